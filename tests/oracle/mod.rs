//! The engine held against a naive interpreter of plans.
//!
//! `INDIQ_ORACLE_CASES` says how many generated cases are run (300 unless set).

mod generate;
mod interpreter;
mod regressions;

use generate::{Case, case};
use indiq::answer::{Answer, Cell};
use indiq::diagnostic::Code;
use indiq::engine::{Frame, run};
use indiq::plan::Step;
use interpreter::{Value, interpret};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

/// What the engine gives has to be what the interpreter gives, row by row.
fn agree(case: &Case) -> Result<(), String> {
    let Case { catalog, panel, plan } = case;
    let frame = Frame::new(panel, catalog).map_err(|errors| format!("{errors:?}"))?;
    let answer = run(plan, &frame, panel, catalog);
    match (interpret(plan, panel, catalog), answer) {
        (None, Err(errors)) if errors.iter().all(|error| error.code == Code::NoData) => Ok(()),
        (None, other) => Err(format!("no such period, but the engine gives {other:?}")),
        (Some(_), Err(errors)) => Err(format!("the engine fails: {errors:?}")),
        (Some(expected), Ok(answer)) => {
            let rows: Vec<&Vec<Cell>> = answer.rows.iter().map(|row| &row.cells).collect();
            let same = rows.len() == expected.rows.len()
                && rows.iter().zip(&expected.rows).all(|(got, row)| {
                    got.len() == row.len() && got.iter().zip(row).all(|(got, value)| is(got, value))
                });
            let shown = answer.shown.as_ref();
            let notes = |code| answer.warnings.iter().any(|note| note.code == code);
            let facts = [
                ("rows", same),
                ("population", shown.is_some_and(|s| s.population == expected.population)),
                ("shown", shown.is_some_and(|s| s.shown == expected.rows.len())),
                ("ties at the cut", told(&answer, case) || notes(Code::TiesAtCut) == expected.ties),
                ("no rows", notes(Code::NoRows) == expected.no_rows),
            ];
            match facts.iter().find(|(_, holds)| !holds) {
                None => Ok(()),
                Some((what, _)) => Err(format!("{what}: expected {expected:#?}\ngot {answer:#?}")),
            }
        }
    }
}

/// Whether the note on ties cannot be expected: a step behind the cut may take the rows away that
/// it is about.
fn told(answer: &Answer, case: &Case) -> bool {
    let cuts = |step: &Step| matches!(step, Step::Cut { .. });
    let keeps = |step: &Step| matches!(step, Step::Keep { .. } | Step::Cut { .. });
    let cut = case.plan.steps.iter().position(cuts);
    let later = cut.map(|at| case.plan.steps[at + 1..].iter().any(keeps));
    answer.rows.is_empty() || later.unwrap_or_default()
}

fn is(cell: &Cell, value: &Value) -> bool {
    match (cell, value) {
        (Cell::Missing, Value::Missing) => true,
        (Cell::Number { value: got, .. }, Value::Number(number)) => {
            got == number || (got - number).abs() <= 1e-12 * number.abs()
        }
        (Cell::Whole(got), Value::Number(number)) => *got as f64 == *number,
        (Cell::Text(got), Value::Text(text)) => got == text,
        (Cell::Text(got), Value::Period(period)) => *got == period.to_string(),
        (Cell::Truth(got), Value::Truth(truth)) => got == truth,
        _ => false,
    }
}

#[test]
fn the_engine_agrees_with_the_interpreter() {
    let cases = std::env::var("INDIQ_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = ProptestConfig {
        cases: cases.unwrap_or(300),
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..ProptestConfig::default()
    };
    let choices = prop::collection::vec(any::<u32>(), 0..1500);
    let result = TestRunner::new(config).run(&choices, |choices| {
        let case = case(&choices);
        agree(&case).map_err(|why| TestCaseError::fail(format!("{why}\n{case:#?}")))
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
