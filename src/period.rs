//! Periods: literals, grains, calendar arithmetic, schedule.

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
    /// `1-9月`, `前三季度`: January to this month, where no shorter name says the same.
    ToMonth(u8),
}

/// A period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The year.
    pub year: i32,
    /// Which part of it.
    pub part: Part,
}
