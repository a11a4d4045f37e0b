//! A row's figures at other periods: stored ones, and those of the rows on their way.
//!
//! Both are gathered by way of a [`RowIndex`]: over the whole panel, made when the first plan asks
//! for it; or over the rows that enter a step.

use super::expression::Values;
use super::frame::{LINE, column_name};
use super::functions::{look_up, test};
use super::lower::{Compares, Lowering};
use super::row_index::RowIndex;
use crate::bound::Named;
use crate::bound::{Way, follow};
use crate::diagnostic::Result;
use crate::panel::Figure;
use crate::period::Period;
use crate::plan::{ColumnId, Flow, Move};
use polars::prelude::*;

/// Where a row of one period looks for a stored figure.
enum Look {
    /// At these stored periods; the first that has it.
    At(Vec<u32>),
    /// At all of these stored periods, for their sum.
    All(Vec<u32>),
    /// At the start of the year.
    YearStart,
    /// Nowhere.
    Nowhere,
}

impl Values<'_> {
    /// [`ExprKind::FigureAt`](crate::plan::ExprKind::FigureAt).
    pub fn figure_at(
        &self,
        figure: Figure,
        moves: &[Move],
        by_end: bool,
        adds: bool,
    ) -> Result<Expr> {
        let look = |named: &Named| match follow(named.name, moves, self.bound.year) {
            Way::To(period) => match self.summed(figure, period).filter(|_| adds) {
                Some(look) => look,
                None => Look::At(numbers(&self.bound.calendar.meant(period, by_end))),
            },
            Way::YearStart => Look::YearStart,
            Way::Nowhere(_) => Look::Nowhere,
        };
        self.looked_up(figure, self.bound.periods.iter().map(look).collect())
    }

    /// A figure of the rows' own periods where it is a [`Flow`]; `None` where the stored one is the
    /// row's in every row.
    pub fn flow(&self, flow: Flow) -> Result<Option<Expr>> {
        let Flow { figure, adds } = flow;
        let sum = |named: &Named| self.summed(figure, named.name).filter(|_| adds);
        let bound = &self.bound;
        let is_stored = |named: &Named| {
            bound.calendar.stored(named.name, false) == Some(named.stored) && sum(named).is_none()
        };
        let stored: Vec<bool> = bound.periods.iter().map(is_stored).collect();
        if self.frame.figure(figure).is_none() || stored.iter().all(|stored| *stored) {
            return Ok(None);
        }
        let looks = bound.periods.iter().map(|named| sum(named).unwrap_or(Look::Nowhere));
        let summed = self.looked_up(figure, looks.collect())?;
        let own = col(column_name(&ColumnId::Figure(figure)));
        Ok(Some(when(test(col("period"), stored)).then(own).otherwise(summed)))
    }

    /// Where a flow of a period is looked for that the data does not have as such.
    fn summed(&self, figure: Figure, period: Period) -> Option<Look> {
        let parts = self.bound.flows.get(&(figure, period))?;
        Some(match parts.missing.is_empty() {
            true => Look::All(numbers(&parts.stored)),
            false => Look::Nowhere,
        })
    }

    /// A stored figure, looked for where it says for each period of the rows.
    fn looked_up(&self, figure: Figure, looks: Vec<Look>) -> Result<Expr> {
        let Some(values) = self.frame.figure(figure) else {
            let start = |look: &Look| matches!(look, Look::YearStart).then_some(0.0);
            let table = looks.iter().map(start).collect();
            return Ok(look_up::<Float64Type>(col("period"), table));
        };
        let index = self.frame.index()?;
        let value = move |place: Option<u32>, period: Option<u32>| {
            let place = place?;
            match looks.get(period? as usize)? {
                Look::At(stored) => stored.iter().find_map(|time| {
                    let row = index.row(place, *time)?;
                    values.get(row as usize)
                }),
                Look::All(stored) => {
                    let at = |time: &u32| values.get(index.row(place, *time)? as usize);
                    stored.iter().map(at).sum::<Option<f64>>().filter(|sum| sum.is_finite())
                }
                Look::YearStart => Some(0.0),
                Look::Nowhere => None,
            }
        };
        let apply = move |columns: &mut [Column]| {
            let [places, periods] = columns else {
                polars_bail!(ComputeError: "a figure is by place and period");
            };
            let (places, periods) = (places.u32()?, periods.u32()?);
            let keys = places.iter().zip(periods.iter());
            let found: Float64Chunked = keys.map(|(place, period)| value(place, period)).collect();
            Ok(found.with_name(places.name().clone()).into_column())
        };
        let output = |_: &Schema, fields: &[Field]| {
            let name = fields.first().map(|field| field.name().clone()).unwrap_or_default();
            Ok(Field::new(name, DataType::Float64))
        };
        Ok(col("place").map_many(apply, &[col("period")], output))
    }
}

/// Stored periods as the frame numbers them.
fn numbers(stored: &[usize]) -> Vec<u32> {
    stored.iter().filter_map(|stored| u32::try_from(*stored).ok()).collect()
}

impl Lowering<'_> {
    /// [`Step::Recall`](crate::plan::Step::Recall): over all rows that enter at once, so not a
    /// function that Polars may move past a filter.
    pub fn recall(&mut self, into: &str, of: &ColumnId, moves: &[Move]) {
        let bound = &self.values.bound;
        let target = |named: &Named| match follow(named.name, moves, bound.year) {
            Way::To(period) => bound.code(period),
            Way::YearStart | Way::Nowhere(_) => None,
        };
        let targets: Vec<Option<u32>> = bound.periods.iter().map(target).collect();
        let there = any_there(self.values.column(of), targets.clone());
        let apply = move |columns: &mut [Column]| {
            let [values, places, periods, lines] = columns else {
                polars_bail!(ComputeError: "a row is by place, period and line");
            };
            let [places, periods, lines] =
                [places.u32()?.rechunk(), periods.u32()?.rechunk(), lines.u32()?.rechunk()];
            let index =
                RowIndex::new(places.cont_slice()?, periods.cont_slice()?, lines.cont_slice()?);
            let row = |(place, period): (Option<u32>, Option<u32>)| {
                index.row(place?, (*targets.get(period? as usize)?)?)
            };
            let rows: IdxCa = places.iter().zip(periods.iter()).map(row).collect();
            values.take(&rows)
        };
        let output = |_: &Schema, fields: &[Field]| match fields.first() {
            Some(field) => Ok(field.clone()),
            None => polars_bail!(ComputeError: "nothing to recall"),
        };
        let keys = [col(column_name(&ColumnId::Place)), col("period"), col(LINE)];
        let value = self.values.column(of).apply_many(apply, &keys, output);
        let compares = format!("compares.{into}");
        let both =
            [value.alias(column_name(&ColumnId::Made(into.into()))), there.alias(&*compares)];
        self.replace(|rows| rows.with_columns(both));
        self.compares.push(Compares { rank: of.clone(), moves: moves.to_vec(), column: compares });
    }
}

/// Whether any row has the value at the period that this row's looks at.
fn any_there(value: Expr, targets: Vec<Option<u32>>) -> Expr {
    let apply = move |columns: &mut [Column]| {
        let [values, periods] = columns else {
            polars_bail!(ComputeError: "a row is by period");
        };
        let periods = periods.u32()?;
        let mut there = vec![false; targets.len()];
        for (present, period) in values.is_not_null().iter().zip(periods.iter()) {
            if let (Some(true), Some(period)) = (present, period)
                && let Some(slot) = there.get_mut(period as usize)
            {
                *slot = true;
            }
        }
        let looks = |period: Option<u32>| {
            let target = (*targets.get(period? as usize)?)?;
            there.get(target as usize).copied()
        };
        let found: BooleanChunked =
            periods.iter().map(|period| Some(looks(period).unwrap_or_default())).collect();
        Ok(found.with_name(values.name().clone()).into_column())
    };
    let output = |_: &Schema, fields: &[Field]| {
        let name = fields.first().map(|field| field.name().clone()).unwrap_or_default();
        Ok(Field::new(name, DataType::Boolean))
    };
    value.apply_many(apply, &[col("period")], output)
}
