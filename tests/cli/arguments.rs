//! What the arguments mean.

use super::{Folder, indiq};

const LAGGARDS: &str = "rank domestic where progress < 25%";

#[test]
fn a_statement_is_answered() {
    let ran = indiq(&["-e", LAGGARDS]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    for text in ["恒口", "20.08", "瀛湖", "13.93"] {
        assert!(ran.data.contains(text), "{text} is not in\n{}", ran.data);
    }
    assert!(!ran.data.contains("石泉县"), "only the two behind are shown\n{}", ran.data);
}

#[test]
fn statements_are_answered_in_order_and_stand_apart() {
    let ran = indiq(&["-e", "total foreign", "-e", "total domestic"]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    let foreign = ran.data.find("foreign").expect("the first answer");
    let domestic = ran.data.find("domestic").expect("the second answer");
    assert!(foreign < domestic);
    let first = indiq(&["-e", "total foreign"]).ran().data;
    let second = indiq(&["-e", "total domestic"]).ran().data;
    assert_eq!(ran.data, format!("{first}\n{second}"));
}

#[test]
fn a_script_is_the_same_from_a_file_from_input_and_as_an_argument() {
    let folder = Folder::new("script");
    let script = format!("# laggards\n{LAGGARDS}\ntotal domestic\n");
    let file = folder.file("laggards.q", &script);
    let expected = indiq(&["-e", &script]).ran();
    assert_eq!(expected.code, Some(0), "{}", expected.talk);
    assert!(!expected.data.is_empty());
    for ran in [
        indiq(&["run", &file]).ran(),
        indiq(&["run", "-"]).input(script.as_str()).ran(),
        indiq(&[]).input(script.as_str()).ran(),
        indiq(&["run", &file]).input("not read").ran(),
    ] {
        assert_eq!((ran.code, &ran.data), (Some(0), &expected.data), "{}", ran.talk);
    }
}

#[test]
fn scripts_from_windows_are_scripts() {
    let plain = indiq(&[]).input(LAGGARDS).ran();
    let marked = indiq(&[]).input(format!("\u{feff}{LAGGARDS}\r\n")).ran();
    assert_eq!((marked.code, marked.data), (Some(0), plain.data), "{}", marked.talk);
}

#[test]
fn several_scripts_run_in_order_and_all_are_checked_first() {
    let folder = Folder::new("several");
    let good = folder.file("good.q", "total domestic\n");
    let bad = folder.file("bad.q", "rank domestik\n");
    let twice = indiq(&["run", &good, &good]).ran();
    let once = indiq(&["run", &good]).ran();
    assert_eq!(twice.data, format!("{0}\n{0}", once.data), "{}", twice.talk);
    let mixed = indiq(&["run", &good, &bad]).ran();
    assert_eq!((mixed.code, mixed.data.as_str()), (Some(2), ""));
    assert!(mixed.talk.contains("bad.q"), "{}", mixed.talk);
}

#[test]
fn nothing_to_run_is_fine() {
    let ran = indiq(&[]).ran();
    assert_eq!((ran.code, ran.data.as_str(), ran.talk.as_str()), (Some(0), "", ""));
}

#[test]
fn an_unknown_format_names_a_near_one() {
    let ran = indiq(&["-e", LAGGARDS, "--format", "jsn"]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert!(ran.talk.contains("'json'"), "{}", ran.talk);
}

#[test]
fn an_unknown_option_names_a_near_one() {
    let ran = indiq(&["--formt", "json"]).ran();
    assert_eq!(ran.code, Some(2));
    assert!(ran.talk.contains("--format"), "{}", ran.talk);
}

#[test]
fn a_period_that_is_none_is_refused() {
    let ran = indiq(&["-e", LAGGARDS, "--period", "2023Q7"]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert!(ran.talk.contains("2023Q7"), "{}", ran.talk);
}

#[test]
fn statements_and_a_command_exclude_each_other() {
    let ran = indiq(&["-e", LAGGARDS, "run", "-"]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert!(ran.talk.contains("Q0701"), "{}", ran.talk);
}

#[test]
fn a_table_is_opened_by_its_header() {
    let folder = Folder::new("table");
    let table = "district,sales_万元\nnorth,12.5\nsouth,7.0\n";
    let file = folder.file("shops.csv", table);
    for arguments in [
        vec![file.as_str(), "-e", "list sales", "--period", "2023Q1"],
        vec!["-e", "list sales", "--data", &file, "--period", "2023Q1"],
    ] {
        let ran = indiq(&arguments).ran();
        assert_eq!(ran.code, Some(0), "{}", ran.talk);
        assert!(ran.data.contains("north") && ran.data.contains("12.5"), "{}", ran.data);
    }
}

#[test]
fn help_and_version_are_data() {
    for arguments in [["--help"], ["help"], ["--version"]] {
        let ran = indiq(&arguments).ran();
        assert_eq!((ran.code, ran.talk.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(ran.data.contains("indiq"), "{arguments:?}");
    }
    let help = indiq(&["--help"]).ran().data;
    assert!(help.contains("Exit codes:") && help.contains("130"));
}

#[test]
fn completions_exist_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = indiq(&["completions", shell]).ran();
        assert_eq!((ran.code, ran.talk.as_str()), (Some(0), ""), "{shell}");
        for word in ["catalog", "keep-going", "completions"] {
            assert!(ran.data.contains(word), "{word} for {shell}");
        }
    }
    assert_eq!(indiq(&["completions", "basch"]).ran().code, Some(2));
}

#[test]
fn help_on_a_word_of_the_language_is_what_the_language_says() {
    let ran = indiq(&["help", "rank"]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert_eq!(ran.data, indiq(&["-e", "help rank"]).ran().data);
    assert!(indiq(&["help", "run"]).ran().data.contains("indiq run"));
    assert_eq!(indiq(&["help", "rnak"]).ran().code, Some(2));
}

#[test]
fn a_statement_in_the_place_of_tables_is_shown_where_it_goes() {
    let folder = Folder::new("statement");
    let file = folder.file("t.csv", "地区,内资\n恒口,1\n");
    for (arguments, call) in [
        (vec!["rank", "domestic"], "indiq -e 'rank domestic'".to_owned()),
        (vec!["排名 内资"], "indiq -e '排名 内资'".to_owned()),
        (vec!["rank", "domestic", &file], format!("indiq {file} -e 'rank domestic'")),
    ] {
        let ran = indiq(&arguments).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
        let hint = format!("a statement goes behind -e: {call}");
        assert!(ran.talk.contains(&hint), "{}", ran.talk);
    }
    assert_eq!(indiq(&["domestic.csv"]).ran().code, Some(3));
}

#[test]
fn a_script_among_the_tables_is_told_how_to_run() {
    for (arguments, call) in [
        (&["late.q"][..], "indiq run late.q"),
        (&["a.csv", "late.q"], "indiq run late.q --data a.csv"),
        (&["a.csv", "run", "late.q"], "indiq run late.q --data a.csv"),
    ] {
        let ran = indiq(arguments).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
        assert!(ran.talk.contains(&format!("a script is run by: {call}")), "{}", ran.talk);
    }
}

#[test]
fn a_catalog_or_a_table_is_no_script() {
    let folder = Folder::new("no-script");
    for (name, hint) in [("c.toml", "indiq --catalog"), ("t.csv", "indiq ")] {
        let file = folder.file(name, "[catalog]\n");
        let ran = indiq(&["run", &file]).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
        assert!(ran.talk.contains(&format!("opened by: {hint}")), "{}", ran.talk);
        assert!(ran.talk.lines().count() < 6, "{}", ran.talk);
    }
}

#[test]
fn the_errors_of_a_text_come_to_an_end() {
    let ran = indiq(&["run", "-"]).input("foo bar\n".repeat(300)).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert_eq!(ran.talk.matches("does not begin a statement").count(), 20);
    assert!(ran.talk.contains("<stdin>: and 280 more errors"), "{}", ran.talk);
}

#[test]
fn a_format_that_is_none_is_found_before_anything_runs() {
    let script = "total domestic\nlet d = rank domestic\nsave d to \"d.txt\"\n";
    let ran = indiq(&["-e", script]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
    assert!(ran.talk.contains("Q0212"), "{}", ran.talk);
}
