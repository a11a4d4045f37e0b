//! Whole statements that a hint offers instead of what was typed.
//!
//! One is offered only if it parses and says no word more often than the text did, so that a hint
//! never leads to the next error.

use super::input::{Lexeme, Tokens};
use super::layout;
use super::meant::near_verb;
use super::together;
use crate::period;
use crate::source::{SourceId, Span};
use crate::syntax::ast::{CheckBodyKind, Expr, ExprKind, Statement, StatementKind, UnaryOperator};
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, TokenKind};
use std::collections::HashMap;

/// `2023年一季度 内资 排名`: the statement with its verb first. Where no word is a verb, the only
/// one that is nearly one.
pub(super) fn verb_first(input: Tokens<'_>) -> Option<String> {
    let verb = |lexeme: &Lexeme| {
        let keyword = lexeme.keyword.filter(|keyword| keyword.is(Role::Verb));
        // The two that take a statement or anything at all would always parse.
        keyword.is_some_and(|keyword| !matches!(keyword, Keyword::Explain | Keyword::Help))
    };
    let (at, verb) = match input.rest.iter().position(verb) {
        Some(at) => (at, input.context.slice(input.rest.get(at)?.span()).to_owned()),
        None => {
            let mut misspelt = (input.rest.iter().enumerate())
                .filter(|(_, lexeme)| lexeme.keyword.is_none())
                .filter_map(|(at, lexeme)| Some((at, near_verb(lexeme.word()?)?)));
            let (first, None) = (misspelt.next()?, misspelt.next()) else { return None };
            first
        }
    };
    let (before, _) = input.rest.split_at_checked(at)?;
    let rest = input.skip(at + 1);
    let behind = input.context.slice(rest.span_to(rest.skip(rest.rest.len())));
    let behind = if rest.rest.is_empty() { "" } else { behind };
    reordered(input, &verb, before, behind)
}

/// `verb`, the words of `before`, its period behind `at`, and `behind`, if that may be offered.
fn reordered(input: Tokens<'_>, verb: &str, before: &[Lexeme], behind: &str) -> Option<String> {
    let context = input.context;
    let is_period = |lexeme: &Lexeme| match &lexeme.token.kind {
        TokenKind::Period(_) => true,
        TokenKind::Quantity(number) => period::as_year(number).is_some(),
        _ => false,
    };
    let period = before.iter().position(is_period);
    let period_text = period.and_then(|at| before.get(at)).map(|it| context.slice(it.span()));
    let at = period_text.map(|text| format!("{} {text}", Keyword::At.spelling(Surface::of(verb))));
    let at = at.unwrap_or_default();
    let kept = |index: usize, lexeme: &Lexeme| {
        let its_word = lexeme.keyword == Some(Keyword::At) && period == Some(index + 1);
        Some(index) != period && !its_word
    };
    let rest: Vec<&Lexeme> = (before.iter().enumerate())
        .filter(|(index, lexeme)| kept(*index, lexeme))
        .map(|(_, lexeme)| lexeme)
        .collect();
    let words: Vec<&str> = rest.iter().map(|lexeme| context.slice(lexeme.span())).collect();
    let spaced = tidy(&words.join(" "));
    let names = rest.iter().all(|lexeme| is_name(lexeme));
    let listed = if names { words.join(", ") } else { spaced.clone() };
    let orders =
        [[verb, &spaced, &at, behind], [verb, &spaced, behind, &at], [verb, &listed, &at, behind]];
    orders
        .into_iter()
        .map(|parts| {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .find(|candidate| may_be_offered(input, candidate))
}

/// A word that is no keyword, or a name in backquotes.
fn is_name(lexeme: &Lexeme) -> bool {
    match &lexeme.token.kind {
        TokenKind::Word(_) => lexeme.keyword.is_none(),
        TokenKind::QuotedName(_) => true,
        _ => false,
    }
}

/// Words joined by blanks, without the blanks around dots and before commas.
fn tidy(words: &str) -> String {
    words.replace(" . ", ".").replace(" ,", ",").replace(" ，", "，").replace(" 、", "、")
}

/// `domestic`: listed. `show` would take districts only.
pub(super) fn list_of_name(input: Tokens<'_>) -> Option<String> {
    let (rest, name) = super::name::any_name(input).ok()?;
    let name = input.context.slice(name.span);
    let list = Keyword::List.spelling(Surface::of(name));
    let candidate = format!("{list} {name}");
    (rest.rest.is_empty() && may_be_offered(input, &candidate)).then_some(candidate)
}

/// `排名内资其中进度 < 25%`: the first word with blanks in it, if the statement then parses.
pub(super) fn spaced(input: Tokens<'_>) -> Option<String> {
    if let Some(spaced) = declared_together(input) {
        return Some(spaced);
    }
    let spaced = together::statement(input.first()?.word()?)?;
    let rest = input.span_to(input.skip(input.rest.len()));
    let behind = Span { start: input.span().end, ..rest };
    parses(&format!("{spaced}{}", input.context.slice(behind))).then_some(spaced)
}

/// `令落后=…`: the verb and the name apart. Whatever is wrong behind the sign is said next.
fn declared_together(input: Tokens<'_>) -> Option<String> {
    let word = input.first()?.word()?;
    // 设 begins many a name: 设备.
    let verbs = [Keyword::Let, Keyword::Define, Keyword::Param];
    let verbs = verbs.into_iter().flat_map(|it| it.entry().chinese).filter(|it| **it != "设");
    let (verb, name) = verbs
        .filter_map(|verb| Some((verb, word.strip_prefix(verb)?)))
        .find(|(_, name)| !name.is_empty())?;
    input.second()?.is_symbol(Symbol::Equal).then(|| format!("{verb} {name}"))
}

/// `top 5 domestic`: the statement with its subject first and a verb before it.
pub(super) fn clause_first(input: Tokens<'_>) -> Option<String> {
    let (subject, clauses) = input.rest.split_last()?;
    let (first, last) = (clauses.first()?, clauses.last()?);
    first.keyword.filter(|it| it.is(Role::Clause))?;
    let clauses = input.context.slice(first.span().to(last.span()));
    let rank = Keyword::Rank.spelling(input.context.surface);
    let candidate = format!("{rank} {} {clauses}", input.context.slice(subject.span()));
    (is_name(subject) && may_be_offered(input, &candidate)).then_some(candidate)
}

/// `mean(domestic.progress)`: an expression, in the braces of a text.
pub(super) fn printed(input: Tokens<'_>) -> Option<String> {
    let whole = input.context.slice(input.span_to(input.skip(input.rest.len())));
    let print = Keyword::Print.spelling(Surface::of(whole));
    let candidate = format!("{print} \"{{{whole}}}\"");
    let works_out = input.rest.iter().any(|it| match &it.token.kind {
        TokenKind::Symbol(sign) => !matches!(sign, Symbol::Dot | Symbol::Comma),
        _ => false,
    });
    // A text says figures of the data: what asks for none is refused in braces.
    let asks = input.rest.iter().any(|it| it.word().is_some());
    (works_out && asks && !whole.contains(['"', '“', '”', '\\', '{']) && parses(&candidate))
        .then_some(candidate)
}

/// The body of a check, as a check: `check my_check for domestic: progress >= 25%`. Where it is a
/// condition on rows, the query for its rows.
pub(super) fn checked(text: &str) -> Option<(bool, String)> {
    let surface = Surface::of(text.split_whitespace().next().unwrap_or_default());
    let (check, focus, name, of) = match surface {
        Surface::English => ("check", "for", "my_check", "domestic"),
        Surface::Chinese => ("检查", "针对", "某项", "内资"),
    };
    let alone = format!("{check} {name}: {text}");
    if text.contains(['\n', '\r', '#']) || !reads(&alone) {
        return None;
    }
    let parsed = super::parse(SourceId::default(), &alone);
    let [Statement { kind: StatementKind::Check(made), .. }] = parsed.statements.as_slice() else {
        return None;
    };
    match &made.body.kind {
        CheckBodyKind::Holds(condition) if !is_condition(condition) => None,
        CheckBodyKind::Holds(condition) if is_of_rows(condition) => {
            let list = Keyword::List.spelling(surface);
            let word = Keyword::Where.spelling(surface);
            Some((true, format!("{list} {of} {word} {text}")))
        }
        CheckBodyKind::Agrees(..)
        | CheckBodyKind::AddsUp { .. }
        | CheckBodyKind::Within { .. }
        | CheckBodyKind::Unique(_)
        | CheckBodyKind::DistrictIn { .. } => {
            Some((false, format!("{check} {name} {focus} {of}: {text}")))
        }
        _ => Some((false, alone)),
    }
}

/// Whether an expression is true or false.
fn is_condition(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary(operator, ..) => !operator.is_arithmetic(),
        ExprKind::Unary(operator, _) => *operator == UnaryOperator::Not,
        kind => matches!(
            kind,
            ExprKind::Between { .. }
                | ExprKind::In { .. }
                | ExprKind::IsMissing { .. }
                | ExprKind::Match { .. }
        ),
    }
}

/// Whether the first thing that it names is a measure of rows, by one word: `progress`.
fn is_of_rows(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(name) => name.parts.len() == 1,
        ExprKind::Call { .. } => false,
        _ => expr.operands().first().is_some_and(|one| is_of_rows(one)),
    }
}

/// `late = rank domestic`: the verb that gives the name, and the statement with it.
pub(super) fn declared(input: Tokens<'_>) -> Option<(&'static str, String)> {
    let (first, second) = (input.first()?, input.second()?);
    if !second.is_symbol(Symbol::Equal) {
        return None;
    }
    let surface = Surface::of(input.context.slice(first.span()));
    let whole = input.context.slice(input.span_to(input.skip(input.rest.len())));
    let value = input.skip(2);
    let verbs = match value.rest {
        [only] if !is_name(only) => [Keyword::Let, Keyword::Param],
        _ => [Keyword::Let, Keyword::Define],
    };
    let offers =
        verbs.map(|verb| verb.spelling(surface)).map(|verb| (verb, format!("{verb} {whole}")));
    offers.into_iter().find(|(_, mended)| parses(mended))
}

/// `let score = 2 * pace`, from behind the sign: where `let` stands, and the verb that is right.
pub(super) fn other_declaration(input: Tokens<'_>) -> Option<(Span, &'static str)> {
    let before = input.position().checked_sub(3)?;
    let verb = input.context.lexemes.get(before)?.span();
    let surface = Surface::of(input.context.slice(verb));
    let right = match input.rest {
        [only] if !is_name(only) => Keyword::Param,
        _ => Keyword::Define,
    };
    let right = right.spelling(surface);
    let behind = verb.after().to(input.span_to(input.skip(input.rest.len())));
    parses(&format!("{right}{}", input.context.slice(behind))).then_some((verb, right))
}

/// Whether a text may stand behind `let late =`.
pub(super) fn names_a_query(text: &str) -> bool {
    parses(&format!("let late = {text}"))
}

/// `among 汉滨区, 旬阳市`, with the comma at `comma`: what is to stand behind `among`, and where,
/// if names follow and the statement then parses.
pub(super) fn several_districts(
    text: &str,
    lexemes: &[Lexeme],
    comma: usize,
) -> Option<(Span, String)> {
    let is_comma = |lexeme: &Lexeme| lexeme.is_symbol(Symbol::Comma);
    let slice = |span: Span| text.get(span.range()).unwrap_or("");
    let (keyword, first) = (comma.checked_sub(2)?, comma.checked_sub(1)?);
    let among = lexemes.get(keyword).filter(|it| it.keyword == Some(Keyword::Among))?;
    let mut names = vec![lexemes.get(first).filter(|it| is_name(it))?];
    let mut rest = lexemes.get(comma..)?;
    while let [next, name, behind @ ..] = rest
        && is_comma(next)
        && is_name(name)
    {
        names.push(name);
        rest = behind;
    }
    let (first, last) = (names.first()?.span(), names.last()?.span());
    let surface = Surface::of(slice(among.span()));
    let district = match surface {
        Surface::English => "district",
        Surface::Chinese => "地区",
    };
    let listed: Vec<&str> = names.iter().map(|name| slice(name.span())).collect();
    let within = Keyword::In.spelling(surface);
    let mended = format!("{district} {within} ({})", listed.join(", "));
    let whole = lexemes.first()?.span().to(lexemes.last()?.span());
    let (front, back) = (Span { end: first.start, ..whole }, Span { start: last.end, ..whole });
    let statement = format!("{}{mended}{}", slice(front), slice(back));
    (names.len() > 1 && parses(&statement)).then(|| (first.to(last), mended))
}

/// Whether a text is just one statement without an error, on one line.
pub(super) fn parses(text: &str) -> bool {
    !text.contains(['\n', '\r', '#']) && reads(text)
}

/// Whether a text is just one statement without an error, on however many lines.
pub(super) fn reads(text: &str) -> bool {
    super::reads(text)
}

/// Whether it parses, and has no word twice that stands in `input` once.
pub(super) fn may_be_offered(input: Tokens<'_>, candidate: &str) -> bool {
    let count = |text: &str, lexemes: &[Lexeme]| {
        let mut words: HashMap<String, usize> = HashMap::new();
        for lexeme in lexemes.iter().filter(|it| !matches!(it.token.kind, TokenKind::Symbol(_))) {
            let word = text.get(lexeme.span().range()).unwrap_or("").to_lowercase();
            *words.entry(word).or_default() += 1;
        }
        words
    };
    let typed = count(input.context.text, input.rest);
    let lexemes = layout::significant(lex(SourceId::default(), candidate).tokens, candidate);
    let more = |(word, times): (&String, &usize)| {
        *times > 1 && *times > typed.get(word).copied().unwrap_or(0)
    };
    !count(candidate, &lexemes).iter().any(more) && parses(candidate)
}
