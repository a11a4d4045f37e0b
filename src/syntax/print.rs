//! A syntax tree as text: the one canonical spelling, in English keywords, names as written.
//!
//! `explain` shows it, and columns without a name of their own are called by it.

use super::ast::*;
use crate::period::{Part, PeriodLiteral};
use std::fmt::{self, Display, Formatter};

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            StatementKind::Query(query) => query.fmt(f),
            StatementKind::Describe(names) if names.is_empty() => f.write_str("describe"),
            StatementKind::Describe(names) => write!(f, "describe {}", list(names)),
            StatementKind::Explain(inner) => write!(f, "explain {inner}"),
            StatementKind::Help(None) => f.write_str("help"),
            StatementKind::Help(Some(topic)) => write!(f, "help {topic}"),
            StatementKind::Let(name, query) => write!(f, "let {name} = {query}"),
            StatementKind::Define(name, value) => write!(f, "define {name} = {}", value.inside(1)),
            StatementKind::Param(name, value) => write!(f, "param {name} = {}", value.inside(1)),
            StatementKind::Include(path) => write!(f, "include {}", Quoted(&path.text)),
            StatementKind::Print(template) => write!(f, "print {template}"),
            StatementKind::Save { what, path, overwrite } => {
                let overwrite = if *overwrite { " overwrite" } else { "" };
                write!(f, "save {what} to {}{overwrite}", Quoted(&path.text))
            }
        }
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb, list(&self.subjects))?;
        // The order of meaning, whatever the order written.
        let mut clauses: Vec<&Clause> = self.clauses.iter().collect();
        clauses.sort_by_key(|clause| clause.kind.place());
        clauses.into_iter().try_for_each(|clause| write!(f, " {}", clause.kind))
    }
}

impl Display for Verb {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rank => "rank",
            Self::List => "list",
            Self::Total => "total",
            Self::Count => "count",
            Self::Show => "show",
            Self::Compare => "compare",
            Self::Trend => "trend",
        })
    }
}

impl ClauseKind {
    /// Its place in the order of meaning: period, `among`, rank, `where`, cut, `show`.
    fn place(&self) -> u8 {
        match self {
            Self::Of(_) => 0,
            Self::At(_) | Self::From(_) => 1,
            Self::To(_) => 2,
            Self::Versus(_) => 3,
            Self::Among(_) => 4,
            Self::Per(_) => 5,
            Self::By(_) => 6,
            Self::Ascending | Self::Descending => 7,
            Self::Where(_) => 8,
            Self::Top(_) | Self::Bottom(_) => 9,
            Self::Show(_) => 10,
        }
    }
}

impl Display for ClauseKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Where(expr) => write!(f, "where {}", expr.inside(1)),
            Self::Among(expr) => write!(f, "among {}", expr.inside(1)),
            Self::By(expr) => write!(f, "by {}", expr.inside(1)),
            Self::Ascending => f.write_str("asc"),
            Self::Descending => f.write_str("desc"),
            Self::Top(count) => write!(f, "top {count}"),
            Self::Bottom(count) => write!(f, "bottom {count}"),
            Self::Per(name) => write!(f, "per {name}"),
            Self::Show(columns) => write!(f, "show {}", list(columns)),
            Self::At(period) => write!(f, "at {period}"),
            Self::Versus(period) => write!(f, "versus {period}"),
            Self::From(period) => write!(f, "from {period}"),
            Self::To(period) => write!(f, "to {period}"),
            Self::Of(names) => write!(f, "of {}", list(names)),
        }
    }
}

impl Display for PeriodReference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            PeriodReferenceKind::Literal(period) => period.fmt(f),
            PeriodReferenceKind::Latest => f.write_str("latest"),
            PeriodReferenceKind::Previous => f.write_str("previous"),
            PeriodReferenceKind::LastYear => f.write_str("same period last year"),
            PeriodReferenceKind::Name(name) => name.fmt(f),
        }
    }
}

impl Display for Template {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(part) => {
                    for sign in part.chars() {
                        text.push(sign);
                        // A full-width brace opens a value too.
                        if matches!(sign, '{' | '}' | '｛' | '｝') {
                            text.push(sign);
                        }
                    }
                }
                TemplatePart::Value(inquiry) => text += &format!("{{{inquiry}}}"),
            }
        }
        Quoted(&text).fmt(f)
    }
}

impl Display for Inquiry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            InquiryKind::Value(expr) => f.write_str(&expr.inside(1))?,
            InquiryKind::Count => f.write_str("count")?,
            InquiryKind::Names => f.write_str("names")?,
        }
        if let Some(of) = &self.of {
            write!(f, " of {of}")?;
        }
        match &self.at {
            Some(at) => write!(f, " at {at}"),
            None => Ok(()),
        }
    }
}

impl Display for ShownColumn {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{} in {unit}", self.expr.inside(1)),
            None => f.write_str(&self.expr.inside(1)),
        }
    }
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            let dot = if index > 0 { "." } else { "" };
            write!(f, "{dot}{part}")?;
        }
        Ok(())
    }
}

impl Display for NamePart {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.quoted {
            true => write!(f, "`{}`", self.text),
            false => f.write_str(&self.text),
        }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Quantity(quantity) => write!(f, "{}{}", quantity.value, quantity.unit),
            ExprKind::Text(text) => write!(f, "{}", Quoted(text)),
            // Where no period has to stand, 2023 alone is a number.
            ExprKind::Period(PeriodLiteral { year: Some(year), part: Part::Year }) => {
                write!(f, "{year}年")
            }
            ExprKind::Period(period) => period.fmt(f),
            ExprKind::Truth(value) => value.fmt(f),
            ExprKind::Name(name) => name.fmt(f),
            ExprKind::Unary(UnaryOperator::Negate, operand) => write!(f, "-{}", operand.inside(7)),
            ExprKind::Unary(UnaryOperator::Not, operand) => write!(f, "not {}", operand.inside(3)),
            ExprKind::Binary(operator, left, right) => {
                let strength = operator.strength();
                // The right operand of an operator that groups to the left needs brackets at the
                // same strength; comparisons do not chain, so both of theirs do.
                let left_strength = if strength == 4 { 5 } else { strength };
                let (left, right) = (left.inside(left_strength), right.inside(strength + 1));
                write!(f, "{left} {operator} {right}")
            }
            ExprKind::Between { value, low, high, negated } => {
                let (value, low, high) = (value.inside(5), low.inside(5), high.inside(5));
                write!(f, "{value} {}between {low} and {high}", not(*negated))
            }
            ExprKind::In { value, choices, negated } => {
                write!(f, "{} {}in ({})", value.inside(5), not(*negated), list(choices))
            }
            ExprKind::IsMissing { value, negated } => {
                write!(f, "{} is {}missing", value.inside(5), not(*negated))
            }
            ExprKind::Match { value, operator, pattern, negated } => {
                write!(f, "{} {}{operator} {}", value.inside(5), not(*negated), pattern.inside(5))
            }
            ExprKind::Call { function, arguments } => write!(f, "{function}({})", list(arguments)),
            ExprKind::At { value, period } => write!(f, "{} at {period}", value.inside(8)),
            ExprKind::Case { arms, otherwise } => {
                f.write_str("case")?;
                for (condition, value) in arms {
                    write!(f, " when {} then {}", condition.inside(1), value.inside(1))?;
                }
                if let Some(otherwise) = otherwise {
                    write!(f, " else {}", otherwise.inside(1))?;
                }
                f.write_str(" end")
            }
        }
    }
}

impl Expr {
    /// How strongly it holds together; see `grammar/indiq.ebnf`.
    fn strength(&self) -> u8 {
        match &self.kind {
            ExprKind::Binary(operator, ..) => operator.strength(),
            ExprKind::Unary(UnaryOperator::Not, _) => 3,
            ExprKind::Unary(UnaryOperator::Negate, _) => 7,
            ExprKind::Between { .. }
            | ExprKind::In { .. }
            | ExprKind::IsMissing { .. }
            | ExprKind::Match { .. } => 4,
            ExprKind::At { .. } => 0,
            _ => 8,
        }
    }

    /// Its text where an operator of such strength holds it: in brackets if it is weaker. With 1,
    /// where no bracket of its own stands around it, as a period of its own needs one.
    fn inside(&self, strength: u8) -> String {
        if self.strength() < strength { format!("({self})") } else { self.to_string() }
    }
}

impl BinaryOperator {
    /// How strongly it binds, `or` the least.
    fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal
            | Self::NotEqual
            | Self::Less
            | Self::LessEqual
            | Self::Greater
            | Self::GreaterEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide => 6,
        }
    }
}

impl Display for BinaryOperator {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::And => "and",
            Self::Or => "or",
        })
    }
}

impl Display for MatchOperator {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Contains => "contains",
            Self::StartsWith => "starts with",
            Self::EndsWith => "ends with",
            Self::Matches => "matches",
        })
    }
}

/// A text in quotes, with what a string literal escapes.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let escaped = self.0.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        write!(f, "\"{escaped}\"")
    }
}

fn not(negated: bool) -> &'static str {
    if negated { "not " } else { "" }
}

fn list<T: Display>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(T::to_string).collect();
    texts.join(", ")
}
