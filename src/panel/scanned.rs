//! Where the figures of a scanned column came from, without a cell for each.
//!
//! Takes the line of each row, once for all columns; works out how a figure is printed, and where it
//! stands, when that is asked for.

use super::PrintedCell;
use std::sync::Arc;

/// Decimals of a figure that no print tells, at most.
const MOST_DECIMALS: u8 = 4;

/// What stands for the cells of a scanned column.
#[derive(Debug, Clone, PartialEq)]
pub struct Scanned {
    /// The decimals of its figures, by its type or by a sample; none where it has no figure.
    pub decimals: Option<u8>,
    /// Where its rows stand; the same for all columns.
    pub rows: Arc<RowPlaces>,
    /// The number of its column in each file (from 1).
    pub columns: Vec<u32>,
}

/// The file and the line of each row of a panel that was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowPlaces {
    /// The file of each row; empty where all are of the first.
    pub files: Vec<u32>,
    /// The line of each row (from 1).
    pub lines: Vec<u32>,
}

impl RowPlaces {
    /// The file and the line of a row.
    pub fn place(&self, row: usize) -> Option<(u32, u32)> {
        Some((self.files.get(row).copied().unwrap_or_default(), *self.lines.get(row)?))
    }
}

impl Scanned {
    /// The cell of a figure: with the decimals of its column, or as many more as it takes to say it.
    pub(super) fn cell(&self, value: f64, row: usize) -> Option<PrintedCell> {
        let (file, line) = self.rows.place(row)?;
        let decimals = self.decimals.unwrap_or_default().max(shortest(value));
        let text = format!("{value:.*}", usize::from(decimals));
        let column = self.columns.get(file as usize).copied().unwrap_or_default();
        Some(PrintedCell { text, decimals, file, line, column })
    }
}

/// The fewest decimals, up to four, that say the figure.
pub fn shortest(value: f64) -> u8 {
    let says = |decimals: &u8| format!("{value:.*}", usize::from(*decimals)).parse() == Ok(value);
    (0..MOST_DECIMALS).find(says).unwrap_or(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::Column;
    use crate::units::Unit;

    #[test]
    fn a_cell_is_worked_out_when_it_is_asked_for() {
        let rows = RowPlaces { files: vec![], lines: vec![7, 9, 2] };
        let scanned = Scanned { decimals: Some(1), rows: Arc::new(rows), columns: vec![3] };
        let column = Column::scanned(Unit::NUMBER, vec![Some(2.0), None, Some(1.125)], scanned);
        let cell = column.cell(0).expect("a figure");
        assert_eq!((cell.text.as_str(), cell.line, cell.column), ("2.0", 7, 3));
        assert_eq!(column.cell(1), None);
        assert_eq!(column.place(1), None);
        assert_eq!(column.cell(2).expect("a figure").text, "1.125");
        assert_eq!(column.place(2), Some((0, 2)));
        assert_eq!(column.decimals(), Some(1));
        assert_eq!(column.cell(3), None);
    }
}
