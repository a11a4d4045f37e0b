//! `indiq completions SHELL`

use super::arguments::Arguments;
use super::{Exit, Outcome};
use crate::printer::Printer;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// Writes the completion script for `shell` to standard output.
pub fn print(shell: Shell, printer: &mut Printer) -> Outcome {
    let mut command = Arguments::command();
    // Written to memory first: clap_complete panics where a stream gives way.
    let mut script = Vec::new();
    generate(shell, &mut command, "indiq", &mut script);
    printer.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
