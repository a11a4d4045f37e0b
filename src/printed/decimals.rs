//! Exact fractions in decimals: shortened as a publisher does, or as far as a reader cares.

use super::exact::{Exact, ten_to};
use crate::text::{InLanguage, Language};
use crate::units::{Decimal, Rounding};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

impl Exact {
    /// The greatest multiple of 10^-`places` that is not above it; none where that has too many
    /// digits for a [`Decimal`].
    pub fn floor(&self, places: u8) -> Option<Decimal> {
        let wide = self.wide();
        let digits = (wide.numer() * ten_to(u32::from(places))).div_floor(wide.denom());
        digits.to_i128().map(|digits| Decimal::new(digits, places))
    }

    /// The least multiple of 10^-`places` that is not below it.
    pub fn ceil(&self, places: u8) -> Option<Decimal> {
        (-self).floor(places).and_then(Decimal::checked_neg)
    }

    /// To `places` as `rounding` has it; where that leaves ties open, half away from zero. None
    /// where that has too many digits for a [`Decimal`].
    pub fn round(&self, places: u8, rounding: Rounding) -> Option<Decimal> {
        self.digits(places, rounding).to_i128().map(|digits| Decimal::new(digits, places))
    }

    /// To `places`, half away from zero, of whatever length.
    pub(super) fn rounded(&self, places: u8) -> Self {
        Self::long(Ratio::new(self.digits(places, Rounding::HalfUp), ten_to(u32::from(places))))
    }

    /// The digits when rounded to `places`, as one whole number.
    fn digits(&self, places: u8, rounding: Rounding) -> BigInt {
        let wide = self.wide();
        let tens = wide.numer().abs() * ten_to(u32::from(places));
        let (whole, rest) = tens.div_rem(wide.denom());
        let away = match (rest * 2u8).cmp(wide.denom()) {
            Ordering::Less => false,
            Ordering::Equal => match rounding {
                Rounding::Nearest | Rounding::HalfUp => true,
                Rounding::HalfEven => whole.is_odd(),
                Rounding::Truncated => false,
            },
            Ordering::Greater => rounding != Rounding::Truncated,
        };
        let digits = whole + u8::from(away);
        if wide.is_negative() { -digits } else { digits }
    }

    /// The decimal that it is, if it is one, with no more places than it takes.
    pub fn to_decimal(&self) -> Option<Decimal> {
        (0..=u8::MAX)
            .find_map(|places| self.floor(places).filter(|decimal| Self::from(*decimal) == *self))
    }
}

impl fmt::Display for Exact {
    /// A decimal where it is one of at most twelve places, a fraction otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = self.floor(12).filter(|decimal| Self::from(*decimal) == *self);
        match decimal.and_then(|_| self.to_decimal()) {
            Some(decimal) => decimal.fmt(f),
            None => self.wide().fmt(f),
        }
    }
}

impl InLanguage for Exact {
    fn in_language(&self, _: Language) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
