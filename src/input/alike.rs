//! Periods that end alike hold the same stored figures, unless they are flows.
//!
//! Takes all that was gathered; fills a cell that is missing at one period (2023Q1) from the same
//! district's at another that ends with it (2023M3), as it was printed there. Where no two periods
//! end alike, nothing is done and nothing is asked of any row.

use super::rows::{Gathered, Rows};
use crate::catalog::{Catalog, DistrictId, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Figure;
use crate::period::Period;
use crate::text::text;
use crate::units::Unit;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The columns as they are gathered: a cell for each row, as far as the last that has one.
pub(super) type Columns = BTreeMap<Figure, (Unit, Vec<Option<Gathered>>)>;

/// Which cells were taken over, by figure and row; and what is to be said.
pub(super) struct Taken {
    /// The rows, in the order gathered, of each figure.
    pub rows: BTreeMap<Figure, BTreeSet<usize>>,
    /// That figures of periods which end alike differ.
    pub warning: Option<Diagnostic>,
}

/// Fills what is missing. A district that has a row at one of the periods gets one at the others,
/// where there is a figure to put into it: else 2023Q1 would be the period of those districts alone
/// that the quarterly table happens to print.
pub(super) fn take_over(
    catalog: &Catalog,
    periods: &[Period],
    rows: &mut Rows,
    columns: &mut Columns,
) -> Taken {
    let mut taken = Taken { rows: BTreeMap::new(), warning: None };
    let alike = ending_alike(periods);
    if alike.is_empty() {
        return taken;
    }
    let shared: Vec<Figure> =
        columns.keys().copied().filter(|figure| is_shared(catalog, *figure)).collect();
    let mut together: BTreeMap<(DistrictId, NaiveDate), Vec<usize>> = BTreeMap::new();
    for (row, (district, period)) in rows.keys().iter().enumerate() {
        let end = period.end();
        if alike.contains_key(&end) {
            together.entry((*district, end)).or_default().push(row);
        }
    }
    for ((district, end), found) in &mut together {
        let present = |row: &usize| shared.iter().any(|one| cell(columns, one, *row).is_some());
        if found.iter().any(present) {
            let periods = alike.get(end).into_iter().flatten();
            *found = periods.map(|period| rows.row(*district, *period)).collect();
        }
    }
    let mut differences = Differences { first: None, further: 0 };
    for figure in shared {
        let Some((_, cells)) = columns.get_mut(&figure) else { continue };
        for found in together.values() {
            let at = |row: &usize| cells.get(*row).and_then(Option::as_ref).map(|it| (*row, it));
            let Some((from, first)) = found.iter().find_map(at) else { continue };
            let other = found.iter().filter_map(at).find(|(_, other)| !agree(first, other));
            if let Some((row, other)) = other {
                differences.add(catalog, figure, rows.keys(), [(from, first), (row, other)]);
            }
            let missing: Vec<usize> =
                found.iter().copied().filter(|row| at(row).is_none()).collect();
            let source = first.clone();
            for row in missing {
                if cells.len() <= row {
                    cells.resize_with(row + 1, || None);
                }
                if let Some(slot) = cells.get_mut(row) {
                    *slot = Some(source.clone());
                    taken.rows.entry(figure).or_default().insert(row);
                }
            }
        }
    }
    taken.warning = differences.warning();
    taken
}

/// The periods that share their end with another, by it; of one end in calendar order, so that the
/// first is the one that begins first.
fn ending_alike(periods: &[Period]) -> BTreeMap<NaiveDate, Vec<Period>> {
    let mut found = BTreeMap::new();
    let periods: Vec<Period> = periods.iter().copied().filter(|one| !one.is_fiscal()).collect();
    for alike in periods.chunk_by(|one, next| one.end() == next.end()) {
        if let [first, _, ..] = alike {
            found.insert(first.end(), alike.to_vec());
        }
    }
    found
}

/// Whether the end of a period decides the figure: not that of a flow, nor what a measure says of
/// the period's own length.
fn is_shared(catalog: &Catalog, figure: Figure) -> bool {
    let own =
        matches!(figure.measure, Measure::PeriodActual | Measure::PreviousRank | Measure::Movement);
    let indicator = catalog.indicators.get(figure.indicator.0);
    !own && indicator.is_some_and(|one| one.kind != Kind::Flow)
}

fn cell<'a>(columns: &'a Columns, figure: &Figure, row: usize) -> Option<&'a Gathered> {
    columns.get(figure)?.1.get(row)?.as_ref()
}

/// Whether two prints may be of one number: the longer one, rounded, is the shorter.
fn agree(one: &Gathered, other: &Gathered) -> bool {
    let (longer, shorter) = match one.printed.decimals >= other.printed.decimals {
        true => (one, other),
        false => (other, one),
    };
    let half = match longer.printed.decimals == shorter.printed.decimals {
        true => 0.0,
        false => 0.5 * 10f64.powi(-i32::from(shorter.printed.decimals)),
    };
    let noise = 1e-12 * longer.value.abs().max(shorter.value.abs());
    (longer.value - shorter.value).abs() <= half + noise
}

/// Figures that differ though their periods end alike: the first pair, and how many figures more.
struct Differences {
    first: Option<Diagnostic>,
    further: usize,
}

impl Differences {
    fn add(
        &mut self,
        catalog: &Catalog,
        figure: Figure,
        keys: &[(DistrictId, Period)],
        cells: [(usize, &Gathered); 2],
    ) {
        if self.first.is_some() {
            self.further += 1;
            return;
        }
        let [(one, first), (other, second)] = cells;
        let key = |row: usize| keys.get(row).copied();
        let (Some((district, from)), Some((_, to))) = (key(one), key(other)) else { return };
        let (Some(indicator), Some(district)) =
            (catalog.indicators.get(figure.indicator.0), catalog.districts.get(district.0))
        else {
            return;
        };
        let message = text!(
            "{indicator}.{measure} of {name} differs at periods that end alike: `{a}` at {from} ({there}), `{b}` at {to} ({here})",
            "{name}的{indicator}.{measure}在同时结束的期间不同：{from} 为 `{a}`（{there}），{to} 为 `{b}`（{here}）",
            indicator,
            measure = figure.measure,
            name = &district.name,
            a = first.printed.text.trim(),
            b = second.printed.text.trim(),
            from,
            to,
            there = first.standing(),
            here = second.standing()
        );
        let mut warning = Diagnostic::warning(Code::CellNote, message);
        let labels = [(second, text!("differs", "不同")), (first, text!("from this", "与此不同"))];
        for (cell, label) in labels {
            if let Some(span) = cell.span {
                warning = if warning.span.is_none() { warning.at(span) } else { warning };
                warning = warning.label(span, label);
            }
        }
        self.first = Some(warning);
    }

    fn warning(self) -> Option<Diagnostic> {
        let warning = self.first?;
        let warning = warning.hint(text!("each period keeps its own", "各期仍用各自的数"));
        Some(match self.further {
            0 => warning,
            further => warning.hint(text!(
                "{count} figures differ so",
                "共有 {count} 个数如此不同",
                count = further + 1
            )),
        })
    }
}
