//! Audits: which checks of a report are the comparisons of one audit, and what each of them found.
//!
//! A comparison is a check as any other, with its counts, its rows and its status. Beside those it has
//! what makes one page of an audit: what it is called there, how many rows have each verdict, and what
//! could not be held against anything.

use super::place::Place;
use super::problem::Problem;
use super::sample::Keys;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// An audit of a report; which checks are its comparisons, they say themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditResult {
    /// Where it is asked for.
    pub place: Place,
    /// What is audited.
    pub subjects: Vec<Subject>,
    /// The period, where it is one.
    pub period: Option<String>,
    /// The files that the figures stand in.
    pub files: Vec<String>,
    /// Those of the subjects that nothing can be held against, so that no comparison is about them; of
    /// the others the figures of which that is so: `domestic.yoy`.
    pub alone: Vec<Subject>,
    /// What was said of their cells when the files were read.
    pub notes: Vec<Problem>,
}

/// An indicator that is audited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Its name in scripts.
    pub id: String,
    /// Its official name.
    pub label: String,
}

/// What a check is that an audit makes: one comparison, over many rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Which audit it is of: a number into the report's audits, from 0.
    pub audit: u64,
    /// The indicator whose figure it is about.
    pub indicator: String,
    /// The figure: `progress`.
    pub measure: String,
    /// What the figure is called in the audit's table.
    pub column: Text,
    /// What is compared: `progress from actual and target`.
    pub name: Text,
    /// The rows by what came of them, waived ones among them.
    pub verdicts: Verdicts,
    /// Figures that could not be held against anything.
    pub uncompared: Vec<Uncompared>,
}

/// How many rows have each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verdicts {
    /// Right as printed.
    pub exact: u64,
    /// Right for some of the figures that print like these.
    pub possible: u64,
    /// Right for none of them.
    pub impossible: u64,
    /// Left open by the print.
    pub undetermined: u64,
}

/// A figure that could not be held against anything, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uncompared {
    /// Whose figure it is, and when.
    pub keys: Keys,
    /// Why: `target: not printed`.
    pub because: Text,
}

impl Verdicts {
    /// Those of both.
    pub fn and(self, other: Self) -> Self {
        Self {
            exact: self.exact + other.exact,
            possible: self.possible + other.possible,
            impossible: self.impossible + other.impossible,
            undetermined: self.undetermined + other.undetermined,
        }
    }

    /// How many rows there are.
    pub fn all(self) -> u64 {
        self.exact + self.possible + self.impossible + self.undetermined
    }
}
