//! A run of characters without a blank or a sign as words.
//!
//! Goes from the end to the front and notes from where the end can be reached, so that only ways that
//! lead somewhere are written down; and of those no more than a few.

use super::Names;
use crate::period;
use crate::syntax::keywords::{Keyword, TABLE};
use crate::syntax::lexer::{counts, plain_word};
use crate::syntax::token::Symbol;
use crate::units;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many characters a word, a number with its unit or a period may have.
const LONGEST: usize = 32;

/// How many ways are written down for one run.
const MOST: usize = 16;

/// The ways in which a run comes apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ways {
    /// None of several words.
    None,
    /// These, with blanks between the words.
    Some(Vec<String>),
    /// More than anybody wants to look at.
    TooMany,
}

/// The Chinese words of keywords that are several words: 距今 不超过.
static OF_PHRASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let phrases = TABLE.iter().flat_map(|entry| entry.chinese);
    phrases.filter(|phrase| phrase.contains(' ')).flat_map(|phrase| phrase.split(' ')).collect()
});

/// A word that begins at some place.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// The place behind it.
    end: usize,
    /// Whether it can only be a value or a name: two of them never stand side by side.
    value: bool,
}

/// The ways in which `run` comes apart into two words or more.
pub(super) fn ways(run: &str, names: &dyn Names) -> Ways {
    let plain = plain_word(run);
    // Both have the same number of characters.
    let typed: Vec<usize> = places(run);
    let places = places(&plain);
    let last = places.len().saturating_sub(1);
    let words: Vec<Vec<Word>> = (0..last).map(|at| words_at(&plain, &places, at, names)).collect();
    // From which place the end is reached, behind a word that is no value and behind a value.
    let mut reaches = vec![[false; 2]; last + 1];
    if let Some(end) = reaches.last_mut() {
        *end = [true, true];
    }
    for at in (0..last).rev() {
        for behind_value in [false, true] {
            let any =
                words.get(at).into_iter().flatten().any(|word| {
                    !(behind_value && word.value) && get(&reaches, word.end, word.value)
                });
            if let Some(place) = reaches.get_mut(at) {
                place[usize::from(behind_value)] = any;
            }
        }
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    // Places that begin words, on the way to the end; each leads there.
    let mut open: Vec<(Vec<usize>, usize, bool)> = vec![(Vec::new(), 0, false)];
    while let Some((cuts, at, behind_value)) = open.pop() {
        if at == last {
            if cuts.len() > 1 {
                found.push(cuts);
            }
            if found.len() > MOST {
                return Ways::TooMany;
            }
            continue;
        }
        for word in words.get(at).into_iter().flatten() {
            if !(behind_value && word.value) && get(&reaches, word.end, word.value) {
                let mut cuts = cuts.clone();
                cuts.push(at);
                open.push((cuts, word.end, word.value));
            }
        }
    }
    if found.is_empty() {
        return Ways::None;
    }
    Ways::Some(found.iter().map(|cuts| spaced(run, &typed, cuts)).collect())
}

/// The bytes at which characters begin, and the end.
fn places(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn get(reaches: &[[bool; 2]], at: usize, behind_value: bool) -> bool {
    reaches.get(at).is_some_and(|place| place[usize::from(behind_value)])
}

/// The words that begin at a place, the longest last.
fn words_at(text: &str, places: &[usize], at: usize, names: &dyn Names) -> Vec<Word> {
    let between = |from: usize, to: usize| text.get(*places.get(from)?..*places.get(to)?);
    let in_word = |text: Option<&str>| {
        text.is_some_and(|one| one.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    };
    // No English word and no number is cut in two.
    let cuts = |place: usize| {
        place > 0
            && in_word(between(place - 1, place))
            && between(place, place + 1).is_some()
            && in_word(between(place, place + 1))
    };
    let most = (places.len() - 1).min(at + LONGEST);
    let ends = (at + 1..=most).filter(|end| !cuts(at) && !cuts(*end));
    let words = ends.filter_map(|end| {
        let word = between(at, end)?;
        let keyword = Keyword::of(word).is_some()
            || Symbol::of_word(word).is_some()
            || OF_PHRASES.contains(word);
        // 前五 is a clause and not a name.
        let clause = keyword || counts(word);
        let value = !clause;
        (clause || names.is_name(word) || is_literal(word)).then_some(Word { end, value })
    });
    words.collect()
}

/// Whether a text is a number with its unit, or a period.
fn is_literal(text: &str) -> bool {
    let period = period::scan(text)
        .is_some_and(|scanned| scanned.length == text.len() && scanned.literal.is_ok());
    let number = || {
        units::scan_quantity(text)
            .is_some_and(|scanned| scanned.length == text.len() && scanned.quantity.is_ok())
    };
    period || number()
}

/// The run with blanks before all words but the first.
fn spaced(run: &str, places: &[usize], cuts: &[usize]) -> String {
    let begins = |cut: &usize| places.get(*cut).copied().unwrap_or(run.len());
    let ends = cuts.iter().skip(1).map(begins).chain([run.len()]);
    let words: Vec<&str> =
        cuts.iter().map(begins).zip(ends).filter_map(|(from, to)| run.get(from..to)).collect();
    words.join(" ")
}
