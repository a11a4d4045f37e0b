//! Tests of calendar arithmetic.

use super::*;
use crate::period::parse;
use proptest::prelude::*;

fn period(text: &str) -> Period {
    parse(text).expect(text).in_year(2023)
}

#[test]
fn ends_and_months() {
    for (text, start, end, months) in [
        ("2023", "2023-01-01", "2023-12-31", 12),
        ("2023H2", "2023-07-01", "2023-12-31", 12),
        ("2023Q1", "2023-01-01", "2023-03-31", 3),
        ("2024-02", "2024-02-01", "2024-02-29", 2),
        ("2023-03-31", "2023-03-31", "2023-03-31", 3),
        ("2023-03-30", "2023-03-30", "2023-03-30", 2),
        ("1-9月", "2023-01-01", "2023-09-30", 9),
    ] {
        let period = period(text);
        assert_eq!(period.start().to_string(), start, "{text}");
        assert_eq!(period.end().to_string(), end, "{text}");
        assert_eq!(period.elapsed_months(), months, "{text}");
    }
}

#[test]
fn schedule_of_the_year() {
    assert_eq!(period("2023Q1").schedule(ScheduleBy::Months), 25.0);
    assert_eq!(period("2023M1").schedule(ScheduleBy::Months), 100.0 / 12.0);
    assert_eq!(period("2023M1").schedule_rounded(ScheduleBy::Months, 2), 8.33);
    assert_eq!(period("2023M2").schedule_printed(ScheduleBy::Months, 2).to_string(), "16.67");
    assert_eq!(period("2023M3").schedule_printed(ScheduleBy::Days, 2).to_string(), "24.66");
    assert_eq!(period("2024").schedule_printed(ScheduleBy::Days, 0).to_string(), "100");
    assert_eq!(period("2023M9").schedule_printed(ScheduleBy::Months, 0).to_string(), "75");
    assert_eq!(period("2023-02-15").schedule_printed(ScheduleBy::Months, 200).places(), 30);
}

#[test]
fn schedule_along_a_curve() {
    let curve = ScheduleBy::Curve([
        3_000, 6_500, 20_125, 25_000, 33_300, 45_000, 50_000, 58_000, 70_000, 80_000, 90_000,
        100_000,
    ]);
    for (text, exact) in [
        ("2023M1", 3.0),
        ("2023M2", 6.5),
        ("2023Q1", 20.125),
        ("2023-03-31", 20.125),
        // The month is not complete.
        ("2023-03-30", 6.5),
        ("2023-01-15", 0.0),
        ("2023M1-5", 33.3),
        ("2023", 100.0),
    ] {
        assert_eq!(period(text).schedule(curve), exact, "{text}");
    }
    assert_eq!(period("2023Q1").schedule_rounded(curve, 2), 20.13);
    assert_eq!(period("2023").schedule_printed(curve, 30).places(), 30);
}

#[test]
fn neighbours() {
    for (text, previous, last_year) in [
        ("2023", "2022", "2022"),
        ("2023H1", "2022H2", "2022H1"),
        ("2023Q3", "2023Q2", "2022Q3"),
        ("2023M1", "2022M12", "2022M1"),
        ("2023M1-9", "2023M1-8", "2022M1-9"),
        ("2023M1-4", "2023Q1", "2022M1-4"),
        ("2023-01-01", "2022-12-31", "2022-01-01"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
    ] {
        assert_eq!(period(text).previous().to_string(), previous, "{text}");
        assert_eq!(period(text).same_last_year().to_string(), last_year, "{text}");
    }
}

#[test]
fn what_comes_next() {
    for (text, next) in [
        ("2023", "2024"),
        ("2023H1", "2023H2"),
        ("2023Q4", "2024Q1"),
        ("2023M12", "2024M1"),
        ("2023M1-8", "2023M1-9"),
        ("2023M1-2", "2023Q1"),
        ("2023M1-11", "2023"),
        ("2023-12-31", "2024-01-01"),
    ] {
        assert_eq!(period(text).next().to_string(), next, "{text}");
    }
}

#[test]
fn order_is_that_of_ends_then_starts() {
    let mut periods: Vec<_> =
        ["2023", "2023M3", "2023Q1", "2022", "2023H2", "2023M12"].map(period).to_vec();
    periods.sort();
    let names: Vec<_> = periods.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["2022", "2023Q1", "2023M3", "2023", "2023H2", "2023M12"]);
    assert!(period("2023Q1").ends_like(period("2023M3")));
    assert!(period("2023Q1").ends_like(period("2023-03-31")));
    assert!(!period("2023Q1").ends_like(period("2022Q1")));
}

#[test]
fn says_itself_in_chinese() {
    for text in
        ["2023年", "2023年上半年", "2023年一季度", "2023年3月", "2023年3月31日", "2023年1-9月"]
    {
        assert_eq!(period(text).chinese(), text);
    }
}

fn any_period() -> impl Strategy<Value = Period> {
    let part = prop_oneof![
        Just(Part::Year),
        (1u8..=2).prop_map(Part::Half),
        (1u8..=4).prop_map(Part::Quarter),
        (1u8..=12).prop_map(Part::Month),
        (1u8..=12, 1u8..=28).prop_map(|(month, day)| Part::Day(month, day)),
        (1u8..=12).prop_map(Part::to_month),
    ];
    (1001i32..=9999, part).prop_map(|(year, part)| Period { year, part })
}

proptest! {
    #[test]
    fn print_reads_back(period in any_period()) {
        let literal = PeriodLiteral::from(period);
        prop_assert_eq!(parse(&period.to_string()), Ok(literal));
        prop_assert_eq!(parse(&period.chinese()), Ok(literal));
    }

    #[test]
    fn previous_is_contiguous(period in any_period()) {
        let previous = period.previous();
        match period.part {
            Part::ToMonth(_) => {
                prop_assert_eq!(previous.start(), period.start());
                prop_assert_eq!(previous.elapsed_months() + 1, period.elapsed_months());
            }
            _ => prop_assert_eq!(previous.end().succ_opt(), Some(period.start())),
        }
        prop_assert!(previous < period);
        match (period.part, previous.part) {
            // January to a month may have a shorter name: what comes after it is of that grain.
            (Part::ToMonth(_), _) => {}
            _ => prop_assert_eq!(previous.next(), period),
        }
    }

    #[test]
    fn last_year_keeps_the_part(period in any_period()) {
        // Days are up to the 28th here; 29 February is among the examples.
        let twice = period.same_last_year().same_last_year();
        prop_assert_eq!(twice, Period { year: period.year - 2, part: period.part });
        prop_assert!(twice < period);
    }

    #[test]
    fn order_agrees_with_equality(a in any_period(), b in any_period()) {
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    }

    #[test]
    fn no_period_panics(year in any::<i32>(), one in any::<u8>(), two in any::<u8>()) {
        for part in [Part::Half(one), Part::Quarter(one), Part::Month(one), Part::ToMonth(one),
                     Part::Day(one, two)] {
            let period = Period { year, part };
            prop_assert!(period.start() <= period.end());
            prop_assert!((0.0..=100.0).contains(&period.schedule(ScheduleBy::Days)));
            let _ = (period.previous(), period.chinese(), period.elapsed_months());
        }
    }
}
