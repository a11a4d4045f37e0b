//! Slips of `check` and `waive`.

use super::{Mending, Statement};
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::parser::expected::{Expected, spelt};
use crate::syntax::parser::input::Lexeme;
use crate::syntax::parser::mistake::{body_of_check, write};
use crate::syntax::parser::offer;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;

/// Whether a word says `below` where the language has but `above`.
fn says_the_opposite(lexeme: &Lexeme) -> bool {
    let less = matches!(lexeme.sign, Some(Symbol::Less | Symbol::LessEqual));
    let word = |word: &str| {
        ["least", "below", "under", "less"].iter().any(|one| word.eq_ignore_ascii_case(one))
    };
    less || lexeme.word().is_some_and(word)
}

impl Statement<'_> {
    /// `total(domestic.actual) > 300亿元`, `rank is unique`: the body of a check, which begins as a
    /// query does.
    pub(super) fn body_of_a_check(&self) -> Option<Mending> {
        let (first, last) = (self.lexemes.first()?, self.lexemes.last()?);
        first.keyword.filter(|word| word.is(Role::Verb) && *word != Keyword::Check)?;
        let (of_rows, mended) = offer::checked(self.slice(first.span().to(last.span())))?;
        Some(Mending { hint: body_of_check(of_rows, &mended), replacement: None })
    }

    fn is_check(&self) -> bool {
        self.begins_with(Keyword::Check)
    }

    /// `check pace for domestic progress >= schedule`
    pub(super) fn without_colon(&self) -> Option<Mending> {
        if !self.is_check() || !self.expects(Expected::Symbol(Symbol::Colon)) {
            return None;
        }
        let before = self.near(-1)?.span();
        let hint = text!("a colon stands before the body", "内容之前要有冒号");
        self.offer(before.after(), ":", hint)
    }

    /// `check pace for domestic: progress >= schedule at 2023Q1`
    pub(super) fn clause_behind_body(&self) -> Option<Mending> {
        use Keyword::{Among, At, From, To, Where};
        let word = self.found.keyword.filter(|it| [Among, At, From, To, Where].contains(it))?;
        let mut before = self.lexemes.get(..self.at)?.iter();
        let behind = before.any(|lexeme| lexeme.is_symbol(Symbol::Colon));
        (self.is_check() && behind).then(|| Mending {
            hint: text!(
                "`{word}` stands behind the subject, before the colon",
                "`{word}` 写在对象之后、冒号之前",
                word = spelt(word, self.surface())
            ),
            replacement: None,
        })
    }

    /// `none rank domestic`, `warn over 5`, `adds to 全市`: words of several that are not all there, or
    /// with another between them.
    pub(super) fn without_some_words(&self) -> Option<Mending> {
        if !self.is_check() {
            return None;
        }
        (-2..=0).rev().find_map(|before: isize| {
            let start = self.at.checked_add_signed(before).filter(|start| *start > 1)?;
            let first = self.lexemes.get(start)?.word()?;
            let phrases = Keyword::with_role(Role::Check).flat_map(|it| it.entry().spellings());
            let begins = |phrase: &&str| {
                phrase.split_once(' ').is_some_and(|(word, _)| word.eq_ignore_ascii_case(first))
            };
            phrases.filter(begins).find_map(|phrase| self.with_phrase(start, phrase))
        })
    }

    /// Offers a keyword of several words for those of them that stand at `start`.
    fn with_phrase(&self, start: usize, phrase: &str) -> Option<Mending> {
        let rest = self.lexemes.get(start..)?;
        let mut count = 0;
        let mut whole = true;
        for word in phrase.split(' ') {
            let typed = rest.get(count).and_then(Lexeme::word);
            if typed.is_some_and(|typed| typed.eq_ignore_ascii_case(word)) {
                count += 1;
            } else {
                whole = false;
            }
        }
        if whole {
            return None;
        }
        // A word or a sign more may stand in the place of the one that is not there.
        [count, count + 1].into_iter().find_map(|count| {
            let last = rest.get(count.checked_sub(1)?)?;
            let span = rest.first()?.span().to(last.span());
            let a_word = matches!(last.token.kind, TokenKind::Word(_) | TokenKind::Symbol(_));
            (a_word && !says_the_opposite(last))
                .then(|| self.offer(span, phrase, write(phrase)))
                .flatten()
        })
    }

    /// `because the plan says so`
    pub(super) fn reason_without_quotes(&self) -> Option<Mending> {
        let reason = self.near(-1).is_some_and(|word| word.keyword == Some(Keyword::Because));
        if !reason || !self.expects(Expected::Text) {
            return None;
        }
        let line = self.lexemes.get(self.at..)?.iter().skip(1);
        let last = line.take_while(|lexeme| lexeme.indent.is_none()).last().unwrap_or(self.found);
        let place: Span = self.found.span().to(last.span());
        let quoted = format!("\"{}\"", self.slice(place));
        let hint = text!(
            "a reason stands in double quotes: {quoted}",
            "理由放在双引号里：{quoted}",
            quoted
        );
        self.offer(place, &quoted, hint)
    }
}
