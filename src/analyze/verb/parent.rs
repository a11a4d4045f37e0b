//! What the source prints for the parent of the districts that are totalled.

use super::frame;
use super::total::{Asked, TAKES, What};
use crate::analyze::columns;
use crate::analyze::measure::{Reading, is_printed, measure, stored_unit};
use crate::analyze::vocabulary::Vocabulary;
use crate::catalog::DistrictId;
use crate::diagnostic::Result;
use crate::plan::{Basis, ColumnId, OutputColumn, Plan};
use crate::syntax::ast::Query;
use crate::text::Text;

/// A row for each parent with the same columns as the total: as printed where it is printed, else
/// missing.
pub(super) fn printed(
    query: &Query,
    words: &Vocabulary,
    parents: Vec<DistrictId>,
    asked: &[Asked],
) -> Result<Plan> {
    let mut frame = frame(query, TAKES, words)?;
    let scope = &mut frame.scope;
    scope.population = parents;
    let mut found = vec![];
    if scope.per == Some(ColumnId::Parent) {
        // Where the total says whose districts they are, its own line says who it is.
        let own = columns::key("parent", ColumnId::District, &scope.catalog.nouns);
        found.push(OutputColumn {
            label: columns::key("parent", ColumnId::Parent, &scope.catalog.nouns).label,
            ..own
        });
    }
    for one in asked {
        found.push(column(scope, one)?);
    }
    let mut plan = frame.plan(found, vec![], Text::default());
    // What is printed for its months is not printed for the quarter.
    plan.read.flows.iter_mut().for_each(|flow| flow.adds = false);
    Ok(plan)
}

fn column(scope: &mut crate::analyze::scope::Scope, asked: &Asked) -> Result<OutputColumn> {
    match (&asked.what, &asked.unit) {
        (What::Measure(indicator, which), None) if is_printed(scope, *indicator, *which) => {
            // The total above is in the catalog's unit, whatever the source prints in.
            let total = scope.indicator(*indicator).default_unit(*which);
            let (_, stored) = stored_unit(scope.catalog, *indicator, *which);
            if stored == total {
                return columns::of_measure(scope, *indicator, *which, asked.span);
            }
            let figure = measure(scope, *indicator, *which, Reading::Published, asked.span)?;
            asked.column(scope, figure, Basis::Published)
        }
        (What::Measure(indicator, which), Some(_)) if is_printed(scope, *indicator, *which) => {
            let figure = measure(scope, *indicator, *which, Reading::Published, asked.span)?;
            asked.column(scope, figure, Basis::Published)
        }
        _ => {
            let missing = asked.missing(scope);
            asked.column(scope, missing, Basis::Published)
        }
    }
}
