//! How a period literal is read: at the start of a text, or as a whole text.
//!
//! Takes text as typed, full-width digits and signs included; gives the literal, or a message
//! that says what exists where the text has the form of a period that does not (`2023Q5`).

use super::fiscal::{self, Within};
use super::{Part, PeriodLiteral};
use crate::text::{Text, text};
use crate::units::{Quantity, Unit};
use chrono::{Datelike, NaiveDate};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map, map_opt, opt, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};
use unicode_ident::is_xid_continue;

/// A period literal at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannedPeriod {
    /// How many bytes of the text it takes, also where it does not exist.
    pub length: usize,
    /// What it says; or, where it says a period that does not exist, which ones do.
    pub literal: Result<PeriodLiteral, Text>,
}

/// Reads the longest period literal that the text starts with and that ends the word: `2023Q1`,
/// `2023H1`, `2023M3`, `2023-03`, `2023-03-31`, `2023M1-9`, `2023年一季度`, `2023年1-3月`; without a
/// year `Q1`, `一季度`, `3月`, `1-3月`, `前三季度`; `FY2013/14`, 2013/14财年. A bare `2023` is a number ([`as_year`]).
pub fn scan(text: &str) -> Option<ScannedPeriod> {
    scan_with(text, Ending::Word)
}

/// Reads a whole text from a catalog, a cell or `--period`: what [`scan`] reads, and `2023`,
/// `202303`, `20230331`, `2023/3/31`, `2023.03`; a fiscal year also as `2013/14`, where that is no month.
///
/// # Errors
/// A message for any other text (`2023Q5`, `spring`).
pub fn parse(text: &str) -> Result<PeriodLiteral, Text> {
    let text = text.trim();
    if let Some(literal) = fiscal::whole(text) {
        return Ok(literal);
    }
    if let Some(scanned) = scan(text).filter(|scanned| scanned.length == text.len()) {
        return scanned.literal;
    }
    let folded = fold(text);
    match numeric.parse(&folded) {
        Ok(("", literal)) => literal,
        _ if fiscal::is_half_said(&folded) => Err(text!(
            "`{text}` is named by one of its two years: write a fiscal year as FY2013/14",
            "`{text}` 只写了一个年份：财年要写出起止两年，如 2013/14财年",
            text
        )),
        _ => Err(text!(
            "`{text}` is not a period: write one as 2023, 2023H1, 2023Q1, 2023-03, 2023-03-31 or \
             2023年1-3月",
            "`{text}` 不是期间：写作 2023、2023H1、2023Q1、2023-03、2023-03-31 或 2023年1-3月",
            text
        )),
    }
}

/// Reads a cell or a header: what [`parse`] reads, also with a remark in brackets behind it
/// (上半年(二季度榜)), or with another dash (1—5月).
///
/// # Errors
/// Those of [`parse`].
pub fn parse_cell(text: &str) -> Result<PeriodLiteral, Text> {
    let first = parse(text);
    if first.is_ok() {
        return first;
    }
    parse(&undecorated(text)).or(first)
}

/// A cell without a remark in brackets behind it, its dashes plain.
pub(super) fn undecorated(text: &str) -> String {
    let plain = fold(text);
    let bare = plain.split_once('(').filter(|(_, rest)| rest.trim_end().ends_with(')'));
    let bare = bare.map_or(plain.as_str(), |(before, _)| before);
    let dashes = ['—', '–', '~', '～', '至', '―'];
    bare.trim().replace(dashes, "-")
}

/// The year that a plain four-digit integer is where a period is required.
pub fn as_year(quantity: &Quantity) -> Option<PeriodLiteral> {
    let year = i32::try_from(quantity.value.digits()).ok()?;
    let is_year = quantity.unit == Unit::NUMBER
        && quantity.value.places() == 0
        && (1000..=9999).contains(&year);
    is_year.then_some(PeriodLiteral { year: Some(year), part: Part::Year })
}

/// What has to follow a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// No character that continues a word.
    Word,
    /// In a title or file name: after a digit, no ASCII letter or digit.
    Loose,
}

pub(super) fn scan_with(text: &str, ending: Ending) -> Option<ScannedPeriod> {
    // No literal is longer, and a long text is not folded for every word of it.
    let start: String = text.chars().take(40).collect();
    let folded = fold(&start);
    let (rest, literal) = period(ending).parse(&folded).ok()?;
    // Folding keeps the number of characters.
    let taken = folded.chars().count() - rest.chars().count();
    Some(ScannedPeriod { length: text.chars().take(taken).map(char::len_utf8).sum(), literal })
}

/// Full-width characters and the typographic minus as their plain twins, one for one.
pub(super) fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '−' => '-',
        other => other,
    };
    text.chars().map(plain).collect()
}

type Read<'text, T = Result<PeriodLiteral, Text>> = IResult<&'text str, T>;

/// Any period literal, ended as `ending` says.
fn period<'text>(
    ending: Ending,
) -> impl Parser<&'text str, Output = Result<PeriodLiteral, Text>, Error = nom::error::Error<&'text str>>
{
    let within = match ending {
        Ending::Word => Within::Statement,
        Ending::Loose => Within::Print,
    };
    alt((
        ended(ending, move |input| fiscal_year(input, within)),
        ended(ending, iso_day),
        ended(ending, iso_month),
        ended(ending, grained),
        ended(ending, chinese_with_year),
        ended(ending, terminated(year, char('年')).map(|year| exists(Some(year), Part::Year))),
        ended(ending, chinese_part.map(|part| part.and_then(|part| exists(None, part)))),
        ended(ending, grain_alone),
    ))
}

/// `parser`, followed by nothing that belongs to the same word.
fn ended<'text, P>(
    ending: Ending,
    mut parser: P,
) -> impl Parser<&'text str, Output = P::Output, Error = nom::error::Error<&'text str>>
where
    P: Parser<&'text str, Error = nom::error::Error<&'text str>>,
{
    move |input: &'text str| {
        let (rest, output) = parser.parse(input)?;
        let taken = input.get(..input.len() - rest.len()).unwrap_or_default();
        let goes_on = rest.chars().next().is_some_and(|next| match ending {
            Ending::Word => is_xid_continue(next),
            Ending::Loose => {
                taken.ends_with(|c: char| c.is_ascii()) && next.is_ascii_alphanumeric()
            }
        });
        if goes_on {
            return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Eof)));
        }
        Ok((rest, output))
    }
}

/// `2023`: four digits, of which the first is not zero.
fn year(input: &str) -> Read<'_, i32> {
    let digits = take_while_m_n(4, 4, |c: char| c.is_ascii_digit());
    let year = map_opt(digits, |digits: &str| digits.parse().ok());
    verify(year, |year| *year >= 1000).parse(input)
}

/// Any run of digits; one that is too long is a number that nothing has.
fn number(input: &str) -> Read<'_, u8> {
    map(digit1, |digits: &str| digits.parse().unwrap_or(u8::MAX)).parse(input)
}

fn two_digits(input: &str) -> Read<'_, u8> {
    verify(digit1, |digits: &str| digits.len() == 2).and_then(number).parse(input)
}

/// `2023-03-31`; `2023-03-5` has the form too, but not the digits.
fn iso_day(input: &str) -> Read<'_> {
    let (rest, (year, _, month, _, day)) =
        (year, char('-'), two_digits, char('-'), digit1).parse(input)?;
    let literal = if day.len() == 2 {
        exists(Some(year), Part::Day(month, day.parse().unwrap_or(u8::MAX)))
    } else {
        Err(text!(
            "a day is written with two digits, as {month}-05",
            "日写两位数字，如 {month}-05",
            month = format!("{year}-{month:02}")
        ))
    };
    Ok((rest, literal))
}

/// `FY2013/14`, 2013/14财年: in a text, a word has to say that it is one.
fn fiscal_year(input: &str, within: Within) -> Read<'_> {
    let written = fiscal::written(input, within).filter(|one| one.marked);
    let rest = written.and_then(|one| input.get(one.length..));
    match (written, rest) {
        (Some(one), Some(rest)) => Ok((rest, Ok(one.literal()))),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

/// `2023-03`
fn iso_month(input: &str) -> Read<'_> {
    let (rest, (year, _, month)) = (year, char('-'), two_digits).parse(input)?;
    let literal = exists(Some(year), Part::Month(month));
    let is_next = i32::from(month) == (year + 1).rem_euclid(100);
    let fiscal = PeriodLiteral { year: Some(year), part: Part::Fiscal };
    let literal = literal.map_err(|said| match is_next {
        true => text!("a fiscal year is written {fiscal}", "财年写作 {fiscal}", fiscal),
        false => said,
    });
    Ok((rest, literal))
}

/// `2023Q1`, `2023h1`, `2023M3`, `2023M1-9`
fn grained(input: &str) -> Read<'_> {
    let months = (one_of("Mm"), number, char('-'), number).map(|(_, from, _, to)| span(from, to));
    let month = preceded(one_of("Mm"), number).map(|month| Ok(Part::Month(month)));
    let (rest, (year, part)) = (year, alt((months, month, grain.map(Ok)))).parse(input)?;
    Ok((rest, part.and_then(|part| exists(Some(year), part))))
}

/// `Q1`, `h2`
fn grain(input: &str) -> Read<'_, Part> {
    alt((
        preceded(one_of("Qq"), number).map(Part::Quarter),
        preceded(one_of("Hh"), number).map(Part::Half),
    ))
    .parse(input)
}

/// `Q1` without a year. One that does not exist is left to be a name (`h264`).
fn grain_alone(input: &str) -> Read<'_> {
    verify(grain.map(|part| exists(None, part)), Result::is_ok).parse(input)
}

/// `2023年一季度`, `2023年3月31日`, `2023年全年`
fn chinese_with_year(input: &str) -> Read<'_> {
    let all = value(Ok(Part::Year), tag("全年"));
    let (rest, (year, _, part)) = (year, char('年'), alt((chinese_part, all))).parse(input)?;
    Ok((rest, part.and_then(|part| exists(Some(year), part))))
}

/// `一季度`, `前三季度`, `上半年`, `1-3月`, `3月31日`, `3月份`
fn chinese_part(input: &str) -> Read<'_, Result<Part, Text>> {
    let to = alt((value((), one_of("-~—–至到")), value((), tag("——"))));
    let month = || terminated(char('月'), opt(char('份')));
    let months = (number, to, number, month()).map(|(from, _, until, _)| span(from, until));
    let day = (number, char('月'), number, one_of("日号"))
        .map(|(month, _, day, _)| Ok(Part::Day(month, day)));
    let one_month = terminated(number, month()).map(|month| Ok(Part::Month(month)));
    let first_quarters = (char('前'), numeral, tag("季度"))
        .map(|(_, quarters, _)| span(1, quarters.saturating_mul(3)));
    let quarter =
        (opt(char('第')), numeral, tag("季度")).map(|(_, quarter, _)| Ok(Part::Quarter(quarter)));
    let half =
        alt((value(Ok(Part::Half(1)), tag("上半年")), value(Ok(Part::Half(2)), tag("下半年"))));
    alt((months, day, one_month, first_quarters, quarter, half)).parse(input)
}

/// `3`, 三
fn numeral(input: &str) -> Read<'_, u8> {
    let word = alt((
        value(1, char('一')),
        value(2, one_of("二两")),
        value(3, char('三')),
        value(4, char('四')),
        value(5, char('五')),
    ));
    alt((number, word)).parse(input)
}

/// `2023`, `202303`, `20230331`, `2023/3/31`, `2023.03`
pub(super) fn numeric(input: &str) -> Read<'_> {
    let (rest, year) = year(input)?;
    let tail = alt((
        (two_digits_of_run(4), two_digits_of_run(2)).map(|(month, day)| Part::Day(month, day)),
        two_digits_of_run(2).map(Part::Month),
        (one_of("-/."), number, one_of("-/."), number)
            .map(|(_, month, _, day)| Part::Day(month, day)),
        (one_of("-/."), number).map(|(_, month)| Part::Month(month)),
    ));
    let (rest, part) = opt(tail).parse(rest)?;
    Ok((rest, exists(Some(year), part.unwrap_or(Part::Year))))
}

/// Two digits, the first of a run of `length`.
fn two_digits_of_run<'text>(
    length: usize,
) -> impl Parser<&'text str, Output = u8, Error = nom::error::Error<&'text str>> {
    move |input: &'text str| {
        let run: IResult<&'text str, &'text str> =
            verify(digit1, |digits: &str| digits.len() == length).parse(input);
        run?;
        take_while_m_n(2, 2, |c: char| c.is_ascii_digit()).and_then(number).parse(input)
    }
}

/// January to a month; or months that are a quarter or half of the year.
fn span(from: u8, until: u8) -> Result<Part, Text> {
    match (from, until) {
        (1, 1..=12) => Ok(Part::to_month(until)),
        (4, 6) => Ok(Part::Quarter(2)),
        (7, 9) => Ok(Part::Quarter(3)),
        (10, 12) => Ok(Part::Quarter(4)),
        (7, 12) => Ok(Part::Half(2)),
        _ => Err(text!(
            "several months start in January (1-9月), or are a quarter or half of the year",
            "几个月合写时从 1 月开始（1-9月），或正好是一个季度、半年"
        )),
    }
}

/// The literal, if there is such a part of that year.
fn exists(year: Option<i32>, part: Part) -> Result<PeriodLiteral, Text> {
    let literal = PeriodLiteral { year, part };
    let months = text!("a year has the months 1 to 12", "一年有 1 至 12 月");
    let (fits, there_are) = match part {
        Part::Year | Part::Fiscal => (true, text!("", "")),
        Part::Half(half) => (
            (1..=2).contains(&half),
            text!("a year has the halves H1 and H2", "一年分上半年 H1 和下半年 H2"),
        ),
        Part::Quarter(quarter) => (
            (1..=4).contains(&quarter),
            text!("a year has the quarters Q1 to Q4", "一年有四个季度：Q1 至 Q4"),
        ),
        Part::Month(month) | Part::ToMonth(month) => ((1..=12).contains(&month), months),
        Part::Day(month, day) => {
            let Some(year) = year else {
                return Err(text!(
                    "a day is written with its year, as 2023年3月31日",
                    "日期要写明年份，如 2023年3月31日"
                ));
            };
            let first = NaiveDate::from_ymd_opt(year, month.into(), 1);
            let last = first
                .and_then(|first| (28..=31u32).rev().find(|day| first.with_day(*day).is_some()));
            return match last {
                None => Err(months),
                Some(last) if (1..=last).contains(&u32::from(day)) => Ok(literal),
                Some(last) => Err(text!(
                    "{month} has the days 1 to {last}",
                    "{month} 只有 1 至 {last} 日",
                    month = format!("{year}-{month:02}"),
                    last
                )),
            };
        }
    };
    if fits { Ok(literal) } else { Err(there_are) }
}

#[cfg(test)]
#[path = "literal_tests.rs"]
mod tests;
