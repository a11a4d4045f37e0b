//! The formulas of the measures that are worked out.
//!
//! Takes a measure that [`can_compute`](super::measure::can_compute) says yes to; gives an expression
//! over other measures. Each input is read as a bare name would read it, at the time that the scope
//! is at, so that a formula at another period is the same formula over that period's figures.

use super::arithmetic::{arithmetic, number, quantity, ratio, settled, shift, truth, unit_of};
use super::measure::{Reading, is_printed, measure};
use super::scope::{Scope, column};
use super::time::crossing;
use crate::catalog::{Indicator, IndicatorId, Kind, Measure, Skip};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator as Op, Comparison, Expr, ExprKind, Move, Step,
    Type, TypeKind,
};
use crate::source::Span;
use crate::text::text;
use crate::units::{Dimension, Mismatch, Unit};

/// The formula of a measure that [`can_compute`](super::measure::can_compute) says yes to.
pub(super) fn computed(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    span: Span,
) -> Result<Expr> {
    let usual = |scope: &mut Scope, which| measure(scope, indicator, which, Reading::Usual, span);
    let inputs = |scope: &mut Scope, a, b| Ok::<_, Vec<_>>((usual(scope, a)?, usual(scope, b)?));
    let formula = match which {
        Measure::Actual => return actual(scope, indicator, span),
        Measure::Progress => {
            let (actual, target) = inputs(scope, Measure::Actual, Measure::Target)?;
            match scope.indicator(indicator).lower_is_better {
                true => ratio(target, actual, span),
                false => ratio(actual, target, span),
            }
        }
        Measure::Schedule => {
            let rounded = Rounded::as_progress(scope, indicator);
            Ok(schedule(scope, rounded, span))
        }
        Measure::Gap => {
            let (progress, schedule) = inputs(scope, Measure::Progress, Measure::Schedule)?;
            arithmetic(Op::Subtract, progress, schedule, span)
        }
        Measure::Pace => {
            let (progress, schedule) = inputs(scope, Measure::Progress, Measure::Schedule)?;
            arithmetic(Op::Divide, progress, schedule, span)
        }
        Measure::Shortfall => {
            let (target, actual) = inputs(scope, Measure::Target, Measure::Actual)?;
            let exact = schedule(scope, Rounded::No, span);
            arithmetic(Op::Subtract, part_of(target, exact, span), actual, span)
        }
        Measure::RunRate => {
            let (target, actual) = inputs(scope, Measure::Target, Measure::Actual)?;
            let left = months_left(scope, span);
            arithmetic(Op::Subtract, target, actual, span)
                .and_then(|missing| arithmetic(Op::Divide, missing, left, span))
        }
        Measure::Projected => {
            let actual = usual(scope, Measure::Actual)?;
            let elapsed = shift(schedule(scope, Rounded::No, span), -2);
            let elapsed = Expr { ty: quantity(Unit::NUMBER, true), ..elapsed };
            arithmetic(Op::Divide, actual, elapsed, span)
        }
        Measure::Base if is_printed(scope, indicator, Measure::Yoy) => {
            let (actual, yoy) = inputs(scope, Measure::Actual, Measure::Yoy)?;
            base(actual, yoy, span)
        }
        Measure::Base => {
            return scope.then(&[Move::LastYear], |scope| usual(scope, Measure::Actual));
        }
        Measure::Yoy => {
            let actual = usual(scope, Measure::Actual)?;
            let base = scope.then(&[Move::LastYear], |scope| usual(scope, Measure::Actual))?;
            ratio(actual, base, span).and_then(|ratio| growth(ratio, span))
        }
        Measure::Share => {
            let actual = usual(scope, Measure::Actual)?;
            let total = scope.aggregate(sum(actual.clone()), span);
            ratio(actual, total, span)
        }
        Measure::Contribution => {
            let (actual, base) = inputs(scope, Measure::Actual, Measure::Base)?;
            arithmetic(Op::Subtract, actual, base, span).and_then(|growth| {
                let total = scope.aggregate(sum(growth.clone()), span);
                ratio(growth, total, span)
            })
        }
        Measure::Pull => {
            let (actual, base) = inputs(scope, Measure::Actual, Measure::Base)?;
            let bases = sum(where_present(base.clone(), &actual));
            let bases = scope.aggregate(bases, span);
            arithmetic(Op::Subtract, actual, base, span)
                .and_then(|growth| ratio(growth, bases, span))
                .map(|pull| Expr { ty: quantity(Unit::POINTS, true), ..pull })
        }
        Measure::PeriodActual => return period_actual(scope, indicator, span),
        Measure::Rank => return rank(scope, indicator, span),
        Measure::PreviousRank => return previous_rank(scope, indicator, span),
        Measure::Movement => {
            let (now, before) = inputs(scope, Measure::Rank, Measure::PreviousRank)?;
            let place = |rank: Expr| Expr { ty: quantity(Unit::NUMBER, true), ..rank };
            let ty = Type { kind: TypeKind::Movement, nullable: true };
            arithmetic(Op::Subtract, place(before), place(now), span)
                .map(|places| Expr { ty, ..places })
        }
        Measure::Target | Measure::Score => {
            return Err(super::measure::no_such(scope, indicator, which, span).into());
        }
    };
    formula.map_err(|mismatch| {
        units_of_catalog(scope.indicator(indicator), which, &mismatch, span).into()
    })
}

/// What a defined indicator stands for; the quotient of the parts of a rate.
fn actual(scope: &mut Scope, indicator: IndicatorId, span: Span) -> Result<Expr> {
    let words = scope.words;
    let definition = words.formula(indicator).or_else(|| words.relation(indicator));
    if let Some(definition) = definition.cloned() {
        return super::define::expanded(scope, &definition, vec![], span);
    }
    let Some((above, below)) = scope.indicator(indicator).parts else {
        return Err(super::measure::no_such(scope, indicator, Measure::Actual, span).into());
    };
    let above = measure(scope, above, Measure::Actual, Reading::Usual, span)?;
    let below = measure(scope, below, Measure::Actual, Reading::Usual, span)?;
    let quotient = match scope.indicator(indicator).unit.dimension {
        Dimension::Percent => ratio(above, below, span),
        _ => arithmetic(Op::Divide, above, below, span),
    };
    quotient.map_err(|mismatch| {
        units_of_catalog(scope.indicator(indicator), Measure::Actual, &mismatch, span).into()
    })
}

/// What the single period has added; of a flow, the figure itself. Its neighbours compare across
/// the year's end, as theirs do.
fn period_actual(scope: &mut Scope, indicator: IndicatorId, span: Span) -> Result<Expr> {
    let actual =
        |scope: &mut Scope| measure(scope, indicator, Measure::Actual, Reading::Usual, span);
    let crosses = std::mem::replace(&mut scope.crosses, true);
    let both = actual(scope).and_then(|now| {
        let before = match scope.indicator(indicator).kind {
            Kind::Cumulative => Some(scope.then(&[Move::BeforeStart], actual)?),
            _ => None,
        };
        Ok((now, before))
    });
    scope.crosses = crosses;
    match both? {
        (now, None) => Ok(now),
        (now, Some(before)) => arithmetic(Op::Subtract, now, before, span).map_err(|mismatch| {
            let record = scope.indicator(indicator);
            units_of_catalog(record, Measure::PeriodActual, &mismatch, span).into()
        }),
    }
}

/// The rank that the district had at the period compared with.
fn previous_rank(scope: &mut Scope, indicator: IndicatorId, span: Span) -> Result<Expr> {
    let now = scope.now(|scope| rank(scope, indicator, span))?;
    let ExprKind::Column(of) = now.kind else { return Ok(now) };
    let mut moves = crossing(scope.time(), false);
    moves.extend(crossing(&scope.versus, false));
    Ok(scope.recall(of, moves, span))
}

/// So many percent of an amount, in the amount's unit, also where it has none.
fn part_of(amount: Expr, percent: Expr, span: Span) -> Expr {
    let ty = quantity(unit_of(&amount), amount.ty.nullable || percent.ty.nullable);
    let kind = ExprKind::Arithmetic(Op::Multiply, Box::new(amount), Box::new(percent));
    super::arithmetic::shift(Expr { kind, ty, span }, -2)
}

/// actual / (1 + yoy), in the unit of the actual.
pub(super) fn base(actual: Expr, yoy: Expr, span: Span) -> Result<Expr, Mismatch> {
    let unit = unit_of(&actual);
    let growth = arithmetic(Op::Add, number(100.0, Unit::PERCENT, span), yoy, span)?;
    let factor = super::arithmetic::shift(growth, -2);
    let factor = Expr { ty: quantity(Unit::NUMBER, true), ..factor };
    let base = arithmetic(Op::Divide, actual, factor, span)?;
    Ok(Expr { ty: quantity(unit, true), ..base })
}

/// A ratio of two years as growth: 104.62% is 4.62%.
pub(super) fn growth(ratio: Expr, span: Span) -> Result<Expr, Mismatch> {
    let whole = number(100.0, Unit::PERCENT, span);
    let growth = arithmetic(Op::Subtract, ratio, whole, span)?;
    // The difference of two percents is in points by the rule; growth is a percent.
    Ok(Expr { ty: quantity(Unit::PERCENT, true), ..growth })
}

/// Whether the schedule is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounded {
    /// To the digits that the catalog says: what a printed progress, rounded itself, is held against.
    Catalog,
    /// It is exact: what amounts are reckoned with, and a progress that is worked out.
    No,
}

impl Rounded {
    /// As the progress of the indicator is. That of a total is always worked out.
    fn as_progress(scope: &Scope, indicator: IndicatorId) -> Self {
        match is_printed(scope, indicator, Measure::Progress) && !scope.collapsing {
            true => Self::Catalog,
            false => Self::No,
        }
    }
}

/// The percent of the year that has passed.
pub(super) fn schedule(scope: &Scope, rounded: Rounded, span: Span) -> Expr {
    let rule = &scope.catalog.schedule;
    let decimals = (rounded == Rounded::Catalog).then_some(rule.decimals);
    let moves = crossing(scope.time(), false);
    let nullable = !moves.is_empty();
    let kind = ExprKind::Schedule { by: rule.by, decimals, moves };
    Expr { kind, ty: quantity(Unit::PERCENT, nullable), span }
}

/// How many months of the year are left.
fn months_left(scope: &Scope, span: Span) -> Expr {
    let moves = crossing(scope.time(), false);
    let nullable = !moves.is_empty();
    Expr { kind: ExprKind::MonthsLeft { moves }, ty: quantity(Unit::NUMBER, nullable), span }
}

/// The expression where the other is present, else missing.
pub(super) fn where_present(expr: Expr, other: &Expr) -> Expr {
    if !other.ty.nullable {
        return expr;
    }
    let (span, ty) = (expr.span, Type { kind: expr.ty.kind.clone(), nullable: true });
    let is_missing =
        Expr { kind: ExprKind::IsMissing(Box::new(other.clone())), ty: truth(false), span };
    let missing = Expr { kind: ExprKind::Missing, ty: ty.clone(), span };
    let kind = ExprKind::Choose(Box::new(is_missing), Box::new(missing), Box::new(expr));
    Expr { kind, ty, span }
}

/// The sum over the population.
pub(super) fn sum(argument: Expr) -> Aggregate {
    let ty = Type { kind: argument.ty.kind.clone(), nullable: true };
    Aggregate { function: AggregateFunction::Sum, argument, ty }
}

/// The rank by the catalog's rule, made once for each indicator; at another period, the one that
/// the district has in the ranking there.
fn rank(scope: &mut Scope, indicator: IndicatorId, span: Span) -> Result<Expr> {
    let ty = Type { kind: TypeKind::Rank, nullable: true };
    if !scope.time().is_empty() {
        let now = scope.now(|scope| rank(scope, indicator, span))?;
        let ExprKind::Column(of) = now.kind else { return Ok(now) };
        let moves = crossing(scope.time(), false);
        return Ok(scope.recall(of, moves, span));
    }
    if let Some(known) = scope.rank_of(indicator) {
        return Ok(column(known, ty, span));
    }
    let rule = scope.indicator(indicator).ranking.clone();
    let key = settled(ranking_key(scope, indicator, rule.by, span)?);
    let ranked = ranked(&rule.skip, &key);
    let within = scope.partition();
    let (best, ties) = (rule.best, rule.ties);
    let made = scope.make("rank", |into| Step::Rank { into, key, best, ties, ranked, within });
    scope.set_rank(indicator, made.clone());
    Ok(column(made, ty, span))
}

/// What an indicator is ranked by; one that has nothing but printed ranks, by those.
pub(super) fn ranking_key(
    scope: &mut Scope,
    indicator: IndicatorId,
    by: Measure,
    span: Span,
) -> Result<Expr> {
    let reading = if by == Measure::Rank { Reading::Published } else { Reading::Usual };
    measure(scope, indicator, by, reading, span)
}

/// Which rows a ranking takes in, by what the catalog says it skips.
pub(super) fn ranked(skip: &[Skip], key: &Expr) -> Option<Expr> {
    skip.contains(&Skip::Zero).then(|| {
        let zero = number(0.0, unit_of(key), key.span);
        let kind = ExprKind::Compare(Comparison::NotEqual, Box::new(key.clone()), Box::new(zero));
        Expr { kind, ty: truth(true), span: key.span }
    })
}

/// A formula whose inputs the catalog gives units that do not meet.
fn units_of_catalog(
    indicator: &Indicator,
    measure: Measure,
    mismatch: &Mismatch,
    span: Span,
) -> Diagnostic {
    let words = super::mismatch::unit_in_words;
    let (left, right) = (words(&mismatch.left), words(&mismatch.right));
    let message = text!(
        "the {measure} of {indicator} would join {left} with {right}",
        "{indicator}的{measure}会把{left}与{right}混在一起",
        measure,
        indicator,
        left,
        right
    );
    let hint = text!(
        "the units that the catalog states for its columns do not fit together",
        "目录里各列写明的单位彼此不符"
    );
    Diagnostic::error(Code::UnitMismatch, message).at(span).hint(hint)
}
