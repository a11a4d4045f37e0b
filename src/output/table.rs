//! An answer as a table in a terminal.
//!
//! One line that says what was asked, the table, what is computed, where it came from:
//!
//! ```text
//! domestic · 2023Q1 · 2 of 13 districts · schedule 25%
//!
//!   rank  district  actual  target  progress      gap *  shortfall *
//!                     亿元    亿元                              亿元
//!     12  恒口       13.07   65.08    20.08%  ▼ −4.92pp         3.20
//!
//!   * computed                                    ankang-2023q1.csv
//! ```
//!
//! A line that would be wider than the style allows loses columns from the right, and says which;
//! it is never broken. Warnings are not drawn here.

use super::bar::Bars;
use super::layout::{Align, clip, one_line, pad, paint, width, wrap};
use super::number::{Reader, cell_text, header_unit, right_aligned};
use super::trend;
use super::{Style, more_rows};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell, Shown};
use crate::plan::{Basis, TypeKind};
use crate::text::{Language, Text, listed, text};
use owo_colors::Style as Paint;

pub(super) const INDENT: &str = "  ";
pub(super) const BETWEEN: &str = "  ";
/// Stands before a figure that is behind schedule, beside its colour.
pub const BEHIND: &str = "▼";
/// Stands behind the label of a computed column.
pub const COMPUTED: &str = "*";

/// The answer as lines of text.
pub fn table(answer: &Answer, style: Style) -> String {
    let drawn = style.drawn(answer.rows.len());
    let columns: Vec<Column> =
        (0..answer.columns.len()).flat_map(|at| Column::of(answer, at, drawn, style)).collect();
    let (columns, dropped) = fitting(columns, style.line_width());
    let language = style.language;
    let mut lines: Vec<String> = wrap(&heading(answer, language), style.line_width())
        .into_iter()
        .map(|line| paint(&line, Paint::new().bold(), style.color))
        .collect();
    lines.push(String::new());
    lines.extend(header_lines(&columns, style));
    if answer.rows.is_empty() {
        lines.push(format!("{INDENT}{}", no_rows().in_language(language)));
    }
    for row in 0..drawn {
        lines.push(joined(&columns, style, |column| column.body(row)));
    }
    lines.extend(rest_of_rows(drawn, answer.rows.len(), style));
    let trends = if style.without_trends { vec![] } else { trend::drawn(answer, style) };
    if !trends.is_empty() {
        lines.push(String::new());
        lines.extend(trends);
    }
    let footer = footer_lines(answer, &columns, &dropped, style);
    if !footer.is_empty() {
        lines.push(String::new());
        lines.extend(footer);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// How many rows are not drawn, if any.
fn rest_of_rows(drawn: usize, rows: usize, style: Style) -> Vec<String> {
    let Some(said) = more_rows(drawn, rows) else { return vec![] };
    let inside = style.line_width().map(|line| line - INDENT.len());
    let lines = wrap(said.in_language(style.language), inside).into_iter();
    lines
        .map(|line| format!("{INDENT}{}", paint(&line, Paint::new().dimmed(), style.color)))
        .collect()
}

/// `domestic · 2023Q1 · 2 of 13 districts · schedule 25%`, as far as there is something to say;
/// `2023Q1 versus 2022Q4` where two periods are compared.
pub fn heading(answer: &Answer, language: Language) -> String {
    let said = |text: &Text| one_line(text.in_language(language));
    let mut parts = vec![said(&answer.subject)];
    parts.extend(answer.order.as_ref().map(said));
    let versus = answer.versus.as_ref();
    let versus = versus.map(|then| said(&text!("versus {then}", "较 {then}", then)));
    let periods = answer.period.as_ref().map(said).into_iter().chain(versus);
    parts.push(periods.collect::<Vec<_>>().join(" "));
    parts.extend(answer.shown.as_ref().map(|shown| said(&of_population(shown))));
    let schedule = answer.schedule.as_deref();
    parts.extend(
        schedule.map(|percent| said(&text!("schedule {percent}", "序时进度 {percent}", percent))),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// `2 of 13 districts`
pub fn of_population(shown: &Shown) -> Text {
    let Shown { shown, population, noun } = shown;
    text!("{shown} of {population} {noun}", "{noun} {shown}/{population}", shown, population, noun)
}

/// What is said where an answer has no rows.
pub fn no_rows() -> Text {
    text!("no rows", "没有数据行")
}

/// What the sign behind a label means.
pub fn computed() -> Text {
    text!("{sign} computed", "{sign} 推算", sign = COMPUTED)
}

/// What colour says about a cell, always beside a sign that says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    /// Behind schedule: red, with [`BEHIND`] before it.
    Behind,
    /// Moved up in the ranking: green, its text has the arrow.
    Up,
    /// Moved down: red, its text has the arrow.
    Down,
    /// A bar that has reached the schedule: green, its mark says it.
    Reached,
    /// A bar that has not: red, its mark says it.
    Short,
}

impl Mark {
    fn of(column: &AnswerColumn, row: &AnswerRow, at: usize) -> Self {
        if row.behind.contains(&at) {
            return Self::Behind;
        }
        let places = match (&column.ty.kind, row.cells.get(at)) {
            (TypeKind::Movement, Some(Cell::Whole(places))) | (_, Some(Cell::Moved(places))) => {
                *places
            }
            _ => 0,
        };
        match places {
            0 => Self::None,
            1.. => Self::Up,
            _ => Self::Down,
        }
    }
}

/// A column as text.
struct Column {
    label: String,
    unit: String,
    align: Align,
    computed: bool,
    /// The cells, and what colour says about them.
    cells: Vec<(String, Mark)>,
    /// The columns that the cells fill without the sign.
    cell_width: usize,
    /// Whether there is room for the sign.
    signed: bool,
    /// Whether these are the bars of the column before, which go first where room is short.
    bars: bool,
    width: usize,
}

impl Column {
    /// A column of the answer with its first `drawn` rows, and its bars where it has any.
    fn of(answer: &Answer, at: usize, drawn: usize, style: Style) -> Vec<Self> {
        let language = style.language;
        let described: Option<&AnswerColumn> = answer.columns.get(at);
        let text = |column: &AnswerColumn, row: &AnswerRow| {
            let cell = row.cells.get(at).unwrap_or(&Cell::Missing);
            one_line(&cell_text(cell, &column.ty, Reader::Terminal, language))
        };
        let cells: Vec<(String, Mark)> = answer
            .rows
            .iter()
            .take(drawn)
            .filter_map(|row| Some((text(described?, row), Mark::of(described?, row, at))))
            .collect();
        let computed = described.is_some_and(|column| column.basis == Basis::Computed);
        let mut label = described
            .map(|column| one_line(column.label.in_language(language)))
            .unwrap_or_default();
        if computed {
            label = format!("{label} {COMPUTED}");
        }
        let right = described.is_some_and(|column| right_aligned(&column.ty));
        let mut column = Self {
            label,
            unit: described
                .map(|column| one_line(&header_unit(&column.ty, language)))
                .unwrap_or_default(),
            align: if right { Align::Right } else { Align::Left },
            computed,
            cell_width: 0,
            signed: cells.iter().any(|(_, mark)| *mark == Mark::Behind),
            cells,
            bars: false,
            width: 0,
        };
        column.measure();
        let bars = described.filter(|_| style.bars).and_then(|it| Bars::of(answer, it));
        let bars = bars.map(|bars| Self::of_bars(&bars, answer, at, drawn));
        std::iter::once(column).chain(bars).collect()
    }

    /// The bars of a column.
    fn of_bars(bars: &Bars, answer: &Answer, at: usize, drawn: usize) -> Self {
        let bar = |row: &AnswerRow| {
            let Some(progress) = row.cells.get(at).and_then(Cell::number) else {
                return (String::new(), Mark::None);
            };
            let mark = match bars.reached(progress) {
                None => Mark::None,
                Some(true) => Mark::Reached,
                Some(false) => Mark::Short,
            };
            (bars.drawn(progress), mark)
        };
        let cells = answer.rows.iter().take(drawn).map(bar).collect();
        let mut column = Self {
            label: String::new(),
            unit: String::new(),
            align: Align::Left,
            computed: false,
            cells,
            cell_width: 0,
            signed: false,
            bars: true,
            width: 0,
        };
        column.measure();
        column
    }

    fn measure(&mut self) {
        self.cell_width = self.cells.iter().map(|(text, _)| width(text)).max().unwrap_or(0);
        let sign = if self.signed { width(BEHIND) + 1 } else { 0 };
        self.width = (self.cell_width + sign).max(width(&self.label)).max(width(&self.unit));
    }

    /// Cuts texts so that the column fills at most `to` columns.
    fn clip(&mut self, to: usize) {
        let sign = if self.signed { width(BEHIND) + 1 } else { 0 };
        self.label = clip(&self.label, to);
        self.unit = clip(&self.unit, to);
        for (text, _) in &mut self.cells {
            *text = clip(text, to.saturating_sub(sign));
        }
        self.measure();
    }

    /// The text of a row's cell, and how to paint it.
    fn body(&self, row: usize) -> (String, Paint) {
        match (self.cells.get(row), self.align) {
            (None, _) => (String::new(), Paint::new()),
            (Some((text, Mark::None)), _) => (text.clone(), Paint::new()),
            (Some((text, Mark::Up | Mark::Reached)), _) => (text.clone(), Paint::new().green()),
            (Some((text, Mark::Down | Mark::Short)), _) => (text.clone(), Paint::new().red()),
            (Some((text, Mark::Behind)), Align::Left) => {
                (format!("{BEHIND} {text}"), Paint::new().red())
            }
            (Some((text, Mark::Behind)), Align::Right) => {
                let figure = pad(text, self.cell_width, Align::Right);
                (format!("{BEHIND} {figure}"), Paint::new().red())
            }
        }
    }
}

/// The columns that fit, from the left, and the labels of the others. One column always stays: its
/// texts are cut where even it is too wide.
fn fitting(mut columns: Vec<Column>, line: Option<usize>) -> (Vec<Column>, Vec<String>) {
    let mut dropped = Vec::new();
    let Some(line) = line else { return (columns, dropped) };
    if table_width(&columns) > line {
        columns.retain(|column| !column.bars);
    }
    while table_width(&columns) > line && columns.len() > 1 {
        dropped.extend(columns.pop().map(|column| column.label));
    }
    if table_width(&columns) > line {
        columns.iter_mut().for_each(|column| column.clip(line - INDENT.len()));
    }
    dropped.reverse();
    (columns, dropped)
}

fn table_width(columns: &[Column]) -> usize {
    let cells: usize = columns.iter().map(|column| column.width).sum();
    INDENT.len() + cells + BETWEEN.len() * columns.len().saturating_sub(1)
}

fn header_lines(columns: &[Column], style: Style) -> Vec<String> {
    let mut lines =
        vec![joined(columns, style, |column| (column.label.clone(), Paint::new().bold()))];
    if columns.iter().any(|column| !column.unit.is_empty()) {
        lines.push(joined(columns, style, |column| (column.unit.clone(), Paint::new().dimmed())));
    }
    lines
}

/// One line of cells. Only text is painted, and no blanks are written at the end.
fn joined(columns: &[Column], style: Style, cell: impl Fn(&Column) -> (String, Paint)) -> String {
    let mut line = String::new();
    let mut blanks = INDENT.len();
    for column in columns {
        let (text, how) = cell(column);
        let room = column.width.saturating_sub(width(&text));
        let before = if column.align == Align::Right { room } else { 0 };
        if text.is_empty() {
            blanks += column.width;
        } else {
            line.push_str(&" ".repeat(blanks + before));
            line.push_str(&paint(&text, how, style.color));
            blanks = room - before;
        }
        blanks += BETWEEN.len();
    }
    line
}

/// What is computed, at the left; the files, at the right; before them what did not fit.
fn footer_lines(
    answer: &Answer,
    columns: &[Column],
    dropped: &[String],
    style: Style,
) -> Vec<String> {
    let inside = style.line_width().map(|line| line - INDENT.len());
    let mut lines = Vec::new();
    if !dropped.is_empty() {
        let dropped = listed(dropped);
        let note = text!("not shown, too wide: {dropped}", "太宽未显示：{dropped}", dropped);
        lines.extend(wrap(note.in_language(style.language), inside));
    }
    let computed = columns.iter().any(|column| column.computed)
        || dropped.iter().any(|label| label.ends_with(COMPUTED));
    let legend = self::computed();
    let left = if computed { legend.in_language(style.language).to_owned() } else { String::new() };
    let files: Vec<String> = answer.files.iter().map(|file| one_line(file)).collect();
    // A year of months is named by its ends; json names all.
    let right = match files.as_slice() {
        [first, _, _, .., last] => {
            let count = files.len();
            let all = text!(
                "{first} … {last} ({count} files)",
                "{first} … {last}（{count} 个文件）",
                first,
                last,
                count
            );
            all.in_language(style.language).to_owned()
        }
        few => few.join(", "),
    };
    let gap = if left.is_empty() || right.is_empty() { 0 } else { BETWEEN.len() };
    let needed = width(&left) + gap + width(&right);
    if inside.is_some_and(|inside| needed > inside) {
        lines.extend((!left.is_empty()).then_some(left));
        lines.extend(wrap(&right, inside));
    } else if needed > 0 {
        let to = needed.max(table_width(columns) - INDENT.len());
        lines.push(format!("{left}{}", pad(&right, to - width(&left), Align::Right)));
    }
    lines
        .into_iter()
        .map(|line| line.trim_end().to_string())
        .map(|line| format!("{INDENT}{}", paint(&line, Paint::new().dimmed(), style.color)))
        .collect()
}

#[cfg(test)]
mod tests;
