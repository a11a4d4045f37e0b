//! An answer as comma- or tab-separated values.
//!
//! The header holds the columns' names and no units; figures are bare: printed ones with the
//! decimals printed, computed ones with all their digits. Missing is an empty field.

use super::number::bare_figure;
use crate::answer::{Answer, Cell};
use crate::text::Language;
use std::borrow::Cow;

/// A header line and a line for each row.
pub fn delimited(answer: &Answer, delimiter: u8) -> String {
    let header = answer.columns.iter().map(|column| guarded(&column.name).into_owned()).collect();
    let rows = answer.rows.iter().map(|row| {
        let cells = answer.columns.iter().enumerate().map(|(at, column)| {
            let cell = row.cells.get(at).unwrap_or(&Cell::Missing);
            match cell {
                Cell::Text(text) => guarded(text).into_owned(),
                Cell::Words(words) => guarded(words.in_language(Language::English)).into_owned(),
                Cell::Truth(truth) => truth.to_string(),
                _ => bare_figure(cell, column.basis).unwrap_or_default(),
            }
        });
        cells.collect::<Vec<String>>()
    });
    records(std::iter::once(header).chain(rows), delimiter)
}

/// Records as one text. A record without fields is left out.
pub fn records(records: impl Iterator<Item = Vec<String>>, delimiter: u8) -> String {
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::<u8>::new());
    for record in records.filter(|record| !record.is_empty()) {
        // Writing into memory does not fail, and records may differ in length.
        if writer.write_record(&record).is_err() {
            break;
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula: one that begins as a formula does gets an
/// apostrophe before it. The full-width signs count too, as Chinese spreadsheets take them.
pub fn guarded(text: &str) -> Cow<'_, str> {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answer, column, late, number, quantity, row, text};
    use super::*;
    use crate::plan::{Basis, TypeKind};
    use crate::units::Unit;
    use proptest::prelude::*;

    #[test]
    fn figures_are_bare() {
        let expected = "\
rank,district,actual,target,progress,gap,shortfall
12,恒口,13.07,65.08,20.08,-4.92,3.2
13,瀛湖,0.81,5.80,13.93,-11.07,0.64
";
        assert_eq!(delimited(&late(), b','), expected);
        assert_eq!(delimited(&late(), b'\t'), expected.replace(',', "\t"));
    }

    #[test]
    fn missing_truth_and_formulas() {
        let answer = answer(
            vec![
                column("name", TypeKind::Text, Basis::Key),
                column("late", TypeKind::Truth, Basis::Derived),
                column("yoy", quantity(Unit::PERCENT), Basis::Published),
            ],
            vec![
                row(vec![text("=1+2"), Cell::Truth(true), number(-3.0)]),
                row(vec![text("－5,\"x\""), Cell::Truth(false), Cell::Missing]),
                row(vec![text("\tx")]),
            ],
        );
        let expected = "\
name,late,yoy
'=1+2,true,-3.00
\"'－5,\"\"x\"\"\",false,
'\tx,,
";
        assert_eq!(delimited(&answer, b','), expected);
    }

    #[test]
    fn without_columns_there_is_nothing() {
        assert_eq!(delimited(&answer(vec![], vec![row(vec![])]), b','), "");
    }

    proptest! {
        #[test]
        fn a_reader_finds_the_texts_again(
            texts in prop::collection::vec(("[^=+\\-@\t\r\n＝＋－＠].*", "\\PC{0,9}"), 0..6),
            tabs in any::<bool>(),
        ) {
            let delimiter = if tabs { b'\t' } else { b',' };
            let columns = ["a", "b"].map(|name| column(name, TypeKind::Text, Basis::Key));
            let rows = texts.iter().map(|(a, b)| row(vec![text(a), text(b)])).collect();
            let written = delimited(&answer(columns.into(), rows), delimiter);
            let mut reader =
                csv::ReaderBuilder::new().delimiter(delimiter).from_reader(written.as_bytes());
            let read: Vec<csv::StringRecord> =
                reader.records().collect::<Result<_, _>>().map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(read.len(), texts.len());
            for (record, (a, b)) in read.iter().zip(&texts) {
                prop_assert_eq!(record.get(0), Some(a.as_str()));
                let guarded = guarded(b);
                prop_assert_eq!(record.get(1), Some(guarded.as_ref()));
            }
        }
    }
}
