//! Words that mean a period elsewhere: `versus last year`, `versus yoy`.

use super::expected::{self, phrase};
use super::input::Tokens;
use super::mistake::write;
use super::{period, phrase_length, words_length};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::keywords::{Keyword, Surface};
use crate::text::text;

/// Phrases of other languages and the word that stands for them here. A single word may be the name
/// of a param; those here say how something changed and never when.
const PHRASES: &[(&str, Keyword)] = &[
    ("the same period last year", Keyword::LastYear),
    ("the same period of last year", Keyword::LastYear),
    ("same period of last year", Keyword::LastYear),
    ("same period", Keyword::LastYear),
    ("the same period", Keyword::LastYear),
    ("same quarter last year", Keyword::LastYear),
    ("same month last year", Keyword::LastYear),
    ("same time last year", Keyword::LastYear),
    ("last year", Keyword::LastYear),
    ("previous year", Keyword::LastYear),
    ("prior year", Keyword::LastYear),
    ("a year ago", Keyword::LastYear),
    ("year ago", Keyword::LastYear),
    ("yoy", Keyword::LastYear),
    ("同比", Keyword::LastYear),
    ("去年 同期", Keyword::LastYear),
    ("上年 同期", Keyword::LastYear),
    ("去年的同期", Keyword::LastYear),
    ("上一年同期", Keyword::LastYear),
    ("previous period", Keyword::Previous),
    ("the previous period", Keyword::Previous),
    ("the previous", Keyword::Previous),
    ("last period", Keyword::Previous),
    ("prior period", Keyword::Previous),
    ("previous quarter", Keyword::Previous),
    ("last quarter", Keyword::Previous),
    ("previous month", Keyword::Previous),
    ("last month", Keyword::Previous),
    ("qoq", Keyword::Previous),
    ("mom", Keyword::Previous),
    ("环比", Keyword::Previous),
    ("the latest", Keyword::Latest),
    ("latest period", Keyword::Latest),
    ("the latest period", Keyword::Latest),
    ("current period", Keyword::Latest),
    ("this period", Keyword::Latest),
];

/// What to say of such words, if they stand here.
pub(super) fn not_a_period(input: Tokens<'_>) -> Option<Diagnostic> {
    let here = |(phrase, keyword): &(&str, Keyword)| Some((words_length(input, phrase)?, *keyword));
    let (length, keyword) = PHRASES.iter().filter_map(here).max_by_key(|(length, _)| *length)?;
    if phrase_length(input, Keyword::LastYear).is_some_and(|whole| whole >= length) {
        return None;
    }
    let span = input.span_to(input.skip(length));
    let typed = input.context.slice(span);
    let meant = keyword.spelling(Surface::of(typed));
    let expected = phrase(period::EXPECTED, input.context.surface, &input.context.what);
    let message = text!("`{typed}` is no period", "`{typed}` 不是期间", typed);
    Some(
        Diagnostic::error(Code::UnexpectedToken, message)
            .at(span)
            .label(span, expected::label(&expected))
            .hint(write(meant))
            .replace(span, meant),
    )
}
