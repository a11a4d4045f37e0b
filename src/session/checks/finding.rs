//! What a test finds, before waivers and limits make a status of it.

use crate::catalog::DistrictId;
use crate::checks::result::{Sample, Uncompared, Value, Verdicts};
use crate::diagnostic::Diagnostic;
use crate::period::Period;
use crate::text::Text;

/// What a test found.
#[derive(Debug, Default)]
pub struct Finding {
    /// How many rows, or truths, were looked at.
    pub examined: usize,
    /// How many are not as the check says.
    pub violating: usize,
    /// Of how many nobody can say.
    pub undetermined: usize,
    /// Rows to show.
    pub rows: Vec<Found>,
    /// What was seen.
    pub observed: Option<Value>,
    /// By how much it holds.
    pub margin: Option<Value>,
    /// The period it is about, where there is one.
    pub period: Option<Text>,
    /// What was looked at, by the names of the columns that are shown.
    pub reads: Vec<String>,
    /// What is said in the place of counts.
    pub message: Option<Text>,
    /// A statement that shows more than that of the check does.
    pub query: Option<Text>,
    /// How many rows have each verdict, where printed figures were compared.
    pub verdicts: Verdicts,
    /// Figures that were held against nothing: of an audit, where they count as nothing else.
    pub uncompared: Vec<Uncompared>,
    /// What is to be said beside the result.
    pub notes: Vec<Diagnostic>,
}

/// A row that is worth showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// As it is shown.
    pub sample: Sample,
    /// Whose it is, where it is one district's.
    pub district: Option<DistrictId>,
    /// When, where that is one period.
    pub period: Option<Period>,
    /// How many rows of the data it stands for.
    pub of_rows: usize,
}

impl Found {
    /// One row.
    pub fn row(sample: Sample, district: Option<DistrictId>, period: Option<Period>) -> Self {
        Self { sample, district, period, of_rows: 1 }
    }
}
