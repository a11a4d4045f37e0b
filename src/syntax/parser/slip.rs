//! Slips that a look at the whole statement tells: `let late rank domestic` lacks its sign, `rank
//! domestic progress < 25%` its `where`.
//!
//! What is offered has been tried: the statement with it parses. Slips of statements that name or
//! write something are `slip/declaration.rs`, clauses in the wrong place `slip/order.rs`, periods in
//! several words `slip/period.rs`, words where signs or numbers stand `slip/words.rs`, other slips of
//! queries and expressions `slip/query.rs`.

mod check;
mod declaration;
mod order;
mod period;
mod query;
mod words;

use super::expected::Expected;
use super::input::{Farthest, Lexeme};
use super::offer;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Surface};
use crate::text::Text;

/// How a statement may be mended.
pub(super) struct Mending {
    /// What is to be said.
    pub hint: Text,
    /// What is to be written, and where, if there is just one way.
    pub replacement: Option<(Span, String)>,
}

impl Mending {
    /// The diagnostic with this way to mend.
    pub fn of(self, diagnostic: Diagnostic) -> Diagnostic {
        let diagnostic = diagnostic.hint(self.hint);
        match self.replacement {
            Some((span, text)) => diagnostic.replace(span, text),
            None => diagnostic,
        }
    }
}

/// A statement that fails at one of its tokens.
struct Statement<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    expected: &'a [Expected],
    at: usize,
    found: &'a Lexeme,
}

/// The way to mend the statement, if it is a slip known here.
pub(super) fn slip(text: &str, lexemes: &[Lexeme], farthest: &Farthest) -> Option<Mending> {
    let statement = Statement::new(text, lexemes, farthest)?;
    let ways = [
        Statement::name_with_blanks,
        Statement::without_sign,
        Statement::without_to,
        Statement::reason_without_quotes,
        Statement::without_quotes,
        Statement::query_as_expression,
        Statement::period_outside_brackets,
        Statement::joined_names,
        Statement::written_together,
        Statement::choice,
        Statement::compared,
        Statement::between_periods,
        Statement::without_some_words,
        Statement::clause_behind_body,
        Statement::without_colon,
        Statement::between_values,
        Statement::period_in_words,
        Statement::month_in_digits,
        Statement::last_period,
        Statement::within,
        Statement::comma_before_clause,
        Statement::clause_before_subject,
        Statement::comparison_in_words,
        Statement::negative,
        Statement::renamed,
        Statement::number_in_words,
        Statement::places,
        Statement::grouped,
        Statement::unit_without_in,
        Statement::body_of_a_check,
    ];
    ways.into_iter().find_map(|way| way(&statement))
}

/// A condition without its `where`. Asked for where the token is no misspelt keyword either.
pub(super) fn bare_condition(
    text: &str,
    lexemes: &[Lexeme],
    farthest: &Farthest,
) -> Option<Mending> {
    Statement::new(text, lexemes, farthest)?.without_where()
}

impl<'a> Statement<'a> {
    fn new(text: &'a str, lexemes: &'a [Lexeme], farthest: &'a Farthest) -> Option<Self> {
        let (at, expected) = (farthest.at, farthest.expected.as_slice());
        Some(Self { text, lexemes, expected, at, found: lexemes.get(at)? })
    }

    /// The token at `index`, counted from the one that failed.
    fn near(&self, index: isize) -> Option<&'a Lexeme> {
        self.lexemes.get(self.at.checked_add_signed(index)?)
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    fn expects(&self, item: Expected) -> bool {
        self.expected.contains(&item)
    }

    /// The verb; `explain` has one behind it.
    fn verb(&self) -> Option<&'a Lexeme> {
        self.lexemes.iter().find(|it| it.keyword != Some(Keyword::Explain))
    }

    fn begins_with(&self, verb: Keyword) -> bool {
        self.verb().is_some_and(|first| first.keyword == Some(verb))
    }

    fn surface(&self) -> Surface {
        self.verb().and_then(Lexeme::word).map(Surface::of).unwrap_or_default()
    }

    fn spelling(&self, keyword: Keyword) -> &'static str {
        keyword.spelling(self.surface())
    }

    /// The empty place before the token that failed.
    fn front(&self) -> Span {
        Span { end: self.found.span().start, ..self.found.span() }
    }

    /// From the token that failed to the last one.
    fn rest(&self) -> Span {
        let last = self.lexemes.last().map_or(self.found.span(), Lexeme::span);
        self.found.span().to(last)
    }

    /// Offers `text` in place of `span`, with this hint, if the statement then parses.
    fn offer(&self, span: Span, text: &str, hint: Text) -> Option<Mending> {
        let (first, last) = (self.lexemes.first()?.span(), self.lexemes.last()?.span());
        let before = Span { end: span.start, ..first };
        let behind = Span { start: span.end, ..last };
        let mended = format!("{}{text}{}", self.slice(before), self.slice(behind));
        let replacement = Some((span, text.to_owned()));
        // Only `text` is shown, so the statement itself may stand on several lines.
        let shown = !text.contains(['\n', '\r', '#']);
        (shown && offer::reads(&mended)).then_some(Mending { hint, replacement })
    }
}
