//! Checks: `check pace "on schedule" for domestic: progress >= schedule fail above 10%`.
//!
//! Each parser begins behind the verb. The body is `check/body.rs`, what stands behind it
//! `check/rule.rs`, ids are `check/id.rs`, and what is said of a wrong head `check/head.rs`.

mod body;
mod head;
mod id;
mod rule;

pub(super) use id::{WAIVED, id};
pub(super) use rule::{reason, twice};

use super::clause::{clause, conflicts};
use super::error::{Res, expect, fail};
use super::expected::Expected;
use super::input::Tokens;
use super::name::subject;
use super::symbol;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Check, Clause, Literal, Name, StatementKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{Text, text};
use nom::Parser;
use nom::multi::{many0, separated_list1};

/// `pace "on schedule" for domestic among counties: progress >= schedule fail above 10%`
pub(super) fn check(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, id) = id(input, id::CHECKED)?;
    let (rest, title) = title(rest)?;
    let (rest, (subjects, clauses)) = focus(rest)?;
    let (rest, _) = head::colon(rest)?;
    let (rest, body) = body::body(rest)?;
    let (rest, rules) = many0(rule::rule).parse(rest)?;
    rule::conflicts(input, &rules);
    let check = Check { id, title, subjects, clauses, body, rules };
    Ok((rest, StatementKind::Check(Box::new(check))))
}

/// The title, if there is one.
fn title(input: Tokens<'_>) -> Res<'_, Option<Literal>> {
    if let Some(TokenKind::Text(text)) = input.first().map(|first| &first.token.kind) {
        let title = Literal { text: text.clone(), span: input.span() };
        return Ok((input.skip(1), Some(title)));
    }
    input.note(&[Expected::Text]);
    head::bare_title(input)?;
    Ok((input, None))
}

/// `for domestic among counties`: whose rows are looked at, if it is not the whole.
fn focus(input: Tokens<'_>) -> Res<'_, (Vec<Name>, Vec<Clause>)> {
    if input.keyword() != Some(Keyword::For) {
        input.note(&[Expected::Keyword(Keyword::For)]);
        return Ok((input, (Vec::new(), Vec::new())));
    }
    let subjects = separated_list1(symbol(Symbol::Comma), expect(subject));
    let (rest, subjects) = expect(subjects)(input.skip(1))?;
    let behind = text!("`for`", "`针对`");
    let (rest, clauses) = many0(|input| clause_among(input, POPULATION, &behind)).parse(rest)?;
    conflicts(input, &clauses);
    Ok((rest, (subjects, clauses)))
}

/// The clauses that say whose rows are looked at, and when.
const POPULATION: &[Expected] = &[
    Expected::Keyword(Keyword::Among),
    Expected::Keyword(Keyword::Where),
    Expected::Keyword(Keyword::At),
    Expected::Keyword(Keyword::From),
    Expected::Keyword(Keyword::To),
    Expected::Keyword(Keyword::Of),
    Expected::Keyword(Keyword::Per),
    Expected::Keyword(Keyword::Versus),
];

/// A clause of a query that is one of `allowed`; another one is read too and complained about.
pub(super) fn clause_among<'a>(
    input: Tokens<'a>,
    allowed: &[Expected],
    behind: &Text,
) -> Res<'a, Clause> {
    let Some(word) = input.keyword() else { return fail(input, allowed) };
    if allowed.contains(&Expected::Keyword(word)) {
        return clause(input);
    }
    let of_queries = [
        Keyword::By,
        Keyword::Ascending,
        Keyword::Descending,
        Keyword::Top,
        Keyword::Bottom,
        Keyword::Show,
        Keyword::Among,
        Keyword::Where,
        Keyword::Of,
        Keyword::Per,
        Keyword::Versus,
    ];
    if !of_queries.contains(&word) {
        return fail(input, allowed);
    }
    let (rest, found) = clause(input)?;
    let typed = input.context.slice(input.span());
    let message = text!(
        "`{typed}` does not stand behind {behind}",
        "{behind}之后不能写 `{typed}`",
        typed,
        behind
    );
    let diagnostic = Diagnostic::error(Code::ClauseNotHere, message).at(found.span);
    input.context.problems.borrow_mut().push(diagnostic);
    Ok((rest, found))
}
