//! A report as JUnit XML: one suite for each script, one test case for each check.
//!
//! A check that fails is a `failure`, one that could not be run an `error`, one that was not run is
//! `skipped`. JUnit has no warnings: a check that warns is a test that passed and has output, unless
//! warnings make the run a failed one; then a waiver that is stale is a test that fails as well. The
//! script and its line stand in the attributes `file` and `line`, which most readers know.

use super::xml::Xml;
use super::{plain, words};
use crate::checks::result::{CheckResult, Outcome, Report, WaiverResult};
use crate::output::layout::one_line;
use crate::text::Language;

/// How many rows of a check are written out; JSON has them all.
const SAMPLES: usize = 100;

/// The report.
pub fn junit(report: &Report, language: Language) -> String {
    let mut xml = Xml::new();
    let all: Vec<&CheckResult> = report.checks.iter().collect();
    let counts = Counts::of(report, &all, report.failing_waivers().count());
    let time = seconds(report.duration_ms);
    xml.open(
        "testsuites",
        &[
            ("name", &report.program.name),
            ("tests", &counts.tests),
            ("failures", &counts.failures),
            ("errors", &counts.errors),
            ("time", &time),
        ],
    );
    for file in files(report) {
        let checks: Vec<&CheckResult> =
            report.checks.iter().filter(|check| check.place.file == file).collect();
        suite(report, file, &checks, language, &mut xml);
    }
    xml.finish()
}

/// The scripts, in the order in which they have checks or waivers.
fn files(report: &Report) -> Vec<&str> {
    let mut files: Vec<&str> = Vec::new();
    let checks = report.checks.iter().map(|check| &check.place);
    for place in checks.chain(report.waivers.iter().map(|waiver| &waiver.place)) {
        if !files.contains(&place.file.as_str()) {
            files.push(&place.file);
        }
    }
    files
}

fn suite(report: &Report, file: &str, checks: &[&CheckResult], language: Language, xml: &mut Xml) {
    let failing: Vec<&WaiverResult> =
        report.failing_waivers().filter(|waiver| waiver.place.file == file).collect();
    let counts = Counts::of(report, checks, failing.len());
    let time = seconds(checks.iter().map(|check| check.duration_ms).sum());
    xml.open(
        "testsuite",
        &[
            ("name", file),
            ("tests", &counts.tests),
            ("failures", &counts.failures),
            ("errors", &counts.errors),
            ("skipped", &counts.skipped),
            ("time", &time),
            ("timestamp", &report.now),
            ("file", file),
        ],
    );
    let params = report.params.iter().map(|(name, value)| (format!("param.{name}"), value));
    let data = report.data.iter().map(|data| (format!("data.{}", data.file), &data.digest));
    let properties: Vec<_> = params.chain(data).collect();
    if !properties.is_empty() {
        xml.open("properties", &[]);
        for (name, value) in &properties {
            xml.empty("property", &[("name", name), ("value", value)]);
        }
        xml.close();
    }
    for check in checks {
        case(check, report, language, xml);
    }
    for waiver in failing {
        let line = waiver.place.line.to_string();
        let said = words::waiver(waiver);
        let said = said.in_language(language);
        xml.open(
            "testcase",
            &[
                ("name", format!("waive {}", waiver.id).as_str()),
                ("classname", file),
                ("time", "0.000"),
                ("file", file),
                ("line", &line),
            ],
        );
        xml.text("failure", &[("type", "waiver"), ("message", said)], &waiver.because);
        xml.close();
    }
    let waivers = report.waivers.iter().filter(|waiver| waiver.place.file == file);
    let waivers: Vec<String> = waivers
        .map(|waiver| {
            let said = words::waiver(waiver);
            one_line(&format!("{}: {}", said.in_language(language), waiver.because))
        })
        .collect();
    if !waivers.is_empty() {
        xml.text("system-out", &[], &waivers.join("\n"));
    }
    xml.close();
}

fn case(check: &CheckResult, report: &Report, language: Language, xml: &mut Xml) {
    let time = seconds(check.duration_ms);
    let line = check.place.line.to_string();
    let mut attributes = vec![
        ("name", check.id.as_str()),
        ("classname", check.place.file.as_str()),
        ("time", &time),
    ];
    if check.place.line > 0 {
        attributes.extend([("file", check.place.file.as_str()), ("line", &line)]);
    }
    xml.open("testcase", &attributes);
    let message = match &check.title {
        Some(title) => format!("{title}: {}", check.message.in_language(language)),
        None => check.message.in_language(language).to_owned(),
    };
    let kind = check.kind.name();
    let code = check.problems.first().map_or(kind, |problem| &problem.code);
    let lines = plain::lines(check, SAMPLES, language).join("\n");
    match check.outcome {
        outcome if report.fails(outcome) => {
            xml.text("failure", &[("type", kind), ("message", &message)], &lines)
        }
        Outcome::Error => xml.text("error", &[("type", code), ("message", &message)], &lines),
        Outcome::Skipped => xml.empty("skipped", &[("message", &message)]),
        Outcome::Pass | Outcome::Warn | Outcome::Fail => {
            xml.text("system-out", &[], &format!("{}: {lines}", check.status.name()));
        }
    }
    xml.close();
}

/// How many checks have each outcome, as attributes.
struct Counts {
    tests: String,
    failures: String,
    errors: String,
    skipped: String,
}

impl Counts {
    fn of(report: &Report, checks: &[&CheckResult], waivers: usize) -> Self {
        let count =
            |is: &dyn Fn(Outcome) -> bool| checks.iter().filter(|check| is(check.outcome)).count();
        Self {
            tests: (checks.len() + waivers).to_string(),
            failures: (count(&|outcome| report.fails(outcome)) + waivers).to_string(),
            errors: count(&|outcome| outcome == Outcome::Error).to_string(),
            skipped: count(&|outcome| outcome == Outcome::Skipped).to_string(),
        }
    }
}

/// Seconds with the three decimals that the schema of JUnit reports takes.
fn seconds(milliseconds: f64) -> String {
    let seconds = milliseconds / 1000.0;
    let seconds = if seconds.is_finite() { seconds.max(0.0) } else { 0.0 };
    format!("{seconds:.3}")
}
