//! What statements are made of besides words: signs, kinds of units, numbers, texts, periods, names.
//!
//! Help and the reference tell of each what they tell of a word: how it is written, what it means,
//! what it does with units and with missing values, and an example.

mod signs;
mod units;
mod values;

use super::rules::Rules;
use crate::syntax::keywords::SIGNS;
use crate::text::{Text, listed};
use crate::units::UnitKind;

/// Which part of the reference a construct belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// `<`, `+`, `,`
    Sign,
    /// `%`, 亿元
    Unit(UnitKind),
    /// `25`, `"红"`, `2023Q1`
    Value,
}

/// A sign, a kind of unit or a kind of value.
#[derive(Debug, Clone)]
pub struct Construct {
    /// Where it belongs.
    pub family: Family,
    /// What it goes by in help: the sign itself, or its name in English.
    pub names: &'static [&'static str],
    /// Its names in Chinese, without the words that stand for a sign.
    pub chinese: &'static [&'static str],
    /// How it is written.
    pub syntax: Text,
    /// What it means, in one sentence.
    pub meaning: Text,
    /// What it does with units and missing values.
    pub rules: Rules,
    /// A whole statement that uses it.
    pub example: &'static str,
    /// The same statement in Chinese.
    pub example_chinese: &'static str,
}

impl Construct {
    /// All of them, in the order of the reference.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        signs::SIGNS_EXPLAINED.iter().chain(&units::UNITS_EXPLAINED).chain(&values::VALUES)
    }

    /// The one that a topic of help names: by a name of it, or a word that stands for the sign.
    pub fn of_topic(topic: &str) -> Option<&'static Self> {
        Self::all().find(|one| one.spellings().any(|name| name.eq_ignore_ascii_case(topic)))
    }

    /// Its names and the words that stand for it.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        let sign = SIGNS.iter().find(|sign| self.names.first() == Some(&sign.symbol.as_str()));
        let words = sign.map_or(&[] as &[&str], |sign| sign.chinese);
        self.names.iter().chain(words).chain(self.chinese).copied()
    }

    /// The same, for a reader.
    pub fn called(&self) -> Text {
        listed(self.spellings())
    }
}

/// A construct in one expression, so that the tables read like tables.
const fn construct(
    family: Family,
    (names, chinese): (&'static [&'static str], &'static [&'static str]),
    syntax: Text,
    meaning: Text,
    rules: Rules,
    (example, example_chinese): (&'static str, &'static str),
) -> Construct {
    Construct { family, names, chinese, syntax, meaning, rules, example, example_chinese }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::parser::{parse, sexpr};
    use crate::text::{Language, has_chinese};
    use std::collections::HashSet;

    #[test]
    fn each_is_told_in_both_languages_and_named_once() {
        let mut seen = HashSet::new();
        for one in Construct::all() {
            for name in one.spellings() {
                assert!(seen.insert(name), "{name}");
            }
            for said in [&one.meaning, &one.rules.units, &one.rules.missing] {
                assert!(!said.in_language(Language::English).is_empty());
                assert!(has_chinese(said.in_language(Language::Chinese)), "{said:?}");
            }
        }
    }

    #[test]
    fn every_sign_and_every_kind_of_unit_is_told() {
        for sign in &SIGNS {
            assert!(Construct::of_topic(sign.symbol.as_str()).is_some(), "{sign:?}");
            for word in sign.chinese {
                assert!(Construct::of_topic(word).is_some(), "{word}");
            }
        }
        for word in crate::units::units_of_language() {
            let kind = Family::Unit(word.kind());
            assert!(Construct::all().any(|one| one.family == kind), "{word:?}");
        }
    }

    #[test]
    fn examples_parse() {
        for one in Construct::all() {
            for example in [one.example, one.example_chinese] {
                let parsed = parse(SourceId(0), example);
                assert!(parsed.diagnostics.is_empty(), "{example}: {:#?}", parsed.diagnostics);
                assert!(!sexpr::print(&parsed.statements).is_empty());
            }
        }
    }
}
