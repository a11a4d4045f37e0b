//! The order of rows.

use super::frame::LINE;
use super::lower::Lowering;
use crate::diagnostic::Result;
use crate::plan::SortKey;
use polars::prelude::*;

impl Lowering<'_> {
    /// [`Step::Order`](crate::plan::Step::Order). The line number makes the order total, so
    /// nothing hangs on how the rows stood before.
    pub fn order(&mut self, keys: &[SortKey]) -> Result<()> {
        let mut by = Vec::new();
        for key in keys {
            by.push(self.key(&key.expr)?);
        }
        let mut descending: Vec<bool> = keys.iter().map(|key| key.descending).collect();
        let mut nulls_last: Vec<bool> = keys.iter().map(|key| key.missing_last).collect();
        by.push(col(LINE));
        descending.resize(by.len(), false);
        nulls_last.resize(by.len(), false);
        let options = SortMultipleOptions { descending, nulls_last, ..Default::default() };
        self.replace(|rows| rows.sort_by_exprs(by, options));
        Ok(())
    }
}
