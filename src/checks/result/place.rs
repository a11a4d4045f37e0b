//! Places: in the script that states a check, and in the data that it is about.

use crate::source::{Sources, Span};
use serde::{Deserialize, Serialize};

/// Where a statement stands in a script. Lines and columns count from 1, columns in characters; the
/// end is the place just behind the last character.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The script, as it was named when the program was started.
    pub file: String,
    /// The first line.
    pub line: u32,
    /// The first character in it.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// One past the last character in it.
    pub end_column: u32,
    /// The lines from the first to the last, whole and as typed: what a caret is drawn under.
    pub text: String,
}

impl Place {
    /// The place of a span; `None` where it is in none of the texts.
    pub fn of(span: Span, sources: &Sources) -> Option<Self> {
        let source = sources.get(span.source)?;
        let range = span.range();
        let position = |byte| sources.line_column(span.source, byte);
        let (line, column) = position(range.start)?;
        let (end_line, end_column) = position(range.end.max(range.start))?;
        let many = end_line.saturating_sub(line) + 1;
        let lines: Vec<&str> = source.text.lines().skip(line - 1).take(many).collect();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Some(Self {
            file: source.name.clone(),
            line: count(line),
            column: count(column),
            end_line: count(end_line),
            end_column: count(end_column),
            text: lines.join("\n"),
        })
    }
}

/// A cell or a line of a data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct DataPlace {
    /// The file, as it was named when it was opened.
    pub file: String,
    /// Which table of the file, where it holds several: the name of a sheet, `table 2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line in it, from 1; the row of a sheet, and of a table in a page or a document.
    pub line: u32,
    /// The column of the table, from 1; `None` for the line as a whole.
    pub column: Option<u32>,
    /// The cell as a spreadsheet names it: `B4`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_lines_whole() {
        let mut sources = Sources::default();
        let text = "# 月报\n检查 甲 针对 内资:\n    进度 >= 25%\nrank domestic\n";
        let id = sources.add("月报.q", text);
        let start = text.find("检查").expect("it is there");
        let end = text.find("25%").expect("it is there") + 3;
        let place = Place::of(Span::new(id, start..end), &sources).expect("it is in the text");
        let ends = (place.line, place.column, place.end_line, place.end_column);
        assert_eq!(ends, (2, 1, 3, 14));
        assert_eq!(place.text, "检查 甲 针对 内资:\n    进度 >= 25%");
        assert_eq!(Place::of(Span::default(), &Sources::default()), None);
    }
}
