//! Tables with a row per district, or per period of one district, and a column per figure.

use super::gather::{ColumnNotes, Gathering};
use super::header::Header;
use super::panel::{district_of, leave_columns, place_of, rows_of_figures};
use super::place::Place;
use super::rows::RowName;
use super::when::When;
use crate::catalog::{BodyRow, ColumnSource, DistrictId, Whose, key};
use crate::panel::Figure;
use crate::panel::ledger::{LeftOut, Mark, Taken};
use crate::period::Period;
use std::collections::HashSet;

/// A row per district, a column per figure.
pub(super) struct Wide<'g> {
    /// What says its period.
    pub when: When<'g>,
    /// What says whose figures a row holds.
    pub district: &'g Whose,
    /// What each column holds.
    pub columns: &'g [ColumnSource],
    /// What is left out on purpose.
    pub ignore: &'g [String],
}

/// A column as it is read.
struct Reading<'g> {
    column: &'g ColumnSource,
    at: usize,
    period: Option<Period>,
    notes: ColumnNotes<'g>,
}

impl<'g> Wide<'g> {
    /// Reads its rows.
    pub fn read(&self, gathering: &mut Gathering<'_>) {
        let When { grid, outline, .. } = self.when;
        let mut stated = Vec::new();
        if let Whose::Column(header) = self.district {
            stated.push(header.as_str());
        }
        stated.extend(self.when.columns());
        stated.extend(self.columns.iter().map(|column| column.header.as_str()));
        let header = Header::of(grid, outline, &stated, self.ignore);
        let own = self.columns.iter().all(|column| column.period.is_some());
        let fixed = if own { Ok(None) } else { self.when.fixed() };
        let (header, fixed, periods) = match (header, fixed, self.when.of_columns(self.columns)) {
            (Ok(header), Ok(fixed), Ok(periods)) => (header, fixed, periods),
            (header, fixed, periods) => {
                gathering.faults.extend(header.err().into_iter().flatten());
                gathering.faults.extend(fixed.err().into_iter().flatten());
                gathering.faults.extend(periods.err().into_iter().flatten());
                return;
            }
        };
        let mut columns: Vec<Reading<'g>> = (self.columns.iter().zip(periods))
            .filter_map(|(column, period)| {
                let at = header.column(&column.header)?;
                Some(Reading { column, at, period, notes: ColumnNotes::default() })
            })
            .collect();
        let ignored: HashSet<String> = self.ignore.iter().map(|name| key(name)).collect();
        leave_columns(grid, outline, self.ignore, gathering);
        for row in rows_of_figures(grid, outline, &header, gathering) {
            self.row(&row, &header, &ignored, fixed, &mut columns, gathering);
        }
        for reading in columns {
            gathering.end_column(reading.notes, &reading.column.unit);
        }
    }

    fn row(
        &self,
        row: &BodyRow<'g>,
        header: &Header,
        ignored: &HashSet<String>,
        fixed: Option<Period>,
        columns: &mut [Reading<'g>],
        gathering: &mut Gathering<'_>,
    ) {
        let grid = self.when.grid;
        let place = |header: &'g str, column| place_of(grid, row, column, header);
        let at = |name: &'g str| header.column(name).map(|column| place(name, column));
        let (named, id) = match self.district {
            Whose::Column(name) => {
                let Some(district) = at(name) else { return };
                if !ignored.is_empty() && ignored.contains(&key(district.text())) {
                    let columns = row.shift..row.shift + header.width;
                    gathering.rest_of_row(row.index, columns, Mark::LeftOut(LeftOut::Row));
                    return;
                }
                gathering.took(&district, Taken::Name);
                (district, district_of(district, gathering))
            }
            Whose::Only(id) => {
                let first = self.when.columns().next().and_then(at);
                (first.unwrap_or_else(|| place("", 0)), Some(*id))
            }
        };
        for period in self.when.columns().filter_map(at) {
            gathering.took(&period, Taken::Period);
        }
        let lacks = columns.iter().any(|reading| reading.period.is_none());
        let period = match (fixed, lacks) {
            (Some(period), _) => Some(period),
            (None, true) => self.when.of_row(at).unwrap_or_else(|errors| {
                gathering.faults.extend(errors);
                None
            }),
            (None, false) => None,
        };
        let Some(id) = id else { return };
        self.figures(row, id, period, named, columns, gathering);
    }

    /// The figures of a row; `period` is that of the columns that have none of their own.
    fn figures(
        &self,
        row: &BodyRow<'g>,
        id: DistrictId,
        period: Option<Period>,
        named: Place<'g>,
        columns: &mut [Reading<'g>],
        gathering: &mut Gathering<'_>,
    ) {
        let mut met: Vec<(Period, Option<usize>)> = Vec::new();
        for Reading { column, at, period: own, notes } in columns {
            let Some(period) = own.or(period) else { continue };
            let known = met.iter().find(|(known, _)| *known == period).map(|(_, number)| *number);
            let number = known.unwrap_or_else(|| {
                let new = gathering.is_new(RowName::District(id), period, &named);
                let number = new.then(|| gathering.row(id, period));
                met.push((period, number));
                number
            });
            let Some(number) = number else { continue };
            let figure = Figure { indicator: column.indicator, measure: column.measure };
            let cell = place_of(self.when.grid, row, *at, &column.header);
            gathering.cell(number, figure, &column.unit, cell, notes);
            if column.ranked {
                gathering.rank_in_brackets(number, column.indicator, cell);
            }
        }
    }
}
