//! Operands: literals, names, calls, and expressions in brackets, perhaps at another period.

use super::case;
use super::error::{Res, commit, expect, fail, stop};
use super::expected::Expected;
use super::expression::{expression, nested};
use super::input::Tokens;
use super::name::{BEGINNING, operand_name};
use super::period::period_reference;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use nom::Parser;
use nom::multi::separated_list1;

/// `25%`, `"红"`, `2023Q1`, `true`, `foreign.actual`, `mean(progress)`, `(a + b)`
pub(super) fn operand(input: Tokens<'_>) -> Res<'_, Expr> {
    let Some(first) = input.first() else { return fail(input, BEGINNING) };
    let literal = match &first.token.kind {
        TokenKind::Quantity(quantity) => ExprKind::Quantity(quantity.clone()),
        TokenKind::Text(text) => ExprKind::Text(text.clone()),
        TokenKind::Period(period) => ExprKind::Period(*period),
        TokenKind::Symbol(Symbol::Open) => return bracketed(input),
        _ => match first.keyword {
            Some(Keyword::True) if !continues_name(input.skip(1)) => ExprKind::Truth(true),
            Some(Keyword::False) if !continues_name(input.skip(1)) => ExprKind::Truth(false),
            Some(Keyword::Case) if case::begins(input) => return case::case(input),
            _ => {
                return match case::of_a_value(input) {
                    Some(diagnostic) => stop(diagnostic),
                    None => name_or_call(input),
                };
            }
        },
    };
    Ok((input.skip(1), Expr { kind: literal, span: first.span() }))
}

fn continues_name(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|next| next.is_symbol(Symbol::Dot) || next.is_symbol(Symbol::Open))
}

/// The span of an expression in brackets includes them, so that its text can be quoted whole.
fn bracketed(open: Tokens<'_>) -> Res<'_, Expr> {
    let (rest, expr) = nested(open, |open| expect(timed)(open.skip(1)))?;
    let (rest, last) = close(open.span(), rest)?;
    Ok((rest, Expr { kind: expr.kind, span: open.span().to(last) }))
}

fn name_or_call(input: Tokens<'_>) -> Res<'_, Expr> {
    let (rest, name) = operand_name(input)?;
    if !rest.first().is_some_and(|next| next.is_symbol(Symbol::Open)) {
        let span = name.span;
        return Ok((rest, Expr { kind: ExprKind::Name(name), span }));
    }
    let open = rest.span();
    let behind = rest.skip(1);
    let empty = behind.first().is_some_and(|next| next.is_symbol(Symbol::Close));
    let (rest, arguments) =
        if empty { (behind, Vec::new()) } else { nested(rest, |open| list(open.skip(1)))? };
    let (rest, _) = close(open, rest)?;
    let span = input.span_to(rest);
    Ok((rest, Expr { kind: ExprKind::Call { function: name, arguments }, span }))
}

/// One or more expressions with commas between them, in brackets.
pub(super) fn list(input: Tokens<'_>) -> Res<'_, Vec<Expr>> {
    commit(separated_list1(super::symbol(Symbol::Comma), expect(timed)).parse(input))
}

/// `actual at 2022Q1`: in brackets an expression may say its own period. Outside of them the period
/// is that of the statement.
fn timed(input: Tokens<'_>) -> Res<'_, Expr> {
    let (rest, value) = expression(input)?;
    if rest.keyword() != Some(Keyword::At) {
        rest.note(&[Expected::Keyword(Keyword::At)]);
        return Ok((rest, value));
    }
    if is_operation(&value) && !is_bracketed(input, rest) {
        return stop(of_what(input, &value, rest));
    }
    let (rest, period) = expect(period_reference)(rest.skip(1))?;
    let span = value.span.to(period.span);
    Ok((rest, Expr { kind: ExprKind::At { value: Box::new(value), period }, span }))
}

/// Whether an expression has operators of its own, unless they stand in brackets.
fn is_operation(value: &Expr) -> bool {
    use ExprKind::{Between, Binary, In, IsMissing, Match, Unary};
    matches!(
        value.kind,
        Unary(..) | Binary(..) | Between { .. } | In { .. } | IsMissing { .. } | Match { .. }
    )
}

/// Whether what was read from `input` up to `rest` is all in one pair of brackets.
fn is_bracketed(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let length = input.rest.len() - rest.rest.len();
    let mut depth = 0_usize;
    for (at, token) in input.rest.iter().take(length).enumerate() {
        if token.is_symbol(Symbol::Open) {
            depth += 1;
        } else if token.is_symbol(Symbol::Close) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return at + 1 == length;
        }
    }
    false
}

/// `(actual - actual at 2022Q1)`: whether the difference is meant or the second figure is for the
/// writer to say, as the two are far apart.
fn of_what(input: Tokens<'_>, value: &Expr, at: Tokens<'_>) -> Diagnostic {
    let (typed, word) = (input.context.slice(value.span), input.context.slice(at.span()));
    let last = value.operands().last().map_or(typed, |last| input.context.slice(last.span));
    let message = text!(
        "what is `{word}` about: all of `{typed}`, or `{last}` alone?",
        "`{word}` 说的是整个 `{typed}`，还是只有 `{last}`？",
        word,
        typed,
        last
    );
    Diagnostic::error(Code::UnexpectedToken, message)
        .at(at.span())
        .label(value.span, text!("several figures", "不止一个数"))
        .hint(text!(
            "put brackets around what is meant: ({typed}) {word} … or ({last} {word} …)",
            "给所指的部分加括号：({typed}) {word} … 或 ({last} {word} …)",
            typed,
            word,
            last
        ))
}

/// The bracket that closes the one at `open`.
pub(super) fn close(open: Span, input: Tokens<'_>) -> Res<'_, Span> {
    if input.first().is_some_and(|next| next.is_symbol(Symbol::Close)) {
        return Ok((input.skip(1), input.span()));
    }
    input.note(&[Expected::Symbol(Symbol::Close)]);
    let place = input.span();
    let (code, message) = match input.first() {
        Some(found) => {
            let typed = input.context.slice(found.span());
            let message = text!(
                "unexpected `{typed}` in a bracket that is open",
                "括号还没有关闭，此处不能写 `{typed}`",
                typed
            );
            (Code::UnexpectedToken, message)
        }
        None => (Code::UnfinishedStatement, text!("a bracket that is not closed", "括号没有关闭")),
    };
    let diagnostic = Diagnostic::error(code, message)
        .at(place)
        .label(place, text!("expected `)` or an operator", "此处应为 `)` 或运算符"))
        .label(open, text!("opened here", "从这里开始"));
    // At the end there is only one place for it; elsewhere it may belong before other words.
    stop(if input.rest.is_empty() { diagnostic.replace(place, ")") } else { diagnostic })
}
