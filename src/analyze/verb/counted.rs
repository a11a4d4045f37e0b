//! How many of the rows of a total have what each of its columns adds up: "12 of 13".

use super::total::{Asked, What, order, partition_of, totalled, whole_column};
use super::{Frame, first_place};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::totals::parts_of;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{PartCounts, nowhere, parts};
use crate::diagnostic::Result;
use crate::plan::{Aggregate, AggregateFunction, ColumnId, Expr, ExprKind, OutputColumn, Step};
use crate::syntax::ast::Query;
use crate::text::{Text, text};
use crate::units::Unit;

/// The counts, over the same rows in the same partition as the total; `None` when no column of it
/// is over parts.
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
    for (label, present) in of_columns(&mut frame, asked)? {
        let column = whole_column(label);
        // The same measure in two units has the same parts.
        if columns.iter().any(|known| known.name == column.name) {
            continue;
        }
        // Under a name of the plan's own: a label is in the words of the statement.
        let made = format!("part{}", aggregates.len() + 1);
        aggregates.push((made.clone(), count(AggregateFunction::Count, present)));
        columns.push(OutputColumn { column: ColumnId::Made(made), ..column });
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

/// For each column what is true for the rows that it is over; of an expression, also for what stands
/// in functions of their own.
fn of_columns(frame: &mut Frame, asked: &[Asked]) -> Result<Vec<(Text, Expr)>> {
    let scope = &mut frame.scope;
    let mut found = Vec::new();
    for one in asked.iter().filter(|one| !one.of_parent) {
        match &one.what {
            What::Measure(indicator, which) => {
                let present = parts_of(scope, *indicator, *which, one.span)?;
                found.extend(present.map(|present| (one.label(scope), present)));
            }
            What::Expression(expr) => {
                let parts = parts::of_expression(scope, expr)?;
                found.extend(parts.own().iter().cloned());
                found.extend(parts.all().map(|present| (one.label(scope), present)));
            }
        }
    }
    Ok(found)
}
