//! Likely mistakes and how to mend them: misspelt keywords, words of other languages, the verb at
//! the end of the line.
//!
//! A mended statement is offered only if it parses, so a hint never leads to the next error.

use super::expected::{Expected, phrase};
use super::input::{Farthest, Lexeme, Tokens};
use super::statement::VERBS;
use crate::diagnostic::{Code, Diagnostic};
use crate::period;
use crate::source::{SourceId, Span};
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
    ("print", Keyword::Show),
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
            return diagnostic.hint(format!("write `{meant}`")).replace(first.span(), meant);
        }
    }
    let whole = input.span_to(input.skip(input.rest.len()));
    if let Some(mended) = verb_first(input) {
        return diagnostic.hint(format!("the verb comes first: {mended}")).replace(whole, mended);
    }
    let continues = match first.token.kind {
        TokenKind::Symbol(_) => true,
        _ => first.keyword.is_some_and(|word| word.is(Role::Clause) || word.is(Role::Operator)),
    };
    if continues {
        return diagnostic.hint(
            "a line that continues the statement before it is indented deeper than that one",
        );
    }
    let show = Keyword::Show.spelling(context.surface);
    match reordered(input, show, input.rest, "") {
        Some(mended) => diagnostic.hint(format!("write a verb before it: {mended}")),
        None => {
            diagnostic.hint("a statement begins with a verb: rank domestic where progress < 25%")
        }
    }
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

/// `2023年一季度 内资 排名`: the statement with its verb first.
fn verb_first(input: Tokens<'_>) -> Option<String> {
    let verb = |lexeme: &Lexeme| {
        let keyword = lexeme.keyword.filter(|keyword| keyword.is(Role::Verb));
        // The two that take a statement or anything at all would always parse.
        keyword.is_some_and(|keyword| !matches!(keyword, Keyword::Explain | Keyword::Help))
    };
    let at = input.rest.iter().position(verb)?;
    let (before, behind) = input.rest.split_at_checked(at)?;
    let verb = input.context.slice(behind.first()?.span());
    let rest = input.skip(at + 1);
    let behind = input.context.slice(rest.span_to(rest.skip(rest.rest.len())));
    let behind = if rest.rest.is_empty() { "" } else { behind };
    reordered(input, verb, before, behind)
}

/// `verb`, the words of `before`, its period behind `at`, and `behind`, if that parses.
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
    let words: Vec<&str> = before
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != period)
        .map(|(_, lexeme)| context.slice(lexeme.span()))
        .collect();
    let spaced = tidy(&words.join(" "));
    let listed = words.join(", ");
    let orders =
        [[verb, &spaced, &at, behind], [verb, &spaced, behind, &at], [verb, &listed, &at, behind]];
    orders
        .into_iter()
        .map(|parts| {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .find(|candidate| parses(candidate))
}

/// Words joined by blanks, without the blanks around dots and before commas.
fn tidy(words: &str) -> String {
    words.replace(" . ", ".").replace(" ,", ",").replace(" ，", "，").replace(" 、", "、")
}

/// Whether a text is just one statement without an error, on one line.
fn parses(text: &str) -> bool {
    let parsed = super::parse(SourceId::default(), text);
    !text.contains(['\n', '\r', '#'])
        && parsed.diagnostics.is_empty()
        && parsed.statements.len() == 1
}

/// `select a, b from t where …`: the indicator first, the columns behind `show`.
fn select(input: Tokens<'_>, diagnostic: Diagnostic) -> Diagnostic {
    let is_from =
        |lexeme: &Lexeme| lexeme.word().is_some_and(|word| word.eq_ignore_ascii_case("from"));
    let all = input.skip(input.rest.len());
    let mended = input.rest.iter().position(is_from).and_then(|from| {
        let columns = input.skip(1).rest.get(..from.checked_sub(1)?)?;
        let (first, last) = (columns.first()?, columns.last()?);
        let columns = input.context.slice(first.span().to(last.span()));
        let table = input.context.slice(input.skip(from + 1).span_to(all));
        let list = Keyword::List.spelling(Surface::English);
        let show = Keyword::Show.spelling(Surface::English);
        let show = if columns == "*" { String::new() } else { format!(" {show} {columns}") };
        Some(format!("{list} {table}{show}")).filter(|candidate| parses(candidate))
    });
    match mended {
        Some(mended) => {
            diagnostic.hint(format!("write: {mended}")).replace(input.span_to(all), mended)
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
