//! A report in the Test Anything Protocol: one test point for each check, each with a YAML block.
//!
//! It is written so that it is the same in versions 13 and 14, and says 13: a `prove` as systems have
//! it (TAP::Harness 3.44) takes 14 for an error. Readers do not agree on how `#` is escaped in a
//! description, so it is written as its full-width twin there.
//!
//! The block holds JSON values only, which YAML reads as they are; characters that YAML does not
//! take unescaped are escaped.

use super::words;
use crate::checks::result::{CheckResult, Outcome, Report, WaiverResult};
use crate::output::layout::one_line;
use crate::text::Language;
use serde::Serialize;
use serde_json::json;

/// How many rows of a check are written out; JSON has them all.
const SAMPLES: usize = 100;

/// The report.
pub fn tap(report: &Report, language: Language) -> String {
    let failing: Vec<&WaiverResult> = report.failing_waivers().collect();
    let count = report.checks.len();
    let mut text = format!("TAP version 13\n1..{}\n", count + failing.len());
    for (at, check) in report.checks.iter().enumerate() {
        text.push_str(&point(at + 1, check, report, language));
    }
    // Where warnings make the run a failed one, some point has to have failed.
    for (at, waiver) in failing.into_iter().enumerate() {
        let said = words::waiver(waiver);
        let said = described(&format!("waive {}: {}", waiver.id, said.in_language(language)));
        text.push_str(&format!("not ok {} - {said}\n", count + at + 1));
    }
    for waiver in &report.waivers {
        let said = words::waiver(waiver);
        let said = format!("{}: {}", said.in_language(language), waiver.because);
        text.push_str(&format!("# {}\n", one_line(&said)));
    }
    let summary = words::summary(report);
    text.push_str(&format!("# {}\n", one_line(summary.in_language(language))));
    text
}

fn point(number: usize, check: &CheckResult, report: &Report, language: Language) -> String {
    let failed = check.outcome == Outcome::Error || report.fails(check.outcome);
    let ok = if failed { "not ok" } else { "ok" };
    let title = check.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let description = described(&format!("{}{title}", check.id));
    let mut text = format!("{ok} {number} - {description}");
    if check.outcome == Outcome::Skipped {
        let why = described(check.message.in_language(language));
        text.push_str(&format!(" # SKIP {why}"));
        return text.trim_end().to_owned() + "\n";
    }
    text.push_str("\n  ---\n");
    let check = check.clone().said_in(language);
    let mut field = |name: &str, value: &serde_json::Value| {
        if !value.is_null() {
            text.push_str(&format!("  {name}: {}\n", yaml(value)));
        }
    };
    let place = &check.place;
    let at = json!({ "file": place.file, "line": place.line, "column": place.column });
    field("message", &json!(check.message));
    field("severity", &json!(check.outcome));
    field("status", &json!(check.status));
    field("kind", &json!(check.kind));
    field("at", &if place.line > 0 { at } else { serde_json::Value::Null });
    field("observed", &json!(check.observed));
    field("expected", &json!(check.expected));
    field("margin", &json!(check.margin));
    field("counts", &json!(check.counts));
    field("because", &json!(check.because));
    field("query", &json!(check.query));
    list("problems", &check.problems, &mut text);
    let samples = check.samples.get(..SAMPLES).unwrap_or(&check.samples);
    list("samples", samples, &mut text);
    text.push_str("  ...\n");
    text
}

fn list<T: Serialize>(name: &str, items: &[T], text: &mut String) {
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("  {name}:\n"));
    for item in items {
        text.push_str(&format!("    - {}\n", yaml(&json!(item))));
    }
}

/// A description on one line in which nothing is a directive.
fn described(text: &str) -> String {
    one_line(text).replace('#', "＃")
}

/// A value as JSON that is YAML too: on one line, and nothing in it that YAML does not print.
fn yaml(value: &serde_json::Value) -> String {
    let mut text = String::new();
    for character in value.to_string().chars() {
        match character {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => text.push_str(&format!("\\u{:04x}", character as u32)),
            _ => text.push(character),
        }
    }
    text
}
