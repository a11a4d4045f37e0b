//! The periods of a column, each text read once: one stands in a table once for each of its districts.

use crate::period::{PeriodLiteral, Writing};
use crate::text::Text;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// What the texts of a column say.
#[derive(Debug, Default)]
pub(super) struct Readings {
    writing: Writing,
    read: RefCell<HashMap<String, PeriodLiteral>>,
}

impl Readings {
    /// Of a column that writes periods so.
    pub fn of(writing: Writing) -> Self {
        Self { writing, read: RefCell::default() }
    }

    /// Reads a cell.
    ///
    /// Errors: those of [`Writing::read`].
    pub fn read(&self, cell: &str) -> Result<PeriodLiteral, Text> {
        if let Some(known) = self.read.borrow().get(cell) {
            return Ok(*known);
        }
        let literal = self.writing.read(cell)?;
        self.read.borrow_mut().insert(cell.to_owned(), literal);
        Ok(literal)
    }
}

/// What is read once for a whole table.
#[derive(Debug, Default)]
pub(super) struct ReadOnce {
    /// Its column of periods.
    pub periods: Readings,
    /// Its column of years.
    pub years: Readings,
    /// The year of periods that are printed without one.
    pub year: OnceCell<Option<i32>>,
}
