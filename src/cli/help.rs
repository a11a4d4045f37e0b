//! `indiq help` and `indiq help TOPIC`

use super::arguments::Arguments;
use super::chinese;
use super::{Exit, Outcome, execute};
use crate::printer::Printer;
use crate::script::Policy;
use crate::session::Open;
use clap::CommandFactory;

/// Tells about the program or one of its commands; any other topic is the language's.
pub fn on(topic: Option<&str>, open: &Open, printer: &mut Printer) -> Outcome {
    let mut program = chinese::spoken(Arguments::command(), printer.language());
    program.build();
    let command = match topic {
        None => Some(&mut program),
        Some(name) => program.find_subcommand_mut(name),
    };
    match (command, topic) {
        (Some(command), _) => {
            let help = command.render_long_help();
            let text = if printer.colored() { help.ansi().to_string() } else { help.to_string() };
            printer.data(&text)?;
            Ok(Exit::Fine)
        }
        (None, topic) => {
            let statement = format!("help {}", topic.unwrap_or_default());
            execute::statements(&[statement], open, Policy::USUAL, printer)
        }
    }
}
