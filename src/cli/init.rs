//! `indiq init TABLE…`

use super::{Outcome, fail};
use crate::fault::caught;
use crate::printer::Printer;
use crate::script::Sink;
use crate::session::{Open, Session};
use crate::source::Sources;

/// Writes the catalog that was understood. It is written only once the tables have been read by it.
pub fn tables(open: &Open, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let opened = caught(|| {
        let opened = Session::open(open, &mut sources)?;
        let mut session = opened.value;
        session.load(&mut sources)?;
        Ok((session, opened.warnings))
    });
    let (session, warnings) = match opened {
        Ok(opened) => opened,
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    if !warnings.is_empty() {
        printer.diagnostics(&warnings, &sources)?;
    }
    let written = crate::catalog::write(session.catalog(), printer.language());
    printer.data(&written)?;
    printer.finish(&sources)?;
    Ok(super::Exit::Fine)
}
