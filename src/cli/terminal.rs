//! What the two output streams can show.

use super::arguments::{Color, Shared, Written};
use super::language;
use crate::output::Format;
use crate::printer::{Look, Printer};
use std::io;
use supports_color::Stream;
use terminal_size::{Width, terminal_size_of};

/// A printer on standard output and standard error.
pub fn printer(shared: &Shared, written: Written) -> Printer<'static> {
    Printer::new(
        io::stdout(),
        Look {
            color: colored(shared.color, Stream::Stdout),
            width: columns(terminal_size_of(io::stdout())),
        },
        io::stderr(),
        Look {
            color: colored(shared.color, Stream::Stderr),
            width: columns(terminal_size_of(io::stderr())),
        },
        written.answer().unwrap_or(Format::Table),
        shared.lang.unwrap_or_else(language::of_environment),
    )
}

fn colored(choice: Color, stream: Stream) -> bool {
    match choice {
        Color::Always => true,
        Color::Never => false,
        // supports-color has it the other way round: there CLICOLOR_FORCE beats NO_COLOR.
        Color::Auto => !no_color() && supports_color::on(stream).is_some(),
    }
}

/// Whether `NO_COLOR` is set to anything but nothing, as <https://no-color.org> has it.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn columns(size: Option<(Width, terminal_size::Height)>) -> Option<usize> {
    // A terminal that does not know its width says 0.
    size.map(|(Width(width), _)| usize::from(width)).filter(|&width| width > 0)
}
