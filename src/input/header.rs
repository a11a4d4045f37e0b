//! The header of a table held against the one that the catalog states.

use crate::catalog::{key, near};
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{ColumnHeader, Grid};
use std::collections::{HashMap, HashSet};

/// The columns of a table by the key of their header.
pub(super) struct Header {
    columns: HashMap<String, ColumnHeader>,
    covered: HashSet<usize>,
    /// One past the last column that has a header.
    pub width: usize,
}

impl Header {
    /// Reads the header and holds it against `stated`; `ignored` may stand there as well.
    ///
    /// Errors: [`Code::HeaderMismatch`] lists what is missing and what is not known of;
    /// [`Code::BadTable`] for one header over two columns.
    pub fn of(
        grid: &Grid,
        header_rows: usize,
        stated: &[&str],
        ignored: &[String],
    ) -> Result<Self, Vec<Diagnostic>> {
        let headers = grid.headers(header_rows);
        let width = headers.last().map_or(0, |header| header.column + 1);
        let mut columns: HashMap<String, ColumnHeader> = HashMap::new();
        let mut order = Vec::new();
        let mut faults = Vec::new();
        for header in headers {
            let text = header.text();
            if let Some(first) = columns.get(&key(&text)) {
                faults.push(twice(grid, &text, first, &header));
                continue;
            }
            order.push(text.clone());
            columns.insert(key(&text), header);
        }
        let expected: Vec<String> =
            stated.iter().copied().chain(ignored.iter().map(String::as_str)).map(key).collect();
        let missing: Vec<&str> =
            stated.iter().copied().filter(|it| !columns.contains_key(&key(it))).collect();
        let unexpected: Vec<&str> =
            order.iter().map(String::as_str).filter(|it| !expected.contains(&key(it))).collect();
        if !missing.is_empty() || !unexpected.is_empty() {
            faults.push(mismatch(grid, &missing, &unexpected, &columns));
        }
        let covered = columns.values().map(|header| header.column).collect();
        if faults.is_empty() { Ok(Self { columns, covered, width }) } else { Err(faults) }
    }

    /// The column under a header that the catalog states.
    pub fn column(&self, header: &str) -> Option<usize> {
        self.columns.get(&key(header)).map(|header| header.column)
    }

    /// Whether a column has a header.
    pub fn covers(&self, column: usize) -> bool {
        self.covered.contains(&column)
    }
}

fn twice(grid: &Grid, text: &str, first: &ColumnHeader, again: &ColumnHeader) -> Diagnostic {
    let message = format!("{}: two columns are called {text}", grid.file);
    let mut error = Diagnostic::error(Code::BadTable, message);
    for (header, label) in [(again, "again here"), (first, "first here")] {
        if let Some(span) = header.span {
            error = error.at(span).label(span, label);
        }
    }
    error.hint("a table folded into two panels has to be unfolded first")
}

fn mismatch(
    grid: &Grid,
    missing: &[&str],
    unexpected: &[&str],
    columns: &HashMap<String, ColumnHeader>,
) -> Diagnostic {
    let mut parts = Vec::new();
    if !missing.is_empty() {
        parts.push(format!("missing: {}", missing.join(", ")));
    }
    if !unexpected.is_empty() {
        parts.push(format!("not in the catalog: {}", unexpected.join(", ")));
    }
    let message =
        format!("{}: the header is not as the catalog states: {}", grid.file, parts.join("; "));
    let mut error = Diagnostic::error(Code::HeaderMismatch, message);
    for text in unexpected {
        if let Some(span) = columns.get(&key(text)).and_then(|header| header.span) {
            error = error.at(span).label(span, "the catalog has no such column");
        }
    }
    for text in missing {
        for near in near(text, unexpected.iter().copied()) {
            error = error.hint(format!("{text} may be the column {near}"));
        }
    }
    if unexpected.is_empty() {
        return error;
    }
    error.hint("a column that is not wanted goes into `ignore` of its source")
}
