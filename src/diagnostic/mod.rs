//! The one error type of indiq, for every stage.
//!
//! A stage that can fail gives [`Result<T>`]: the value, or all diagnostics that it found.
//! Warnings are values too and travel beside the value in [`Warned`]. Nothing here knows a
//! terminal: drawing is `output/diagnostics.rs`.

mod codes;
mod explained;

pub use codes::Code;
pub use explained::{Example, Explained};

use crate::source::Span;
use crate::text::{Language, Text, text};
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The statement did not run.
    Error,
    /// The answer stands, but something about it deserves a look.
    Warning,
    /// Said for completeness: which period was taken, how ties were cut.
    Note,
}

impl Severity {
    /// What stands before the message.
    pub fn in_words(self) -> Text {
        match self {
            Self::Error => text!("error", "错误"),
            Self::Warning => text!("warning", "警告"),
            Self::Note => text!("note", "说明"),
        }
    }
}

impl fmt::Display for Severity {
    /// As programs read it, in English whatever the language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

/// A place and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What.
    pub text: Text,
}

/// A text that would mend the error, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The text to take out; empty to insert.
    pub span: Span,
    /// The text to put there.
    pub text: String,
}

/// One error, warning or note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// Which kind.
    pub code: Code,
    /// What happened, without a full stop and without "you".
    pub message: Text,
    /// The place itself, where there is one.
    pub span: Option<Span>,
    /// What to write beside the place and beside other places. The first one with the span of
    /// the diagnostic is drawn with carets.
    pub labels: Vec<Label>,
    /// How to mend it, one sentence each.
    pub hints: Vec<Text>,
    /// The mended text, where there is just one.
    pub replacement: Option<Replacement>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(severity: Severity, code: Code, message: Text) -> Self {
        Self {
            severity,
            code,
            message,
            span: None,
            labels: Vec::new(),
            hints: Vec::new(),
            replacement: None,
        }
    }

    /// An error without a place.
    pub fn error(code: Code, message: Text) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning without a place.
    pub fn warning(code: Code, message: Text) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note without a place.
    pub fn note(code: Code, message: Text) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Says where, unless a deeper place was already said.
    pub fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// Writes `text` beside `span`.
    pub fn label(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Adds a way to mend it.
    pub fn hint(mut self, text: Text) -> Self {
        self.hints.push(text);
        self
    }

    /// States the mended text.
    pub fn replace(mut self, span: Span, text: impl Into<String>) -> Self {
        self.replacement = Some(Replacement { span, text: text.into() });
        self
    }
}

/// What a stage gives: its value, or everything that is wrong.
pub type Result<T, E = Vec<Diagnostic>> = std::result::Result<T, E>;

impl From<Diagnostic> for Vec<Diagnostic> {
    fn from(diagnostic: Diagnostic) -> Self {
        vec![diagnostic]
    }
}

/// A value and the warnings that came up on the way to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Warned<T> {
    /// The value.
    pub value: T,
    /// Warnings and notes, never errors.
    pub warnings: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// The same warnings beside another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Warned<U> {
        Warned { value: to(self.value), warnings: self.warnings }
    }
}
