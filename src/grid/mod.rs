//! A table as text: what a reader of any format gives, before anything is understood.

pub mod cell;
mod charset;
mod odd;
mod place;

pub use odd::{Odd, OddKind, without_footnote};

pub use charset::{CHARSETS, Charset, UnknownCharset};
pub use place::{Addressing, TablePlace, letters};

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use crate::text::Text;
use unicode_width::UnicodeWidthChar;

/// Rows of cells as printed, each with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The path or name of the file.
    pub file: String,
    /// Which table of the file, where a file holds several: the name of a sheet, `table 2` of a page.
    pub sheet: Option<String>,
    /// How its places are written.
    pub addressing: Addressing,
    /// Its text among the sources, for formats that are text.
    pub source: Option<SourceId>,
    /// Rows as they stand in the file, header rows included. May be ragged.
    pub rows: Vec<GridRow>,
    /// Ranges that are one cell on paper: their text stands in the first cell, the others are blank.
    pub merged: Vec<Merged>,
    /// What its file was read as: the encoding and the delimiter of a text.
    pub read_as: Text,
    /// What was odd about the file, for `describe`.
    pub notes: Vec<Diagnostic>,
    /// What cannot be read in it: errors, where the table is used.
    pub faults: Vec<Diagnostic>,
    /// Whether a workbook hides its sheet.
    pub hidden: bool,
}

/// A merged range, in indices of rows and cells from 0, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The first and the last row.
    pub rows: (usize, usize),
    /// The first and the last column.
    pub columns: (usize, usize),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridRow {
    /// The line of the file that it begins on (from 1).
    pub line: usize,
    /// Its cells, untouched: blanks at the ends are part of what was printed.
    pub cells: Vec<GridCell>,
    /// Whether a spreadsheet hides it.
    pub hidden: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridCell {
    /// The text as printed.
    pub text: String,
    /// Where it stands, for formats that are text.
    pub span: Option<Span>,
    /// The formula that a spreadsheet works it out by.
    pub formula: Option<String>,
}

/// The header of one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnHeader {
    /// The column (from 0).
    pub column: usize,
    /// Its one or two parts, trimmed, line breaks taken out; a merged first part stands in each
    /// column that it covers.
    pub parts: Vec<String>,
    /// Where the last part stands.
    pub span: Option<Span>,
}

impl ColumnHeader {
    /// The whole header: two parts are joined with `_`.
    pub fn text(&self) -> String {
        self.parts.join("_")
    }
}

impl GridRow {
    /// The text of a cell; empty beyond the end of a short row.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| &cell.text)
    }

    /// Whether any of its cells is worked out.
    pub fn has_formula(&self) -> bool {
        self.cells.iter().any(|cell| cell.formula.is_some())
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

impl Grid {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The headers of all columns that have one, given how many rows at the top are header.
    pub fn headers(&self, header_rows: usize) -> Vec<ColumnHeader> {
        self.headers_in(0, header_rows)
    }

    /// The headers of all columns that have one, given which rows are header. A merged cell covers
    /// all that it is merged over; where the file does not say what is merged, a blank above another
    /// header is filled with what stands left of it. Columns whose header is blank are left out.
    pub fn headers_in(&self, first: usize, header_rows: usize) -> Vec<ColumnHeader> {
        let end = first.saturating_add(header_rows).min(self.rows.len());
        let rows = self.rows.get(first..end).unwrap_or(&[]);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let known = self.merged.iter().any(|it| it.rows.0 < end && it.rows.1 >= first);
        let mut left = vec![String::new(); rows.len()];
        let mut headers = Vec::new();
        for column in 0..width {
            let mut parts: Vec<String> = Vec::new();
            let mut span = None;
            for (at, row) in rows.iter().enumerate() {
                let own = one_line(row.text(column));
                if !own.is_empty() {
                    span = row.cells.get(column).and_then(|cell| cell.span);
                    // What is left of here in the rows below belongs to another header.
                    left.iter_mut().skip(at).for_each(String::clear);
                    if let Some(left) = left.get_mut(at) {
                        left.clone_from(&own);
                    }
                }
                let below = || {
                    let mut below = rows.iter().skip(at + 1);
                    below.any(|row| !row.text(column).trim().is_empty())
                };
                let part = match own.is_empty() {
                    false => own,
                    true if known => self.merged_text(first + at, column),
                    true if below() => left.get(at).cloned().unwrap_or_default(),
                    true => own,
                };
                if !part.is_empty() && parts.last() != Some(&part) {
                    parts.push(part);
                }
            }
            if !parts.is_empty() {
                headers.push(ColumnHeader { column, parts, span });
            }
        }
        headers
    }

    /// The text of the range that a place is merged into; empty where it is in none.
    fn merged_text(&self, row: usize, column: usize) -> String {
        let covers = |(first, last): (usize, usize), at: usize| first <= at && at <= last;
        let range =
            self.merged.iter().find(|it| covers(it.rows, row) && covers(it.columns, column));
        let text = range.and_then(|it| Some(self.rows.get(it.rows.0)?.text(it.columns.0)));
        text.map(one_line).unwrap_or_default()
    }

    /// How many of its first rows stand above the table: paragraphs, a caption.
    pub fn rows_above(&self) -> usize {
        self.rows.iter().take_while(|row| row.line == 0).count()
    }

    /// The same without its first rows; its merged ranges are those of the rows that are left.
    pub fn without_top(&self, count: usize) -> Self {
        let below = |range: &Merged| {
            let last = range.rows.1.checked_sub(count)?;
            Some(Merged {
                rows: (range.rows.0.saturating_sub(count), last),
                columns: range.columns,
            })
        };
        let rows = self.rows.iter().skip(count).cloned().collect();
        Self { rows, merged: self.merged.iter().filter_map(below).collect(), ..self.clone() }
    }

    /// The file and the table in it.
    pub fn place(&self) -> TablePlace {
        let Self { file, sheet, addressing, .. } = self;
        TablePlace { file: file.clone(), sheet: sheet.clone(), addressing: *addressing }
    }

    /// Its file, with the table in it where there are several: `report.xlsx!内资`.
    pub fn name(&self) -> String {
        self.place().name()
    }

    /// The formula of the cell that is called so: `B4`.
    pub fn formula_at(&self, name: &str) -> Option<&str> {
        let cells = self.rows.iter().flat_map(|row| {
            row.cells.iter().enumerate().map(move |(column, cell)| (row.line, column + 1, cell))
        });
        let mut cells = cells.filter(|(.., cell)| cell.formula.is_some());
        let found = cells.find(|(row, column, _)| {
            u32::try_from(*column).is_ok_and(|it| format!("{}{row}", letters(it)) == name)
        });
        found.and_then(|(.., cell)| cell.formula.as_deref())
    }

    /// Whether it may be a table of figures: several rows of several cells, with a figure in them.
    pub fn has_figures(&self) -> bool {
        let holds = |cell: &&GridCell| !cell.text.trim().is_empty() || cell.formula.is_some();
        let filled = |row: &&GridRow| row.cells.iter().filter(holds).count() > 1;
        let figure = |cell: &GridCell| {
            cell.formula.is_some()
                || matches!(cell::read_cell(&cell.text), Ok(cell::CellText::Figure(_)))
        };
        let rows: Vec<&GridRow> = self.rows.iter().filter(filled).collect();
        rows.len() > 1 && rows.iter().any(|row| row.cells.iter().any(figure))
    }

    /// The rows below the header that hold anything.
    pub fn body(&self, header_rows: usize) -> impl Iterator<Item = &GridRow> {
        self.rows.iter().skip(header_rows).filter(|row| !row.is_blank())
    }
}

/// A text without the line breaks that narrow columns put into it, and without the blanks that stand
/// between two Chinese characters: 成 都, 年初预 算安排数.
pub fn one_line(text: &str) -> String {
    let joined: String = text.trim().split(['\r', '\n']).map(str::trim).collect();
    // Of Greek, Cyrillic and Korean, words are parted by blanks as those of English are.
    let korean = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}');
    let wide = |c: char| c.is_alphanumeric() && c.width() == Some(2) && !korean(c);
    let mut line = String::with_capacity(joined.len());
    let mut rest = joined.as_str();
    while let Some(next) = rest.chars().next() {
        let blanks = rest.len() - rest.trim_start().len();
        if blanks > 0 {
            let after = rest.trim_start();
            let between = line.chars().next_back().is_some_and(wide)
                && after.chars().next().is_some_and(wide);
            if !between {
                line.push_str(rest.get(..blanks).unwrap_or_default());
            }
            rest = after;
        } else {
            line.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let row = |(line, cells): (usize, &&[&str])| GridRow {
            line: line + 1,
            cells: (cells.iter())
                .map(|text| GridCell { text: (*text).into(), ..GridCell::default() })
                .collect(),
            hidden: false,
        };
        let rows = rows.iter().enumerate().map(row).collect();
        Grid { file: "t".into(), rows, ..Grid::default() }
    }

    fn texts(grid: &Grid, header_rows: usize) -> Vec<String> {
        grid.headers(header_rows).iter().map(ColumnHeader::text).collect()
    }

    #[test]
    fn one_row_is_taken_as_it_stands() {
        let grid = grid(&[&["地区 ", "目标完成\n进度%", "", "x"], &["a", "1"]]);
        assert_eq!(texts(&grid, 1), ["地区", "目标完成进度%", "x"]);
        assert_eq!(grid.headers(1)[2].column, 3);
        assert_eq!(grid.body(1).count(), 1);
    }

    #[test]
    fn a_merged_cell_covers_the_columns_to_its_right() {
        let rows: [&[&str]; 2] =
            [&["地区", "内资（亿元）", "", "外资", ""], &["", "绝对值", "同比%", "绝对值", "排名"]];
        assert_eq!(
            texts(&grid(&rows), 2),
            ["地区", "内资（亿元）_绝对值", "内资（亿元）_同比%", "外资_绝对值", "外资_排名"]
        );
    }

    #[test]
    fn a_cell_merged_downwards_stands_once() {
        let rows: [&[&str]; 2] = [&["地区", "内资", "", ""], &["地区", "实际", "目标", ""]];
        assert_eq!(texts(&grid(&rows), 2), ["地区", "内资_实际", "内资_目标"]);
    }

    #[test]
    fn blanks_mean_nothing_within_chinese_words_alone() {
        for (text, expected) in [
            ("成 都", "成都"),
            ("年初预 算\n安排数", "年初预算安排数"),
            ("２０２３ 年", "２０２３年"),
            ("Δυτική Μακεδονία", "Δυτική Μακεδονία"),
            ("Москва Область", "Москва Область"),
            ("서울 특별시", "서울 특별시"),
            ("Vallée Élevée", "Vallée Élevée"),
        ] {
            assert_eq!(one_line(text), expected);
        }
    }

    #[test]
    fn more_header_rows_than_rows_is_no_fault() {
        assert!(grid(&[]).headers(2).is_empty());
        assert_eq!(grid(&[&["a"]]).body(2).count(), 0);
    }
}
