//! What can be said of a published figure, and what explains it.

use super::exact::Exact;
use super::formula::Cell;
use super::interval::Interval;
use super::range::Range;
use super::undetermined::Undetermined;
use super::witness::Witness;
use crate::text::{Text, text};
use std::cmp::Ordering;

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

impl Side {
    /// The side on which a printed figure is that is less than the recomputed one by `imbalance`.
    pub(super) fn of(recomputed: &Exact, imbalance: &Exact) -> Self {
        match (imbalance.sign(), recomputed.sign()) {
            (Ordering::Equal, _) => Self::Level,
            (off, sign) if off == sign => Self::TowardZero,
            _ => Self::AwayFromZero,
        }
    }
}

impl Agreement {
    /// Of what nothing can be said.
    pub(super) fn undetermined(reason: Undetermined) -> Self {
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
