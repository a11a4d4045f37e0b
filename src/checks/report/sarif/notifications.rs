//! What is told of a run beside its results: checks that did not run, problems, waivers of no use.

use super::location::at_script;
use super::{message, object, said, with_title};
use crate::checks::report::words;
use crate::checks::result::{CheckResult, Level, Problem, Report, Status};
use crate::text::Language;
use serde_json::{Value, json};

/// What is to be told of a check beside results: that it could not be run or was not, and problems.
pub fn of_check(at: usize, check: &CheckResult, language: Language) -> Vec<Value> {
    let rule = json!({ "id": check.id, "index": at });
    let own = match check.status {
        Status::Error => Some("error"),
        Status::Skipped => Some("note"),
        _ => None,
    };
    let own = own.map(|level| {
        let status = words::status(check.status);
        let status = status.in_language(language);
        object([
            ("level", json!(level)),
            (
                "message",
                message(&with_title(check, &format!("{status}: {}", said(&check.message)))),
            ),
            ("associatedRule", rule.clone()),
            ("locations", at_script(&check.place).into_iter().collect()),
        ])
    });
    let problems = check.problems.iter().map(|problem| notification(problem, &rule));
    own.into_iter().chain(problems).collect()
}

fn notification(problem: &Problem, rule: &Value) -> Value {
    let level = match problem.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let mut lines = vec![said(&problem.message)];
    lines.extend(problem.hints.iter().map(said));
    object([
        ("level", json!(level)),
        ("message", message(&lines.join("\n"))),
        ("descriptor", json!({ "id": problem.code })),
        ("associatedRule", rule.clone()),
        ("locations", problem.place.iter().filter_map(at_script).collect()),
    ])
}

pub fn stale_waivers(report: &Report, language: Language) -> Value {
    let stale = report.waivers.iter().filter(|waiver| waiver.state.is_stale());
    let told = stale.map(|waiver| {
        object([
            ("level", json!("warning")),
            ("message", message(words::waiver(waiver).in_language(language))),
            ("locations", at_script(&waiver.place).into_iter().collect()),
        ])
    });
    told.collect()
}
