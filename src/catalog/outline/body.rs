//! What each row below the header is.

use super::Outline;
use crate::catalog::key;
use crate::grid::cell::{CellText, read_cell};
use crate::grid::{Grid, GridRow};

/// What a row below the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowRole {
    /// A name and its figures: a district, or a sum of some.
    Figures,
    /// The name of the rows that follow: 五县组.
    Label,
    /// The header again, as tables of several pages have it.
    RepeatedHeader,
    /// Notes and sources.
    Note,
}

/// A row below the header, or its part in one of several panels.
#[derive(Debug, Clone, Copy)]
pub struct BodyRow<'g> {
    /// The whole row.
    pub row: &'g GridRow,
    /// Its index among the rows of the grid.
    pub index: usize,
    /// How far right of the first panel its own stands.
    pub shift: usize,
    /// What it is.
    pub role: RowRole,
}

impl<'g> BodyRow<'g> {
    /// The text of a cell, whose column is that of the first panel.
    pub fn text(&self, column: usize) -> &'g str {
        self.row.text(column.saturating_add(self.shift))
    }
}

impl Outline {
    /// The rows below the header that hold anything, those of the first panel first.
    pub fn rows<'g>(&self, grid: &'g Grid) -> Vec<BodyRow<'g>> {
        let header = self.header_keys(grid);
        let start = self.body_start();
        let last = (grid.rows.iter().enumerate().skip(start))
            .filter(|(_, row)| row.cells.iter().any(|cell| is_figure(&cell.text)))
            .map(|(index, _)| index)
            .next_back();
        let mut rows = Vec::new();
        for (number, shift) in self.shifts.iter().copied().enumerate() {
            let end = self.shifts.get(number + 1).copied().unwrap_or(usize::MAX);
            for (index, row) in grid.rows.iter().enumerate().skip(start) {
                let after = last.is_none_or(|last| index > last);
                let role = role(row, &header, after);
                let mut own = row.cells.iter().skip(shift).take(end.saturating_sub(shift));
                let blank = own.all(|cell| cell.text.trim().is_empty());
                // A note is a row of its own, whatever columns it stands in.
                let is_here = match role {
                    RowRole::Note => number == 0 && !row.is_blank(),
                    _ => !blank,
                };
                if is_here {
                    rows.push(BodyRow { row, index, shift, role });
                }
            }
        }
        rows
    }

    fn header_keys(&self, grid: &Grid) -> Vec<Vec<String>> {
        let rows = grid.rows.iter().skip(self.header_start()).take(self.shape.header_rows);
        rows.map(|row| keys(row).collect()).filter(|keys: &Vec<String>| keys.len() > 1).collect()
    }
}

fn role(row: &GridRow, header: &[Vec<String>], after: bool) -> RowRole {
    if is_note(row, after) {
        return RowRole::Note;
    }
    // Two cells tell most rows from header and label; the others are looked at where they do not.
    let mut own = keys(row);
    let Some(first) = own.next() else { return RowRole::Figures };
    let begins = |one: &&Vec<String>| one.first() == Some(&first);
    if header.iter().filter(begins).any(|one| one.iter().cloned().eq(keys(row))) {
        return RowRole::RepeatedHeader;
    }
    match own.next() {
        None if is_label(row, &first) => RowRole::Label,
        _ => RowRole::Figures,
    }
}

/// What stands in a row, from left to right.
fn keys(row: &GridRow) -> impl Iterator<Item = String> + '_ {
    row.cells.iter().map(|cell| key(&cell.text)).filter(|key| !key.is_empty())
}

/// A label has a name and nothing beside it, in a table that has columns beside it. A district that lacks
/// all figures looks the same, so a label has to say that it is one.
fn is_label(row: &GridRow, only: &str) -> bool {
    let numbered = only.split_once('、').is_some_and(|(number, _)| {
        !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    });
    let ends = ["组", "片区", "类", "板块", "地市", "功能区组", "group"];
    row.cells.len() > 1 && (numbered || ends.iter().any(|end| only.ends_with(end)))
}

/// Whether a row is notes: it begins as they do and holds no figure, or it is a sentence alone below all
/// figures.
fn is_note(row: &GridRow, after: bool) -> bool {
    const ALONE: &[&str] =
        &["注", "备注", "说明", "资料来源", "数据来源", "来源", "note", "source"];
    let mut printed = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let Some(first) = printed.next() else { return false };
    let alone = printed.next().is_none();
    let start = key(first);
    let begins = |word: &&str| start.starts_with(*word);
    let named = ALONE.iter().find(|word| begins(word));
    let marked = named.is_some_and(|word| {
        let rest = start.get(word.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with([':', '.', '、']) || rest.is_empty()
    });
    let long = match first.is_ascii() {
        true => first.split_whitespace().count() > 4,
        false => first.chars().count() > 12,
    };
    let sentence = long || first.ends_with('。');
    let starred = first.starts_with(['*', '※', '†']) && first.chars().count() > 1;
    match alone {
        true => named.is_some() || (after && (sentence || starred)),
        // A note whose commas have cut it into cells.
        false => marked && !row.cells.iter().any(|cell| is_figure(&cell.text)),
    }
}

fn is_figure(text: &str) -> bool {
    matches!(read_cell(text), Ok(CellText::Figure(_)))
}
