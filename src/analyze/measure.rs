//! Measures: printed or computed, and the formulas of those that are computed.
//!
//! A measure that a source prints for the population is used as printed; one that none prints is
//! worked out from those that are. `rank` is always worked out.

use super::arithmetic::{arithmetic, in_unit, number, quantity, ratio, settled, truth, unit_of};
use super::scope::{Scope, column};
use crate::catalog::{Catalog, Indicator, IndicatorId, Kind, Layout, Measure, Skip};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::Figure;
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator as Op, ColumnId, Comparison, Expr, ExprKind,
    Step, Type, TypeKind,
};
use crate::source::Span;
use crate::units::{Dimension, Mismatch, Unit};

/// Which of its two faces a measure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Printed where some source prints it, else computed.
    Usual,
    /// `published(x)`
    Published,
    /// `computed(x)`
    Computed,
}

/// A measure of an indicator as an expression, in the catalog's unit.
///
/// # Errors
/// [`Code::NoSuchMeasure`] when it is neither printed nor can be computed.
pub(super) fn measure(
    scope: &mut Scope,
    indicator: IndicatorId,
    measure: Measure,
    reading: Reading,
    span: Span,
) -> Result<Expr> {
    let printed = is_printed(scope, indicator, measure);
    let take_printed = match reading {
        Reading::Usual => printed && measure != Measure::Rank,
        Reading::Published => true,
        Reading::Computed => false,
    };
    if take_printed {
        return if printed {
            Ok(printed_figure(scope, indicator, measure, span))
        } else {
            Err(not_printed(scope.indicator(indicator), measure, span).into())
        };
    }
    if !can_compute(scope, indicator, measure) {
        return Err(no_such(scope, indicator, measure, span).into());
    }
    computed(scope, indicator, measure, span)
}

/// Whether the measure is there, one way or the other.
pub(super) fn exists(scope: &Scope, indicator: IndicatorId, measure: Measure) -> bool {
    is_printed(scope, indicator, measure) || can_compute(scope, indicator, measure)
}

/// Whether some source prints the measure for districts of the population.
pub(super) fn is_printed(scope: &Scope, indicator: IndicatorId, measure: Measure) -> bool {
    let population = &scope.population;
    scope.catalog.sources.iter().any(|source| match &source.layout {
        Layout::Wide { columns, .. } => {
            columns.iter().any(|one| one.indicator == indicator && one.measure == measure)
        }
        Layout::Long { district, names, .. } => {
            population.contains(district)
                && names.iter().any(|one| one.indicator == indicator && one.measure == measure)
        }
    })
}

/// Whether the measure can be worked out from others.
pub(super) fn can_compute(scope: &Scope, indicator: IndicatorId, measure: Measure) -> bool {
    let has = |measure| exists(scope, indicator, measure);
    let record = scope.indicator(indicator);
    let grows = record.kind == Kind::Cumulative;
    match measure {
        Measure::Actual => record.parts.is_some_and(|(a, b)| {
            a != indicator
                && b != indicator
                && is_printed(scope, a, Measure::Actual)
                && is_printed(scope, b, Measure::Actual)
        }),
        Measure::Progress => {
            is_printed(scope, indicator, Measure::Actual)
                && is_printed(scope, indicator, Measure::Target)
        }
        Measure::Schedule => true,
        // The schedule is that of figures which grow through the year towards a target.
        Measure::Gap | Measure::Pace => grows && has(Measure::Progress),
        Measure::Shortfall => grows && has(Measure::Target) && has(Measure::Actual),
        Measure::Base => has(Measure::Actual) && is_printed(scope, indicator, Measure::Yoy),
        Measure::Share => has(Measure::Actual) && record.kind != Kind::Rate,
        Measure::Rank => record.ranking.by != Measure::Rank && has(record.ranking.by),
        Measure::Target | Measure::Yoy | Measure::Score => false,
    }
}

/// The unit in which expressions see a measure.
pub(super) fn unit(indicator: &Indicator, measure: Measure) -> Unit {
    match measure {
        Measure::Actual | Measure::Target | Measure::Base | Measure::Shortfall => {
            indicator.unit.clone()
        }
        Measure::Progress | Measure::Yoy | Measure::Schedule | Measure::Share => Unit::PERCENT,
        Measure::Gap => Unit::POINTS,
        Measure::Score => Unit::SCORE,
        Measure::Rank | Measure::Pace => Unit::NUMBER,
    }
}

/// A stored figure as an expression in the catalog's unit.
fn printed_figure(scope: &mut Scope, indicator: IndicatorId, measure: Measure, span: Span) -> Expr {
    let (figure, stored) = stored_unit(scope.catalog, indicator, measure);
    scope.uses(figure);
    let stored = column(ColumnId::Figure(figure), quantity(stored, true), span);
    in_unit(stored.clone(), &unit(scope.indicator(indicator), measure)).unwrap_or(stored)
}

/// A stored figure and the unit of its numbers.
pub(super) fn stored_unit(
    catalog: &Catalog,
    indicator: IndicatorId,
    measure: Measure,
) -> (Figure, Unit) {
    let record = &catalog.indicators[indicator.0];
    let stored = record.published.iter().find(|one| one.measure == measure);
    let unit = stored.map_or_else(|| unit(record, measure), |one| one.unit.clone());
    (Figure { indicator, measure }, unit)
}

/// The formula of a measure that [`can_compute`] says yes to.
fn computed(scope: &mut Scope, indicator: IndicatorId, which: Measure, span: Span) -> Result<Expr> {
    let usual = |scope: &mut Scope, which| measure(scope, indicator, which, Reading::Usual, span);
    let formula = match which {
        Measure::Actual => {
            let Some((above, below)) = scope.indicator(indicator).parts else {
                return Err(no_such(scope, indicator, which, span).into());
            };
            let above = measure(scope, above, Measure::Actual, Reading::Usual, span)?;
            let below = measure(scope, below, Measure::Actual, Reading::Usual, span)?;
            match scope.indicator(indicator).unit.dimension {
                Dimension::Percent => ratio(above, below, span),
                _ => arithmetic(Op::Divide, above, below, span),
            }
        }
        Measure::Progress => {
            let (actual, target) = (usual(scope, Measure::Actual)?, usual(scope, Measure::Target)?);
            ratio(actual, target, span)
        }
        Measure::Schedule => {
            Ok(schedule(scope.catalog, Some(scope.catalog.schedule.decimals), span))
        }
        Measure::Gap => {
            let (progress, schedule) =
                (usual(scope, Measure::Progress)?, usual(scope, Measure::Schedule)?);
            arithmetic(Op::Subtract, progress, schedule, span)
        }
        Measure::Pace => {
            let (progress, schedule) =
                (usual(scope, Measure::Progress)?, usual(scope, Measure::Schedule)?);
            arithmetic(Op::Divide, progress, schedule, span)
        }
        Measure::Shortfall => {
            let (target, actual) = (usual(scope, Measure::Target)?, usual(scope, Measure::Actual)?);
            let exact = schedule(scope.catalog, None, span);
            arithmetic(Op::Subtract, part_of(target, exact, span), actual, span)
        }
        Measure::Base => {
            let (actual, yoy) = (usual(scope, Measure::Actual)?, usual(scope, Measure::Yoy)?);
            base(actual, yoy, span)
        }
        Measure::Share => {
            let actual = usual(scope, Measure::Actual)?;
            let total = scope.aggregate(sum(actual.clone()), span);
            ratio(actual, total, span)
        }
        Measure::Rank => return rank(scope, indicator, span),
        Measure::Target | Measure::Yoy | Measure::Score => {
            return Err(no_such(scope, indicator, which, span).into());
        }
    };
    formula.map_err(|mismatch| {
        units_of_catalog(scope.indicator(indicator), which, &mismatch, span).into()
    })
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

/// The percent of the year that has passed at the row's period.
pub(super) fn schedule(catalog: &Catalog, decimals: Option<u8>, span: Span) -> Expr {
    let kind = ExprKind::Schedule { by: catalog.schedule.by, decimals };
    Expr { kind, ty: quantity(Unit::PERCENT, false), span }
}

/// The sum over the population.
pub(super) fn sum(argument: Expr) -> Aggregate {
    let ty = Type { kind: argument.ty.kind.clone(), nullable: true };
    Aggregate { function: AggregateFunction::Sum, argument, ty }
}

/// The rank by the catalog's rule, made once for each indicator.
fn rank(scope: &mut Scope, indicator: IndicatorId, span: Span) -> Result<Expr> {
    let column_id = match scope.rank_of(indicator) {
        Some(column_id) => column_id,
        None => {
            let rule = scope.indicator(indicator).ranking.clone();
            let key = settled(measure(scope, indicator, rule.by, Reading::Usual, span)?);
            let ranked = ranked(&rule.skip, &key);
            let within = scope.partition();
            let made = scope.make("rank", |into| Step::Rank {
                into,
                key,
                best: rule.best,
                ties: rule.ties,
                ranked,
                within,
            });
            scope.set_rank(indicator, made.clone());
            made
        }
    };
    Ok(column(column_id, Type { kind: TypeKind::Rank, nullable: true }, span))
}

/// Which rows a ranking takes in, by what the catalog says it skips.
pub(super) fn ranked(skip: &[Skip], key: &Expr) -> Option<Expr> {
    skip.contains(&Skip::Zero).then(|| {
        let zero = number(0.0, unit_of(key), key.span);
        let kind = ExprKind::Compare(Comparison::NotEqual, Box::new(key.clone()), Box::new(zero));
        Expr { kind, ty: truth(true), span: key.span }
    })
}

fn not_printed(indicator: &Indicator, measure: Measure, span: Span) -> Diagnostic {
    let (id, measure) = (&indicator.id, measure.id());
    Diagnostic::error(Code::NoSuchMeasure, format!("no source prints the {measure} of {id}"))
        .at(span)
        .hint(format!("computed({measure}) works it out, where it can"))
}

fn no_such(scope: &Scope, indicator: IndicatorId, measure: Measure, span: Span) -> Diagnostic {
    let record = scope.indicator(indicator);
    let reason = match measure {
        Measure::Progress => "computing it takes an actual and a target",
        Measure::Gap | Measure::Pace | Measure::Shortfall if record.kind != Kind::Cumulative => {
            "only a cumulative indicator has a schedule"
        }
        Measure::Gap | Measure::Pace => "computing it takes a progress",
        Measure::Shortfall => "computing it takes an actual and a target",
        Measure::Base => "computing it takes an actual and a printed yoy",
        Measure::Rank => "ranking takes the measure that the catalog ranks by",
        Measure::Actual => "computing it takes the parts of a rate, which the catalog states",
        Measure::Share => "a rate has no shares",
        _ => "it cannot be computed",
    };
    let there: Vec<&str> = Measure::NAMES
        .iter()
        .map(|(one, _)| *one)
        .filter(|one| exists(scope, indicator, *one))
        .map(Measure::id)
        .collect();
    Diagnostic::error(
        Code::NoSuchMeasure,
        format!("{} has no {}: no source prints it, and {reason}", record.id, measure.id()),
    )
    .at(span)
    .label(span, "not there")
    .hint(format!("{} has {}", record.id, there.join(", ")))
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
    Diagnostic::error(
        Code::UnitMismatch,
        format!("the {} of {} would join {left} with {right}", measure.id(), indicator.id),
    )
    .at(span)
    .hint("the units that the catalog states for its columns do not fit together")
}

/// Whether a total of such a figure has a meaning: amounts and counts may be added.
pub(super) fn may_be_added(indicator: &Indicator, measure: Measure) -> bool {
    let amount =
        matches!(measure, Measure::Actual | Measure::Target | Measure::Base | Measure::Shortfall);
    // A plain number here is an amount or count whose unit nothing states.
    let unit = &indicator.unit;
    amount && indicator.kind != Kind::Rate && (adds_up(unit) || *unit == Unit::NUMBER)
}

/// Whether figures in such a unit may be added.
pub(super) fn adds_up(unit: &Unit) -> bool {
    matches!(unit.dimension, Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_))
}
