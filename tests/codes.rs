//! Every code has an example, and the example yields this very code.

use crate::cases::checked;
use indiq::analyze::{Vocabulary, analyze};
use indiq::diagnostic::{Code, Example};
use indiq::source::SourceId;
use indiq::text::Language;
use std::fs;
use std::path::Path;

/// Codes that no text yields: faults of indiq.
const UNSEEN: &[Code] = &[Code::EngineFailed, Code::FormatFailed];

/// The codes of the warnings that the analysis of a script on the sample gives.
fn warned(script: &str) -> Vec<Code> {
    let sample = include_str!("../examples/ankang/catalog.toml");
    let catalog = indiq::catalog::read(SourceId(0), sample).expect("the sample's catalog is sound");
    let words = Vocabulary::new(catalog);
    let statements = indiq::syntax::parse(SourceId(0), script).statements;
    let meanings = statements.iter().filter_map(|one| analyze(one, &words).ok());
    meanings.flat_map(|meaning| meaning.warnings).map(|warning| warning.code).collect()
}

#[test]
fn every_code_has_an_example_that_yields_it() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let sign = format!("[{code}]");
        let yields = match code.explained().map(|explained| explained.example) {
            None => false,
            Some(Example::Nothing) => UNSEEN.contains(code),
            Some(Example::Script(script)) => {
                warned(script).contains(code) || checked(script, Language::English).contains(&sign)
            }
            // The case itself is held to what stands beside it.
            Some(Example::Case(name, _)) => {
                let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
                let beside = folder.join(format!("{name}.snap"));
                fs::read_to_string(beside).is_ok_and(|output| output.contains(&sign))
            }
            // The tests of the program run it.
            Some(Example::Command(_)) => true,
        };
        if !yields {
            wrong.push(code.as_str());
        }
    }
    assert!(wrong.is_empty(), "no example yields {}", wrong.join(", "));
}
