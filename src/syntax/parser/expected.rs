//! What the grammar would take at a place: data for completion, text for messages.

use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::token::Symbol;
use crate::text::{Language, Text, has_chinese, listed, text};

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
    /// A text in quotes that names a file, behind `include`.
    File,
    /// A unit, behind `in`.
    Unit,
    /// A whole number, behind `top`.
    Count,
    /// A period, behind `at`.
    Period,
    /// The id of a check.
    CheckId,
    /// A number or a share of rows, behind `fail above`.
    Threshold,
    /// A day, behind `until`.
    Date,
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
/// of the statement`. Keywords are named in `surface`, in Chinese text always in Chinese; `what` is
/// what is read.
pub(super) fn phrase(expected: &[Expected], surface: Surface, what: &Text) -> Text {
    let mut groups: Vec<Text> = Vec::new();
    let (end, others): (Vec<Expected>, Vec<Expected>) =
        expected.iter().partition(|item| **item == Expected::End);
    let is_sign = |item: &&Expected| matches!(item, Expected::Symbol(sign) if is_operator(*sign));
    let operators = others.iter().filter(is_sign).count() > 1;
    for item in &others {
        let group = match item {
            Expected::Symbol(sign) if is_operator(*sign) && operators => operator(),
            Expected::Symbol(sign) => Text::same(format!("`{}`", sign.as_str())),
            Expected::Keyword(keyword)
                if keyword.is(Role::Operator)
                    && others.contains(&Expected::Symbol(Symbol::Plus)) =>
            {
                operator()
            }
            // `case` is one of the ways to begin an expression, and is only told to completion.
            Expected::Keyword(Keyword::Case) => continue,
            Expected::Keyword(_) => match keyword_group(*item, &others, surface) {
                Some(group) => group,
                None => continue,
            },
            _ => plain(*item),
        };
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    if !end.is_empty() {
        groups.push(text!("the end of the {what}", "{what}的结尾", what));
    }
    match groups.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => {
            text!("{before} or {last}", "{before}或{last}", before = listed(before), last)
        }
        None => text!("something else", "其他内容"),
    }
}

/// What is told of an item that is no word of the language.
fn plain(item: Expected) -> Text {
    match item {
        Expected::Subject => {
            text!("a subject (an indicator or a district)", "查询对象（指标或地区）")
        }
        Expected::Expression => text!("an expression", "表达式"),
        Expected::Grouping => text!(
            "what to do it apart for (group, period, level …)",
            "分组依据（组、期间、层级……）"
        ),
        Expected::Name => text!("a name", "名称"),
        Expected::NewName => text!("a new name", "新名称"),
        Expected::Text | Expected::File => text!("a text in double quotes", "双引号里的文本"),
        Expected::Unit => text!("a unit", "单位"),
        Expected::Count => text!("a whole number", "整数"),
        Expected::Period => {
            text!("a period (2023Q1, 2023年一季度 …)", "期间（2023Q1、2023年一季度……）")
        }
        Expected::CheckId => text!("the id of a check", "检查的编号"),
        Expected::Threshold => {
            text!("a number of rows or a percent (3, 10%)", "行数或百分数（3、10%）")
        }
        Expected::Date => text!("a day (2024-03-31)", "日期（2024-03-31）"),
        Expected::End | Expected::Keyword(_) | Expected::Symbol(_) => text!("", ""),
    }
}

fn operator() -> Text {
    text!("an operator", "运算符")
}

/// What was expected here, as a label.
pub(super) fn label(expected: &Text) -> Text {
    let said = text!("expected {expected}", "此处应为{expected}", expected);
    let chinese = around_code(said.in_language(Language::Chinese));
    Text::made(said.in_language(Language::English).to_owned(), chinese)
}

/// The text with a blank where a Chinese character and a backquote meet.
fn around_code(text: &str) -> String {
    let is_character =
        |next: Option<char>| next.is_some_and(|next| has_chinese(next.encode_utf8(&mut [0; 4])));
    let mut spaced = String::with_capacity(text.len() + 8);
    for (index, part) in text.split('`').enumerate() {
        let closes = index % 2 == 0;
        if index > 0 {
            let opens_behind = !closes && is_character(spaced.chars().next_back());
            spaced.push_str(if opens_behind { " `" } else { "`" });
            if closes && is_character(part.chars().next()) {
                spaced.push(' ');
            }
        }
        spaced.push_str(part);
    }
    spaced
}

/// Several verbs or several clauses are one group, told at the first of them.
fn keyword_group(item: Expected, all: &[Expected], surface: Surface) -> Option<Text> {
    let Expected::Keyword(keyword) = item else { return None };
    let named = |role: Role, name: Text| {
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
            let words = listed(of_role.iter().take(LISTED).map(|it| spelt(*it, surface)));
            let more = if of_role.len() > LISTED { text!(" …", "……") } else { text!("", "") };
            text!("{name} ({words}{more})", "{name}（{words}{more}）", name, words, more)
        })
    };
    let alone = || text!("`{word}`", "`{word}`", word = spelt(keyword, surface));
    named(Role::Verb, text!("a verb", "动词"))
        .or_else(|| named(Role::Clause, text!("a clause", "子句")))
        .or_else(|| Some(alone()))
}

/// A keyword as a message names it: in English text as the statement spells its words.
pub(super) fn spelt(keyword: Keyword, surface: Surface) -> Text {
    Text::fixed(keyword.spelling(surface), keyword.spelling(Surface::Chinese))
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
