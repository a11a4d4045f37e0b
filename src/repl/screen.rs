//! How large the terminal is: asked before each entry, as a window may be resized.

use crate::output::columns;
use crate::printer::{Printer, Screen};
use std::io;
use terminal_size::{Height, Width, terminal_size, terminal_size_of};

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

/// How wide the terminal is by now, where it says so.
pub fn columns_now() -> Option<usize> {
    let (Width(width), _) = terminal_size()?;
    (width > 0).then_some(usize::from(width))
}

/// How many lines the terminal has by now, where it says so.
pub fn lines_now() -> Option<usize> {
    let (_, Height(lines)) = terminal_size()?;
    (lines > 0).then_some(usize::from(lines))
}

/// Whether a text has room behind the last line of what is typed, so that it is not folded. Where nobody
/// knows how wide the terminal is there is room.
pub fn has_room(prompt: &str, typed: &str, text: &str) -> bool {
    let Some(width) = columns_now() else { return true };
    let last = match typed.rsplit_once('\n') {
        Some((_, last)) => columns(last),
        None => columns(prompt) + columns(typed),
    };
    last % width + columns(text) < width
}
