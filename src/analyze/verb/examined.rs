//! Rows that are looked at and not shown: what checks stand on.

use super::period::{all_figures, main_figures};
use super::total::{partition_of, totalled};
use super::{Frame, first_place, frame};
use crate::analyze::columns;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{both, nowhere};
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::{Diagnostic, Result};
use crate::panel::Figure;
use crate::plan::{Aggregate, ColumnId, Expr, OutputColumn, Plan, Step, When};
use crate::syntax::ast::Query;
use crate::text::Text;

/// The clauses that say whose rows and when.
const TAKES: &[&str] = &["where", "among", "per", "at", "from", "to", "of", "versus"];

/// The rows that a list would show.
pub(in crate::analyze) fn examined<'a>(
    query: &'a Query,
    words: &'a Vocabulary,
) -> Result<Frame<'a>> {
    let mut frame = frame(query, TAKES, words)?;
    let ((), ()) = both(frame.among(), Ok(()))?;
    frame.filter()?;
    Ok(frame)
}

/// The one row that the rows collapse into, or one for each group; `made` says what is asked of it.
pub(in crate::analyze) fn collapsed<'a, T>(
    query: &'a Query,
    words: &'a Vocabulary,
    made: impl FnOnce(&mut Frame<'a>) -> Result<T>,
) -> Result<(Frame<'a>, T)> {
    let mut frame = totalled(query, words)?;
    frame.scope.collapsing = true;
    let made = made(&mut frame)?;
    let by = partition_of(&frame);
    let mut aggregates = frame.scope.take_aggregates();
    aggregates.push(("first".into(), first_place()));
    frame.then.push(Step::Aggregate { by, aggregates });
    Ok((frame, made))
}

/// What rows make together.
pub(in crate::analyze) struct Summed {
    /// Over the sums.
    pub value: Expr,
    /// The sums over the rows, by the names of their columns.
    pub sums: Vec<(String, Aggregate)>,
}

/// What `value` is of all rows together: a total, Σ/Σ, growth by way of bases.
pub(in crate::analyze) fn summed(
    frame: &mut Frame<'_>,
    value: impl FnOnce(&mut Frame<'_>) -> Result<Expr>,
) -> Result<Summed> {
    frame.scope.collapsing = true;
    let value = value(frame);
    frame.scope.collapsing = false;
    Ok(Summed { value: value?, sums: frame.scope.take_aggregates() })
}

/// Reads the rows of all periods.
pub(in crate::analyze) fn every_period(frame: &mut Frame<'_>) {
    frame.clauses.every = true;
    frame.scope.every_period = true;
    if let When::Latest { .. } = frame.when {
        let figures = frame.own_figures();
        frame.when = When::Span { from: None, to: None, figures, span: nowhere() };
    }
}

/// The figures any of which makes a row of an indicator.
pub(in crate::analyze) fn figures_of(words: &Vocabulary, indicator: IndicatorId) -> Vec<Figure> {
    all_figures(words, indicator)
}

impl Frame<'_> {
    /// The figures that say whether the subjects have a row.
    pub fn own_figures(&self) -> Vec<Figure> {
        let of = |one: &IndicatorId| main_figures(self.scope.words, *one);
        self.scope.focus.iter().flat_map(of).collect()
    }

    /// The columns that say which row it is: the district, its period, what `per` divides by.
    pub fn key_columns(&self) -> Vec<OutputColumn> {
        let nouns = &self.scope.catalog.nouns;
        let mut found = vec![
            columns::key("district", ColumnId::District, nouns),
            columns::key("period", ColumnId::Period, nouns),
        ];
        let others = self.partition_columns();
        found.extend(others.into_iter().filter(|one| one.column != ColumnId::Period));
        found
    }

    /// A column for each measure that was named.
    pub fn looked_at(&mut self) -> Result<Vec<OutputColumn>> {
        let mut found: Vec<OutputColumn> = Vec::new();
        for (indicator, which) in self.scope.mentioned().to_vec() {
            let place = self.scope.place_of(indicator);
            let column = match which {
                Measure::Rank => continue,
                _ => columns::of_measure(&mut self.scope, indicator, which, place)?,
            };
            if !found.iter().any(|known| known.name == column.name) {
                found.push(column);
            }
        }
        Ok(found)
    }

    /// The plan of the rows with these columns, and what came up.
    pub fn rows_with(mut self, columns: Vec<OutputColumn>, rows: Text) -> (Plan, Vec<Diagnostic>) {
        let warnings = std::mem::take(&mut self.scope.warnings);
        (self.plan(columns, vec![], rows), warnings)
    }
}
