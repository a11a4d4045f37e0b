//! A stored number → the text that a spreadsheet prints for it.
//!
//! Takes the code of a number format (`0.00%`, `#,##0`, `yyyy"年"m"月"`) and a number; gives the digits
//! that stand on paper, since these are what a printed figure is known to. Colours and widths are left
//! out. Two things are kept that a print may hide: a minus that is shown as a colour or brackets, and a
//! zero that is shown as a dash or as nothing.

mod builtin;
mod date;
mod digits;
mod section;
#[cfg(test)]
mod tests;

pub(super) use builtin::builtin;

use crate::units::Decimal;
use section::{Section, Token};

/// A format, made ready.
#[derive(Debug, Clone)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

/// A number as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Print {
    /// The text.
    pub text: String,
    /// Whether it is as the format says; not so for powers of ten and fractions, of which all stored
    /// digits are given.
    pub followed: bool,
}

impl NumberFormat {
    /// The format of a code; an empty one is `General`.
    pub fn of(code: &str) -> Self {
        let mut sections = section::sections(code);
        if sections.is_empty() {
            sections.push(Section::default());
        }
        Self { sections }
    }

    /// Prints a number. Days count from the end of 1899, or from 1904 on.
    pub fn print(&self, number: f64, from_1904: bool) -> Print {
        let stored = || Print { text: general(number), followed: false };
        let Some(section) = self.section(number) else { return stored() };
        if section.is_date() {
            return match date::print(&section.tokens, number, from_1904) {
                Some(text) => Print { text, followed: true },
                None => stored(),
            };
        }
        let as_stored = |followed| Print { text: general(number), followed };
        let nothing_said = self.sections.len() == 1 && section.tokens.is_empty();
        if section.is_general() || nothing_said {
            let digits = general(number.abs());
            let text = match section.tokens.is_empty() {
                true => digits,
                false => section.around(&digits),
            };
            return Print { text: signed(number < 0.0, &text), followed: true };
        }
        if section.is_odd() {
            return as_stored(false);
        }
        if !section.has_digits() {
            // A dash for zero, or nothing at all: the number itself is what is known.
            let first = self.sections.first().filter(|it| it.has_digits());
            return match first.and_then(|first| digits::print(first, number)) {
                Some(text) => Print { text, followed: true },
                None => as_stored(true),
            };
        }
        match digits::print(section, number) {
            Some(text) => Print { text, followed: true },
            None => as_stored(false),
        }
    }

    /// The section for a number: by its condition, or the first, second or third by its sign.
    fn section(&self, number: f64) -> Option<&Section> {
        let numeric: Vec<&Section> = match self.sections.as_slice() {
            [first, second, third, _] => vec![first, second, third],
            all => all.iter().filter(|it| all.len() == 1 || !it.is_text()).collect(),
        };
        if numeric.iter().any(|it| it.condition.is_some()) {
            let meets = |it: &&&Section| it.condition.as_ref().is_none_or(|it| it.meets(number));
            return numeric.iter().find(meets).copied();
        }
        let at = match numeric.len() {
            0 | 1 => 0,
            2 => usize::from(number < 0.0),
            _ if number < 0.0 => 1,
            _ => 2 * usize::from(number == 0.0),
        };
        numeric.get(at).copied()
    }
}

/// With a minus, unless there is one already; brackets stand for one.
fn signed(negative: bool, text: &str) -> String {
    if !negative {
        return text.to_owned();
    }
    let open: String = text.chars().filter(|c| !matches!(c, '(' | ')' | '（' | '）')).collect();
    if open.contains(['-', '−']) { open } else { format!("-{}", open.trim_start()) }
}

/// All digits that a spreadsheet keeps, which are fifteen.
pub(super) fn general(number: f64) -> String {
    match decimal(number) {
        Some(decimal) => decimal.to_string(),
        None => number.to_string(),
    }
}

/// The number to fifteen digits, without what binary fractions add behind them.
fn decimal(number: f64) -> Option<Decimal> {
    let short: f64 = format!("{number:.14e}").parse().ok()?;
    Decimal::from_f64_shortest(short)
}

impl Section {
    fn around(&self, number: &str) -> String {
        let mut text = String::new();
        for token in &self.tokens {
            match token {
                Token::Literal(literal) => text += literal,
                Token::General => text += number,
                _ => {}
            }
        }
        text
    }
}
