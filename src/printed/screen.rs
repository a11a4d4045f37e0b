//! Which rows of a long table need a close look.
//!
//! Takes columns of doubles; gives for each row the verdict that exact arithmetic would give, where
//! doubles can prove it, and otherwise says that they can't. A row is settled when what decides is
//! farther apart than the bound of all errors that doubles made on the way ([`super::lanes`]): in a
//! table of two decimals, all but the rows that lie on the very edge of a print.

use super::claim::Claim;
use super::formula::{Cell, Formula};
use super::lanes::{Lanes, printed};
use crate::units::Rounding;

/// A column of figures, as the doubles next to them; NaN where there is none.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The figures.
    pub values: &'a [f64],
    /// With how many decimals they are printed.
    pub decimals: Decimals<'a>,
    /// How they were shortened.
    pub rounding: Rounding,
}

/// With how many decimals the figures of a column are printed.
#[derive(Debug, Clone, Copy)]
pub enum Decimals<'a> {
    /// They are not shortened: counts, literals.
    All,
    /// All with so many.
    Same(u8),
    /// Each with its own.
    Each(&'a [u8]),
}

/// What doubles can prove of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screened {
    /// Exact, and nothing else.
    Exact,
    /// Possible, and nothing else.
    Possible,
    /// Impossible, and nothing else.
    Impossible,
    /// Nothing: exact arithmetic has to look.
    Unsettled,
}

/// So many rows are computed together: few enough to stay in the nearest cache.
const ROWS: usize = 256;
/// Doubles do not tell more places apart.
const MOST_PLACES: usize = 22;

impl Claim {
    /// What doubles can prove of each row, cell n of the claim being column n. As many rows as the
    /// shortest column. Where the claim is not of a printed column and figures apart from it, nothing
    /// is settled.
    pub fn screen(&self, columns: &[Column<'_>]) -> Vec<Screened> {
        let rows = columns.iter().map(|column| column.values.len()).min().unwrap_or(0);
        let Some((published, formula)) = self.screened(columns) else {
            return vec![Screened::Unsettled; rows];
        };
        let mut cells = formula.cells();
        cells.sort_unstable();
        let free = cells.windows(2).all(|pair| pair.first() != pair.last());
        let units = Units::new();
        let mut verdicts = Vec::with_capacity(rows);
        for from in (0..rows).step_by(ROWS) {
            let to = rows.min(from + ROWS);
            let lanes = |at: usize| units.lanes(columns.get(at), from, to);
            let claimed = lanes(published.0);
            let computed = Lanes::of(formula, to - from, &lanes);
            settle(&claimed, &computed, free, &mut verdicts);
        }
        verdicts
    }

    /// The published column and what it is computed from, where doubles have a say.
    fn screened(&self, columns: &[Column<'_>]) -> Option<(Cell, &Formula)> {
        let decimals = |cell: Cell| columns.get(cell.0).map(|column| column.decimals);
        let each = |cell: &Cell| matches!(decimals(*cell), Some(Decimals::Each(_)));
        if self.cells_alone().is_some_and(|cells| cells.iter().any(each)) {
            // Which of two cells is the published one would be another question in each row.
            return None;
        }
        let sides = self.sides(|cell| match decimals(cell) {
            Some(Decimals::Same(places)) => Some(places),
            _ => None,
        });
        let published = sides.published?;
        let print = !matches!(decimals(published)?, Decimals::All);
        (print && !sides.shared).then_some((published, &sides.computed))
    }
}

/// What one unit of the last place is, by the number of places.
struct Units([f64; MOST_PLACES + 1]);

impl Units {
    fn new() -> Self {
        let mut units = [1.0; MOST_PLACES + 1];
        for (places, unit) in units.iter_mut().enumerate() {
            *unit = 1.0 / 10f64.powi(places as i32);
        }
        Self(units)
    }

    fn of(&self, places: u8) -> f64 {
        self.0.get(usize::from(places)).copied().unwrap_or(f64::NAN)
    }

    /// Some rows of a column.
    fn lanes(&self, column: Option<&Column<'_>>, from: usize, to: usize) -> Lanes {
        let rows = column.and_then(|column| Some((column, column.values.get(from..to)?)));
        let Some((column, values)) = rows else {
            return Lanes::of_number(to - from, f64::NAN, f64::NAN);
        };
        let by = |unit: f64, value: f64| match column.rounding {
            Rounding::Truncated => {
                (if value > 0.0 { 0.0 } else { unit }, if value < 0.0 { 0.0 } else { unit })
            }
            Rounding::Nearest | Rounding::HalfUp | Rounding::HalfEven => (unit / 2.0, unit / 2.0),
        };
        match column.decimals {
            Decimals::All => printed(values, |_, _| (0.0, 0.0)),
            Decimals::Same(places) => {
                let unit = self.of(places);
                printed(values, |_, value| by(unit, value))
            }
            Decimals::Each(places) => printed(values, |at, value| {
                by(places.get(from + at).map_or(f64::NAN, |places| self.of(*places)), value)
            }),
        }
    }
}

/// The verdicts of some rows. `free` says that no cell of the formula stands in it twice, so that its
/// lowest and highest values do occur.
fn settle(claimed: &Lanes, computed: &Lanes, free: bool, verdicts: &mut Vec<Screened>) {
    let ends = (claimed.low.iter().zip(&claimed.high)).zip(&claimed.error);
    let values =
        (computed.value.iter().zip(&computed.low)).zip(computed.high.iter().zip(&computed.error));
    for (((from, to), own), ((value, low), (high, error))) in ends.zip(values) {
        // Comparing takes sums and differences that are rounded once more.
        let error = (own + error) * 1.01 + (from.abs() + to.abs() + value.abs()) * f64::EPSILON;
        let exact = value - error > *from && value + error < *to;
        let not_exact = value + error < *from || value - error > *to;
        let impossible = high + error < *from || low - error > *to;
        let meet = free && high - error > *from && low + error < *to;
        verdicts.push(if exact {
            Screened::Exact
        } else if impossible {
            Screened::Impossible
        } else if not_exact && meet {
            Screened::Possible
        } else {
            Screened::Unsettled
        });
    }
}
