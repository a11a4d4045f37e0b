//! Statements whose words are written together: `排名内资其中进度<25%`.
//!
//! In a script that is an error, which says how it is to be written; a prompt and the formatter put
//! the blanks in themselves. `syntax/split/` finds the words, this is who knows the names.

use super::vocabulary::Vocabulary;
use super::{analyze, functions, names};
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourceId, Span};
use crate::syntax::ast::Statement;
use crate::syntax::format::declared;
use crate::syntax::parser::{parse, statement_spans};
use crate::syntax::split::{self, Split, split};
use std::collections::HashSet;

/// What is wrong with a text, `found`, with one error for each statement whose words are written
/// together in the stead of what was found in it.
pub fn explained(
    source: SourceId,
    text: &str,
    found: Vec<Diagnostic>,
    words: &Vocabulary,
) -> Vec<Diagnostic> {
    let mut kept = found;
    for (span, split) in splits(source, text, &kept, words) {
        kept.retain(|one| !is_error_within(one, span));
        kept.push(error(text, span, &split));
    }
    kept.sort_by_key(|one| one.span);
    kept
}

/// The text with blanks between words that were written together. Nothing where there are none, or
/// where they can be read in several ways.
pub fn spaced(text: &str, words: &Vocabulary) -> Option<String> {
    let source = SourceId::default();
    let found = parse(source, text).diagnostics;
    let mut spaced = text.to_owned();
    let splits = splits(source, text, &found, words);
    for (span, split) in splits.iter().rev() {
        let [only] = split.readings.as_slice() else { return None };
        spaced.replace_range(span.range(), only);
    }
    (!splits.is_empty()).then_some(spaced)
}

/// The statements that come apart, in the order of the text.
fn splits(
    source: SourceId,
    text: &str,
    found: &[Diagnostic],
    words: &Vocabulary,
) -> Vec<(Span, Split)> {
    if found.is_empty() {
        return vec![];
    }
    let declared = declared(&parse(source, text).statements);
    let known = Known { words, declared: declared.iter().map(|name| key(name)).collect() };
    let holds = |statement: &Statement| analyze(statement, words).is_ok();
    let statements = statement_spans(source, text).into_iter();
    let wrong = statements.filter_map(|span| {
        let here = || found.iter().filter(|one| is_error_within(one, span));
        let unread = here().any(|one| is_about_text(one.code));
        let unknown = here().any(|one| one.code == Code::UnknownName);
        if !unread && !unknown {
            return None;
        }
        let split = split(text.get(span.range())?, &known, &holds)?;
        // What could be read has to be better off than it was.
        let means = |reading: &String| {
            parse(source, reading).statements.first().is_some_and(|one| holds(one))
        };
        (unread || split.readings.iter().any(means)).then_some((span, split))
    });
    wrong.collect()
}

fn is_error_within(one: &Diagnostic, span: Span) -> bool {
    let within = |place: Span| span.start <= place.start && place.end <= span.end;
    one.severity == Severity::Error
        && one.span.is_some_and(|place| place.source == span.source && within(place))
}

/// Whether an error says that a text cannot be read: of its words, or of a number that runs on.
fn is_about_text(code: Code) -> bool {
    code.as_str().starts_with("Q01") || code == Code::UnknownUnit
}

fn error(text: &str, span: Span, split: &Split) -> Diagnostic {
    let (start, end) = (split.place.start, split.place.end);
    let from = span.range().start;
    let place = Span::new(span.source, from + start..from + end);
    let typed = text.get(place.range()).unwrap_or("");
    match split.readings.as_slice() {
        [only] => {
            let message = format!("the words of `{typed}` are written together");
            let diagnostic = Diagnostic::error(Code::RunTogether, message).at(place);
            // A comment ends its line, so that such a statement is not said in one.
            if only.contains('#') {
                return diagnostic.hint("blanks stand between words; indiq fmt puts them in");
            }
            let lines: Vec<&str> = only.lines().map(str::trim).collect();
            let only = lines.join(" ");
            diagnostic.hint(format!("write: {only}")).replace(span, only)
        }
        several => {
            let message = format!(
                "the words of `{typed}` are written together and can be read in {} ways",
                several.len()
            );
            let diagnostic = Diagnostic::error(Code::RunTogether, message).at(place);
            several
                .iter()
                .fold(diagnostic, |diagnostic, one| diagnostic.hint(format!("one way: {one}")))
        }
    }
}

/// The names that a statement may hold.
struct Known<'a> {
    words: &'a Vocabulary,
    /// Declared in the text itself.
    declared: HashSet<String>,
}

impl split::Names for Known<'_> {
    fn is_name(&self, word: &str) -> bool {
        let (words, catalog) = (self.words, &self.words.catalog);
        catalog.find_measure(word).is_some()
            || catalog.find_indicator(word).is_some()
            || catalog.find_district(word).is_some()
            || catalog.find_group(word).is_some()
            || catalog.find_level(word).is_some()
            || names::column(word, catalog).is_some()
            || functions::find(word).is_some()
            || words.measure(word).is_some()
            || words.result(word).is_some()
            || words.param(word).is_some()
            || self.declared.contains(&key(word))
    }
}
