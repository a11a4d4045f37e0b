//! Scripts: texts checked whole, then run statement by statement.
//!
//! Takes texts in a [`Sources`] and a [`Session`]; gives each output and each diagnostic to a
//! [`Sink`], in order and as it comes. Prints nothing.

use crate::diagnostic::{Diagnostic, Severity};
use crate::fault;
use crate::session::{Output, Session};
use crate::source::{SourceId, Sources};
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
}

/// What to do when a statement fails while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFailure {
    /// The statements after it do not run.
    Stop,
    /// The next one runs.
    KeepGoing,
}

/// Checks all texts, and if nothing is wrong in any of them runs their statements in order.
/// Returns everything that was wrong; nothing is fine.
///
/// # Errors
/// Only those of the sink.
pub fn run(
    session: &mut Session,
    sources: &mut Sources,
    texts: &[SourceId],
    on_failure: OnFailure,
    sink: &mut dyn Sink,
) -> io::Result<Vec<Diagnostic>> {
    let mut statements = Vec::new();
    let mut found = Vec::new();
    for &id in texts {
        let text = sources.get(id).map(|source| source.text.as_str()).unwrap_or_default();
        match fault::caught(|| Ok(session.check(id, text))) {
            Ok(mut checked) => {
                statements.append(&mut checked.statements);
                found.append(&mut checked.diagnostics);
            }
            Err(mut diagnostics) => found.append(&mut diagnostics),
        }
    }
    if !found.is_empty() {
        sink.diagnostics(&found, sources)?;
    }
    let mut errors = errors_of(found);
    if !errors.is_empty() {
        return Ok(errors);
    }

    for statement in &statements {
        match fault::caught(|| session.run(statement, sources)) {
            Ok(output) => {
                sink.output(&output, sources)?;
                let said = about_files(&output, session.data_warnings(), sources);
                if !said.is_empty() {
                    sink.diagnostics(&said, sources)?;
                }
            }
            Err(diagnostics) => {
                sink.diagnostics(&diagnostics, sources)?;
                errors.extend(errors_of(diagnostics));
                if on_failure == OnFailure::Stop {
                    break;
                }
            }
        }
    }
    Ok(errors)
}

/// Warnings that came up when the files were read that an answer came from. What is said of other
/// files, and mere notes, a reader of this answer need not know; `describe` tells everything.
fn about_files(output: &Output, said: &[Diagnostic], sources: &Sources) -> Vec<Diagnostic> {
    let Output::Answer(answer) = output else { return Vec::new() };
    let concerns = |one: &&Diagnostic| {
        let file = one.span.and_then(|span| sources.get(span.source));
        one.severity != Severity::Note && file.is_none_or(|file| answer.files.contains(&file.name))
    };
    said.iter().filter(concerns).cloned().collect()
}

fn errors_of(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|one| one.severity == Severity::Error);
    diagnostics
}
