//! The command line: arguments to one command to an exit code.
//!
//! A file for each command; `exit.rs` alone knows what the codes are. Data goes to standard output
//! and talk to standard error.

mod arguments;
mod check;
mod chinese;
mod completions;
mod execute;
mod exit;
mod fmt;
mod help;
mod init;
mod interactive;
mod interrupt;
mod language;
mod query;
mod refused;
mod run;
mod serve;
mod terminal;

pub use exit::Exit;

use crate::diagnostic::{Code, Diagnostic};
use crate::printer::Printer;
use crate::repl::Start;
use crate::script::{self, OnFailure, Policy, Sink};
use crate::session::{Open, Session};
use crate::source::{SourceId, Sources};
use crate::syntax::keywords::{Keyword, Role};
use crate::text::{Language, Text, text};
use arguments::{Arguments, Command, Written};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// What a command does, short of the streams giving way.
type Outcome = io::Result<Exit>;

/// Follows a command line, whose first word is the name of the program.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Exit {
    crate::fault::quiet();
    interrupt::exit_on_ctrl_c();
    let words: Vec<OsString> = words.into_iter().collect();
    let language = language::of_words(&words).unwrap_or_else(language::of_environment);
    let parsed = chinese::spoken(Arguments::command(), language).try_get_matches_from(words);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(told) => return tell(&told, language),
    };
    let written = arguments.written();
    let mut printer = terminal::printer(&arguments.shared, written);
    match dispatch(arguments, written, &mut printer) {
        Ok(exit) => exit,
        Err(error) => {
            // Where standard error is what fails, there is nobody left to tell.
            let _ = printer.tell(&text!(
                "indiq: the output cannot be written: {error}",
                "indiq：无法写出结果：{error}",
                error
            ));
            Exit::Failed
        }
    }
}

fn dispatch(arguments: Arguments, written: Written, printer: &mut Printer) -> Outcome {
    let Arguments { tables, statements, no_init, shared, command } = arguments;
    let decided = [("format", shared.format.is_some()), ("lang", shared.lang.is_some())];
    let decided = decided.into_iter().filter_map(|(name, is)| is.then_some(name)).collect();
    let start = Start { without_files: no_init, decided };
    if !statements.is_empty() && command.is_some() {
        return refuse(
            text!("-e together with a command", "`-e` 不能与命令一起用"),
            text!("put the statements into a script", "请把语句写进脚本"),
            printer,
        );
    }
    if command.is_none()
        && let Some((script, call)) = script_for_table(&tables)
    {
        let message =
            text!("{script} is a script, not a table", "{script} 是脚本，不是表格", script);
        let hint = text!("a script is run by: {call}", "脚本这样运行：{call}", call);
        return refuse(message, hint, printer);
    }
    if command.is_none()
        && let Some(hint) = statement_for_tables(&tables)
    {
        let first = tables.first().map_or_else(String::new, |it| it.display().to_string());
        let message = text!("there is no table `{first}`", "没有表格 `{first}`", first);
        return refuse(message, hint, printer);
    }
    let open = Open {
        scan_from: Default::default(),
        tables: tables.into_iter().chain(shared.data).collect(),
        catalog: shared.catalog,
        period: shared.period,
        strict: shared.strict,
        sheet: shared.sheet,
        encoding: shared.encoding,
        params: shared.params,
        language: printer.language(),
        today: None,
    };
    let on_failure = if shared.keep_going { OnFailure::KeepGoing } else { OnFailure::Stop };
    let policy = Policy { on_failure, deny_warnings: shared.deny_warnings };
    match command {
        Some(Command::Check(wanted)) => match written.report() {
            Some(format) => check::files(&wanted, &open, policy, format, printer),
            None => refuse(
                text!(
                    "checks are not reported as {name}",
                    "检查结果不能写成 {name}",
                    name = written.name()
                ),
                text!(
                    "json holds everything; human, junit, tap, sarif, github and markdown are made of it",
                    "json 内容最全；human、junit、tap、sarif、github 和 markdown 都由它生成"
                ),
                printer,
            ),
        },
        Some(_) | None if written.answer().is_none() => refuse(
            text!(
                "{name} is a format of reports, and this is no check",
                "{name} 是检查报告的格式，而这里不是检查",
                name = written.name()
            ),
            text!("indiq check runs the checks of a script", "`indiq check` 运行脚本里的检查"),
            printer,
        ),
        Some(Command::Completions { shell }) => completions::print(shell, printer),
        Some(Command::Fmt(wanted)) => fmt::files(&wanted, &open, printer),
        Some(Command::Help { topic }) => help::on(topic.as_deref(), &open, printer),
        Some(Command::Init { tables }) => {
            let tables = open.tables.into_iter().chain(tables).collect();
            init::tables(&Open { tables, ..open }, printer)
        }
        Some(Command::Query { statement }) => query::statement(&statement, &open, policy, printer),
        Some(Command::Serve { stdio: _ }) => serve::stdio(open, printer),
        Some(Command::Run { files }) => run::files(&files, &open, policy, printer),
        None if !statements.is_empty() => execute::statements(&statements, &open, policy, printer),
        None if io::stdin().is_terminal() => interactive::start(open, &start, printer),
        None => run::files(&["-".into()], &open, policy, printer),
    }
}

/// Opens the session, then checks and runs texts that are in `sources` already.
fn run_texts(
    mut sources: Sources,
    texts: &[SourceId],
    open: &Open,
    policy: Policy,
    printer: &mut Printer,
) -> Outcome {
    let opened = match crate::fault::caught(|| Session::open(open, &mut sources)) {
        Ok(opened) => opened,
        Err(diagnostics) => return fail(&diagnostics, &sources, printer),
    };
    if !opened.warnings.is_empty() {
        printer.diagnostics(&opened.warnings, &sources)?;
    }
    let mut session = opened.value;
    let ended = script::run(&mut session, &mut sources, texts, policy, printer)?;
    printer.finish(&sources)?;
    Ok(Exit::of(&ended.errors).max(Exit::of_checks(ended.checks)))
}

/// Shows diagnostics that end the program, and says how it ends.
fn fail(diagnostics: &[Diagnostic], sources: &Sources, printer: &mut Printer) -> Outcome {
    printer.diagnostics(diagnostics, sources)?;
    printer.finish(sources)?;
    Ok(Exit::of(diagnostics))
}

/// `indiq late.q`, `indiq a.csv run late.q`: the script, and the call that was meant.
fn script_for_table(tables: &[PathBuf]) -> Option<(String, String)> {
    let is_script = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "q");
    let (scripts, rest): (Vec<_>, Vec<_>) = tables.iter().partition(is_script);
    let first = scripts.first()?.display().to_string();
    let mut call = "indiq run".to_owned();
    for script in scripts {
        call += &format!(" {}", shlex::try_quote(script.to_str()?).ok()?);
    }
    for table in rest.into_iter().filter(|table| table.as_os_str() != "run" || table.exists()) {
        call += &format!(" --data {}", shlex::try_quote(table.to_str()?).ok()?);
    }
    Some((first, call))
}

/// `indiq rank domestic`: where the first table is a verb and no file, the call that was meant.
fn statement_for_tables(tables: &[PathBuf]) -> Option<Text> {
    let first = tables.first().filter(|it| !it.exists())?.to_str()?;
    Keyword::of(first.split_whitespace().next()?).filter(|it| it.is(Role::Verb))?;
    let text = |tables: Vec<&PathBuf>| -> Option<Vec<String>> {
        tables.into_iter().map(|it| it.to_str().map(str::to_owned)).collect()
    };
    let (files, words): (Vec<_>, Vec<_>) = tables.iter().partition(|it| it.exists());
    let statement = text(words)?.join(" ");
    let mut call = vec!["indiq".to_owned()];
    for file in text(files)? {
        call.push(shlex::try_quote(&file).ok()?.into_owned());
    }
    call.push(format!("-e {}", shlex::try_quote(&statement).ok()?));
    let call = call.join(" ");
    Some(text!("a statement goes behind -e: {call}", "语句写在 `-e` 之后：{call}", call))
}

fn refuse(what: Text, hint: Text, printer: &mut Printer) -> Outcome {
    let usage = Diagnostic::error(Code::Usage, what).hint(hint);
    fail(&[usage], &Sources::default(), printer)
}

/// Prints what clap has to tell: help and version to standard output, a wrong command line to
/// standard error.
fn tell(told: &clap::Error, language: Language) -> Exit {
    let chinese = match language {
        Language::Chinese if told.use_stderr() => refused::in_chinese(told),
        _ => None,
    };
    // A reader that has gone away needs no help.
    let _ = match chinese {
        Some(said) => io::stderr().write_all(said.as_bytes()),
        None => told.print(),
    };
    if told.use_stderr() { Exit::Wrong } else { Exit::Fine }
}
