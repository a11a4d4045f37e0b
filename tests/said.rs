//! Whatever is said in English is said in Chinese too: what the tables of the language say of their
//! words, and what is said of every case.

use crate::cases::{cases, found};
use indiq::about::{rules, rules_of_measure};
use indiq::analyze::functions::FUNCTIONS;
use indiq::catalog::Measure;
use indiq::diagnostic::{Code, Diagnostic};
use indiq::syntax::keywords::TABLE;
use indiq::text::{Language, Text, has_chinese};
use indiq::units::units_of_language;
use std::fs;

/// Whether a text has words that are no code, path or number: letters outside backquotes.
fn has_words(english: &str) -> bool {
    let outside: String = english.split('`').step_by(2).collect();
    let words = outside.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.len() > 1 && word.chars().all(|it| it.is_ascii_lowercase())).count()
        > 1
}

/// The texts that are not said in Chinese.
fn unsaid<'t>(texts: impl IntoIterator<Item = &'t Text>) -> Vec<String> {
    let both = texts.into_iter().map(|text| Language::ALL.map(|one| text.in_language(one)));
    let wrong = both.filter(|[english, chinese]| {
        has_words(english) && (english == chinese || !has_chinese(chinese))
    });
    wrong.map(|[english, chinese]| format!("{english}\n    {chinese}")).collect()
}

fn of_diagnostic(one: &Diagnostic) -> impl Iterator<Item = &Text> {
    let labels = one.labels.iter().map(|label| &label.text);
    std::iter::once(&one.message).chain(labels).chain(&one.hints)
}

#[test]
fn english_words_are_told_from_code() {
    for words in ["no row meets the filter", "write `x`, or list what there is", "the second"] {
        assert!(has_words(words), "{words}");
    }
    for code in ["", "`rank domestic`", "25%", "亿元", "2023Q1", "恒口, 瀛湖"] {
        assert!(!has_words(code), "{code}");
    }
    let one = Text::fixed("no row meets the filter", "no row meets the filter");
    let other = Text::fixed("no row meets the filter", "25%");
    let said = Text::fixed("no row meets the filter", "没有满足条件的行");
    assert_eq!(unsaid([&one, &other, &said]).len(), 2);
}

#[test]
fn the_tables_of_the_language_are_in_both() {
    let mut texts = Vec::new();
    for code in Code::ALL {
        texts.push(code.title());
        texts.extend(code.explained().map(|explained| explained.text.clone()));
    }
    for entry in &TABLE {
        let rules = rules(entry.keyword);
        texts.extend([entry.syntax.clone(), entry.meaning.clone(), rules.units, rules.missing]);
        assert!(has_chinese(entry.syntax.in_language(Language::Chinese)), "{:?}", entry.keyword);
    }
    for entry in FUNCTIONS {
        texts.extend([&entry.meaning, &entry.units, &entry.missing].map(Clone::clone));
        assert_ne!(
            entry.example.in_language(Language::English),
            entry.example.in_language(Language::Chinese)
        );
    }
    for (measure, _) in Measure::NAMES {
        let rules = rules_of_measure(*measure);
        texts.extend([measure.meaning(), rules.units, rules.missing]);
    }
    texts.extend(units_of_language().iter().map(|word| word.description.clone()));
    let unsaid = unsaid(&texts);
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}

#[test]
fn errors_before_any_data_is_read_are_said_in_both() {
    let mut wrong = Vec::new();
    for folder in ["parse_error", "type_error", "unit_error", "bad_message"] {
        for path in cases(folder) {
            let text = fs::read_to_string(&path).expect("a case can be read");
            wrong.extend(unsaid(found(&text).0.iter().flat_map(of_diagnostic)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(feature = "engine")]
mod with_engine {
    use super::{of_diagnostic, unsaid};
    use crate::cases::cases;
    use crate::cases::with_engine::open;
    use indiq::diagnostic::Diagnostic;
    use indiq::output::Block;
    use indiq::script::{self, OnFailure, Policy, Sink};
    use indiq::session::{Output, Session};
    use indiq::source::Sources;
    use indiq::text::{Language, Text};
    use std::fs;
    use std::io;

    /// All texts that a script has to say, short of the figures.
    #[derive(Default)]
    struct Heard(Vec<Text>);

    impl Heard {
        fn diagnostics(&mut self, found: &[Diagnostic]) {
            self.0.extend(found.iter().flat_map(of_diagnostic).cloned());
        }
    }

    impl Sink for Heard {
        fn output(&mut self, output: &Output, _: &Sources) -> io::Result<()> {
            match output {
                Output::Answer(answer) => self.diagnostics(&answer.warnings),
                Output::Text(_, warnings) => self.diagnostics(warnings),
                Output::Page(page) => {
                    self.0.extend(page.blocks.iter().filter_map(|block| match block {
                        Block::Text(text) | Block::Heading(text) => Some(text.clone()),
                        _ => None,
                    }))
                }
                Output::Done(text, _) => self.0.push(text.clone()),
                Output::Report(report) => {
                    self.0.extend(report.checks.iter().map(|check| check.message.clone()));
                    let samples = report.checks.iter().flat_map(|check| &check.samples);
                    self.0.extend(samples.filter_map(|sample| sample.witness.clone()));
                }
            }
            Ok(())
        }

        fn diagnostics(&mut self, found: &[Diagnostic], _: &Sources) -> io::Result<()> {
            self.diagnostics(found);
            Ok(())
        }
    }

    /// What a case has to say in the session of one language; each text has the other too.
    fn heard(script: &str, language: Language) -> Vec<Text> {
        let mut heard = Heard::default();
        let mut sources = Sources::default();
        match Session::open(&open(script, language), &mut sources) {
            Ok(opened) => {
                heard.diagnostics(&opened.warnings);
                let mut session = opened.value;
                let source = sources.add("case.q", script);
                let policy = Policy { on_failure: OnFailure::KeepGoing, ..Policy::USUAL };
                script::run(&mut session, &mut sources, &[source], policy, &mut heard)
                    .expect("it is kept");
            }
            Err(wrong) => heard.diagnostics(&wrong),
        }
        heard.0
    }

    /// What reading tables has to say (`data_error`) is in English alone so far.
    #[test]
    fn what_is_said_beside_answers_is_said_in_both() {
        let mut wrong = Vec::new();
        for folder in ["answer", "words"] {
            for path in cases(folder) {
                let text = fs::read_to_string(&path).expect("a case can be read");
                for language in Language::ALL {
                    wrong.extend(unsaid(&heard(&text, language)));
                }
            }
        }
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
