//! Every text of a report, in one place: to choose its language.

use super::check::CheckResult;
use super::problem::Problem;
use super::run::Report;
use super::sample::Sample;
use super::value::Value;
use crate::text::{Language, Text};

impl Report {
    /// The report with its texts in one language only.
    pub fn said_in(mut self, language: Language) -> Self {
        self.checks = self.checks.into_iter().map(|check| check.said_in(language)).collect();
        for note in self.audits.iter_mut().flat_map(|audit| &mut audit.notes) {
            note.each_text(&mut |text| *text = Text::same(text.in_language(language)));
        }
        self
    }
}

impl CheckResult {
    /// The result with its texts in one language only.
    pub fn said_in(mut self, language: Language) -> Self {
        self.each_text(&mut |text| *text = Text::same(text.in_language(language)));
        self
    }

    /// Does something with each text for people.
    pub(super) fn each_text(&mut self, work: &mut impl FnMut(&mut Text)) {
        work(&mut self.message);
        if let Some(comparison) = &mut self.comparison {
            work(&mut comparison.column);
            work(&mut comparison.name);
            comparison.uncompared.iter_mut().for_each(|one| work(&mut one.because));
        }
        let values = [&mut self.observed, &mut self.expected, &mut self.margin];
        values.into_iter().flatten().for_each(|value| value.each_text(work));
        self.samples.iter_mut().for_each(|sample| sample.each_text(work));
        self.problems.iter_mut().for_each(|problem| problem.each_text(work));
    }
}

impl Sample {
    pub(super) fn each_text(&mut self, work: &mut impl FnMut(&mut Text)) {
        for printed in &mut self.printed {
            work(&mut printed.label);
            work(&mut printed.text);
        }
        self.computed.iter_mut().for_each(|one| one.value.each_text(work));
        self.imbalance.iter_mut().for_each(|value| value.each_text(work));
        self.witness.iter_mut().for_each(work);
    }
}

impl Value {
    fn each_text(&mut self, work: &mut impl FnMut(&mut Text)) {
        work(&mut self.text);
    }
}

impl Problem {
    pub(super) fn each_text(&mut self, work: &mut impl FnMut(&mut Text)) {
        work(&mut self.message);
        self.hints.iter_mut().for_each(work);
    }
}
