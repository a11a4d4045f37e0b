//! Periods: ways from one to another, which stored one is meant, the rows of another one.

use super::value::{Value, chronological};
use super::{Row, World};
use indiq::catalog::DistrictId;
use indiq::panel::Figure;
use indiq::period::{Part, Period, PeriodLiteral};
use indiq::plan::*;
use std::cmp::Ordering;

/// Where a way ends.
pub enum Arrival {
    Period(Period),
    /// At the year's start: no period, but nothing has been added up yet.
    NothingYet,
    None,
}

impl World<'_> {
    /// The period that a literal means.
    pub fn resolve(&self, literal: &PeriodLiteral) -> Period {
        let latest = self.panel.periods.iter().map(|p| p.year).max().unwrap_or_default();
        Period { year: literal.year.unwrap_or(latest), part: literal.part }
    }

    /// Takes the moves one by one.
    pub fn walk(&self, from: Period, moves: &[Move]) -> Arrival {
        let Some((first, rest)) = moves.split_first() else { return Arrival::Period(from) };
        let next = match first {
            Move::To(literal) => self.resolve(literal),
            Move::LastYear => from.same_last_year(),
            Move::Previous { within_year } => {
                let previous = from.previous();
                if *within_year && previous.year < from.year {
                    return Arrival::None;
                }
                previous
            }
            Move::BeforeStart => match from.before_start() {
                Some(before) => before,
                None => return Arrival::NothingYet,
            },
        };
        self.walk(next, rest)
    }

    /// The stored periods that may be meant, by their index: the same days, then by start.
    fn meant(&self, wanted: Period, by_end: bool) -> Vec<usize> {
        let stored = self.panel.periods.iter().enumerate();
        let mut meant: Vec<(bool, Period, usize)> = stored
            .filter(|(_, stored)| match by_end {
                true => stored.end() == wanted.end(),
                false => same_days(stored, &wanted),
            })
            .map(|(at, stored)| (!same_days(stored, &wanted), *stored, at))
            .collect();
        meant.sort_by_key(|(other, stored, _)| (*other, stored.start()));
        meant.into_iter().map(|(_, _, at)| at).collect()
    }

    /// The stored period that answers to a name.
    pub fn answering(&self, wanted: Period, by_end: bool) -> Option<usize> {
        self.meant(wanted, by_end).first().copied()
    }

    /// A stored figure of a district at a period.
    pub fn figure_at(
        &self,
        figure: Figure,
        district: DistrictId,
        period: Period,
        by_end: bool,
    ) -> Value {
        for stored in self.meant(period, by_end) {
            let is_there = |row: &usize| {
                self.panel.districts[*row] == district && self.panel.row_periods[*row] == stored
            };
            if let Some(row) = (0..self.panel.height()).find(is_there)
                && let Value::Number(number) = self.figure(&figure, row)
            {
                return Value::Number(number);
            }
        }
        Value::Missing
    }

    /// The parts that a figure of a period is the sum of, by their index, where the data does not have
    /// it as such; a part that is not there is none.
    pub fn parts(&self, figure: Figure, period: Period) -> Option<Vec<Option<usize>>> {
        let has = |stored: usize| {
            (0..self.panel.height()).any(|row| {
                self.panel.row_periods[row] == stored
                    && self.read.contains(&self.panel.districts[row])
                    && matches!(self.figure(&figure, row), Value::Number(_))
            })
        };
        let there = |one: Period| self.answering(one, false).filter(|stored| has(*stored));
        if there(period).is_some() {
            return None;
        }
        let year = period.year;
        let all: [Vec<Part>; 3] = [
            vec![Part::Half(1), Part::Half(2)],
            (1..=4).map(Part::Quarter).collect(),
            (1..=12).map(Part::Month).collect(),
        ];
        let is_day = matches!(period.part, Part::Day(..));
        let kinds = all.into_iter().filter_map(|kind| {
            let parts = kind.into_iter().map(|part| Period { year, part });
            let within: Vec<Period> = parts
                .filter(|one| one.start() >= period.start() && one.end() <= period.end())
                .collect();
            let months: u8 = within.iter().map(|one| one.months()).sum();
            let whole = months == period.months() && within.len() > 1 && !is_day;
            whole.then(|| within.into_iter().map(there).collect::<Vec<_>>())
        });
        let mut found: Vec<Vec<Option<usize>>> = kinds.collect();
        if let Some(whole) = found.iter().position(|kind| kind.iter().all(Option::is_some)) {
            return Some(found.swap_remove(whole));
        }
        found.into_iter().rfind(|kind| kind.iter().any(Option::is_some))
    }

    /// The sum of a district's figures over the parts of a period; `None` where it has no parts.
    pub fn sum(&self, figure: Figure, district: DistrictId, period: Period) -> Option<Value> {
        let parts = self.parts(figure, period)?;
        let mut sum = 0.0;
        for part in parts {
            let at = part.map(|stored| self.panel.periods[stored]);
            match at.map(|at| self.figure_at(figure, district, at, false)) {
                Some(Value::Number(number)) => sum += number,
                _ => return Some(Value::Missing),
            }
        }
        Some(if f64::is_finite(sum) { Value::Number(sum) } else { Value::Missing })
    }

    /// What a column holds in the row of the same district where the moves lead, for each row.
    pub fn recall(&self, rows: &[Row], of: &ColumnId, moves: &[Move]) -> Vec<Value> {
        let recalled = |row: &Row| {
            let Arrival::Period(there) = self.walk(row.period(), moves) else {
                return Value::Missing;
            };
            let is_it = |other: &&Row| {
                other.district() == row.district() && same_days(&other.period(), &there)
            };
            let first = rows.iter().filter(is_it).min_by_key(|other| other.line);
            first.map_or(Value::Missing, |other| other.cells[of].clone())
        };
        rows.iter().map(recalled).collect()
    }

    /// Whether any row has the column where the moves lead, for each row.
    pub fn compared(&self, rows: &[Row], of: &ColumnId, moves: &[Move]) -> Vec<bool> {
        let has = |there: &Period| {
            rows.iter().any(|row| {
                same_days(&row.period(), there) && !matches!(row.cells[of], Value::Missing)
            })
        };
        let compared = |row: &Row| match self.walk(row.period(), moves) {
            Arrival::Period(there) => has(&there),
            Arrival::NothingYet | Arrival::None => false,
        };
        rows.iter().map(compared).collect()
    }
}

/// Whether two periods are the same days.
pub fn same_days(a: &Period, b: &Period) -> bool {
    chronological(a, b) == Ordering::Equal
}

/// All periods of a grain from the first to the last of these; `None` where they are not all of
/// one, or begin their years and so may be.
pub fn course(periods: &[Period]) -> Option<Vec<Period>> {
    let Some((first, last)) = periods.first().zip(periods.last()) else { return Some(vec![]) };
    let parts: Vec<Part> = match first.part {
        Part::Year | Part::Fiscal => vec![first.part],
        Part::Half(_) => (1..=2).map(Part::Half).collect(),
        Part::Quarter(_) => (1..=4).map(Part::Quarter).collect(),
        Part::Month(_) => (1..=12).map(Part::Month).collect(),
        Part::Day(..) | Part::ToMonth(_) => return (periods.len() == 1).then(|| vec![*first]),
    };
    if !periods.iter().all(|period| parts.contains(&period.part)) {
        return None;
    }
    let years = first.year..=last.year;
    let all = years.flat_map(|year| parts.iter().map(move |part| Period { year, part: *part }));
    let within = |period: &Period| {
        chronological(first, period).is_le() && chronological(period, last).is_le()
    };
    Some(all.filter(within).collect())
}
