//! Runs a plan.

use super::cells::Collected;
use super::frame::Frame;
use super::functions::settled;
use super::lower::{Lowered, lower};
use super::notes::notes;
use super::trend::trends;
use super::{apart, failed, looks};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell, Shown};
use crate::bound::Bound;
use crate::bound::{Way, follow};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::panel::Panel;
use crate::period::Period;
use crate::plan::{Basis, ColumnId, Decimals, ExprKind, OutputColumn, Plan, Step, Type, TypeKind};
use crate::text::Text;
use polars::prelude::*;
use std::collections::BTreeMap;

/// Runs a plan over the frame of its panel.
///
/// # Errors
/// `NoData` when the data has no such period, `EngineFailed` when Polars fails.
pub fn run(plan: &Plan, frame: &Frame, panel: &Panel, catalog: &Catalog) -> Result<Answer> {
    apart(|| {
        let lowered = lower(plan, frame, panel, catalog)?;
        let data = lowered.rows.clone().collect().map_err(failed)?;
        answer(&Collected { plan, lowered: &lowered, frame, panel, data: &data }, catalog)
    })
}

/// How many rows a plan comes to, and of how many; none where an answer does not say so. Costs less than
/// the answer.
///
/// # Errors
/// As [`run`].
pub fn shown(
    plan: &Plan,
    frame: &Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Option<Shown>> {
    apart(|| {
        if plan.heading.rows.is_empty() {
            return Ok(None);
        }
        let lowered = lower(plan, frame, panel, catalog)?;
        shown_of(plan, &lowered, count(&lowered.rows)?, panel)
    })
}

/// Rows of an answer that are rows of the panel, and which they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What the rows show.
    pub columns: Vec<AnswerColumn>,
    /// The rows.
    pub rows: Vec<AnswerRow>,
    /// The row of the panel that each of them is, and the name of its period; none where rows are
    /// aggregates.
    pub places: Vec<(usize, Period)>,
}

/// Runs a plan and keeps its first rows, with their places in the panel; says nothing about them.
///
/// # Errors
/// As [`run`].
pub fn evidence(
    plan: &Plan,
    most: usize,
    frame: &Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Evidence> {
    apart(|| {
        let lowered = lower(plan, frame, panel, catalog)?;
        let asked = lowered.rows.clone();
        let asked = u32::try_from(most).map(|most| asked.clone().limit(most)).unwrap_or(asked);
        let data = asked.collect().map_err(failed)?;
        let collected = Collected { plan, lowered: &lowered, frame, panel, data: &data };
        Ok(Evidence {
            columns: columns(plan, &lowered.values.bound),
            rows: rows(&collected)?,
            places: collected.places()?,
        })
    })
}

/// The rows of the panel that a plan comes to, in its order, each with the name of its period.
///
/// # Errors
/// As [`run`].
pub fn rows_of(
    plan: &Plan,
    frame: &Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Vec<(usize, Period)>> {
    apart(|| {
        let period = OutputColumn {
            name: "period".into(),
            label: Text::default(),
            column: ColumnId::Period,
            ty: Type { kind: TypeKind::Period, nullable: false },
            basis: Basis::Key,
            decimals: Decimals::Fixed(0),
        };
        let plan = Plan { columns: vec![period], ..plan.clone() };
        let lowered = lower(&plan, frame, panel, catalog)?;
        let data = lowered.rows.clone().collect().map_err(failed)?;
        Collected { plan: &plan, lowered: &lowered, frame, panel, data: &data }.places()
    })
}

fn answer(collected: &Collected<'_>, catalog: &Catalog) -> Result<Answer> {
    let Collected { plan, lowered, panel, data, .. } = collected;
    let bound = &lowered.values.bound;
    let period = bound.period();
    let schedule = plan
        .heading
        .schedule
        .zip(period)
        .map(|((by, decimals), period)| format!("{}%", period.schedule_rounded(by, decimals)));
    let rows = rows(collected)?;
    Ok(Answer {
        subject: plan.heading.subject.clone(),
        order: plan.heading.order.clone(),
        period: period.map(|period| Text::of(&period)),
        versus: versus(plan, bound),
        shown: shown_of(plan, lowered, data.height(), panel)?,
        schedule,
        columns: columns(plan, bound),
        trends: trends(collected, &rows, catalog)?,
        rows,
        files: files(plan, lowered, panel),
        warnings: notes(plan, lowered, data, panel, catalog)?,
    })
}

fn columns(plan: &Plan, bound: &Bound) -> Vec<AnswerColumn> {
    let column = |out: &OutputColumn| AnswerColumn {
        name: out.name.clone(),
        label: out.label.clone(),
        ty: out.ty.clone(),
        basis: basis(out, plan, bound),
    };
    plan.columns.iter().map(column).collect()
}

/// Where the figures of a column come from: what is summed over a period is not printed for it.
fn basis(out: &OutputColumn, plan: &Plan, bound: &Bound) -> Basis {
    let summed = match &out.column {
        ColumnId::Figure(figure) => bound.is_summed(*figure),
        // As at the period compared with.
        ColumnId::Made(name) => plan.steps.iter().any(|step| match step {
            Step::Derive { into, expr } if into == name => match &expr.kind {
                ExprKind::FigureAt { figure, adds: true, .. } => {
                    bound.flows.keys().any(|(summed, _)| summed == figure)
                }
                _ => false,
            },
            _ => false,
        }),
        _ => false,
    };
    if summed && out.basis == Basis::Published { Basis::Computed } else { out.basis }
}

/// How many rows a query has.
pub fn count(rows: &LazyFrame) -> Result<usize> {
    let counted = rows.clone().select([len()]).collect().map_err(failed)?;
    let count = counted.columns().first().and_then(|column| column.u32().ok()?.get(0));
    Ok(count.ok_or_else(|| failed("a count gave no number"))? as usize)
}

/// How many rows the population has.
pub fn population(lowered: &Lowered<'_>, panel: &Panel) -> Result<usize> {
    match &lowered.population {
        Some(restricted) => count(restricted),
        None => Ok(lowered.values.bound.rows_of_now(panel).count()),
    }
}

fn shown_of(
    plan: &Plan,
    lowered: &Lowered<'_>,
    shown: usize,
    panel: &Panel,
) -> Result<Option<Shown>> {
    if plan.heading.rows.is_empty() {
        return Ok(None);
    }
    let population = population(lowered, panel)?;
    let shown = lowered.collapsed.as_ref().map_or(Ok(shown), count)?;
    Ok(Some(Shown { shown, population, noun: plan.heading.rows.clone() }))
}

/// Turns columns of cells into rows.
fn rows(collected: &Collected<'_>) -> Result<Vec<AnswerRow>> {
    let plan = collected.plan;
    let mut rows: Vec<AnswerRow> = (0..collected.data.height())
        .map(|_| AnswerRow { cells: Vec::with_capacity(plan.columns.len()), behind: Vec::new() })
        .collect();
    for (at, out) in plan.columns.iter().enumerate() {
        let marks = plan.heading.behind.contains(&out.name);
        for (row, cell) in rows.iter_mut().zip(collected.cells(out)?) {
            // A mark says what `gap < 0pp` does.
            if marks && matches!(cell, Cell::Number { value, .. } if settled(value) < 0.0) {
                row.behind.push(at);
            }
            row.cells.push(cell);
        }
    }
    Ok(rows)
}

/// The period compared with, where all that the plan is about are compared with one.
fn versus(plan: &Plan, bound: &Bound) -> Option<Text> {
    let moves = plan.heading.versus.as_deref()?;
    let mut ways = bound.now().map(|named| follow(named.name, moves, bound.year));
    let first = ways.next()?;
    match first {
        Way::To(period) if ways.all(|way| way == first) => Some(Text::of(&period)),
        _ => None,
    }
}

/// The files that the figures came from, in the order read: those of the rows, and those that these
/// look at.
fn files(plan: &Plan, lowered: &Lowered<'_>, panel: &Panel) -> Vec<String> {
    let bound = &lowered.values.bound;
    let mut columns: BTreeMap<usize, BTreeMap<_, _>> = BTreeMap::new();
    let own = bound
        .periods
        .iter()
        .flat_map(|one| plan.read.figures.iter().map(|figure| (*figure, one.stored)));
    let parts = bound
        .flows
        .iter()
        .flat_map(|((figure, _), parts)| parts.stored.iter().map(|stored| (*figure, *stored)));
    for (figure, stored) in looks::stored(plan, bound).into_iter().chain(own).chain(parts) {
        if let Some(column) = panel.columns.get(&figure) {
            columns.entry(stored).or_default().insert(figure, column);
        }
    }
    let mut files = vec![false; panel.files.len()];
    let mut unread = files.len();
    for (stored, read) in &columns {
        for row in bound.rows_at(*stored, panel) {
            // The rest of ten million rows says nothing more.
            if unread == 0 {
                break;
            }
            for (file, _) in read.values().filter_map(|column| column.place(row)) {
                if let Some(is_read @ false) = files.get_mut(file as usize) {
                    *is_read = true;
                    unread = unread.saturating_sub(1);
                }
            }
        }
    }
    panel.files.iter().zip(files).filter(|(_, read)| *read).map(|(file, _)| file.clone()).collect()
}
