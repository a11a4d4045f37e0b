//! `case when C then E [when …] [else E] end`.

use super::error::{Res, commit, expect, fail, stop};
use super::expected::Expected;
use super::expression::{expression, nested};
use super::input::Tokens;
use super::keyword;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::keywords::Keyword;

/// Whether `case` stands here and is no name: `when` follows it.
pub(super) fn begins(input: Tokens<'_>) -> bool {
    input.keyword() == Some(Keyword::Case) && input.skip(1).keyword() == Some(Keyword::When)
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
        return commit(fail(input, &[Expected::Expression]));
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
            (Code::UnexpectedToken, format!("unexpected `{found}` in a `{typed}` that is open"))
        }
        None => (Code::UnfinishedStatement, format!("a `{typed}` without its `{end}`")),
    };
    let diagnostic = Diagnostic::error(code, message)
        .at(place)
        .label(place, format!("expected `{end}` or an operator"))
        .label(open.span(), "opened here");
    stop(if input.rest.is_empty() {
        diagnostic.replace(place, format!(" {end}"))
    } else {
        diagnostic
    })
}
