//! The tokens of one statement as the pieces that are written out.
//!
//! Takes the tokens with what stands between them, and the leaves of the tree; gives each word, sign
//! and literal in its canonical spelling, and says whether a blank or a line may stand before it.
//! No token is left out: what is not understood is written as it was typed.

use super::spelling::Spelling;
use super::tree::Leaves;
use super::writer::Writer;
use crate::syntax::token::{Token, TokenKind};

/// A word, a sign or a literal as it is written out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Piece {
    /// How it is written.
    pub text: String,
    /// Whether no blank stands before it.
    pub tight: bool,
    /// Whether it begins a clause.
    pub clause: bool,
    /// Whether it begins a part of `case`, and if so, whether its writer had a line begin with it.
    pub arm: Option<bool>,
    /// Where a line that is too long may be broken before it: how many brackets are open there.
    pub soft: Option<usize>,
    /// Comments on lines of their own before it.
    pub above: Vec<String>,
    /// A comment at the end of its line.
    pub behind: Option<String>,
}

/// A token that is not trivia, with the comments around it.
pub(super) struct Item<'a> {
    pub token: &'a Token,
    pub typed: &'a str,
    pub above: Vec<String>,
    pub behind: Option<String>,
    pub begins_line: bool,
}

/// The pieces of the statement made of `tokens`, which stand in `text`.
pub(super) fn pieces(
    text: &str,
    tokens: &[Token],
    leaves: &Leaves,
    spelling: &Spelling<'_>,
) -> Vec<Piece> {
    let items = items(text, tokens);
    let mut writer = Writer::new(text, leaves, spelling);
    let mut pieces: Vec<Piece> = Vec::with_capacity(items.len());
    let mut rest = items.as_slice();
    while let Some(first) = rest.first() {
        let (mut piece, count) = writer.piece(rest, first);
        let count = count.max(1);
        // Comments within a phrase do not occur; see `phrase`.
        piece.above.clone_from(&first.above);
        let last = rest.get(count - 1).unwrap_or(first);
        piece.behind.clone_from(&last.behind);
        pieces.push(piece);
        rest = rest.get(count..).unwrap_or(&[]);
    }
    if writer.hangs()
        && let Some(last) = pieces.last_mut()
    {
        last.text.push(';');
    }
    pieces
}

fn items<'a>(text: &'a str, tokens: &'a [Token]) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    let (mut above, mut begins_line) = (Vec::new(), false);
    for token in tokens {
        let typed = text.get(token.span.range()).unwrap_or("");
        match token.kind {
            TokenKind::Blank => {}
            TokenKind::Newline => begins_line = true,
            TokenKind::Comment => match items.last_mut().filter(|_| !begins_line) {
                Some(last) => last.behind = Some(comment(typed)),
                None => above.push(comment(typed)),
            },
            _ => {
                let above = std::mem::take(&mut above);
                items.push(Item { token, typed, above, behind: None, begins_line });
                begins_line = false;
            }
        }
    }
    items
}

/// A comment as it is written: its sign in the plain form, the rest as typed.
pub(super) fn comment(typed: &str) -> String {
    let typed = typed.trim_end();
    match typed.strip_prefix('＃') {
        Some(rest) => format!("#{rest}"),
        None => typed.to_owned(),
    }
}

/// Pieces on one line, comments left out.
pub(super) fn line(pieces: &[Piece]) -> String {
    let mut line = String::new();
    for piece in pieces {
        if !piece.tight && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
    line
}
