//! What a report says of an audit as a whole: its subjects, period and files, what stands alone, and
//! what was said of its cells when the files were read.

use super::checks::Running;
use super::{Data, Session};
use crate::analyze::check::Audit;
use crate::catalog::IndicatorId;
use crate::checks::result::{
    AuditResult, CheckResult, Counts, Kind, Limits, Place, Problem, Status, Subject,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::{Panel, PrintedCell};
use crate::period::Period;
use crate::source::Sources;
use crate::text::{Language, Text, text};
use std::collections::BTreeSet;

impl Session {
    /// The audits, each with the comparisons that are of it told so.
    pub(super) fn audited(
        &self,
        audits: &[&Audit],
        results: &mut [CheckResult],
        sources: &Sources,
    ) -> Vec<AuditResult> {
        let mut found = Vec::new();
        for (at, audit) in audits.iter().enumerate() {
            let place = Place::of(audit.span, sources).unwrap_or_default();
            let mut periods = BTreeSet::new();
            let mut read = BTreeSet::new();
            for result in results.iter_mut().filter(|result| result.place == place) {
                let Some(comparison) = &mut result.comparison else { continue };
                comparison.audit = at as u64;
                let printed = result.samples.iter().flat_map(|sample| &sample.printed);
                read.extend(printed.filter_map(|one| Some(one.place.as_ref()?.file.clone())));
                if comparison.verdicts.all() > 0 {
                    periods.insert(result.period.clone());
                }
            }
            let mut periods = periods.into_iter();
            // Of several there is none to name.
            let period = periods.next().flatten().filter(|_| periods.next().is_none());
            let subject = |id: &IndicatorId| {
                let record = self.words.catalog.indicators.get(id.0)?;
                Some(Subject { id: record.id.clone(), label: record.label.clone() })
            };
            // A figure of a subject is called as scripts call it.
            let unheld = audit.unheld.iter().filter_map(|(id, measure)| {
                let Subject { id, label } = subject(id)?;
                let called = Text::of(measure);
                let chinese = called.in_language(Language::Chinese);
                Some(Subject {
                    id: format!("{id}.{}", measure.id()),
                    label: format!("{label}.{chinese}"),
                })
            });
            let (mut files, notes) = match &self.data {
                Some(data) => looked_through(data, &audit.subjects, period.as_deref(), sources),
                None => (vec![], vec![]),
            };
            read.retain(|file| !files.contains(file));
            files.extend(read);
            found.push(AuditResult {
                place,
                subjects: audit.subjects.iter().filter_map(subject).collect(),
                period,
                files,
                alone: audit.alone.iter().filter_map(subject).chain(unheld).collect(),
                notes,
            });
        }
        found
    }
}

impl Session {
    /// An audit that compares nothing, as a check that has looked at nothing: who relies on it has to
    /// learn that. Where data is missing, that is what is wrong; what was skipped says nothing.
    pub(super) fn empty(
        &self,
        audit: &Audit,
        results: &[CheckResult],
        running: &Running,
        sources: &Sources,
    ) -> Option<CheckResult> {
        let place = Place::of(audit.span, sources).unwrap_or_default();
        let own =
            results.iter().filter(|result| result.place == place && result.comparison.is_some());
        let is_empty = |one: &CheckResult| one.status == Status::Skipped && !one.is_left_out();
        if !own.clone().all(is_empty) {
            return None;
        }
        let limits = Limits { at_least: u64::from(!running.allow_empty), ..Limits::default() };
        let mut result = CheckResult::new(audit.id.clone(), Kind::Audit, limits);
        result.place = place.clone();
        result.decide(Counts::default());
        result.message = text!("there was nothing to compare", "没有可比较的数");
        let periods = audit.rows.iter().map(|rows| self.period_of(rows).map(|_| ()));
        let wrong: Vec<Diagnostic> = periods.filter_map(Result::err).flatten().collect();
        // A period that is named and is not there is a mistake, whatever may be empty.
        let named = wrong.iter().find(|one| one.span.is_some());
        if let Some(first) = named.or(wrong.first().filter(|_| !running.allow_empty)) {
            result.message = first.message.clone();
            result.problems = vec![Problem::of(first, sources)];
            result.set_status(Status::Error);
        }
        Some(result)
    }
}

/// The files with cells of the indicators, and what was said of these cells.
fn looked_through(
    data: &Data,
    subjects: &[IndicatorId],
    period: Option<&str>,
    sources: &Sources,
) -> (Vec<String>, Vec<Problem>) {
    let panel = &data.panel;
    let period = period.and_then(|text| crate::period::parse(text).ok());
    let period = period.map(|literal| literal.in_year(crate::bound::latest_year(panel)));
    let mut files = BTreeSet::new();
    let mut told: Vec<&Diagnostic> = Vec::new();
    let said: Vec<&Diagnostic> =
        data.warnings.iter().filter(|one| one.code == Code::CellNote).collect();
    for (figure, column) in &panel.columns {
        if !subjects.contains(&figure.indicator) {
            continue;
        }
        for row in (0..column.values.len()).filter(|row| is_at(panel, *row, period)) {
            let Some((file, _)) = column.place(row) else { continue };
            files.insert(file);
            if said.is_empty() {
                continue;
            }
            let Some(cell) = column.cell(row) else { continue };
            told.extend(said.iter().filter(|one| is_about(one, &cell, panel, sources)));
        }
    }
    let files = files.into_iter().filter_map(|at| panel.files.get(at as usize)).cloned().collect();
    let notes = said.into_iter().filter(|one| told.contains(one));
    (files, notes.map(|one| Problem::of(one, sources)).collect())
}

/// Whether a row is of a period, where there is one.
fn is_at(panel: &Panel, row: usize, period: Option<Period>) -> bool {
    let Some(period) = period else { return true };
    let own = panel.row_periods.get(row).and_then(|at| panel.periods.get(*at));
    own.is_some_and(|own| own.ends_like(period))
}

/// Whether something was said of a cell: it points at its line, and quotes it.
fn is_about(said: &Diagnostic, cell: &PrintedCell, panel: &Panel, sources: &Sources) -> bool {
    let Some(span) = said.span else { return false };
    let Some(source) = sources.get(span.source) else { return false };
    let line = sources.line_column(span.source, span.range().start).map(|(line, _)| line);
    let table = panel.table(cell.file);
    table.is_some_and(|table| table.file == source.name)
        && line == usize::try_from(cell.line).ok()
        && source.text.get(span.range()).is_some_and(|text| text.trim() == cell.text.trim())
}
