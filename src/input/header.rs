//! The header of a table held against the one that the catalog states.

use crate::catalog::{Outline, key, near};
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{ColumnHeader, Grid};
use crate::text::{joined, listed, text};
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
        outline: &Outline,
        stated: &[&str],
        ignored: &[String],
    ) -> Result<Self, Vec<Diagnostic>> {
        let headers = outline.headers.clone();
        let width = outline.width();
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
        let expected: HashSet<String> =
            stated.iter().copied().chain(ignored.iter().map(String::as_str)).map(key).collect();
        let missing: Vec<&str> =
            stated.iter().copied().filter(|it| !columns.contains_key(&key(it))).collect();
        let unexpected: Vec<&str> =
            order.iter().map(String::as_str).filter(|it| !expected.contains(&key(it))).collect();
        if !missing.is_empty() || !unexpected.is_empty() {
            faults.push(mismatch(grid, &missing, &unexpected, &columns));
        }
        let covered = outline.covered.iter().copied().collect();
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
    let message = text!(
        "{file}: two columns are called {text}",
        "{file}：有两列都叫 `{text}`",
        file = grid.name(),
        text
    );
    let mut error = Diagnostic::error(Code::BadTable, message);
    let labels = [(again, text!("again here", "第二列")), (first, text!("first here", "第一列"))];
    for (header, label) in labels {
        if let Some(span) = header.span {
            error = error.at(span).label(span, label);
        }
    }
    error.hint(text!(
        "a table folded into two panels has to be unfolded first",
        "左右并排的两栏表格，要先接成一栏"
    ))
}

/// So many columns are pointed at.
const LABELLED: usize = 2;

fn mismatch(
    grid: &Grid,
    missing: &[&str],
    unexpected: &[&str],
    columns: &HashMap<String, ColumnHeader>,
) -> Diagnostic {
    let mut parts = Vec::new();
    if !missing.is_empty() {
        parts.push(text!("missing: {names}", "缺少 {names}", names = listed(missing)));
    }
    if !unexpected.is_empty() {
        let names = listed(unexpected);
        parts.push(text!("not in the catalog: {names}", "目录里没有 {names}", names));
    }
    let message = text!(
        "{file}: the header is not as the catalog states: {parts}",
        "{file}：表头与目录所写的不同：{parts}",
        file = grid.name(),
        parts = joined(parts, &text!("; ", "；"))
    );
    let mut error = Diagnostic::error(Code::HeaderMismatch, message);
    // The message names all of them: many labels on one line of headers are a thicket.
    for text in unexpected.iter().take(LABELLED) {
        if let Some(span) = columns.get(&key(text)).and_then(|header| header.span) {
            let label = text!("the catalog has no such column", "目录里没有这一列");
            error = error.at(span).label(span, label);
        }
    }
    for text in missing {
        for near in near(text, unexpected.iter().copied()) {
            error = error.hint(text!(
                "{text} may be the column {near}",
                "`{text}` 可能就是 `{near}` 这一列",
                text,
                near
            ));
        }
    }
    if let Some(sheet) = &grid.sheet {
        error = error.hint(text!(
            "this is the table {sheet} of its file; another one is named by --sheet",
            "这是文件里的 {sheet}；用 --sheet 可以指明另一张表",
            sheet
        ));
    }
    if unexpected.is_empty() {
        return error;
    }
    error.hint(text!(
        "a column that is not wanted goes into `ignore` of its source",
        "不需要的列写进来源的 `ignore`"
    ))
}
