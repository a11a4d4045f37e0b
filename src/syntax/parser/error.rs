//! How a parser fails, and how the farthest failure becomes a diagnostic.

use super::expected::{self, Expected, phrase};
use super::input::{Context, Lexeme, Tokens};
use super::mistake;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::token::TokenKind;
use crate::text::text;
use nom::error::{ErrorKind, FromExternalError, ParseError};
use nom::{Err, IResult, Parser};

/// A failed parser. What was expected is kept by the context, which outlives errors that nom
/// drops; an error that knows more says it here.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Failure {
    pub diagnostic: Option<Box<Diagnostic>>,
}

/// What a parser gives.
pub(super) type Res<'a, T> = IResult<Tokens<'a>, T, Failure>;

impl<'a> ParseError<Tokens<'a>> for Failure {
    fn from_error_kind(_: Tokens<'a>, _: ErrorKind) -> Self {
        Self::default()
    }

    fn append(_: Tokens<'a>, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if self.diagnostic.is_some() { self } else { other }
    }
}

impl<'a> FromExternalError<Tokens<'a>, Box<Diagnostic>> for Failure {
    fn from_external_error(_: Tokens<'a>, _: ErrorKind, diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostic: Some(diagnostic) }
    }
}

/// Fails here, in a way that lets another branch try.
pub(super) fn fail<'a, T>(input: Tokens<'a>, expected: &[Expected]) -> Res<'a, T> {
    input.note(expected);
    Err(Err::Error(Failure::default()))
}

/// Fails for good, and says why.
pub(super) fn stop<'a, T>(diagnostic: Diagnostic) -> Res<'a, T> {
    Err(Err::Failure(Failure { diagnostic: Some(Box::new(diagnostic)) }))
}

/// Makes a failure final: no other branch is tried.
pub(super) fn commit<T>(result: Res<'_, T>) -> Res<'_, T> {
    result.map_err(|error| match error {
        Err::Error(failure) => Err::Failure(failure),
        other => other,
    })
}

/// A parser that has to succeed here: what stands before it has settled the branch.
pub(super) fn expect<'a, T>(
    mut parser: impl Parser<Tokens<'a>, Output = T, Error = Failure>,
) -> impl FnMut(Tokens<'a>) -> Res<'a, T> {
    move |input| commit(parser.parse(input))
}

/// What to say of a failure: its own words, or what was expected at the farthest place.
/// Nothing where the farthest place is behind a token that the lexer has complained about.
pub(super) fn diagnose(context: Context<'_>, failure: Failure) -> Option<Diagnostic> {
    let unknown = |lexeme: &Lexeme| lexeme.token.kind == TokenKind::Unknown;
    let (trial, what) = (context.trial, context.what.clone());
    let complained = context.lexemes.iter().find(|lexeme| unknown(lexeme)).map(Lexeme::span);
    let (text, lexemes, surface, end) =
        (context.text, context.lexemes, context.surface, context.end);
    let place = |at: usize| lexemes.get(at).map_or(end, Lexeme::span);
    let seen_by_lexer = |span: Span| complained.is_some_and(|known| span.start >= known.start);
    if let Some(diagnostic) = failure.diagnostic {
        return (!diagnostic.span.is_some_and(seen_by_lexer)).then_some(*diagnostic);
    }
    let farthest = context.farthest();
    let span = place(farthest.at);
    if seen_by_lexer(span) {
        return None;
    }
    let expected = expected::label(&phrase(&farthest.expected, surface, &what));
    let diagnostic = match lexemes.get(farthest.at) {
        None => {
            let message = text!("the {what} ends too early", "{what}没有写完", what);
            Diagnostic::error(Code::UnfinishedStatement, message)
        }
        Some(found) => {
            let typed = text.get(found.span().range()).unwrap_or("");
            let message = text!("unexpected `{typed}`", "此处不能写 `{typed}`", typed);
            Diagnostic::error(Code::UnexpectedToken, message)
        }
    };
    let diagnostic = diagnostic.at(span).label(span, expected);
    if trial {
        Some(diagnostic)
    } else {
        Some(mistake::advise(diagnostic, text, lexemes, &farthest))
    }
}
