//! What the parsers read: the tokens of one statement, without trivia.
//!
//! [`Tokens`] is a view that is copied freely and implements [`nom::Input`]; the [`Context`]
//! behind it is shared by all parsers of the statement. The context remembers the farthest place
//! at which a parser failed and what was expected there, also where nom drops the error because
//! another branch went on.

use super::expected::Expected;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::Verb;
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::{Symbol, Token, TokenKind};
use crate::text::{Text, text};
use nom::{Input, Needed};
use std::cell::{Cell, RefCell};

/// A token that is not trivia, with the keyword that it may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lexeme {
    pub token: Token,
    pub keyword: Option<Keyword>,
    /// The sign that it is where an operator stands: `<`, and the word 低于.
    pub sign: Option<Symbol>,
    /// Where it is the first of its line: how far the line is indented.
    pub indent: Option<usize>,
}

impl Lexeme {
    pub fn new(token: Token, indent: Option<usize>) -> Self {
        let keyword = match &token.kind {
            TokenKind::Word(word) => Keyword::of(word),
            _ => None,
        };
        let sign = match &token.kind {
            TokenKind::Word(word) => Symbol::of_word(word),
            TokenKind::Symbol(symbol) => Some(*symbol),
            _ => None,
        };
        Self { token, keyword, sign, indent }
    }

    pub fn span(&self) -> Span {
        self.token.span
    }

    pub fn is_symbol(&self, symbol: Symbol) -> bool {
        self.token.kind == TokenKind::Symbol(symbol)
    }

    /// The word as typed, if it is one outside quotes.
    pub fn word(&self) -> Option<&str> {
        match &self.token.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it can only be the beginning of a value, and so can not stand behind one.
    pub fn begins_value(&self) -> bool {
        match &self.token.kind {
            TokenKind::Word(_) if self.sign.is_some() => false,
            TokenKind::Word(_) => self.keyword.is_none_or(|keyword| {
                let part = keyword.is(Role::Branch) && keyword != Keyword::Case;
                !keyword.is(Role::Clause) && !keyword.is(Role::Operator) && !part
            }),
            TokenKind::QuotedName(_)
            | TokenKind::Quantity(_)
            | TokenKind::Period(_)
            | TokenKind::Text(_) => true,
            _ => false,
        }
    }
}

/// The farthest place that the parser came to, and what it looked for there.
#[derive(Debug, Default)]
pub(super) struct Farthest {
    /// How many tokens stand before it.
    pub at: usize,
    /// With repetitions, in the order in which it was looked for.
    pub expected: Vec<Expected>,
}

/// A query or an audit at the end of a text, and the clauses that it has so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// Its verb; an audit has none.
    pub verb: Option<Verb>,
    /// Its subjects, as typed.
    pub subjects: Vec<String>,
    /// Its clauses, in order.
    pub clauses: Vec<Keyword>,
}

/// What all parsers of one statement share.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The source text, for naming tokens as typed.
    pub text: &'a str,
    /// All tokens of the statement.
    pub lexemes: &'a [Lexeme],
    /// The empty place behind the last token.
    pub end: Span,
    /// The language in which messages name keywords: that of the first word.
    pub surface: Surface,
    /// What is read, for messages.
    pub what: Text,
    /// Whether only the outcome matters, so that no way to mend is looked for: an offer is being
    /// tried, and must not lead to further ones.
    pub trial: bool,
    /// Errors that do not keep the parser from going on.
    pub problems: RefCell<Vec<Diagnostic>>,
    /// How many brackets, calls and `explain`s are open.
    pub depth: Cell<usize>,
    /// How many operators the outermost expression has had so far.
    pub operators: Cell<usize>,
    /// What ended where the tokens end, and could go on there.
    pub gathered: RefCell<Option<Gathered>>,
    farthest: RefCell<Farthest>,
}

impl<'a> Context<'a> {
    /// For the statement made of `lexemes`, which stand in `text`.
    pub fn new(text: &'a str, lexemes: &'a [Lexeme]) -> Self {
        let word = lexemes.first().and_then(Lexeme::word);
        Self {
            text,
            lexemes,
            end: lexemes.last().map(|last| last.span().after()).unwrap_or_default(),
            surface: word.map(Surface::of).unwrap_or_default(),
            what: text!("statement", "语句"),
            trial: false,
            problems: RefCell::default(),
            depth: Cell::new(0),
            operators: Cell::new(0),
            gathered: RefCell::default(),
            farthest: RefCell::default(),
        }
    }

    /// For what stands in the braces of a text: `lexemes`, at `place`.
    pub fn within<'b>(&'b self, lexemes: &'b [Lexeme], place: Span) -> Context<'b> {
        let end = Span { start: place.end, ..place };
        Context {
            end,
            surface: self.surface,
            what: text!("value", "值"),
            trial: self.trial,
            ..Context::new(self.text, lexemes)
        }
    }

    /// All tokens of the statement.
    pub fn tokens(&self) -> Tokens<'_> {
        Tokens { rest: self.lexemes, context: self }
    }

    /// The text under a span, as typed.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// How many tokens the parser got past.
    pub fn farthest_at(&self) -> usize {
        self.farthest.borrow().at
    }

    /// How far the parser came.
    pub fn farthest(self) -> Farthest {
        self.farthest.into_inner()
    }
}

/// The tokens that are still to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'a> {
    pub rest: &'a [Lexeme],
    pub context: &'a Context<'a>,
}

impl PartialEq for Tokens<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.rest.len() == other.rest.len()
    }
}

impl<'a> Tokens<'a> {
    /// How many tokens have been read.
    pub fn position(self) -> usize {
        self.context.lexemes.len().saturating_sub(self.rest.len())
    }

    pub fn first(self) -> Option<&'a Lexeme> {
        self.rest.first()
    }

    pub fn second(self) -> Option<&'a Lexeme> {
        self.rest.get(1)
    }

    pub fn keyword(self) -> Option<Keyword> {
        self.first()?.keyword
    }

    /// Without the first `count` tokens.
    pub fn skip(self, count: usize) -> Self {
        Self { rest: self.rest.get(count..).unwrap_or(&[]), ..self }
    }

    /// Where the next token stands; the empty place behind the last one when there is none.
    pub fn span(self) -> Span {
        self.first().map_or(self.context.end, Lexeme::span)
    }

    /// From the next token to the last one that is not in `rest` any more.
    pub fn span_to(self, rest: Self) -> Span {
        let last = rest.position().checked_sub(1).and_then(|last| self.context.lexemes.get(last));
        last.map_or(self.span(), |last| self.span().to(last.span()))
    }

    /// Notes that `expected` was looked for here and not found.
    pub fn note(self, expected: &[Expected]) {
        let mut farthest = self.context.farthest.borrow_mut();
        let at = self.position();
        if at > farthest.at {
            farthest.at = at;
            farthest.expected.clear();
        }
        if at == farthest.at {
            farthest.expected.extend_from_slice(expected);
        }
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = &'a Lexeme;
    type Iter = std::slice::Iter<'a, Lexeme>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.rest.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { rest: self.rest.get(..index).unwrap_or(self.rest), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.rest.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.rest.len() { Ok(count) } else { Err(Needed::new(count - self.rest.len())) }
    }
}
