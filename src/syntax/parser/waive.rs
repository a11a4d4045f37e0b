//! Waivers: `waive pace for 汉阴县 at 2023Q1 until 2024-03-31 because "…"`. Begins behind the verb.

use super::check::{WAIVED, id, reason, twice};
use super::error::{Res, expect, fail, stop};
use super::expected::{Expected, spelt};
use super::input::Tokens;
use super::name::whose;
use super::period::period_reference;
use super::symbol;
use crate::diagnostic::{Code, Diagnostic};
use crate::period::{Part, Period, PeriodLiteral, as_year};
use crate::syntax::ast::{Date, StatementKind, Waive, WaiveClause, WaiveClauseKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use nom::Parser;
use nom::multi::{many0, separated_list1};

/// `pace for 汉阴县 at 2023Q1 until 2024-03-31 because "…"`
pub(super) fn waive(input: Tokens<'_>) -> Res<'_, StatementKind> {
    let (rest, id) = id(input, WAIVED)?;
    let (rest, clauses) = many0(clause).parse(rest)?;
    for (index, later) in clauses.iter().enumerate() {
        let same = |before: &&WaiveClause| {
            std::mem::discriminant(&before.kind) == std::mem::discriminant(&later.kind)
        };
        if let Some(before) = clauses.iter().take(index).find(same) {
            twice(input, before.span, later.span);
        }
    }
    let waive = Waive { id, clauses };
    if waive.because().is_none() {
        // Something that is no clause is told of first.
        return if rest.rest.is_empty() { stop(without_reason(rest)) } else { fail(rest, CLAUSES) };
    }
    Ok((rest, StatementKind::Waive(waive)))
}

const CLAUSES: &[Expected] = &[
    Expected::Keyword(Keyword::For),
    Expected::Keyword(Keyword::At),
    Expected::Keyword(Keyword::Until),
    Expected::Keyword(Keyword::Because),
];

fn clause(input: Tokens<'_>) -> Res<'_, WaiveClause> {
    let behind = input.skip(1);
    let (rest, kind) = match input.keyword() {
        Some(Keyword::For) => {
            let names = separated_list1(symbol(Symbol::Comma), expect(whose));
            expect(names.map(WaiveClauseKind::For))(behind)?
        }
        Some(Keyword::At) => expect(period_reference.map(WaiveClauseKind::At))(behind)?,
        Some(Keyword::Until) => expect(date.map(WaiveClauseKind::Until))(behind)?,
        Some(Keyword::Because) => expect(reason.map(WaiveClauseKind::Because))(behind)?,
        _ => return fail(input, CLAUSES),
    };
    Ok((rest, WaiveClause { kind, span: input.span_to(rest) }))
}

/// `2024-03-31`
fn date(input: Tokens<'_>) -> Res<'_, Date> {
    let literal = match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Period(literal)) => Some(*literal),
        Some(TokenKind::Quantity(quantity)) => as_year(quantity),
        _ => None,
    };
    match literal {
        Some(literal @ PeriodLiteral { year: Some(_), part: Part::Day(..) }) => {
            Ok((input.skip(1), Date { literal, span: input.span() }))
        }
        Some(literal) => {
            input.note(&[Expected::Date]);
            stop(not_a_date(input, literal))
        }
        None => fail(input, &[Expected::Date]),
    }
}

fn not_a_date(input: Tokens<'_>, literal: PeriodLiteral) -> Diagnostic {
    let typed = input.context.slice(input.span());
    let message = text!("`{typed}` is a period and no day", "`{typed}` 是期间，不是某一天", typed);
    let diagnostic = Diagnostic::error(Code::BadPeriod, message).at(input.span());
    match literal.year {
        Some(year) => {
            let day = Period { year, part: literal.part }.end().to_string();
            let hint = text!("its last day is written {day}", "它的最后一天写作 {day}", day);
            diagnostic.hint(hint).replace(input.span(), day)
        }
        None => diagnostic.hint(text!(
            "a day is written with its year, as 2024-03-31",
            "日期要写明年份，如 2024-03-31"
        )),
    }
}

fn without_reason(rest: Tokens<'_>) -> Diagnostic {
    let because = spelt(Keyword::Because, rest.context.surface);
    let message = text!("a waiver without a reason", "豁免没有写明理由");
    Diagnostic::error(Code::UnfinishedStatement, message).at(rest.span()).hint(text!(
        "say why: {because} \"printed truncated\"",
        "写明理由：{because} \"公布数未四舍五入\"",
        because
    ))
}
