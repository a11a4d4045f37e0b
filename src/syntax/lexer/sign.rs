//! Signs: the ones of the language, and those of other languages, for which the right one is
//! named.

use super::twins::{is_blank, plain};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;

/// What stands at a sign.
pub(super) enum Sign {
    /// A sign of the language, and its length in bytes.
    Symbol(Symbol, usize),
    /// A sign of another language, its length in bytes, and what stands for it here.
    Foreign(usize, Instead),
}

/// What stands here for a sign of another language.
#[derive(Clone, Copy)]
pub(super) enum Instead {
    Sign(&'static str),
    Word(Keyword),
    /// `x ** 2` is a product written out.
    Product,
}

/// Whether nothing but blanks and a comment stands before the end of the line.
fn ends_line(rest: &str) -> bool {
    let next = rest.chars().find(|next| !is_blank(*next));
    next.is_none_or(|next| matches!(plain(next), '\n' | '\r' | '#'))
}

/// Reads the sign that `text` begins with, if it begins with one.
pub(super) fn sign(text: &str) -> Option<Sign> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let second = characters.next();
    let one = first.len_utf8();
    let two = one + second.map_or(0, char::len_utf8);
    let symbol = |symbol| Some(Sign::Symbol(symbol, one));
    let pair = |symbol| Some(Sign::Symbol(symbol, two));
    let foreign = |instead| Some(Sign::Foreign(two, instead));
    let one_foreign = |instead| Some(Sign::Foreign(one, instead));
    match (plain(first), second.map_or(' ', plain)) {
        ('=', '=') => pair(Symbol::Equal),
        ('!', '=') | ('<', '>') => pair(Symbol::NotEqual),
        ('<', '=') => pair(Symbol::LessEqual),
        ('>', '=') => pair(Symbol::GreaterEqual),
        ('=', '<') => foreign(Instead::Sign("<=")),
        ('=', '>') => foreign(Instead::Sign(">=")),
        ('&', '&') => foreign(Instead::Word(Keyword::And)),
        ('|', '|') => foreign(Instead::Word(Keyword::Or)),
        ('*', '*') => foreign(Instead::Product),
        ('&', _) => one_foreign(Instead::Word(Keyword::And)),
        ('|', _) => one_foreign(Instead::Word(Keyword::Or)),
        ('!', _) => one_foreign(Instead::Word(Keyword::Not)),
        ('–' | '—', _) => one_foreign(Instead::Sign("-")),
        ('[' | '{' | '【', _) => one_foreign(Instead::Sign("(")),
        (']' | '}' | '】', _) => one_foreign(Instead::Sign(")")),
        ('(', _) => symbol(Symbol::Open),
        (')', _) => symbol(Symbol::Close),
        (',', _) => symbol(Symbol::Comma),
        (';', _) => symbol(Symbol::Semicolon),
        (':', _) => symbol(Symbol::Colon),
        ('.', _) => symbol(Symbol::Dot),
        ('+', _) => symbol(Symbol::Plus),
        ('-', _) => symbol(Symbol::Minus),
        ('*', _) => symbol(Symbol::Times),
        ('/', _) => symbol(Symbol::Over),
        ('=', _) => symbol(Symbol::Equal),
        ('<', _) => symbol(Symbol::Less),
        ('>', _) => symbol(Symbol::Greater),
        ('≠', _) => symbol(Symbol::NotEqual),
        ('≤', _) => symbol(Symbol::LessEqual),
        ('≥', _) => symbol(Symbol::GreaterEqual),
        ('。', _) if ends_line(text.get(one..).unwrap_or("")) => symbol(Symbol::Semicolon),
        _ => None,
    }
}
