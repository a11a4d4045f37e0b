//! How a number with its unit is read at the start of a text.
//!
//! Takes the rest of a source text as typed; gives the quantity and how many bytes it took, for
//! the lexer. Signs are operators and thousands separators are the sign of a list: neither is a
//! part of a quantity.

use super::spelling::{SpellingError, parse_unit, unknown};
use super::unit::Unit;
use super::{Decimal, Quantity};
use unicode_ident::is_xid_continue;

/// A number with its unit at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannedQuantity {
    /// How many bytes of the text it takes, also where it is an error.
    pub length: usize,
    /// What it says.
    pub quantity: Result<Quantity, SpellingError>,
}

/// Reads `12`, `25%`, `3.2亿元`, `4.9个百分点`, `236.7万美元`, `5亿`, `１２．５％`. The unit follows
/// without a blank and is all of the word up to a character that no word continues with; so
/// 个百分点 goes before 个, and `25abc` is an error. None where the text starts with no digit.
pub fn scan_quantity(text: &str) -> Option<ScannedQuantity> {
    let number_length = number_length(text)?;
    let (number, rest) = text.split_at_checked(number_length)?;
    let unit_length = unit_length(rest);
    let word = rest.get(..unit_length)?;
    let quantity = Decimal::parse(number)
        .map_err(|error| SpellingError::BadNumber { number: number.to_string(), error })
        .and_then(|value| Ok(Quantity { value, unit: unit_of(word)? }));
    Some(ScannedQuantity { length: number_length + unit_length, quantity })
}

fn unit_of(word: &str) -> Result<Unit, SpellingError> {
    // A word may hold a sign that reads as nothing (a joiner); it is no unit for that.
    match parse_unit(word) {
        Ok(Unit::NUMBER) if !word.is_empty() => Err(unknown(word)),
        other => other,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The bytes of digits, and of a dot with digits after it.
fn number_length(text: &str) -> Option<usize> {
    let run = |from: usize| {
        let rest = text.get(from..)?;
        let end = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        (end > 0).then_some(from + end)
    };
    let whole = run(0)?;
    let dot = text.get(whole..)?.chars().next().filter(|c| matches!(c, '.' | '．'));
    Some(dot.and_then(|dot| run(whole + dot.len_utf8())).unwrap_or(whole))
}

/// The bytes of the word, percent sign included, that follows a number.
fn unit_length(rest: &str) -> usize {
    let sign = rest.chars().next().filter(|c| matches!(c, '%' | '％')).map_or(0, char::len_utf8);
    let word = rest.get(sign..).unwrap_or_default();
    sign + word.find(|c| !is_xid_continue(c)).unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::text;
    use proptest::prelude::*;

    #[test]
    fn the_unit_is_the_whole_word() {
        for (text, taken, value, unit) in [
            ("12", "12", "12", ""),
            ("12 %", "12", "12", ""),
            ("25%)", "25%", "25", "%"),
            ("２５．５％，", "２５．５％", "25.5", "%"),
            ("4.9个百分点", "4.9个百分点", "4.9", "pp"),
            ("4.9pp or", "4.9pp", "4.9", "pp"),
            ("213个 ", "213个", "213", "个"),
            ("5亿", "5亿", "5", "亿"),
            ("236.70万美元,", "236.70万美元", "236.70", "万美元"),
            ("3.2bnCNY", "3.2bnCNY", "3.2", "bn CNY"),
            ("2kes", "2kes", "2", "KES"),
            ("60分*2", "60分", "60", "分"),
            ("1,000", "1", "1", ""),
            ("12.", "12", "12", ""),
            ("1.2.3", "1.2", "1.2", ""),
        ] {
            let scanned = scan_quantity(text).expect(text);
            assert_eq!(text.get(..scanned.length), Some(taken));
            let quantity = scanned.quantity.expect(text);
            assert_eq!(quantity.value.to_string(), value, "{text}");
            assert_eq!(quantity.unit.to_string(), unit, "{text}");
        }
        for text in ["", "-1", "+1", ".5", "x1", "一"] {
            assert_eq!(scan_quantity(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_that_is_no_unit() {
        let error = |text: &str| {
            let scanned = scan_quantity(text).expect(text);
            (scanned.length, scanned.quantity.expect_err(text))
        };
        let (length, unknown) = error("25abc < 3");
        assert_eq!((length, unknown.to_string()), (5, "`abc` is not a unit".into()));
        assert!(unknown.hints().is_empty());
        let (length, run_together) = error("5亿且进度<25%");
        assert_eq!(length, "5亿且进度".len());
        assert!(matches!(run_together, SpellingError::UnknownUnit { begins_with, .. }
            if begins_with.as_deref() == Some("亿")));
        let (_, near) = error("3亿美圆");
        assert_eq!(near.hints()[..1], [text!("near it: `亿美元`", "相近的有：`亿美元`")]);
        assert!(matches!(error(&"9".repeat(50)).1, SpellingError::BadNumber { .. }));
        assert!(matches!(error("5_000").1, SpellingError::UnknownUnit { .. }));
    }

    proptest! {
        #[test]
        fn scan_never_panics(text in "[0-9０-９.．%％a-zA-Z_个亿元分点\u{200d}]{0,12}.*") {
            if let Some(scanned) = scan_quantity(&text) {
                prop_assert!(scanned.length > 0 && text.is_char_boundary(scanned.length));
            }
        }

        #[test]
        fn a_printed_quantity_reads_back(digits in 0i128..1_000_000_000_000, places in 0u8..6,
                unit in proptest::sample::select(vec!["", "%", "pp", "亿元", "万美元", "个", "分"])) {
            let text = format!("{}{unit}", Decimal::new(digits, places));
            let scanned = scan_quantity(&text).and_then(|scanned| scanned.quantity.ok());
            let printed = scanned.map(|quantity| format!("{}{}", quantity.value, quantity.unit));
            prop_assert_eq!(printed, Some(text));
        }
    }
}
