//! Doubles around a number: fast, and never wrong about what they claim.
//!
//! Takes numbers of which bounds are known; gives bounds of the result. Each operation rounds
//! outward by more than the error of a double, so the number is between the bounds whatever the
//! hardware did. They claim less than exact arithmetic does, and what they claim is proven: where
//! the bounds decide, exact arithmetic would decide alike. Where no bounds are known both are NaN,
//! which no comparison takes for a decision.

use super::exact::Exact;
use super::interval::Interval;

/// Bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Enclosure {
    pub low: f64,
    pub high: f64,
}

/// More than the relative error of an operation on doubles, which is 2^-53.
const MORE_THAN_ROUNDING: f64 = f64::EPSILON;
/// More than the absolute error where a result is too small to be normal.
const MORE_THAN_UNDERFLOW: f64 = f64::MIN_POSITIVE;
/// More than the relative error of [`Exact::to_f64`].
const MORE_THAN_CONVERSION: f64 = 4.0 * f64::EPSILON;

/// More than an operation is off by that gave `computed`.
#[inline]
fn slack(computed: f64) -> f64 {
    computed.abs() * MORE_THAN_ROUNDING + MORE_THAN_UNDERFLOW
}

impl Enclosure {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { low: f64::NAN, high: f64::NAN };
    /// Zero itself.
    pub const ZERO: Self = Self { low: 0.0, high: 0.0 };
    /// One itself.
    pub const ONE: Self = Self { low: 1.0, high: 1.0 };

    /// Around what an operation meant whose lowest and highest came out as these. What has left the
    /// range of doubles is not known any more; so infinities do not arise, nor half-known bounds.
    #[inline]
    fn outward(low: f64, high: f64) -> Self {
        let (low, high) = (low - slack(low), high + slack(high));
        if (high - low).is_finite() { Self { low, high } } else { Self::UNKNOWN }
    }

    /// Around an exact number.
    pub fn of(number: &Exact) -> Self {
        number.to_f64().map_or(Self::UNKNOWN, |double| {
            let slack = double.abs() * MORE_THAN_CONVERSION;
            Self { low: double - slack, high: double + slack }
        })
    }

    /// Around all numbers of an interval.
    pub fn around(interval: &Interval) -> Self {
        let (low, high) = (Self::of(&interval.low.at), Self::of(&interval.high.at));
        low.hull(high)
    }

    /// Whether it is zero and nothing else.
    pub fn is_zero(self) -> bool {
        self.low == 0.0 && self.high == 0.0
    }

    /// Whether the number is above zero for sure.
    pub fn is_positive(self) -> bool {
        self.low > 0.0
    }

    /// Whether the number is below zero for sure.
    pub fn is_negative(self) -> bool {
        self.high < 0.0
    }

    #[inline]
    pub fn negate(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    #[inline]
    pub fn add(self, other: Self) -> Self {
        Self::outward(self.low + other.low, self.high + other.high)
    }

    #[inline]
    pub fn subtract(self, other: Self) -> Self {
        self.add(other.negate())
    }

    #[inline]
    pub fn multiply(self, other: Self) -> Self {
        let (a, b) = (self.low * other.low, self.low * other.high);
        let (c, d) = (self.high * other.low, self.high * other.high);
        Self::outward(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)))
    }

    /// Unknown where the divisor may be zero.
    #[inline]
    pub fn divide(self, other: Self) -> Self {
        let free_of_zero = other.low > 0.0 || other.high < 0.0;
        let (a, b) = (self.low / other.low, self.low / other.high);
        let (c, d) = (self.high / other.low, self.high / other.high);
        let quotient = Self::outward(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
        if free_of_zero { quotient } else { Self::UNKNOWN }
    }

    /// The least with both in it.
    #[inline]
    pub fn hull(self, other: Self) -> Self {
        if self.low.is_nan() || other.low.is_nan() {
            return Self::UNKNOWN;
        }
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Sizes.
    #[inline]
    pub fn absolute(self) -> Self {
        let low = self.low.max(-self.high);
        Self { low: if low < 0.0 { 0.0 } else { low }, high: (-self.low).max(self.high) }
    }

    /// The greater of two.
    #[inline]
    pub fn greatest(self, other: Self) -> Self {
        if self.low.is_nan() || other.low.is_nan() {
            return Self::UNKNOWN;
        }
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// The smaller of two.
    #[inline]
    pub fn least(self, other: Self) -> Self {
        self.negate().greatest(other.negate()).negate()
    }

    /// × 10^`power`
    pub fn shift(self, power: i16) -> Self {
        if power == 0 { self } else { self.multiply(Self::of(&Exact::ONE.shift(power))) }
    }
}
