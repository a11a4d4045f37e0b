//! Audits: `audit domestic at 2023Q1`, `audit`. Begins behind the verb.

use super::check::clause_among;
use super::clause::{conflicts, gather};
use super::error::{Res, expect};
use super::expected::Expected;
use super::input::Tokens;
use super::name::subject;
use super::symbol;
use crate::syntax::ast::{Audit, StatementKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;
use crate::text::text;
use nom::Parser;
use nom::combinator::opt;
use nom::multi::many0;
use nom::sequence::preceded;

/// An audit looks at everything, so only its periods may be chosen.
const PERIODS: &[Expected] = &[
    Expected::Keyword(Keyword::At),
    Expected::Keyword(Keyword::From),
    Expected::Keyword(Keyword::To),
];

/// `domestic, foreign from 2022Q1 to 2023Q1`; nothing is all there is.
pub(super) fn audit(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, first) = opt(subject).parse(input)?;
    let (rest, subjects) = match first {
        None => (rest, vec![]),
        Some(first) => {
            let others = preceded(symbol(Symbol::Comma), expect(subject));
            let (rest, others) = many0(others).parse(rest)?;
            (rest, [vec![first], others].concat())
        }
    };
    let behind = text!("`audit`", "`审核`");
    let (rest, clauses) = many0(|input| clause_among(input, PERIODS, &behind)).parse(rest)?;
    conflicts(input, &clauses);
    gather(rest, None, &subjects, &clauses);
    Ok((rest, StatementKind::Audit(Audit { subjects, clauses })))
}
