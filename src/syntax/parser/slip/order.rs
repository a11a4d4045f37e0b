//! Clauses in the wrong place: before the subject, or behind a comma.

use super::{Mending, Statement};
use crate::source::Span;
use crate::syntax::keywords::Role;
use crate::syntax::parser::clause::CLAUSES;
use crate::syntax::parser::expected::Expected;
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::write_all;
use crate::syntax::token::Symbol;
use crate::text::text;

impl Statement<'_> {
    /// `排名 内资，其中 进度 < 25%`, `rank domestic where progress < 25%, top 5`
    pub(super) fn comma_before_clause(&self) -> Option<Mending> {
        let begins_clause = |lexeme: &Lexeme| {
            lexeme.keyword.is_some_and(|it| CLAUSES.contains(&Expected::Keyword(it)))
        };
        let (comma, clause) = match self.found.is_symbol(Symbol::Comma) {
            true => (self.found, self.near(1)?),
            false => (self.near(-1)?, self.found),
        };
        if !comma.is_symbol(Symbol::Comma) || !begins_clause(clause) {
            return None;
        }
        let place = Span { end: clause.span().start, ..comma.span() };
        let from = Span { end: self.rest().end, ..clause.span() };
        let hint = text!(
            "no comma stands before a clause: … {clause}",
            "子句前面不写逗号：…… {clause}",
            clause = self.slice(from)
        );
        self.offer(place, " ", hint)
    }

    /// `rank top 5 domestic`, `rank by progress domestic`
    pub(super) fn clause_before_subject(&self) -> Option<Mending> {
        let is_clause = self.found.keyword.is_some_and(|it| it.is(Role::Clause));
        if !is_clause || !self.expects(Expected::Subject) {
            return None;
        }
        let last = self.lexemes.last().filter(|last| last.begins_value())?;
        let clauses = Span { end: last.span().start, ..self.found.span() };
        let moved = format!("{} {}", self.slice(last.span()), self.slice(clauses).trim_end());
        let whole = self.verb()?.span();
        let mended = format!("{} {moved}", self.slice(whole));
        let hint = text!(
            "the subject stands before the clauses: {mended}",
            "查询对象写在子句前面：{mended}",
            mended
        );
        self.offer(self.rest(), &moved, hint)
    }

    /// `let my list = rank domestic`
    pub(super) fn name_with_blanks(&self) -> Option<Mending> {
        if self.expected != [Expected::Symbol(Symbol::Equal)] {
            return None;
        }
        let behind = self.lexemes.get(self.at..)?;
        let sign = behind.iter().position(|it| it.is_symbol(Symbol::Equal)).filter(|at| *at > 0)?;
        let words = self.lexemes.get(self.at.checked_sub(1)?..self.at + sign)?;
        let words: Option<Vec<&str>> = words.iter().map(Lexeme::word).collect();
        let words = words?;
        let between = if words.iter().all(|word| word.is_ascii()) { "_" } else { "" };
        let name = words.join(between);
        let (first, last) = (self.near(-1)?.span(), behind.get(sign.checked_sub(1)?)?.span());
        let mended = format!("{} {name} = …", self.slice(self.verb()?.span()));
        self.offer(first.to(last), &name, write_all(&mended))
    }
}
