//! Aggregates, over all rows or within partitions.

use super::expression::missing;
use super::frame::{LINE, column_name};
use super::functions::finite;
use super::lower::Lowering;
use crate::diagnostic::Result;
use crate::plan::{Aggregate, AggregateFunction, ColumnId, TypeKind};
use polars::prelude::*;

/// The line number of a partition's first row.
const FIRST: &str = "first";

impl Lowering<'_> {
    /// [`Step::Spread`](crate::plan::Step::Spread).
    pub fn spread(&mut self, into: &str, aggregate: &Aggregate, within: &[ColumnId]) -> Result<()> {
        let value = self.aggregated(aggregate)?;
        let value = self.over(value, within)?;
        self.add(&ColumnId::Made(into.into()), value);
        Ok(())
    }

    /// [`Step::Aggregate`](crate::plan::Step::Aggregate).
    ///
    /// Polars gives the partitions in no stated order, so they are put in line anew: by place and
    /// by period where these are left, then by their first row.
    pub fn aggregate(&mut self, by: &[ColumnId], aggregates: &[(String, Aggregate)]) -> Result<()> {
        let mut columns = vec![col(LINE).min().alias(FIRST)];
        columns.extend(self.longer().iter().map(|name| col(name.as_str()).any(true)));
        for (into, aggregate) in aggregates {
            let name = column_name(&ColumnId::Made(into.clone()));
            columns.push(self.aggregated(aggregate)?.alias(name));
        }
        let partition = self.columns(by);
        let left = [ColumnId::Place, ColumnId::Period].into_iter().filter(|key| by.contains(key));
        let mut line: Vec<Expr> = left.map(|key| self.column(&key)).collect();
        line.push(col(FIRST));
        self.replace(|rows| match partition.is_empty() {
            true => rows.select(&columns),
            false => rows.group_by(&partition).agg(&columns),
        });
        self.replace(|rows| rows.sort_by_exprs(line, SortMultipleOptions::default()));
        self.replace(|rows| rows.with_row_index(LINE, None));
        self.partition = Some(by.to_vec());
        self.compares.clear();
        Ok(())
    }

    /// The aggregate as a Polars expression over the rows of this step. The argument becomes a
    /// column first: it is named twice below, and inside a window Polars would work it out again
    /// for each partition.
    fn aggregated(&mut self, aggregate: &Aggregate) -> Result<Expr> {
        let of_truths = aggregate.argument.ty.kind == TypeKind::Truth;
        if aggregate.function == AggregateFunction::Rows {
            return Ok(len().cast(DataType::Float64));
        }
        let argument = self.staged(&aggregate.argument)?;
        let any = |value: Expr| {
            when(argument.clone().count().gt(lit(0)))
                .then(value)
                .otherwise(missing(&TypeKind::Rank))
        };
        Ok(match aggregate.function {
            AggregateFunction::Sum => finite(any(argument.clone().sum())),
            AggregateFunction::Mean => finite(argument.mean()),
            AggregateFunction::Median => finite(argument.median()),
            AggregateFunction::Min => argument.min(),
            AggregateFunction::Max => argument.max(),
            AggregateFunction::Count if of_truths => argument.sum().cast(DataType::Float64),
            AggregateFunction::Count => argument.count().cast(DataType::Float64),
            AggregateFunction::Rows => len().cast(DataType::Float64),
        })
    }
}
