//! From when to when a district belongs to a panel, by the years of its rows.

use super::Panel;
use crate::catalog::{Catalog, DistrictId, Origin};
use crate::period::Period;
use chrono::Datelike;
use std::collections::HashMap;

/// The first and the last year in which each district has a row.
///
/// Nobody says when a district came into being or ended. So it belongs to a period from the year of its
/// first row to the year behind that of its last; one that a catalog written by hand names and no
/// table has, to all periods.
#[derive(Debug, Default)]
pub struct Spans(HashMap<DistrictId, (i32, i32)>);

impl Spans {
    /// Those of rows.
    pub fn of_rows(rows: impl IntoIterator<Item = (DistrictId, Period)>) -> Self {
        let mut spans = HashMap::new();
        for (district, period) in rows {
            let (first, last) = (period.start().year(), period.end().year());
            let span: &mut (i32, i32) = spans.entry(district).or_insert((first, last));
            *span = (span.0.min(first), span.1.max(last));
        }
        Self(spans)
    }

    /// Those of a panel.
    pub fn of(panel: &Panel) -> Self {
        let rows = panel.districts.iter().zip(&panel.row_periods);
        Self::of_rows(rows.filter_map(|(one, at)| Some((*one, *panel.periods.get(*at)?))))
    }

    /// Whether a district belongs to a period.
    pub fn belongs(&self, district: DistrictId, period: Period, catalog: &Catalog) -> bool {
        match self.0.get(&district) {
            Some((first, last)) => {
                *first <= period.end().year() && period.start().year() <= last.saturating_add(1)
            }
            None => catalog.origin == Origin::Written,
        }
    }
}
