//! `indiq query 'STATEMENT'`

use super::{Outcome, fail};
use crate::fault::caught;
use crate::printer::Printer;
use crate::script::{self, Policy, Sink};
use crate::session::{Open, Session, the_query};
use crate::source::Sources;

/// Asks one question. That there is just one is known before any data is read.
pub fn statement(text: &str, open: &Open, policy: Policy, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let id = sources.add("<query>", text);
    let opened = match caught(|| Session::open(open, &mut sources)) {
        Ok(opened) => opened,
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    if !opened.warnings.is_empty() {
        printer.diagnostics(&opened.warnings, &sources)?;
    }
    let mut session = opened.value;
    let known = sources.count();
    let one = caught(|| {
        let checked = session.check(&[id], &mut sources);
        // What is wrong with the text is said when it is run.
        if checked.is_sound() {
            the_query(&checked.statements, sources.end(id)).map(drop)
        } else {
            Ok(())
        }
    });
    if let Err(wrong) = one {
        return fail(&wrong, &sources, printer);
    }
    sources.forget_behind(known);
    let ended = script::run(&mut session, &mut sources, &[id], policy, printer)?;
    printer.finish(&sources)?;
    Ok(super::Exit::of(&ended.errors))
}
