use super::super::super::sample::{answer, column, late, number, quantity, row, text};
use super::*;
use crate::plan::Basis;
use crate::units::Unit;
use parquet::file::reader::FileReader;
use parquet::file::serialized_reader::SerializedFileReader;
use parquet::record::Field;
use proptest::prelude::*;
use std::fs::File;
use std::io::{Seek, Write};

/// Through a file, which is gone when it is closed: the reader takes one, or another crate's bytes.
fn open(bytes: &[u8]) -> SerializedFileReader<File> {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("room for it");
    file.rewind().expect("its beginning");
    SerializedFileReader::new(file).expect("parquet")
}

fn rows(bytes: &[u8]) -> Vec<Vec<(String, Field)>> {
    let reader = open(bytes);
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| {
        let row = row.expect("a row");
        row.get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()
    })
    .collect()
}

#[test]
fn columns_are_typed_and_figures_are_those_of_csv() {
    let bytes = parquet(&late(), &Sources::default(), Language::English).expect("parquet");
    let first = rows(&bytes).swap_remove(0);
    let expected = [
        ("rank", Field::Long(12)),
        ("district", Field::Str("恒口".to_string())),
        ("actual", Field::Double(13.07)),
        ("target", Field::Double(65.08)),
        ("progress", Field::Double(20.08)),
        ("gap", Field::Double(-4.92)),
        ("shortfall", Field::Double(3.2)),
    ];
    assert_eq!(first, expected.map(|(name, field)| (name.to_string(), field)));
}

#[test]
fn missing_and_new_are_null_and_a_mixed_column_is_text() {
    let answer = answer(
        vec![
            column("note", TypeKind::Text, Basis::Key),
            column("late", TypeKind::Truth, Basis::Derived),
            column("movement", TypeKind::Movement, Basis::Derived),
            column("yoy", quantity(Unit::PERCENT), Basis::Published),
            column("card", quantity(Unit::NUMBER), Basis::Published),
        ],
        vec![
            row(vec![text("=1"), Cell::Truth(true), Cell::Whole(-3), number(-3.0), number(138.0)]),
            row(vec![Cell::Missing, Cell::Missing, Cell::New, number(f64::NAN), text("应补尽补")]),
            row(vec![]),
        ],
    );
    let bytes = parquet(&answer, &Sources::default(), Language::English).expect("parquet");
    let fields: Vec<Vec<Field>> = (rows(&bytes).into_iter())
        .map(|row| row.into_iter().map(|(_, field)| field).collect())
        .collect();
    let text = |text: &str| Field::Str(text.to_string());
    let none = Field::Null;
    assert_eq!(
        fields,
        [
            vec![
                text("=1"),
                Field::Bool(true),
                Field::Long(-3),
                Field::Double(-3.0),
                text("138.00")
            ],
            vec![none.clone(), none.clone(), none.clone(), none.clone(), text("应补尽补")],
            vec![none; 5],
        ]
    );
}

#[test]
fn what_was_asked_is_beside_the_rows() {
    let bytes = parquet(&late(), &Sources::default(), Language::English).expect("parquet");
    let reader = open(&bytes);
    let file = reader.metadata().file_metadata();
    let pairs = file.key_value_metadata().expect("metadata");
    let about = pairs.iter().find(|pair| pair.key == KEY).and_then(|pair| pair.value.clone());
    let about: serde_json::Value = serde_json::from_str(&about.unwrap_or_default()).expect("JSON");
    assert_eq!(about["period"], "2023Q1");
    assert_eq!(about["columns"][4]["unit"], "%");
    assert_eq!(about["columns"][5]["basis"], "computed");
    assert_eq!(about.get("rows"), None);
    assert_eq!(file.num_rows(), 2);
}

#[test]
fn names_have_to_be_there_and_differ() {
    let twice = ["a", "b", "a"].map(|name| column(name, TypeKind::Text, Basis::Key));
    let wrong = parquet(&answer(twice.into(), vec![]), &Sources::default(), Language::English)
        .expect_err("twice")
        .swap_remove(0);
    assert_eq!(wrong.message.english(), "a .parquet has no two columns of the name `a`");
    let wrong = parquet(&answer(vec![], vec![]), &Sources::default(), Language::English)
        .expect_err("none")
        .swap_remove(0);
    assert_eq!(wrong.code, Code::UnwritableFile);
    let none = answer(vec![column("a", TypeKind::Text, Basis::Key)], vec![]);
    assert!(
        rows(
            &parquet(&none, &Sources::default(), Language::English).expect("no rows are no fault")
        )
        .is_empty()
    );
}

proptest! {
    #[test]
    fn every_figure_is_found_again(
        figures in prop::collection::vec(prop::option::of(-1e9..1e9), 0..40),
        texts in prop::collection::vec(prop::option::of(".{0,9}"), 40),
    ) {
        let columns = vec![
            column("figure", quantity(Unit::NUMBER), Basis::Computed),
            column("text", TypeKind::Text, Basis::Key),
        ];
        let cells = figures.iter().zip(&texts).map(|(figure, word)| {
            row(vec![
                figure.map_or(Cell::Missing, number),
                word.as_deref().map_or(Cell::Missing, text),
            ])
        });
        let bytes = parquet(&answer(columns, cells.collect()), &Sources::default(), Language::English)
            .map_err(|wrong| TestCaseError::fail(format!("{wrong:?}")))?;
        let found = rows(&bytes);
        prop_assert_eq!(found.len(), figures.len());
        for ((row, figure), word) in found.iter().zip(&figures).zip(&texts) {
            match (&row[0].1, figure) {
                (Field::Null, None) => {}
                (Field::Double(found), Some(figure)) => {
                    prop_assert!((found - figure).abs() <= figure.abs() * 6e-15);
                }
                other => prop_assert!(false, "{:?}", other),
            }
            let word = word.as_ref().map_or(Field::Null, |word| Field::Str(word.clone()));
            prop_assert_eq!(&row[1].1, &word);
        }
    }
}
