//! Slips of queries and of the expressions in them.

use super::{Mending, Statement};
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::parser::expected::Expected;
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::{apart_by_commas, write, write_all};
use crate::syntax::parser::together::clause_and_period;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{Text, text};

impl Statement<'_> {
    /// `compare 恒口 and 瀛湖`, `compare 恒口 vs 瀛湖`
    pub(super) fn joined_names(&self) -> Option<Mending> {
        let joins = |lexeme: &Lexeme| {
            let known = ["and", "or", "与", "和", "及", "跟", "同", "且", "vs", "against"];
            let is = |word: &str| known.iter().any(|known| word.eq_ignore_ascii_case(known));
            lexeme.word().is_some_and(is)
        };
        let is_name = |lexeme: &Lexeme| match lexeme.token.kind {
            TokenKind::Word(_) => lexeme.keyword.is_none(),
            _ => matches!(lexeme.token.kind, TokenKind::QuotedName(_)),
        };
        if !joins(self.found) || !self.expects(Expected::Symbol(Symbol::Comma)) {
            return None;
        }
        let mut names = vec![self.near(-1)?.span()];
        let mut behind = self.lexemes.get(self.at..)?;
        while let [between, name, rest @ ..] = behind
            && (joins(between) || between.is_symbol(Symbol::Comma))
            && is_name(name)
        {
            names.push(name.span());
            behind = rest;
        }
        let (first, last) = (names.first()?, names.last()?);
        let listed: Vec<&str> = names.iter().map(|name| self.slice(*name)).collect();
        let listed = listed.join(", ");
        let hint = apart_by_commas(&listed);
        if names.len() > 1 { self.offer(first.to(*last), &listed, hint) } else { None }
    }

    /// `较去年同期`, `从2022年1月 到2023年3月`: words of clauses and periods without blanks.
    pub(super) fn written_together(&self) -> Option<Mending> {
        let own = clause_and_period(self.found.word()?)?;
        let (mut mended, mut last) = (own.clone(), self.found.span());
        for lexeme in self.lexemes.get(self.at + 1..)? {
            if let Some(spaced) = lexeme.word().and_then(clause_and_period) {
                let between = Span { start: last.end, end: lexeme.span().start, ..last };
                mended = format!("{mended}{}{spaced}", self.slice(between));
                last = lexeme.span();
            }
        }
        let hint = text!("words stand apart by blanks: {own}", "词与词之间用空格隔开：{own}", own);
        self.offer(self.found.span().to(last), &mended, hint)
    }

    /// `show if gap < 0pp then 1 else 2`
    pub(super) fn choice(&self) -> Option<Mending> {
        let before = self.near(-1)?;
        let known = ["if", "iif", "如果", "若", "假如"];
        before.word().filter(|word| known.iter().any(|it| word.eq_ignore_ascii_case(it)))?;
        let [case, when, end] =
            [Keyword::Case, Keyword::When, Keyword::End].map(|it| self.spelling(it));
        let mended = format!("{case} {when} {} {end}", self.slice(self.rest()));
        let hint = text!("a choice is written: {mended}", "分情况取值写作：{mended}", mended);
        self.offer(before.span().to(self.rest()), &mended, hint)
    }

    /// `rank domestic compared to 2022Q1`
    pub(super) fn compared(&self) -> Option<Mending> {
        if !self.expects(Expected::Keyword(Keyword::Versus)) {
            return None;
        }
        let is = |lexeme: Option<&Lexeme>, words: &[&str]| {
            let word = lexeme.and_then(Lexeme::word);
            word.is_some_and(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
        };
        let first = is(Some(self.found), &["compared", "compare", "relative", "than"]);
        let second = is(self.near(1), &["to", "with", "against"]);
        let place =
            if second { self.found.span().to(self.near(1)?.span()) } else { self.found.span() };
        let word = self.spelling(Keyword::Versus);
        first.then(|| self.offer(place, word, write(word))).flatten()
    }

    /// `trend domestic between 2022Q1 and 2023Q1`, `trend domestic 2022Q1 to 2023Q1`
    pub(super) fn between_periods(&self) -> Option<Mending> {
        let (from, to) = (self.spelling(Keyword::From), self.spelling(Keyword::To));
        let range = |first: &Lexeme, last: &Lexeme| {
            format!("{from} {} {to} {}", self.slice(first.span()), self.slice(last.span()))
        };
        let is_period = |lexeme: &Lexeme| {
            matches!(lexeme.token.kind, TokenKind::Period(_) | TokenKind::Quantity(_))
        };
        let (first, second, third) = (self.found, self.near(1)?, self.near(2)?);
        if first.keyword == Some(Keyword::Between) && is_period(second) {
            let last = self.near(3).filter(|last| is_period(last))?;
            let mended = range(second, last);
            return self.offer(first.span().to(last.span()), &mended, write_all(&mended));
        }
        let joins = second.keyword == Some(Keyword::To) || second.is_symbol(Symbol::Minus);
        if !(is_period(first) && is_period(third) && joins) {
            return None;
        }
        let mended = range(first, third);
        self.offer(first.span().to(third.span()), &mended, write_all(&mended))
    }

    /// `rank domestic progress < 25%`
    pub(super) fn without_where(&self) -> Option<Mending> {
        let mut behind = self.lexemes.get(self.at..)?;
        while let [_, dot, rest @ ..] = behind
            && dot.is_symbol(Symbol::Dot)
        {
            behind = rest;
        }
        let [_, test, ..] = behind else { return None };
        let tests = test.sign.is_some_and(|sign| sign > Symbol::Dot)
            || test.keyword.is_some_and(|it| it.is(Role::Operator) && it != Keyword::And);
        if !tests || !self.found.begins_value() {
            return None;
        }
        let with = |keyword: Keyword, hint: Text| {
            let (word, found) = (self.spelling(keyword), self.slice(self.found.span()));
            let hint =
                text!("{hint}: {word} {found} …", "{hint}：{word} {found} …", hint, word, found);
            self.offer(self.front(), &format!("{word} "), hint)
        };
        let has_word = text!("a condition has its word before it", "条件前面要写关键字");
        let joined = text!("two conditions are joined", "两个条件之间要连接");
        with(Keyword::Where, has_word).or_else(|| with(Keyword::And, joined))
    }
}
