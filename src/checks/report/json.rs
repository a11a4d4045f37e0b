//! A report as JSON: the report itself, its texts in one language.

use crate::checks::result::Report;
use crate::text::Language;

/// The JSON schema of it, as `docs/check-report.schema.json` has it.
pub const JSON_SCHEMA: &str = include_str!("../../../docs/check-report.schema.json");

/// The report.
pub fn json(report: &Report, language: Language) -> String {
    let report = report.clone().said_in(language);
    // Numbers that JSON cannot write are written as null, keys are texts: nothing can go wrong.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}
