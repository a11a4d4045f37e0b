//! Delimited text (csv, tsv) → [`Grid`].
//!
//! Takes a text in UTF-8 and its delimiter; gives its cells untouched, ragged rows included, each
//! with its place in the text. Bytes that are no such text are refused with the place of the
//! first bad one; transcoding is not done here.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Grid, GridCell, GridRow};
use crate::source::{SourceId, Sources, Span};
use crate::text::{Text, text};
use std::ops::Range;

/// The text of a file's bytes, without its byte order mark.
///
/// Errors ([`Code::UnreadableFile`]): bytes that are not UTF-8, a UTF-16 mark, NUL bytes (a
/// workbook or an old `.doc` that is called csv).
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<String> {
    let unreadable = |what: Text| {
        let message = text!("{name}: {what}", "{name}：{what}", name, what);
        Diagnostic::error(Code::UnreadableFile, message)
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let error = unreadable(text!("the text is UTF-16, not UTF-8", "文本是 UTF-16，不是 UTF-8"));
        return Err(error.hint(text!("save it as UTF-8", "另存为 UTF-8")).into());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let error = unreadable(text!(
            "this is a workbook or another packed file, not text",
            "这是工作簿或其他压缩文件，不是文本"
        ));
        return Err(error.hint(text!("save the sheet as csv", "把工作表另存为 csv")).into());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let error = unreadable(text!(
            "a NUL at byte {at}: this is not text",
            "第 {at} 个字节是 NUL：这不是文本",
            at = at + 1
        ));
        let hint = text!("save the table as csv in UTF-8", "把表格另存为 UTF-8 编码的 csv");
        return Err(error.hint(hint).into());
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        unreadable(text!(
            "byte {at} (line {line}) is not UTF-8",
            "第 {at} 个字节（第 {line} 行）不是 UTF-8",
            at = at + 1,
            line
        ))
        .hint(text!(
            "save it as UTF-8 (a table from a Chinese Windows is often GBK)",
            "另存为 UTF-8（中文 Windows 存的表格常是 GBK）"
        ))
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// The delimiter that a file's name speaks for: a tab for `.tsv` and `.tab`, else a comma.
pub fn delimiter_of(name: &str) -> u8 {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".tsv") || name.ends_with(".tab") { b'\t' } else { b',' }
}

/// Cuts a text into cells and keeps it among the sources. Blank lines are no rows.
///
/// Errors: [`Code::BadTable`] for a text without any row.
pub fn grid_of_text(name: &str, text: &str, delimiter: u8, sources: &mut Sources) -> Result<Grid> {
    let source = sources.add(name, text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut lines = Lines::new(text);
    while reader.read_record(&mut record).map_err(|error| unreadable(name, &error))? {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        rows.push(row_of(&record, text, start, delimiter, source, &mut lines));
    }
    // A line of blanks or of delimiters alone is left by spreadsheets below the data.
    while rows.last().is_some_and(GridRow::is_blank) {
        rows.pop();
    }
    if rows.is_empty() {
        let message = text!("{name}: the table is empty", "{name}：表格是空的", name);
        return Err(Diagnostic::error(Code::BadTable, message).into());
    }
    Ok(Grid { file: name.to_owned(), source: Some(source), rows, ..Grid::default() })
}

fn unreadable(name: &str, error: &csv::Error) -> Diagnostic {
    let why = error.to_string();
    let message = text!("{name}: {why}", "读不了 {name}：{why}", name, why);
    Diagnostic::error(Code::UnreadableFile, message)
}

/// Counts lines up to ever later places.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn line_of(&mut self, place: usize) -> usize {
        let between = self.text.get(self.at..place).unwrap_or("");
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.at = self.at.max(place);
        self.line
    }
}

fn row_of(
    record: &csv::StringRecord,
    text: &str,
    start: usize,
    delimiter: u8,
    source: SourceId,
    lines: &mut Lines<'_>,
) -> GridRow {
    // The position is where the record before ended: line ends and blank lines may follow.
    let rest = text.get(start..).unwrap_or("");
    let mut at = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
    let line = lines.line_of(at);
    let mut cells = Vec::with_capacity(record.len());
    for field in record {
        let (place, end) = place_of(text, at, field, delimiter);
        at = end + 1;
        let span = place.map(|range| Span::new(source, range));
        cells.push(GridCell { text: field.to_owned(), span, formula: None });
    }
    GridRow { line, cells, hidden: false }
}

/// Where a field that begins at `at` stands, without its quotes where they can be left out, and
/// where it ends (quotes included).
fn place_of(text: &str, at: usize, field: &str, delimiter: u8) -> (Option<Range<usize>>, usize) {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'"') {
        let end = at + field.len();
        return ((text.get(at..end) == Some(field)).then_some(at..end), end);
    }
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        if *byte == b'"' {
            if bytes.get(end + 1) != Some(&b'"') {
                break;
            }
            end += 1;
        }
        end += 1;
    }
    let inside = at + 1..end;
    let closed = (end + 1).min(bytes.len());
    if text.get(inside.clone()) == Some(field) {
        return (Some(inside), closed);
    }
    // Doubled quotes, or text behind the closing quote: the whole as it stands.
    let rest = bytes.get(closed..).unwrap_or(&[]);
    let extra = rest.iter().position(|byte| [delimiter, b'\r', b'\n'].contains(byte));
    let whole = closed + extra.unwrap_or(rest.len());
    (text.get(at..whole).map(|_| at..whole), whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grid(text: &str) -> (Grid, Sources) {
        let mut sources = Sources::default();
        let grid = grid_of_text("t.csv", text, b',', &mut sources).unwrap();
        (grid, sources)
    }

    #[test]
    fn cells_are_kept_with_their_places() {
        let (grid, sources) = grid("地区,内资\r\n\r\n汉滨区,41.01 \r\n恒口,\"1,000\",\"a\"\"b\"\n");
        assert_eq!(grid.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3, 4]);
        let cells: Vec<&GridCell> = grid.rows.iter().flat_map(|row| &row.cells).collect();
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["地区", "内资", "汉滨区", "41.01 ", "恒口", "1,000", "a\"b"]);
        let slices: Vec<&str> =
            cells.iter().map(|cell| sources.slice(cell.span.unwrap_or_default())).collect();
        assert_eq!(slices, ["地区", "内资", "汉滨区", "41.01 ", "恒口", "1,000", "\"a\"\"b\""]);
    }

    #[test]
    fn a_quoted_cell_over_two_lines_keeps_later_lines_right() {
        let (grid, _) = grid("地区,\"目标完成\n进度%\"\n恒口,20.08%\n");
        assert_eq!(grid.rows[0].cells[1].text, "目标完成\n进度%");
        assert_eq!(grid.rows[1].line, 3);
    }

    #[test]
    fn rows_of_nothing_at_the_end_are_dropped() {
        let (grid, _) = grid("a,b\n1,2\n,\n , \n");
        assert_eq!(grid.rows.len(), 2);
    }

    #[test]
    fn an_empty_text_is_no_table() {
        let error = grid_of_text("t.csv", "\n\n", b',', &mut Sources::default()).unwrap_err();
        assert_eq!(error[0].code, Code::BadTable);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let wrong = |bytes: &[u8]| decode("t.csv", bytes.to_vec()).unwrap_err()[0].clone();
        let says = |bytes: &[u8], part: &str| wrong(bytes).message.english().contains(part);
        assert!(says(b"a\n\xb5\xd8", "byte 3 (line 2)"));
        assert!(says(b"a\0b", "NUL at byte 2"));
        assert!(says(b"\xff\xfea\0", "UTF-16"));
        assert!(wrong(b"PK\x03\x04").hints[0].english().contains("csv"));
        assert_eq!(wrong(b"\xb5").code, Code::UnreadableFile);
        assert_eq!(decode("t.csv", b"\xef\xbb\xbfab".to_vec()).unwrap(), "ab");
    }

    #[test]
    fn the_name_speaks_for_the_delimiter() {
        assert_eq!((delimiter_of("a.TSV"), delimiter_of("a.csv")), (b'\t', b','));
        let grid = grid_of_text("a.tsv", "x\ty\n", b'\t', &mut Sources::default()).unwrap();
        assert_eq!(grid.rows[0].cells.len(), 2);
    }

    proptest! {
        /// Whatever the text, nothing panics, and an unquoted cell's place holds its text.
        #[test]
        fn places_hold_the_cells(text in "[a汉,\"\r\n ]{0,40}") {
            let mut sources = Sources::default();
            if let Ok(grid) = grid_of_text("t.csv", &text, b',', &mut sources) {
                for cell in grid.rows.iter().flat_map(|row| &row.cells) {
                    let Some(span) = cell.span else { continue };
                    let slice = sources.slice(span);
                    prop_assert!(slice == cell.text || slice.contains('"'), "{slice:?} {cell:?}");
                }
            }
        }
    }
}
