//! `indiq` and `indiq TABLE…` at a terminal

use super::{Exit, Outcome, fail};
use crate::fault;
use crate::printer::Printer;
use crate::repl::{self, Start};
use crate::script::Sink;
use crate::session::{Open, Session};
use crate::source::Sources;
use crate::text::text;

/// Opens the tables and asks for statements until the user leaves. Where Ctrl-C ends the reading, the
/// sample is open.
pub fn start(open: Open, start: &Start, printer: &mut Printer) -> Outcome {
    let mut sources = Sources::default();
    let (opened, open) = match repl::read_first(&open, &mut sources, printer)? {
        Some(opened) => (opened, open),
        None => {
            printer.tell(&text!(
                "interrupted; .open FILE reads a table",
                "已中断；用 .open 文件 读入表格"
            ))?;
            let sample = open.of_sample();
            (fault::caught(|| Session::open(&sample, &mut sources)), sample)
        }
    };
    let opened = match opened {
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
