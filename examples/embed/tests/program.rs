//! The program of this crate, and checks within a test of one's own.

use indiq::embed::{Options, Session};
use std::process::Command;

#[test]
fn the_program_says_who_is_late() {
    let run = Command::new(env!("CARGO_BIN_EXE_indiq-embed-example")).output();
    let run = run.expect("it starts");
    let said = String::from_utf8(run.stdout).expect("it is UTF-8");
    for line in [
        "12. 恒口: 20.08%, -4.92 points",
        "13. 瀛湖: 13.93%, -11.07 points",
        "the counties together: 292.06",
        "first is 旬阳市",
        "pace: 2 of 13",
    ] {
        assert!(said.lines().any(|one| one == line), "no line is {line:?} in\n{said}");
    }
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn the_data_is_fit_to_be_published() {
    let mut session = Session::sample().expect("the sample is sound");
    let publish = Options { tags: vec!["publish".into()], ..Options::default() };
    indiq::checks!("checks/*.q", session, publish);
}

#[test]
#[should_panic(expected = "2 of 13")]
fn a_check_that_fails_panics_with_the_report() {
    let mut session = Session::sample().expect("the sample is sound");
    indiq::checks!("tests/late.q", session);
}
