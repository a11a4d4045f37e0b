//! Slips that a look at the whole statement tells: `let late rank domestic` lacks its sign, `rank
//! domestic progress < 25%` its `where`.
//!
//! What is offered has been tried: the statement with it parses.

use super::clause::AROUND;
use super::expected::Expected;
use super::input::{Farthest, Lexeme};
use super::offer;
use super::query::QUERIES;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::{Symbol, TokenKind};

/// How a statement may be mended.
pub(super) struct Mending {
    /// What is to be said.
    pub hint: String,
    /// What is to be written, and where, if there is just one way.
    pub replacement: Option<(Span, String)>,
}

impl Mending {
    /// The diagnostic with this way to mend.
    pub fn of(self, diagnostic: Diagnostic) -> Diagnostic {
        let diagnostic = diagnostic.hint(self.hint);
        match self.replacement {
            Some((span, text)) => diagnostic.replace(span, text),
            None => diagnostic,
        }
    }
}

/// A statement that fails at one of its tokens.
struct Statement<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    expected: &'a [Expected],
    at: usize,
    found: &'a Lexeme,
}

/// The way to mend the statement, if it is a slip known here.
pub(super) fn slip(text: &str, lexemes: &[Lexeme], farthest: &Farthest) -> Option<Mending> {
    let statement = Statement::new(text, lexemes, farthest)?;
    let ways = [
        Statement::without_sign,
        Statement::without_to,
        Statement::without_quotes,
        Statement::query_as_expression,
        Statement::period_outside_brackets,
        Statement::joined_names,
        Statement::written_together,
        Statement::choice,
        Statement::compared,
        Statement::between_periods,
    ];
    ways.into_iter().find_map(|way| way(&statement))
}

/// A condition without its `where`. Asked for where the token is no misspelt keyword either.
pub(super) fn bare_condition(
    text: &str,
    lexemes: &[Lexeme],
    farthest: &Farthest,
) -> Option<Mending> {
    Statement::new(text, lexemes, farthest)?.without_where()
}

impl<'a> Statement<'a> {
    fn new(text: &'a str, lexemes: &'a [Lexeme], farthest: &'a Farthest) -> Option<Self> {
        let (at, expected) = (farthest.at, farthest.expected.as_slice());
        Some(Self { text, lexemes, expected, at, found: lexemes.get(at)? })
    }

    /// The token at `index`, counted from the one that failed.
    fn near(&self, index: isize) -> Option<&'a Lexeme> {
        self.lexemes.get(self.at.checked_add_signed(index)?)
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    fn expects(&self, item: Expected) -> bool {
        self.expected.contains(&item)
    }

    /// The verb; `explain` has one behind it.
    fn verb(&self) -> Option<&'a Lexeme> {
        self.lexemes.iter().find(|it| it.keyword != Some(Keyword::Explain))
    }

    fn begins_with(&self, verb: Keyword) -> bool {
        self.verb().is_some_and(|first| first.keyword == Some(verb))
    }

    fn surface(&self) -> Surface {
        self.verb().and_then(Lexeme::word).map(Surface::of).unwrap_or_default()
    }

    fn spelling(&self, keyword: Keyword) -> &'static str {
        keyword.spelling(self.surface())
    }

    /// The empty place before the token that failed.
    fn front(&self) -> Span {
        Span { end: self.found.span().start, ..self.found.span() }
    }

    /// From the token that failed to the last one.
    fn rest(&self) -> Span {
        let last = self.lexemes.last().map_or(self.found.span(), Lexeme::span);
        self.found.span().to(last)
    }

    /// Offers `text` in place of `span`, if the statement then parses. The hint is `hint` with the
    /// words around it.
    fn offer(&self, span: Span, text: &str, hint: impl Into<String>) -> Option<Mending> {
        let (first, last) = (self.lexemes.first()?.span(), self.lexemes.last()?.span());
        let before = Span { end: span.start, ..first };
        let behind = Span { start: span.end, ..last };
        let mended = format!("{}{text}{}", self.slice(before), self.slice(behind));
        let replacement = Some((span, text.to_owned()));
        offer::parses(&mended).then(|| Mending { hint: hint.into(), replacement })
    }

    /// `let late rank domestic`, `let late be rank domestic`, `let late := rank domestic`
    fn without_sign(&self) -> Option<Mending> {
        if self.expected != [Expected::Symbol(Symbol::Equal)] {
            return None;
        }
        let named = self.verb()?.span().to(self.near(-1)?.span());
        let hint = format!("write: {} = …", self.slice(named));
        let word = self.found.word().is_some_and(|word| {
            let known = ["be", "as", "is", "to", "为", "是", "作为"];
            known.iter().any(|known| word.eq_ignore_ascii_case(known))
        });
        let colon = self.found.is_symbol(Symbol::Colon);
        let doubled = colon && self.near(1).is_some_and(|next| next.is_symbol(Symbol::Equal));
        let place = self.found.span();
        if doubled {
            self.offer(place, "", hint)
        } else if word || colon || self.found.sign == Some(Symbol::Equal) {
            self.offer(place, if colon { " =" } else { "=" }, hint)
        } else {
            self.offer(self.front(), "= ", hint)
        }
    }

    /// `save late "late.csv"`, `save late as "late.csv"`
    fn without_to(&self) -> Option<Mending> {
        let to = Keyword::To;
        if !self.begins_with(Keyword::Save) || !self.expects(Expected::Keyword(to)) {
            return None;
        }
        let word = self.spelling(to);
        let named = self.slice(self.verb()?.span().to(self.near(-1)?.span()));
        let path = |lexeme: &&Lexeme| matches!(lexeme.token.kind, TokenKind::Text(_));
        let hint = |path: &Lexeme| format!("write: {named} {word} {}", self.slice(path.span()));
        if path(&self.found) {
            self.offer(self.front(), &format!("{word} "), hint(self.found))
        } else if let Some(next) = self.near(1).filter(path) {
            self.offer(self.found.span(), word, hint(next))
        } else {
            let hint =
                "only a named result is saved: let late = rank domestic, then save late to …";
            let query = self.near(-1).and_then(|it| it.keyword);
            let query = query.is_some_and(|it| QUERIES.contains(&Expected::Keyword(it)));
            query.then(|| Mending { hint: hint.to_owned(), replacement: None })
        }
    }

    /// `include common.q`, `save late to late.csv`, `print total(domestic.actual)`
    fn without_quotes(&self) -> Option<Mending> {
        if !self.expects(Expected::Text) {
            return None;
        }
        let overwrite = |lexeme: &&Lexeme| lexeme.keyword == Some(Keyword::Overwrite);
        let end = self.lexemes.last().filter(overwrite).map_or(self.rest().end, |last| {
            let trimmed = Span { end: last.span().start, ..self.rest() };
            let length = self.slice(trimmed).trim_end().len();
            trimmed.start + u32::try_from(length).unwrap_or(0)
        });
        let place = Span { end, ..self.rest() };
        let typed = self.slice(place);
        if typed.contains(['"', '“', '”', '\\']) {
            return None;
        }
        if !self.begins_with(Keyword::Print) {
            let quoted = format!("\"{typed}\"");
            let hint = format!("a file stands in double quotes: {quoted}");
            return (!typed.contains(' ')).then(|| self.offer(place, &quoted, hint)).flatten();
        }
        // A name alone is more likely one whose rows are wanted.
        let [only] = self.lexemes.get(self.at..)? else {
            let quoted = format!("\"{{{typed}}}\"");
            let hint = format!("a value stands in braces within a text: {quoted}");
            return self.offer(place, &quoted, hint);
        };
        only.word()?;
        let list = self.spelling(Keyword::List);
        let hint = format!("a text stands in double quotes; rows are shown by: {list} {typed}");
        Some(Mending { hint, replacement: None })
    }

    /// `define late = rank domestic`
    fn query_as_expression(&self) -> Option<Mending> {
        let verb = self.verb().filter(|it| it.keyword == Some(Keyword::Define))?;
        let word = self.spelling(Keyword::Let);
        let hint = format!("a query is named by `{word}`, an expression by `{}`", {
            self.slice(verb.span())
        });
        self.offer(verb.span(), word, hint)
    }

    /// `define growth = actual at 2022Q1`
    fn period_outside_brackets(&self) -> Option<Mending> {
        let declares = self.begins_with(Keyword::Define) || self.begins_with(Keyword::Param);
        if !declares || self.found.keyword != Some(Keyword::At) {
            return None;
        }
        let (mut first, mut index) = (self.near(-1)?, -1);
        while self.near(index - 1).is_some_and(|it| it.is_symbol(Symbol::Dot)) {
            index -= 2;
            first = self.near(index)?;
        }
        let whole = first.span().to(self.rest());
        let bracketed = format!("({})", self.slice(whole));
        let is_name = !first.is_symbol(Symbol::Close);
        let shown = if is_name { bracketed.as_str() } else { "(actual at 2022Q1)" };
        let hint = format!("within an expression a period stands in brackets: {shown}");
        // Behind an operator the period may be meant for all that stands before it.
        let alone = self.near(index - 1).is_some_and(|it| it.is_symbol(Symbol::Equal));
        let offered =
            if is_name && alone { self.offer(whole, &bracketed, hint.clone()) } else { None };
        offered.or(Some(Mending { hint, replacement: None }))
    }

    /// `compare 恒口 and 瀛湖`, `compare 恒口 vs 瀛湖`
    fn joined_names(&self) -> Option<Mending> {
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
        let hint = format!("names stand apart by commas: {listed}");
        if names.len() > 1 { self.offer(first.to(*last), &listed, hint) } else { None }
    }

    /// `较去年同期`, `从2022年1月 到2023年3月`: words of clauses and periods without blanks.
    fn written_together(&self) -> Option<Mending> {
        let own = split(self.found.word()?)?;
        let (mut mended, mut last) = (own.clone(), self.found.span());
        for lexeme in self.lexemes.get(self.at + 1..)? {
            if let Some(spaced) = lexeme.word().and_then(split) {
                let between = Span { start: last.end, end: lexeme.span().start, ..last };
                mended = format!("{mended}{}{spaced}", self.slice(between));
                last = lexeme.span();
            }
        }
        let hint = format!("words stand apart by blanks: {own}");
        self.offer(self.found.span().to(last), &mended, hint)
    }

    /// `show if gap < 0pp then 1 else 2`
    fn choice(&self) -> Option<Mending> {
        let before = self.near(-1)?;
        let known = ["if", "iif", "如果", "若", "假如"];
        before.word().filter(|word| known.iter().any(|it| word.eq_ignore_ascii_case(it)))?;
        let [case, when, end] =
            [Keyword::Case, Keyword::When, Keyword::End].map(|it| self.spelling(it));
        let mended = format!("{case} {when} {} {end}", self.slice(self.rest()));
        let hint = format!("a choice is written: {mended}");
        self.offer(before.span().to(self.rest()), &mended, hint)
    }

    /// `rank domestic compared to 2022Q1`
    fn compared(&self) -> Option<Mending> {
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
        first.then(|| self.offer(place, word, format!("write `{word}`"))).flatten()
    }

    /// `trend domestic between 2022Q1 and 2023Q1`, `trend domestic 2022Q1 to 2023Q1`
    fn between_periods(&self) -> Option<Mending> {
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
            return self.offer(first.span().to(last.span()), &mended, format!("write: {mended}"));
        }
        let joins = second.keyword == Some(Keyword::To) || second.is_symbol(Symbol::Minus);
        if !(is_period(first) && is_period(third) && joins) {
            return None;
        }
        let mended = range(first, third);
        self.offer(first.span().to(third.span()), &mended, format!("write: {mended}"))
    }

    /// `rank domestic progress < 25%`
    fn without_where(&self) -> Option<Mending> {
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
        let with = |keyword: Keyword, hint: &str| {
            let (word, found) = (self.spelling(keyword), self.slice(self.found.span()));
            let hint = format!("{hint}: {word} {found} …");
            self.offer(self.front(), &format!("{word} "), hint)
        };
        with(Keyword::Where, "a condition has its word before it")
            .or_else(|| with(Keyword::And, "two conditions are joined"))
    }
}

/// The words of clauses and periods that a Chinese word is made of, with blanks between them.
fn split(word: &str) -> Option<String> {
    // No run of such words is longer, and a word may be as long as the text.
    if word.is_ascii() || word.chars().count() > 40 {
        return None;
    }
    let (with, than) = AROUND;
    let around = word.strip_prefix(with).and_then(|rest| rest.strip_suffix(than));
    if let Some(period) = around.filter(|period| is_period(period)) {
        return Some(format!("{with} {period} {than}"));
    }
    let clauses = [Keyword::At, Keyword::Versus, Keyword::From, Keyword::To];
    for clause in clauses.iter().flat_map(|it| it.entry().chinese) {
        let Some(rest) = word.strip_prefix(clause) else { continue };
        let ends = rest.char_indices().map(|(at, character)| at + character.len_utf8());
        let Some(end) = ends.filter(|end| rest.get(..*end).is_some_and(is_period)).last() else {
            continue;
        };
        let (period, behind) = rest.split_at_checked(end)?;
        if behind.is_empty() {
            return Some(format!("{clause} {period}"));
        }
        if let Some(behind) = split(behind) {
            return Some(format!("{clause} {period} {behind}"));
        }
    }
    None
}

fn is_period(text: &str) -> bool {
    let words = [Keyword::Latest, Keyword::Previous, Keyword::LastYear];
    words.iter().any(|it| it.entry().chinese.contains(&text))
        || crate::period::scan(text).is_some_and(|it| it.length == text.len() && it.literal.is_ok())
}
