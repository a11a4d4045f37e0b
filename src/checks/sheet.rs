//! The printed cells of a panel, as exact arithmetic takes them.
//!
//! Takes a panel and where in it a plan is bound to; gives what is known of a figure in a row, with
//! the name and place by which a reader finds it again.

use crate::bound::{Bound, Way, follow};
use crate::catalog::Catalog;
use crate::grid::cell::{CellText, read_cell};
use crate::panel::{Column, Figure, Panel, PrintedCell};
use crate::period::Period;
use crate::plan::Move;
use crate::printed::{Formula, Known, cell};
use crate::units::{Decimal, Dimension, Rounding};
use std::borrow::Cow;
use std::collections::HashMap;

/// A row that a check looks at: where it stands in the panel, and the name of its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    /// The row of the panel.
    pub row: usize,
    /// Its period, as the plan calls it.
    pub period: Period,
}

/// A panel with what its columns and rows are called.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The panel.
    pub panel: &'a Panel,
    /// What exists.
    pub catalog: &'a Catalog,
}

/// The cells that a formula is over, in the order in which they were asked for.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// What is known of each.
    pub known: Vec<Known>,
    /// Which each is.
    pub places: Vec<CellPlace>,
    found: HashMap<(Figure, usize), Formula>,
}

/// Which cell it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// The figure.
    pub figure: Figure,
    /// The row of the panel.
    pub row: usize,
}

impl<'a> Sheet<'a> {
    /// The sheet of a panel.
    pub fn new(panel: &'a Panel, catalog: &'a Catalog) -> Self {
        Self { panel, catalog }
    }

    /// The cell as printed.
    pub fn printed(&self, place: CellPlace) -> Option<Cow<'a, PrintedCell>> {
        self.panel.columns.get(&place.figure)?.cell(place.row)
    }

    /// A figure in a row; none where it is missing.
    pub fn figure(&self, figure: Figure, row: usize, cells: &mut Cells) -> Option<Formula> {
        if let Some(known) = cells.found.get(&(figure, row)) {
            return Some(known.clone());
        }
        let column = self.panel.columns.get(&figure)?;
        let (known, power) = self.known(column, row)?;
        let formula = cell(cells.known.len()).shift(power);
        cells.known.push(known);
        cells.places.push(CellPlace { figure, row });
        cells.found.insert((figure, row), formula.clone());
        Some(formula)
    }

    /// A figure of the same district where the calendar leads; none where there is none.
    pub fn figure_at(
        &self,
        figure: Figure,
        line: Line,
        (moves, by_end): (&[Move], bool),
        bound: &Bound,
        cells: &mut Cells,
    ) -> Option<Formula> {
        match follow(line.period, moves, bound.year) {
            Way::To(period) => {
                let district = *self.panel.districts.get(line.row)?;
                let meant = bound.calendar.meant(period, by_end);
                meant.into_iter().find_map(|stored| {
                    self.figure(figure, self.panel.row(district, stored)?, cells)
                })
            }
            Way::YearStart => Some(Formula::whole(0)),
            Way::Nowhere(_) => None,
        }
    }

    /// What is known of a cell, and the power of ten that brings it into the unit of its column.
    fn known(&self, column: &Column, row: usize) -> Option<(Known, i16)> {
        let value = (*column.values.get(row)?)?;
        let Some(cell) = column.cell(row) else {
            // Nothing was printed: the number is what it is.
            return Some((Known::exact(Decimal::from_f64_shortest(value)?), 0));
        };
        let number = Decimal::parse(&format!("{value:.*}", usize::from(cell.decimals))).ok()?;
        let (print, power) = as_printed(&cell, number);
        // A bare 0 among figures with decimals is one of them, printed short.
        let is_bare_zero = print.is_zero() && print.places() == 0;
        let places = is_bare_zero.then(|| column.decimals()).flatten();
        let print = places.and_then(|places| print.round(places)).unwrap_or(print);
        let counts = matches!(column.unit.dimension, Dimension::Count(_) | Dimension::Number);
        if counts && column.unit.power == 0 && power == 0 && print.places() == 0 {
            let whole = i64::try_from(print.digits()).ok();
            if let (Dimension::Count(_), Some(whole)) = (&column.unit.dimension, whole) {
                return Some((Known::Count(whole), 0));
            }
        }
        let rounding = self.panel.rounding.get(cell.file as usize).copied();
        let rounding = rounding.unwrap_or(Rounding::Nearest);
        Some((Known::Printed { value: print, rounding }, power))
    }
}

/// The digits as they stand in the cell, and the power of ten between them and the stored number:
/// 12 亿元 in a column of 万元 is known to half an 亿元 and not to half a 万元.
fn as_printed(cell: &PrintedCell, stored: Decimal) -> (Decimal, i16) {
    let Ok(CellText::Figure(figure)) = read_cell(&cell.text) else { return (stored, 0) };
    let print = figure.number;
    let is = |power: i8| print.shift(power).is_some_and(|moved| moved.cmp_value(stored).is_eq());
    // A zero is zero in every size: it is taken for one of the stored size.
    if print.is_zero() || is(0) {
        return (stored, 0);
    }
    match (-12..=12).find(|power| is(*power)) {
        Some(power) => (print, i16::from(power)),
        None => (stored, 0),
    }
}
