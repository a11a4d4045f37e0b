//! Rows: what a query gives.

use super::deserialize::{DeserializeError, row_as};
use crate::answer::{Answer, Cell};
use crate::checks::result::Problem;
use crate::engine::{self, DataFrame, PolarsResult};
use crate::output::{Format, Style, certain, render};
use crate::plan::{Basis, TypeKind};
use crate::source::Sources;
use crate::text::Language;
use serde::Deserialize;
use std::fmt;

/// The rows that a query gives, with what they say about themselves.
///
/// Names of columns are English in every language. Figures are in the unit of their column: `20.08` in
/// a column whose unit is `%`. Shown (`{rows}`), it is the table as the prompt shows it.
///
/// ```
/// use indiq::embed::{Basis, Session};
///
/// let rows = Session::sample()?.query("rank domestic where progress < 25%")?;
/// assert_eq!((rows.subject(), rows.period()), ("domestic", Some("2023Q1")));
/// assert_eq!((rows.shown(), rows.population()), (Some(2), Some(13)));
///
/// let progress = rows.column("progress").unwrap();
/// assert_eq!((progress.unit.as_deref(), progress.basis), (Some("%"), Basis::Published));
/// assert_eq!(rows.column("gap").unwrap().basis, Basis::Computed);
///
/// assert_eq!(rows.get(0, "progress").and_then(|cell| cell.number()), Some(20.08));
/// for row in rows.iter() {
///     println!("{:?} {:?}", row.text("district"), row.number("shortfall"));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    answer: Answer,
    columns: Vec<Column>,
    warnings: Vec<Problem>,
    language: Language,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: `progress`.
    pub name: String,
    /// What a reader sees above it, in the language of the session.
    pub label: String,
    /// The unit of its figures, `亿元` or `%`; none for names, ranks and plain numbers.
    pub unit: Option<String>,
    /// Where its figures come from: printed in the source, or worked out.
    pub basis: Basis,
}

/// One of the rows.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows,
    cells: &'a [Cell],
}

impl Rows {
    /// What is worked out loses the noise of arithmetic here, so that a program sees the figure that
    /// every format has.
    pub(super) fn new(mut answer: Answer, sources: &Sources, language: Language) -> Self {
        let warnings = answer.warnings.iter().map(|one| Problem::of(one, sources)).collect();
        let worked_out: Vec<bool> =
            answer.columns.iter().map(|column| column.basis != Basis::Published).collect();
        for row in &mut answer.rows {
            for (cell, _) in row.cells.iter_mut().zip(&worked_out).filter(|(_, is)| **is) {
                if let Cell::Number { value, .. } = cell {
                    *value = certain(*value).unwrap_or(*value);
                }
            }
        }
        let columns = answer.columns.iter().map(|column| Column {
            name: column.name.clone(),
            label: column.label.in_language(language).to_owned(),
            unit: match &column.ty.kind {
                TypeKind::Quantity(unit) => Some(unit.to_string()).filter(|unit| !unit.is_empty()),
                _ => None,
            },
            basis: column.basis,
        });
        Self { columns: columns.collect(), answer, warnings, language }
    }

    /// The columns, from the left.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.answer.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.answer.rows.is_empty()
    }

    /// A cell, by the number of its row (from 0) and the name of its column.
    pub fn get(&self, row: usize, column: &str) -> Option<&Cell> {
        self.iter().nth(row)?.get(column)
    }

    /// The rows, from the top.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.answer.rows.iter().map(|row| Row { rows: self, cells: &row.cells })
    }

    /// The rows as values of a type whose fields are named like columns. Figures, ranks and counts are
    /// numbers, districts and periods texts; what is missing is none, and asks for an `Option`.
    ///
    /// ```
    /// use indiq::embed::Session;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Late {
    ///     rank: u32,
    ///     district: String,
    ///     shortfall: Option<f64>,
    /// }
    ///
    /// let rows = Session::sample()?.query("rank domestic where progress < 25%")?;
    /// let late: Vec<Late> = rows.deserialize()?;
    /// assert_eq!((late[0].rank, late[0].district.as_str()), (12, "恒口"));
    /// assert_eq!(late[0].shortfall, Some(3.2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A field that no column has, or whose type cannot hold what is there.
    pub fn deserialize<'a, T: Deserialize<'a>>(&'a self) -> Result<Vec<T>, DeserializeError> {
        let rows = self.answer.rows.iter().enumerate();
        rows.map(|(at, row)| row_as(&self.answer.columns, &row.cells, at)).collect()
    }

    /// The rows as a data frame of Polars, which is at hand as [`polars`](super::polars). Figures are
    /// `Float64`, ranks, movements and counts `Int64`, districts and periods `String`.
    ///
    /// ```
    /// use indiq::embed::Session;
    ///
    /// let frame = Session::sample()?.query("list foreign")?.data_frame()?;
    /// assert_eq!(frame.column("actual")?.f64()?.get(2), Some(236.7));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Two columns of one name.
    pub fn data_frame(&self) -> PolarsResult<DataFrame> {
        engine::data_frame(&self.answer)
    }

    /// What was asked about: `domestic`.
    pub fn subject(&self) -> &str {
        self.answer.subject.in_language(Language::English)
    }

    /// The period, `2023Q1`, where there is just one.
    pub fn period(&self) -> Option<&str> {
        self.answer.period.as_ref().map(|period| period.in_language(Language::English))
    }

    /// The period compared with, where there is one.
    pub fn versus(&self) -> Option<&str> {
        self.answer.versus.as_ref().map(|period| period.in_language(Language::English))
    }

    /// How many of the population are shown, where the rows are a selection of it.
    pub fn shown(&self) -> Option<usize> {
        self.answer.shown.as_ref().map(|shown| shown.shown)
    }

    /// How many there are of the population.
    pub fn population(&self) -> Option<usize> {
        self.answer.shown.as_ref().map(|shown| shown.population)
    }

    /// The files that figures came from.
    pub fn files(&self) -> &[String] {
        &self.answer.files
    }

    /// What deserves a look: printed ranks that are not those of the figures, parts that are missing.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// All that is known of them.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }
}

impl<'a> Row<'a> {
    /// The cell of a column.
    pub fn get(&self, column: &str) -> Option<&'a Cell> {
        let at = self.rows.columns.iter().position(|one| one.name == column)?;
        self.cells.get(at)
    }

    /// The figure in a column: a number in its unit, a rank, a count.
    pub fn number(&self, column: &str) -> Option<f64> {
        self.get(column)?.number()
    }

    /// The text in a column: a district, a period.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        self.get(column)?.text()
    }

    /// The cells, from the left.
    pub fn cells(&self) -> &'a [Cell] {
        self.cells
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let style = Style { language: self.language, ..Style::default() };
        let table = render(&self.answer, Format::Table, style, &Sources::default());
        f.write_str(table.trim_end_matches('\n'))
    }
}
