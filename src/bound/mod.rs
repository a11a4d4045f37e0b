//! A plan bound to a panel: which of its periods the plan reads, and under which names.
//!
//! Takes a [`Plan`] and the [`Panel`] that it is asked of; gives a [`Bound`]. Knows no engine: an
//! engine reads what is bound here, and so does what reasons about printed cells.

mod demand;
mod flows;
mod way;
mod within;

pub use demand::{Extent, demand};
pub use flows::{Flows, Parts};
pub use way::{Calendar, Way, follow};
pub use within::ends;

use crate::catalog::{Catalog, DistrictId};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::{Figure, Panel};
use crate::period::Period;
use crate::plan::{Comparison, Moves, Plan, Read, When};
use crate::source::Span;
use crate::text::{listed, text};
use flows::{flows, of_any};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use within::{nothing_within, within};

/// The rows that a plan reads.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The periods that are read, in the order of their names in the calendar. One that is stored
    /// may be read under two names.
    pub periods: Vec<Named>,
    /// Whether each district of the catalog is read.
    pub districts: Vec<bool>,
    /// The latest year in the data, which a literal without a year means.
    pub year: i32,
    /// The stored periods.
    pub calendar: Calendar,
    /// What flows are the sums of, where the data does not have them as such.
    pub flows: Flows,
}

/// A stored period under the name that it was asked for by: cumulative figures of 2023M3 answer to
/// 2023Q1, and what a quarter comes after is a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The name, which is the period of the rows.
    pub name: Period,
    /// Which period of the panel it is.
    pub stored: usize,
    /// Whether the plan is about it; otherwise it is read beside.
    pub now: bool,
}

impl Bound {
    /// The rows of a stored period of the panel whose district is read.
    pub fn rows_at<'a>(
        &'a self,
        stored: usize,
        panel: &'a Panel,
    ) -> impl Iterator<Item = usize> + 'a {
        let district = |row: &usize| panel.districts.get(*row).map_or(usize::MAX, |one| one.0);
        let read = move |row: &usize| self.districts.get(district(row)) == Some(&true);
        panel.rows_at(stored).filter(read)
    }

    /// Whether a figure is present in a row of a stored period whose district is read.
    pub fn has(&self, figure: Figure, stored: usize, panel: &Panel) -> bool {
        let Some(column) = panel.columns.get(&figure) else { return false };
        self.rows_at(stored, panel).any(|row| matches!(column.values.get(row), Some(Some(_))))
    }

    /// The rows of the panel that the plan is about.
    pub fn rows_of_now<'a>(&'a self, panel: &'a Panel) -> impl Iterator<Item = usize> + 'a {
        let now: BTreeSet<usize> = self.now().map(|period| period.stored).collect();
        now.into_iter().flat_map(move |stored| self.rows_at(stored, panel))
    }

    /// The periods that the plan is about.
    pub fn now(&self) -> impl Iterator<Item = &Named> {
        self.periods.iter().filter(|period| period.now)
    }

    /// The period that the plan is about, when it is just one.
    pub fn period(&self) -> Option<Period> {
        let mut now = self.now();
        let only = now.next()?;
        now.next().is_none().then_some(only.name)
    }

    /// The names of the periods, by which a row's period is numbered.
    pub fn names(&self) -> Vec<Period> {
        self.periods.iter().map(|period| period.name).collect()
    }

    /// Whether a figure of the rows is a sum of several periods.
    pub fn is_summed(&self, figure: Figure) -> bool {
        let of_rows = |period: &Period| self.periods.iter().any(|one| one.name == *period);
        self.flows.keys().any(|(summed, period)| *summed == figure && of_rows(period))
    }

    /// The number of the rows' periods that is of these days.
    pub fn code(&self, period: Period) -> Option<u32> {
        let at = self.periods.binary_search_by(|one| calendar_order(&one.name, &period)).ok()?;
        u32::try_from(at).ok()
    }
}

/// A period held against a written span ([`ExprKind::PeriodIs`](crate::plan::ExprKind::PeriodIs)).
pub fn period_is(period: Period, comparison: Comparison, span: Period) -> bool {
    let (end, first, last) = (period.end(), span.start(), span.end());
    let same = period.start() == first && end == last;
    if period.is_fiscal() != span.is_fiscal() {
        return holds_whenever(period, comparison, span);
    }
    match comparison {
        Comparison::Equal => same,
        Comparison::NotEqual => !same,
        Comparison::Less => end < first,
        Comparison::LessEqual => end <= last,
        Comparison::Greater => end > last,
        Comparison::GreaterEqual => end >= first,
    }
}

/// The same where one of the two is a fiscal year: what holds whichever month that begins with.
fn holds_whenever(period: Period, comparison: Comparison, span: Period) -> bool {
    let (end, first, last) = (period.end_between(), span.start_between(), span.end_between());
    match comparison {
        Comparison::Equal => false,
        Comparison::NotEqual => true,
        Comparison::Less => end.1 < first.0,
        Comparison::LessEqual => end.1 <= last.0,
        Comparison::Greater => end.0 > last.1,
        Comparison::GreaterEqual => end.0 >= first.1,
    }
}

/// The period that a plan is about, when it is just one.
///
/// # Errors
/// `NoData` when the panel has no such period, or no period with the figures.
pub fn period(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Result<Option<Period>> {
    Ok(bind(plan, panel, catalog)?.period())
}

/// Binds a plan to a panel.
///
/// # Errors
/// `NoData` when the panel has no such period (`rank domestic at 2031`), or, for the latest one,
/// when no period has any of the figures.
pub fn bind(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Result<Bound> {
    let read = &plan.read;
    let mut bound = Bound {
        periods: vec![],
        districts: membership(catalog.districts.len(), &read.districts),
        year: latest_year(panel),
        calendar: Calendar::new(&panel.periods),
        flows: Flows::new(),
    };
    let now = match &read.when {
        When::Latest { figures, moves, span } => {
            let latest = latest(figures, &bound, panel).ok_or_else(|| {
                let subject = &plan.heading.subject;
                let message = match subject.is_empty() {
                    true => text!(
                        "the data has no figure for the rows asked about",
                        "所问的行在数据里没有数"
                    ),
                    false => text!(
                        "the data has no figure of {subject} for the rows asked about",
                        "所问的行在数据里没有{subject}的数",
                        subject
                    ),
                };
                stored(Diagnostic::error(Code::NoData, message), panel)
            })?;
            vec![moved(latest, moves, read, &bound, panel, *span)?]
        }
        When::At { period, span } => {
            let wanted = period.in_year(bound.year);
            vec![at(wanted, read, &bound, panel, *span)?]
        }
        When::Span { from, to, figures, span } => {
            let named = |wanted| answering(wanted, read, &bound, panel);
            let within = within((*from, *to), figures, read.by_end, named, &bound, panel);
            if within.is_empty() {
                return Err(nothing_within(*from, *to, &bound, panel, *span).into());
            }
            within
        }
    };
    let beside = beside(read, &now, &bound, panel);
    bound.periods = now.into_iter().chain(beside).collect();
    bound.periods.sort_by(|a, b| calendar_order(&a.name, &b.name));
    bound.flows = flows(plan, &bound, panel);
    Ok(bound)
}

/// The stored period that answers to `wanted`, under that name; for what can be summed over it, the
/// one that ends alike.
fn answering(wanted: Period, read: &Read, bound: &Bound, panel: &Panel) -> Option<Named> {
    let alike = || bound.calendar.stored(wanted, true);
    let summed = || of_any(read, wanted, bound, panel).and_then(|_| alike());
    let stored = bound.calendar.stored(wanted, read.by_end).or_else(summed)?;
    Some(Named { name: wanted, stored, now: true })
}

/// The same.
///
/// # Errors
/// `NoData` when there is none; it says which parts of it are not there, where some are.
fn at(wanted: Period, read: &Read, bound: &Bound, panel: &Panel, span: Span) -> Result<Named> {
    answering(wanted, read, bound, panel).ok_or_else(|| {
        let none = no_period(wanted, panel, span);
        let Some(parts) = of_any(read, wanted, bound, panel) else { return none.into() };
        let missing = listed(parts.missing);
        none.hint(text!(
            "what adds up over {wanted} takes all its parts, and {missing} is not there",
            "{wanted}的累加数要各部分齐全，而{missing}没有数据",
            wanted,
            missing
        ))
        .into()
    })
}

/// The last stored period at which each group has a figure that is present in a row of the
/// districts read; of those that end alike, the one at which most groups have their own.
fn latest(groups: &[Vec<Figure>], bound: &Bound, panel: &Panel) -> Option<usize> {
    let has_all = |stored: &usize| {
        let any = |group: &Vec<Figure>| group.iter().any(|one| bound.has(*one, *stored, panel));
        groups.iter().all(any)
    };
    let alike = bound.calendar.ends_backwards().find_map(|alike| {
        let found: Vec<usize> = alike.into_iter().filter(has_all).collect();
        (!found.is_empty()).then_some(found)
    })?;
    if let [only] = alike.as_slice() {
        return Some(*only);
    }
    let own_at = |figures: &[Figure], stored| has_own(figures, stored, bound, panel);
    let groups_at = |at: usize| groups.iter().filter(|group| own_at(group, at)).count();
    let start = |at: usize| panel.periods.get(at).map(|period| period.start());
    alike.into_iter().max_by_key(|at| (groups_at(*at), start(*at)))
}

/// Whether a stored period has one of the figures for its own, in a row of the districts read.
pub fn has_own(figures: &[Figure], stored: usize, bound: &Bound, panel: &Panel) -> bool {
    let is_own = |row: usize| figures.iter().any(|figure| panel.is_own(*figure, row));
    bound.rows_at(stored, panel).any(is_own)
}

/// The period that the moves lead to from the latest one.
fn moved(
    latest: usize,
    moves: &Moves,
    read: &Read,
    bound: &Bound,
    panel: &Panel,
    span: Span,
) -> Result<Named> {
    let broken = || {
        let message = text!("a period is not in the panel", "面板里没有这一期");
        Diagnostic::error(Code::EngineFailed, message)
    };
    let from = *panel.periods.get(latest).ok_or_else(broken)?;
    if moves.is_empty() {
        return Ok(Named { name: from, stored: latest, now: true });
    }
    match follow(from, moves, bound.year) {
        Way::To(wanted) => at(wanted, read, bound, panel, span),
        Way::Nowhere(first) => {
            let message =
                text!("nothing of the year is before {first}", "{first}之前没有当年的期间", first);
            Err(stored(placed(Diagnostic::error(Code::NoData, message), span), panel).into())
        }
        Way::YearStart => {
            let message = text!(
                "{from} begins the year: no part of it is over before",
                "{from}从年初开始：此前没有当年的期间",
                from
            );
            Err(stored(placed(Diagnostic::error(Code::NoData, message), span), panel).into())
        }
    }
}

/// The periods that are read beside those of `now`, each once.
fn beside(read: &Read, now: &[Named], bound: &Bound, panel: &Panel) -> Vec<Named> {
    let days = |period: Period| (period.end(), period.start());
    let mut known: BTreeSet<_> = now.iter().map(|one| days(one.name)).collect();
    let mut found: Vec<Named> = vec![];
    let ways = read.beside.iter().flat_map(|moves| now.iter().map(move |one| (one.name, moves)));
    for (name, moves) in ways {
        let Way::To(wanted) = follow(name, moves, bound.year) else { continue };
        if known.insert(days(wanted)) {
            let named = answering(wanted, read, bound, panel);
            found.extend(named.map(|one| Named { now: false, ..one }));
        }
    }
    found
}

fn no_period(wanted: Period, panel: &Panel, span: Span) -> Diagnostic {
    let message = text!("the data has no period {wanted}", "数据里没有{wanted}", wanted);
    stored(placed(Diagnostic::error(Code::NoData, message), span), panel)
}

/// Says where, if the plan says so: what nobody wrote has no place.
pub fn placed(diagnostic: Diagnostic, span: Span) -> Diagnostic {
    if span == Span::default() { diagnostic } else { diagnostic.at(span) }
}

/// Says which periods the data has: all, or the last few.
pub fn stored(diagnostic: Diagnostic, panel: &Panel) -> Diagnostic {
    const NAMED: usize = 8;
    let mut periods: Vec<_> = panel.periods.iter().collect();
    periods.sort_by(|a, b| calendar_order(a, b));
    let first = periods.len().saturating_sub(NAMED);
    let names = listed(periods.iter().skip(first).copied());
    diagnostic.hint(match first {
        _ if names.is_empty() => text!("the data has no rows", "数据里没有行"),
        0 => text!("the data has {names}", "数据里有：{names}", names),
        before => text!(
            "the data has {names} and {before} before",
            "数据里有：{names}，以及此前的 {before} 期",
            names,
            before
        ),
    })
}

/// Which of `count` districts are in `districts`.
pub fn membership(count: usize, districts: &[DistrictId]) -> Vec<bool> {
    let mut member = vec![false; count];
    for district in districts {
        if let Some(slot) = member.get_mut(district.0) {
            *slot = true;
        }
    }
    member
}

/// The latest year in the data. Where there is no data, no row can tell one year from another.
pub fn latest_year(panel: &Panel) -> i32 {
    panel.periods.iter().map(|period| period.year).max().unwrap_or_default()
}

/// The order of [`ColumnId::Period`](crate::plan::ColumnId::Period).
pub fn calendar_order(left: &Period, right: &Period) -> Ordering {
    left.end().cmp(&right.end()).then_with(|| left.start().cmp(&right.start()))
}
