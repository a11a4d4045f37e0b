//! Source text to formatted source text.
//!
//! Walks the tokens, guided by the tree, and so loses nothing: comments stay where they are, names
//! and texts are not touched. What comes out is read again and has to say the same as what went in;
//! if it does not, nothing is given. `docs/formatting.md` says what the canonical form is.

mod lines;
mod period;
mod pieces;
mod spelling;
mod tree;
mod walk;
mod writer;

pub use spelling::Dictionary;
pub use walk::Place;

use crate::diagnostic::{Code, Diagnostic, Result, Severity};
use crate::source::{SourceId, Span};
use crate::syntax::ast::Statement;
use crate::syntax::keywords::Surface;
use crate::syntax::lexer::lex;
use crate::syntax::parser::parse;
use crate::syntax::token::{Token, TokenKind};
use crate::text::text;
use spelling::Spelling;
use tree::{Leaves, Sameness};

/// The text in its canonical form.
///
/// # Errors
/// What is wrong with the text; [`Code::FormatFailed`] where the formatted text would not say the
/// same.
pub fn format(source: SourceId, text: &str) -> Result<String> {
    formatted(source, text, Spelling::default(), Sameness::Exact)
}

/// The text in its canonical form, with keywords, periods and units in `to`, and names as far as
/// `words` knows them. Names that the text declares stay as they are, and those that are `declared`
/// elsewhere.
///
/// # Errors
/// Those of [`format()`].
pub fn translate(
    source: SourceId,
    text: &str,
    to: Surface,
    words: &dyn Dictionary,
    declared: &[String],
) -> Result<String> {
    let mut known = tree::declared(&parse(source, text).statements);
    known.extend_from_slice(declared);
    let spelling = Spelling { to: Some((to, words)), declared: &known, ..Spelling::default() };
    formatted(source, text, spelling, Sameness::ButNames)
}

/// The text with blanks and lines as in the canonical form and all words as they are typed.
///
/// # Errors
/// Those of [`format()`].
pub fn space(source: SourceId, text: &str) -> Result<String> {
    let spelling = Spelling { as_typed: true, ..Spelling::default() };
    formatted(source, text, spelling, Sameness::Exact)
}

/// Whether two statements say the same, wherever their parts stand.
pub fn say_the_same(one: &Statement, other: &Statement) -> bool {
    tree::same(std::slice::from_ref(one), std::slice::from_ref(other), Sameness::Exact)
}

/// The names that statements declare, in the order of the text.
pub fn declared(statements: &[Statement]) -> Vec<String> {
    tree::declared(statements)
}

fn formatted(
    source: SourceId,
    text: &str,
    spelling: Spelling<'_>,
    sameness: Sameness,
) -> Result<String> {
    let parsed = parse(source, text);
    if parsed.diagnostics.iter().any(|one| one.severity == Severity::Error) {
        return Err(parsed.diagnostics);
    }
    let tokens = lex(source, text).tokens;
    let mut written = script(text, &tokens, &parsed.statements, &spelling);
    if text.find('\n').is_some_and(|at| text.get(..at).is_some_and(|it| it.ends_with('\r'))) {
        written = written.replace('\n', "\r\n");
    }
    let again = parse(source, &written);
    let sound = again.diagnostics.is_empty();
    if sound && tree::same(&parsed.statements, &again.statements, sameness) {
        return Ok(written);
    }
    let message = text!(
        "the formatted text would not say the same; it stays as it is",
        "整理后的文本会改变原意，所以保持原样"
    );
    let first = parsed.statements.first().map(|first| first.span);
    let differing = parsed.statements.iter().zip(&again.statements).find(|(one, other)| {
        !tree::same(std::slice::from_ref(*one), std::slice::from_ref(*other), sameness)
    });
    let diagnostic = Diagnostic::error(Code::FormatFailed, message).hint(text!(
        "this is a fault of indiq and no mistake in the text",
        "这是 indiq 的问题，不是文本的问题"
    ));
    let place = differing.map(|(one, _)| one.span).or(first);
    Err(match place {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
    .into())
}

/// The lines of a text as they come: statements, comments, blank lines.
fn script(
    text: &str,
    tokens: &[Token],
    statements: &[Statement],
    spelling: &Spelling<'_>,
) -> String {
    let mut script = Script { text, lines: Vec::new(), newlines: 0, indent: 0, behind: false };
    let mut statements = statements.iter().peekable();
    let mut rest = tokens;
    while let Some((token, behind)) = rest.split_first() {
        match statements.next_if(|next| next.span.start <= token.span.start) {
            Some(next) => {
                let within = |token: &&Token| token.span.end <= next.span.end;
                let count = rest.iter().take_while(within).count();
                let (own, behind) = rest.split_at_checked(count).unwrap_or((rest, &[]));
                script.statement(own, next, spelling);
                rest = behind;
            }
            None => {
                script.between(token);
                rest = behind;
            }
        }
    }
    script.lines.iter().map(|line| format!("{line}\n")).collect()
}

struct Script<'a> {
    text: &'a str,
    lines: Vec<String>,
    /// How many line breaks there were since the last statement or comment.
    newlines: usize,
    /// How far the line is indented so far.
    indent: usize,
    /// Whether the last line is a statement's, or a comment that belongs to it.
    behind: bool,
}

impl Script<'_> {
    fn statement(&mut self, tokens: &[Token], statement: &Statement, spelling: &Spelling<'_>) {
        self.blank_line();
        let broken = tokens.iter().any(|token| token.kind == TokenKind::Newline);
        let pieces = pieces::pieces(self.text, tokens, &Leaves::of(statement), spelling);
        self.lines.extend(lines::lines(&pieces, broken));
        (self.newlines, self.indent, self.behind) = (0, 0, true);
    }

    /// What stands between statements.
    fn between(&mut self, token: &Token) {
        match token.kind {
            TokenKind::Newline => {
                self.newlines += 1;
                self.indent = 0;
            }
            TokenKind::Blank => self.indent += 1,
            TokenKind::Comment => self.comment(token.span),
            // A semicolon: each statement has a line of its own.
            _ => {}
        }
    }

    fn comment(&mut self, span: Span) {
        let comment = pieces::comment(self.text.get(span.range()).unwrap_or(""));
        if let Some(last) = self.lines.last_mut().filter(|_| self.newlines == 0) {
            *last = format!("{last} {comment}");
            return;
        }
        // An indented comment right below a statement is about it, such as a clause put aside.
        let belongs = self.behind && self.indent > 0 && self.newlines == 1;
        self.blank_line();
        self.lines.push(if belongs { format!("    {comment}") } else { comment });
        (self.newlines, self.indent, self.behind) = (0, 0, belongs);
    }

    /// One blank line for any number of them, and none at the top.
    fn blank_line(&mut self) {
        if self.newlines > 1 && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }
}

#[cfg(test)]
mod tests;
