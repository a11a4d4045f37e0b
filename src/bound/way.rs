//! Ways from one period to another in the calendar, and the stored period that answers to one.

use crate::period::Period;
use crate::plan::Move;
use chrono::NaiveDate;

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To this period, whether the data has it or not.
    To(Period),
    /// Nowhere: this period is the first of its year, and the way stays within the year.
    Nowhere(Period),
    /// To the start of the year, where nothing has been added up yet.
    YearStart,
}

/// Where the moves lead from a period; a literal without a year is of `year`. What comes behind a
/// move that has no period to go on from does not matter.
pub fn follow(from: Period, moves: &[Move], year: i32) -> Way {
    let mut here = from;
    for step in moves {
        here = match step {
            Move::To(literal) => literal.in_year(year),
            Move::LastYear => here.same_last_year(),
            Move::Previous { within_year } => {
                let before = here.previous();
                // A fiscal year is whole: nothing has added up in a part of it.
                if *within_year && before.year != here.year && !here.is_fiscal() {
                    return Way::Nowhere(here);
                }
                before
            }
            Move::BeforeStart => match here.before_start() {
                Some(before) => before,
                None => return Way::YearStart,
            },
        };
    }
    Way::To(here)
}

/// The periods that a panel stores, to be found by their days.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// End, start and index of each, in this order, and whether it is a fiscal year, whose end is the one
    /// of no other.
    stored: Vec<(NaiveDate, NaiveDate, usize, bool)>,
}

impl Calendar {
    /// The calendar of these periods.
    pub fn new(periods: &[Period]) -> Self {
        let days =
            |(at, period): (usize, &Period)| (period.end(), period.start(), at, period.is_fiscal());
        let mut stored: Vec<_> = periods.iter().enumerate().map(days).collect();
        stored.sort_unstable();
        Self { stored }
    }

    /// How many periods are stored.
    pub fn count(&self) -> usize {
        self.stored.len()
    }

    /// Whether no period is stored.
    pub fn is_empty(&self) -> bool {
        self.stored.is_empty()
    }

    /// The stored periods, by their index, that end alike together; the last ones first.
    pub fn ends_backwards(&self) -> impl Iterator<Item = Vec<usize>> + '_ {
        let alike = self.stored.chunk_by(|one, next| one.0 == next.0 && one.3 == next.3);
        alike.rev().map(|alike| alike.iter().map(|stored| stored.2).collect())
    }

    /// The stored periods, by their index, that may be meant by `wanted`, the best first: the one of
    /// the same days; with `by_end`, then all that end alike, by their start.
    pub fn meant(&self, wanted: Period, by_end: bool) -> Vec<usize> {
        let (end, start) = (wanted.end(), wanted.start());
        let first = self.stored.partition_point(|stored| stored.0 < end);
        let alike = || self.stored.iter().skip(first).take_while(|stored| stored.0 == end);
        let same = alike().filter(|stored| stored.1 == start);
        let fiscal = wanted.is_fiscal();
        let others = alike().filter(|stored| by_end && stored.1 != start && stored.3 == fiscal);
        same.chain(others).map(|stored| stored.2).collect()
    }

    /// The stored period that answers to `wanted`.
    pub fn stored(&self, wanted: Period, by_end: bool) -> Option<usize> {
        self.meant(wanted, by_end).first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse;

    fn period(text: &str) -> Period {
        parse(text).expect(text).in_year(2023)
    }

    const WITHIN: Move = Move::Previous { within_year: true };
    const ACROSS: Move = Move::Previous { within_year: false };

    fn leads(from: &str, moves: &[Move]) -> String {
        match follow(period(from), moves, 2023) {
            Way::To(found) => found.to_string(),
            Way::Nowhere(at) => format!("nowhere from {at}"),
            Way::YearStart => "start".into(),
        }
    }

    #[test]
    fn ways_go_by_the_calendar() {
        let to = Move::To(parse("一季度").unwrap());
        for (from, moves, leads_to) in [
            ("2023Q1", vec![], "2023Q1"),
            ("2023Q1", vec![ACROSS], "2022Q4"),
            ("2023Q2", vec![WITHIN], "2023Q1"),
            ("2023M3", vec![Move::LastYear, WITHIN], "2022M2"),
            ("2022M9", vec![to], "2023Q1"),
            ("2023M9", vec![Move::BeforeStart], "2023M1-8"),
            ("2023Q1", vec![Move::LastYear, Move::BeforeStart], "start"),
        ] {
            assert_eq!(leads(from, &moves), leads_to, "{from} {moves:?}");
        }
    }

    #[test]
    fn a_way_within_the_year_ends_at_its_start() {
        assert_eq!(leads("2023Q1", &[WITHIN]), "nowhere from 2023Q1");
        assert_eq!(leads("2023", &[WITHIN]), "nowhere from 2023");
        assert_eq!(leads("FY2013/14", &[WITHIN, WITHIN]), "FY2011/12");
        assert_eq!(leads("2023M2", &[WITHIN, WITHIN, Move::LastYear]), "nowhere from 2023M1");
    }

    #[test]
    fn the_same_days_come_first_then_what_ends_alike_by_its_start() {
        let stored = ["2022", "2023M3", "2023H1", "2023Q2", "2023M6"].map(period);
        let calendar = Calendar::new(&stored);
        assert_eq!(calendar.meant(period("2023Q2"), true), [3, 2, 4]);
        assert_eq!(calendar.meant(period("2023Q2"), false), [3]);
        assert_eq!(calendar.stored(period("2023Q1"), true), Some(1));
        assert_eq!(calendar.stored(period("2023Q1"), false), None);
        assert_eq!(calendar.stored(period("2022M12"), true), Some(0));
        assert_eq!(calendar.stored(period("2021"), true), None);
        let fiscal = ["FY2013/14", "2014", "2014H1", "2014-07-01"].map(period);
        let calendar = Calendar::new(&fiscal);
        for (at, one) in fiscal.into_iter().enumerate() {
            assert_eq!(calendar.meant(one, true), [at], "{one}");
        }
        assert_eq!(calendar.stored(period("2013"), true), None);
    }
}
