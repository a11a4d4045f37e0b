//! The one table of unit words, in both languages.
//!
//! `spelling.rs` reads and writes units by it, completion and help list it.

use super::unit::Currency;
use crate::text::{Text, text};

/// What kind of unit a word belongs to: words of one kind follow the same rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// `%`
    Percent,
    /// `pp`
    Points,
    /// 分
    Score,
    /// 亿, `mn`: how large a unit is.
    Size,
    /// 元, `USD`
    Currency,
    /// 个, 场
    Count,
}

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWord {
    /// As they may be written; the first is the one that output uses. ASCII words are read in any
    /// case.
    pub spellings: &'static [&'static str],
    /// What they stand for, in one line.
    pub description: Text,
    pub(super) meaning: Meaning,
}

impl UnitWord {
    /// Which kind of unit it belongs to.
    pub fn kind(&self) -> UnitKind {
        match self.meaning {
            Meaning::Percent => UnitKind::Percent,
            Meaning::Points => UnitKind::Points,
            Meaning::Score => UnitKind::Score,
            Meaning::Scale(_) => UnitKind::Size,
            Meaning::Currency(_) => UnitKind::Currency,
            Meaning::Counter => UnitKind::Count,
        }
    }
}

const fn word(spellings: &'static [&'static str], description: Text, meaning: Meaning) -> UnitWord {
    UnitWord { spellings, description, meaning }
}

const fn currency(
    code: &[u8; 3],
    spellings: &'static [&'static str],
    description: Text,
) -> UnitWord {
    word(spellings, description, Meaning::Currency(Currency(*code)))
}

const COUNTERS: &[&str] = &[
    "个", "场", "家", "项", "件", "户", "人", "亩", "次", "名", "人次", "宗", "批", "起", "所",
    "座", "台", "套", "辆", "条", "份", "例", "位", "间", "头", "只",
];

static WORDS: &[UnitWord] = &[
    word(&["%", "percent"], text!("a percent: 25%", "百分数：25%"), Meaning::Percent),
    word(
        &["pp", "个百分点", "百分点"],
        text!("percentage points: 4.9pp", "百分点：4.9个百分点"),
        Meaning::Points,
    ),
    word(&["分"], text!("a score: 60分", "得分：60分"), Meaning::Score),
    word(
        &["千", "k", "thousand"],
        text!("a thousand: 3千元, 3kUSD", "千：3千元、3kUSD"),
        Meaning::Scale(3),
    ),
    word(&["万"], text!("ten thousand: 500万元", "万：500万元"), Meaning::Scale(4)),
    word(
        &["百万", "m", "mn", "million"],
        text!("a million: 3百万元, 3mUSD", "百万：3百万元、3mUSD"),
        Meaning::Scale(6),
    ),
    word(&["千万"], text!("ten million: 3千万元", "千万：3千万元"), Meaning::Scale(7)),
    word(
        &["亿"],
        text!(
            "a hundred million: 3.2亿元; alone it takes the column's unit",
            "亿：3.2亿元；单独写时取该列的单位"
        ),
        Meaning::Scale(8),
    ),
    word(&["bn", "billion"], text!("a billion: 3.2bnCNY", "十亿：3.2bnCNY"), Meaning::Scale(9)),
    word(&["万亿"], text!("a million million: 1.2万亿元", "万亿：1.2万亿元"), Meaning::Scale(12)),
    currency(
        b"CNY",
        &["元", "人民币", "人民币元", "元人民币", "CNY", "RMB"],
        text!("Chinese yuan", "人民币"),
    ),
    currency(b"USD", &["美元", "USD"], text!("US dollars", "美元")),
    currency(b"EUR", &["欧元", "EUR"], text!("euros", "欧元")),
    currency(b"JPY", &["日元", "JPY"], text!("Japanese yen", "日元")),
    currency(b"HKD", &["港元", "港币", "HKD"], text!("Hong Kong dollars", "港元")),
    currency(b"GBP", &["英镑", "GBP"], text!("pounds sterling", "英镑")),
    currency(b"AUD", &["AUD"], text!("Australian dollars", "澳大利亚元")),
    currency(b"BRL", &["BRL"], text!("Brazilian reais", "巴西雷亚尔")),
    currency(b"CAD", &["CAD"], text!("Canadian dollars", "加拿大元")),
    currency(b"CHF", &["CHF"], text!("Swiss francs", "瑞士法郎")),
    currency(b"EGP", &["EGP"], text!("Egyptian pounds", "埃及镑")),
    currency(b"ETB", &["ETB"], text!("Ethiopian birr", "埃塞俄比亚比尔")),
    currency(b"GHS", &["GHS"], text!("Ghanaian cedis", "加纳塞地")),
    currency(b"IDR", &["IDR"], text!("Indonesian rupiah", "印尼盾")),
    currency(b"INR", &["INR"], text!("Indian rupees", "印度卢比")),
    currency(b"KES", &["KES"], text!("Kenyan shillings", "肯尼亚先令")),
    currency(b"KRW", &["KRW"], text!("South Korean won", "韩元")),
    currency(b"MXN", &["MXN"], text!("Mexican pesos", "墨西哥比索")),
    currency(b"MYR", &["MYR"], text!("Malaysian ringgit", "马来西亚林吉特")),
    currency(b"NGN", &["NGN"], text!("Nigerian naira", "尼日利亚奈拉")),
    currency(b"NZD", &["NZD"], text!("New Zealand dollars", "新西兰元")),
    currency(b"PHP", &["PHP"], text!("Philippine pesos", "菲律宾比索")),
    currency(b"PKR", &["PKR"], text!("Pakistani rupees", "巴基斯坦卢比")),
    currency(b"SEK", &["SEK"], text!("Swedish kronor", "瑞典克朗")),
    currency(b"SGD", &["SGD"], text!("Singapore dollars", "新加坡元")),
    currency(b"THB", &["THB"], text!("Thai baht", "泰铢")),
    currency(b"TZS", &["TZS"], text!("Tanzanian shillings", "坦桑尼亚先令")),
    currency(b"UGX", &["UGX"], text!("Ugandan shillings", "乌干达先令")),
    currency(b"VND", &["VND"], text!("Vietnamese dong", "越南盾")),
    currency(b"ZAR", &["ZAR"], text!("South African rand", "南非兰特")),
    word(
        COUNTERS,
        text!(
            "a count, by its counter word: 213个, 76场, 126家",
            "数量，带量词：213个、76场、126家"
        ),
        Meaning::Counter,
    ),
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
