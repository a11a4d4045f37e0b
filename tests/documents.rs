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
//! `data=` is a table in the stead of a catalog, with `period=`. `today=2023-05-16` is the day that ages are reckoned from.
//!
//! Blocks without a prompt may say what they show: `script=PATH` a file of the project, `run=PATH`
//! what a script prints (on the same `catalog=`), `saved=NAME` a file that a session above has saved.
//!
//! Those that begin with `console` are commands, each behind `$ `, and what the program writes; those
//! with `serve` are what a host asks, behind `> `, and the responses.
//!
//! Blanks at the ends of lines do not count. `INSTA_UPDATE=always cargo test` writes into the
//! documents what is printed today: read it before committing.

mod block;

use crate::transcript::transcript;
use block::{Held, blocks, trimmed};
use indiq::output::Format;
use indiq::session::Open;
use indiq::source::SourceId;
use indiq::syntax::format;
use indiq::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The language that a document is in.
fn language_of(document: &Path) -> Language {
    let name = document.to_string_lossy();
    if name.ends_with(".zh.md") { Language::Chinese } else { Language::English }
}

#[test]
fn every_block_holds_what_it_says() {
    let mut statements = 0;
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document can be read");
        let language = language_of(&document);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let held = |block: block::Block| Some((block.held(language, folder.path())?, block));
        let found: Vec<_> = blocks(&text).into_iter().filter_map(held).collect();
        // From the last one on, so that the numbers of lines before stay what they are.
        for (Held { text: held, run }, block) in found.into_iter().rev() {
            statements += run;
            if trimmed(&block.text) != held {
                let line = block.lines.start;
                wrong.push(format!("{}:{line} should be\n{held}", document.display()));
                lines.splice(block.lines, held.lines().map(str::to_owned));
            }
        }
        let now = lines.join("\n") + "\n";
        if blesses() && now != text {
            fs::write(&document, now).expect("a document can be written");
        }
    }
    assert!(blesses() || wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(statements >= 65, "only {statements} statements were found in the documents");
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
            let formatted = format::format(SourceId(0), &text).expect("it can be formatted");
            assert_eq!(formatted, text, "{}", script.display());
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
