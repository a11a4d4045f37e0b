//! Queries: a verb that asks for figures, its subjects, its clauses.

use super::clause::{clause, conflicts, gather};
use super::error::{Res, expect, fail};
use super::expected::Expected;
use super::input::Tokens;
use super::name::subject;
use super::symbol;
use crate::syntax::ast::{Query, Verb};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;
use nom::Parser;
use nom::multi::{many0, separated_list1};

/// The verbs of queries, as completion offers them behind `let late =`.
pub(super) const QUERIES: &[Expected] = &[
    Expected::Keyword(Keyword::Rank),
    Expected::Keyword(Keyword::List),
    Expected::Keyword(Keyword::Total),
    Expected::Keyword(Keyword::Count),
    Expected::Keyword(Keyword::Show),
    Expected::Keyword(Keyword::Compare),
    Expected::Keyword(Keyword::Trend),
];

/// The verb that stands here, if it is one of a query.
pub(super) fn verb(input: Tokens<'_>) -> Option<Verb> {
    Some(match input.keyword()? {
        Keyword::Rank => Verb::Rank,
        Keyword::List => Verb::List,
        Keyword::Total => Verb::Total,
        Keyword::Count => Verb::Count,
        Keyword::Show => Verb::Show,
        Keyword::Compare => Verb::Compare,
        Keyword::Trend => Verb::Trend,
        _ => return None,
    })
}

/// `rank domestic where progress < 25%`
pub(super) fn query(input: Tokens<'_>) -> Res<'_, Query> {
    let Some(verb) = verb(input) else { return fail(input, QUERIES) };
    let subjects = separated_list1(symbol(Symbol::Comma), expect(subject));
    let (rest, subjects) = expect(subjects)(input.skip(1))?;
    let (rest, clauses) = many0(clause).parse(rest)?;
    conflicts(input, &clauses);
    gather(rest, Some(verb), &subjects, &clauses);
    Ok((rest, Query { verb, verb_span: input.span(), subjects, clauses }))
}
