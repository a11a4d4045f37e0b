//! One cell → the figure that it prints.
//!
//! Takes the text of a cell; gives an exact decimal with the sign or unit that stands beside it.
//! What the column makes of that is [`fit`]: a number is never moved to another unit on the way.

use super::odd::{Odd, without_footnote, without_odd};
use crate::text::{Text, text};
use crate::units::{Decimal, Dimension, Unit, parse_unit};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellText {
    /// Nothing.
    Blank,
    /// A sign that stands for "no figure": `-`, `—`, `#`.
    Dash,
    /// `…`: there is a figure, and it is less than half of the unit.
    BelowUnit,
    /// A figure.
    Figure(PrintedFigure),
}

/// A number as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFigure {
    /// Its digits, exactly.
    pub number: Decimal,
    /// The unit beside it (`%`, 亿元, 分); none for a bare number.
    pub unit: Option<Unit>,
    /// What stood beside them and was taken off.
    pub odd: Vec<Odd>,
}

/// Why a cell is no figure, to follow "the cell `…`".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAFigure(pub Text);

const DASHES: &[&str] = &["-", "--", "–", "—", "——", "－", "−", "#", "n/a", "N/A"];
const BELOW_UNIT: &[&str] = &["…", "……", "..."];

/// Reads a cell: `35.52%`, `−2.25％`, `1,011,060.40`, `41.01 `, `9 1.06分`. Blanks anywhere mean
/// nothing, full-width signs and digits mean their plain twins, thousands separators have to
/// stand every three digits.
pub fn read_cell(text: &str) -> Result<CellText, NotAFigure> {
    if is_bare(text) {
        let number = decimal(text)?;
        return Ok(CellText::Figure(PrintedFigure { number, unit: None, odd: Vec::new() }));
    }
    let (text, footnote) = without_footnote(text);
    let mut odd: Vec<Odd> =
        footnote.map(|mark| Odd::Footnote(mark.to_owned())).into_iter().collect();
    let plain: String = text.chars().filter_map(plain).collect();
    if plain.is_empty() {
        return Ok(CellText::Blank);
    }
    if DASHES.contains(&plain.as_str()) {
        return Ok(CellText::Dash);
    }
    if BELOW_UNIT.contains(&plain.as_str()) {
        return Ok(CellText::BelowUnit);
    }
    let plain = without_odd(&plain, &mut odd);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-');
    let end = plain.find(|c| !is_number(c)).unwrap_or(plain.len());
    let (digits, unit) = plain.split_at_checked(end).unwrap_or((&plain, ""));
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(NotAFigure(text!("is not a number", "不是数")));
    }
    let number = without_separators(digits).ok_or(NotAFigure(text!(
        "has commas that are not thousands separators",
        "里的逗号不是千位分隔符"
    )))?;
    let number = decimal(&number)?;
    let unit = match unit {
        "" => None,
        word => Some(
            (parse_unit(word).ok()).filter(|unit| unit.dimension != Dimension::Number).ok_or_else(
                || {
                    NotAFigure(text!(
                        "ends with `{word}`, which is not a unit",
                        "以 `{word}` 结尾，它不是单位",
                        word
                    ))
                },
            )?,
        ),
    };
    Ok(CellText::Figure(PrintedFigure { number, unit, odd }))
}

/// Whether a cell holds digits, signs and dots alone, as most do: nothing beside them is to be looked for.
fn is_bare(text: &str) -> bool {
    let number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-');
    text.bytes().all(number) && text.bytes().any(|byte| byte.is_ascii_digit())
}

fn decimal(digits: &str) -> Result<Decimal, NotAFigure> {
    Decimal::parse(digits).map_err(|error| {
        let why = error.in_words();
        NotAFigure(text!("is not a number: {why}", "不是数：{why}", why))
    })
}

/// A rank in words, as far as they go in such tables: `第一名`, `并列第3`, `第十二位`, `3名`. None for
/// what is written otherwise, a bare number too.
pub fn read_rank(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter_map(plain).collect();
    let word = plain.strip_prefix("并列").unwrap_or(&plain);
    let after = word.strip_prefix('第');
    let number = after.unwrap_or(word);
    let before = number.strip_suffix(['名', '位']);
    let number = before.unwrap_or(number);
    if after.is_none() && before.is_none() {
        return None;
    }
    let rank = number.parse().ok().or_else(|| below_a_hundred(number)).filter(|rank| *rank > 0)?;
    Some(Decimal::new(i128::from(rank), 0))
}

/// 一 to 九十九.
fn below_a_hundred(text: &str) -> Option<u16> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |text: &str| {
        let mut characters = text.chars();
        let (first, rest) = (characters.next()?, characters.next());
        let at = DIGITS.chars().position(|one| one == first).filter(|_| rest.is_none())?;
        u16::try_from(at + 1).ok()
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

/// The plain twin; nothing for blanks. Not NFKC, which would turn the footnote mark of `12¹` into
/// a digit.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21),
        '−' => Some('-'),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        _ if c.is_whitespace() => None,
        _ => Some(c),
    }
}

/// The digits without their thousands separators; none where a comma stands elsewhere.
fn without_separators(digits: &str) -> Option<String> {
    if !digits.contains(',') {
        return Some(digits.to_owned());
    }
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let mut groups = whole.trim_start_matches(['+', '-']).split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let others = groups.all(|group| group.len() == 3);
    let no_comma_after = decimals.is_none_or(|decimals| !decimals.contains(','));
    (first && others && no_comma_after).then(|| digits.replace(',', ""))
}

/// How a figure stands in a column of some unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It prints the column's unit.
    Stated,
    /// It prints a bare number, which is in the column's unit.
    Bare,
    /// It prints `%` where the column holds percentage points.
    PercentForPoints,
}

/// Whether a figure can stand in a column whose numbers are in `column`; if not, why not.
pub fn fit(figure: &PrintedFigure, column: &Unit) -> Result<Fit, NotAFigure> {
    match &figure.unit {
        None => currency_fits(figure, column),
        Some(unit) if unit == column => Ok(Fit::Stated),
        Some(unit) if *unit == Unit::PERCENT && *column == Unit::POINTS => {
            Ok(Fit::PercentForPoints)
        }
        Some(unit) => Err(NotAFigure(text!(
            "is in {unit}, but its column is in {stated}",
            "单位是 {unit}，而该列的单位是{stated}",
            unit,
            stated = column_is(column)
        ))),
    }
}

/// A currency sign may stand in a column of that money, or of numbers.
fn currency_fits(figure: &PrintedFigure, column: &Unit) -> Result<Fit, NotAFigure> {
    let sign = figure.odd.iter().find_map(|odd| match odd {
        Odd::Currency(sign) => Some(*sign),
        _ => None,
    });
    let Some(sign) = sign else { return Ok(Fit::Bare) };
    let codes: &[&str] = match sign {
        "¥" | "￥" => &["CNY", "JPY"],
        "RMB" => &["CNY"],
        "US$" => &["USD"],
        "$" => &["USD", "HKD", "AUD", "CAD", "SGD", "TWD", "NZD"],
        "KSh" | "Ksh" => &["KES"],
        "₦" => &["NGN"],
        "€" => &["EUR"],
        "£" => &["GBP"],
        code => &[code],
    };
    match &column.dimension {
        Dimension::Number | Dimension::Other(_) => Ok(Fit::Bare),
        Dimension::Money(currency) if codes.contains(&currency.code()) => Ok(Fit::Bare),
        _ => Err(NotAFigure(text!(
            "has the sign {sign}, but its column is in {stated}",
            "带有货币符号 {sign}，而该列的单位是{stated}",
            sign,
            stated = column_is(column)
        ))),
    }
}

fn column_is(unit: &Unit) -> Text {
    let word = Text::of(unit);
    if word.is_empty() { text!("a plain number", "不带单位的数") } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Currency;

    fn figure(text: &str) -> (String, Option<Unit>) {
        match read_cell(text) {
            Ok(CellText::Figure(it)) => (it.number.to_string(), it.unit),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn figures_keep_their_digits() {
        let percent = Some(Unit::PERCENT);
        assert_eq!(figure("35.52%"), ("35.52".into(), percent.clone()));
        assert_eq!(figure("-2.25%"), figure("−2.25％"));
        assert_eq!(figure("１２．５％"), ("12.5".into(), percent));
        assert_eq!(figure("41.01 "), ("41.01".into(), None));
        assert_eq!(figure("138.00 "), ("138.00".into(), None));
        assert_eq!(figure("1 0.5"), ("10.5".into(), None));
        assert_eq!(figure("1,011,060,022,425.40"), ("1011060022425.40".into(), None));
        assert_eq!(figure("91.06分"), ("91.06".into(), Some(Unit::SCORE)));
        assert_eq!(figure("28317万美元").1, Some(Unit::money(Currency::USD, 4)));
    }

    #[test]
    fn what_stands_beside_a_figure_is_taken_off_and_kept() {
        let read = |text: &str| match read_cell(text) {
            Ok(CellText::Figure(it)) => (it.number.to_string(), it.odd),
            other => panic!("{text}: {other:?}"),
        };
        let mark = |mark: &str| Odd::Footnote(mark.to_owned());
        for (text, number, odd) in [
            ("12¹", "12", vec![mark("¹")]),
            ("9*", "9", vec![mark("*")]),
            ("1,234 3/", "1234", vec![mark("3/")]),
            ("56.7[1]", "56.7", vec![mark("[1]")]),
            ("12.3（4）", "12.3", vec![Odd::Rank(Decimal::new(4, 0))]),
            ("35.2%(11)", "35.2", vec![Odd::Rank(Decimal::new(11, 0))]),
            ("₦1,011,060,022,425.40", "1011060022425.40", vec![Odd::Currency("₦")]),
            ("Ksh 260", "260", vec![Odd::Currency("Ksh")]),
            ("-¥3.5", "-3.5", vec![Odd::Currency("¥")]),
            ("下降30.6%", "-30.6", vec![Odd::Direction("下降")]),
            ("增长 8.92％", "8.92", vec![Odd::Direction("增长")]),
            ("增长-8.92%", "-8.92", vec![Odd::Contradiction("增长")]),
            ("下降-8.92%", "-8.92", vec![Odd::Contradiction("下降")]),
            ("持平", "0", vec![Odd::Direction("持平")]),
            ("7", "7", vec![]),
        ] {
            assert_eq!(read(text), (number.to_owned(), odd), "{text}");
        }
        for text in ["兖州区195.71", "$", "下降", "(12)", "*", "增长较快"] {
            assert!(read_cell(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_bare_number_is_read_as_it_is_with_blanks() {
        for text in
            ["0", "12.30", "-4.9", "+3", ".5", "1-2", "1.2.3", "12.", "-.", "--1", "2023-01"]
        {
            assert_eq!(read_cell(text), read_cell(&format!(" {text}")), "{text}");
        }
    }

    #[test]
    fn nothing_and_dashes_are_no_figures() {
        assert_eq!(read_cell(" \u{3000}"), Ok(CellText::Blank));
        assert_eq!(read_cell("…"), Ok(CellText::BelowUnit));
        for dash in ["-", "—", "#", " -- ", "－", "N/A"] {
            assert_eq!(read_cell(dash), Ok(CellText::Dash), "{dash}");
        }
    }

    #[test]
    fn texts_are_refused_with_the_reason() {
        let reason = |text: &str| read_cell(text).unwrap_err().0;
        assert_eq!(reason("应补尽补").english(), "is not a number");
        assert!(reason("1,5").english().contains("thousands"));
        assert!(reason("1.000,50").english().contains("thousands"));
        assert!(reason("1.2.3").english().contains("not a number"));
        assert!(reason("170以上").english().contains("以上"));
        assert!(reason("5亿").english().contains("亿"));
    }

    #[test]
    fn a_percent_in_a_column_of_money_does_not_fit() {
        let read = |text: &str| match read_cell(text) {
            Ok(CellText::Figure(it)) => it,
            other => panic!("{other:?}"),
        };
        let money = Unit::money(Currency::CNY, 8);
        assert!(fit(&read("67%"), &money).unwrap_err().0.english().contains("is in %"));
        assert!(fit(&read("67万元"), &money).unwrap_err().0.english().contains("亿元"));
        assert_eq!(fit(&read("67亿元"), &money), Ok(Fit::Stated));
        assert_eq!(fit(&read("67"), &money), Ok(Fit::Bare));
        assert_eq!(fit(&read("15.4%"), &Unit::POINTS), Ok(Fit::PercentForPoints));
        assert!(fit(&read("15.4个百分点"), &Unit::PERCENT).is_err());
    }

    #[test]
    fn ranks_in_words() {
        let rank = |text: &str| read_rank(text).map(|rank| rank.to_string());
        for (text, expected) in [
            ("第一名", "1"),
            ("第 十 名", "10"),
            ("第十二位", "12"),
            ("第二十名", "20"),
            ("并列第三", "3"),
            ("第３名", "3"),
            ("九十九名", "99"),
            ("5位", "5"),
        ] {
            assert_eq!(rank(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "3",
            "一",
            "第",
            "名",
            "第零名",
            "第0名",
            "第一百名",
            "第十十名",
            "并列",
            "第一二名",
        ] {
            assert_eq!(rank(text), None, "{text}");
        }
    }
}
