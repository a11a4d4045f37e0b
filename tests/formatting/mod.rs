//! The formatter in general: it says the same twice, and so does a text in the other language.
//!
//! Scripts are those of the cases and the examples, and statements put together by chance. What two
//! texts say is compared by their plans, without places and without the names of columns, which are
//! as they were written.

#[cfg(feature = "engine")]
mod answers;
mod statements;

use indiq::analyze::check::{Baseline, Rules, Test, Waiver, Wanted, Whole};
use indiq::analyze::{
    CardPlan, Check, Declaration, Meaning, Names, Said, Table, Vocabulary, analyze,
};
use indiq::catalog::{self, Catalog};
use indiq::plan::Plan;
use indiq::source::SourceId;
use indiq::syntax::format;
use indiq::syntax::keywords::{Surface, TABLE};
use indiq::syntax::parse;
use proptest::prelude::*;
use statements::statement;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const SAMPLE: &str = include_str!("../../examples/ankang/catalog.toml");

fn read(text: &str) -> Catalog {
    catalog::read(SourceId(0), text).expect("the catalog is sound")
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(Some(read(SAMPLE))));
static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(read(SAMPLE)));

/// What the statements of a text say, one by one; of one that is wrong, which kinds of errors.
fn meanings(text: &str, words: &Vocabulary) -> Vec<String> {
    let parsed = parse(SourceId(0), text);
    assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
    let mut words = words.clone();
    let said = parsed.statements.iter().map(|statement| match analyze(statement, &words) {
        Ok(meaning) => {
            if let Meaning::Declare(declaration) = &meaning.value {
                words.declare(declaration);
            }
            without_places(&said(&meaning.value))
        }
        Err(wrong) => format!("{:?}", wrong.iter().map(|one| one.code).collect::<Vec<_>>()),
    });
    said.collect()
}

fn said(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Table(table) | Meaning::Save { table, .. } => of_table(table),
        Meaning::Card(card) => {
            card.plans.iter().map(|CardPlan { plan, .. }| of_plan(plan)).collect()
        }
        Meaning::Describe(things) => format!("{things:?}"),
        Meaning::Explain(_, meaning) => said(meaning),
        Meaning::Trace(trace) => of_table(&trace.table),
        Meaning::Help(topic) => format!("help {topic:?}"),
        Meaning::Declare(Declaration::Result(result)) => {
            format!("{} {}", result.name, of_table(&result.table))
        }
        Meaning::Declare(Declaration::Indicator(indicator, definition)) => {
            format!("{indicator:?} {:?}", definition.inputs)
        }
        Meaning::Declare(Declaration::Measure(definition)) => definition.name.clone(),
        Meaning::Declare(Declaration::Param(param)) => format!("{} {:?}", param.name, param.value),
        Meaning::Declare(Declaration::Waiver(waiver)) => {
            let Waiver { id, districts, period, until, because, .. } = waiver;
            format!("{id} {districts:?} {period:?} {until:?} {because}")
        }
        Meaning::Check(check) => of_check(check),
        Meaning::Audit(audit) => {
            let checks: String = audit.checks.iter().map(of_check).collect();
            format!("{:?} {checks}", audit.subjects)
        }
        Meaning::Print(parts) => parts
            .iter()
            .map(|part| match part {
                Said::Text(text) => format!("{text:?}"),
                Said::Names(names) => format!("{names:?}"),
                Said::Cells { table, alone, .. } => {
                    let alone = alone.as_ref().map(|alone| of_table(alone));
                    format!("{} {alone:?}", of_table(table))
                }
            })
            .collect(),
    }
}

fn of_check(check: &Check) -> String {
    let test = match &check.test {
        Test::Rows(test) => {
            format!("{:?} {} {:?} {}", test.form, of_plan(&test.plan), test.holds, test.for_sure)
        }
        Test::Agrees(test) => format!("{} {:?} {:?}", of_plan(&test.plan), test.left, test.right),
        Test::AddsUp(sum) => {
            let whole = match &sum.whole {
                Whole::Printed { plan, district, total } => {
                    format!("{} {district:?} {total:?}", of_plan(plan))
                }
                Whole::Hundred => "100%".to_owned(),
            };
            format!("{} {whole} {:?} {:?}", of_plan(&sum.parts), sum.value, sum.sums)
        }
        Test::Ranks(test) => format!("{} {:?} {:?}", of_plan(&test.plan), test.rank, test.key),
        Test::NoneOf(table) => of_table(table),
        Test::OneRowPer(grid) => {
            format!("{} {:?} {}", of_plan(&grid.plan), grid.districts, grid.by_period)
        }
        Test::SameAs(table, baseline) => {
            let baseline = match baseline {
                Baseline::Table(table) => of_table(table),
                Baseline::File(file) => file.text.clone(),
            };
            format!("{} {baseline}", of_table(table))
        }
        Test::Directory => "directory".to_owned(),
        Test::Fresh { plan, age, unit } => format!("{} {age} {unit:?}", of_plan(plan)),
        Test::Has(wanted) => {
            let one = |it: &Wanted| format!("{:?} {:?} {:?}", it.indicator, it.measure, it.unit);
            wanted.iter().map(one).collect()
        }
    };
    let Rules { warn_above, fail_above, unknown_is, at_least, tags, because } = &check.rules;
    format!(
        "{} {test} {warn_above:?} {fail_above:?} {unknown_is:?} {at_least:?} {tags:?} {because:?}",
        check.id
    )
}

fn of_table(table: &Table) -> String {
    let checks: String = table.rank_checks.iter().map(|check| of_plan(&check.plan)).collect();
    let parts = table.parts.as_ref().map(|parts| of_plan(&parts.plan));
    format!(
        "{} {:?} {parts:?} {checks}",
        of_plan(&table.plan),
        table.beside.as_ref().map(|beside| of_plan(&beside.plan))
    )
}

fn of_plan(plan: &Plan) -> String {
    let columns: Vec<_> = plan
        .columns
        .iter()
        .map(|column| (&column.column, &column.ty, column.basis, &column.decimals))
        .collect();
    format!("{:?}\n{:?}\n{columns:?}\n{:?}", plan.read, plan.steps, plan.heading.versus)
}

/// A text without `Span { … }`.
fn without_places(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("Span { ") {
        kept.push_str(before);
        rest = behind.split_once('}').map_or("", |(_, rest)| rest);
    }
    kept + rest
}

fn translated(text: &str, to: Surface, names: &Names) -> String {
    names
        .format(SourceId(0), text, Some(to), &[])
        .unwrap_or_else(|wrong| panic!("{text}: {wrong:#?}"))
}

/// Holds a text, which names the things of a vocabulary, against its translations there and back.
fn check_languages(text: &str, names: &Names, words: &Vocabulary) {
    let meaning = meanings(text, words);
    for surfaces in [[Surface::Chinese, Surface::English], [Surface::English, Surface::Chinese]] {
        let mut text = text.to_owned();
        for surface in surfaces {
            text = translated(&text, surface, names);
            assert_eq!(meanings(&text, words), meaning, "{text}");
            assert_eq!(translated(&text, surface, names), text, "a second time");
        }
    }
}

fn check_format(text: &str) {
    let once =
        format::format(SourceId(0), text).unwrap_or_else(|wrong| panic!("{text}: {wrong:#?}"));
    let twice = format::format(SourceId(0), &once).expect("what is formatted can be read");
    assert_eq!(twice, once, "a second time");
    let comments = |text: &str| text.matches(['#', '＃']).count();
    assert_eq!(comments(text), comments(&once), "{once}");
}

/// The scripts of the cases and the examples, all of which can be read.
fn scripts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/cases/answer", "tests/cases/format", "examples/ankang"];
    let mut found = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            // What is written together can be read only with the names that it holds.
            let together = path.file_stem().is_some_and(|name| name == "run_together");
            if path.extension().is_some_and(|extension| extension == "q") && !together {
                found.push(fs::read_to_string(&path).expect("a script can be read"));
            }
        }
    }
    found.sort();
    assert!(found.len() > 60, "only {} scripts", found.len());
    found
}

#[test]
fn scripts_are_formatted_once_and_for_all() {
    for text in scripts() {
        check_format(&text);
    }
}

#[test]
fn scripts_say_the_same_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for text in scripts() {
        let stated = |key: &str| text.lines().find_map(|line| line.strip_prefix(key));
        match (stated("# catalog: "), stated("# data: ")) {
            (Some(catalog), _) => {
                let text_of = fs::read_to_string(root.join(catalog)).expect("the catalog is there");
                let names = Names::new(Some(read(&text_of)));
                check_languages(&text, &names, &Vocabulary::new(read(&text_of)));
            }
            (None, None) => check_languages(&text, &NAMES, &WORDS),
            // What the names of a table without a catalog stand for, its figures say.
            (None, Some(_)) => {
                let names = Names::new(None);
                for surface in [Surface::Chinese, Surface::English] {
                    check_format(&translated(&text, surface, &names));
                }
            }
        }
    }
}

#[test]
fn the_example_of_each_keyword_is_its_translation() {
    for entry in &TABLE {
        check_format(entry.example);
        check_languages(entry.example, &NAMES, &WORDS);
        check_languages(entry.example_chinese, &NAMES, &WORDS);
    }
}

/// The blocks of the document with a part for each call, and what the call gives.
#[test]
fn the_document_says_what_is_so() {
    let document = include_str!("../../docs/formatting.md");
    let mut run = 0;
    for block in document.split("```").skip(1).step_by(2) {
        let mut parts = block.trim_start_matches("text\n").split("── ");
        let typed = parts.next().unwrap_or_default();
        for part in parts {
            let (call, expected) = part.split_once('\n').expect("a call on a line of its own");
            let words: Vec<&str> = call.split(' ').collect();
            let to = match words.iter().skip_while(|word| **word != "--to").nth(1) {
                Some(&"zh") => Some(Surface::Chinese),
                Some(&"en") => Some(Surface::English),
                _ => None,
            };
            let without = Names::new(None);
            let names = if words.contains(&"--catalog") { &*NAMES } else { &without };
            let formatted = names.format(SourceId(0), typed, to, &[]);
            assert_eq!(formatted.as_deref(), Ok(expected), "{call}");
            run += 1;
        }
    }
    assert!(run > 5, "only {run} calls were found");
}

/// A text with other blanks and with comments, which says the same.
fn ruffled(text: &str, seed: &[u8]) -> String {
    let mut seed = seed.iter().copied().cycle();
    let mut ruffled = String::new();
    let mut in_text = false;
    for next in text.chars() {
        in_text ^= next == '"';
        match (next, seed.next().unwrap_or(0) % 4) {
            (' ', 0) if !in_text => ruffled.push_str("  \t"),
            (' ', 1) if !in_text => ruffled.push_str(" # why\n\n  "),
            (' ', 2) if !in_text => ruffled.push('\u{3000}'),
            (',', 0) if !in_text => ruffled.push('，'),
            (other, _) => ruffled.push(other),
        }
    }
    ruffled
}

proptest! {
    // Each is analyzed five times.
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn statements_say_the_same_in_both_languages(text in statement()) {
        check_format(&text);
        check_languages(&text, &NAMES, &WORDS);
    }

    #[test]
    fn blanks_and_comments_do_not_matter(
        text in statement(),
        seed in proptest::collection::vec(any::<u8>(), 1..40),
    ) {
        let ruffled = ruffled(&text, &seed);
        // What help is asked about is all that follows, comments too.
        prop_assume!(!text.contains("help"));
        check_format(&ruffled);
        let formatted = format::format(SourceId(0), &ruffled).expect("it can be read");
        prop_assert_eq!(meanings(&formatted, &WORDS), meanings(&text, &WORDS));
    }

    #[test]
    fn any_text_is_formatted_or_refused(text in "(排名|rank|内资| |\n|#|,|，|<|25%|前5名|\"|\\{|show|在|2023年|;|\\(|\\)|help|in|其中|进度){0,14}") {
        match format::format(SourceId(0), &text) {
            Ok(_) => check_format(&text),
            Err(wrong) => prop_assert!(!parse(SourceId(0), &text).diagnostics.is_empty(), "{:?}", wrong),
        }
    }
}
