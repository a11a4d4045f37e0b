//! Lines to statements.
//!
//! Takes all tokens of a text; gives the tokens that are not trivia and which of them make up a
//! statement. A line continues the statement before it if it is indented deeper than that
//! statement's first line, or if a bracket or a `case` is open or the line before ends with a comma
//! or an operator. `;` ends a statement.

use super::input::Lexeme;
use crate::syntax::keywords::{Keyword, Role};
use crate::syntax::token::{Symbol, Token, TokenKind};
use std::ops::Range;

/// A tab goes to the next multiple of this many columns.
const TAB: usize = 4;

/// The tokens that are not trivia, each with its indentation where it is the first of a line.
pub(super) fn significant(tokens: Vec<Token>, text: &str) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(tokens.len() / 2 + 1);
    let mut indent = Some(0);
    for token in tokens {
        match &token.kind {
            TokenKind::Newline => indent = Some(0),
            TokenKind::Blank => {
                let blank = text.get(token.span.range()).unwrap_or("");
                indent = indent.map(|before| blank.chars().fold(before, wider));
            }
            TokenKind::Comment => {}
            _ => lexemes.push(Lexeme::new(token, indent.take())),
        }
    }
    lexemes
}

fn wider(column: usize, blank: char) -> usize {
    match blank {
        '\t' => (column / TAB + 1) * TAB,
        '\u{3000}' => column + 2,
        '\u{FEFF}' | '\u{200B}' => column,
        _ => column + 1,
    }
}

/// Which lexemes make up each statement, without the semicolons.
pub(super) fn statements(lexemes: &[Lexeme]) -> Vec<Range<usize>> {
    let mut statements = Vec::new();
    let mut open = Open::default();
    let mut start = 0;
    let mut line_indent = 0;
    let end = |statements: &mut Vec<Range<usize>>, range: Range<usize>| {
        if !range.is_empty() {
            statements.push(range);
        }
    };
    for (index, lexeme) in lexemes.iter().enumerate() {
        if let Some(indent) = lexeme.indent {
            let deeper = indent > open.indent;
            if start < index && !deeper {
                let behind = lexemes.get(index..).unwrap_or(&[]);
                let before = lexemes.get(start..index).unwrap_or(&[]);
                let goes_on = !helps(before) && (open.count.any() || hangs(before));
                if !goes_on || (plainly_begins(behind) && !lacks_query(before)) {
                    end(&mut statements, start..index);
                    start = index;
                }
            }
            line_indent = indent;
        }
        if start == index {
            open = Open { indent: line_indent, count: Count::default() };
        }
        open.count.take(lexeme, lexemes.get(index + 1));
        if lexeme.is_symbol(Symbol::Semicolon) {
            end(&mut statements, start..index);
            start = index + 1;
        }
    }
    end(&mut statements, start..lexemes.len());
    statements
}

/// What is open in a statement.
#[derive(Default)]
struct Open {
    /// The indentation of its first line.
    indent: usize,
    count: Count,
}

/// How much is open.
#[derive(Default)]
struct Count {
    brackets: usize,
    cases: usize,
}

impl Count {
    /// With one more lexeme, which stands before `next`: without `when` behind it, `case` is a name.
    fn take(&mut self, lexeme: &Lexeme, next: Option<&Lexeme>) {
        let when = next.is_some_and(|next| next.keyword == Some(Keyword::When));
        match (&lexeme.token.kind, lexeme.keyword) {
            (TokenKind::Symbol(Symbol::Open), _) => self.brackets += 1,
            (TokenKind::Symbol(Symbol::Close), _) => {
                self.brackets = self.brackets.saturating_sub(1);
            }
            (_, Some(Keyword::Case)) if when => self.cases += 1,
            (_, Some(Keyword::End)) => self.cases = self.cases.saturating_sub(1),
            _ => {}
        }
    }

    fn any(&self) -> bool {
        self.brackets > 0 || self.cases > 0
    }
}

/// Whether a statement leaves a bracket or a `case` open.
pub(super) fn is_open(statement: &[Lexeme]) -> bool {
    let mut count = Count::default();
    for (index, lexeme) in statement.iter().enumerate() {
        count.take(lexeme, statement.get(index + 1));
    }
    count.any()
}

/// `let late =`, `check late:`, `none of`: what follows may be a query, also on a line of its own.
fn lacks_query(statement: &[Lexeme]) -> bool {
    let begins = |word| statement.iter().any(|lexeme| lexeme.keyword == Some(word));
    let Some(last) = statement.last() else { return false };
    let of_let = matches!(statement, [.., first, _, _] if first.keyword == Some(Keyword::Let));
    let of_check = last.is_symbol(Symbol::Colon) || last.keyword == Some(Keyword::NoneOf);
    (of_let && last.is_symbol(Symbol::Equal)) || (of_check && begins(Keyword::Check))
}

/// Whether a statement asks for help, on any topic, be it a bracket or an operator.
pub(super) fn helps(statement: &[Lexeme]) -> bool {
    statement.first().is_some_and(|first| first.keyword == Some(Keyword::Help))
}

/// Whether the statement so far ends with a comma or an operator, so that more has to follow.
pub(super) fn hangs(statement: &[Lexeme]) -> bool {
    let Some((last, before)) = statement.split_last() else { return false };
    if helps(statement) || before.is_empty() {
        return false;
    }
    match (&last.token.kind, last.keyword) {
        (TokenKind::Symbol(symbol), _) => {
            !matches!(symbol, Symbol::Close | Symbol::Semicolon | Symbol::Dot)
        }
        // Behind the verb it is the name of a subject.
        (_, Some(Keyword::Case)) => {
            !before.iter().all(|it| it.keyword.is_some_and(|word| word.is(Role::Verb)))
        }
        (_, Some(Keyword::Missing | Keyword::IsUnique)) => false,
        (_, Some(keyword)) => keyword.is(Role::Operator),
        (TokenKind::Word(_), None) if last.sign.is_some() => true,
        (TokenKind::Word(_), None) => ends_with_operator(statement),
        _ => false,
    }
}

/// Whether the statement so far ends with an operator of several words that a value follows:
/// `starts with`, `agrees with`.
fn ends_with_operator(statement: &[Lexeme]) -> bool {
    let ends_with = |phrase: &str| {
        let words = phrase.split(' ').rev();
        let mut lexemes = statement.iter().rev();
        phrase.contains(' ')
            && words.into_iter().all(|word| {
                let typed = lexemes.next().and_then(Lexeme::word);
                typed.is_some_and(|typed| typed.eq_ignore_ascii_case(word))
            })
    };
    let operators = Keyword::with_role(Role::Operator).filter(|word| *word != Keyword::IsUnique);
    operators.into_iter().any(|word| word.entry().spellings().any(ends_with))
}

/// Whether the lexemes are a verb and a value, which never stand side by side within a
/// statement: so an open bracket or a stray comma spoils one statement and not the whole text.
fn plainly_begins(lexemes: &[Lexeme]) -> bool {
    let [verb, next, ..] = lexemes else { return false };
    let same_line = next.indent.is_none();
    same_line && verb.keyword.is_some_and(|keyword| keyword.is(Role::Verb)) && next.begins_value()
}
