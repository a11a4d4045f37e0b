//! Whether the period compared with is as long as the plan's own.

use super::codes::with_operands;
use super::looks::{Look, looks, place};
use crate::bound::{Bound, placed};
use crate::bound::{Way, follow};
use crate::catalog::{Catalog, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Figure;
use crate::period::Period;
use crate::plan::{ColumnId, ExprKind, Move, Plan, Step};
use crate::text::{Text, text};

/// A warning where a statement compares its period with one that is written (`versus 2022`, or
/// `actual - (actual at 2022)`) and of another length: what differs then is the time as well.
pub fn warning(plan: &Plan, bound: &Bound, catalog: &Catalog) -> Option<Diagnostic> {
    let looks = looks(plan);
    let versus = plan.heading.versus.as_deref();
    let within = within(plan);
    for look in &looks {
        let is_written = |step: &Move| matches!(step, Move::To(_));
        let Some(written) = look.moves.iter().position(is_written) else { continue };
        let is_of = |versus: &[Move]| {
            look.moves.iter().any(|step| is_written(step) && versus.contains(step))
        };
        let way = match versus {
            Some(versus) if is_of(versus) => versus,
            _ if within.contains(&(look.figure, look.moves)) => {
                look.moves.get(..=written).unwrap_or_default()
            }
            _ => continue,
        };
        for named in bound.now() {
            let now = named.name;
            let Way::To(then) = follow(now, way, bound.year) else { continue };
            // What a year has added since is no comparison.
            if versus != Some(way) && adds_up(look, catalog) && now.year == then.year {
                continue;
            }
            if let Some(how) = differs(look, &looks, (now, then), plan, catalog) {
                return Some(placed(said(now, then, &how), place(plan)));
            }
        }
    }
    None
}

/// Whether the figure adds up through the year.
fn adds_up(look: &Look<'_>, catalog: &Catalog) -> bool {
    let record = look.figure.and_then(|figure| catalog.indicators.get(figure.indicator.0));
    record.is_some_and(|one| one.kind == Kind::Cumulative)
}

fn said(now: Period, then: Period, how: &Text) -> Diagnostic {
    let message =
        text!("{now} is compared with {then}: {how}", "{now}与{then}对比：{how}", now, then, how);
    Diagnostic::warning(Code::GrainsDiffer, message).hint(text!(
        "the same part of the year before is {same}",
        "去年同期是{same}",
        same = now.same_last_year()
    ))
}

/// The looks that meet a figure of the same indicator at the row's own period, in one expression.
fn within(plan: &Plan) -> Vec<(Option<Figure>, &[Move])> {
    let mut found = Vec::new();
    for whole in plan.steps.iter().flat_map(Step::expressions) {
        let parts = with_operands(vec![whole]);
        let own = |figure: &Figure| {
            parts.iter().any(|part| match &part.kind {
                ExprKind::Column(ColumnId::Figure(own)) => own.indicator == figure.indicator,
                _ => false,
            })
        };
        for part in &parts {
            if let ExprKind::FigureAt { figure, moves, .. } = &part.kind
                && own(figure)
            {
                found.push((Some(*figure), moves.as_slice()));
            }
        }
    }
    found
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
    if now.is_fiscal() != then.is_fiscal() {
        return Some(text!(
            "one is a fiscal year, the other is not",
            "一个是财年，另一个是公历期间"
        ));
    }
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
