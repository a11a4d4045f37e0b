//! `indiq serve --stdio`: requests on standard input, responses on standard output.
//!
//! Standard output has responses and nothing else. The program ends with 0 when it is asked to, or
//! when its input ends; data that cannot be read at the start ends it before the first response.

use super::{Exit, Outcome};
use crate::printer::Printer;
use crate::serve::{LIMIT, Server, next};
use crate::session::Open;
use std::io;

/// Answers until there is nobody left to answer.
pub fn stdio(open: Open, printer: &mut Printer) -> Outcome {
    let language = open.language;
    let mut server = match Server::new(open) {
        Ok(server) => server,
        Err(wrong) => {
            printer.say(wrong.in_language(language))?;
            return Ok(Exit::of_status(wrong.exit_status()));
        }
    };
    for warning in server.session().warnings() {
        printer.tell(&warning.message)?;
    }
    let mut input = io::stdin().lock();
    while let Some(line) = next(&mut input, LIMIT)? {
        let Some(response) = server.answer(&line) else { continue };
        printer.data(&response.line)?;
        if response.is_last {
            break;
        }
    }
    Ok(Exit::Fine)
}
