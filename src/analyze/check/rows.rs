//! Bodies that are a condition on each row in focus.

use super::amounts::margin;
use super::certain::undecided;
use super::grid::about_all;
use super::repro::listed;
use super::rules::for_sure;
use super::{RowForm, RowTest, Test, rows_of};
use crate::analyze::arithmetic::{number, quantity, ratio, truth, unit_of};
use crate::analyze::comparison::compare_typed;
use crate::analyze::expression::{condition, expression, figure};
use crate::analyze::formula::growth;
use crate::analyze::scope::column;
use crate::analyze::verb::{Frame, examined, figures_of, rank};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, RankCheck, columns, mismatch, names, nowhere, time};
use crate::catalog::Measure;
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator as Op, Basis, ColumnId, Comparison, Expr,
    ExprKind, OutputColumn, RowFunction, Step, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, Home, Name, PeriodReference, Query, Verb};
use crate::text::{Language, Text, text};
use crate::units::{Dimension, Unit};

/// `progress >= schedule`
pub(super) fn holds(
    check: &ast::Check,
    written: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    of_rows(check, RowForm::Condition, words, |frame| {
        let holds = condition(&mut frame.scope, written)?;
        let mut beside = Vec::new();
        ranks_in(&holds, &mut beside);
        Ok(Tested { holds, beside })
    })
}

/// The ranks that a condition compares: they are no figures, and are shown like them.
fn ranks_in(expr: &Expr, found: &mut Vec<Beside>) {
    match &expr.kind {
        ExprKind::And(one, other) | ExprKind::Or(one, other) => {
            ranks_in(one, found);
            ranks_in(other, found);
        }
        ExprKind::Not(inner) => ranks_in(inner, found),
        ExprKind::Compare(_, left, right) => {
            for side in [left, right] {
                let label = match (&side.ty.kind, &side.kind) {
                    (TypeKind::Rank, ExprKind::Column(_)) => Text::of(&Measure::Rank),
                    (TypeKind::Movement, _) => Text::of(&Measure::Movement),
                    _ => continue,
                };
                let name = label.in_language(Language::English);
                if found.iter().all(|known: &Beside| known.name != name) {
                    let (name, expr) = (name.to_owned(), side.as_ref().clone());
                    found.push(Beside { name, label, expr });
                }
            }
        }
        _ => {}
    }
}

/// `actual versus previous within 30%`: a limit in percent is on the growth, one in the unit of the
/// figure, or in points for a percent, on the difference.
pub(super) fn within(
    check: &ast::Check,
    value: &ast::Expr,
    versus: &PeriodReference,
    limit: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    needs_subjects(check, value.span)?;
    if matches!(limit.kind, ast::ExprKind::Unary(ast::UnaryOperator::Negate, _)) {
        let message = text!("nothing lies within a negative distance", "限度不能是负数");
        let hint = text!("the limit is for both directions", "限度对两个方向都适用");
        return Err(Diagnostic::error(Code::NoMeaning, message).at(limit.span).hint(hint).into());
    }
    of_rows(check, RowForm::Within, words, |frame| {
        let scope = &mut frame.scope;
        let moves = time::moves(versus, words)?;
        let now = figure(scope, value)?;
        let before = scope.then(&moves, |scope| figure(scope, value))?;
        let most = figure(scope, limit)?;
        let span = value.span.to(limit.span);
        let apart = change(&now, before.clone(), &most, span)?;
        let ty = apart.ty.clone();
        let beside = vec![
            Beside { name: "before".into(), label: text!("before", "对比期"), expr: before },
            Beside { name: "change".into(), label: text!("change", "变化"), expr: apart.clone() },
        ];
        let size = Expr { kind: ExprKind::Call(RowFunction::Abs, vec![apart]), ty, span };
        let holds = compare_typed(Comparison::LessEqual, size, most, span)?;
        Ok(Tested { holds, beside })
    })
}

/// How far a figure has gone: in percent of what it was where the limit is one, else as a
/// difference.
fn change(now: &Expr, before: Expr, limit: &Expr, span: Span) -> Result<Expr> {
    let relative = unit_of(limit).dimension == Dimension::Percent;
    let operands = (now.clone(), before.clone());
    let wrong = |found| Vec::from(mismatch::units(found, &operands.0, &operands.1, span));
    if relative {
        // Of two percents the quotient is a number, and so is one of two plain numbers.
        let quotient = ratio(now.clone(), before, span).map_err(wrong)?;
        let percent = match unit_of(&quotient) == Unit::NUMBER {
            true => {
                let ty = quantity(Unit::PERCENT, true);
                Expr { ty, ..crate::analyze::arithmetic::shift(quotient, 2) }
            }
            false => quotient,
        };
        return growth(percent, span).map_err(wrong);
    }
    crate::analyze::arithmetic::arithmetic(Op::Subtract, now.clone(), before, span).map_err(wrong)
}

/// `rank is unique`: no two rows of a partition have the same value.
pub(super) fn unique(
    check: &ast::Check,
    value: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    needs_subjects(check, value.span)?;
    let written = value;
    of_rows(check, RowForm::Unique, words, |frame| {
        let scope = &mut frame.scope;
        let value = expression(scope, written)?;
        let (span, ty) = (value.span, value.ty.clone());
        let key = match &value.kind {
            ExprKind::Column(id) => id.clone(),
            _ => scope.make("key", |into| Step::Derive { into, expr: value.clone() }),
        };
        let mut within = scope.partition();
        within.push(key.clone());
        let rows = Aggregate {
            function: AggregateFunction::Rows,
            argument: Expr { kind: ExprKind::Truth(true), ty: truth(false), span },
            ty: quantity(Unit::NUMBER, false),
        };
        let alike = scope.make("alike", |into| Step::Spread { into, aggregate: rows, within });
        let alike = column(alike, quantity(Unit::NUMBER, false), span);
        let one = number(1.0, Unit::NUMBER, span);
        let alone = Expr {
            kind: ExprKind::Compare(Comparison::Equal, Box::new(alike), Box::new(one)),
            ty: truth(false),
            span,
        };
        let key = column(key, ty, span);
        let (name, label) = (written.to_string(), written.text_in_both());
        let beside = vec![Beside { name, label, expr: key.clone() }];
        Ok(Tested { holds: where_known(key, alone), beside })
    })
}

/// `district in previous`: the district has a figure there. Where nobody has one, nothing is known.
pub(super) fn district_in(
    check: &ast::Check,
    district: &Name,
    home: &Home,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    if names::column(&district.text(), &words.catalog) != Some(ColumnId::District) {
        let noun = words.catalog.nouns.one();
        let message = text!(
            "what is looked up is the {noun} of each row, not {name}",
            "要查找的是各行的{noun}，而不是 `{name}`",
            noun,
            name = district.text()
        );
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(district.span)
            .replace(district.span, "district")
            .into());
    }
    let Home::Period(period) = home else {
        about_all(check)?;
        return Ok(Warned { value: Test::Directory, warnings: vec![] });
    };
    needs_subjects(check, district.span)?;
    of_rows(check, RowForm::DistrictIn, words, |frame| {
        let scope = &mut frame.scope;
        let moves = crate::analyze::time::crossing(&time::moves(period, words)?, false);
        let span = period.span;
        let mut there: Option<Expr> = None;
        for figure in scope.focus.clone().into_iter().flat_map(|one| figures_of(words, one)) {
            scope.uses(figure);
            let kind =
                ExprKind::FigureAt { figure, moves: moves.clone(), by_end: true, adds: false };
            let (_, unit) = crate::analyze::measure::stored_unit(
                scope.catalog,
                figure.indicator,
                figure.measure,
            );
            let found = Expr { kind, ty: quantity(unit, true), span };
            let missing =
                Expr { kind: ExprKind::IsMissing(Box::new(found)), ty: truth(false), span };
            let has = Expr { kind: ExprKind::Not(Box::new(missing)), ty: truth(false), span };
            there = Some(match there {
                Some(before) => crate::analyze::expression::or(before, has, span),
                None => has,
            });
        }
        let none = Expr { kind: ExprKind::Truth(false), ty: truth(false), span };
        let there = there.unwrap_or(none);
        let anybody = Aggregate {
            function: AggregateFunction::Count,
            argument: there.clone(),
            ty: quantity(Unit::NUMBER, false),
        };
        let within = scope.partition();
        let anybody = scope.make("there", |into| Step::Spread { into, aggregate: anybody, within });
        let anybody = column(anybody, quantity(Unit::NUMBER, false), span);
        let zero = number(0.0, Unit::NUMBER, span);
        let nobody = Expr {
            kind: ExprKind::Compare(Comparison::Equal, Box::new(anybody), Box::new(zero)),
            ty: truth(false),
            span,
        };
        Ok(Tested { holds: unless(nobody, there), beside: vec![] })
    })
}

/// What has to be true of a row.
struct Tested {
    holds: Expr,
    /// What is shown beside the figures that it names.
    beside: Vec<Beside>,
}

/// A column that is shown because the condition looks at it.
struct Beside {
    name: String,
    label: Text,
    expr: Expr,
}

/// A test over the rows in focus, of the condition that `tested` makes.
fn of_rows(
    check: &ast::Check,
    form: RowForm,
    words: &Vocabulary,
    tested: impl FnOnce(&mut Frame<'_>) -> Result<Tested>,
) -> Result<Warned<Test>> {
    let query = rows_of(check, check.subjects.clone());
    let mut frame = examined(&query, words)?;
    let Tested { holds, beside } = tested(&mut frame)?;
    let margin = match form {
        RowForm::Condition | RowForm::Within => margin(&holds),
        RowForm::Unique | RowForm::DistrictIn => None,
    };
    let mut columns = frame.key_columns();
    columns.extend(frame.looked_at()?);
    for Beside { name, label, expr } in beside {
        if columns.iter().all(|known| known.name != name) {
            let made = columns::of_expr(&mut frame.scope, name, expr, Basis::Computed);
            columns.push(OutputColumn { label, ..made });
        }
    }
    columns.extend(margin.clone().map(|margin| margin_column(&mut frame, margin)));
    let rows = frame.row_noun();
    let (plan, warnings) = frame.rows_with(columns, rows);
    let hint = || text!("leave out `for sure`, or compare figures", "去掉 `必定`，或改为比较数值");
    if for_sure(check)
        && let Some(wrong) = undecided(&holds, &plan, hint())
    {
        return Err(wrong.into());
    }
    let shown = Some(listed(&check.subjects, check.clauses.clone()).text_in_both());
    let rank_checks = match looks_at_ranks(&holds) {
        true => rank_checks(check, words),
        false => vec![],
    };
    let for_sure = for_sure(check);
    let test = RowTest { form, plan, holds, margin, for_sure, shown, rank_checks };
    Ok(Warned { value: Test::Rows(test), warnings })
}

/// Whether a condition is about ranks, which are worked out also where they are printed.
fn looks_at_ranks(expr: &Expr) -> bool {
    let is_made = matches!(expr.kind, ExprKind::Column(ColumnId::Made(_)));
    is_made && expr.ty.kind == TypeKind::Rank || expr.operands().into_iter().any(looks_at_ranks)
}

/// What a ranking of the same rows says of the ranks that are printed for them.
fn rank_checks(check: &ast::Check, words: &Vocabulary) -> Vec<RankCheck> {
    let rows = rows_of(check, check.subjects.clone());
    match rank(&Query { verb: Verb::Rank, ..rows }, words) {
        Ok(Meaning::Table(table)) => table.rank_checks,
        _ => vec![],
    }
}

/// The column of a margin.
pub(super) fn margin_column(frame: &mut Frame<'_>, margin: Expr) -> OutputColumn {
    let column = columns::of_expr(&mut frame.scope, "margin".into(), margin, Basis::Computed);
    OutputColumn { label: text!("margin", "余量"), ..column }
}

/// The condition, where a value is there; else unknown.
fn where_known(value: Expr, condition: Expr) -> Expr {
    let span = condition.span;
    let missing = Expr { kind: ExprKind::IsMissing(Box::new(value)), ty: truth(false), span };
    unless(missing, condition)
}

/// The condition, unless another one is true; then unknown.
fn unless(unknown: Expr, condition: Expr) -> Expr {
    let (span, ty) = (condition.span, truth(true));
    let missing = Expr { kind: ExprKind::Missing, ty: ty.clone(), span };
    let kind = ExprKind::Choose(Box::new(unknown), Box::new(missing), Box::new(condition));
    Expr { kind, ty: Type { nullable: true, ..ty }, span }
}

/// A body about rows needs to be told whose.
pub(super) fn needs_subjects(check: &ast::Check, place: Span) -> Result<()> {
    if !check.subjects.is_empty() {
        return Ok(());
    }
    let message = text!("of which indicator are the rows?", "要看哪个指标的行？");
    let id = &check.id.text;
    let hint = text!(
        "say it before the colon: check {id} for domestic: …",
        "在冒号之前写明：检查 {id} 针对 内资：…",
        id
    );
    let place = if place == nowhere() { check.body.span } else { place };
    Err(Diagnostic::error(Code::AmbiguousName, message).at(place).hint(hint).into())
}
