//! Case files: `tests/cases/<folder>/<name>.q`, each with its expected output beside it.
//!
//! A case is a script. Comment lines at its top may say what it runs on:
//!
//! ```text
//! # data: tests/fixtures/some.csv        (more than once for several tables)
//! # catalog: tests/fixtures/some.toml
//! # period: 2023Q1
//! # format: json
//! # param: name=value                    (more than once for several)
//! # lang: zh
//! # strict: true
//! # today: 2023-04-07                  (the day that ages and waivers are reckoned from)
//! ```
//!
//! Without any it runs on the embedded sample, and is spoken of in English. The expected output is
//! everything that a user would see: each answer, and each diagnostic with its place. To accept new
//! output after looking at it: `INSTA_UPDATE=always cargo test --locked` (or `just bless`).
//!
//! The folders `parse_error`, `type_error`, `unit_error` and `bad_message` (messages still to be
//! improved) hold statements that stop before any
//! data is read, so they are run without the engine too.

use indiq::analyze::{Meaning, Names, Vocabulary};
use indiq::catalog;
use indiq::diagnostic::Diagnostic;
use indiq::output::render_diagnostics;
use indiq::source::{SourceId, Sources};
use indiq::syntax::keywords::Surface;
use indiq::text::Language;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// The cases of one folder, in the order of their names.
pub(crate) fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder of cases is there");
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "q"))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{} holds no case", folder.display());
    found
}

/// Runs every case of a folder and holds its output against the one beside it.
fn run_folder(folder: &str, run: impl Fn(&str) -> String) {
    let mut failed = Vec::new();
    for path in cases(folder) {
        let text = fs::read_to_string(&path).expect("a case can be read");
        let output = run(&text);
        let name = path.file_stem().expect("a case has a name").to_string_lossy().into_owned();
        let beside = path.parent().expect("a case is in a folder").to_path_buf();
        let held = catch_unwind(AssertUnwindSafe(|| {
            insta::with_settings!({
                snapshot_path => beside,
                prepend_module_to_snapshot => false,
                omit_expression => true,
                description => text.trim_end(),
            }, {
                insta::assert_snapshot!(name.clone(), output);
            });
        }));
        if held.is_err() {
            failed.push(format!("{folder}/{name}"));
        }
    }
    assert!(failed.is_empty(), "{} cases differ: {}", failed.len(), failed.join(", "));
}

/// The language that a case is answered in: English unless its top says `# lang: zh`.
fn language(text: &str) -> Language {
    let stated = text.lines().find_map(|line| line.strip_prefix("# lang: "));
    stated.map_or(Language::English, |tag| tag.parse().expect("a language"))
}

/// What stops a script before any data is read.
fn front_end(text: &str) -> String {
    checked(text, language(text))
}

/// The same in a language.
pub(crate) fn checked(text: &str, language: Language) -> String {
    let (found, sources) = found(text);
    assert!(!found.is_empty(), "nothing is wrong with this script");
    render_diagnostics(&found, &sources, false, Some(100), language)
}

/// All that is wrong with a script on the sample before any data is read.
pub(crate) fn found(text: &str) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let sample = include_str!("../examples/ankang/catalog.toml");
    let source = sources.add("catalog.toml", sample);
    let catalog = catalog::read(source, sample).expect("the sample's catalog is sound");
    let mut words = Vocabulary::new(catalog);
    let script = sources.add("case.q", text);
    let parsed = indiq::syntax::parse(script, text);
    let mut found: Vec<Diagnostic> = parsed.diagnostics;
    for statement in &parsed.statements {
        match indiq::analyze::analyze(statement, &words) {
            Ok(meaning) => {
                if let Meaning::Declare(declaration) = &meaning.value {
                    words.declare(declaration);
                }
            }
            Err(wrong) => found.extend(wrong),
        }
    }
    let mut found = indiq::analyze::together::explained(script, text, found, &words);
    found.sort_by_key(|diagnostic| diagnostic.span);
    (found, sources)
}

#[test]
fn parse_errors() {
    run_folder("parse_error", front_end);
}

/// Messages that are still to be improved: a case that gets a good one moves to another folder.
#[test]
fn bad_messages() {
    run_folder("bad_message", front_end);
}

/// A script in its canonical form, and in each language by the names of the sample.
#[test]
fn formatted() {
    let text = include_str!("../examples/ankang/catalog.toml");
    let catalog = catalog::read(SourceId(0), text).expect("the sample's catalog is sound");
    let names = Names::new(Some(catalog));
    run_folder("format", |text| {
        let written = [None, Some(Surface::Chinese), Some(Surface::English)].map(|to| {
            names.format(SourceId(0), text, to, &[]).unwrap_or_else(|wrong| format!("{wrong:#?}"))
        });
        written.join("\n----\n\n")
    });
}

#[test]
fn type_errors() {
    run_folder("type_error", front_end);
}

#[test]
fn unit_errors() {
    run_folder("unit_error", front_end);
}

#[cfg(feature = "engine")]
pub(crate) mod with_engine {
    use super::{language, run_folder};
    use crate::transcript::{transcript, without_durations};
    use indiq::output::Format;
    use indiq::session::Open;
    use indiq::text::Language;
    use regex::Regex;
    use std::path::{Path, PathBuf};

    /// The day of cases that name none.
    const TODAY: &str = "2023-04-07";

    #[test]
    fn answers() {
        run_folder("answer", whole);
    }

    #[test]
    fn data_errors() {
        run_folder("data_error", whole);
    }

    /// Tables as they are printed, and what is understood of them.
    #[test]
    fn tables() {
        run_folder("tables", whole);
    }

    #[test]
    fn words() {
        run_folder("words", whole);
    }

    /// Checks are told to people, and to programs: what people see, then the JSON.
    #[test]
    fn checks() {
        run_folder("check", |text| {
            let json = transcript(&open(text, language(text)), Format::Json, "case.q", text);
            format!("{}\n---- json\n{}", steady(&whole(text)), steady(&json))
        });
    }

    /// Without what differs from run to run: how long it took.
    fn steady(text: &str) -> String {
        let replaced = |text: &str, pattern: &str, by: &str| {
            let pattern = Regex::new(pattern).expect("a pattern");
            pattern.replace_all(text, by).into_owned()
        };
        let text = replaced(text, r#""duration_ms": [0-9.eE+-]+"#, "\"duration_ms\": 0");
        let text = replaced(&text, r#""version": "[^"]*""#, "\"version\": \"0\"");
        without_durations(&text)
    }

    /// Everything that a user would see of a script, on what its first lines say.
    fn whole(text: &str) -> String {
        run(text, language(text))
    }

    /// The same in a language.
    pub(crate) fn run(text: &str, language: Language) -> String {
        let formats = stated(text, "format");
        let named = |name: &String| name.parse().expect("a format");
        let format = formats.first().map_or(Format::Table, named);
        without_durations(&transcript(&open(text, language), format, "case.q", text))
    }

    /// What the first lines of a script say that it runs on.
    pub(crate) fn open(text: &str, language: Language) -> Open {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::env::set_current_dir(root).expect("the project's folder is there");
        let period = |text: &String| indiq::period::parse(text).expect("a period");
        // Never the system's: a report names its day.
        let today = stated(text, "today").pop().unwrap_or_else(|| TODAY.to_owned());
        Open {
            scan_from: Default::default(),
            tables: stated(text, "data").into_iter().map(PathBuf::from).collect(),
            catalog: stated(text, "catalog").first().map(PathBuf::from),
            period: stated(text, "period").first().map(period),
            sheet: stated(text, "sheet").pop(),
            encoding: stated(text, "encoding").first().map(|it| it.parse().expect("an encoding")),
            strict: !stated(text, "strict").is_empty(),
            params: stated(text, "param"),
            language,
            today: Some(today.parse().expect("a day")),
        }
    }

    /// What the lines `# key: …` say.
    fn stated(text: &str, key: &str) -> Vec<String> {
        let prefix = format!("# {key}: ");
        text.lines().filter_map(|line| line.strip_prefix(&prefix)).map(str::to_owned).collect()
    }
}
