//! A number as a day or a time.

use super::section::Token;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_IN_CHINESE: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// The day and time as the tokens print them; none for a number that is no day.
pub(super) fn print(tokens: &[Token], number: f64, from_1904: bool) -> Option<String> {
    let when = moment(number, from_1904)?;
    let seconds = (number * 86_400.0).round();
    let halves = tokens.iter().any(|it| matches!(it, Token::Half(..)));
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal(literal) => text += literal,
            Token::Slash => text.push('/'),
            Token::Comma => text.push(','),
            Token::Dot if !is_digit(tokens.get(at + 1)) => text.push('.'),
            Token::Half(morning, evening) => {
                text += if when.hour() < 12 { morning } else { evening }
            }
            Token::Elapsed('h') => text += &format!("{}", (seconds / 3600.0).floor()),
            Token::Elapsed('m') => text += &format!("{}", (seconds / 60.0).floor()),
            Token::Elapsed(_) => text += &format!("{seconds}"),
            Token::Date('m', run) if is_minute(tokens, at) => text += &padded(when.minute(), *run),
            Token::Date('h', run) => {
                let hour = if halves { when.hour12().1 } else { when.hour() };
                text += &padded(hour, *run);
            }
            Token::Date(letter, run) => text += &day(when, *letter, *run),
            _ => {}
        }
    }
    Some(text.trim().to_owned())
}

fn is_digit(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Digit(_)))
}

/// Whether an `m` is minutes: behind hours or before seconds.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let of_time = |token: &&Token| matches!(token, Token::Date(..) | Token::Elapsed(_));
    let before = tokens.iter().take(at).rev().find(of_time);
    let after = tokens.iter().skip(at + 1).find(of_time);
    matches!(before, Some(Token::Date('h', _) | Token::Elapsed('h')))
        || matches!(after, Some(Token::Date('s', _) | Token::Elapsed('s')))
}

fn padded(number: u32, run: usize) -> String {
    if run > 1 { format!("{number:02}") } else { number.to_string() }
}

fn day(when: NaiveDateTime, letter: char, run: usize) -> String {
    let weekday = when.weekday().num_days_from_monday() as usize;
    let name = |names: &[&'static str], at: usize| names.get(at).copied().unwrap_or_default();
    let month = name(&MONTHS, when.month0() as usize);
    match (letter, run) {
        ('y', 1 | 2) => format!("{:02}", when.year().rem_euclid(100)),
        ('y' | 'e', _) => when.year().to_string(),
        ('m', 3) => month.chars().take(3).collect(),
        ('m', 4) => month.to_owned(),
        ('m', 5..) => month.chars().take(1).collect(),
        ('m', _) => padded(when.month(), run),
        ('d', 3) => name(&DAYS, weekday).chars().take(3).collect(),
        ('d', 4..) => name(&DAYS, weekday).to_owned(),
        ('d', _) => padded(when.day(), run),
        ('a', 3) => name(&DAYS_IN_CHINESE, weekday).to_owned(),
        ('a', 4..) => format!("星期{}", name(&DAYS_IN_CHINESE, weekday)),
        ('s', _) => padded(when.second(), run),
        _ => String::new(),
    }
}

/// The day that a number stands for. The first spreadsheets took 1900 for a leap year, so up to its 28th
/// of February the days are one off.
fn moment(number: f64, from_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let first = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1),
        false if number < 60.0 => NaiveDate::from_ymd_opt(1899, 12, 31),
        false => NaiveDate::from_ymd_opt(1899, 12, 30),
    }?;
    // Far below 2^53: days to the end of 9999, in seconds.
    let seconds = (number * 86_400.0).round() as i64;
    first.and_hms_opt(0, 0, 0)?.checked_add_signed(Duration::seconds(seconds))
}
