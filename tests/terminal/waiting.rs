//! Statements that take long: Ctrl-C, what is saved, the sign of life.

use super::screen::{PATIENCE, Setting, Terminal, last_line};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

const TABLES: [&str; 2] = ["ankang-2023q1.csv", "ankang-2023q1-city.csv"];

/// A copy of the sample whose tables are pipes: to read one takes until the test has written it.
struct Slow {
    folder: tempfile::TempDir,
}

impl Slow {
    fn new() -> Self {
        let slow = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::copy(examples().join("catalog.toml"), slow.catalog()).expect("a copy");
        for name in TABLES {
            let made = std::process::Command::new("mkfifo").arg(slow.place(name)).status();
            assert!(made.expect("mkfifo is there").success());
        }
        slow
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn catalog(&self) -> PathBuf {
        self.place("catalog.toml")
    }

    fn open(&self, shell: Option<&str>, language: &str) -> Terminal {
        let catalog = self.catalog();
        let catalog = catalog.to_str().expect("a path of plain letters");
        let arguments = ["--lang", language, "--catalog", catalog];
        Terminal::open(&Setting { arguments: &arguments, shell, ..Setting::default() })
    }

    /// A table that is open for writing: whoever reads it waits for more. Waits until it is read.
    fn writer(&self, name: &str) -> File {
        let place = self.place(name);
        let (sender, opened) = mpsc::channel();
        thread::spawn(move || sender.send(OpenOptions::new().write(true).open(place)));
        let opened = opened.recv_timeout(PATIENCE).expect("somebody reads the table");
        opened.expect("it was made here")
    }

    /// Whoever reads a table gets it whole.
    fn give(&self, name: &str, mut writer: File) {
        let table = fs::read(examples().join(name)).expect("a table");
        writer.write_all(&table).expect("somebody reads it");
    }

    /// From now on tables are files as usual.
    fn mend(&self) {
        for name in TABLES {
            fs::remove_file(self.place(name)).expect("it was made here");
            fs::copy(examples().join(name), self.place(name)).expect("a copy");
        }
    }

    /// What lies in the folder beside the data.
    fn others(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let names = entries.map(|one| one.expect("an entry").file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name != "catalog.toml" && !TABLES.contains(&name.as_str())).collect()
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ankang")
}

fn is_prompt(screen: &str) -> bool {
    last_line(screen).trim_end() == "indiq>"
}

#[test]
fn ctrl_c_ends_a_statement_and_the_session_goes_on() {
    let slow = Slow::new();
    let terminal = slow.open(None, "en");
    terminal.send("count domestic\r");
    let writer = slow.writer(TABLES[0]);
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| screen.contains("interrupted") && is_prompt(screen));
    drop(writer);
    slow.mend();
    terminal.send("count domestic\r");
    terminal.until("an answer", |screen| screen.contains("13"));
}

#[test]
fn a_save_that_was_aborted_saves_nothing_afterwards() {
    let slow = Slow::new();
    fs::write(slow.place("old.csv"), "as it was\n").expect("a file");
    let terminal = slow.open(None, "en");
    let folder = slow.folder.path().display();
    let new = format!("let all = rank domestic\nsave all to \"{folder}/new.csv\"");
    let old = format!("save all to \"{folder}/old.csv\" overwrite");
    terminal.send(&format!("\u{1b}[200~{new}\n{old}\u{1b}[201~"));
    terminal.until("both lines", |screen| screen.contains("old.csv"));
    terminal.send("\r");
    let writer = slow.writer(TABLES[0]);
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| screen.contains("interrupted") && is_prompt(screen));
    // What was aborted gets its tables and goes on to its end, as far as it may.
    slow.give(TABLES[0], writer);
    slow.give(TABLES[1], slow.writer(TABLES[1]));
    slow.mend();
    terminal.send("count domestic\r");
    terminal.until("an answer", |screen| screen.contains("13") && is_prompt(screen));
    terminal.send("\u{4}");
    assert!(terminal.ended().success());
    assert_eq!(slow.others(), ["old.csv"]);
    assert_eq!(fs::read_to_string(slow.place("old.csv")).expect("it is there"), "as it was\n");
}

#[test]
fn work_that_takes_long_says_so_on_standard_error() {
    let slow = Slow::new();
    let answers = slow.place("answers.txt");
    let line = format!("exec \"$0\" \"$@\" > {}", answers.display());
    let terminal = slow.open(Some(&line), "en");
    terminal.send("count domestic\r");
    let writer = slow.writer(TABLES[0]);
    let says = |screen: &str| last_line(screen).contains("reading the tables");
    let first = terminal.until("a sign of life", says);
    terminal.until("time passing", |screen| says(screen) && last_line(screen) != last_line(&first));
    slow.give(TABLES[0], writer);
    slow.give(TABLES[1], slow.writer(TABLES[1]));
    let screen = terminal.until("the prompt", is_prompt);
    assert!(!screen.contains("reading the tables"), "{screen}");
    let answers = fs::read_to_string(answers).expect("answers");
    assert!(answers.contains("13") && !answers.contains("reading"), "{answers}");
}

#[test]
fn the_sign_of_life_speaks_chinese() {
    let slow = Slow::new();
    let terminal = slow.open(None, "zh");
    terminal.send("计数 内资\r");
    let writer = slow.writer(TABLES[0]);
    terminal.until("a sign of life", |screen| last_line(screen).contains("正在读入表格"));
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| screen.contains("已中断") && is_prompt(screen));
    drop(writer);
}

#[test]
fn the_prompt_is_there_before_any_data_is_read() {
    let slow = Slow::new();
    // Nobody writes the tables: whoever read them would wait for ever.
    let terminal = slow.open(None, "en");
    terminal.send("help rank\r");
    terminal.until("an answer", |screen| screen.contains("rank") && is_prompt(screen));
    terminal.send("rank domstic\r");
    terminal.until("the mistake", |screen| screen.contains("near") && is_prompt(screen));
    terminal.send("\u{4}");
    assert!(terminal.ended().success());
}
