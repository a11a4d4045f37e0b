//! `indiq run FILE.q…`, and a script on standard input

use super::{Outcome, fail, run_texts};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::printer::Printer;
use crate::script::Policy;
use crate::session::Open;
use crate::source::Sources;
use crate::text::{InLanguage, Language, Text, text};
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
    let refused = |why: Text| {
        let message =
            text!("the script {name} cannot be read: {why}", "读不了脚本 {name}：{why}", name, why);
        Diagnostic::error(Code::Usage, message)
    };
    if let Some((what, hint)) = other_than_script(file, &name) {
        return Err(refused(what).hint(hint).into());
    }
    let mut bytes = Vec::new();
    let outcome = if from_input {
        io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    outcome.map_err(|error| refused(said(&error)))?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(refused(text!("it has 4 GiB or more", "有 4 GiB 或更大")).into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let why = text!("byte {at} is not UTF-8", "第 {at} 个字节不是 UTF-8", at = at + 1);
        refused(why).hint(text!("save it in the encoding UTF-8", "请另存为 UTF-8 编码"))
    })?;
    // Editors on Windows begin UTF-8 with this mark; it is no part of the text.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
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

/// What the system said, without its number.
fn said(error: &io::Error) -> Text {
    let english = error.to_string();
    let english = match english.split_once(" (os error") {
        Some((said, _)) => said.to_lowercase(),
        None => english,
    };
    Text::made(english, error.in_language(Language::Chinese).into_owned())
}
