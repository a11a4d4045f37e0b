//! Periods: literals, grains, calendar arithmetic, schedule.
//!
//! `literal.rs` reads them at the start of a text, as the lexer wants it, or as a whole text, as
//! catalogs and cells hold them; `found.rs` finds one in a title or file name; `fiscal.rs` says what
//! a fiscal year is; `calendar.rs` and `within_year.rs` reckon with them.

mod calendar;
mod called;
mod fiscal;
mod found;
mod literal;
mod within_year;

pub use fiscal::Writing;
pub use found::find_in;
pub use literal::{ScannedPeriod, as_year, parse, parse_cell, scan};

use serde::Deserialize;

/// A period as written, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeriodLiteral {
    /// `None` is the latest year in the data.
    pub year: Option<i32>,
    /// Which part of the year.
    pub part: Part,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// `2023`, `2023年`
    Year,
    /// `2023H1`, `上半年`
    Half(u8),
    /// `2023Q1`, `一季度`
    Quarter(u8),
    /// `2023M3`, `2023-03`, `3月`
    Month(u8),
    /// `2023-03-31`
    Day(u8, u8),
    /// `1-9月`, `前三季度`: January to this month, where no shorter name says the same
    /// ([`Part::to_month`]).
    ToMonth(u8),
    /// `FY2013/14`: twelve months that begin in the year and end in the next, nobody says when.
    Fiscal,
}

/// A period of the calendar. The order is that of the ends, then of the starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year.
    pub year: i32,
    /// Which part of it.
    pub part: Part,
}

/// What the schedule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScheduleBy {
    /// Elapsed months of twelve.
    Months,
    /// Elapsed days of the year.
    Days,
    /// What is due at the end of each month, from January, in thousandths of a percent of the
    /// year's: 25% is 25 000. It never falls and ends at [`CURVE_WHOLE`]; as with
    /// [`Self::Months`], a month counts once it is complete.
    Curve([u32; 12]),
}

/// The whole year of [`ScheduleBy::Curve`]: 100%.
pub const CURVE_WHOLE: u32 = 100_000;
