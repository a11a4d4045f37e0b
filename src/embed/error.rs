//! What went wrong, in three types that cannot be taken for one another: a text that is wrong, data
//! that cannot be had, and checks that failed.
//!
//! Shown, each is drawn as the program draws it, with the line that it points at; as values, it is a
//! list of [`Problem`]s. `Debug` is the same as `Display`, since that is what `unwrap` and `main` show.

use crate::checks::result::Problem;
use crate::diagnostic::Diagnostic;
use crate::output::{diagnostics_json, render_diagnostics};
use crate::source::Sources;
use crate::text::{Language, Text};
use serde_json::Value;
use std::error::Error;
use std::fmt;

/// Diagnostics that need no sources any more.
#[derive(Debug, Clone)]
pub(super) struct Told {
    drawn: Text,
    language: Language,
    problems: Vec<Problem>,
    json: Value,
    /// Whether any of it is about data.
    of_data: bool,
}

impl Told {
    pub fn new(wrong: &[Diagnostic], sources: &Sources, language: Language) -> Self {
        let drawn = |language| {
            let drawn = render_diagnostics(wrong, sources, false, None, language);
            drawn.trim_end().to_owned()
        };
        Self {
            drawn: Text::made(drawn(Language::English), drawn(Language::Chinese)),
            language,
            problems: wrong.iter().map(|one| Problem::of(one, sources)).collect(),
            json: diagnostics_json(wrong, sources, language),
            of_data: wrong.iter().any(|one| one.code.is_of_data()),
        }
    }

    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub fn json(&self) -> &Value {
        &self.json
    }
}

/// A text that is wrong: its grammar, a name, a unit, a value for a param. Nothing ran. A program that
/// ends with it ends with 2.
#[derive(Clone)]
pub struct ScriptError(Told);

/// Data or a catalog that cannot be read, or a statement that failed while it ran. A program that ends
/// with it ends with 3; with 2 where it is the text of the catalog that is wrong.
#[derive(Clone)]
pub struct DataError(Told);

/// What can go wrong with a query.
#[derive(Clone)]
pub enum QueryError {
    /// The statement is wrong.
    Script(ScriptError),
    /// The statement is right, and its data is not to be had.
    Data(DataError),
}

macro_rules! told {
    ($($error:ident: $status:expr),*) => { $(
        impl $error {
            pub(super) fn new(wrong: &[Diagnostic], sources: &Sources, language: Language) -> Self {
                Self(Told::new(wrong, sources, language))
            }

            /// Everything that is wrong, as values: code, message in both languages, place, hints.
            pub fn problems(&self) -> &[Problem] {
                &self.0.problems
            }

            /// How it is shown, in a language: where there was no session to say which, it is English.
            pub fn in_language(&self, language: Language) -> &str {
                self.0.drawn.in_language(language)
            }

            /// The same as JSON, in the shape that `docs/output.md` has for diagnostics.
            pub fn to_json(&self) -> &Value {
                &self.0.json
            }

            /// How a program ends that ends with it.
            pub fn exit_status(&self) -> u8 {
                $status(&self.0)
            }
        }

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.in_language(self.0.language))
            }
        }

        impl fmt::Debug for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "\n{self}")
            }
        }

        impl Error for $error {}
    )* };
}

told!(ScriptError: |_| 2, DataError: |told: &Told| if told.of_data { 3 } else { 2 });

impl QueryError {
    /// The class is that of the worst: where data is missing as well, that is what to say.
    pub(super) fn new(wrong: &[Diagnostic], sources: &Sources, language: Language) -> Self {
        match wrong.iter().any(|one| one.code.is_of_data()) {
            true => Self::Data(DataError::new(wrong, sources, language)),
            false => Self::Script(ScriptError::new(wrong, sources, language)),
        }
    }

    /// Everything that is wrong, as values.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Script(error) => error.problems(),
            Self::Data(error) => error.problems(),
        }
    }

    /// The same as JSON, in the shape that `docs/output.md` has for diagnostics.
    pub fn to_json(&self) -> &Value {
        match self {
            Self::Script(error) => error.to_json(),
            Self::Data(error) => error.to_json(),
        }
    }

    /// How a program ends that ends with it: 2 or 3.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Script(error) => error.exit_status(),
            Self::Data(error) => error.exit_status(),
        }
    }
}

impl From<ScriptError> for QueryError {
    fn from(error: ScriptError) -> Self {
        Self::Script(error)
    }
}

impl From<DataError> for QueryError {
    fn from(error: DataError) -> Self {
        Self::Data(error)
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Script(error) => error.fmt(f),
            Self::Data(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl Error for QueryError {}

/// Checks that failed: shown, it is the report as a reader at a terminal sees it. A program that ends
/// with it ends with 1, or with 3 where a check could not be run.
#[derive(Clone)]
pub struct ChecksFailed {
    pub(super) shown: String,
    pub(super) status: u8,
}

impl ChecksFailed {
    /// How a program ends that ends with it.
    pub fn exit_status(&self) -> u8 {
        self.status
    }
}

impl fmt::Display for ChecksFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for ChecksFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl Error for ChecksFailed {}
