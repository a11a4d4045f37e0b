//! A parquet file that is scanned: its directory is read at opening, a column of a group when it is
//! asked for.
//!
//! Takes a path; gives the names that a column has in a group of rows, from the directory or the
//! column's dictionary where these tell, and the cells of columns. Anything that the file says may be
//! wrong: the reader's errors, and its panics, are the file's fault.

use super::values::{Names, Texts, Values};
use crate::diagnostic::Result;
use crate::input::read::unreadable;
use crate::text::{Text, text};
use parquet::basic::{Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::page::Page;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::statistics::Statistics;
use parquet::schema::types::ColumnDescriptor;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How many cells are taken at once.
const AT_ONCE: usize = 1 << 16;

/// An open file.
pub(super) struct Columnar {
    name: String,
    reader: SerializedFileReader<File>,
    /// The columns that hold one value a row: their name and their place among the leaves.
    columns: Vec<(String, usize)>,
    nested: Vec<String>,
}

impl Columnar {
    /// Reads the directory.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|why| unreadable(&name, &Text::of(&why)))?;
        let reader = caught(&name, || SerializedFileReader::new(file))?;
        let schema = reader.metadata().file_metadata().schema_descr_ptr();
        let (mut columns, mut nested) = (vec![], vec![]);
        for (at, column) in schema.columns().iter().enumerate() {
            let parts = column.path().parts();
            match parts {
                [only] if column.max_rep_level() == 0 => columns.push((only.clone(), at)),
                [first, ..] if !nested.contains(first) => nested.push(first.clone()),
                _ => {}
            }
        }
        Ok(Self { name, reader, columns, nested })
    }

    /// The names of the columns.
    pub fn headers(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The names of columns of lists or records.
    pub fn nested(&self) -> &[String] {
        &self.nested
    }

    /// How many rows each group has.
    pub fn groups(&self) -> Vec<usize> {
        let groups = self.reader.metadata().row_groups().iter();
        groups.map(|group| usize::try_from(group.num_rows()).unwrap_or_default()).collect()
    }

    /// The different names that a column has in a group.
    pub fn distinct(&self, group: usize, column: usize, names: &mut Names) -> Result<Vec<u32>> {
        let leaf = self.leaf(column)?;
        let told = caught(&self.name, || self.told(group, leaf))?;
        let values = match told {
            Some(values) => values,
            None => self.read(group, column)?,
        };
        if !self.is_complete(group, leaf) && (0..values.len()).any(|at| values.text(at).is_none()) {
            names.lack();
        }
        let mut found: Vec<u32> = names.codes(&values).into_iter().flatten().collect();
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Whether each row of a group is known to have a value of a column.
    pub fn has_all(&self, group: usize, column: usize) -> bool {
        self.leaf(column).is_ok_and(|leaf| self.is_complete(group, leaf))
    }

    fn is_complete(&self, group: usize, leaf: usize) -> bool {
        let group = self.reader.metadata().row_groups().get(group);
        group.is_some_and(|group| {
            let chunk = group.column(leaf);
            let counted = chunk.statistics().and_then(Statistics::null_count_opt);
            chunk.column_descr().max_def_level() == 0 || counted == Some(0)
        })
    }

    /// The names of a column in a group, where its directory or its dictionary says all of them.
    fn told(&self, group: usize, leaf: usize) -> Result<Option<Values>, ParquetError> {
        let groups = self.reader.metadata().row_groups();
        let Some(chunk) = groups.get(group).map(|group| group.column(leaf)) else {
            return Ok(None);
        };
        let descriptor = chunk.column_descr();
        if !self.is_complete(group, leaf) {
            return Ok(None);
        }
        let ends = chunk.statistics().and_then(ends);
        if let Some((least, most)) = &ends
            && least == most
        {
            return Ok(of_bytes(descriptor, &[least]));
        }
        if !is_of_dictionary(chunk) {
            return Ok(None);
        }
        let mut pages = self.reader.get_row_group(group)?.get_column_page_reader(leaf)?;
        let Some(Page::DictionaryPage { buf, num_values, .. }) = pages.get_next_page()? else {
            return Ok(None);
        };
        let Some(words) = words(descriptor.physical_type(), &buf, num_values) else {
            return Ok(None);
        };
        // A dictionary may hold words that no row has: its ends are then mostly not those of the rows.
        let has = |end: &Vec<u8>| words.contains(&end.as_slice());
        let agrees = ends.is_none_or(|(least, most)| has(&least) && has(&most));
        let exact = !words.is_empty() && agrees;
        Ok(if exact { of_bytes(descriptor, &words) } else { None })
    }

    /// The cells of a column in a group.
    pub fn read(&self, group: usize, column: usize) -> Result<Values> {
        let leaf = self.leaf(column)?;
        let rows = self.groups().get(group).copied().unwrap_or_default();
        let schema = self.reader.metadata().file_metadata().schema_descr_ptr();
        let descriptor = schema.column(leaf);
        let read = || {
            let reader = self.reader.get_row_group(group)?.get_column_reader(leaf)?;
            cells(reader, &descriptor, rows)
        };
        caught(&self.name, read)?.ok_or_else(|| {
            let (column, kind) = (descriptor.name().to_owned(), descriptor.physical_type());
            let why = text!(
                "the column {column} is of the type {kind}, which is no text and no number",
                "{column} 列的类型是 {kind}，不是文字也不是数",
                column,
                kind = kind.to_string()
            );
            unreadable(&self.name, &why).into()
        })
    }

    fn leaf(&self, column: usize) -> Result<usize> {
        let leaf = self.columns.get(column).map(|(_, leaf)| *leaf);
        leaf.ok_or_else(|| unreadable(&self.name, &damaged()).into())
    }
}

fn damaged() -> Text {
    text!("the file is cut short or damaged", "文件被截断或已损坏")
}

/// What the reader gives; what it cannot read, or stumbles over, is the file's fault.
fn caught<T>(name: &str, work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T> {
    let wrong = || unreadable(name, &damaged());
    let read = catch_unwind(AssertUnwindSafe(work)).map_err(|_| vec![wrong()])?;
    read.map_err(|why| {
        let why = why.to_string();
        vec![wrong().hint(text!("its reader says: {why}", "读取程序说：{why}", why))]
    })
}

/// The least and the last value, where they are whole and no row is without one.
fn ends(statistics: &Statistics) -> Option<(Vec<u8>, Vec<u8>)> {
    let (least, most) = (statistics.min_bytes_opt()?, statistics.max_bytes_opt()?);
    let whole = !matches!(statistics, Statistics::ByteArray(_))
        || (statistics.min_is_exact() && statistics.max_is_exact())
        || (least.len() < 32 && most.len() < 32);
    (whole && statistics.null_count_opt() == Some(0)).then(|| (least.to_vec(), most.to_vec()))
}

fn is_of_dictionary(chunk: &ColumnChunkMetaData) -> bool {
    let of_dictionary =
        |one: Encoding| matches!(one, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
    if let Some(mask) = chunk.page_encoding_stats_mask() {
        return mask.is_only(Encoding::RLE_DICTIONARY) || mask.is_only(Encoding::PLAIN_DICTIONARY);
    }
    let pages = chunk.page_encoding_stats().map(Vec::as_slice).unwrap_or_default();
    let mut data = pages
        .iter()
        .filter(|one| one.page_type != parquet::basic::PageType::DICTIONARY_PAGE)
        .peekable();
    data.peek().is_some() && data.all(|one| of_dictionary(one.encoding))
}

/// The words of a dictionary page, each as the bytes of its value.
fn words(kind: Physical, page: &[u8], count: u32) -> Option<Vec<&[u8]>> {
    let width = match kind {
        Physical::INT32 => 4,
        Physical::INT64 => 8,
        Physical::BYTE_ARRAY => 0,
        _ => return None,
    };
    let mut rest = page;
    let mut words = vec![];
    for _ in 0..count {
        let length = match width {
            0 => {
                let (length, behind) = rest.split_first_chunk::<4>()?;
                rest = behind;
                usize::try_from(u32::from_le_bytes(*length)).ok()?
            }
            width => width,
        };
        let (word, behind) = rest.split_at_checked(length)?;
        words.push(word);
        rest = behind;
    }
    Some(words)
}

/// Values of a type that names are of, out of their bytes.
fn of_bytes(descriptor: &ColumnDescriptor, words: &[impl AsRef<[u8]>]) -> Option<Values> {
    let words = words.iter().map(AsRef::as_ref);
    let wholes = |words: Vec<Option<i64>>| match is_day(descriptor) {
        true => Values::Days(words),
        false => Values::Wholes(words),
    };
    match descriptor.physical_type() {
        _ if scale(descriptor).is_some() => None,
        Physical::INT32 => {
            let word = |word: &[u8]| Some(i64::from(i32::from_le_bytes(word.try_into().ok()?)));
            Some(wholes(words.map(word).collect()))
        }
        Physical::INT64 => {
            let word = |word: &[u8]| Some(i64::from_le_bytes(word.try_into().ok()?));
            Some(wholes(words.map(word).collect()))
        }
        Physical::BYTE_ARRAY => {
            let mut texts = Texts::default();
            words.for_each(|word| texts.push(Some(word)));
            Some(Values::Texts(texts))
        }
        _ => None,
    }
}

fn is_day(descriptor: &ColumnDescriptor) -> bool {
    matches!(descriptor.logical_type_ref(), Some(LogicalType::Date))
        || descriptor.converted_type() == parquet::basic::ConvertedType::DATE
}

/// The decimals of a decimal type.
fn scale(descriptor: &ColumnDescriptor) -> Option<u8> {
    let is_decimal = matches!(descriptor.logical_type_ref(), Some(LogicalType::Decimal { .. }))
        || descriptor.converted_type() == parquet::basic::ConvertedType::DECIMAL;
    is_decimal.then(|| u8::try_from(descriptor.type_scale()).unwrap_or_default())
}

/// The cells of a column; none where its type is neither of texts nor of numbers.
fn cells(
    reader: ColumnReader,
    descriptor: &ColumnDescriptor,
    rows: usize,
) -> Result<Option<Values>, ParquetError> {
    let required = descriptor.self_type().get_basic_info().repetition() == Repetition::REQUIRED;
    let may_lack = !required || descriptor.max_def_level() > 0;
    let scale = scale(descriptor);
    let time = matches!(
        descriptor.logical_type_ref(),
        Some(LogicalType::Timestamp { .. } | LogicalType::Time { .. })
    );
    if time {
        return Ok(None);
    }
    let whole = |values: Vec<Option<i64>>| match scale {
        Some(scale) => {
            let power = 10f64.powi(i32::from(scale));
            let value = |value: Option<i64>| value.map(|digits| digits as f64 / power);
            Values::Numbers(values.into_iter().map(value).collect(), Some(scale))
        }
        None if is_day(descriptor) => Values::Days(values),
        None => Values::Wholes(values),
    };
    Ok(Some(match reader {
        ColumnReader::Int32ColumnReader(reader) => {
            let mut values = Vec::new();
            each(reader, rows, may_lack, |value| values.push(value.map(|it| i64::from(*it))))?;
            whole(values)
        }
        ColumnReader::Int64ColumnReader(reader) => {
            let mut values = Vec::new();
            each(reader, rows, may_lack, |value| values.push(value.copied()))?;
            whole(values)
        }
        ColumnReader::DoubleColumnReader(reader) => {
            let mut values = Vec::new();
            each(reader, rows, may_lack, |value| values.push(value.copied()))?;
            Values::Numbers(values, None)
        }
        ColumnReader::FloatColumnReader(reader) => {
            // 12.3 in four bytes is meant as 12.3, and not as the double that is nearest to it.
            let mut values = Vec::new();
            let wide = |value: &f32| value.to_string().parse().unwrap_or(f64::from(*value));
            each(reader, rows, may_lack, |value| values.push(value.map(wide)))?;
            Values::Numbers(values, None)
        }
        ColumnReader::ByteArrayColumnReader(reader) => match scale {
            Some(scale) => {
                let mut values = Vec::new();
                each(reader, rows, may_lack, |value| {
                    values.push(value.and_then(|value| decimal(value.data(), scale)));
                })?;
                Values::Numbers(values, Some(scale))
            }
            None => {
                let mut texts = Texts::default();
                each(reader, rows, may_lack, |value: Option<&ByteArray>| {
                    texts.push(value.map(ByteArray::data));
                })?;
                Values::Texts(texts)
            }
        },
        ColumnReader::FixedLenByteArrayColumnReader(reader) => {
            let Some(scale) = scale else { return Ok(None) };
            let mut values = Vec::new();
            each(reader, rows, may_lack, |value| {
                values.push(value.and_then(|value| decimal(value.data(), scale)));
            })?;
            Values::Numbers(values, Some(scale))
        }
        ColumnReader::BoolColumnReader(_) | ColumnReader::Int96ColumnReader(_) => return Ok(None),
    }))
}

/// A whole number in bytes, the highest first, with so many decimals.
fn decimal(bytes: &[u8], scale: u8) -> Option<f64> {
    let (first, _) = bytes.split_first()?;
    let fill = if *first & 0x80 == 0 { 0 } else { 0xff };
    let mut whole = [fill; 16];
    let from = whole.len().checked_sub(bytes.len())?;
    whole.get_mut(from..)?.copy_from_slice(bytes);
    let digits = i128::from_be_bytes(whole);
    crate::units::Decimal::new(digits, scale).to_f64().into()
}

/// Calls for each row with its value.
fn each<T: DataType>(
    mut reader: ColumnReaderImpl<T>,
    rows: usize,
    may_lack: bool,
    mut take: impl FnMut(Option<&T::T>),
) -> Result<(), ParquetError> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < rows {
        levels.clear();
        values.clear();
        let wanted = AT_ONCE.min(rows - read);
        let lack = may_lack.then_some(&mut levels);
        let (records, _, _) = reader.read_records(wanted, lack, None, &mut values)?;
        if records == 0 {
            break;
        }
        read += records;
        let mut values = values.iter();
        match may_lack {
            true => levels.iter().for_each(|level| {
                take(if *level > 0 { values.next() } else { None });
            }),
            false => values.for_each(|value| take(Some(value))),
        }
    }
    match read == rows {
        true => Ok(()),
        false => Err(ParquetError::General(format!("{read} of {rows} rows"))),
    }
}
