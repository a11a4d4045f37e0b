//! What came of one check.

use super::audit::Comparison;
use super::fingerprint::fingerprint_of_check;
use super::limits::{Limits, Outcome};
use super::named::named;
use super::place::Place;
use super::problem::Problem;
use super::sample::Sample;
use super::value::Value;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A check and its result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    /// Its name: stable, and of its own in a script.
    pub id: String,
    /// What it is called for readers.
    pub title: Option<String>,
    /// Where it is stated.
    pub place: Place,
    /// What form its body has.
    pub kind: Kind,
    /// The worst that wrong rows can make of it.
    pub severity: Severity,
    /// What came out.
    pub status: Status,
    /// What that weighs: `unknown` is as its clause says, all others are themselves.
    pub outcome: Outcome,
    /// Its tags.
    pub tags: Vec<String>,
    /// The reason that the script gives for it.
    pub because: Option<String>,
    /// Why it has this status, in one sentence.
    pub message: Text,
    /// What was seen.
    pub observed: Option<Value>,
    /// What was to be seen.
    pub expected: Option<Value>,
    /// What lies between the two: positive where there is room left, negative where it misses. Where
    /// nothing is measured, how many more rows may be wrong.
    pub margin: Option<Value>,
    /// Where an audit made it: what it compares, and how often that came out how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// What it allows.
    pub limits: Limits,
    /// The rows it looked at.
    pub counts: Counts,
    /// The figures that it reads and what it is worked out by, `domestic.progress`, `lag`: what a
    /// column that is redacted may show through.
    pub reads: Vec<String>,
    /// Rows that are wrong, undetermined or waived, the worst first; of a comparison of an audit all
    /// rows.
    pub samples: Vec<Sample>,
    /// Whether there are more of them than are here.
    pub truncated: bool,
    /// A statement that shows what was looked at, to be pasted at the prompt; of a condition that
    /// does not hold, the rows that violate it.
    pub query: Option<String>,
    /// The period it is about, `2023Q1`, where there is one.
    pub period: Option<String>,
    /// How long it took.
    pub duration_ms: f64,
    /// The same in every run for the same check ([`fingerprint_of_check`]).
    pub fingerprint: String,
    /// Why it could not be run, where its status is `error`; else what is to be said beside it.
    pub problems: Vec<Problem>,
}

impl CheckResult {
    /// A check that has not been looked at: skipped, with nothing counted.
    pub fn new(id: impl Into<String>, kind: Kind, limits: Limits) -> Self {
        let id = id.into();
        Self {
            fingerprint: fingerprint_of_check(&id, kind),
            id,
            title: None,
            place: Place::default(),
            kind,
            severity: limits.severity(),
            status: Status::Skipped,
            outcome: Outcome::Skipped,
            tags: Vec::new(),
            because: None,
            message: Text::default(),
            observed: None,
            expected: None,
            margin: None,
            comparison: None,
            limits,
            counts: Counts::default(),
            reads: Vec::new(),
            samples: Vec::new(),
            truncated: false,
            query: None,
            period: None,
            duration_ms: 0.0,
            problems: Vec::new(),
        }
    }

    /// Takes the counts, and the status that they lead to.
    pub fn decide(&mut self, counts: Counts) {
        self.counts = counts;
        self.set_status(self.limits.status(&counts));
    }

    /// Takes a status that no counts lead to: an error, a check that was skipped.
    pub fn set_status(&mut self, status: Status) {
        self.status = status;
        self.outcome = self.limits.outcome(status);
    }

    /// Whether nothing was seen of its rows: it could not be run, or was not.
    pub fn is_untold(&self) -> bool {
        matches!(self.status, Status::Error | Status::Skipped)
    }

    /// Whether it was not run because another one had failed before: what was tried and had nothing to
    /// look at says so.
    pub fn is_left_out(&self) -> bool {
        self.status == Status::Skipped && self.message.is_empty()
    }

    /// Keeps the worst of the samples, at most `most` and beside them all that are waived, for
    /// nothing is let pass in silence; and says whether others were left out. What was truncated
    /// before stays so.
    pub fn keep_samples(&mut self, mut samples: Vec<Sample>, most: usize) {
        samples.sort_by(Sample::worse_first);
        let mut kept = 0;
        let all = samples.len();
        samples.retain(|sample| {
            kept += usize::from(sample.waived.is_none());
            sample.waived.is_some() || kept <= most
        });
        self.truncated |= samples.len() < all;
        self.samples = samples;
    }
}

/// What a check is told about: rows, or the one truth about a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// All that were looked at, those of the other counts among them.
    pub examined: u64,
    /// Those that are not as the check says, and not waived.
    pub violating: u64,
    /// Those of which nobody can say, and not waived.
    pub undetermined: u64,
    /// Those that would be one of the two, but that a waiver covers.
    pub waived: u64,
}

named! {
    /// What form the body of a check has.
    Kind {
        /// `progress >= 25%`
        Holds = "holds",
        /// `none of rank domestic where progress < 15%`
        NoneOf = "none_of",
        /// `progress agrees with actual / target`
        Agrees = "agrees",
        /// `actual of districts adds up to 全市`
        AddsUp = "adds_up",
        /// `domestic has one row per district, period`
        OneRowPer = "one_row_per",
        /// `actual versus previous period within 30%`
        Within = "within",
        /// `rank domestic same as "2025Q4.csv"`
        SameAs = "same_as",
        /// `rank is unique`
        Unique = "unique",
        /// `district in directory`
        DistrictIn = "district_in",
        /// `domestic is at most 45 days old`
        Fresh = "fresh",
        /// `domestic has actual in 亿元`
        Has = "has",
        /// Printed ranks against what they rank, in an audit.
        Ranks = "ranks",
        /// An audit that compares nothing, which is told as a check of its own.
        Audit = "audit",
    }
}

named! {
    /// The worst that wrong rows can make of a check.
    Severity {
        /// It fails.
        Fail = "fail",
        /// It only warns.
        Warn = "warn",
    }
}

named! {
    /// What came of a check.
    Status {
        /// It is as the check says.
        Pass = "pass",
        /// More rows are wrong than `warn above` allows.
        Warn = "warn",
        /// More rows are wrong than `fail above` allows.
        Fail = "fail",
        /// Nobody can say: rows are undetermined, or there are fewer than expected.
        Unknown = "unknown",
        /// It could not be run.
        Error = "error",
        /// It was not run.
        Skipped = "skipped",
    }
}
