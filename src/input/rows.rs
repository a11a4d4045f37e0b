//! The rows of a panel while it is gathered, and what was printed in them.

use super::place::Standing;
use crate::catalog::DistrictId;
use crate::grid::TablePlace;
use crate::panel::PrintedCell;
use crate::period::Period;
use crate::source::Span;
use std::collections::HashMap;
use std::rc::Rc;

/// What a row of a table is of: a row of one name stands in a source once for each period.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum RowName {
    /// A district's.
    District(DistrictId),
    /// A district's one figure, by the key of its printed name.
    Figure(DistrictId, String),
}

/// Where the first row of a name and period stands.
pub(super) struct First {
    /// The index of its table.
    pub file: usize,
    /// Its line there.
    pub line: usize,
    /// Its bytes, where they are known.
    pub span: Option<Span>,
}

/// A figure, and where it was printed.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    /// In the unit of its column.
    pub value: f64,
    /// As printed.
    pub printed: PrintedCell,
    /// Its table.
    pub table: Rc<TablePlace>,
    /// What stands above it.
    pub header: Rc<str>,
    /// Its bytes, where they are known.
    pub span: Option<Span>,
}

impl Gathered {
    /// Its place.
    pub fn standing(&self) -> Standing {
        Standing {
            table: Rc::clone(&self.table),
            line: self.printed.line as usize,
            column: self.printed.column as usize,
            header: Rc::clone(&self.header),
        }
    }
}

/// The rows of the panel, in the order in which they were first met.
#[derive(Default)]
pub(super) struct Rows {
    numbers: HashMap<(DistrictId, Period), usize>,
    keys: Vec<(DistrictId, Period)>,
}

impl Rows {
    /// The number of a row; a new one where there is none yet.
    pub fn row(&mut self, district: DistrictId, period: Period) -> usize {
        let next = self.keys.len();
        let row = *self.numbers.entry((district, period)).or_insert(next);
        if row == next {
            self.keys.push((district, period));
        }
        row
    }

    /// What each row is of.
    pub fn keys(&self) -> &[(DistrictId, Period)] {
        &self.keys
    }
}
