//! Cells put where they stand → a [`Grid`].
//!
//! Takes cells by row and column, from 0, in any order, and the ranges that are one cell on paper; gives
//! the rows that hold anything, each with its number, and the ranges by the rows that are there.

use super::super::limits::{self, Budget};
use crate::grid::{Grid, GridCell, GridRow, Merged};
use crate::text::{Text, text};
use std::collections::BTreeMap;

/// A table that is being filled.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    rows: BTreeMap<usize, GridRow>,
    merged: Vec<Merged>,
    /// How many cells each row has, blank ones too, where the format says it.
    lengths: BTreeMap<usize, usize>,
    budget: Budget,
}

impl Canvas {
    /// Puts a cell; a blank one takes no place.
    ///
    /// Errors: a cell that is too far out or too long, or one too many.
    pub fn put(&mut self, row: usize, column: usize, cell: GridCell) -> Result<(), Text> {
        if cell.text.is_empty() && cell.formula.is_none() {
            return Ok(());
        }
        if row >= limits::SHEET_ROWS {
            return Err(text!(
                "more than {most} rows, which no sheet has",
                "超过 {most} 行，工作表没有这么多行",
                most = limits::SHEET_ROWS
            ));
        }
        if let Some(why) = limits::too_long(cell.text.len()) {
            return Err(why);
        }
        let at =
            self.rows.entry(row).or_insert_with(|| GridRow { line: row + 1, ..GridRow::default() });
        if at.cells.len() <= column {
            if column >= limits::COLUMNS {
                self.budget.row(column + 1)?;
            }
            self.budget.row(column + 1 - at.cells.len())?;
            at.cells.resize_with(column + 1, GridCell::default);
        }
        if let Some(slot) = at.cells.get_mut(column) {
            *slot = cell;
        }
        Ok(())
    }

    /// Says how many cells a row has: blank ones stand in it, and those behind them are not there.
    pub fn length(&mut self, row: usize, cells: usize) {
        self.lengths.insert(row, cells.min(limits::COLUMNS));
    }

    /// Says that a row is hidden.
    pub fn hide(&mut self, row: usize) {
        if let Some(row) = self.rows.get_mut(&row) {
            row.hidden = true;
        }
    }

    /// Says that a range is one cell; of one cell alone there is nothing to say.
    pub fn merge(&mut self, rows: (usize, usize), columns: (usize, usize)) {
        if rows.0 < rows.1 || columns.0 < columns.1 {
            self.merged.push(Merged { rows, columns });
        }
    }

    /// The table.
    pub fn grid(self) -> Grid {
        let mut kept: Vec<(usize, GridRow)> =
            self.rows.into_iter().filter(|(_, row)| !row.is_blank() || row.has_formula()).collect();
        for (number, row) in &mut kept {
            let length = self.lengths.get(number).copied().unwrap_or_default();
            row.cells.resize_with(row.cells.len().max(length), GridCell::default);
        }
        let numbers: Vec<usize> = kept.iter().map(|(number, _)| *number).collect();
        let merged = self.merged.into_iter().filter_map(|range| {
            let first = numbers.partition_point(|number| *number < range.rows.0);
            let behind = numbers.partition_point(|number| *number <= range.rows.1);
            let rows = (first, behind.checked_sub(1).filter(|last| *last >= first)?);
            (rows.0 < rows.1 || range.columns.0 < range.columns.1)
                .then_some(Merged { rows, columns: range.columns })
        });
        let merged = merged.collect();
        Grid { rows: kept.into_iter().map(|(_, row)| row).collect(), merged, ..Grid::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> GridCell {
        GridCell { text: text.into(), ..GridCell::default() }
    }

    #[test]
    fn blank_rows_are_no_rows_and_ranges_follow() {
        let mut canvas = Canvas::default();
        for (row, column, text) in [(1, 1, "a"), (5, 0, "b"), (6, 2, "c"), (8, 0, "")] {
            assert_eq!(canvas.put(row, column, cell(text)), Ok(()));
        }
        canvas.merge((1, 5), (1, 1));
        canvas.merge((2, 4), (0, 3));
        canvas.merge((4, 6), (0, 1));
        canvas.merge((6, 6), (2, 2));
        canvas.hide(6);
        let grid = canvas.grid();
        let lines: Vec<(usize, bool)> =
            grid.rows.iter().map(|row| (row.line, row.hidden)).collect();
        assert_eq!(lines, [(2, false), (6, false), (7, true)]);
        let expected =
            [Merged { rows: (0, 1), columns: (1, 1) }, Merged { rows: (1, 2), columns: (0, 1) }];
        assert_eq!(grid.merged, expected);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let mut canvas = Canvas::default();
        assert!(canvas.put(0, 16_384, cell("a")).is_err());
        assert!(canvas.put(1_048_576, 0, cell("a")).is_err());
        assert!(canvas.put(0, 0, cell(&"a".repeat(2 << 20))).is_err());
        let filled = (0..3000).try_for_each(|row| canvas.put(row, 16_383, cell("a")));
        assert!(filled.is_err());
    }
}
