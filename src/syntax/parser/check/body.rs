//! The body of a check: what has to be so.

use super::super::clause::{around, column, count_from, period_behind};
use super::super::error::{Res, commit, expect, fail, stop};
use super::super::expected::{self, Expected, phrase, spelt};
use super::super::expression::{arithmetic, expression};
use super::super::input::{Lexeme, Tokens};
use super::super::name::{any_name, grouping, whose};
use super::super::period::period_reference;
use super::super::query::{QUERIES, query, verb};
use super::super::{keyword, phrase_length, symbol};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{
    AgeUnit, Baseline, CheckBody, CheckBodyKind, Expr, Home, Literal, Name, Query,
};
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use nom::Parser;
use nom::branch::alt;
use nom::multi::separated_list1;

/// `progress >= schedule`, `none of rank domestic where …`, `domestic has one row per district`
pub(super) fn body(input: Tokens<'_>) -> Res<'_, CheckBody> {
    let (rest, kind) = kind(input)?;
    Ok((rest, CheckBody { kind, span: input.span_to(rest) }))
}

fn kind(input: Tokens<'_>) -> Res<'_, CheckBodyKind> {
    if let Some(length) = phrase_length(input, Keyword::NoneOf) {
        return none_of(input.skip(length));
    }
    input.note(&[Expected::Keyword(Keyword::NoneOf)]);
    if begins_statement(input) {
        return match verb(input) {
            Some(_) => same_as(input),
            None => stop(not_a_body(input)),
        };
    }
    if let Ok((rest, name)) = any_name(input)
        && let Some(found) = of_a_name(rest, &name)
    {
        return commit(found);
    }
    let (rest, value) = expect(expression)(input)?;
    of_a_value(rest, value)
}

/// The words that make a body of what stands before them.
const MAKE_A_BODY: &[Keyword] = &[
    Keyword::AgreesWith,
    Keyword::AddsUpTo,
    Keyword::HasOneRowPer,
    Keyword::Has,
    Keyword::Within,
    Keyword::SameAs,
    Keyword::IsUnique,
    Keyword::IsAtMost,
];

/// Whether a verb stands here with what it is about, and no name: `rank agrees with …`.
fn begins_statement(input: Tokens<'_>) -> bool {
    let is_verb = input.keyword().is_some_and(|word| word.is(Role::Verb));
    let behind = input.skip(1);
    let makes_a_body = MAKE_A_BODY.iter().any(|word| phrase_length(behind, *word).is_some());
    is_verb && !makes_a_body && behind.first().is_some_and(Lexeme::begins_value)
}

/// `rank domestic where progress < 15%`
fn none_of(input: Tokens<'_>) -> Res<'_, CheckBodyKind> {
    if verb(input).is_none() {
        input.note(QUERIES);
        let told = input.rest.is_empty() || input.context.trial;
        return if told { commit(fail(input, &[])) } else { stop(not_a_query(input)) };
    }
    expect(query.map(CheckBodyKind::NoneOf))(input)
}

/// `list domestic same as base`
fn same_as(input: Tokens<'_>) -> Res<'_, CheckBodyKind> {
    let (rest, asked) = expect(query)(input)?;
    let Some(length) = phrase_length(rest, Keyword::SameAs) else {
        rest.note(&[Expected::Keyword(Keyword::SameAs)]);
        return if is_whole(rest) && !rest.context.trial {
            stop(bare_query(input, &asked, rest))
        } else {
            commit(fail(rest, &[]))
        };
    };
    let baseline = alt((file, any_name.map(Baseline::Result)));
    let (rest, baseline) = expect(baseline)(rest.skip(length))?;
    Ok((rest, CheckBodyKind::SameAs(asked, baseline)))
}

fn file(input: Tokens<'_>) -> Res<'_, Baseline> {
    match input.first().map(|first| &first.token.kind) {
        Some(TokenKind::Text(text)) => {
            let literal = Literal { text: text.clone(), span: input.span() };
            Ok((input.skip(1), Baseline::File(literal)))
        }
        _ => fail(input, &[Expected::File]),
    }
}

/// Whether a body may end here.
fn is_whole(input: Tokens<'_>) -> bool {
    input.rest.is_empty() || super::rule::begins(input)
}

const BEHIND_A_NAME: &[Expected] = &[
    Expected::Keyword(Keyword::HasOneRowPer),
    Expected::Keyword(Keyword::Has),
    Expected::Keyword(Keyword::IsAtMost),
];

/// The bodies that are about a name, from behind it; nothing where it is an expression.
fn of_a_name<'a>(input: Tokens<'a>, name: &Name) -> Option<Res<'a, CheckBodyKind>> {
    let behind = |word| phrase_length(input, word).map(|length| input.skip(length));
    if let Some(rest) = behind(Keyword::HasOneRowPer) {
        let keys = separated_list1(symbol(Symbol::Comma), expect(grouping));
        let subject = name.clone();
        let body =
            keys.map(move |keys| CheckBodyKind::OneRowPer { subject: subject.clone(), keys });
        return Some(expect(body)(rest));
    }
    if let Some(rest) = behind(Keyword::Has) {
        let columns = separated_list1(symbol(Symbol::Comma), expect(column));
        let subject = name.clone();
        let body =
            columns.map(move |columns| CheckBodyKind::Has { subject: subject.clone(), columns });
        return Some(expect(body)(rest));
    }
    if let Some(rest) = behind(Keyword::IsAtMost) {
        return Some(fresh(rest, name.clone()));
    }
    if input.keyword() == Some(Keyword::In) {
        return district_in(input.skip(1), name);
    }
    input.note(BEHIND_A_NAME);
    None
}

/// `45 days old`
fn fresh(input: Tokens<'_>, subject: Name) -> Res<'_, CheckBodyKind> {
    let (rest, age) = expect(|input| count_from(input, 0))(input)?;
    let days = keyword(Keyword::DaysOld).map(|_| AgeUnit::Days);
    let months = keyword(Keyword::MonthsOld).map(|_| AgeUnit::Months);
    let (rest, unit) = expect(alt((days, months)))(rest)?;
    Ok((rest, CheckBodyKind::Fresh { subject, age, unit }))
}

/// `directory`, `previous`; a bracket would make it a choice of values.
fn district_in<'a>(input: Tokens<'a>, district: &Name) -> Option<Res<'a, CheckBodyKind>> {
    if input.first().is_some_and(|first| first.is_symbol(Symbol::Open)) {
        return None;
    }
    input.note(&[Expected::Keyword(Keyword::Directory)]);
    let home = alt((
        keyword(Keyword::Directory).map(|_| Home::Directory),
        period_reference.map(Home::Period),
    ));
    let district = district.clone();
    let body = home.map(move |home| CheckBodyKind::DistrictIn { district: district.clone(), home });
    Some(expect(body)(input))
}

const BEHIND_A_VALUE: &[Expected] = &[
    Expected::Keyword(Keyword::AgreesWith),
    Expected::Keyword(Keyword::IsUnique),
    Expected::Keyword(Keyword::Of),
    Expected::Keyword(Keyword::Versus),
];

/// The bodies that begin with an expression, from behind it.
fn of_a_value(input: Tokens<'_>, value: Expr) -> Res<'_, CheckBodyKind> {
    if let Some(length) = phrase_length(input, Keyword::AgreesWith) {
        let other = |other| CheckBodyKind::Agrees(value.clone(), other);
        return expect(arithmetic.map(other))(input.skip(length));
    }
    if let Some(length) = phrase_length(input, Keyword::IsUnique) {
        return Ok((input.skip(length), CheckBodyKind::Unique(value)));
    }
    if input.keyword() == Some(Keyword::Of) {
        return adds_up(input.skip(1), value);
    }
    if phrase_length(input, Keyword::AddsUpTo).is_some() {
        return stop(sum_of_what(input));
    }
    if input.keyword() == Some(Keyword::Versus) || around(input) {
        let (rest, versus) = period_behind(input)?;
        let (rest, _) = expect(keyword(Keyword::Within))(rest)?;
        let (rest, limit) = expect(arithmetic)(rest)?;
        return Ok((rest, CheckBodyKind::Within { value, versus, limit }));
    }
    input.note(BEHIND_A_VALUE);
    Ok((input, CheckBodyKind::Holds(value)))
}

/// `districts adds up to 全市`
fn adds_up(input: Tokens<'_>, value: Expr) -> Res<'_, CheckBodyKind> {
    let parts = separated_list1(symbol(Symbol::Comma), expect(whose));
    let (rest, parts) = expect(parts)(input)?;
    let (rest, _) = expect(keyword(Keyword::AddsUpTo))(rest)?;
    let (rest, whole) = expect(whose)(rest)?;
    Ok((rest, CheckBodyKind::AddsUp { value, parts, whole }))
}

fn sum_of_what(input: Tokens<'_>) -> Diagnostic {
    let of = text!("`{of}`", "`{of}`", of = spelt(Keyword::Of, input.context.surface));
    let message = text!("a sum without its parts", "没有写明由哪些部分相加");
    Diagnostic::error(Code::UnexpectedToken, message)
        .at(input.span())
        .label(input.span(), expected::label(&of))
        .hint(text!(
            "say whose figures are added: domestic.actual of districts adds up to 全市",
            "写明哪些地区的数相加：内资.绝对值 关于 地区 加总为 全市"
        ))
}

/// A query by itself says nothing that could be so or not.
fn bare_query(input: Tokens<'_>, asked: &Query, rest: Tokens<'_>) -> Diagnostic {
    let place = input.span_to(rest);
    let typed = input.context.slice(asked.verb_span);
    let word = |keyword| spelt(keyword, input.context.surface);
    let (none, same) = (word(Keyword::NoneOf), word(Keyword::SameAs));
    let message = text!("a query is neither true nor false", "查询本身无所谓成立不成立");
    Diagnostic::error(Code::UnexpectedToken, message).at(place).hint(text!(
        "`{none} {typed} …` says that there are no such rows, `{typed} … {same} …` that they are those of a result; a condition stands alone",
        "`{none} {typed} …` 表示没有这样的行，`{typed} … {same} …` 表示与某个结果相同；条件单独写",
        none,
        typed,
        same
    ))
}

/// `none of progress < 15%`
fn not_a_query(input: Tokens<'_>) -> Diagnostic {
    let typed = input.context.slice(input.span());
    let message = text!("`{typed}` does not begin a query", "查询不能以 `{typed}` 开头", typed);
    let context = input.context;
    let label = expected::label(&phrase(QUERIES, context.surface, &context.what));
    Diagnostic::error(Code::UnexpectedToken, message)
        .at(input.span())
        .label(input.span(), label)
        .hint(text!(
            "a query begins with a verb: none of list domestic where progress < 15%",
            "查询以动词开头：没有 列出 内资 其中 进度 < 15%"
        ))
}

/// `describe domestic`
fn not_a_body(input: Tokens<'_>) -> Diagnostic {
    let typed = input.context.slice(input.span());
    let message = text!(
        "`{typed}` begins a statement, and a check holds a condition or a query",
        "`{typed}` 引出的是语句，检查的内容应是条件或查询",
        typed
    );
    Diagnostic::error(Code::UnexpectedToken, message).at(input.span()).hint(text!(
        "the statement stands by itself, on a line of its own; a check says what is so: progress >= schedule",
        "该语句另起一行单独写；检查写明应有的情形：进度 >= 序时进度"
    ))
}
