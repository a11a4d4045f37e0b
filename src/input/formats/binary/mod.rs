//! Workbooks that are records of bytes: those of Excel 97 (xls) and the binary ones of later (xlsb) → a
//! [`Grid`] for each sheet.
//!
//! Takes the bytes of the file; gives cells as they are printed. The text of formulas is not read, their
//! stored value is. Read here and not by a library: what is damaged must not lead the reader in rings, and
//! the number formats are needed.

mod filling;
mod sheet97;
mod streams;
mod strings;
mod wide;

use super::packed::Packed;
use crate::diagnostic::{Diagnostic, Result};
use crate::grid::Grid;
use crate::input::read::unreadable;
use crate::text::{Text, text};

type Found<T> = std::result::Result<T, Text>;

/// The sheets of a workbook of Excel 97.
///
/// Errors: [`crate::diagnostic::Code::UnreadableFile`] for what is damaged, locked or older.
pub(super) fn grids(name: &str, bytes: &[u8]) -> Result<Vec<Grid>> {
    let stream = ["Workbook", "Book"].iter().find_map(|it| streams::stream(bytes, it));
    let stream = stream.ok_or_else(|| unreadable(name, &damaged()))?;
    sheet97::grids(name, &stream)
}

/// The sheets of a binary workbook.
///
/// Errors: [`crate::diagnostic::Code::UnreadableFile`] for what is damaged or too large.
pub(super) fn packed_grids(name: &str, packed: &mut Packed) -> Result<Vec<Grid>> {
    wide::grids(name, packed).map_err(|why| unreadable(name, &why).into())
}

fn damaged() -> Text {
    text!("the workbook is cut short or damaged", "工作簿被截断或已损坏")
}

fn refused(name: &str, why: &Text, hint: Text) -> Vec<Diagnostic> {
    unreadable(name, why).hint(hint).into()
}
