//! The keywords: one table, which lexer, parser, completion, highlighting, help and the grammar
//! file all read.
//!
//! Gives a [`Keyword`] for a word and an [`Entry`] for a keyword. No keyword is reserved: a word
//! is one only where the grammar expects it, so `rank` is a verb and a measure too.

mod called;
mod signs;
mod table;

pub use called::called;
pub use signs::{SIGNS, SignEntry};
pub use table::{Keyword, TABLE};

use crate::text::Text;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a keyword may stand. `show` has two roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Begins a statement.
    Verb,
    /// Begins a clause behind the subjects, or what stands behind the name in `save`.
    Clause,
    /// Stands between or before operands, or belongs to such a word (`missing`).
    Operator,
    /// Begins a part of `case … end`, or ends it.
    Branch,
    /// Stands for a value.
    Literal,
    /// Stands in a check, a waiver or an audit, where it may have another role beside.
    Check,
}

/// What the table says of one keyword.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Which one.
    pub keyword: Keyword,
    /// English spellings, in lower case; the first is the one that the formatter writes.
    pub english: &'static [&'static str],
    /// Chinese spellings; the first is the one that the formatter writes.
    pub chinese: &'static [&'static str],
    /// Where it may stand.
    pub roles: &'static [Role],
    /// How it is used: `where CONDITION`.
    pub syntax: Text,
    /// What it means, in one sentence.
    pub meaning: Text,
    /// A whole statement that uses it, with what that needs before it.
    pub example: &'static str,
    /// The same statement in Chinese.
    pub example_chinese: &'static str,
}

impl Entry {
    /// All spellings, English before Chinese.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        self.english.iter().chain(self.chinese).copied()
    }
}

/// In which language a keyword is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Surface {
    /// `rank`
    #[default]
    English,
    /// 排名
    Chinese,
}

impl Surface {
    /// The language of a word as typed.
    pub fn of(word: &str) -> Self {
        if word.is_ascii() { Self::English } else { Self::Chinese }
    }
}

impl Keyword {
    /// What the table says of it.
    pub fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// The spelling that output writes in `surface`.
    pub fn spelling(self, surface: Surface) -> &'static str {
        let entry = self.entry();
        let spellings = match surface {
            Surface::English => entry.english,
            Surface::Chinese => entry.chinese,
        };
        spellings.first().copied().unwrap_or("")
    }

    /// Whether it may stand in this role.
    pub fn is(self, role: Role) -> bool {
        self.entry().roles.contains(&role)
    }

    /// The keyword that a single word, as typed but with full-width letters made plain, spells.
    /// Keywords of several words (`starts with`) are for the parser to put together.
    pub fn of(word: &str) -> Option<Self> {
        SPELLINGS.get(lower(word).as_ref()).copied()
    }

    /// All keywords with this role, in the order of the table.
    pub fn with_role(role: Role) -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.keyword).filter(move |keyword| keyword.is(role))
    }
}

static SPELLINGS: LazyLock<HashMap<&'static str, Keyword>> = LazyLock::new(|| {
    TABLE
        .iter()
        .flat_map(|entry| entry.spellings().map(move |spelling| (spelling, entry.keyword)))
        .collect()
});

/// ASCII letters in lower case; borrows when there is nothing to do, as for almost every word.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::parser::parse;
    use crate::syntax::parser::sexpr::shape;
    use std::collections::HashSet;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (index, entry) in TABLE.iter().enumerate() {
            assert_eq!(entry.keyword as usize, index, "{:?}", entry.keyword);
        }
    }

    // Stronger than what the grammar needs (no two at one place), and so it stays true when the
    // grammar grows.
    #[test]
    fn no_spelling_stands_for_two_keywords() {
        let mut seen = HashSet::new();
        for entry in &TABLE {
            assert!(!entry.english.is_empty() && !entry.chinese.is_empty(), "{:?}", entry.keyword);
            for spelling in entry.spellings() {
                assert!(seen.insert(spelling), "{spelling} stands twice in the table");
                assert_eq!(spelling, spelling.to_ascii_lowercase());
            }
        }
        for word in SIGNS.iter().flat_map(|entry| entry.chinese) {
            assert!(seen.insert(word), "{word} stands twice in the tables");
        }
    }

    #[test]
    fn case_does_not_matter_in_english() {
        assert_eq!(Keyword::of("RANK"), Some(Keyword::Rank));
        assert_eq!(Keyword::of("Where"), Some(Keyword::Where));
        assert_eq!(Keyword::of("排名"), Some(Keyword::Rank));
        assert_eq!(Keyword::of("domestic"), None);
    }

    #[test]
    fn both_examples_of_an_entry_parse_to_one_shape() {
        for entry in &TABLE {
            let [english, chinese] = [entry.example, entry.example_chinese].map(|example| {
                let parsed = parse(SourceId(0), example);
                assert!(parsed.diagnostics.is_empty(), "{example}: {:?}", parsed.diagnostics);
                assert!(!parsed.statements.is_empty(), "{example}");
                shape(&parsed.statements)
            });
            assert_eq!(english, chinese, "{:?}", entry.keyword);
        }
    }

    #[test]
    fn each_example_uses_its_keyword() {
        for entry in &TABLE {
            let used = |example: &str, spellings: &[&str]| {
                spellings.iter().any(|spelling| example.contains(spelling))
            };
            assert!(used(entry.example, entry.english), "{:?}", entry.keyword);
            assert!(used(entry.example_chinese, entry.chinese), "{:?}", entry.keyword);
        }
    }
}
