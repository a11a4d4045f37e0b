//! How often which verdict is given, and what plain equality says beside it.

use super::table::Case;
use indiq::printed::{Known, Verdict};
use indiq::units::{Decimal, Rounding};
use std::fmt;

#[derive(Debug, Default, Clone)]
pub struct Rates {
    pub figures: u64,
    pub exact: u64,
    pub possible: u64,
    pub impossible: u64,
    pub undetermined: u64,
    pub unequal: u64,
    pub unequal_by_more_than_one: u64,
    pub planted: u64,
    pub found: u64,
    pub found_at_one_unit: u64,
}

impl Rates {
    pub fn note(&mut self, case: &Case) -> Verdict {
        let agreement = case.claim.judge(&case.cells);
        self.figures += 1;
        match agreement.verdict {
            Verdict::Exact => self.exact += 1,
            Verdict::Possible => self.possible += 1,
            Verdict::Impossible { .. } => self.impossible += 1,
            Verdict::Undetermined(_) => self.undetermined += 1,
        }
        if let (Some(recomputed), Some(Known::Printed { value, .. })) =
            (&agreement.recomputed, case.cells.first())
        {
            let rounded = recomputed.round(value.places(), Rounding::HalfUp).expect("few digits");
            let off = rounded.digits() - value.digits();
            self.unequal += u64::from(off != 0);
            self.unequal_by_more_than_one += u64::from(off.abs() > 1);
        }
        agreement.verdict
    }

    /// The same figure with an error of so many units of its last place.
    pub fn plant(&mut self, case: &Case, units: i128) -> Verdict {
        let mut cells = case.cells.clone();
        if let Some(Known::Printed { value, .. }) = cells.first_mut() {
            *value = Decimal::new(value.digits() + units, value.places());
        }
        case.claim.judge(&cells).verdict
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: u64, of: u64| 100.0 * part as f64 / (of.max(1)) as f64;
        write!(
            f,
            "{:>7} {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% | {:>6.1}% {:>6.1}% | {:>7} {:>6.1}% {:>6.1}%",
            self.figures,
            percent(self.exact, self.figures),
            percent(self.possible, self.figures),
            percent(self.impossible, self.figures),
            percent(self.undetermined, self.figures),
            percent(self.unequal, self.figures),
            percent(self.unequal_by_more_than_one, self.figures),
            self.planted,
            percent(self.found, self.planted),
            percent(self.found_at_one_unit, self.planted),
        )
    }
}
