//! Statements: a verb and what it takes.

use super::audit::audit;
use super::check::check;
use super::declare;
use super::error::{Res, expect, fail, stop};
use super::expected::Expected;
use super::expression::nested;
use super::input::Tokens;
use super::name::any_name;
use super::query::{query, verb};
use super::template::inquiry;
use super::waive::waive;
use super::{mistake, symbol};
use crate::syntax::ast::{Name, NamePart, Statement, StatementKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use nom::Parser;
use nom::multi::separated_list1;

/// The verbs, as completion offers them at the beginning of a statement.
pub(super) const VERBS: &[Expected] = &[
    Expected::Keyword(Keyword::Rank),
    Expected::Keyword(Keyword::List),
    Expected::Keyword(Keyword::Total),
    Expected::Keyword(Keyword::Count),
    Expected::Keyword(Keyword::Show),
    Expected::Keyword(Keyword::Compare),
    Expected::Keyword(Keyword::Trend),
    Expected::Keyword(Keyword::Let),
    Expected::Keyword(Keyword::Define),
    Expected::Keyword(Keyword::Param),
    Expected::Keyword(Keyword::Include),
    Expected::Keyword(Keyword::Print),
    Expected::Keyword(Keyword::Save),
    Expected::Keyword(Keyword::Check),
    Expected::Keyword(Keyword::Waive),
    Expected::Keyword(Keyword::Audit),
    Expected::Keyword(Keyword::Describe),
    Expected::Keyword(Keyword::Explain),
    Expected::Keyword(Keyword::Trace),
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
        Some(Keyword::Let) => declare::named_result(behind)?,
        Some(Keyword::Define) => declare::definition(behind)?,
        Some(Keyword::Param) => declare::param(behind)?,
        Some(Keyword::Include) => declare::include(behind)?,
        Some(Keyword::Print) => declare::print(behind)?,
        Some(Keyword::Save) => declare::save(behind)?,
        Some(Keyword::Check) => check(behind)?,
        Some(Keyword::Waive) => waive(behind)?,
        Some(Keyword::Audit) => audit(behind)?,
        Some(Keyword::Describe) => describe(behind)?,
        Some(Keyword::Explain) => explain(behind)?,
        Some(Keyword::Trace) => expect(inquiry.map(StatementKind::Trace))(behind)?,
        Some(Keyword::Help) => help(behind)?,
        _ if verb(input).is_some() => {
            let (rest, query) = query(input)?;
            (rest, StatementKind::Query(query))
        }
        _ => return no_verb(input),
    };
    Ok((rest, Statement { kind, span: input.span_to(rest) }))
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
    if input.context.trial { fail(input, &[]) } else { stop(mistake::not_a_statement(input)) }
}
