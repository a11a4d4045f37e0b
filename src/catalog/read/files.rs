//! `file`, `period`, `period_column`, `year_column` of a source: its files and what says their
//! periods.

use super::section::{Faults, Placed, Section, TextOrSection};
use crate::catalog::model::PeriodSource;
use crate::diagnostic::{Code, Diagnostic};
use crate::period::{self, PeriodLiteral};
use crate::source::Span;
use crate::text::text;
use std::collections::HashMap;

/// A period and where it is stated.
type Stated = (PeriodLiteral, Span);

/// The files of a source, each with what says its period.
pub(super) fn files(section: &mut Section<'_>, faults: &mut Faults) -> Vec<(String, PeriodSource)> {
    let listed = listed(section, faults);
    let whole = section.text("period", faults).and_then(|text| literal(&text, faults));
    let column = column(section, faults);
    if let (Some((_, fixed)), Some((_, column))) = (whole, &column) {
        said_twice(fixed, *column, faults);
    }
    let mut files = Vec::new();
    for (file, own) in listed {
        if let (Some((_, fixed)), Some((_, column))) = (own, &column) {
            said_twice(fixed, *column, faults);
        }
        let period = match (own.or(whole), &column) {
            (Some((literal, _)), _) => PeriodSource::Fixed(literal),
            (None, Some((column, _))) => column.clone(),
            (None, None) => PeriodSource::Unstated,
        };
        files.push((file, period));
    }
    files
}

/// `file = "a.csv"`, `file = ["a.csv", { file = "b.csv", period = "2022Q1" }]`.
fn listed(section: &mut Section<'_>, faults: &mut Faults) -> Vec<(String, Option<Stated>)> {
    let mut first: HashMap<String, Span> = HashMap::new();
    let mut files: Vec<(String, Option<Stated>)> = Vec::new();
    for item in section.texts_or_sections("file", faults) {
        let (file, own) = match item {
            TextOrSection::Text(file) => (Some(file), None),
            TextOrSection::Section(mut item) => {
                let file = item.required("file", faults);
                let own = item.text("period", faults).and_then(|text| literal(&text, faults));
                item.finish(faults);
                (file, own)
            }
        };
        let Some(file) = file else { continue };
        if let Some(first) = first.insert(file.value.clone(), file.span) {
            let message =
                text!("the file {file} is listed twice", "文件 {file} 列了两次", file = file.value);
            let error = Diagnostic::error(Code::CatalogConflict, message).at(file.span);
            let error = error.label(file.span, text!("again here", "第二次"));
            faults.add(error.label(first, text!("first here", "第一次")));
        }
        let name = file.value.rfind(['/', '\\']).map_or(0, |at| at + 1);
        if file.value.get(..name).is_some_and(|folder| folder.contains(['*', '?'])) {
            let message = text!(
                "file {file}: a folder that is a pattern",
                "文件 {file}：文件夹不能用通配符",
                file = file.value
            );
            let label =
                text!("* and ? stand in the name of the file alone", "* 和 ? 只能用在文件名里");
            faults.bad(file.span, message, label);
        }
        files.push((file.value, own));
    }
    files
}

/// `period_column`, and `year_column` beside it.
fn column(section: &mut Section<'_>, faults: &mut Faults) -> Option<(PeriodSource, Span)> {
    let column = section.text("period_column", faults);
    let year = section.text("year_column", faults);
    if let (None, Some(year)) = (&column, &year) {
        let message =
            text!("a year_column without a period_column", "有 year_column，却没有 period_column");
        let error = Diagnostic::error(Code::CatalogConflict, message).at(year.span);
        let error =
            error.label(year.span, text!("the year of which periods?", "是哪些期间的年份？"));
        faults.add(error.hint(text!(
            "a column that holds years alone is a period_column",
            "只有年份的列写作 period_column"
        )));
    }
    let column = column?;
    let source = PeriodSource::Column { header: column.value, year: year.map(|year| year.value) };
    Some((source, column.span))
}

/// The period that a text states.
pub(super) fn literal(text: &Placed<String>, faults: &mut Faults) -> Option<Stated> {
    match period::parse(&text.value) {
        Ok(literal) => Some((literal, text.span)),
        Err(why) => {
            let message =
                text!("period {typed}: {why}", "period {typed}：{why}", typed = text.value, why);
            faults.bad(text.span, message, text!("not a period", "不是期间"));
            None
        }
    }
}

fn said_twice(fixed: Span, column: Span, faults: &mut Faults) {
    let message = text!(
        "the period is stated twice: period and period_column",
        "期间写了两次：period 和 period_column"
    );
    faults.add(
        Diagnostic::error(Code::CatalogConflict, message)
            .at(column)
            .label(column, text!("a column with it", "由一列写明"))
            .label(fixed, text!("one for all rows", "所有行同一期"))
            .hint(text!("leave one of them out", "去掉其中一个")),
    );
}
