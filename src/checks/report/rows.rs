//! Samples as a table of texts, which each format for readers draws in its own way.

use super::words;
use crate::checks::result::{CheckResult, DataPlace, Keys, Outcome, Printed, Sample, Verdict};
use crate::text::{Language, Text, text};

/// A table: what stands above each column, at which side it lines up, and the rows.
pub struct Rows {
    /// The headers.
    pub headers: Vec<String>,
    /// Whether a column lines up at the right.
    pub right: Vec<bool>,
    /// The cells, as many in each row as there are headers.
    pub cells: Vec<Vec<String>>,
    /// What is to be said below each row: the witness, the reason of a waiver.
    pub notes: Vec<Vec<String>>,
    /// What the last cell of each row is coloured by, where it is.
    pub outcomes: Vec<Outcome>,
    /// The column of the places, the last one: where it does not fit beside its row it may stand
    /// below it, since a place is what a reader goes to.
    pub place: Option<usize>,
    /// How many samples are left out.
    pub left_out: usize,
}

/// Where a row has nothing.
pub(super) const NOTHING: &str = "–";

/// The first samples of a check, at most `most`, with the columns that any of them has.
pub fn rows(check: &CheckResult, most: usize, language: Language) -> Rows {
    let shown: Vec<&Sample> = worth_showing(check).take(most).collect();
    let mut rows = Rows {
        headers: Vec::new(),
        right: Vec::new(),
        cells: vec![Vec::new(); shown.len()],
        notes: shown.iter().map(|sample| notes(sample, language)).collect(),
        outcomes: vec![],
        place: None,
        left_out: worth_showing(check).count() - shown.len(),
    };
    for name in Keys::NAMES {
        let value = |sample: &&Sample| {
            let found = sample.keys.each().find(|(key, _)| *key == name);
            found.map(|(_, value)| words::key_value(name, value, language))
        };
        let called = words::key(name, check.kind);
        rows.push(called.in_language(language), false, shown.iter().map(value));
    }
    let mut columns: Vec<&Printed> = Vec::new();
    for printed in shown.iter().flat_map(|sample| &sample.printed) {
        if columns.iter().all(|column| column.name != printed.name) {
            columns.push(printed);
        }
    }
    for column in columns {
        let value = |sample: &&Sample| {
            let found = sample.printed.iter().find(|printed| printed.name == column.name);
            found.map(|printed| printed.text.in_language(language).to_owned())
        };
        rows.push(words::column(column, language), true, shown.iter().map(value));
    }
    let header = |text: Text| text.in_language(language).to_owned();
    let verdict =
        |sample: &&Sample| Some(words::verdict(sample.verdict).in_language(language).to_owned());
    // Where every row is merely wrong, a column that says so is noise.
    if shown.iter().any(|sample| sample.verdict != Verdict::Violating) {
        rows.push(&header(text!("verdict", "判定")), false, shown.iter().map(verdict));
    }
    let off = |sample: &&Sample| {
        sample.imbalance.as_ref().map(|value| value.text.in_language(language).to_owned())
    };
    rows.push(&header(text!("off by", "相差")), true, shown.iter().map(off));
    let place = |sample: &&Sample| sample.place.as_ref().map(data_place);
    let before = rows.headers.len();
    rows.push(&header(text!("where", "位置")), false, shown.iter().map(place));
    rows.place = Some(before).filter(|at| *at > 0 && rows.headers.len() > *at);
    // A sample of which nothing else is known, the one truth of a whole.
    if rows.headers.is_empty() {
        rows.push(&header(text!("verdict", "判定")), false, shown.iter().map(verdict));
    }
    rows
}

/// The samples of which there is something to say: an audit keeps those too that agree.
pub fn worth_showing(check: &CheckResult) -> impl Iterator<Item = &Sample> {
    let all = check.comparison.is_none();
    check.samples.iter().filter(move |one| all || one.verdict != Verdict::Exact)
}

impl Rows {
    /// Adds a column, unless no row has anything in it.
    fn push(&mut self, header: &str, right: bool, values: impl Iterator<Item = Option<String>>) {
        let values: Vec<Option<String>> = values.collect();
        if values.iter().all(Option::is_none) {
            return;
        }
        self.headers.push(header.to_owned());
        self.right.push(right);
        for (cells, value) in self.cells.iter_mut().zip(values) {
            cells.push(value.unwrap_or_else(|| NOTHING.to_owned()));
        }
    }
}

fn notes(sample: &Sample, language: Language) -> Vec<String> {
    let witness = sample.witness.as_ref().map(|text| text.in_language(language).to_owned());
    let waived = sample.waived.as_ref().map(|reason| {
        let text = text!("waived: {reason}", "已豁免：{reason}", reason);
        text.in_language(language).to_owned()
    });
    witness.into_iter().chain(waived).collect()
}

/// `a.csv:12:3`
pub fn data_place(place: &DataPlace) -> String {
    let DataPlace { file, sheet, line, column, cell } = place;
    let name = match sheet {
        Some(sheet) => format!("{file}!{sheet}"),
        None => file.clone(),
    };
    match (cell, column) {
        (Some(cell), _) => format!("{name}!{cell}"),
        (None, Some(column)) => format!("{name}:{line}:{column}"),
        (None, None) => format!("{name}:{line}"),
    }
}
