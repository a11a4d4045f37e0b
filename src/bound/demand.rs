//! What a plan needs of a panel that is not read whole.
//!
//! Takes a plan, the panel as far as it was read, and what that is ([`Extent`]); gives what has to be
//! read for [`bind`](super::bind), and for all that looks elsewhere from the rows that are bound, to
//! find what it would in the whole panel. It may ask for more than is looked at, never for less.

use super::{Bound, Calendar, Flows, Way, follow, latest_year, membership, within};
use crate::catalog::Catalog;
use crate::panel::{Figure, Panel};
use crate::period::{Part, Period};
use crate::plan::{ColumnId, Expr, ExprKind, Move, Plan, Step, When};
use std::collections::BTreeSet;
use std::mem::discriminant;

/// A part of a panel: some figures at some of the stored periods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// The periods, by their index in the panel.
    pub periods: BTreeSet<usize>,
    /// The figures, each at all these periods.
    pub figures: BTreeSet<Figure>,
}

impl Extent {
    /// Whether all of another is in it.
    pub fn covers(&self, other: &Self) -> bool {
        other.periods.is_subset(&self.periods) && other.figures.is_subset(&self.figures)
    }

    /// Takes in another.
    pub fn extend(&mut self, other: Self) {
        self.periods.extend(other.periods);
        self.figures.extend(other.figures);
    }
}

/// What a plan needs, with expressions over its rows that are no part of it. `read` is what the panel
/// holds; `steps` is how many periods are asked for at once where the latest one with figures is
/// searched for backwards. Once that is found among what is read, the answer is final.
pub fn demand(
    plan: &Plan,
    beside: &[&Expr],
    (panel, read): (&Panel, &Extent),
    steps: usize,
    catalog: &Catalog,
) -> Extent {
    let bound = Bound {
        periods: vec![],
        districts: membership(catalog.districts.len(), &plan.read.districts),
        year: latest_year(panel),
        calendar: Calendar::new(&panel.periods),
        flows: Flows::new(),
    };
    let expressions = expressions(plan, beside);
    let mut wanted = Extent { periods: BTreeSet::new(), figures: figures(plan, &expressions) };
    let names = match &plan.read.when {
        When::Latest { figures, moves, .. } => {
            let own: BTreeSet<Figure> = figures.iter().flatten().copied().collect();
            wanted.figures.extend(own.iter().copied());
            let (looked_at, found) = latest(figures, &own, &bound, (panel, read), steps);
            wanted.periods.extend(looked_at);
            let found = found.into_iter().filter_map(|at| panel.periods.get(at).copied());
            let ways = found.map(|from| (from, follow(from, moves, bound.year)));
            ways.flat_map(|(from, way)| [Some(from), to(way)]).flatten().collect()
        }
        When::At { period, .. } => vec![period.in_year(bound.year)],
        When::Span { from, to, figures, .. } => {
            wanted.figures.extend(figures.iter().copied());
            let (from, to) = within::ends(*from, *to, &bound);
            names_within(from, to, panel)
        }
    };
    let ways = |names: &[Period], moves: &[&[Move]]| -> Vec<Period> {
        let each = names.iter().flat_map(|name| moves.iter().map(move |one| (*name, *one)));
        each.filter_map(|(name, moves)| to(follow(name, moves, bound.year))).collect()
    };
    let mut names = names;
    let besides: Vec<&[Move]> = plan.read.beside.iter().map(Vec::as_slice).collect();
    names.extend(ways(&names, &besides));
    names.extend(ways(&names, &looks(plan, &expressions)));
    names.sort_unstable_by_key(|name| (name.end(), name.start()));
    names.dedup();
    for name in names {
        wanted.periods.extend(answering(name, panel));
    }
    wanted
}

fn to(way: Way) -> Option<Period> {
    match way {
        Way::To(period) => Some(period),
        Way::Nowhere(_) | Way::YearStart => None,
    }
}

/// The periods that have to be looked at for the latest one at which each group has a figure, and
/// those of them that may be it.
fn latest(
    groups: &[Vec<Figure>],
    figures: &BTreeSet<Figure>,
    bound: &Bound,
    (panel, read): (&Panel, &Extent),
    steps: usize,
) -> (Vec<usize>, Vec<usize>) {
    let has_all = |stored: &usize| {
        let any = |group: &Vec<Figure>| group.iter().any(|one| bound.has(*one, *stored, panel));
        groups.iter().all(any)
    };
    let (mut looked_at, mut left) = (vec![], steps);
    for alike in bound.calendar.ends_backwards() {
        let alone =
            |at: &usize| Extent { periods: BTreeSet::from([*at]), figures: figures.clone() };
        looked_at.extend(alike.iter().copied());
        if !alike.iter().all(|at| read.covers(&alone(at))) {
            left = left.saturating_sub(1);
            if left == 0 {
                break;
            }
        } else if left == steps && alike.iter().any(has_all) {
            return (looked_at, alike);
        }
    }
    (looked_at, vec![])
}

/// The names that the rows of a span may go by: the stored ones, and the parts that it is written in.
fn names_within(from: Option<Period>, to: Option<Period>, panel: &Panel) -> Vec<Period> {
    let is_within = |one: &&Period| {
        from.is_none_or(|from| from.start() <= one.end())
            && to.is_none_or(|to| one.end() <= to.end())
    };
    let mut names: Vec<Period> = panel.periods.iter().filter(is_within).copied().collect();
    names.extend(from.into_iter().chain(to));
    if let (Some(from), Some(to)) = (from, to) {
        let is_part = matches!(from.part, Part::Quarter(_) | Part::Half(_));
        if is_part && discriminant(&from.part) == discriminant(&to.part) {
            let mut part = from;
            while part.end() < to.end() {
                part = part.next();
                names.push(part);
            }
        }
    }
    names
}

/// The stored periods that may answer to a name: those that end alike, and those within it.
fn answering(name: Period, panel: &Panel) -> impl Iterator<Item = usize> + '_ {
    let all = panel.periods.iter().enumerate();
    let may = move |(_, one): &(usize, &Period)| {
        one.end() == name.end() || (name.start() <= one.start() && one.end() <= name.end())
    };
    all.filter(may).map(|(at, _)| at)
}

/// All expressions of a plan and beside it, with their operands.
fn expressions<'p>(plan: &'p Plan, beside: &[&'p Expr]) -> Vec<&'p Expr> {
    let mut all: Vec<&Expr> = plan.steps.iter().flat_map(Step::expressions).collect();
    all.extend(beside);
    let mut next = 0;
    while let Some(expr) = all.get(next).copied() {
        all.extend(expr.operands());
        next += 1;
    }
    all
}

fn figures(plan: &Plan, expressions: &[&Expr]) -> BTreeSet<Figure> {
    let mut found: BTreeSet<Figure> = plan.read.figures.iter().copied().collect();
    found.extend(plan.read.flows.iter().map(|flow| flow.figure));
    found.extend(plan.heading.expected.iter().flat_map(|(_, figures)| figures.iter().copied()));
    let columns = plan.columns.iter().map(|column| &column.column);
    let columns = columns.chain(plan.steps.iter().flat_map(Step::columns));
    found.extend(columns.filter_map(|column| match column {
        ColumnId::Figure(figure) => Some(*figure),
        _ => None,
    }));
    found.extend(expressions.iter().filter_map(|expr| match &expr.kind {
        ExprKind::Column(ColumnId::Figure(figure)) | ExprKind::FigureAt { figure, .. } => {
            Some(*figure)
        }
        _ => None,
    }));
    found
}

/// Where a plan looks from its rows.
fn looks<'p>(plan: &'p Plan, expressions: &[&'p Expr]) -> Vec<&'p [Move]> {
    let mut found: Vec<&[Move]> = vec![];
    found.extend(expressions.iter().filter_map(|expr| match &expr.kind {
        ExprKind::FigureAt { moves, .. } => Some(moves.as_slice()),
        _ => None,
    }));
    found.extend(plan.steps.iter().filter_map(|step| match step {
        Step::Recall { moves, .. } => Some(moves.as_slice()),
        _ => None,
    }));
    found.extend(plan.heading.versus.as_deref());
    found.sort_unstable();
    found.dedup();
    found
}
