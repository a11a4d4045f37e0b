//! The lowest and the highest value of a formula in which cells stand more than once.
//!
//! Takes a box of cells; gives the exact ends of the formula's values over it. Interval arithmetic
//! alone would let a cell be low in one place and high in another. So cells that stand several
//! times are held at one end each:
//!
//! 1. where the slope along the cell has one sign over the whole box, at the end that this says;
//! 2. otherwise, where the formula is one fraction of sums of all that are left, at the corner that
//!    `climb.rs` reaches;
//! 3. otherwise, where the formula is a fraction of straight lines in the cell, at either end, and
//!    the better counts; the box that is left is smaller, so that slopes may have their sign now.
//!
//! Once all are held, interval arithmetic over the others is exact. Signs of slopes are read off
//! proven bounds in doubles; the ends themselves are computed exactly.

use super::cells::{CellBox, natural, slope};
use super::climb;
use super::formula::{Cell, Formula};
use super::interval::{End, Interval};
use super::moebius::Moebius;

/// How often a box is halved before the search is given up.
const MOST_HALVINGS: u32 = 1 << 10;

/// All values of the formula over the box, on which its divisors are known not to be zero.
/// `repeated` are the cells that stand in it several times. None where neither rule applies to one
/// of them, or too many are undecided.
pub(super) fn image(formula: &Formula, cells: &CellBox, repeated: &[Cell]) -> Option<Interval> {
    let cells = cells.with_bounds();
    let search = |up| {
        let mut halvings = MOST_HALVINGS;
        Search { formula, up, halvings: &mut halvings }.end(cells.clone(), repeated.to_vec())
    };
    Some(Interval { low: search(false)?, high: search(true)? })
}

struct Search<'s> {
    formula: &'s Formula,
    /// For the highest value rather than the lowest.
    up: bool,
    halvings: &'s mut u32,
}

impl Search<'_> {
    fn end(&mut self, mut cells: CellBox, mut undecided: Vec<Cell>) -> Option<End> {
        while self.hold_the_steep(&mut cells, &mut undecided) {}
        if undecided.len() > 1
            && let Some(corner) = climb::corner(self.formula, &cells, &undecided, self.up)
        {
            return self.end_of(&corner);
        }
        let Some(cell) = undecided.pop() else { return self.end_of(&cells) };
        Moebius::of(self.formula, cell)?;
        *self.halvings = self.halvings.checked_sub(1)?;
        let mut side = |at_high| {
            let mut cells = cells.clone();
            cells.hold(cell, at_high);
            self.end(cells, undecided.clone())
        };
        let (one, other) = (side(false)?, side(true)?);
        Some(if one.at == other.at {
            // The formula may be level along the cell: then what lies between reaches it too.
            End::closed(one.at)
        } else if (one.at > other.at) == self.up {
            one
        } else {
            other
        })
    }

    /// The end over a box in which every cell that stands several times is held.
    fn end_of(&self, cells: &CellBox) -> Option<End> {
        let values = natural(self.formula, cells)?;
        Some(if self.up { values.high } else { values.low })
    }

    /// Holds the cells along which the formula rises or falls all over the box; whether there were
    /// any.
    fn hold_the_steep(&self, cells: &mut CellBox, undecided: &mut Vec<Cell>) -> bool {
        let before = undecided.len();
        undecided.retain(|cell| {
            let (_, slope) = slope(self.formula, *cell, cells);
            let steep = slope.is_positive() || slope.is_negative();
            if steep {
                cells.hold(*cell, slope.is_positive() == self.up);
            }
            !steep
        });
        undecided.len() < before
    }
}
