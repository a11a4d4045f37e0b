//! An answer: what came out, with all that output needs and nothing of any engine.

use crate::diagnostic::Diagnostic;
use crate::plan::{Basis, Type};
use crate::text::{Language, Text};

/// A table with what it says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked about: `domestic`.
    pub subject: Text,
    /// By what and from which end the rows are ranked or ordered, where the statement says so.
    pub order: Option<Text>,
    /// The period, in its canonical spelling (`2023Q1`, 2023年一季度), when there is just one.
    pub period: Option<Text>,
    /// The period compared with, where there is one.
    pub versus: Option<Text>,
    /// How many rows of the population are shown, and how many it has, and what they are called;
    /// `None` where the rows are no selection.
    pub shown: Option<Shown>,
    /// The schedule at that period, as text (`25%`), where a subject has one.
    pub schedule: Option<String>,
    /// The columns.
    pub columns: Vec<AnswerColumn>,
    /// The rows; each as long as `columns`.
    pub rows: Vec<AnswerRow>,
    /// Figures along the periods, to be drawn.
    pub trends: Vec<Trend>,
    /// The files that figures came from.
    pub files: Vec<String>,
    /// Warnings and notes.
    pub warnings: Vec<Diagnostic>,
}

/// The figures of one column and one district along the periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The column, by its index.
    pub column: usize,
    /// Whose figures; `None` where there is one row for each period.
    pub district: Option<String>,
    /// From the first period to the last, at the grain of the answer; periods that the data does
    /// not have are there and missing.
    pub values: Vec<Option<f64>>,
}

/// `2 of 13 districts`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Rows shown.
    pub shown: usize,
    /// Rows in the population.
    pub population: usize,
    /// What they are called, in the plural.
    pub noun: Text,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerColumn {
    /// The identifier: `progress`.
    pub name: String,
    /// What a reader sees above it.
    pub label: Text,
    /// What it holds.
    pub ty: Type,
    /// Where its figures come from.
    pub basis: Basis,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRow {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The columns (by index) in which it is behind schedule: shown by colour and by a sign there.
    pub behind: Vec<usize>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Missing,
    /// A number in the column's unit, and the decimals to show.
    Number {
        /// The figure.
        value: f64,
        /// How many decimals.
        decimals: u8,
    },
    /// A rank or a count of rows.
    Whole(i64),
    /// How many places a rank has moved, where its column holds other figures too: in a card.
    Moved(i64),
    /// Ranked now and not before: what stands in a movement's place.
    New,
    /// A text, the name of a district.
    Text(String),
    /// What is said in the language of the reader: a period, what a row stands for.
    Words(Text),
    /// True or false.
    Truth(bool),
}

impl Cell {
    /// The figure: a number in the column's unit, a rank, a count.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number { value, .. } => Some(*value),
            Self::Whole(whole) | Self::Moved(whole) => Some(*whole as f64),
            Self::Missing | Self::New | Self::Text(_) | Self::Words(_) | Self::Truth(_) => None,
        }
    }

    /// The text, in the spelling of programs: a district's name, `2023Q1`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Words(words) => Some(words.in_language(Language::English)),
            Self::Missing | Self::Number { .. } | Self::Whole(_) | Self::Moved(_) | Self::New => {
                None
            }
            Self::Truth(_) => None,
        }
    }

    /// Whether it is so, in a column of yes and no.
    pub fn truth(&self) -> Option<bool> {
        if let Self::Truth(truth) = self { Some(*truth) } else { None }
    }
}
