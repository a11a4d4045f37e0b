//! `indiq run FILE.q…`, and a script on standard input

use super::{Outcome, fail, run_texts};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::printer::Printer;
use crate::script::{Policy, files};
use crate::session::Open;
use crate::source::Sources;
use crate::text::{Text, text};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Runs scripts in the order given; `-` is standard input. All are read and checked first.
pub fn files(files: &[PathBuf], open: &Open, policy: Policy, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let mut texts = Vec::new();
    let mut unread = Vec::new();
    for file in files {
        match read(file) {
            Ok((name, text)) => texts.push(sources.add(name, text)),
            Err(mut diagnostics) => unread.append(&mut diagnostics),
        }
    }
    if !unread.is_empty() {
        return fail(&unread, &sources, printer);
    }
    run_texts(sources, &texts, open, policy, printer)
}

/// A script's name in messages, and its text.
pub(super) fn read(file: &Path) -> Result<(String, String)> {
    let from_input = file == Path::new("-");
    let name = if from_input { "<stdin>".to_owned() } else { file.display().to_string() };
    if !from_input {
        if let Some((what, hint)) = other_than_script(file, &name) {
            let message = text!(
                "the script {name} cannot be read: {what}",
                "读不了脚本 {name}：{what}",
                name,
                what
            );
            return Err(Diagnostic::error(Code::Usage, message).hint(hint).into());
        }
        return Ok((name, files::text(file)?));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().read_to_end(&mut bytes).map(|_| bytes);
    let text = files::text_of(&name, read)?;
    Ok((name, text))
}

/// What a file is by its ending, where that is no script, and how it is opened.
fn other_than_script(file: &Path, name: &str) -> Option<(Text, Text)> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "toml" => Some((
            text!("by its name it is a catalog", "从名称看是目录"),
            text!(
                "a catalog is opened by: indiq --catalog {name}",
                "目录这样打开：indiq --catalog {name}",
                name
            ),
        )),
        "csv" | "tsv" | "tab" | "xlsx" | "xls" | "ods" => Some((
            text!("by its name it is a table", "从名称看是表格"),
            text!("a table is opened by: indiq {name}", "表格这样打开：indiq {name}", name),
        )),
        _ => None,
    }
}
