//! The arguments, as clap sees them. The doc comments are the help.

use super::exit;
use crate::output::Format;
use crate::period::{self, PeriodLiteral};
use crate::text::{Language, Text};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::fmt;
use std::path::PathBuf;

/// Asks tables of district indicators: who is behind schedule, who leads its group, what is the total.
///
/// Without a statement and at a terminal, indiq asks for statements one by one; with its input
/// from a file or a pipe it runs that as a script. Without a table it opens its embedded sample.
#[derive(Debug, Parser)]
#[command(name = "indiq", version, after_long_help = after_help(), max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    /// Tables to open; a file named like a command is written `./run`
    #[arg(value_name = "TABLE", value_hint = clap::ValueHint::FilePath)]
    pub tables: Vec<PathBuf>,

    /// Run a statement and leave; may be given several times
    #[arg(short = 'e', long = "execute", value_name = "STATEMENT")]
    pub statements: Vec<String>,

    #[command(flatten)]
    pub shared: Shared,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Shared {
    /// A table to open; may be given several times
    #[arg(long, value_name = "TABLE", global = true, value_hint = clap::ValueHint::FilePath)]
    pub data: Vec<PathBuf>,

    /// The catalog that says what the tables hold
    #[arg(long, value_name = "FILE", global = true, value_hint = clap::ValueHint::FilePath)]
    pub catalog: Option<PathBuf>,

    /// The period of tables that do not state theirs: 2023Q1, 2023年一季度
    #[arg(long, value_name = "PERIOD", global = true, value_parser = period)]
    pub period: Option<PeriodLiteral>,

    /// How answers are written
    #[arg(long, value_name = "FORMAT", global = true, default_value = "table", value_parser = format())]
    pub format: Format,

    /// Whether tables and messages are coloured
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Color,

    /// The language of answers and messages; without it that of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, value_name = "LANGUAGE", global = true, value_parser = language())]
    pub lang: Option<Language>,

    /// Treat warnings as errors
    #[arg(long, global = true)]
    pub deny_warnings: bool,

    /// A value for a param of the script, in the stead of its default; may be given several times
    #[arg(long = "param", value_name = "NAME=VALUE", global = true)]
    pub params: Vec<String>,

    /// In scripts, go on after a statement that fails while it runs
    #[arg(long, global = true)]
    pub keep_going: bool,
}

/// The commands that have a name.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run scripts; all are checked before the first statement runs
    Run {
        /// Scripts; `-` is standard input
        #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
        files: Vec<PathBuf>,
    },
    /// Put scripts into their canonical form: blanks, lines and signs; comments stay
    Fmt(Formatting),
    /// Write completions for a shell to standard output
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Tell about the program, a command or a word of the language
    Help {
        /// `run`, `rank`, `progress`; nothing is the program
        topic: Option<String>,
    },
}

/// What `fmt` takes.
#[derive(Debug, Args)]
pub struct Formatting {
    /// Change nothing; name the scripts that would change, and end with 1 if there are any
    #[arg(long)]
    pub check: bool,

    /// Write keywords, periods, units and measures in this language; other names need --catalog
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub to: Option<Language>,

    /// Scripts; `-` is standard input, which is written to standard output
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// When the stream is a terminal that takes it; `CLICOLOR_FORCE` is heeded, `NO_COLOR` before it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What an answer in each format is, and the exit codes.
fn after_help() -> String {
    format!("{FORMATS}\n\n{}", exit::HELP.in_language(Language::English))
}

const FORMATS: &str = "Formats:
  Answers go to standard output, everything else to standard error. Several answers stand
  apart by an empty line. With json each statement gives one document, one after the other,
  and what is wrong is one JSON array on standard error.";

/// A period that cannot be read, and which ones can.
#[derive(Debug)]
pub struct NoPeriod(pub Text);

impl fmt::Display for NoPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.in_language(Language::English))
    }
}

impl std::error::Error for NoPeriod {}

fn period(text: &str) -> Result<PeriodLiteral, NoPeriod> {
    period::parse(text).map_err(NoPeriod)
}

/// Takes a language by its tag.
fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::tag)).try_map(|tag| tag.parse())
}

/// Takes a format by its name, and names the near ones where it is none.
fn format() -> impl TypedValueParser<Value = Format> {
    let values = Format::NAMES.iter().map(|&(format, name)| {
        let value = PossibleValue::new(name);
        match format {
            Format::Table => value.alias("text"),
            Format::Markdown => value.alias("md"),
            Format::NdJson => value.alias("jsonl"),
            _ => value,
        }
    });
    PossibleValuesParser::new(values).try_map(|name| name.parse())
}
