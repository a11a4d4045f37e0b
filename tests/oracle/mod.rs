//! The engine held against a naive interpreter of plans.
//!
//! 4,000 generated plans and 10,000 generated statements are run, the same ones each time;
//! `INDIQ_ORACLE_CASES` asks for so many others, new ones each time. What they find becomes a case in
//! `regressions.rs`, or in `tests/cases/` where it can be written as a statement.

mod generate;
mod interpreter;
mod regressions;
mod statements;

use generate::{Case, Numbers, case};
use indiq::answer::{Answer, Cell, Trend};
use indiq::catalog::Catalog;
use indiq::diagnostic::Code;
use indiq::engine::{Frame, run};
use indiq::panel::Panel;
use indiq::plan::{Plan, Step};
use indiq::text::{Language, Text};
use interpreter::{TrendValues, Value, interpret};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::ops::Range;

/// What the engine gives has to be what the interpreter gives, row by row.
fn agree(case: &Case) -> Result<(), String> {
    let Case { catalog, panel, plan } = case;
    let frame = Frame::new(panel, catalog).map_err(|errors| format!("{errors:?}"))?;
    agree_on(plan, &frame, panel, catalog)
}

/// The same of a plan on a frame that is there.
fn agree_on(plan: &Plan, frame: &Frame, panel: &Panel, catalog: &Catalog) -> Result<(), String> {
    let answer = run(plan, frame, panel, catalog);
    match (interpret(plan, panel, catalog), answer) {
        (None, Err(errors)) if errors.iter().all(|error| error.code == Code::NoData) => Ok(()),
        (None, other) => Err(format!("no such period, but the engine gives {other:?}")),
        (Some(_), Err(errors)) => Err(format!("the engine fails: {errors:?}")),
        (Some(expected), Ok(answer)) => {
            let scale = scale(panel);
            let rows: Vec<&Vec<Cell>> = answer.rows.iter().map(|row| &row.cells).collect();
            let same = rows.len() == expected.rows.len()
                && rows.iter().zip(&expected.rows).all(|(got, row)| {
                    got.len() == row.len()
                        && got.iter().zip(row).all(|(got, value)| is(got, value, scale))
                });
            let shown = answer.shown.as_ref();
            let notes = |code| answer.warnings.iter().any(|note| note.code == code);
            let facts = [
                ("rows", same),
                // A total does not say how many rows it shows.
                ("heading", shown.is_some() != plan.heading.rows.is_empty()),
                ("population", shown.is_none_or(|s| s.population == expected.population)),
                ("shown", shown.is_none_or(|s| s.shown == expected.shown)),
                ("ties at the cut", told(&answer, plan) || notes(Code::TiesAtCut) == expected.ties),
                ("no rows", notes(Code::NoRows) == expected.no_rows),
                ("period", spoken(&answer.period) == expected.period),
                ("versus", spoken(&answer.versus) == expected.versus),
                ("trends", drawn_alike(&answer.trends, expected.trends.as_deref(), scale)),
            ];
            match facts.iter().find(|(_, holds)| !holds) {
                None => Ok(()),
                Some((what, _)) => Err(format!("{what}: expected {expected:#?}\ngot {answer:#?}")),
            }
        }
    }
}

/// A period as it is spelt.
fn spoken(period: &Option<Text>) -> Option<String> {
    period.as_ref().map(|period| period.in_language(Language::English).to_owned())
}

/// Whether the note on ties cannot be expected: a step behind the cut may take the rows away that
/// it is about.
fn told(answer: &Answer, plan: &Plan) -> bool {
    let cuts = |step: &Step| matches!(step, Step::Cut { .. });
    let keeps = |step: &Step| matches!(step, Step::Keep { .. } | Step::Cut { .. } | Step::Now);
    let cut = plan.steps.iter().position(cuts);
    let later = cut.map(|at| plan.steps[at + 1..].iter().any(keeps));
    answer.rows.is_empty() || later.unwrap_or_default()
}

/// The largest figure of a panel: a difference of two such leaves noise of its size, however small
/// the difference itself is.
fn scale(panel: &Panel) -> f64 {
    let figures = panel.columns.values().flat_map(|column| column.values.iter().flatten());
    figures.fold(1.0, |largest: f64, figure| largest.max(figure.abs()))
}

/// Whether the trends are those expected, where any are.
fn drawn_alike(trends: &[Trend], expected: Option<&[TrendValues]>, scale: f64) -> bool {
    let Some(expected) = expected else { return true };
    let is_it = |(trend, (column, district, values)): (&Trend, &TrendValues)| {
        let figure = |value: &Option<f64>| match value {
            Some(value) => Cell::Number { value: *value, decimals: 0 },
            None => Cell::Missing,
        };
        trend.column == *column
            && trend.district == *district
            && trend.values.len() == values.len()
            && trend.values.iter().zip(values).all(|(got, value)| is(&figure(got), value, scale))
    };
    trends.len() == expected.len() && trends.iter().zip(expected).all(is_it)
}

fn is(cell: &Cell, value: &Value, scale: f64) -> bool {
    match (cell, value) {
        (Cell::Missing, Value::Missing) | (Cell::New, Value::New) => true,
        (Cell::Number { value: got, .. }, Value::Number(number)) => {
            got == number || (got - number).abs() <= 1e-12 * number.abs().max(scale)
        }
        (Cell::Whole(got), Value::Number(number)) => *got as f64 == *number,
        (Cell::Text(got), Value::Text(text)) => got == text,
        (Cell::Words(got), Value::Period(period)) => {
            got.in_language(Language::English) == period.to_string()
        }
        (Cell::Truth(got), Value::Truth(truth)) => got == truth,
        _ => false,
    }
}

/// How many cases each of the tests below runs.
const CASES: u32 = 1000;

/// Holds generated plans.
fn hold(seed: u8) {
    run_choices(seed, CASES, 0..500, |choices| {
        let case = case(choices);
        agree(&case).map_err(|why| format!("{why}\n{case:#?}"))
    });
}

/// Runs a test on lists of choices, so many or so long: the same ones each time, or so many others as
/// are asked for.
fn run_choices(
    seed: u8,
    count: u32,
    length: Range<usize>,
    test: impl Fn(&[u32]) -> Result<(), String>,
) {
    let cases = std::env::var("INDIQ_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = ProptestConfig {
        cases: cases.map_or(count, |cases: u32| cases.div_ceil(4)),
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::default()
    };
    let mut runner = match cases {
        Some(_) => TestRunner::new(config),
        None => {
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
            TestRunner::new_with_rng(config, rng)
        }
    };
    let lists = prop::collection::vec(any::<u32>(), length);
    let result = runner.run(&lists, |choices| test(&choices).map_err(TestCaseError::fail));
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

#[test]
fn the_engine_agrees_with_the_interpreter() {
    hold(1);
}

#[test]
fn the_engine_agrees_in_a_second_quarter_of_the_cases() {
    hold(2);
}

#[test]
fn the_engine_agrees_in_a_third_quarter_of_the_cases() {
    hold(3);
}

#[test]
fn the_engine_agrees_in_the_last_quarter_of_the_cases() {
    hold(4);
}

/// An oracle that is never asked says nothing: the generated cases have to use every part of a
/// plan, and to have rows.
#[test]
fn generated_cases_reach_every_part_of_a_plan() {
    let parts = [
        "Keep {",
        "Derive {",
        "Spread {",
        "Rank {",
        "Cut {",
        "Aggregate {",
        "Order {",
        "Number(",
        "Text(",
        "Truth(",
        "Period(",
        "Missing",
        "DistrictIn(",
        "PeriodIs(",
        "Schedule {",
        "by: Months",
        "by: Days",
        "by: Curve(",
        "Shift(",
        "Settle(",
        "Negate(",
        "Not(",
        "Add",
        "Subtract",
        "Multiply",
        "Divide",
        "NotEqual",
        "LessEqual",
        "GreaterEqual",
        "And(",
        "Or(",
        "IsMissing(",
        "Contains",
        "StartsWith",
        "EndsWith",
        "Matches",
        "Choose(",
        "Abs",
        "Round",
        "Least",
        "Greatest",
        "Remainder",
        "FirstPresent",
        "Sum",
        "Mean",
        "Median",
        "Min",
        "Max",
        "Count",
        "Rows",
        "Competition",
        "Dense",
        "Ordinal",
        "MonthsLeft {",
        "FigureAt {",
        "Recall {",
        "Now",
        "Latest {",
        "At {",
        "Span { from: None, to: None",
        "Span { from: Some",
        "beside: [[",
        "by_end: true",
        "adds: true",
        "Flow {",
        "To(",
        "Previous { within_year: true }",
        "Previous { within_year: false }",
        "LastYear",
        "BeforeStart",
        "Movement",
        "OfRank(",
        "versus: Some",
        "trends: [\"",
        "Top",
        "Bottom",
        "Lowest",
        "ranked: Some",
    ];
    let mut missing: Vec<&str> = parts.to_vec();
    let mut with_rows = 0;
    for state in 0..600_u64 {
        let mut numbers = Numbers { state };
        let choices: Vec<u32> = std::iter::repeat_with(|| numbers.next()).take(800).collect();
        let case = case(&choices);
        let plan = format!("{:?}", case.plan);
        missing.retain(|part| !plan.contains(part));
        let outcome = interpret(&case.plan, &case.panel, &case.catalog);
        with_rows += usize::from(outcome.is_some_and(|outcome| outcome.rows.len() > 3));
    }
    assert!(missing.is_empty(), "never generated: {missing:?}");
    assert!(with_rows > 120, "only {with_rows} of 600 cases have more than three rows");
}
