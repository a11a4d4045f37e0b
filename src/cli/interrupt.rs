//! Ctrl-C while a statement runs, or a script is read.
//!
//! While a line is edited the terminal hands Ctrl-C to the line editor, and this is not asked.

use super::Exit;
use crate::printer::pager;
use crate::repl;
use std::io::{self, IsTerminal};

/// Makes Ctrl-C end a statement of a session at the prompt, or else the program with the exit code for it.
pub fn exit_on_ctrl_c() {
    let handler = || {
        // A pager has the keys, a statement ends alone, and watching ends by itself.
        if !pager::is_open() && !repl::end_watching() && !repl::interrupt() {
            std::process::exit(Exit::Interrupted.status().into());
        }
    };
    // It fails where the system has no such signal or somebody else has taken it: then Ctrl-C does
    // what it does there, which is no reason not to start. Whoever sits at a terminal means it, also where
    // the program was started by one that ignores it.
    let _ = match io::stdin().is_terminal() {
        true => ctrlc::set_handler(handler),
        false => ctrlc::try_set_handler(handler),
    };
}
