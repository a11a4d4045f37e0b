//! Exact fractions, which no step of a verdict rounds.
//!
//! Takes decimals and whole numbers; gives sums, products and quotients exactly, of whatever
//! length. Most fit two machine words and stay there; what does not goes on in whole numbers of
//! any length, and comes back when it fits again, so that one number has one form.

use crate::units::Decimal;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// A rational number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    /// Numerator and denominator are below [`BOUND`] in size.
    Short(Ratio<i128>),
    /// One of them is not.
    Long(Box<Ratio<BigInt>>),
}

/// What is below it can be negated and reduced without overflow.
const BOUND: u128 = 1 << 126;

fn is_short(ratio: &Ratio<i128>) -> bool {
    ratio.numer().unsigned_abs() < BOUND && ratio.denom().unsigned_abs() < BOUND
}

impl Exact {
    /// 0
    pub const ZERO: Self = Self(Form::Short(Ratio::new_raw(0, 1)));
    /// 1
    pub const ONE: Self = Self(Form::Short(Ratio::new_raw(1, 1)));

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(Form::Short(Ratio::from_integer(i128::from(number))))
    }

    /// `numerator / denominator`; none where that is zero.
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Self> {
        Self::whole(numerator).checked_div(&Self::whole(denominator))
    }

    /// `digits` × 10^-`places`.
    pub(super) fn scaled(digits: i128, places: u8) -> Self {
        match 10_i128.checked_pow(u32::from(places)) {
            Some(denominator) if digits.unsigned_abs() < BOUND => {
                let ratio = Ratio::new(digits, denominator);
                if is_short(&ratio) {
                    Self(Form::Short(ratio))
                } else {
                    Self::long(widened(&ratio))
                }
            }
            _ => Self::long(Ratio::new(BigInt::from(digits), ten_to(u32::from(places)))),
        }
    }

    /// In the one form that it has.
    pub(super) fn long(ratio: Ratio<BigInt>) -> Self {
        let short = (ratio.numer().to_i128()).zip(ratio.denom().to_i128());
        let short = short.map(|(numerator, denominator)| Ratio::new_raw(numerator, denominator));
        match short.filter(is_short) {
            Some(short) => Self(Form::Short(short)),
            None => Self(Form::Long(Box::new(ratio))),
        }
    }

    /// In whole numbers of any length.
    pub(super) fn wide(&self) -> Ratio<BigInt> {
        match &self.0 {
            Form::Short(ratio) => widened(ratio),
            Form::Long(ratio) => (**ratio).clone(),
        }
    }

    /// The short way where the numbers allow it, and the long way otherwise.
    fn combined(
        &self,
        other: &Self,
        short: impl Fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        long: impl Fn(Ratio<BigInt>, Ratio<BigInt>) -> Ratio<BigInt>,
    ) -> Self {
        if let (Form::Short(left), Form::Short(right)) = (&self.0, &other.0)
            && let Some(result) = short(left, right).filter(is_short)
        {
            return Self(Form::Short(result));
        }
        Self::long(long(self.wide(), other.wide()))
    }

    /// The quotient; none where `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        other.reciprocal().map(|reciprocal| self * &reciprocal)
    }

    /// One divided by it; none of zero.
    pub fn reciprocal(&self) -> Option<Self> {
        if self.is_zero() {
            return None;
        }
        Some(match &self.0 {
            // The sign goes with the numerator. Below the bound it can change sides.
            Form::Short(ratio) => Self(Form::Short(Ratio::new_raw(
                ratio.denom() * ratio.numer().signum(),
                ratio.numer().abs(),
            ))),
            Form::Long(ratio) => Self::long(ratio.recip()),
        })
    }

    /// × 10^`power`
    pub fn shift(&self, power: i16) -> Self {
        if power == 0 {
            return self.clone();
        }
        let tens = match 10_i128.checked_pow(u32::from(power.unsigned_abs())) {
            Some(tens) if tens.unsigned_abs() < BOUND => {
                Self(Form::Short(Ratio::from_integer(tens)))
            }
            _ => Self::long(Ratio::from_integer(ten_to(u32::from(power.unsigned_abs())))),
        };
        // Ten to a power is never zero.
        let tens = if power < 0 { tens.reciprocal().unwrap_or(Self::ONE) } else { tens };
        self * &tens
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Short(ratio) => ratio.is_zero(),
            Form::Long(ratio) => ratio.is_zero(),
        }
    }

    /// How it compares with zero.
    pub fn sign(&self) -> Ordering {
        match &self.0 {
            Form::Short(ratio) => ratio.numer().cmp(&0),
            Form::Long(ratio) if ratio.is_negative() => Ordering::Less,
            Form::Long(_) => Ordering::Greater,
        }
    }

    /// Its size.
    pub fn absolute(&self) -> Self {
        if self.sign().is_lt() { -self } else { self.clone() }
    }

    /// A double that is off by less than one part in 2^50; none where no such double is.
    pub fn to_f64(&self) -> Option<f64> {
        let double = match &self.0 {
            Form::Short(ratio) => *ratio.numer() as f64 / *ratio.denom() as f64,
            Form::Long(ratio) => {
                // The first 64 bits of each, and how many were left away.
                let cut = |number: &BigInt| {
                    let excess = number.bits().saturating_sub(64);
                    ((number >> excess).to_f64().unwrap_or(f64::NAN), excess)
                };
                let (numerator, denominator) = (cut(ratio.numer()), cut(ratio.denom()));
                let power = i128::from(numerator.1) - i128::from(denominator.1);
                let power = power.clamp(-2000, 2000) as i32;
                numerator.0 / denominator.0 * 2f64.powi(power)
            }
        };
        // Below the least normal double, the relative error is whatever it likes.
        (double.is_normal() || self.is_zero()).then_some(double)
    }
}

pub(super) fn ten_to(power: u32) -> BigInt {
    BigInt::from(10u8).pow(power)
}

fn widened(ratio: &Ratio<i128>) -> Ratio<BigInt> {
    Ratio::new_raw(BigInt::from(*ratio.numer()), BigInt::from(*ratio.denom()))
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self::scaled(decimal.digits(), decimal.places())
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        self.combined(other, Ratio::checked_add, |left, right| left + right)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        self.combined(other, Ratio::checked_sub, |left, right| left - right)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        self.combined(other, Ratio::checked_mul, |left, right| left * right)
    }
}

impl Neg for &Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(match &self.0 {
            Form::Short(ratio) => Form::Short(-*ratio),
            Form::Long(ratio) => Form::Long(Box::new(-(**ratio).clone())),
        })
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Short(left), Form::Short(right)) => left.cmp(right),
            _ => self.wide().cmp(&other.wide()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
