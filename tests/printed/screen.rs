//! What doubles settle is what exact arithmetic says; and they settle nearly all.

use super::random::Random;
use indiq::printed::{Claim, Column, Decimals, Formula, Known, Screened, Verdict, cell};
use indiq::units::{Decimal, Rounding};

const ROWS: usize = 4_000;
const MODES: [Rounding; 4] =
    [Rounding::Nearest, Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncated];

/// Rows of four cells with two decimals and a published result; many on the edge of a print.
fn rows(random: &mut Random, formula: &Formula, mode: Rounding, places: u8) -> Vec<Vec<Known>> {
    let print = |digits: i128, places| Known::Printed {
        value: Decimal::new(digits, places),
        rounding: mode,
    };
    let mut row = |_| {
        let mut cells = vec![Known::Missing];
        for _ in 0..4 {
            // Round numbers make results that lie on the edge of a print.
            let digits = match random.between(0, 3) {
                0 => random.between(1, 40) * 500,
                1 => random.between(1, 400),
                _ => random.between(100, 30_000),
            };
            cells.push(print(digits.into(), 2));
        }
        let result = formula.value(&cells).ok().and_then(|it| it.round(places, Rounding::HalfUp));
        let digits = result.map_or(0, Decimal::digits) + i128::from(random.between(0, 4)) - 2;
        cells[0] = print(digits, places);
        cells
    };
    (0..ROWS).map(&mut row).collect()
}

fn doubles(rows: &[Vec<Known>], at: usize) -> Vec<f64> {
    let of = |cell: &Known| match cell {
        Known::Printed { value, .. } => value.to_f64(),
        Known::Count(number) => *number as f64,
        _ => f64::NAN,
    };
    rows.iter().map(|row| of(&row[at])).collect()
}

fn says(screened: Screened, verdict: &Verdict) -> bool {
    match screened {
        Screened::Exact => *verdict == Verdict::Exact,
        Screened::Possible => *verdict == Verdict::Possible,
        Screened::Impossible => matches!(verdict, Verdict::Impossible { .. }),
        Screened::Unsettled => true,
    }
}

#[test]
fn what_doubles_settle_is_so() {
    let one = || Formula::whole(1);
    let four = || Formula::sum((1..5).map(cell));
    // Each with whether its results seldom lie on the edge of a print.
    let formulas = [
        ((cell(1) / cell(2)).shift(2), true),
        ((cell(1) / cell(2) - one()).shift(2), true),
        (((cell(1) - cell(2)) / cell(2)).shift(2), false),
        (four(), true),
        ((cell(1) / four()).shift(2), false),
        ((cell(1) * cell(2) - cell(3)).absolute(), true),
        (Formula::Greatest(vec![cell(1), cell(2) / cell(3)]), false),
    ];
    let mut random = Random::seeded(11);
    for (formula, off_the_edge) in &formulas {
        for mode in MODES {
            let rows = rows(&mut random, formula, mode, 2);
            let values: Vec<Vec<f64>> = (0..5).map(|at| doubles(&rows, at)).collect();
            let places = vec![2; ROWS];
            let columns: Vec<Column<'_>> = (values.iter().enumerate())
                .map(|(at, values)| Column {
                    values,
                    decimals: if at == 3 { Decimals::Each(&places) } else { Decimals::Same(2) },
                    rounding: mode,
                })
                .collect();
            let claim = Claim::new(cell(0), formula.clone());
            let screened = claim.screen(&columns);
            assert_eq!(screened.len(), ROWS);
            let mut settled = 0;
            for (row, screened) in rows.iter().zip(screened) {
                let verdict = claim.judge(row).verdict;
                assert!(says(screened, &verdict), "{screened:?} {verdict:?} {row:?} {mode:?}");
                settled += usize::from(screened != Screened::Unsettled);
            }
            // What was cut off lies on the edge of its print as soon as no digit was lost.
            if *off_the_edge && mode != Rounding::Truncated {
                assert!(settled * 100 > ROWS * 85, "{formula:?} {settled}");
            }
        }
    }
}

#[test]
fn the_edge_of_a_print_is_left_to_exact_arithmetic() {
    let claim = Claim::new(cell(0), cell(1));
    let screen = |published: f64, computed: f64| {
        let column = |values, places| Column {
            values,
            decimals: Decimals::Same(places),
            rounding: Rounding::HalfUp,
        };
        claim.screen(&[column(&[published], 2), column(&[computed], 3)])
    };
    assert_eq!(screen(0.13, 0.126), [Screened::Exact]);
    assert_eq!(screen(0.13, 0.125), [Screened::Unsettled]);
    assert_eq!(screen(0.13, 0.1246), [Screened::Possible]);
    assert_eq!(screen(0.13, 0.12), [Screened::Impossible]);
    assert_eq!(screen(0.13, f64::NAN), [Screened::Unsettled]);
    assert_eq!(screen(f64::INFINITY, 0.13), [Screened::Unsettled]);
}

#[test]
fn what_is_not_print_is_left_to_exact_arithmetic() {
    let column =
        Column { values: &[1.0, 2.0], decimals: Decimals::All, rounding: Rounding::Nearest };
    let unsettled = [Screened::Unsettled; 2];
    assert_eq!(Claim::new(cell(0), cell(1)).screen(&[column, column]), unsettled);
    assert_eq!(Claim::new(cell(0), cell(1) / cell(0)).screen(&[column, column]), unsettled);
    assert_eq!(Claim::new(cell(0) + cell(1), cell(1)).screen(&[column, column]), unsettled);
}
