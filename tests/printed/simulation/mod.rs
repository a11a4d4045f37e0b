//! Thousands of tables that are right, published as offices do: none may be called impossible, and
//! an error that no rounding explains is always found. Beside it what plain equality of recomputed
//! and printed digits says of the same tables.
//!
//! `cargo test --no-default-features --test main simulation -- --nocapture` prints the rates.

mod rates;
mod table;

use super::random::Random;
use indiq::printed::{Residuals, Verdict, cell};
use indiq::units::Rounding;
use rates::Rates;
use std::collections::BTreeMap;
use table::{Kind, Table, unit};

const TABLES: u64 = 2_500;

/// How the publisher rounds, and what the reader knows of it.
const PUBLISHERS: [(Rounding, Rounding, &str); 5] = [
    (Rounding::HalfUp, Rounding::HalfUp, "half-up"),
    (Rounding::HalfEven, Rounding::HalfEven, "half-even"),
    (Rounding::Truncated, Rounding::Truncated, "truncated"),
    (Rounding::HalfUp, Rounding::Nearest, "half-up, unknown"),
    (Rounding::HalfEven, Rounding::Nearest, "half-even, unknown"),
];

#[test]
#[expect(clippy::print_stdout, reason = "the rates are for people")]
fn simulation() {
    let mut random = Random::seeded(20_230_331);
    let mut rates: BTreeMap<(Kind, &str), Rates> = BTreeMap::new();
    for table in 0..TABLES {
        let (by, read, name) = PUBLISHERS[(table % PUBLISHERS.len() as u64) as usize];
        let made = Table::made(&mut random, by, read);
        for case in made.cases(&mut random) {
            let rates = rates.entry((case.kind, name)).or_default();
            let verdict = rates.note(&case);
            assert!(!matches!(verdict, Verdict::Impossible { .. }), "{name} {:?}", case.cells);
            if matches!(verdict, Verdict::Undetermined(_)) {
                continue;
            }
            let (Some(places), Some(beyond)) = (case.cells[0].places(), case.beyond_rounding)
            else {
                continue;
            };
            let sign = if random.between(0, 1) == 0 { 1 } else { -1 };
            let units = (beyond / unit(places)).ceil() as i128;
            let planted = rates.plant(&case, sign * units);
            rates.planted += 1;
            rates.found += u64::from(matches!(planted, Verdict::Impossible { .. }));
            assert!(
                matches!(planted, Verdict::Impossible { .. }),
                "{name} {:?} {units}",
                case.cells
            );
            let one_unit = rates.plant(&case, sign);
            rates.found_at_one_unit += u64::from(matches!(one_unit, Verdict::Impossible { .. }));
        }
    }
    println!(
        "{TABLES} tables of 2 to 40 districts, 0 to 2 decimals; an error is planted in each figure"
    );
    println!(
        "{:41} {:>7} {:>7} {:>7} {:>7} {:>7} | {:>7} {:>7} | {:>7} {:>7} {:>7}",
        "figure, publisher",
        "figures",
        "exact",
        "possib.",
        "imposs.",
        "undet.",
        "unequal",
        "by > 1",
        "errors",
        "found",
        "1 unit",
    );
    for ((kind, name), rates) in &rates {
        println!("{:20} {name:20} {rates}", format!("{kind:?}"));
    }
    for rates in rates.values() {
        assert_eq!(rates.impossible, 0);
        assert!(rates.figures > 0 && rates.planted > 0);
        assert_eq!(rates.found, rates.planted);
    }
    // Without which the point of all this would be lost: equality calls right figures wrong.
    let naive = |kind: Kind| -> (u64, u64) {
        let of_kind = rates.iter().filter(|((one, _), _)| *one == kind);
        of_kind.fold((0, 0), |sum, (_, it)| (sum.0 + it.unequal, sum.1 + it.figures))
    };
    for kind in [Kind::Total, Kind::Progress, Kind::Growth, Kind::Share] {
        let (unequal, figures) = naive(kind);
        assert!(unequal * 10 > figures, "{kind:?}: {unequal} of {figures}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the rates are for people")]
fn simulation_of_leaning_tables() {
    let mut random = Random::seeded(7);
    let (mut leaning, mut truncated_leaning) = ([0_u32; 2], 0_u32);
    let tables = 1_000;
    for table in 0..tables {
        let by = if table % 2 == 0 { Rounding::HalfUp } else { Rounding::HalfEven };
        for (at, by) in [(0, by), (1, Rounding::Truncated)] {
            let mut made = Table::made(&mut random, by, Rounding::Nearest);
            // Figures as a report prints them: the result has no more digits than its inputs.
            made.places = 2;
            let n = made.actual.len();
            let figures: Vec<_> = (0..n)
                .filter_map(|one| {
                    let inputs = [&made.actual[one..=one], &made.target[one..=one]];
                    let formula = (cell(1) / cell(2)).shift(2);
                    made.case(Kind::Progress, formula, &inputs, made.places_of_percent, 0.0)
                })
                .map(|case| case.claim.judge(&case.cells))
                .collect();
            let lean = figures.iter().collect::<Residuals>().lean();
            leaning[at] += u32::from(lean.is_some());
            truncated_leaning += u32::from(at == 1 && lean.is_some());
        }
    }
    println!(
        "of {tables} rounded tables {} lean, of {tables} truncated {}",
        leaning[0], leaning[1]
    );
    // At most one in a hundred by the rule; the rest is chance.
    assert!(leaning[0] <= 20, "{leaning:?}");
    assert!(truncated_leaning > 0);
}
