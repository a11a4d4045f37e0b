//! A cell and where it stands, for what is said about it.

use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{Addressing, Grid, GridRow, TablePlace};
use crate::source::Span;
use crate::text::{InLanguage, Language, Text, text};
use std::borrow::Cow;
use std::rc::Rc;

/// A cell and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'g> {
    /// Its table.
    pub grid: &'g Grid,
    /// Its row.
    pub row: &'g GridRow,
    /// The index of the row in its table.
    pub index: usize,
    /// Its column (from 0).
    pub column: usize,
    /// What the column, or the named row of a long table, is called.
    pub header: &'g str,
}

impl<'g> Place<'g> {
    /// The text as printed.
    pub fn text(&self) -> &'g str {
        self.row.text(self.column)
    }

    /// Its bytes, where they are known.
    pub fn span(&self) -> Option<Span> {
        self.row.cells.get(self.column).and_then(|cell| cell.span)
    }

    /// The same without what it is a place in.
    pub fn standing(&self) -> Standing {
        Standing {
            table: Rc::new(self.grid.place()),
            line: self.row.line,
            column: self.column + 1,
            header: self.header.into(),
        }
    }

    /// A diagnostic that points at the cell.
    pub fn say(&self, diagnostic: Diagnostic, label: Text) -> Diagnostic {
        match self.span() {
            Some(span) => diagnostic.at(span).label(span, label),
            None => diagnostic,
        }
    }

    /// An error about the cell: `why` follows "the cell `…`".
    pub fn bad(&self, code: Code, why: &Text) -> Diagnostic {
        let message = text!(
            "{place}: the cell `{text}` {why}",
            "{place}：单元格 `{text}` {why}",
            place = self.standing(),
            text = self.text().trim(),
            why
        );
        self.say(Diagnostic::error(code, message), why.clone())
    }
}

/// Where a cell stands, for people.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// Its table.
    pub table: Rc<TablePlace>,
    /// Its line there.
    pub line: usize,
    /// Its column (from 1).
    pub column: usize,
    /// Empty where nothing stands above it.
    pub header: Rc<str>,
}

impl InLanguage for Standing {
    /// `a.csv, line 4, column 目标`; `a.xlsx!内资!B4, column 目标`
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        let Self { table, line, column, header } = self;
        let count = |number: &usize| u32::try_from(*number).unwrap_or(u32::MAX);
        let place = match table.addressing {
            Addressing::Lines | Addressing::Rows => table.row(*line),
            Addressing::Letters => Text::same(table.cell(count(line), count(column))),
        };
        let place = place.in_language(language);
        Cow::Owned(match (language, header.as_ref()) {
            (Language::English, "") => format!("{place}, column without a header"),
            (Language::English, header) => format!("{place}, column {header}"),
            (Language::Chinese, "") => format!("{place}，没有表头的列"),
            (Language::Chinese, header) => format!("{place}，{header} 列"),
        })
    }
}
