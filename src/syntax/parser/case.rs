//! `case when C then E [when …] [else E] end`.

use super::error::{Res, commit, expect, fail, stop};
use super::expected::Expected;
use super::expression::{expression, nested};
use super::input::{Lexeme, Tokens};
use super::keyword;
use super::meant::meant;
use super::mistake::write;
use super::name::BEGINNING;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::keywords::Keyword;
use crate::text::text;

/// Whether `case` stands here and is no name: `when` follows it.
pub(super) fn begins(input: Tokens<'_>) -> bool {
    input.keyword() == Some(Keyword::Case) && input.skip(1).keyword() == Some(Keyword::When)
}

/// `case level when 1 then …`: what is compared is said in each condition.
pub(super) fn of_a_value(input: Tokens<'_>) -> Option<Diagnostic> {
    if input.keyword() != Some(Keyword::Case) || !input.second()?.begins_value() {
        return None;
    }
    let context = input.context;
    let is_when = |lexeme: &&Lexeme| lexeme.keyword == Some(Keyword::When);
    let behind = input.skip(1);
    let first = behind.rest.iter().find(is_when)?.span();
    let last = behind.rest.iter().rev().find(is_when)?.span();
    let value = context.slice(Span { end: first.start, ..behind.span() }).trim_end();
    let place = behind.span().to(last);
    let when = context.slice(first);
    let mut mended = String::new();
    let mut from = first.start;
    for word in behind.rest.iter().filter(is_when).map(Lexeme::span) {
        let before = context.slice(Span { start: from, end: word.end, ..place });
        mended = format!("{mended}{before} {value} =");
        from = word.end;
    }
    let typed = context.slice(input.span());
    let message = text!(
        "`{value}` between `{typed}` and `{when}`",
        "`{typed}` 与 `{when}` 之间不能写 `{value}`",
        value,
        typed,
        when
    );
    let diagnostic = Diagnostic::error(Code::UnexpectedToken, message)
        .at(behind.span())
        .label(behind.span(), text!("expected `{when}`", "此处应为 `{when}`", when))
        .hint(text!(
            "each condition is whole: {typed} {mended} …",
            "每个条件都要写全：{typed} {mended} …",
            typed,
            mended
        ));
    // Another `case` may stand within this one, and is not to be changed.
    let single = behind.rest.iter().all(|it| it.keyword != Some(Keyword::Case));
    Some(if single { diagnostic.replace(place, mended) } else { diagnostic })
}

/// The whole of it; [`begins`] has seen its first two words.
pub(super) fn case(open: Tokens<'_>) -> Res<'_, Expr> {
    let (rest, (arms, otherwise)) = nested(open, |open| parts(open.skip(1)))?;
    let (rest, last) = close(open, rest, otherwise.is_some())?;
    let span = open.span().to(last);
    Ok((rest, Expr { kind: ExprKind::Case { arms, otherwise: otherwise.map(Box::new) }, span }))
}

type Parts = (Vec<(Expr, Expr)>, Option<Expr>);

fn parts(input: Tokens<'_>) -> Res<'_, Parts> {
    let mut arms = Vec::new();
    let mut rest = input;
    while rest.keyword() == Some(Keyword::When) {
        let (then, condition) = expect(expression)(rest.skip(1))?;
        let (behind, _) = expect(keyword(Keyword::Then))(then)?;
        let (behind, value) = value(behind)?;
        arms.push((condition, value));
        rest = behind;
    }
    if rest.keyword() != Some(Keyword::Else) {
        return Ok((rest, (arms, None)));
    }
    let (rest, otherwise) = value(rest.skip(1))?;
    Ok((rest, (arms, Some(otherwise))))
}

/// What stands behind `then` or `else`. Right there the words of `case` are no names but `end`, and
/// that one only where the case goes on behind it: otherwise the value is missing.
fn value(input: Tokens<'_>) -> Res<'_, Expr> {
    let missing = match input.keyword() {
        Some(Keyword::When | Keyword::Then | Keyword::Else) => true,
        Some(Keyword::End) => input.rest.len() == 1,
        _ => false,
    };
    if missing {
        return commit(fail(input, BEGINNING));
    }
    expect(expression)(input)
}

/// The `end` of the case at `open`.
fn close<'a>(open: Tokens<'a>, input: Tokens<'a>, has_else: bool) -> Res<'a, Span> {
    if input.keyword() == Some(Keyword::End) {
        return Ok((input.skip(1), input.span()));
    }
    input.note(&[Expected::Keyword(Keyword::End)]);
    if !has_else {
        input.note(&[Expected::Keyword(Keyword::When), Expected::Keyword(Keyword::Else)]);
    }
    let place = input.span();
    let typed = input.context.slice(open.span());
    let end = Keyword::End.spelling(input.context.surface);
    let (code, message) = match input.first() {
        Some(found) => {
            let found = input.context.slice(found.span());
            let message = text!(
                "unexpected `{found}` in a `{typed}` that is open",
                "`{typed}` 还没有结束，此处不能写 `{found}`",
                found,
                typed
            );
            (Code::UnexpectedToken, message)
        }
        None => {
            let message =
                text!("a `{typed}` without its `{end}`", "`{typed}` 缺少 `{end}`", typed, end);
            (Code::UnfinishedStatement, message)
        }
    };
    let diagnostic = Diagnostic::error(code, message)
        .at(place)
        .label(place, text!("expected `{end}` or an operator", "此处应为 `{end}` 或运算符", end))
        .label(open.span(), text!("opened here", "从这里开始"));
    let word = input.first().and_then(Lexeme::word);
    let words = [Keyword::When, Keyword::Else, Keyword::End].map(Expected::Keyword);
    if let Some(meant) = word.and_then(|word| meant(word, &words)) {
        return stop(diagnostic.hint(write(&meant)).replace(place, meant));
    }
    if input.rest.is_empty() {
        let text = format!(" {end}");
        let hint = text!("close it with {end}", "补上 `{end}`", end);
        return stop(diagnostic.hint(hint).replace(place, text));
    }
    stop(diagnostic)
}
