//! An answer as parquet: typed columns that may be missing, and what was asked beside them.
//!
//! Quantities are doubles in the column's unit (20.08 for 20.08%), ranks and movements whole
//! numbers, the others texts and truths. The file's key-value metadata holds, under `indiq`, the
//! JSON of the answer without its rows: units, labels, kinds, files, warnings.

use super::super::json;
use super::super::number::bare_figure;
use crate::answer::{Answer, AnswerColumn, Cell};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::TypeKind;
use crate::source::Sources;
use crate::text::{Language, Text, text};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::collections::HashSet;
use std::sync::Arc;

/// The key of what was asked.
const KEY: &str = "indiq";

/// The bytes of the file.
///
/// # Errors
/// [`Code::UnwritableFile`] where two columns have one name, or none is there: most readers refuse
/// such a file.
pub fn parquet(answer: &Answer, sources: &Sources, language: Language) -> Result<Vec<u8>> {
    let refused = |why: Text| {
        let hint = text!("save as .csv or .json", "请保存为 .csv 或 .json");
        Diagnostic::error(Code::UnwritableFile, why).hint(hint)
    };
    if answer.columns.is_empty() {
        return Err(refused(text!("a .parquet needs a column", ".parquet 至少要有一列")).into());
    }
    let mut names = HashSet::new();
    if let Some(twice) = answer.columns.iter().find(|column| !names.insert(&column.name)) {
        return Err(refused(text!(
            "a .parquet has no two columns of the name `{name}`",
            ".parquet 不能有两个名为 `{name}` 的列",
            name = &twice.name
        ))
        .into());
    }
    written(answer, sources, language).map_err(|error| {
        let error = error.to_string();
        refused(text!("no .parquet can be made: {error}", "无法生成 .parquet：{error}", error))
            .into()
    })
}

/// The values of a column, in the one type that it has.
enum Values {
    Doubles(Vec<Option<f64>>),
    Wholes(Vec<Option<i64>>),
    Truths(Vec<Option<bool>>),
    Texts(Vec<Option<ByteArray>>),
}

fn written(
    answer: &Answer,
    sources: &Sources,
    language: Language,
) -> Result<Vec<u8>, ParquetError> {
    let columns: Vec<Values> =
        answer.columns.iter().enumerate().map(|(at, column)| values(answer, at, column)).collect();
    let fields = answer.columns.iter().zip(&columns);
    let fields = fields.map(|(column, values)| Ok(Arc::new(values.field(&column.name)?)));
    let fields = fields.collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Type::group_type_builder("answer").with_fields(fields).build()?;
    let about = KeyValue::new(KEY.to_string(), json::about(answer, sources, language));
    let properties = WriterProperties::builder()
        .set_created_by(concat!("indiq ", env!("CARGO_PKG_VERSION")).to_string())
        .set_key_value_metadata(Some(vec![about]))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut rows = writer.next_row_group()?;
    for values in &columns {
        if let Some(column) = rows.next_column()? {
            values.write(column)?;
        }
    }
    rows.close()?;
    writer.into_inner()
}

/// The cells of a column. Where one does not fit the column's type (a word among the figures of a
/// card), all are texts, as csv has them, and nothing is lost.
fn values(answer: &Answer, at: usize, column: &AnswerColumn) -> Values {
    let cells = || answer.rows.iter().map(|row| row.cells.get(at).unwrap_or(&Cell::Missing));
    let figure = |cell: &Cell| bare_figure(cell, column.basis);
    let fits = cells().all(|cell| match cell {
        Cell::Missing => true,
        Cell::Number { .. } => matches!(column.ty.kind, TypeKind::Quantity(_)),
        Cell::Whole(_) | Cell::Moved(_) | Cell::New => {
            matches!(column.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
        }
        Cell::Truth(_) => column.ty.kind == TypeKind::Truth,
        Cell::Text(_) | Cell::Words(_) => {
            matches!(column.ty.kind, TypeKind::Period | TypeKind::District | TypeKind::Text)
        }
    });
    match column.ty.kind {
        TypeKind::Quantity(_) if fits => {
            Values::Doubles(cells().map(|cell| figure(cell)?.parse().ok()).collect())
        }
        TypeKind::Rank | TypeKind::Movement if fits => {
            let whole = |cell: &Cell| match cell {
                Cell::Whole(whole) => Some(*whole),
                _ => None,
            };
            Values::Wholes(cells().map(whole).collect())
        }
        TypeKind::Truth if fits => {
            let truth = |cell: &Cell| match cell {
                Cell::Truth(truth) => Some(*truth),
                _ => None,
            };
            Values::Truths(cells().map(truth).collect())
        }
        _ => {
            let text = |cell: &Cell| match cell {
                Cell::Text(text) => Some(text.clone()),
                Cell::Words(words) => Some(words.in_language(Language::English).to_owned()),
                Cell::Truth(truth) => Some(truth.to_string()),
                _ => figure(cell),
            };
            Values::Texts(cells().map(|cell| Some(text(cell)?.into_bytes().into())).collect())
        }
    }
}

impl Values {
    fn field(&self, name: &str) -> Result<Type, ParquetError> {
        let (physical, logical) = match self {
            Self::Doubles(_) => (Physical::DOUBLE, None),
            Self::Wholes(_) => (Physical::INT64, None),
            Self::Truths(_) => (Physical::BOOLEAN, None),
            Self::Texts(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
    }

    fn write(&self, column: SerializedColumnWriter) -> Result<(), ParquetError> {
        match self {
            Self::Doubles(values) => write::<DoubleType>(column, values),
            Self::Wholes(values) => write::<Int64Type>(column, values),
            Self::Truths(values) => write::<BoolType>(column, values),
            Self::Texts(values) => write::<ByteArrayType>(column, values),
        }
    }
}

/// Values that are there, and for each row a level: 1 where its value is there, 0 where not.
fn write<T: DataType>(
    mut column: SerializedColumnWriter,
    values: &[Option<T::T>],
) -> Result<(), ParquetError> {
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let present: Vec<T::T> = values.iter().flatten().cloned().collect();
    column.typed::<T>().write_batch(&present, Some(&levels), None)?;
    column.close()
}

#[cfg(test)]
mod tests;
