//! Many conditions counted in one pass.
//!
//! Takes conditions, each over the rows of a plan; gives how many rows each was tried on, is true for
//! and is not known for. Conditions over the same rows are one query: the rows are read once, whatever
//! the number of conditions.

use super::codes::with_operands;
use super::expression::missing;
use super::frame::{Frame, LINE};
use super::lower::Lowering;
use super::{apart, failed};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::panel::Panel;
use crate::period::Period;
use crate::plan::{ColumnId, Expr as PlanExpr, ExprKind, Plan, Read, Step, TypeKind};
use polars::prelude::*;
use std::collections::BTreeSet;

/// A condition over the rows of a plan.
#[derive(Debug, Clone, Copy)]
pub struct Condition<'a> {
    /// The rows; what it shows and in which order does not matter.
    pub plan: &'a Plan,
    /// Of type truth, over the columns that the plan's steps leave.
    pub holds: &'a PlanExpr,
    /// Of type quantity, by how much it holds, if that can be said.
    pub margin: Option<&'a PlanExpr>,
}

/// How often a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// The rows that it was tried on.
    pub rows: usize,
    /// The rows for which it is true.
    pub holds: usize,
    /// The rows for which it is not known.
    pub unknown: usize,
    /// The least by which it holds.
    pub least: Option<f64>,
    /// The period of the rows, where they are of one.
    pub period: Option<Period>,
}

/// Counts all conditions, in their order.
///
/// # Errors
/// For each condition its own: `NoData` when the data has no such period, `EngineFailed` when Polars
/// fails.
pub fn tally(
    conditions: &[Condition<'_>],
    frame: &Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Vec<Result<Tally>> {
    let mut found: Vec<Result<Tally>> = vec![Ok(Tally::default()); conditions.len()];
    for group in groups(conditions) {
        let counted = apart(|| count(&group, conditions, frame, panel, catalog));
        match counted {
            Ok(tallies) => {
                for (at, tally) in group.members.iter().zip(tallies) {
                    put(&mut found, *at, Ok(tally));
                }
            }
            Err(wrong) => {
                for at in &group.members {
                    put(&mut found, *at, Err(wrong.clone()));
                }
            }
        }
    }
    found
}

fn put(found: &mut [Result<Tally>], at: usize, tally: Result<Tally>) {
    if let Some(slot) = found.get_mut(at) {
        *slot = tally;
    }
}

/// Conditions over the same rows.
struct Group<'a> {
    read: &'a Read,
    steps: Vec<&'a Step>,
    members: Vec<usize>,
}

fn groups<'a>(conditions: &[Condition<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (at, condition) in conditions.iter().enumerate() {
        let read = &condition.plan.read;
        let steps = needed(condition);
        let alike = |group: &&mut Group| same_rows(group.read, read) && group.steps == steps;
        match groups.iter_mut().find(alike) {
            Some(group) => group.members.push(at),
            None => groups.push(Group { read, steps, members: vec![at] }),
        }
    }
    groups
}

/// The steps that the rows and what is asked of them depend on: no order, and no column that is
/// only shown.
fn needed<'a>(condition: &Condition<'a>) -> Vec<&'a Step> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let asked = std::iter::once(condition.holds).chain(condition.margin).collect();
    used.extend(made_in(asked));
    let mut found = Vec::new();
    for step in condition.plan.steps.iter().rev() {
        match step {
            Step::Order { .. } => continue,
            Step::Derive { into, .. } if !used.contains(into.as_str()) => continue,
            _ => {}
        }
        used.extend(made_in(step.expressions()));
        used.extend(step.columns().into_iter().filter_map(made));
        found.push(step);
    }
    found.reverse();
    found
}

/// The made columns that expressions look at.
fn made_in(expressions: Vec<&PlanExpr>) -> impl Iterator<Item = &str> {
    let parts = with_operands(expressions).into_iter();
    parts.filter_map(|part| match &part.kind {
        ExprKind::Column(column) => made(column),
        _ => None,
    })
}

fn made(column: &ColumnId) -> Option<&str> {
    match column {
        ColumnId::Made(name) => Some(name),
        _ => None,
    }
}

/// Whether two plans read the same rows; which of their figures does not matter, but for those that
/// say over which periods there are rows.
fn same_rows(one: &Read, other: &Read) -> bool {
    one.by_end == other.by_end
        && one.flows == other.flows
        && one.when == other.when
        && one.beside == other.beside
        && one.districts == other.districts
}

fn count(
    group: &Group<'_>,
    conditions: &[Condition<'_>],
    frame: &Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Vec<Tally>> {
    let members: Vec<Condition<'_>> =
        group.members.iter().filter_map(|at| conditions.get(*at).copied()).collect();
    let Some(first) = members.first() else { return Ok(vec![]) };
    // One plan that has the figures and the literals of all.
    let figures = members.iter().flat_map(|one| one.plan.read.figures.iter().copied());
    let read = Read { figures: figures.collect(), ..first.plan.read.clone() };
    let mut steps: Vec<Step> = group.steps.iter().map(|step| (*step).clone()).collect();
    let own = steps.len();
    steps.extend(
        members
            .iter()
            .enumerate()
            .map(|(at, one)| Step::Derive { into: format!("tally{at}"), expr: one.holds.clone() }),
    );
    let plan = Plan { read, steps, columns: vec![], heading: first.plan.heading.clone() };
    let mut lowering = Lowering::begin(&plan, frame, panel, catalog)?;
    for step in plan.steps.iter().take(own) {
        lowering.step(step)?;
    }
    let mut counts = vec![len().cast(DataType::UInt64).alias("rows")];
    for (at, one) in members.iter().enumerate() {
        let truth = of_each_row(lowering.values.lower(one.holds)?);
        let as_many = |name: &str, count: Expr| {
            count.cast(DataType::UInt64).alias(format!("{name}{at}").as_str())
        };
        counts.push(as_many("true", truth.clone().sum()));
        counts.push(as_many("null", truth.null_count()));
        let margin = one.margin.map(|margin| lowering.values.lower(margin)).transpose()?;
        let margin = margin.unwrap_or_else(|| missing(&TypeKind::Rank));
        counts.push(margin.min().alias(format!("least{at}").as_str()));
    }
    let period = lowering.values.bound.period();
    let rows = lowering.into_rows();
    let data = rows.select(counts).collect().map_err(failed)?;
    let number = |name: String| -> PolarsResult<usize> {
        Ok(data.column(&name)?.u64()?.get(0).unwrap_or_default() as usize)
    };
    let tallies = members.iter().enumerate().map(|(at, _)| {
        Ok(Tally {
            rows: number("rows".into())?,
            holds: number(format!("true{at}"))?,
            unknown: number(format!("null{at}"))?,
            least: data.column(&format!("least{at}"))?.f64()?.get(0),
            period,
        })
    });
    tallies.collect::<PolarsResult<_>>().map_err(|error| failed(error).into())
}

/// A truth that no column is part of is one value, whatever the number of rows: it is made that of
/// each.
fn of_each_row(truth: Expr) -> Expr {
    let of_rows = truth.into_iter().any(|part| matches!(part, Expr::Column(_) | Expr::Len));
    match of_rows {
        true => truth,
        false => when(col(LINE).is_not_null()).then(truth).otherwise(lit(NULL)),
    }
}
