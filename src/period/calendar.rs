//! What a period is in the calendar: its ends, its neighbours, how much of the year has passed.
//!
//! A [`Period`] that was read exists. One that was made by hand and does not (`Half(3)`,
//! 30 February) is taken as the nearest that does; nothing here panics.

use super::{CURVE_WHOLE, Part, Period, PeriodLiteral, ScheduleBy, fiscal};
use crate::units::Decimal;
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;
use std::fmt;
use std::mem::discriminant;

impl Part {
    /// January to `month`, by the shortest name for it: 1-3月 is the first quarter, 1-6月 the first
    /// half, 1-12月 the year, 1-1月 January.
    pub const fn to_month(month: u8) -> Self {
        match month {
            1 => Self::Month(1),
            3 => Self::Quarter(1),
            6 => Self::Half(1),
            12 => Self::Year,
            other => Self::ToMonth(other),
        }
    }

    /// The first and the last month.
    const fn months(self) -> (u8, u8) {
        match self {
            Self::Year => (1, 12),
            Self::Half(half) => {
                if half <= 1 {
                    (1, 6)
                } else {
                    (7, 12)
                }
            }
            Self::Quarter(quarter) => {
                let quarter = clamp(quarter, 4);
                (quarter * 3 - 2, quarter * 3)
            }
            Self::Month(month) | Self::Day(month, _) => (clamp(month, 12), clamp(month, 12)),
            Self::ToMonth(month) => (1, clamp(month, 12)),
            Self::Fiscal => (7, 7),
        }
    }
}

/// `number` within one and `most`.
const fn clamp(number: u8, most: u8) -> u8 {
    if number == 0 {
        1
    } else if number > most {
        most
    } else {
        number
    }
}

/// The day, or the last of its month where the month is shorter.
fn day_of(year: i32, month: u8, day: u8) -> NaiveDate {
    let day = day.clamp(1, 31);
    (0..4)
        .find_map(|less| {
            NaiveDate::from_ymd_opt(
                year,
                month.into(),
                u32::from(day) - less.min(u32::from(day) - 1),
            )
        })
        .unwrap_or(if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

impl PeriodLiteral {
    /// The period, in `default_year` where no year is written.
    pub fn in_year(self, default_year: i32) -> Period {
        Period { year: self.year.unwrap_or(default_year), part: self.part }
    }
}

impl From<Period> for PeriodLiteral {
    fn from(period: Period) -> Self {
        Self { year: Some(period.year), part: period.part }
    }
}

impl Period {
    /// The first day. For a fiscal year, whose days nobody says, one that it may begin with; that and its
    /// end are the days of no quarter or month, so it is in order among others and answers to none.
    pub fn start(self) -> NaiveDate {
        match self.part {
            Part::Day(month, day) => day_of(self.year, clamp(month, 12), day),
            Part::Fiscal => day_of(self.year, 7, 2),
            part => day_of(self.year, part.months().0, 1),
        }
    }

    /// The last day.
    pub fn end(self) -> NaiveDate {
        match self.part {
            Part::Day(..) => self.start(),
            Part::Fiscal => day_of(self.year.saturating_add(1), 7, 1),
            part => day_of(self.year, part.months().1, 31),
        }
    }

    /// How many months of the year are complete at the end of the period: 3 for 2023Q1 and for
    /// 2023-03-31, 2 for 2023-03-30.
    pub fn elapsed_months(self) -> u8 {
        if self.is_fiscal() {
            return 12;
        }
        let (_, month) = self.part.months();
        let last = day_of(self.year, month, 31);
        if self.end() == last { month } else { month - 1 }
    }

    /// How much of the year has passed at the end of the period, as elapsed and whole, in months,
    /// days or thousandths of a percent.
    pub fn elapsed(self, by: ScheduleBy) -> (u32, u32) {
        match by {
            ScheduleBy::Months => (self.elapsed_months().into(), 12),
            ScheduleBy::Days if self.is_fiscal() => (1, 1),
            ScheduleBy::Days => (self.end().ordinal(), day_of(self.year, 12, 31).ordinal()),
            ScheduleBy::Curve(due) => {
                let complete = usize::from(self.elapsed_months()).checked_sub(1);
                let due = complete.and_then(|month| due.get(month)).copied();
                (due.unwrap_or(0), CURVE_WHOLE)
            }
        }
    }

    /// The percent of the year that has passed at the end of the period, as exact as a double
    /// is: 25 for 2023Q1, 100/12 for January.
    pub fn schedule(self, by: ScheduleBy) -> f64 {
        let (elapsed, whole) = self.elapsed(by);
        f64::from(elapsed) * 100.0 / f64::from(whole)
    }

    /// [`Period::schedule`] rounded to `decimals` (at most 30), half away from zero, as it would
    /// be printed: `8.33` for January with two.
    pub fn schedule_printed(self, by: ScheduleBy, decimals: u8) -> Decimal {
        let decimals = decimals.min(30);
        let (elapsed, whole) = self.elapsed(by);
        let (elapsed, whole) = (i128::from(elapsed), i128::from(whole));
        // 100 000 × 100 × 10^30, doubled, is within range.
        let scaled = elapsed * 100 * 10i128.pow(decimals.into());
        Decimal::new((2 * scaled + whole) / (2 * whole), decimals)
    }

    /// [`Period::schedule_printed`] as the double that a cell or literal of the same print is.
    pub fn schedule_rounded(self, by: ScheduleBy, decimals: u8) -> f64 {
        self.schedule_printed(by, decimals).to_f64()
    }

    /// The period of the same grain just before; of January to a month, January to the month
    /// before (2023M1-9 follows 2023M1-8, and 2023M1-4 follows 2023Q1).
    pub fn previous(self) -> Self {
        let back = |number: u8, most: u8, part: fn(u8) -> Part| {
            if number > 1 {
                Self { year: self.year, part: part(number.min(most) - 1) }
            } else {
                Self { year: self.year.saturating_sub(1), part: part(most) }
            }
        };
        match self.part {
            Part::Year | Part::Fiscal => {
                Self { year: self.year.saturating_sub(1), part: self.part }
            }
            Part::Half(half) => back(half, 2, Part::Half),
            Part::Quarter(quarter) => back(quarter, 4, Part::Quarter),
            Part::Month(month) => back(month, 12, Part::Month),
            Part::ToMonth(month) if month > 1 => {
                Self { year: self.year, part: Part::to_month(month.min(12) - 1) }
            }
            Part::ToMonth(month) => back(month, 12, Part::Month),
            Part::Day(..) => {
                let start = self.start();
                let day = start.pred_opt().unwrap_or(start);
                // A month and a day of a date are at most 31.
                Self { year: day.year(), part: Part::Day(day.month() as u8, day.day() as u8) }
            }
        }
    }

    /// The period of the same grain just after; of January to a month, January to the next month.
    pub fn next(self) -> Self {
        let on = |number: u8, most: u8, part: fn(u8) -> Part| match number.max(1) < most {
            true => Self { year: self.year, part: part(number.max(1) + 1) },
            false => Self { year: self.year.saturating_add(1), part: part(1) },
        };
        match self.part {
            Part::Year | Part::Fiscal => {
                Self { year: self.year.saturating_add(1), part: self.part }
            }
            Part::Half(half) => on(half, 2, Part::Half),
            Part::Quarter(quarter) => on(quarter, 4, Part::Quarter),
            Part::Month(month) => on(month, 12, Part::Month),
            Part::ToMonth(month) => on(month, 12, Part::to_month),
            Part::Day(..) => {
                let end = self.end();
                let day = end.succ_opt().unwrap_or(end);
                // A month and a day of a date are at most 31.
                Self { year: day.year(), part: Part::Day(day.month() as u8, day.day() as u8) }
            }
        }
    }

    /// The same part of the year before; of 29 February, the 28th.
    pub fn same_last_year(self) -> Self {
        let year = self.year.saturating_sub(1);
        let part = match self.part {
            Part::Day(2, 29) => Part::Day(2, 28),
            part => part,
        };
        Self { year, part }
    }

    /// Whether both end on one day, as 2023Q1, 2023M3 and 2023年1-3月 do: then they share the
    /// figure of a cumulative indicator.
    pub fn ends_like(self, other: Self) -> bool {
        self.year == other.year
            && self.is_fiscal() == other.is_fiscal()
            && self.end() == other.end()
    }

    /// Whether periods of the two kinds follow each other in one table: both are quarters, or
    /// months; or both begin the year, and one is named by its last month (1-2月, 一季度, 1-4月).
    pub fn is_like(self, other: Self) -> bool {
        let named = |one: Self| matches!(one.part, Part::ToMonth(_));
        let begins = |one: Self| one.part.months().0 == 1 && !matches!(one.part, Part::Day(..));
        discriminant(&self.part) == discriminant(&other.part)
            || (begins(self) && begins(other) && (named(self) || named(other)))
    }

    /// In Chinese: 2023年, 2023年上半年, 2023年一季度, 2023年3月, 2023年3月31日, 2023年1-9月.
    pub fn chinese(self) -> String {
        let year = self.year;
        match self.part {
            Part::Year => format!("{year}年"),
            Part::Half(half) => format!("{year}年{}半年", if half <= 1 { "上" } else { "下" }),
            Part::Quarter(quarter) => {
                let numeral = ["一", "二", "三", "四"].get(usize::from(clamp(quarter, 4)) - 1);
                format!("{year}年{}季度", numeral.unwrap_or(&"四"))
            }
            Part::Month(month) => format!("{year}年{month}月"),
            Part::Day(month, day) => format!("{year}年{month}月{day}日"),
            Part::ToMonth(month) => format!("{year}年1-{month}月"),
            Part::Fiscal => format!("{}财年", fiscal::called(year)),
        }
    }
}

impl fmt::Display for Period {
    /// The canonical spelling: `2023`, `2023H1`, `2023Q1`, `2023M3`, `2023-03-31`, `2023M1-9`,
    /// `FY2013/14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = format!("{:04}", self.year);
        let text = match self.part {
            Part::Year => year,
            Part::Half(half) => format!("{year}H{half}"),
            Part::Quarter(quarter) => format!("{year}Q{quarter}"),
            Part::Month(month) => format!("{year}M{month}"),
            Part::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
            Part::ToMonth(month) => format!("{year}M1-{month}"),
            Part::Fiscal => format!("FY{}", fiscal::called(self.year)),
        };
        f.pad(&text)
    }
}

impl fmt::Display for PeriodLiteral {
    /// As [`Period`]; without a year, a spelling that needs none: `Q1`, `3月`, `1-9月`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            return Period { year, part: self.part }.fmt(f);
        }
        let text = match self.part {
            Part::Year => "全年".to_string(),
            Part::Half(half) => format!("H{half}"),
            Part::Quarter(quarter) => format!("Q{quarter}"),
            Part::Month(month) => format!("{month}月"),
            Part::Day(month, day) => format!("{month}月{day}日"),
            Part::ToMonth(month) => format!("1-{month}月"),
            Part::Fiscal => "FY".to_string(),
        };
        f.pad(&text)
    }
}

impl Ord for Period {
    /// By the end, then by the start; periods of the same days by their names, so that only equal
    /// ones are equal.
    fn cmp(&self, other: &Self) -> Ordering {
        self.end()
            .cmp(&other.end())
            .then_with(|| self.start().cmp(&other.start()))
            .then_with(|| self.year.cmp(&other.year))
            .then_with(|| self.part.cmp(&other.part))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
