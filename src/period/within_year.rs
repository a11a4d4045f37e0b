//! A period inside its year: what is over before it begins, and how long it is.

use super::{Part, Period};
use chrono::Datelike;

impl Period {
    /// The part of the year that is over before the period begins, by its shortest name: 2023Q1 for
    /// 2023Q2, 2023M1-8 for 2023M9, the day before for a day that does not begin a month. `None`
    /// for a period that begins the year.
    pub fn before_start(self) -> Option<Self> {
        if self.is_fiscal() {
            return None;
        }
        let start = self.start();
        let day = start.pred_opt().filter(|day| day.year() == start.year())?;
        // A month and a day of a date are at most 31.
        let (month, number) = (day.month() as u8, day.day() as u8);
        let part = if start.day() == 1 { Part::to_month(month) } else { Part::Day(month, number) };
        Some(Self { year: day.year(), part })
    }

    /// The shorter periods that it is made of, kind by kind from the longest on: of a year its halves,
    /// its quarters and its months. A month and a day have none, nor has a
    /// fiscal year: it is not known which.
    pub fn parts(self) -> Vec<Vec<Self>> {
        if self.is_fiscal() {
            return Vec::new();
        }
        let first = self.start().month0() as u8;
        let months = self.months();
        let part = |length: u8, number: u8| match length {
            6 => Part::Half(number),
            3 => Part::Quarter(number),
            _ => Part::Month(number),
        };
        let whole = [6, 3, 1].into_iter().filter(|length: &u8| {
            *length < months && months.is_multiple_of(*length) && first.is_multiple_of(*length)
        });
        whole
            .map(|length| {
                let numbers = first / length..(first + months) / length;
                let part = |number| Self { year: self.year, part: part(length, number + 1) };
                numbers.map(part).collect()
            })
            .collect()
    }

    /// How many months it is long; none for a day.
    pub fn months(self) -> u8 {
        match self.part {
            Part::Year | Part::Fiscal => 12,
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
    fn what_a_period_is_made_of() {
        let parts = |text: &str| {
            let kinds = period(text).parts().into_iter();
            let names = kinds.map(|kind| kind.iter().map(ToString::to_string).collect());
            names.collect::<Vec<Vec<String>>>()
        };
        assert_eq!(
            parts("2023H2"),
            [
                vec!["2023Q3", "2023Q4"],
                vec!["2023M7", "2023M8", "2023M9", "2023M10", "2023M11", "2023M12"]
            ]
        );
        assert_eq!(parts("2023").iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 12]);
        assert_eq!(parts("1-9月").iter().map(Vec::len).collect::<Vec<_>>(), [3, 9]);
        assert_eq!(parts("1-8月").iter().map(Vec::len).collect::<Vec<_>>(), [8]);
        for text in ["2023M5", "2023-03-31"] {
            assert!(parts(text).is_empty(), "{text}");
        }
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
