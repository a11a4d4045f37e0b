//! Units: what a figure measures, in which size, and what may be done with it.
//!
//! Pure algebra: no file, no catalog, no engine. A [`Unit`] is a dimension and a power of ten; a
//! stored number is always the number that was printed, in its unit (`29.72` percent, `41.01`
//! 亿元), and a change of size is an explicit shift by a power of ten. So a literal and a cell
//! that print alike are the same double.

mod algebra;
mod decimal;
mod rounding;
mod scan;
mod spelling;
mod unit;
mod words;

pub use algebra::{Mismatch, Operation, Shifted, add, compare, divide, multiply, negate, subtract};
pub use decimal::{Decimal, DecimalError};
pub use rounding::Rounding;
pub use scan::{ScannedQuantity, scan_quantity};
pub use spelling::{SpellingError, canonical, parse_unit, parse_unit_or_other};
pub use unit::{Counter, Currency, Dimension, Unit};
pub use words::{UnitKind, UnitWord, units_of_language};

/// A number with its unit, as a literal states it: `25%`, `3.2亿元`, `12`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The digits, exactly.
    pub value: Decimal,
    /// The unit; [`Unit::NUMBER`] when none was written, `Number` with a power when only a
    /// scale word was (`5亿`).
    pub unit: Unit,
}

impl Quantity {
    /// The number in another size of the same measure, exactly: 500万元 in 亿元 is `0.0500`. None
    /// where the unit measures something else, or the digits are too many.
    pub fn value_in(&self, unit: &Unit) -> Option<Decimal> {
        let shift = i16::from(self.unit.power) - i16::from(unit.power);
        self.unit
            .same_dimension(unit)
            .then(|| i8::try_from(shift).ok())
            .flatten()
            .and_then(|shift| self.value.shift(shift))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_in_another_size() {
        let quantity = |text: &str| scan_quantity(text).and_then(|scanned| scanned.quantity.ok());
        let value = |text: &str, unit: &str| {
            quantity(text)?.value_in(&parse_unit(unit).ok()?).map(|value| value.to_string())
        };
        assert_eq!(value("500万元", "亿元").as_deref(), Some("0.0500"));
        assert_eq!(value("3.2亿元", "万元").as_deref(), Some("32000"));
        assert_eq!(value("3.2亿元", "万美元"), None);
    }
}
