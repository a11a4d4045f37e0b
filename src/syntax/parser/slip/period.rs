//! Periods in several words: `at Q1 2023`, `at March 2023`, `在 2023年 一季度`, `in 2023Q1`.

use super::{Mending, Statement};
use crate::period::{self, Part, PeriodLiteral};
use crate::syntax::keywords::{Keyword, Surface};
use crate::syntax::parser::expected::Expected;
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::write_all;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{InLanguage, Language, text};
use crate::units;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Statement<'_> {
    /// `at Q1 2023`, and `Q1 2023` without its word.
    pub(super) fn period_in_words(&self) -> Option<Mending> {
        let first = if self.is_part(self.found) && self.expects(Expected::Keyword(Keyword::At)) {
            // What stands before may belong to it, or be a subject.
            self.near(-1).filter(|before| self.is_part(before)).map_or(0, |_| -1)
        } else {
            // `2023-Q1`
            self.found.is_symbol(Symbol::Minus).then_some(-1)?
        };
        let second = match self.near(first + 1)? {
            sign if sign.is_symbol(Symbol::Minus) => first + 2,
            _ => first + 1,
        };
        let (one, other) = (self.near(first)?, self.near(second)?);
        let period = together(one, other).or_else(|| together(other, one))?;
        self.period_instead(one, other, &period, first == 0)
    }

    /// `2023/05`, `2023-5`, `202305`, `2023.5`: a month in digits.
    pub(super) fn month_in_digits(&self) -> Option<Mending> {
        let joins = self.found.is_symbol(Symbol::Over) || self.found.is_symbol(Symbol::Minus);
        let (year, month, place) = if joins {
            let (before, behind) = (self.near(-1)?.span(), self.near(1)?.span());
            (self.slice(before), self.slice(behind), before.to(behind))
        } else {
            let place = self.found.span();
            let (year, rest) = self.slice(place).split_at_checked(4)?;
            (year, rest.strip_prefix('.').unwrap_or(rest), place)
        };
        let digits = |text: &str, most| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if year.len() != 4 || !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let mended = format!("{year}-{:02}", month.parse::<u8>().ok()?);
        period::parse(&mended).ok()?;
        self.offer(place, &mended, write_all(&mended))
    }

    /// `last month`, `last year`
    pub(super) fn last_period(&self) -> Option<Mending> {
        let word = self.near(1)?.word().filter(|_| self.is_word(self.found, &["last"]))?;
        let kind = match word.to_lowercase().as_str() {
            "month" | "quarter" | "period" => Keyword::Previous,
            "year" => Keyword::LastYear,
            _ => return None,
        };
        let behind_at = self.near(-1).is_some_and(|it| it.keyword == Some(Keyword::At));
        let meant = self.spelling(kind);
        let mended = match behind_at {
            true => meant.to_owned(),
            false => format!("{} {meant}", self.spelling(Keyword::At)),
        };
        let place = self.found.span().to(self.near(1)?.span());
        self.offer(place, &mended, write_all(&mended))
    }

    /// `in 2023Q1`, `in March 2023`, `in zones`
    pub(super) fn within(&self) -> Option<Mending> {
        let at = self.found.keyword == Some(Keyword::In) || self.is_word(self.found, &["during"]);
        if !at || !self.expects(Expected::Keyword(Keyword::At)) {
            return None;
        }
        let (one, other) = (self.near(1)?, self.near(2));
        let several = other.and_then(|other| {
            let period = together(one, other).or_else(|| together(other, one))?;
            Some((other, period))
        });
        if let Some((other, period)) = several {
            return self.period_instead(self.found, other, &period, true);
        }
        if let Some(unit) = one.word().filter(|word| units::parse_unit(word).is_ok()) {
            let hint = text!(
                "a unit stands behind a column of show: show actual in {unit}",
                "单位写在 `显示` 的列后面：显示 实际 以 {unit}",
                unit
            );
            return Some(Mending { hint, replacement: None });
        }
        let is_period = matches!(one.token.kind, TokenKind::Period(_)) || self.is_part(one);
        let word = match is_period {
            true => Keyword::At,
            false if one.word().is_some() => Keyword::Among,
            false => return None,
        };
        let word = self.spelling(word);
        let hint = write_all(&format!("{word} {}", self.slice(one.span())));
        self.offer(self.found.span(), word, hint)
    }

    /// Offers a period in the place from `one` to `other`.
    fn period_instead(
        &self,
        one: &Lexeme,
        other: &Lexeme,
        period: &PeriodLiteral,
        lacks_word: bool,
    ) -> Option<Mending> {
        let written = period.in_language(match self.surface() {
            Surface::English => Language::English,
            Surface::Chinese => Language::Chinese,
        });
        let at = self.spelling(Keyword::At);
        let said = format!("{at} {written}");
        let mended = if lacks_word { said.as_str() } else { &written };
        self.offer(one.span().to(other.span()), mended, write_all(&said))
    }

    /// Whether a token may be a period or a part of one.
    fn is_part(&self, lexeme: &Lexeme) -> bool {
        part(lexeme).is_some() || year(lexeme).is_some()
    }

    fn is_word(&self, lexeme: &Lexeme, words: &[&str]) -> bool {
        lexeme.word().is_some_and(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }
}

/// The period that a part and its year are: `Q1` and `2023`.
fn together(one: &Lexeme, other: &Lexeme) -> Option<PeriodLiteral> {
    Some(PeriodLiteral { year: Some(year(other)?), part: part(one)? })
}

/// The part of a year that a token names without its year.
fn part(lexeme: &Lexeme) -> Option<Part> {
    if let TokenKind::Period(PeriodLiteral { year: None, part }) = &lexeme.token.kind {
        return Some(*part);
    }
    let word = lexeme.word().filter(|word| word.len() > 2)?.to_lowercase();
    let month = MONTHS.iter().position(|month| *month == word || month.get(..3) == Some(&word))?;
    Some(Part::Month(u8::try_from(month + 1).ok()?))
}

/// The year that a token is: `2023`, 2023年.
fn year(lexeme: &Lexeme) -> Option<i32> {
    let literal = match &lexeme.token.kind {
        TokenKind::Period(literal) => *literal,
        TokenKind::Quantity(number) => period::as_year(number)?,
        _ => return None,
    };
    (literal.part == Part::Year).then_some(literal.year)?
}
