//! `indiq fmt FILE.q…`
//!
//! A script that cannot be read stays as it is, and so does every one under `--check`. The others are
//! written in place, each whole or not at all.

use super::arguments::Formatting;
use super::{Exit, Outcome, fail, run};
use crate::analyze::Names;
use crate::catalog;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::fault;
use crate::output;
use crate::printer::Printer;
use crate::session::{Open, Session};
use crate::source::{SourceId, Sources};
use crate::syntax::ast::StatementKind;
use crate::syntax::format::declared;
use crate::syntax::keywords::Surface;
use crate::syntax::parse;
use crate::text::{Language, text};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Formats scripts, with the names of a catalog, of tables or of the sample.
pub fn files(wanted: &Formatting, open: &Open, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let names = match names(open, &mut sources) {
        Ok(names) => names,
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    let mut wrong = Vec::new();
    let mut exit = Exit::Fine;
    for file in &wanted.files {
        let (name, text) = match run::read(file) {
            Ok(read) => read,
            Err(mut unread) => {
                wrong.append(&mut unread);
                continue;
            }
        };
        let id = sources.add(name.as_str(), text.as_str());
        let formatted = fault::caught(|| formatted(&names, wanted, file, id, &text));
        let settled = formatted.and_then(|formatted| match (wanted.check, file) {
            (true, _) => Ok((formatted != text).then(|| format!("{name}\n"))),
            (false, file) if file == Path::new("-") => Ok(Some(formatted)),
            (false, _) if formatted == text => Ok(None),
            (false, file) => output::replace(file, &formatted).map(|()| None),
        });
        match settled {
            Ok(Some(said)) => {
                printer.data(&said)?;
                exit = if wanted.check { Exit::CheckFailed } else { exit };
            }
            Ok(None) => {}
            Err(mut found) => wrong.append(&mut found),
        }
    }
    if wrong.is_empty() {
        return Ok(exit);
    }
    Ok(fail(&wrong, &sources, printer)?.max(exit))
}

fn formatted(
    names: &Names,
    wanted: &Formatting,
    file: &Path,
    id: SourceId,
    text: &str,
) -> Result<String> {
    let to = wanted.to.map(|language| match language {
        Language::English => Surface::English,
        Language::Chinese => Surface::Chinese,
    });
    let mut declared = HashSet::new();
    if to.is_some() {
        included(file, text, &mut HashSet::new(), &mut declared);
    }
    names.format(id, text, to, &declared.into_iter().collect::<Vec<_>>())
}

/// The names that the scripts declare which a script includes. One that cannot be read is for whoever
/// runs the script to tell.
fn included(file: &Path, text: &str, seen: &mut HashSet<PathBuf>, names: &mut HashSet<String>) {
    let folder = file.parent().unwrap_or(Path::new(""));
    let statements = parse(SourceId::default(), text).statements;
    names.extend(declared(&statements));
    for statement in statements {
        let StatementKind::Include(path) = statement.kind else { continue };
        let path = folder.join(path.text);
        if let Ok(real) = path.canonicalize()
            && seen.insert(real)
            && let Ok(text) = fs::read_to_string(&path)
        {
            included(&path, &text, seen, names);
        }
    }
}

/// The names of the language and of what is opened; of a catalog without its tables. Those of the
/// sample tell words apart, and stay as they are written: a script need not be about it.
fn names(open: &Open, sources: &mut Sources) -> Result<Names> {
    let Some(path) = &open.catalog else {
        let opened = Session::open(open, sources)?.value;
        let catalog = opened.catalog().clone();
        return Ok(match open.tables.is_empty() {
            true => Names::to_space(catalog),
            false => Names::new(Some(catalog)),
        });
    };
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        let message = text!(
            "the catalog {name} cannot be read: {error}",
            "读不了目录 {name}：{error}",
            name,
            error
        );
        Diagnostic::error(Code::UnreadableFile, message)
    })?;
    let source = sources.add(name, text.as_str());
    Ok(Names::new(Some(catalog::read(source, &text)?)))
}
