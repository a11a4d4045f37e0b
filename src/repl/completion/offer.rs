//! What is offered: the candidates, as the editor takes them and as a list shows them.

use super::in_word;
use super::index::{Fit, Word};
use crate::text::{Language, Text};
use std::collections::HashSet;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many candidates are offered at most: nobody reads more.
const MOST: usize = 500;

/// One word that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What takes the place of what is typed.
    pub text: String,
    /// What it is, in one line; may be nothing.
    pub what: Text,
    /// Whether a blank belongs behind it.
    pub spaced: bool,
}

/// What could take the place of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// Where the word starts.
    pub start: usize,
    /// The first of the candidates, the best first.
    pub words: Vec<Candidate>,
    /// Where there are more: what all of them begin with.
    pub shared: Option<String>,
    /// Whether they have little of what was typed.
    pub far: bool,
}

impl Candidate {
    /// As a list shows it, `width` columns for the word: `汉滨区    county of 全市`. In a terminal of
    /// `columns` it is one line: the list tells words apart, and `help` tells more.
    pub fn shown(&self, width: usize, columns: Option<usize>, language: Language) -> String {
        let what = harmless(self.what.in_language(language));
        if what.is_empty() {
            return harmless(&self.text);
        }
        let blanks = width.saturating_sub(self.text.width());
        let line = format!("{}{}  {what}", self.text, " ".repeat(blanks));
        match columns.map(|columns| columns.saturating_sub(1)) {
            Some(most) if line.width() > most => cut(&line, most),
            _ => line,
        }
    }
}

/// The beginning of a line, as wide as it may be, with a sign that there is more.
fn cut(line: &str, most: usize) -> String {
    let mut kept = String::new();
    for sign in line.chars() {
        if kept.width() + sign.width().unwrap_or(0) >= most {
            break;
        }
        kept.push(sign);
    }
    kept.trim_end().to_owned() + "…"
}

/// What may be offered.
#[derive(Clone, Copy)]
pub(super) enum Offer<'a> {
    Fixed(&'a Candidate),
    Name(&'a Word),
}

impl<'a> Offer<'a> {
    pub fn text(self) -> &'a str {
        match self {
            Self::Fixed(one) => &one.text,
            Self::Name(word) => &word.text,
        }
    }

    pub fn candidate(self, quoted: bool) -> Candidate {
        match self {
            Self::Fixed(one) => one.clone(),
            Self::Name(word) => {
                let plain = !quoted && (is_plain(&word.text) || is_call(&word.text));
                let text = if plain { word.text.clone() } else { format!("`{}`", word.text) };
                Candidate { text, what: word.what.clone(), spaced: false }
            }
        }
    }
}

/// The words that can stand there, each with its order.
pub(super) fn offers<'a>(
    found: Vec<(&'a Word, Fit)>,
    order: impl Fn(&Word) -> Option<usize>,
) -> Vec<(Fit, usize, Offer<'a>)> {
    let found = found.into_iter();
    found.filter_map(|(word, fit)| Some((fit, order(word)?, Offer::Name(word)))).collect()
}

/// The first of what is offered, each once; and what all begin with, where there are more: the editor
/// inserts what candidates share, and must not take it from the first alone.
pub(super) fn first_of<'a>(
    offers: impl Iterator<Item = Offer<'a>> + Clone,
    quoted: bool,
) -> (Vec<Candidate>, Option<String>) {
    let mut seen = HashSet::new();
    let mut rest = offers.clone();
    let mut first = Vec::new();
    for offer in rest.by_ref() {
        if seen.insert(offer.text()) {
            first.push(offer.candidate(quoted));
        }
        if first.len() == MOST {
            break;
        }
    }
    if rest.next().is_none() {
        return (first, None);
    }
    let mut shared: Option<String> = None;
    for offer in offers {
        let other = offer.candidate(quoted).text;
        let both =
            shared.map_or_else(|| other.clone(), |so_far| common(&so_far, &other).to_owned());
        let ended = both.is_empty();
        shared = Some(both);
        if ended {
            break;
        }
    }
    (first, shared)
}

/// What two texts begin with.
pub fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    one.get(..same.map(|(one, _)| one.len_utf8()).sum()).unwrap_or("")
}

/// Whether a sign steers the terminal, or turns the direction of what stands beside it: in a name of a
/// table that is no part of any word.
pub fn steers(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without such signs.
pub fn harmless(text: &str) -> String {
    text.chars().map(|sign| if steers(sign) { '\u{fffd}' } else { sign }).collect()
}

/// Whether a name can be written without backquotes.
fn is_plain(name: &str) -> bool {
    let mut signs = name.chars();
    signs.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && signs.all(in_word)
}

/// Whether a name is that of a function: `mean(`.
fn is_call(name: &str) -> bool {
    name.ends_with('(')
}
