//! Likely mistakes and what to say of them: no verb, no query, a token that was not expected.
//!
//! Which keyword a word was meant to be is `meant.rs`, slips that a look at the statement tells are
//! `slip.rs`, and mended statements as a whole are `offer.rs`.

use super::expected::{self, Expected, phrase};
use super::input::{Farthest, Lexeme, Tokens};
use super::meant::meant;
use super::offer;
use super::query::QUERIES;
use super::slip::{bare_condition, slip};
use super::statement::VERBS;
use super::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::{Text, text};
use crate::units::{self, Unit};

/// What to say of a statement that begins with something else than a verb.
pub(super) fn not_a_statement(input: Tokens<'_>) -> Diagnostic {
    let context = input.context;
    let Some(first) = input.first() else {
        let message = text!("a statement without a verb", "语句缺少动词");
        return Diagnostic::error(Code::NotAStatement, message);
    };
    let typed = context.slice(first.span());
    let message = text!("`{typed}` does not begin a statement", "语句不能以 `{typed}` 开头", typed);
    let diagnostic = Diagnostic::error(Code::NotAStatement, message)
        .at(first.span())
        .label(first.span(), expected::label(&phrase(VERBS, context.surface, &context.what)));
    if let Some(word) = first.word() {
        if word.eq_ignore_ascii_case("select") {
            return select(input, diagnostic);
        }
        if let Some(spaced) = offer::spaced(input) {
            let place = first.span();
            return diagnostic
                .hint(text!(
                    "words stand apart by blanks: {spaced}",
                    "词与词之间用空格隔开：{spaced}",
                    spaced
                ))
                .replace(place, spaced);
        }
        // Names that are given a value, and functions, are no such words.
        let used = input
            .second()
            .is_some_and(|next| next.is_symbol(Symbol::Equal) || next.is_symbol(Symbol::Open));
        if let Some(hint) = wording::hint(word).filter(|_| !used) {
            return diagnostic.hint(hint);
        }
        if let Some(meant) = meant(word, VERBS) {
            // `counties` alone: `count` would lack its subject, so it is a name as likely.
            let alone = input.rest.len() == 1 && !offer::parses(&meant);
            return match offer::list_of_name(input).filter(|_| alone) {
                Some(listed) => diagnostic.hint(text!(
                    "write `{meant}`, or with a verb before it: {listed}",
                    "改为 `{meant}`，或在前面加动词：{listed}",
                    meant,
                    listed
                )),
                None => diagnostic.hint(write(&meant)).replace(first.span(), meant),
            };
        }
    }
    let whole = input.span_to(input.skip(input.rest.len()));
    if let Some((word, mended)) = offer::declared(input) {
        let hint = text!(
            "a name is given by `{word}`: {mended}",
            "命名用 `{word}`：{mended}",
            word,
            mended
        );
        return diagnostic.hint(hint).replace(first.span().before(), format!("{word} "));
    }
    let body = offer::checked(context.slice(whole));
    if let Some((of_rows, mended)) = &body
        && super::phrase_length(input, Keyword::NoneOf).is_some()
    {
        return diagnostic.hint(body_of_check(*of_rows, mended));
    }
    if let Some(mended) = offer::verb_first(input) {
        return diagnostic.hint(verb_comes_first(&mended)).replace(whole, mended);
    }
    if let Some(mended) = offer::clause_first(input) {
        return diagnostic.hint(verb_comes_first(&mended)).replace(whole, mended);
    }
    if let Some((of_rows, mended)) = body {
        return diagnostic.hint(body_of_check(of_rows, &mended));
    }
    if let Some(mended) = offer::printed(input) {
        let hint = text!("a value is printed: {mended}", "要输出一个值，写：{mended}", mended);
        return diagnostic.hint(hint).replace(whole, mended);
    }
    if first.is_symbol(Symbol::Dot) && input.second().is_some_and(|next| next.word().is_some()) {
        return diagnostic.hint(text!(
            "commands that begin with a dot belong to the prompt: start indiq at a terminal",
            "以点开头的命令只用于提示符：请在终端里启动 indiq"
        ));
    }
    let continues = match first.token.kind {
        TokenKind::Symbol(_) => true,
        _ => first.keyword.is_some_and(|word| {
            word.is(Role::Clause) || word.is(Role::Operator) || word.is(Role::Branch)
        }),
    };
    if continues {
        return diagnostic.hint(text!(
            "a line that continues the statement before it is indented deeper than that one",
            "接着上一条语句写的行，要比那条语句缩进更深"
        ));
    }
    if let Some(mended) = offer::list_of_name(input) {
        let hint = begins_with_verb(&Text::same(mended.as_str()));
        return diagnostic.hint(hint).replace(whole, mended);
    }
    let rank = Keyword::Rank.entry();
    let example = match context.surface {
        Surface::English => Text::fixed(rank.example, rank.example_chinese),
        Surface::Chinese => Text::same(rank.example_chinese),
    };
    diagnostic.hint(begins_with_verb(&example))
}

/// What is to be said of the body of a check that stands alone.
pub(super) fn body_of_check(of_rows: bool, mended: &str) -> Text {
    match of_rows {
        true => text!("its rows are listed by: {mended}", "列出满足它的行：{mended}", mended),
        false => {
            text!("a check says whether it is so: {mended}", "用检查判断是否如此：{mended}", mended)
        }
    }
}

fn begins_with_verb(mended: &Text) -> Text {
    text!("a statement begins with a verb: {mended}", "语句以动词开头：{mended}", mended)
}

fn verb_comes_first(mended: &str) -> Text {
    text!("the verb comes first: {mended}", "动词写在最前：{mended}", mended)
}

/// The word that is to be written instead.
pub(super) fn write(word: &str) -> Text {
    text!("write `{word}`", "改为 `{word}`", word)
}

/// What is to be written instead, where it is more than a word.
pub(super) fn write_all(mended: &str) -> Text {
    text!("write: {mended}", "改为：{mended}", mended)
}

/// Names that are to be listed.
pub(super) fn apart_by_commas(names: &str) -> Text {
    text!("names stand apart by commas: {names}", "名称之间用逗号隔开：{names}", names)
}

/// What to say of something else than a query behind `let late =`. What else is named, is named by
/// `define` or `param`.
pub(super) fn not_a_query(input: Tokens<'_>) -> Diagnostic {
    let context = input.context;
    let typed = context.slice(input.span());
    let message = text!("`{typed}` does not begin a query", "查询不能以 `{typed}` 开头", typed);
    let diagnostic = Diagnostic::error(Code::UnexpectedToken, message)
        .at(input.span())
        .label(input.span(), expected::label(&phrase(QUERIES, context.surface, &context.what)));
    let word = input.first().and_then(Lexeme::word);
    if word.is_some_and(|word| word.eq_ignore_ascii_case("select")) {
        return select(input, diagnostic);
    }
    if let Some(meant) = word.and_then(|word| meant(word, QUERIES)) {
        return diagnostic.hint(write(&meant)).replace(input.span(), meant);
    }
    let whole = input.span_to(input.skip(input.rest.len()));
    if let Some(mended) = offer::list_of_name(input) {
        let hint =
            text!("a query begins with a verb: {mended}", "查询以动词开头：{mended}", mended);
        return diagnostic.hint(hint).replace(whole, mended);
    }
    if let Some((verb, word)) = offer::other_declaration(input) {
        let text = context.slice(verb.after().to(whole));
        let hint = text!(
            "what is no query is named by `{word}`: {word}{text}",
            "不是查询的内容用 `{word}` 命名：{word}{text}",
            word,
            text
        );
        return diagnostic.hint(hint).replace(verb, word);
    }
    match offer::verb_first(input).filter(|mended| offer::names_a_query(mended)) {
        Some(mended) => diagnostic.hint(verb_comes_first(&mended)).replace(whole, mended),
        None => diagnostic.hint(text!(
            "only a query gives rows that may have a name",
            "只有查询的结果才能这样命名"
        )),
    }
}

/// `select a, b from t where …`
fn select(input: Tokens<'_>, diagnostic: Diagnostic) -> Diagnostic {
    match super::select::of_select(input) {
        Some(mended) => {
            let whole = input.span_to(input.skip(input.rest.len()));
            diagnostic.hint(write_all(&mended)).replace(whole, mended)
        }
        None => diagnostic.hint(text!(
            "an indicator is asked for by name: list domestic show actual",
            "直接写指标的名称：列出 内资 显示 绝对值"
        )),
    }
}

/// Adds what may help with a token that was not expected.
pub(super) fn advise(
    diagnostic: Diagnostic,
    text: &str,
    lexemes: &[Lexeme],
    farthest: &Farthest,
) -> Diagnostic {
    let Some(found) = lexemes.get(farthest.at) else { return diagnostic };
    let before = farthest.at.checked_sub(1).and_then(|at| lexemes.get(at));
    let expects = |item: Expected| farthest.expected.contains(&item);
    let typed = text.get(found.span().range()).unwrap_or("");
    if let Some(with_unit) = before.and_then(|number| number_with_unit(text, number, found)) {
        let (span, mended) = with_unit;
        return diagnostic
            .hint(text!(
                "no blank stands between a number and its unit: {mended}",
                "数与单位之间不留空格：{mended}",
                mended
            ))
            .replace(span, mended);
    }
    if let Some(mending) = slip(text, lexemes, farthest) {
        return mending.of(diagnostic);
    }
    if let Some(word) = found.word()
        && let Some(meant) = meant(word, &farthest.expected)
    {
        return diagnostic.hint(write(&meant)).replace(found.span(), meant);
    }
    if let Some(mending) = bare_condition(text, lexemes, farthest) {
        return mending.of(diagnostic);
    }
    if found.is_symbol(Symbol::Comma)
        && let Some((span, mended)) = offer::several_districts(text, lexemes, farthest.at)
    {
        let among = farthest.at.checked_sub(2).and_then(|at| lexemes.get(at));
        let among = among.map_or("", |it| text.get(it.span().range()).unwrap_or(""));
        return diagnostic
            .hint(text!(
                "several districts: {among} {mended}",
                "多个地区写作：{among} {mended}",
                among,
                mended
            ))
            .replace(span, mended);
    }
    let front = Span { end: found.span().start, ..found.span() };
    let surface = lexemes.first().and_then(Lexeme::word).map(Surface::of).unwrap_or_default();
    let prefixed = |keyword: Keyword| {
        let word = keyword.spelling(surface);
        (format!("{word} {typed}"), format!("{word} "))
    };
    match &found.token.kind {
        TokenKind::Period(_) if expects(Expected::Keyword(Keyword::At)) => {
            let (mended, insert) = prefixed(Keyword::At);
            let hint =
                text!("a period needs its word: {mended}", "期间前面要写关键字：{mended}", mended);
            diagnostic.hint(hint).replace(front, insert)
        }
        TokenKind::Quantity(number)
            if number.unit == Unit::NUMBER && expects(Expected::Keyword(Keyword::Top)) =>
        {
            diagnostic.hint(text!(
                "a number of rows needs its word: {mended}",
                "行数前面要写关键字：{mended}",
                mended = prefixed(Keyword::Top).0
            ))
        }
        // Which of a clause and a comma a name lacks, is seen by who knows the names.
        _ if found.begins_value()
            && expects(Expected::Symbol(Symbol::Comma))
            && !expects(Expected::Keyword(Keyword::Where)) =>
        {
            let last = before.map_or("", |before| text.get(before.span().range()).unwrap_or(""));
            diagnostic.hint(apart_by_commas(&format!("{last}, {typed}")))
        }
        TokenKind::Symbol(Symbol::Close) => diagnostic.hint(text!(
            "this bracket closes none; take it out or open one before",
            "这个右括号没有对应的左括号：删去它，或在前面补上左括号"
        )),
        _ => diagnostic,
    }
}

/// `25 亿元`: a number and a unit with a blank between them.
fn number_with_unit(text: &str, number: &Lexeme, word: &Lexeme) -> Option<(Span, String)> {
    let TokenKind::Quantity(quantity) = &number.token.kind else { return None };
    let unit = word.word()?;
    if quantity.unit != Unit::NUMBER || word.keyword.is_some() {
        return None;
    }
    let typed = text.get(number.span().range())?;
    let mended = format!("{typed}{unit}");
    let scanned = units::scan_quantity(&mended)?;
    let whole = scanned.length == mended.len() && scanned.quantity.is_ok();
    whole.then(|| (number.span().to(word.span()), mended))
}
