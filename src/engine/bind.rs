//! Which periods of the panel a plan reads.

use super::codes::{calendar_order, in_year, latest_year};
use super::expression::membership;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::{Figure, Panel};
use crate::period::{Period, PeriodLiteral};
use crate::plan::{Plan, When};
use std::cmp::Ordering;

/// The rows that a plan reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Whether each period of the panel is read.
    pub periods: Vec<bool>,
    /// Whether each district of the catalog is read.
    pub districts: Vec<bool>,
    /// The latest year in the data, which a literal without a year means.
    pub year: i32,
}

impl Bound {
    /// The rows of the panel that are read, in its own order.
    pub fn rows<'a>(&'a self, panel: &'a Panel) -> impl Iterator<Item = usize> + 'a {
        let read = |at: usize, of: &[bool]| of.get(at).copied().unwrap_or_default();
        let keys = panel.districts.iter().zip(&panel.row_periods).enumerate();
        keys.filter(move |(_, (district, period))| {
            read(district.0, &self.districts) && read(**period, &self.periods)
        })
        .map(|(row, _)| row)
    }

    /// The period, when just one is read.
    pub fn period<'a>(&self, panel: &'a Panel) -> Option<&'a Period> {
        let mut read = panel.periods.iter().zip(&self.periods).filter(|(_, read)| **read);
        let (period, _) = read.next()?;
        read.next().is_none().then_some(period)
    }
}

/// The period that a plan reads of a panel, when it reads just one.
///
/// # Errors
/// `NoData` when the panel has no such period, or no period with the figures.
pub fn period(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Result<Option<Period>> {
    Ok(bind(plan, panel, catalog)?.period(panel).copied())
}

/// Binds a plan to a panel.
///
/// # Errors
/// `NoData` when the panel has no such period (`rank domestic at 2031`), or, for the latest one,
/// when no period has any of the figures.
pub fn bind(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Result<Bound> {
    let mut bound = Bound {
        periods: vec![true; panel.periods.len()],
        districts: membership(catalog.districts.len(), &plan.read.districts),
        year: latest_year(panel),
    };
    bound.periods = match &plan.read.when {
        When::Every => bound.periods,
        When::Latest(figures) => latest(figures, &bound, panel).ok_or_else(|| {
            let subject = match plan.heading.subject.as_str() {
                "" => String::new(),
                subject => format!(" of {subject}"),
            };
            let message = format!("the data has no figure{subject} for the rows asked about");
            stored(Diagnostic::error(Code::NoData, message), panel)
        })?,
        When::At { period, by_end, span } => at(period, *by_end, panel).ok_or_else(|| {
            let period = in_year(period, bound.year);
            let message = format!("the data has no period {period}");
            stored(Diagnostic::error(Code::NoData, message).at(*span), panel)
        })?,
    };
    Ok(bound)
}

/// The last period at which one of `figures` is present in a row that is read.
fn latest(figures: &[Figure], bound: &Bound, panel: &Panel) -> Option<Vec<bool>> {
    let mut present = vec![false; panel.periods.len()];
    let columns: Vec<_> = figures.iter().filter_map(|figure| panel.columns.get(figure)).collect();
    for row in bound.rows(panel) {
        let any = columns.iter().any(|column| matches!(column.values.get(row), Some(Some(_))));
        if let Some(slot) = panel.row_periods.get(row).and_then(|at| present.get_mut(*at)) {
            *slot |= any;
        }
    }
    let with_figures = panel.periods.iter().zip(&present).filter(|(_, present)| **present);
    let last = with_figures.map(|(period, _)| period).max_by(|a, b| calendar_order(a, b))?;
    Some(panel.periods.iter().map(|period| period == last).collect())
}

/// The periods that a literal means; `None` when there are none.
fn at(literal: &PeriodLiteral, by_end: bool, panel: &Panel) -> Option<Vec<bool>> {
    let wanted = in_year(literal, latest_year(panel));
    let meant = panel.periods.iter().map(|period| match by_end {
        true => period.end() == wanted.end(),
        false => calendar_order(period, &wanted) == Ordering::Equal,
    });
    let meant: Vec<bool> = meant.collect();
    meant.contains(&true).then_some(meant)
}

/// Says which periods there are: all, or the last few.
fn stored(diagnostic: Diagnostic, panel: &Panel) -> Diagnostic {
    const NAMED: usize = 8;
    let mut periods: Vec<_> = panel.periods.iter().collect();
    periods.sort_by(|a, b| calendar_order(a, b));
    let first = periods.len().saturating_sub(NAMED);
    let names: Vec<String> = periods.iter().skip(first).map(|period| period.to_string()).collect();
    diagnostic.hint(match (names.as_slice(), first) {
        ([], _) => "the data has no rows".into(),
        (names, 0) => format!("the data has {}", names.join(", ")),
        (names, before) => format!("the data has {} and {before} before", names.join(", ")),
    })
}
