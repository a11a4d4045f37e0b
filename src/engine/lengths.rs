//! Whether the period compared with is as long as the plan's own.

use super::looks::{Look, looks, place};
use crate::bound::{Bound, placed};
use crate::bound::{Way, follow};
use crate::catalog::{Catalog, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::period::Period;
use crate::plan::{Move, Plan};
use crate::text::{Text, text};

/// A warning where a statement compares its period with one that is written (`versus 2022`) and of
/// another length: what differs then is the time as well.
pub fn warning(plan: &Plan, bound: &Bound, catalog: &Catalog) -> Option<Diagnostic> {
    let versus = plan.heading.versus.as_deref()?;
    let is_written = |step: &Move| matches!(step, Move::To(_)) && versus.contains(step);
    let looks = looks(plan);
    let there: Vec<&Look> = looks.iter().filter(|look| look.moves.iter().any(is_written)).collect();
    for named in bound.now() {
        let now = named.name;
        let Way::To(then) = follow(now, versus, bound.year) else { continue };
        let differences =
            there.iter().map(|look| differs(look, &looks, (now, then), plan, catalog));
        if let Some(how) = differences.flatten().next() {
            let message = text!(
                "{now} is compared with {then}: {how}",
                "{now}与{then}对比：{how}",
                now,
                then,
                how
            );
            let warning = Diagnostic::warning(Code::GrainsDiffer, message);
            let hint = text!(
                "the same part of the year before is {same}",
                "去年同期是{same}",
                same = now.same_last_year()
            );
            return Some(placed(warning.hint(hint), place(plan)));
        }
    }
    None
}

/// How the figures of a look differ in their time. Amounts that have added up since January do by
/// the months of the year; those of a period alone, and ranks, by its length.
fn differs(
    look: &Look<'_>,
    all: &[Look<'_>],
    (now, then): (Period, Period),
    plan: &Plan,
    catalog: &Catalog,
) -> Option<Text> {
    let months = (now.elapsed_months(), then.elapsed_months());
    let lengths = now.months() != then.months();
    let of_other_lengths = text!("the two are of different lengths", "两个期间长短不同");
    let Some(figure) = look.figure else {
        let alike = plan.read.by_end && now.end() == then.end();
        return (lengths && !alike && months.0 != months.1).then_some(of_other_lengths);
    };
    // What had been reached before the period began is taken off.
    let own = all.iter().any(|other| {
        other.figure == Some(figure)
            && other.moves.split_last() == Some((&Move::BeforeStart, look.moves))
    });
    let kind = catalog.indicators.get(figure.indicator.0).map(|one| one.kind)?;
    match (kind, figure.measure) {
        (_, Measure::Target | Measure::Rank | Measure::Yoy) => None,
        (Kind::Cumulative, _) if !own => (months.0 != months.1).then(|| {
            text!(
                "their figures have added up over {here} and {there} months",
                "累计的月数不同，分别为 {here} 个月和 {there} 个月",
                here = months.0,
                there = months.1
            )
        }),
        (Kind::Cumulative | Kind::Flow, _) => lengths.then_some(of_other_lengths),
        (Kind::Stock | Kind::Rate, _) => None,
    }
}
