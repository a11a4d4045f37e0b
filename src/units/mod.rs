//! Units: what a figure measures, in which size, and what may be done with it.
//!
//! Pure algebra: no file, no catalog, no engine. A [`Unit`] is a dimension and a power of ten; a
//! stored number is always the number that was printed, in its unit (`29.72` percent, `41.01`
//! 亿元), and a change of size is an explicit shift by a power of ten. So a literal and a cell
//! that print alike are the same double.

mod algebra;
mod decimal;
mod spelling;
mod unit;

pub use algebra::{Mismatch, Operation, Shifted};
pub use decimal::{Decimal, Interval, Rounding};
pub use spelling::canonical;
pub use unit::{Counter, Currency, Dimension, Unit};

/// A number with its unit, as a literal states it: `25%`, `3.2亿元`, `12`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The digits, exactly.
    pub value: Decimal,
    /// The unit; [`Unit::NUMBER`] when none was written, `Number` with a power when only a
    /// scale word was (`5亿`).
    pub unit: Unit,
}
