//! `audit domestic`: everything that published figures say about themselves, from the catalog alone.
//!
//! Each printed measure that can be worked out from others is held against that, in the rows of the
//! districts and in that of their parent; printed ranks against what they rank; and what is printed
//! for the parent against what the districts make together.

use super::printed::sum_of;
use super::rules::Rules;
use super::{Agreement, Check, Ranking, Test};
use crate::analyze::comparison::side_by_side;
use crate::analyze::measure::{Reading, can_compute, is_printed, measure};
use crate::analyze::totals::{has_total, total};
use crate::analyze::verb::{Frame, examined};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{all, names};
use crate::catalog::{Best, DistrictId, IndicatorId, Measure};
use crate::diagnostic::{Result, Warned};
use crate::source::Span;
use crate::syntax::ast::{self, Query, Verb};
use crate::text::{Text, text};

/// The checks of an audit.
///
/// # Errors
/// Subjects that are no indicators, periods that are none.
pub fn audit(audit: &ast::Audit, span: Span, words: &Vocabulary) -> Result<Warned<Vec<Check>>> {
    let each = all(audit.subjects.iter().map(|name| {
        let indicator = names::subject(name, words)?;
        let query = Query {
            verb: Verb::List,
            verb_span: name.span,
            subjects: vec![name.clone()],
            clauses: audit.clauses.clone(),
        };
        Of { indicator, query, span, words }.checks()
    }))?;
    Ok(Warned { value: each.into_iter().flatten().collect(), warnings: vec![] })
}

/// The audit of one indicator.
struct Of<'a> {
    indicator: IndicatorId,
    query: Query,
    span: Span,
    words: &'a Vocabulary,
}

impl Of<'_> {
    fn checks(&self) -> Result<Vec<Check>> {
        let catalog = &self.words.catalog;
        let frame = examined(&self.query, self.words)?;
        let districts = frame.scope.population.clone();
        let mut found = self.measures(&frame, None)?;
        if let Some(parent) = catalog.parent_of_all(&districts) {
            let mut own = examined(&self.query, self.words)?;
            own.scope.population = vec![parent];
            found.extend(self.measures(&own, Some(parent))?);
            for which in measures_printed(&own, self.indicator) {
                if has_total(&frame.scope, self.indicator, which) {
                    found.push(self.sum(&districts, parent, which)?);
                }
            }
        }
        Ok(found)
    }

    /// What is printed in rows against what it is worked out from, and ranks.
    fn measures(&self, frame: &Frame<'_>, parent: Option<DistrictId>) -> Result<Vec<Check>> {
        let mut found = Vec::new();
        for which in measures_printed(frame, self.indicator) {
            if which == Measure::Rank {
                found.extend(self.ranks(parent)?);
            } else if can_compute(&frame.scope, self.indicator, which) {
                found.push(self.agreement(which, parent)?);
            }
        }
        Ok(found)
    }

    fn frame(&self, parent: Option<DistrictId>) -> Result<Frame<'_>> {
        let mut frame = examined(&self.query, self.words)?;
        if let Some(parent) = parent {
            frame.scope.population = vec![parent];
        }
        Ok(frame)
    }

    fn agreement(&self, which: Measure, parent: Option<DistrictId>) -> Result<Check> {
        let mut frame = self.frame(parent)?;
        let (indicator, span) = (self.indicator, self.span);
        let left = measure(&mut frame.scope, indicator, which, Reading::Published, span)?;
        let right = measure(&mut frame.scope, indicator, which, Reading::Computed, span)?;
        let (left, right) = side_by_side(left, right, span)?;
        let columns = frame.key_columns();
        let rows = frame.row_noun();
        let (plan, _) = frame.rows_with(columns, rows);
        let name = self.called();
        let title = match parent.map(|parent| self.words.catalog.districts[parent.0].name.as_str())
        {
            None => text!(
                "{which} of {name} as printed, from what it is worked out from",
                "{name}公布的{which}与其计算依据",
                which,
                name
            ),
            Some(parent) => text!(
                "{which} of {name} as printed for {parent}, from what it is worked out from",
                "{parent}{name}公布的{which}与其计算依据",
                which,
                name,
                parent
            ),
        };
        let of = if parent.is_some() { "whole" } else { "rows" };
        Ok(self.check(which, of, title, Test::Agrees(Agreement { plan, left, right })))
    }

    /// Printed ranks, where the catalog says what they rank.
    fn ranks(&self, parent: Option<DistrictId>) -> Result<Option<Check>> {
        let mut frame = self.frame(parent)?;
        let (indicator, span) = (self.indicator, self.span);
        let rule = frame.scope.indicator(indicator).ranking.clone();
        if parent.is_some() || rule.by == Measure::Rank {
            return Ok(None);
        }
        let rank = measure(&mut frame.scope, indicator, Measure::Rank, Reading::Published, span)?;
        let key = measure(&mut frame.scope, indicator, rule.by, Reading::Usual, span)?;
        let mut columns = frame.key_columns();
        columns.retain(|one| one.name != "group");
        let rows = frame.row_noun();
        let (plan, _) = frame.rows_with(columns, rows);
        let lowest_first = rule.best == Best::Lowest;
        let title = text!(
            "printed ranks of {name}, against the {by} that they rank",
            "{name}公布的位次与其所依据的{by}",
            name = self.called(),
            by = rule.by
        );
        let test = Test::Ranks(Ranking { plan, rank, key, lowest_first });
        Ok(Some(self.check(Measure::Rank, "rows", title, test)))
    }

    /// What is printed for the parent against what the districts make together.
    fn sum(&self, districts: &[DistrictId], parent: DistrictId, which: Measure) -> Result<Check> {
        let (indicator, span) = (self.indicator, self.span);
        let parts = Some(districts.to_vec());
        let (sum, _) =
            sum_of(&self.query, parts, parent, self.words, |frame| match frame.scope.collapsing {
                true => total(&mut frame.scope, indicator, which, span),
                false => measure(&mut frame.scope, indicator, which, Reading::Published, span),
            })?;
        let parent = self.words.catalog.districts[parent.0].name.as_str();
        let title = text!(
            "{which} of {name} for {parent}, from the {noun}",
            "{parent}{name}的{which}与各{noun}合计",
            which,
            name = self.called(),
            parent,
            noun = self.words.catalog.nouns.many()
        );
        Ok(self.check(which, "parts", title, Test::AddsUp(Box::new(sum))))
    }

    fn called(&self) -> Text {
        Text::of(&self.words.catalog.indicators[self.indicator.0])
    }

    fn check(&self, which: Measure, of: &str, title: Text, test: Test) -> Check {
        let id = &self.words.catalog.indicators[self.indicator.0].id;
        Check {
            id: format!("{id}.{which}.{of}", which = which.id()),
            id_span: self.span,
            title: Some(title),
            span: self.span,
            body: None,
            rules: Rules::default(),
            test,
            query: Some(self.query.text_in_both()),
        }
    }
}

/// The measures that some source prints for the rows of a frame.
fn measures_printed(frame: &Frame<'_>, indicator: IndicatorId) -> Vec<Measure> {
    let all = Measure::NAMES.iter().map(|(which, _)| *which);
    all.filter(|which| is_printed(&frame.scope, indicator, *which)).collect()
}
