//! A script in the other language answers the same: every case file, statement by statement.
//!
//! Held against each other are the figures, the kinds of the columns and what is said beside them by
//! code; not the names of columns, which are as they were written, and not the wording.

use crate::cases::cases;
use crate::cases::with_engine::open;
use indiq::analyze::Names;
use indiq::answer::{Answer, AnswerRow, Shown, Trend};
use indiq::catalog;
use indiq::checks::result::Counts;
use indiq::diagnostic::{Code, Diagnostic};
use indiq::plan::{Basis, Type};
use indiq::session::{Output, Session};
use indiq::source::{SourceId, Sources};
use indiq::syntax::keywords::Surface;
use indiq::text::{Language, Text};
use std::fs;

/// What a statement gives.
#[derive(Debug, PartialEq)]
enum Given {
    Table(Box<Table>),
    Text(String, Vec<Code>),
    Page,
    Checks(Vec<(String, Counts)>),
    Done,
    Failed(Vec<Code>),
}

/// An answer without wording.
#[derive(Debug, PartialEq)]
struct Table {
    subject: Text,
    periods: [Option<Text>; 2],
    shown: Option<Shown>,
    schedule: Option<String>,
    columns: Vec<(Type, Basis)>,
    rows: Vec<AnswerRow>,
    trends: Vec<Trend>,
    files: Vec<String>,
    warnings: Vec<Code>,
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|one| one.code).collect()
}

fn table(answer: Answer) -> Table {
    Table {
        subject: answer.subject,
        periods: [answer.period, answer.versus],
        shown: answer.shown,
        schedule: answer.schedule,
        columns: answer.columns.into_iter().map(|column| (column.ty, column.basis)).collect(),
        rows: answer.rows,
        trends: answer.trends,
        files: answer.files,
        warnings: codes(&answer.warnings),
    }
}

/// What each statement of a script gives on what its first lines say.
fn given(script: &str) -> Vec<Given> {
    let mut sources = Sources::default();
    let open = open(script, Language::English);
    let mut session = match Session::open(&open, &mut sources) {
        Ok(opened) => opened.value,
        Err(wrong) => return vec![Given::Failed(codes(&wrong))],
    };
    let source = sources.add("case.q", script);
    let checked = session.check(&[source], &mut sources);
    let mut found = vec![Given::Failed(codes(&checked.diagnostics))];
    for statement in &checked.statements {
        found.push(match session.run(statement, &mut sources) {
            Ok(Output::Answer(answer)) => Given::Table(Box::new(table(*answer))),
            Ok(Output::Text(text, warnings)) => Given::Text(text, codes(&warnings)),
            Ok(Output::Page(_)) => Given::Page,
            Ok(Output::Report(report)) => Given::Checks(
                report.checks.iter().map(|check| (check.id.clone(), check.counts)).collect(),
            ),
            Ok(Output::Done(..)) => Given::Done,
            Err(wrong) => Given::Failed(codes(&wrong)),
        });
    }
    found
}

/// The names that a script may use, by its catalog.
fn names(script: &str) -> Names {
    let stated = |key: &str| script.lines().find_map(|line| line.strip_prefix(key));
    let sample = include_str!("../../examples/ankang/catalog.toml");
    let read = |text: &str| catalog::read(SourceId(0), text).expect("the catalog is sound");
    match (stated("# catalog: "), stated("# data: ")) {
        (Some(path), _) => {
            Names::new(Some(read(&fs::read_to_string(path).expect("the catalog is there"))))
        }
        (None, None) => Names::new(Some(read(sample))),
        (None, Some(_)) => Names::new(None),
    }
}

#[test]
fn every_case_answers_the_same_in_both_languages() {
    let mut statements = 0;
    for path in cases("answer") {
        let script = fs::read_to_string(&path).expect("a case can be read");
        let expected = given(&script);
        let names = names(&script);
        let formatted = |to| {
            let formatted = names.format(SourceId(0), &script, to, &[]);
            formatted.unwrap_or_else(|wrong| panic!("{}: {wrong:#?}", path.display()))
        };
        let as_it_is = formatted(None);
        for surface in [Surface::Chinese, Surface::English] {
            let translated = formatted(Some(surface));
            if translated != as_it_is {
                let got = given(&translated);
                assert_eq!(got, expected, "{}:\n{translated}", path.display());
            }
        }
        statements += expected.len();
    }
    assert!(statements > 300, "only {statements} statements");
}
