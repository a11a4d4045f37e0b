//! What an answer says beside its rows: ties at a cut, a filter that leaves nothing, subjects
//! without figures, and what there is to say of other periods.

use super::frame::column_name;
use super::lower::Lowered;
use super::run::{count, population};
use super::{breaks, failed, lengths, looks};
use crate::bound::Bound;
use crate::bound::{Way, follow};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::{Figure, Panel};
use crate::period::Period;
use crate::plan::{AggregateFunction, ColumnId, Decimals, Plan, Role, Step};
use crate::text::{Text, listed, text};
use polars::prelude::*;
use std::collections::BTreeMap;

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
    notes.extend(without_ranks(plan, lowered, data).map_err(failed)?);
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
        let mut sums = bound.flows.keys().filter(|(_, period)| bound.code(*period).is_some());
        let summed = sums.any(|(figure, _)| figures.contains(figure));
        !summed && !rows.any(|row| figures.iter().any(|figure| present(panel, *figure, row)))
    });
    none.map(|(subject, _)| {
        let message =
            text!("{subject} has no figure {time}", "{subject}在{time}没有数据", subject, time);
        Diagnostic::note(Code::PeriodHasNone, message)
    })
    .collect()
}

/// `rank gdp at 2023M3 versus previous`, where the data has 2023M2, but no figure of gdp.
fn without_ranks(
    plan: &Plan,
    lowered: &Lowered<'_>,
    data: &DataFrame,
) -> PolarsResult<Vec<Diagnostic>> {
    // A card leaves out what is missing, and says nothing of it.
    if plan.heading.rows.is_empty() {
        return Ok(vec![]);
    }
    let bound = &lowered.values.bound;
    let mut none: BTreeMap<Period, Vec<&Text>> = BTreeMap::new();
    for out in &plan.columns {
        let Decimals::OfRank(rank) = &out.decimals else { continue };
        let ranked = data.column(&column_name(rank))?.is_not_null();
        for one in lowered.compares.iter().filter(|one| one.rank == *rank) {
            let there = data.column(&one.column)?.bool()?.iter();
            let periods = data.column(&column_name(&ColumnId::Period))?.u32()?;
            let rows = there.zip(periods.iter()).zip(ranked.iter());
            let mut from: Vec<u32> = rows
                .filter(|((there, _), ranked)| *there == Some(false) && *ranked == Some(true))
                .filter_map(|((_, period), _)| period)
                .collect();
            from.sort_unstable();
            from.dedup();
            let from = from.iter().filter_map(|code| bound.periods.get(*code as usize));
            for named in from {
                if let Way::To(period) = follow(named.name, &one.moves, bound.year)
                    && bound.code(period).is_some()
                {
                    none.entry(period).or_default().push(&out.label);
                }
            }
        }
    }
    let note = |(period, columns): (Period, Vec<&Text>)| {
        let columns = listed(columns);
        let message = text!(
            "{columns}: nothing is ranked at {period}",
            "{columns}：{period}没有位次可比",
            columns,
            period
        );
        Diagnostic::note(Code::PeriodHasNone, message)
    };
    Ok(none.into_iter().map(note).collect())
}

fn present(panel: &Panel, figure: Figure, row: usize) -> bool {
    let column = panel.columns.get(&figure);
    matches!(column.and_then(|column| column.values.get(row)), Some(Some(_)))
}
