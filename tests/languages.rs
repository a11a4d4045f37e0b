//! English and Chinese are two spellings of one language: what is asked in both gets one answer.

use indiq::answer::{Answer, AnswerRow};
use indiq::plan::{Basis, Type};
use indiq::session::{Open, Output, Session};
use indiq::source::Sources;
use indiq::syntax::keywords::TABLE;
use indiq::text::{Language, Text};

/// An answer without the names of its columns: an expression is called as it was written.
#[derive(Debug, PartialEq)]
struct Figures {
    subject: Text,
    period: Option<Text>,
    columns: Vec<(Type, Basis)>,
    rows: Vec<AnswerRow>,
}

fn figures(answer: Answer) -> Figures {
    let columns = answer.columns.into_iter().map(|column| (column.ty, column.basis)).collect();
    Figures { subject: answer.subject, period: answer.period, columns, rows: answer.rows }
}

/// What each statement of a script gives on the sample; pages are not compared, and nothing is
/// saved. The script stands in a folder of the tests, where what it includes is.
fn run(script: &str) -> Vec<Option<Figures>> {
    let mut sources = Sources::default();
    let mut session =
        Session::open(&Open::default(), &mut sources).expect("the sample opens").value;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/included");
    let source = sources.add(format!("{folder}/script.q"), script);
    let checked = session.check(&[source], &mut sources);
    assert!(checked.is_sound(), "{script}: {:?}", checked.diagnostics);
    let mut found = Vec::new();
    for statement in &checked.statements {
        let text = sources.slice(statement.span).to_owned();
        if ["save", "保存"].iter().any(|verb| text.starts_with(verb)) {
            found.push(None);
            continue;
        }
        let ran = session.run(statement, &mut sources);
        let output = ran.unwrap_or_else(|wrong| panic!("{script}: {wrong:?}"));
        match output {
            Output::Answer(answer) => found.push(Some(figures(*answer))),
            Output::Page(_) | Output::Text(..) => found.push(None),
            Output::Done(_) => {}
        }
    }
    found
}

#[test]
fn the_report_in_both_languages() {
    let english = run(include_str!("../examples/ankang/report.q"));
    let chinese = run(include_str!("../examples/ankang/报告.q"));
    assert_eq!(english.len(), 10);
    assert!(english.iter().all(|one| one.as_ref().is_some_and(|figures| !figures.rows.is_empty())));
    assert_eq!(english, chinese);
}

#[test]
fn the_example_of_each_keyword_in_both_languages() {
    for entry in &TABLE {
        assert_eq!(run(entry.example), run(entry.example_chinese), "{}", entry.example);
    }
}

#[test]
fn the_example_of_each_function_runs() {
    for entry in indiq::analyze::functions::FUNCTIONS {
        let [english, chinese] =
            Language::ALL.map(|language| run(entry.example.in_language(language)));
        assert!(english[0].is_some(), "{:?}", entry.names);
        assert_eq!(english, chinese, "{:?}", entry.names);
    }
}
