//! How each token of a statement is written, and how close to the one before it.
//!
//! The leaves of the tree say which words are names; all others are keywords or signs.

use super::pieces::{Item, Piece, line, pieces};
use super::spelling::Spelling;
use super::tree::Leaves;
use super::walk::Place;
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role, Surface, TABLE};
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, TokenKind};
use std::borrow::Cow;

/// What stands before a piece, as far as the blank between them depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A name: a bracket behind it is that of a call.
    Name,
    /// Another end of a value: an operator follows.
    Value,
    /// `(`, a dot, a minus before one operand.
    Glue,
    Comma,
    /// `top`, `前`: in which language.
    Counts(Surface),
    Other,
}

/// Writes one token after the other.
pub(super) struct Writer<'a> {
    text: &'a str,
    leaves: &'a Leaves,
    spelling: &'a Spelling<'a>,
    before: Before,
    /// How many brackets are open.
    depth: usize,
    /// Whether the last piece would have the next line read as going on with it.
    hangs: bool,
    /// How many words are still to come of a keyword that a comment stands within.
    parted: usize,
    /// Whether 与 stood before a period, which 相比 follows.
    around: bool,
}

/// The word that stands before a period of which 相比 stands behind.
const AROUND: &str = "与";

/// What a token is written as.
struct Written {
    text: String,
    /// How many tokens that is.
    count: usize,
    /// What it is to the piece behind it.
    before: Before,
    keyword: Option<Keyword>,
}

impl Written {
    fn one(text: String, before: Before) -> Self {
        Self { text, count: 1, before, keyword: None }
    }
}

impl<'a> Writer<'a> {
    /// At the beginning of a statement.
    pub fn new(text: &'a str, leaves: &'a Leaves, spelling: &'a Spelling<'a>) -> Self {
        Self {
            text,
            leaves,
            spelling,
            before: Before::Nothing,
            depth: 0,
            hangs: false,
            parted: 0,
            around: false,
        }
    }

    /// Whether the last piece would have the next line read as going on with it.
    pub fn hangs(&self) -> bool {
        self.hangs
    }

    /// The piece that `items`, of which `first` is the first, begin with, and how many it takes.
    pub fn piece(&mut self, items: &[Item<'_>], first: &Item<'_>) -> (Piece, usize) {
        let start = first.token.span.start;
        let written = self.written(items, first);
        if first.token.kind == TokenKind::Symbol(Symbol::Close) {
            self.depth = self.depth.saturating_sub(1);
        }
        self.parted = match self.parted.checked_sub(1) {
            Some(left) => left,
            None => parted(items, self.leaves).map_or(0, |count| count - 1),
        };
        let word = written.keyword.map_or("", |keyword| keyword.spelling(Surface::English));
        let arm = matches!(word, "when" | "else");
        let may_begin = self.before == Before::Comma
            || matches!(word, "and" | "or")
            || self.leaves.inner_clauses.contains(&start);
        if written.keyword == Some(Keyword::Versus) || written.text.is_empty() {
            self.around = first.token.kind == TokenKind::Word(AROUND.to_owned());
        }
        let piece = Piece {
            tight: self.is_tight(&first.token.kind, &written),
            text: written.text,
            clause: self.leaves.clauses.contains(&start),
            arm: arm.then_some(first.begins_line),
            soft: may_begin.then_some(self.depth),
            ..Piece::default()
        };
        if first.token.kind == TokenKind::Symbol(Symbol::Open) {
            self.depth += 1;
        }
        self.hangs = written.before == Before::Name && hangs(&first.token.kind);
        self.before = written.before;
        (piece, written.count)
    }

    fn is_tight(&self, kind: &TokenKind, written: &Written) -> bool {
        use Symbol::{Close, Colon, Comma, Dot, Open, Semicolon};
        let text = written.text.as_str();
        // 45天
        let counted =
            matches!(written.keyword, Some(Keyword::DaysOld | Keyword::MonthsOld | Keyword::Rows));
        if text.is_empty() || (counted && Surface::of(text) == Surface::Chinese) {
            return true;
        }
        match kind {
            TokenKind::Symbol(Comma | Close | Dot | Colon | Semicolon) => true,
            TokenKind::Symbol(Open) if self.before == Before::Name => true,
            _ => match self.before {
                Before::Nothing | Before::Glue => true,
                // 前5
                Before::Counts(Surface::Chinese) => text.starts_with(|c: char| c.is_ascii_digit()),
                _ => false,
            },
        }
    }

    fn written(&self, items: &[Item<'_>], first: &Item<'_>) -> Written {
        let (span, typed) = (first.token.span, first.typed);
        if let Some(topic) = self.leaves.topic.filter(|topic| topic.start == span.start) {
            return self.topic(items, topic);
        }
        if let Some(id) = self.leaves.ids.get(&span.start).filter(|id| id.end > span.end) {
            let count = items.iter().take_while(|item| item.token.span.end <= id.end).count();
            let text = self.text.get(id.range()).unwrap_or("").to_owned();
            return Written { count, ..Written::one(text, Before::Name) };
        }
        match &first.token.kind {
            TokenKind::Word(word) => match self.leaves.names.get(&span.start) {
                Some(place) => {
                    Written::one(self.spelling.name(word, typed, *place, false), Before::Name)
                }
                None => self.word(items, word, typed),
            },
            TokenKind::QuotedName(name) => {
                let place = self.leaves.names.get(&span.start).copied().unwrap_or(Place::Declared);
                Written::one(self.spelling.name(name, typed, place, true), Before::Name)
            }
            TokenKind::Quantity(number) => {
                let text = if matches!(self.before, Before::Counts(_)) {
                    self.spelling.count(number, typed)
                } else if self.leaves.periods.contains(&span.start) {
                    self.spelling.year(number, typed)
                } else {
                    self.spelling.quantity(number, typed)
                };
                Written::one(text, Before::Value)
            }
            TokenKind::Period(period) => {
                let stands_alone = self.leaves.periods.contains(&span.start);
                Written::one(self.spelling.period(period, typed, stands_alone), Before::Value)
            }
            TokenKind::Text(_) => Written::one(self.quoted_text(span, typed), Before::Value),
            TokenKind::Symbol(symbol) => self.symbol(*symbol),
            // Trivia is gone, and a text with an unknown character was refused.
            _ => Written::one(typed.to_owned(), Before::Other),
        }
    }

    /// All that stands behind `help`, with one blank for several.
    fn topic(&self, items: &[Item<'_>], topic: Span) -> Written {
        let within = |item: &&Item<'_>| item.token.span.end <= topic.end;
        let count = items.iter().take_while(within).count();
        let text = self.text.get(topic.range()).unwrap_or("");
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = if count == 1 { text.to_owned() } else { words.join(" ") };
        Written { text, count, before: Before::Other, keyword: None }
    }

    /// A word that is no name: a keyword of one word or several, or a sign spelt as a word.
    fn word(&self, items: &[Item<'_>], word: &str, typed: &str) -> Written {
        if self.parted > 0 || parted(items, self.leaves).is_some() {
            return Written::one(typed.to_owned(), Before::Other);
        }
        let found = phrase(items, self.leaves)
            .or_else(|| Keyword::of(word).map(|keyword| (keyword, 1, Cow::Borrowed(typed))));
        // `与 去年同期 相比` is written `较 去年同期`.
        match found {
            Some((Keyword::Versus, ..)) if self.around && !self.spelling.as_typed => {
                return Written::one(String::new(), Before::Value);
            }
            None if word == AROUND => {
                let text = self.spelling.keyword(Keyword::Versus, typed, false);
                return Written {
                    keyword: Some(Keyword::Versus),
                    ..Written::one(text, Before::Other)
                };
            }
            _ => {}
        }
        let Some((keyword, count, typed)) = found else {
            return match Symbol::of_word(word) {
                Some(sign) => Written::one(self.spelling.sign(sign, typed), Before::Other),
                None => Written::one(typed.to_owned(), Before::Other),
            };
        };
        let unit_follows = items.get(count).is_some_and(|next| {
            self.leaves.names.get(&next.token.span.start) == Some(&Place::Unit)
        });
        let text = self.spelling.keyword(keyword, &typed, unit_follows);
        let before = match keyword {
            Keyword::Top | Keyword::Bottom => Before::Counts(Surface::of(&text)),
            _ if keyword.is(Role::Literal) => Before::Value,
            _ if keyword.spelling(Surface::English) == "end" => Before::Value,
            _ => Before::Other,
        };
        Written { text, count, before, keyword: Some(keyword) }
    }

    fn symbol(&self, symbol: Symbol) -> Written {
        let before = match symbol {
            Symbol::Open | Symbol::Dot => Before::Glue,
            Symbol::Close => Before::Value,
            Symbol::Comma => Before::Comma,
            Symbol::Minus if !matches!(self.before, Before::Name | Before::Value) => Before::Glue,
            _ => Before::Other,
        };
        Written::one(symbol.as_str().to_owned(), before)
    }

    /// A text; where it has values in it and they are to be written in another language, with them.
    fn quoted_text(&self, span: Span, typed: &str) -> String {
        let values = self.leaves.templates.get(&span.start).filter(|_| self.spelling.translates());
        let mut written = typed.to_owned();
        for value in values.into_iter().flatten().rev() {
            let Some(inner) = self.text.get(value.range()) else { continue };
            let said = self.value(*value, inner);
            let at = value.start.checked_sub(span.start).map(|at| at as usize);
            // What would need an escape, or has one, stays as it is.
            let plain = |text: &str| !text.contains(['\\', '"', '“', '”', '＂', '{', '}']);
            if let Some(at) = at.filter(|_| plain(inner) && plain(&said))
                && written.get(at..at + inner.len()) == Some(inner)
            {
                written.replace_range(at..at + inner.len(), &said);
            }
        }
        written
    }

    /// A value within a text.
    fn value(&self, place: Span, inner: &str) -> String {
        let mut tokens = lex(place.source, inner).tokens;
        for token in &mut tokens {
            token.span.start += place.start;
            token.span.end += place.start;
        }
        let pieces = pieces(self.text, &tokens, self.leaves, self.spelling);
        line(&pieces)
    }
}

/// How many words the keyword has that items begin with, if a comment stands within it: it stays as it
/// is typed.
fn parted(items: &[Item<'_>], leaves: &Leaves) -> Option<usize> {
    let (_, whole, _) = any_phrase(items, leaves, true)?;
    let together = any_phrase(items, leaves, false).map_or(0, |(_, count, _)| count);
    (whole > together).then_some(whole)
}

/// The keyword of several words that items begin with, how many words it has and how they are typed.
/// Only blanks stand between them.
fn phrase(items: &[Item<'_>], leaves: &Leaves) -> Option<(Keyword, usize, Cow<'static, str>)> {
    any_phrase(items, leaves, false)
}

fn any_phrase(
    items: &[Item<'_>],
    leaves: &Leaves,
    with_comments: bool,
) -> Option<(Keyword, usize, Cow<'static, str>)> {
    let spellings =
        TABLE.iter().flat_map(|entry| entry.spellings().map(|spelling| (entry.keyword, spelling)));
    let mut longest = None;
    for (keyword, spelling) in spellings.filter(|(_, spelling)| spelling.contains(' ')) {
        let count = spelling.split(' ').count();
        let Some(found) = items.get(..count) else { continue };
        let alike = found.iter().zip(spelling.split(' ')).enumerate().all(|(at, (item, word))| {
            let is_word = matches!(&item.token.kind, TokenKind::Word(typed)
                if typed.eq_ignore_ascii_case(word));
            let apart = at > 0 && !item.above.is_empty();
            let noted = at + 1 < count && item.behind.is_some();
            is_word
                && (with_comments || !(apart || noted))
                && !leaves.names.contains_key(&item.token.span.start)
        });
        if alike && longest.as_ref().is_none_or(|(_, most, _)| *most < count) {
            longest = Some((keyword, count, Cow::Borrowed(spelling)));
        }
    }
    longest
}

/// Whether a name would have the line behind it read as going on: a keyword that is an operator
/// elsewhere, or a word for a sign.
fn hangs(kind: &TokenKind) -> bool {
    let TokenKind::Word(word) = kind else { return false };
    let operator = Keyword::of(word).is_some_and(|keyword| keyword.is(Role::Operator));
    operator || Symbol::of_word(word).is_some() || word.eq_ignore_ascii_case("with")
}
