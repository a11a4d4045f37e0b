//! A report as SARIF 2.1.0: a rule for each check, a result for each row that is wrong or open.
//!
//! A result points at the line of data where it is known, with the script beside it, else at the
//! script. A row that a waiver covers is a result that is suppressed. A check that could not be run,
//! and one that was not, are notifications of the run, as is a waiver that is unused or expired.

mod location;
mod notifications;

use super::words;
use crate::checks::result::{
    CheckResult, DIGEST_PREFIX, DataFile, Outcome, Report, Sample, Severity, Status, Verdict,
};
use crate::text::{Language, Text, text};
use location::{at_data, at_script, uri};
use notifications::{of_check, stale_waivers};
use serde_json::{Map, Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The names under which fingerprints stand; another way of making them would have another number.
const ROW: &str = "indiqCheckRow/v1";
const CHECK: &str = "indiqCheck/v1";

/// The report.
pub fn sarif(report: &Report, language: Language) -> String {
    let report = report.clone().said_in(language);
    let checks = || report.checks.iter().enumerate();
    let results: Vec<Value> =
        checks().flat_map(|(at, check)| results(at, check, language)).collect();
    let told = checks().flat_map(|(at, check)| of_check(at, check, language));
    let failed = report.checks.iter().any(|check| check.outcome == Outcome::Error);
    let invocation = object([
        ("executionSuccessful", json!(!failed)),
        ("toolExecutionNotifications", told.collect()),
        ("toolConfigurationNotifications", stale_waivers(&report, language)),
    ]);
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": report.program.name,
                "version": report.program.version,
                "rules": report.checks.iter().map(rule).collect::<Vec<_>>(),
            }},
            "language": match language { Language::English => "en-US", Language::Chinese => "zh-CN" },
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "artifacts": artifacts(&report),
            "results": results,
            "properties": { "now": report.now, "params": report.params },
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

/// An object without what is null or empty.
fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let is_there = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => true,
    };
    let entries = entries.into_iter().filter(|(_, value)| is_there(value));
    Value::Object(entries.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn message(text: &str) -> Value {
    json!({ "text": text })
}

/// The text as the language has it; a report that is said in one has it in both.
fn said(text: &Text) -> &str {
    text.in_language(Language::English)
}

fn rule(check: &CheckResult) -> Value {
    let level = match check.severity {
        Severity::Fail => "error",
        Severity::Warn => "warning",
    };
    object([
        ("id", json!(check.id)),
        ("shortDescription", message(words::title(check))),
        ("help", check.because.as_deref().map_or(Value::Null, message)),
        ("defaultConfiguration", json!({ "level": level })),
        (
            "properties",
            object([
                ("tags", json!(check.tags)),
                ("kind", json!(check.kind)),
                ("status", json!(check.status)),
                ("observed", json!(check.observed)),
                ("expected", json!(check.expected)),
                ("margin", json!(check.margin)),
                ("counts", json!(check.counts)),
                ("query", json!(check.query)),
            ]),
        ),
    ])
}

/// The results of a check: of its rows, or where it has none and is not well, of itself.
fn results(at: usize, check: &CheckResult, language: Language) -> Vec<Value> {
    let wanting = |sample: &&Sample| sample.verdict <= Verdict::Undetermined;
    let rows = check.samples.iter().filter(wanting);
    let rows: Vec<Value> = rows.map(|sample| of_row(at, check, sample, language)).collect();
    let unwell = matches!(check.outcome, Outcome::Warn | Outcome::Fail);
    let live = check.samples.iter().any(|sample| sample.waived.is_none() && wanting(&sample));
    if unwell && !live {
        let itself = object([
            ("ruleId", json!(check.id)),
            ("ruleIndex", json!(at)),
            ("level", json!(level(check.outcome))),
            ("message", message(&with_title(check, said(&check.message)))),
            ("locations", at_script(&check.place).into_iter().collect()),
            ("partialFingerprints", json!({ CHECK: check.fingerprint })),
        ]);
        return rows.into_iter().chain([itself]).collect();
    }
    rows
}

fn of_row(at: usize, check: &CheckResult, sample: &Sample, language: Language) -> Value {
    let data = sample.place.as_ref().map(at_data);
    let script = at_script(&check.place);
    let (place, related) = match data {
        Some(data) => (Some(data), script),
        None => (script, None),
    };
    let suppressions = sample.waived.as_ref().map(
        |reason| json!([{ "kind": "external", "status": "accepted", "justification": reason }]),
    );
    object([
        ("ruleId", json!(check.id)),
        ("ruleIndex", json!(at)),
        ("level", json!(level(weight(check, sample)))),
        ("message", message(&with_title(check, &row_in_words(sample, language)))),
        ("locations", place.into_iter().collect()),
        ("relatedLocations", related.into_iter().collect()),
        ("partialFingerprints", json!({ CHECK: check.fingerprint, ROW: sample.fingerprint })),
        ("suppressions", suppressions.unwrap_or_default()),
        (
            "properties",
            object([
                ("verdict", json!(sample.verdict)),
                ("keys", json!(sample.keys)),
                ("printed", json!(sample.printed)),
                ("imbalance", json!(sample.imbalance)),
            ]),
        ),
    ])
}

/// What a row weighs: as its check does; a note where the check allows it. A waived one weighs what
/// it would without the waiver.
fn weight(check: &CheckResult, sample: &Sample) -> Outcome {
    match (sample.verdict, check.outcome) {
        _ if sample.waived.is_some() => match check.severity {
            Severity::Fail => Outcome::Fail,
            Severity::Warn => Outcome::Warn,
        },
        (Verdict::Undetermined, _) if check.status != Status::Unknown => Outcome::Pass,
        (_, outcome) => outcome,
    }
}

fn level(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail | Outcome::Error => "error",
        Outcome::Warn => "warning",
        Outcome::Pass | Outcome::Skipped => "note",
    }
}

fn with_title(check: &CheckResult, text: &str) -> String {
    format!("{}: {text}", words::title(check))
}

/// `瀛湖, 2023Q1: progress 13.93%; off by 11.07pp; …`
fn row_in_words(sample: &Sample, language: Language) -> String {
    let keys = words::keys(&sample.keys, language);
    let verdict = words::verdict(sample.verdict);
    let subject = if keys.is_empty() { String::new() } else { format!("{keys}: ") };
    let mut parts = vec![verdict.in_language(language).to_owned()];
    parts.extend(
        sample
            .printed
            .iter()
            .map(|one| format!("{} {}", words::column(one, language), said(&one.text))),
    );
    parts.extend(sample.imbalance.as_ref().map(|off| {
        let off = &off.text;
        text!("off by {off}", "相差 {off}", off).in_language(language).to_owned()
    }));
    parts.extend(sample.witness.as_ref().map(|witness| said(witness).to_owned()));
    format!("{subject}{}", parts.join("; "))
}

/// The files that were read, with their digests.
fn artifacts(report: &Report) -> Vec<Value> {
    let artifact = |data: &DataFile| {
        let digest = data.digest.strip_prefix(DIGEST_PREFIX);
        object([
            ("location", json!({ "uri": uri(&data.file) })),
            ("roles", json!(["analysisTarget"])),
            ("hashes", digest.map_or(Value::Null, |digest| json!({ "sha-256": digest }))),
        ])
    };
    report.data.iter().map(artifact).collect()
}
