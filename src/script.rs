//! Scripts: texts checked whole, then run statement by statement.
//!
//! Takes texts in a [`Sources`] and a [`Session`]; gives each output and each diagnostic to a
//! [`Sink`], in order and as it comes. Prints nothing.

pub mod files;

use crate::checks::result::FailOn;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::fault;
use crate::session::{Output, Session};
use crate::source::{SourceId, Sources, Span};
use crate::text::text;
use std::collections::HashMap;
use std::io;

/// Where outputs and diagnostics go. What it cannot take (a reader that has gone away) ends the
/// script.
pub trait Sink {
    /// Takes what a statement gave.
    ///
    /// # Errors
    /// Whatever writing it meets.
    fn output(&mut self, output: &Output, sources: &Sources) -> io::Result<()>;

    /// Takes what is to be said about statements and their data; at least one diagnostic. What is
    /// said about a cell comes again with each answer that its file takes part in.
    ///
    /// # Errors
    /// Whatever writing it meets.
    fn diagnostics(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> io::Result<()>;

    /// Takes what was just given to `output` for good, where it may be asked for again.
    fn keep(&mut self, output: Output) {
        drop(output);
    }
}

/// What to do when a statement fails while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFailure {
    /// The statements after it do not run.
    Stop,
    /// The next one runs.
    KeepGoing,
}

/// How strictly a script is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// What to do when a statement fails while it runs.
    pub on_failure: OnFailure,
    /// Whether a warning is as bad as an error.
    pub deny_warnings: bool,
}

impl Policy {
    /// A script that stops where it fails, and warns.
    pub const USUAL: Self = Self { on_failure: OnFailure::Stop, deny_warnings: false };

    /// The diagnostics, with warnings made errors where they are denied.
    pub fn judged(self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let warnings = found.iter_mut().filter(|one| one.severity == Severity::Warning);
        for warning in warnings.filter(|_| self.deny_warnings) {
            warning.severity = Severity::Error;
        }
        found
    }
}

/// How a script ended.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ended {
    /// Everything that was wrong; nothing is fine.
    pub errors: Vec<Diagnostic>,
    /// What its checks lead to: the greatest of their reports' exit statuses.
    pub checks: u8,
    /// The statements that ran, in order: the whole of each, and whether its rows can be asked
    /// further.
    pub ran: Vec<(Span, bool)>,
}

/// Checks all texts, and if nothing is wrong in any of them runs their statements in order.
/// A check that fails ends nothing: the statements behind it run.
///
/// # Errors
/// Only those of the sink.
pub fn run(
    session: &mut Session,
    sources: &mut Sources,
    texts: &[SourceId],
    policy: Policy,
    sink: &mut dyn Sink,
) -> io::Result<Ended> {
    let checked = fault::caught(|| Ok(session.check(texts, sources)));
    let (statements, found) = match checked {
        Ok(checked) => (checked.statements, checked.diagnostics),
        Err(diagnostics) => (vec![], diagnostics),
    };
    let found = first_of_each_text(policy.judged(found), sources);
    if !found.is_empty() {
        sink.diagnostics(&found, sources)?;
    }
    let mut errors = errors_of(found);
    if !errors.is_empty() {
        return Ok(Ended { errors, ..Ended::default() });
    }

    session.expect_waivers(&statements);
    let (mut checks, mut ran) = (0, Vec::new());
    for statement in &statements {
        let judge = |found| policy.judged(found);
        match fault::caught(|| session.run_judged(statement, &judge, sources)) {
            Ok(mut output) => {
                ran.push((statement.span, statement.leaves_rows()));
                let said = match &output {
                    Output::Answer(answer) => session.said_of_files(answer, sources),
                    _ => vec![],
                };
                if let Some(warnings) = output.warnings_mut() {
                    *warnings = policy.judged(std::mem::take(warnings));
                    errors.extend(errors_of(warnings.clone()));
                }
                if let Output::Report(report) = &output {
                    checks = checks.max(report.exit_status(FailOn::Fail));
                }
                sink.output(&output, sources)?;
                let said = policy.judged(said);
                if !said.is_empty() {
                    sink.diagnostics(&said, sources)?;
                }
                errors.extend(errors_of(said));
                sink.keep(output);
                if !errors.is_empty() && policy.on_failure == OnFailure::Stop {
                    break;
                }
            }
            Err(diagnostics) => {
                sink.diagnostics(&diagnostics, sources)?;
                errors.extend(errors_of(diagnostics));
                if policy.on_failure == OnFailure::Stop {
                    break;
                }
            }
        }
    }
    Ok(Ended { errors, checks, ran })
}

/// How many errors of one text are told: whoever reads more has taken a wrong file.
const TOLD: usize = 20;

/// The diagnostics without what a text has beyond its first errors; that there are more is said.
fn first_of_each_text(found: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let mut errors: HashMap<Option<SourceId>, usize> = HashMap::new();
    let mut kept = Vec::new();
    for one in found {
        if one.severity == Severity::Error {
            let count = errors.entry(one.span.map(|span| span.source)).or_default();
            *count += 1;
            if *count > TOLD {
                continue;
            }
        }
        kept.push(one);
    }
    let mut more: Vec<_> = errors.into_iter().filter(|(_, count)| *count > TOLD).collect();
    more.sort_unstable();
    for (source, count) in more {
        let name = source.and_then(|source| sources.get(source));
        let name = name.map_or("", |source| source.name.as_str());
        let more = count - TOLD;
        let message = text!(
            "{name}: and {more} more errors, which are not shown",
            "{name}：还有 {more} 处错误，不再列出",
            name,
            more
        );
        let code = kept.iter().find(|one| one.span.map(|span| span.source) == source);
        let code = code.map_or(Code::NotAStatement, |one| one.code);
        kept.push(Diagnostic::error(code, message));
    }
    kept
}

fn errors_of(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|one| one.severity == Severity::Error);
    diagnostics
}
