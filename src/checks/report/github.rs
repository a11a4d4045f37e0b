//! A report as annotations of a GitHub workflow: a line for each check that is not fine.
//!
//! GitHub shows ten annotations of a kind in a step, so a check is one annotation, at its statement,
//! with its worst rows below; code scanning (SARIF) marks the data. A line that is no annotation
//! counts the checks.

use super::{plain, words};
use crate::checks::result::{CheckResult, Outcome, Place, Report};
use crate::output::layout::one_line;
use crate::text::Language;

/// How many rows are told.
const SAMPLES: usize = 5;

/// The report.
pub fn github(report: &Report, language: Language) -> String {
    let mut text = String::new();
    for check in &report.checks {
        text.push_str(&annotation(check, language));
    }
    for waiver in &report.waivers {
        if waiver.state.is_stale() {
            let said = words::waiver(waiver);
            let said = format!("{}\n{}", said.in_language(language), waiver.because);
            text.push_str(&command("warning", &waiver.place, &waiver.id, &said));
        }
    }
    let summary = words::summary(report);
    text.push_str(&format!("{}\n", one_line(summary.in_language(language))));
    text
}

fn annotation(check: &CheckResult, language: Language) -> String {
    let kind = match check.outcome {
        Outcome::Fail | Outcome::Error => "error",
        Outcome::Warn => "warning",
        // What a table does not print, its audit could not compare: nothing to look at.
        Outcome::Skipped if check.comparison.is_some() => return String::new(),
        Outcome::Skipped => "notice",
        Outcome::Pass if words::is_worth_telling(check) => "notice",
        Outcome::Pass => return String::new(),
    };
    let status = words::status(check.status);
    let title = check.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let title = format!("{} {}{title}", status.in_language(language), check.id);
    let lines = plain::lines(check, SAMPLES, language).join("\n");
    command(kind, &check.place, &title, &lines)
}

/// `::error file=a.q,line=1::…`
fn command(kind: &str, place: &Place, title: &str, message: &str) -> String {
    let mut properties = Vec::new();
    if place.line > 0 {
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("endLine={}", place.end_line.max(place.line)));
        // Columns are taken where both are on one line.
        if place.end_line == place.line {
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.end_column));
        }
    }
    properties.push(format!("title={}", property(&one_line(title))));
    format!("::{kind} {}::{}\n", properties.join(","), data(message))
}

/// A message: what would end the line or is an escape is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: what would end it is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
