//! `count domestic where gap < 0pp`

use super::{first_place, frame};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::expression::condition;
use crate::analyze::{Meaning, Table, nowhere};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::plan::{Aggregate, AggregateFunction, Expr, ExprKind, Step};
use crate::syntax::ast::Query;
use crate::units::Unit;

const TAKES: &[&str] = &["where", "among", "per", "at"];

/// `count …`: for how many rows `where` holds, of how many.
pub(in crate::analyze) fn count(query: &Query, catalog: &Catalog) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, catalog)?;
    frame.among()?;
    let met = match frame.clauses.filter {
        Some(filter) => condition(&mut frame.scope, filter)?,
        None => Expr { kind: ExprKind::Truth(true), ty: truth(false), span: nowhere() },
    };
    let whole = || quantity(Unit::NUMBER, false);
    let count =
        Aggregate { function: AggregateFunction::Count, argument: met.clone(), ty: whole() };
    let rows = Aggregate { function: AggregateFunction::Rows, argument: met, ty: whole() };
    let by = super::total::partition_of(&frame);
    let aggregates = vec![
        ("count".to_owned(), count),
        ("of".to_owned(), rows),
        ("first".to_owned(), first_place()),
    ];
    frame.then.push(Step::Aggregate { by, aggregates });
    let mut columns = frame.partition_columns();
    columns.extend(["count", "of"].map(super::total::whole_column));
    let order = super::total::order(&frame);
    let plan = frame.plan(columns, order, "");
    Ok(Meaning::Table(Box::new(Table { plan, beside: None, parts: None, rank_checks: vec![] })))
}
