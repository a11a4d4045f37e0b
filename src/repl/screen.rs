//! How large the terminal is: asked before each entry, as a window may be resized.

use crate::printer::{Printer, Screen};
use std::io;
use terminal_size::{Height, Width, terminal_size_of};

/// Tells a printer where its streams go, as far as these are terminals that know their size.
pub fn measure(printer: &mut Printer) {
    let size = |size: Option<(Width, Height)>| {
        let (Width(columns), Height(lines)) = size?;
        (columns > 0 && lines > 0)
            .then_some(Screen { columns: usize::from(columns), lines: usize::from(lines) })
    };
    printer.set_screen(size(terminal_size_of(io::stdout())));
    if let Some(talk) = size(terminal_size_of(io::stderr())) {
        printer.set_talk_width(Some(talk.columns));
    }
}
