//! The rows that a plan reads.

use super::time::{Arrival, same_days};
use super::value::{Value, chronological};
use super::{Row, World};
use indiq::catalog::DistrictId;
use indiq::panel::Figure;
use indiq::period::{Part, Period, PeriodLiteral};
use indiq::plan::*;
use std::collections::BTreeMap;

/// A period of the panel under the name that it is read by.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub name: Period,
    stored: usize,
}

impl World<'_> {
    /// The periods that a plan is about; `None` when there is none.
    pub fn now(&self, plan: &Plan) -> Option<Vec<Named>> {
        let by_end = plan.read.by_end;
        let answering = |name: Period| Some(vec![self.named(plan, name)?]);
        match &plan.read.when {
            When::At { period, .. } => answering(self.resolve(period)),
            When::Latest { figures, moves, .. } => {
                let latest = self.latest(figures, &plan.read.districts)?;
                match self.walk(latest, moves) {
                    Arrival::Period(period) if moves.is_empty() => {
                        let stored = self.panel.periods.iter().position(|one| *one == period)?;
                        Some(vec![Named { name: period, stored }])
                    }
                    Arrival::Period(period) => answering(period),
                    Arrival::NothingYet | Arrival::None => None,
                }
            }
            When::Span { from, to, figures, .. } => {
                let districts = &plan.read.districts;
                let has = |one: &Named| self.has_own(figures, one.stored, districts);
                let mut found = self.between(from.as_ref(), to.as_ref(), has, by_end);
                // A span from quarter to quarter is of quarters, and one of halves of halves.
                let parts = |end: &PeriodLiteral| match self.resolve(end).part {
                    Part::Quarter(_) => Some(3),
                    Part::Half(_) => Some(6),
                    _ => None,
                };
                let months = from.as_ref().and_then(parts);
                let both = months.is_some() && months == to.as_ref().and_then(parts);
                if both && found.iter().all(|one| Some(one.name.months()) < months) {
                    let last = to.as_ref().map(|to| self.resolve(to));
                    let first = from.as_ref().filter(|_| !found.is_empty());
                    found.clear();
                    let mut name = first.map(|from| self.resolve(from));
                    while let Some(part) =
                        name.filter(|part| Some(part.end()) <= last.map(Period::end))
                    {
                        found.extend(self.named(plan, part));
                        name = Some(part.next());
                    }
                }
                (!found.is_empty()).then_some(found)
            }
        }
    }

    /// The stored period that answers to a name: as such, or for what is summed over it.
    fn named(&self, plan: &Plan, name: Period) -> Option<Named> {
        let adds = |flow: &&Flow| flow.adds;
        let mut flows = plan.read.flows.iter().filter(adds);
        let stored = self.answering(name, plan.read.by_end).or_else(|| {
            let summed = flows.any(|flow| self.parts(flow.figure, name).is_some());
            self.answering(name, true).filter(|_| summed)
        });
        Some(Named { name, stored: stored? })
    }

    fn latest(&self, groups: &[Vec<Figure>], districts: &[DistrictId]) -> Option<Period> {
        let has = |group: &Vec<Figure>, period: usize| {
            (0..self.panel.height()).any(|row| {
                districts.contains(&self.panel.districts[row])
                    && self.panel.row_periods[row] == period
                    && group.iter().any(|f| matches!(self.figure(f, row), Value::Number(_)))
            })
        };
        let periods = 0..self.panel.periods.len();
        let with_all = periods.filter(|period| groups.iter().all(|group| has(group, *period)));
        let own = |period: usize| {
            groups.iter().filter(|group| self.has_own(group, period, districts)).count()
        };
        let last = with_all.max_by(|a, b| {
            let (left, right) = (self.panel.periods[*a], self.panel.periods[*b]);
            match left.ends_like(right) {
                true => own(*a).cmp(&own(*b)).then(chronological(&left, &right)),
                false => chronological(&left, &right),
            }
        });
        last.map(|period| self.panel.periods[period])
    }

    /// Whether one of the figures is there at a stored period, and not from another one.
    fn has_own(&self, figures: &[Figure], period: usize, districts: &[DistrictId]) -> bool {
        (0..self.panel.height()).any(|row| {
            let read = districts.contains(&self.panel.districts[row]);
            let from_another = |figure: &Figure| {
                let rows = self.panel.of_other_periods.get(figure);
                rows.is_some_and(|rows| rows.contains(&row))
            };
            let own = |figure: &&Figure| {
                matches!(self.figure(figure, row), Value::Number(_)) && !from_another(figure)
            };
            read && self.panel.row_periods[row] == period && figures.iter().any(|one| own(&one))
        })
    }

    fn between(
        &self,
        from: Option<&PeriodLiteral>,
        to: Option<&PeriodLiteral>,
        has_own: impl Fn(&Named) -> bool,
        by_end: bool,
    ) -> Vec<Named> {
        let ends: Vec<Period> = from.into_iter().chain(to).map(|end| self.resolve(end)).collect();
        let as_long = |period: &Period| ends.iter().any(|end| end.months() == period.months());
        let mut found: Vec<Named> = vec![];
        for (stored, name) in self.panel.periods.iter().enumerate() {
            let begun = from.is_none_or(|from| name.end() >= self.resolve(from).start());
            let over = to.is_some_and(|to| name.end() > self.resolve(to).end());
            if begun && !over {
                found.push(Named { name: *name, stored });
            }
        }
        let kinds: Vec<Period> = found.iter().filter(|one| has_own(one)).map(|o| o.name).collect();
        if !kinds.is_empty() {
            found.retain(|one| kinds.iter().any(|kind| is_of_kind(kind, &one.name)));
        }
        let all = found.clone();
        if by_end {
            let grain = |one: &Named| std::mem::discriminant(&one.name.part);
            found.retain(|one| {
                // The best of those that end alike: as long as an end, then of the commonest
                // grain, then the first by start.
                let worth = |other: &Named| {
                    let common = all.iter().filter(|like| grain(like) == grain(other)).count();
                    (!as_long(&other.name), std::cmp::Reverse(common), other.name.start())
                };
                let alike = all.iter().filter(|other| other.name.end() == one.name.end());
                alike.map(worth).min() == Some(worth(one))
            });
        } else if all.iter().any(|one| as_long(&one.name)) {
            found.retain(|one| as_long(&one.name));
        }
        found
    }

    /// The periods that are read beside, from those that the plan is about.
    pub fn beside(&self, plan: &Plan, now: &[Named]) -> Vec<Named> {
        let mut found: Vec<Named> = vec![];
        for moves in &plan.read.beside {
            for one in now {
                let Arrival::Period(name) = self.walk(one.name, moves) else { continue };
                let known = now.iter().chain(&found).any(|one| same_days(&one.name, &name));
                if let (false, Some(named)) = (known, self.named(plan, name)) {
                    found.push(named);
                }
            }
        }
        found
    }

    /// The rows of these periods, in line.
    pub fn rows(&self, plan: &Plan, periods: &[Named]) -> Vec<Row> {
        let mut keys: Vec<(Named, usize)> = vec![];
        for one in periods {
            for row in 0..self.panel.height() {
                let read = plan.read.districts.contains(&self.panel.districts[row]);
                if read && self.panel.row_periods[row] == one.stored {
                    keys.push((*one, row));
                }
            }
        }
        keys.sort_by(|(a, left), (b, right)| {
            let places = self.panel.districts[*left].cmp(&self.panel.districts[*right]);
            places.then_with(|| chronological(&a.name, &b.name))
        });
        let in_line = keys.into_iter().enumerate();
        let row =
            |(line, (one, row))| Row { line, cells: self.cells(plan, one, row), compared: vec![] };
        in_line.map(row).collect()
    }

    fn cells(&self, plan: &Plan, period: Named, row: usize) -> BTreeMap<ColumnId, Value> {
        let DistrictId(place) = self.panel.districts[row];
        let district = &self.catalog.districts[place];
        let text = |text: Option<String>| text.map_or(Value::Missing, Value::Text);
        let group = district.group.map(|group| self.catalog.groups[group.0].label.clone());
        let parent = district.parent.map(|parent| self.catalog.districts[parent.0].name.clone());
        let mut cells = BTreeMap::from([
            (ColumnId::Place, Value::Number(place as f64)),
            (ColumnId::Period, Value::Period(period.name)),
            (ColumnId::District, text(Some(district.name.clone()))),
            (ColumnId::Level, text(Some(district.level.clone()))),
            (ColumnId::Group, text(group)),
            (ColumnId::Parent, text(parent)),
        ]);
        for figure in &plan.read.figures {
            cells.insert(ColumnId::Figure(*figure), self.figure(figure, row));
        }
        for Flow { figure, adds } in &plan.read.flows {
            let own = same_days(&self.panel.periods[period.stored], &period.name);
            let value = match self.sum(*figure, DistrictId(place), period.name) {
                Some(sum) if *adds => sum,
                _ if own => continue,
                _ => Value::Missing,
            };
            if cells.contains_key(&ColumnId::Figure(*figure)) {
                cells.insert(ColumnId::Figure(*figure), value);
            }
        }
        cells
    }

    /// What the panel stores.
    pub fn figure(&self, figure: &Figure, row: usize) -> Value {
        let stored = self.panel.columns.get(figure).and_then(|column| column.values[row]);
        stored.map_or(Value::Missing, Value::Number)
    }
}

/// Whether two periods are quarters, or both months; or from January on, one by its months.
fn is_of_kind(one: &Period, other: &Period) -> bool {
    let to_month = |period: &Period| matches!(period.part, Part::ToMonth(_));
    let from_january = |period: &Period| match period.part {
        Part::Day(..) | Part::Fiscal => false,
        Part::Year | Part::ToMonth(_) => true,
        Part::Half(number) | Part::Quarter(number) | Part::Month(number) => number == 1,
    };
    match (one.part, other.part) {
        (Part::Quarter(_), Part::Quarter(_)) | (Part::Month(_), Part::Month(_)) => true,
        (Part::Half(_), Part::Half(_)) | (Part::Year, Part::Year) => true,
        (Part::Day(..), Part::Day(..)) => true,
        _ => from_january(one) && from_january(other) && (to_month(one) || to_month(other)),
    }
}
