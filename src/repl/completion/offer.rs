//! What is offered: the candidates, as the editor takes them and as a list shows them.

use super::in_word;
use super::index::{Fit, Word};
use crate::text::{Language, Text, text};
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
}

impl Candidate {
    /// As a list shows it, `width` columns for the word: `汉滨区    county of 全市`. In a terminal of
    /// `columns` it is one line: the list tells words apart, and `help` tells more.
    pub fn shown(&self, width: usize, columns: Option<usize>, language: Language) -> String {
        let what = self.what.in_language(language);
        if what.is_empty() {
            return self.text.clone();
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
                Candidate { text, what: word.what.clone() }
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

/// The first of what is offered, each once, and behind them what all begin with, where there are more:
/// the editor inserts what candidates share, and must not take it from the first alone.
pub(super) fn first_of<'a>(
    offers: impl Iterator<Item = Offer<'a>> + Clone,
    quoted: bool,
) -> Vec<Candidate> {
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
        return first;
    }
    let mut shared = first.first().map_or("", |one| one.text.as_str());
    for offer in offers {
        if shared.is_empty() {
            break;
        }
        let other = offer.candidate(quoted).text;
        let same = shared.chars().zip(other.chars()).take_while(|(one, other)| one == other);
        shared = shared.get(..same.map(|(one, _)| one.len_utf8()).sum()).unwrap_or("");
    }
    let (text, most) = (shared.to_owned(), MOST);
    let what = text!("more than {most} fit: type on", "符合的超过 {most} 个：请继续输入", most);
    first.push(Candidate { text, what });
    first
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
