//! A printed decimal: its digits exactly, and the interval that it stands for.

/// A decimal number exactly as its digits say: `digits` × 10^-`places`. `23.230` and `23.23` are
/// different prints of one number; [`Decimal::places`] tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i128,
    places: u8,
}

/// How a publisher shortens figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rounding {
    /// To the nearest; what happens to a tie is not known, so the interval is closed.
    #[default]
    Nearest,
    /// Digits are cut off.
    Truncated,
}

/// The numbers that would print as a decimal does, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lowest.
    pub low: Decimal,
    /// The highest.
    pub high: Decimal,
}
