//! Waivers in `indiq check`: which count, for which rows, and what reports say of them.

use super::{Folder, Ran, indiq};
use serde_json::Value;

fn check(paths: &[&str], arguments: &[&str]) -> Ran {
    indiq(&[&["check", "--now", "2023-04-07"], paths, arguments].concat()).ran()
}

fn states(ran: &Ran) -> Vec<(String, String, u64)> {
    let report: Value = serde_json::from_str(&ran.data)
        .unwrap_or_else(|why| panic!("{why}: {}{}", ran.data, ran.talk));
    let waivers = report["waivers"].as_array().expect("its waivers").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let used = |one: &Value| one["used"].as_u64().unwrap_or_default();
    waivers.map(|one| (text(&one["id"]), text(&one["state"]), used(one))).collect()
}

fn state(id: &str, state: &str, used: u64) -> (String, String, u64) {
    (id.to_owned(), state.to_owned(), used)
}

#[test]
fn a_waiver_for_no_check_is_in_every_report() {
    let folder = Folder::new("waivers-no-check");
    let script = folder.file(
        "a.q",
        "check pace for domestic: progress >= 10%\nwaive pase for 恒口 because \"new town\"\n",
    );
    let ran = check(&[&script], &["--format", "json"]);
    assert_eq!((ran.code, states(&ran)), (Some(0), vec![state("pase", "no_check", 0)]));
    for (format, said) in [
        ("human", "warn[pase]"),
        ("json", "no_check"),
        ("junit", "<failure type=\"waiver\""),
        ("tap", "not ok 2 - waive pase"),
        ("sarif", "its script has no check `pase`"),
        ("github", "::warning file="),
        ("markdown", "its script has no check"),
    ] {
        let ran = check(&[&script], &["--format", format, "--fail-on", "warn"]);
        assert_eq!(ran.code, Some(1), "{format}: {}{}", ran.data, ran.talk);
        assert!(ran.data.contains(said), "{format}: {}", ran.data);
    }
    let ran = check(&[&script], &["--lang", "zh"]);
    assert!(ran.data.contains("所在脚本没有检查 `pase`，这项豁免不起作用"), "{}", ran.data);
    // What was not chosen is no mistake; this one stays one.
    let ran = check(&[&script], &["--only", "pace", "--fail-on", "warn"]);
    assert_eq!(ran.code, Some(1), "{}", ran.data);
}

#[test]
fn a_script_of_waivers_alone_is_not_passed_over() {
    let folder = Folder::new("waivers-alone");
    let waives = "waive pace for 瀛湖, 恒口 because \"new towns\"\n";
    let pace = "check pace for domestic: progress >= 25%\n";
    folder.file("1.q", pace);
    folder.file("2.q", waives);
    let path = folder.0.display().to_string();
    let ran = check(&[&path], &["--format", "json", "--fail-on", "warn"]);
    assert_eq!((ran.code, states(&ran)), (Some(1), vec![state("pace", "no_check", 0)]));
    let ran = check(&[&path], &[]);
    assert!(ran.talk.contains("Q0614"), "{}", ran.talk);
    // Where its script is included it is that of the check, whichever of the two comes first.
    for (one, two) in [("1.q", "2.q"), ("2.q", "1.q")] {
        folder.file(one, format!("include \"{two}\"\n{pace}"));
        folder.file(two, waives);
        let ran = check(&[&path], &["--format", "json", "--fail-on", "warn"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.data, ran.talk);
        assert_eq!((states(&ran), ran.talk), (vec![state("pace", "active", 2)], String::new()));
    }
    // And so it is where the check is what is included.
    folder.file("1.q", pace);
    folder.file("2.q", format!("include \"1.q\"\n{waives}"));
    let ran = check(&[&path], &["--format", "json", "--fail-on", "warn"]);
    assert_eq!((ran.code, states(&ran)), (Some(0), vec![state("pace", "active", 2)]));
}

#[test]
fn a_waiver_for_a_group_covers_the_row_of_the_group() {
    let folder = Folder::new("waivers-groups");
    let total = "check all: total(domestic.actual) > 100亿元 per group\n";
    let waived = |whose: &str| {
        let script = format!("{total}waive all for {whose} because \"they are small\"\n");
        let script = folder.file("a.q", &script);
        check(&[&script], &["--format", "json", "--fail-on", "warn"])
    };
    let ran = waived("zones");
    assert_eq!(
        (ran.code, states(&ran)),
        (Some(0), vec![state("all", "active", 1)]),
        "{}",
        ran.data
    );
    // One district of it is not the group.
    let ran = waived("瀛湖");
    assert_eq!(
        (ran.code, states(&ran)),
        (Some(1), vec![state("all", "unused", 0)]),
        "{}",
        ran.data
    );
}

#[test]
fn what_a_waiver_is_for_is_not_what_it_covers() {
    let folder = Folder::new("waivers-for");
    let script = "check pz for domestic: progress >= 25%\nwaive pz for zones because \"new\"\n";
    let script = folder.file("a.q", script);
    let ran = check(&[&script], &[]);
    assert!(ran.data.contains("2 rows of `pz` are waived (for 高新区, "), "{}", ran.data);
    let ran = check(&[&script], &["--lang", "zh"]);
    assert!(ran.data.contains("`pz` 有 2 行已豁免（针对 高新区、"), "{}", ran.data);
}
