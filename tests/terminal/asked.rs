//! Questions and SQL at the prompt: each gets a statement that works on the open data.

use super::screen::{Setting, Terminal, last_line};
use std::fs;

/// What is shown once a text was entered and the prompt stands below it.
fn told(terminal: &Terminal, text: &str, what: &str) -> String {
    terminal.send("\u{c}");
    terminal.send(&format!("{text}\r"));
    terminal.until(what, |screen| screen.contains(what) && last_line(screen).trim_end() == "indiq>")
}

fn at_sample() -> Terminal {
    Terminal::open(&Setting { size: (40, 140), ..Setting::default() })
}

#[test]
fn numbers_of_sql_get_their_unit() {
    let terminal = at_sample();
    let share = "select * from domestic where progress < 0.25";
    told(&terminal, share, "list domestic where progress < 25%");
    told(
        &terminal,
        "select * from domestic where actual > 3",
        "list domestic where actual > 3亿元",
    );
}

#[test]
fn what_does_not_work_here_is_not_offered() {
    let terminal = at_sample();
    let between = "select * from domestic where progress between 0.1 and 0.2";
    told(&terminal, between, "list domestic where progress between 10% and 20%");
    let screen =
        told(&terminal, "select * from domestic where id = 3 limit 2", "write: list domestic\n");
    assert_eq!(screen.matches("id = 3").count(), 2, "{screen}");
}

#[test]
fn functions_of_sql_are_those_of_the_language() {
    let terminal = at_sample();
    let count = "select count(*) from domestic where progress < 0.25";
    told(&terminal, count, "count domestic where progress < 25%");
    told(&terminal, "select avg(progress) from domestic", "total domestic show mean(progress)");
    told(&terminal, "select sum(actual) from domestic", "total domestic show actual");
}

#[test]
fn a_table_of_sql_that_is_not_there_gets_the_indicators_that_are() {
    told(&at_sample(), "select * from districts", "domestic, foreign");
}

#[test]
fn a_question_gets_a_statement_and_one_error() {
    let terminal = at_sample();
    for (question, statement) in [
        ("What is the total?", "write: total domestic"),
        ("who leads?", "write: rank domestic top 1"),
        ("which is the worst in foreign?", "write: rank foreign bottom 1"),
        ("how many districts are behind schedule?", "count domestic where progress < schedule"),
        ("谁最好？", "排名 内资 前 1"),
        ("内资合计是多少？", "合计 内资"),
    ] {
        let screen = told(&terminal, question, statement);
        assert_eq!(screen.matches("error[").count(), 1, "{screen}");
    }
}

#[test]
fn a_question_is_about_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("own.csv");
    fs::write(&table, "district,grain actual (亿元)\n甲县,1\n乙县,2\n").expect("a table");
    let name = table.to_str().expect("plain letters").to_owned();
    let arguments = [name.as_str(), "--period", "2023Q1"];
    let terminal =
        Terminal::open(&Setting { arguments: &arguments, size: (40, 140), ..Setting::default() });
    let screen = told(&terminal, "what is the total?", "write: total grain");
    assert!(!screen.contains("domestic"), "{screen}");
}
