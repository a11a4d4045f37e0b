//! The commands that begin with a dot: what they are called, what they take, what they do.
//!
//! One table, which `.help`, the completer, the documents and the loop read; what the commands do
//! stands in a file for each family.

mod help;
mod looking;
mod opening;
mod scripts;
mod showing;
mod table;
mod taking;

pub use table::COMMANDS;
pub use taking::{Argument, Taken};

use super::Repl;
use crate::catalog::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::fault;
use crate::output::Page;
use crate::script::Sink;
use crate::session::Output;
use crate::text::{Text, text};
use std::io;

/// How the loop goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// With the next line.
    GoOn,
    /// With the next line, and with other names to complete.
    Learn,
    /// With entries of the history that have this text in them, then with the next line.
    History(String),
    /// Not at all.
    Leave,
}

/// What a command has to say.
pub enum Said {
    /// Nothing.
    Nothing,
    /// A line about what was done.
    Line(Text),
    /// A page to read.
    Page(Page),
}

/// What a command gives: how to go on and what to say, or what is wrong with it. A stream that gives
/// way is neither: see [`follow`].
type Acted = Result<(Flow, Said), Wrong>;

/// Why a command came to nothing.
pub enum Wrong {
    /// Somebody's mistake, which is shown.
    Told(Vec<Diagnostic>),
    /// A stream gave way.
    Stream(io::Error),
}

impl From<Vec<Diagnostic>> for Wrong {
    fn from(told: Vec<Diagnostic>) -> Self {
        Self::Told(told)
    }
}

impl From<Diagnostic> for Wrong {
    fn from(told: Diagnostic) -> Self {
        Self::Told(told.into())
    }
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

/// One command.
pub struct Command {
    /// With its dot: `.help`.
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static [Argument],
    /// What it does, in one line.
    pub about: Text,
    /// What else is to be known, with an example.
    pub more: Text,
    act: fn(&mut Repl, &[String]) -> Acted,
}

/// Follows `.name argument…`. What is wrong with it is shown, and the loop goes on.
///
/// # Errors
/// Those of the printer.
pub fn follow(repl: &mut Repl, text: &str) -> io::Result<Flow> {
    let (flow, said) = match act(repl, text) {
        Ok(acted) => acted,
        Err(Wrong::Stream(error)) => return Err(error),
        Err(Wrong::Told(diagnostics)) => {
            repl.printer.diagnostics(&diagnostics, &repl.sources)?;
            repl.printer.finish(&repl.sources)?;
            return Ok(Flow::GoOn);
        }
    };
    match said {
        Said::Nothing => {}
        Said::Line(line) => repl.printer.tell(&line)?,
        Said::Page(page) => {
            repl.printer.start_afresh();
            let page = Output::Page(page);
            repl.printer.output(&page, &repl.sources)?;
            repl.printer.keep(page);
        }
    }
    Ok(flow)
}

fn act(repl: &mut Repl, text: &str) -> Acted {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let command = find(name)?;
    let words = command.words(rest)?;
    (command.act)(repl, &words)
}

/// The command with this name, with its dot.
fn find(name: &str) -> crate::diagnostic::Result<&'static Command> {
    COMMANDS.iter().find(|one| one.name == name).ok_or_else(|| {
        let unknown = usage(text!("`{name}` is not a command", "`{name}` 不是命令", name));
        let hint = match near(name, COMMANDS.iter().map(|one| one.name)).first() {
            Some(near) => text!("near: {near}", "相近的有：{near}", near),
            None => text!("`.help` lists the commands", "`.help` 列出命令"),
        };
        unknown.hint(hint).into()
    })
}

/// Runs `work`, whose panic is a diagnostic as that of a statement is.
fn caught<T>(work: impl FnOnce() -> crate::diagnostic::Result<T>) -> Result<T, Wrong> {
    fault::caught(work).map_err(Wrong::Told)
}

fn nothing() -> Acted {
    Ok((Flow::GoOn, Said::Nothing))
}

fn line(line: Text) -> Acted {
    Ok((Flow::GoOn, Said::Line(line)))
}

fn page(page: Page) -> Acted {
    Ok((Flow::GoOn, Said::Page(page)))
}

fn usage(message: Text) -> Diagnostic {
    Diagnostic::error(Code::Usage, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn an_unknown_command_names_a_near_one() {
        let hint = |name| match find(name) {
            Err(unknown) => unknown[0].hints[0].in_language(Language::English).to_owned(),
            Ok(_) => panic!("{name} is known"),
        };
        assert_eq!(hint(".formt"), "near: .format");
        assert_eq!(hint(".tim"), "near: .timing");
        assert_eq!(hint(".zzz"), "`.help` lists the commands");
    }

    #[test]
    fn names_are_in_order_of_families_and_each_once() {
        let mut names: Vec<_> = COMMANDS.iter().map(|one| one.name).collect();
        assert!(names.iter().all(|name| name.starts_with('.')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMMANDS.len());
    }
}
