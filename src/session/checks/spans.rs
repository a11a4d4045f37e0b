//! Periods that a check names and that no table is of: it looks at what is there, and says so.

use crate::analyze::check::{Check, Test};
use crate::bound::{Bound, bind};
use crate::diagnostic::{Code, Diagnostic};
use crate::period::Period;
use crate::plan::{Plan, When};
use crate::session::Session;
use crate::text::{Text, listed, text};

impl Session {
    /// That the span of a check reaches further than the data. What an audit is of stands above it,
    /// and of rows that have to be there the missing ones are told.
    pub(super) fn beyond_data(&self, check: &Check) -> Option<Diagnostic> {
        let plan = match &check.test {
            Test::Rows(rows) => &rows.plan,
            Test::Agrees(agreement) => &agreement.plan,
            Test::AddsUp(sum) => &sum.parts,
            Test::NoneOf(table) | Test::SameAs(table, _) => &table.plan,
            _ => return None,
        };
        let panel = &self.loaded().ok().filter(|_| check.compared.is_none())?.panel;
        let bound = bind(plan, panel, &self.words.catalog).ok()?;
        let unmet: Vec<Text> = unmet(plan, &bound).iter().map(Text::of).collect();
        let periods = listed(&unmet);
        let message = text!("no table is of {periods}", "没有{periods}的表", periods);
        (!unmet.is_empty()).then(|| Diagnostic::warning(Code::NoData, message).at(check.id_span))
    }
}

/// The ends that a span names, where nothing that is read ends within them.
pub(super) fn unmet(plan: &Plan, bound: &Bound) -> Vec<Period> {
    let mut named = named(plan, bound.year);
    let is_met = |end: &Period| {
        let mut now = bound.now().map(|one| one.name);
        now.any(|one| end.start() <= one.end() && one.end() <= end.end())
    };
    named.retain(|end| !is_met(end));
    named
}

/// The ends that a span names; without a year they are of the latest in the data.
pub(super) fn named(plan: &Plan, year: i32) -> Vec<Period> {
    let When::Span { from, to, .. } = &plan.read.when else { return vec![] };
    let ends = [from, to].into_iter().flatten();
    let mut named: Vec<Period> = ends.map(|one| one.in_year(year)).collect();
    named.dedup();
    named
}
