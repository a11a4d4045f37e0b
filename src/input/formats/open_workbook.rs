//! Workbooks of LibreOffice (ods) → a [`Grid`] for each sheet.
//!
//! Takes the packed file; gives the text that each cell shows, which such a workbook stores beside the
//! number. Repeated cells and rows are put as often as they are repeated, blank ones not at all.

use super::canvas::Canvas;
use super::packed::Packed;
use super::workbook::{Said, say};
use super::xml::{Element, Piece, Pieces, text_of};
use crate::diagnostic::Result;
use crate::grid::{Addressing, Grid, GridCell, letters};
use crate::input::read::unreadable;
use crate::text::{Text, text};
use std::collections::HashSet;

const PART: &str = "content.xml";

/// The sheets of a workbook.
///
/// Errors: [`crate::diagnostic::Code::UnreadableFile`] for what is damaged or too large.
pub(super) fn grids(name: &str, packed: &mut Packed) -> Result<Vec<Grid>> {
    read(name, packed).map_err(|why| unreadable(name, &why).into())
}

fn read(name: &str, packed: &mut Packed) -> std::result::Result<Vec<Grid>, Text> {
    let lacking = || text!("its part {part} is missing", "缺少其中的 {part}", part = PART);
    let content = text_of(PART, packed.part(PART)?.ok_or_else(lacking)?)?;
    let mut pieces = Pieces::of(PART, &content);
    let (mut grids, mut hidden_styles, mut style) = (Vec::new(), HashSet::new(), String::new());
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else { continue };
        match element.name.as_str() {
            "style" => style = element.attribute("name").unwrap_or_default().to_owned(),
            "table-properties" if element.attribute("display") == Some("false") => {
                hidden_styles.insert(style.clone());
            }
            "table" => {
                let own = element.attribute("style-name").unwrap_or_default();
                let is_hidden = hidden_styles.contains(own);
                let mut filling = Filling::default();
                filling.table(&mut pieces)?;
                let mut grid = filling.canvas.grid();
                grid.file = name.to_owned();
                grid.sheet = Some(element.attribute("name").unwrap_or_default().to_owned());
                grid.addressing = Addressing::Letters;
                grid.hidden = is_hidden;
                say(&mut grid, &filling.said);
                grids.push(grid);
            }
            _ => {}
        }
    }
    Ok(grids)
}

/// A sheet that is being filled.
#[derive(Default)]
struct Filling {
    canvas: Canvas,
    said: Said,
    row: usize,
}

/// A cell, and how often it stands beside itself.
struct Cell {
    cell: GridCell,
    times: usize,
    across: usize,
    down: usize,
}

impl Filling {
    fn table(&mut self, pieces: &mut Pieces<'_>) -> std::result::Result<(), Text> {
        let mut depth = 0_usize;
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) if element.name == "table-row" => {
                    self.read_row(&element, pieces)?
                }
                // A table within a shape is no part of the sheet.
                Piece::Start(element) if element.name == "table" => depth += 1,
                Piece::End(name) if name == "table" && depth == 0 => break,
                Piece::End(name) if name == "table" => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_row(
        &mut self,
        row: &Element,
        pieces: &mut Pieces<'_>,
    ) -> std::result::Result<(), Text> {
        let times = row.number("number-rows-repeated").unwrap_or(1).max(1);
        let hidden = matches!(row.attribute("visibility"), Some("collapse" | "filter"));
        let mut cells = Vec::new();
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element)
                    if matches!(element.name.as_str(), "table-cell" | "covered-table-cell") =>
                {
                    cells.push(read_cell(&element, pieces)?);
                }
                Piece::End(name) if name == "table-row" => break,
                _ => {}
            }
        }
        let blank = cells.iter().all(|it| it.cell.text.is_empty() && it.cell.formula.is_none());
        if blank {
            self.row = self.row.saturating_add(times);
            return Ok(());
        }
        for _ in 0..times {
            let mut column = 0_usize;
            for Cell { cell, times, across, down } in &cells {
                let filled = !cell.text.is_empty() || cell.formula.is_some();
                for column in (column..column.saturating_add(*times)).filter(|_| filled) {
                    if cell.formula.is_some() && cell.text.is_empty() {
                        let letters = letters(u32::try_from(column + 1).unwrap_or(u32::MAX));
                        self.said.without_value.push(format!("{letters}{}", self.row + 1));
                    }
                    self.canvas.put(self.row, column, cell.clone())?;
                }
                let last = (self.row.saturating_add(*down) - 1, column.saturating_add(*across) - 1);
                self.canvas.merge((self.row, last.0), (column, last.1));
                column = column.saturating_add(*times);
            }
            if hidden {
                self.canvas.hide(self.row);
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}

/// Reads a cell to its end.
fn read_cell(start: &Element, pieces: &mut Pieces<'_>) -> std::result::Result<Cell, Text> {
    let covered = start.name == "covered-table-cell";
    let (mut text, mut paragraphs, mut note, mut within) = (String::new(), 0, 0_usize, 0_usize);
    while let Some(piece) = pieces.next()? {
        match piece {
            // A comment is not part of what is shown.
            Piece::Start(element) if matches!(element.name.as_str(), "annotation" | "shapes") => {
                note += 1
            }
            Piece::End(name) if matches!(name.as_str(), "annotation" | "shapes") => {
                note = note.saturating_sub(1);
            }
            Piece::End(name) if name == start.name && note == 0 => break,
            _ if note > 0 => {}
            Piece::Start(element) => match element.name.as_str() {
                "p" => {
                    within += 1;
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                "s" => text.push_str(&" ".repeat(element.number("c").unwrap_or(1).min(1024))),
                "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Piece::End(name) if name == "p" => within = within.saturating_sub(1),
            Piece::Text(part) if within > 0 => text.push_str(&part),
            _ => {}
        }
    }
    if text.is_empty() {
        // A program that stores no text for a cell stores its value.
        text = start
            .attribute("value")
            .or_else(|| start.attribute("date-value"))
            .unwrap_or_default()
            .to_owned();
    }
    let span = |name| start.number(name).unwrap_or(1).max(1);
    // What a merge covers may keep what stood there before; it is not shown.
    let cell = match covered {
        true => GridCell::default(),
        false => GridCell { text, formula: formula(start), span: None },
    };
    Ok(Cell {
        cell,
        times: span("number-columns-repeated"),
        across: span("number-columns-spanned"),
        down: span("number-rows-spanned"),
    })
}

/// `of:=SUM([.B2:.B3])` → `SUM([.B2:.B3])`
fn formula(start: &Element) -> Option<String> {
    let stated = start.attribute("formula")?;
    Some(stated.split_once('=').map_or(stated, |(_, formula)| formula).to_owned())
}
