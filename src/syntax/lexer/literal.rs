//! Words, numbers with their units, and periods: what begins with a letter or a digit.

use super::{Lexer, twins, word};
use crate::diagnostic::{Code, Diagnostic};
use crate::period;
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::token::{Symbol, Token, TokenKind};
use crate::text::text;
use crate::units::{self, SpellingError};

impl Lexer<'_> {
    /// At a letter: a period (上半年), the number behind 前 (前五), or a word.
    pub(super) fn word(&mut self) {
        if self.period() || self.written_count() {
            return;
        }
        let rest = self.rest();
        let whole = twins::word_length(rest);
        let sign = || word::sign_before_number(rest).filter(|_| self.behind_value());
        let numeral = || word::before_numeral(rest).filter(|_| self.behind_clause());
        let glued = || word::glued(rest.get(..whole)?);
        let first = word::before_count(rest).or_else(numeral).or_else(sign).or_else(glued);
        let length = first.unwrap_or(whole);
        let typed = rest.get(..length).unwrap_or("");
        self.push(TokenKind::Word(twins::plain_word(typed)), length);
    }

    /// Whether the last token may end a value, so that an operator follows: no keyword but a value,
    /// `end`, or a verb within a statement, where it is a name (排名).
    fn behind_value(&self) -> bool {
        let tokens = self.lexed.tokens.iter().rev();
        let mut before =
            tokens.filter(|token| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment));
        let Some(last) = before.next() else { return false };
        match &last.kind {
            TokenKind::Word(word) => match Keyword::of(word) {
                None => Symbol::of_word(word).is_none(),
                Some(keyword) => {
                    let begins = before.next().is_none_or(|token| {
                        matches!(
                            token.kind,
                            TokenKind::Newline | TokenKind::Symbol(Symbol::Semicolon)
                        )
                    });
                    let verb = keyword.is(Role::Verb) && !keyword.is(Role::Clause) && !begins;
                    verb || keyword.is(Role::Literal) || keyword == Keyword::End
                }
            },
            TokenKind::Symbol(symbol) => *symbol == Symbol::Close,
            TokenKind::QuotedName(_) | TokenKind::Quantity(_) | TokenKind::Text(_) => true,
            _ => false,
        }
    }

    /// Whether a word has days, months or rows counted behind it, which are no units: 45天.
    pub(super) fn counts_ages(&self, word: &str) -> bool {
        let tokens = self.lexed.tokens.iter().rev();
        let before = tokens.map(|token| &token.kind).find(|kind| !kind.is_trivia());
        let behind = |first: &str| {
            before.is_some_and(
                |kind| matches!(kind, TokenKind::Word(word) if word.eq_ignore_ascii_case(first)),
            )
        };
        match word.to_ascii_lowercase().as_str() {
            "least" | "most" => behind("at"),
            "距今" => true,
            "不超过" => behind("距今"),
            _ => Keyword::of(word) == Some(Keyword::ExpectAtLeast),
        }
    }

    /// Whether the last token may end a clause, so that another one may follow.
    fn behind_clause(&self) -> bool {
        let blank = |token: &&Token| matches!(token.kind, TokenKind::Blank | TokenKind::Comment);
        let last = self.lexed.tokens.iter().rev().find(|token| !blank(token));
        let ends = last.is_some_and(|token| match &token.kind {
            TokenKind::Period(_) => true,
            TokenKind::Word(word) => {
                matches!(Keyword::of(word), Some(Keyword::Ascending | Keyword::Descending))
            }
            _ => false,
        });
        ends || self.behind_value()
    }

    /// Takes a number in Chinese numerals with its counter, if one stands here behind `前`.
    fn written_count(&mut self) -> bool {
        if !self.count_follows {
            return false;
        }
        let Some((number, length)) = word::written_count(self.rest()) else { return false };
        let Some(Ok(number)) =
            units::scan_quantity(&number.to_string()).map(|scanned| scanned.quantity)
        else {
            return false;
        };
        self.push(TokenKind::Quantity(number), length);
        true
    }

    /// At a digit: the number behind `top`, a period, or a number with its unit.
    pub(super) fn number(&mut self) {
        if self.count_follows
            && let Some((digits, length)) = word::count(self.rest())
            && let Some(scanned) = self.rest().get(..digits).and_then(units::scan_quantity)
            && let Ok(number) = scanned.quantity
        {
            self.push(TokenKind::Quantity(number), length);
            return;
        }
        if self.age_follows
            && let Some(digits) = word::before_counted(self.rest())
            && let Some(scanned) = self.rest().get(..digits).and_then(units::scan_quantity)
            && let Ok(number) = scanned.quantity
        {
            self.push(TokenKind::Quantity(number), digits);
            return;
        }
        if self.period() {
            return;
        }
        match units::scan_quantity(self.rest()) {
            Some(scanned) => match scanned.quantity {
                Ok(quantity) => self.push(TokenKind::Quantity(quantity), scanned.length),
                Err(error) => self.bad_quantity(scanned.length, &error),
            },
            // Every digit begins a quantity; should that ever change, the text is still taken.
            None => {
                let message = text!("a number that cannot be read", "读不懂的数");
                self.unknown(1, Diagnostic::error(Code::BadNumber, message));
            }
        }
    }

    /// Takes a period, if one stands here.
    fn period(&mut self) -> bool {
        let Some(scanned) = period::scan(self.rest()) else { return false };
        match scanned.literal {
            Ok(literal) => self.push(TokenKind::Period(literal), scanned.length),
            Err(message) => {
                self.unknown(scanned.length, Diagnostic::error(Code::BadPeriod, message));
            }
        }
        true
    }

    /// `2023年一季度内资`: a number with a strange unit that begins with a period and lacks a blank.
    fn period_runs_on(&self, typed: &str) -> Option<Diagnostic> {
        // No period is longer than this, and a word may be as long as the text.
        let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).take(24).collect();
        let length = ends.into_iter().rev().find(|end| {
            typed.get(..*end).is_some_and(|beginning| period::parse(beginning).is_ok())
        })?;
        let period = typed.get(..length)?;
        if let Some(meant) = period_meant(&twins::plain_word(typed)) {
            let message = text!("{typed} is no period", "`{typed}` 不是期间的写法", typed);
            let place = self.span(typed.len());
            return Some(
                Diagnostic::error(Code::BadPeriod, message)
                    .at(place)
                    .hint(text!("write {meant}", "写作 {meant}", meant))
                    .replace(place, meant),
            );
        }
        let digits_only = period.chars().all(|digit| twins::plain(digit).is_ascii_digit());
        (!digits_only).then(|| {
            let message = text!(
                "`{period}` runs into the next word",
                "`{period}` 与后面的词连在了一起",
                period
            );
            Diagnostic::error(Code::BadPeriod, message)
                .hint(text!("a blank stands behind a period", "期间后面要有空格"))
                .replace(self.span(length).after(), " ")
        })
    }

    /// `23年一季度`
    fn short_year(&self, typed: &str) -> Option<Diagnostic> {
        let short = |text: &str| text.chars().take_while(char::is_ascii_digit).count() == 2;
        let plain = twins::plain_word(typed);
        let whole = format!("20{plain}");
        let is_period = short(&plain) && plain.contains('年') && period::parse(&whole).is_ok();
        is_period.then(|| {
            let message =
                text!("the year of {typed} lacks its century", "`{typed}` 的年份不完整", typed);
            Diagnostic::error(Code::BadPeriod, message)
                .hint(text!("a year has four digits: {whole}", "年份写四位数字：{whole}", whole))
                .replace(self.span(typed.len()), whole)
        })
    }

    fn bad_quantity(&mut self, length: usize, error: &SpellingError) {
        let typed = self.rest().get(..length).unwrap_or("");
        if let Some(diagnostic) = self.period_runs_on(typed) {
            self.unknown(length, diagnostic);
            return;
        }
        if let Some(diagnostic) = self.short_year(typed) {
            self.unknown(length, diagnostic);
            return;
        }
        let code = match error {
            SpellingError::UnknownUnit { .. } => Code::UnknownUnit,
            SpellingError::BadNumber { .. } => Code::BadNumber,
        };
        let mut diagnostic = Diagnostic::error(code, error.in_words());
        diagnostic.hints = error.hints();
        if let SpellingError::UnknownUnit { word, near, .. } = error {
            let number = typed.strip_suffix(word.as_str()).filter(|number| !number.is_empty());
            let names = diagnostic.hint(text!(
                "a name that begins with a digit stands in backquotes: `{typed}`",
                "以数字开头的名称放在反引号里：`{typed}`",
                typed
            ));
            diagnostic = match (number, near.as_slice()) {
                (Some(number), [near]) => {
                    names.replace(self.span(length), format!("{number}{near}"))
                }
                _ => names,
            };
        }
        self.unknown(length, diagnostic);
    }
}

/// What stands for a period in other tables: 2023上半年, 2023年底.
fn period_meant(typed: &str) -> Option<String> {
    let digits = typed.len() - typed.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (year, rest) = typed.split_at_checked(digits).filter(|_| digits == 4)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let meant = match rest {
        "底" | "末" | "年底" | "年末" => format!("{year}年12月"),
        "中" | "年中" => format!("{year}年6月"),
        _ => format!("{year}年{}", rest.strip_suffix('份').unwrap_or(rest)),
    };
    (meant != typed && !rest.is_empty() && period::parse(&meant).is_ok()).then_some(meant)
}
