//! What happens before the first prompt: the tables are opened, and the script runs that every sitting
//! begins with.
//!
//! A table without a catalog is read as it is opened, which may take long or for ever: that is said, and
//! Ctrl-C gives the prompt all the same.

use super::interrupt::{self, Sitting};
use super::{Repl, settings};
use crate::diagnostic::{Result, Warned};
use crate::fault;
use crate::printer::{Printer, Progress};
use crate::script::{self, Policy, Sink};
use crate::session::{Open, Session};
use crate::source::{SourceId, Sources};
use crate::syntax;
use crate::text::{Text, listed, text};
use std::io::{self, IsTerminal};

/// Opens what the command line names; nothing where Ctrl-C came first.
///
/// # Errors
/// A thread that cannot be had.
pub fn read_first(
    open: &Open,
    sources: &mut Sources,
    printer: &Printer,
) -> io::Result<Option<Result<Warned<Session>>>> {
    let progress = io::stderr().is_terminal().then(Progress::default);
    if let Some(progress) = &progress {
        progress.begin_soon(&reading(open), printer.language());
    }
    let _sitting = Sitting::begin();
    let opened = opened(open, sources);
    if let Some(progress) = &progress {
        progress.end();
    }
    opened
}

/// Opens tables on a thread of its own; nothing where Ctrl-C came first.
///
/// # Errors
/// A thread that cannot be had.
pub(super) fn opened(
    open: &Open,
    sources: &mut Sources,
) -> io::Result<Option<Result<Warned<Session>>>> {
    let (open, mut known) = (open.clone(), sources.clone());
    let work = move || {
        let opened = fault::caught(|| Session::open(&open, &mut known));
        (opened, known)
    };
    let Some((opened, known)) = interrupt::unless_interrupted(work)? else { return Ok(None) };
    *sources = known;
    Ok(Some(opened))
}

/// `reading a.csv, b.csv`
pub(super) fn reading(open: &Open) -> Text {
    let files: Vec<_> = open.catalog.iter().chain(&open.tables).collect();
    let names = listed(files.iter().map(|file| file.display()));
    text!("reading {names}", "正在读入 {names}", names)
}

impl Repl<'_, '_> {
    /// Runs the statements that every sitting begins with, and each set of tables that is opened: one
    /// after the other, so that one which is wrong leaves the others.
    pub(super) fn run_first(&mut self) -> io::Result<()> {
        let Some(folder) = settings::file::folder().filter(|_| !self.without_files) else {
            return Ok(());
        };
        let file = settings::file::script_in(&folder);
        let id = match settings::file::text_of(&file, &mut self.sources) {
            Ok(None) => return Ok(()),
            Ok(Some(id)) => id,
            Err(unread) => {
                self.printer.diagnostics(&unread, &self.sources)?;
                return self.printer.finish(&self.sources);
            }
        };
        let name = file.display().to_string();
        let wrong = self.run_each(id, &name)?;
        self.printer.finish(&self.sources)?;
        if wrong {
            self.printer.tell(&text!(
                "the other statements of {name} were run",
                "{name} 中的其他语句已运行",
                name
            ))?;
        }
        Ok(())
    }

    /// Runs each statement of a text for itself; whether anything was wrong.
    fn run_each(&mut self, id: SourceId, name: &str) -> io::Result<bool> {
        let text = self.sources.get(id).map_or("", |source| source.text.as_str()).to_owned();
        let parsed = syntax::parse(id, &text);
        let spans: Vec<_> = parsed.statements.iter().map(|one| one.span.range()).collect();
        let mut texts: Vec<String> =
            spans.iter().map(|span| blanked(&text, |at| span.contains(&at))).collect();
        if !parsed.diagnostics.is_empty() {
            // What could not be read, to be told as what it is.
            texts.push(blanked(&text, |at| !spans.iter().any(|span| span.contains(&at))));
        }
        let mut wrong = false;
        for text in texts {
            let id = self.sources.add(name, text);
            let (session, sources) = (&mut self.session, &mut self.sources);
            let ended = script::run(session, sources, &[id], Policy::USUAL, &mut *self.printer)?;
            wrong |= !ended.errors.is_empty();
        }
        Ok(wrong)
    }
}

/// A text of which only some places are kept: the others are blank, so that each line stays where it is.
fn blanked(text: &str, kept: impl Fn(usize) -> bool) -> String {
    let sign = |(at, sign): (usize, char)| if sign == '\n' || kept(at) { sign } else { ' ' };
    text.char_indices().map(sign).collect()
}
