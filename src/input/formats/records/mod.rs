//! JSON → a [`Grid`] for each list of records.
//!
//! Takes a document, or a line for each record (ndjson); gives a header of the keys and a row for each
//! record, numbers with the digits that are written. Records may be a list, lists by column, or stand
//! under a key beside others; a record within a record gives columns called `outer_inner`.

#[cfg(test)]
mod tests;
mod value;

use super::super::limits::{self, Budget};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Grid, GridCell, GridRow};
use crate::source::{SourceId, Sources, Span};
use crate::text::{Text, text};
use serde_json::value::RawValue;
use std::collections::HashMap;
use value::{Json, Value};

/// How far down a list of records is looked for, and records within records are followed.
const DEPTH: usize = 4;

/// The tables of a text of JSON, which is kept among the sources.
///
/// Errors: [`Code::BadTable`] for what is no JSON or has no records, with its place.
pub(super) fn grids(name: &str, text: &str, sources: &mut Sources) -> Result<Vec<Grid>> {
    let source = sources.add(name, text);
    let reading = Reading { name, text, source };
    let mut values = Vec::new();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    for value in &mut stream {
        values.push(Value(value.map_err(|why| reading.wrong(&why, None))?));
    }
    let lists = match values.as_slice() {
        [] => return Err(reading.without_records().into()),
        [one] => reading.lists(*one, None, 0)?,
        several => vec![(None, List::Records(several.to_vec()))],
    };
    if lists.is_empty() {
        return Err(reading.without_records().into());
    }
    let named = lists.len() > 1;
    let grid = |(key, list): (Option<String>, List<'_>)| {
        let mut grid = reading.grid(list)?;
        grid.sheet = key.filter(|_| named);
        Ok(grid)
    };
    lists.into_iter().map(grid).collect()
}

/// Columns by their names.
type Columns<'t> = Vec<(String, Vec<Value<'t>>)>;

/// Something that is a table.
#[derive(Debug)]
enum List<'t> {
    /// A record, or a list of cells, for each row.
    Records(Vec<Value<'t>>),
    /// A list for each column.
    Columns(Columns<'t>),
}

struct Reading<'t> {
    name: &'t str,
    text: &'t str,
    source: SourceId,
}

impl<'t> Reading<'t> {
    /// The tables in a value: itself, or those under its keys.
    fn lists(
        &self,
        value: Value<'t>,
        key: Option<&str>,
        depth: usize,
    ) -> Result<Vec<(Option<String>, List<'t>)>> {
        match value.read().map_err(|why| self.wrong(&why, Some(value)))? {
            Json::List(rows) => {
                let is_table =
                    !rows.is_empty() && rows.iter().all(|row| row.is_record() || row.is_list());
                Ok(match is_table {
                    true => vec![(key.map(str::to_owned), List::Records(rows))],
                    false => vec![],
                })
            }
            Json::Record(fields) => {
                if let Some(columns) = self.columns(&fields)? {
                    return Ok(vec![(key.map(str::to_owned), List::Columns(columns))]);
                }
                let mut found = Vec::new();
                let within = fields.iter().filter(|_| depth < DEPTH);
                for (name, value) in
                    within.filter(|(_, value)| value.is_list() || value.is_record())
                {
                    let path = key.map_or_else(|| name.clone(), |key| format!("{key}.{name}"));
                    found.extend(self.lists(*value, Some(&path), depth + 1)?);
                }
                Ok(found)
            }
            _ => Ok(vec![]),
        }
    }

    /// Lists of cells under all keys; none where something else stands under one.
    fn columns(&self, fields: &[(String, Value<'t>)]) -> Result<Option<Columns<'t>>> {
        let mut columns = Vec::new();
        for (key, value) in fields {
            if !value.is_list() {
                return Ok(None);
            }
            let Json::List(cells) = value.read().map_err(|why| self.wrong(&why, Some(*value)))?
            else {
                return Ok(None);
            };
            if cells.iter().any(|cell| cell.is_list() || cell.is_record()) {
                return Ok(None);
            }
            columns.push((key.clone(), cells));
        }
        let Some((first, cells)) = columns.first() else { return Ok(None) };
        if let Some((other, found)) = columns.iter().find(|(_, it)| it.len() != cells.len()) {
            let message = text!(
                "{name}: the columns {first} and {other} are of {one} and {two} cells",
                "{name}：{first} 列有 {one} 个单元格，{other} 列有 {two} 个",
                name = self.name,
                first,
                other,
                one = cells.len(),
                two = found.len()
            );
            return Err(Diagnostic::error(Code::BadTable, message)
                .hint(text!("lists by column have to be equally long", "按列写的列表要一样长"))
                .into());
        }
        Ok(Some(columns))
    }

    fn grid(&self, list: List<'t>) -> Result<Grid> {
        let mut table = Table::default();
        let mut lines = Lines { text: self.text, at: 0, line: 1 };
        match list {
            List::Records(rows) => {
                for row in rows {
                    let line = lines.line_of(row.place(self.text).map_or(0, |it| it.start));
                    let mut cells = Vec::new();
                    match row.read().map_err(|why| self.wrong(&why, Some(row)))? {
                        Json::Record(fields) => {
                            for (key, value) in fields {
                                self.field(key, value, 0, &mut table, &mut cells)?;
                            }
                        }
                        Json::List(values) => {
                            for (at, value) in values.into_iter().enumerate() {
                                put(&mut cells, at, self.cell(value)?);
                            }
                        }
                        _ => return Err(self.no_cell(row).into()),
                    }
                    table.row(line, cells).map_err(|why| self.too_much(&why))?;
                }
            }
            List::Columns(columns) => {
                let height = columns.first().map_or(0, |(_, cells)| cells.len());
                for at in 0..height {
                    let mut cells = Vec::new();
                    for (key, column) in &columns {
                        if let Some(value) = column.get(at) {
                            self.field(key.clone(), *value, 0, &mut table, &mut cells)?;
                        }
                    }
                    table.row(at + 2, cells).map_err(|why| self.too_much(&why))?;
                }
            }
        }
        let rows = table.finish();
        Ok(Grid { file: self.name.to_owned(), source: Some(self.source), rows, ..Grid::default() })
    }

    /// A field of a record: a cell, or the cells of a record within it.
    fn field(
        &self,
        key: String,
        value: Value<'t>,
        depth: usize,
        table: &mut Table,
        cells: &mut Vec<GridCell>,
    ) -> Result<()> {
        if value.is_record() && depth < DEPTH {
            let Json::Record(fields) = value.read().map_err(|why| self.wrong(&why, Some(value)))?
            else {
                return Ok(());
            };
            for (inner, value) in fields {
                self.field(format!("{key}_{inner}"), value, depth + 1, table, cells)?;
            }
            return Ok(());
        }
        let cell = self.cell(value)?;
        let column = table.column(key).map_err(|why| self.too_much(&why))?;
        put(cells, column, cell);
        Ok(())
    }

    fn cell(&self, value: Value<'t>) -> Result<GridCell> {
        let text = match value.read().map_err(|why| self.wrong(&why, Some(value)))? {
            Json::Null => String::new(),
            Json::Cell(text) => text,
            Json::List(_) | Json::Record(_) => return Err(self.no_cell(value).into()),
        };
        if let Some(why) = limits::too_long(text.len()) {
            return Err(self.too_much(&why).into());
        }
        Ok(GridCell { text, span: self.span(value), formula: None })
    }

    fn span(&self, value: Value<'t>) -> Option<Span> {
        let place = value.place(self.text)?;
        let quoted = value.0.get().starts_with('"') && place.len() > 1;
        let inside = if quoted { place.start + 1..place.end - 1 } else { place };
        Some(Span::new(self.source, inside))
    }

    fn no_cell(&self, value: Value<'t>) -> Diagnostic {
        let message = text!(
            "{name}: a list or a record where a cell should be",
            "{name}：本应是一个值的地方是列表或记录",
            name = self.name
        );
        let error = Diagnostic::error(Code::BadTable, message);
        let error = match value.place(self.text) {
            Some(place) => {
                let first = place.start..place.start + 1;
                let span = Span::new(self.source, first);
                error.at(span).label(span, text!("this is no cell", "这不是单元格"))
            }
            None => error,
        };
        error.hint(text!(
            "a table has one number or text for each key of a record",
            "表格里每条记录的每个键对应一个数或文字"
        ))
    }

    fn too_much(&self, why: &Text) -> Diagnostic {
        let message = text!("{name}: {why}", "{name}：{why}", name = self.name, why);
        Diagnostic::error(Code::BadTable, message)
    }

    fn without_records(&self) -> Diagnostic {
        let message = text!(
            "{name}: no records in this JSON",
            "{name}：这个 JSON 里没有记录",
            name = self.name
        );
        Diagnostic::error(Code::BadTable, message).hint(text!(
            "a table is a list of records: {example}",
            "表格是记录的列表：{example}",
            example = "[{\"地区\": \"汉滨区\", \"实际\": 41.01}, …]"
        ))
    }

    /// What is no JSON; `within` is the value that was read.
    fn wrong(&self, why: &serde_json::Error, within: Option<Value<'t>>) -> Diagnostic {
        let start = within.and_then(|value| value.place(self.text)).map_or(0, |place| place.start);
        let part = self.text.get(start..).unwrap_or("");
        let before = part.split_inclusive('\n').take(why.line().saturating_sub(1)).map(str::len);
        let at = start + before.sum::<usize>() + why.column().saturating_sub(1);
        let at = (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at));
        let at = at.unwrap_or_default();
        let reason = why.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        let message = text!(
            "{name}: this is not JSON: {reason}",
            "{name}：不是合法的 JSON：{reason}",
            name = self.name,
            reason
        );
        let span = Span::new(self.source, at..at);
        Diagnostic::error(Code::BadTable, message).at(span).label(span, text!("here", "在这里"))
    }
}

/// A header that grows with the records, and the rows.
#[derive(Debug, Default)]
struct Table {
    keys: Vec<String>,
    columns: HashMap<String, usize>,
    rows: Vec<GridRow>,
    budget: Budget,
}

impl Table {
    fn column(&mut self, key: String) -> Result<usize, Text> {
        if let Some(column) = self.columns.get(&key) {
            return Ok(*column);
        }
        let column = self.keys.len();
        Budget::default().row(column + 1)?;
        self.keys.push(key.clone());
        self.columns.insert(key, column);
        Ok(column)
    }

    fn row(&mut self, line: usize, cells: Vec<GridCell>) -> Result<(), Text> {
        self.budget.row(cells.len())?;
        self.rows.push(GridRow { line, cells, hidden: false });
        Ok(())
    }

    /// The rows under their header; lists of cells have theirs in the first of them.
    fn finish(self) -> Vec<GridRow> {
        if self.keys.is_empty() {
            return self.rows;
        }
        let width = self.keys.len();
        let header = self.keys.into_iter().map(|text| GridCell { text, ..GridCell::default() });
        let header = GridRow { line: 1, cells: header.collect(), hidden: false };
        let mut rows = vec![header];
        rows.extend(self.rows.into_iter().map(|mut row| {
            row.cells.resize_with(width.max(row.cells.len()), GridCell::default);
            row
        }));
        rows
    }
}

fn put(cells: &mut Vec<GridCell>, column: usize, cell: GridCell) {
    if cells.len() <= column {
        cells.resize_with(column + 1, GridCell::default);
    }
    if let Some(slot) = cells.get_mut(column) {
        *slot = cell;
    }
}

/// Counts lines up to ever later places.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, place: usize) -> usize {
        let between = self.text.get(self.at..place).unwrap_or("");
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.at = self.at.max(place);
        self.line
    }
}
