//! Intervals with exact ends that belong to them or don't.
//!
//! Takes a print and how it was shortened; gives the numbers that it stands for, and asks of such
//! sets what they contain and have in common. What arithmetic makes of them is next door.

use super::exact::Exact;
use crate::units::{Decimal, Rounding};
use std::cmp::Ordering;

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct End {
    /// Where it is.
    pub at: Exact,
    /// Whether it belongs to the interval: `[` rather than `(`.
    pub closed: bool,
}

impl End {
    /// An end that belongs to the interval.
    pub const fn closed(at: Exact) -> Self {
        Self { at, closed: true }
    }

    /// An end that does not.
    pub const fn open(at: Exact) -> Self {
        Self { at, closed: false }
    }
}

/// All numbers between two ends. A point has both ends at one place; one with an end that is not
/// closed stands for a limit that is approached but not reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: End,
    /// The upper end, which is not below it.
    pub high: End,
}

impl Interval {
    /// One number.
    pub fn point(at: Exact) -> Self {
        Self { low: End::closed(at.clone()), high: End::closed(at) }
    }

    /// From one end to another; they are put into their order.
    pub fn between(one: End, other: End) -> Self {
        if one.at <= other.at {
            Self { low: one, high: other }
        } else {
            Self { low: other, high: one }
        }
    }

    /// The numbers that print as `decimal` where figures are shortened by `rounding`: half a unit
    /// of the last place to either side, or one unit away from zero (around zero, to both sides).
    ///
    /// | printed | nearest | half-up | half-even | truncated |
    /// |---|---|---|---|---|
    /// | `0.13` | [0.125, 0.135] | [0.125, 0.135) | (0.125, 0.135) | [0.13, 0.14) |
    /// | `0.14` | [0.135, 0.145] | [0.135, 0.145) | [0.135, 0.145] | [0.14, 0.15) |
    /// | `0.00` | [−0.005, 0.005] | (−0.005, 0.005) | [−0.005, 0.005] | (−0.01, 0.01) |
    pub fn of_print(decimal: Decimal, rounding: Rounding) -> Self {
        let value = Exact::from(decimal);
        let unit = Exact::scaled(1, decimal.places());
        if rounding == Rounding::Truncated {
            let sign = value.sign();
            let low =
                if sign.is_gt() { End::closed(value.clone()) } else { End::open(&value - &unit) };
            let high = if sign.is_lt() { End::closed(value) } else { End::open(&value + &unit) };
            return Self { low, high };
        }
        let half = Exact::scaled(5, decimal.places()).shift(-1);
        let (low, high) = (&value - &half, &value + &half);
        let closed = match rounding {
            Rounding::Nearest | Rounding::Truncated => (true, true),
            // The tie that is nearer to zero is rounded up to this print, the other one beyond it.
            Rounding::HalfUp => (value.sign().is_gt(), value.sign().is_lt()),
            Rounding::HalfEven => {
                let even = decimal.digits() % 2 == 0;
                (even, even)
            }
        };
        Self { low: End { at: low, closed: closed.0 }, high: End { at: high, closed: closed.1 } }
    }

    /// The number, where there is only one.
    pub fn as_point(&self) -> Option<&Exact> {
        (self.low.at == self.high.at).then_some(&self.low.at)
    }

    /// The number with the fewest digits among them: 2500 of those from 2499.2 to 2502.9.
    pub fn roundest(&self) -> Option<Exact> {
        const POWERS: std::ops::RangeInclusive<i16> = -9..=15;
        POWERS.rev().find_map(|power| {
            let first = self.low.at.shift(-power).ceil(0).map(Exact::from)?;
            let next = &first - &Exact::whole(-1);
            let both = [first.shift(power), next.shift(power)];
            both.into_iter().find(|number| self.contains(number))
        })
    }

    /// Whether `number` is one of them.
    pub fn contains(&self, number: &Exact) -> bool {
        let above = match self.low.at.cmp(number) {
            Ordering::Less => true,
            Ordering::Equal => self.low.closed,
            Ordering::Greater => false,
        };
        above
            && match self.high.at.cmp(number) {
                Ordering::Greater => true,
                Ordering::Equal => self.high.closed,
                Ordering::Less => false,
            }
    }

    /// Whether `number` is one of them or an end of them.
    pub fn touches(&self, number: &Exact) -> bool {
        self.low.at <= *number && *number <= self.high.at
    }

    /// The numbers in both, if there are any.
    pub fn common(&self, other: &Self) -> Option<Self> {
        // Of two ends at one place the open one leaves less.
        let low = match self.low.at.cmp(&other.low.at) {
            Ordering::Less => other.low.clone(),
            Ordering::Greater => self.low.clone(),
            Ordering::Equal => {
                End { at: self.low.at.clone(), closed: self.low.closed && other.low.closed }
            }
        };
        let high = match self.high.at.cmp(&other.high.at) {
            Ordering::Less => self.high.clone(),
            Ordering::Greater => other.high.clone(),
            Ordering::Equal => {
                End { at: self.high.at.clone(), closed: self.high.closed && other.high.closed }
            }
        };
        let some = match low.at.cmp(&high.at) {
            Ordering::Less => true,
            Ordering::Equal => low.closed && high.closed,
            Ordering::Greater => false,
        };
        some.then_some(Self { low, high })
    }

    /// Whether some number is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.common(other).is_some()
    }

    /// How far it reaches.
    pub fn width(&self) -> Exact {
        &self.high.at - &self.low.at
    }

    /// How far `number` is from the nearest of them, with no regard to whether ends belong.
    pub fn distance(&self, number: &Exact) -> Exact {
        if *number < self.low.at {
            &self.low.at - number
        } else if *number > self.high.at {
            number - &self.high.at
        } else {
            Exact::ZERO
        }
    }

    /// The lowest and the highest whole number among them, if there are any.
    pub fn whole_numbers(&self) -> Option<(Exact, Exact)> {
        let low = Exact::from(self.low.at.ceil(0)?);
        let high = Exact::from(self.high.at.floor(0)?);
        let low = if self.contains(&low) { low } else { &low + &Exact::ONE };
        let high = if self.contains(&high) { high } else { &high - &Exact::ONE };
        (low <= high).then_some((low, high))
    }

    /// `25.8041–25.8181`: both ends in decimals, rounded outward to `places` where they have more.
    pub fn shown(&self, places: u8) -> String {
        let low = self.low.at.floor(places).map_or_else(|| self.low.at.to_string(), minus);
        let high = self.high.at.ceil(places).map_or_else(|| self.high.at.to_string(), minus);
        format!("{low}–{high}")
    }
}

/// With the sign that print has.
pub(super) fn minus(decimal: Decimal) -> String {
    decimal.to_string().replace('-', "−")
}
