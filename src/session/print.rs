//! What `print` says: text, with the values of small tables in it.

use super::Session;
use crate::analyze::Said;
use crate::answer::{Answer, AnswerColumn, Cell};
use crate::diagnostic::{Diagnostic, Result};
use crate::output;
use crate::source::Sources;
use crate::text::{Text, joined, text};

impl Session {
    /// The text, and what the tables in it gave to say.
    pub(super) fn say(
        &mut self,
        parts: &[Said],
        sources: &mut Sources,
    ) -> Result<(Text, Vec<Diagnostic>)> {
        let (mut said, mut warnings) = (Vec::new(), Vec::new());
        let separator = separator(parts);
        for part in parts {
            match part {
                Said::Text(words) => said.push(Text::same(words.as_str())),
                Said::Names(names) => said.push(Text::same(names.join(separator))),
                Said::Cells { table, column } => {
                    let mut answer = self.table(table, sources)?;
                    warnings.append(&mut answer.warnings);
                    said.push(cells(&answer, column.as_deref(), separator));
                }
            }
        }
        Ok((joined(said, &Text::default()), warnings))
    }
}

/// What stands between several values: in a text that is Chinese for the most part, its own mark.
fn separator(parts: &[Said]) -> &'static str {
    let signs = parts.iter().flat_map(|part| match part {
        Said::Text(words) => words.chars(),
        _ => "".chars(),
    });
    let (mut chinese, mut latin) = (0_usize, 0_usize);
    for sign in signs {
        chinese += usize::from(('\u{4e00}'..='\u{9fff}').contains(&sign));
        latin += usize::from(sign.is_ascii_alphabetic());
    }
    if chinese > latin { "、" } else { ", " }
}

/// The cells of a column, the last one if none is named, with their units.
fn cells(answer: &Answer, column: Option<&str>, separator: &str) -> Text {
    let named = column.and_then(|name| answer.columns.iter().position(|one| one.name == name));
    let at = named.or(answer.columns.len().checked_sub(1)).unwrap_or_default();
    let Some(column) = answer.columns.get(at) else { return Text::default() };
    let texts: Vec<Text> = answer
        .rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .map(|cell| one(cell, column))
        .collect();
    match texts.as_slice() {
        [] => text!("–", "–"),
        texts => joined(texts, &Text::same(separator)),
    }
}

fn one(cell: &Cell, column: &AnswerColumn) -> Text {
    output::with_unit(cell, &column.ty)
}
