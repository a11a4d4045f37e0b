//! What a plan looks at beside the rows that it reads: figures and rows of other periods.
//!
//! Takes a plan and what it is bound to; gives the periods that it looks at, and what is to be said
//! where the data does not have them.

use super::codes::with_operands;
use super::gaps::{course, runs};
use super::sums;
use crate::bound::ends;
use crate::bound::{Bound, Named, placed};
use crate::bound::{Way, follow};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::{Figure, Panel};
use crate::period::{Part, Period};
use crate::plan::{ColumnId, ExprKind, Move, Plan, Step, When};
use crate::source::Span;
use crate::text::{Text, listed, text};
use std::collections::BTreeSet;

/// One look at another period.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// At this stored figure; else at a column that a step has made.
    pub figure: Option<Figure>,
    /// From a row's own period.
    pub moves: &'a [Move],
    /// Whether the end decides which stored period is meant.
    pub by_end: bool,
    /// Whether what is not there as such is summed.
    pub adds: bool,
    /// Whether rows that are read beside look too.
    beside: bool,
}

/// All looks of a plan.
pub fn looks(plan: &Plan) -> Vec<Look<'_>> {
    let recalled: BTreeSet<&ColumnId> = plan.steps.iter().filter_map(recalled).collect();
    let now = plan.steps.iter().position(|step| *step == Step::Now).unwrap_or_default();
    let mut found = vec![];
    for (at, step) in plan.steps.iter().enumerate() {
        // What the rows beside work out for themselves matters where it is looked at.
        let made = |name: &String| recalled.contains(&ColumnId::Made(name.clone()));
        let beside = at < now && makes(step).is_some_and(made);
        for expr in with_operands(step.expressions()) {
            if let ExprKind::FigureAt { figure, moves, by_end, adds } = &expr.kind {
                let (figure, by_end, adds) = (Some(*figure), *by_end, *adds);
                found.push(Look { figure, moves, by_end, adds, beside });
            }
        }
        if let Step::Recall { moves, .. } = step {
            let by_end = plan.read.by_end;
            found.push(Look { figure: None, moves, by_end, adds: false, beside: false });
        }
    }
    found
}

fn recalled(step: &Step) -> Option<&ColumnId> {
    match step {
        Step::Recall { of, .. } => Some(of),
        _ => None,
    }
}

/// The column that a step makes.
fn makes(step: &Step) -> Option<&String> {
    match step {
        Step::Derive { into, .. }
        | Step::Spread { into, .. }
        | Step::Rank { into, .. }
        | Step::Recall { into, .. } => Some(into),
        _ => None,
    }
}

impl Look<'_> {
    /// Where it leads, from each period whose rows look.
    pub fn ways(&self, bound: &Bound) -> Vec<Way> {
        self.ways_from(bound).into_iter().map(|(_, way)| way).collect()
    }

    /// The same, each with the period that it begins at.
    pub fn ways_from(&self, bound: &Bound) -> Vec<(Period, Way)> {
        let looks = |named: &&Named| named.now || self.beside;
        let from = bound.periods.iter().filter(looks).map(|named| named.name);
        from.map(|from| (from, follow(from, self.moves, bound.year))).collect()
    }
}

/// The stored figures that are looked at, each with its stored period.
pub fn stored(plan: &Plan, bound: &Bound) -> BTreeSet<(Figure, usize)> {
    let mut found = BTreeSet::new();
    for look in looks(plan) {
        let Some(figure) = look.figure else { continue };
        for way in look.ways(bound) {
            if let Way::To(period) = way {
                let meant = bound.calendar.meant(period, look.by_end);
                found.extend(meant.into_iter().map(|stored| (figure, stored)));
            }
        }
    }
    found
}

/// Notes on periods that are looked at and not in the data, on ways that end at a year's start, and
/// on holes among the periods that the plan is about.
pub fn notes(plan: &Plan, bound: &Bound, panel: &Panel) -> Vec<Diagnostic> {
    let (mut missing, mut firsts) = (BTreeSet::new(), BTreeSet::new());
    for look in looks(plan) {
        let summed = |period| match look.figure {
            Some(figure) => look.adds && bound.flows.contains_key(&(figure, period)),
            // The rows looked at are there where their figures can be summed.
            None => bound.code(period).is_some(),
        };
        for way in look.ways(bound) {
            match way {
                Way::To(period) if summed(period) => {}
                Way::To(period) if bound.calendar.stored(period, look.by_end).is_none() => {
                    missing.insert(period);
                }
                Way::Nowhere(first) => {
                    firsts.insert(first);
                }
                Way::To(_) | Way::YearStart => {}
            }
        }
    }
    let span = place(plan);
    let say = |message| placed(Diagnostic::note(Code::PeriodMissing, message), span);
    let mut notes: Vec<Diagnostic> = vec![];
    let (days, parts): (BTreeSet<Period>, BTreeSet<Period>) =
        missing.iter().partition(|period| matches!(period.part, Part::Day(..)));
    let from_there = |none: Text| {
        text!("{none}, so figures taken from there are missing", "{none}，取自那里的数为缺失", none)
    };
    notes.extend(runs(&parts).into_iter().map(|run| say(from_there(no_period(run)))));
    if !days.is_empty() {
        let note = say(from_there(no_days(&days)));
        let is_day_before = |day: &&Period| bound.now().any(|now| now.name.previous() == **day);
        notes
            .push(match days.iter().find(is_day_before).and_then(|day| date_before(*day, panel)) {
            Some(date) => note.hint(text!(
                "what comes before a date is the day before; the data has {date}: versus {date}",
                "日期的上期是前一天；数据里此前最近的是 {date}：较 {date}",
                date
            )),
            None => note,
        });
    }
    if !firsts.is_empty() {
        notes.push(say(text!(
            "nothing comes before {names}: cumulative figures do not cross the year's start",
            "{names}之前没有可取的期间：累计数不跨年",
            names = listed(&firsts)
        )));
    }
    let holes = holes(plan, bound, panel).difference(&missing).copied().collect();
    notes.extend(runs(&holes).into_iter().map(|run| say(no_period(run))));
    notes.extend(sums::notes(plan, bound));
    let beyond = beyond(plan, bound);
    notes.extend(
        beyond.into_iter().map(|said| placed(Diagnostic::note(Code::PeriodMissing, said), span)),
    );
    notes
}

/// What is asked for before the first period and after the last one that the span has.
fn beyond(plan: &Plan, bound: &Bound) -> Vec<Text> {
    let When::Span { from, to, .. } = &plan.read.when else { return vec![] };
    let names: Vec<Period> = bound.now().map(|named| named.name).collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return vec![] };
    let subject = &plan.heading.subject;
    let (from, to) = ends(*from, *to, bound);
    let is_day = |period: &Period| matches!(period.part, Part::Day(..));
    let earlier = from.filter(|from| match is_day(first) {
        // The day of a month may be any.
        true => from.end() < first.start(),
        // 1-2月 is the first of many a year: nothing is said of January alone.
        false => first.previous().end() >= from.start() && first.start() != from.start(),
    });
    let by_month = names.iter().any(|name| matches!(name.part, Part::ToMonth(_)));
    let next = match by_month && last.before_start().is_none() {
        true => Period { part: Part::ToMonth(last.months()), ..*last }.next(),
        false => last.next(),
    };
    let later = to.filter(|to| match is_day(last) {
        true => last.end() < to.start(),
        false => next.end() <= to.end(),
    });
    let begins = earlier.map(|from| {
        text!(
            "the data of {subject} begins with {first}, after {from}",
            "{subject}的数据自{first}起，晚于{from}",
            subject,
            first,
            from
        )
    });
    let over = later.map(|to| {
        text!(
            "the data of {subject} ends with {last}, before {to}",
            "{subject}的数据到{last}为止，早于{to}",
            subject,
            last,
            to
        )
    });
    begins.into_iter().chain(over).collect()
}

/// How many runs of days a note names.
const RUNS_TOLD: usize = 3;

/// Days that are not there in one note: dates of reports do not follow each other.
fn no_days(days: &BTreeSet<Period>) -> Text {
    let runs = runs(days);
    if let [run] = runs.as_slice() {
        return no_period(*run);
    }
    let each = runs.iter().map(|(from, to)| match from == to {
        true => Text::of(from),
        false => text!("{from} to {to}", "{from}至{to}", from, to),
    });
    let names = listed(each.take(RUNS_TOLD));
    match runs.len().saturating_sub(RUNS_TOLD) {
        0 => text!("the data has no period {names}", "数据里没有{names}", names),
        more => text!(
            "the data has no period {names} and {more} more",
            "数据里没有{names}等（另有 {more} 处）",
            names,
            more
        ),
    }
}

/// The last date before a day, of a panel of dates.
fn date_before(day: Period, panel: &Panel) -> Option<Period> {
    let is_day = |period: &&Period| matches!(period.part, Part::Day(..));
    let before = panel.periods.iter().filter(is_day).filter(|one| one.end() < day.start());
    before.max_by_key(|one| one.end()).copied()
}

fn no_period((from, to): (Period, Period)) -> Text {
    match from == to {
        true => text!("the data has no period {from}", "数据里没有{from}", from),
        false => {
            text!("the data has no period from {from} to {to}", "数据里没有{from}至{to}", from, to)
        }
    }
}

/// The periods between those of a span of time that the data does not have.
fn holes(plan: &Plan, bound: &Bound, panel: &Panel) -> BTreeSet<Period> {
    if !matches!(plan.read.when, When::Span { .. }) {
        return BTreeSet::new();
    }
    let names: Vec<Period> = bound.now().map(|named| named.name).collect();
    let stored: BTreeSet<_> = panel.periods.iter().map(|one| (one.end(), one.start())).collect();
    let by_end: BTreeSet<_> = panel.periods.iter().map(|one| one.end()).collect();
    let is_there = |period: &Period| match plan.read.by_end {
        true => by_end.contains(&period.end()),
        false => stored.contains(&(period.end(), period.start())),
    };
    course(&names).into_iter().filter(|period| !is_there(period)).collect()
}

/// The place of a statement's period in its text.
pub fn place(plan: &Plan) -> Span {
    match &plan.read.when {
        When::Latest { span, .. } | When::At { span, .. } | When::Span { span, .. } => *span,
    }
}
