//! Rows in which a figure is missing: which it is, in words.

use crate::bound::{Bound, Way, follow};
use crate::catalog::{Catalog, DistrictId};
use crate::checks::reading::{Reading, Unreadable};
use crate::checks::sheet::{CellPlace, Cells, Line};
use crate::diagnostic::Result;
use crate::panel::Figure;
use crate::period::Period;
use crate::plan::{AggregateFunction, ColumnId, Expr, ExprKind, Step};
use crate::printed::Formula;
use crate::session::checks::rows::not_printed;
use crate::session::checks::said;
use crate::source::Span;
use crate::text::{Text, joined, listed, text};
use std::collections::{HashMap, HashSet};

/// So many names are told.
const NAMED: usize = 3;

/// Both formulas, or none where a figure is missing.
pub fn both(
    left: Result<Formula, Unreadable>,
    right: Result<Formula, Unreadable>,
    span: Span,
) -> Result<Option<(Formula, Formula)>> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok(Some((left, right))),
        (Err(Unreadable::NotPrinted), _) | (_, Err(Unreadable::NotPrinted)) => {
            Err(not_printed(span).into())
        }
        _ => Ok(None),
    }
}

/// Why a printed figure cannot be held against others in a row; nothing where it and they are
/// missing together: then there is no such row.
pub fn in_row(left: &Expr, right: &Expr, line: Line, reading: &Reading<'_>) -> Option<Text> {
    let own = looked_at(left, line, reading);
    let others = looked_at(right, line, reading);
    let lost: Vec<&Look> = others.iter().filter(|one| !one.is_there).collect();
    if own.iter().all(|one| one.is_there) {
        let first = own.first().map(|one| one.figure);
        return Some(match lost.is_empty() {
            true => text!("what it is worked out from is not known for sure", "其计算依据不能确定"),
            false => because(&lost, first, reading),
        });
    }
    (lost.len() < others.len()).then(unprinted)
}

/// The figures that a row lacks of those that two expressions look at.
pub fn names(left: &Expr, right: &Expr, line: Line, reading: &Reading<'_>) -> Vec<Text> {
    let mut all = looked_at(left, line, reading);
    let own = all.first().map(|one| one.figure);
    all.extend(looked_at(right, line, reading));
    let lost: Vec<&Look> = all.iter().filter(|one| !one.is_there).collect();
    named(&lost, own, reading)
}

/// Why the parts make nothing at a period: which of them lacks what.
pub fn of_parts(names: &[Text]) -> Text {
    let more = names.len().saturating_sub(NAMED);
    let first = listed(names.iter().take(NAMED));
    match more {
        0 => text!("{first} not printed", "{first}未公布", first),
        _ => text!(
            "{first} and {more} more not printed",
            "{first}等未公布，另有 {more} 项",
            first,
            more
        ),
    }
}

/// The same, where others have all that is printed and nothing follows of it.
pub fn of_all_parts(names: &[Text], undefined: &[Text]) -> Text {
    let lacking = (!names.is_empty()).then(|| of_parts(names));
    let told = undefined.iter().take(NAMED).cloned();
    joined(lacking.into_iter().chain(told), &text!("; ", "；"))
}

/// What the sums over all rows lack at each period: rows of districts whose siblings have one. A share
/// that does not fit such a sum is not proven wrong.
pub fn of_sums(reading: &Reading<'_>, bound: &Bound) -> HashMap<Period, Text> {
    let sums = reading.steps.iter().find_map(|step| match step {
        Step::Spread { into, aggregate, .. } if aggregate.function == AggregateFunction::Sum => {
            reading.population.get(into)
        }
        _ => None,
    });
    let (catalog, panel) = (reading.sheet.catalog, reading.sheet.panel);
    let mut there: HashMap<Period, HashSet<DistrictId>> = HashMap::new();
    for line in sums.into_iter().flatten() {
        let own = there.entry(line.period).or_default();
        own.extend(panel.districts.get(line.row));
    }
    let parent = |one: &DistrictId| catalog.districts.get(one.0).and_then(|it| it.parent);
    let mut found = HashMap::new();
    for (period, there) in there {
        let families: HashSet<Option<DistrictId>> = there.iter().map(parent).collect();
        let read = bound.districts.iter().enumerate().filter(|(_, is_read)| **is_read);
        let absent = read
            .map(|(at, _)| DistrictId(at))
            .filter(|one| !there.contains(one) && families.contains(&parent(one)));
        let rows = rows_of(absent, catalog);
        if !rows.is_empty() {
            found.insert(period, of_parts(&rows));
        }
    }
    found
}

/// Rows that are not there, by the names of their districts.
pub fn rows_of(districts: impl Iterator<Item = DistrictId>, catalog: &Catalog) -> Vec<Text> {
    let names = districts.filter_map(|one| catalog.districts.get(one.0));
    names
        .map(|district| {
            let name = district.name.as_str();
            text!("the row of {name}", "{name}的行", name)
        })
        .collect()
}

/// That nothing is printed.
pub fn unprinted() -> Text {
    text!("not printed", "未公布")
}

/// A figure that an expression looks at.
struct Look {
    figure: Figure,
    /// Of another period, by its name.
    at: Option<Text>,
    is_there: bool,
}

fn because(lost: &[&Look], own: Option<Figure>, reading: &Reading<'_>) -> Text {
    of_parts(&named(lost, own, reading))
}

fn named(lost: &[&Look], own: Option<Figure>, reading: &Reading<'_>) -> Vec<Text> {
    let mut names: Vec<Text> = Vec::new();
    for look in lost {
        let place = CellPlace { figure: look.figure, row: 0 };
        let of = own.unwrap_or(look.figure);
        let name = said::called(&of, place, reading.sheet.catalog);
        let name = match &look.at {
            None => name,
            Some(at) => text!("{name} of {at}", "{at}{name}", name, at),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn looked_at(expr: &Expr, line: Line, reading: &Reading<'_>) -> Vec<Look> {
    let mut found = Vec::new();
    let mut cells = Cells::default();
    match &expr.kind {
        ExprKind::Column(ColumnId::Figure(figure)) => {
            let is_there = reading.sheet.figure(*figure, line.row, &mut cells).is_some();
            found.push(Look { figure: *figure, at: None, is_there });
        }
        ExprKind::FigureAt { figure, moves, by_end, .. } => {
            let way = (moves.as_slice(), *by_end);
            let there = reading.sheet.figure_at(*figure, line, way, reading.bound, &mut cells);
            let at = match follow(line.period, moves, reading.bound.year) {
                Way::To(period) => Some(Text::of(&period)),
                _ => None,
            };
            found.push(Look { figure: *figure, at, is_there: there.is_some() });
        }
        _ => {}
    }
    found.extend(expr.operands().into_iter().flat_map(|one| looked_at(one, line, reading)));
    found
}
