//! Delimited text (csv, tsv) → [`Grid`].
//!
//! Takes a text and its delimiter; gives its cells untouched but for formulas that say what they show, ragged rows included, each with its
//! place in the text.

use super::limits::{self, Budget};
use super::linked;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Grid, GridCell, GridRow};
use crate::source::{SourceId, Sources, Span};
use crate::text::text;
use std::ops::Range;

/// Cuts a text into cells and keeps it among the sources. Blank lines are no rows.
///
/// Errors: [`Code::BadTable`] for a text without any row, or with more than a table has.
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
    let mut budget = Budget::default();
    while reader.read_record(&mut record).map_err(|error| unreadable(name, &error))? {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let long = record.iter().map(str::len).max().and_then(limits::too_long);
        if let Some(why) = long.or(budget.row(record.len()).err()) {
            let line = record.position().map_or(0, csv::Position::line);
            let message =
                text!("{name}, line {line}: {why}", "{name} 第 {line} 行：{why}", name, line, why);
            let hint = text!(
                "a quote that is not closed joins all lines behind it",
                "引号没有配对时，其后的各行会连成一格"
            );
            return Err(Diagnostic::error(Code::BadTable, message).hint(hint).into());
        }
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
    let mut grid = Grid { file: name.to_owned(), source: Some(source), rows, ..Grid::default() };
    linked::take(&mut grid);
    Ok(grid)
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
    fn a_text_that_is_no_table_is_refused_with_its_line() {
        let wide = format!("a\n{}\n", ",".repeat(1_000_000));
        let long = format!("a\n1\n\"{}", "x\n".repeat(1 << 20));
        for (text, says) in
            [(wide, "line 2: more than 16384 columns"), (long, "line 3: a cell of more")]
        {
            let error =
                grid_of_text("t.csv", &text, b',', &mut Sources::default()).expect_err("no table");
            assert_eq!(error[0].code, Code::BadTable);
            assert!(error[0].message.english().contains(says), "{:?}", error[0].message);
        }
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
