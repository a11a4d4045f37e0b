//! Each exit code, by what leads to it.

use super::{Folder, indiq};

#[test]
fn fine_is_0() {
    assert_eq!(indiq(&["-e", "rank domestic"]).ran().code, Some(0));
}

#[test]
fn a_statement_that_is_wrong_is_2_and_nothing_runs() {
    for (statement, code) in [
        ("rank domestic wher progress < 25%", "Q01"),
        ("rank domestik", "Q0201"),
        ("rank domestic where progress < 25", "Q0203"),
        ("rank (", "Q01"),
    ] {
        let ran = indiq(&["-e", "total domestic", "-e", statement]).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{statement}\n{}", ran.talk);
        assert!(ran.talk.contains(code), "{statement}\n{}", ran.talk);
    }
}

#[test]
fn all_that_is_wrong_is_shown_at_once() {
    let ran = indiq(&["-e", "rank domestik\nrank foreing\n"]).ran();
    assert_eq!(ran.code, Some(2));
    assert!(ran.talk.contains("domestik") && ran.talk.contains("foreing"), "{}", ran.talk);
}

#[test]
fn a_script_that_cannot_be_read_is_2() {
    let folder = Folder::new("unread");
    let latin = folder.file("latin.q", b"rank caf\xe9\n");
    let missing = folder.0.join("missing.q");
    for (file, said) in [(latin.as_str(), "UTF-8"), (missing.to_str().unwrap(), "missing.q")] {
        let ran = indiq(&["run", file]).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
        assert!(ran.talk.contains(said) && ran.talk.contains("Q0701"), "{}", ran.talk);
    }
}

#[test]
fn a_catalog_that_cannot_be_understood_is_2() {
    let folder = Folder::new("catalog");
    let catalog = folder.file("catalog.toml", "indicator = [[[");
    let ran = indiq(&["-e", "describe", "--catalog", &catalog]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{}", ran.talk);
    assert!(ran.talk.contains("Q0301") && ran.talk.contains("catalog.toml"), "{}", ran.talk);
}

#[test]
fn data_that_cannot_be_read_is_3() {
    let folder = Folder::new("data");
    let missing = folder.0.join("missing.csv");
    let ran = indiq(&["-e", "describe", "--data", missing.to_str().unwrap()]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(3), ""), "{}", ran.talk);
    assert!(ran.talk.contains("missing.csv"), "{}", ran.talk);
}

#[test]
fn a_statement_that_fails_while_it_runs_is_3_and_ends_the_script() {
    let script = "total domestic\nlist domestic at 1999\ntotal foreign\n";
    let stopped = indiq(&["-e", script]).ran();
    assert_eq!(stopped.code, Some(3), "{}", stopped.talk);
    assert!(stopped.data.contains("domestic") && !stopped.data.contains("foreign"));
    let kept_going = indiq(&["--keep-going", "-e", script]).ran();
    assert_eq!(kept_going.code, Some(3), "{}", kept_going.talk);
    assert!(kept_going.data.contains("domestic") && kept_going.data.contains("foreign"));
    assert!(kept_going.talk.contains("Q0501"), "{}", kept_going.talk);
}

/// The script is longer than a pipe holds, so that the program reads by the time all is written.
/// Where the tests run in the background, Ctrl-C is ignored by what they start, and rightly so;
/// `env` gives it its usual meaning back.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_is_130() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let mut child = Command::new("env")
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_indiq")])
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    stdin.write_all("# a comment\n".repeat(100_000).as_bytes()).expect("it reads");
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("kill is there").success());
    let begin = Instant::now();
    while child.try_wait().expect("it can be asked").is_none() {
        if begin.elapsed() > Duration::from_secs(30) {
            child.kill().expect("it can be ended");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(child.wait().expect("it has ended").code(), Some(130));
}
