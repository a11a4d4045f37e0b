//! What came out, as text: an [`Answer`], a [`Page`] or diagnostics.
//!
//! Takes values that say all there is to say about themselves; gives strings. Nothing here prints,
//! reads a file or knows a terminal: whether to colour and how wide a line may be is in [`Style`],
//! which the caller fills in. [`save`] alone writes: an answer to a file. `docs/output.md` states each format.

mod bar;
mod delimited;
mod diagnostics;
mod file;
mod json;
pub(crate) mod layout;
pub(crate) mod markdown;
mod number;
mod page;
#[cfg(test)]
pub(crate) mod sample;
mod table;
mod trend;

pub use delimited::{delimited, guarded, records};
pub use diagnostics::{diagnostics_json, render_at_prompt, render_diagnostics};
pub use file::{FileFormat, Leave, replace, save, write_new};
#[cfg(feature = "engine")]
pub(crate) use json::line as json_line;
#[cfg(feature = "cli")]
pub(crate) use layout::columns;
#[cfg(feature = "engine")]
pub(crate) use number::certain;
pub use page::{Block, Page, render_page};

use crate::answer::{Answer, Cell};
use crate::plan::Type;
use crate::source::Sources;
use crate::text::{Language, Text, listed, text};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// In which form an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For a reader at a terminal.
    #[default]
    Table,
    /// Comma-separated values, for a spreadsheet or a program.
    Csv,
    /// The same with tabs.
    Tsv,
    /// One JSON object, versioned.
    Json,
    /// One JSON object a row.
    NdJson,
    /// A GitHub table.
    Markdown,
}

/// The cell as a text has it, with its unit: `381.47亿元`, `20.08%`, `4.92个百分点`.
pub fn with_unit(cell: &Cell, ty: &Type, language: Language) -> String {
    number::with_unit(cell, ty, number::Reader::Markdown, language)
}

impl Format {
    /// Every format with its name.
    pub const NAMES: &'static [(Format, &'static str)] = &[
        (Self::Table, "table"),
        (Self::Csv, "csv"),
        (Self::Tsv, "tsv"),
        (Self::Json, "json"),
        (Self::NdJson, "ndjson"),
        (Self::Markdown, "markdown"),
    ];

    /// The name: `ndjson`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(format, _)| *format == self).map_or("?", |(_, name)| name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no format's: `--format jsn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat {
    /// As typed.
    pub name: String,
    /// The formats' names, nearest first where any is near.
    pub near: Vec<&'static str>,
}

impl UnknownFormat {
    /// What is wrong, and the names that there are.
    pub fn in_words(&self) -> Text {
        let name = &self.name;
        if self.near.is_empty() {
            let names = listed(Format::NAMES.iter().map(|(_, name)| *name));
            return text!(
                "`{name}` is not an output format; the formats are {names}",
                "`{name}` 不是输出格式；格式有：{names}",
                name,
                names
            );
        }
        let near = listed(&self.near);
        text!(
            "`{name}` is not an output format; near it: {near}",
            "`{name}` 不是输出格式；相近的有：{near}",
            name,
            near
        )
    }
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    /// Reads a name in any case; `md`, `jsonl` and `text` are taken too.
    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        let typed = text.trim().to_lowercase();
        match typed.as_str() {
            "md" => return Ok(Self::Markdown),
            "jsonl" => return Ok(Self::NdJson),
            "text" => return Ok(Self::Table),
            _ => {}
        }
        if let Some((format, _)) = Self::NAMES.iter().find(|(_, name)| *name == typed) {
            return Ok(*format);
        }
        let mut near: Vec<(f64, &'static str)> = Self::NAMES
            .iter()
            .map(|(_, name)| (strsim::normalized_damerau_levenshtein(&typed, name), *name))
            .filter(|(likeness, _)| *likeness >= 0.5)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        Err(UnknownFormat {
            name: text.to_string(),
            near: near.into_iter().map(|(_, name)| name).collect(),
        })
    }
}

/// How a text for a reader is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Whether to colour.
    pub color: bool,
    /// The columns that a line may fill; `None` is any number. Fewer than [`Style::NARROWEST`]
    /// count as that many.
    pub width: Option<usize>,
    /// The language of what is said; identifiers in formats for programs are English in any.
    pub language: Language,
    /// How many rows of a table are drawn at a prompt, which has `.last` for all; `None` is any
    /// number.
    pub rows: Option<usize>,
    /// Whether bars stand beside progress: on a screen, where they are no text to take.
    pub bars: bool,
    /// Whether trends are left undrawn.
    pub without_trends: bool,
}

impl Style {
    /// No table is drawn narrower than this.
    pub const NARROWEST: usize = 20;

    /// Everything that there is, without colour.
    pub const fn plain(language: Language) -> Self {
        Self { color: false, width: None, language, rows: None, bars: false, without_trends: false }
    }

    /// The columns that a line may fill.
    fn line_width(self) -> Option<usize> {
        self.width.map(|width| width.max(Self::NARROWEST))
    }

    /// How many of `rows` are drawn.
    fn drawn(self, rows: usize) -> usize {
        self.rows.map_or(rows, |most| rows.min(most))
    }
}

/// What stands below a table of which not all rows are drawn.
fn more_rows(drawn: usize, rows: usize) -> Option<Text> {
    let hidden = rows.checked_sub(drawn).filter(|hidden| *hidden > 0)?;
    Some(text!(
        "… {hidden} of {rows} rows not shown; .last shows all",
        "… 共 {rows} 行，有 {hidden} 行未显示；.last 显示全部",
        hidden,
        rows
    ))
}

/// The answer in `format`, ending with a line break.
///
/// `sources` are only for the places of its warnings, which JSON holds; in the other formats the
/// warnings are left to the caller (see [`render_diagnostics`]).
pub fn render(answer: &Answer, format: Format, style: Style, sources: &Sources) -> String {
    match format {
        Format::Table => table::table(answer, style),
        Format::Csv => delimited::delimited(answer, b','),
        Format::Tsv => delimited::delimited(answer, b'\t'),
        Format::Json => json::json(answer, sources, style.language),
        Format::NdJson => json::lines(answer),
        Format::Markdown => markdown::markdown(answer, style.language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_read_by_its_name_and_unknown_ones_list_near_names() {
        for (format, name) in Format::NAMES {
            assert_eq!(name.to_uppercase().parse(), Ok(*format));
            assert_eq!(serde_json::to_value(format).ok(), Some((*name).into()));
        }
        assert_eq!("md".parse(), Ok(Format::Markdown));
        let error = "jsn".parse::<Format>().map_err(|error| error.to_string());
        assert_eq!(error, Err("`jsn` is not an output format; near it: json, ndjson".into()));
        let error = "表".parse::<Format>().map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("`表` is not an output format; the formats are table, csv, tsv, json, ndjson, \
                 markdown"
                .into())
        );
    }
}
