//! `file`, `period`, `period_column`, `year_column` of a source: its files and what says their
//! periods.

use super::section::{Faults, Placed, Section, TextOrSection};
use crate::catalog::model::PeriodSource;
use crate::diagnostic::{Code, Diagnostic};
use crate::period::{self, PeriodLiteral};
use crate::source::Span;
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
            let message = format!("the file {} is listed twice", file.value);
            let error = Diagnostic::error(Code::CatalogConflict, message).at(file.span);
            faults.add(error.label(file.span, "again here").label(first, "first here"));
        }
        let name = file.value.rfind(['/', '\\']).map_or(0, |at| at + 1);
        if file.value.get(..name).is_some_and(|folder| folder.contains(['*', '?'])) {
            let message = format!("file {}: a folder that is a pattern", file.value);
            faults.bad(file.span, message, "* and ? stand in the name of the file alone");
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
        let message = "a year_column without a period_column";
        let error = Diagnostic::error(Code::CatalogConflict, message).at(year.span);
        let error = error.label(year.span, "the year of which periods?");
        faults.add(error.hint("a column that holds years alone is a period_column"));
    }
    let column = column?;
    let source = PeriodSource::Column { header: column.value, year: year.map(|year| year.value) };
    Some((source, column.span))
}

fn literal(text: &Placed<String>, faults: &mut Faults) -> Option<Stated> {
    match period::parse(&text.value) {
        Ok(literal) => Some((literal, text.span)),
        Err(why) => {
            faults.bad(text.span, format!("period {}: {why}", text.value), "not a period");
            None
        }
    }
}

fn said_twice(fixed: Span, column: Span, faults: &mut Faults) {
    let message = "the period is stated twice: period and period_column";
    faults.add(
        Diagnostic::error(Code::CatalogConflict, message)
            .at(column)
            .label(column, "a column with it")
            .label(fixed, "one for all rows")
            .hint("leave one of them out"),
    );
}
