//! What became of every cell of a table: taken for something, or left out for a reason.
//!
//! Takes marks, cell by cell, while the table is read; gives counts and the list of what was left out.
//! Blank cells are in no count.

use crate::grid::Grid;
use crate::text::{Text, text};
use std::collections::BTreeMap;

/// What a cell was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Taken {
    /// The title, which says the period or the unit.
    Title,
    /// A header.
    Header,
    /// The name of a district or of a figure.
    Name,
    /// The name of a group.
    Group,
    /// A period.
    Period,
    /// A unit.
    Unit,
    /// A figure.
    Figure,
}

/// Why a cell was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// A title that says neither period nor unit.
    Title,
    /// Its column is left out.
    Column,
    /// Its row is left out.
    Row,
    /// A row of notes.
    Note,
    /// The header again.
    RepeatedHeader,
    /// The name of a part of the table that the catalog does not have.
    Label,
    /// It stands for "no figure".
    NoFigure,
    /// Nothing asked for it.
    Unused,
}

/// What became of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It was taken.
    Taken(Taken),
    /// It was not.
    LeftOut(LeftOut),
}

/// A cell that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its line in the file (from 1).
    pub line: usize,
    /// Its column (from 1).
    pub column: usize,
    /// Its text, without blanks at the ends.
    pub text: Box<str>,
    /// Why.
    pub why: LeftOut,
}

/// What became of the cells of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// How many cells were taken for what.
    pub taken: BTreeMap<Taken, usize>,
    /// The others, as they stand in the table.
    pub left_out: Vec<Cell>,
}

impl Ledger {
    /// How many cells were taken.
    pub fn count_taken(&self) -> usize {
        self.taken.values().sum()
    }

    /// How many were left out for each reason.
    pub fn reasons(&self) -> BTreeMap<LeftOut, usize> {
        let mut reasons = BTreeMap::new();
        for cell in &self.left_out {
            *reasons.entry(cell.why).or_default() += 1;
        }
        reasons
    }
}

/// The marks of a table that is being read.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    width: usize,
    marks: Vec<Option<Mark>>,
}

impl Marks {
    /// No cell is marked yet.
    pub fn of(grid: &Grid) -> Self {
        let width = grid.width();
        Self { width, marks: vec![None; width.saturating_mul(grid.rows.len())] }
    }

    /// Says what became of a cell. What was taken stays taken.
    pub fn mark(&mut self, row: usize, column: usize, mark: Mark) {
        let place = if column < self.width { row * self.width + column } else { usize::MAX };
        if let Some(slot) = self.marks.get_mut(place)
            && !matches!(slot, Some(Mark::Taken(_)))
        {
            *slot = Some(mark);
        }
    }

    /// The same for all cells of a row from a column on that nothing was said of.
    pub fn mark_row(&mut self, row: usize, columns: std::ops::Range<usize>, mark: Mark) {
        for column in columns.start..columns.end.min(self.width) {
            if let Some(slot @ None) = self.marks.get_mut(row * self.width + column) {
                *slot = Some(mark);
            }
        }
    }

    /// Draws the line under a table.
    pub fn close(&self, grid: &Grid) -> Ledger {
        let mut ledger = Ledger::default();
        for (index, row) in grid.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                let text = cell.text.trim();
                if text.is_empty() {
                    continue;
                }
                let mark = self.marks.get(index * self.width + column).copied().flatten();
                match mark.unwrap_or(Mark::LeftOut(LeftOut::Unused)) {
                    Mark::Taken(taken) => *ledger.taken.entry(taken).or_default() += 1,
                    Mark::LeftOut(why) => {
                        let (line, column) = (row.line, column + 1);
                        ledger.left_out.push(Cell { line, column, text: text.into(), why });
                    }
                }
            }
        }
        ledger
    }
}

impl Taken {
    /// So many cells of the kind: `13 names`.
    pub fn counted(self, count: usize) -> Text {
        match self {
            Self::Title => text!("{count} of titles", "标题 {count}", count),
            Self::Header => text!("{count} of headers", "表头 {count}", count),
            Self::Name => text!("{count} names", "名称 {count}", count),
            Self::Group => text!("{count} of groups", "分组 {count}", count),
            Self::Period => text!("{count} periods", "期间 {count}", count),
            Self::Unit => text!("{count} units", "单位 {count}", count),
            Self::Figure => text!("{count} figures", "数 {count}", count),
        }
    }
}

impl LeftOut {
    /// Why, in words.
    pub fn in_words(self) -> Text {
        match self {
            Self::Title => text!("title", "标题"),
            Self::Column => text!("its column is left out", "所在的列不读入"),
            Self::Row => text!("its row is left out", "所在的行不读入"),
            Self::Note => text!("notes", "注释"),
            Self::RepeatedHeader => text!("the header again", "重复的表头"),
            Self::Label => text!("the name of a part of the table", "表中一段的名称"),
            Self::NoFigure => text!("stands for no figure", "表示没有数"),
            Self::Unused => text!("nothing asks for it", "没有用到"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::grid_of_text;
    use crate::source::Sources;

    #[test]
    fn every_cell_is_in_one_account() {
        let grid = grid_of_text("t.csv", "地区,内资\n恒口,-\n注,\n", b',', &mut Sources::default());
        let grid = grid.expect("a table");
        let mut marks = Marks::of(&grid);
        marks.mark(0, 0, Mark::Taken(Taken::Header));
        marks.mark(1, 1, Mark::LeftOut(LeftOut::NoFigure));
        marks.mark(1, 0, Mark::LeftOut(LeftOut::Row));
        marks.mark(1, 0, Mark::Taken(Taken::Name));
        marks.mark(1, 0, Mark::LeftOut(LeftOut::Row));
        marks.mark(9, 9, Mark::Taken(Taken::Figure));
        let ledger = marks.close(&grid);
        assert_eq!((ledger.count_taken(), ledger.left_out.len()), (2, 3));
        let unused = Cell { line: 1, column: 2, text: "内资".into(), why: LeftOut::Unused };
        assert_eq!(ledger.left_out.first(), Some(&unused));
    }
}
