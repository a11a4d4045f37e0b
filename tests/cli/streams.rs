//! What goes to which stream, and how.

use super::indiq;
use serde_json::{Deserializer, Value};

const LAGGARDS: &str = "rank domestic where progress < 25%";
const ESCAPE: char = '\u{1b}';

#[test]
fn json_is_one_document_for_each_statement() {
    let ran = indiq(&["--format", "json", "-e", LAGGARDS, "-e", "list domestic"]).ran();
    assert_eq!((ran.code, ran.talk.as_str()), (Some(0), ""));
    let documents: Result<Vec<Value>, _> = Deserializer::from_str(&ran.data).into_iter().collect();
    assert_eq!(documents.expect("all of it is JSON").len(), 2);
}

#[test]
fn diagnostics_are_one_json_array_beside_json() {
    let ran = indiq(&["--format", "json", "-e", "rank domestik", "-e", "rank domestic top"]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    let said: Value = serde_json::from_str(&ran.talk).expect("all of it is one JSON value");
    let codes: Vec<_> = said.as_array().expect("an array").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes.len(), 2, "{}", ran.talk);
    assert_eq!(codes[0], "Q0201");
}

#[test]
fn a_failure_between_answers_is_in_the_same_array() {
    let script = "list domestic at 1999\nlist foreign\nlist foreign at 1998\n";
    let ran = indiq(&["--format", "json", "--keep-going", "-e", script]).ran();
    assert_eq!(ran.code, Some(3), "{}", ran.talk);
    assert!(serde_json::from_str::<Value>(&ran.data).is_ok(), "{}", ran.data);
    let said: Value = serde_json::from_str(&ran.talk).expect("all of it is one JSON value");
    assert_eq!(said.as_array().map(Vec::len), Some(2), "{}", ran.talk);
}

#[test]
fn every_format_gives_its_own() {
    let answer = |format| indiq(&["-e", LAGGARDS, "--format", format]).ran().data;
    assert!(answer("csv").contains(",恒口,"));
    assert!(answer("tsv").contains("\t恒口\t"));
    assert!(answer("markdown").contains("| 恒口"));
    assert_eq!(answer("ndjson").lines().count(), 2);
    assert!(answer("table").contains("2 of 13"));
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let plain = indiq(&["-e", LAGGARDS]).ran();
    assert!(!plain.data.contains(ESCAPE) && !plain.talk.contains(ESCAPE));
    let always = indiq(&["-e", LAGGARDS, "--color", "always"]).ran();
    assert!(always.data.contains(ESCAPE), "{}", always.data);
    let forced = indiq(&["-e", LAGGARDS]).variable("CLICOLOR_FORCE", "1").ran();
    assert_eq!(forced.data, always.data);
    let unforced = indiq(&["-e", LAGGARDS]).variable("NO_COLOR", "1").ran();
    assert_eq!(unforced.data, plain.data);
    let both = indiq(&["-e", LAGGARDS]).variable("NO_COLOR", "1").variable("CLICOLOR_FORCE", "1");
    assert_eq!(both.ran().data, plain.data);
    let empty = indiq(&["-e", LAGGARDS]).variable("NO_COLOR", "").variable("CLICOLOR_FORCE", "1");
    assert_eq!(empty.ran().data, always.data);
    let never = indiq(&["-e", LAGGARDS, "--color", "never"]).variable("CLICOLOR_FORCE", "1").ran();
    assert_eq!(never.data, plain.data);
}

#[test]
fn messages_take_colour_of_their_own() {
    let always = indiq(&["-e", "rank domestik", "--color", "always"]).ran();
    assert!(always.talk.contains(ESCAPE));
    assert!(!indiq(&["-e", "rank domestik"]).ran().talk.contains(ESCAPE));
}

#[test]
fn a_sign_says_what_colour_says() {
    assert!(indiq(&["-e", LAGGARDS]).ran().data.contains('▼'));
}

/// `indiq … | head -1`
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    for arguments in [vec!["-e", LAGGARDS], vec!["--help"], vec!["completions", "bash"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut run = indiq(&arguments);
        run.command.stdout(writer);
        let output = run.command.stdin(std::process::Stdio::null()).output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}
