use super::super::check::Counts;
use super::super::sample::Printed;
use super::*;
use crate::checks::report::{ReportFormat, render, specimen};
use crate::output::Style;

fn redaction(columns: &[&str]) -> Redaction {
    Redaction {
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        values: BTreeMap::new(),
    }
}

/// In all formats and languages.
fn written(report: &Report) -> Vec<(ReportFormat, String)> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let style = Style { language, ..Style::default() };
        found.extend(
            ReportFormat::NAMES.iter().map(|(format, _)| (*format, render(report, *format, style))),
        );
    }
    found
}

#[test]
fn no_format_of_an_audit_has_what_is_taken_out() {
    let report = specimen::audit();
    for (column, leaks) in [
        ("progress", vec!["67.63", "0.36"]),
        ("district", vec!["汉阴县", "高新区", "旬阳市", "全市"]),
    ] {
        let mut redacted = report.clone();
        redacted.redact(&redaction(&[column]));
        for ((format, before), (_, after)) in written(&report).into_iter().zip(written(&redacted)) {
            // A page of checks that are all well may name none of them.
            let shown = leaks.iter().any(|leak| before.contains(leak));
            assert!(shown || matches!(format, ReportFormat::Tap), "{format}:\n{before}");
            for leak in &leaks {
                assert!(!after.contains(leak), "{format} has {leak}:\n{after}");
            }
        }
    }
}

#[test]
fn no_format_has_a_figure_that_is_taken_out() {
    let report = specimen::every_status();
    let mut redacted = report.clone();
    redacted.redact(&redaction(&["progress"]));
    // What is printed, what it is compared with, what it is off by, what the witness says.
    let leaks = ["13.93", "20.08", "25.83", "25.825", "11.07", "4.92", "0.0083", "23.2425"];
    for ((format, before), (_, after)) in written(&report).into_iter().zip(written(&redacted)) {
        assert!(leaks.iter().any(|leak| before.contains(leak)), "{format}");
        for leak in leaks {
            assert!(!after.contains(leak), "{format} has {leak}:\n{after}");
        }
        assert!(after.contains("381.47") || !before.contains("381.47"), "{format}: too much");
    }
    assert_eq!(redacted.checks[0].fingerprint, report.checks[0].fingerprint);
    let fingerprints = |report: &Report| -> Vec<String> {
        let samples = report.checks.iter().flat_map(|check| &check.samples);
        samples.map(|sample| sample.fingerprint.clone()).collect()
    };
    assert_eq!(fingerprints(&redacted), fingerprints(&report));
}

#[test]
fn no_format_has_a_key_that_is_taken_out() {
    let mut report = specimen::every_status();
    report.checks[0].observed =
        Some(Value::words(text!("瀛湖 is last of 岚皋县", "瀛湖居末，岚皋县次之")));
    report.checks[0].query = Some("list domestic where district = 瀛湖".to_owned());
    // The lines of a script are its author's.
    for waiver in &mut report.waivers {
        waiver.place.text.clear();
    }
    let mut redacted = report.clone();
    let mut redaction = redaction(&["district"]);
    redaction.values.insert("district".to_owned(), ["镇坪县".to_owned()].into());
    redacted.checks[3].message = text!("镇坪县 is not counted", "不含镇坪县");
    redacted.redact(&redaction);
    let leaks = ["瀛湖", "恒口", "汉阴县", "平利县", "旬阳市", "岚皋县", "白河县", "镇坪县"];
    for (format, text) in written(&redacted) {
        for leak in leaks {
            assert!(!text.contains(leak), "{format} has {leak}:\n{text}");
        }
        assert!(text.contains("13.93"), "{format}: figures stay");
    }
    let late = &redacted.checks[1];
    let districts: Vec<_> = late.samples.iter().map(|one| one.keys.district.as_deref()).collect();
    assert_eq!(districts, [Some("[district 1]"), Some("[district 2]")]);
    assert_eq!(
        redacted.checks[0].query.as_deref(),
        Some("list domestic where district = [district 1]")
    );
    let known = fingerprint_of_sample("pace", &report.checks[1].samples[0].keys);
    assert_ne!(late.samples[0].fingerprint, known, "it gives the district away");
}

#[test]
fn a_period_is_taken_out_in_every_spelling() {
    let mut report = specimen::every_status();
    report.checks[1].message = text!("as of 2023Q1", "截至2023年一季度");
    report.redact(&redaction(&["period"]));
    let message = &report.checks[1].message;
    assert_eq!(message, &Text::made("as of [period 1]".into(), "截至[period 1]".into()));
    assert_eq!(report.checks[1].period.as_deref(), Some("[period 1]"));
}

#[test]
fn diagnostics_keep_their_kind_alone() {
    let mut report = specimen::every_status();
    let place =
        Place {
            file: "data.csv".into(), line: 3, text: "瀛湖,13.93%".into(), ..Place::default()
        };
    let unread = Problem { place: None, ..report.checks[5].problems[0].clone() };
    report.checks[5].problems.push(unread.clone());
    report.checks[5].problems[0].place = Some(place);
    report.redact(&redaction(&["actual"]));
    let problem = &report.checks[5].problems[0];
    assert_eq!(problem.message, Code::UnreadableFile.title());
    assert!(problem.hints.is_empty());
    assert_eq!(
        problem.place.as_ref().map(|place| (place.line, place.text.as_str())),
        Some((3, ""))
    );
    assert_eq!(report.checks[5].message, problem.message, "it is said in the same words");
    // A file that is not there is named: otherwise nobody could look for it.
    assert_eq!(report.checks[5].problems[1], unread);
}

#[test]
fn without_a_column_all_stays() {
    let mut report = specimen::every_status();
    let before = report.clone();
    report.redact(&redaction(&[]));
    assert_eq!(report, before);
}

#[test]
fn a_column_is_meant_with_and_without_its_indicator() {
    for (column, name, expected) in [
        ("actual", "actual", true),
        ("actual", "domestic.actual", true),
        ("domestic.actual", "domestic.actual", true),
        ("domestic.actual", "actual", true),
        ("domestic.actual", "foreign.actual", false),
        ("actual", "period_actual", false),
    ] {
        assert_eq!(covers(column, name), expected, "{column} {name}");
    }
}

#[test]
fn a_column_of_another_indicator_is_left_alone() {
    let mut report = specimen::every_status();
    report.checks[1].reads = vec!["domestic.progress".to_owned()];
    let before = report.checks[1].clone();
    report.redact(&redaction(&["foreign.progress"]));
    let after = &report.checks[1];
    assert_eq!((&after.observed, &after.samples), (&before.observed, &before.samples));
    report.redact(&redaction(&["domestic.progress"]));
    assert_eq!(report.checks[1].samples[0].printed[0].text, mark());
}

/// Only a cell of the data is certainly of its own column.
#[test]
fn what_is_worked_out_goes_whatever_it_is_called() {
    let mut report = specimen::every_status();
    let check = &mut report.checks[1];
    check.reads = vec!["domestic.actual".to_owned(), "domestic.progress".to_owned()];
    let made = Printed { name: "gap".to_owned(), number: Some(-11.07), ..Printed::default() };
    let plain = Printed {
        name: "actual".to_owned(),
        number: Some(0.81),
        is_plain: true,
        ..Printed::default()
    };
    check.samples[0].printed.extend([made, plain]);
    report.redact(&redaction(&["progress"]));
    let numbers = report.checks[1].samples[0].printed.iter().map(|one| one.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [None, None, Some(0.81)]);
}

/// A message that was reckoned from a figure gives way to what the counts say.
#[test]
fn a_message_of_figures_is_of_counts() {
    let mut report = specimen::every_status();
    report.checks[1].message = text!("13.93% is below 25%", "13.93% 低于 25%");
    report.redact(&redaction(&["domestic.progress"]));
    let counts = Counts { examined: 13, violating: 2, undetermined: 0, waived: 0 };
    assert_eq!(report.checks[1].message, report.checks[1].limits.in_words(&counts));
}
