//! An answer as a file.
//!
//! Takes an answer and a path; what is written is decided by how the path ends. The whole content
//! is made in memory first, so that an answer that cannot be written in a format leaves the folder
//! alone; then it is put in place whole or not at all (`place`).

mod format;
mod leave;
#[cfg(feature = "files")]
mod parquet;
mod place;
#[cfg(feature = "files")]
mod workbook;

pub use format::FileFormat;
pub use leave::Leave;

use super::{Format, Style, render};
use crate::answer::Answer;
use crate::diagnostic::Result;
use crate::source::Sources;
use crate::text::Language;
use std::io::Write;
use std::path::Path;

/// The byte order mark, in UTF-8.
const MARK: &str = "\u{feff}";

/// Saves the answer at `path`, in the format that the path ends in. A file that is there stays as
/// it is unless `overwrite`; no other reader ever sees half a file. `sources` are for the places of
/// the answer's warnings, and what readers are told is in `language`. Without `leave` nothing is put in
/// place.
///
/// # Errors
/// [`Code::FileExists`](crate::diagnostic::Code::FileExists), or
/// [`Code::UnwritableFile`](crate::diagnostic::Code::UnwritableFile) for another ending, a folder
/// that is missing or may not be written to, a full disk, an answer too large for the format.
/// Nothing is left behind then.
pub fn save(
    answer: &Answer,
    path: &Path,
    overwrite: bool,
    sources: &Sources,
    language: Language,
    leave: &Leave,
) -> Result<()> {
    let format = FileFormat::of(path)?;
    // Before the work; that the file does not come into being meanwhile is held by `place`.
    place::check(path, overwrite)?;
    let content = content(answer, format, sources, language)?;
    place::place_with(leave, path, overwrite, |file| leave.write(file, &content))
}

/// Puts a text in the stead of the file at `path`, whole or not at all; its permissions stay.
///
/// # Errors
/// [`Code::UnwritableFile`](crate::diagnostic::Code::UnwritableFile); the file is then as it was.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    place::check(path, true)?;
    place::place(path, true, |file| file.write_all(text.as_bytes()))
}

/// Saves a text at `path`, whole or not at all. A file that is there stays as it is unless
/// `overwrite`.
///
/// # Errors
/// Those of [`save`], as far as they are about the file.
pub fn write_new(path: &Path, text: &str, overwrite: bool) -> Result<()> {
    place::check(path, overwrite)?;
    place::place(path, overwrite, |file| file.write_all(text.as_bytes()))
}

/// The bytes of the file.
fn content(
    answer: &Answer,
    format: FileFormat,
    sources: &Sources,
    language: Language,
) -> Result<Vec<u8>> {
    let text = |format| render(answer, format, Style { language, ..Style::default() }, sources);
    let text = match format {
        // Excel takes a csv without a mark for the system's own encoding: GBK where the system is
        // Chinese, and every name is garbled.
        FileFormat::Csv => MARK.to_string() + &text(Format::Csv),
        FileFormat::Tsv => text(Format::Tsv),
        FileFormat::Json => text(Format::Json),
        FileFormat::NdJson => text(Format::NdJson),
        FileFormat::Markdown => text(Format::Markdown),
        #[cfg(feature = "files")]
        FileFormat::Xlsx => return workbook::workbook(answer, language),
        #[cfg(feature = "files")]
        FileFormat::Parquet => return parquet::parquet(answer, sources, language),
        #[cfg(not(feature = "files"))]
        FileFormat::Xlsx | FileFormat::Parquet => return Err(format.left_out().into()),
    };
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests;
