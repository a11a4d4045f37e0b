//! Why nothing can be said.

use super::formula::{Cell, Formula};
use super::known::Known;
use crate::text::{Text, listed, text};

/// Why a formula has no value, or none that its cells settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undetermined {
    /// These cells are missing.
    Missing(Vec<Cell>),
    /// What is divided by, made of these cells, may be zero.
    ZeroDivisor(Vec<Cell>),
    /// The least or the greatest of nothing is asked for.
    Nothing,
    /// It is held against itself: the same numbers give both sides, whatever they are.
    Itself,
}

impl Undetermined {
    /// Of something that is divided by.
    pub(super) fn of_divisor(divisor: &Formula) -> Self {
        let mut cells = divisor.cells();
        cells.sort_unstable();
        cells.dedup();
        Self::ZeroDivisor(cells)
    }

    /// The cells of the formulas that are missing, if any are.
    pub(super) fn missing<'f>(
        formulas: impl IntoIterator<Item = &'f Formula>,
        cells: &[Known],
    ) -> Result<(), Self> {
        let is_missing = |cell: &Cell| cells.get(cell.0).is_none_or(|it| *it == Known::Missing);
        let mut missing: Vec<Cell> = formulas.into_iter().flat_map(Formula::cells).collect();
        missing.retain(is_missing);
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() { Ok(()) } else { Err(Self::Missing(missing)) }
    }

    /// The reason, with the cells by their names.
    pub fn in_words(&self, name: impl Fn(Cell) -> Text) -> Text {
        let names = |cells: &[Cell]| listed(cells.iter().map(|cell| name(*cell)));
        match self {
            Self::Missing(cells) => {
                text!("missing: {cells}", "缺数：{cells}", cells = names(cells))
            }
            Self::ZeroDivisor(cells) if cells.is_empty() => text!("division by zero", "除数为零"),
            Self::ZeroDivisor(cells) => text!(
                "the divisor may be zero: {cells}",
                "除数可能为零：{cells}",
                cells = names(cells)
            ),
            Self::Nothing => text!("there is nothing to choose from", "没有可取的数"),
            Self::Itself => {
                text!("not printed: it would be held against itself", "未公布：只能与自身比较")
            }
        }
    }
}
