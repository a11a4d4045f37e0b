//! The clauses behind the body of a check: how many rows may violate it, what is expected of the
//! data, what it is called and why it is there. In any order, each once.

use super::super::clause::{count_from, whole};
use super::super::error::{Res, commit, expect, fail, stop};
use super::super::expected::Expected;
use super::super::input::Tokens;
use super::super::name::grouping;
use super::super::{keyword, phrase_length, symbol};
use super::id::{CHECKED, id};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{
    CheckClause, CheckClauseKind, Literal, NamePart, Threshold, ThresholdKind, Verdict,
};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use crate::units::{Decimal, Quantity, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::multi::separated_list1;
use std::cmp::Ordering;

/// The words that begin a clause here.
const RULES: &[Keyword] = &[
    Keyword::WarnAbove,
    Keyword::FailAbove,
    Keyword::UnknownIs,
    Keyword::ExpectAtLeast,
    Keyword::Tag,
    Keyword::Because,
    Keyword::ForSure,
    Keyword::Per,
];

const EXPECTED: &[Expected] = &[
    Expected::Keyword(Keyword::WarnAbove),
    Expected::Keyword(Keyword::FailAbove),
    Expected::Keyword(Keyword::UnknownIs),
    Expected::Keyword(Keyword::ExpectAtLeast),
    Expected::Keyword(Keyword::Tag),
    Expected::Keyword(Keyword::Because),
    Expected::Keyword(Keyword::ForSure),
    Expected::Keyword(Keyword::Per),
];

/// The word that stands here, and what stands behind it.
fn word(input: Tokens<'_>) -> Option<(Keyword, Tokens<'_>)> {
    let found = |word: &Keyword| phrase_length(input, *word).map(|length| (*word, length));
    let (word, length) = RULES.iter().find_map(found)?;
    Some((word, input.skip(length)))
}

/// Whether such a clause begins here.
pub(super) fn begins(input: Tokens<'_>) -> bool {
    word(input).is_some_and(|(word, _)| word != Keyword::Per)
}

/// `warn above 5%`, `because "…"`
pub(super) fn rule(input: Tokens<'_>) -> Res<'_, CheckClause> {
    use CheckClauseKind::{AtLeast, FailAbove, ForSure, Per, UnknownIs, WarnAbove};
    let Some((word, behind)) = word(input) else { return fail(input, EXPECTED) };
    let (rest, kind) = match word {
        Keyword::WarnAbove => expect(threshold.map(WarnAbove))(behind)?,
        Keyword::FailAbove => expect(threshold.map(FailAbove))(behind)?,
        Keyword::UnknownIs => expect(verdict.map(UnknownIs))(behind)?,
        Keyword::ExpectAtLeast => {
            let (rest, count) = expect(|input| count_from(input, 0))(behind)?;
            let (rest, _) = expect(keyword(Keyword::Rows))(rest)?;
            (rest, AtLeast(count))
        }
        Keyword::Tag => expect(tags.map(CheckClauseKind::Tag))(behind)?,
        Keyword::Because => expect(reason.map(CheckClauseKind::Because))(behind)?,
        Keyword::ForSure => (behind, ForSure),
        Keyword::Per => expect(grouping.map(Per))(behind)?,
        _ => return fail(input, EXPECTED),
    };
    Ok((rest, CheckClause { kind, span: input.span_to(rest) }))
}

/// `5`, `5%`
fn threshold(input: Tokens<'_>) -> Res<'_, Threshold> {
    let Some(TokenKind::Quantity(quantity)) = input.first().map(|first| &first.token.kind) else {
        return fail(input, &[Expected::Threshold]);
    };
    let kind = if quantity.unit == Unit::PERCENT {
        is_share(quantity).then(|| ThresholdKind::Share(quantity.clone()))
    } else {
        whole(quantity, 0).map(ThresholdKind::Rows)
    };
    match kind {
        Some(kind) => Ok((input.skip(1), Threshold { kind, span: input.span() })),
        None => {
            let typed = input.context.slice(input.span());
            let message = text!(
                "`{typed}` is neither a number of rows nor a share of them",
                "`{typed}` 既不是行数，也不是行的比例",
                typed
            );
            let hint = text!(
                "write a whole number of rows, as in `fail above 3`, or a percent from 0% to 100%",
                "写整数行数，如 `失败 超过 3`，或 0% 至 100% 的百分数"
            );
            stop(Diagnostic::error(Code::BadNumber, message).at(input.span()).hint(hint))
        }
    }
}

fn is_share(quantity: &Quantity) -> bool {
    let whole = Decimal::new(100, 0);
    quantity.value.digits() >= 0 && quantity.value.cmp_value(whole) != Ordering::Greater
}

/// `fail`, `warn`, `pass`
fn verdict(input: Tokens<'_>) -> Res<'_, Verdict> {
    alt((
        keyword(Keyword::Fail).map(|_| Verdict::Fail),
        keyword(Keyword::Warn).map(|_| Verdict::Warn),
        keyword(Keyword::Pass).map(|_| Verdict::Pass),
    ))
    .parse(input)
}

/// `monthly, city`
fn tags(input: Tokens<'_>) -> Res<'_, Vec<NamePart>> {
    commit(separated_list1(symbol(Symbol::Comma), expect(tag)).parse(input))
}

fn tag(input: Tokens<'_>) -> Res<'_, NamePart> {
    match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Word(_) | TokenKind::QuotedName(_) | TokenKind::Period(_)) => {
            id(input, CHECKED)
        }
        _ => fail(input, &[Expected::Name]),
    }
}

/// The text behind `because`.
pub(in super::super) fn reason(input: Tokens<'_>) -> Res<'_, Literal> {
    match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Text(text)) => {
            Ok((input.skip(1), Literal { text: text.clone(), span: input.span() }))
        }
        _ => fail(input, &[Expected::Text]),
    }
}

/// A clause given twice.
pub(super) fn conflicts(input: Tokens<'_>, rules: &[CheckClause]) {
    let same = |one: &CheckClause, other: &CheckClause| {
        std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind)
    };
    for (index, later) in rules.iter().enumerate() {
        if let Some(before) = rules.iter().take(index).find(|before| same(before, later)) {
            twice(input, before.span, later.span);
        }
    }
}

/// Says that a clause is given a second time.
pub(in super::super) fn twice(input: Tokens<'_>, first: Span, second: Span) {
    let typed = input.context.slice(second);
    let word = typed.split_whitespace().next().unwrap_or(typed).to_owned();
    let message = text!("`{word}` stands here a second time", "`{word}` 重复出现", word);
    let diagnostic = Diagnostic::error(Code::RepeatedClause, message)
        .at(second)
        .label(second, text!("the second", "第二处"))
        .label(first, text!("the first", "第一处"));
    input.context.problems.borrow_mut().push(diagnostic);
}
