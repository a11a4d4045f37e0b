//! Chinese written without blanks: `从2022年1月到2023年3月`, `排名内资其中进度`.
//!
//! What is a name is not known here, so a name may not hold the words that it is cut at, and single
//! characters (按) cut only before a period or a number.

use super::clause::AROUND;
use super::expected::Expected;
use super::statement::VERBS;
use crate::syntax::keywords::{Keyword, Role};

/// A word that begins with a verb, with blanks between its keywords and names: `排名 内资 其中 进度`.
pub(super) fn statement(word: &str) -> Option<String> {
    // No statement without blanks is longer, and a word may be as long as the text.
    if word.is_ascii() || word.chars().count() > 80 {
        return None;
    }
    let verbs = VERBS.iter().filter_map(|item| match item {
        Expected::Keyword(keyword) => Some(*keyword),
        _ => None,
    });
    let of_several = |spelling: &&str| spelling.chars().count() > 1;
    let mut verbs = verbs.flat_map(|it| it.entry().chinese).copied().filter(of_several);
    let verb = verbs.find(|verb| word.starts_with(*verb))?;
    let mut words = vec![verb.to_owned()];
    let mut rest = word.strip_prefix(verb)?;
    while let Some((name, clause, behind)) = cut(rest) {
        words.extend([name.to_owned(), clause]);
        rest = behind;
    }
    words.push(rest.to_owned());
    words.retain(|word| !word.is_empty());
    Some(words.join(" "))
}

/// The first clause within a text: what stands before it, the clause as far as it is one, and what
/// stands behind.
fn cut(text: &str) -> Option<(&str, String, &str)> {
    let of_several = |spelling: &&str| spelling.chars().count() > 1;
    let clauses = || {
        let spellings = Keyword::with_role(Role::Clause).flat_map(|it| it.entry().chinese);
        spellings.copied().filter(of_several)
    };
    text.char_indices().find_map(|(at, _)| {
        let (name, rest) = text.split_at_checked(at)?;
        if let Some(clause) = clauses().find(|clause| rest.starts_with(clause)) {
            return Some((name, clause.to_owned(), rest.strip_prefix(clause)?));
        }
        let count = ["前", "后"].iter().find_map(|word| rest.strip_prefix(word));
        if count.is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit())) {
            return Some((name, rest.to_owned(), ""));
        }
        let (clause, behind) = first_clause(rest)?;
        Some((name, clause, behind))
    })
}

/// The words of clauses and periods that a Chinese word is made of, with blanks between them.
pub(super) fn clause_and_period(word: &str) -> Option<String> {
    // No run of such words is longer.
    if word.is_ascii() || word.chars().count() > 40 {
        return None;
    }
    let (mut words, mut rest) = first_clause(word)?;
    while !rest.is_empty() {
        let (clause, behind) = first_clause(rest)?;
        words = format!("{words} {clause}");
        rest = behind;
    }
    Some(words)
}

/// The word of a clause and the period that a text begins with, and what stands behind them.
fn first_clause(text: &str) -> Option<(String, &str)> {
    let (with, than) = AROUND;
    let around = text.strip_prefix(with).and_then(|rest| rest.split_once(than));
    if let Some((period, behind)) = around.filter(|(period, _)| is_period(period)) {
        return Some((format!("{with} {period} {than}"), behind));
    }
    let clauses = [Keyword::At, Keyword::Versus, Keyword::From, Keyword::To];
    clauses.iter().flat_map(|it| it.entry().chinese).find_map(|clause| {
        let rest = text.strip_prefix(clause)?;
        let mut ends = rest.char_indices().map(|(at, character)| at + character.len_utf8());
        let end = ends.rfind(|end| rest.get(..*end).is_some_and(is_period))?;
        let (period, behind) = rest.split_at_checked(end)?;
        Some((format!("{clause} {period}"), behind))
    })
}

fn is_period(text: &str) -> bool {
    let words = [Keyword::Latest, Keyword::Previous, Keyword::LastYear];
    words.iter().any(|it| it.entry().chinese.contains(&text))
        || crate::period::scan(text).is_some_and(|it| it.length == text.len() && it.literal.is_ok())
}
