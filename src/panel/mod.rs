//! The panel: one row per (district, period), one column per indicator.measure.
//!
//! Takes cells that have been read; gives figures as doubles with the decimals that were printed.
//! Engine-neutral: the engine makes its own frame of it, the tests' interpreter reads it as it
//! is. What is no finite number does not get in: it becomes missing here.

mod by_period;
pub mod ledger;
mod memo;
mod scanned;
mod spans;

pub use scanned::{RowPlaces, Scanned, shortest};
pub use spans::Spans;

use crate::catalog::{DistrictId, IndicatorId, Measure};
use crate::grid::TablePlace;
use crate::period::Period;
use crate::text::Text;
use crate::units::{Rounding, Unit};
use by_period::ByPeriod;
use ledger::Ledger;
use memo::Memo;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Names a stored column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Figure {
    /// Whose.
    pub indicator: IndicatorId,
    /// Which.
    pub measure: Measure,
}

/// The data of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    /// The periods that occur, in calendar order.
    pub periods: Vec<Period>,
    /// The district of each row.
    pub districts: Vec<DistrictId>,
    /// The period of each row, as an index into [`Panel::periods`].
    pub row_periods: Vec<usize>,
    /// The stored columns, each as long as there are rows.
    pub columns: BTreeMap<Figure, Column>,
    /// The rows, in order, whose cell of a figure is that of another period which ends alike: the
    /// figure of 2023Q1 at 2023M3, where no table prints it for the month. A figure without any
    /// has no entry.
    pub of_other_periods: BTreeMap<Figure, BTreeSet<usize>>,
    /// The files, in the order read.
    pub files: Vec<String>,
    /// Which table of each file it is, and how its places are written; in the same order.
    pub tables: Vec<TablePlace>,
    /// What each file was read as; in the same order.
    pub read_as: Vec<Text>,
    /// The period of each file's rows, where all have one, and what says it; in the same order.
    pub dated: Vec<Option<Dated>>,
    /// What became of the cells of each file, in the same order.
    pub ledgers: Vec<Ledger>,
    /// How the publisher of each file shortens figures, in the same order.
    pub rounding: Vec<Rounding>,
    /// Where the rows of each period are. Rows are not moved once it was asked for.
    pub by_period: RowsOfPeriods,
}

/// Where the rows of each period of a panel are, made when it is first asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowsOfPeriods(Memo<ByPeriod>);

/// The period of a whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Which.
    pub period: Period,
    /// What says so.
    pub by: DatedBy,
}

/// What says the period of a whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatedBy {
    /// The catalog, for the file or its source.
    Catalog,
    /// A title above the header.
    Title,
    /// The file's name.
    Name,
    /// `--period`
    CommandLine,
}

/// A stored column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The unit of its numbers.
    pub unit: Unit,
    /// The numbers, in `unit`.
    pub values: Vec<Option<f64>>,
    /// Where each figure came from and how it was printed; `None` for missing ones. Empty for a column
    /// that was scanned: [`Column::cell`] works out what these would be.
    pub cells: Vec<Option<PrintedCell>>,
    /// What says the same of a column that was scanned.
    pub scanned: Option<Scanned>,
    /// The most decimals that any of its cells prints.
    decimals: Memo<Option<u8>>,
}

/// A cell as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCell {
    /// The text, untouched.
    pub text: String,
    /// How many decimals it prints.
    pub decimals: u8,
    /// Index into [`Panel::files`].
    pub file: u32,
    /// The line in the file (from 1).
    pub line: u32,
    /// The column in the file (from 1).
    pub column: u32,
}

impl Column {
    /// A column whose cells were not printed anywhere (generated data).
    pub fn of_values(unit: Unit, values: Vec<Option<f64>>) -> Self {
        let values: Vec<Option<f64>> =
            values.into_iter().map(|value| value.filter(|number| number.is_finite())).collect();
        let cells = vec![None; values.len()];
        Self::printed(unit, values, cells)
    }

    /// A column of figures, each with its print; both as long as there are rows.
    pub fn printed(unit: Unit, values: Vec<Option<f64>>, cells: Vec<Option<PrintedCell>>) -> Self {
        Self { unit, values, cells, scanned: None, decimals: Memo::default() }
    }

    /// A column of figures that were scanned.
    pub fn scanned(unit: Unit, values: Vec<Option<f64>>, scanned: Scanned) -> Self {
        let decimals = Memo::default();
        Self { unit, values, cells: vec![], scanned: Some(scanned), decimals }
    }

    /// How a figure was printed and where; none for what is missing, and what was printed nowhere.
    pub fn cell(&self, row: usize) -> Option<Cow<'_, PrintedCell>> {
        let Some(scanned) = &self.scanned else {
            return self.cells.get(row)?.as_ref().map(Cow::Borrowed);
        };
        let value = (*self.values.get(row)?)?;
        scanned.cell(value, row).map(Cow::Owned)
    }

    /// The file and the line of a figure, without how it was printed.
    pub fn place(&self, row: usize) -> Option<(u32, u32)> {
        let Some(scanned) = &self.scanned else {
            return self.cells.get(row)?.as_ref().map(|cell| (cell.file, cell.line));
        };
        self.values.get(row)?.as_ref().and_then(|_| scanned.rows.place(row))
    }

    /// The most decimals that any of its cells prints. Cells do not change once it was asked for.
    pub fn decimals(&self) -> Option<u8> {
        let most = || match &self.scanned {
            Some(scanned) => scanned.decimals,
            None => self.cells.iter().flatten().map(|cell| cell.decimals).max(),
        };
        *self.decimals.get(most)
    }
}

impl Panel {
    /// How many rows.
    pub fn height(&self) -> usize {
        self.districts.len()
    }

    /// The table of a file by its number; where nothing but its name is known, it is a text.
    pub fn table(&self, file: u32) -> Option<TablePlace> {
        let at = file as usize;
        let named = || {
            self.files
                .get(at)
                .map(|name| TablePlace { file: name.clone(), ..TablePlace::default() })
        };
        self.tables.get(at).cloned().or_else(named)
    }

    /// Where a cell stands, in words.
    pub fn place_of(&self, cell: &PrintedCell) -> Option<String> {
        Some(self.table(cell.file)?.cell(cell.line, cell.column))
    }

    /// The rows of a stored period, by the district's place in the catalog.
    pub fn rows_at(&self, stored: usize) -> impl Iterator<Item = usize> + '_ {
        self.index().rows(stored)
    }

    /// How many rows a stored period has.
    pub fn count_at(&self, stored: usize) -> usize {
        self.index().count(stored)
    }

    /// The row of a district at a stored period.
    pub fn row(&self, district: DistrictId, stored: usize) -> Option<usize> {
        self.index().find(district, stored, &self.districts)
    }

    fn index(&self) -> &ByPeriod {
        let make = || ByPeriod::new(&self.districts, &self.row_periods, self.periods.len());
        self.by_period.0.get(make)
    }

    /// Whether a figure is there in a row, and was given for the row's own period.
    pub fn is_own(&self, figure: Figure, row: usize) -> bool {
        let value = self.columns.get(&figure).and_then(|column| column.values.get(row));
        let other = || self.of_other_periods.get(&figure).is_some_and(|rows| rows.contains(&row));
        matches!(value, Some(Some(_))) && !other()
    }

    /// How many cells of a figure were given for their own period.
    pub fn count_own(&self, figure: Figure) -> usize {
        let column = self.columns.get(&figure);
        let present = column.map_or(0, |column| column.values.iter().flatten().count());
        present.saturating_sub(self.of_other_periods.get(&figure).map_or(0, BTreeSet::len))
    }
}
