//! Statements: a verb and what it takes.

use super::clause::{clause, conflicts};
use super::error::{Res, expect, fail, stop};
use super::expected::Expected;
use super::expression::nested;
use super::input::Tokens;
use super::name::{any_name, subject};
use super::{mistake, symbol};
use crate::syntax::ast::{Name, NamePart, Query, Statement, StatementKind, Verb};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use nom::Parser;
use nom::multi::{many0, separated_list1};

/// The verbs, as completion offers them at the beginning of a statement.
pub(super) const VERBS: &[Expected] = &[
    Expected::Keyword(Keyword::Rank),
    Expected::Keyword(Keyword::List),
    Expected::Keyword(Keyword::Total),
    Expected::Keyword(Keyword::Count),
    Expected::Keyword(Keyword::Show),
    Expected::Keyword(Keyword::Describe),
    Expected::Keyword(Keyword::Explain),
    Expected::Keyword(Keyword::Help),
];

/// A whole statement; all tokens have to belong to it.
pub(super) fn whole(input: Tokens<'_>) -> Res<'_, Statement> {
    let (rest, statement) = statement(input)?;
    if rest.rest.is_empty() {
        rest.note(&[Expected::End]);
        return Ok((rest, statement));
    }
    fail(rest, &[Expected::End])
}

/// The verb settles the form.
fn statement(input: Tokens<'_>) -> Res<'_, Statement> {
    let behind = input.skip(1);
    let (rest, kind) = match input.keyword() {
        Some(Keyword::Rank) => query(input, Verb::Rank)?,
        Some(Keyword::List) => query(input, Verb::List)?,
        Some(Keyword::Total) => query(input, Verb::Total)?,
        Some(Keyword::Count) => query(input, Verb::Count)?,
        Some(Keyword::Show) => query(input, Verb::Show)?,
        Some(Keyword::Describe) => describe(behind)?,
        Some(Keyword::Explain) => explain(behind)?,
        Some(Keyword::Help) => help(behind)?,
        _ => return no_verb(input),
    };
    Ok((rest, Statement { kind, span: input.span_to(rest) }))
}

/// `rank domestic where progress < 25%`
fn query(input: Tokens<'_>, verb: Verb) -> Res<'_, StatementKind> {
    let subjects = separated_list1(symbol(Symbol::Comma), expect(subject));
    let (rest, subjects) = expect(subjects)(input.skip(1))?;
    let (rest, clauses) = many0(clause).parse(rest)?;
    conflicts(input, &clauses);
    let query = Query { verb, verb_span: input.span(), subjects, clauses };
    Ok((rest, StatementKind::Query(query)))
}

/// `describe domestic, 恒口`; alone, the dataset.
fn describe(input: Tokens<'_>) -> Res<'_, StatementKind> {
    if input.rest.is_empty() {
        input.note(&[Expected::Name]);
        return Ok((input, StatementKind::Describe(Vec::new())));
    }
    let names = separated_list1(symbol(Symbol::Comma), expect(any_name));
    expect(names.map(StatementKind::Describe))(input)
}

/// `explain rank domestic`
fn explain(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, explained) = nested(input, statement)?;
    Ok((rest, StatementKind::Explain(Box::new(explained))))
}

/// `help rank`, `help starts with`, `help Q0203`, `help %`: the rest of the statement is the
/// topic, whatever it holds, as one part of a name.
fn help(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let end = input.skip(input.rest.len());
    let span = input.span_to(end);
    let (text, quoted) = match input.rest {
        [] => {
            input.note(&[Expected::Name]);
            return Ok((end, StatementKind::Help(None)));
        }
        [only] => match &only.token.kind {
            TokenKind::QuotedName(name) => (name.clone(), true),
            TokenKind::Word(word) => (word.clone(), false),
            _ => (input.context.slice(span).to_owned(), false),
        },
        _ => {
            let words: Vec<_> = input.context.slice(span).split_whitespace().collect();
            (words.join(" "), false)
        }
    };
    let topic = Name { parts: vec![NamePart { text, quoted, span }], span };
    Ok((end, StatementKind::Help(Some(topic))))
}

fn no_verb(input: Tokens<'_>) -> Res<'_, Statement> {
    input.note(VERBS);
    if input.rest.is_empty() {
        return fail(input, &[]);
    }
    stop(mistake::not_a_statement(input))
}
