//! Tokens to syntax trees.
//!
//! [`parse`] takes a text and gives every statement that can be read and a diagnostic for every
//! one that cannot: a bad statement does not keep the next from being read. [`completeness`] and
//! [`expected_after`] answer what a prompt asks while a statement is being typed.
//! The parsers are nom parsers over the tokens of one statement, a file per construct.

mod audit;
mod case;
mod check;
mod clause;
mod declare;
mod error;
mod expected;
mod expression;
mod foreign_period;
mod input;
mod layout;
mod meant;
mod mistake;
mod name;
mod offer;
mod operand;
mod period;
mod query;
mod select;
#[cfg(test)]
pub(crate) mod sexpr;
mod slip;
mod statement;
mod template;
mod test;
#[cfg(test)]
mod tests;
mod together;
mod waive;
mod wording;

pub use expected::Expected;
pub use input::Gathered;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::syntax::ast::{Expr, Statement};
use crate::syntax::keywords::Keyword;
use crate::syntax::lexer::{Lexed, lex};
use crate::syntax::token::{Symbol, TokenKind};
use crate::text::text;
use error::{Res, diagnose, fail};
use input::{Context, Tokens};
use nom::Err;

/// The statements of a text and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// Those that could be read, in the order of the text.
    pub statements: Vec<Statement>,
    /// In the order of the text. When it is not empty, some statement may be missing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all statements of `text`.
pub fn parse(source: SourceId, text: &str) -> Parsed {
    let Lexed { tokens, diagnostics } = lex(source, text);
    let lexemes = layout::significant(tokens, text);
    let mut parsed = Parsed { statements: Vec::new(), diagnostics: Vec::new() };
    let mut help = Vec::new();
    for range in layout::statements(&lexemes) {
        let Some(statement) = lexemes.get(range.clone()) else { continue };
        if layout::helps(statement) {
            help.extend(
                statement.first().zip(statement.last()).map(|(a, b)| a.span().to(b.span())),
            );
        }
        let (found, problems) = read(Context::new(text, statement));
        parsed.statements.extend(found);
        parsed.diagnostics.extend(problems);
    }
    parsed.diagnostics.extend(diagnostics.into_iter().filter(|one| !is_within(&help, one)));
    parsed.diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(|span| span.start));
    parsed
}

/// Reads a text that is one expression, such as the value that a command line gives a param.
///
/// # Errors
/// What is wrong with it; and an expression with something behind it, or none at all.
pub fn parse_expression(source: SourceId, text: &str) -> diagnostic::Result<Expr> {
    let Lexed { tokens, diagnostics } = lex(source, text);
    let lexemes = layout::significant(tokens, text);
    let mut context = Context::new(text, &lexemes);
    context.end = Span { source, ..context.end };
    context.what = text!("expression", "表达式");
    let result = expression::whole(context.tokens()).map(|(_, expr)| expr);
    let mut problems = context.problems.take();
    problems.extend(diagnostics);
    match result {
        Ok(expr) if problems.is_empty() => return Ok(expr),
        Err(Err::Error(failure) | Err::Failure(failure)) => {
            problems.extend(diagnose(context, failure));
        }
        _ => {}
    }
    problems.sort_by_key(|diagnostic| diagnostic.span.map(|span| span.start));
    Err(problems)
}

/// Whether a text typed so far is to be run, or more lines have to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// To be run; errors show then.
    Complete,
    /// A bracket or a `case` is open, or the text ends with a comma or an operator.
    Unfinished,
}

/// Whether more lines have to follow `text`. Only what is open says so: any other error is for
/// [`parse`] to tell.
pub fn completeness(text: &str) -> Completeness {
    let Lexed { tokens, diagnostics } = lex(SourceId::default(), text);
    // No quote can be closed in another line, so that more lines would help nothing.
    if diagnostics.iter().any(|one| one.code == Code::UnfinishedStatement) {
        return Completeness::Complete;
    }
    let lexemes = layout::significant(tokens, text);
    let ranges = layout::statements(&lexemes);
    let last = ranges.last().and_then(|range| lexemes.get(range.clone())).unwrap_or(&[]);
    // A semicolon behind the last statement ends it whatever it lacks.
    let ended = lexemes.last().is_some_and(|lexeme| lexeme.is_symbol(Symbol::Semicolon));
    let more = !ended && (layout::is_open(last) || layout::hangs(last));
    if !layout::helps(last) && more { Completeness::Unfinished } else { Completeness::Complete }
}

/// What could stand behind `text`, which is all that stands before the cursor without the word
/// that is being typed. Empty where the text cannot be continued because of an error in it.
pub fn expected_after(text: &str) -> Vec<Expected> {
    place_after(text).expected
}

/// A place in a text, for completion.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// What could stand there: no clause that stands before it already, nor one that another excludes.
    pub expected: Vec<Expected>,
    /// The query whose clauses could go on there.
    pub query: Option<Gathered>,
}

/// What could stand behind `text`, as [`expected_after`], and which query it would go on with.
pub fn place_after(text: &str) -> Place {
    let lexemes = layout::significant(lex(SourceId::default(), text).tokens, text);
    let ranges = layout::statements(&lexemes);
    let ended = lexemes.last().is_some_and(|lexeme| lexeme.is_symbol(Symbol::Semicolon));
    let range = ranges.last().filter(|_| !ended);
    let Some(statement) = range.and_then(|range| lexemes.get(range.clone())) else {
        return Place { expected: statement::VERBS.to_vec(), query: None };
    };
    let context = Context::new(text, statement);
    // Only how far the parser comes matters.
    let _ = statement::whole(context.tokens());
    let query = context.gathered.take();
    let farthest = context.farthest();
    let open = statement.last().filter(|last| last.token.kind == TokenKind::Unknown);
    let mut expected = match open {
        // An open text, which is the next token where one is expected: print "{count of
        Some(open) if farthest.at + 1 == statement.len() => {
            let typed = text.get(open.span().range()).unwrap_or("");
            let may_be = |kind| farthest.expected.contains(&kind);
            match (may_be(Expected::Text), may_be(Expected::File)) {
                (true, _) => template::expected_after(typed),
                (false, true) => vec![Expected::File],
                (false, false) => Vec::new(),
            }
        }
        _ if farthest.at == statement.len() => farthest.expected,
        _ => Vec::new(),
    };
    expected.sort();
    expected.dedup();
    if let Some(query) = &query {
        expected.retain(|one| match one {
            Expected::Keyword(keyword) => query.may_have(*keyword),
            _ => true,
        });
    }
    Place { expected, query }
}

/// One statement from its tokens, or what is wrong with it.
fn read(context: Context<'_>) -> (Option<Statement>, Vec<Diagnostic>) {
    let result = statement::whole(context.tokens()).map(|(_, statement)| statement);
    let mut problems = context.problems.take();
    match result {
        Ok(statement) => (problems.is_empty().then_some(statement), problems),
        Err(Err::Error(failure) | Err::Failure(failure)) => {
            problems.extend(diagnose(context, failure));
            (None, problems)
        }
        // Only streaming parsers of nom give this, and none is used here.
        Err(Err::Incomplete(_)) => (None, problems),
    }
}

/// Whether `text` is just one statement without an error. What an error would say is not worked
/// out, so that this may be asked while another error is told.
fn reads(text: &str) -> bool {
    let Lexed { tokens, diagnostics } = lex(SourceId::default(), text);
    let lexemes = layout::significant(tokens, text);
    let ranges = layout::statements(&lexemes);
    let [range] = ranges.as_slice() else { return false };
    let Some(statement) = lexemes.get(range.clone()) else { return false };
    let mut context = Context::new(text, statement);
    context.trial = true;
    diagnostics.is_empty() && read(context).0.is_some()
}

/// Whether a diagnostic is about one of these places, which are in the order of the text. The
/// topic of `help` may be anything, so what the lexer made of it does not matter.
fn is_within(places: &[Span], diagnostic: &Diagnostic) -> bool {
    let Some(span) = diagnostic.span else { return false };
    let next = places.partition_point(|place| place.end < span.end);
    places.get(next).is_some_and(|place| place.start <= span.start)
}

/// The keyword `word`, of one word or several.
fn keyword<'a>(word: Keyword) -> impl FnMut(Tokens<'a>) -> Res<'a, Span> {
    move |input| match phrase_length(input, word) {
        Some(length) => {
            let rest = input.skip(length);
            Ok((rest, input.span_to(rest)))
        }
        None => fail(input, &[Expected::Keyword(word)]),
    }
}

/// How many words the keyword takes up here, if it stands here: two for `starts with`.
fn phrase_length(input: Tokens<'_>, word: Keyword) -> Option<usize> {
    let phrases = word.entry().spellings().filter(|spelling| spelling.contains(' '));
    let longest = phrases.filter_map(|phrase| words_length(input, phrase)).max();
    longest.or_else(|| (input.keyword() == Some(word)).then_some(1))
}

/// How many words `phrase` has, if just these stand here, in whatever case.
fn words_length(input: Tokens<'_>, phrase: &str) -> Option<usize> {
    let mut length = 0;
    for word in phrase.split(' ') {
        let typed = input.rest.get(length)?.word()?;
        if !typed.eq_ignore_ascii_case(word) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The sign `sign`.
fn symbol<'a>(sign: Symbol) -> impl FnMut(Tokens<'a>) -> Res<'a, Span> {
    move |input| match input.first() {
        Some(first) if first.is_symbol(sign) => Ok((input.skip(1), first.span())),
        _ => fail(input, &[Expected::Symbol(sign)]),
    }
}

/// Where the statements of a text stand, also those that cannot be read.
pub fn statement_spans(source: SourceId, text: &str) -> Vec<Span> {
    let lexemes = layout::significant(lex(source, text).tokens, text);
    let ranges = layout::statements(&lexemes);
    let statements = ranges.into_iter().filter_map(|range| lexemes.get(range));
    statements.filter_map(|one| Some(one.first()?.span().to(one.last()?.span()))).collect()
}
