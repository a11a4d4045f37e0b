//! What is said about single cells and rows while tables are gathered.

use super::place::Place;
use super::rows::{First, Gathered};
use crate::diagnostic::{Code, Diagnostic};
use crate::period::Period;
use crate::text::{Text, text};

/// Whether a cell holds words and no number at all.
pub(super) fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_numeric)
}

pub(super) fn dashes(count: usize) -> Text {
    match count {
        1 => text!("1 dash", "1 处横线"),
        count => text!("{count} dashes", "{count} 处横线", count),
    }
}

pub(super) fn percent_for_points(place: &Place<'_>) -> Diagnostic {
    let message = text!(
        "{place}: percentage points printed as %: `{text}`",
        "{place}：百分点印成了 %：`{text}`",
        place = place.standing(),
        text = place.text().trim()
    );
    let label = text!("taken as percentage points", "按百分点读入");
    place.say(Diagnostic::note(Code::CellNote, message), label)
}

pub(super) fn printed_twice(first: &Gathered, place: &Place<'_>) -> Diagnostic {
    let message = text!(
        "one figure is printed twice and differently: `{a}` ({there}) and `{b}` ({here})",
        "同一个数公布了两次而且不同：`{a}`（{there}）和 `{b}`（{here}）",
        a = first.printed.text.trim(),
        there = first.standing(),
        b = place.text().trim(),
        here = place.standing()
    );
    let error = place.say(Diagnostic::error(Code::DuplicateKey, message), text!("differs", "不同"));
    match first.span {
        Some(span) => error.label(span, text!("printed here first", "先在这里公布")),
        None => error,
    }
}

pub(super) fn another_name(place: &Place<'_>, district: &str) -> Text {
    text!(
        "{name} is another name of {district}; where they are two, a catalog states each",
        "{name} 是 {district} 的另一名称；如果是两个地区，在目录里各写一个",
        name = place.text().trim(),
        district
    )
}

/// `other` is the file of the first row where it is not this one.
pub(super) fn row_twice(
    first: &First,
    other: Option<&String>,
    period: Period,
    again: &Place<'_>,
) -> Diagnostic {
    let (file, name) = (&again.grid.name(), again.text().trim());
    let (before, line) = (first.line, again.row.line);
    let message = match other {
        None => text!(
            "{file}: {name} has two rows for {period}: lines {before} and {line}",
            "{file}：{name}在{period}有两行：第 {before} 行和第 {line} 行",
            file,
            name,
            period,
            before,
            line
        ),
        Some(other) => text!(
            "{name} has two rows for {period}: {other}, line {before}, and {file}, line {line}",
            "{name}在{period}有两行：{other} 第 {before} 行和 {file} 第 {line} 行",
            name,
            period,
            other,
            before,
            file,
            line
        ),
    };
    let error = Diagnostic::error(Code::DuplicateKey, message);
    let mut error = again.say(error, text!("again here", "第二行"));
    if let Some(span) = first.span {
        error = error.label(span, text!("first here", "第一行"));
    }
    match other {
        Some(_) => error.hint(text!(
            "two files of one period: leave one out, or state the period of each",
            "两个文件是同一期：去掉一个，或写明各自的期间"
        )),
        None => error,
    }
}
