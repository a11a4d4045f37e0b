//! `indiq check` from outside: what is wrong is told apart by the exit code and by the report, in both
//! languages.

use super::{Folder, Ran, indiq};

const TODAY: &str = "2023-04-07";

/// A check of the sample that two of thirteen districts fail.
const LATE: &str = "check pace for domestic: progress >= schedule\n";
/// One that all meet.
const FINE: &str = "check begun for domestic: progress >= 10%\n";

/// Runs `indiq check` with a script on standard input.
fn check(script: &str, arguments: &[&str]) -> Ran {
    let all: Vec<&str> = ["check", "-", "--now", TODAY].iter().chain(arguments).copied().collect();
    indiq(&all).input(script).ran()
}

/// The same in both languages: the exit code and what is said has to be this.
fn told(script: &str, arguments: &[&str], code: i32, english: &[&str], chinese: &[&str]) {
    for (language, said) in [("en", english), ("zh", chinese)] {
        let all: Vec<&str> = arguments.iter().copied().chain(["--lang", language]).collect();
        let ran = check(script, &all);
        assert_eq!(ran.code, Some(code), "{script}{}{}", ran.data, ran.talk);
        for one in said {
            let found = ran.data.contains(one) || ran.talk.contains(one);
            assert!(found, "{one} is not in\n{}{}", ran.data, ran.talk);
        }
    }
}

/// The report of a run as JSON.
fn report(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.data).unwrap_or_else(|why| panic!("{why}: {}{}", ran.data, ran.talk))
}

/// What a report says of its checks: the id and the status of each.
fn statuses(ran: &Ran) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let report = report(ran);
    let checks = report["checks"].as_array().expect("its checks").iter();
    checks.map(|one| (text(&one["id"]), text(&one["status"]))).collect()
}

#[test]
fn a_check_that_passes_is_0() {
    told(FINE, &[], 0, &["✓ pass[begun]: all 13 hold"], &["✓ 通过[begun]: 13 项全部成立"]);
}

#[test]
fn a_check_that_fails_is_1() {
    told(
        LATE,
        &[],
        1,
        &["✗ fail[pace]: 2 of 13 do not hold: 瀛湖, 恒口"],
        &["✗ 失败[pace]: 13 项中有 2 项不成立：瀛湖、恒口"],
    );
}

#[test]
fn a_warning_is_0_and_1_where_that_is_asked_for() {
    let script = "check pace for domestic: progress >= schedule warn above 0\n";
    told(script, &[], 0, &["! warn[pace]"], &["! 警告[pace]"]);
    told(script, &["--fail-on", "warn"], 1, &["! warn[pace]"], &["! 警告[pace]"]);
}

#[test]
fn a_script_that_is_wrong_is_2_and_no_check_runs() {
    for (script, code) in [
        ("check pace for domestic progress >= schedule\n", "Q0101"),
        ("check pace for domestik: progress >= schedule\n", "Q0201"),
        ("check pace for domestic: progress >= 25\n", "Q0203"),
        (
            "check pace for domestic: progress >= schedule\ncheck pace for foreign: actual > 0\n",
            "Q02",
        ),
    ] {
        let ran = check(&(FINE.to_owned() + script), &[]);
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{script}{}", ran.talk);
        assert!(ran.talk.contains(code), "{script}{}", ran.talk);
    }
    let wrong = "check pace for domestik: progress >= 25%\n";
    told(wrong, &[], 2, &["error[Q0201]: domestik"], &["错误[Q0201]: `domestik`"]);
}

#[test]
fn data_that_cannot_be_read_is_3_and_told_in_the_report() {
    let folder = Folder::new("check-unread");
    let catalog = folder.file("catalog.toml", CATALOG);
    told(
        "check some for investment: actual > 0\n",
        &["--catalog", &catalog],
        3,
        &["‼ error[some]", "missing.csv"],
        &["‼ 出错[some]", "missing.csv"],
    );
    let ran = check(
        "check some for investment: actual > 0\n",
        &["--catalog", &catalog, "--format", "json"],
    );
    assert_eq!(statuses(&ran), [("some".to_owned(), "error".to_owned())]);
    assert_eq!(report(&ran)["checks"][0]["problems"][0]["code"], "Q0401");
}

const CATALOG: &str = r#"
[catalog]
name = "one"
[[districts]]
name = "东区"
level = "district"
[[districts]]
name = "西区"
level = "district"
[indicators.investment]
unit = "亿元"
[[sources]]
file = "missing.csv"
period = "2023Q1"
district = "地区"
columns = { "投资_亿元" = "investment.actual", "目标_亿元" = "investment.target" }
"#;

/// The catalog above with a table of its own.
fn on_table(folder: &Folder, table: &str, script: &str, arguments: &[&str]) -> Ran {
    let catalog = folder.file("catalog.toml", CATALOG.replace("missing.csv", "table.csv"));
    folder.file("table.csv", table);
    let all: Vec<&str> = arguments.iter().copied().chain(["--catalog", &catalog]).collect();
    check(script, &all)
}

#[test]
fn a_column_that_the_catalog_states_and_the_table_lacks_is_3() {
    let folder = Folder::new("check-column");
    let script = "check some for investment: actual > 0\n";
    for (language, said) in [("en", "‼ error[some]"), ("zh", "‼ 出错[some]")] {
        let ran = on_table(&folder, "地区,投资_亿元\n东区,1.0\n", script, &["--lang", language]);
        assert_eq!(ran.code, Some(3), "{}{}", ran.data, ran.talk);
        assert!(ran.data.contains(said) && ran.data.contains("目标_亿元"), "{}", ran.data);
    }
}

#[test]
fn an_empty_table_is_3_and_allowed_where_that_is_said() {
    let folder = Folder::new("check-empty");
    let script = "check some for investment: actual > 0\n";
    let header = "地区,投资_亿元,目标_亿元\n";
    for (language, said) in [("en", "the data has no rows"), ("zh", "数据里没有行")] {
        let ran = on_table(&folder, header, script, &["--lang", language]);
        assert_eq!(ran.code, Some(3), "{}{}", ran.data, ran.talk);
        assert!(ran.data.contains(said), "{}", ran.data);
    }
    let ran = on_table(&folder, header, script, &["--allow-empty", "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.data, ran.talk);
    assert_eq!(statuses(&ran), [("some".to_owned(), "pass".to_owned())]);
}

#[test]
fn a_column_without_a_figure_is_unknown_and_1() {
    let folder = Folder::new("check-null");
    let table = "地区,投资_亿元,目标_亿元\n东区,1.0,\n西区,2.0,\n";
    let script = "check some for investment: target > 0\n";
    for (language, said) in [
        ("en", "? unknown[some]: 2 of 2 cannot be decided: 东区, 西区"),
        ("zh", "? 未定[some]: 2 项中有 2 项无法判定：东区、西区"),
    ] {
        let ran = on_table(&folder, table, script, &["--lang", language]);
        assert_eq!(ran.code, Some(1), "{}{}", ran.data, ran.talk);
        assert!(ran.data.contains(said), "{}", ran.data);
    }
    let lenient = "check some for investment: target > 0 unknown is pass\n";
    assert_eq!(on_table(&folder, table, lenient, &[]).code, Some(0));
}

#[test]
fn what_is_worse_outranks_a_failure() {
    let lost = "check lost: list domestic same as \"no/such.csv\"\n";
    let ran = check(&(LATE.to_owned() + lost), &["--format", "json"]);
    assert_eq!(ran.code, Some(3), "{}", ran.talk);
    let own = |id: &str, status: &str| (id.to_owned(), status.to_owned());
    assert_eq!(statuses(&ran), [own("pace", "fail"), own("lost", "error")]);
}

#[test]
fn no_row_to_look_at_is_unknown_unless_it_is_allowed() {
    let script = "check some for domestic where progress > 50%: yoy > 0%\n";
    told(
        script,
        &[],
        1,
        &["? unknown[some]: there was nothing to look at", "counts as: a failure"],
        &["? 未定[some]: 没有可检查的内容", "视为: 失败"],
    );
    told(
        script,
        &["--allow-empty"],
        0,
        &["✓ pass[some]: there was nothing to look at, which is allowed"],
        &["✓ 通过[some]: 没有可检查的内容，允许如此"],
    );
}

#[test]
fn a_script_without_checks_is_2_unless_it_is_allowed() {
    told(
        "total domestic\n",
        &[],
        2,
        &["there is no check in these scripts"],
        &["这些脚本里没有检查"],
    );
    told("total domestic\n", &["--allow-empty"], 0, &["no checks"], &["没有检查"]);
}

#[test]
fn a_waiver_ends_behind_its_last_day() {
    let script = LATE.to_owned() + "waive pace until 2023-04-07 because \"first months\"\n";
    told(&script, &[], 0, &["2 rows of `pace` are waived"], &["`pace` 有 2 行已豁免"]);
    let later = |arguments: &[&str]| {
        let all: Vec<&str> =
            ["check", "-", "--now", "2023-04-08"].iter().chain(arguments).copied().collect();
        indiq(&all).input(script.as_str()).ran()
    };
    let english = later(&[]);
    assert_eq!(english.code, Some(1));
    assert!(english.data.contains("ended on 2023-04-07 and covers nothing"), "{}", english.data);
    let chinese = later(&["--lang", "zh"]);
    assert!(chinese.data.contains("已于 2023-04-07 到期，不再有效"), "{}", chinese.data);
    let fine = FINE.to_owned() + "waive begun until 2023-04-06 because \"not needed\"\n";
    assert_eq!(check(&fine, &[]).code, Some(0));
    assert_eq!(check(&fine, &["--fail-on", "warn"]).code, Some(1));
}
