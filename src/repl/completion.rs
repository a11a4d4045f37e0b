//! Which words could stand where the cursor is.
//!
//! Takes a text and a byte position in it; gives the start of the word there and what could take
//! its place, best first, each once. The grammar says which keywords fit and whether a name does;
//! behind an error every word is offered.

use crate::session::Session;
use crate::syntax::keywords::{Surface, TABLE};
use crate::syntax::{Expected, expected_after};
use std::collections::HashSet;

/// The names that may be completed; keywords are in their own table.
pub struct Vocabulary {
    names: Vec<String>,
}

/// A candidate: the word, and whether it has to stand in backquotes.
type Word<'a> = (&'a str, bool);

impl Vocabulary {
    /// The names that a session knows.
    pub fn of(session: &Session) -> Self {
        Self { names: session.names().into_iter().map(|(name, _)| name).collect() }
    }

    /// Where the word at `pos` starts, and what could stand there.
    pub fn complete(&self, text: &str, pos: usize) -> (usize, Vec<String>) {
        let before = text.get(..pos).unwrap_or(text);
        let (start, quoted) = word_start(before);
        let (earlier, typed) = before.split_at_checked(start).unwrap_or((before, ""));
        let typed = typed.trim_start_matches('`').to_lowercase();
        let surface = Surface::of(before);

        let expected = expected_after(earlier);
        let mut candidates = self.fitting_names(&expected, quoted);
        if !quoted {
            candidates.extend(keywords(&expected, surface).map(|word| (word, false)));
        }
        let mut words = matching(&candidates, |word| word.starts_with(&typed));
        // A word from the middle of a name is offered only where nothing begins with it: the
        // editor inserts what all candidates share from their start on.
        if words.is_empty() {
            words = matching(&candidates, |word| word.contains(&typed));
        }
        (start, words)
    }

    fn fitting_names(&self, expected: &[Expected], quoted: bool) -> Vec<Word<'_>> {
        let calls = expected.is_empty() || expected.contains(&Expected::Expression);
        let wanted = |one: &Expected| matches!(one, Expected::Subject | Expected::Name);
        let names = calls || expected.iter().any(wanted);
        let fits = |name: &&String| if is_call(name) { calls && !quoted } else { names };
        let fitting = self.names.iter().filter(fits);
        fitting.map(|name| (name.as_str(), quoted || !(is_plain(name) || is_call(name)))).collect()
    }
}

/// The keywords that fit, those of the language in use first; all of them behind an error.
fn keywords(expected: &[Expected], surface: Surface) -> impl Iterator<Item = &'static str> {
    let fits = |keyword| expected.is_empty() || expected.contains(&Expected::Keyword(keyword));
    let entries: Vec<_> = TABLE.iter().filter(|entry| fits(entry.keyword)).collect();
    let english = entries.iter().flat_map(|entry| entry.english).copied();
    let chinese = entries.iter().flat_map(|entry| entry.chinese).copied();
    let words: Vec<&str> = match surface {
        Surface::English => english.chain(chinese).collect(),
        Surface::Chinese => chinese.chain(english).collect(),
    };
    words.into_iter()
}

fn matching(candidates: &[Word], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut seen = HashSet::new();
    candidates
        .iter()
        .filter(|(word, _)| fits(&word.to_lowercase()) && seen.insert(*word))
        .map(|&(word, quote)| if quote { format!("`{word}`") } else { word.to_owned() })
        .collect()
}

/// Where the word that ends `before` starts, and whether a backquote opens it.
fn word_start(before: &str) -> (usize, bool) {
    let backquotes = before.matches('`').count();
    if backquotes % 2 == 1
        && let Some(at) = before.rfind('`')
    {
        return (at, true);
    }
    let word = before.char_indices().rev().take_while(|&(_, sign)| in_word(sign)).last();
    (word.map_or(before.len(), |(at, _)| at), false)
}

fn in_word(sign: char) -> bool {
    sign == '_' || unicode_ident::is_xid_continue(sign)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(text: &str) -> (usize, Vec<String>) {
        let names =
            ["domestic", "progress", "内资", "进度", "mean(", "5亿元以上项目", "恒口", "汉阴县"];
        let vocabulary = Vocabulary { names: names.map(str::to_owned).into() };
        vocabulary.complete(text, text.len())
    }

    fn words(text: &str) -> Vec<String> {
        complete(text).1
    }

    #[test]
    fn a_word_begun_is_completed_from_its_start() {
        assert_eq!(complete("rank dom"), (5, vec!["domestic".into()]));
        assert_eq!(complete("排名 内"), (7, vec!["内资".into()]));
        assert_eq!(complete("rank domestic where (pro"), (21, vec!["progress".into()]));
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(words("RA"), ["rank"]);
    }

    #[test]
    fn a_statement_begins_with_a_verb() {
        assert!(words("").starts_with(&["rank".to_owned()]));
        assert!(!words("").contains(&"domestic".to_owned()));
        assert_eq!(words("list domestic; ra"), ["rank"]);
        assert_eq!(words("排"), ["排名"]);
        assert_eq!(words("list domestic\nsho"), ["show"]);
    }

    #[test]
    fn a_verb_takes_names_and_no_clause() {
        let words = words("rank ");
        assert_eq!(words.first().map(String::as_str), Some("domestic"));
        assert!(!words.contains(&"where".to_owned()) && !words.contains(&"mean(".to_owned()));
    }

    #[test]
    fn clauses_follow_a_subject_in_the_language_in_use() {
        assert_eq!(words("rank domestic wh"), ["where"]);
        assert!(!words("rank domestic ").contains(&"内资".to_owned()));
        let place = |words: Vec<String>, word: &str| words.iter().position(|one| one == word);
        assert!(place(words("rank domestic "), "where") < place(words("rank domestic "), "其中"));
        assert!(place(words("排名 内资 "), "其中") < place(words("排名 内资 "), "where"));
    }

    #[test]
    fn functions_fit_where_an_expression_does() {
        assert_eq!(words("rank domestic where me"), ["mean("]);
    }

    #[test]
    fn each_once() {
        let words = words("rank domestic where ");
        let distinct: HashSet<_> = words.iter().collect();
        assert_eq!(words.len(), distinct.len());
    }

    #[test]
    fn the_middle_of_a_name_counts_where_no_beginning_does() {
        assert_eq!(words("show 阴"), ["汉阴县"]);
    }

    #[test]
    fn names_that_need_backquotes_get_them() {
        assert_eq!(complete("list `5"), (5, vec!["`5亿元以上项目`".into()]));
        assert_eq!(words("list 5亿"), ["`5亿元以上项目`"]);
        assert_eq!(words("list `恒"), ["`恒口`"]);
    }

    #[test]
    fn behind_an_error_every_word_is_offered() {
        assert_eq!(words("rank ) dom"), ["domestic"]);
        assert_eq!(words("rank ) whe"), ["where", "when"]);
    }

    #[test]
    fn nothing_fits_nothing() {
        assert_eq!(words("rank zzz"), Vec::<String>::new());
    }
}
