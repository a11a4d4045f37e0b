//! The commands that begin with a dot: what they are called, what they take, what they do.
//!
//! One table, which `.help`, the completer and the loop read.

use super::{Repl, opened};
use crate::catalog::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::fault;
use crate::output::{Format, UnknownFormat};
use crate::script::Sink;
use crate::session::{Open, Session};
use std::io;
use std::path::{Path, PathBuf};

/// How the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// With the next line.
    GoOn,
    /// With the next line, and with other names to complete.
    Learn,
    /// Not at all.
    Leave,
}

/// What a command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// The name of an output format.
    Format,
    /// `on` or `off`.
    Switch,
    /// Paths, in quotes where they hold blanks.
    Files,
}

impl Argument {
    /// How help writes it.
    fn sign(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Format => "NAME",
            Self::Switch => "on|off",
            Self::Files => "FILE…",
        }
    }
}

/// What a command gives: how to go on, or what is wrong with it.
type Acted = Result<(Flow, String), Vec<Diagnostic>>;

/// One command.
pub struct Command {
    /// With its dot: `.help`.
    pub name: &'static str,
    /// What it takes.
    pub argument: Argument,
    /// What it does, in one line.
    pub about: &'static str,
    act: fn(&mut Repl, &[String]) -> Acted,
}

/// Every command, in the order of `.help`.
pub const COMMANDS: &[Command] = &[
    Command {
        name: ".help",
        argument: Argument::Nothing,
        about: "this list",
        act: |_, _| Ok((Flow::GoOn, help())),
    },
    Command {
        name: ".open",
        argument: Argument::Files,
        about: "open other tables; a file ending in .toml is their catalog",
        act: open,
    },
    Command {
        name: ".format",
        argument: Argument::Format,
        about: "how answers are written: table, csv, tsv, json, ndjson, markdown",
        act: format,
    },
    Command {
        name: ".timing",
        argument: Argument::Switch,
        about: "say how long each entry took",
        act: timing,
    },
    Command {
        name: ".quit",
        argument: Argument::Nothing,
        about: "leave; so do `quit` and `exit`",
        act: |_, _| Ok((Flow::Leave, String::new())),
    },
];

/// Follows `.name argument…`. What is wrong with it is shown, and the loop goes on.
///
/// # Errors
/// Those of the printer.
pub fn follow(repl: &mut Repl, text: &str) -> io::Result<Flow> {
    match act(repl, text) {
        Ok((flow, said)) => {
            if !said.is_empty() {
                repl.printer.say(&said)?;
            }
            Ok(flow)
        }
        Err(diagnostics) => {
            repl.printer.diagnostics(&diagnostics, &repl.sources)?;
            repl.printer.finish(&repl.sources)?;
            Ok(Flow::GoOn)
        }
    }
}

fn act(repl: &mut Repl, text: &str) -> Acted {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let command = COMMANDS.iter().find(|one| one.name == name).ok_or_else(|| unknown(name))?;
    let words = shlex::split(rest).ok_or_else(|| usage("a quote that is not closed"))?;
    if command.argument == Argument::Nothing && !words.is_empty() {
        return Err(usage(format!("`{name}` takes nothing")).into());
    }
    (command.act)(repl, &words)
}

fn unknown(name: &str) -> Diagnostic {
    let unknown = usage(format!("`{name}` is not a command"));
    match near(name, COMMANDS.iter().map(|one| one.name)).first() {
        Some(near) => unknown.hint(format!("near: {near}")),
        None => unknown.hint("`.help` lists the commands"),
    }
}

fn help() -> String {
    let mut text = String::new();
    for command in COMMANDS {
        let head = format!("{} {}", command.name, command.argument.sign());
        text.push_str(&format!("{head:<16}{}\n", command.about));
    }
    text.push_str(
        "\nEnter runs what is typed, unless a bracket, string, comma or operator is open;\n\
         Alt-Enter adds a line, Tab completes, Ctrl-R searches the history, Ctrl-D leaves.\n\
         Ctrl-C clears the line; while a statement runs it ends indiq.\n\
         `help` and `help rank` tell about the language, `describe` about the data.",
    );
    text
}

fn open(repl: &mut Repl, words: &[String]) -> Acted {
    if words.is_empty() {
        return Ok((Flow::GoOn, opened(&repl.open)));
    }
    let (catalogs, tables): (Vec<PathBuf>, Vec<PathBuf>) =
        words.iter().map(PathBuf::from).partition(|file| is_catalog(file));
    if catalogs.len() > 1 {
        return Err(usage("`.open` takes one catalog").into());
    }
    let catalog = catalogs.into_iter().next();
    let open = Open { tables, catalog, ..repl.open.clone() };
    // Only a session that opened takes the place of the old one.
    let session = fault::caught(|| Session::open(&open, &mut repl.sources))?;
    repl.session = session.value;
    repl.open = open;
    if !session.warnings.is_empty() {
        // A stream that gives way here does so again when the next thing is said.
        let _ = repl.printer.diagnostics(&session.warnings, &repl.sources);
        let _ = repl.printer.finish(&repl.sources);
    }
    Ok((Flow::Learn, opened(&repl.open)))
}

fn is_catalog(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn format(repl: &mut Repl, words: &[String]) -> Acted {
    match words {
        [] => Ok((Flow::GoOn, format!("answers are written as {}", repl.printer.format().name()))),
        [name] => {
            let format: Format =
                name.parse().map_err(|error: UnknownFormat| usage(error.to_string()))?;
            repl.printer.set_format(format);
            Ok((Flow::GoOn, String::new()))
        }
        _ => Err(usage("`.format` takes one name").into()),
    }
}

fn timing(repl: &mut Repl, words: &[String]) -> Acted {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            let state = if repl.timing { "on" } else { "off" };
            return Ok((Flow::GoOn, format!("timing is {state}")));
        }
        ["on"] => repl.timing = true,
        ["off"] => repl.timing = false,
        _ => return Err(usage("`.timing` takes `on` or `off`").into()),
    }
    Ok((Flow::GoOn, String::new()))
}

fn usage(message: impl Into<crate::text::Text>) -> Diagnostic {
    Diagnostic::error(Code::Usage, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_command_names_a_near_one() {
        let hint = |name| unknown(name).hints.concat();
        assert_eq!(hint(".formt"), "near: .format");
        assert_eq!(hint(".tim"), "near: .timing");
        assert_eq!(hint(".zzz"), "`.help` lists the commands");
    }

    #[test]
    fn help_has_a_line_for_every_command() {
        let help = help();
        for command in COMMANDS {
            assert!(help.contains(command.name) && help.contains(command.about));
        }
    }

    #[test]
    fn help_names_every_format() {
        let about = COMMANDS.iter().find(|one| one.name == ".format").map_or("", |one| one.about);
        for (_, name) in Format::NAMES {
            assert!(about.contains(name), "{name}");
        }
    }
}
