//! What is known of a figure: its print, the number itself, or nothing.

use super::exact::Exact;
use super::interval::Interval;
use crate::units::{Decimal, Rounding};

/// What is known of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// It was shortened to these decimals.
    Printed {
        /// As printed; its places count.
        value: Decimal,
        /// How it was shortened.
        rounding: Rounding,
    },
    /// A number of things, which is whole and is not rounded.
    Count(i64),
    /// A number that is not rounded: a literal, a schedule.
    Exact(Exact),
    /// There is no figure.
    Missing,
}

impl Known {
    /// A print of which nothing more is known: to the nearest, ties either way.
    pub const fn printed(value: Decimal) -> Self {
        Self::Printed { value, rounding: Rounding::Nearest }
    }

    /// A number that is what its digits say.
    pub fn exact(value: Decimal) -> Self {
        Self::Exact(Exact::from(value))
    }

    /// The number that is printed, or is there; none where it is missing.
    pub fn value(&self) -> Option<Exact> {
        match self {
            Self::Printed { value, .. } => Some(Exact::from(*value)),
            Self::Count(number) => Some(Exact::whole(*number)),
            Self::Exact(number) => Some(number.clone()),
            Self::Missing => None,
        }
    }

    /// All numbers that it may be; none where it is missing.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Printed { value, rounding } => Some(Interval::of_print(*value, *rounding)),
            other => other.value().map(Interval::point),
        }
    }

    /// The same print, shortened in another way; what is not a print stays.
    pub fn read_as(&self, rounding: Rounding) -> Self {
        match self {
            Self::Printed { value, .. } => Self::Printed { value: *value, rounding },
            other => other.clone(),
        }
    }

    /// How many decimals it prints; none for what is not a print.
    pub const fn places(&self) -> Option<u8> {
        match self {
            Self::Printed { value, .. } => Some(value.places()),
            _ => None,
        }
    }
}
