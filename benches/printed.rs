//! What a verdict costs: exactly, with its witness, and where doubles settle it.
//! `cargo bench --locked -p indiq-benches --bench printed`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use indiq::printed::{Claim, Column, Decimals, Formula, Known, Screened, cell};
use indiq::units::{Decimal, Rounding};
use std::hint::black_box;

const ROWS: usize = 10_000;
const PARTS: usize = 13;

/// Rows of figures with two decimals, the result first, as a right table has them.
fn rows(claim: &Formula, inputs: usize) -> Vec<Vec<Known>> {
    let mut state = 1_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i128::from(state >> 33) % 20_000_000 + 1_000_000
    };
    (0..ROWS)
        .map(|_| {
            let truth: Vec<Decimal> = (0..inputs).map(|_| Decimal::new(next(), 6)).collect();
            let mut cells = vec![Known::Missing];
            cells.extend(truth.iter().map(|it| Known::exact(*it)));
            let result = claim.value(&cells).expect("no divisor is zero");
            let result = result.round(2, Rounding::HalfUp).expect("few digits");
            let printed = truth.iter().map(|it| it.round(2).expect("few digits"));
            std::iter::once(result).chain(printed).map(Known::printed).collect()
        })
        .collect()
}

fn verdicts(criterion: &mut Criterion, name: &str, formula: Formula, inputs: usize) {
    let rows = rows(&formula, inputs);
    let claim = Claim::new(cell(0), formula);
    let doubles: Vec<Vec<f64>> = (0..=inputs)
        .map(|at| {
            let of = |row: &Vec<Known>| match row[at] {
                Known::Printed { value, .. } => value.to_f64(),
                _ => f64::NAN,
            };
            rows.iter().map(of).collect()
        })
        .collect();
    let columns: Vec<Column<'_>> = doubles
        .iter()
        .map(|values| Column { values, decimals: Decimals::Same(2), rounding: Rounding::Nearest })
        .collect();
    let screened = claim.screen(&columns);
    let unsettled = screened.iter().filter(|it| **it == Screened::Unsettled).count();
    assert!(unsettled * 20 < ROWS, "{unsettled} of {ROWS} are left to exact arithmetic");

    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("doubles", |bencher| {
        bencher.iter(|| claim.screen(black_box(&columns)));
    });
    group.bench_function("exact", |bencher| {
        bencher.iter(|| {
            rows.iter().map(|row| claim.judge(row)).filter(|it| it.side.is_some()).count()
        });
    });
    group.bench_function("exact with witness", |bencher| {
        bencher.iter(|| rows.iter().filter(|row| claim.examine(row).witness.is_some()).count());
    });
    group.finish();
}

fn printed(criterion: &mut Criterion) {
    verdicts(criterion, "progress", (cell(1) / cell(2)).shift(2), 2);
    let growth = (cell(1) / cell(2) - Formula::whole(1)).shift(2);
    verdicts(criterion, "growth", growth, 2);
    verdicts(criterion, "parts", Formula::sum((1..=PARTS).map(cell)), PARTS);
}

criterion_group!(benches, printed);
criterion_main!(benches);
