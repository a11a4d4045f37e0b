//! Tests that are words: `between`, `in`, `is missing`, `contains` and its like.
//!
//! Each may be negated before it (`not in`) and `is` behind it as well (`is not missing`).

use super::error::{Res, expect, fail};
use super::expected::Expected;
use super::expression::{Between, arithmetic, nested, operator};
use super::input::Tokens;
use super::operand::{close, list};
use super::{keyword, phrase_length};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, MatchOperator};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;

/// A test behind an operand, without the operand.
#[derive(Debug)]
pub(super) struct Test {
    kind: TestKind,
    /// Where its words stand, for an error about the test.
    pub operator: Span,
    /// The last byte of it.
    last: Span,
    negated: bool,
}

#[derive(Debug)]
enum TestKind {
    Between(Expr, Expr),
    In(Vec<Expr>),
    Missing,
}

impl Test {
    /// The test of `value`.
    pub fn of(self, value: Expr) -> Expr {
        let span = value.span.to(self.last);
        let (value, negated) = (Box::new(value), self.negated);
        let kind = match self.kind {
            TestKind::Between(low, high) => {
                ExprKind::Between { value, low: Box::new(low), high: Box::new(high), negated }
            }
            TestKind::In(choices) => ExprKind::In { value, choices, negated },
            TestKind::Missing => ExprKind::IsMissing { value, negated },
        };
        Expr { kind, span }
    }
}

/// Whether a `not` stands here, and what stands behind it.
fn negation(input: Tokens<'_>) -> (Tokens<'_>, bool) {
    let negated = input.keyword() == Some(Keyword::Not);
    (input.skip(usize::from(negated)), negated)
}

const TESTS: &[Expected] = &[
    Expected::Keyword(Keyword::Between),
    Expected::Keyword(Keyword::In),
    Expected::Keyword(Keyword::Is),
];

const BODIES: [Keyword; 2] = [Keyword::IsUnique, Keyword::IsAtMost];

/// `[not] between a and b`, `[not] in (a, b)`, `is [not] missing`
pub(super) fn test(input: Tokens<'_>) -> Res<'_, Test> {
    let (at, negated) = negation(input);
    match at.keyword() {
        Some(Keyword::Between) => range(input, at, negated),
        // `show actual in 万元`: not a test.
        Some(Keyword::In) if negated || opens(at.skip(1)) => membership(input, at, negated),
        // `is unique` and `is at most` are for the body of a check.
        Some(Keyword::Is)
            if !negated && BODIES.iter().any(|it| phrase_length(at, *it).is_some()) =>
        {
            fail(input, TESTS)
        }
        Some(Keyword::Is) => missing(input, at, negated),
        _ => fail(input, TESTS),
    }
}

fn opens(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|first| first.is_symbol(Symbol::Open))
}

fn range<'a>(input: Tokens<'a>, at: Tokens<'a>, negated: bool) -> Res<'a, Test> {
    let (rest, ((), _)) = operator(at, 1, ())?;
    let words = input.span_to(rest);
    let (rest, low) = expect(arithmetic)(rest)?;
    let (rest, _) = expect(keyword(Keyword::And))(rest)?;
    let (rest, high) = expect(arithmetic)(rest)?;
    let last = high.span;
    Ok((rest, Test { kind: TestKind::Between(low, high), operator: words, last, negated }))
}

fn membership<'a>(input: Tokens<'a>, at: Tokens<'a>, negated: bool) -> Res<'a, Test> {
    let (open, ((), _)) = operator(at, 1, ())?;
    let words = input.span_to(open);
    if !opens(open) {
        return super::error::commit(fail(open, &[Expected::Symbol(Symbol::Open)]));
    }
    let (rest, choices) = nested(open, |open| list(open.skip(1)))?;
    let (rest, last) = close(open.span(), rest)?;
    Ok((rest, Test { kind: TestKind::In(choices), operator: words, last, negated }))
}

fn missing<'a>(input: Tokens<'a>, at: Tokens<'a>, before: bool) -> Res<'a, Test> {
    let (rest, ((), _)) = operator(at, 1, ())?;
    let (rest, behind) = negation(rest);
    // `not is not missing` would be two negations that say nothing.
    let (rest, last) = if before && behind {
        super::error::commit(fail(at.skip(1), &[Expected::Keyword(Keyword::Missing)]))?
    } else {
        if !behind && !before {
            rest.note(&[Expected::Keyword(Keyword::Not)]);
        }
        expect(keyword(Keyword::Missing))(rest)?
    };
    let operator = input.span_to(rest);
    Ok((rest, Test { kind: TestKind::Missing, operator, last, negated: before || behind }))
}

const MATCHING: &[(Keyword, MatchOperator)] = &[
    (Keyword::Contains, MatchOperator::Contains),
    (Keyword::StartsWith, MatchOperator::StartsWith),
    (Keyword::EndsWith, MatchOperator::EndsWith),
    (Keyword::Matches, MatchOperator::Matches),
];

/// The operator of `district [not] contains "县"`
pub(super) fn matching(input: Tokens<'_>) -> Res<'_, (Between, Span)> {
    let (at, negated) = negation(input);
    for (word, value) in MATCHING {
        if let Some(length) = phrase_length(at, *word) {
            let whole = length + usize::from(negated);
            return operator(input, whole, Between::Match { operator: *value, negated });
        }
    }
    fail(input, const { &matching_expected() })
}

const fn matching_expected() -> [Expected; MATCHING.len()] {
    let mut expected = [Expected::End; MATCHING.len()];
    let mut index = 0;
    while index < MATCHING.len() {
        expected[index] = Expected::Keyword(MATCHING[index].0);
        index += 1;
    }
    expected
}
