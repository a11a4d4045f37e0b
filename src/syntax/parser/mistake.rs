//! Likely mistakes and how to mend them: misspelt keywords, words of other languages, the verb at
//! the end of the line.
//!
//! Mended statements as a whole are `offer.rs`.

use super::expected::{Expected, phrase};
use super::input::{Farthest, Lexeme, Tokens};
use super::offer;
use super::statement::VERBS;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::{Symbol, TokenKind};
use crate::units::{self, Unit};
use strsim::normalized_damerau_levenshtein;

/// How alike two words have to be for one to be a misspelling of the other; two Chinese words of
/// two characters with one in common are not.
const ALIKE: f64 = 0.6;

/// Words of other languages and what stands for them here.
const FOREIGN: &[(&str, Keyword)] = &[
    ("select", Keyword::List),
    ("find", Keyword::List),
    ("display", Keyword::Show),
    ("sort", Keyword::Rank),
    ("order", Keyword::Rank),
    ("sum", Keyword::Total),
    ("查询", Keyword::List),
    ("排序", Keyword::Rank),
    ("求和", Keyword::Total),
    ("filter", Keyword::Where),
    ("having", Keyword::Where),
    ("筛选", Keyword::Where),
    ("order", Keyword::By),
    ("sort", Keyword::By),
    ("排序", Keyword::By),
    ("limit", Keyword::Top),
    ("first", Keyword::Top),
    ("last", Keyword::Bottom),
    ("group", Keyword::Per),
    ("on", Keyword::At),
    ("during", Keyword::At),
];

/// What to say of a statement that begins with something else than a verb.
pub(super) fn not_a_statement(input: Tokens<'_>) -> Diagnostic {
    let context = input.context;
    let Some(first) = input.first() else {
        return Diagnostic::error(Code::NotAStatement, "a statement without a verb");
    };
    let typed = context.slice(first.span());
    let diagnostic =
        Diagnostic::error(Code::NotAStatement, format!("`{typed}` does not begin a statement"))
            .at(first.span())
            .label(first.span(), format!("expected {}", phrase(VERBS, context.surface)));
    if let Some(word) = first.word() {
        if word.eq_ignore_ascii_case("select") {
            return select(input, diagnostic);
        }
        if let Some(meant) = meant(word, VERBS) {
            let hint = format!("write `{meant}`");
            // `counties` alone: `count` would lack its subject, so it is a name as likely.
            let alone = input.rest.len() == 1 && !offer::parses(&meant);
            return match offer::list_of_name(input).filter(|_| alone) {
                Some(listed) => {
                    diagnostic.hint(format!("{hint}, or with a verb before it: {listed}"))
                }
                None => diagnostic.hint(hint).replace(first.span(), meant),
            };
        }
    }
    let whole = input.span_to(input.skip(input.rest.len()));
    if let Some(mended) = offer::verb_first(input) {
        return diagnostic.hint(format!("the verb comes first: {mended}")).replace(whole, mended);
    }
    let continues = match first.token.kind {
        TokenKind::Symbol(_) => true,
        _ => first.keyword.is_some_and(|word| {
            word.is(Role::Clause) || word.is(Role::Operator) || word.is(Role::Branch)
        }),
    };
    if continues {
        return diagnostic.hint(
            "a line that continues the statement before it is indented deeper than that one",
        );
    }
    if let Some(mended) = offer::list_of_name(input) {
        let hint = format!("a statement begins with a verb: {mended}");
        return diagnostic.hint(hint).replace(whole, mended);
    }
    let rank = Keyword::Rank.entry();
    let example = match context.surface {
        Surface::English => rank.example,
        Surface::Chinese => rank.example_chinese,
    };
    diagnostic.hint(format!("a statement begins with a verb: {example}"))
}

/// The verb that a word was meant to be, as it should be written; nothing for several words in
/// one.
pub(super) fn near_verb(word: &str) -> Option<String> {
    meant(word, VERBS).filter(|verb| !verb.contains(' '))
}

/// The keyword among `expected` that a word was meant to be, as it should be written: a near one,
/// the one that another language has this word for, or one that the word begins with.
fn meant(word: &str, expected: &[Expected]) -> Option<String> {
    let surface = Surface::of(word);
    let lower = word.to_lowercase();
    let keywords = || {
        expected.iter().filter_map(|item| match item {
            Expected::Keyword(keyword) => Some(*keyword),
            _ => None,
        })
    };
    let foreign = |keyword: &Keyword| {
        FOREIGN.iter().any(|(other, meaning)| *other == lower && meaning == keyword)
    };
    if let Some(keyword) = keywords().find(foreign) {
        return Some(keyword.spelling(surface).to_owned());
    }
    let spellings = || keywords().flat_map(|keyword| keyword.entry().spellings());
    // 其中进度: only Chinese words are written together, and one character may be a name's own.
    let written_together = spellings()
        .filter(|spelling| spelling.chars().count() > 1 && !spelling.is_ascii())
        .filter_map(|spelling| Some((spelling, word.strip_prefix(spelling)?)))
        .find(|(_, rest)| !rest.is_empty());
    if let Some((keyword, rest)) = written_together {
        return Some(format!("{keyword} {rest}"));
    }
    let mut best: Option<(f64, &str)> = None;
    let mut tied = false;
    for spelling in spellings().filter_map(|spelling| spelling.split(' ').next()) {
        let alike = normalized_damerau_levenshtein(&lower, spelling);
        if spelling.chars().count() < 3
            || alike < ALIKE
            || best.is_some_and(|(_, it)| it == spelling)
        {
            continue;
        }
        match best {
            Some((before, _)) if before > alike => {}
            Some((before, _)) if before >= alike => tied = true,
            _ => (best, tied) = (Some((alike, spelling)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, spelling)| spelling.to_owned())
}

/// `select a, b from t where …`
fn select(input: Tokens<'_>, diagnostic: Diagnostic) -> Diagnostic {
    match offer::of_select(input) {
        Some(mended) => {
            let whole = input.span_to(input.skip(input.rest.len()));
            diagnostic.hint(format!("write: {mended}")).replace(whole, mended)
        }
        None => diagnostic.hint("an indicator is asked for by name: list domestic show actual"),
    }
}

/// Adds what may help with a token that was not expected.
pub(super) fn advise(
    diagnostic: Diagnostic,
    text: &str,
    lexemes: &[Lexeme],
    farthest: &Farthest,
) -> Diagnostic {
    let Some(found) = lexemes.get(farthest.at) else { return diagnostic };
    let before = farthest.at.checked_sub(1).and_then(|at| lexemes.get(at));
    let expects = |item: Expected| farthest.expected.contains(&item);
    let typed = text.get(found.span().range()).unwrap_or("");
    if let Some(with_unit) = before.and_then(|number| number_with_unit(text, number, found)) {
        let (span, mended) = with_unit;
        return diagnostic
            .hint(format!("no blank stands between a number and its unit: {mended}"))
            .replace(span, mended);
    }
    if let Some(word) = found.word()
        && let Some(meant) = meant(word, &farthest.expected)
    {
        return diagnostic.hint(format!("write `{meant}`")).replace(found.span(), meant);
    }
    if found.is_symbol(Symbol::Comma)
        && let Some((span, mended)) = offer::several_districts(text, lexemes, farthest.at)
    {
        let among = farthest.at.checked_sub(2).and_then(|at| lexemes.get(at));
        let among = among.map_or("", |it| text.get(it.span().range()).unwrap_or(""));
        return diagnostic
            .hint(format!("several districts: {among} {mended}"))
            .replace(span, mended);
    }
    let front = Span { end: found.span().start, ..found.span() };
    let surface = lexemes.first().and_then(Lexeme::word).map(Surface::of).unwrap_or_default();
    let prefixed = |keyword: Keyword| {
        let word = keyword.spelling(surface);
        (format!("{word} {typed}"), format!("{word} "))
    };
    match &found.token.kind {
        TokenKind::Period(_) if expects(Expected::Keyword(Keyword::At)) => {
            let (mended, insert) = prefixed(Keyword::At);
            diagnostic.hint(format!("a period needs its word: {mended}")).replace(front, insert)
        }
        TokenKind::Quantity(number)
            if number.unit == Unit::NUMBER && expects(Expected::Keyword(Keyword::Top)) =>
        {
            diagnostic
                .hint(format!("a number of rows needs its word: {}", prefixed(Keyword::Top).0))
        }
        _ if found.begins_value() && expects(Expected::Symbol(Symbol::Comma)) => {
            let last = before.map_or("", |before| text.get(before.span().range()).unwrap_or(""));
            diagnostic.hint(format!("names stand apart by commas: {last}, {typed}"))
        }
        TokenKind::Symbol(Symbol::Close) => {
            diagnostic.hint("this bracket closes none; take it out or open one before")
        }
        _ => diagnostic,
    }
}

/// `25 亿元`: a number and a unit with a blank between them.
fn number_with_unit(text: &str, number: &Lexeme, word: &Lexeme) -> Option<(Span, String)> {
    let TokenKind::Quantity(quantity) = &number.token.kind else { return None };
    let unit = word.word()?;
    if quantity.unit != Unit::NUMBER || word.keyword.is_some() {
        return None;
    }
    let typed = text.get(number.span().range())?;
    let mended = format!("{typed}{unit}");
    let scanned = units::scan_quantity(&mended)?;
    let whole = scanned.length == mended.len() && scanned.quantity.is_ok();
    whole.then(|| (number.span().to(word.span()), mended))
}

/// What is to be said of words that mean a period in other languages.
pub(super) fn not_a_period(_: Tokens<'_>) -> Option<Diagnostic> {
    None
}

/// What is to be said of something else than a query behind `let name =`.
pub(super) fn not_a_query(input: Tokens<'_>, _: &crate::syntax::ast::NamePart) -> Diagnostic {
    Diagnostic::error(Code::UnexpectedToken, "no query").at(input.span())
}
