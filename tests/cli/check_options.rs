//! The options of `indiq check`.

use super::{Folder, Ran, indiq};

const TWO: &str = "check pace \"on schedule\" for domestic: progress >= schedule tag monthly, city
check begun \"all have begun\" for domestic: progress >= 10% tag monthly
check size: total(domestic.actual) > 300亿元
";

fn check(script: &str, arguments: &[&str]) -> Ran {
    let all: Vec<&str> =
        ["check", "-", "--now", "2023-04-07"].iter().chain(arguments).copied().collect();
    indiq(&all).input(script).ran()
}

fn report(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.data).unwrap_or_else(|why| panic!("{why}: {}{}", ran.data, ran.talk))
}

fn ids(ran: &Ran) -> Vec<String> {
    let report = report(ran);
    let checks = report["checks"].as_array().expect("its checks").iter();
    checks.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn checks_are_chosen_by_tag_and_by_id() {
    for (arguments, expected) in [
        (&["--tag", "monthly"][..], &["pace", "begun"][..]),
        (&["--tag", "city"], &["pace"]),
        (&["--only", "size", "--only", "begun"], &["begun", "size"]),
        (&["--tag", "monthly", "--only", "begun"], &["begun"]),
    ] {
        let all: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
        assert_eq!(ids(&check(TWO, &all)), expected, "{arguments:?}");
    }
}

#[test]
fn a_name_that_chooses_nothing_is_2() {
    for arguments in [["--only", "pase"], ["--tag", "weekly"]] {
        let ran = check(TWO, &arguments);
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
        assert!(ran.talk.contains("no check has the id or tag"), "{}", ran.talk);
        let ran = check(TWO, &[arguments[0], arguments[1], "--lang", "zh"]);
        assert!(ran.talk.contains("没有标识或标签为"), "{}", ran.talk);
    }
}

#[test]
fn a_list_runs_nothing() {
    let ran = check(TWO, &["--list"]);
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    let lines = ["pace\tmonthly,city\ton schedule", "begun\tmonthly\tall have begun", "size\t\t"];
    assert_eq!(ran.data.trim_end_matches('\n'), lines.join("\n"));
    let chosen = check(TWO, &["--list", "--only", "begun"]);
    assert_eq!(chosen.data.trim_end(), lines[1]);
}

#[test]
fn what_stands_behind_a_failure_is_skipped_where_that_is_asked_for() {
    let ran = check(TWO, &["--fail-fast", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    let report = report(&ran);
    let statuses = report["checks"].as_array().expect("its checks").iter();
    let statuses: Vec<&str> = statuses.filter_map(|one| one["status"].as_str()).collect();
    assert_eq!(statuses, ["fail", "skipped", "skipped"]);
    for (language, said) in [("en", "- skipped[begun]"), ("zh", "- 跳过[begun]")] {
        let ran = check(TWO, &["--fail-fast", "--lang", language]);
        assert!(ran.data.contains(said), "{}", ran.data);
    }
    assert_eq!(ids(&check(TWO, &["--format", "json"])).len(), 3);
}

#[test]
fn reports_are_written_to_files_beside_what_people_see() {
    let folder = Folder::new("check-report");
    let path = |name: &str| folder.0.join(name).display().to_string();
    let (junit, tap) = (format!("junit={}", path("report.xml")), format!("tap={}", path("a.tap")));
    let ran = check(TWO, &["--report", &junit, "--report", &tap]);
    assert_eq!(ran.code, Some(1), "{}", ran.talk);
    assert!(ran.data.contains("✗ fail[pace]"), "{}", ran.data);
    let read = |name| std::fs::read_to_string(path(name)).expect("the report is there");
    assert!(read("report.xml").contains("<testcase"));
    assert!(read("a.tap").contains("not ok 1 - pace"), "{}", read("a.tap"));
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_the_rest_is_not_lost() {
    let folder = Folder::new("check-unwritten");
    let nowhere = format!("json={}", folder.0.join("no/such/report.json").display());
    for language in ["en", "zh"] {
        let ran = check(TWO, &["--only", "begun", "--report", &nowhere, "--lang", language]);
        assert!(ran.code > Some(1), "{:?} {}", ran.code, ran.talk);
        assert!(ran.data.contains("[begun]") && ran.talk.contains("report.json"), "{}", ran.talk);
    }
    let unknown = check(TWO, &["--report", "pdf=report.pdf"]);
    assert_eq!((unknown.code, unknown.data.as_str()), (Some(2), ""), "{}", unknown.talk);
}

#[test]
fn two_scripts_are_two_worlds_but_ids_are_of_all() {
    let folder = Folder::new("check-twice");
    let script = "check begun for domestic: progress >= 10%\n";
    let (one, two) = (folder.file("one.q", script), folder.file("two.q", script));
    let ran = indiq(&["check", &one, &two]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
    let said = ran.talk.contains("two checks have the id begun");
    assert!(said && ran.talk.contains("one.q") && ran.talk.contains("two.q"), "{}", ran.talk);
    let chinese = indiq(&["check", &one, &two, "--lang", "zh"]).ran();
    assert!(chinese.talk.contains("两个检查的标识都是 `begun`"), "{}", chinese.talk);
    // What one declares, the other does not know.
    let declares =
        folder.file("declares.q", "param least = 10%\ncheck a for domestic: yoy > -50%\n");
    let takes = folder.file("takes.q", "check b for domestic: progress >= least\n");
    let ran = indiq(&["check", &declares, &takes]).ran();
    assert_eq!(ran.code, Some(2), "{}", ran.talk);
}

#[test]
fn a_folder_is_all_its_scripts_in_the_order_of_their_names() {
    let folder = Folder::new("check-folder");
    std::fs::create_dir_all(folder.0.join("below")).expect("a folder");
    folder.file("b.q", "check second for domestic: progress >= 10%\n");
    folder.file("a.q", "check first for domestic: progress >= 10%\n");
    folder.file("below/c.q", "check third for domestic: progress >= 10%\n");
    folder.file(".hidden.q", "check hidden for domestic: progress >= 10%\n");
    folder.file("note.txt", "no script");
    let path = folder.0.display().to_string();
    let ran = indiq(&["check", &path, "--format", "json"]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert_eq!(ids(&ran), ["first", "second", "third"]);
}

#[test]
fn params_are_set_from_outside() {
    let script = "param least = 10%\ncheck begun for domestic: progress >= least\n";
    assert_eq!(check(script, &[]).code, Some(0));
    let ran = check(script, &["--param", "least=20%", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(report(&ran)["params"]["least"], "20%");
    assert_eq!(check(script, &["--param", "leest=20%"]).code, Some(2));
}

#[test]
fn a_column_is_left_out_of_all_reports() {
    let ran = check(TWO, &["--redact", "progress"]);
    assert_eq!(ran.code, Some(1));
    assert!(!ran.data.contains("13.93"), "{}", ran.data);
    let folder = Folder::new("check-redact");
    let path = folder.0.join("report.json");
    let report = format!("json={}", path.display());
    check(TWO, &["--redact", "district", "--report", &report]);
    let written = std::fs::read_to_string(path).expect("the report is there");
    assert!(!written.contains("瀛湖") && written.contains("13.93"), "{written}");
    for (language, said) in [("en", "no column progres"), ("zh", "没有可以隐去的列")] {
        let unknown = check(TWO, &["--redact", "progres", "--lang", language]);
        assert_eq!((unknown.code, unknown.data.as_str()), (Some(2), ""));
        assert!(unknown.talk.contains(said), "{}", unknown.talk);
    }
}

#[test]
fn so_many_rows_are_kept_at_most() {
    let script = "check all for domestic: progress > 31%\n";
    let ran = check(script, &["--samples", "2", "--format", "json"]);
    let report = report(&ran);
    let one = &report["checks"][0];
    assert_eq!(one["samples"].as_array().map(Vec::len), Some(2));
    assert_eq!((&one["truncated"], &one["counts"]["violating"]), (&true.into(), &7.into()));
}

#[test]
fn the_day_is_that_which_is_said() {
    let script = "check fresh: domestic is at most 45 days old\n";
    let on = |day| indiq(&["check", "-", "--now", day]).input(script).ran();
    assert_eq!(on("2023-05-15").code, Some(0));
    assert_eq!(on("2023-05-16").code, Some(1));
    assert_eq!(on("16 May").code, Some(2));
}

#[test]
fn a_script_that_is_run_goes_on_behind_a_failure_and_ends_with_1() {
    let script = "check pace for domestic: progress >= schedule\ntotal domestic\n";
    let ran = indiq(&["run", "-"]).input(script).ran();
    assert_eq!(ran.code, Some(1), "{}", ran.talk);
    let all = ran.data.contains("✗ fail[pace]") && ran.data.contains("381.47");
    assert!(all, "{}{}", ran.data, ran.talk);
    let fine = indiq(&["run", "-"]).input("check begun for domestic: progress >= 10%\n").ran();
    assert_eq!(fine.code, Some(0), "{}", fine.talk);
    let worse = "check pace for domestic: progress >= schedule\nlist domestic at 1999\n";
    assert_eq!(indiq(&["run", "-"]).input(worse).ran().code, Some(3));
}

#[test]
fn a_report_takes_the_place_of_nothing_that_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("kept.q");
    let text = "check floor for domestic: progress > 0%\n";
    std::fs::write(&script, text).expect("a script");
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_indiq"))
        .arg("check")
        .arg(&script)
        .arg("--report")
        .arg(format!("tap={}", script.display()))
        .output()
        .expect("the program starts");
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("would overwrite"));
    assert_eq!(std::fs::read_to_string(&script).expect("it is there"), text);
}

/// `indiq check … | head -1`: whoever reads has seen enough, and the check has failed all the same.
#[test]
fn a_reader_that_leaves_makes_no_failure_a_pass() {
    use std::io::Write;
    for (script, code) in [(TWO, 1), ("check all for domestic: progress >= 0%\n", 0)] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_indiq"))
            .args(["check", "-", "--now", "2023-04-07"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program");
        drop(child.stdout.take());
        let mut input = child.stdin.take().expect("its input");
        input.write_all(script.as_bytes()).expect("it reads");
        drop(input);
        assert_eq!(child.wait().expect("it ends").code(), Some(code), "{script}");
    }
}

#[test]
fn two_reports_in_one_place_are_2_and_nothing_is_written() {
    let folder = Folder::new("check-report-twice");
    let path = folder.0.join("report.xml");
    let twice = [format!("junit={}", path.display()), format!("tap={}", path.display())];
    let ran = check(TWO, &["--report", &twice[0], "--report", &twice[1]]);
    assert_eq!(ran.code, Some(2), "{}", ran.talk);
    assert!(ran.talk.contains("two reports go to"), "{}", ran.talk);
    assert!(!path.exists());
}

#[test]
fn a_waiver_of_a_check_that_was_skipped_is_not_to_be_removed() {
    let script = format!("{TWO}waive begun for 汉滨区 because \"late table\"\n");
    let ran = check(&script, &["--fail-fast", "--format", "json"]);
    assert_eq!(report(&ran)["waivers"][0]["state"], "untried", "{}", ran.data);
    let ran = check(&script, &["--fail-fast"]);
    assert!(!ran.data.contains("remove it"), "{}", ran.data);
    assert!(check(&script, &[]).data.contains("remove it"));
}

/// What ends with 1 has a test that fails in the reports that programs read.
#[test]
fn warnings_that_fail_the_run_fail_in_every_report() {
    let stale = "check begun for domestic: progress >= 10%\nwaive begun for 汉滨区 because \"x\"\n";
    let warns = "check pace for domestic: progress >= schedule warn above 0 fail above 5\n";
    for script in [stale, warns] {
        for options in [&["--fail-on", "warn"][..], &["--deny-warnings"]] {
            let of = |format: &str| check(script, &[options, &["--format", format]].concat());
            let (junit, tap) = (of("junit"), of("tap"));
            assert_eq!((junit.code, tap.code), (Some(1), Some(1)), "{script}{options:?}");
            assert!(junit.data.contains("<failure"), "{}", junit.data);
            assert!(junit.data.contains("failures=\"1\""), "{}", junit.data);
            assert!(tap.data.contains("not ok"), "{}", tap.data);
        }
        assert!(!check(script, &["--format", "junit"]).data.contains("<failure"));
        assert!(!check(script, &["--format", "tap"]).data.contains("not ok"));
    }
    // A waiver of no check at all is said before anything runs.
    let nobody = "check begun for domestic: progress >= 10%\nwaive pace for 汉滨区 because \"x\"\n";
    assert_eq!(check(nobody, &["--fail-on", "warn"]).code, Some(1));
    assert_eq!(check(nobody, &[]).code, Some(0));
}

#[test]
fn a_list_is_json_where_that_is_asked_for() {
    let ran = check(TWO, &["--list", "--format", "json"]);
    assert_eq!(ids(&ran), ["pace", "begun", "size"]);
    assert_eq!(report(&ran)["checks"][0]["title"], "on schedule");
    assert_eq!(check(TWO, &["--list", "--format", "tap"]).code, Some(2));
}

#[test]
fn a_param_has_one_value() {
    let script = "param floor = 10%\ncheck begun for domestic: progress >= floor\n";
    let ran = check(script, &["--param", "floor=20%", "--param", "floor=5%"]);
    assert_eq!(ran.code, Some(2), "{}", ran.talk);
    let ran = check(script, &["--format", "json"]);
    assert_eq!(report(&ran)["params"]["floor"], "10%");
}

#[test]
fn names_that_are_redacted_stand_in_no_waiver() {
    let script = "check pace for domestic: progress >= schedule\n\
                  waive pace for 恒口, 瀛湖 because \"恒口 began late\"\n";
    for name in ["district", "地区"] {
        for format in ["human", "json", "junit", "tap", "sarif", "github", "markdown"] {
            let ran = check(script, &["--redact", name, "--format", format]);
            assert!(!ran.data.contains("恒口"), "{format}: {}", ran.data);
        }
    }
}

/// A script that another one of the folder includes is checked once.
#[test]
fn a_folder_may_hold_what_its_scripts_include() {
    let folder = Folder::new("check-includes");
    let write = |name: &str, text: &str| std::fs::write(folder.0.join(name), text).expect("a file");
    write(
        "b.q",
        "check shared for domestic: progress >= 10%\nwaive shared for 汉滨区 because \"x\"\n",
    );
    for own in ["a.q", "c.q"] {
        write(own, "include \"b.q\"\n");
    }
    let ran = indiq(&["check", &folder.0.display().to_string(), "--format", "json"]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert_eq!(ids(&ran), ["shared"]);
    assert_eq!(report(&ran)["waivers"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_report_takes_the_place_of_no_baseline() {
    let folder = Folder::new("check-baseline");
    let base = folder.0.join("base.csv");
    let saved = format!("let a = list domestic show actual; save a to \"{}\"", base.display());
    assert_eq!(indiq(&["-e", &saved]).ran().code, Some(0));
    let before = std::fs::read(&base).expect("it is saved");
    let script = format!("check same: list domestic show actual same as \"{}\"\n", base.display());
    let ran = check(&script, &["--report", &format!("json={}", base.display())]);
    assert_eq!(ran.code, Some(2), "{}{}", ran.data, ran.talk);
    assert_eq!(std::fs::read(&base).expect("it is there"), before);
    assert_eq!(check(&script, &[]).code, Some(0));
}

#[cfg(unix)]
#[test]
fn two_names_of_one_file_are_one_place() {
    let folder = Folder::new("check-report-link");
    let (file, link) = (folder.0.join("a"), folder.0.join("b"));
    std::fs::write(&file, "as it was").expect("a file");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    let reports = [format!("json={}", file.display()), format!("junit={}", link.display())];
    let ran = check(TWO, &["--report", &reports[0], "--report", &reports[1]]);
    assert_eq!(ran.code, Some(2), "{}", ran.talk);
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "as it was");
}

/// No rows may be a pass; a period that is mistyped may not.
#[test]
fn a_period_that_is_not_there_is_no_empty_table() {
    for script in [
        "check begun for domestic at 2031Q1: progress >= 10%\n",
        "audit domestic at 2031Q1\n",
        "audit events at 2031Q1\n",
    ] {
        for options in [&[][..], &["--allow-empty"]] {
            let ran = check(script, options);
            assert_eq!(ran.code, Some(3), "{script}{options:?}{}{}", ran.data, ran.talk);
            assert!(ran.data.contains("Q0501"), "{}", ran.data);
        }
    }
    assert_eq!(check("audit events\n", &[]).code, Some(1));
    assert_eq!(check("audit events\n", &["--allow-empty"]).code, Some(0));
}

/// The ids of an audit of several levels name districts, which no script does.
#[test]
fn ids_that_name_districts_are_redacted_too() {
    let catalog = "tests/fixtures/levels/catalog.toml";
    let with = |options: &[&str]| {
        check("audit investment\n", &[&["--catalog", catalog], options].concat())
    };
    assert!(with(&["--format", "json"]).data.contains("乙市"));
    for format in ["human", "json", "junit", "tap", "sarif", "github", "markdown"] {
        let ran = with(&["--redact", "district", "--format", format]);
        for name in ["乙市", "全省", "甲市"] {
            assert!(!ran.data.contains(name), "{format}: {}", ran.data);
        }
    }
    assert_eq!(with(&["--redact", "district", "--list"]).code, Some(2));
}

#[test]
fn an_audit_that_is_skipped_says_so() {
    let script = "check pace for domestic: progress >= 25%\naudit domestic\n";
    for (format, language, said, not) in [
        ("human", "en", "skipped: a check before it failed", "nothing to compare"),
        ("markdown", "en", "skipped: a check before it failed", "nothing to compare"),
        ("human", "zh", "已跳过：前面的检查未通过", "没有可比较的数"),
    ] {
        let ran = check(script, &["--fail-fast", "--format", format, "--lang", language]);
        assert_eq!(ran.code, Some(1), "{}", ran.talk);
        assert!(ran.data.contains(said) && !ran.data.contains(not), "{}", ran.data);
    }
}

#[test]
fn what_was_seen_and_what_was_to_be_seen_is_always_told() {
    let script = "check size: total(domestic.actual) > 380亿元
check columns: domestic has actual in 亿元, target in 万元
check known: district in directory
audit domestic
";
    let ran = check(script, &["--format", "json"]);
    let report = report(&ran);
    let checks = report["checks"].as_array().expect("its checks");
    let size = &checks[0];
    let amount = |value: &serde_json::Value| (value["number"].as_f64(), value["unit"].clone());
    assert_eq!(amount(&size["observed"]), (Some(381.47), "亿元".into()));
    // 1.47000000000003 is what doubles make of it.
    assert_eq!(amount(&size["margin"]), (Some(1.47), "亿元".into()));
    assert_eq!(checks[1]["observed"]["text"], "1 of 2 is as stated", "{}", checks[1]);
    assert_eq!(checks[2]["observed"]["text"], "14 of 14 are found there", "{}", checks[2]);
    for one in &checks[3..] {
        assert!(one["expected"]["text"].is_string(), "{one}");
    }
    let progress = checks.iter().find(|one| one["id"] == "domestic_progress_rows");
    assert_eq!(progress.expect("it is printed")["expected"]["text"], "actual / target");
}
