//! Statements whose words are written together: `排名内资其中进度<25%`.
//!
//! In a script that is an error, which says how it is to be written; a prompt and the formatter put
//! the blanks in themselves. `syntax/split/` finds the words, this is who knows the names.

use super::vocabulary::Vocabulary;
use super::{analyze, functions, meant, names};
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourceId, Span};
use crate::syntax::ast::Statement;
use crate::syntax::format::declared;
use crate::syntax::parser::{parse, statement_spans};
use crate::syntax::split::{self, Split, split};
use crate::text::text;
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
    let kept = advised(source, text, kept, words);
    in_order(kept)
}

fn in_order(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by_key(|one| one.span);
    found
}

/// Errors with what the names in their statements tell.
fn advised(
    source: SourceId,
    text: &str,
    found: Vec<Diagnostic>,
    words: &Vocabulary,
) -> Vec<Diagnostic> {
    if !found.iter().any(|one| is_about_text(one.code)) {
        return found;
    }
    let known = Known::of(words, &declared(&parse(source, text).statements));
    let spans = statement_spans(source, text);
    let found = without_question_marks(text, found);
    let advised = found.into_iter().map(|one| {
        match spans.iter().find(|span| is_error_within(&one, **span)) {
            Some(span) => meant::advised(one, text, *span, words, &known),
            None => one,
        }
    });
    advised.collect()
}

/// Errors without one for the sign that ends a question: that it is no statement was said.
fn without_question_marks(text: &str, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let questions: Vec<usize> = (found.iter())
        .filter(|one| one.code == Code::NotAStatement)
        .filter_map(|one| Some(one.span?.range().start))
        .collect();
    found.retain(|one| {
        let Some(range) = one.span.map(|span| span.range()) else { return true };
        let sign = text.get(range.clone()).is_some_and(|sign| matches!(sign, "?" | "？"));
        let ends =
            |start: &usize| text.get(*start..range.start).is_some_and(|it| !it.contains('\n'));
        !(sign && one.code != Code::NotAStatement && questions.iter().any(ends))
    });
    found
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
    let known = Known::of(words, &declared(&parse(source, text).statements));
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
        let means =
            |reading: &String| parse(source, reading).statements.first().is_some_and(&holds);
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
            let message = text!(
                "the words of `{typed}` are written together",
                "`{typed}` 中的词连写在一起",
                typed
            );
            let diagnostic = Diagnostic::error(Code::RunTogether, message).at(place);
            // A comment ends its line, so that such a statement is not said in one.
            if only.contains('#') {
                return diagnostic.hint(text!(
                    "blanks stand between words; indiq fmt puts them in",
                    "词与词之间要有空格，`indiq fmt` 可以补上"
                ));
            }
            let lines: Vec<&str> = only.lines().map(str::trim).collect();
            let only = lines.join(" ");
            diagnostic.hint(text!("write: {only}", "改为：{only}", only)).replace(span, only)
        }
        several => {
            let message = text!(
                "the words of `{typed}` are written together and can be read in {count} ways",
                "`{typed}` 中的词连写在一起，有 {count} 种读法",
                typed,
                count = several.len()
            );
            let diagnostic = Diagnostic::error(Code::RunTogether, message).at(place);
            several.iter().fold(diagnostic, |diagnostic, one| {
                diagnostic.hint(text!("one way: {one}", "一种读法：{one}", one))
            })
        }
    }
}

/// The keys of the names that a statement may hold.
pub(super) struct Known(HashSet<String>);

impl Known {
    /// Those of a vocabulary, and those that the text itself declares.
    fn of(words: &Vocabulary, declared: &[String]) -> Self {
        let catalog = &words.catalog;
        let measures = catalog.measure_spellings().map(|(name, _)| name);
        let things = catalog.indicator_names().chain(catalog.district_names());
        let levels = catalog.districts.iter().map(|district| district.level.as_str());
        let nouns = [catalog.nouns.singular.as_str(), catalog.nouns.chinese.as_str()];
        let columns = names::COLUMNS.iter().map(|(name, _)| *name).chain(nouns);
        let functions = functions::FUNCTIONS.iter().flat_map(|entry| entry.names).copied();
        let own = words.declared().into_iter().map(|(name, _)| name);
        let all = measures.chain(things).chain(catalog.group_names()).chain(levels);
        let all = all.chain(columns).chain(functions).chain(own);
        Self(all.chain(declared.iter().map(String::as_str)).map(key).collect())
    }
}

impl split::Names for Known {
    fn is_name(&self, word: &str) -> bool {
        self.0.contains(&key(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vocabulary {
        let text = include_str!("../../examples/ankang/catalog.toml");
        Vocabulary::new(crate::catalog::read(SourceId(0), text).expect("the sample is sound"))
    }

    /// The errors of a text: code, place, and the mended text.
    fn errors(text: &str) -> Vec<(Code, String, Option<String>)> {
        let (source, words) = (SourceId(0), words());
        let parsed = parse(source, text);
        let mut found = parsed.diagnostics;
        for statement in &parsed.statements {
            found.extend(analyze(statement, &words).err().into_iter().flatten());
        }
        let typed = |span: Span| text.get(span.range()).unwrap_or("").to_owned();
        let told = explained(source, text, found, &words).into_iter();
        told.map(|one| {
            let place = one.span.map(typed).unwrap_or_default();
            (one.code, place, one.replacement.map(|mended| mended.text))
        })
        .collect()
    }

    fn together(place: &str, mended: &str) -> (Code, String, Option<String>) {
        (Code::RunTogether, place.to_owned(), Some(mended.to_owned()))
    }

    #[test]
    fn one_error_for_a_statement() {
        assert_eq!(
            errors("排名 内资\n列出内资其中进度<25%且同比<0%\nrank domestik"),
            [
                together("列出内资其中进度", "列出 内资 其中 进度 < 25% 且 同比 < 0%"),
                (Code::UnknownName, "domestik".to_owned(), Some("domestic".to_owned())),
            ]
        );
        assert_eq!(
            errors("排名 内资\n  其中进度<25% 前3"),
            [together("其中进度", "排名 内资 其中 进度 < 25% 前3")]
        );
    }

    #[test]
    fn a_name_that_is_not_known_may_be_several() {
        assert_eq!(errors("列出 内资显示进度"), [together("内资显示进度", "列出 内资 显示 进度")]);
        // What it comes apart into has no meaning.
        assert_eq!(errors("列出 县区显示进度")[0].0, Code::UnknownName);
    }

    #[test]
    fn other_errors_stay() {
        for text in ["排名 内资 其中 进度 <", "排名内姿其中进度<25%", "排名 内资 其中 进度 < 25"]
        {
            assert!(errors(text).iter().all(|(code, ..)| *code != Code::RunTogether), "{text}");
        }
    }

    #[test]
    fn a_text_is_spaced_where_there_is_one_way() {
        let words = words();
        let text = "排名内资 # 内资\nlist foreign;列出内资其中进度<25%";
        assert_eq!(
            spaced(text, &words).as_deref(),
            Some("排名 内资 # 内资\nlist foreign;列出 内资 其中 进度 < 25%")
        );
        for text in ["排名 内资", "rank domestic where", "排名内姿"] {
            assert_eq!(spaced(text, &words), None, "{text}");
        }
    }
}
