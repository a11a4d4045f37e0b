//! The formats that an answer is saved in, by the ending of the path.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::{listed, text};
use std::path::Path;

/// In which form an answer is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// Comma-separated values.
    Csv,
    /// The same with tabs.
    Tsv,
    /// A workbook: figures with number formats, and a sheet on what was asked.
    Xlsx,
    /// Typed columns.
    Parquet,
    /// One JSON object, versioned.
    Json,
    /// One JSON object a row.
    NdJson,
    /// A GitHub table.
    Markdown,
}

impl FileFormat {
    /// Every format with the ending that means it.
    pub const ENDINGS: &'static [(FileFormat, &'static str)] = &[
        (Self::Csv, "csv"),
        (Self::Tsv, "tsv"),
        (Self::Xlsx, "xlsx"),
        (Self::Parquet, "parquet"),
        (Self::Json, "json"),
        (Self::NdJson, "ndjson"),
        (Self::Markdown, "md"),
    ];

    /// The format that the path's ending means, in any case.
    ///
    /// # Errors
    /// [`Code::UnknownFormat`] for any other ending, or none.
    pub fn of(path: &Path) -> Result<Self> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let known = ending.and_then(|ending| {
            Self::ENDINGS.iter().find(|(_, known)| known.eq_ignore_ascii_case(ending))
        });
        if let Some((format, _)) = known {
            return Ok(*format);
        }
        let message = match ending {
            Some(ending) => {
                text!("no answer is saved as .{ending}", "不能保存为 .{ending}", ending)
            }
            None => text!(
                "`{path}` has no ending that says how to save",
                "`{path}` 没有说明保存格式的后缀",
                path = path.display()
            ),
        };
        let endings = listed(Self::ENDINGS.iter().map(|(_, ending)| format!(".{ending}")));
        Err(Diagnostic::error(Code::UnknownFormat, message)
            .hint(text!("the endings are {endings}", "后缀有：{endings}", endings))
            .into())
    }

    /// For a build without the crates that write the format.
    #[cfg(not(feature = "files"))]
    pub(super) fn left_out(self) -> Diagnostic {
        let ending = Self::ENDINGS.iter().find(|(format, _)| *format == self);
        let ending = ending.map_or("?", |(_, ending)| ending);
        let message = text!(
            "this build of indiq writes no .{ending}",
            "此版本的 indiq 不能写 .{ending}",
            ending
        );
        let hint = text!(
            "save as .csv, or build with the feature `files`",
            "请保存为 .csv，或在编译时打开 `files`"
        );
        Diagnostic::error(Code::UnwritableFile, message).hint(hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides() {
        for (format, ending) in FileFormat::ENDINGS {
            for path in [format!("a.b.{ending}"), format!("文件夹/落后.{}", ending.to_uppercase())]
            {
                assert_eq!(FileFormat::of(Path::new(&path)), Ok(*format), "{path}");
            }
        }
    }

    #[test]
    fn another_ending_names_those_that_are() {
        for (path, message) in [
            ("late.xls", "no answer is saved as .xls"),
            ("late.", "no answer is saved as ."),
            ("late", "`late` has no ending that says how to save"),
            ("csv", "`csv` has no ending that says how to save"),
            (".csv", "`.csv` has no ending that says how to save"),
            ("..", "`..` has no ending that says how to save"),
        ] {
            let wrong = FileFormat::of(Path::new(path)).expect_err(path).swap_remove(0);
            assert_eq!((wrong.code, wrong.message.english()), (Code::UnknownFormat, message));
            assert_eq!(
                wrong.hints[0].english(),
                "the endings are .csv, .tsv, .xlsx, .parquet, .json, .ndjson, .md"
            );
        }
    }
}
