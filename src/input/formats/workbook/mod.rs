//! Workbooks of Excel 2007 on (xlsx, xlsm) → a [`Grid`] for each sheet.
//!
//! Takes the packed file; gives cells as they are printed, which is what the figures are known to: the
//! number format of each is followed. Formulas are not worked out: their stored value is taken.

mod parts;
mod sheet;
#[cfg(test)]
mod tests;

use super::packed::Packed;
use super::xml;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Grid};
use crate::input::read::unreadable;
use crate::text::{Text, listed, text};
use parts::{Book, Strings, Styles};

pub(super) use parts::relations;

/// The sheets of a workbook, in its order.
///
/// Errors: [`Code::UnreadableFile`] for what is damaged or too large.
pub(super) fn grids(name: &str, packed: &mut Packed) -> Result<Vec<Grid>> {
    read(name, packed).map_err(|why| unreadable(name, &why).into())
}

fn read(name: &str, packed: &mut Packed) -> std::result::Result<Vec<Grid>, Text> {
    let book = Book::of(packed)?;
    let strings = match &book.strings {
        Some(part) => Strings::of(part, &required(packed, part)?)?,
        None => Strings::default(),
    };
    let styles = match &book.styles {
        Some(part) => Styles::of(part, &required(packed, part)?)?,
        None => Styles::default(),
    };
    let mut grids = Vec::new();
    for sheet in &book.sheets {
        let Some(part) = &sheet.part else { continue };
        let text = required(packed, part)?;
        let read =
            sheet::Reading { part, strings: &strings, styles: &styles, from_1904: book.from_1904 };
        let found = read.sheet(&text)?;
        let mut grid = found.canvas.grid();
        grid.file = name.to_owned();
        grid.sheet = Some(sheet.name.clone());
        grid.addressing = Addressing::Letters;
        grid.hidden = sheet.hidden;
        say(&mut grid, &found.said);
        grids.push(grid);
    }
    Ok(grids)
}

pub(super) fn required(packed: &mut Packed, part: &str) -> std::result::Result<String, Text> {
    let lacking = || text!("its part {part} is missing", "缺少其中的 {part}", part);
    let found = match packed.part(part)? {
        Some(bytes) => Some(bytes),
        None => match packed.find(part) {
            Some(other) => packed.part(&other)?,
            None => None,
        },
    };
    xml::text_of(part, found.ok_or_else(lacking)?)
}

/// What a sheet holds that is to be told of, each by its cells or rows.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Formulas without a value.
    pub without_value: Vec<String>,
    /// Cells whose text is not in the workbook.
    pub without_text: Vec<String>,
    /// Numbers in a format that is not followed.
    pub not_followed: Vec<String>,
    /// Hidden columns, by their letters.
    pub hidden_columns: Vec<String>,
}

/// How many places are named.
const NAMED: usize = 8;

fn places(places: &[String]) -> Text {
    let first = listed(places.iter().take(NAMED));
    match places.len().checked_sub(NAMED) {
        None | Some(0) => first,
        Some(more) => text!("{first} and {more} more", "{first} 等，另有 {more} 处", first, more),
    }
}

/// Puts what is to be told of a sheet beside its cells.
pub(super) fn say(grid: &mut Grid, said: &Said) {
    let name = grid.name();
    if let Some(first) = said.without_value.first() {
        let formula = grid.formula_at(first).unwrap_or_default();
        let message = text!(
            "{name}!{first}: the formula ={formula} has no stored value; so do {places}",
            "{name}!{first}：公式 ={formula} 没有保存的值；这样的单元格有：{places}",
            name,
            first,
            formula,
            places = places(&said.without_value)
        );
        let message = match said.without_value.len() {
            1 => text!(
                "{name}!{first}: the formula ={formula} has no stored value",
                "{name}!{first}：公式 ={formula} 没有保存的值",
                name,
                first,
                formula
            ),
            _ => message,
        };
        grid.faults.push(Diagnostic::error(Code::BadCell, message).hint(text!(
            "open the workbook in a spreadsheet program and save it: that works the formulas out",
            "用电子表格程序打开并保存一次，公式的值就会存下来"
        )));
    }
    if !said.without_text.is_empty() {
        let message = text!(
            "{name}: the text of these cells is not in the workbook: {places}",
            "{name}：这些单元格的文字不在工作簿里：{places}",
            name,
            places = places(&said.without_text)
        );
        grid.faults.push(Diagnostic::error(Code::BadCell, message).hint(text!(
            "the file is damaged: save it anew from the program that made it",
            "文件已损坏：请用生成它的程序重新保存"
        )));
    }
    let hidden: Vec<String> =
        grid.rows.iter().filter(|row| row.hidden).map(|row| row.line.to_string()).collect();
    let mut note = |message| grid.notes.push(Diagnostic::note(Code::CellNote, message));
    if !hidden.is_empty() {
        note(text!(
            "{name}: hidden rows are read as well: {places}",
            "{name}：隐藏的行也读入：{places}",
            name,
            places = places(&hidden)
        ));
    }
    if !said.hidden_columns.is_empty() {
        note(text!(
            "{name}: hidden columns are read as well: {places}",
            "{name}：隐藏的列也读入：{places}",
            name,
            places = places(&said.hidden_columns)
        ));
    }
    if !said.not_followed.is_empty() {
        note(text!(
            "{name}: the decimals of these cells are those of the stored number, not of its format: {places}",
            "{name}：这些单元格的小数位数取自存储的数，而不是显示格式：{places}",
            name,
            places = places(&said.not_followed)
        ));
    }
}
