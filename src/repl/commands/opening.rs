//! `.open`, `.reload`: which tables are asked.

use super::{Acted, Flow, Said, Wrong, caught, line, usage};
use crate::period;
use crate::repl::{Repl, first, opened};
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
    let open = asked(&repl.open, words)?;
    if !repl.open_on(open)? {
        return line(text!("interrupted; {open}", "已中断；{open}", open = opened(&repl.open)));
    }
    repl.record.clear();
    repl.printer.tell(&opened(&repl.open))?;
    // What every sitting begins with was declared on the tables before.
    repl.run_first()?;
    Ok((Flow::Learn, Said::Nothing))
}

/// The word for the embedded sample, where no file is called so.
const SAMPLE: [&str; 2] = ["sample", "样例"];

/// What is to be opened: `city.csv at 2023Q1`, `city.csv --period 2023Q1`, `catalog.toml city.csv`,
/// `sample`.
fn asked(now: &Open, words: &[String]) -> Result<Open, Wrong> {
    let (files, period) = match words {
        [files @ .., word, period] if matches!(word.as_str(), "at" | "--period" | "在") => {
            let read = period::parse(period).map_err(|_| {
                let message = text!("`{period}` is no period", "`{period}` 不是期间", period);
                usage(message).hint(text!(
                    "write .open city.csv at 2023Q1",
                    "写作 .open city.csv 在 2023年一季度"
                ))
            })?;
            (files, Some(read))
        }
        _ => (words, None),
    };
    if let [word] = files
        && SAMPLE.contains(&word.as_str())
        && !Path::new(word).exists()
    {
        return Ok(now.of_sample());
    }
    let (catalogs, tables): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().map(PathBuf::from).partition(|file| is_catalog(file));
    if catalogs.len() > 1 {
        return Err(usage(text!("`.open` takes one catalog", "`.open` 只能带一个目录")).into());
    }
    if catalogs.is_empty() && tables.is_empty() {
        return Err(usage(text!("`.open` needs a file", "`.open` 后面要写文件")).into());
    }
    let catalog = catalogs.into_iter().next();
    Ok(Open { tables, catalog, period, ..now.clone() })
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
    /// of the old one; whether one did, and was not interrupted.
    pub(in crate::repl) fn open_on(&mut self, open: Open) -> Result<bool, Wrong> {
        let Some(session) = self.session_on(&open)? else { return Ok(false) };
        (self.session, self.open) = (session, open);
        Ok(true)
    }

    /// A session on tables; what came up with them is said. Nothing where Ctrl-C came first.
    pub(in crate::repl) fn session_on(&mut self, open: &Open) -> Result<Option<Session>, Wrong> {
        let what = first::reading(open);
        let opened = self.working_on(&what, |repl| first::opened(open, &mut repl.sources))?;
        let Some(opened) = opened else { return Ok(None) };
        let opened = opened?;
        if !opened.warnings.is_empty() {
            self.printer.diagnostics(&opened.warnings, &self.sources)?;
            self.printer.finish(&self.sources)?;
        }
        let mut session = opened.value;
        session.name_last_rows();
        Ok(Some(session))
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
