//! What `print` says: text, with the values of small tables in it.

use super::Session;
use crate::analyze::Said;
use crate::answer::{Answer, AnswerColumn, Cell};
use crate::diagnostic::{Diagnostic, Result};
use crate::output;
use crate::source::Sources;
use crate::text::{Text, joined, listed, text};

impl Session {
    /// The text, and what the tables in it gave to say.
    pub(super) fn say(
        &mut self,
        parts: &[Said],
        sources: &mut Sources,
    ) -> Result<(Text, Vec<Diagnostic>)> {
        let (mut said, mut warnings) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Said::Text(words) => said.push(Text::same(words.as_str())),
                Said::Cells { table, column } => {
                    let mut answer = self.table(table, sources)?;
                    warnings.append(&mut answer.warnings);
                    said.push(cells(&answer, column.as_deref()));
                }
            }
        }
        Ok((joined(said, &Text::default()), warnings))
    }
}

/// The cells of a column, the last one if none is named, with their units.
fn cells(answer: &Answer, column: Option<&str>) -> Text {
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
        texts => listed(texts),
    }
}

fn one(cell: &Cell, column: &AnswerColumn) -> Text {
    output::with_unit(cell, &column.ty)
}
