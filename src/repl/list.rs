//! The list of completions, as it fits the screen.
//!
//! Takes candidates, the best first; gives what the editor lists and inserts. The editor would ask
//! whether to go on where a list is longer than the screen, and would hear nothing but the answer: so a
//! list is never longer, and says how many more there are.

use super::completion::{Completion, common, harmless};
use super::screen;
use crate::text::{Language, Text, text};
use rustyline::completion::{Candidate, Pair};
use unicode_width::UnicodeWidthStr;

/// So many lines a list takes at most.
const LINES: usize = 20;
/// What the editor puts between two columns.
const BETWEEN: usize = 2;

/// Words, each with what it is.
pub fn of_words(line: &str, pos: usize, found: Completion, language: Language) -> Vec<Pair> {
    let Completion { start, words, shared, far } = found;
    let width = words.iter().map(|one| one.text.width()).max().unwrap_or(0);
    let columns = screen::columns_now();
    let at_blank = line.get(pos..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let mut pairs: Vec<Pair> = words
        .into_iter()
        .map(|one| Pair {
            display: one.shown(width, columns, language),
            replacement: if one.spaced && !at_blank { one.text + " " } else { one.text },
        })
        .collect();
    if far && pairs.len() == 1 {
        // The editor would insert a single one, which may be something else altogether.
        let typed = line.get(start..pos).unwrap_or_default().to_owned();
        let note = text!("the only one with these letters", "只有这一个含这些字母");
        pairs.push(Pair { display: note.in_language(language).to_owned(), replacement: typed });
    }
    fitted(pairs, shared, size(), language)
}

/// Paths. What steers the terminal is shown as a sign of its own, and such a file is not offered.
pub fn of_paths(mut paths: Vec<Pair>, language: Language) -> Vec<Pair> {
    paths.retain(|one| harmless(&one.replacement) == one.replacement);
    fitted(paths, None, size(), language)
}

/// How many lines and columns there are; what terminals usually have, where nobody says so.
fn size() -> (usize, usize) {
    (screen::lines_now().unwrap_or(24), screen::columns_now().unwrap_or(80))
}

/// The first of a list, and how many more there are, so that all of it fits. `shared` is what all
/// begin with where not even the list is whole.
fn fitted(
    mut pairs: Vec<Pair>,
    shared: Option<String>,
    (lines, columns): (usize, usize),
    language: Language,
) -> Vec<Pair> {
    if pairs.len() < 2 {
        return pairs;
    }
    let count = pairs.len();
    let room = LINES.min(lines.saturating_sub(4)).max(1);
    if lines < 2 {
        // Even a single line would be asked about.
        return vec![];
    }
    let more = |left: usize| -> Text {
        match shared {
            Some(_) => text!(
                "… and more than {left} more: type on",
                "……另有超过 {left} 个：请继续输入",
                left
            ),
            None => text!("… and {left} more: type on", "……另有 {left} 个：请继续输入", left),
        }
    };
    let across = |pairs: &[Pair], note: usize| {
        let widest = pairs.iter().map(|one| one.display().width()).max().unwrap_or(0).max(note);
        (columns / (widest + BETWEEN).min(columns).max(1)).max(1)
    };
    if shared.is_none() && count <= room * across(&pairs, 0) {
        return pairs;
    }
    let note = more(count).in_language(language).width();
    let kept = (room * across(&pairs, note)).saturating_sub(1).min(count);
    let begin = shared.clone().unwrap_or_else(|| {
        let first = pairs.first().map_or("", |one| one.replacement.as_str());
        pairs.iter().fold(first, |so_far, one| common(so_far, &one.replacement)).to_owned()
    });
    pairs.truncate(kept);
    let display = more(count - kept).in_language(language).to_owned();
    pairs.push(Pair { display, replacement: begin });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(count: usize) -> Vec<Pair> {
        let pair =
            |at| Pair { display: format!("word{at:03}"), replacement: format!("word{at:03}") };
        (0..count).map(pair).collect()
    }

    fn shown(count: usize, size: (usize, usize)) -> (usize, String, String) {
        let found = fitted(pairs(count), None, size, Language::English);
        let last = found.last().expect("some");
        (found.len(), last.display.clone(), last.replacement.clone())
    }

    #[test]
    fn a_list_fits_the_screen_and_says_how_many_more_there_are() {
        assert_eq!(shown(10, (24, 12)).0, 10);
        let (count, display, shared) = shown(100, (24, 26));
        assert_eq!(
            (count, display.as_str(), shared.as_str()),
            (20, "… and 81 more: type on", "word0")
        );
        assert_eq!(shown(100, (5, 26)).0, 1);
        assert_eq!(fitted(pairs(9), None, (1, 26), Language::English).len(), 0);
    }

    #[test]
    fn nothing_is_inserted_that_only_the_first_share() {
        let found = fitted(pairs(50), Some("w".into()), (24, 20), Language::Chinese);
        let last = found.last().expect("some");
        assert_eq!(last.replacement, "w");
        assert!(last.display.contains("超过"), "{}", last.display);
    }
}
