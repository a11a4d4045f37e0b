//! The extreme of a fraction whose two sides are straight in many cells at once: the growth of a total
//! through its parts, a share.
//!
//! Takes a box, the cells that are still undecided and which end is asked for; gives the corner where
//! it is reached. Along each cell such a fraction rises or falls all the way, and where it cannot be
//! bettered along any single cell, it cannot be bettered at all (it is pseudolinear). So from any
//! corner one climbs, a cell at a time, and the corner where nothing climbs any more is the extreme: no
//! search through all corners, of which 40 districts have a million millions.

use super::cells::{CellBox, slope};
use super::formula::{Cell, Formula};

/// So many rounds over all cells are made at most; a few are enough.
const MOST_ROUNDS: u32 = 64;

/// The box with every cell held where the formula is highest (`up`) or lowest; none where the formula is
/// not seen to be such a fraction, or bounds of slopes do not tell their sign.
pub(super) fn corner(
    formula: &Formula,
    cells: &CellBox,
    undecided: &[Cell],
    up: bool,
) -> Option<CellBox> {
    if shape(formula, undecided)? == Shape::Free {
        return None;
    }
    // The others have to point the same way over the whole box: then they are out of the matter.
    let mut cells = cells.clone();
    let mut others = formula.cells();
    others.sort_unstable();
    others.dedup();
    others.retain(|cell| {
        let runs = cells.interval(*cell).is_some_and(|it| it.as_point().is_none());
        runs && !undecided.contains(cell)
    });
    for other in others {
        let at_high = points(formula, other, &cells)? == up;
        cells.hold(other, at_high);
    }
    let mut at_high = vec![false; undecided.len()];
    for _ in 0..MOST_ROUNDS {
        let mut moved = false;
        for (at, cell) in undecided.iter().enumerate() {
            let corner = held(&cells, undecided, &at_high);
            let better = points(formula, *cell, &corner)? == up;
            if let Some(side) = at_high.get_mut(at)
                && *side != better
            {
                (*side, moved) = (better, true);
            }
        }
        if !moved {
            return Some(held(&cells, undecided, &at_high));
        }
    }
    None
}

/// Whether the formula rises along a cell, all over the box; none where it is not known to rise or to
/// fall.
fn points(formula: &Formula, along: Cell, cells: &CellBox) -> Option<bool> {
    let (_, slope) = slope(formula, along, cells);
    match (slope.is_positive(), slope.is_negative()) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn held(cells: &CellBox, undecided: &[Cell], at_high: &[bool]) -> CellBox {
    let mut cells = cells.clone();
    undecided.iter().zip(at_high).for_each(|(cell, at_high)| cells.hold(*cell, *at_high));
    cells
}

/// How a formula is made of some cells together, all others being what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// They are not in it.
    Free,
    /// A sum of them, each times something that they are not in.
    Straight,
    /// One such sum over another.
    Fraction,
}

/// The shape of a formula in these cells; none where it is another one, or not seen to be of these.
fn shape(formula: &Formula, of: &[Cell]) -> Option<Shape> {
    use Shape::{Fraction, Free, Straight};
    let sum = |one: Shape, other: Shape| match (one, other) {
        (Free, shape) | (shape, Free) => Some(shape),
        (Straight, Straight) => Some(Straight),
        _ => None,
    };
    match formula {
        Formula::Cell(cell) => Some(if of.contains(cell) { Straight } else { Free }),
        Formula::Number(_) => Some(Free),
        Formula::Negate(one) | Formula::Shift(one, _) => shape(one, of),
        Formula::Sum(terms) => terms.iter().try_fold(Free, |all, term| sum(all, shape(term, of)?)),
        Formula::Subtract(left, right) => sum(shape(left, of)?, shape(right, of)?),
        Formula::Multiply(left, right) => match (shape(left, of)?, shape(right, of)?) {
            (Free, shape) | (shape, Free) => Some(shape),
            _ => None,
        },
        Formula::Divide(left, right) => match (shape(left, of)?, shape(right, of)?) {
            (shape, Free) => Some(shape),
            (Free | Straight, Straight) => Some(Fraction),
            _ => None,
        },
        Formula::Absolute(_) | Formula::Least(_) | Formula::Greatest(_) | Formula::Round(_, _) => {
            of.iter().all(|cell| !formula.has(*cell)).then_some(Free)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Known, cell, range};
    use super::*;
    use crate::units::Decimal;
    use proptest::prelude::*;

    /// The growth of a total from the actuals and the growths of its parts.
    fn growth(parts: usize) -> Formula {
        let base = |at: usize| cell(2 * at) / (Formula::whole(1) + cell(2 * at + 1).shift(-2));
        let now = Formula::sum((0..parts).map(|at| cell(2 * at)));
        let then = Formula::sum((0..parts).map(base));
        now / then - Formula::whole(1)
    }

    fn cells(parts: &[(i64, i64)], places: u8) -> Vec<Known> {
        let known = |digits: i64| Known::printed(Decimal::new(i128::from(digits), places));
        parts.iter().flat_map(|(actual, growth)| [known(*actual), known(*growth)]).collect()
    }

    #[test]
    fn many_parts_are_no_search() {
        let parts: Vec<(i64, i64)> = (0..60).map(|at| (100 + 7 * at, 20 + at % 9)).collect();
        let range = range(&growth(60), &cells(&parts, 0)).expect("nothing is zero");
        assert!(range.tight);
    }

    proptest! {
        /// The corner is that which trying all corners finds.
        #[test]
        fn the_corner_is_the_best_of_all(
            parts in prop::collection::vec((1_i64..500, -60_i64..90), 1..5),
        ) {
            let (formula, known) = (growth(parts.len()), cells(&parts, 0));
            let whole = CellBox::new([&formula], &known).with_bounds();
            let all: Vec<Cell> = (0..known.len()).map(Cell).collect();
            let undecided: Vec<Cell> = all.iter().copied().step_by(2).collect();
            for up in [false, true] {
                let Some(found) = corner(&formula, &whole, &undecided, up) else { continue };
                let at = |cells: &CellBox| {
                    let value = super::super::cells::natural(&formula, cells).expect("a value");
                    value.low.at
                };
                let found = at(&found);
                for corners in 0..1_u32 << all.len() {
                    let sides: Vec<bool> = (0..all.len()).map(|at| corners >> at & 1 == 1).collect();
                    let other = at(&held(&whole, &all, &sides));
                    let bettered = if up { other > found } else { other < found };
                    prop_assert!(!bettered);
                }
            }
        }
    }
}
