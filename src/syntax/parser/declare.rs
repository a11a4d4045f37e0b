//! Statements that ask for no figures themselves: `let`, `define`, `param`, `include`, `print` and
//! `save`. Each parser begins behind the verb.

use super::error::{Res, commit, expect, fail, stop};
use super::expected::Expected;
use super::expression::expression;
use super::input::Tokens;
use super::name::{new_name, saved_name};
use super::query::{QUERIES, query, verb};
use super::template::template;
use super::{keyword, mistake, symbol};
use crate::syntax::ast::{Literal, NamePart, StatementKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use nom::Parser;

/// `late = rank domestic where progress < schedule`
pub(super) fn named_result(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, name) = named(input)?;
    if verb(rest).is_none() {
        rest.note(QUERIES);
        let told = rest.rest.is_empty() || rest.context.trial;
        return if told { commit(fail(rest, &[])) } else { stop(mistake::not_a_query(rest)) };
    }
    let (rest, query) = query(rest)?;
    Ok((rest, StatementKind::Let(name, query)))
}

/// `lag = schedule - progress`
pub(super) fn definition(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, name) = named(input)?;
    let (rest, value) = expect(expression)(rest)?;
    Ok((rest, StatementKind::Define(name, value)))
}

/// `p = 2023Q1`
pub(super) fn param(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, name) = named(input)?;
    let (rest, value) = expect(expression)(rest)?;
    Ok((rest, StatementKind::Param(name, value)))
}

/// `late =`
fn named(input: Tokens<'_>) -> Res<'_, NamePart> {
    let (rest, name) = expect(new_name)(input)?;
    let (rest, _) = expect(symbol(Symbol::Equal))(rest)?;
    Ok((rest, name))
}

/// `"common.q"`
pub(super) fn include(input: Tokens<'_>) -> Res<'_, StatementKind> {
    expect(path.map(StatementKind::Include))(input)
}

/// `"{count of late} districts are behind schedule"`
pub(super) fn print(input: Tokens<'_>) -> Res<'_, StatementKind> {
    expect(template.map(StatementKind::Print))(input)
}

/// `late to "late.csv" overwrite`
pub(super) fn save(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, what) = expect(saved_name)(input)?;
    let (rest, _) = expect(keyword(Keyword::To))(rest)?;
    let (rest, path) = expect(path)(rest)?;
    let overwrite = rest.keyword() == Some(Keyword::Overwrite);
    if !overwrite {
        rest.note(&[Expected::Keyword(Keyword::Overwrite)]);
    }
    let rest = rest.skip(usize::from(overwrite));
    Ok((rest, StatementKind::Save { what, path, overwrite }))
}

/// A text in quotes that names a file.
fn path(input: Tokens<'_>) -> Res<'_, Literal> {
    match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Text(text)) => {
            Ok((input.skip(1), Literal { text: text.clone(), span: input.span() }))
        }
        _ => fail(input, &[Expected::File]),
    }
}
