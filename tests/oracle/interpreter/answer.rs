//! What an answer shows of the rows that came out.

use super::read::Named;
use super::time::{Arrival, course, same_days};
use super::value::Value;
use super::{Row, World};
use indiq::plan::*;

/// The column, the district and the figures of a trend.
pub type TrendValues = (usize, Option<String>, Vec<Value>);

impl World<'_> {
    /// The output columns of each row.
    pub fn cells_of_answer(&self, plan: &Plan, rows: &[Row]) -> Vec<Vec<Value>> {
        let cell = |row: &Row, out: &OutputColumn| match (&out.decimals, &row.cells[&out.column]) {
            (Decimals::OfRank(rank), Value::Missing) if self.is_new(row, rank) => Value::New,
            (_, value) => value.clone(),
        };
        rows.iter().map(|row| plan.columns.iter().map(|out| cell(row, out)).collect()).collect()
    }

    /// Whether a row is ranked, and so is any where that rank is compared.
    fn is_new(&self, row: &Row, rank: &ColumnId) -> bool {
        let mut compared = row.compared.iter().filter(|(of, _)| of == rank).peekable();
        let ranked = !matches!(row.cells[rank], Value::Missing);
        ranked && (compared.peek().is_none() || compared.any(|(_, there)| *there))
    }

    /// The one period that all are compared with.
    pub fn versus(&self, plan: &Plan, now: &[Named]) -> Option<String> {
        let moves = plan.heading.versus.as_ref()?;
        let name = |one: &Named| match self.walk(one.name, moves) {
            Arrival::Period(period) => Some(period.to_string()),
            Arrival::NothingYet | Arrival::None => None,
        };
        let mut names: Vec<Option<String>> = now.iter().map(name).collect();
        names.dedup();
        if names.len() == 1 { names.remove(0) } else { None }
    }

    /// The trends of the heading.
    pub fn trends(
        &self,
        plan: &Plan,
        rows: &[Row],
        cells: &[Vec<Value>],
        now: &[Named],
    ) -> Option<Vec<TrendValues>> {
        let dated = rows.first().is_some_and(|row| row.cells.contains_key(&ColumnId::Period));
        if plan.heading.trends.is_empty() || !dated {
            return Some(vec![]);
        }
        let names: Vec<_> = now.iter().map(|one| one.name).collect();
        let course = course(&names)?;
        let whose = |row: &Row| {
            let placed = row.cells.contains_key(&ColumnId::Place);
            placed.then(|| self.catalog.districts[row.district().0].name.clone())
        };
        let mut districts: Vec<Option<String>> = vec![];
        for row in rows {
            if !districts.contains(&whose(row)) {
                districts.push(whose(row));
            }
        }
        let mut trends = vec![];
        for name in &plan.heading.trends {
            let column = plan.columns.iter().position(|out| out.name == *name)?;
            for district in &districts {
                let value = |period: &indiq::period::Period| {
                    let of_it = rows.iter().zip(cells).filter(|(row, _)| {
                        whose(row) == *district && same_days(&row.period(), period)
                    });
                    let mut values = of_it.map(|(_, cells)| cells[column].clone());
                    values.find(|v| matches!(v, Value::Number(_))).unwrap_or(Value::Missing)
                };
                trends.push((column, district.clone(), course.iter().map(value).collect()));
            }
        }
        Some(trends)
    }
}
