//! Documents of Word 2007 on (docx) → a [`Grid`] for each table.
//!
//! Takes the packed file; gives its tables in order, those within tables too. The paragraphs in front of
//! a table stand above it as rows of one cell: a title there says period and unit. Text that was deleted
//! while changes were tracked is left out.

#[cfg(test)]
mod tests;

use super::canvas::Canvas;
use super::packed::Packed;
use super::page::put_above;
use super::raised::raised;
use super::xml::{Element, Piece, Pieces, text_of};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Grid, GridCell};
use crate::input::read::unreadable;
use crate::text::{Text, text};

/// The part that holds the text.
const PART: &str = "word/document.xml";

/// How many paragraphs in front of a table are kept, and how long each may be: a longer one is prose.
const ABOVE: usize = 4;
const TITLE: usize = 80;

/// The tables of a document.
///
/// Errors: [`Code::UnreadableFile`] for what is damaged or too large; [`Code::BadTable`] for a document
/// without a table.
pub(super) fn grids(name: &str, packed: &mut Packed) -> Result<Vec<Grid>> {
    let tables = read(packed).map_err(|why| unreadable(name, &why))?;
    if tables.is_empty() {
        let message = text!("{name}: the document has no table", "{name}：文档里没有表格", name);
        return Err(Diagnostic::error(Code::BadTable, message)
            .hint(text!(
                "figures that stand in lines of text, or in a picture, have to be put into a table",
                "写在文字里或图片里的数，要先做成表格"
            ))
            .into());
    }
    let mut grids = Vec::new();
    for (at, table) in tables.into_iter().enumerate() {
        let mut grid = table.grid().map_err(|why| unreadable(name, &why))?;
        grid.file = name.to_owned();
        grid.sheet = Some(format!("table {}", at + 1));
        grid.addressing = Addressing::Rows;
        grids.push(grid);
    }
    Ok(grids)
}

/// A table as it stands in the document.
#[derive(Debug, Default)]
struct Table {
    above: Vec<String>,
    rows: Vec<Vec<Cell>>,
    /// Cells that a row leaves out in front.
    skipped: usize,
}

/// A cell of a table.
#[derive(Debug, Default)]
struct Cell {
    /// Its first column.
    column: usize,
    /// How many columns it covers.
    across: usize,
    /// Whether it goes on what stands above it.
    goes_on: bool,
    text: String,
}

/// What is being read: the tables that are open, innermost last, and the paragraphs outside.
#[derive(Debug, Default)]
struct Reading {
    done: Vec<(usize, Table)>,
    open: Vec<(usize, Table)>,
    above: Vec<String>,
    paragraph: String,
    begun: usize,
    raised: bool,
}

fn read(packed: &mut Packed) -> std::result::Result<Vec<Table>, Text> {
    let lacking = || text!("its part {part} is missing", "缺少其中的 {part}", part = PART);
    let text = text_of(PART, packed.part(PART)?.ok_or_else(lacking)?)?;
    let mut pieces = Pieces::of(PART, &text);
    let mut reading = Reading::default();
    let (mut text_of_run, mut left_out) = (false, 0_usize);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(element) => match element.name.as_str() {
                // What a program that knows less is to show instead stands in a Fallback.
                "Fallback" | "del" | "moveFrom" => left_out += 1,
                _ if left_out > 0 => {}
                "t" => text_of_run = true,
                _ => reading.start(&element),
            },
            Piece::End(name) => match name.as_str() {
                "Fallback" | "del" | "moveFrom" => left_out = left_out.saturating_sub(1),
                _ if left_out > 0 => {}
                "t" => text_of_run = false,
                _ => reading.end(&name),
            },
            Piece::Text(text) if text_of_run && left_out == 0 => reading.text(&text),
            Piece::Text(_) => {}
        }
    }
    reading.done.sort_by_key(|(number, _)| *number);
    Ok(reading.done.into_iter().map(|(_, table)| table).collect())
}

impl Reading {
    fn start(&mut self, element: &Element) {
        let value = || element.attribute("val");
        match element.name.as_str() {
            "tbl" => {
                let above = std::mem::take(&mut self.above);
                self.open.push((self.begun, Table { above, ..Table::default() }));
                self.begun += 1;
            }
            "tr" => self.row(|rows| rows.push(vec![])),
            "gridBefore" => {
                let skipped = element.number("val").unwrap_or_default();
                self.open.last_mut().into_iter().for_each(|(_, table)| table.skipped = skipped);
            }
            "tc" => self.new_cell(),
            "gridSpan" => {
                let across = element.number("val").unwrap_or(1).clamp(1, 1000);
                self.cell(|cell| cell.across = across);
            }
            // A merge begins with `restart`, and goes on where nothing is said.
            "vMerge" => {
                let goes_on = value() != Some("restart");
                self.cell(|cell| cell.goes_on = goes_on);
            }
            "p" => self.break_paragraph(),
            "r" => self.raised = false,
            "vertAlign" => self.raised = value() == Some("superscript"),
            "br" | "cr" => self.text("\n"),
            "tab" => self.text(" "),
            "noBreakHyphen" => self.text("-"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" if self.open.is_empty() => {
                let line = std::mem::take(&mut self.paragraph).trim().to_owned();
                // Prose ends what may be a title.
                if line.chars().count() > TITLE {
                    self.above.clear();
                } else if !line.is_empty() {
                    self.above.push(line);
                    let more = self.above.len().saturating_sub(ABOVE);
                    self.above.drain(..more);
                }
            }
            "tbl" => {
                self.done.extend(self.open.pop());
                self.above.clear();
            }
            "tr" => self.open.last_mut().into_iter().for_each(|(_, table)| table.skipped = 0),
            _ => {}
        }
    }

    fn row(&mut self, put: impl FnOnce(&mut Vec<Vec<Cell>>)) {
        if let Some((_, table)) = self.open.last_mut() {
            put(&mut table.rows);
        }
    }

    fn new_cell(&mut self) {
        let Some((_, table)) = self.open.last_mut() else { return };
        let skipped = table.skipped;
        if let Some(row) = table.rows.last_mut() {
            let column = row.last().map_or(skipped, |cell| cell.column.saturating_add(cell.across));
            row.push(Cell { column, across: 1, ..Cell::default() });
        }
    }

    fn cell(&mut self, change: impl FnOnce(&mut Cell)) {
        let table = self.open.last_mut();
        if let Some(cell) = table.and_then(|(_, table)| table.rows.last_mut()?.last_mut()) {
            change(cell);
        }
    }

    fn text(&mut self, text: &str) {
        let text = if self.raised { raised(text) } else { text.to_owned() };
        match self.open.is_empty() {
            true => self.paragraph.push_str(&text),
            false => self.cell(|cell| cell.text.push_str(&text)),
        }
    }

    /// Paragraphs of a cell stand on lines of their own.
    fn break_paragraph(&mut self) {
        self.cell(|cell| {
            if !cell.text.is_empty() {
                cell.text.push('\n');
            }
        });
    }
}

impl Table {
    fn grid(self) -> std::result::Result<Grid, Text> {
        let mut canvas = Canvas::default();
        for (at, row) in self.rows.iter().enumerate() {
            for cell in row.iter().filter(|cell| !cell.goes_on) {
                let last = self.last_row_of(at, cell.column);
                canvas
                    .merge((at, last), (cell.column, cell.column.saturating_add(cell.across) - 1));
            }
        }
        for (at, row) in self.rows.into_iter().enumerate() {
            let last = row.last().map(|cell| cell.column.saturating_add(cell.across));
            canvas.length(at, last.unwrap_or_default());
            for cell in row.into_iter().filter(|cell| !cell.goes_on) {
                let text = cell.text.trim_end_matches('\n').to_owned();
                canvas.put(at, cell.column, GridCell { text, ..GridCell::default() })?;
            }
        }
        let mut grid = canvas.grid();
        if !grid.rows.is_empty() {
            put_above(&mut grid, self.above);
        }
        Ok(grid)
    }

    /// The last row that a cell goes on into.
    fn last_row_of(&self, first: usize, column: usize) -> usize {
        let goes_on =
            |row: &&Vec<Cell>| row.iter().any(|cell| cell.column == column && cell.goes_on);
        first + self.rows.iter().skip(first + 1).take_while(goes_on).count()
    }
}
