//! Completing a word with 100,000 districts: what one Tab costs, and what the first one costs more.
//!
//! `cargo bench --locked -p indiq-benches --features prompt --bench completion`
#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use indiq::repl::completion::Vocabulary;
use indiq::session::{Open, Session};
use indiq::source::Sources;
use std::fmt::Write;
use std::hint::black_box;

const DISTRICTS: usize = 100_000;
/// Names are made of these, so that many begin alike.
const SYLLABLES: [&str; 12] =
    ["汉", "滨", "旬", "阳", "石", "泉", "宁", "陕", "紫", "岚", "皋", "平"];

fn session() -> Session {
    let mut catalog = String::from(
        "[catalog]\nname = \"large\"\n[indicators.domestic]\nlabel = \"内资\"\nunit = \"亿元\"\n\
         [[sources]]\nfile = \"none.csv\"\ndistrict = \"地区\"\n\
         columns = { \"内资\" = \"domestic.actual\" }\n",
    );
    for number in 0..DISTRICTS {
        let digits = [number % 12, number / 12 % 12, number / 144 % 12, number / 1728 % 12];
        let name: String =
            digits.iter().filter_map(|digit| SYLLABLES.get(*digit)).copied().collect();
        // Writing to a text does not fail.
        let _ = write!(catalog, "[[districts]]\nname = \"{name}{number}区\"\nlevel = \"county\"\n");
    }
    let folder = std::env::temp_dir().join(format!("indiq-completion-{}", std::process::id()));
    let file = folder.join("catalog.toml");
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, catalog));
    written.expect("a catalog");
    let open = Open { catalog: Some(file), ..Open::default() };
    let session = Session::open(&open, &mut Sources::default()).expect("it is sound").value;
    let _ = std::fs::remove_dir_all(folder);
    session
}

fn completion(criterion: &mut Criterion) {
    let session = session();
    let vocabulary = Vocabulary::of(&session);
    for typed in ["show hanb", "show hbs12", "show 汉滨", "rank dom", "rank domestic where "] {
        let complete = || black_box(vocabulary.complete(typed, typed.len()));
        criterion.bench_function(&format!("complete {typed}"), |bencher| bencher.iter(complete));
    }
    let mut group = criterion.benchmark_group("the first");
    group.sample_size(10);
    group.bench_function("complete show hanb", |bencher| {
        bencher.iter_batched(
            || Vocabulary::of(&session),
            |fresh| black_box(fresh.complete("show hanb", 9)),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, completion);
criterion_main!(benches);
