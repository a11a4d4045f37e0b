//! What arithmetic makes of intervals.
//!
//! Takes intervals of numbers that are free of each other; gives exactly the set of results. None
//! of the operations widens: an end is marked as reached if, and only if, some choice of the
//! operands reaches it.

use super::exact::Exact;
use super::interval::{End, Interval};
use std::cmp::Ordering;

impl End {
    /// Moved by a function that keeps or turns the order.
    fn map(&self, by: impl Fn(&Exact) -> Exact) -> Self {
        Self { at: by(&self.at), closed: self.closed }
    }
}

impl Interval {
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
