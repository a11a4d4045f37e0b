//! What indiq says about itself and the data (`describe`, `explain`, `help`), as text.
//!
//! Takes a [`Page`] of blocks; gives it in the format asked for. A terminal wraps its text and the
//! cells of its tables to the width; csv and tsv keep only the tables.

use super::delimited::{guarded, records};
use super::json::VERSION;
use super::layout::{borderless, one_line, paint, width as columns, wrap};
use super::table::INDENT;
use super::{Format, Style, markdown, more_rows};
use crate::text::{Language, Text};
use owo_colors::Style as Paint;
use serde::Serialize;

/// Before each line that stands as it is.
const CODE: &str = "    ";

/// A text with a title, in both languages; of `String`s, in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Page<T = Text> {
    /// What it is about, on one line.
    pub title: T,
    /// From the top.
    pub blocks: Vec<Block<T>>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Block<T = Text> {
    /// A paragraph; line breaks in it are kept.
    Text(T),
    /// A table of texts.
    Table {
        /// Above the columns; empty when there is nothing to say.
        headers: Vec<T>,
        /// Its rows.
        rows: Vec<Vec<T>>,
    },
    /// Text to be shown as it stands.
    Code(T),
    /// The title of what follows.
    Heading(T),
}

impl Page {
    /// The page in one language.
    fn in_language(&self, language: Language) -> Page<String> {
        let said = |text: &Text| text.in_language(language).to_owned();
        let all = |texts: &Vec<Text>| texts.iter().map(said).collect::<Vec<_>>();
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Text(text) => Block::Text(said(text)),
            Block::Code(text) => Block::Code(said(text)),
            Block::Heading(text) => Block::Heading(said(text)),
            Block::Table { headers, rows } => {
                Block::Table { headers: all(headers), rows: rows.iter().map(all).collect() }
            }
        });
        Page { title: said(&self.title), blocks: blocks.collect() }
    }
}

/// The page in `format`, ending with a line break (unless nothing remains of it).
pub fn render_page(page: &Page, format: Format, style: Style) -> String {
    let page = &page.in_language(style.language);
    match format {
        Format::Table => terminal(page, style),
        Format::Markdown => as_markdown(page),
        Format::Csv => tables(page, b','),
        Format::Tsv => tables(page, b'\t'),
        Format::Json => {
            let document = Document { version: VERSION, page };
            serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
        }
        Format::NdJson => {
            let lines = page.blocks.iter().filter_map(|block| serde_json::to_string(block).ok());
            lines.map(|line| line + "\n").collect()
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    page: &'a Page<String>,
}

fn terminal(page: &Page<String>, style: Style) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let bold = |text: &str| lines(text, style.line_width(), Paint::new().bold(), style);
    if !page.title.is_empty() {
        blocks.push(bold(&page.title));
    }
    for block in &page.blocks {
        blocks.push(match block {
            Block::Text(text) => lines(text, style.line_width(), Paint::new(), style),
            Block::Heading(text) => bold(text),
            Block::Code(text) => {
                let code: Vec<String> =
                    text.lines().flat_map(|line| code_line(&one_line(line), style)).collect();
                code.join("\n")
            }
            Block::Table { headers, rows } => terminal_table(headers, rows, style),
        });
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// A line as it stands, where it is too long for the terminal broken at blanks, with deeper lines below.
fn code_line(line: &str, style: Style) -> Vec<String> {
    let lead = line.len() - line.trim_start().len();
    let room = style.line_width().map(|width| width.saturating_sub(CODE.len() + lead + 2));
    let parts = match room {
        Some(room) if room + 2 < columns(line) - lead => wrap(line.trim_start(), Some(room)),
        _ => return vec![format!("{CODE}{line}")],
    };
    let blanks = |at: usize| " ".repeat(lead + if at == 0 { 0 } else { 2 });
    parts.iter().enumerate().map(|(at, part)| format!("{CODE}{}{part}", blanks(at))).collect()
}

fn lines(text: &str, width: Option<usize>, how: Paint, style: Style) -> String {
    let lines: Vec<String> = text
        .lines()
        .flat_map(|line| wrap(&one_line(line), width))
        .map(|line| paint(&line, how, style.color))
        .collect();
    lines.join("\n")
}

/// The table, indented; cells are wrapped where the terminal is too narrow for them.
fn terminal_table(headers: &[String], rows: &[Vec<String>], style: Style) -> String {
    // Cells are one blank away from the edges and two from each other; the second blank of the
    // indent is written here, and comfy-table's blank at the right is cut off.
    let mut table = borderless(style.line_width());
    let cells = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| text.lines().map(one_line).collect::<Vec<_>>().join("\n")).collect()
    };
    let headed = headers.iter().any(|header| !header.is_empty());
    if headed {
        table.add_row(cells(headers));
    }
    let shown = style.drawn(rows.len());
    table.add_rows(rows.iter().take(shown).map(|row| cells(row)));
    let mut drawn: Vec<String> =
        table.lines().map(|line| format!(" {}", line.trim_end()).trim_end().to_string()).collect();
    if let Some(said) = more_rows(shown, rows.len()) {
        let inside = style.line_width().map(|line| line - INDENT.len());
        let said = wrap(said.in_language(style.language), inside).into_iter();
        drawn.extend(said.map(|line| format!("{INDENT}{line}")));
    }
    if !headed || !style.color {
        return drawn.join("\n");
    }
    let mut alone = drawn.into_iter();
    let header = alone.next().unwrap_or_default();
    let header = paint(&header, Paint::new().bold(), true);
    std::iter::once(header).chain(alone).collect::<Vec<_>>().join("\n")
}

fn as_markdown(page: &Page<String>) -> String {
    let mut blocks = Vec::new();
    if !page.title.is_empty() {
        blocks.push(format!("# {}", markdown::escaped(&page.title)));
    }
    for block in &page.blocks {
        blocks.push(match block {
            Block::Text(text) => markdown::escaped(text),
            Block::Heading(text) => format!("## {}", markdown::escaped(text)),
            Block::Code(text) => fenced(text),
            Block::Table { headers, rows } => {
                let count = rows.iter().map(Vec::len).chain([headers.len()]).max().unwrap_or(0);
                let cells = |texts: &[String]| -> Vec<String> {
                    let texts = texts.iter().map(|text| markdown::escaped(text));
                    texts.chain(std::iter::repeat(String::new())).take(count).collect()
                };
                let rows = rows.iter().map(|row| cells(row));
                markdown::table(&cells(headers), &vec![false; count], rows)
            }
        });
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// The text in a fence longer than any run of backquotes in it.
fn fenced(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn tables(page: &Page<String>, delimiter: u8) -> String {
    let tables = page.blocks.iter().filter_map(|block| match block {
        Block::Table { headers, rows } => {
            let lines = std::iter::once(headers).chain(rows);
            let guard =
                |line: &Vec<String>| line.iter().map(|cell| guarded(cell).into_owned()).collect();
            Some(records(lines.map(guard), delimiter))
        }
        Block::Text(_) | Block::Code(_) | Block::Heading(_) => None,
    });
    tables.filter(|table| !table.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
