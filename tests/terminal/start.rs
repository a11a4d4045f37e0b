//! What is read before the first prompt: settings, the script that runs first, tables without a catalog.

use super::screen::{Setting, Terminal, last_line};
use std::fs;
use std::path::{Path, PathBuf};

const LOW: &str = "let low = list domestic where progress < 15%\n";

fn folder_in(home: &Path) -> PathBuf {
    let folder = home.join("config/indiq");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn in_home(home: &Path, arguments: &[&str]) -> Terminal {
    Terminal::open(&Setting { size: (40, 100), home: Some(home), arguments, ..Setting::default() })
}

fn shows(terminal: &Terminal, keys: &str, what: &str) -> String {
    terminal.send(keys);
    terminal.until(what, |screen| screen.contains(what))
}

fn is_prompt(screen: &str) -> bool {
    last_line(screen).trim_end() == "indiq>"
}

#[test]
fn the_script_that_runs_first_can_be_skipped() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(folder_in(home.path()).join("init.q"), LOW).expect("a file");
    shows(&in_home(home.path(), &[]), "list low show progress\r", "13.93%");
    shows(&in_home(home.path(), &["--no-init"]), "list low show progress\r", "error[Q02");
}

#[test]
fn a_wrong_line_of_the_first_script_is_said_and_leaves_the_others() {
    let home = tempfile::tempdir().expect("a folder");
    let script = folder_in(home.path()).join("init.q");
    fs::write(script, format!("rnak domestic\nlet bad = rank domstic\n{LOW}")).expect("a file");
    let terminal = in_home(home.path(), &[]);
    terminal.until("both mistakes", |screen| screen.contains("rnak") && screen.contains("domstic"));
    terminal.until("the others", |screen| screen.contains("the other statements"));
    shows(&terminal, "list low show progress\r", "13.93%");
}

#[test]
fn the_first_script_is_run_again_on_other_tables() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(folder_in(home.path()).join("init.q"), LOW).expect("a file");
    let terminal = in_home(home.path(), &[]);
    terminal.enter(".open examples/ankang/catalog.toml");
    shows(&terminal, "list low show progress\r", "13.93%");
}

#[test]
fn a_period_is_stated_at_the_prompt_and_the_sample_comes_back() {
    let home = tempfile::tempdir().expect("a folder");
    let table = home.path().join("own.csv");
    fs::write(&table, "district,domestic actual (亿元)\n甲县,1\n乙县,2\n").expect("a table");
    let terminal = in_home(home.path(), &[]);
    for how in ["at 2022Q1", "--period 2022Q1"] {
        terminal.enter(&format!(".open {} {how}", table.display()));
        shows(&terminal, "list domestic\r", "甲县");
        terminal.until("its period", |screen| screen.contains("2022Q1") && is_prompt(screen));
    }
    shows(&terminal, ".open sample\r", "the embedded sample is open");
    shows(&terminal, "list domestic top 1 by progress\r", "旬阳市");
}

#[test]
fn settings_are_kept_in_a_file_that_is_there() {
    let home = tempfile::tempdir().expect("a folder");
    let file = folder_in(home.path()).join("settings.toml");
    fs::write(&file, "# mine\nrows = 7\n").expect("a file");
    let terminal = in_home(home.path(), &[]);
    terminal.enter(".set rows 9");
    shows(&terminal, ".set keep\r", "the settings are kept");
    let text = fs::read_to_string(&file).expect("the file");
    assert_eq!(text, "# mine\nrows = 9\n");
}

#[test]
fn a_table_that_is_never_read_leaves_the_prompt() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("never.csv");
    let made = std::process::Command::new("mkfifo").arg(&table).status();
    assert!(made.expect("mkfifo is there").success());
    let name = table.to_str().expect("plain letters");
    let terminal = Terminal::start(&Setting { arguments: &[name], ..Setting::default() });
    terminal.until("what is read", |screen| screen.contains("reading "));
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| screen.contains("interrupted") && is_prompt(screen));
    shows(&terminal, "count domestic\r", "13");
}

#[test]
fn opening_a_table_at_the_prompt_can_be_interrupted() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("never.csv");
    let made = std::process::Command::new("mkfifo").arg(&table).status();
    assert!(made.expect("mkfifo is there").success());
    let terminal = Terminal::usual();
    terminal.send(&format!(".open {}\r", table.display()));
    terminal.until("what is read", |screen| last_line(screen).contains("reading "));
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| screen.contains("interrupted") && is_prompt(screen));
    shows(&terminal, "count domestic\r", "13");
}
