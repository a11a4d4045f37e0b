//! Which periods a statement is about.

use crate::analyze::clauses::Clauses;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{nowhere, time};
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::Figure;
use crate::period::PeriodLiteral;
use crate::plan::When;
use crate::source::Span;
use crate::text::text;

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
        let span = ends.reduce(crate::source::Span::to).unwrap_or_else(nowhere);
        let (from, to) = (end(clauses.from)?, end(clauses.to)?);
        if let (Some(first), Some(last)) = (from, to)
            && begins_after(first, last)
        {
            return Err(turned(first, last, span).into());
        }
        return Ok(When::Span { from, to, figures: latest().concat(), span });
    }
    Ok(When::Latest { figures: latest(), moves: vec![], span: nowhere() })
}

/// Whether a period begins after another has ended. Of two without a year, both are of the latest;
/// of one with and one without, the data has to tell.
fn begins_after(first: PeriodLiteral, last: PeriodLiteral) -> bool {
    const ANY: i32 = 2000;
    first.year.is_some() == last.year.is_some()
        && first.in_year(ANY).start() > last.in_year(ANY).end()
}

/// `from 2022-05 to 2022-03`
fn turned(first: PeriodLiteral, last: PeriodLiteral, span: Span) -> Diagnostic {
    let message = text!("{first} is later than {last}", "{first}晚于{last}", first, last);
    let hint = text!("write from {last} to {first}", "写作 从 {last} 到 {first}", last, first);
    Diagnostic::error(Code::NoMeaning, message).at(span).hint(hint)
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

/// All figures that a table prints of an indicator; of a defined one, those of its inputs.
pub(in crate::analyze) fn all_figures(words: &Vocabulary, indicator: IndicatorId) -> Vec<Figure> {
    if let Some(definition) = words.formula(indicator) {
        return definition.inputs.iter().flat_map(|input| all_figures(words, *input)).collect();
    }
    let published = &words.catalog.indicators[indicator.0].published;
    published.iter().map(|one| Figure { indicator, measure: one.measure }).collect()
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
