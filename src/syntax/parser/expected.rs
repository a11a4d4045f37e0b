//! What the grammar would take at a place: data for completion, text for messages.

use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::Symbol;

/// Something that could stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expected {
    /// The name of an indicator or a district: a subject.
    Subject,
    /// The beginning of an expression: a name, a number, a text, `(`, `-`, `not`.
    Expression,
    /// The name of a dimension behind `per`.
    Grouping,
    /// A name of any kind, as behind `describe` or a dot.
    Name,
    /// A name that is not there yet, behind `let`.
    NewName,
    /// A text in quotes, behind `print`.
    Text,
    /// A unit, behind `in`.
    Unit,
    /// A whole number, behind `top`.
    Count,
    /// A period, behind `at`.
    Period,
    /// A keyword.
    Keyword(Keyword),
    /// A sign.
    Symbol(Symbol),
    /// The end of the statement.
    End,
}

/// How many keywords a group lists before it stops.
const LISTED: usize = 4;

/// What was expected, for a message: `a clause (where, among, by, asc …), an operator or the end
/// of the statement`. Keywords are named in `surface`; `what` is what is read.
pub(super) fn phrase(expected: &[Expected], surface: Surface, what: &str) -> String {
    let mut groups = Vec::new();
    let plain = |item: &Expected| match item {
        Expected::Subject => "a subject (an indicator or a district)",
        Expected::Expression => "an expression",
        Expected::Grouping => "what to do it apart for (group, period, level …)",
        Expected::Name => "a name",
        Expected::NewName => "a new name",
        Expected::Text => "a text in double quotes",
        Expected::Unit => "a unit",
        Expected::Count => "a whole number",
        Expected::Period => "a period (2023Q1, 2023年一季度 …)",
        Expected::End => "the end",
        Expected::Keyword(_) | Expected::Symbol(_) => "",
    };
    let (end, others): (Vec<Expected>, Vec<Expected>) =
        expected.iter().partition(|item| **item == Expected::End);
    let is_sign = |item: &&Expected| matches!(item, Expected::Symbol(sign) if is_operator(*sign));
    let operators = others.iter().filter(is_sign).count() > 1;
    for item in &others {
        let group = match item {
            Expected::Symbol(sign) if is_operator(*sign) && operators => "an operator".to_owned(),
            Expected::Symbol(sign) => format!("`{}`", sign.as_str()),
            Expected::Keyword(keyword)
                if keyword.is(Role::Operator)
                    && others.contains(&Expected::Symbol(Symbol::Plus)) =>
            {
                "an operator".to_owned()
            }
            // `case` is one of the ways to begin an expression, and is only told to completion.
            Expected::Keyword(Keyword::Case) => continue,
            Expected::Keyword(_) => match keyword_group(*item, &others, surface) {
                Some(group) => group,
                None => continue,
            },
            _ => plain(item).to_owned(),
        };
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups.extend(end.first().map(|end| format!("{} of the {what}", plain(end))));
    match groups.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => "something else".to_owned(),
    }
}

/// Several verbs or several clauses are one group, told at the first of them.
fn keyword_group(item: Expected, all: &[Expected], surface: Surface) -> Option<String> {
    let Expected::Keyword(keyword) = item else { return None };
    let named = |role: Role, name: &str| {
        let mut of_role = Vec::new();
        for other in all {
            if let Expected::Keyword(other) = other
                && other.is(role)
                && !of_role.contains(other)
            {
                of_role.push(*other);
            }
        }
        (of_role.len() > 1 && of_role.contains(&keyword)).then(|| {
            let words: Vec<_> =
                of_role.iter().take(LISTED).map(|keyword| keyword.spelling(surface)).collect();
            let more = if of_role.len() > LISTED { " …" } else { "" };
            format!("{name} ({}{more})", words.join(", "))
        })
    };
    named(Role::Verb, "a verb")
        .or_else(|| named(Role::Clause, "a clause"))
        .or_else(|| Some(format!("`{}`", keyword.spelling(surface))))
}

fn is_operator(symbol: Symbol) -> bool {
    !matches!(
        symbol,
        Symbol::Open
            | Symbol::Close
            | Symbol::Comma
            | Symbol::Semicolon
            | Symbol::Colon
            | Symbol::Dot
    )
}
