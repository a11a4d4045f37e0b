//! What an answer says beside its rows: ties at a cut, a filter that leaves nothing, subjects
//! without figures, and what there is to say of other periods.

use super::bind::Bound;
use super::lower::Lowered;
use super::run::{count, population};
use super::{breaks, failed, lengths, looks};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::{Figure, Panel};
use crate::plan::{AggregateFunction, Plan, Role, Step};
use crate::text::text;
use polars::prelude::*;

/// The notes of an answer.
pub fn notes(
    plan: &Plan,
    lowered: &Lowered<'_>,
    data: &DataFrame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Vec<Diagnostic>> {
    let bound = &lowered.values.bound;
    let mut notes = ties_at_cut(lowered, data).map_err(failed)?;
    notes.extend(no_rows(plan, lowered, data, panel)?);
    notes.extend(without_figures(plan, bound, panel));
    notes.extend(lengths::warning(plan, bound, catalog));
    notes.extend(breaks::warnings(plan, bound, catalog));
    notes.extend(looks::notes(plan, bound, panel));
    Ok(notes)
}

/// `rank domestic top 3` where the third and the fourth are equal.
fn ties_at_cut(lowered: &Lowered<'_>, data: &DataFrame) -> PolarsResult<Vec<Diagnostic>> {
    let mut notes = Vec::new();
    for name in &lowered.longer {
        if data.column(name)?.bool()?.any() {
            let message = text!(
                "equal keys at the cut: all rows that tie with the last one stay in",
                "截取处有并列：与最后一行相同的各行都保留"
            );
            notes.push(Diagnostic::note(Code::TiesAtCut, message));
        }
    }
    Ok(notes)
}

/// `rank domestic where progress < 0%` where there is no such row. Counting anew is only for
/// answers that cannot tell: no rows came out, or rows that are partitions.
fn no_rows(
    plan: &Plan,
    lowered: &Lowered<'_>,
    data: &DataFrame,
    panel: &Panel,
) -> Result<Option<Diagnostic>> {
    let Some(shown) = &lowered.shown else { return Ok(None) };
    let tells = data.height() > 0 && !lowered.aggregated;
    if tells || count(shown)? > 0 || population(lowered, panel)? == 0 {
        return Ok(None);
    }
    if counts_only(plan) {
        return Ok(None);
    }
    let message = text!("no row meets the filter", "没有满足条件的行");
    let mut note = Diagnostic::warning(Code::NoRows, message);
    let filter = plan.steps.iter().rev().find_map(|step| match step {
        Step::Keep { predicate, role: Role::Shown } => Some(predicate.span),
        _ => None,
    });
    if let Some(span) = filter {
        note = note.at(span);
    }
    Ok(Some(note))
}

/// `count domestic where gap < -90pp`: none is as good an answer as any other number.
fn counts_only(plan: &Plan) -> bool {
    let counts = |step: &Step| match step {
        Step::Aggregate { aggregates, .. } => aggregates.iter().all(|(_, aggregate)| {
            matches!(aggregate.function, AggregateFunction::Count | AggregateFunction::Rows)
        }),
        _ => false,
    };
    plan.steps.iter().any(counts)
}

/// `list domestic, foreign` at a period for which foreign has no figures.
fn without_figures(plan: &Plan, bound: &Bound, panel: &Panel) -> Vec<Diagnostic> {
    let time = match bound.period() {
        Some(period) => text!("at {period}", "{period}", period),
        None => text!("at the periods read", "所读的各期"),
    };
    let none = plan.heading.expected.iter().filter(|(_, figures)| {
        let mut rows = bound.rows_of_now(panel);
        !rows.any(|row| figures.iter().any(|figure| present(panel, *figure, row)))
    });
    none.map(|(subject, _)| {
        let message =
            text!("{subject} has no figure {time}", "{subject}在{time}没有数据", subject, time);
        Diagnostic::note(Code::PeriodHasNone, message)
    })
    .collect()
}

fn present(panel: &Panel, figure: Figure, row: usize) -> bool {
    let column = panel.columns.get(&figure);
    matches!(column.and_then(|column| column.values.get(row)), Some(Some(_)))
}
