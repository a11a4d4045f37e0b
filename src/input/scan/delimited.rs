//! A large text in UTF-8 that is scanned: passed over once for where its periods are.
//!
//! Takes a path; gives ranges of its bytes as groups of rows, the names that a column has in each, and
//! the cells of columns in one. It is never held as a whole.

use super::store::Group;
use super::values::{Names, Texts, Values};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::input::{delimiter, limits, read::unreadable};
use crate::text::{Text, text};
use csv::{ByteRecord, Position, Reader, ReaderBuilder};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// Rows of a group.
const GROUP: usize = 1 << 15;

/// The bytes of the file's start that its delimiter is found in.
const START: usize = 1 << 16;

/// A file, and what was found out about it.
pub(super) struct Delimited {
    path: PathBuf,
    name: String,
    delimiter: u8,
    headers: Vec<String>,
    /// Where the first row begins.
    body: Position,
    ranges: Vec<Range>,
    /// The names that were indexed: of a column, by group.
    indexed: Option<(usize, Vec<Names>)>,
}

struct Range {
    from: Position,
    rows: usize,
}

impl Delimited {
    /// Reads the header.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let wrong = |why: std::io::Error| unreadable(&name, &Text::of(&why));
        let mut start = vec![];
        let file = File::open(path).map_err(wrong)?;
        file.take(START as u64).read_to_end(&mut start).map_err(wrong)?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(not_utf8(&name, 1).into());
        }
        let text = String::from_utf8_lossy(&start);
        let mut found = Self {
            delimiter: delimiter::found(&name, text.trim_start_matches('\u{feff}')),
            path: path.to_owned(),
            headers: vec![],
            body: Position::new(),
            ranges: vec![],
            indexed: None,
            name,
        };
        let mut reader = found.reader()?;
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(|why| found.failed(&why))? {
            let message =
                text!("{name}: the table is empty", "{name}：表格是空的", name = &found.name);
            return Err(Diagnostic::error(Code::BadTable, message).into());
        }
        if record.len() > limits::COLUMNS {
            let why = text!("more than {most} columns", "超过 {most} 列", most = limits::COLUMNS);
            return Err(unreadable(&found.name, &why).into());
        }
        for field in &record {
            let text = std::str::from_utf8(field).map_err(|_| not_utf8(&found.name, 1))?;
            found.headers.push(text.trim_start_matches('\u{feff}').trim().to_owned());
        }
        found.body = reader.position().clone();
        found.ranges = vec![Range { from: found.body.clone(), rows: GROUP }];
        Ok(found)
    }

    fn reader(&self) -> Result<Reader<BufReader<File>>> {
        let file = File::open(&self.path).map_err(|why| unreadable(&self.name, &Text::of(&why)))?;
        Ok(ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .buffer_capacity(1 << 20)
            .from_reader(BufReader::new(file)))
    }

    fn failed(&self, why: &csv::Error) -> Diagnostic {
        unreadable(&self.name, &Text::same(why.to_string()))
    }

    /// Passes over the file for its groups, and for what a column has in each.
    pub fn index(&mut self, column: Option<usize>) -> Result<()> {
        let names = self.pass(column, false)?;
        self.indexed = column.map(|column| (column, names));
        Ok(())
    }

    /// Passes over the file for its groups, and for all that a column has: the districts, which kept for
    /// each group would be nearly as many as there are rows.
    pub fn all_names(&mut self, column: usize) -> Result<Names> {
        let names = self.pass(Some(column), true)?;
        Ok(names.into_iter().next().unwrap_or_default())
    }

    /// Finds the groups. Gives the names of a column in each, or those of all together.
    fn pass(&mut self, column: Option<usize>, together: bool) -> Result<Vec<Names>> {
        let mut reader = self.reader()?;
        reader.seek(self.body.clone()).map_err(|why| self.failed(&why))?;
        let (mut ranges, mut names): (Vec<Range>, Vec<Names>) = (vec![], vec![]);
        let mut record = ByteRecord::new();
        loop {
            let from = reader.position().clone();
            if !reader.read_byte_record(&mut record).map_err(|why| self.failed(&why))? {
                break;
            }
            if ranges.last().is_none_or(|range| range.rows >= GROUP) {
                ranges.push(Range { from, rows: 0 });
                if !together || names.is_empty() {
                    names.push(Names::default());
                }
            }
            if let (Some(range), Some(names)) = (ranges.last_mut(), names.last_mut()) {
                range.rows += 1;
                let cell = column.and_then(|column| record.get(column)).unwrap_or_default();
                let cell = cell.trim_ascii();
                match cell.is_empty() {
                    false => {
                        names.of_text(cell);
                    }
                    // A line of delimiters alone is left by spreadsheets below the data.
                    true if column.is_none() || record.iter().all(<[u8]>::is_empty) => {}
                    true => names.lack(),
                }
            }
        }
        self.ranges = ranges;
        Ok(names)
    }

    /// The names of the columns.
    pub fn headers(&self) -> Vec<String> {
        self.headers.clone()
    }

    /// The groups.
    pub fn groups(&self) -> Vec<Group> {
        let line = |from: &Position| usize::try_from(from.line()).unwrap_or(usize::MAX);
        let ranges = self.ranges.iter();
        ranges.map(|range| Group { rows: range.rows, first: line(&range.from) }).collect()
    }

    /// The different names of a column in a group.
    pub fn distinct(&self, group: usize, column: usize, names: &mut Names) -> Result<Vec<u32>> {
        let known = self.indexed.as_ref().filter(|(indexed, _)| *indexed == column);
        if let Some(known) = known.and_then(|(_, groups)| groups.get(group)) {
            if known.is_lacking() {
                names.lack();
            }
            return Ok(known.names().iter().map(|name| names.of_text(name.as_bytes())).collect());
        }
        let (values, _) = self.read(group, &[column])?;
        let mut found: Vec<u32> =
            values.iter().flat_map(|values| names.codes(values)).flatten().collect();
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The cells of columns in a group, and the lines of its rows.
    pub fn read(&self, group: usize, columns: &[usize]) -> Result<(Vec<Values>, Vec<u32>)> {
        let mut texts: Vec<Texts> = columns.iter().map(|_| Texts::default()).collect();
        let mut lines = vec![];
        let Some(range) = self.ranges.get(group) else { return Ok((vec![], lines)) };
        let mut reader = self.reader()?;
        reader.seek(range.from.clone()).map_err(|why| self.failed(&why))?;
        let mut record = ByteRecord::new();
        for _ in 0..range.rows {
            if !reader.read_byte_record(&mut record).map_err(|why| self.failed(&why))? {
                break;
            }
            let line = record.position().map_or(0, Position::line);
            lines.push(u32::try_from(line).unwrap_or(u32::MAX));
            for (at, texts) in columns.iter().zip(&mut texts) {
                let cell = record.get(*at).unwrap_or_default().trim_ascii();
                if std::str::from_utf8(cell).is_err() {
                    return Err(not_utf8(&self.name, line).into());
                }
                texts.push(Some(cell).filter(|cell| !cell.is_empty()));
            }
        }
        Ok((texts.into_iter().map(Values::Texts).collect(), lines))
    }
}

fn not_utf8(name: &str, line: u64) -> Diagnostic {
    let why = text!("line {line} is not UTF-8", "第 {line} 行不是 UTF-8", line);
    unreadable(name, &why).hint(text!(
        "a large table is scanned as UTF-8: save it so, or as parquet",
        "大表按 UTF-8 扫描：请存成 UTF-8，或存成 parquet"
    ))
}
