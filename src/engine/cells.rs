//! The cells of an answer, out of a collected frame.

use super::failed;
use super::frame::{Frame, LINE, ROW, column_name};
use super::lower::Lowered;
use crate::answer::Cell;
use crate::diagnostic::Result;
use crate::panel::{Figure, Panel, shortest};
use crate::period::Period;
use crate::plan::{AggregateFunction, ColumnId, Decimals, OutputColumn, Plan, Step, TypeKind};
use crate::text::Text;
use polars::prelude::*;

/// What the cells of an answer are made of.
pub struct Collected<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The plan, lowered.
    pub lowered: &'a Lowered<'a>,
    /// The frame it was lowered to.
    pub frame: &'a Frame,
    /// The panel.
    pub panel: &'a Panel,
    /// What came out.
    pub data: &'a DataFrame,
}

impl Collected<'_> {
    /// The cells of a column, from the first row to the last.
    pub fn cells(&self, out: &OutputColumn) -> Result<Vec<Cell>> {
        let column = self.data.column(&column_name(&out.column)).map_err(failed)?;
        self.typed(out, column).map_err(|error| failed(error).into())
    }

    /// The row of the panel that each row is, and the name of its period; none where rows are
    /// aggregates. The plan shows the period.
    pub fn places(&self) -> Result<Vec<(usize, Period)>> {
        if self.lowered.aggregated {
            return Ok(vec![]);
        }
        let read = || {
            let rows = self.data.column(ROW).or_else(|_| self.data.column(LINE))?.u32()?;
            let periods = self.data.column(&column_name(&ColumnId::Period))?.u32()?;
            let named = &self.lowered.values.bound.periods;
            let place = |(row, period): (Option<u32>, Option<u32>)| {
                Some((self.frame.panel_row(row?)?, named.get(period? as usize)?.name))
            };
            let places: Option<Vec<_>> = rows.iter().zip(periods.iter()).map(place).collect();
            places.ok_or_else(|| polars_err!(ComputeError: "a row is none of the panel"))
        };
        read().map_err(|error: PolarsError| failed(error).into())
    }

    fn typed(&self, out: &OutputColumn, column: &Column) -> PolarsResult<Vec<Cell>> {
        Ok(match out.ty.kind {
            TypeKind::Rank => numbers(column, |_, value| Cell::Whole(value as i64))?,
            TypeKind::Quantity(_) if self.counts_rows(&out.column) => {
                numbers(column, |_, value| Cell::Whole(value as i64))?
            }
            TypeKind::Movement => self.movements(out, column)?,
            TypeKind::Quantity(_) => {
                let rows = self.data.column(ROW).or_else(|_| self.data.column(LINE))?.u32()?;
                let column_decimals = self.column_decimals(&out.decimals);
                numbers(column, |at, value| {
                    let printed = rows.get(at).and_then(|row| self.printed(&out.decimals, row));
                    let decimals = printed.or(column_decimals).unwrap_or_else(|| shortest(value));
                    Cell::Number { value, decimals }
                })?
            }
            TypeKind::Truth => {
                let truths = column.bool()?.iter();
                truths.map(|truth| truth.map_or(Cell::Missing, Cell::Truth)).collect()
            }
            TypeKind::Period => coded(column, |code| self.period(&out.column, code))?,
            TypeKind::District | TypeKind::Text => {
                coded(column, |code| self.text(&out.column, code))?
            }
        })
    }

    /// The cells of a movement: a row that is ranked and has none is new in the ranking, where any
    /// row has a rank to compare with.
    fn movements(&self, out: &OutputColumn, column: &Column) -> PolarsResult<Vec<Cell>> {
        let mut cells = numbers(column, |_, value| Cell::Whole(value as i64))?;
        let Decimals::OfRank(rank) = &out.decimals else { return Ok(cells) };
        let ranked = self.data.column(&column_name(rank))?.is_not_null();
        let of_rank = self.lowered.compares.iter().filter(|one| one.rank == *rank);
        let columns = of_rank.map(|one| self.data.column(&one.column)?.bool());
        let columns: Vec<&BooleanChunked> = columns.collect::<PolarsResult<_>>()?;
        for (at, cell) in cells.iter_mut().enumerate() {
            let there = || columns.iter().any(|column| column.get(at) == Some(true));
            let is_new = ranked.get(at) == Some(true) && (columns.is_empty() || there());
            if *cell == Cell::Missing && is_new {
                *cell = Cell::New;
            }
        }
        Ok(cells)
    }

    /// Whether a column counts rows, and so holds whole numbers.
    fn counts_rows(&self, column: &ColumnId) -> bool {
        let ColumnId::Made(name) = column else { return false };
        self.plan.steps.iter().any(|step| match step {
            Step::Spread { into, aggregate, .. } => into == name && counts(aggregate.function),
            Step::Aggregate { aggregates, .. } => aggregates
                .iter()
                .any(|(into, aggregate)| into == name && counts(aggregate.function)),
            _ => false,
        })
    }

    /// Decimals that hold for a whole column.
    fn column_decimals(&self, decimals: &Decimals) -> Option<u8> {
        let most = |figure: &Figure| self.panel.columns.get(figure)?.decimals();
        match decimals {
            Decimals::Fixed(decimals) => Some(*decimals),
            Decimals::OfRank(_) => Some(0),
            Decimals::Printed(figure) => most(figure),
            Decimals::MostOf { figures, least } => {
                let shifted = figures.iter().filter_map(|(figure, shift)| {
                    let shifted = i16::from(most(figure)?) + i16::from(*shift);
                    Some(u8::try_from(shifted.max(0)).unwrap_or(u8::MAX))
                });
                shifted.max().map(|most| most.max(*least))
            }
        }
    }

    /// Decimals as the cell was printed that this row shows.
    fn printed(&self, decimals: &Decimals, row: u32) -> Option<u8> {
        let Decimals::Printed(figure) = decimals else { return None };
        if self.lowered.values.bound.is_summed(*figure) {
            return None;
        }
        let row = self.frame.panel_row(row).filter(|_| !self.lowered.aggregated)?;
        let cell = self.panel.columns.get(figure)?.cell(row)?;
        Some(cell.decimals)
    }

    fn period(&self, column: &ColumnId, code: u32) -> Option<Cell> {
        let period = match column {
            ColumnId::Period => {
                self.lowered.values.bound.periods.get(code as usize).map(|one| &one.name)
            }
            _ => self.lowered.values.periods.value(code),
        };
        period.map(|period| Cell::Words(Text::of(period)))
    }

    fn text(&self, column: &ColumnId, code: u32) -> Option<Cell> {
        let text = match column {
            ColumnId::Made(_) => self.lowered.values.texts.value(code).cloned(),
            _ => self.frame.labels().get(code as usize).cloned(),
        };
        text.map(Cell::Text)
    }
}

fn counts(function: AggregateFunction) -> bool {
    matches!(function, AggregateFunction::Count | AggregateFunction::Rows)
}

fn numbers(column: &Column, cell: impl Fn(usize, f64) -> Cell) -> PolarsResult<Vec<Cell>> {
    let values = column.cast(&DataType::Float64)?;
    let cells = values.f64()?.iter().enumerate();
    Ok(cells.map(|(at, value)| value.map_or(Cell::Missing, |value| cell(at, value))).collect())
}

fn coded(column: &Column, cell: impl Fn(u32) -> Option<Cell>) -> PolarsResult<Vec<Cell>> {
    let cell = |code: Option<u32>| code.and_then(&cell).unwrap_or(Cell::Missing);
    Ok(column.u32()?.iter().map(cell).collect())
}
