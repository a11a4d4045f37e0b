//! Parquet → a [`Grid`].
//!
//! Takes the bytes of a file that fits into memory; gives a header of its columns and a row for each
//! record. Numbers have the digits that are stored, decimals their scale. A column of lists or records is
//! no column of a table.

use super::super::limits::{self, Budget};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Grid, GridCell, GridRow};
use crate::input::read::unreadable;
use crate::text::{Text, text};
use parquet::basic::Compression;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The table of a file.
///
/// Errors: [`Code::UnreadableFile`] for what is damaged, too large or packed in a way that is not
/// unpacked here; [`Code::BadTable`] for columns that are no columns of a table.
pub(super) fn grids(name: &str, bytes: Vec<u8>) -> Result<Vec<Grid>> {
    // A damaged file may lead its reader astray: that is the file's fault.
    let read = || catch_unwind(AssertUnwindSafe(|| read(name, bytes)));
    read().unwrap_or_else(|_| Err(unreadable(name, &damaged()).into()))
}

fn damaged() -> Text {
    text!("the file is cut short or damaged", "文件被截断或已损坏")
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Vec<Grid>> {
    let wrong = |why: Text| unreadable(name, &why);
    let reader =
        SerializedFileReader::new(bytes::Bytes::from(bytes)).map_err(|_| wrong(damaged()))?;
    refuse(name, reader.metadata())?;
    let mut budget = Budget::default();
    let mut rows: Vec<GridRow> = Vec::new();
    let mut length = 0;
    for (at, row) in reader.get_row_iter(None).map_err(|_| wrong(damaged()))?.enumerate() {
        let row = row.map_err(|_| wrong(damaged()))?;
        if rows.is_empty() {
            let names = row.get_column_iter().map(|(name, _)| cell(name.clone()));
            rows.push(GridRow { line: 1, cells: names.collect(), hidden: false });
        }
        let cells = cells(name, &row, at + 1)?;
        length += cells.iter().map(|cell| cell.text.len()).sum::<usize>();
        if length as u64 > limits::UNPACKED {
            return Err(wrong(too_large()).into());
        }
        budget.row(cells.len()).map_err(wrong)?;
        rows.push(GridRow { line: at + 2, cells, hidden: false });
    }
    Ok(vec![Grid { file: name.to_owned(), addressing: Addressing::Rows, rows, ..Grid::default() }])
}

/// Whatever its directory tells that is too much, or is packed in another way.
fn refuse(name: &str, metadata: &ParquetMetaData) -> Result<()> {
    let columns = metadata.file_metadata().schema_descr().num_columns();
    let records = usize::try_from(metadata.file_metadata().num_rows()).unwrap_or(usize::MAX);
    let parts = metadata.row_groups().iter().flat_map(|group| group.columns());
    let unpacked =
        parts.clone().map(|part| u64::try_from(part.uncompressed_size()).unwrap_or(u64::MAX));
    let unpacked = unpacked.fold(0_u64, u64::saturating_add);
    if records.saturating_mul(columns) > limits::CELLS || unpacked > limits::UNPACKED {
        let error = unreadable(name, &too_large());
        let hint = text!("take out the columns and rows that are not needed", "去掉不需要的列和行");
        return Err(error.hint(hint).into());
    }
    let known = |packed: Compression| {
        matches!(
            packed,
            Compression::UNCOMPRESSED
                | Compression::SNAPPY
                | Compression::GZIP(_)
                | Compression::LZ4
                | Compression::LZ4_RAW
                | Compression::ZSTD(_)
        )
    };
    let other = parts.map(|part| part.compression()).find(|packed| !known(*packed));
    if let Some(packed) = other {
        let packed = packed.to_string();
        let packed = packed.split('(').next().unwrap_or_default();
        let why = text!(
            "it is packed by {packed}, which is not unpacked here",
            "它用 {packed} 压缩，这里不能解压",
            packed
        );
        let hint =
            text!("save it packed by snappy, or as csv", "用 snappy 压缩重新保存，或另存为 csv");
        return Err(unreadable(name, &why).hint(hint).into());
    }
    Ok(())
}

fn too_large() -> Text {
    text!("more cells or bytes than are read into memory", "单元格或字节太多，不能整个读入内存")
}

fn cell(text: String) -> GridCell {
    GridCell { text, ..GridCell::default() }
}

fn cells(name: &str, row: &Row, record: usize) -> Result<Vec<GridCell>> {
    let fields = row.get_column_iter().map(|(column, field)| match text_of(field) {
        Some(text) => Ok(cell(text)),
        None => {
            let message = text!(
                "{name}: the column {column} holds lists or records (record {record})",
                "{name}：{column} 列是列表或记录（第 {record} 条）",
                name,
                column,
                record
            );
            let hint = text!(
                "a column of a table has one number or text for each record",
                "表格的一列里，每条记录是一个数或文字"
            );
            Err(Diagnostic::error(Code::BadTable, message).hint(hint).into())
        }
    });
    fields.collect()
}

/// A field as a cell has it; none for one that holds several.
fn text_of(field: &Field) -> Option<String> {
    Some(match field {
        Field::Null => String::new(),
        Field::Bool(true) => "TRUE".to_owned(),
        Field::Bool(false) => "FALSE".to_owned(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Float(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        // A day and a time are written with a blank between them, and their zone.
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => return None,
        other => other.to_string(),
    })
}
