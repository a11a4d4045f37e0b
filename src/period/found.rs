//! Which period a title or file name speaks of.

use super::literal::{Ending, fold, numeric, scan_with};
use super::{Part, PeriodLiteral, fiscal};

/// The years that digits alone are taken for; `id_4711` is none.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// What stands between a year and its part in file names: `2022_m1-9`.
const SEPARATORS: [char; 5] = ['_', '-', ' ', '.', '/'];

/// What a place in a name speaks of.
enum Found {
    Period(PeriodLiteral),
    /// `2015-16`, `fy2016`: a fiscal year perhaps, and no other.
    Open,
}

/// Finds a period anywhere in a title or file name: `ankang-2023q1.csv`, `2023年1-3月招商引资`,
/// `report_202303.csv`, `data_2023.csv`, `luan_2022_m1-9.csv`. The first one with its year, a part
/// of a year before a bare year (`V2021_2023q1`), but a day (as a rule that of the print) only
/// where there is nothing else; a year alone takes a part that stands elsewhere
/// (`2023年安康市1-3月`). A fiscal year has to be called one (`fy2015_16`, 2015/16财年). None where the
/// name leaves it open: two bare years that differ, a fiscal year and a part of one, or what may be
/// a fiscal year (`2015-16`, and so `2011-12` too, which may be a month; `fy2016`).
pub fn find_in(text: &str) -> Option<PeriodLiteral> {
    let (mut found, mut open) = (Vec::new(), false);
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let length = match at_start(rest, before) {
            Some((length, what)) => {
                match what {
                    Some(Found::Period(literal)) => found.push(literal),
                    Some(Found::Open) => open = true,
                    None => {}
                }
                length
            }
            None => next.len_utf8(),
        };
        let (taken, after) = rest.split_at_checked(length.max(next.len_utf8()))?;
        before = taken.chars().next_back();
        rest = after;
    }
    choose(&found, open)
}

/// The one that a name with all these means.
fn choose(found: &[PeriodLiteral], open: bool) -> Option<PeriodLiteral> {
    let dated = || found.iter().filter(|literal| literal.year.is_some());
    let is_part = |literal: &&PeriodLiteral| {
        !matches!(literal.part, Part::Day(..) | Part::Year | Part::Fiscal)
    };
    if let Some(part) = dated().find(is_part) {
        return Some(*part);
    }
    let mut years = dated().filter(|literal| literal.part == Part::Year);
    let year = years.next();
    if open || years.any(|other| Some(other) != year) {
        return None;
    }
    let undated = found.iter().find(|literal| literal.year.is_none());
    let mut fiscal = dated().filter(|literal| literal.part == Part::Fiscal);
    if let Some(first) = fiscal.next() {
        let alone = year.is_none() && undated.is_none() && fiscal.all(|other| other == first);
        return alone.then_some(*first);
    }
    match (year.or_else(|| dated().next()), undated) {
        (Some(PeriodLiteral { year, part: Part::Year }), Some(part)) => {
            Some(PeriodLiteral { year: *year, part: part.part })
        }
        (Some(first), _) => Some(*first),
        (None, undated) => undated.copied(),
    }
}

/// What the text starts with, after the character `before`: how long it is, and the period, if
/// it is one. A run of digits that is none is passed over whole.
fn at_start(text: &str, before: Option<char>) -> Option<(usize, Option<Found>)> {
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
    if digits == 0 && fiscal::is_half_said(text) && scan_with(text, Ending::Loose).is_none() {
        let length = text.find(|c: char| c.is_ascii_digit())?.saturating_add(4);
        return Some((length, Some(Found::Open)));
    }
    // 2015-16财年: else the digits alone would be taken.
    if let Some(scanned) = scan_with(text, Ending::Loose)
        && let Ok(literal @ PeriodLiteral { part: Part::Fiscal, .. }) = scanned.literal
    {
        return Some((scanned.length, Some(Found::Period(literal))));
    }
    if let Some((length, literal)) = year_and_part(text, digits) {
        return Some((length, Some(Found::Period(literal))));
    }
    if let Some(length) = perhaps_fiscal(text, digits) {
        return Some((length, Some(Found::Open)));
    }
    if let Some(scanned) = scan_with(text, Ending::Loose) {
        return Some((scanned.length, scanned.literal.ok().map(Found::Period)));
    }
    if digits == 0 {
        return None;
    }
    let numbers = numeric(text).ok().and_then(|(rest, literal)| {
        let literal = literal.ok().filter(is_of_our_years)?;
        let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
        (!goes_on).then_some((text.len() - rest.len(), Some(literal)))
    });
    // `2023.1 (2)`, `2023-7x`: where the longer form does not exist, the digits alone may.
    let alone = || {
        let literal = text.get(..digits).and_then(|run| match numeric(run) {
            Ok(("", literal)) => literal.ok(),
            _ => None,
        });
        (digits, literal.filter(is_of_our_years))
    };
    let (length, literal) = numbers.unwrap_or_else(alone);
    Some((length, literal.map(Found::Period)))
}

fn is_of_our_years(literal: &PeriodLiteral) -> bool {
    literal.year.is_some_and(|year| YEARS.contains(&year))
}

/// The year that a run of four digits is, and what stands behind it and a separator.
fn year_apart(text: &str, digits: usize) -> Option<(i32, char, &str)> {
    let (year, rest) = text.split_at_checked(digits).filter(|_| digits == 4)?;
    let year: i32 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c))?;
    Some((year, separator, rest.get(separator.len_utf8()..)?))
}

/// `2022_m1-9`, `2023-1-9月`: what could be read as two periods, or as another one.
fn year_and_part(text: &str, digits: usize) -> Option<(usize, PeriodLiteral)> {
    let (year, _, part) = year_apart(text, digits)?;
    let before = text.len() - part.len();
    if part.starts_with(['m', 'M']) {
        // A month has no spelling without its year, so it gets the one that stands before.
        let scanned = scan_with(&format!("{year}{part}"), Ending::Loose)?;
        return Some((before + scanned.length.checked_sub(digits)?, scanned.literal.ok()?));
    }
    let scanned = scan_with(part, Ending::Loose)?;
    let literal = scanned.literal.ok().filter(|literal| literal.year.is_none())?;
    Some((before + scanned.length, PeriodLiteral { year: Some(year), ..literal }))
}

/// `2015-16`, `2015_16`, `2015/16`: the two digits are the last of the next year.
fn perhaps_fiscal(text: &str, digits: usize) -> Option<usize> {
    let (year, separator, rest) = year_apart(text, digits)?;
    let (next, behind) = rest.split_at_checked(2)?;
    let two_digits = next.bytes().all(|byte| byte.is_ascii_digit());
    let is_next = next.parse() == Ok((year + 1).rem_euclid(100));
    // `2011-12-31` is a day.
    let day = behind
        .strip_prefix(separator)
        .is_some_and(|day| separator != '_' && day.starts_with(|c: char| c.is_ascii_digit()));
    let goes_on = day || behind.starts_with(|c: char| c.is_ascii_digit());
    (two_digits && is_next && !goes_on && matches!(separator, '-' | '_' | '/'))
        .then(|| text.len() - behind.len())
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
            ("luan_2022_m1-9_investment", "2022M1-9"),
            ("ankang_2023_m1-9", "2023M1-9"),
            ("ankang_2023_m3_final", "2023M3"),
            ("2023_1-9月", "2023M1-9"),
            ("2023-1-9月", "2023M1-9"),
            ("2023M1-9", "2023M1-9"),
            ("2023_Q1", "2023Q1"),
            ("V2021_2023q1", "2023Q1"),
            ("2021_2022_2023q1", "2023Q1"),
            ("2023_2023", "2023"),
            ("2011-12-31", "2011-12-31"),
            ("2011-11", "2011M11"),
            ("2015_17", "2015"),
            ("kenya_osr_fy2015_16", "FY2015/16"),
            ("FY2013-14", "FY2013/14"),
            ("County Revenue, FY 2013/14 (published 2014-11-30)", "FY2013/14"),
            ("2013/14财年各县收入", "FY2013/14"),
            ("FY2013-14 2013Q3", "2013Q3"),
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
        for open in [
            "fy2016",
            "FY2013/14 and FY2014/15",
            "2015-16",
            "2015/16",
            "1999-00",
            "2011-12",
            "fy2015_16_q1",
            "2015-2016",
            "2022年与2023年比较",
            "2022、2023年（1-9月）",
        ] {
            assert_eq!(find_in(open), None, "{open}");
        }
    }

    proptest! {
        #[test]
        fn finding_never_panics(text in "([0-9０年月季度一QHM./_-]{0,12}.{0,3}){0,3}") {
            find_in(&text);
        }
    }
}
