//! Rows of a report in columns, as wide as a terminal.

use super::human::{INDENT, color};
use super::rows::{NOTHING, Rows};
use crate::checks::result::Outcome;
use crate::output::Style;
use crate::output::layout::{Align, clip, one_line, pad, paint, width, wrap};
use crate::text::{listed, text};
use owo_colors::Style as Paint;

/// Before what is said about the row above.
const DEEPER: &str = "      ";
const BETWEEN: &str = "  ";

/// The rows in columns that line up. A place that does not fit beside its row stands below it; other
/// columns that do not fit are left out from the right, and named.
pub(super) fn table(rows: &Rows, style: Style) -> Vec<String> {
    let mut cells: Vec<Vec<String>> = vec![rows.headers.clone()];
    cells.extend(rows.cells.iter().cloned());
    for cell in cells.iter_mut().flatten() {
        *cell = one_line(cell);
    }
    let line = style.width.map(|width| width.max(Style::NARROWEST));
    let widest = |at: usize| {
        cells.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..rows.headers.len()).map(widest).collect();
    let filled = |widths: &[usize]| {
        let between = BETWEEN.len() * widths.len().saturating_sub(1);
        INDENT.len() + widths.iter().sum::<usize>() + between
    };
    let below = rows.place.filter(|_| line.is_some_and(|line| filled(&widths) > line));
    if below.is_some() {
        widths.pop();
    }
    let mut dropped: Vec<&String> = Vec::new();
    while line.is_some_and(|line| filled(&widths) > line) && widths.len() > 1 {
        widths.pop();
        dropped.extend(rows.headers.get(widths.len()));
    }
    if let (Some(line), [only]) = (line, widths.as_mut_slice()) {
        *only = (*only).min(line - INDENT.len());
    }
    let last = rows.headers.len().saturating_sub(1);
    let drawn = |row: &Vec<String>, outcome: Option<&Outcome>| {
        let columns = row.iter().zip(&widths).zip(&rows.right).enumerate();
        let each = columns.map(|(at, ((cell, to), right))| {
            let text = pad(&clip(cell, *to), *to, if *right { Align::Right } else { Align::Left });
            match outcome.filter(|_| at == last) {
                Some(outcome) => paint(text.trim_end(), color(*outcome), style.color),
                None => text,
            }
        });
        let line = format!("{INDENT}{}", each.collect::<Vec<_>>().join(BETWEEN));
        line.trim_end().to_owned()
    };
    let mut lines = Vec::new();
    for (at, row) in cells.iter().enumerate() {
        let how = if at == 0 { Paint::new().bold() } else { Paint::new() };
        let outcome = at.checked_sub(1).and_then(|at| rows.outcomes.get(at));
        lines.push(paint(&drawn(row, outcome), how, style.color));
        let Some(at) = at.checked_sub(1) else { continue };
        let place = below.and_then(|column| row.get(column)).filter(|place| *place != NOTHING);
        for note in place.into_iter().chain(rows.notes.get(at).into_iter().flatten()) {
            let wrapped = wrap(&one_line(note), line.map(|line| line - DEEPER.len()));
            lines.extend(wrapped.iter().map(|line| format!("{DEEPER}{line}")));
        }
    }
    if !dropped.is_empty() {
        dropped.reverse();
        let dropped = listed(dropped);
        let note = text!("not shown, too wide: {dropped}", "太宽未显示：{dropped}", dropped);
        let note = note.in_language(style.language);
        let wrapped = wrap(note, line.map(|line| line - INDENT.len()));
        lines.extend(
            wrapped
                .iter()
                .map(|line| paint(&format!("{INDENT}{line}"), Paint::new().dimmed(), style.color)),
        );
    }
    lines
}
