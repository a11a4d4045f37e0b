//! Figures as text.
//!
//! A figure is rounded half away from zero on what it prints as, not on the binary fraction behind
//! it: 2.675 to two decimals is 2.68, as it is by hand, although the double is a hair below.

use crate::answer::Cell;
use crate::plan::{Basis, Type, TypeKind};
use crate::text::{InLanguage, Language, Text, text};
use crate::units::Unit;

/// Where a figure is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// In a terminal: `−4.92pp` with U+2212.
    Terminal,
    /// In Markdown: `-4.92pp`, so that it can be copied into a spreadsheet.
    Markdown,
}

/// What stands where nothing is known.
pub const MISSING: &str = "–";

/// What stands in a movement's place where there was no rank before.
pub const NEW: Text = text!("new", "新");

/// The digits that a double holds for certain; beyond them begins the noise of arithmetic.
const CERTAIN_DIGITS: usize = 15;

/// The figure with `decimals` decimals, half away from zero, with an ASCII sign; `None` when it is
/// not finite. What rounds to zero has no sign.
pub fn rounded(value: f64, decimals: u8) -> Option<String> {
    let (digits, places) = significant(value.abs(), i32::from(decimals))?;
    let decimals = usize::from(decimals);
    let dropped = usize::try_from(places).unwrap_or(0).saturating_sub(decimals);
    // Digits are at most 17, so a u64 holds them, and the sum with half a unit too.
    let kept = match u32::try_from(dropped).ok().and_then(|dropped| 10_u64.checked_pow(dropped)) {
        Some(unit) => (digits.parse::<u64>().ok()? + unit / 2) / unit,
        None => 0,
    };
    let zeros = usize::try_from(i64::try_from(decimals).ok()? - i64::from(places)).unwrap_or(0);
    let mut text = kept.to_string() + &"0".repeat(if kept == 0 { 0 } else { zeros });
    if decimals > 0 {
        let padded = format!("{text:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        text = format!("{whole}.{fraction}");
    }
    Some(if value < 0.0 && kept != 0 { format!("-{text}") } else { text })
}

/// The significant digits of a figure and how many of them are decimals (negative: so many zeros
/// follow). Fifteen digits where that still leaves one more than `decimals`, so that noise in the
/// sixteenth does not decide a tie; else the shortest that give the same double.
fn significant(magnitude: f64, decimals: i32) -> Option<(String, i32)> {
    if !magnitude.is_finite() {
        return None;
    }
    let split = |scientific: String| {
        let (mantissa, exponent) = scientific.split_once('e')?;
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let places = i32::try_from(digits.len()).ok()? - 1 - exponent.parse::<i32>().ok()?;
        Some((digits, places))
    };
    let certain = split(format!("{magnitude:.*e}", CERTAIN_DIGITS - 1))?;
    if certain.1 > decimals { Some(certain) } else { split(format!("{magnitude:e}")) }
}

/// The figure with the digits that are certain, as short as can be: a worked-out gap is `-4.92`,
/// not `-4.920000000000002`.
pub fn exact(value: f64) -> Option<String> {
    certain(value).map(|certain| certain.to_string())
}

/// The figure without the digits that are noise; `None` when it is not finite.
pub fn certain(value: f64) -> Option<f64> {
    let certain: f64 = format!("{value:.*e}", CERTAIN_DIGITS - 1).parse().ok()?;
    // The sum turns -0 into 0.
    certain.is_finite().then_some(certain + 0.0)
}

/// The figure of a cell for a program: printed ones with the decimals printed, others with
/// all digits that are certain, without any unit; `None` when it is missing or no number.
pub fn bare_figure(cell: &Cell, basis: Basis) -> Option<String> {
    match cell {
        Cell::Number { value, decimals } if basis == Basis::Published => rounded(*value, *decimals),
        Cell::Number { value, .. } => exact(*value),
        Cell::Whole(whole) | Cell::Moved(whole) => Some(whole.to_string()),
        Cell::Missing | Cell::New | Cell::Text(_) | Cell::Words(_) | Cell::Truth(_) => None,
    }
}

/// A cell for a reader.
pub fn cell_text(cell: &Cell, ty: &Type, reader: Reader, language: Language) -> String {
    let said = |text: &Text| text.in_language(language).to_owned();
    let figure = |ascii: String| match reader {
        Reader::Terminal => ascii.replace('-', "−"),
        Reader::Markdown => ascii,
    };
    match cell {
        Cell::Missing => MISSING.to_string(),
        Cell::Number { value, decimals } => match rounded(*value, *decimals) {
            Some(ascii) => figure(ascii) + &cell_suffix(ty, language),
            None => MISSING.to_string(),
        },
        Cell::Whole(whole) if ty.kind == TypeKind::Movement => movement(*whole),
        Cell::Moved(places) => movement(*places),
        Cell::Whole(whole) => figure(whole.to_string()),
        Cell::New => said(&NEW),
        Cell::Text(text) => text.clone(),
        Cell::Words(words) => said(words),
        Cell::Truth(true) => said(&text!("yes", "是")),
        Cell::Truth(false) => said(&text!("no", "否")),
    }
}

/// `↑3`, `↓1`, and `–` for a rank that has not moved.
fn movement(places: i64) -> String {
    match places {
        0 => "–".to_owned(),
        1.. => format!("↑{places}"),
        _ => format!("↓{}", places.unsigned_abs()),
    }
}

/// The unit of a column of figures.
pub fn unit_of(ty: &Type) -> Option<&Unit> {
    match &ty.kind {
        TypeKind::Quantity(unit) => Some(unit),
        _ => None,
    }
}

/// Whether the unit stands in each cell (`20.08%`) and not above the column: 百分点 is too long a
/// word for each cell.
fn in_cells(unit: &Unit, language: Language) -> bool {
    *unit == Unit::PERCENT || (*unit == Unit::POINTS && language == Language::English)
}

/// The sign behind each figure of a column; empty where its header has the unit.
pub fn cell_suffix(ty: &Type, language: Language) -> String {
    let unit = unit_of(ty).filter(|unit| in_cells(unit, language));
    unit.map(Unit::to_string).unwrap_or_default()
}

/// The unit to write above a column; empty where there is none or it stands in each cell.
pub fn header_unit(ty: &Type, language: Language) -> String {
    match unit_of(ty).filter(|unit| !in_cells(unit, language)) {
        Some(unit) if *unit == Unit::POINTS => "百分点".to_owned(),
        Some(unit) => unit.to_string(),
        None => String::new(),
    }
}

/// The figure with its unit, where no header says the unit: `20.08%`, `381.47亿元`, `3.2 MW`.
pub fn with_unit(cell: &Cell, ty: &Type, reader: Reader, language: Language) -> String {
    let figure = cell_text(cell, ty, reader, language);
    let is_figure = matches!(cell, Cell::Number { .. } | Cell::Whole(_));
    let unit = unit_of(ty).filter(|unit| is_figure && !in_cells(unit, language));
    let unit = unit.map(|unit| unit.in_language(language).into_owned()).unwrap_or_default();
    let apart = unit.starts_with(|first: char| first.is_ascii_alphanumeric());
    if apart { format!("{figure} {unit}") } else { figure + &unit }
}

/// Whether a column lines up at its right.
pub fn right_aligned(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(value: f64, decimals: u8) -> String {
        rounded(value, decimals).unwrap_or_default()
    }

    #[test]
    fn rounds_the_printed_figure_half_away_from_zero() {
        for (value, decimals, expected) in [
            (2.675, 2, "2.68"),
            (-2.675, 2, "-2.68"),
            (0.285, 2, "0.29"),
            (1.005, 2, "1.01"),
            (8.125, 2, "8.13"),
            (0.125, 2, "0.13"),
            (2.5, 0, "3"),
            (-0.5, 0, "-1"),
            (0.49, 0, "0"),
            (9.995, 2, "10.00"),
            (99.5, 0, "100"),
            (20.08, 2, "20.08"),
            (138.0, 2, "138.00"),
            (138.0, 0, "138"),
            (100.0, 1, "100.0"),
            (1e21, 1, "1000000000000000000000.0"),
            (0.0, 2, "0.00"),
            (0.004, 2, "0.00"),
            (0.005, 2, "0.01"),
            (1e-300, 2, "0.00"),
            (9_007_199_254_740_993.0, 0, "9007199254740992"),
            (123_456_789_012.345, 2, "123456789012.35"),
            (12_345_678_901_234.45, 2, "12345678901234.45"),
        ] {
            assert_eq!(text(value, decimals), expected, "{value} to {decimals}");
        }
    }

    #[test]
    fn noise_of_arithmetic_does_not_decide_a_tie() {
        // By hand 1.115 × 3 = 3.345; the double is 3.3449999999999998.
        assert_eq!(text(1.115 * 3.0, 2), "3.35");
        assert_eq!(text(20.08 - 25.0, 2), "-4.92");
        assert_eq!(text(0.1 + 0.2, 1), "0.3");
        assert_eq!(text(65.08 * 25.0 / 100.0 - 13.07, 2), "3.20");
    }

    #[test]
    fn zero_has_no_sign_and_what_is_no_number_is_missing() {
        assert_eq!(text(-0.0, 2), "0.00");
        assert_eq!(text(-0.004, 2), "0.00");
        assert_eq!(exact(-0.0).as_deref(), Some("0"));
        assert_eq!(rounded(f64::NAN, 2), None);
        assert_eq!(rounded(f64::INFINITY, 2), None);
        let ty = Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: true };
        let cell = Cell::Number { value: f64::NAN, decimals: 1 };
        assert_eq!(cell_text(&cell, &ty, Reader::Terminal, Language::English), "–");
        assert_eq!(bare_figure(&cell, Basis::Computed), None);
    }

    #[test]
    fn a_program_gets_printed_decimals_or_all_digits() {
        let cell = Cell::Number { value: 138.0, decimals: 2 };
        assert_eq!(bare_figure(&cell, Basis::Published).as_deref(), Some("138.00"));
        let cell = Cell::Number { value: 20.08 - 25.0, decimals: 2 };
        assert_eq!(bare_figure(&cell, Basis::Computed).as_deref(), Some("-4.92"));
        assert_eq!(bare_figure(&Cell::Whole(-3), Basis::Derived).as_deref(), Some("-3"));
    }

    proptest! {
        #[test]
        fn a_printed_decimal_prints_as_it_was(digits in -999_999_999_i64..999_999_999, places in 0_u8..7) {
            let sign = if digits < 0 { "-" } else { "" };
            let padded = format!("{:0>width$}", digits.abs(), width = usize::from(places) + 1);
            let (whole, fraction) = padded.split_at(padded.len() - usize::from(places));
            let point = if places > 0 { "." } else { "" };
            let printed = format!("{sign}{whole}{point}{fraction}");
            let value: f64 = printed.parse().map_err(|_| TestCaseError::fail("no number"))?;
            prop_assert_eq!(text(value, places), printed);
        }

        #[test]
        fn any_double_prints_near_itself(value in proptest::num::f64::NORMAL, decimals in 0_u8..13) {
            let printed: f64 = text(value, decimals).parse().map_err(|_| TestCaseError::fail("no number"))?;
            let slack = 0.5001 * 10_f64.powi(-i32::from(decimals)) + value.abs() * 1e-14;
            prop_assert!((printed - value).abs() <= slack, "{} printed {}", value, printed);
        }
    }
}
