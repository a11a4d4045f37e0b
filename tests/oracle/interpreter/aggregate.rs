//! Aggregates, and rows made of many.

use super::rank::partitions;
use super::value::{Value, ascending, finite, number};
use super::{Row, World};
use indiq::plan::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

impl World<'_> {
    /// One row per partition.
    pub fn collapse(
        &self,
        rows: &[Row],
        by: &[ColumnId],
        made: &[(String, Aggregate)],
    ) -> Vec<Row> {
        let mut groups = partitions(rows, by);
        if by.is_empty() && groups.is_empty() {
            groups.push(vec![]);
        }
        let mut collapsed: Vec<Row> = groups
            .into_iter()
            .map(|members| {
                let part: Vec<&Row> = members.iter().map(|at| &rows[*at]).collect();
                let first = part.iter().map(|row| row.line).min().unwrap_or_default();
                let mut cells: BTreeMap<ColumnId, Value> = by
                    .iter()
                    .map(|column| (column.clone(), part[0].cells[column].clone()))
                    .collect();
                for (into, aggregate) in made {
                    let value = self.aggregate(aggregate, &part);
                    cells.insert(ColumnId::Made(into.clone()), value);
                }
                Row { line: first, cells, compared: vec![] }
            })
            .collect();
        collapsed.sort_by(|a, b| {
            let by_key = |key: &ColumnId| match (a.cells.get(key), b.cells.get(key)) {
                (Some(a), Some(b)) => ascending(a, b),
                _ => Ordering::Equal,
            };
            let keys = by_key(&ColumnId::Place).then(by_key(&ColumnId::Period));
            keys.then(a.line.cmp(&b.line))
        });
        for (line, row) in collapsed.iter_mut().enumerate() {
            row.line = line;
        }
        collapsed
    }

    /// An aggregate over rows.
    pub fn aggregate(&self, aggregate: &Aggregate, rows: &[&Row]) -> Value {
        if aggregate.function == AggregateFunction::Rows {
            return Value::Number(rows.len() as f64);
        }
        let present: Vec<Value> = rows
            .iter()
            .map(|row| self.eval(&aggregate.argument, row))
            .filter(|value| !matches!(value, Value::Missing))
            .collect();
        if aggregate.function == AggregateFunction::Count {
            let counted = present.iter().filter(|value| !matches!(value, Value::Truth(false)));
            return Value::Number(counted.count() as f64);
        }
        let lowest = |a: &&Value, b: &&Value| ascending(a, b);
        match aggregate.function {
            AggregateFunction::Min => present.iter().min_by(lowest).cloned(),
            AggregateFunction::Max => present.iter().max_by(lowest).cloned(),
            _ if present.is_empty() => None,
            function => {
                let mut numbers: Vec<f64> = present.iter().map(number).collect();
                let sum: f64 = numbers.iter().sum();
                let count = numbers.len();
                Some(finite(match function {
                    AggregateFunction::Mean => sum / count as f64,
                    AggregateFunction::Median => {
                        numbers.sort_by(f64::total_cmp);
                        (numbers[(count - 1) / 2] + numbers[count / 2]) / 2.0
                    }
                    _ => sum,
                }))
            }
        }
        .unwrap_or(Value::Missing)
    }
}
