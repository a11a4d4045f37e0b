//! A period inside its year: what is over before it begins, and how long it is.

use super::{Part, Period};
use chrono::Datelike;

impl Period {
    /// The part of the year that is over before the period begins, by its shortest name: 2023Q1 for
    /// 2023Q2, 2023M1-8 for 2023M9, the day before for a day that does not begin a month. `None`
    /// for a period that begins the year.
    pub fn before_start(self) -> Option<Self> {
        let start = self.start();
        let day = start.pred_opt().filter(|day| day.year() == start.year())?;
        // A month and a day of a date are at most 31.
        let (month, number) = (day.month() as u8, day.day() as u8);
        let part = if start.day() == 1 { Part::to_month(month) } else { Part::Day(month, number) };
        Some(Self { year: day.year(), part })
    }

    /// How many months it is long; none for a day.
    pub fn months(self) -> u8 {
        match self.part {
            Part::Year => 12,
            Part::Half(_) => 6,
            Part::Quarter(_) => 3,
            Part::Month(_) => 1,
            Part::ToMonth(month) => month.clamp(1, 12),
            Part::Day(..) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::period::{Period, parse};

    fn period(text: &str) -> Period {
        parse(text).expect(text).in_year(2023)
    }

    #[test]
    fn what_is_over_before_a_period_begins() {
        for (text, before) in [
            ("2023Q2", "2023Q1"),
            ("2023Q3", "2023H1"),
            ("2023Q4", "2023M1-9"),
            ("2023H2", "2023H1"),
            ("2023M2", "2023M1"),
            ("2023M3", "2023M1-2"),
            ("2023M9", "2023M1-8"),
            ("2023-04-01", "2023Q1"),
            ("2024-03-01", "2024M1-2"),
            ("2023-03-15", "2023-03-14"),
        ] {
            let found = period(text).before_start().map(|found| found.to_string());
            assert_eq!(found.as_deref(), Some(before), "{text}");
        }
        for first in ["2023", "2023H1", "2023Q1", "2023M1", "1-9月", "2023-01-01"] {
            assert_eq!(period(first).before_start(), None, "{first}");
        }
    }

    #[test]
    fn what_is_over_ends_the_day_before() {
        for text in ["2023Q2", "2023M9", "2023H2", "2023-05-01", "2024-03-01", "2024-02-29"] {
            let before = period(text).before_start().expect(text);
            assert_eq!(before.end().succ_opt(), Some(period(text).start()), "{text}");
        }
    }

    #[test]
    fn lengths_in_months() {
        for (text, months) in [
            ("2023", 12),
            ("2023H2", 6),
            ("2023Q4", 3),
            ("2023M12", 1),
            ("1-9月", 9),
            ("2023-03-31", 0),
        ] {
            assert_eq!(period(text).months(), months, "{text}");
        }
    }
}
