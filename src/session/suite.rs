//! The checks of scripts, taken together: resolved before any data is read, run in one pass.
//!
//! Takes texts; gives a [`Suite`] of all their checks and audits with the waivers of each text, or all
//! that is wrong with any of them. Statements that only show something are checked like all others,
//! and not run.

use super::Session;
use super::check::{no_check, same_audit, same_id};
use super::checks::{Job, Running, settled};
use crate::analyze::check::{Audit, Baseline, Test, Waiver};
use crate::analyze::{self, Check, Declaration, Meaning, Param};
use crate::checks::result::{
    CheckResult, DataFile, Place, Report, WaiverResult, WaiverState, digest,
};
use crate::diagnostic::{Code, Diagnostic, Result, Severity, Warned};
use crate::source::{SourceId, Sources, Span};
use crate::text::{Language, listed, text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

/// Checks that are ready to run.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    texts: Vec<Checks>,
    /// The values that the params have, in words; of several scripts that have one each, all.
    params: BTreeMap<String, String>,
    /// The measures and indicators that the scripts define.
    defined: BTreeSet<String>,
    waivers: Vec<Declared>,
}

/// A waiver of a script.
#[derive(Debug, Clone)]
struct Declared {
    waiver: Waiver,
    /// Whether its script, or one that includes it, has the check that it is for.
    has_check: bool,
}

/// The checks of one text.
#[derive(Debug, Clone, Default)]
struct Checks {
    checks: Vec<Check>,
    /// Those that some of the checks are comparisons of, without these.
    audits: Vec<Audit>,
}

/// Which checks of a suite are run; all where nothing is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Those that have one of these tags.
    pub tags: Vec<String>,
    /// Those with one of these ids.
    pub only: Vec<String>,
}

impl Selection {
    /// Whether all are selected.
    fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.only.is_empty()
    }
}

impl Suite {
    /// Takes in the value of a param.
    fn note(&mut self, param: &Param) {
        let value = param.value.to_string();
        let known = self.params.entry(crate::catalog::key(&param.name)).or_default();
        if known.is_empty() {
            *known = value;
        } else if known.split(" | ").all(|one| one != value) {
            *known = format!("{known} | {value}");
        }
    }

    /// What the scripts define, by name.
    pub fn defined(&self) -> impl Iterator<Item = &str> {
        self.defined.iter().map(String::as_str)
    }

    /// The files that results are held against.
    pub fn baselines(&self, sources: &Sources) -> impl Iterator<Item = PathBuf> {
        self.checks().filter_map(|check| match &check.test {
            Test::SameAs(_, Baseline::File(path)) => {
                Some(sources.beside(path.span.source, &path.text))
            }
            _ => None,
        })
    }

    /// What there is to know of each check before it runs, as JSON.
    pub fn listed(&self, language: Language, sources: &Sources) -> Vec<serde_json::Value> {
        let one = |check: &Check| {
            let place = Place::of(check.span, sources).unwrap_or_default();
            serde_json::json!({
                "id": check.id,
                "title": check.title.as_ref().map(|title| title.in_language(language)),
                "tags": check.rules.tags,
                "file": place.file,
                "line": place.line,
            })
        };
        self.checks().map(one).collect()
    }

    /// The checks, in the order of the scripts.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.texts.iter().flat_map(|text| &text.checks)
    }

    /// Whether nothing is looked at: an audit that finds nothing to compare is none of that.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(|text| text.checks.is_empty() && text.audits.is_empty())
    }

    /// Leaves only what is selected.
    ///
    /// # Errors
    /// An id or a tag that no check has.
    pub fn select(&mut self, selection: &Selection) -> Result<()> {
        let known = |name: &&String, has: &dyn Fn(&Check, &str) -> bool| {
            !self.checks().any(|check| has(check, name))
        };
        let by_tag = |check: &Check, tag: &str| check.rules.tags.iter().any(|one| one == tag);
        let by_id = |check: &Check, id: &str| check.id == id;
        let mut unknown: Vec<String> =
            selection.tags.iter().filter(|tag| known(tag, &by_tag)).cloned().collect();
        unknown.extend(selection.only.iter().filter(|id| known(id, &by_id)).cloned());
        if let Some(name) = unknown.first() {
            let ids = self.checks().map(|check| check.id.as_str());
            let tags = self.checks().flat_map(|check| &check.rules.tags).map(String::as_str);
            let known: BTreeSet<&str> = ids.chain(tags).collect();
            let near = crate::catalog::near(name, known);
            let message = text!(
                "no check has the id or tag {name}",
                "没有标识或标签为 `{name}` 的检查",
                name
            );
            let wrong = Diagnostic::error(Code::Usage, message);
            return Err(vec![match listed(&near) {
                near if near.is_empty() => wrong,
                near => wrong.hint(text!("near it: {near}", "相近的有：{near}", near)),
            }]);
        }
        let wanted = |check: &Check| {
            let tagged =
                selection.tags.is_empty() || selection.tags.iter().any(|tag| by_tag(check, tag));
            let named = selection.only.is_empty() || selection.only.contains(&check.id);
            tagged && named
        };
        for text in &mut self.texts {
            text.checks.retain(wanted);
            let has_checks =
                |audit: &Audit| text.checks.iter().any(|check| check.span == audit.span);
            if !selection.is_empty() {
                text.audits.retain(has_checks);
            }
        }
        let ids: BTreeSet<String> = self.checks().map(|check| check.id.clone()).collect();
        // One that is for no check has been passed over by nobody's choice.
        self.waivers.retain(|one| !one.has_check || ids.contains(&one.waiver.id));
        Ok(())
    }
}

impl Session {
    /// The checks of texts. Each text stands for itself: what one declares, another does not know.
    ///
    /// # Errors
    /// All that is wrong with any of them.
    pub fn suite(&self, texts: &[SourceId], sources: &mut Sources) -> Result<Warned<Suite>> {
        self.suite_with(&[], texts, sources)
    }

    /// The same, with values for params, each as `name=value`, before those that the session has.
    ///
    /// # Errors
    /// All that is wrong with any of them.
    pub fn suite_with(
        &self,
        params: &[String],
        texts: &[SourceId],
        sources: &mut Sources,
    ) -> Result<Warned<Suite>> {
        let mut words = self.words.clone();
        let settings = params.iter().map(|param| super::open::setting(param, sources));
        for (name, value) in analyze::all(settings)? {
            words.settings.insert(crate::catalog::key(&name), value);
        }
        let mut suite = Suite { params: words.settings_in_words(), ..Suite::default() };
        let mut by_text = Vec::new();
        // Each text is held to its own; a report is of all.
        let mut ids: BTreeMap<String, Span> = BTreeMap::new();
        let mut waivers = Vec::new();
        for text in texts {
            let checked = self.check_with(words.clone(), &[*text], sources);
            let mut found = checked.diagnostics;
            let (mut own, mut own_ids) = (Checks::default(), BTreeMap::new());
            let (mut here, mut said) = (BTreeSet::new(), Vec::new());
            for statement in checked.statements {
                match statement.meaning {
                    Meaning::Check(check) => {
                        here.insert(check.id.clone());
                        let first = ids.get(&check.id);
                        if first.is_some_and(|first| is_one_place(*first, check.id_span, sources)) {
                            // The script that includes it, or is included, is of this suite too.
                            continue;
                        }
                        if let Some(first) = first {
                            found.push(same_id(&check, *first));
                        }
                        own_ids.insert(check.id.clone(), check.id_span);
                        own.checks.push(*check);
                    }
                    Meaning::Audit(mut audit) => {
                        here.extend(audit.checks.iter().map(|check| check.id.clone()));
                        let is_known = |one: &Check| {
                            let first = ids.get(&one.id);
                            first.is_some_and(|first| is_one_place(*first, one.id_span, sources))
                        };
                        if audit.checks.iter().any(is_known) {
                            continue;
                        }
                        found.extend(same_audit(&audit, &ids));
                        let audited = audit.checks.iter();
                        own_ids.extend(audited.map(|check| (check.id.clone(), check.id_span)));
                        own.checks.append(&mut audit.checks);
                        own.audits.push(*audit);
                    }
                    Meaning::Declare(Declaration::Waiver(waiver)) => said.push(waiver),
                    Meaning::Declare(Declaration::Param(param)) => suite.note(&param),
                    Meaning::Declare(
                        Declaration::Measure(one) | Declaration::Indicator(_, one),
                    ) => {
                        suite.defined.insert(one.name.clone());
                    }
                    _ => {}
                }
            }
            let declared = said.into_iter().map(|waiver| {
                let has_check = here.contains(&waiver.id);
                // Where there are checks, this has been said of the text itself.
                (Declared { waiver, has_check }, here.is_empty())
            });
            waivers.extend(declared);
            ids.append(&mut own_ids);
            by_text.push(found);
            suite.texts.push(own);
        }
        let mut found = together(by_text, words.settings.values().map(|value| value.span));
        for (one, is_untold) in once_each(waivers, sources) {
            found.extend((is_untold && !one.has_check).then(|| no_check(&one.waiver)));
            suite.waivers.push(one);
        }
        if found.iter().any(|one| one.severity == Severity::Error) {
            return Err(found);
        }
        Ok(Warned { value: suite, warnings: found })
    }

    /// Runs a suite.
    pub fn run_suite(&mut self, suite: &Suite, running: &Running, sources: &mut Sources) -> Report {
        let begin = Instant::now();
        let live = suite.waivers.iter().filter(|one| one.has_check);
        let live: Vec<Waiver> = live.map(|one| one.waiver.clone()).collect();
        let jobs: Vec<Job<'_>> = suite
            .texts
            .iter()
            .flat_map(|text| text.checks.iter().map(|check| Job { check, waivers: &live }))
            .collect();
        let results = self.run_checks(&jobs, running, sources);
        let mut waivers = Vec::new();
        for Declared { waiver, has_check } in &suite.waivers {
            let own = if *has_check { results.as_slice() } else { &[] };
            let waiver = std::slice::from_ref(waiver);
            let mut told = settled(waiver, own, running.today, &self.words.catalog, sources);
            let orphans = told.iter_mut().filter(|_| !has_check);
            orphans.for_each(|one| one.state = WaiverState::NoCheck);
            waivers.append(&mut told);
        }
        let audits: Vec<&Audit> = suite.texts.iter().flat_map(|text| &text.audits).collect();
        let report = self.report(results, &audits, waivers, running, begin, sources);
        Report { params: suite.params.clone(), ..report }
    }

    /// Runs checks that stand in a script among other statements.
    pub(super) fn run_here(
        &mut self,
        checks: &[Check],
        audit: Option<&Audit>,
        sources: &mut Sources,
    ) -> Report {
        let begin = Instant::now();
        let (running, waivers) = (self.running.clone(), self.words.waivers().to_vec());
        let jobs: Vec<Job<'_>> =
            checks.iter().map(|check| Job { check, waivers: &waivers }).collect();
        let results = self.run_checks(&jobs, &running, sources);
        let own: Vec<Waiver> = waivers
            .iter()
            .filter(|waiver| checks.iter().any(|check| check.id == waiver.id))
            .cloned()
            .collect();
        let settled = settled(&own, &results, running.today, &self.words.catalog, sources);
        self.report(results, audit.as_slice(), settled, &running, begin, sources)
    }

    fn report(
        &self,
        mut results: Vec<CheckResult>,
        audits: &[&Audit],
        waivers: Vec<WaiverResult>,
        running: &Running,
        begin: Instant,
        sources: &Sources,
    ) -> Report {
        let empty: Vec<CheckResult> = audits
            .iter()
            .filter_map(|audit| self.empty(audit, &results, running, sources))
            .collect();
        for told in empty {
            let own = results.iter_mut().filter(|result| result.place == told.place);
            own.for_each(|result| result.problems.clear());
            results.push(told);
        }
        let audits = self.audited(audits, &mut results, sources);
        let mut report = Report::new(running.today.to_string(), results);
        report.audits = audits;
        report.waivers = waivers;
        report.params = self.words.params_in_words();
        report.data = self.files(sources);
        report.duration_ms = begin.elapsed().as_secs_f64() * 1000.0;
        report
    }

    /// The files that were read, with what tells whether they have changed.
    fn files(&self, sources: &Sources) -> Vec<DataFile> {
        let Some(data) = &self.data else { return vec![] };
        let panel = &data.panel;
        // A line may give several rows of the panel, and in a long table a row takes several lines.
        let mut lines: Vec<Vec<bool>> = vec![Vec::new(); panel.files.len()];
        let places = panel
            .columns
            .values()
            .flat_map(|column| (0..column.values.len()).filter_map(|row| column.place(row)));
        for (file, line) in places {
            let Some(own) = lines.get_mut(file as usize) else { continue };
            let line = line as usize;
            if own.len() <= line {
                own.resize(line + 1, false);
            }
            own.get_mut(line).into_iter().for_each(|has_figure| *has_figure = true);
        }
        let of = |(at, name): (usize, &String)| {
            let table = panel.tables.get(at);
            let file = table.map_or(name, |table| &table.file);
            let sheet = table.and_then(|table| table.sheet.clone());
            let bytes = std::fs::read(file).ok();
            let text = || sources.named(file).map(|source| source.text.as_bytes().to_vec());
            let bytes = bytes.or_else(text).unwrap_or_default();
            let own = lines.get(at).into_iter().flatten();
            let rows = own.filter(|has_figure| **has_figure).count() as u64;
            DataFile { file: file.clone(), sheet, digest: digest(&bytes), rows }
        };
        panel.files.iter().enumerate().map(of).collect()
    }
}

/// Each waiver once, where several scripts include it: as that of one that has its check, if one does.
fn once_each(all: Vec<(Declared, bool)>, sources: &Sources) -> Vec<(Declared, bool)> {
    let mut found: Vec<(Declared, bool)> = Vec::with_capacity(all.len());
    for (one, is_untold) in all {
        let same = |known: &&mut (Declared, bool)| {
            is_one_place(known.0.waiver.span, one.waiver.span, sources)
        };
        match found.iter_mut().find(same) {
            Some(known) if one.has_check => *known = (one, is_untold),
            Some(_) => {}
            None => found.push((one, is_untold)),
        }
    }
    found
}

/// Whether two places are one place of one file, which was read twice.
fn is_one_place(one: Span, other: Span, sources: &Sources) -> bool {
    let file = |span: Span| {
        let name = &sources.get(span.source)?.name;
        std::fs::canonicalize(name).ok()
    };
    one.range().start == other.range().start && file(one).is_some_and(|it| Some(it) == file(other))
}

/// What was found in each text, together. A value for a param (`settings` are where they stand) is a
/// mistake only where no text has the param, and then one.
fn together(
    mut by_text: Vec<Vec<Diagnostic>>,
    settings: impl Iterator<Item = Span>,
) -> Vec<Diagnostic> {
    for setting in settings {
        let is = |one: &Diagnostic| one.code == Code::UnknownName && one.span == Some(setting);
        let mut is_said = by_text.iter().any(|found| !found.iter().any(is));
        for found in &mut by_text {
            found.retain(|one| !is(one) || !std::mem::replace(&mut is_said, true));
        }
    }
    by_text.into_iter().flatten().collect()
}
