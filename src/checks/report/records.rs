//! A report as records, one for each check: for programs that read answers so.

use crate::checks::result::Report;
use crate::output;
use crate::text::Language;

/// The columns of a check.
const COLUMNS: [&str; 9] = [
    "id",
    "kind",
    "status",
    "outcome",
    "examined",
    "violating",
    "undetermined",
    "waived",
    "message",
];

/// Comma- or tab-separated values, with a header.
pub fn delimited(report: &Report, delimiter: u8) -> String {
    let header = COLUMNS.map(str::to_owned).to_vec();
    let records = report.checks.iter().map(|check| {
        let counts = &check.counts;
        let message = check.message.in_language(Language::English);
        vec![
            output::guarded(&check.id).into_owned(),
            check.kind.name().to_owned(),
            check.status.name().to_owned(),
            check.outcome.name().to_owned(),
            counts.examined.to_string(),
            counts.violating.to_string(),
            counts.undetermined.to_string(),
            counts.waived.to_string(),
            output::guarded(message).into_owned(),
        ]
    });
    output::records(std::iter::once(header).chain(records), delimiter)
}

/// One JSON object a check.
pub fn lines(report: &Report, language: Language) -> String {
    let report = report.clone().said_in(language);
    let lines = report.checks.iter().map(|check| serde_json::to_string(check).unwrap_or_default());
    lines.map(|line| line + "\n").collect()
}
