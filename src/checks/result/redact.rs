//! Redaction: the values of a column taken out of a report before it is written in any format.
//!
//! Of a figure, what is printed, what it may stand for and all that is said or reckoned from it goes; of
//! a key (`district`), each value gets a mark of its own, so that rows of one district can still be
//! told to be that. What a script itself names is the script's, not the data's, and stays where its
//! lines are shown.

use super::check::{CheckResult, Status};
use super::fingerprint::{fingerprint_of_check, fingerprint_of_sample};
use super::place::Place;
use super::problem::Problem;
use super::run::Report;
use super::sample::{Computed, Keys, Sample};
use super::value::Value;
use crate::diagnostic::Code;
use crate::period;
use crate::text::{Language, Text, text};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// Columns by their names: `actual` is that of any indicator, `domestic.actual` that of one; and
    /// keys, as [`Keys::NAMES`] has them.
    pub columns: BTreeSet<String>,
    /// Values of keys that texts may name although no row shows them: the districts of a catalog, by
    /// `district`.
    pub values: BTreeMap<String, BTreeSet<String>>,
}

/// What stands in the stead of a figure.
fn mark() -> Text {
    text!("[redacted]", "[已隐去]")
}

impl Report {
    /// Takes the values of these columns out. A column that the report does not have hides nothing:
    /// whether its name is one, those know who have the catalog.
    pub fn redact(&mut self, redaction: &Redaction) {
        if redaction.columns.is_empty() {
            return;
        }
        let marks = self.marks(redaction);
        for check in &mut self.checks {
            check.redact_problems();
            check.redact_figures(redaction);
            check.redact_keys(&marks);
        }
        for audit in &mut self.audits {
            let script = audit.place.file.clone();
            audit.notes.iter_mut().for_each(|note| note.reduce(&script));
            audit.period = audit.period.as_ref().map(|period| marks.replace(period));
        }
        for waiver in &mut self.waivers {
            waiver.keys.iter_mut().for_each(|keys| marks.replace_keys(keys));
            waiver.id = marks.replace(&waiver.id);
            waiver.because = marks.replace(&waiver.because);
            waiver.place.text = marks.replace(&waiver.place.text);
        }
    }

    /// A mark for each value of each key that is to be taken out, in the order of their rows.
    fn marks(&self, redaction: &Redaction) -> Marks {
        let mut marks = Marks::default();
        let samples = self.checks.iter().flat_map(|check| &check.samples);
        let keys = samples.map(|sample| &sample.keys);
        let compared = self.checks.iter().filter_map(|check| check.comparison.as_ref());
        let uncompared = compared.flat_map(|one| &one.uncompared).map(|one| &one.keys);
        let keys =
            keys.chain(uncompared).chain(self.waivers.iter().flat_map(|waiver| &waiver.keys));
        let found = keys.flat_map(Keys::each);
        let periods =
            self.checks.iter().filter_map(|check| Some(("period", check.period.as_deref()?)));
        let known = redaction.values.iter().flat_map(|(name, values)| {
            values.iter().map(move |value| (name.as_str(), value.as_str()))
        });
        for (name, value) in found.chain(periods).chain(known) {
            if redaction.columns.contains(name) && !value.is_empty() {
                marks.add(name, value);
            }
        }
        marks
    }
}

/// Whether the column that is to be taken out is the one of this name: where either leaves the
/// indicator open, rather too much is taken out than too little.
fn covers(column: &str, name: &str) -> bool {
    match (column.rsplit_once('.'), name.rsplit_once('.')) {
        (Some((_, bare)), None) => bare == name,
        (None, Some((_, bare))) => bare == column,
        _ => column == name,
    }
}

impl CheckResult {
    fn redact_figures(&mut self, redaction: &Redaction) {
        let covered: BTreeSet<&str> = redaction
            .columns
            .iter()
            .map(String::as_str)
            .filter(|column| self.looks_at(column))
            .collect();
        if covered.is_empty() {
            return;
        }
        // What is reckoned may be reckoned from it, whatever it is called.
        for value in [&mut self.observed, &mut self.expected, &mut self.margin] {
            *value = value.as_ref().map(|_| Value::words(mark()));
        }
        // What was not run says nothing of figures, and what could not be is told by its problems.
        if !self.is_untold() {
            self.message = self.limits.in_words(&self.counts);
        }
        for sample in &mut self.samples {
            sample.redact_figures(|name| covered.iter().any(|column| covers(column, name)));
        }
    }

    fn looks_at(&self, column: &str) -> bool {
        let printed = self.samples.iter().flat_map(|sample| &sample.printed);
        let mut printed = printed.map(|printed| &printed.name);
        match self.reads.is_empty() {
            false => self.reads.iter().any(|name| covers(column, name)),
            true => printed.any(|name| covers(column, name)),
        }
    }

    /// Diagnostics of data quote it, in whatever words: only what kind they are is left. What is said
    /// of a check that could not be run is one of them.
    fn redact_problems(&mut self) {
        let script = self.place.file.clone();
        for problem in &mut self.problems {
            problem.reduce(&script);
        }
        if self.status == Status::Error {
            self.message = self.problems.first().map_or_else(mark, |one| one.message.clone());
        }
    }

    fn redact_keys(&mut self, marks: &Marks) {
        if marks.each.is_empty() {
            return;
        }
        self.each_text(&mut |text| *text = marks.replace_text(text));
        self.query = self.query.as_ref().map(|query| marks.replace(query));
        self.period = self.period.as_ref().map(|period| marks.replace(period));
        if self.comparison.is_some() {
            // Id and title are the audit's, not the script's, and may name a parent.
            self.id = marks.replace(&self.id);
            self.fingerprint = fingerprint_of_check(&self.id, self.kind);
            self.title = self.title.as_ref().map(|title| marks.replace(title));
        }
        for one in self.comparison.iter_mut().flat_map(|it| &mut it.uncompared) {
            marks.replace_keys(&mut one.keys);
        }
        for sample in &mut self.samples {
            let before = sample.keys.clone();
            marks.replace_keys(&mut sample.keys);
            sample.waived = sample.waived.as_ref().map(|reason| marks.replace(reason));
            // Out of a fingerprint of a known list of districts the district could be found.
            if sample.keys != before {
                sample.fingerprint = fingerprint_of_sample(&self.id, &sample.keys);
            }
        }
    }
}

impl Sample {
    fn redact_figures(&mut self, is_meant: impl Fn(&str) -> bool) {
        for printed in &mut self.printed {
            // A cell of the data has its place. All else may be made of what is taken out.
            let is_plain = printed.is_plain || printed.place.is_some();
            if is_plain && !is_meant(&printed.name) {
                continue;
            }
            printed.text = mark();
            (printed.number, printed.low, printed.high) = (None, None, None);
        }
        self.witness = self.witness.as_ref().map(|_| mark());
        self.computed = self
            .computed
            .as_ref()
            .map(|_| Computed { value: Value::words(mark()), ..Computed::default() });
        self.imbalance = self.imbalance.as_ref().map(|_| Value::words(mark()));
    }
}

impl Problem {
    fn reduce(&mut self, script: &str) {
        let code = Code::ALL.iter().find(|code| code.as_str() == self.code);
        // Of a file that nobody could read nothing is quoted: all there is to say is which.
        if code == Some(&Code::UnreadableFile) && self.place.is_none() {
            return;
        }
        self.message = code.map_or_else(mark, |code| code.title());
        self.hints.clear();
        if let Some(place) = self.place.as_mut().filter(|place| place.file != script) {
            *place = Place { text: String::new(), ..std::mem::take(place) };
        }
    }
}

/// The values that are taken out, and what stands in their stead.
#[derive(Default)]
struct Marks {
    /// By key and value.
    each: BTreeMap<(String, String), String>,
    /// How often each key had a new value.
    counts: BTreeMap<String, usize>,
}

impl Marks {
    fn add(&mut self, name: &str, value: &str) {
        let key = (name.to_owned(), value.to_owned());
        if !self.each.contains_key(&key) {
            let count = self.counts.entry(name.to_owned()).or_default();
            *count += 1;
            self.each.insert(key, format!("[{name} {count}]"));
        }
    }

    fn replace_keys(&self, keys: &mut Keys) {
        let Keys { district, period, group, indicator } = keys;
        for (name, value) in Keys::NAMES.into_iter().zip([district, period, group, indicator]) {
            let Some(value) = value else { continue };
            let mark = self.each.get(&(name.to_owned(), value.clone()));
            // A parent is a district, though rows may be grouped by it.
            let mark = mark.or_else(|| self.each.get(&("district".to_owned(), value.clone())));
            if let Some(mark) = mark {
                value.clone_from(mark);
            }
        }
    }

    /// The text with every value in it replaced, the longest first: 安康高新 before 安康.
    fn replace(&self, text: &str) -> String {
        let mut spelled: Vec<(String, &String)> = Vec::new();
        for ((name, value), mark) in &self.each {
            spelled.push((value.clone(), mark));
            if name == "period"
                && let Ok(period) = period::parse(value)
            {
                let period = Text::of(&period);
                spelled.push((period.in_language(Language::Chinese).to_owned(), mark));
            }
        }
        spelled.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
        // In two steps, so that no value is found in a mark.
        let mut text = text.to_owned();
        for (at, (value, _)) in spelled.iter().enumerate() {
            text = text.replace(value, &format!("\u{0}{at}\u{1}"));
        }
        for (at, (_, mark)) in spelled.iter().enumerate() {
            text = text.replace(&format!("\u{0}{at}\u{1}"), mark);
        }
        text
    }

    fn replace_text(&self, text: &Text) -> Text {
        let said = |language| self.replace(text.in_language(language));
        Text::made(said(Language::English), said(Language::Chinese))
    }
}

#[cfg(test)]
mod tests;
