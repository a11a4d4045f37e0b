//! `indiq check --redact COLUMN`: what is taken out of a report, in every format.

use super::{Ran, indiq};

const FORMATS: [&str; 7] = ["human", "json", "junit", "tap", "sarif", "github", "markdown"];

const SMALL: &str = "tests/fixtures/small/catalog.toml";

fn check(script: &str, arguments: &[&str]) -> Ran {
    let all: Vec<&str> =
        ["check", "-", "--now", "2023-04-07"].iter().chain(arguments).copied().collect();
    indiq(&all).input(script).ran()
}

/// Holds a script's reports against what may not be in them; without the redaction each of it is in
/// the JSON. The first name of the column is tried in every format.
fn leaves_out(columns: &[&str], script: &str, figures: &[&str]) {
    let plain = check(script, &["--format", "json"]);
    for figure in figures {
        assert!(plain.data.contains(figure), "{figure} is not in\n{}{}", plain.data, plain.talk);
    }
    for (at, column) in columns.iter().enumerate() {
        for format in if at == 0 { &FORMATS[..] } else { &FORMATS[1..2] } {
            let ran = check(script, &["--redact", column, "--format", format]);
            let all = format!("{}{}", ran.data, ran.talk);
            assert!(ran.data.contains("redacted"), "{script}\n{format}: {all}");
            for figure in figures {
                assert!(!all.contains(figure), "{script}\n{format} has {figure}:\n{all}");
            }
        }
    }
}

#[test]
fn what_is_reckoned_from_a_column_goes_with_it() {
    for (script, figures) in [
        ("check a: max(domestic.actual) < 50亿元", &["75.53", "25.53"][..]),
        ("check a for domestic: period_actual < 70亿元", &["75.53", "5.53"]),
        (
            "check a: none of list domestic where progress < 15% show actual, actual * 2",
            &["0.81", "1.62"],
        ),
        ("check a: total(domestic.actual) > 400亿元", &["381.47", "18.53"]),
        ("check a: none of total domestic", &["381.47", "30.51", "4.63"]),
        ("check a: none of total domestic per group", &["292.06", "31.08", "6.24"]),
        ("check a: mean(domestic.actual) < 20亿元", &["29.34", "9.34"]),
        ("check a: median(domestic.actual) < 20亿元", &["30.19", "10.19"]),
        ("check a: total(domestic.actual) between 300亿元 and 350亿元", &["381.47", "31.47"]),
        ("check a for domestic: share(actual) < 5%", &["75.53", "14.80"]),
        ("check a: none of list domestic show actual / target", &["29.72", "13.97"]),
        ("define double = actual * 2\ncheck a for domestic: double < 100亿元", &["75.53", "51.06"]),
        (
            "let large = list domestic where actual > 70亿元\ncheck a: none of list large show gap, actual",
            &["75.53"],
        ),
    ] {
        leaves_out(&["actual", "domestic.actual"], script, figures);
    }
}

#[test]
fn a_gap_goes_with_its_progress() {
    for (script, figures) in [
        (
            "check a: none of list domestic where gap < 0pp show gap, progress",
            &["4.92", "13.93"][..],
        ),
        ("check a for domestic: gap >= 0pp", &["11.07", "4.92"]),
        ("check a: none of rank domestic", &["37.31", "12.31", "13.93"]),
        ("define lag = schedule - progress\ncheck a: max(domestic.lag) < 1pp", &["11.07", "10.07"]),
    ] {
        leaves_out(&["progress", "进度", "内资.进度"], script, figures);
    }
    // The figures that were not worked out stay.
    let ran = check("check a: none of rank domestic", &["--redact", "progress"]);
    assert!(ran.data.contains("47.50亿元") && ran.data.contains("127.30亿元"), "{}", ran.data);
}

#[test]
fn a_column_of_one_indicator_is_not_that_of_another() {
    let script = "check a for domestic: progress >= 25%\ncheck b for foreign: progress >= 70%";
    for column in ["foreign.progress", "外资.进度"] {
        let ran = check(script, &["--redact", column]);
        assert!(ran.data.contains("13.93%"), "{}{}", ran.data, ran.talk);
        let plain = check("check b for foreign: progress >= 70%", &[]);
        let redacted = check("check b for foreign: progress >= 70%", &["--redact", column]);
        assert_ne!(plain.data, redacted.data);
        assert!(redacted.data.contains("[redacted]"), "{}", redacted.data);
    }
}

#[test]
fn a_column_that_no_check_reads_hides_nothing() {
    let script = "check a for domestic: progress >= 25%\ndefine lag = schedule - progress";
    let usual = check(script, &[]);
    for column in ["yoy", "同比", "foreign.progress", "外资.进度", "foreign", "lag", "group", "组"]
    {
        let ran = check(script, &["--redact", column]);
        assert_eq!((ran.code, ran.talk.as_str()), (Some(1), ""), "{column}");
        // All but how long it took.
        let counted = |text: &str| text.rsplit_once(';').map(|(text, _)| text.to_owned());
        assert_eq!(counted(&ran.data), counted(&usual.data), "{column}");
    }
    for (language, near) in [("en", "near it: progress"), ("zh", "相近的有：progress")] {
        let ran = check(script, &["--redact", "progres", "--lang", language]);
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
        assert!(ran.talk.contains(near), "{}", ran.talk);
    }
}

#[test]
fn data_that_cannot_be_read_is_told_as_ever() {
    let script = "check a for domestic: progress >= 25%";
    let ran = check(script, &["--data", "gone.csv", "--redact", "progress"]);
    assert_eq!(ran.code, Some(3), "{}", ran.talk);
    assert!(ran.talk.contains("gone.csv"), "{}", ran.talk);
    for format in FORMATS {
        let (script, catalog) = ("check a: total(investment.actual) > 0亿元", SMALL);
        let gone = |column| {
            let data = ["--catalog", catalog, "--data", "gone.csv", "--format", format];
            check(script, &[&data[..], &["--redact", column]].concat())
        };
        let ran = gone("progress");
        assert_eq!(ran.code, Some(3), "{format}: {}{}", ran.data, ran.talk);
        assert!(ran.data.contains("gone.csv"), "{format}: {}{}", ran.data, ran.talk);
        // A name that is none is told before anything is read.
        assert_eq!(gone("progres").code, Some(2), "{format}");
    }
}

#[test]
fn a_district_that_nobody_knows_is_taken_out_too() {
    let script =
        "check a for investment: progress > 10%\ncheck b for investment: district in directory";
    let data = ["--catalog", SMALL, "--data", "tests/fixtures/small/small-unknown-2023q1.csv"];
    let plain = check(script, &[&data[..], &["--format", "json"]].concat());
    assert!(plain.data.contains("西城"), "{}{}", plain.data, plain.talk);
    for format in FORMATS {
        for column in ["district", "地区"] {
            let redact = ["--redact", column, "--format", format];
            let ran = check(script, &[&data[..], &redact].concat());
            assert_eq!(ran.code, Some(3), "{format}: {}", ran.talk);
            assert!(!ran.data.contains("西城"), "{format}: {}", ran.data);
            assert!(!ran.talk.contains("西城"), "{format}: {}", ran.talk);
        }
    }
}
