//! The period behind `at`, `versus`, `from` and `to`: `2023Q1`, `2023`, `latest`, `previous`,
//! `same period last year`, or a param.

use super::error::{Res, fail, stop};
use super::expected::Expected;
use super::foreign_period::not_a_period;
use super::input::Tokens;
use super::name::simple_name;
use super::phrase_length;
use crate::period;
use crate::syntax::ast::{PeriodReference, PeriodReferenceKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::TokenKind;

const WORDS: &[(Keyword, PeriodReferenceKind)] = &[
    (Keyword::Latest, PeriodReferenceKind::Latest),
    (Keyword::Previous, PeriodReferenceKind::Previous),
    (Keyword::LastYear, PeriodReferenceKind::LastYear),
];

pub(super) const EXPECTED: &[Expected] = &[
    Expected::Period,
    Expected::Keyword(Keyword::Latest),
    Expected::Keyword(Keyword::Previous),
    Expected::Keyword(Keyword::LastYear),
];

pub(super) fn period_reference(input: Tokens<'_>) -> Res<'_, PeriodReference> {
    let found = |length: usize, kind: PeriodReferenceKind| {
        let rest = input.skip(length);
        Ok((rest, PeriodReference { kind, span: input.span_to(rest) }))
    };
    let literal = match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Period(period)) => Some(*period),
        Some(TokenKind::Quantity(quantity)) => period::as_year(quantity),
        _ => None,
    };
    if let Some(literal) = literal {
        return found(1, PeriodReferenceKind::Literal(literal));
    }
    // Before the words and the names, as these may begin like them.
    if let Some(diagnostic) = not_a_period(input) {
        input.note(EXPECTED);
        return stop(diagnostic);
    }
    for (word, kind) in WORDS {
        if let Some(length) = phrase_length(input, *word) {
            return found(length, kind.clone());
        }
    }
    input.note(EXPECTED);
    match simple_name(input) {
        Ok((rest, name)) => {
            let span = name.span;
            Ok((rest, PeriodReference { kind: PeriodReferenceKind::Name(name), span }))
        }
        Err(_) => fail(input, EXPECTED),
    }
}
