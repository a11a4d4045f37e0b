//! The fenced blocks of a document: takes its text, gives what each block has to hold.
//!
//! What stands behind the fence says what a block is. Without `script=` or `saved=` it is what was
//! typed and printed, if it has a prompt, and otherwise nobody's business.

use crate::transcript::{Sitting, transcript, without_durations};
use indiq::output::Format;
use indiq::serve::{Line, Server};
use indiq::session::Open;
use indiq::text::Language;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

const PROMPT: &str = "indiq> ";
/// Before a command of a shell.
const COMMAND: &str = "$ ";
/// Before what a host asks `indiq serve`, and before the response.
const ASKED: &str = "> ";
const ANSWERED: &str = "< ";

/// A fenced block of a document.
pub struct Block {
    /// What stands behind the fence.
    info: String,
    /// Its lines, by their numbers in the document.
    pub lines: Range<usize>,
    pub text: String,
}

/// What a block has to hold, and of how many statements and scripts that is.
pub struct Held {
    pub text: String,
    pub run: usize,
}

pub fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let lines = at + 1..at + 1;
                open = Some(Block { info: info.to_owned(), lines, text: String::new() });
            }
            (None, None) => {}
            (Some(block), Some(_)) => {
                block.lines.end = at;
                found.extend(open.take());
            }
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
    }
    found
}

/// Without blanks at the ends of lines and empty lines around. The first line may begin with
/// blanks that belong to it.
pub fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

impl Block {
    /// What is stated behind the fence: `catalog=…`.
    fn stated(&self, key: &str) -> Option<&str> {
        let word = self.info.split_whitespace().find_map(|word| word.strip_prefix(key));
        word.and_then(|rest| rest.strip_prefix('='))
    }

    /// What the block has to hold, if that is known. `folder` is where the document's sessions save.
    pub fn held(&self, language: Language, folder: &Path) -> Option<Held> {
        let read = |path: &Path| {
            fs::read_to_string(path).unwrap_or_else(|_| panic!("{} cannot be read", path.display()))
        };
        if let Some(path) = self.stated("script") {
            return Some(Held { text: trimmed(&read(Path::new(path))), run: 0 });
        }
        if let Some(name) = self.stated("saved") {
            // The mark at the beginning is for spreadsheets.
            let text = trimmed(read(&folder.join(name)).trim_start_matches('\u{feff}'));
            return Some(Held { text, run: 0 });
        }
        if let Some(path) = self.stated("run") {
            let script = read(Path::new(path));
            let seen = transcript(&self.open(language), Format::Table, path, &script);
            let text = trimmed(&without_durations(&seen));
            return Some(Held { text, run: 1 });
        }
        if self.info.contains(" serve") {
            return Some(self.served(language));
        }
        #[cfg(feature = "cli")]
        if self.info.starts_with("console") {
            return Some(self.commands(language));
        }
        self.text.contains(PROMPT).then(|| self.session(language, folder))
    }

    /// What is asked of a server, each line with its response.
    fn served(&self, language: Language) -> Held {
        let mut server =
            Server::new(self.open(language)).expect("what is documented can be opened");
        let mut text = String::new();
        let mut run = 0;
        for asked in self.text.lines().filter_map(|line| line.strip_prefix(ASKED)) {
            let response = server.answer(&Line::Bytes(asked.as_bytes().to_vec()));
            let response = response.expect("a request is no blank");
            text += &format!("{ASKED}{asked}\n{ANSWERED}{}\n", response.line);
            run += 1;
        }
        Held { text: trimmed(&text), run }
    }

    /// What is typed into a shell, each with what the program writes, to both streams.
    #[cfg(feature = "cli")]
    fn commands(&self, language: Language) -> Held {
        let mut text = String::new();
        let mut run = 0;
        for typed in self.text.lines().filter_map(|line| line.strip_prefix(COMMAND)) {
            let words = shlex::split(typed).expect("a command can be read");
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_indiq"));
            command.args(words.strip_prefix(&["indiq".to_owned()]).expect("it is this program"));
            command.env("LC_ALL", if language == Language::Chinese { "zh_CN.UTF-8" } else { "C" });
            let ran = command.stdin(std::process::Stdio::null()).output().expect("it starts");
            let written = [ran.stdout, ran.stderr].concat();
            let written = String::from_utf8(written).expect("it is UTF-8");
            text += &format!("{COMMAND}{typed}\n{}\n\n", trimmed(&written));
            run += 1;
        }
        Held { text: trimmed(&text), run }
    }

    /// The statements, each with what comes of it.
    fn session(&self, language: Language, folder: &Path) -> Held {
        let mut sitting = Sitting::new(&self.open(language), Format::Table);
        let statements = self.text.lines().filter_map(|line| line.strip_prefix(PROMPT));
        let mut text = String::new();
        let mut run = 0;
        for statement in statements {
            let entered = saving_in(folder, statement);
            let seen = trimmed(&without_durations(&sitting.enter("<repl>", &entered)));
            let below = if seen.is_empty() { seen } else { format!("{seen}\n\n") };
            text += &format!("{PROMPT}{statement}\n{below}");
            run += 1;
        }
        Held { text: trimmed(&text), run }
    }

    /// What the block is asked of. A catalog is named from the project's folder, where tests are
    /// run: answers name files as they were opened.
    fn open(&self, language: Language) -> Open {
        let stated = self.stated("lang").map(|tag| tag.parse().expect("a language"));
        let catalog = self.stated("catalog").map(PathBuf::from);
        let today = self.stated("today").map(|day| day.parse().expect("a day"));
        let tables = self.stated("data").map(PathBuf::from).into_iter().collect();
        let period = self.stated("period").map(|it| indiq::period::parse(it).expect("a period"));
        let language = stated.unwrap_or(language);
        Open { tables, catalog, period, language, today, ..Open::default() }
    }
}

/// The statement with what it saves put into a folder.
fn saving_in(folder: &Path, statement: &str) -> String {
    if !["save ", "保存 "].iter().any(|verb| statement.starts_with(verb)) {
        return statement.to_owned();
    }
    statement.replacen('"', &format!("\"{}/", folder.display()), 1)
}
