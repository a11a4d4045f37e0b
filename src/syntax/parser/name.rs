//! Names: `domestic`, `foreign.actual`, `` `5亿元以上项目` ``.

use super::error::Res;
use super::expected::Expected;
use super::fail;
use super::input::{Lexeme, Tokens};
use crate::syntax::ast::{Name, NamePart};
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::token::{Symbol, TokenKind};

/// What may begin an operand.
pub(super) const BEGINNING: &[Expected] = &[Expected::Expression, Expected::Keyword(Keyword::Case)];

fn is_name(lexeme: &Lexeme) -> bool {
    matches!(lexeme.token.kind, TokenKind::Word(_) | TokenKind::QuotedName(_))
}

fn part(lexeme: &Lexeme) -> Option<NamePart> {
    let (text, quoted) = match &lexeme.token.kind {
        TokenKind::Word(word) => (word, false),
        TokenKind::QuotedName(name) => (name, true),
        _ => return None,
    };
    Some(NamePart { text: text.clone(), quoted, span: lexeme.span() })
}

/// A name of any kind, keywords included: what `describe` takes.
pub(super) fn any_name(input: Tokens<'_>) -> Res<'_, Name> {
    qualified(input, Expected::Name)
}

/// The name behind `per`.
pub(super) fn grouping(input: Tokens<'_>) -> Res<'_, Name> {
    qualified(input, Expected::Grouping)
}

/// The unit behind `in`; a unit is a word and never has a dot.
pub(super) fn unit(input: Tokens<'_>) -> Res<'_, Name> {
    match input.first().and_then(part) {
        Some(part) => Ok((input.skip(1), Name { span: part.span, parts: vec![part] })),
        None => fail(input, &[Expected::Unit]),
    }
}

/// A subject.
pub(super) fn subject(input: Tokens<'_>) -> Res<'_, Name> {
    before_clauses(input, Expected::Subject)
}

/// A name behind `of`.
pub(super) fn whose(input: Tokens<'_>) -> Res<'_, Name> {
    before_clauses(input, Expected::Name)
}

/// A name behind which clauses may stand. A word that begins a clause is one only where the name
/// ends with it: `rank top` ranks an indicator named top, `rank top 5` lacks its subject.
fn before_clauses(input: Tokens<'_>, expected: Expected) -> Res<'_, Name> {
    if begins_clause(input) { fail(input, &[expected]) } else { qualified(input, expected) }
}

fn begins_clause(input: Tokens<'_>) -> bool {
    let may = input.keyword().is_some_and(|keyword| keyword.is(Role::Clause));
    let ends = input.second().is_none_or(|next| {
        next.is_symbol(Symbol::Comma)
            || next.is_symbol(Symbol::Dot)
            || next.is_symbol(Symbol::Close)
            || next.is_symbol(Symbol::Colon)
            || next.keyword.is_some_and(|keyword| keyword.is(Role::Clause))
    });
    may && !ends
}

/// A name without dots that stands for a period. Fails without a word of what was expected.
pub(super) fn simple_name(input: Tokens<'_>) -> Res<'_, Name> {
    match input.first().and_then(part).filter(|_| !begins_clause(input)) {
        Some(part) => Ok((input.skip(1), Name { span: part.span, parts: vec![part] })),
        None => fail(input, &[]),
    }
}

/// The name behind `save`; `to` is one only where a second `to` follows.
pub(super) fn saved_name(input: Tokens<'_>) -> Res<'_, Name> {
    let to = |lexeme: Option<&Lexeme>| lexeme.and_then(|it| it.keyword) == Some(Keyword::To);
    if to(input.first()) && !to(input.second()) {
        return fail(input, &[Expected::Name]);
    }
    qualified(input, Expected::Name)
}

/// The name that a statement gives to something.
pub(super) fn new_name(input: Tokens<'_>) -> Res<'_, NamePart> {
    match input.first().and_then(part) {
        Some(part) => Ok((input.skip(1), part)),
        None => fail(input, &[Expected::NewName]),
    }
}

/// A name within an expression. The words of operators are none, and a word that begins a clause or
/// a part of `case`, or stands for a sign, is one only where no value and no bracket follows it.
pub(super) fn operand_name(input: Tokens<'_>) -> Res<'_, Name> {
    use Keyword::{And, Between, In, Is, Not, Or};
    let never = matches!(input.keyword(), Some(And | Or | Not | Between | Is | In));
    let sign = input.first().is_some_and(|first| first.sign.is_some());
    let part = |it: Keyword| it.is(Role::Clause) || it.is(Role::Operator) || it.is(Role::Branch);
    let loose = sign || input.keyword().is_some_and(part);
    let value_follows =
        input.second().is_some_and(|next| next.begins_value() || next.is_symbol(Symbol::Open));
    // `show` and other verbs are looser still: `count(x)` is a call.
    if never || (loose && value_follows) || !input.first().is_some_and(is_name) {
        return fail(input, BEGINNING);
    }
    qualified(input, Expected::Expression)
}

fn qualified(input: Tokens<'_>, expected: Expected) -> Res<'_, Name> {
    let Some(first) = input.first().and_then(part) else { return fail(input, &[expected]) };
    let mut parts = vec![first];
    let mut rest = input.skip(1);
    while rest.first().is_some_and(|next| next.is_symbol(Symbol::Dot)) {
        let behind = rest.skip(1);
        let Some(next) = behind.first().and_then(part) else {
            return super::error::commit(fail(behind, &[Expected::Name]));
        };
        parts.push(next);
        rest = behind.skip(1);
    }
    Ok((rest, Name { parts, span: input.span_to(rest) }))
}
