//! Fiscal years: FY2013/14, which is neither 2013 nor 2014.
//!
//! A table says of one that it begins in the one year and ends in the next, and seldom in which month.
//! So it is a period of a kind of its own ([`Part::Fiscal`]): others of its kind come before and after
//! it, and nothing of the calendar is taken for it.

use super::literal::{fold, parse_cell, undecorated};
use super::{Part, Period, PeriodLiteral};
use crate::text::Text;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// So many cells that may be months, and may be fiscal years, are no months: 2009-10, 2010-11, 2011-12.
const SURE: usize = 3;

const BEFORE: [&str; 3] = ["FY", "fiscal year", "financial year"];
const BEHIND: [&str; 4] = ["财政年度", "财年", "会计年度", "年度"];

/// What may stand within a fiscal year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// In a statement, a blank ends the word and `_` belongs to a name.
    Statement,
    /// In a cell or a title.
    Print,
}

/// What has the form of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The year that it begins in.
    pub year: i32,
    /// How many bytes of the text it takes.
    pub length: usize,
    /// Whether a word says that it is one.
    pub marked: bool,
    /// Whether it can be nothing else: 2013/14 and FY2011/12; 2011-12 is a month too, and 2011-2012
    /// may be two years.
    pub sure: bool,
}

/// What a folded text starts with: `FY2013/14`, `FY 2013-14`, 2013/14财年, `2013/14`, `2013/2014`.
pub(super) fn written(text: &str, within: Within) -> Option<Written> {
    let before = BEFORE.iter().find_map(|word| after_word(text, word, within));
    let rest = before.unwrap_or(text);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, rest) = rest.split_at_checked(4).filter(|_| digits(rest) == 4)?;
    let year: i32 = year.parse().ok().filter(|year| *year >= 1000)?;
    let separator = rest.chars().next()?;
    let rest = rest.strip_prefix(['/', '-', '_'])?;
    let (next, rest) = rest.split_at_checked(digits(rest))?;
    let whole = next.len() == 4;
    let follows = match next.len() {
        2 => next.parse() == Ok((year + 1).rem_euclid(100)),
        4 => next.parse() == Ok(year + 1),
        _ => false,
    };
    // `2011-12-31` is a day.
    let day = rest.strip_prefix(separator).is_some_and(|rest| digits(rest) > 0);
    if !follows || day {
        return None;
    }
    let behind = BEHIND.iter().find_map(|word| rest.strip_prefix(word));
    let marked = before.is_some() || behind.is_some();
    if separator == '_' && (within == Within::Statement || !marked) {
        return None;
    }
    let a_month = !whole && (1..=12).contains(&(year + 1).rem_euclid(100));
    let ambiguous = a_month || (whole && separator == '-');
    let length = text.len() - behind.unwrap_or(rest).len();
    Some(Written { year, length, marked, sure: marked || !ambiguous })
}

/// The text behind a word that says that a fiscal year follows.
fn after_word<'t>(text: &'t str, word: &str, within: Within) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    let rest = start.eq_ignore_ascii_case(word).then_some(rest)?;
    match within {
        Within::Statement => (word == "FY").then_some(rest),
        Within::Print => Some(rest.trim_start_matches([' ', '.', '_'])),
    }
}

/// `FY2016`: one year, of which nobody says whether it is the first or the second.
pub(super) fn is_half_said(text: &str) -> bool {
    let rest = BEFORE.iter().find_map(|word| after_word(text, word, Within::Print));
    rest.is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4
    })
}

/// How the periods of a column, or of headers beside one another, are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Writing {
    fiscal: bool,
}

impl Writing {
    /// What the cells of a column, or headers, are together: 2011-12 alone is a month, beside 2012-13 it
    /// is a fiscal year. Those that are no periods say nothing.
    pub fn of<'t>(cells: impl IntoIterator<Item = &'t str>) -> Self {
        let (mut years, mut sure) = (BTreeSet::new(), false);
        // A period stands in a column once for each district.
        let mut seen = HashSet::new();
        for cell in cells.into_iter().filter(|cell| seen.insert(*cell)) {
            let plain = undecorated(cell);
            match written(&plain, Within::Print).filter(|one| one.length == plain.len()) {
                Some(one) => {
                    years.insert(one.year);
                    sure |= one.sure;
                }
                // A plain year may stand beside both.
                None if parse_cell(cell).is_ok_and(|it| it.part != Part::Year) => {
                    return Self::default();
                }
                None => {}
            }
        }
        Self { fiscal: sure || years.len() >= SURE }
    }

    /// Whether a cell can be read in some column.
    pub fn may_read(cell: &str) -> bool {
        [Self { fiscal: true }, Self { fiscal: false }].iter().any(|one| one.read(cell).is_ok())
    }

    /// Whether they are fiscal years.
    pub const fn is_fiscal(self) -> bool {
        self.fiscal
    }

    /// Reads one of them, as [`parse_cell`] does.
    ///
    /// # Errors
    /// Those of [`parse_cell`].
    pub fn read(self, cell: &str) -> Result<PeriodLiteral, Text> {
        let plain = undecorated(cell);
        match written(&plain, Within::Print) {
            Some(one) if self.fiscal && one.length == plain.len() => Ok(one.literal()),
            _ => parse_cell(cell),
        }
    }
}

impl Written {
    pub(super) const fn literal(self) -> PeriodLiteral {
        PeriodLiteral { year: Some(self.year), part: Part::Fiscal }
    }
}

impl Period {
    /// Whether it is a fiscal year, which nothing of the calendar is compared with.
    pub fn is_fiscal(self) -> bool {
        self.part == Part::Fiscal
    }

    /// The first and the last day that may be its last one; those of a fiscal year are a year apart.
    pub fn end_between(self) -> (NaiveDate, NaiveDate) {
        let year = |year| Self { year, part: Part::Year };
        match self.is_fiscal() {
            true => (year(self.year + 1).start(), year(self.year + 1).end()),
            false => (self.end(), self.end()),
        }
    }

    /// The first and the last day that may be its first one.
    pub fn start_between(self) -> (NaiveDate, NaiveDate) {
        let year = |year| Self { year, part: Part::Year };
        match self.is_fiscal() {
            true => (year(self.year).start(), year(self.year).end()),
            false => (self.start(), self.start()),
        }
    }
}

/// A fiscal year as a text of its own, if it can be nothing else.
pub(super) fn whole(text: &str) -> Option<PeriodLiteral> {
    let folded = fold(text);
    let one = written(&folded, Within::Print)?;
    (one.sure && one.length == folded.len()).then(|| one.literal())
}

/// `13/14` of 2013/14.
pub(super) fn called(year: i32) -> String {
    format!("{year:04}/{:02}", year.saturating_add(1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse;

    fn reads(cells: &[&str]) -> Vec<String> {
        let writing = Writing::of(cells.iter().copied());
        let read = |cell: &&str| writing.read(cell).map_or("–".into(), |one| one.to_string());
        cells.iter().map(read).collect()
    }

    #[test]
    fn spellings_of_one_fiscal_year() {
        for text in [
            "FY2013/14",
            "fy2013/14",
            "FY 2013/14",
            "FY2013-14",
            "FY 2013/2014",
            "FY2013_14",
            "Financial Year 2013/14",
            "ＦＹ２０１３／１４",
            "2013/14",
            "2013-14",
            "2013/2014",
            "2013/14财年",
            "2013-2014财政年度",
            "2013-2014年度",
        ] {
            let read = parse(text).map(|one| one.to_string());
            assert_eq!(read, Ok("FY2013/14".into()), "{text}");
        }
        let ends = parse("FY1999/00").map(|one| one.to_string());
        assert_eq!(ends, Ok("FY1999/00".into()));
        for text in ["2013/15", "FY2013", "FY2013/15", "2013-2014", "2013_14", "2013/140"] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert_eq!(parse("2011/12").map(|one| one.to_string()), Ok("2011M12".into()));
    }

    #[test]
    fn cells_are_read_by_what_stands_beside_them() {
        assert_eq!(reads(&["2011-12", "2012-13"]), ["FY2011/12", "FY2012/13"]);
        assert_eq!(reads(&["2011/12", "FY2012/13"]), ["FY2011/12", "FY2012/13"]);
        let run = ["2009-10", "2010-11", "2011-12"];
        assert_eq!(reads(&run), ["FY2009/10", "FY2010/11", "FY2011/12"]);
        let long = ["2009-2010", "2010–2011(revised)", "2011-2012", "Total"];
        assert_eq!(reads(&long), ["FY2009/10", "FY2010/11", "FY2011/12", "–"]);
        // Months, however few have the form of one.
        assert_eq!(reads(&["2011-11", "2011-12"]), ["2011M11", "2011M12"]);
        assert_eq!(reads(&["2011-12"]), ["2011M12"]);
        let months = ["2011-11", "2011-12", "2012", "FY2012/13"];
        assert_eq!(reads(&months), ["2011M11", "2011M12", "2012", "FY2012/13"]);
        // A plain year stands beside both.
        assert_eq!(reads(&["2011-12", "2012"]), ["2011M12", "2012"]);
        assert_eq!(reads(&["2011-12", "2012", "FY2012/13"]), ["FY2011/12", "2012", "FY2012/13"]);
    }

    #[test]
    fn nothing_of_the_calendar_is_taken_for_one() {
        let period = |text: &str| parse(text).expect(text).in_year(2013);
        let fiscal = period("FY2013/14");
        assert_eq!(fiscal.previous(), period("FY2012/13"));
        assert_eq!(fiscal.same_last_year(), period("FY2012/13"));
        assert_eq!(fiscal.next(), period("FY2014/15"));
        assert_eq!((fiscal.months(), fiscal.elapsed_months()), (12, 12));
        assert!(fiscal.before_start().is_none() && fiscal.parts().is_empty());
        assert!(period("2013") < fiscal && fiscal < period("2014"));
        for other in ["2013", "2014", "2013H2", "2014H1", "2014Q2", "2014M6", "2014-07-01"] {
            let other = period(other);
            assert!(!fiscal.ends_like(other) && !other.ends_like(fiscal), "{other}");
            assert!(!fiscal.is_like(other) && !other.is_like(fiscal), "{other}");
        }
        assert!(fiscal.ends_like(fiscal) && fiscal.is_like(period("FY2015/16")));
    }
}
