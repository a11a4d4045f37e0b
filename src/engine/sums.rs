//! What is said of sums over a period that lack a part.

use super::gaps::runs;
use super::looks::{looks, place};
use crate::bound::{Bound, Way, placed};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Figure;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::{Text, listed, text};
use std::collections::{BTreeMap, BTreeSet};

/// A note for each period of the answer, or one that it looks at, over which something cannot be
/// summed.
pub fn notes(plan: &Plan, bound: &Bound) -> Vec<Diagnostic> {
    let mut looked: BTreeSet<(Figure, Period)> = BTreeSet::new();
    for look in looks(plan) {
        let Some(figure) = look.figure.filter(|_| look.adds) else { continue };
        looked.extend(look.ways(bound).into_iter().filter_map(|way| match way {
            Way::To(period) => Some((figure, period)),
            Way::Nowhere(_) | Way::YearStart => None,
        }));
    }
    let mut missing: BTreeMap<Period, BTreeSet<Period>> = BTreeMap::new();
    for ((figure, period), parts) in &bound.flows {
        let of_rows = bound.now().any(|named| named.name == *period);
        if of_rows || looked.contains(&(*figure, *period)) {
            missing.entry(*period).or_default().extend(parts.missing.iter().copied());
        }
    }
    missing.retain(|_, parts| !parts.is_empty());
    let note = |(period, parts): (Period, BTreeSet<Period>)| {
        let message = text!(
            "nothing is there for {parts}, so what adds up over {period} is missing",
            "{parts}没有数据，{period}的累加数因此缺失",
            parts = in_words(&parts),
            period
        );
        placed(Diagnostic::note(Code::PeriodMissing, message), place(plan))
    };
    missing.into_iter().map(note).collect()
}

/// `2022M8, 2022M10 to 2022M12`
fn in_words(periods: &BTreeSet<Period>) -> Text {
    listed(runs(periods).into_iter().map(|(from, to)| match from == to {
        true => Text::of(&from),
        false => text!("{from} to {to}", "{from}至{to}", from, to),
    }))
}
