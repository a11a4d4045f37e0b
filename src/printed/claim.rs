//! Whether a published figure can be the result of others.
//!
//! Takes two formulas and the cells of a row; gives a verdict with everything that explains it. One
//! side is usually a single printed cell, the published result, which is compared as print: the
//! other side is recomputed and read in its decimals. Where neither is, the two are compared as
//! numbers.

use super::exact::Exact;
use super::formula::{Cell, Formula};
use super::interval::Interval;
use super::known::Known;
use super::range::range;
use super::undetermined::Undetermined;
use super::verdict::{Agreement, Side, Verdict};
use super::witness::{Witness, witness};
use crate::units::Rounding;

/// So many points tell whether two formulas are one.
const TRIALS: usize = 4;

/// Whether `left` and `right` agree.
pub fn agree(left: &Formula, right: &Formula, cells: &[Known]) -> Agreement {
    Claim::new(left.clone(), right.clone()).examine(cells)
}

/// That two formulas agree: made once, examined over many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The two as they are, for where neither side is one cell.
    as_numbers: Sides,
    /// The left as the published side, if it is one cell.
    of_left: Option<Sides>,
    /// The right as the published side, if it is one cell.
    of_right: Option<Sides>,
}

/// A side that is claimed to be what comes out of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sides {
    /// The cell that the claimed side is, if it is one.
    pub published: Option<Cell>,
    /// By which power of ten the claimed side is larger than its cell.
    power: i32,
    claimed: Formula,
    /// The other side, in the unit of the claimed one.
    pub computed: Formula,
    /// Whether a cell stands in both.
    pub shared: bool,
}

impl Claim {
    /// That `left` agrees with `right`.
    pub fn new(left: Formula, right: Formula) -> Self {
        Self {
            of_left: Sides::published(&left, right.clone(), 0),
            of_right: Sides::published(&right, left.clone(), 0),
            as_numbers: Sides::new(None, left, right, 0),
        }
    }

    /// The verdict over the cells of a row, with its witness.
    pub fn examine(&self, cells: &[Known]) -> Agreement {
        let agreement = self.judge(cells);
        let witness = self.witness(&agreement.verdict, cells);
        Agreement { witness, ..agreement }
    }

    /// The verdict without its witness, which costs as much as the verdict for each cell.
    pub fn judge(&self, cells: &[Known]) -> Agreement {
        self.judged(cells).unwrap_or_else(Agreement::undetermined)
    }

    fn judged(&self, cells: &[Known]) -> Result<Agreement, Undetermined> {
        let sides = self.sides(|cell| cells.get(cell.0).and_then(Known::places));
        Undetermined::missing([&sides.claimed, &sides.computed], cells)?;
        let allowed = range(&sides.claimed, cells)?.interval;
        let values = range(&sides.computed, cells)?;
        let printed = sides.claimed.value(cells)?;
        let recomputed = sides.computed.value(cells)?;
        let imbalance = &recomputed - &printed;
        let verdict = if sides.exact(&allowed, &recomputed, &imbalance, cells) {
            if sides.shared && sides.are_one(cells.len()) {
                return Err(Undetermined::Itself);
            }
            Verdict::Exact
        } else if sides.can_meet(&allowed, &values.interval, cells)? {
            Verdict::Possible
        } else {
            Verdict::Impossible { truncation: sides.truncation_explains(&values.interval, cells) }
        };
        Ok(Agreement {
            verdict,
            published: sides.published,
            side: Some(Side::of(&recomputed, &imbalance)),
            printed: Some(printed),
            allowed: Some(allowed),
            recomputed: Some(recomputed),
            range: Some(values),
            imbalance: Some(imbalance),
            witness: None,
        })
    }

    fn witness(&self, verdict: &Verdict, cells: &[Known]) -> Option<Witness> {
        let possible = match verdict {
            Verdict::Possible => true,
            Verdict::Impossible { .. } => false,
            Verdict::Exact | Verdict::Undetermined(_) => return None,
        };
        let sides = self.sides(|cell| cells.get(cell.0).and_then(Known::places));
        witness(&sides.claimed, &sides.computed, cells, possible)
    }

    /// Which side is the published one: the left, unless the right alone is one cell, or is printed
    /// to fewer decimals of the same size, so that it may be the left one rounded. What is not
    /// printed has all its decimals.
    pub(super) fn sides(&self, decimals: impl Fn(Cell) -> Option<u8>) -> &Sides {
        let of = |sides: &Sides| {
            let places = sides.published.and_then(&decimals)?;
            Some(i32::from(places) - sides.power)
        };
        match (&self.of_left, &self.of_right) {
            (Some(left), Some(right)) => match (of(left), of(right)) {
                (None, Some(_)) => right,
                (Some(one), Some(other)) if other < one => right,
                _ => left,
            },
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => &self.as_numbers,
        }
    }

    /// The cells, where each side is one.
    pub(super) fn cells_alone(&self) -> Option<[Cell; 2]> {
        let (left, right) = (self.of_left.as_ref()?, self.of_right.as_ref()?);
        left.published.zip(right.published).map(<[Cell; 2]>::from)
    }
}

impl Sides {
    fn new(published: Option<Cell>, claimed: Formula, computed: Formula, power: i32) -> Self {
        let shared = claimed.cells().iter().any(|cell| computed.has(*cell));
        Self { published, power, claimed, computed, shared }
    }

    /// A side that is one cell, and the other side in that cell's unit.
    fn published(side: &Formula, other: Formula, power: i32) -> Option<Self> {
        match side {
            Formula::Cell(cell) => Some(Self::new(Some(*cell), side.clone(), other, power)),
            Formula::Shift(one, by) => {
                Self::published(one, other.shift(by.checked_neg()?), power + i32::from(*by))
            }
            Formula::Negate(one) => Self::published(one, -other, power),
            _ => None,
        }
    }

    /// Whether shortening what was recomputed gives the printed digits: that is, whether it is one
    /// of the numbers that print so.
    fn exact(
        &self,
        allowed: &Interval,
        recomputed: &Exact,
        imbalance: &Exact,
        cells: &[Known],
    ) -> bool {
        let print = self.published.and_then(|cell| cells.get(cell.0)).and_then(Known::places);
        if print.is_some() { allowed.contains(recomputed) } else { imbalance.is_zero() }
    }

    /// Whether both sides are one computation, so that they agree whatever the cells are: then nothing
    /// that is printed is held against anything. Two rational functions that are equal at points
    /// chosen without regard to them are, for all that matters, equal everywhere.
    fn are_one(&self, cells: usize) -> bool {
        let difference = self.computed.clone() - self.claimed.clone();
        let mut state: i64 = 20_230_331;
        (0..TRIALS).all(|_| {
            let mut any = || {
                state = (state * 48_271) % 0x7fff_ffff;
                Known::Exact(Exact::whole(state % 1_999 - 999))
            };
            let trial: Vec<Known> = (0..cells).map(|_| any()).collect();
            difference.value(&trial).is_ok_and(|apart| apart.is_zero())
        })
    }

    /// Whether both can be one number.
    fn can_meet(
        &self,
        allowed: &Interval,
        values: &Interval,
        cells: &[Known],
    ) -> Result<bool, Undetermined> {
        if !self.shared {
            return Ok(allowed.meets(values));
        }
        let difference = self.computed.clone() - self.claimed.clone();
        Ok(range(&difference, cells)?.interval.contains(&Exact::ZERO))
    }

    /// Whether the published figure may be one of the values with its further digits cut off.
    fn truncation_explains(&self, values: &Interval, cells: &[Known]) -> bool {
        let published = self.published.filter(|_| !self.shared);
        let known = published.and_then(|cell| cells.get(cell.0));
        let Some(known @ Known::Printed { .. }) = known else { return false };
        let cut = known.read_as(Rounding::Truncated).interval();
        cut.is_some_and(|cut| cut.meets(values))
    }
}
