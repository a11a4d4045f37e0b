//! The one table of unit words, in both languages.
//!
//! `spelling.rs` reads and writes units by it, completion and help list it.

use super::unit::Currency;

/// What a word of the table does in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Percent,
    Points,
    Score,
    /// Ten to this power: alone, or before a currency or a counter.
    Scale(i8),
    Currency(Currency),
    Counter,
}

/// Words of one meaning. For a counter each word is a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitWord {
    /// As they may be written; the first is the one that output uses. ASCII words are read in any
    /// case.
    pub spellings: &'static [&'static str],
    /// What they stand for, in one line.
    pub description: &'static str,
    pub(super) meaning: Meaning,
}

const fn word(
    spellings: &'static [&'static str],
    description: &'static str,
    meaning: Meaning,
) -> UnitWord {
    UnitWord { spellings, description, meaning }
}

const fn currency(
    code: &[u8; 3],
    spellings: &'static [&'static str],
    description: &'static str,
) -> UnitWord {
    word(spellings, description, Meaning::Currency(Currency(*code)))
}

const COUNTERS: &[&str] = &[
    "个", "场", "家", "项", "件", "户", "人", "亩", "次", "名", "人次", "宗", "批", "起", "所",
    "座", "台", "套", "辆", "条", "份", "例", "位", "间", "头", "只",
];

const WORDS: &[UnitWord] = &[
    word(&["%", "percent"], "a percent: 25%", Meaning::Percent),
    word(&["pp", "个百分点", "百分点"], "percentage points: 4.9pp", Meaning::Points),
    word(&["分"], "a score: 60分", Meaning::Score),
    word(&["千", "k", "thousand"], "a thousand: 3千元, 3kUSD", Meaning::Scale(3)),
    word(&["万"], "ten thousand: 500万元", Meaning::Scale(4)),
    word(&["百万", "m", "mn", "million"], "a million: 3百万元, 3mUSD", Meaning::Scale(6)),
    word(&["千万"], "ten million: 3千万元", Meaning::Scale(7)),
    word(
        &["亿"],
        "a hundred million: 3.2亿元; alone it takes the column's unit",
        Meaning::Scale(8),
    ),
    word(&["bn", "billion"], "a billion: 3.2bnCNY", Meaning::Scale(9)),
    word(&["万亿"], "a million million: 1.2万亿元", Meaning::Scale(12)),
    currency(b"CNY", &["元", "人民币", "人民币元", "元人民币", "CNY", "RMB"], "Chinese yuan"),
    currency(b"USD", &["美元", "USD"], "US dollars"),
    currency(b"EUR", &["欧元", "EUR"], "euros"),
    currency(b"JPY", &["日元", "JPY"], "Japanese yen"),
    currency(b"HKD", &["港元", "港币", "HKD"], "Hong Kong dollars"),
    currency(b"GBP", &["英镑", "GBP"], "pounds sterling"),
    currency(b"AUD", &["AUD"], "Australian dollars"),
    currency(b"BRL", &["BRL"], "Brazilian reais"),
    currency(b"CAD", &["CAD"], "Canadian dollars"),
    currency(b"CHF", &["CHF"], "Swiss francs"),
    currency(b"EGP", &["EGP"], "Egyptian pounds"),
    currency(b"ETB", &["ETB"], "Ethiopian birr"),
    currency(b"GHS", &["GHS"], "Ghanaian cedis"),
    currency(b"IDR", &["IDR"], "Indonesian rupiah"),
    currency(b"INR", &["INR"], "Indian rupees"),
    currency(b"KES", &["KES"], "Kenyan shillings"),
    currency(b"KRW", &["KRW"], "South Korean won"),
    currency(b"MXN", &["MXN"], "Mexican pesos"),
    currency(b"MYR", &["MYR"], "Malaysian ringgit"),
    currency(b"NGN", &["NGN"], "Nigerian naira"),
    currency(b"NZD", &["NZD"], "New Zealand dollars"),
    currency(b"PHP", &["PHP"], "Philippine pesos"),
    currency(b"PKR", &["PKR"], "Pakistani rupees"),
    currency(b"SEK", &["SEK"], "Swedish kronor"),
    currency(b"SGD", &["SGD"], "Singapore dollars"),
    currency(b"THB", &["THB"], "Thai baht"),
    currency(b"TZS", &["TZS"], "Tanzanian shillings"),
    currency(b"UGX", &["UGX"], "Ugandan shillings"),
    currency(b"VND", &["VND"], "Vietnamese dong"),
    currency(b"ZAR", &["ZAR"], "South African rand"),
    word(COUNTERS, "a count, by its counter word: 213个, 76场, 126家", Meaning::Counter),
];

/// Every word that a unit may be written with, for completion and help.
pub fn units_of_language() -> &'static [UnitWord] {
    WORDS
}

/// The word of the table that this is, with its spelling there.
pub(super) fn look_up(text: &str) -> Option<(&'static UnitWord, &'static str)> {
    WORDS.iter().find_map(|word| {
        let spelling = word.spellings.iter().find(|known| known.eq_ignore_ascii_case(text))?;
        Some((word, *spelling))
    })
}

/// All scale words: the spelling and its power.
pub(super) fn scales() -> impl Iterator<Item = (&'static str, i8)> {
    WORDS.iter().flat_map(|word| {
        let power = match word.meaning {
            Meaning::Scale(power) => Some(power),
            _ => None,
        };
        word.spellings.iter().filter_map(move |spelling| Some((*spelling, power?)))
    })
}

/// All currency words: the spelling and the currency; the first of a currency is the one that
/// output uses.
pub(super) fn currencies() -> impl Iterator<Item = (&'static str, Currency)> {
    WORDS.iter().flat_map(|word| {
        let currency = match word.meaning {
            Meaning::Currency(currency) => Some(currency),
            _ => None,
        };
        word.spellings.iter().filter_map(move |spelling| Some((*spelling, currency?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_word_twice() {
        let mut seen = HashSet::new();
        for word in units_of_language() {
            assert!(!word.spellings.is_empty() && !word.description.is_empty());
            for spelling in word.spellings {
                assert!(seen.insert(spelling.to_lowercase()), "{spelling}");
            }
        }
    }
}
