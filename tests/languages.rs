//! English and Chinese are two spellings of one language: what is asked in both gets one answer.

use indiq::answer::{Answer, AnswerRow};
use indiq::plan::{Basis, Type};
use indiq::session::{Open, Output, Session};
use indiq::source::Sources;
use indiq::syntax::format::declared;
use indiq::syntax::keywords::{Keyword, Role, TABLE};
use indiq::syntax::parse;
use indiq::text::{Language, Text};
use std::fs;
use std::path::{Path, PathBuf};

/// An answer without the names of its columns: an expression is called as it was written.
#[derive(Debug, PartialEq)]
struct Figures {
    /// None if the script has given the name.
    subject: Option<Text>,
    period: Option<Text>,
    columns: Vec<(Type, Basis)>,
    rows: Vec<AnswerRow>,
}

fn figures(answer: Answer, declared: &[String]) -> Figures {
    let columns = answer.columns.into_iter().map(|column| (column.ty, column.basis)).collect();
    let own = declared.iter().any(|name| answer.subject == Text::same(name));
    let subject = (!own).then_some(answer.subject);
    Figures { subject, period: answer.period, columns, rows: answer.rows }
}

/// What each statement of a script gives on the sample.
fn run(script: &str) -> Vec<Option<Figures>> {
    run_on(None, script)
}

/// What each statement of a script gives; pages are not compared, and nothing is saved. The script
/// stands in a folder of the tests, where what it includes is.
fn run_on(catalog: Option<PathBuf>, script: &str) -> Vec<Option<Figures>> {
    let mut sources = Sources::default();
    let open = Open { catalog, ..Open::default() };
    let mut session = Session::open(&open, &mut sources).expect("the catalog opens").value;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/included");
    let source = sources.add(format!("{folder}/script.q"), script);
    let checked = session.check(&[source], &mut sources);
    assert!(checked.is_sound(), "{script}: {:?}", checked.diagnostics);
    let declared = declared(&parse(source, script).statements);
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
            Output::Answer(answer) => found.push(Some(figures(*answer, &declared))),
            Output::Page(_) | Output::Text(..) | Output::Report(_) => found.push(None),
            Output::Done(..) => {}
        }
    }
    found
}

/// Scripts of the examples in both languages, and how many of their statements give figures.
const PAIRS: [(&str, &str, &str, usize); 3] = [
    ("ankang", "report.q", "报告.q", 10),
    ("ankang", "monthly.q", "月报.q", 1),
    ("spain", "report.q", "报告.q", 20),
];

#[test]
fn the_examples_in_both_languages() {
    for (folder, english, chinese, count) in PAIRS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(folder);
        let ran = |name: &str| {
            let script = fs::read_to_string(folder.join(name)).expect("a script can be read");
            run_on(Some(folder.join("catalog.toml")), &script)
        };
        let (english, chinese) = (ran(english), ran(chinese));
        assert_eq!(english, chinese);
        let figures: Vec<&Figures> = english.iter().flatten().collect();
        assert!(figures.iter().all(|figures| !figures.rows.is_empty()));
        assert_eq!(figures.len(), count, "{}", folder.display());
    }
}

#[test]
fn the_example_of_each_keyword_in_both_languages() {
    use Keyword::{Audit, Check, Waive};
    // A check gives a verdict and no figures.
    let gives_figures =
        |word: Keyword| !word.is(Role::Check) && ![Check, Waive, Audit].contains(&word);
    for entry in TABLE.iter().filter(|entry| gives_figures(entry.keyword)) {
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
