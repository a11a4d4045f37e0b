//! Every format of reports made for it. What they look like is in `tests/reports`, which
//! `INSTA_UPDATE=always cargo test` writes; `.ci/validate-reports` has other programs read them.

use super::specimen::{self, NASTY};
use super::*;
use crate::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// The ending that a format's files have.
fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Human => "txt",
        ReportFormat::Json => "json",
        ReportFormat::Junit => "xml",
        ReportFormat::Tap => "tap",
        ReportFormat::Sarif => "sarif",
        ReportFormat::GitHub => "github",
        ReportFormat::Markdown => "md",
    }
}

fn rendered(report: &Report, language: Language) -> Vec<(ReportFormat, String)> {
    let style = Style { language, ..Style::default() };
    ReportFormat::NAMES
        .iter()
        .map(|(format, _)| (*format, render(report, *format, style)))
        .collect()
}

fn accepted() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

#[test]
fn reports_look_as_they_did() {
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let every_status = specimen::every_status();
        let late = Report {
            program: every_status.program.clone(),
            duration_ms: 41.25,
            ..Report::new("2023-04-20", vec![specimen::late(language)])
        };
        for (name, report) in [("late", late), ("every_status", every_status)] {
            for (format, text) in rendered(&report, language) {
                let path = accepted().join(format!("{name}.{language}.{}", ending(format)));
                let was = fs::read_to_string(&path).unwrap_or_default();
                if was != text && update {
                    fs::write(&path, &text).expect("it can be written");
                } else if was != text {
                    wrong.push(format!("{} should be\n{text}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Writes what `.ci/validate-reports` has other programs read, where it says so.
#[test]
fn specimens_are_written_where_they_are_asked_for() {
    let Some(folder) = std::env::var_os("INDIQ_REPORTS") else { return };
    let specimens = [
        ("every_status", specimen::every_status()),
        ("nasty", specimen::nasty()),
        ("many", specimen::many()),
        ("empty", specimen::empty()),
        ("audit", specimen::audit()),
    ];
    for (name, report) in specimens {
        for language in Language::ALL {
            for (format, text) in rendered(&report, language) {
                let file = format!("{name}.{language}.{}", ending(format));
                fs::write(Path::new(&folder).join(file), text).expect("it can be written");
            }
        }
    }
}

/// Whatever the texts hold: no line breaks out, nothing steers a terminal.
#[test]
fn nasty_texts_stay_texts() {
    let report = specimen::nasty();
    let calm = specimen::every_status();
    for language in Language::ALL {
        let pairs = rendered(&report, language).into_iter().zip(rendered(&calm, language));
        for ((format, text), (_, calm)) in pairs {
            assert!(!NASTY.is_empty() && text.contains('县'), "{format}");
            let steering = |one: char| one.is_control() && one != '\n' && one != '\t';
            if format != ReportFormat::GitHub && format != ReportFormat::Junit {
                let found = text.chars().find(|one| steering(*one));
                assert!(matches!(found, None | Some('\u{7f}'..='\u{9f}')), "{format}: {found:?}");
            }
            if format == ReportFormat::Human {
                assert!(!text.chars().any(steering), "{format}");
            }
            let begin = |line: &&str| {
                let starts = ["ok ", "not ok ", "::error", "::warning", "::notice", "1.."];
                starts.iter().any(|start| line.starts_with(start))
            };
            let marks = |text: &str| text.lines().filter(begin).count();
            assert_eq!(marks(&text), marks(&calm), "{format}\n{text}");
        }
    }
}

#[test]
fn a_report_without_checks_and_one_of_many_rows_are_written() {
    for (format, text) in rendered(&specimen::empty(), Language::English) {
        assert!(text.ends_with('\n'), "{format}");
    }
    let many = specimen::many();
    for (format, text) in rendered(&many, Language::Chinese) {
        let rows = text.matches("县").count();
        match format {
            // Every row, and its keys once more in SARIF.
            ReportFormat::Json => assert_eq!(rows, 10_000),
            ReportFormat::Sarif => assert_eq!(rows, 20_000),
            ReportFormat::Human | ReportFormat::GitHub => assert_eq!(rows, 5, "{format}"),
            ReportFormat::Markdown => assert_eq!(rows, 20),
            ReportFormat::Junit | ReportFormat::Tap => assert_eq!(rows, 100, "{format}"),
        }
    }
}

#[test]
fn what_was_written_as_json_is_read_again() {
    for language in Language::ALL {
        for report in [specimen::every_status(), specimen::many(), specimen::empty()] {
            let text = json::json(&report, language);
            let read: Report = serde_json::from_str(&text).expect("it is read");
            assert_eq!(read, report.clone().said_in(language));
        }
        let both = serde_json::to_string(&specimen::every_status()).expect("it is written");
        let read: Report = serde_json::from_str(&both).expect("it is read");
        assert_eq!(read, specimen::every_status(), "both languages are kept");
    }
}

#[test]
fn no_line_for_a_terminal_is_wider_than_it() {
    for width in [20, 60, 100] {
        let style = Style { width: Some(width), ..Style::default() };
        let text = render(&specimen::many(), ReportFormat::Human, style);
        let table: Vec<&str> = text.lines().filter(|line| line.starts_with("  ")).collect();
        assert!(!table.is_empty());
        for line in table.into_iter().filter(|line| !line.trim_start().starts_with(['|', '='])) {
            let filled = crate::output::layout::width(line);
            assert!(filled <= width, "{filled} of {width}: {line}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let colors = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a regular expression");
    for report in [specimen::every_status(), specimen::nasty()] {
        let style = |color| Style { color, ..Style::default() };
        let plain = render(&report, ReportFormat::Human, style(false));
        let coloured = render(&report, ReportFormat::Human, style(true));
        assert_ne!(plain, coloured);
        assert_eq!(colors.replace_all(&coloured, ""), plain);
    }
}

/// The one truth of a whole has no keys, and a check that is fine may have something to be said.
#[test]
fn a_sample_without_keys_and_a_note_beside_a_pass_are_told() {
    use crate::checks::result::{CheckResult, Counts, Kind, Level, Limits, Problem, Sample};
    use crate::text::text;
    let mut whole = CheckResult::new("size", Kind::Holds, Limits::default());
    whole.decide(Counts { examined: 1, violating: 1, ..Counts::default() });
    whole.tell_counts();
    let witness = Some(text!("needs another 3亿元", "还差 3亿元"));
    whole.samples = vec![Sample { witness, ..Sample::default() }];
    let mut noted = CheckResult::new("printed", Kind::Agrees, Limits::default());
    noted.decide(Counts { examined: 13, ..Counts::default() });
    noted.tell_counts();
    noted.problems.push(Problem {
        level: Level::Note,
        code: "Q0605".to_owned(),
        message: text!("9 of 13 progresses are rounded down", "13 个进度中有 9 个舍去了尾数"),
        place: None,
        hints: vec![],
    });
    let report = Report::new("2023-04-20", vec![whole, noted]);
    for (format, text) in rendered(&report, Language::English) {
        assert!(text.contains("needs another 3亿元"), "{format}:\n{text}");
        assert!(text.contains("9 of 13 progresses are rounded down"), "{format}:\n{text}");
    }
    let human = render(&report, ReportFormat::Human, Style::default());
    assert!(human.starts_with("✗ fail[size]: 1 of 1 row violating, none allowed\n"), "{human}");
    assert!(human.contains("\n  verdict\n  violating\n      needs another 3亿元\n"), "{human}");
}
