//! An answer as JSON, in a shape that is versioned (`docs/output.md` has it whole).
//!
//! Figures are numbers in the column's unit: `20.08` in a column whose unit is `%`. Printed ones
//! keep the decimals printed (`138.00`), others have all their digits. Missing is `null`.

use super::diagnostics::{Record, records};
use super::number::{bare_figure, exact, unit_of};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell, Trend};
use crate::plan::{Basis, TypeKind};
use crate::source::Sources;
use crate::text::{Language, Text};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

/// Goes up when a key is renamed or removed or changes its meaning; new keys may come without.
pub const VERSION: u32 = 1;

/// The answer as one object over several lines.
pub fn json(answer: &Answer, sources: &Sources, language: Language) -> String {
    let mut text =
        serde_json::to_string_pretty(&document(answer, sources, language)).unwrap_or_default();
    text.push('\n');
    text
}

/// The answer as one object on one line, without a line break.
#[cfg(feature = "engine")]
pub fn line(answer: &Answer, sources: &Sources, language: Language) -> String {
    serde_json::to_string(&document(answer, sources, language)).unwrap_or_default()
}

/// The object without its `rows` and `trends`, on one line: for a file that has the rows in another
/// form.
#[cfg(feature = "files")]
pub fn about(answer: &Answer, sources: &Sources, language: Language) -> String {
    serde_json::to_string(&without_figures(answer, sources, language)).unwrap_or_default()
}

/// Each row as one object on a line of its own, and nothing else.
pub fn lines(answer: &Answer) -> String {
    answer
        .rows
        .iter()
        .map(|row| Row { columns: &answer.columns, row })
        .filter_map(|row| serde_json::to_string(&row).ok())
        .map(|line| line + "\n")
        .collect()
}

#[derive(serde::Serialize)]
struct Document<'a> {
    version: u32,
    subject: &'a str,
    order: Option<&'a str>,
    period: Option<&'a str>,
    versus: Option<&'a str>,
    shown: Option<Shown<'a>>,
    schedule: Option<&'a str>,
    columns: Vec<Column<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Row<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trends: Option<Vec<Along<'a>>>,
    files: &'a [String],
    warnings: Vec<Record<'a>>,
}

#[derive(serde::Serialize)]
struct Shown<'a> {
    shown: usize,
    population: usize,
    noun: &'a str,
}

#[derive(serde::Serialize)]
struct Column<'a> {
    name: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    unit: Option<String>,
    basis: &'static str,
}

struct Row<'a> {
    columns: &'a [AnswerColumn],
    row: &'a AnswerRow,
}

/// A trend: where its figures are from, and the figures.
#[derive(serde::Serialize)]
struct Along<'a> {
    column: &'a str,
    district: Option<&'a str>,
    values: Vec<Option<Box<RawValue>>>,
}

fn document<'a>(answer: &'a Answer, sources: &'a Sources, language: Language) -> Document<'a> {
    let rows = answer.rows.iter().map(|row| Row { columns: &answer.columns, row });
    let trends = answer.trends.iter().filter_map(|trend| along(answer, trend));
    Document {
        rows: Some(rows.collect()),
        trends: Some(trends.collect()),
        ..without_figures(answer, sources, language)
    }
}

fn along<'a>(answer: &'a Answer, trend: &'a Trend) -> Option<Along<'a>> {
    let column = answer.columns.get(trend.column)?;
    let value = |value: &Option<f64>| value.and_then(exact).and_then(raw);
    Some(Along {
        column: &column.name,
        district: trend.district.as_deref(),
        values: trend.values.iter().map(value).collect(),
    })
}

fn without_figures<'a>(
    answer: &'a Answer,
    sources: &'a Sources,
    language: Language,
) -> Document<'a> {
    let said = |text: &'a Text| text.in_language(language);
    Document {
        version: VERSION,
        subject: identifier(&answer.subject),
        order: answer.order.as_ref().map(said),
        period: answer.period.as_ref().map(identifier),
        versus: answer.versus.as_ref().map(identifier),
        shown: answer.shown.as_ref().map(|shown| Shown {
            shown: shown.shown,
            population: shown.population,
            noun: said(&shown.noun),
        }),
        schedule: answer.schedule.as_deref(),
        columns: answer.columns.iter().map(|one| column(one, language)).collect(),
        rows: None,
        trends: None,
        files: &answer.files,
        warnings: records(&answer.warnings, sources, language),
    }
}

/// A name as programs know it, whatever the language.
fn identifier(text: &Text) -> &str {
    text.in_language(Language::English)
}

fn column(column: &AnswerColumn, language: Language) -> Column<'_> {
    Column {
        name: &column.name,
        label: column.label.in_language(language),
        kind: match column.ty.kind {
            TypeKind::Quantity(_) => "quantity",
            TypeKind::Rank => "rank",
            TypeKind::Movement => "movement",
            TypeKind::Period => "period",
            TypeKind::District => "district",
            TypeKind::Text => "text",
            TypeKind::Truth => "truth",
        },
        unit: unit_of(&column.ty).map(ToString::to_string).filter(|unit| !unit.is_empty()),
        basis: match column.basis {
            Basis::Key => "key",
            Basis::Published => "published",
            Basis::Derived => "derived",
            Basis::Computed => "computed",
        },
    }
}

impl Serialize for Row<'_> {
    /// An object with a key for each column, in their order.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (at, column) in self.columns.iter().enumerate() {
            let cell = self.row.cells.get(at).unwrap_or(&Cell::Missing);
            match cell {
                Cell::Text(text) => map.serialize_entry(&column.name, text)?,
                Cell::Words(words) => map.serialize_entry(&column.name, identifier(words))?,
                Cell::Truth(truth) => map.serialize_entry(&column.name, truth)?,
                _ => map.serialize_entry(&column.name, &figure(cell, column.basis))?,
            }
        }
        map.end()
    }
}

/// A figure as the digits to write: a number of serde_json would lose `138.00`.
fn figure(cell: &Cell, basis: Basis) -> Option<Box<RawValue>> {
    bare_figure(cell, basis).and_then(raw)
}

fn raw(digits: String) -> Option<Box<RawValue>> {
    RawValue::from_string(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answer, column, late, number, quantity, row, text};
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::plan::TypeKind;
    use crate::units::Unit;
    use proptest::prelude::*;
    use serde_json::Value;
    use std::collections::BTreeMap;

    #[test]
    fn the_example_in_the_docs_is_what_comes_out() {
        let documented = include_str!("../../docs/output.md")
            .split("```json\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next());
        let mut answer = late();
        answer.warnings.push(Diagnostic::warning(
            Code::TiesAtCut,
            Text::same("2 districts tie at the cut and stay in"),
        ));
        assert_eq!(
            documented,
            Some(json(&answer, &Sources::default(), Language::English).as_str())
        );
    }

    #[test]
    fn a_line_a_row() {
        let answer = answer(
            vec![
                column("district", TypeKind::District, Basis::Key),
                column("late", TypeKind::Truth, Basis::Derived),
                column("actual", quantity(Unit::NUMBER), Basis::Published),
            ],
            vec![
                row(vec![text("恒口"), Cell::Truth(true), number(138.0)]),
                row(vec![text("a\"b\nc"), Cell::Missing]),
            ],
        );
        let expected = concat!(
            "{\"district\":\"恒口\",\"late\":true,\"actual\":138.00}\n",
            "{\"district\":\"a\\\"b\\nc\",\"late\":null,\"actual\":null}\n",
        );
        assert_eq!(lines(&answer), expected);
    }

    proptest! {
        #[test]
        fn it_parses_and_keeps_every_figure(
            value in proptest::num::f64::ANY,
            printed in any::<bool>(),
            name in ".{0,12}",
        ) {
            let basis = if printed { Basis::Published } else { Basis::Computed };
            let answer = answer(
                vec![column(&name, quantity(Unit::NUMBER), basis)],
                vec![row(vec![number(value)])],
            );
            let fail = |error: serde_json::Error| TestCaseError::fail(error.to_string());
            let document = json(&answer, &Sources::default(), Language::English);
            let read: Value = serde_json::from_str(&document).map_err(fail)?;
            prop_assert_eq!(read["rows"][0][&name].is_number(), value.is_finite());
            // As digits: serde_json reads some figures one unit in the last place off.
            let line: BTreeMap<String, Box<RawValue>> =
                serde_json::from_str(&lines(&answer)).map_err(fail)?;
            let digits = line.get(&name).map(|digits| digits.get()).unwrap_or_default();
            let expected = bare_figure(&number(value), basis);
            prop_assert_eq!(digits, expected.as_deref().unwrap_or("null"));
            if value.is_finite() && !printed {
                // Fifteen digits are kept: less than half a unit in the fifteenth is lost. (The
                // smallest doubles hold fewer than fifteen digits themselves.)
                let kept: f64 = digits.parse().map_err(|_| TestCaseError::fail("no number"))?;
                prop_assert!((kept - value).abs() <= value.abs() * 5e-15 || !value.is_normal());
            }
        }
    }
}
