//! A report as text: for readers, for programs, for the services that show test results.
//!
//! Takes a [`Report`] and a [`Style`]; gives one text in a [`ReportFormat`]. Each format is made from the
//! report alone. `docs/checks-report.md` says what each holds.

mod audit;
mod destination;
mod drawing;
mod format;
mod github;
mod human;
mod json;
mod junit;
mod markdown;
mod plain;
mod records;
mod rows;
mod sarif;
mod table;
mod tap;
mod words;
mod xml;

#[cfg(test)]
pub(super) mod specimen;

pub use destination::{BadDestination, Destination, write_files};
pub use format::{ReportFormat, UnknownReportFormat};
pub use json::JSON_SCHEMA;
pub use plain::warnings;
pub use records::{delimited, lines};

use super::result::Report;
use crate::output::Style;

/// The report in `format`, ending with a line break. Its texts are in the style's language; names
/// of statuses and kinds are English in the formats for programs.
pub fn render(report: &Report, format: ReportFormat, style: Style) -> String {
    match format {
        ReportFormat::Human => human::human(report, style),
        ReportFormat::Json => json::json(report, style.language),
        ReportFormat::Junit => junit::junit(report, style.language),
        ReportFormat::Tap => tap::tap(report, style.language),
        ReportFormat::Sarif => sarif::sarif(report, style.language),
        ReportFormat::GitHub => github::github(report, style.language),
        ReportFormat::Markdown => markdown::markdown(report, style.language),
    }
}

#[cfg(test)]
mod tests;
