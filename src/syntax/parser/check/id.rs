//! Ids of checks: any name, and words joined by hyphens: `pace`, `adds-up`, `q1-2023`.

use super::super::error::{Res, stop};
use super::super::expected::Expected;
use super::super::input::{Lexeme, Tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::NamePart;
use crate::syntax::keywords::Keyword;
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{Text, text};

/// What may stand behind an id, and so is none where its own argument follows.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Behind {
    words: &'static [Keyword],
    /// Whether a text belongs to such a word, and does not stand behind the id as a title.
    texts: bool,
}

/// Behind the id of a check.
pub(super) const CHECKED: Behind = Behind { words: &[Keyword::For], texts: false };

/// Behind the id in a waiver.
pub(in super::super) const WAIVED: Behind =
    Behind { words: &[Keyword::For, Keyword::At, Keyword::Until, Keyword::Because], texts: true };

/// An id. No arithmetic may stand here, so a hyphen between words without blanks is part of it.
pub(in super::super) fn id(input: Tokens<'_>, behind: Behind) -> Res<'_, NamePart> {
    input.note(&[Expected::CheckId]);
    let Some(first) = input.first().filter(|_| !lacks(input, behind)) else {
        return stop(missing(input, behind));
    };
    match &first.token.kind {
        TokenKind::QuotedName(name) => {
            let part = NamePart { text: name.clone(), quoted: true, span: first.span() };
            Ok((input.skip(1), part))
        }
        TokenKind::Word(word) => Ok(joined(input, word)),
        // Q1, 上半年: a word, were it not a period elsewhere.
        TokenKind::Period(_) if !begins_with_digit(input) => {
            Ok(joined(input, input.context.slice(first.span())))
        }
        _ => stop(missing(input, behind)),
    }
}

fn begins_with_digit(input: Tokens<'_>) -> bool {
    let typed = input.context.slice(input.span());
    typed.starts_with(|sign: char| sign.is_numeric())
}

/// The word and all that hyphens join to it.
fn joined<'a>(input: Tokens<'a>, word: &str) -> (Tokens<'a>, NamePart) {
    let mut text = word.to_owned();
    let mut rest = input.skip(1);
    while let Some(part) = hyphened(input, rest) {
        text = format!("{text}-{part}");
        rest = rest.skip(2);
    }
    (rest, NamePart { text, quoted: false, span: input.span_to(rest) })
}

/// A hyphen and a word or a number behind it, all without blanks: what the hyphen joins.
fn hyphened(start: Tokens<'_>, input: Tokens<'_>) -> Option<String> {
    let (hyphen, part) = (input.first()?, input.second()?);
    let before = start.span_to(input);
    let close = before.end == hyphen.span().start && hyphen.span().end == part.span().start;
    if !close || !hyphen.is_symbol(Symbol::Minus) {
        return None;
    }
    match &part.token.kind {
        TokenKind::Word(word) => Some(word.clone()),
        TokenKind::Quantity(_) | TokenKind::Period(_) => {
            let typed = input.context.slice(part.span());
            let plain = typed.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
            plain.then(|| typed.to_owned())
        }
        _ => None,
    }
}

/// Whether the id is left out: what stands here begins what comes behind one.
fn lacks(input: Tokens<'_>, behind: Behind) -> bool {
    let named = input.keyword().is_some_and(|word| behind.words.contains(&word));
    let is_text = |lexeme: &Lexeme| matches!(lexeme.token.kind, TokenKind::Text(_));
    named
        && input
            .second()
            .is_some_and(|next| if is_text(next) { behind.texts } else { next.begins_value() })
}

fn missing(input: Tokens<'_>, behind: Behind) -> Diagnostic {
    let what: Text = text!("expected the id of a check", "此处应为检查的编号");
    let diagnostic = match input.first() {
        None => {
            let message = text!("the statement ends too early", "语句没有写完");
            Diagnostic::error(Code::UnfinishedStatement, message)
        }
        Some(_) => {
            let message = if behind.texts {
                text!("a waiver without the id of its check", "豁免没有写明检查的编号")
            } else {
                text!("a check without an id", "检查没有编号")
            };
            Diagnostic::error(Code::UnexpectedToken, message)
        }
    };
    let hint = if behind.texts {
        text!(
            "say what is waived: waive pace for 恒口 because \"…\"",
            "写明豁免哪项检查：豁免 序时 针对 恒口 因为 \"…\""
        )
    } else {
        text!(
            "a word by which waivers and reports know the check: check pace \"on schedule\": …",
            "写一个词，豁免和报告据此指称这项检查：检查 序时 \"按序时推进\": …"
        )
    };
    diagnostic.at(input.span()).label(input.span(), what).hint(hint)
}
