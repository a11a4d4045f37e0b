//! Scripts as a whole: includes, params, saved files, what stops them, how often data is read.

use super::{Folder, indiq};

const CATALOG: &str = "tests/fixtures/small/catalog.toml";
const FIRST: &str = "tests/fixtures/small/small-2023q1.csv";

#[test]
fn an_include_is_relative_to_the_file_that_includes() {
    let folder = Folder::new("include");
    std::fs::create_dir_all(folder.0.join("shared")).expect("the temporary folder is writable");
    folder.file("shared/names.q", "define lag = schedule - progress\n");
    folder
        .file("shared/common.q", "include \"names.q\"\nlet late = rank domestic where lag > 0pp\n");
    let script = folder.file("report.q", "include \"shared/common.q\"\ncount late\n");
    let ran = indiq(&["run", &script, "--format", "csv"]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "count,of\n2,2\n"), "{}", ran.talk);
}

#[test]
fn a_circle_of_includes_is_refused_before_anything_runs() {
    let folder = Folder::new("circle");
    folder.file("b.q", "include \"a.q\"\n");
    let script = folder.file("a.q", "total domestic\ninclude \"b.q\"\n");
    let ran = indiq(&["run", &script]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
    assert!(ran.talk.contains("Q0110") && ran.talk.contains("b.q:1"), "{}", ran.talk);
}

#[test]
fn an_include_that_is_not_there_is_2() {
    let folder = Folder::new("include-missing");
    let script = folder.file("a.q", "total domestic\ninclude \"missing.q\"\n");
    let ran = indiq(&["run", &script]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
    assert!(ran.talk.contains("missing.q"), "{}", ran.talk);
}

#[test]
fn the_command_line_sets_a_param() {
    let script = "param limit = 25%\ncount domestic where progress < limit";
    let count = |arguments: &[&str]| {
        let all = [&["-e", script, "--format", "csv"], arguments].concat();
        indiq(&all).ran()
    };
    assert_eq!(count(&[]).data, "count,of\n2,13\n");
    assert_eq!(count(&["--param", "limit=30%"]).data, "count,of\n5,13\n");
    for (wrong, code) in [
        ("limit=30", "Q0203"),
        ("limit=2023Q1", "Q0204"),
        ("limit=", "Q0701"),
        ("limit", "Q0701"),
        ("30%", "Q0701"),
        ("=30%", "Q0701"),
        ("limit=30亿且", "Q0205"),
        ("limits=30%", "Q0201"),
    ] {
        let ran = count(&["--param", wrong]);
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{wrong}\n{}", ran.talk);
        assert!(ran.talk.contains(code), "{wrong}\n{}", ran.talk);
        assert!(ran.talk.contains("--param"), "{wrong}\n{}", ran.talk);
    }
}

#[test]
fn a_saved_file_is_replaced_only_when_the_script_says_so() {
    let folder = Folder::new("save");
    let path = folder.0.join("late.csv");
    let path = path.to_str().expect("a path in UTF-8");
    let save = |more: &str| {
        let script =
            format!("let late = rank domestic where gap < 0pp\nsave late to \"{path}\"{more}");
        indiq(&["-e", &script]).ran()
    };
    let first = save("");
    assert_eq!((first.code, first.data.as_str()), (Some(0), ""), "{}", first.talk);
    let text = std::fs::read_to_string(path).expect("it is there");
    assert!(text.contains("恒口") && text.lines().count() == 3, "{text}");
    std::fs::write(path, "mine").expect("it can be written");
    let second = save("");
    assert_eq!(second.code, Some(3), "{}", second.talk);
    assert!(second.talk.contains("Q0408") && second.talk.contains("overwrite"), "{}", second.talk);
    assert_eq!(std::fs::read_to_string(path).expect("it is there"), "mine");
    assert_eq!(save(" overwrite").code, Some(0));
    assert_eq!(std::fs::read_to_string(path).expect("it is there"), text);
}

#[test]
fn every_format_of_files_is_written_whole() {
    let folder = Folder::new("formats");
    let mut script = "let all = list domestic\n".to_owned();
    let endings = ["csv", "tsv", "xlsx", "parquet", "json", "ndjson", "md"];
    for ending in endings {
        let path = folder.0.join(format!("all.{ending}"));
        script += &format!("save all to \"{}\"\n", path.display());
    }
    let ran = indiq(&["-e", &script]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    for ending in endings {
        let written = std::fs::metadata(folder.0.join(format!("all.{ending}")));
        assert!(written.is_ok_and(|file| file.len() > 200), "{ending}");
    }
    assert_eq!(std::fs::read_dir(&folder.0).map(Iterator::count).ok(), Some(endings.len()));
}

#[test]
fn warnings_can_be_denied() {
    let script = "total domestic show mean(progress)\ntotal foreign";
    let ran = indiq(&["-e", script]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert!(ran.talk.contains("warning[Q0610]"), "{}", ran.talk);
    let denied = indiq(&["-e", script, "--deny-warnings"]).ran();
    assert_eq!((denied.code, denied.data.as_str()), (Some(2), ""), "{}", denied.talk);
    assert!(denied.talk.contains("error[Q0610]"), "{}", denied.talk);
}

#[test]
fn nothing_is_saved_of_what_is_denied() {
    let folder = Folder::new("denied");
    let path = folder.0.join("none.csv");
    let script = format!(
        "let none = list domestic where actual > 1000\nsave none to \"{}\"",
        path.display()
    );
    let denied = indiq(&["-e", &script, "--deny-warnings"]).ran();
    assert_eq!(denied.code, Some(2), "{}", denied.talk);
    assert!(denied.talk.contains("error[Q0606]") && denied.talk.contains("is not written"));
    assert!(!path.exists());
    let ran = indiq(&["-e", &script]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert!(ran.talk.contains("warning[Q0606]") && path.exists());
}

/// A pipe gives what it holds to its first reader: whoever reads it a second time waits for ever.
#[cfg(target_os = "linux")]
#[test]
fn a_hundred_statements_read_each_source_once() {
    use std::process::Command;
    use std::time::{Duration, Instant};

    let folder = Folder::new("once");
    let pipe = folder.0.join("small-2023q1.csv");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there");
    assert!(made.success());
    let statements = ["rank investment", "total investment", "list investment where actual > 10"];
    let script: String = (0..100).map(|at| format!("{}\n", statements[at % 3])).collect();
    let script = folder.file("hundred.q", script);
    let table = std::fs::read(FIRST).expect("the fixture is there");
    let catalog = std::fs::read_to_string(CATALOG).expect("the fixture is there");
    let catalog = folder.file("catalog.toml", catalog);
    let to = pipe.clone();
    let writer = std::thread::spawn(move || std::fs::write(to, table));
    let output = folder.0.join("output");
    let into = std::fs::File::create(&output).expect("the temporary folder is writable");
    let mut child = Command::new(env!("CARGO_BIN_EXE_indiq"))
        .args(["run", &script, "--catalog", &catalog, "--format", "csv", "--data"])
        .arg(&pipe)
        .stdout(into)
        .spawn()
        .expect("the program starts");
    let begin = Instant::now();
    let code = loop {
        match child.try_wait().expect("it can be asked") {
            Some(status) => break status.code(),
            None if begin.elapsed() > Duration::from_secs(60) => {
                child.kill().expect("it can be ended");
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    assert_eq!(code, Some(0));
    assert!(writer.join().is_ok_and(|written| written.is_ok()));
    let text = std::fs::read_to_string(&output).expect("it is there");
    assert_eq!(text.matches("rank,district").count(), 34, "{text}");
}
