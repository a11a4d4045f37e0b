//! Whether figures on two sides of a change of what is counted are held against each other.
//!
//! Takes a plan and what it is bound to; gives a warning for each such change that the catalog
//! states. Ranks may be compared across it: every district is counted anew.

use super::codes::with_operands;
use super::looks::{looks, place};
use crate::bound::Way;
use crate::bound::{Bound, placed};
use crate::catalog::{Break, Catalog, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::period::Period;
use crate::plan::{ColumnId, ExprKind, Plan, Step};
use crate::text::text;
use std::collections::{BTreeMap, BTreeSet};

/// Two periods whose figures of one indicator meet.
type Meeting = (IndicatorId, Period, Period);

/// A warning for each break between the periods of a comparison.
pub fn warnings(plan: &Plan, bound: &Bound, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (indicator, one, other) in meetings(plan, bound) {
        let Some(record) = catalog.indicators.get(indicator.0) else { continue };
        let (earlier, later) = if one.end() <= other.end() { (one, other) } else { (other, one) };
        for change in record.breaks.iter().filter(|change| between(change, earlier, later)) {
            if !told.insert((indicator, change.from)) {
                continue;
            }
            let message = text!(
                "{one} is counted anew from {from} on: {earlier} and {later} do not compare",
                "{one}自{from}起口径变化：{earlier}与{later}不可比",
                one = record,
                from = change.from,
                earlier,
                later
            );
            let because = change.because.as_str();
            let hint = text!("the catalog says: {because}", "目录的说明：{because}", because);
            let warning = Diagnostic::warning(Code::ScopeBreak, message).hint(hint);
            found.push(placed(warning, place(plan)));
        }
    }
    found
}

/// Whether the earlier figure is counted the old way and the later one the new way.
fn between(change: &Break, earlier: Period, later: Period) -> bool {
    earlier.end() < change.from.start() && later.end() >= change.from.start()
}

/// The indicators of which a figure of the row's own period is shown or worked with.
fn own(plan: &Plan) -> BTreeSet<IndicatorId> {
    let of = |column: &ColumnId| match column {
        ColumnId::Figure(figure) => Some(figure.indicator),
        _ => None,
    };
    let shown = plan.columns.iter().filter_map(|one| of(&one.column));
    let exprs = with_operands(plan.steps.iter().flat_map(Step::expressions).collect());
    let used = exprs.into_iter().filter_map(|expr| match &expr.kind {
        ExprKind::Column(column) => of(column),
        _ => None,
    });
    shown.chain(used).collect()
}

/// What is compared: figures looked at in other periods, growth as it is printed, and the course
/// of a figure that is drawn.
fn meetings(plan: &Plan, bound: &Bound) -> BTreeSet<Meeting> {
    let mut found = BTreeSet::new();
    let now: Vec<Period> = bound.now().map(|named| named.name).collect();
    let own = own(plan);
    // What figures of the row's own period are not there to meet, meets what is looked at beside it.
    let mut looked: BTreeMap<(IndicatorId, Period), Vec<Period>> = BTreeMap::new();
    for look in looks(plan) {
        let Some(figure) = look.figure.filter(|figure| figure.measure != Measure::Rank) else {
            continue;
        };
        for (from, way) in look.ways_from(bound) {
            let Way::To(to) = way else { continue };
            if own.contains(&figure.indicator) {
                found.insert((figure.indicator, from, to));
            }
            let others = looked.entry((figure.indicator, from)).or_default();
            found.extend(others.iter().map(|other| (figure.indicator, *other, to)));
            others.push(to);
        }
    }
    for figure in &plan.read.figures {
        if figure.measure == Measure::Yoy {
            found.extend(now.iter().map(|at| (figure.indicator, at.same_last_year(), *at)));
        }
        if !plan.heading.trends.is_empty() && figure.measure != Measure::Rank {
            let ends =
                now.iter().min_by_key(|at| at.end()).zip(now.iter().max_by_key(|at| at.end()));
            found.extend(ends.map(|(first, last)| (figure.indicator, *first, *last)));
        }
    }
    found
}
