//! How many of the rows of a total have what each of its columns adds up: "12 of 13".

use super::first_place;
use super::total::{Asked, What, order, partition_of, totalled, whole_column};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::totals::parts_of;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{PartCounts, nowhere};
use crate::diagnostic::Result;
use crate::plan::{Aggregate, AggregateFunction, Expr, ExprKind, Step};
use crate::syntax::ast::Query;
use crate::text::{Text, text};
use crate::units::Unit;

/// The counts, over the same rows in the same partition as the total; `None` when no column of it
/// is the total of a measure.
pub(super) fn counted(
    query: &Query,
    words: &Vocabulary,
    asked: &[Asked],
) -> Result<Option<PartCounts>> {
    let mut frame = totalled(query, words)?;
    let mut columns = frame.partition_columns();
    let partition = columns.len();
    let mut aggregates = Vec::new();
    let count = |function, argument| {
        let ty = quantity(Unit::NUMBER, false);
        Aggregate { function, argument, ty }
    };
    for one in asked.iter().filter(|one| !one.of_parent) {
        let What::Measure(indicator, which) = one.what else { continue };
        let Some(present) = parts_of(&mut frame.scope, indicator, which, one.span)? else {
            continue;
        };
        let name = one.name(&frame.scope);
        // The same measure in two units has the same parts.
        if columns.iter().any(|known| known.name == name) {
            continue;
        }
        columns.push(whole_column(one.label(&frame.scope)));
        aggregates.push((name, count(AggregateFunction::Count, present)));
    }
    if aggregates.is_empty() {
        return Ok(None);
    }
    let every = Expr { kind: ExprKind::Truth(true), ty: truth(false), span: nowhere() };
    columns.push(whole_column(text!("rows", "行数")));
    aggregates.push(("rows".into(), count(AggregateFunction::Rows, every)));
    aggregates.push(("first".into(), first_place()));
    let by = partition_of(&frame);
    frame.then.push(Step::Aggregate { by, aggregates });
    let order = order(&frame);
    Ok(Some(PartCounts { plan: frame.plan(columns, order, Text::default()), partition }))
}
