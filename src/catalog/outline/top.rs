//! The rows above the figures: title, then header.

use crate::grid::cell::{CellText, read_cell};
use crate::grid::{Grid, GridRow, one_line};
use crate::period;
use crate::units::parse_unit;

/// Headers have at most so many rows.
const MOST: usize = 3;
/// Titles of more rows than this are none.
const MOST_TITLES: usize = 9;

/// How many rows stand above the header: rows of one text, or of remarks such as the unit, above a row
/// that is wider.
pub(super) fn title_rows(grid: &Grid, above: usize) -> usize {
    let mut count = above;
    for (at, row) in grid.rows.iter().enumerate().skip(above).take(MOST_TITLES) {
        if row.is_blank() {
            continue;
        }
        if !is_title(grid, at, row) {
            break;
        }
        count = at + 1;
    }
    // Blank rows between a title and the header are no header.
    let blank = grid.rows.iter().skip(count).take_while(|row| row.is_blank()).count();
    if count + blank < grid.rows.len() { count + blank - above } else { 0 }
}

/// Whether a row is a title: one text, in one cell or in all, or nothing but remarks, above a wider row
/// that begins where it does. (A header that is merged downwards leaves the cell below it blank.)
fn is_title(grid: &Grid, at: usize, row: &GridRow) -> bool {
    let Some(wider) = grid.rows.iter().skip(at + 1).find(|row| filled(row).count() > 1) else {
        return false;
    };
    let mut texts = filled(row);
    let Some(first) = texts.next() else { return true };
    let alone = texts.all(|text| text == first);
    if !alone {
        return filled(row).all(is_remark);
    }
    if is_remark(first) {
        return true;
    }
    // Two header rows may begin with one header over all: it is not filled to the right there.
    let header = wider.text(0).trim();
    let begins = !row.text(0).trim().is_empty() || first.chars().count() > 12;
    begins && !header.is_empty() && header != first
}

/// What stands in a corner above a table: 单位：亿元, 2023年1-3月, 表1-5, (continued).
fn is_remark(text: &str) -> bool {
    let text = one_line(text);
    let begins =
        ["单位：", "单位:", "计量单位", "截至", "截止", "填报", "制表", "Unit:", "unit:", "Table "];
    let table = text
        .strip_prefix(['表', '续'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '表'));
    begins.iter().any(|word| text.starts_with(word))
        || table
        || (period::parse(&text).is_ok() && text.contains(['年', '月', 'Q', 'q']))
}

/// How many rows are header. Rows after the first are, as long as they hold no figure and stand below a
/// merged cell, or state units.
pub(super) fn header_rows(grid: &Grid, start: usize) -> usize {
    let mut count = 1;
    while count < MOST {
        let rows = grid.rows.get(start..start + count).unwrap_or(&[]);
        let Some(next) = grid.rows.get(start + count) else { break };
        let goes_on = grid.rows.iter().skip(start + count + 1).any(|row| !row.is_blank());
        if !goes_on || !continues(grid, rows, next, start + count) {
            break;
        }
        count += 1;
    }
    count
}

fn continues(grid: &Grid, above: &[GridRow], next: &GridRow, at: usize) -> bool {
    if next.is_blank() {
        return false;
    }
    let figures = next.cells.iter().filter(|cell| is_figure(&cell.text));
    let mut years = figures.map(|cell| is_year(&cell.text)).peekable();
    let only_years =
        years.peek().is_none() || (next.text(0).trim().is_empty() && years.all(|it| it));
    if !only_years {
        return false;
    }
    let merged = grid.merged.iter().any(|range| {
        let from_above = range.rows.0 < at;
        (from_above && range.rows.1 >= at)
            || (range.rows.1 + 1 == at && range.columns.0 < range.columns.1)
    });
    let last = above.last();
    let below_blank = (1..next.cells.len()).any(|column| {
        let blank = last.is_none_or(|row| row.text(column).trim().is_empty());
        // A header merged downwards has its text further up, and so no part of its own here.
        let started = above
            .iter()
            .any(|row| row.cells.iter().take(column).any(|cell| !cell.text.trim().is_empty()));
        blank && started && !next.text(column).trim().is_empty()
    });
    let first = above.iter().all(|row| row.text(0).trim().is_empty())
        || next.text(0).trim().is_empty()
        || above.iter().any(|row| one_line(row.text(0)) == one_line(next.text(0)));
    // The second of two rows may repeat nothing and fill everything: its name column too.
    let first = first || above.len() == 1;
    merged || is_units(next) || (below_blank && first)
}

/// Whether a row states the unit of columns and nothing else.
fn is_units(row: &GridRow) -> bool {
    let mut units = 0;
    for (column, cell) in row.cells.iter().enumerate() {
        let text = one_line(&cell.text);
        let inside = text.trim_matches(['（', '）', '(', ')', '[', ']', '【', '】']);
        if inside.is_empty()
            || (column == 0 && ["单位", "计量单位", "unit", "units"].contains(&inside))
        {
            continue;
        }
        if matches!(inside, "-" | "—") {
            continue;
        }
        if parse_unit(inside).is_err() {
            return false;
        }
        units += 1;
    }
    units > 0
}

fn is_figure(text: &str) -> bool {
    matches!(read_cell(text), Ok(CellText::Figure(_)))
}

fn is_year(text: &str) -> bool {
    text.trim().parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// The texts of a row that are not blank.
fn filled(row: &GridRow) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
}
