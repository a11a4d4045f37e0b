//! The one error type of indiq, for every stage.
//!
//! A stage that can fail gives [`Result<T>`]: the value, or all diagnostics that it found.
//! Warnings are values too and travel beside the value in [`Warned`]. Nothing here knows a
//! terminal: drawing is `output/diagnostics.rs`.

use crate::source::Span;
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

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// Declares the codes once: variant, stable text, and what it means.
macro_rules! codes {
    ($($(#[$section:meta])* $variant:ident = $code:literal, $title:literal;)*) => {
        /// A stable name for each kind of diagnostic. A code, once released, keeps its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $(#[$section])* $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable text, such as `Q0203`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// What the code stands for, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }
        }
    };
}

codes! {
    // Q01: the text itself
    UnexpectedToken = "Q0101", "a word or sign where the grammar expects another";
    UnfinishedStatement = "Q0102", "the text ends inside a statement, a bracket or a string";
    UnknownCharacter = "Q0103", "a character that begins no token";
    BadNumber = "Q0104", "a number or its unit that cannot be read";
    BadPeriod = "Q0105", "a period that does not exist";
    NestedTooDeep = "Q0106", "an expression nested deeper than the limit";
    RepeatedClause = "Q0107", "a clause given twice, or two that exclude each other";
    NotAStatement = "Q0108", "a line that does not begin with a verb";
    RunTogether = "Q0109", "words written together";
    IncludeCycle = "Q0110", "a script that includes itself";
    UnreadableScript = "Q0111", "a script that cannot be read";
    // Q02: names, units, types
    UnknownName = "Q0201", "a name that the catalog and the language do not have";
    AmbiguousName = "Q0202", "a name that means more than one thing here";
    UnitMismatch = "Q0203", "two units that do not meet in this operation";
    TypeMismatch = "Q0204", "an expression of another type than this place needs";
    UnknownUnit = "Q0205", "a unit that is not known";
    NoSuchMeasure = "Q0206", "a measure that the indicator neither prints nor can compute";
    NotTotalled = "Q0207", "a figure whose total has no meaning";
    ClauseNotHere = "Q0208", "a clause that this verb does not take";
    BadArguments = "Q0209", "a function called with other arguments than it takes";
    NoMeaning = "Q0210", "a combination of words that has no meaning";
    NameTaken = "Q0211", "a declared name that stands for something else already";
    // Q03: the catalog
    BadCatalog = "Q0301", "a catalog that cannot be read as TOML, or lacks a required key";
    CatalogConflict = "Q0302", "a catalog that names one thing twice or names what is not there";
    HeaderMismatch = "Q0303", "a table whose header is not the one that the catalog states";
    // Q04: data
    UnreadableFile = "Q0401", "a file that cannot be opened or read";
    BadCell = "Q0402", "a cell that cannot be read as the figure its column holds";
    BadTable = "Q0403", "a table whose shape cannot be understood";
    DuplicateKey = "Q0404", "the same district and period given twice";
    UnknownDistrict = "Q0405", "a district in the data that the catalog does not have";
    NoPeriod = "Q0406", "a period that neither the data nor the command line states";
    FileExists = "Q0408", "a file that is there already and is not to be replaced";
    UnwritableFile = "Q0409", "a file that cannot be written";
    // Q05: running
    NoData = "Q0501", "the data holds nothing for what was asked";
    EngineFailed = "Q0502", "the engine could not run the plan: a fault in indiq, not in the query";
    FormatFailed = "Q0503", "a formatted text that would say something else: a fault in indiq, not in the text";
    // Q06: warnings and notes
    RankDiffers = "Q0601", "a printed rank that differs from the one worked out";
    TiesAtCut = "Q0602", "ties at the cut that stay in";
    PartsMissing = "Q0603", "a total over fewer parts than there are";
    PeriodHasNone = "Q0604", "an indicator without a figure at the period of the answer";
    CellNote = "Q0605", "a cell that was read, but not as it stands";
    NoRows = "Q0606", "a filter that no row meets";
    PeriodMissing = "Q0607", "a period that is looked at but not in the data";
    GrainsDiffer = "Q0608", "a comparison of periods of different lengths";
    ScopeBreak = "Q0609", "a growth across a change of what is counted";
    MeanOfPercents = "Q0610", "a mean of percentages";
    NameShadows = "Q0611", "a declared name that hides a measure";
    // Q07: the command line
    Usage = "Q0701", "a command line that cannot be followed";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What.
    pub text: String,
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
    pub message: String,
    /// The place itself, where there is one.
    pub span: Option<Span>,
    /// What to write beside the place and beside other places. The first one with the span of
    /// the diagnostic is drawn with carets.
    pub labels: Vec<Label>,
    /// How to mend it, one sentence each.
    pub hints: Vec<String>,
    /// The mended text, where there is just one.
    pub replacement: Option<Replacement>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            span: None,
            labels: Vec::new(),
            hints: Vec::new(),
            replacement: None,
        }
    }

    /// An error without a place.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning without a place.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note without a place.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Says where, unless a deeper place was already said.
    pub fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// Writes `text` beside `span`.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a way to mend it.
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
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
