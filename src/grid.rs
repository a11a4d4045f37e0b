//! A table as text: what a reader of any format gives, before anything is understood.

use crate::source::{SourceId, Span};

/// Rows of cells as printed, each with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The path or name of the file.
    pub file: String,
    /// Its text among the sources, for formats that are text.
    pub source: Option<SourceId>,
    /// Rows as they stand in the file, header rows included. May be ragged.
    pub rows: Vec<GridRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridRow {
    /// The line of the file that it begins on (from 1).
    pub line: usize,
    /// Its cells, untouched: blanks at the ends are part of what was printed.
    pub cells: Vec<GridCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridCell {
    /// The text as printed.
    pub text: String,
    /// Where it stands, for formats that are text.
    pub span: Option<Span>,
}
