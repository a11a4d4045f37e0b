//! Chinese without blanks: `排名内资其中进度<25%` as `排名 内资 其中 进度 < 25%`.
//!
//! Takes the text of one statement that cannot be read, and who knows names; gives the statement with
//! blanks between its words, if there is such a reading. What a word may be is said by the keywords,
//! the names, and how numbers and periods are written; what words may follow each other is said by the
//! parser, which reads every candidate. The work is bounded, however long the text.

mod run;
#[cfg(test)]
mod tests;

use super::ast::Statement;
use super::format;
use super::keywords::{Keyword, Role};
use super::lexer::lex;
use super::parser::parse;
use super::token::{Symbol, Token, TokenKind};
use crate::source::SourceId;
use run::Ways;
use std::ops::Range;

/// A statement longer than this, in bytes, is left alone: nobody has typed it.
const LONGEST: usize = 4_000;

/// How many readings of a statement are tried.
const READINGS: usize = 64;

/// Who knows names: indicators, measures, districts, groups, functions, and what was declared.
pub trait Names {
    /// Whether something is called so.
    fn is_name(&self, word: &str) -> bool;
}

/// The readings of a statement whose words are written together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The statement with blanks between its words, in each way that it can be read; at least one.
    pub readings: Vec<String>,
    /// Where the first words that are written together stand in the text.
    pub place: Range<usize>,
}

/// A statement with blanks, and its tree.
struct Reading {
    text: String,
    statement: Statement,
}

/// Puts blanks between the words of a statement. `holds` says of a statement whether it has a meaning;
/// it is asked where several readings follow the grammar.
///
/// Nothing where no words are written together, or where no reading follows the grammar.
pub fn split(text: &str, names: &dyn Names, holds: &dyn Fn(&Statement) -> bool) -> Option<Split> {
    // Most texts that are no statements at all end here, a page of prose too.
    if text.len() > LONGEST || text.is_ascii() || !begins_with_verb(text) {
        return None;
    }
    let tokens = lex(SourceId::default(), text).tokens;
    // The text up to here in each way.
    let mut candidates = vec![String::new()];
    let mut place = None;
    let mut rest = tokens.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|token| is_part_of_run(token)).count();
        let (tokens, behind) = rest.split_at_checked(count.max(1))?;
        let range = first.span.range().start..tokens.last()?.span.range().end;
        let typed = text.get(range.clone())?;
        rest = behind;
        let ways = match count > 0 && !typed.is_ascii() && !is_known(text, tokens, names) {
            true => run::ways(typed, names),
            false => Ways::None,
        };
        match ways {
            // A name that is not known stays one.
            Ways::None => candidates.iter_mut().for_each(|one| one.push_str(typed)),
            Ways::TooMany => return None,
            Ways::Some(ways) => {
                place.get_or_insert(range);
                candidates = product(&candidates, &ways)?;
            }
        }
    }
    let place = place?;
    let mut readings = readings(candidates);
    if readings.len() > 1 && readings.iter().any(|reading| holds(&reading.statement)) {
        readings.retain(|reading| holds(&reading.statement));
    }
    let readings: Vec<String> = readings.into_iter().map(|reading| reading.text).collect();
    (!readings.is_empty()).then_some(Split { readings, place })
}

fn begins_with_verb(text: &str) -> bool {
    let begins = |spelling: &str| {
        text.get(..spelling.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelling))
    };
    Keyword::with_role(Role::Verb).any(|verb| verb.entry().spellings().any(begins))
}

/// Whether a token may be written together with others without a sign between them.
fn is_part_of_run(token: &Token) -> bool {
    use TokenKind::{Period, Quantity, Unknown, Word};
    matches!(token.kind, Word(_) | Quantity(_) | Period(_) | Unknown)
}

/// Whether tokens that stand together are each understood: 前5名.
fn is_known(text: &str, tokens: &[Token], names: &dyn Names) -> bool {
    tokens.iter().all(|token| match &token.kind {
        TokenKind::Word(word) => {
            let typed = text.get(token.span.range()).unwrap_or(word);
            Keyword::of(word).is_some() || Symbol::of_word(word).is_some() || names.is_name(typed)
        }
        TokenKind::Unknown => false,
        _ => true,
    })
}

/// Each beginning with each way to go on; nothing where that is too many.
fn product(candidates: &[String], ways: &[String]) -> Option<Vec<String>> {
    if candidates.len() * ways.len() > READINGS {
        return None;
    }
    let joined = |before: &String| {
        let before = before.clone();
        ways.iter().map(move |way| format!("{before}{way}"))
    };
    Some(candidates.iter().flat_map(joined).collect())
}

/// The candidates that are one statement each, those of one meaning once.
fn readings(candidates: Vec<String>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for candidate in candidates {
        let parsed = parse(SourceId::default(), &candidate);
        let (true, [statement]) = (parsed.diagnostics.is_empty(), parsed.statements.as_slice())
        else {
            continue;
        };
        if readings.iter().any(|known| format::say_the_same(&known.statement, statement)) {
            continue;
        }
        let spaced = format::space(SourceId::default(), &candidate).unwrap_or(candidate);
        let text = spaced.trim_end().to_owned();
        readings.push(Reading { text, statement: statement.clone() });
    }
    readings
}
