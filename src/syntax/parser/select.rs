//! `select … from …`: what others ask for in SQL, as a statement that a hint offers.

use super::input::{Lexeme, Tokens};
use super::offer::may_be_offered;
use crate::source::Span;
use crate::syntax::keywords::{Keyword, Surface};

/// Words of SQL that begin a part behind the table.
const PARTS: &[&str] = &["where", "group", "order", "limit"];

/// `select district, progress from domestic where progress < 25% order by progress limit 5`:
/// `rank domestic where progress < 25% by progress asc top 5 show progress`.
pub(super) fn of_select(input: Tokens<'_>) -> Option<String> {
    let from = input.rest.iter().position(|one| is(one, "from"))?;
    let mut columns = columns(input, input.skip(1).rest.get(..from.checked_sub(1)?)?)?;
    let sums = Sums::of(&mut columns);
    let behind = input.rest.get(from + 1..)?;
    let ends = first_part(behind);
    let (table, mut rest) = behind.split_at_checked(ends)?;
    let mut clauses = String::new();
    let (mut ordered, mut cut, mut grouped) = (String::new(), String::new(), false);
    while let [first, parts @ ..] = rest {
        let ends = first_part(parts);
        let (own, others) = parts.split_at_checked(ends)?;
        rest = others;
        let by = || own.split_first().filter(|(word, _)| is(word, "by")).map(|(_, own)| own);
        if is(first, "where") {
            clauses = format!(" {} {}", spelling(Keyword::Where), text(input, own)?);
        } else if is(first, "group") {
            grouped = true;
            clauses = format!("{clauses} {} {}", spelling(Keyword::Per), text(input, by()?)?);
        } else if is(first, "order") {
            ordered = order(input, by()?)?;
        } else {
            cut = format!(" {} {}", spelling(Keyword::Top), text(input, own)?);
        }
    }
    let ranks = !ordered.is_empty() || !cut.is_empty();
    let verb = spelling(match (sums, grouped, ranks) {
        (Sums::Count, ..) => Keyword::Count,
        (Sums::Sum, ..) | (_, true, _) => Keyword::Total,
        (Sums::None, false, true) => Keyword::Rank,
        (Sums::None, false, false) => Keyword::List,
    });
    if sums != Sums::None {
        (ordered, cut) = (String::new(), String::new());
    }
    let table = text(input, table)?;
    let whole = |show: &str| format!("{verb} {table}{clauses}{ordered}{cut}{show}");
    let show = match columns.is_empty() {
        true => String::new(),
        false => format!(" {} {}", spelling(Keyword::Show), columns.join(", ")),
    };
    let offered = [whole(&show), whole("")];
    offered.into_iter().find(|candidate| may_be_offered(input, candidate))
}

/// What the functions around columns make of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sums {
    None,
    /// `count(*)`: how many rows.
    Count,
    /// `sum(actual), avg(progress)`: one row.
    Sum,
}

impl Sums {
    /// Takes the names of functions out of columns that all have one: a total adds up by itself, and the
    /// mean has another name here.
    fn of(columns: &mut Vec<String>) -> Self {
        let function = |column: &String| {
            let (name, argument) = column.strip_suffix(')')?.split_once('(')?;
            let argument = argument.trim().to_owned();
            Some((name.trim().to_lowercase(), argument))
        };
        let functions: Vec<(String, String)> = columns.iter().filter_map(function).collect();
        if functions.is_empty() {
            return Self::None;
        }
        if functions.iter().all(|(name, _)| name == "count") {
            columns.clear();
            return Self::Count;
        }
        if functions.len() < columns.len() {
            return Self::None;
        }
        *columns = functions
            .into_iter()
            .map(|(name, argument)| match name.as_str() {
                "sum" => argument,
                "avg" | "average" => format!("mean({argument})"),
                _ => format!("{name}({argument})"),
            })
            .collect();
        Self::Sum
    }
}

/// Where the first part begins: `group` is a column too, and `order by group` has it as one.
fn first_part(lexemes: &[Lexeme]) -> usize {
    let begins = |at: usize, one: &Lexeme| {
        let by = || lexemes.get(at + 1).is_some_and(|next| is(next, "by"));
        let takes_by = is(one, "group") || is(one, "order");
        PARTS.iter().any(|word| is(one, word)) && (!takes_by || by())
    };
    let mut all = lexemes.iter().enumerate();
    all.find(|(at, one)| begins(*at, one)).map_or(lexemes.len(), |(at, _)| at)
}

/// The columns that are shown; none for `*`. That of the districts is always there.
fn columns(input: Tokens<'_>, lexemes: &[Lexeme]) -> Option<Vec<String>> {
    let (first, last) = (lexemes.first()?, lexemes.last()?);
    let columns = input.context.slice(first.span().to(last.span()));
    if columns.trim() == "*" {
        return Some(vec![]);
    }
    let names = ["district", "name", "地区", "县区", "名称"];
    let is_key = |column: &&str| names.iter().any(|name| column.eq_ignore_ascii_case(name));
    let shown = columns.split(',').map(str::trim).filter(|column| !is_key(column));
    Some(shown.map(str::to_owned).collect())
}

/// `progress desc`: SQL begins with the lowest unless it says otherwise.
fn order(input: Tokens<'_>, key: &[Lexeme]) -> Option<String> {
    let (key, highest_first) = match key {
        [key @ .., last] if is(last, "desc") => (key, true),
        [key @ .., last] if is(last, "asc") => (key, false),
        _ => (key, false),
    };
    let end = spelling(if highest_first { Keyword::Descending } else { Keyword::Ascending });
    Some(format!(" {} {} {end}", spelling(Keyword::By), text(input, key)?))
}

fn text<'a>(input: Tokens<'a>, lexemes: &[Lexeme]) -> Option<&'a str> {
    let span: Span = lexemes.first()?.span().to(lexemes.last()?.span());
    Some(input.context.slice(span))
}

fn spelling(keyword: Keyword) -> &'static str {
    keyword.spelling(Surface::English)
}

fn is(lexeme: &Lexeme, word: &str) -> bool {
    lexeme.word().is_some_and(|own| own.eq_ignore_ascii_case(word))
}
