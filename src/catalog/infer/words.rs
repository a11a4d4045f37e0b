//! What the words of one header say: whose figure, which one, in which unit.

use crate::catalog::{Measure, key};
use crate::text::{Text, text};
use crate::units::{Dimension, Unit, parse_unit};

/// What says of when a measure is, and not of what: `Annual Target`.
const OF_TIME: &[&str] = &["annual", "yearly", "full-year"];

/// A header taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// Whose: 内资; none when the header is a measure alone (名次).
    pub indicator: Option<String>,
    /// Another name for it: 内资 of `实际引进内资_内资完成排名`.
    pub alias: Option<String>,
    /// Which; none when no word says it.
    pub measure: Option<Measure>,
    /// The unit that the measure's own part states, and where.
    pub unit: Option<(Unit, Text)>,
    /// The unit that the indicator's part states.
    pub amount_unit: Option<Unit>,
    /// A year that was dropped: 2023年.
    pub year: Option<String>,
    /// The header without its unit, for when the measure turns out to be none.
    pub whole: String,
}

/// Takes a header of one or two parts apart.
pub(super) fn words_of(parts: &[String]) -> Words {
    let mut words = Words::default();
    let mut pieces: Vec<String> = Vec::new();
    let parts: Vec<String> = parts.iter().map(|part| unmarked(part).to_owned()).collect();
    let (parts, stated) = unit_row(&parts);
    for (at, part) in parts.iter().enumerate() {
        let (text, unit) = take_unit(part);
        if at + 1 == parts.len() {
            words.unit = unit;
            if parts.len() == 1 {
                pieces = split(&text);
                take_last_unit(&mut pieces, &mut words);
                continue;
            }
        } else {
            words.amount_unit = unit.map(|(unit, _)| unit);
        }
        pieces.push(text);
    }
    if let Some(unit) = stated {
        words.unit = Some((unit, text!("in the row of units", "单位行里的")));
    }
    words.whole = pieces.join("_");
    let Some(last) = pieces.pop() else { return words };
    let (year, rest) = without_year(&last);
    let before = pieces.join("_");
    match measure_of(rest) {
        Some((measure, remainder)) => {
            words.measure = Some(measure);
            words.year = year;
            let (year, remainder) = match trailing_year(remainder) {
                Some((remainder, year)) => (Some(year), remainder),
                None => (None, remainder),
            };
            words.year = words.year.or(year);
            let bare = remainder.is_empty() || OF_TIME.contains(&key(remainder).as_str());
            let remainder = (!bare).then(|| remainder.to_owned());
            if before.is_empty() {
                words.indicator = remainder;
            } else {
                words.indicator = Some(before);
                words.alias = remainder;
            }
        }
        None => words.indicator = (!words.whole.is_empty()).then(|| words.whole.clone()),
    }
    words
}

/// A header without the marks of footnotes behind it: 内资①, `Income¹`; m² is none.
fn unmarked(part: &str) -> &str {
    let marks = |c: char| {
        matches!(c, '¹' | '²' | '³' | '※' | '†' | '‡' | '§')
            || ('\u{2070}'..='\u{2079}').contains(&c)
            || ('①'..='⑳').contains(&c)
    };
    let bare = part.trim_end().trim_end_matches(marks);
    match bare.is_empty() || bare.ends_with(['m', 'M', '米']) {
        true => part,
        false => bare.trim_end(),
    }
}

/// The parts without the last, where that is a unit and nothing else: a row of units stands below the
/// header. A scale alone is none, nor is a word that means a measure too.
fn unit_row(parts: &[String]) -> (&[String], Option<Unit>) {
    let Some((last, before @ [_, ..])) = parts.split_last() else { return (parts, None) };
    let bare = last.trim().trim_matches(['（', '）', '(', ')', '[', ']', '【', '】']);
    let unit = parse_unit(bare).ok().filter(|unit| unit.dimension != Dimension::Number);
    match unit {
        Some(unit) => (before, Some(unit)),
        None => (parts, None),
    }
}

/// The unit that a header states for its amounts: 万元 of `投资_实际_万元`.
pub fn unit_in_header(header: &str) -> Option<Unit> {
    let words = words_of(&[header.to_owned()]);
    words.unit.map(|(unit, _)| unit).or(words.amount_unit)
}

/// The text without a unit in brackets or a trailing `%`, and the unit.
fn take_unit(part: &str) -> (String, Option<(Unit, Text)>) {
    const BRACKETS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')];
    for (open, close) in BRACKETS {
        let Some((before, rest)) = part.rsplit_once(open) else { continue };
        let Some((inside, after)) = rest.split_once(close) else { continue };
        if let Some(unit) = parse_unit(inside).ok().filter(|_| !inside.trim().is_empty()) {
            return (
                format!("{before}{after}").trim().to_owned(),
                Some((unit, text!("in brackets", "括号里的"))),
            );
        }
    }
    match part.trim_end().strip_suffix(['%', '％']) {
        Some(text) => {
            (text.trim().to_owned(), Some((Unit::PERCENT, text!("% in the header", "表头里的 %"))))
        }
        None => (part.trim().to_owned(), None),
    }
}

/// Cuts at `_` and at dots that stand in no number.
fn split(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut last = ' ';
    for c in text.chars() {
        let cuts = c == '_' || (c == '.' && !last.is_ascii_digit());
        match pieces.last_mut() {
            Some(piece) if !cuts => piece.push(c),
            _ => pieces.push(String::new()),
        }
        last = c;
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// A unit as the last of several pieces. Not a scale alone: the `m` of a name is no million.
fn take_last_unit(pieces: &mut Vec<String>, words: &mut Words) {
    let [_, .., last] = pieces.as_slice() else { return };
    let unit = parse_unit(last).ok().filter(|unit| unit.dimension != Dimension::Number);
    if let (None, Some(unit)) = (&words.unit, unit) {
        words.unit = Some((unit, text!("the last part of the header", "表头的最后一段")));
        pieces.pop();
    }
}

/// `2023年目标` → 2023年 and 目标. A header that is nothing but a year keeps it.
fn without_year(text: &str) -> (Option<String>, &str) {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let Some((year, rest)) = text.split_at_checked(4).filter(|_| digits == 4) else {
        return (None, text);
    };
    let stripped = rest.strip_prefix('年').unwrap_or(rest).trim_start();
    if stripped.is_empty() { (None, text) } else { (Some(format!("{year}年")), stripped) }
}

/// `内资2023年` → 内资 and 2023年.
fn trailing_year(text: &str) -> Option<(&str, String)> {
    let bare = text.trim_end().trim_end_matches('年');
    let (before, year) = bare.split_at_checked(bare.len().checked_sub(4)?)?;
    let is_year = year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| (before.trim_end(), format!("{year}年")))
}

/// The measure that a text is, or ends with (or, in English, begins with), and the rest.
fn measure_of(text: &str) -> Option<(Measure, &str)> {
    let wanted = key(text);
    let known = |word: &str| Measure::spellings().find(|(it, _)| key(it) == key(word));
    if let Some((_, measure)) = known(&wanted) {
        return Some((measure, ""));
    }
    // A quotient is nobody's measure: `Actual Revenue/ Annual Target`.
    let text = if text.contains(['/', '／', '÷']) { "" } else { text };
    if let Some((before, word)) = text.trim().rsplit_once(' ')
        && let Some((_, measure)) = known(word)
    {
        return Some((measure, before.trim()));
    }
    if let Some((word, after)) = text.trim().split_once(' ')
        && let Some((_, measure)) = known(word)
    {
        return Some((measure, after.trim()));
    }
    (Measure::spellings())
        .filter(|(word, _)| !word.is_ascii())
        .filter_map(|(word, measure)| Some((text.trim_end().strip_suffix(word)?, measure)))
        .min_by_key(|(rest, _)| rest.len())
        .map(|(rest, measure)| (measure, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Currency;

    fn of(parts: &[&str]) -> (String, Option<Measure>, String) {
        let words = words_of(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        let unit = words.unit.map_or_else(String::new, |(unit, _)| unit.to_string());
        (words.indicator.unwrap_or_default(), words.measure, unit)
    }

    fn is(indicator: &str, measure: Measure, unit: &str) -> (String, Option<Measure>, String) {
        (indicator.into(), Some(measure), unit.into())
    }

    #[test]
    fn one_header_in_several_spellings() {
        let actual = is("内资", Measure::Actual, "亿元");
        assert_eq!(of(&["内资_绝对值_亿元"]), actual);
        assert_eq!(of(&["内资.绝对值(亿元)"]), actual);
        assert_eq!(of(&["内资绝对值（亿元）"]), actual);
        assert_eq!(of(&["domestic_actual_CNY"]), is("domestic", Measure::Actual, "元"));
        assert_eq!(of(&["内资_同比%"]), is("内资", Measure::Yoy, "%"));
        assert_eq!(of(&["Revenue Target"]), is("Revenue", Measure::Target, ""));
        assert_eq!(of(&["Actual Revenue"]), is("Revenue", Measure::Actual, ""));
        assert_eq!(of(&["名次"]), is("", Measure::Rank, ""));
        assert_eq!(of(&["Annual Target"]), is("", Measure::Target, ""));
    }

    #[test]
    fn a_year_is_dropped_from_a_measure() {
        assert_eq!(of(&["内资_2023年目标_亿元"]), is("内资", Measure::Target, "亿元"));
        assert_eq!(of(&["内资2023年目标"]), is("内资", Measure::Target, ""));
        let words = words_of(&["内资_2023年目标".into()]);
        assert_eq!(words.year.as_deref(), Some("2023年"));
        assert_eq!(of(&["2023年"]), ("2023年".into(), None, String::new()));
    }

    #[test]
    fn two_parts() {
        let words = words_of(&["实际引进内资（亿元）".into(), "内资完成排名".into()]);
        assert_eq!(words.indicator.as_deref(), Some("实际引进内资"));
        assert_eq!(words.alias.as_deref(), Some("内资"));
        assert_eq!(words.measure, Some(Measure::Rank));
        assert_eq!(words.amount_unit, Some(Unit::money(Currency::CNY, 8)));
    }

    #[test]
    fn a_row_of_units_is_the_last_part() {
        let actual = is("内资", Measure::Actual, "亿元");
        assert_eq!(of(&["内资", "实际", "亿元"]), actual);
        assert_eq!(of(&["内资", "实际", "（亿元）"]), actual);
        assert_eq!(of(&["内资", "进度", "%"]), is("内资", Measure::Progress, "%"));
        assert_eq!(of(&["内资", "亿元"]), ("内资".into(), None, "亿元".into()));
    }

    #[test]
    fn no_measure_no_unit() {
        let plain = |text: &str| (text.to_owned(), None, String::new());
        assert_eq!(of(&["5亿元及以上新签约"]), plain("5亿元及以上新签约"));
        assert_eq!(of(&["县(市、区)数"]), plain("县(市、区)数"));
        assert_eq!(of(&["unemployment_rate_m"]), plain("unemployment_rate_m"));
        assert_eq!(of(&["Percentage (%)"]), ("Percentage".into(), None, "%".into()));
    }
}
