//! Intervals with exact ends that belong to them or don't, and what arithmetic makes of them.
//!
//! Takes intervals of numbers that are free of each other; gives exactly the set of results. None
//! of the operations widens: an end is marked as reached if, and only if, some choice of the
//! operands reaches it.

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

    /// Moved by a function that keeps or turns the order.
    fn map(&self, by: impl Fn(&Exact) -> Exact) -> Self {
        Self { at: by(&self.at), closed: self.closed }
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

    /// `-x`
    pub fn negate(&self) -> Self {
        let turned = |end: &End| end.map(|at| -at);
        Self { low: turned(&self.high), high: turned(&self.low) }
    }

    /// `x + y`
    pub fn add(&self, other: &Self) -> Self {
        let sum = |one: &End, other: &End| End {
            at: &one.at + &other.at,
            closed: one.closed && other.closed,
        };
        Self { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// `x - y`
    pub fn subtract(&self, other: &Self) -> Self {
        self.add(&other.negate())
    }

    /// `x × y`
    pub fn multiply(&self, other: &Self) -> Self {
        if let Some(factor) = other.as_point().filter(|_| other.low.closed) {
            return self.scaled(factor);
        }
        if let Some(factor) = self.as_point().filter(|_| self.low.closed) {
            return other.scaled(factor);
        }
        // A product is zero as soon as one factor is, whatever the other's ends are.
        let zero = self.contains(&Exact::ZERO) || other.contains(&Exact::ZERO);
        let product = |one: &End, other: &End| {
            let at = &one.at * &other.at;
            let closed = if at.is_zero() { zero } else { one.closed && other.closed };
            End { at, closed }
        };
        let corners = [
            product(&self.low, &other.low),
            product(&self.low, &other.high),
            product(&self.high, &other.low),
            product(&self.high, &other.high),
        ];
        hull_of(corners)
    }

    /// `x × factor`
    fn scaled(&self, factor: &Exact) -> Self {
        let by = |end: &End| end.map(|at| at * factor);
        match factor.sign() {
            Ordering::Greater => Self { low: by(&self.low), high: by(&self.high) },
            Ordering::Less => Self { low: by(&self.high), high: by(&self.low) },
            Ordering::Equal => Self::point(Exact::ZERO),
        }
    }

    /// `1 / x`; none where x may be zero or come near to it without end.
    pub fn reciprocal(&self) -> Option<Self> {
        if self.touches(&Exact::ZERO) {
            return None;
        }
        let turned = |end: &End| Some(End { at: end.at.reciprocal()?, closed: end.closed });
        Some(Self { low: turned(&self.high)?, high: turned(&self.low)? })
    }

    /// `x / y`; none where y may be zero or come near to it without end.
    pub fn divide(&self, other: &Self) -> Option<Self> {
        other.reciprocal().map(|reciprocal| self.multiply(&reciprocal))
    }

    /// x × 10^`power`
    pub fn shift(&self, power: i16) -> Self {
        let by = |end: &End| end.map(|at| at.shift(power));
        Self { low: by(&self.low), high: by(&self.high) }
    }

    /// From the lowest to the highest that rounds out of them, half away from zero.
    pub fn rounded(&self, places: u8) -> Self {
        Self {
            low: End::closed(self.low.at.rounded(places)),
            high: End::closed(self.high.at.rounded(places)),
        }
    }

    /// The sizes: |x|.
    pub fn absolute(&self) -> Self {
        if self.low.at.sign().is_ge() {
            self.clone()
        } else if self.high.at.sign().is_le() {
            self.negate()
        } else {
            let other = self.negate();
            Self { low: End::closed(Exact::ZERO), high: self.greatest(&other).high }
        }
    }

    /// The smaller of x and y.
    pub fn least(&self, other: &Self) -> Self {
        self.negate().greatest(&other.negate()).negate()
    }

    /// The greater of x and y.
    pub fn greatest(&self, other: &Self) -> Self {
        let end = |one: &End, other: &End, both: fn(bool, bool) -> bool| match one.at.cmp(&other.at)
        {
            Ordering::Less => other.clone(),
            Ordering::Greater => one.clone(),
            Ordering::Equal => End { at: one.at.clone(), closed: both(one.closed, other.closed) },
        };
        // For the lowest, both have to be there; for the highest, one is enough.
        Self {
            low: end(&self.low, &other.low, |one, other| one && other),
            high: end(&self.high, &other.high, |one, other| one || other),
        }
    }

    /// The least interval with both in it.
    pub fn hull(&self, other: &Self) -> Self {
        hull_of([self.low.clone(), self.high.clone(), other.low.clone(), other.high.clone()])
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
fn minus(decimal: Decimal) -> String {
    decimal.to_string().replace('-', "−")
}

/// From the lowest end to the highest. Of several at one place, one that is reached suffices.
fn hull_of(ends: [End; 4]) -> Interval {
    let reached = |at: &Exact| ends.iter().any(|end| end.at == *at && end.closed);
    let [first, rest @ ..] = &ends;
    let low = rest.iter().fold(&first.at, |low, end| low.min(&end.at));
    let high = rest.iter().fold(&first.at, |high, end| high.max(&end.at));
    Interval {
        low: End { at: low.clone(), closed: reached(low) },
        high: End { at: high.clone(), closed: reached(high) },
    }
}
