//! Flows at a period that is longer than those stored: the sum of its parts.
//!
//! Takes a plan and what it is bound to; gives, for each flow and period that the plan may look at and
//! the data does not have as such, the stored periods to be summed.

use super::{Bound, Way, follow};
use crate::panel::{Figure, Panel};
use crate::period::Period;
use crate::plan::{Expr, ExprKind, Moves, Plan, Read, Step};
use std::collections::{BTreeMap, BTreeSet};

/// The parts that a figure of a period is the sum of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Those that are there, by their index in the panel.
    pub stored: Vec<usize>,
    /// Those that are not, so that the sum is missing.
    pub missing: Vec<Period>,
}

/// The sums of a plan, each by its figure and period.
pub type Flows = BTreeMap<(Figure, Period), Parts>;

/// The sums that a plan may ask for: in its rows, and where any of them looks at another period.
pub fn flows(plan: &Plan, bound: &Bound, panel: &Panel) -> Flows {
    let mut wanted: BTreeMap<Figure, BTreeSet<Period>> = BTreeMap::new();
    let names = || bound.periods.iter().map(|one| one.name);
    for flow in plan.read.flows.iter().filter(|flow| flow.adds) {
        wanted.entry(flow.figure).or_default().extend(names());
    }
    for (figure, moves) in looks(plan) {
        let periods = names().filter_map(|name| match follow(name, moves, bound.year) {
            Way::To(period) => Some(period),
            Way::Nowhere(_) | Way::YearStart => None,
        });
        wanted.entry(figure).or_default().extend(periods);
    }
    let mut found = Flows::new();
    for (figure, periods) in wanted {
        if periods.iter().all(|period| period.months() < 2) {
            continue;
        }
        let there = there(figure, bound, panel);
        for period in periods {
            let own = bound.calendar.stored(period, false).is_some_and(|at| is(&there, at));
            if let (false, Some(parts)) = (own, parts(period, &there, bound)) {
                found.insert((figure, period), parts);
            }
        }
    }
    found
}

/// The flows that add up which a plan looks for at other periods, each with the way there. Operands
/// stand in one list and not in calls: a chain of operators may be long.
fn looks(plan: &Plan) -> Vec<(Figure, &Moves)> {
    let mut all: Vec<&Expr> = plan.steps.iter().flat_map(Step::expressions).collect();
    let mut next = 0;
    while let Some(expr) = all.get(next).copied() {
        all.extend(expr.operands());
        next += 1;
    }
    let flows = all.into_iter().filter_map(|expr| match &expr.kind {
        ExprKind::FigureAt { figure, moves, adds: true, .. } => Some((*figure, moves)),
        _ => None,
    });
    flows.collect()
}

/// The parts of a period that any flow which adds up has; `None` where none has any.
pub fn of_any(read: &Read, period: Period, bound: &Bound, panel: &Panel) -> Option<Parts> {
    let adding = read.flows.iter().filter(|flow| flow.adds && period.months() > 1);
    let parts = adding.map(|flow| parts(period, &there(flow.figure, bound, panel), bound));
    parts.flatten().min_by_key(|parts| parts.missing.len())
}

/// Whether each stored period has the figure in a row of the districts read.
fn there(figure: Figure, bound: &Bound, panel: &Panel) -> Vec<bool> {
    (0..panel.periods.len()).map(|stored| bound.has(figure, stored, panel)).collect()
}

fn is(there: &[bool], at: usize) -> bool {
    there.get(at).copied().unwrap_or_default()
}

/// The parts of a period: the longest that are all there, else the shortest of which any is.
fn parts(period: Period, there: &[bool], bound: &Bound) -> Option<Parts> {
    let mut best = None;
    for kind in period.parts() {
        let mut parts = Parts { stored: vec![], missing: vec![] };
        for part in kind {
            match bound.calendar.stored(part, false).filter(|at| is(there, *at)) {
                Some(at) => parts.stored.push(at),
                None => parts.missing.push(part),
            }
        }
        if parts.missing.is_empty() {
            return Some(parts);
        }
        if !parts.stored.is_empty() {
            best = Some(parts);
        }
    }
    best
}
