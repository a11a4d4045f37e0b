//! What stands in a cell beside its figure: a footnote mark, a rank in brackets, a currency sign, a word
//! for the sign.
//!
//! Takes the text of a cell; gives it without those, and what they were. Whoever reads the cell says so.

use crate::text::{Text, text};
use crate::units::Decimal;

/// Something beside a figure that was taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// `12¹`, `9*`, `1,234 3/`, `56[1]`
    Footnote(String),
    /// `12.3（4）`
    Rank(Decimal),
    /// `₦ 1,011`
    Currency(&'static str),
    /// 下降30.6% is −30.6%, 增长8.9% is 8.9%.
    Direction(&'static str),
    /// 增长-8.92%: a word and a sign that say different things.
    Contradiction(&'static str),
}

/// Which of [`Odd`], for what is said once of all such cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OddKind {
    /// A mark of a footnote.
    Footnote,
    /// A rank in brackets.
    Rank,
    /// A currency sign.
    Currency,
    /// A word for the sign.
    Direction,
    /// A word against the sign.
    Contradiction,
}

impl Odd {
    /// Which kind it is of.
    pub fn kind(&self) -> OddKind {
        match self {
            Self::Footnote(_) => OddKind::Footnote,
            Self::Rank(_) => OddKind::Rank,
            Self::Currency(_) => OddKind::Currency,
            Self::Direction(_) => OddKind::Direction,
            Self::Contradiction(_) => OddKind::Contradiction,
        }
    }
}

impl OddKind {
    /// What was done with it, to follow "`12¹`:".
    pub fn in_words(self) -> Text {
        match self {
            Self::Footnote => text!("a footnote mark taken off", "去掉了脚注符号"),
            Self::Rank => text!("a rank in brackets", "括号里是排名"),
            Self::Currency => text!("a currency sign taken off", "去掉了货币符号"),
            Self::Direction => text!("the sign taken from a word", "正负号取自文字"),
            Self::Contradiction => text!(
                "a word and a sign that contradict one another: the sign is taken",
                "文字与正负号矛盾：以符号为准"
            ),
        }
    }
}

const CURRENCIES: &[&str] = &[
    "US$", "RMB", "CNY", "KSh", "Ksh", "KES", "NGN", "USD", "EUR", "GBP", "¥", "￥", "$", "₦", "€",
    "£",
];
const UP: &[&str] = &["增长", "上升", "提高", "增加", "上涨"];
const DOWN: &[&str] = &["下降", "减少", "降低", "回落", "下滑", "下跌"];

/// Takes footnote marks off the end of a name or a figure: `Alaska 3/`, `9*`, `12¹`. Nothing where
/// nothing would be left.
pub fn without_footnote(text: &str) -> (&str, Option<&str>) {
    let text = text.trim_end();
    let marked = |c: char| {
        matches!(c, '*' | '＊' | '†' | '‡' | '§' | '※' | '¹' | '²' | '³')
            || ('\u{2070}'..='\u{2079}').contains(&c)
            || ('①'..='⑳').contains(&c)
    };
    let bare = text.trim_end_matches(marked);
    let bare = match bare.len() < text.len() {
        true => bare,
        false => bracketed(text).or_else(|| slashed(text)).unwrap_or(text),
    };
    let bare = bare.trim_end();
    let mark = text.get(bare.len()..).map(str::trim).filter(|mark| !mark.is_empty());
    match mark {
        Some(_) if bare.is_empty() => (text, None),
        mark => (bare, mark),
    }
}

/// What stands before `[1]`, `［1］`, `〔注1〕`.
fn bracketed(text: &str) -> Option<&str> {
    let pairs = [('[', ']'), ('［', '］'), ('〔', '〕')];
    pairs.iter().find_map(|(open, close)| {
        let (before, inside) = text.strip_suffix(*close)?.rsplit_once(*open)?;
        let inside = inside.trim_start_matches('注');
        let number = inside.chars().all(|c| c.is_ascii_digit()) && inside.len() < 3;
        (number || inside.len() == 1).then_some(before)
    })
}

/// What stands before ` 3/`.
fn slashed(text: &str) -> Option<&str> {
    let (before, mark) = text.strip_suffix('/')?.rsplit_once(char::is_whitespace)?;
    let number = !mark.is_empty() && mark.len() < 3 && mark.bytes().all(|b| b.is_ascii_digit());
    number.then_some(before)
}

/// Takes everything odd off a figure, whose signs are plain; `text` holds no blanks.
pub(super) fn without_odd(text: &str, odd: &mut Vec<Odd>) -> String {
    let mut rest = text;
    if let Some((before, rank)) = ranked(rest) {
        odd.push(Odd::Rank(rank));
        rest = before;
    }
    if rest == "持平" {
        odd.push(Odd::Direction("持平"));
        return "0%".to_owned();
    }
    let word = |words: &'static [&'static str]| {
        words.iter().find_map(|word| Some((*word, text_after(rest, word)?)))
    };
    if let Some((word, after)) = word(UP) {
        let contrary = after.starts_with('-');
        odd.push(if contrary { Odd::Contradiction(word) } else { Odd::Direction(word) });
        return after.to_owned();
    }
    if let Some((word, after)) = word(DOWN) {
        if after.starts_with('-') {
            odd.push(Odd::Contradiction(word));
            return after.to_owned();
        }
        odd.push(Odd::Direction(word));
        return format!("-{}", after.trim_start_matches('+'));
    }
    let (sign, amount) = match rest.strip_prefix('-') {
        Some(amount) => ("-", amount),
        None => ("", rest),
    };
    let currency = CURRENCIES.iter().find_map(|word| Some((*word, text_after(amount, word)?)));
    match currency {
        Some((word, amount)) => {
            odd.push(Odd::Currency(word));
            format!("{sign}{amount}")
        }
        None => rest.to_owned(),
    }
}

/// What follows a word, where that begins as a number does.
fn text_after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let after = text.strip_prefix(word)?;
    after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')).then_some(after)
}

/// A figure and the rank in brackets behind it.
fn ranked(text: &str) -> Option<(&str, Decimal)> {
    let (before, rank) = text.strip_suffix(')')?.rsplit_once('(')?;
    let rank: u16 = rank.parse().ok().filter(|rank| *rank > 0)?;
    let figure = before.starts_with(|c: char| !c.is_alphabetic())
        && before.contains(|c: char| c.is_ascii_digit());
    figure.then(|| (before, Decimal::new(i128::from(rank), 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnote_marks_are_taken_off_names_and_figures() {
        for (text, bare) in [
            ("Alaska 3/", "Alaska"),
            ("9*", "9"),
            ("12¹", "12"),
            ("安康市①", "安康市"),
            ("56[1]", "56"),
            ("高新区〔注1〕", "高新区"),
            ("1,234 12/", "1,234"),
        ] {
            assert_eq!(without_footnote(text).0, bare, "{text}");
            assert!(without_footnote(text).1.is_some(), "{text}");
        }
        for text in ["*", "Elgeyo/Marakwet", "县(市、区)", "3/", "2013/14", "[abc]"] {
            assert_eq!(without_footnote(text), (text, None));
        }
    }
}
