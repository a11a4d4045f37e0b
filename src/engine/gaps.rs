//! The course that periods take from the first to the last, and what is missing in it.

use crate::period::{Part, Period};
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

/// A course of more periods than this is not worked out: a wrong year in a table would make one.
const LONGEST: usize = 10_000;

/// All periods from the first to the last of these, which are in calendar order, at their grain;
/// just these where they have none in common.
///
/// Quarters follow each other, and so do months. Parts that begin their years (1-2月, 一季度,
/// 1-4月 …) follow each other in steps within the year, from the month that the years begin with to
/// the one that they end with: where no year has a figure for January alone, none is missing. Days
/// follow each other where at least half of them are there; the ends of months are just these.
pub fn course(periods: &[Period]) -> Vec<Period> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return vec![] };
    let of_one_grain = |period: &Period| discriminant(&period.part) == discriminant(&first.part);
    let found = if parts_of_years(periods) && !matches!(first.part, Part::Year) {
        years(periods)
    } else if periods.iter().all(of_one_grain) && !are_sparse_days(periods) {
        neighbours(*first, *last)
    } else {
        None
    };
    found.unwrap_or_else(|| periods.to_vec())
}

/// The periods without those that are there, as runs: from the first to the last of each.
pub fn runs(missing: &BTreeSet<Period>) -> Vec<(Period, Period)> {
    let mut runs: Vec<(Period, Period)> = vec![];
    for period in missing.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if period.previous() == *last => *last = period,
            _ => runs.push((period, period)),
        }
    }
    runs
}

/// Whether all begin their years, and more than one part of a year is among them.
fn parts_of_years(periods: &[Period]) -> bool {
    let begins = |period: &Period| {
        period.months() > 0 && period.before_start().is_none() && !period.is_fiscal()
    };
    periods.iter().all(begins) && periods.iter().any(|one| one.months() != periods[0].months())
}

/// Whether they are days of which most are not there: dates of reports, which no day is missing
/// between.
fn are_sparse_days(periods: &[Period]) -> bool {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return false };
    let days = last.end().signed_duration_since(first.start()).num_days() + 1;
    let there = i64::try_from(periods.len()).unwrap_or(i64::MAX);
    matches!(first.part, Part::Day(..)) && there.saturating_mul(2) < days
}

fn neighbours(first: Period, last: Period) -> Option<Vec<Period>> {
    let mut found = vec![last];
    let mut here = last;
    while here > first && found.len() < LONGEST {
        here = here.previous();
        found.push(here);
    }
    found.reverse();
    (here == first).then_some(found)
}

/// The course of parts that begin their years.
fn years(periods: &[Period]) -> Option<Vec<Period>> {
    let mut months: BTreeMap<i32, BTreeSet<u8>> = BTreeMap::new();
    for period in periods {
        months.entry(period.year).or_default().insert(period.months());
    }
    let low = *months.values().filter_map(BTreeSet::first).min()?;
    let high = *months.values().filter_map(BTreeSet::last).max()?;
    let within = months.values().flat_map(|year| year.iter().zip(year.iter().skip(1)));
    let steps = within.map(|(earlier, later)| later - earlier).reduce(divisor)?;
    let begins = months.values().filter_map(BTreeSet::first).map(|month| month - low);
    let step = begins.fold(steps, divisor);
    let (first, last) = (*months.first_key_value()?.0, *months.last_key_value()?.0);
    if usize::try_from(last.saturating_sub(first)).ok()? > LONGEST / 12 {
        return None;
    }
    let mut found = vec![];
    for year in first..=last {
        let known = months.get(&year);
        let own = |end: fn(&BTreeSet<u8>) -> Option<&u8>| known.and_then(end).copied();
        let from = own(BTreeSet::first).filter(|_| year == first).unwrap_or(low);
        let to = own(BTreeSet::last).filter(|_| year == last).unwrap_or(high);
        let parts = (from..=to).step_by(usize::from(step));
        found.extend(parts.map(|month| Period { year, part: Part::to_month(month) }));
    }
    Some(found)
}

/// The greatest common divisor.
fn divisor(a: u8, b: u8) -> u8 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse;

    fn periods(text: &str) -> Vec<Period> {
        text.split(' ').map(|one| parse(one).expect(one).in_year(2023)).collect()
    }

    fn written(periods: &[Period]) -> String {
        let names: Vec<String> = periods.iter().map(ToString::to_string).collect();
        names.join(" ")
    }

    #[test]
    fn periods_of_one_grain_follow_each_other() {
        for (given, whole) in [
            ("2022M11 2023M2", "2022M11 2022M12 2023M1 2023M2"),
            ("2022Q3 2023Q1", "2022Q3 2022Q4 2023Q1"),
            ("2020 2023", "2020 2021 2022 2023"),
            ("2023-02-27 2023-03-01", "2023-02-27 2023-02-28 2023-03-01"),
            ("2023Q1", "2023Q1"),
        ] {
            assert_eq!(written(&course(&periods(given))), whole);
        }
    }

    #[test]
    fn parts_that_begin_their_years_follow_each_other_in_steps() {
        for (given, whole) in [
            ("2023M1-2 2023M1-4", "2023M1-2 2023M1-4"),
            ("2023M1-2 2023Q1 2023M1-5", "2023M1-2 2023Q1 2023M1-4 2023M1-5"),
            ("2022Q1 2022H1 2022 2023Q1", "2022Q1 2022H1 2022M1-9 2022 2023Q1"),
            ("2022M1-11 2022 2023M1-2 2023Q1", "2022M1-11 2022 2023M1-2 2023Q1"),
            ("2022M1-2 2022Q1 2022M1-4 2023Q1", "2022M1-2 2022Q1 2022M1-4 2023M1-2 2023Q1"),
        ] {
            assert_eq!(written(&course(&periods(given))), whole);
        }
    }

    #[test]
    fn periods_of_several_grains_have_no_course() {
        for given in [
            "2021 2022 2023Q1",
            "2022 2023M1 2023M3",
            "2023Q1 2023M5",
            "2023M1 2023Q2",
            "2023-01-31 2023-02-28 2023-03-31",
            "2023-03-01 2023-03-05",
        ] {
            assert_eq!(written(&course(&periods(given))), given);
        }
        assert_eq!(course(&[]), []);
        let far = [-9000, 9000].map(|year| Period { year, part: Part::Day(1, 1) });
        assert_eq!(course(&far), far);
    }

    #[test]
    fn what_is_missing_side_by_side_is_one_run() {
        let missing = periods("2022Q4 2023Q1 2023Q3 2023M1-8").into_iter().collect();
        let runs = runs(&missing);
        let runs: Vec<String> = runs.iter().map(|(from, to)| format!("{from}..{to}")).collect();
        assert_eq!(runs, ["2022Q4..2023Q1", "2023M1-8..2023M1-8", "2023Q3..2023Q3"]);
    }
}
