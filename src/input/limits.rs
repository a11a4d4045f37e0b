//! How much of a file is taken in, so that no file can use up the machine.
//!
//! The figures are far above any table that is printed; what is larger is data for an engine.

use crate::text::{Text, text};

/// The bytes of a file.
pub const FILE: u64 = 1 << 30;

/// The bytes of a line of text.
pub const LINE: usize = 64 << 20;

/// The columns of a table: as many as a sheet of a workbook has.
pub const COLUMNS: usize = 16_384;

/// The rows of a sheet of a workbook.
#[cfg(feature = "formats")]
pub const SHEET_ROWS: usize = 1_048_576;

/// The bytes of a cell.
pub const CELL: usize = 1 << 20;

/// The cells of a file.
pub const CELLS: usize = 30_000_000;

/// The bytes of all parts of a packed file, unpacked.
#[cfg(feature = "formats")]
pub const UNPACKED: u64 = 1 << 30;

/// How many times larger than packed a part may be, once it is above [`UNPACKED_ANYHOW`]. A sheet of
/// a million equal rows is 200 times larger.
#[cfg(feature = "formats")]
pub const RATIO: u64 = 400;

/// What any packed part may hold.
#[cfg(feature = "formats")]
pub const UNPACKED_ANYHOW: u64 = 16 << 20;

/// How deep the parts of a page, a document or a record may be within each other.
#[cfg(feature = "formats")]
pub const DEPTH: usize = 256;

/// Counts what a file gives.
#[derive(Debug, Default)]
pub struct Budget {
    cells: usize,
}

impl Budget {
    /// Takes a row of so many cells.
    ///
    /// Errors: why there is no room for it.
    pub fn row(&mut self, cells: usize) -> Result<(), Text> {
        if cells > COLUMNS {
            return Err(text!(
                "more than {most} columns: tables have at most as many as a sheet",
                "超过 {most} 列：表格的列数最多与工作表相同",
                most = COLUMNS
            ));
        }
        self.cells = self.cells.saturating_add(cells);
        if self.cells > CELLS {
            return Err(text!("more than {most} cells", "超过 {most} 个单元格", most = CELLS));
        }
        Ok(())
    }
}

/// Why a cell of so many bytes is not taken; none where it is.
pub fn too_long(bytes: usize) -> Option<Text> {
    (bytes > CELL).then(|| {
        text!("a cell of more than 1 MiB: this is no table", "有超过 1 MiB 的单元格：这不是表格")
    })
}
