//! Which words could stand where the cursor is.
//!
//! Takes a text and a byte position in it; gives the start of the word there and what could take
//! its place, best first, each once. Knows words, not grammar: at the start of a statement the
//! verbs, elsewhere the names of the catalog and then the other keywords.

use crate::session::Session;
use crate::syntax::keywords::{Role, TABLE};
use std::collections::HashSet;

/// The words that may be completed.
pub struct Vocabulary {
    /// Those that begin a statement.
    verbs: Vec<String>,
    /// Those that stand in its middle.
    others: Vec<String>,
    names: Vec<String>,
}

impl Vocabulary {
    /// The keywords of both languages, and the names that a session knows.
    pub fn of(session: &Session) -> Self {
        let keywords = |verbs: bool| {
            let here = TABLE
                .iter()
                .filter(move |entry| entry.roles.iter().any(|&role| (role == Role::Verb) == verbs));
            here.flat_map(|entry| entry.spellings()).map(str::to_owned).collect()
        };
        let names = session.names().into_iter().map(|(name, _)| name).collect();
        Self { verbs: keywords(true), others: keywords(false), names }
    }

    /// Where the word at `pos` starts, and what could stand there.
    pub fn complete(&self, text: &str, pos: usize) -> (usize, Vec<String>) {
        let before = text.get(..pos).unwrap_or(text);
        let (start, quoted) = word_start(before);
        let (earlier, typed) = before.split_at_checked(start).unwrap_or((before, ""));
        let typed = typed.trim_start_matches('`').to_lowercase();

        let names = self.names.iter().map(|name| (name.as_str(), quoted || !is_plain(name)));
        let candidates: Vec<(&str, bool)> = if quoted {
            names.collect()
        } else if begins_statement(earlier) {
            self.verbs.iter().map(|verb| (verb.as_str(), false)).collect()
        } else {
            names.chain(self.others.iter().map(|word| (word.as_str(), false))).collect()
        };

        let fitting = |fits: fn(&str, &str) -> bool| -> Vec<String> {
            let mut seen = HashSet::new();
            candidates
                .iter()
                .filter(|(word, _)| fits(&word.to_lowercase(), &typed) && seen.insert(*word))
                .map(|&(word, quote)| if quote { format!("`{word}`") } else { word.to_owned() })
                .collect()
        };
        let mut words = fitting(|word, typed| word.starts_with(typed));
        // A word from the middle of a name is offered only where nothing begins with it: the
        // editor inserts what all candidates share from their start on.
        if words.is_empty() {
            words = fitting(|word, typed| word.contains(typed));
        }
        (start, words)
    }
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

/// Whether a statement can begin after this text.
fn begins_statement(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("").trim_end();
    line.is_empty() || line.ends_with([';', '；'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(text: &str) -> (usize, Vec<String>) {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let vocabulary = Vocabulary {
            verbs: words(&["rank", "list", "show", "排名", "列出"]),
            others: words(&["where", "show", "rank", "其中"]),
            names: words(&["domestic", "rank", "内资", "5亿元以上项目", "恒口", "汉阴县"]),
        };
        vocabulary.complete(text, text.len())
    }

    fn words(text: &str) -> Vec<String> {
        complete(text).1
    }

    #[test]
    fn a_word_begun_is_completed_from_its_start() {
        assert_eq!(complete("rank dom"), (5, vec!["domestic".into()]));
        assert_eq!(complete("排名 内"), (7, vec!["内资".into()]));
        assert_eq!(complete("rank(dom").0, 5);
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(words("RA"), ["rank"]);
    }

    #[test]
    fn verbs_where_a_statement_begins_and_names_first_elsewhere() {
        assert_eq!(words(""), ["rank", "list", "show", "排名", "列出"]);
        assert_eq!(words("list rank; l"), ["list"]);
        assert_eq!(words("列"), ["列出"]);
        assert_eq!(words("rank domestic\nsh"), ["show"]);
        assert_eq!(words("rank ").first().map(String::as_str), Some("domestic"));
        assert_eq!(words("rank domestic wh"), ["where"]);
    }

    #[test]
    fn each_once() {
        assert_eq!(words("list ran"), ["rank"]);
    }

    #[test]
    fn the_middle_of_a_name_counts_where_no_beginning_does() {
        assert_eq!(words("show 阴"), ["汉阴县"]);
        assert_eq!(words("list domestic s"), ["show"]);
    }

    #[test]
    fn names_that_need_backquotes_get_them() {
        assert_eq!(words("list `5"), ["`5亿元以上项目`"]);
        assert_eq!(complete("list `5").0, 5);
        assert_eq!(words("list 5亿"), ["`5亿元以上项目`"]);
        assert_eq!(words("list `恒"), ["`恒口`"]);
    }

    #[test]
    fn nothing_fits_nothing() {
        assert_eq!(words("rank zzz"), Vec::<String>::new());
    }
}
