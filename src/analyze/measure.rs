//! Measures: which there are, printed or computed; the formulas are in `formula.rs`.
//!
//! A measure that a source prints for the population is used as printed; one that none prints is
//! worked out from those that are. `rank` is always worked out.

use super::arithmetic::{in_unit, quantity};
use super::formula::computed;
use super::scope::{Scope, column};
use super::time::crossing;
use crate::catalog::{Catalog, Indicator, IndicatorId, Kind, Layout, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::Figure;
use crate::plan::{ColumnId, Expr, ExprKind};
use crate::source::Span;
use crate::text::{listed, text};
use crate::units::{Dimension, Unit};

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
    scope.reads(indicator, measure);
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
    let is_held = reading == Reading::Computed && can_be_held(scope, indicator, measure);
    if !is_held && !can_compute(scope, indicator, measure) {
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
        layout @ (Layout::Wide { .. } | Layout::Across { .. }) => layout.holds(indicator, measure),
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
    let adds = record.kind != Kind::Rate;
    match measure {
        Measure::Actual => {
            scope.words.formula(indicator).is_some()
                || record.parts.is_some_and(|(a, b)| {
                    a != indicator
                        && b != indicator
                        && is_printed(scope, a, Measure::Actual)
                        && is_printed(scope, b, Measure::Actual)
                })
        }
        Measure::Progress => {
            is_printed(scope, indicator, Measure::Actual)
                && is_printed(scope, indicator, Measure::Target)
        }
        Measure::Schedule => true,
        Measure::Gap | Measure::Pace => has_schedule(record) && has(Measure::Progress),
        Measure::Shortfall | Measure::RunRate => {
            has_schedule(record) && has(Measure::Target) && has(Measure::Actual)
        }
        Measure::Projected => has_schedule(record) && has(Measure::Actual),
        Measure::Share => has(Measure::Actual) && adds,
        // Without a printed growth it takes the figures of the year before.
        Measure::Yoy => has(Measure::Actual) && adds && scope.catalog.has_history(indicator),
        Measure::Base | Measure::Contribution | Measure::Pull => {
            has(Measure::Actual) && adds && has(Measure::Yoy)
        }
        Measure::PeriodActual => {
            matches!(record.kind, Kind::Cumulative | Kind::Flow) && has(Measure::Actual)
        }
        Measure::Rank => match record.ranking.by {
            Measure::Rank => is_printed(scope, indicator, Measure::Rank),
            by => has(by),
        },
        Measure::PreviousRank | Measure::Movement => has(Measure::Rank),
        Measure::Target | Measure::Score => false,
    }
}

/// Whether what is printed of the measure can be held against what others make: where it can be
/// worked out, and where the catalog says what it is of others.
pub(super) fn can_be_held(scope: &Scope, indicator: IndicatorId, measure: Measure) -> bool {
    let related = measure == Measure::Actual && scope.words.relation(indicator).is_some();
    related || can_compute(scope, indicator, measure)
}

/// Whether the schedule is one for this indicator: its figures grow through the year towards a
/// target that is to be reached.
pub(super) fn has_schedule(record: &Indicator) -> bool {
    record.kind == Kind::Cumulative && !record.lower_is_better
}

/// A stored figure as an expression in the catalog's unit.
fn printed_figure(scope: &mut Scope, indicator: IndicatorId, measure: Measure, span: Span) -> Expr {
    let (figure, stored) = stored_unit(scope.catalog, indicator, measure);
    scope.uses(figure);
    let record = scope.indicator(indicator);
    let stored = match scope.time() {
        [] => column(ColumnId::Figure(figure), quantity(stored, true), span),
        way => {
            let moves = crossing(way, record.kind == Kind::Cumulative && !scope.crosses);
            let adds = adds_over_time(record, measure);
            let by_end = record.kind != Kind::Flow;
            let kind = ExprKind::FigureAt { figure, moves, by_end, adds };
            Expr { kind, ty: quantity(stored, true), span }
        }
    };
    in_unit(stored.clone(), &record.default_unit(measure)).unwrap_or(stored)
}

/// A stored figure and the unit of its numbers.
pub(super) fn stored_unit(
    catalog: &Catalog,
    indicator: IndicatorId,
    measure: Measure,
) -> (Figure, Unit) {
    let record = &catalog.indicators[indicator.0];
    let stored = record.published.iter().find(|one| one.measure == measure);
    let unit = stored.map_or_else(|| record.default_unit(measure), |one| one.unit.clone());
    (Figure { indicator, measure }, unit)
}

fn not_printed(indicator: &Indicator, measure: Measure, span: Span) -> Diagnostic {
    let message = text!(
        "no source prints the {measure} of {indicator}",
        "没有来源公布{indicator}的{measure}",
        measure,
        indicator
    );
    let hint = text!(
        "computed({measure}) works it out, where it can",
        "推算({measure}) 在可以推算时算出它",
        measure
    );
    Diagnostic::error(Code::NoSuchMeasure, message).at(span).hint(hint)
}

pub(super) fn no_such(
    scope: &Scope,
    indicator: IndicatorId,
    measure: Measure,
    span: Span,
) -> Diagnostic {
    let record = scope.indicator(indicator);
    let reason = match measure {
        Measure::Progress => {
            text!("computing it takes an actual and a target", "推算需要实际和目标")
        }
        Measure::Gap
        | Measure::Pace
        | Measure::Shortfall
        | Measure::RunRate
        | Measure::Projected
            if !has_schedule(record) =>
        {
            match record.lower_is_better {
                true => text!(
                    "an indicator that is better when lower has no schedule",
                    "越低越好的指标没有序时进度"
                ),
                false => {
                    text!("only a cumulative indicator has a schedule", "只有累计指标才有序时进度")
                }
            }
        }
        Measure::PeriodActual if matches!(record.kind, Kind::Stock | Kind::Rate) => {
            text!(
                "only a cumulative figure has a part that is a single period's",
                "只有累计数才能拆出当期数"
            )
        }
        Measure::Yoy | Measure::Base | Measure::Contribution | Measure::Pull
            if record.kind == Kind::Rate =>
        {
            text!(
                "the growth of a rate is a difference in percentage points, which compare shows",
                "比率的增长是百分点之差，用 `比较` 查看"
            )
        }
        Measure::Gap | Measure::Pace => text!("computing it takes a progress", "推算需要进度"),
        Measure::Shortfall | Measure::RunRate => {
            text!("computing it takes an actual and a target", "推算需要实际和目标")
        }
        Measure::Base
        | Measure::Yoy
        | Measure::Contribution
        | Measure::Pull
        | Measure::Projected
        | Measure::PeriodActual => text!("computing it takes an actual", "推算需要实际"),
        Measure::Rank | Measure::PreviousRank | Measure::Movement => text!(
            "ranking takes the measure that the catalog ranks by",
            "排名需要目录所定的排名依据"
        ),
        Measure::Actual => text!(
            "computing it takes the parts of a rate, which the catalog states",
            "推算需要比率的组成部分，由目录写明"
        ),
        Measure::Share => text!("a rate has no shares", "比率没有占比"),
        _ => text!("it cannot be computed", "它无法推算"),
    };
    let there = listed(
        Measure::NAMES.iter().map(|(one, _)| *one).filter(|one| exists(scope, indicator, *one)),
    );
    let message = text!(
        "{record} has no {measure}: no source prints it, and {reason}",
        "{record}没有{measure}：没有来源公布，而且{reason}",
        record,
        measure,
        reason
    );
    Diagnostic::error(Code::NoSuchMeasure, message)
        .at(span)
        .label(span, text!("not there", "没有"))
        .hint(text!("{record} has {there}", "{record}有：{there}", record, there))
}

/// Whether a total of such a figure has a meaning: amounts and counts may be added.
pub(super) fn may_be_added(indicator: &Indicator, measure: Measure) -> bool {
    let amount = matches!(
        measure,
        Measure::Actual
            | Measure::Target
            | Measure::Base
            | Measure::Shortfall
            | Measure::PeriodActual
            | Measure::RunRate
            | Measure::Projected
    );
    // A plain number here is an amount or count whose unit nothing states.
    let unit = &indicator.unit;
    amount && indicator.kind != Kind::Rate && (adds_up(unit) || *unit == Unit::NUMBER)
}

/// Whether a stored figure is one of a single period, whose quarter is the sum of its months.
pub(super) fn adds_over_time(indicator: &Indicator, measure: Measure) -> bool {
    indicator.kind == Kind::Flow
        && matches!(measure, Measure::Actual | Measure::Target)
        && may_be_added(indicator, measure)
}

/// Whether figures in such a unit may be added.
pub(super) fn adds_up(unit: &Unit) -> bool {
    matches!(unit.dimension, Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_))
}
