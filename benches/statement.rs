//! From text to plan: what a statement costs before any data is read, and whether a script costs
//! as many times that as it has statements. Needs no engine:
//! `cargo bench --locked -p indiq-benches`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use indiq::analyze::Vocabulary;
use indiq::catalog;
use indiq::source::{SourceId, Sources};
use indiq::{analyze, syntax};
use std::hint::black_box;

const STATEMENTS: &[(&str, &str)] = &[
    ("typical", "rank domestic where progress < 25%"),
    ("typical_zh", "排名 内资 其中 进度 < 25%"),
    (
        "long",
        "rank domestic among counties by yoy where progress < mean(progress) and foreign.actual = 0 \
         or gap < -4.9pp top 5 show actual, target in 万元, share(actual), progress - schedule",
    ),
];

fn sample() -> Vocabulary {
    let text = include_str!("../examples/ankang/catalog.toml");
    let source = Sources::default().add("catalog.toml", text);
    Vocabulary::new(catalog::read(source, text).expect("the sample's catalog is sound"))
}

/// All statements of a text, analyzed; how many there were.
fn plan(text: &str, words: &Vocabulary) -> usize {
    let parsed = syntax::parse(SourceId::default(), text);
    assert!(parsed.diagnostics.is_empty());
    let plans = parsed.statements.iter().map(|statement| analyze::analyze(statement, words));
    plans.filter(|plan| black_box(plan).is_ok()).count()
}

fn statement(criterion: &mut Criterion) {
    let words = sample();
    let mut group = criterion.benchmark_group("statement to plan");
    for (name, text) in STATEMENTS {
        assert_eq!(plan(text, &words), 1);
        group.bench_function(*name, |bencher| bencher.iter(|| plan(black_box(text), &words)));
    }
    group.finish();
}

fn script(criterion: &mut Criterion) {
    let words = sample();
    let mut group = criterion.benchmark_group("script to plans");
    group.sample_size(10);
    for count in [100_usize, 1_000, 10_000] {
        let lines: String = (0..count).map(|at| format!("{}\n", STATEMENTS[at % 3].1)).collect();
        assert_eq!(plan(&lines, &words), count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &lines, |bencher, lines| {
            bencher.iter(|| plan(black_box(lines), &words));
        });
    }
    group.finish();
}

criterion_group!(benches, statement, script);
criterion_main!(benches);
