//! Runs checks over the data of a session.
//!
//! Takes checks as analysis gives them, with waivers; gives a [`CheckResult`] for each, in their
//! order. Conditions on rows are counted together, in one pass over the rows that they share;
//! what violates them is fetched afterwards, and only where there is something to fetch.

mod baseline;
mod data;
mod finding;
mod grid;
mod message;
mod printed;
mod rows;
mod said;
mod spans;
mod waived;

use super::Session;
use crate::analyze::Check;
use crate::analyze::check::{RowForm, Test, Waiver};
use crate::checks::result::{
    CheckResult, Comparison, FailOn, Kind, Limit, Limits, Outcome, Place, Problem, Status,
    UnknownIs, Value, Verdicts,
};
use crate::diagnostic::{Code, Diagnostic, Result, Severity};
use crate::engine::{self, Condition, Tally};
use crate::source::Sources;
use crate::syntax::ast::{ThresholdKind, Verdict};
use crate::text::Language;
use chrono::NaiveDate;
use finding::Finding;
use printed::Asked;
use std::time::Instant;

pub use waived::settled;

/// How checks are run.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// The day that ages and waivers are reckoned from.
    pub today: NaiveDate,
    /// How many rows of a check are kept at most; where a waiver is for it, all are looked at.
    pub samples: usize,
    /// Whether nothing runs behind the first check that fails.
    pub fail_fast: bool,
    /// From which outcome on a check counts as failed there.
    pub fail_on: FailOn,
    /// Whether fewer rows than expected are no reason to fail.
    pub allow_empty: bool,
}

/// A check and the waivers that may be for it.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The check.
    pub check: &'a Check,
    /// Those of its script.
    pub waivers: &'a [Waiver],
}

impl Running {
    /// How a script runs checks, on a day.
    pub fn on(today: NaiveDate) -> Self {
        Self { today, samples: 100, fail_fast: false, fail_on: FailOn::Fail, allow_empty: false }
    }
}

impl Session {
    /// Runs checks.
    pub fn run_checks(
        &mut self,
        jobs: &[Job<'_>],
        running: &Running,
        sources: &mut Sources,
    ) -> Vec<CheckResult> {
        let read =
            crate::fault::caught(|| self.need_checks(jobs.iter().map(|job| job.check), sources));
        if let Err(wrong) = read {
            let unread = |job: &Job<'_>| self.unread(job.check, &wrong, running, sources);
            return jobs.iter().map(unread).collect();
        }
        let tallies = self.tallies(jobs);
        let mut found = Vec::with_capacity(jobs.len());
        let mut stopped = false;
        for (Job { check, waivers }, tally) in jobs.iter().zip(tallies) {
            let mut result = started(check, running, self.language, sources);
            if stopped {
                result.set_status(Status::Skipped);
                found.push(result);
                continue;
            }
            let begin = Instant::now();
            let covered: Vec<&Waiver> = waivers
                .iter()
                .filter(|one| one.id == check.id && one.holds_on(running.today))
                .collect();
            let most = if covered.is_empty() { running.samples } else { usize::MAX };
            let finding =
                crate::fault::caught(|| self.finding(check, tally, most, running, sources));
            match finding {
                Ok(mut finding) => {
                    finding.notes.extend(self.beyond_data(check));
                    self.conclude(&mut result, finding, &covered, running, sources);
                }
                // Of what has no figures at all, an audit has nothing to say.
                Err(wrong) if check.compared.is_some() && is_no_data(&wrong) => {
                    let note = |one: Diagnostic| Diagnostic { severity: Severity::Note, ..one };
                    let notes = wrong.into_iter().take(1).map(note);
                    let nothing = Finding { notes: notes.collect(), ..Finding::default() };
                    self.conclude(&mut result, nothing, &covered, running, sources);
                }
                // Where nothing needs to be there, no data is no reason to stop.
                Err(wrong) if may_be_empty(&result, &wrong) => {
                    self.conclude(&mut result, Finding::default(), &covered, running, sources);
                }
                Err(wrong) => fail(&mut result, &wrong, sources),
            }
            result.duration_ms = begin.elapsed().as_secs_f64() * 1000.0;
            let worst = match running.fail_on {
                FailOn::Fail => Outcome::Fail,
                FailOn::Warn => Outcome::Warn,
            };
            stopped = running.fail_fast && result.outcome >= worst;
            found.push(result);
        }
        found
    }

    /// The counts of all conditions on rows, in one pass; none for checks of another kind.
    fn tallies(&self, jobs: &[Job<'_>]) -> Vec<Option<Result<Tally>>> {
        let mut conditions = Vec::new();
        let mut own = Vec::with_capacity(jobs.len());
        for job in jobs {
            let counted = match &job.check.test {
                Test::Rows(rows) if !rows.for_sure => {
                    conditions.push(Condition {
                        plan: &rows.plan,
                        holds: &rows.holds,
                        margin: rows.margin.as_ref(),
                    });
                    Some(conditions.len() - 1)
                }
                _ => None,
            };
            own.push(counted);
        }
        let Ok(data) = self.loaded() else { return jobs.iter().map(|_| None).collect() };
        let counted = engine::tally(&conditions, &data.frame, &data.panel, &self.words.catalog);
        own.into_iter().map(|at| at.and_then(|at| counted.get(at).cloned())).collect()
    }

    /// What a check finds, at most `most` rows of it.
    fn finding(
        &mut self,
        check: &Check,
        tally: Option<Result<Tally>>,
        most: usize,
        running: &Running,
        sources: &mut Sources,
    ) -> Result<Finding> {
        let asked = Asked { most, audited: check.compared.is_some() };
        match (&check.test, tally) {
            (Test::Rows(test), Some(tally)) => self.counted(test, tally?, most),
            (Test::Rows(test), None) => self.for_sure(test, most),
            (Test::Agrees(test), _) => self.agreement(test, asked),
            (Test::AddsUp(test), _) => self.adds_up(test, asked),
            (Test::Ranks(test), _) => self.ranks(test, asked),
            (Test::NoneOf(table), _) => self.none_of(table, most, sources),
            (Test::SameAs(table, baseline), _) => self.same_as(table, baseline, most, sources),
            (Test::OneRowPer(grid), _) => self.one_row_per(grid, most),
            (Test::Directory, _) => self.directory(),
            (Test::Fresh { plan, age, unit }, _) => self.fresh(plan, *age, *unit, running.today),
            (Test::Has(wanted), _) => self.has(wanted),
        }
    }
}

/// The result of a check that has not run yet.
pub(super) fn started(
    check: &Check,
    running: &Running,
    language: Language,
    sources: &Sources,
) -> CheckResult {
    let mut limits = limits(check);
    if check.compared.is_some() {
        // What a table does not print is nothing that it says wrongly.
        (limits.at_least, limits.unknown_is) = (0, UnknownIs::Pass);
    }
    if running.allow_empty && check.rules.at_least.is_none() {
        limits.at_least = 0;
    }
    let mut result = CheckResult::new(check.id.clone(), kind(&check.test), limits);
    result.title = check.title.as_ref().map(|title| title.in_language(language).to_owned());
    result.place = Place::of(check.span, sources).unwrap_or_default();
    result.comparison = check.compared.as_ref().map(|compared| Comparison {
        audit: 0,
        indicator: compared.indicator.clone(),
        measure: compared.measure.id().to_owned(),
        column: compared.column.clone(),
        name: compared.name.clone(),
        verdicts: Verdicts::default(),
        uncompared: vec![],
    });
    result.tags = check.rules.tags.clone();
    result.because = check.rules.because.clone();
    let compared = check.compared.as_ref().map(|compared| &compared.expected);
    result.expected = check.body.as_ref().or(compared).cloned().map(Value::words);
    result.reads = check.reads();
    let query = check.query.as_ref();
    result.query = query.map(|query| query.in_language(language).to_owned());
    result
}

/// Whether all that is wrong is that there is no row, where there may be none. A period that is named
/// and is not there is a mistake all the same, and is pointed at.
fn may_be_empty(result: &CheckResult, wrong: &[Diagnostic]) -> bool {
    let is_empty = |one: &Diagnostic| one.code == Code::NoData && one.span.is_none();
    result.limits.at_least == 0 && wrong.iter().all(is_empty)
}

/// Whether all that is wrong is that the data holds nothing of what was asked for.
fn is_no_data(wrong: &[Diagnostic]) -> bool {
    wrong.iter().all(|one| one.code == Code::NoData)
}

/// A check that could not be run.
fn fail(result: &mut CheckResult, wrong: &[Diagnostic], sources: &Sources) {
    result.problems = wrong.iter().map(|one| Problem::of(one, sources)).collect();
    if let Some(first) = wrong.first() {
        result.message = first.message.clone();
    }
    result.set_status(Status::Error);
}

fn kind(test: &Test) -> Kind {
    match test {
        Test::Rows(rows) => match rows.form {
            RowForm::Condition => Kind::Holds,
            RowForm::Within => Kind::Within,
            RowForm::Unique => Kind::Unique,
            RowForm::DistrictIn => Kind::DistrictIn,
        },
        Test::Agrees(_) => Kind::Agrees,
        Test::AddsUp(_) => Kind::AddsUp,
        Test::Ranks(_) => Kind::Ranks,
        Test::NoneOf(_) => Kind::NoneOf,
        Test::OneRowPer(_) => Kind::OneRowPer,
        Test::SameAs(..) => Kind::SameAs,
        Test::Directory => Kind::DistrictIn,
        Test::Fresh { .. } => Kind::Fresh,
        Test::Has(_) => Kind::Has,
    }
}

fn limits(check: &Check) -> Limits {
    let rules = &check.rules;
    let limit = |one: &crate::syntax::ast::Threshold| match &one.kind {
        ThresholdKind::Rows(rows) => Limit::Count(u64::from(*rows)),
        ThresholdKind::Share(percent) => Limit::Share(percent.value),
    };
    let unknown = rules.unknown_is.map(|verdict| match verdict {
        Verdict::Fail => UnknownIs::Fail,
        Verdict::Warn => UnknownIs::Warn,
        Verdict::Pass => UnknownIs::Pass,
    });
    Limits::of_clauses(
        rules.warn_above.as_ref().map(limit),
        rules.fail_above.as_ref().map(limit),
        unknown,
        rules.at_least.map(u64::from),
    )
}
