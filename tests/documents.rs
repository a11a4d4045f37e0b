//! The documents say what is so: every session in them is run, every script of the examples too.
//!
//! A session is a block of text with the prompt `indiq> ` before each statement; what stands below
//! a statement, up to the next prompt, is what it must print. The statements of a block are entered
//! one after the other, on the embedded sample and in the document's language (Chinese in `x.zh.md`)
//! unless the block's first line says otherwise:
//!
//! ````text
//! ```text catalog=examples/spain/catalog.toml lang=zh
//! ````
//!
//! Blanks at the ends of lines do not count. `INSTA_UPDATE=always cargo test` writes into the
//! documents what is printed today: read it before committing.

use crate::transcript::{Sitting, transcript};
use indiq::output::Format;
use indiq::session::Open;
use indiq::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

const PROMPT: &str = "indiq> ";

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether documents are rewritten and not held to what they say.
pub fn blesses() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

/// The files of a folder with this extension, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|one| one == extension)).collect();
    found.sort();
    found
}

/// All documents.
fn documents() -> Vec<PathBuf> {
    let mut found = files(root(), "md");
    found.extend(files(&root().join("docs"), "md"));
    found
}

/// A fenced block of a document.
struct Block {
    /// What stands behind the fence.
    info: String,
    /// Its lines, by their numbers in the document.
    lines: std::ops::Range<usize>,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
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

impl Block {
    /// What is stated behind the fence: `catalog=…`.
    fn stated(&self, key: &str) -> Option<&str> {
        let word = self.info.split_whitespace().find_map(|word| word.strip_prefix(key));
        word.and_then(|rest| rest.strip_prefix('='))
    }

    /// The session that the block is of.
    fn sitting(&self, language: Language) -> Sitting {
        let catalog = self.stated("catalog").map(|path| root().join(path));
        let stated = self.stated("lang").map(|tag| tag.parse().expect("a language"));
        let language = stated.unwrap_or(language);
        Sitting::new(&Open { catalog, language, ..Open::default() }, Format::Table)
    }

    /// The statements and what is said to come of each.
    fn exchanges(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for line in self.text.lines() {
            if let Some(statement) = line.strip_prefix(PROMPT) {
                found.push((statement.to_owned(), String::new()));
            } else if let Some((_, output)) = found.last_mut() {
                output.push_str(line.trim_end());
                output.push('\n');
            }
        }
        found
    }

    /// The block as it is when its statements are run.
    fn run(&self, language: Language) -> Vec<(String, String)> {
        let mut sitting = self.sitting(language);
        let statements = self.exchanges().into_iter();
        statements
            .map(|(statement, _)| {
                let seen = trimmed(&sitting.enter("<repl>", &statement));
                (statement, seen)
            })
            .collect()
    }
}

/// The language that a document is in.
fn language_of(document: &Path) -> Language {
    let name = document.to_string_lossy();
    if name.ends_with(".zh.md") { Language::Chinese } else { Language::English }
}

fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    // The first line may begin with blanks that belong to it.
    lines.join("\n").trim_matches('\n').to_owned()
}

#[test]
fn every_session_prints_what_it_says() {
    let mut run = 0;
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document can be read");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let sessions = blocks(&text).into_iter().filter(|block| block.text.contains(PROMPT));
        for block in sessions.collect::<Vec<_>>().into_iter().rev() {
            let seen = block.run(language_of(&document));
            for ((statement, said), (_, seen)) in block.exchanges().iter().zip(&seen) {
                run += 1;
                if trimmed(said) != *seen {
                    wrong.push(format!("{}: {statement}\n{seen}", document.display()));
                }
            }
            let exchange = |(statement, seen): &(String, String)| match seen.as_str() {
                "" => format!("{PROMPT}{statement}"),
                seen => format!("{PROMPT}{statement}\n{seen}\n"),
            };
            let session: Vec<String> = seen.iter().map(exchange).collect();
            let session = session.join("\n").trim_end().to_owned();
            lines.splice(block.lines.clone(), session.lines().map(str::to_owned));
        }
        let now = lines.join("\n") + "\n";
        if blesses() && now != text {
            fs::write(&document, now).expect("a document can be written");
        }
    }
    assert!(blesses() || wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(run >= 15, "only {run} statements were found in the documents");
}

#[test]
fn the_first_command_of_the_readme_prints_what_it_says() {
    for (name, language) in [("README.md", Language::English), ("README.zh.md", Language::Chinese)]
    {
        let readme = fs::read_to_string(root().join(name)).expect("the README can be read");
        let blocks = blocks(&readme);
        let command = blocks[0].text.trim();
        let command = command.strip_prefix("cargo run --locked -- ").expect("the first command");
        let chosen = command.strip_prefix("--lang zh ");
        assert_eq!(chosen.is_some(), language == Language::Chinese);
        let statement = chosen.unwrap_or(command).strip_prefix("-e '").expect("its statement");
        let statement = statement.strip_suffix('\'').expect("its statement in quotes");
        let open = Open { language, ..Open::default() };
        let seen = transcript(&open, Format::Table, "-e", statement);
        assert_eq!(trimmed(&seen), trimmed(&blocks[1].text));
        assert_eq!(blocks[2].text.trim(), "cargo test --locked");
    }
}

/// Each folder of examples has its catalog and scripts on it.
#[test]
fn every_script_of_the_examples_runs() {
    let mut run = 0;
    for catalog in examples() {
        let folder = catalog.parent().expect("a file is in a folder");
        for script in files(folder, "q") {
            let text = fs::read_to_string(&script).expect("a script can be read");
            let open = Open { catalog: Some(catalog.clone()), ..Open::default() };
            let seen = transcript(&open, Format::Table, "script.q", &text);
            assert!(!seen.contains("error["), "{}: {seen}", script.display());
            run += 1;
        }
    }
    assert!(run >= 4, "only {run} scripts were found");
}

fn examples() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("examples")).expect("the folder is there");
    let catalogs = entries.filter_map(|entry| Some(entry.ok()?.path().join("catalog.toml")));
    let mut found: Vec<PathBuf> = catalogs.filter(|catalog| catalog.exists()).collect();
    found.sort();
    found
}
