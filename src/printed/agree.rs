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
use super::range::{Range, range};
use super::undetermined::Undetermined;
use super::witness::{Witness, witness};
use crate::text::{Text, text};
use crate::units::Rounding;

/// What can be said of a published figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Recomputed from the cells as printed and shortened as its publisher does, it has the printed
    /// digits. Of two formulas: they have the same value.
    Exact,
    /// It does not, but it does for some numbers that print as the cells do.
    Possible,
    /// It does for none of them.
    Impossible {
        /// Whether it would be possible if the published figure had been truncated.
        truncation: bool,
    },
    /// Nothing can be said.
    Undetermined(Undetermined),
}

impl Verdict {
    /// What a report calls it.
    pub fn in_words(&self) -> Text {
        match self {
            Self::Exact => text!("exact", "相符"),
            Self::Possible => text!("possible", "可能相符"),
            Self::Impossible { truncation: false } => text!("impossible", "不可能"),
            Self::Impossible { truncation: true } => {
                text!("impossible unless truncated", "不可能，除非截尾")
            }
            Self::Undetermined(_) => text!("undetermined", "无法判定"),
        }
    }
}

/// On which side of the recomputed figure the published one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Nearer to zero, as truncation leaves it.
    TowardZero,
    /// On it.
    Level,
    /// Farther from zero.
    AwayFromZero,
}

/// A verdict and what explains it. What is undetermined has nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The verdict.
    pub verdict: Verdict,
    /// The published cell, where one side is a single cell.
    pub published: Option<Cell>,
    /// The published figure; where there is none, the value of the left side.
    pub printed: Option<Exact>,
    /// The numbers that it may be.
    pub allowed: Option<Interval>,
    /// What comes out of the cells as printed, in the unit of the published figure.
    pub recomputed: Option<Exact>,
    /// What may come out of them.
    pub range: Option<Range>,
    /// Recomputed less printed.
    pub imbalance: Option<Exact>,
    /// On which side of the recomputed figure the printed one is.
    pub side: Option<Side>,
    /// What a cell would have had to be: where the verdict is possible or impossible, and the
    /// question can be turned round.
    pub witness: Option<Witness>,
}

/// Whether `left` and `right` agree.
pub fn agree(left: &Formula, right: &Formula, cells: &[Known]) -> Agreement {
    Claim::new(left.clone(), right.clone()).examine(cells)
}

/// That two formulas agree: made once, examined over many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    left: Formula,
    right: Formula,
    /// The right side in the unit of the left, where the left is one cell.
    of_left: Option<(Cell, Formula)>,
    /// The left side in the unit of the right, where the right is one cell.
    of_right: Option<(Cell, Formula)>,
}

/// One side with all that is asked of the other.
struct Sides<'c> {
    published: Option<Cell>,
    claimed: &'c Formula,
    computed: &'c Formula,
    /// Whether a cell stands in both.
    shared: bool,
}

impl Claim {
    /// That `left` agrees with `right`.
    pub fn new(left: Formula, right: Formula) -> Self {
        let of_left = published(&left, right.clone());
        let of_right = published(&right, left.clone());
        Self { left, right, of_left, of_right }
    }

    /// The right side in the unit of the left, where the left is one cell.
    pub(super) fn of_left(&self) -> Option<(Cell, &Formula)> {
        self.of_left.as_ref().map(|(cell, right)| (*cell, right))
    }

    /// The left side in the unit of the right, where the right is one cell.
    pub(super) fn of_right(&self) -> Option<(Cell, &Formula)> {
        self.of_right.as_ref().map(|(cell, left)| (*cell, left))
    }

    /// The verdict over the cells of a row, with its witness.
    pub fn examine(&self, cells: &[Known]) -> Agreement {
        let mut agreement = self.judge(cells);
        agreement.witness = match agreement.verdict {
            Verdict::Possible => self.witness(cells, true),
            Verdict::Impossible { .. } => self.witness(cells, false),
            Verdict::Exact | Verdict::Undetermined(_) => None,
        };
        agreement
    }

    /// The verdict without its witness, which costs as much as the verdict for each cell.
    pub fn judge(&self, cells: &[Known]) -> Agreement {
        self.judged(cells).unwrap_or_else(Agreement::undetermined)
    }

    fn judged(&self, cells: &[Known]) -> Result<Agreement, Undetermined> {
        Undetermined::missing([&self.left, &self.right], cells)?;
        let one = Formula::Cell;
        let cell_of_left = self.of_left.as_ref().map(|(cell, _)| one(*cell));
        let cell_of_right = self.of_right.as_ref().map(|(cell, _)| one(*cell));
        let sides = self.sides(cells, cell_of_left.as_ref(), cell_of_right.as_ref());
        let allowed = range(sides.claimed, cells)?;
        let values = range(sides.computed, cells)?;
        let printed = sides.claimed.value(cells)?;
        let recomputed = sides.computed.value(cells)?;
        let imbalance = &recomputed - &printed;
        let verdict = if sides.exact(&allowed.interval, &recomputed, &imbalance, cells) {
            Verdict::Exact
        } else if sides.can_meet(&allowed.interval, &values.interval, cells)? {
            Verdict::Possible
        } else {
            Verdict::Impossible { truncation: sides.truncation_explains(&values.interval, cells) }
        };
        Ok(Agreement {
            verdict,
            published: sides.published,
            side: Some(side(&recomputed, &imbalance)),
            printed: Some(printed),
            allowed: Some(allowed.interval),
            recomputed: Some(recomputed),
            range: Some(values),
            imbalance: Some(imbalance),
            witness: None,
        })
    }

    /// Which side is the published one: the left, unless the right alone is one cell, or has fewer
    /// decimals, so that it may be the left one rounded.
    fn sides<'c>(
        &'c self,
        cells: &[Known],
        cell_of_left: Option<&'c Formula>,
        cell_of_right: Option<&'c Formula>,
    ) -> Sides<'c> {
        let decimals = |of: &Option<(Cell, Formula)>| {
            let cell = of.as_ref().and_then(|(cell, _)| cells.get(cell.0))?;
            cell.places()
        };
        let (left, right) = (decimals(&self.of_left), decimals(&self.of_right));
        let turned = match (&self.of_left, &self.of_right) {
            (None, _) => true,
            (_, None) => false,
            // A number that is not rounded has all its decimals.
            _ => right.is_some_and(|right| left.is_none_or(|left| right < left)),
        };
        let (of, cell) =
            if turned { (&self.of_right, cell_of_right) } else { (&self.of_left, cell_of_left) };
        match (of, cell) {
            (Some((published, computed)), Some(claimed)) => Sides {
                published: Some(*published),
                claimed,
                computed,
                shared: computed.has(*published),
            },
            _ => {
                let shared = self.left.cells().iter().any(|cell| self.right.has(*cell));
                Sides { published: None, claimed: &self.left, computed: &self.right, shared }
            }
        }
    }

    fn witness(&self, cells: &[Known], possible: bool) -> Option<Witness> {
        let cell_of_left = self.of_left.as_ref().map(|(cell, _)| Formula::Cell(*cell));
        let cell_of_right = self.of_right.as_ref().map(|(cell, _)| Formula::Cell(*cell));
        let sides = self.sides(cells, cell_of_left.as_ref(), cell_of_right.as_ref());
        witness(sides.claimed, sides.computed, cells, possible)
    }
}

impl Sides<'_> {
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

impl Agreement {
    fn undetermined(reason: Undetermined) -> Self {
        Self {
            verdict: Verdict::Undetermined(reason),
            published: None,
            printed: None,
            allowed: None,
            recomputed: None,
            range: None,
            imbalance: None,
            side: None,
            witness: None,
        }
    }
}

/// A side that is one cell, and the other side in that cell's unit.
fn published(side: &Formula, other: Formula) -> Option<(Cell, Formula)> {
    match side {
        Formula::Cell(cell) => Some((*cell, other)),
        Formula::Shift(one, power) => published(one, other.shift(power.checked_neg()?)),
        Formula::Negate(one) => published(one, -other),
        _ => None,
    }
}

fn side(recomputed: &Exact, imbalance: &Exact) -> Side {
    // The printed figure stands at recomputed less imbalance.
    match (imbalance.sign(), recomputed.sign()) {
        (std::cmp::Ordering::Equal, _) => Side::Level,
        (off, sign) if off == sign => Side::TowardZero,
        _ => Side::AwayFromZero,
    }
}
