//! What is said of a head of a check that is wrong: a title without quotes, a colon that is missing.

use super::super::error::{Res, fail, stop};
use super::super::expected::{self, Expected, spelt};
use super::super::input::{Lexeme, Tokens};
use super::rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;
use crate::text::{Text, text};

/// The colon before the body.
pub(super) fn colon(input: Tokens<'_>) -> Res<'_, Span> {
    let sign = |symbol| input.first().is_some_and(|first| first.is_symbol(symbol));
    if sign(Symbol::Colon) {
        return Ok((input.skip(1), input.span()));
    }
    input.note(&[Expected::Symbol(Symbol::Colon)]);
    if sign(Symbol::Equal) {
        let hint = text!("the body stands behind a colon", "检查的内容写在冒号之后");
        return stop(unexpected(input).hint(hint).replace(input.span(), ":"));
    }
    if rule::begins(input) {
        return stop(unexpected(input).hint(text!(
            "it stands behind the body: check pace: … because \"…\"",
            "它写在内容之后：检查 序时: … 因为 \"…\""
        )));
    }
    fail(input, &[])
}

fn unexpected(input: Tokens<'_>) -> Diagnostic {
    let typed = input.context.slice(input.span());
    let message = text!("unexpected `{typed}`", "此处不能写 `{typed}`", typed);
    let label = expected::label(&Text::same("`:`"));
    Diagnostic::error(Code::UnexpectedToken, message).at(input.span()).label(input.span(), label)
}

/// Fails where words stand behind the id that are no title and begin nothing else.
pub(super) fn bare_title(input: Tokens<'_>) -> Res<'_, ()> {
    let ends =
        |lexeme: &Lexeme| lexeme.is_symbol(Symbol::Colon) || lexeme.keyword == Some(Keyword::For);
    let count = input.rest.iter().take_while(|lexeme| !ends(lexeme)).count();
    let closed = input.rest.iter().any(|lexeme| lexeme.is_symbol(Symbol::Colon));
    let words = input.rest.get(..count).unwrap_or(&[]);
    let plain = |lexeme: &Lexeme| lexeme.word().is_some() || lexeme.begins_value();
    if words.is_empty() || !closed || !words.iter().all(plain) || rule::begins(input) {
        return Ok((input, ()));
    }
    let rest = input.skip(count);
    let place = input.span_to(rest);
    let typed = input.context.slice(place);
    let message = text!("a title without quotes", "标题没有加引号");
    let diagnostic = Diagnostic::error(Code::UnexpectedToken, message).at(place);
    let focused = rest.keyword() == Some(Keyword::For);
    if words.len() > 1 || focused {
        let quoted = format!("\"{typed}\"");
        let hint = text!(
            "a title stands in double quotes: {quoted}",
            "标题放在双引号里：{quoted}",
            quoted
        );
        let one_line = !typed.contains(['\n', '\r', '#', '"', '\\']);
        let diagnostic = diagnostic.hint(hint);
        return stop(if one_line { diagnostic.replace(place, quoted) } else { diagnostic });
    }
    // One word may as well be a subject.
    let word = spelt(Keyword::For, input.context.surface);
    let message = text!("unexpected `{typed}`", "此处不能写 `{typed}`", typed);
    let diagnostic = Diagnostic::error(Code::UnexpectedToken, message).at(place);
    stop(diagnostic.hint(text!(
        "a subject stands behind `{word}`, a title in double quotes: {word} {typed}: … or \"{typed}\": …",
        "查询对象写在 `{word}` 之后，标题放在双引号里：{word} {typed}: … 或 \"{typed}\": …",
        word,
        typed
    )))
}
