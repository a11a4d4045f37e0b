//! The periods of a span of time: `from 2022-01 to 2023-03`.

use super::{Bound, Named, calendar_order, has_own, placed, stored};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::{Figure, Panel};
use crate::period::{Part, Period, PeriodLiteral};
use crate::source::Span;
use crate::text::text;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::mem::discriminant;

/// The stored periods of a span of time that a plan about `figures` reads, under their own names.
pub fn within(
    (from, to): (Option<PeriodLiteral>, Option<PeriodLiteral>),
    figures: &[Figure],
    by_end: bool,
    answering: impl Fn(Period) -> Option<Named>,
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
    of_their_kind(&mut found, figures, bound, panel);
    if let Some(longer) = of_longer_parts(from, to, &found) {
        return longer.into_iter().filter_map(answering).collect();
    }
    found.sort_by(|a, b| calendar_order(&a.name, &b.name));
    if by_end {
        return one_of_each_end(&found, written);
    }
    if found.iter().any(|period| written(&period.name)) {
        found.retain(|period| written(&period.name));
    }
    found
}

/// The quarters or halves of a span that is written in them, where the data has shorter periods: a
/// period keeps its written grain. Years only say how far the span goes.
fn of_longer_parts(
    from: Option<Period>,
    to: Option<Period>,
    found: &[Named],
) -> Option<Vec<Period>> {
    let (from, to) = (from?, to?);
    let is_part = matches!(from.part, Part::Quarter(_) | Part::Half(_));
    let alike = discriminant(&from.part) == discriminant(&to.part);
    let shorter = found.iter().all(|one| one.name.months() < from.months());
    if !is_part || !alike || !shorter || found.is_empty() {
        return None;
    }
    let mut parts = vec![from];
    while let Some(last) = parts.last().filter(|last| last.end() < to.end()).copied() {
        parts.push(last.next());
    }
    Some(parts)
}

/// Leaves out the periods of a kind that the figures are not given for: the quarters of another
/// table, where these are of months.
fn of_their_kind(found: &mut Vec<Named>, figures: &[Figure], bound: &Bound, panel: &Panel) {
    let grain = |one: &Named| discriminant(&one.name.part);
    if found.iter().zip(found.iter().skip(1)).all(|(one, next)| grain(one) == grain(next)) {
        return;
    }
    let is_own = |one: &&Named| has_own(figures, one.stored, bound, panel);
    let kinds: Vec<Period> = found.iter().filter(is_own).map(|one| one.name).collect();
    let mut known: BTreeMap<Part, bool> = BTreeMap::new();
    if !kinds.is_empty() {
        found.retain(|one| {
            let like = || kinds.iter().any(|kind| kind.is_like(one.name));
            *known.entry(one.name.part).or_insert_with(like)
        });
    }
}

/// Of the periods that end alike, which stand side by side, the one that is as long as a written
/// end, else of the kind that most periods are, else the first.
fn one_of_each_end(found: &[Named], written: impl Fn(&Period) -> bool) -> Vec<Named> {
    let alike = || found.chunk_by(|one, next| one.name.ends_like(next.name));
    if alike().all(|alike| alike.len() == 1) {
        return found.to_vec();
    }
    let grain = |one: &Named| discriminant(&one.name.part);
    let most = |one: &Named| found.iter().filter(|other| grain(other) == grain(one)).count();
    let best = |alike: &[Named]| {
        alike.iter().copied().min_by_key(|one| (!written(&one.name), Reverse(most(one))))
    };
    alike().filter_map(best).collect()
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
        (Some(from), Some(to)) => text!(
            "the data has no period from {from} to {to}",
            "数据里没有从{from}到{to}的期间",
            from,
            to
        ),
        (Some(from), None) => {
            text!("the data has no period from {from} on", "数据里没有从{from}起的期间", from)
        }
        (None, Some(to)) => {
            text!("the data has no period up to {to}", "数据里没有到{to}为止的期间", to)
        }
        (None, None) => text!("the data has no period", "数据里没有期间"),
    };
    stored(placed(Diagnostic::error(Code::NoData, message), span), panel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bound::Calendar;
    use crate::catalog::{DistrictId, IndicatorId, Measure};
    use crate::panel::Column;
    use crate::period::parse;
    use crate::units::Unit;

    const FIGURE: Figure = Figure { indicator: IndicatorId(0), measure: Measure::Actual };

    /// The periods of a span, where one district has a figure of its own at those that are not in
    /// brackets.
    fn span(stored: &str, from: Option<&str>, by_end: bool) -> String {
        let bare = |text: &str| text.trim_matches(['(', ')']).to_owned();
        let period = |text: &str| parse(&bare(text)).expect(text).in_year(2023);
        let names: Vec<&str> = stored.split(' ').collect();
        let periods: Vec<Period> = names.iter().map(|name| period(name)).collect();
        let other = names.iter().enumerate().filter(|(_, name)| name.starts_with('('));
        let panel = Panel {
            districts: vec![DistrictId(0); periods.len()],
            row_periods: (0..periods.len()).collect(),
            columns: [(FIGURE, Column::of_values(Unit::NUMBER, vec![Some(1.0); periods.len()]))]
                .into(),
            of_other_periods: [(FIGURE, other.map(|(row, _)| row).collect())].into(),
            periods,
            ..Panel::default()
        };
        let bound = Bound {
            periods: vec![],
            districts: vec![true],
            year: 2023,
            calendar: Calendar::new(&panel.periods),
            flows: Default::default(),
        };
        let from = from.map(|from| parse(from).expect("a period"));
        let found = within((from, None), &[FIGURE], by_end, |_| None, &bound, &panel);
        let found: Vec<String> = found.iter().map(|one| one.name.to_string()).collect();
        found.join(" ")
    }

    #[test]
    fn a_span_has_the_periods_of_its_figures() {
        let months = "2023M1 2023M2 (2023Q1) 2023M3 2023M4";
        assert_eq!(span(months, None, true), "2023M1 2023M2 2023M3 2023M4");
        assert_eq!(span(months, None, false), "2023M1 2023M2 2023M3 2023M4");
        let quarters = "(2023M1) (2023M2) 2023Q1 (2023M3) 2023Q2";
        assert_eq!(span(quarters, None, true), "2023Q1 2023Q2");
        assert_eq!(span(quarters, Some("2023M1"), true), "2023Q1 2023Q2");
        // A blank 一季度 among parts that begin the year is a hole, not another table's.
        let parts = "2023M1-2 (2023Q1) 2023M1-4";
        assert_eq!(span(parts, None, true), "2023M1-2 2023Q1 2023M1-4");
        assert_eq!(span("(2023M1) (2023Q1)", None, true), "2023M1 2023Q1");
    }

    #[test]
    fn of_those_that_end_alike_one_is_in_the_span() {
        let both = "2023M1 2023M2 2023Q1 2023M3 2023M4";
        assert_eq!(span(both, None, true), "2023M1 2023M2 2023M3 2023M4");
        assert_eq!(span(both, Some("2023Q1"), true), "2023M1 2023M2 2023Q1 2023M4");
        assert_eq!(span(both, None, false), both);
        assert_eq!(span("2023Q1 2023M3", None, true), "2023Q1");
    }
}
