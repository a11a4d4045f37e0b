//! A part of a text in quotes, as tokens: what stands in the braces of `"{count of late}"`.
//!
//! Escapes are resolved before the part is cut into tokens, so that a text in quotes may stand in
//! it; the spans of tokens and diagnostics still count the bytes as typed.

use super::{Lexed, lex};
use crate::source::{SourceId, Span};
use crate::syntax::lexer::quoted;

/// A character of a text in quotes with escapes resolved, and where it stands as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// What it means.
    pub character: char,
    /// The first of its bytes, counted from the opening quote.
    pub at: usize,
    /// Whether it was written with a backslash.
    pub escaped: bool,
}

/// The characters of a text in quotes; `text` is all of it, with both quotes.
pub fn characters(text: &str) -> Vec<Typed> {
    let mut typed = Vec::new();
    let close = text.chars().next().and_then(quoted::closing);
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        if Some(character) == close {
            break;
        }
        let escape = if character == '\\' { characters.next() } else { None };
        let meant = match escape {
            Some((_, 'n')) => '\n',
            Some((_, other)) => other,
            None => character,
        };
        typed.push(Typed { character: meant, at, escaped: escape.is_some() });
    }
    typed
}

/// Cuts a part of a text in quotes into tokens: `part` are its characters, `start` is where the
/// opening quote of the text stands and `end` where the part ends, counted from that quote.
pub fn lex_part(source: SourceId, part: &[Typed], start: usize, end: usize) -> Lexed {
    let text: String = part.iter().map(|typed| typed.character).collect();
    let mut places = Vec::with_capacity(text.len() + 1);
    for typed in part {
        places.extend(std::iter::repeat_n(start + typed.at, typed.character.len_utf8()));
    }
    places.push(start + end);
    // The first byte of what stands at a byte, and so the end of what ends before it.
    let place = |at: u32| places.get(at as usize).copied().unwrap_or(start + end);
    let moved = |span: Span| Span::new(source, place(span.start)..place(span.end));
    let mut lexed = lex(source, &text);
    for token in &mut lexed.tokens {
        token.span = moved(token.span);
    }
    for diagnostic in &mut lexed.diagnostics {
        diagnostic.span = diagnostic.span.map(moved);
        for label in &mut diagnostic.labels {
            label.span = moved(label.span);
        }
        // Within quotes those of a replacement are escaped.
        if let Some(replacement) = &mut diagnostic.replacement {
            replacement.span = moved(replacement.span);
            replacement.text = replacement.text.replace('\\', "\\\\").replace('"', "\\\"");
        }
    }
    lexed
}
