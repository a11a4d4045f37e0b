//! The documents say what is so: every session in them is run, every script of the examples too.
//!
//! A session is a block of text with the prompt `indiq> ` before each statement; what stands below
//! a statement, up to the next prompt, is what it must print on the embedded sample. Blanks at the
//! ends of lines do not count.

use crate::transcript::transcript;
use indiq::output::Format;
use indiq::session::Open;
use std::fs;
use std::path::{Path, PathBuf};

const PROMPT: &str = "indiq> ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
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

/// The fenced blocks of a document, without their fences.
fn blocks(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in document.lines() {
        match (&mut open, line.starts_with("```")) {
            (None, true) => open = Some(String::new()),
            (None, false) => {}
            (Some(_), true) => found.extend(open.take()),
            (Some(block), false) => {
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    found
}

/// The statements of a session and what is said to come of each.
fn exchanges(block: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        if let Some(statement) = line.strip_prefix(PROMPT) {
            found.push((statement.to_owned(), String::new()));
        } else if let Some((_, output)) = found.last_mut() {
            output.push_str(line.trim_end());
            output.push('\n');
        }
    }
    found
}

fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[test]
fn every_session_prints_what_it_says() {
    let mut documents = files(&root().join("docs"), "md");
    documents.push(root().join("README.md"));
    let mut run = 0;
    for document in documents {
        let text = fs::read_to_string(&document).expect("a document can be read");
        for block in blocks(&text).iter().filter(|block| block.contains(PROMPT)) {
            for (statement, said) in exchanges(block) {
                let seen = transcript(&Open::default(), Format::Table, "<repl>", &statement);
                assert_eq!(trimmed(&seen), trimmed(&said), "{}: {statement}", document.display());
                run += 1;
            }
        }
    }
    assert!(run >= 15, "only {run} statements were found in the documents");
}

#[test]
fn the_first_command_of_the_readme_prints_what_it_says() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README can be read");
    let blocks = blocks(&readme);
    let command = blocks[0].trim();
    let statement = command.strip_prefix("cargo run --locked -- -e '").expect("the first command");
    let statement = statement.strip_suffix('\'').expect("its statement in quotes");
    let seen = transcript(&Open::default(), Format::Table, "-e", statement);
    assert_eq!(trimmed(&seen), trimmed(&blocks[1]));
    assert_eq!(blocks[2].trim(), "cargo test --locked");
}

#[test]
fn every_script_of_the_examples_runs() {
    let scripts = files(&root().join("examples/ankang"), "q");
    assert!(scripts.len() >= 2);
    for script in scripts {
        let text = fs::read_to_string(&script).expect("a script can be read");
        let catalog = Some(root().join("examples/ankang/catalog.toml"));
        let open = Open { catalog, ..Open::default() };
        let seen = transcript(&open, Format::Table, "script.q", &text);
        assert!(!seen.contains("error["), "{}: {seen}", script.display());
    }
}
