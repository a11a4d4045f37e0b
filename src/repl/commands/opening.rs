//! `.open`, `.reload`: which tables are asked.

use super::{Acted, Flow, Said, Wrong, caught, line, usage};
use crate::repl::{Repl, opened};
use crate::script::{self, Policy, Sink};
use crate::session::{Open, Output, Session};
use crate::source::Sources;
use crate::text::text;
use std::io;
use std::path::{Path, PathBuf};

/// Opens other tables, or says which are open.
pub(super) fn open(repl: &mut Repl, words: &[String]) -> Acted {
    if words.is_empty() {
        return line(opened(&repl.open));
    }
    let (catalogs, tables): (Vec<PathBuf>, Vec<PathBuf>) =
        words.iter().map(PathBuf::from).partition(|file| is_catalog(file));
    if catalogs.len() > 1 {
        return Err(usage(text!("`.open` takes one catalog", "`.open` 只能带一个目录")).into());
    }
    let catalog = catalogs.into_iter().next();
    let open = Open { tables, catalog, ..repl.open.clone() };
    repl.open_on(open)?;
    repl.record.clear();
    Ok((Flow::Learn, Said::Line(opened(&repl.open))))
}

fn is_catalog(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Reads what is open again.
pub(super) fn reload(repl: &mut Repl, _: &[String]) -> Acted {
    repl.read_again()?;
    let what = opened(&repl.open);
    Ok((Flow::Learn, Said::Line(text!("read again; {what}", "已重新读入；{what}", what))))
}

impl Repl<'_, '_> {
    /// Opens tables in the stead of those that are open. Only a session that opened takes the place
    /// of the old one.
    pub(in crate::repl) fn open_on(&mut self, open: Open) -> Result<(), Wrong> {
        self.session = self.session_on(&open)?;
        self.open = open;
        Ok(())
    }

    /// A session on tables; what came up with them is said.
    pub(in crate::repl) fn session_on(&mut self, open: &Open) -> Result<Session, Wrong> {
        let opened = self.working(|repl| caught(|| Session::open(open, &mut repl.sources)))?;
        if !opened.warnings.is_empty() {
            self.printer.diagnostics(&opened.warnings, &self.sources)?;
            self.printer.finish(&self.sources)?;
        }
        let mut session = opened.value;
        session.name_last_rows();
        Ok(session)
    }

    /// Opens and reads the same tables again, and declares again what was declared. Where they cannot
    /// be read the old figures stay.
    pub(in crate::repl) fn read_again(&mut self) -> Result<(), Wrong> {
        let opened = self.working(|repl| {
            caught(|| {
                let mut opened = Session::open(&repl.open, &mut repl.sources)?;
                opened.value.load(&mut repl.sources)?;
                Ok(opened)
            })
        })?;
        self.session = opened.value;
        self.session.name_last_rows();
        let declarations = self.record.declarations();
        if declarations.is_empty() {
            return Ok(());
        }
        let id = self.sources.add("<repl>", declarations);
        let mut quiet = Quiet(&mut *self.printer);
        let policy = Policy { on_failure: script::OnFailure::KeepGoing, ..Policy::USUAL };
        script::run(&mut self.session, &mut self.sources, &[id], policy, &mut quiet)?;
        Ok(self.printer.finish(&self.sources)?)
    }
}

/// Lets through only what is wrong.
struct Quiet<'s>(&'s mut dyn Sink);

impl Sink for Quiet<'_> {
    fn output(&mut self, _: &Output, _: &Sources) -> io::Result<()> {
        Ok(())
    }

    fn diagnostics(
        &mut self,
        diagnostics: &[crate::diagnostic::Diagnostic],
        sources: &Sources,
    ) -> io::Result<()> {
        self.0.diagnostics(diagnostics, sources)
    }
}
