//! The list of completions: it fits the screen, asks nothing, and leaves the keys to the line.

use super::screen::{Setting, Terminal, last_line};
use std::fs;
use std::path::Path;

/// A terminal with a table of its own at the prompt.
fn on_table(folder: &Path, text: &str, size: (u16, u16)) -> Terminal {
    let table = folder.join("own.csv");
    fs::write(&table, text).expect("a table");
    let name = table.to_str().expect("plain letters").to_owned();
    let arguments = [name.as_str(), "--period", "2023Q1"];
    Terminal::open(&Setting { arguments: &arguments, size, ..Setting::default() })
}

/// A terminal of 24 by 80 in which a long list stands above the line.
fn listed(keys: &str) -> Terminal {
    let terminal = Terminal::usual();
    terminal.send(keys);
    terminal.until(keys, |screen| last_line(screen).contains(keys.trim_end()));
    terminal.send("\t");
    let line = format!("indiq> {}", keys.trim_end());
    terminal.until("a list that says how many more there are", |screen| {
        screen.contains("more: type on") && last_line(screen).trim_end() == line
    });
    terminal
}

#[test]
fn a_long_list_asks_nothing_and_typing_goes_on() {
    for keys in ["rank ", "rank domestic where "] {
        let terminal = listed(keys);
        let screen = terminal.text();
        assert!(!screen.contains("--More--") && !screen.contains("Display all"), "{screen}");
        terminal.send("进度");
        let line = format!("indiq> {keys}进度");
        terminal.until("what is typed", |screen| last_line(screen).trim_end() == line);
    }
}

#[test]
fn ctrl_c_clears_the_line_below_a_long_list() {
    let terminal = listed("rank domestic where ");
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("count domestic\r");
    terminal.until("an answer", |screen| screen.contains("13"));
}

#[test]
fn a_long_list_says_in_chinese_that_there_is_more() {
    let arguments = ["--lang", "zh"];
    let terminal = Terminal::open(&Setting { arguments: &arguments, ..Setting::default() });
    terminal.send("排名 内资 其中 \t");
    terminal.until("the rest", |screen| screen.contains("个：请继续输入"));
}

#[test]
fn what_steers_the_terminal_comes_from_no_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "district,domestic actual (亿元)\n\u{1b}[2J\u{1b}[31m甲县,1\n乙县,2\n丙县,3\n";
    let terminal = on_table(folder.path(), text, (24, 80));
    terminal.send("rank domestic of \t");
    let screen = terminal.until_screen("the other districts", |screen| {
        screen.contents().contains("乙县") && screen.contents().contains("丙县")
    });
    assert!(screen.contains("indiq "), "the screen was cleared:\n{screen}");
}

#[test]
fn files_stand_behind_the_words_that_name_them() {
    for (keys, whole) in [
        ("include \"exampl", "indiq> include \"examples/"),
        ("let late = rank domestic; save late to \"exampl", "save late to \"examples/"),
        ("保存 迟 到 \"exampl", "indiq> 保存 迟 到 \"examples/"),
        ("check a: rank domestic same as \"exampl", "same as \"examples/"),
    ] {
        let terminal = Terminal::usual();
        terminal.send(&format!("{keys}\t"));
        terminal.until(whole, |screen| last_line(screen).trim_end().ends_with(whole));
    }
}

#[test]
fn clauses_that_could_not_stand_there_are_not_offered() {
    let terminal = Terminal::open(&Setting { size: (60, 100), ..Setting::default() });
    terminal.send("show 汉滨区 \t");
    let screen = terminal.until("its clauses", |screen| {
        screen.contains("versus") && screen.matches("show 汉滨区").count() == 2
    });
    assert!(!screen.contains("bottom") && !screen.contains("where"), "{screen}");
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("rank domestic top 3 \t");
    let screen = terminal.until("the clauses of a ranking", |screen| {
        screen.contains("among") && screen.matches("rank domestic top 3").count() == 2
    });
    assert!(!screen.contains("bottom"), "{screen}");
}

#[test]
fn what_rows_are_divided_by() {
    let terminal = Terminal::open(&Setting { size: (60, 100), ..Setting::default() });
    terminal.send("total domestic per \t");
    let screen = terminal.until("the columns", |screen| screen.contains("period  "));
    assert!(screen.contains("group  ") && !screen.contains("progress"), "{screen}");
}

#[test]
fn a_keyword_brings_its_blank() {
    let terminal = Terminal::usual();
    terminal.send("rank domestic wh\tprogress");
    terminal.until("the clause", |screen| last_line(screen).contains("where progress"));
}

#[test]
fn what_has_only_a_few_of_the_letters_is_shown_and_not_inserted() {
    let terminal = Terminal::usual();
    terminal.send("rank dmt\t");
    terminal.until("what it could be", |screen| {
        screen.contains("the only one with these letters")
            && last_line(screen).trim_end() == "indiq> rank dmt"
    });
}
