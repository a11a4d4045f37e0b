//! `indiq -e 'STATEMENT'`

use super::{Outcome, run_texts};
use crate::printer::Printer;
use crate::script::Policy;
use crate::session::Open;
use crate::source::Sources;

/// Runs statements given as arguments, as if they were one script.
pub fn statements(
    statements: &[String],
    open: &Open,
    policy: Policy,
    printer: &mut Printer,
) -> Outcome {
    let mut sources = Sources::default();
    let mut texts = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        // Only where there are several does a message have to say which.
        let name = match statements.len() {
            1 => "<-e>".to_owned(),
            _ => format!("<-e {}>", index + 1),
        };
        texts.push(sources.add(name, statement.as_str()));
    }
    run_texts(sources, &texts, open, policy, printer)
}
