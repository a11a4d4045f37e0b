//! What the comparisons of an audit are called.

use crate::analyze::scope::{Scope, walk};
use crate::catalog::{Catalog, IndicatorId, Measure};
use crate::plan::{Expr, ExprKind};
use crate::text::{Text, joined, text};

/// What a figure is called: by its measure; by its indicator too, where it is not `own`'s; and where
/// an indicator is nothing but its actual, by the indicator alone.
pub fn called(
    indicator: IndicatorId,
    measure: Measure,
    own: Option<IndicatorId>,
    catalog: &Catalog,
) -> Text {
    let Some(record) = catalog.indicators.get(indicator.0) else { return Text::of(&measure) };
    let only_actual = record.published.iter().all(|one| one.measure == Measure::Actual);
    if only_actual && measure == Measure::Actual {
        return Text::of(record);
    }
    match own == Some(indicator) {
        true => Text::of(&measure),
        false => text!("{record}.{measure}", "{record}{measure}", record, measure),
    }
}

/// The figures that an expression is made of, `actual and target`.
pub fn inputs(scope: &Scope, expr: &Expr, own: IndicatorId) -> Text {
    let mut found: Vec<Text> = Vec::new();
    let mut later = false;
    walk(expr, &mut |inner| match inner.kind {
        ExprKind::Schedule { .. } if !found.iter().any(|one| *one == schedule()) => {
            found.push(schedule());
        }
        ExprKind::FigureAt { .. } => later = true,
        _ => {}
    });
    // Of a rate, what is divided stands first.
    let parts = scope.indicator(own).parts.into_iter().flat_map(|(above, below)| [above, below]);
    let parts = parts.map(|part| (part, Measure::Actual));
    let others = scope.inputs(expr).into_iter();
    for (indicator, measure) in parts.chain(others.map(|(it, _)| (it.indicator, it.measure))) {
        let name = called(indicator, measure, Some(own), scope.catalog);
        if !found.contains(&name) {
            found.push(name);
        }
    }
    let names = joined(&found, &text!(" and ", "、"));
    match later {
        true => text!("{names} of both years", "两年的{names}", names),
        false => names,
    }
}

fn schedule() -> Text {
    Text::of(&Measure::Schedule)
}
