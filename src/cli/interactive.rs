//! `indiq` and `indiq TABLE…` at a terminal

use super::{Exit, Outcome, fail};
use crate::fault;
use crate::printer::Printer;
use crate::repl::{self, Start};
use crate::script::Sink;
use crate::session::{Open, Session};
use crate::source::Sources;

/// Opens the tables and asks for statements until the user leaves.
pub fn start(open: Open, start: &Start, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let opened = match fault::caught(|| Session::open(&open, &mut sources)) {
        Ok(opened) => opened,
        Err(diagnostics) => return fail(&diagnostics, &sources, printer),
    };
    if !opened.warnings.is_empty() {
        printer.diagnostics(&opened.warnings, &sources)?;
        printer.finish(&sources)?;
    }
    repl::run(opened.value, open, sources, start, printer)?;
    Ok(Exit::Fine)
}
