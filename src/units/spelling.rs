//! How units are written, in both languages.
//!
//! Takes a whole text that is a unit, as headers, catalogs and `in 万元` write it, and gives the
//! [`Unit`]; or takes a unit and gives its one output spelling. Trimming brackets is the caller's.
//!
//! A size is a scale word before the word of the measure (亿元, 万人, `bn CNY`), after a currency
//! code (`USD m`), or, where no word says it, a power of ten (`10^5 CNY`).

use super::decimal::DecimalError;
use super::unit::{Counter, Dimension, Unit};
use super::words::{Meaning, currencies, look_up, scales, units_of_language};
use crate::text::{Language, Text, listed, text};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// How alike two words have to be to be named as near: a two-character word is near one that
/// has one more, not every other two-character word.
const NEAR: f64 = 0.6;

/// Why a text is not a unit, or not a number with a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpellingError {
    /// A word that is no unit: `25abc`, `3亿圆`.
    UnknownUnit {
        /// As typed.
        word: String,
        /// Known spellings near it, nearest first, at most three.
        near: Vec<String>,
        /// The longest unit that the word begins with, as typed: 亿 of `5亿且进度`.
        begins_with: Option<String>,
    },
    /// Digits that are no number that can be kept exactly.
    BadNumber {
        /// As typed.
        number: String,
        /// Why not.
        error: DecimalError,
    },
}

impl SpellingError {
    /// How to mend it, one sentence each.
    pub fn hints(&self) -> Vec<Text> {
        match self {
            Self::UnknownUnit { near, begins_with, .. } => {
                let quoted = near.iter().map(|near| format!("`{near}`"));
                let near = (!near.is_empty())
                    .then(|| text!("near it: {near}", "相近的有：{near}", near = listed(quoted)));
                let split = begins_with.as_ref().map(|unit| {
                    text!(
                        "where `{unit}` is the unit, a blank or a sign has to follow it",
                        "如果单位是 `{unit}`，后面须有空格或符号",
                        unit
                    )
                });
                near.into_iter().chain(split).collect()
            }
            Self::BadNumber { .. } => Vec::new(),
        }
    }
}

impl SpellingError {
    /// What is wrong.
    pub fn in_words(&self) -> Text {
        match self {
            Self::UnknownUnit { word, .. } => {
                text!("`{word}` is not a unit", "`{word}` 不是单位", word)
            }
            Self::BadNumber { number, error } => text!(
                "`{number}` cannot be read: {error}",
                "读不懂 `{number}`：{error}",
                number,
                error = error.in_words()
            ),
        }
    }
}

impl fmt::Display for SpellingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

impl std::error::Error for SpellingError {}

/// Reads a unit: `%`, `pp`, `亿元`, `万 美元`, `bn CNY`, `10^5 CNY`, `家`; the empty text is a
/// plain number. Blanks within are skipped, full-width text is read as its plain twin.
///
/// # Errors
/// [`SpellingError::UnknownUnit`] for any other word (`亿圆`).
pub fn parse_unit(text: &str) -> Result<Unit, SpellingError> {
    read(&without_blanks(text)).ok_or_else(|| unknown(text))
}

/// As [`parse_unit`], but a word that is not known is taken as a measure of its own, with the
/// scale word before it as its size: 公顷, MW, 万吨. 千 stays a part of the name (千瓦).
pub fn parse_unit_or_other(text: &str) -> Unit {
    parse_unit(text).unwrap_or_else(|_| {
        let written: String = text.nfkc().collect();
        let written = written.trim();
        let (power, name) = power_of_ten(written)
            .and_then(|(power, name)| Some((i8::try_from(power).ok()?, name)))
            .or_else(|| {
                let sized = scales().filter(|(scale, power)| !scale.is_ascii() && *power > 3);
                let longest = sized
                    .filter_map(|(scale, power)| Some((power, written.strip_prefix(scale)?)))
                    .min_by_key(|(_, name)| name.len())?;
                Some(longest)
            })
            .map(|(power, name)| (power, name.trim()))
            .filter(|(_, name)| !name.is_empty())
            .unwrap_or((0, written));
        Unit { dimension: Dimension::Other(name.to_string()), power }
    })
}

/// The one spelling that output and messages use: `%`, `pp`, `亿元`, `万美元`, `bn CNY`, `家`,
/// `分`; empty for a plain number. [`parse_unit`] reads it back.
pub fn canonical(unit: &Unit) -> String {
    let power = unit.power;
    match &unit.dimension {
        Dimension::Number => sized(power, "", ""),
        Dimension::Percent => relative(i16::from(power) + 2, "%"),
        Dimension::Points => relative(i16::from(power) + 2, "pp"),
        Dimension::Score => relative(i16::from(power), "分"),
        Dimension::Money(currency) => {
            let word = currencies().find(|(_, known)| known == currency);
            sized(power, word.map_or(currency.code(), |(word, _)| word), currency.code())
        }
        Dimension::Count(Counter(word)) => sized(power, word, word),
        Dimension::Other(name) if power == 3 => relative(3, name),
        Dimension::Other(name) => sized(power, name, name),
    }
}

/// The text with full-width characters as their plain twins, and no blanks.
fn without_blanks(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// A unit without blanks, all of it.
fn read(written: &str) -> Option<Unit> {
    if let Some((power, rest)) = power_of_ten(written) {
        let mut unit = simple(rest)?;
        unit.power = i8::try_from(i16::from(unit.power) + power).ok()?;
        return Some(unit);
    }
    simple(written).or_else(|| {
        let before = scales().find_map(|(scale, power)| {
            let rest = strip_word(written, scale)?;
            if rest.is_empty() {
                return Some(Unit { dimension: Dimension::Number, power });
            }
            let unit = simple(rest)?;
            let takes_size = matches!(unit.dimension, Dimension::Money(_) | Dimension::Count(_));
            takes_size.then_some(Unit { power, ..unit })
        });
        before.or_else(|| code_then_scale(written))
    })
}

/// `10^5CNY`: the power, and what follows.
fn power_of_ten(written: &str) -> Option<(i16, &str)> {
    let power_and_rest = written.strip_prefix("10^")?;
    let end = power_and_rest
        .char_indices()
        .find(|(index, c)| !(c.is_ascii_digit() || (*index == 0 && *c == '-')))
        .map_or(power_and_rest.len(), |(index, _)| index);
    let (power, rest) = power_and_rest.split_at_checked(end)?;
    Some((power.parse().ok()?, rest))
}

/// `USDm`, as English headers write `USD m`.
fn code_then_scale(written: &str) -> Option<Unit> {
    currencies().filter(|(code, _)| code.is_ascii()).find_map(|(code, currency)| {
        let rest = strip_word(written, code)?;
        let (_, power) = scales().find(|(scale, _)| scale.eq_ignore_ascii_case(rest))?;
        rest.is_ascii().then(|| Unit::money(currency, power))
    })
}

/// A unit of one word, not a scale; none at all is a plain number.
fn simple(written: &str) -> Option<Unit> {
    if written.is_empty() {
        return Some(Unit::NUMBER);
    }
    let (word, spelling) = look_up(written)?;
    match word.meaning {
        Meaning::Percent => Some(Unit::PERCENT),
        Meaning::Points => Some(Unit::POINTS),
        Meaning::Score => Some(Unit::SCORE),
        Meaning::Scale(_) => None,
        Meaning::Currency(currency) => Some(Unit::money(currency, 0)),
        Meaning::Counter => {
            Some(Unit { dimension: Dimension::Count(Counter(spelling.to_string())), power: 0 })
        }
    }
}

/// What follows `word`, in any ASCII case.
fn strip_word<'text>(text: &'text str, word: &str) -> Option<&'text str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// `word` in a size: with a scale word where there is one; `code` stands beside an English one
/// or a power of ten.
fn sized(power: i8, word: &str, code: &str) -> String {
    let chinese = scales().find(|(scale, known)| *known == power && !scale.is_ascii());
    let english = scales().find(|(scale, known)| *known == power && scale.is_ascii());
    // A code reads better with an English scale, where that exists; a size is always one word
    // in Chinese.
    let prefers_english = word.is_ascii() && !word.is_empty() && currency_code(word);
    match (chinese, english) {
        _ if power == 0 => word.to_string(),
        (_, Some((scale, _))) if prefers_english => format!("{scale} {code}"),
        (Some((scale, _)), _) => format!("{scale}{word}"),
        (None, Some((scale, _))) if currency_code(code) || word.is_empty() => {
            format!("{scale} {code}").trim_end().to_string()
        }
        _ => relative(i16::from(power), code),
    }
}

/// Whether this is a currency's code.
fn currency_code(text: &str) -> bool {
    text.is_ascii() && currencies().any(|(code, _)| code == text)
}

/// `word` in a size that no word says.
fn relative(power: i16, word: &str) -> String {
    if power == 0 { word.to_string() } else { format!("10^{power} {word}").trim_end().to_string() }
}

/// The error for a word that is no unit, with what may have been meant.
pub(super) fn unknown(typed: &str) -> SpellingError {
    let written = without_blanks(typed).to_lowercase();
    let mut near: Vec<(f64, String)> = near_candidates()
        .map(|known| (strsim::normalized_levenshtein(&written, &known.to_lowercase()), known))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.truncate(3);
    let begins_with = typed
        .char_indices()
        .skip(1)
        // No unit is longer than this; a long word is not read over and over.
        .take(16)
        .filter_map(|(end, _)| typed.get(..end))
        .filter(|start| read(&without_blanks(start)).is_some_and(|unit| unit != Unit::NUMBER))
        .last()
        .map(str::to_string);
    SpellingError::UnknownUnit {
        word: typed.to_string(),
        near: near.into_iter().map(|(_, known)| known).collect(),
        begins_with,
    }
}

/// Every word of the table, and the sizes of each currency.
fn near_candidates() -> impl Iterator<Item = String> {
    let words = units_of_language().iter().flat_map(|word| word.spellings);
    let sizes = currencies().flat_map(|(currency, _)| {
        scales()
            .filter(|(scale, _)| scale.is_ascii() == currency.is_ascii())
            .map(move |(scale, _)| format!("{scale}{currency}"))
    });
    words.map(|word| (*word).to_string()).chain(sizes)
}

#[cfg(test)]
mod tests {
    use super::super::unit::Currency;
    use super::*;
    use proptest::prelude::*;

    fn count(word: &str, power: i8) -> Unit {
        Unit { dimension: Dimension::Count(Counter(word.into())), power }
    }

    #[test]
    fn reads_both_languages() {
        let kes = Currency(*b"KES");
        for (text, unit) in [
            ("", Unit::NUMBER),
            ("%", Unit::PERCENT),
            ("％", Unit::PERCENT),
            ("PP", Unit::POINTS),
            ("个百分点", Unit::POINTS),
            ("分", Unit::SCORE),
            ("元", Unit::money(Currency::CNY, 0)),
            ("万 元", Unit::money(Currency::CNY, 4)),
            ("亿元", Unit::money(Currency::CNY, 8)),
            ("亿元人民币", Unit::money(Currency::CNY, 8)),
            ("万美元", Unit::money(Currency::USD, 4)),
            ("千万元", Unit::money(Currency::CNY, 7)),
            ("万亿元", Unit::money(Currency::CNY, 12)),
            ("bnCNY", Unit::money(Currency::CNY, 9)),
            ("bn cny", Unit::money(Currency::CNY, 9)),
            ("USD m", Unit::money(Currency::USD, 6)),
            ("Million KES", Unit::money(kes, 6)),
            ("ＫＥＳ", Unit::money(kes, 0)),
            ("10^5 CNY", Unit::money(Currency::CNY, 5)),
            ("亿", Unit { dimension: Dimension::Number, power: 8 }),
            ("mn", Unit { dimension: Dimension::Number, power: 6 }),
            ("个", count("个", 0)),
            ("万人", count("人", 4)),
            ("人次", count("人次", 0)),
        ] {
            assert_eq!(parse_unit(text).as_ref(), Ok(&unit), "{text}");
        }
        for text in ["亿圆", "亿%", "元亿", "亿亿", "公顷", "10^", "10^x", "10^999元", "万分"]
        {
            assert!(parse_unit(text).is_err(), "{text}");
        }
    }

    #[test]
    fn near_names_are_relative() {
        let near = |text: &str| match parse_unit(text) {
            Err(SpellingError::UnknownUnit { near, .. }) => near,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(near("亿美圆"), ["亿美元"]);
        assert_eq!(near("个百分"), ["个百分点"]);
        assert!(near("公顷").is_empty() && near("abc").is_empty());
    }

    #[test]
    fn an_unknown_word_may_be_a_measure_of_its_own() {
        let other = |name: &str, power| Unit { dimension: Dimension::Other(name.into()), power };
        for (text, unit) in [
            ("公顷", other("公顷", 0)),
            (" MW ", other("MW", 0)),
            ("万吨", other("吨", 4)),
            ("千瓦", other("千瓦", 0)),
            ("万千瓦", other("千瓦", 4)),
            ("10^5 t", other("t", 5)),
            ("亿元", Unit::money(Currency::CNY, 8)),
        ] {
            assert_eq!(parse_unit_or_other(text), unit, "{text}");
        }
    }

    #[test]
    fn one_output_spelling() {
        for (text, spelling) in [
            ("％", "%"),
            ("百分点", "pp"),
            ("亿人民币", "亿元"),
            ("USD", "美元"),
            ("bnCNY", "bn CNY"),
            ("mKES", "m KES"),
            ("亿KES", "亿KES"),
            ("亿", "亿"),
            ("bn", "bn"),
            ("10^5元", "10^5 CNY"),
            ("10^1%", "10^1 %"),
        ] {
            assert_eq!(parse_unit(text).map(|unit| canonical(&unit)).as_deref(), Ok(spelling));
        }
    }

    fn any_unit() -> impl Strategy<Value = Unit> {
        let currencies: Vec<_> = currencies().map(|(_, currency)| currency).collect();
        let counters: Vec<_> = units_of_language()
            .iter()
            .filter(|word| word.meaning == Meaning::Counter)
            .flat_map(|word| word.spellings)
            .map(|word| Counter((*word).to_string()))
            .collect();
        let dimension = prop_oneof![
            Just(Dimension::Number),
            Just(Dimension::Percent),
            Just(Dimension::Points),
            Just(Dimension::Score),
            proptest::sample::select(currencies).prop_map(Dimension::Money),
            proptest::sample::select(counters).prop_map(Dimension::Count),
            proptest::sample::select(vec!["公顷", "MW", "吨", "千瓦"])
                .prop_map(|name| Dimension::Other(name.into())),
        ];
        (dimension, any::<i8>()).prop_map(|(dimension, power)| Unit { dimension, power })
    }

    proptest! {
        #[test]
        fn output_spelling_reads_back(unit in any_unit()) {
            let spelling = canonical(&unit);
            if !matches!(unit.dimension, Dimension::Other(_)) {
                prop_assert_eq!(parse_unit(&spelling), Ok(unit.clone()), "{}", &spelling);
            }
            prop_assert_eq!(parse_unit_or_other(&spelling), unit, "{}", spelling);
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = parse_unit(&text);
            parse_unit_or_other(&text);
        }
    }
}
