//! What `print` says: text, with the values of small tables in it.

use super::Session;
use crate::analyze::{Said, language_of};
use crate::answer::Answer;
use crate::diagnostic::{Diagnostic, Result};
use crate::output;
use crate::source::Sources;
use crate::text::Language;

impl Session {
    /// The text, and what the tables in it gave to say.
    pub(super) fn say(
        &mut self,
        parts: &[Said],
        sources: &mut Sources,
    ) -> Result<(String, Vec<Diagnostic>)> {
        let (mut text, mut warnings) = (String::new(), Vec::new());
        let language = language(parts, self.language);
        for part in parts {
            match part {
                Said::Text(words) => text += words,
                Said::Names(names) => text += &names.join(separator(language)),
                Said::Cells { table, column, alone } => {
                    let alone =
                        alone.as_ref().map(|alone| self.table(alone, sources)).transpose()?;
                    let mut answer = match alone.filter(|alone| alone.rows.len() == 1) {
                        Some(alone) => alone,
                        None => self.table(table, sources)?,
                    };
                    warnings.append(&mut answer.warnings);
                    warnings.extend(self.said_of_files(&answer, sources));
                    text += &cells(&answer, column.as_deref(), language);
                }
            }
        }
        Ok((text, once(warnings)))
    }
}

/// Each of them once: several values of one text may be of the same result.
fn once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    for one in found {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// What stands between several values.
fn separator(language: Language) -> &'static str {
    match language {
        Language::English => ", ",
        Language::Chinese => "、",
    }
}

/// The language of what is printed; without a word in it, that of the session.
fn language(parts: &[Said], of_session: Language) -> Language {
    let texts = || {
        parts.iter().filter_map(|part| match part {
            Said::Text(words) => Some(words.as_str()),
            _ => None,
        })
    };
    let has_words = texts().flat_map(str::chars).any(char::is_alphabetic);
    if has_words { language_of(texts()) } else { of_session }
}

/// The cells of a column, the last one if none is named, with their units.
fn cells(answer: &Answer, column: Option<&str>, language: Language) -> String {
    let named = column.and_then(|name| answer.columns.iter().position(|one| one.name == name));
    let at = named.or(answer.columns.len().checked_sub(1)).unwrap_or_default();
    let Some(column) = answer.columns.get(at) else { return String::new() };
    let texts: Vec<String> = answer
        .rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .map(|cell| output::with_unit(cell, &column.ty, language))
        .collect();
    match texts.as_slice() {
        [] => "–".to_owned(),
        texts => texts.join(separator(language)),
    }
}
