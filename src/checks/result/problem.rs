//! A diagnostic as plain values: what a report keeps of it once the sources are gone.

use super::named::named;
use super::place::Place;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Why a check could not be run, or what is to be said beside its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How bad.
    pub level: Level,
    /// The code, `Q0401`.
    pub code: String,
    /// What happened.
    pub message: Text,
    /// Where: in a script, a catalog or a data file.
    pub place: Option<Place>,
    /// How to mend it.
    pub hints: Vec<Text>,
}

named! {
    /// How bad a problem is.
    Level {
        /// The check did not run.
        Error = "error",
        /// The result stands, but something about it deserves a look.
        Warning = "warning",
        /// Said for completeness.
        Note = "note",
    }
}

impl Problem {
    /// What a report keeps of a diagnostic.
    pub fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        Self {
            level: match diagnostic.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
                Severity::Note => Level::Note,
            },
            code: diagnostic.code.as_str().to_owned(),
            message: diagnostic.message.clone(),
            place: diagnostic.span.and_then(|span| Place::of(span, sources)),
            hints: diagnostic.hints.clone(),
        }
    }
}
