//! The periods of a span of time: `from 2022-01 to 2023-03`.

use super::bind::{Bound, Named, placed, stored};
use super::codes::calendar_order;
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Panel;
use crate::period::{Period, PeriodLiteral};
use crate::source::Span;

/// All stored periods that end within a span of time, under their own names.
pub fn within(
    from: Option<PeriodLiteral>,
    to: Option<PeriodLiteral>,
    by_end: bool,
    bound: &Bound,
    panel: &Panel,
) -> Vec<Named> {
    let (from, to) = ends(from, to, bound);
    let ends_within = |period: &Period| {
        from.is_none_or(|from| from.start() <= period.end())
            && to.is_none_or(|to| period.end() <= to.end())
    };
    let written = |period: &Period| {
        [from, to].into_iter().flatten().any(|end| end.months() == period.months())
    };
    let all = panel.periods.iter().enumerate();
    let mut found: Vec<Named> = all
        .filter(|(_, period)| ends_within(period))
        .map(|(stored, name)| Named { name: *name, stored, now: true })
        .collect();
    found.sort_by(|a, b| calendar_order(&a.name, &b.name));
    if by_end {
        let mut alone: Vec<Named> = vec![];
        for next in found {
            match alone.last_mut().filter(|last| last.name.end() == next.name.end()) {
                Some(last) if !written(&last.name) && written(&next.name) => *last = next,
                Some(_) => {}
                None => alone.push(next),
            }
        }
        return alone;
    }
    if found.iter().any(|period| written(&period.name)) {
        found.retain(|period| written(&period.name));
    }
    found
}

/// The written ends, as periods.
pub fn ends(
    from: Option<PeriodLiteral>,
    to: Option<PeriodLiteral>,
    bound: &Bound,
) -> (Option<Period>, Option<Period>) {
    let of = |end: Option<PeriodLiteral>| end.map(|end| end.in_year(bound.year));
    (of(from), of(to))
}

/// The data has nothing there.
pub fn nothing_within(
    from: Option<PeriodLiteral>,
    to: Option<PeriodLiteral>,
    bound: &Bound,
    panel: &Panel,
    span: Span,
) -> Diagnostic {
    let message = match ends(from, to, bound) {
        (Some(from), Some(to)) => format!("the data has no period from {from} to {to}"),
        (Some(from), None) => format!("the data has no period from {from} on"),
        (None, Some(to)) => format!("the data has no period up to {to}"),
        (None, None) => "the data has no period".into(),
    };
    stored(placed(Diagnostic::error(Code::NoData, message), span), panel)
}
