//! Syntax trees as short text, for tests: `(rank domestic (where (< progress 25%)))`.

mod check;

use crate::syntax::ast::*;

/// The statements, one a line, with the names.
pub fn print(statements: &[Statement]) -> String {
    let lines: Vec<_> = statements.iter().map(|one| statement(one, &name)).collect();
    lines.join("\n")
}

/// The same with `_` for every name and text, so that a statement can be held against its
/// translation.
pub fn shape(statements: &[Statement]) -> String {
    let lines: Vec<_> = statements.iter().map(|one| statement(one, &|_| "_".into())).collect();
    lines.join("\n")
}

fn name(name: &Name) -> String {
    let part =
        |part: &NamePart| if part.quoted { format!("`{}`", part.text) } else { part.text.clone() };
    name.parts.iter().map(part).collect::<Vec<_>>().join(".")
}

type Named<'a> = &'a dyn Fn(&Name) -> String;

fn statement(statement: &Statement, named: Named<'_>) -> String {
    match &statement.kind {
        StatementKind::Query(query) => self::query(query, named),
        StatementKind::Describe(names) => {
            let names: String = names.iter().map(|one| format!(" {}", named(one))).collect();
            format!("(describe{names})")
        }
        StatementKind::Explain(inner) => format!("(explain {})", self::statement(inner, named)),
        StatementKind::Trace(asked) => format!("(trace {})", inquiry(asked, named)),
        StatementKind::Help(topic) => {
            format!(
                "(help{})",
                topic.as_ref().map(|one| format!(" {}", named(one))).unwrap_or_default()
            )
        }
        StatementKind::Let(_, query) => format!("(let _ {})", self::query(query, named)),
        StatementKind::Define(_, value) => format!("(define _ {})", expression(value, named)),
        StatementKind::Param(_, value) => format!("(param _ {})", expression(value, named)),
        StatementKind::Include(_) => "(include _)".into(),
        StatementKind::Print(template) => {
            let parts = template.parts.iter().map(|part| match part {
                TemplatePart::Text(_) => "_".to_owned(),
                TemplatePart::Value(value) => inquiry(value, named),
            });
            format!("(print {})", parts.collect::<Vec<_>>().join(" "))
        }
        StatementKind::Save { what, overwrite, .. } => {
            format!("(save {} _{})", named(what), if *overwrite { " overwrite" } else { "" })
        }
        StatementKind::Check(check) => self::check::check(check, named),
        StatementKind::Waive(waive) => self::check::waive(waive, named),
        StatementKind::Audit(audit) => self::check::audit(audit, named),
    }
}

fn query(query: &Query, named: Named<'_>) -> String {
    let mut parts = vec![format!("{:?}", query.verb).to_lowercase()];
    parts.extend(query.subjects.iter().map(named));
    parts.extend(query.clauses.iter().map(|one| clause(one, named)));
    format!("({})", parts.join(" "))
}

fn inquiry(inquiry: &Inquiry, named: Named<'_>) -> String {
    let what = match &inquiry.kind {
        InquiryKind::Value(expr) => expression(expr, named),
        InquiryKind::Count => "count".into(),
        InquiryKind::Names => "names".into(),
    };
    let of = inquiry.of.as_ref().map(|of| format!(" of {}", named(of))).unwrap_or_default();
    let at = inquiry.at.as_ref().map(|at| format!(" {}", period("at", at, named)));
    format!("{{{what}{of}{}}}", at.unwrap_or_default())
}

fn period(word: &str, period: &PeriodReference, named: Named<'_>) -> String {
    match &period.kind {
        PeriodReferenceKind::Literal(literal) => format!("({word} {literal:?})"),
        PeriodReferenceKind::Latest => format!("({word} latest)"),
        PeriodReferenceKind::Previous => format!("({word} previous)"),
        PeriodReferenceKind::LastYear => format!("({word} last-year)"),
        PeriodReferenceKind::Name(name) => format!("({word} {})", named(name)),
    }
}

fn row_count(count: &RowCount, named: Named<'_>) -> String {
    match count {
        RowCount::Number(count) => count.to_string(),
        RowCount::Name(name) => named(name),
    }
}

fn clause(clause: &Clause, named: Named<'_>) -> String {
    match &clause.kind {
        ClauseKind::Where(expr) => format!("(where {})", expression(expr, named)),
        ClauseKind::Among(expr) => format!("(among {})", expression(expr, named)),
        ClauseKind::By(expr) => format!("(by {})", expression(expr, named)),
        ClauseKind::Ascending => "asc".into(),
        ClauseKind::Descending => "desc".into(),
        ClauseKind::Top(count) => format!("(top {})", row_count(count, named)),
        ClauseKind::Bottom(count) => format!("(bottom {})", row_count(count, named)),
        ClauseKind::Per(by) => format!("(per {})", named(by)),
        ClauseKind::Show(columns) => {
            format!("(show {})", self::columns(columns, named))
        }
        ClauseKind::At(at) => period("at", at, named),
        ClauseKind::Versus(at) => period("versus", at, named),
        ClauseKind::From(at) => period("from", at, named),
        ClauseKind::To(at) => period("to", at, named),
        ClauseKind::Of(names) => {
            format!("(of {})", names.iter().map(named).collect::<Vec<_>>().join(" "))
        }
    }
}

fn columns(columns: &[ShownColumn], named: Named<'_>) -> String {
    let column = |column: &ShownColumn| match &column.unit {
        Some(unit) => format!("(in {} {})", expression(&column.expr, named), named(unit)),
        None => expression(&column.expr, named),
    };
    columns.iter().map(column).collect::<Vec<_>>().join(" ")
}

fn expression(expr: &Expr, named: Named<'_>) -> String {
    let of = |expr: &Expr| expression(expr, named);
    let negate = |negated: &bool| if *negated { "not-" } else { "" };
    let all = |list: &[Expr]| list.iter().map(|one| format!(" {}", of(one))).collect::<String>();
    match &expr.kind {
        ExprKind::Quantity(quantity) => format!("{}{}", quantity.value, quantity.unit),
        ExprKind::Text(text) => format!("{text:?}"),
        ExprKind::Period(period) => format!("{period:?}"),
        ExprKind::Truth(truth) => truth.to_string(),
        ExprKind::Name(name) => named(name),
        ExprKind::Unary(UnaryOperator::Negate, value) => format!("(- {})", of(value)),
        ExprKind::Unary(UnaryOperator::Not, value) => format!("(not {})", of(value)),
        ExprKind::Binary(operator, left, right) => {
            format!("({} {} {})", sign(*operator), of(left), of(right))
        }
        ExprKind::Between { value, low, high, negated } => {
            format!("({}between {} {} {})", negate(negated), of(value), of(low), of(high))
        }
        ExprKind::In { value, choices, negated } => {
            format!("({}in {}{})", negate(negated), of(value), all(choices))
        }
        ExprKind::IsMissing { value, negated } => {
            format!("({}missing {})", negate(negated), of(value))
        }
        ExprKind::Match { value, operator, pattern, negated } => {
            let operator = format!("{operator:?}").to_lowercase();
            format!("({}{operator} {} {})", negate(negated), of(value), of(pattern))
        }
        ExprKind::Call { function, arguments } => {
            format!("(call {}{})", named(function), all(arguments))
        }
        ExprKind::At { value, period: at } => {
            format!("{} {}", of(value), period("at", at, named))
        }
        ExprKind::Case { arms, otherwise } => {
            let arms = arms.iter().map(|(when, then)| format!(" ({} {})", of(when), of(then)));
            let otherwise = otherwise.as_ref().map(|one| format!(" {}", of(one)));
            format!("(case{}{})", arms.collect::<String>(), otherwise.unwrap_or_default())
        }
    }
}

fn sign(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide => "/",
        BinaryOperator::Equal => "=",
        BinaryOperator::NotEqual => "!=",
        BinaryOperator::Less => "<",
        BinaryOperator::LessEqual => "<=",
        BinaryOperator::Greater => ">",
        BinaryOperator::GreaterEqual => ">=",
        BinaryOperator::And => "and",
        BinaryOperator::Or => "or",
    }
}
