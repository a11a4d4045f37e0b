//! Which period a title or file name speaks of.

use super::literal::{Ending, fold, numeric, scan_with};
use super::{Part, PeriodLiteral};

/// The years that digits alone are taken for; `id_4711` is none.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Finds a period anywhere in a title or file name: `ankang-2023q1.csv`, `2023年1-3月招商引资`,
/// `report_202303.csv`, `data_2023.csv`. The first one with its year, but a day (as a rule that of
/// the print) only where there is nothing else; a year alone takes a part that stands elsewhere
/// (`2023年安康市1-3月`).
pub fn find_in(text: &str) -> Option<PeriodLiteral> {
    let mut found: Vec<PeriodLiteral> = Vec::new();
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let length = match at_start(rest, before) {
            Some((length, literal)) => {
                found.extend(literal);
                length
            }
            None => next.len_utf8(),
        };
        let (taken, after) = rest.split_at_checked(length.max(next.len_utf8()))?;
        before = taken.chars().next_back();
        rest = after;
    }
    let is_day = |literal: &&PeriodLiteral| matches!(literal.part, Part::Day(..));
    let mut dated = found.iter().filter(|literal| literal.year.is_some());
    let undated = found.iter().find(|literal| literal.year.is_none());
    let first = dated.clone().find(|literal| !is_day(literal)).or_else(|| dated.next());
    match (first, undated) {
        (Some(PeriodLiteral { year, part: Part::Year }), Some(part)) => {
            Some(PeriodLiteral { year: *year, part: part.part })
        }
        (Some(first), _) => Some(*first),
        (None, undated) => undated.copied(),
    }
}

/// What the text starts with, after the character `before`: how long it is, and the period, if
/// it is one. A run of digits that is none is passed over whole.
fn at_start(text: &str, before: Option<char>) -> Option<(usize, Option<PeriodLiteral>)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let inside_a_word = match (digits > 0, before) {
        (true, Some(before)) => before.is_ascii_digit(),
        (false, Some(before)) => {
            before.is_ascii_alphanumeric() && text.starts_with(|c: char| c.is_ascii())
        }
        (_, None) => false,
    };
    if inside_a_word {
        return None;
    }
    if let Some(scanned) = scan_with(text, Ending::Loose) {
        return Some((scanned.length, scanned.literal.ok()));
    }
    if digits == 0 {
        return None;
    }
    let numbers = numeric(text).ok().and_then(|(rest, literal)| {
        let literal = literal
            .ok()
            .filter(|literal| literal.year.is_some_and(|year| YEARS.contains(&year)))?;
        let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
        (!goes_on).then_some((text.len() - rest.len(), Some(literal)))
    });
    // `2023.1 (2)`, `2023-7x`: where the longer form does not exist, the digits alone may.
    let alone = || {
        let literal = text.get(..digits).and_then(|run| match numeric(run) {
            Ok(("", literal)) => literal.ok(),
            _ => None,
        });
        (digits, literal.filter(|literal| literal.year.is_some_and(|year| YEARS.contains(&year))))
    };
    Some(numbers.unwrap_or_else(alone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_the_period_of_a_name() {
        for (text, period) in [
            ("ankang-2023q1.csv", "2023Q1"),
            ("2023年1-3月招商引资", "2023Q1"),
            ("２０２３年１－９月", "2023M1-9"),
            ("report_202303.csv", "2023M3"),
            ("2023-03.csv", "2023M3"),
            ("data_2023.csv", "2023"),
            ("data_2023_v2.csv", "2023"),
            ("20230407.csv", "2023-04-07"),
            ("20230407-2023Q1.csv", "2023Q1"),
            ("2023年安康市1-3月招商引资", "2023Q1"),
            ("2023年全市招商引资", "2023"),
            ("2023H1_final.csv", "2023H1"),
            ("2023.03.csv", "2023M3"),
            ("安康市前三季度情况", "1-9月"),
            ("ankang-q1.csv", "Q1"),
        ] {
            assert_eq!(
                find_in(text).map(|found| found.to_string()).as_deref(),
                Some(period),
                "{text}"
            );
        }
        for text in ["", "ankang.csv", "id_4711.csv", "20231340.csv", "12345678901", "faq1.csv"] {
            assert_eq!(find_in(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn finding_never_panics(text in "([0-9０年月季度一QHM./_-]{0,12}.{0,3}){0,3}") {
            find_in(&text);
        }
    }
}
