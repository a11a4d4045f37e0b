//! What was entered before.

use super::screen::{Setting, Terminal, last_line};
use std::path::Path;

const UP: &str = "\u{1b}[A";
const RIGHT: &str = "\u{1b}[C";

fn open(home: &Path) -> Terminal {
    Terminal::open(&Setting { home: Some(home), ..Setting::default() })
}

fn enter_and_leave(home: &Path, lines: &[&str]) {
    let terminal = open(home);
    lines.iter().for_each(|line| terminal.enter(line));
    terminal.send("\u{4}");
    assert!(terminal.ended().success());
}

/// The entries, the last first, as the up arrow brings them.
fn recalled(home: &Path, count: usize) -> Vec<String> {
    let terminal = open(home);
    let mut shown = String::from("indiq>");
    let mut found = Vec::new();
    for _ in 0..count {
        terminal.send(UP);
        let screen = terminal.until("an entry", |screen| last_line(screen).trim_end() != shown);
        shown = last_line(&screen).trim_end().to_owned();
        found.push(shown.trim_start_matches("indiq> ").to_owned());
    }
    found
}

#[test]
fn entries_are_there_in_the_next_run() {
    let home = tempfile::tempdir().expect("a folder");
    enter_and_leave(home.path(), &["count domestic"]);
    assert_eq!(recalled(home.path(), 1), ["count domestic"]);
}

#[test]
fn an_entry_that_begins_with_a_blank_is_private() {
    let home = tempfile::tempdir().expect("a folder");
    enter_and_leave(home.path(), &["count domestic", " count foreign"]);
    assert_eq!(recalled(home.path(), 1), ["count domestic"]);
}

#[test]
fn an_entry_of_several_lines_is_one() {
    let home = tempfile::tempdir().expect("a folder");
    let terminal = open(home.path());
    terminal.send("rank domestic\u{1b}\r  top 2\r");
    terminal.until("an answer", |screen| {
        screen.contains("2 of 13") && last_line(screen).trim_end() == "indiq>"
    });
    terminal.send("\u{4}");
    assert!(terminal.ended().success());
    let terminal = open(home.path());
    terminal.send(UP);
    terminal.until("both lines", |screen| {
        screen.contains("indiq> rank domestic") && screen.contains("top 2")
    });
}

#[test]
fn two_at_once_lose_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let (one, other) = (open(home.path()), open(home.path()));
    one.enter("count domestic");
    other.enter("count foreign");
    one.enter("list domestic top 1");
    for terminal in [one, other] {
        terminal.send("\u{4}");
        assert!(terminal.ended().success());
    }
    let found = recalled(home.path(), 3);
    for line in ["count domestic", "count foreign", "list domestic top 1"] {
        assert!(found.iter().any(|one| one == line), "{line} is not among {found:?}");
    }
}

#[test]
fn an_entry_that_comes_again_moves_to_the_end() {
    let home = tempfile::tempdir().expect("a folder");
    enter_and_leave(home.path(), &["count domestic", "count foreign", "count domestic"]);
    assert_eq!(recalled(home.path(), 2), ["count domestic", "count foreign"]);
    let terminal = open(home.path());
    terminal.enter("count foreign");
    terminal.send(UP);
    terminal.until("the last", |screen| last_line(screen).trim_end() == "indiq> count foreign");
    terminal.send(UP);
    terminal
        .until("the one before", |screen| last_line(screen).trim_end() == "indiq> count domestic");
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("\u{c}.history count\r");
    let screen = terminal.until("the list", |screen| {
        screen.contains("\ncount foreign") && last_line(screen).trim_end() == "indiq>"
    });
    assert_eq!(screen.matches("\ncount ").count(), 2, "{screen}");
}

#[test]
fn the_history_is_listed_by_a_text() {
    let terminal = Terminal::usual();
    terminal.enter("count domestic");
    terminal.enter("count foreign");
    terminal.send("\u{c}.history fore\r");
    let screen = terminal.until("the entry", |screen| {
        screen.contains("\ncount foreign") && last_line(screen).trim_end() == "indiq>"
    });
    assert!(!screen.contains("count domestic"), "{screen}");
}

#[test]
fn ctrl_r_searches() {
    let terminal = Terminal::usual();
    terminal.enter("count domestic");
    terminal.enter("count foreign");
    terminal.send("\u{12}dom");
    terminal.until("an entry", |screen| last_line(screen).contains("count domestic"));
}

#[test]
fn the_rest_of_an_earlier_line_stands_in_grey_and_can_be_taken() {
    let terminal = Terminal::usual();
    terminal.enter("count domestic");
    terminal.send("cou");
    terminal.until("the rest", |screen| last_line(screen).trim_end() == "indiq> count domestic");
    terminal.send(RIGHT);
    terminal.send("\r");
    terminal.until("a second answer", |screen| {
        screen.matches("count domestic").count() == 2 && last_line(screen).trim_end() == "indiq>"
    });
}
