//! A whole run: the report that every format is written from.

use super::audit::AuditResult;
use super::check::{CheckResult, Status};
use super::limits::Outcome;
use super::named::named;
use super::waiver::WaiverResult;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the report's shape. A field may be added in it; what is there keeps its meaning.
pub const SCHEMA: &str = "1";

/// What a run of checks found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The version of this shape, [`SCHEMA`].
    pub schema: String,
    /// What made it.
    pub program: Program,
    /// The time that the checks took for now: a date, or a time in RFC 3339.
    pub now: String,
    /// The values of the scripts' params, as texts.
    pub params: BTreeMap<String, String>,
    /// From which outcome on the run is a failed one.
    #[serde(default)]
    pub fail_on: FailOn,
    /// The files that were read.
    pub data: Vec<DataFile>,
    /// The checks, in the order of the scripts.
    pub checks: Vec<CheckResult>,
    /// The audits, in the order of the scripts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audits: Vec<AuditResult>,
    /// The waivers, in the order of the scripts.
    pub waivers: Vec<WaiverResult>,
    /// How many of each.
    pub summary: Summary,
    /// How long the whole took, with reading.
    pub duration_ms: f64,
}

/// What made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// `indiq`
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Program {
    /// This one.
    pub fn this() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// As it was named when it was opened.
    pub file: String,
    /// Which table of the file, where it holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The [`super::digest`] of its bytes.
    pub digest: String,
    /// How many rows of figures it has.
    pub rows: u64,
}

/// How many checks have each status, and how many rows were waived in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Checks that pass.
    pub pass: u64,
    /// Checks that warn.
    pub warn: u64,
    /// Checks that fail.
    pub fail: u64,
    /// Checks of which nobody can say.
    pub unknown: u64,
    /// Checks that could not be run.
    pub error: u64,
    /// Checks that were not run.
    pub skipped: u64,
    /// Rows that a waiver covers.
    pub waived: u64,
}

impl Summary {
    /// Counts.
    pub fn of(checks: &[CheckResult]) -> Self {
        let mut summary = Self::default();
        for check in checks {
            let count = match check.status {
                Status::Pass => &mut summary.pass,
                Status::Warn => &mut summary.warn,
                Status::Fail => &mut summary.fail,
                Status::Unknown => &mut summary.unknown,
                Status::Error => &mut summary.error,
                Status::Skipped => &mut summary.skipped,
            };
            *count += 1;
            summary.waived += check.counts.waived;
        }
        summary
    }

    /// The checks of this status.
    pub fn count(&self, status: Status) -> u64 {
        match status {
            Status::Pass => self.pass,
            Status::Warn => self.warn,
            Status::Fail => self.fail,
            Status::Unknown => self.unknown,
            Status::Error => self.error,
            Status::Skipped => self.skipped,
        }
    }
}

named! {
    /// From which outcome on a run is a failed one: `--fail-on`.
    #[derive(Default)]
    FailOn {
        /// A check that fails.
        #[default]
        Fail = "fail",
        /// A check that warns too, and a waiver that is unused, expired or for no check.
        Warn = "warn",
    }
}

impl Report {
    /// A report of these results.
    pub fn new(now: impl Into<String>, checks: Vec<CheckResult>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            program: Program::this(),
            now: now.into(),
            params: BTreeMap::new(),
            fail_on: FailOn::Fail,
            data: Vec::new(),
            summary: Summary::of(&checks),
            checks,
            audits: Vec::new(),
            waivers: Vec::new(),
            duration_ms: 0.0,
        }
    }

    /// Whether a check, or a waiver, with this outcome makes the run a failed one. What could not be
    /// run is no failure but an error.
    pub fn fails(&self, outcome: Outcome) -> bool {
        match self.fail_on {
            FailOn::Fail => outcome == Outcome::Fail,
            FailOn::Warn => matches!(outcome, Outcome::Fail | Outcome::Warn),
        }
    }

    /// The waivers that make the run a failed one: such as have no check in the report.
    pub fn failing_waivers(&self) -> impl Iterator<Item = &WaiverResult> {
        let stale = self.waivers.iter().filter(|waiver| waiver.state.is_stale());
        stale.filter(|_| self.fails(Outcome::Warn))
    }

    /// The worst outcome of a check or a waiver; a pass where there is none.
    pub fn worst(&self) -> Outcome {
        let stale = self.waivers.iter().any(|waiver| waiver.state.is_stale());
        let waivers = if stale { Outcome::Warn } else { Outcome::Pass };
        self.checks.iter().map(|check| check.outcome).max().unwrap_or_default().max(waivers)
    }

    /// How a program that made this report ends: 0 where all is well, 1 where a check failed, 3
    /// where one could not be run. An error outranks a failure: a run that is not complete is
    /// not to be read as one that merely failed.
    pub fn exit_status(&self, fail_on: FailOn) -> u8 {
        match (self.worst(), fail_on) {
            (Outcome::Error, _) => 3,
            (Outcome::Fail, _) | (Outcome::Warn, FailOn::Warn) => 1,
            (Outcome::Warn | Outcome::Pass | Outcome::Skipped, _) => 0,
        }
    }

    /// The checks whose outcome is a failure or an error.
    pub fn failed(&self) -> impl Iterator<Item = &CheckResult> {
        self.checks.iter().filter(|check| check.outcome >= Outcome::Fail)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::{Counts, Kind};
    use super::super::limits::{Limits, UnknownIs};
    use super::super::waiver::WaiverState;
    use super::*;

    fn check(status: Status, unknown_is: UnknownIs) -> CheckResult {
        let limits = Limits { unknown_is, ..Limits::default() };
        let mut check = CheckResult::new("one", Kind::Holds, limits);
        check.set_status(status);
        check
    }

    fn ends(checks: &[(Status, UnknownIs)]) -> [u8; 2] {
        let checks = checks.iter().map(|(status, unknown_is)| check(*status, *unknown_is));
        let report = Report::new("2023-04-20", checks.collect());
        [report.exit_status(FailOn::Fail), report.exit_status(FailOn::Warn)]
    }

    /// These numbers are what pipelines rely on.
    #[test]
    fn exit_statuses_stay_what_they_are() {
        let fail = UnknownIs::Fail;
        assert_eq!(ends(&[]), [0, 0]);
        assert_eq!(ends(&[(Status::Pass, fail), (Status::Skipped, fail)]), [0, 0]);
        assert_eq!(ends(&[(Status::Pass, fail), (Status::Warn, fail)]), [0, 1]);
        assert_eq!(ends(&[(Status::Fail, fail), (Status::Warn, fail)]), [1, 1]);
        assert_eq!(ends(&[(Status::Unknown, fail)]), [1, 1]);
        assert_eq!(ends(&[(Status::Unknown, UnknownIs::Warn)]), [0, 1]);
        assert_eq!(ends(&[(Status::Unknown, UnknownIs::Pass)]), [0, 0]);
        assert_eq!(ends(&[(Status::Error, fail), (Status::Fail, fail)]), [3, 3]);
    }

    #[test]
    fn a_waiver_that_is_not_needed_warns() {
        for (state, expected) in [
            (WaiverState::Active, 0),
            (WaiverState::Unused, 1),
            (WaiverState::Expired, 1),
            (WaiverState::Untried, 0),
            (WaiverState::NoCheck, 1),
        ] {
            let mut report = Report::new("2023-04-20", vec![check(Status::Pass, UnknownIs::Fail)]);
            report.waivers.push(WaiverResult { state, ..WaiverResult::default() });
            assert_eq!(report.exit_status(FailOn::Fail), 0);
            assert_eq!(report.exit_status(FailOn::Warn), expected, "{state:?}");
        }
    }

    #[test]
    fn a_summary_counts_checks_by_status_and_rows_that_are_waived() {
        let mut waived = check(Status::Pass, UnknownIs::Fail);
        waived.decide(Counts { examined: 5, waived: 2, ..Counts::default() });
        let checks = vec![waived, check(Status::Fail, UnknownIs::Fail)];
        let expected = Summary { pass: 1, fail: 1, waived: 2, ..Summary::default() };
        assert_eq!(Summary::of(&checks), expected);
        assert_eq!(Report::new("2023-04-20", checks).failed().count(), 1);
    }

    #[test]
    fn the_worst_samples_are_kept() {
        use super::super::sample::{Sample, Verdict};
        let of = |verdict| Sample { verdict, ..Sample::default() };
        let mut one = check(Status::Fail, UnknownIs::Fail);
        let samples =
            || vec![of(Verdict::Possible), of(Verdict::Impossible), of(Verdict::Violating)];
        one.keep_samples(samples(), 3);
        assert!(!one.truncated);
        one.keep_samples(samples(), 2);
        let kept: Vec<Verdict> = one.samples.iter().map(|sample| sample.verdict).collect();
        assert_eq!((kept, one.truncated), (vec![Verdict::Impossible, Verdict::Violating], true));
    }
}
