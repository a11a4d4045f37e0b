//! The arguments, as clap sees them. The doc comments are the help.

use super::exit;
use crate::checks::report::{Destination, ReportFormat};
use crate::checks::result::FailOn;
use crate::grid::Charset;
use crate::output::Format;
use crate::period::{self, PeriodLiteral};
use crate::text::{Language, Text};
use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::fmt;
use std::path::PathBuf;

/// The two ways to call the program: tables with statements, or a command, which has tables by
/// `--data`.
const USAGE: &str = "indiq [OPTIONS] [TABLE]...\n       indiq [OPTIONS] <COMMAND>";

/// Asks tables of district indicators: who is behind schedule, who leads its group, what is the total.
///
/// Without a statement and at a terminal, indiq asks for statements one by one; with its input
/// from a file or a pipe it runs that as a script. Without a table it opens its embedded sample.
#[derive(Debug, Parser)]
#[command(name = "indiq", version, after_long_help = after_help(), max_term_width = 100, disable_help_subcommand = true, override_usage = USAGE)]
pub struct Arguments {
    /// Tables to open; a file named like a command is written `./run`
    #[arg(value_name = "TABLE", value_hint = clap::ValueHint::FilePath)]
    pub tables: Vec<PathBuf>,

    /// Run a statement and leave; may be given several times
    #[arg(short = 'e', long = "execute", value_name = "STATEMENT")]
    pub statements: Vec<String>,

    /// At the prompt, leave the settings file and the script that runs first alone
    #[arg(long)]
    pub no_init: bool,

    #[command(flatten)]
    pub shared: Shared,

    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Arguments {
    /// How answers are written.
    pub fn written(&self) -> Written {
        let usual = match self.command {
            Some(Command::Query { .. }) => Format::Json,
            _ => Format::Table,
        };
        self.shared.format.unwrap_or(Written::Answer(usual))
    }
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

    /// Which table of a file with several: the name of a sheet, or a number; also FILE!SHEET
    #[arg(long, value_name = "NAME", global = true)]
    pub sheet: Option<String>,

    /// The encoding of tables that are text, where it is not found out: gbk, big5, utf-16le
    #[arg(long, value_name = "NAME", global = true)]
    pub encoding: Option<Charset>,

    /// How answers are written, table unless said (query: json); of checks also human, junit, tap,
    /// sarif, github
    #[arg(long, value_name = "FORMAT", global = true, value_parser = format())]
    pub format: Option<Written>,

    /// Whether tables and messages are coloured
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Color,

    /// The language of answers and messages; without it that of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, value_name = "LANGUAGE", global = true, value_parser = language())]
    pub lang: Option<Language>,

    /// Treat warnings as errors
    #[arg(long, global = true)]
    pub deny_warnings: bool,

    /// Take any doubt in reading a table for an error
    #[arg(long, global = true)]
    pub strict: bool,

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
    /// Ask one question and write the answer as JSON, or as --format says
    Query {
        /// A statement that gives rows; let, define and param may stand before it
        #[arg(value_name = "STATEMENT")]
        statement: String,
    },
    /// Write the catalog that is understood of tables, to be edited and given as --catalog
    Init {
        /// Tables of one kind
        #[arg(value_name = "TABLE", value_hint = clap::ValueHint::FilePath)]
        tables: Vec<PathBuf>,
    },
    /// Run the checks of scripts and report
    Check(Checking),
    /// Answer a host program, a line of JSON for each line of JSON, until it ends
    Serve {
        /// Over standard input and output
        #[arg(long, required = true)]
        stdio: bool,
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

/// What `check` takes.
#[derive(Debug, Args)]
pub struct Checking {
    /// Scripts, or folders of scripts; `-` is standard input
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::AnyPath)]
    pub scripts: Vec<PathBuf>,

    /// Only checks with this tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,

    /// Only the check with this id; may be given several times
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,

    /// Show which checks there are, and run none
    #[arg(long)]
    pub list: bool,

    /// Run nothing behind the first check that fails
    #[arg(long)]
    pub fail_fast: bool,

    /// What ends with 1: a failure, or a warning too
    #[arg(long, value_name = "WHAT", default_value = "fail", value_parser = fail_on())]
    pub fail_on: FailOn,

    /// Take checks that look at no row, and scripts without checks, for a pass
    #[arg(long)]
    pub allow_empty: bool,

    /// The day that ages and waivers are reckoned from: 2023-04-07
    #[arg(long, value_name = "DATE")]
    pub now: Option<NaiveDate>,

    /// Write a report to a file as well: junit=report.xml; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE")]
    pub reports: Vec<Destination>,

    /// How many rows of a check are kept at most
    #[arg(long, value_name = "NUMBER", default_value = "100")]
    pub samples: usize,

    /// Leave out what a column holds, in all reports; may be given several times
    #[arg(long, value_name = "COLUMN")]
    pub redact: Vec<String>,
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

/// How something is written: an answer, or a report of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// In a format of answers.
    Answer(Format),
    /// In a format of reports that answers do not have.
    Report(ReportFormat),
}

impl Written {
    /// The format for a report of checks, if there is one.
    pub fn report(self) -> Option<ReportFormat> {
        match self {
            Self::Answer(Format::Table) => Some(ReportFormat::Human),
            Self::Answer(Format::Json) => Some(ReportFormat::Json),
            Self::Answer(Format::Markdown) => Some(ReportFormat::Markdown),
            Self::Answer(Format::Csv | Format::Tsv | Format::NdJson) => None,
            Self::Report(format) => Some(format),
        }
    }

    /// The format for answers, if it is one.
    pub fn answer(self) -> Option<Format> {
        match self {
            Self::Answer(format) => Some(format),
            Self::Report(ReportFormat::Human) => Some(Format::Table),
            Self::Report(_) => None,
        }
    }

    /// The name by which it was asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer(format) => format.name(),
            Self::Report(format) => format.name(),
        }
    }
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::NAMES.iter().map(|(_, name)| *name)).map(|name| {
        let named = FailOn::NAMES.iter().find(|(_, known)| *known == name);
        named.map_or_else(FailOn::default, |(what, _)| *what)
    })
}

/// Takes a format by its name, and names the near ones where it is none.
fn format() -> impl TypedValueParser<Value = Written> {
    let values = Format::NAMES.iter().map(|&(format, name)| {
        let value = PossibleValue::new(name);
        match format {
            Format::Table => value.alias("text"),
            Format::Markdown => value.alias("md"),
            Format::NdJson => value.alias("jsonl"),
            _ => value,
        }
    });
    let own = |name: &str| Format::NAMES.iter().any(|(_, known)| *known == name);
    let others = ReportFormat::NAMES.iter().map(|(_, name)| *name).filter(|name| !own(name));
    PossibleValuesParser::new(values.chain(others.map(PossibleValue::new))).try_map(|name| {
        match name.parse() {
            Ok(format) => Ok(Written::Answer(format)),
            Err(unknown) => name.parse().map(Written::Report).map_err(|_| unknown),
        }
    })
}
