//! Clauses: what stands behind the subjects, in any order.

use super::error::{Res, commit, expect, fail, stop};
use super::expected::Expected;
use super::expression::expression;
use super::input::{Gathered, Lexeme, Tokens};
use super::name::{grouping, simple_name, unit, whose};
use super::period::period_reference;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Clause, ClauseKind, Name, PeriodReference, RowCount, ShownColumn, Verb};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use crate::units::{Dimension, Quantity};
use nom::Parser;
use nom::multi::separated_list1;

pub(super) const CLAUSES: &[Expected] = &[
    Expected::Keyword(Keyword::Where),
    Expected::Keyword(Keyword::Among),
    Expected::Keyword(Keyword::By),
    Expected::Keyword(Keyword::At),
    Expected::Keyword(Keyword::Show),
    Expected::Keyword(Keyword::Top),
    Expected::Keyword(Keyword::Bottom),
    Expected::Keyword(Keyword::Per),
    Expected::Keyword(Keyword::Ascending),
    Expected::Keyword(Keyword::Descending),
    Expected::Keyword(Keyword::Versus),
    Expected::Keyword(Keyword::Of),
    Expected::Keyword(Keyword::From),
    Expected::Keyword(Keyword::To),
];

/// One clause; the keyword alone settles which.
pub(super) fn clause(input: Tokens<'_>) -> Res<'_, Clause> {
    let behind = input.skip(1);
    let (rest, kind) = match input.keyword() {
        Some(Keyword::Where) => expect(expression.map(ClauseKind::Where))(behind)?,
        Some(Keyword::Among) => expect(expression.map(ClauseKind::Among))(behind)?,
        Some(Keyword::By) => expect(expression.map(ClauseKind::By))(behind)?,
        Some(Keyword::Ascending) => (behind, ClauseKind::Ascending),
        Some(Keyword::Descending) => (behind, ClauseKind::Descending),
        Some(Keyword::Top) => expect(count.map(ClauseKind::Top))(behind)?,
        Some(Keyword::Bottom) => expect(count.map(ClauseKind::Bottom))(behind)?,
        Some(Keyword::Per) => expect(grouping.map(ClauseKind::Per))(behind)?,
        Some(Keyword::Show) => shown(behind)?,
        Some(Keyword::At) => expect(period_reference.map(ClauseKind::At))(behind)?,
        Some(Keyword::Versus) => expect(period_reference.map(ClauseKind::Versus))(behind)?,
        Some(Keyword::From) => expect(period_reference.map(ClauseKind::From))(behind)?,
        Some(Keyword::To) => expect(period_reference.map(ClauseKind::To))(behind)?,
        Some(Keyword::Of) => names(behind)?,
        _ if around(input) => {
            period_behind(input).map(|(rest, it)| (rest, ClauseKind::Versus(it)))?
        }
        _ => return fail(input, CLAUSES),
    };
    Ok((rest, Clause { kind, span: input.span_to(rest) }))
}

fn shown(input: Tokens<'_>) -> Res<'_, ClauseKind> {
    let columns = separated_list1(super::symbol(Symbol::Comma), expect(column));
    commit(columns.map(ClauseKind::Show).parse(input))
}

/// `of 恒口, 瀛湖`
fn names(input: Tokens<'_>) -> Res<'_, ClauseKind> {
    let names = separated_list1(super::symbol(Symbol::Comma), expect(whose));
    commit(names.map(ClauseKind::Of).parse(input))
}

/// The words around the period in `与 去年同期 相比`; either of them alone says something else.
pub(super) const AROUND: (&str, &str) = ("与", "相比");

/// Whether they stand here around a period.
pub(super) fn around(input: Tokens<'_>) -> bool {
    let word = |input: Tokens<'_>, word| input.first().and_then(Lexeme::word) == Some(word);
    word(input, AROUND.0) && word(input.skip(2), AROUND.1)
}

/// The period of `versus 2022Q1` and of `与 去年同期 相比`, from the word before it.
pub(super) fn period_behind(input: Tokens<'_>) -> Res<'_, PeriodReference> {
    let (rest, period) = expect(period_reference)(input.skip(1))?;
    if !around(input) {
        return Ok((rest, period));
    }
    let (rest, _) = expect(super::keyword(Keyword::Versus))(rest)?;
    Ok((rest, period))
}

/// `target in 万元`
pub(super) fn column(input: Tokens<'_>) -> Res<'_, ShownColumn> {
    let (rest, expr) = expression(input)?;
    if rest.keyword() != Some(Keyword::In) {
        return Ok((rest, ShownColumn { expr, unit: None }));
    }
    let (rest, unit) = expect(unit)(rest.skip(1))?;
    Ok((rest, ShownColumn { expr, unit: Some(unit) }))
}

/// The number behind `top`: whole, at least 1, with or without a counter; or a param.
fn count(input: Tokens<'_>) -> Res<'_, RowCount> {
    if !matches!(input.first().map(|first| &first.token.kind), Some(TokenKind::Quantity(_)))
        && let Ok((rest, name)) = simple_name(input)
    {
        input.note(&[Expected::Count]);
        return Ok((rest, RowCount::Name(name)));
    }
    let (rest, number) = count_from(input, 1)?;
    Ok((rest, RowCount::Number(number)))
}

/// A whole number, at least `least`, with or without a counter.
pub(super) fn count_from(input: Tokens<'_>, least: u32) -> Res<'_, u32> {
    let Some(TokenKind::Quantity(quantity)) = input.first().map(|first| &first.token.kind) else {
        return fail(input, &[Expected::Count]);
    };
    match whole(quantity, least) {
        Some(number) => Ok((input.skip(1), number)),
        None => {
            let typed = input.context.slice(input.span());
            let message = text!(
                "`{typed}` is not a whole number from {least} upwards",
                "`{typed}` 不是 {least} 以上的整数",
                typed,
                least
            );
            let diagnostic = Diagnostic::error(Code::BadNumber, message).at(input.span());
            stop(match least {
                0 => diagnostic,
                _ => diagnostic.hint(text!("write how many, as in `top 5`", "写明行数，如 `前5`")),
            })
        }
    }
}

pub(super) fn whole(quantity: &Quantity, least: u32) -> Option<u32> {
    let counts = matches!(quantity.unit.dimension, Dimension::Number | Dimension::Count(_));
    if !counts || quantity.unit.power != 0 {
        return None;
    }
    quantity.value.to_string().parse().ok().filter(|number| *number >= least)
}

/// A clause given twice, and two that exclude each other. The order of clauses has no meaning, so
/// the second could not be the one that counts.
pub(super) fn conflicts(input: Tokens<'_>, clauses: &[Clause]) {
    let mut problems = input.context.problems.borrow_mut();
    for (index, later) in clauses.iter().enumerate() {
        let Some(before) = clauses.iter().take(index).find(|before| same(before, later)) else {
            continue;
        };
        let keyword = |clause: &Clause| {
            let typed = input.context.slice(clause.span);
            typed.split_whitespace().next().unwrap_or(typed).to_owned()
        };
        let (first, second) = (keyword(before), keyword(later));
        let twice = std::mem::discriminant(&before.kind) == std::mem::discriminant(&later.kind);
        let message = if twice {
            text!("`{second}` stands here a second time", "`{second}` 重复出现", second)
        } else {
            text!(
                "`{second}` and `{first}` exclude each other",
                "`{second}` 与 `{first}` 不能同时写",
                second,
                first
            )
        };
        let mut diagnostic = Diagnostic::error(Code::RepeatedClause, message)
            .at(later.span)
            .label(later.span, text!("the second", "第二处"))
            .label(before.span, text!("the first", "第一处"));
        if twice && matches!(later.kind, ClauseKind::Where(_) | ClauseKind::Among(_)) {
            let and = Keyword::And.spelling(input.context.surface);
            diagnostic = diagnostic.hint(text!(
                "join the two conditions with `{and}`",
                "用 `{and}` 连接两个条件",
                and
            ));
        }
        problems.push(diagnostic);
    }
}

fn same(one: &Clause, other: &Clause) -> bool {
    match (&one.kind, &other.kind) {
        // `per group per period` divides by both; what goes together, the names tell.
        (ClauseKind::Per(one), ClauseKind::Per(other)) => one.text() == other.text(),
        (one, other) => excludes(one.keyword(), other.keyword()),
    }
}

/// Whether clauses of two kinds cannot stand in one query: two of a kind cannot.
fn excludes(one: Keyword, other: Keyword) -> bool {
    use Keyword::{Ascending, At, Bottom, Descending, From, To, Top};
    let exclude = |pair| matches!(pair, (Ascending, Descending) | (Top, Bottom) | (At, From | To));
    one == other || exclude((one, other)) || exclude((other, one))
}

impl Gathered {
    /// Whether a word may still stand in it: one that begins no clause may.
    pub(super) fn may_have(&self, keyword: Keyword) -> bool {
        match keyword {
            // By two things, of which one is the period.
            Keyword::Per => self.clauses.iter().filter(|one| **one == Keyword::Per).count() < 2,
            _ if CLAUSES.contains(&Expected::Keyword(keyword)) => {
                !self.clauses.iter().any(|one| excludes(*one, keyword))
            }
            _ => true,
        }
    }
}

/// Remembers a query that ended where the tokens end.
pub(super) fn gather(rest: Tokens<'_>, verb: Option<Verb>, subjects: &[Name], clauses: &[Clause]) {
    if rest.rest.is_empty() {
        *rest.context.gathered.borrow_mut() = Some(Gathered {
            verb,
            subjects: subjects.iter().map(Name::text).collect(),
            clauses: clauses.iter().map(|clause| clause.kind.keyword()).collect(),
        });
    }
}
