//! Which periods a statement is about.

use crate::analyze::clauses::Clauses;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{nowhere, time};
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::Result;
use crate::panel::Figure;
use crate::plan::When;

/// The period that is written, all between two, all of them under `per period`, or the subjects'
/// latest.
///
/// # Errors
/// A name that is no period.
pub(super) fn when(clauses: &Clauses, focus: &[IndicatorId], words: &Vocabulary) -> Result<When> {
    let latest = || latest_of(focus, words);
    if let Some(at) = clauses.at {
        return time::at(at, latest(), words);
    }
    if clauses.has_many_periods() {
        let end = |end: Option<&_>| end.map_or(Ok(None), |end| time::end(end, words));
        let ends = [clauses.from, clauses.to].into_iter().flatten().map(|end| end.span);
        return Ok(When::Span {
            from: end(clauses.from)?,
            to: end(clauses.to)?,
            figures: latest().concat(),
            span: ends.reduce(crate::source::Span::to).unwrap_or_else(nowhere),
        });
    }
    Ok(When::Latest { figures: latest(), moves: vec![], span: nowhere() })
}

/// The groups of figures that say which period is the latest: any of the subjects has to have one,
/// but of a defined indicator all inputs.
fn latest_of(focus: &[IndicatorId], words: &Vocabulary) -> Vec<Vec<Figure>> {
    let defined = focus.iter().filter_map(|one| words.formula(*one));
    let inputs: Vec<IndicatorId> =
        defined.flat_map(|definition| definition.inputs.iter().copied()).collect();
    let plain: Vec<Figure> = focus
        .iter()
        .filter(|one| words.formula(**one).is_none())
        .flat_map(|one| main_figures(words, *one))
        .collect();
    let mut groups: Vec<Vec<Figure>> =
        inputs.into_iter().map(|input| main_figures(words, input)).collect();
    groups.extend((!plain.is_empty()).then_some(plain));
    groups
}

/// The figures that say whether an indicator has a period: its actual, or what it has instead; of
/// a defined one, those of its inputs.
pub(super) fn main_figures(words: &Vocabulary, indicator: IndicatorId) -> Vec<Figure> {
    if let Some(definition) = words.formula(indicator) {
        return definition.inputs.iter().flat_map(|input| main_figures(words, *input)).collect();
    }
    let record = &words.catalog.indicators[indicator.0];
    let all = record.published.iter().map(|one| Figure { indicator, measure: one.measure });
    match record.published.iter().any(|one| one.measure == Measure::Actual) {
        true => vec![Figure { indicator, measure: Measure::Actual }],
        false => all.collect(),
    }
}
