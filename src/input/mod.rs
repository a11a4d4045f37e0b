//! Files → cells → panel.
//!
//! Takes paths and texts; gives a [`Grid`] for each, and, with a catalog, the panel of their
//! figures ([`read_panel`]).

mod across;
mod alike;
pub mod csv;
mod editions;
mod files;
mod fractions;
mod gather;
mod header;
mod long;
mod panel;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_alike;
#[cfg(test)]
mod tests_periods;
mod when;
mod wide;

pub use csv::grid_of_text;
pub use editions::{Edition, editions};
pub use files::expand;
pub use panel::read_panel;

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::Grid;
use crate::source::Sources;
use crate::text::text;
use std::path::Path;

/// Reads a file as its extension says: `.csv`, `.txt` (commas), `.tsv`, `.tab` (tabs).
///
/// Errors: [`Code::UnreadableFile`] when it cannot be opened, is of another format or is no text;
/// [`Code::BadTable`] when it is empty.
pub fn read_grid(path: &Path, sources: &mut Sources) -> Result<Grid> {
    let name = path.display().to_string();
    let extension = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    if let Some(format @ ("xlsx" | "xls" | "ods" | "doc" | "docx" | "html" | "pdf")) =
        extension.as_deref()
    {
        let message = text!(
            "{name}: tables in {format} files cannot be read",
            "{name}：读不了 {format} 文件里的表格",
            name,
            format
        );
        let hint = text!("save the table as csv in UTF-8", "把表格另存为 UTF-8 编码的 csv");
        return Err(Diagnostic::error(Code::UnreadableFile, message).hint(hint).into());
    }
    let bytes = std::fs::read(path).map_err(|why| {
        Diagnostic::error(Code::UnreadableFile, text!("{name}: {why}", "{name}：{why}", name, why))
    })?;
    if u32::try_from(bytes.len()).is_err() {
        let message = text!(
            "{name}: 4 GiB or more in one file cannot be read",
            "{name}：4 GiB 以上的文件读不了",
            name
        );
        return Err(Diagnostic::error(Code::UnreadableFile, message).into());
    }
    let text = csv::decode(&name, bytes)?;
    grid_of_text(&name, &text, csv::delimiter_of(&name), sources)
}

#[cfg(test)]
mod file_tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = read_grid(Path::new("no/such.csv"), &mut Sources::default()).unwrap_err();
        assert_eq!(error[0].code, Code::UnreadableFile);
        assert!(error[0].message.english().starts_with("no/such.csv: "));
    }

    #[test]
    fn a_workbook_is_refused_by_its_name() {
        let error = read_grid(Path::new("t.XLSX"), &mut Sources::default()).unwrap_err();
        assert!(error[0].message.english().contains("xlsx"), "{:?}", error[0].message);
    }
}
