//! The text behind `print`, and the values in its braces: `"{count of late} districts"`.
//!
//! `{{` and `}}` are the braces themselves. What stands in braces is read by the same parsers as
//! everything else, and an error in it is drawn at its place in the text.

use super::error::{Res, diagnose, expect, fail};
use super::expected::Expected;
use super::expression::expression;
use super::input::{Context, Lexeme, Tokens};
use super::name::whose;
use super::period::period_reference;
use super::query::QUERIES;
use super::{keyword, layout};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::syntax::ast::{Inquiry, InquiryKind, Template, TemplatePart};
use crate::syntax::keywords::Keyword;
use crate::syntax::lexer::{Lexed, Typed, characters, lex_part};
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{Text, text};
use nom::{Err, Parser};

/// A text in quotes with values in it. What is wrong in its braces becomes problems of the
/// statement, which go beside each other.
pub(super) fn template(input: Tokens<'_>) -> Res<'_, Template> {
    let Some(TokenKind::Text(_)) = input.first().map(|first| &first.token.kind) else {
        return fail(input, &[Expected::Text]);
    };
    let span = input.span();
    let typed = characters(input.context.slice(span));
    let quoted = Quoted { span, typed: &typed, outer: input.context };
    let parts = quoted.parts();
    Ok((input.skip(1), Template { parts, span }))
}

/// The text of a template while it is read.
struct Quoted<'a> {
    /// Where it stands, quotes included.
    span: Span,
    typed: &'a [Typed],
    /// What the statement is read in; problems go there.
    outer: &'a Context<'a>,
}

/// Which brace a character is. A full-width one is its plain twin here too: nobody who types it
/// wants the brace itself, as nobody sees which of the two it is.
fn brace(typed: &Typed) -> Option<char> {
    match typed.character {
        '{' | '｛' => Some('{'),
        '}' | '｝' => Some('}'),
        _ => None,
    }
}

impl Quoted<'_> {
    fn parts(&self) -> Vec<TemplatePart> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(typed) = self.typed.get(at) {
            let doubled = self.typed.get(at + 1).is_some_and(|next| brace(next) == brace(typed));
            match brace(typed) {
                None => plain.push(typed.character),
                Some(_) if doubled => {
                    plain.push(typed.character);
                    at += 1;
                }
                Some('{') => {
                    let Some(end) = self.closing(at + 1) else {
                        self.unclosed(at);
                        break;
                    };
                    if !plain.is_empty() {
                        parts.push(TemplatePart::Text(std::mem::take(&mut plain)));
                    }
                    parts.extend(self.value(at + 1, end).map(TemplatePart::Value));
                    at = end;
                }
                Some(_) => self.stray(at),
            }
            at += 1;
        }
        if !plain.is_empty() {
            parts.push(TemplatePart::Text(plain));
        }
        parts
    }

    /// The brace that closes a value, which is the first that stands in no quotes.
    fn closing(&self, start: usize) -> Option<usize> {
        closing(self.typed, start)
    }

    /// Where the characters from `start` to `end` stand.
    fn place(&self, start: usize, end: usize) -> Span {
        let byte = |index: usize| self.byte(index);
        Span::new(self.span.source, byte(start)..byte(end))
    }

    /// Where a character stands in the source; behind the last one the closing quote.
    fn byte(&self, index: usize) -> usize {
        let start = self.span.range().start;
        self.typed.get(index).map_or_else(
            || {
                let text = self.outer.slice(self.span);
                start + text.len() - text.chars().next_back().map_or(0, char::len_utf8)
            },
            |typed| start + typed.at,
        )
    }

    /// The value between two braces.
    fn value(&self, start: usize, end: usize) -> Option<Inquiry> {
        let place = self.place(start, end);
        let Span { source, .. } = self.span;
        let base = self.span.range().start;
        let part = self.typed.get(start..end).unwrap_or(&[]);
        let Lexed { tokens, diagnostics } = lex_part(source, part, base, self.byte(end) - base);
        let lexemes = layout::significant(tokens, "");
        let context = self.outer.within(&lexemes, place);
        let result = whole(context.tokens());
        let mut problems = context.problems.take();
        problems.extend(diagnostics);
        let value = match result {
            Ok((_, inquiry)) => Some(inquiry),
            Err(Err::Error(failure) | Err::Failure(failure)) => {
                let place = context.farthest_at();
                problems.extend(diagnose(context, failure).map(|it| advise(it, &lexemes, place)));
                None
            }
            Err(Err::Incomplete(_)) => None,
        };
        self.outer.problems.borrow_mut().extend(problems);
        value
    }

    fn unclosed(&self, at: usize) {
        let open = self.place(at, at + 1);
        let typed = self.outer.slice(open);
        let close = if typed == "{" { "}" } else { "｝" };
        let message = text!("a brace that is not closed", "花括号没有关闭");
        let diagnostic = Diagnostic::error(Code::UnfinishedStatement, message)
            .at(open)
            .label(open, text!("opened here", "从这里开始"))
            .hint(text!(
                "put `{close}` behind the value; {itself}",
                "在值后面写 `{close}`；{itself}",
                close,
                itself = itself(typed)
            ));
        self.outer.problems.borrow_mut().push(diagnostic);
    }

    fn stray(&self, at: usize) {
        let place = self.place(at, at + 1);
        let typed = self.outer.slice(place);
        let message = text!("`{typed}` closes no brace", "`{typed}` 没有对应的左花括号", typed);
        let diagnostic = Diagnostic::error(Code::UnexpectedToken, message)
            .at(place)
            .hint(itself(typed))
            .replace(place, format!("{typed}{typed}"));
        self.outer.problems.borrow_mut().push(diagnostic);
    }
}

/// How a brace is written that is no place for a value.
fn itself(sign: &str) -> Text {
    text!("the sign itself is written `{sign}{sign}`", "要写这个符号本身，写 `{sign}{sign}`", sign)
}

fn closing(typed: &[Typed], start: usize) -> Option<usize> {
    let mut quote = None;
    let mut index = start;
    while let Some(next) = typed.get(index) {
        match (quote, next.character) {
            (None, _) if brace(next) == Some('}') => return Some(index),
            (None, '`' | '｀') => quote = Some('`'),
            (None, open) => quote = crate::syntax::lexer::closing_quote(open),
            (Some('`'), '`' | '｀') => quote = None,
            (Some(close), found) if close == found => quote = None,
            (Some('`'), _) => {}
            // What stands behind a backslash closes no text.
            (Some(_), '\\') => index += 1,
            (Some(_), _) => {}
        }
        index += 1;
    }
    None
}

/// What may help with a value that cannot be read.
fn advise(diagnostic: Diagnostic, lexemes: &[Lexeme], at: usize) -> Diagnostic {
    let asks = |lexeme: &Lexeme| {
        lexeme.keyword.is_some_and(|word| QUERIES.contains(&Expected::Keyword(word)))
    };
    let comma = lexemes.get(at).is_some_and(|found| found.is_symbol(Symbol::Comma));
    if !diagnostic.hints.is_empty() {
        diagnostic
    } else if comma {
        diagnostic.hint(text!("each value has braces of its own", "每个值各用一对花括号"))
    } else if at == 1 && lexemes.first().is_some_and(asks) {
        diagnostic.hint(text!(
            "a query has its name from `let`; in braces it is asked for by that, as in {example}",
            "查询先用 `令` 命名，花括号里写它的名称，如 {example}",
            example = Text::fixed("{count of late}", "{计数 关于 落后}")
        ))
    } else {
        diagnostic
    }
}

/// What could stand behind `typed`, a text whose closing quote is not there yet; nothing where no
/// brace is open.
pub(super) fn expected_after(typed: &str) -> Vec<Expected> {
    let characters = characters(typed);
    let mut open = None;
    let mut at = 0;
    while let Some(next) = characters.get(at) {
        if brace(next) == Some('{') {
            let doubled = characters.get(at + 1).is_some_and(|it| brace(it) == brace(next));
            let end = if doubled { Some(at + 1) } else { closing(&characters, at + 1) };
            let Some(end) = end else {
                open = characters.get(at + 1..);
                break;
            };
            at = end;
        }
        at += 1;
    }
    let Some(part) = open else { return Vec::new() };
    let Lexed { tokens, .. } = lex_part(SourceId::default(), part, 0, typed.len());
    let lexemes = layout::significant(tokens, "");
    let context = Context::new("", &lexemes);
    let _ = whole(context.tokens());
    let farthest = context.farthest();
    if farthest.at == lexemes.len() { farthest.expected } else { Vec::new() }
}

/// All that stands in braces.
fn whole(input: Tokens<'_>) -> Res<'_, Inquiry> {
    let (rest, inquiry) = inquiry(input)?;
    if rest.rest.is_empty() { Ok((rest, inquiry)) } else { fail(rest, &[Expected::End]) }
}

/// `EXPR [of NAME] [at PERIOD]`, `count of X`, `names of X`
pub(super) fn inquiry(input: Tokens<'_>) -> Res<'_, Inquiry> {
    let alone =
        input.second().is_none_or(|next| matches!(next.keyword, Some(Keyword::Of | Keyword::At)));
    input.note(&[Expected::Keyword(Keyword::Count), Expected::Keyword(Keyword::Names)]);
    let (rest, kind) = match input.keyword() {
        Some(Keyword::Count) if alone => (input.skip(1), InquiryKind::Count),
        Some(Keyword::Names) if alone => (input.skip(1), InquiryKind::Names),
        _ => expect(expression.map(InquiryKind::Value))(input)?,
    };
    let (rest, of) = optional(Keyword::Of, whose, rest)?;
    let (rest, at) = optional(Keyword::At, period_reference, rest)?;
    Ok((rest, Inquiry { kind, of, at, span: input.span_to(rest) }))
}

/// The keyword and what stands behind it, if the keyword stands here.
fn optional<'a, T>(
    word: Keyword,
    parser: fn(Tokens<'a>) -> Res<'a, T>,
    input: Tokens<'a>,
) -> Res<'a, Option<T>> {
    match keyword(word)(input) {
        Ok((rest, _)) => expect(parser.map(Some))(rest),
        Err(_) => Ok((input, None)),
    }
}
