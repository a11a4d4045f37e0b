//! What a statement that cannot be read was meant to be, where the names in it tell.
//!
//! The parser knows no names: to it `恒口` alone may be anything, and a name behind `rank domestic`
//! lacks a comma as likely as a clause. Here a district is known from a measure. What is offered has
//! been tried: it can be read, and means something.

use super::names::{self, Thing};
use super::together::Known;
use super::vocabulary::Vocabulary;
use super::{analyze, asked};
use crate::catalog::IndicatorId;
use crate::diagnostic::{Code, Diagnostic, Replacement, Severity};
use crate::source::{SourceId, Span};
use crate::syntax::ast::{Name, NamePart};
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::lexer::lex;
use crate::syntax::parser::parse;
use crate::syntax::split::{Names, split};
use crate::syntax::token::{Symbol, Token, TokenKind};
use crate::text::{has_chinese, listed, text};

/// The error with a better way to mend it, for the statement at `span` of `text`.
pub(super) fn advised(
    error: Diagnostic,
    text: &str,
    span: Span,
    words: &Vocabulary,
    known: &Known,
) -> Diagnostic {
    let Some(typed) = text.get(span.range()) else { return error };
    if error.severity != Severity::Error || typed.contains(['\n', '#']) {
        return error;
    }
    let statement = Meant::new(typed, words, known);
    match error.code {
        Code::NotAStatement if is_select(typed) => of_select(error, span, words),
        Code::NotAStatement
            if error.replacement.is_none() && asked::question(typed, words).is_some() =>
        {
            match asked::question(typed, words) {
                Some(mended) => with_whole(error, span, &mended),
                None => error,
            }
        }
        Code::NotAStatement if !error.replacement.as_ref().is_some_and(|it| holds(it, words)) => {
            let apart = || {
                let spaced = statement.names_apart()?;
                Meant::new(&spaced, words, known).of_names()
            };
            let mended = statement.of_names().or_else(|| statement.verb_behind()).or_else(apart);
            match mended {
                Some(mended) => with_whole(error, span, &mended),
                None => error,
            }
        }
        Code::UnexpectedToken if error.hints.is_empty() => {
            let place = error.span.and_then(|place| place.start.checked_sub(span.start));
            let at = place.and_then(|start| {
                statement.tokens.iter().position(|token| token.span.start == start)
            });
            let inserted = at.and_then(|at| Some((at, statement.inserted(at)?)));
            match (inserted, statement.in_order()) {
                (Some((at, (before, said))), _) => {
                    let hint = text!("write: … {said}", "改为：…… {said}", said);
                    error.hint(hint).replace(gap(span, &statement.tokens, at), before)
                }
                (None, Some(mended)) => with_whole(error, span, &mended),
                (None, None) => error,
            }
        }
        _ => error,
    }
}

/// Whether what is offered is a statement that means something.
fn holds(offered: &Replacement, words: &Vocabulary) -> bool {
    means(&offered.text, words)
}

fn is_select(typed: &str) -> bool {
    typed.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("select"))
}

/// What SQL is to be on this data: the parser knows no names.
fn of_select(mut error: Diagnostic, span: Span, words: &Vocabulary) -> Diagnostic {
    let Some(made) = error.replacement.as_ref().map(|it| it.text.clone()) else { return error };
    if let Some(mended) = asked::sql(&made, words) {
        return with_whole(error, span, &mended);
    }
    if let Some(table) = asked::unknown_table(&made, words) {
        let all = words.catalog.indicators.iter().map(|one| one.id.as_str());
        let known: Vec<&str> = all.take(INDICATORS).collect();
        error.hints.clear();
        error.replacement = None;
        return error.hint(text!(
            "no indicator is called {table}; there are {known}",
            "没有叫 `{table}` 的指标；有：{known}",
            table,
            known = listed(known)
        ));
    }
    // What does not work here is not offered, at least what it is about.
    let table = made.split_whitespace().nth(1).unwrap_or_default();
    let listed = format!("{} {table}", Keyword::List.spelling(Surface::English));
    if means(&listed, words) {
        return with_whole(error, span, &listed);
    }
    (error.hints, error.replacement) = (vec![], None);
    error
}

/// So many indicators are named at most.
const INDICATORS: usize = 8;

/// Whether a text is one statement that means something.
pub(super) fn means(text: &str, words: &Vocabulary) -> bool {
    let parsed = parse(SourceId::default(), text);
    let [statement] = parsed.statements.as_slice() else { return false };
    parsed.diagnostics.is_empty() && analyze(statement, words).is_ok()
}

/// The place between a token and the one before it.
fn gap(statement: Span, tokens: &[Token], at: usize) -> Span {
    let end = |token: &Token| token.span.end;
    let from = at.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, end);
    let to = tokens.get(at).map_or(from, |token| token.span.start);
    Span { start: statement.start + from, end: statement.start + to, ..statement }
}

fn with_whole(mut error: Diagnostic, span: Span, mended: &str) -> Diagnostic {
    error.hints.clear();
    error.hint(text!("write: {mended}", "改为：{mended}", mended)).replace(span, mended)
}

/// A statement of which the names are to be looked at.
struct Meant<'a> {
    typed: &'a str,
    /// Without trivia.
    tokens: Vec<Token>,
    words: &'a Vocabulary,
    known: &'a Known,
}

/// The names of a statement by what they stand for, as typed.
#[derive(Default)]
struct Named<'a> {
    indicators: Vec<&'a str>,
    districts: Vec<&'a str>,
    groups: Vec<&'a str>,
    measures: Vec<&'a str>,
}

impl<'a> Meant<'a> {
    fn new(typed: &'a str, words: &'a Vocabulary, known: &'a Known) -> Self {
        let tokens = lex(SourceId::default(), typed).tokens.into_iter();
        let tokens = tokens.filter(|token| !token.kind.is_trivia()).collect();
        Self { typed, tokens, words, known }
    }

    fn slice(&self, token: &Token) -> &'a str {
        self.typed.get(token.span.range()).unwrap_or("")
    }

    /// The language of its keywords; without any, of its names.
    fn surface(&self) -> Surface {
        let words = self.tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Word(word) => Some(word.as_str()),
            _ => None,
        });
        let words: Vec<&str> = words.collect();
        let keyword = words.iter().find(|word| Keyword::of(word).is_some());
        match keyword.or_else(|| words.iter().find(|word| word.is_ascii())) {
            Some(word) => Surface::of(word),
            None if has_chinese(self.typed) => Surface::Chinese,
            None => Surface::English,
        }
    }

    /// What a token stands for, if it is a name.
    fn thing(&self, token: &Token) -> Option<Thing> {
        let (word, quoted) = match &token.kind {
            TokenKind::Word(word) => (word, false),
            TokenKind::QuotedName(word) => (word, true),
            _ => return None,
        };
        let part = NamePart { text: word.clone(), quoted, span: token.span };
        names::thing(&Name { parts: vec![part], span: token.span }, self.words).ok()
    }

    /// The names that the tokens are, if they are nothing else: `恒口 的 内资`.
    fn named(&self, tokens: &[Token]) -> Option<Named<'a>> {
        let mut named = Named::default();
        for token in tokens {
            let typed = self.slice(token);
            let joins = ["的", "of", "关于", "之"].contains(&typed);
            let sign = matches!(token.kind, TokenKind::Symbol(Symbol::Dot | Symbol::Comma));
            if joins || sign {
                continue;
            }
            match self.thing(token)? {
                Thing::Indicator(_) => named.indicators.push(typed),
                Thing::District(_) => named.districts.push(typed),
                Thing::Group(_) | Thing::Level(_) => named.groups.push(typed),
                Thing::Measure(_) | Thing::Definition(_) => named.measures.push(typed),
                _ => return None,
            }
        }
        Some(named)
    }

    /// `恒口`, `恒口 内资`, `domestic.progress`, `内资 进度 排名`: names alone, or with a verb.
    fn of_names(&self) -> Option<String> {
        let is_verb = |token: &Token| self.verb(token);
        if let Some((at, verb)) =
            self.tokens.iter().enumerate().find_map(|(at, token)| Some((at, is_verb(token)?)))
        {
            let mut names = self.tokens.clone();
            names.remove(at);
            return self.composed(verb, &self.named(&names)?);
        }
        let named = self.named(&self.tokens)?;
        // An indicator alone is listed or ranked: the parser has said so.
        let others = named.districts.len() + named.groups.len() + named.measures.len();
        if others == 0 { None } else { self.composed(Keyword::List, &named) }
    }

    /// `列出 恒口 的 内资`, `show 恒口 domestic`: a verb and names.
    fn in_order(&self) -> Option<String> {
        let (first, rest) = self.tokens.split_first()?;
        self.composed(self.verb(first)?, &self.named(rest)?)
    }

    /// The verb that a token is and that an indicator stands behind.
    fn verb(&self, token: &Token) -> Option<Keyword> {
        let TokenKind::Word(word) = &token.kind else { return None };
        match Keyword::of(word)? {
            Keyword::Show => Some(Keyword::List),
            verb @ (Keyword::List
            | Keyword::Rank
            | Keyword::Total
            | Keyword::Count
            | Keyword::Trend) => Some(verb),
            _ => None,
        }
    }

    /// A statement of these names, if it has a meaning.
    fn composed(&self, verb: Keyword, named: &Named<'_>) -> Option<String> {
        let surface = self.surface();
        let word = |keyword: Keyword| keyword.spelling(surface);
        let Named { indicators, districts, groups, measures } = named;
        let card = indicators.is_empty() && groups.is_empty() && measures.is_empty();
        let mut mended = match indicators.as_slice() {
            [] if card => format!("{} {}", word(Keyword::Show), districts.join(", ")),
            [] => format!("{} {}", word(verb), self.some_indicator()?),
            [only] => format!("{} {only}", word(verb)),
            _ => return None,
        };
        let clauses = [
            (Keyword::Of, districts, card),
            (Keyword::Among, groups, false),
            (if verb == Keyword::Rank { Keyword::By } else { Keyword::Show }, measures, false),
        ];
        for (keyword, names, skip) in clauses {
            if !names.is_empty() && !skip {
                mended = format!("{mended} {} {}", word(keyword), names.join(", "));
            }
        }
        self.holds(&mended).then_some(mended)
    }

    /// The first indicator of the catalog, by a name in the language of the statement.
    fn some_indicator(&self) -> Option<String> {
        let one = self.words.catalog.indicators.get(IndicatorId(0).0)?;
        let chinese = self.surface() == Surface::Chinese;
        let mut names = one.names();
        let named = names.find(|name| chinese && has_chinese(name)).unwrap_or(&one.id);
        Some(named.to_owned())
    }

    /// What a name at which the parser stopped lacks before it, and the two together: `of 恒口`.
    fn inserted(&self, at: usize) -> Option<(String, String)> {
        let token = self.tokens.get(at)?;
        let verb = match self.tokens.first().map(|first| &first.kind) {
            Some(TokenKind::Word(word)) => Keyword::of(word),
            _ => None,
        };
        let ranks = verb == Some(Keyword::Rank);
        let Some(thing) = self.thing(token) else { return self.condition_together(at) };
        let clauses: &[Keyword] = match thing {
            Thing::District(_) => &[Keyword::Of],
            Thing::Group(_) | Thing::Level(_) => &[Keyword::Among],
            Thing::Measure(_) | Thing::Definition(_) if ranks => &[Keyword::By, Keyword::Show],
            Thing::Measure(_) | Thing::Definition(_) => &[Keyword::Show],
            _ => &[],
        };
        let surface = self.surface();
        let (front, behind) = self.typed.split_at_checked(token.span.range().start)?;
        let last = self.tokens.get(at.checked_sub(1)?)?;
        let holds =
            |between: &String| self.holds(&format!("{}{between}{behind}", front.trim_end()));
        let mut between = clauses.iter().map(|clause| format!(" {} ", clause.spelling(surface)));
        if let Some(clause) = between.find(holds) {
            let said = format!("{}{}", clause.trim_start(), self.slice(token));
            return Some((clause, said));
        }
        let comma = ", ".to_owned();
        let said = format!("{}, {}", self.slice(last), self.slice(token));
        holds(&comma).then_some((comma, said))
    }

    /// `列出 内资 进度低于25%`: a condition in one word, without its `where`.
    fn condition_together(&self, at: usize) -> Option<(String, String)> {
        let start = self.tokens.get(at)?.span.range().start;
        let (front, behind) = self.typed.split_at_checked(start)?;
        let word = Keyword::Where.spelling(Surface::Chinese);
        let whole = format!("{} {word} {behind}", front.trim_end());
        let only = self.apart(&whole)?;
        let (_, said) = only.split_at_checked(only.rfind(word)?)?;
        Some((format!(" {word} "), said.to_owned()))
    }

    /// The only way in which a text comes apart into words that mean something.
    fn apart(&self, text: &str) -> Option<String> {
        let holds = |statement: &_| analyze(statement, self.words).is_ok();
        let split = split(text, self.known, &holds)?;
        let [only] = split.readings.as_slice() else { return None };
        self.holds(only).then(|| only.clone())
    }

    /// `恒口内资`, `内资进度排名`: a word that is made of names and verbs, with blanks between them.
    fn names_apart(&self) -> Option<String> {
        let [Token { kind: TokenKind::Word(word), .. }] = self.tokens.as_slice() else {
            return None;
        };
        if word.is_ascii() || word.chars().count() > 24 {
            return None;
        }
        let is_known = |part: &str| self.known.is_name(part) || Keyword::of(part).is_some();
        let (mut parts, mut rest) = (Vec::new(), word.as_str());
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, next)| at + next.len_utf8());
            let longest = ends.rev().find(|end| rest.get(..*end).is_some_and(is_known))?;
            let (part, behind) = rest.split_at_checked(longest)?;
            parts.push(part);
            rest = behind;
        }
        Some(parts.join(" "))
    }

    /// `内资排名`, `按进度排名内资`: the verb stands behind its subject, without a blank.
    fn verb_behind(&self) -> Option<String> {
        let TokenKind::Word(word) = &self.tokens.first()?.kind else { return None };
        let several = |verb: &&str| verb.chars().count() > 1 && !verb.is_ascii();
        let verbs = Keyword::with_role(Role::Verb).flat_map(|it| it.entry().spellings());
        let (at, verb) = verbs
            .filter(several)
            .filter_map(|verb| Some((word.find(verb)?, verb)))
            .find(|(at, _)| *at > 0)?;
        let before = self.typed.get(..at)?;
        let behind = self.typed.get(at + verb.len()..)?;
        let orders = [format!("{verb}{before}{behind}"), format!("{verb}{behind}{before}")];
        orders.iter().find_map(|order| self.apart(order))
    }

    fn holds(&self, text: &str) -> bool {
        means(text, self.words)
    }
}
