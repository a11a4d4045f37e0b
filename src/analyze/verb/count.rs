//! `count domestic where gap < 0pp`

use super::{first_place, frame};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::expression::condition;
use crate::analyze::{Meaning, Table, nowhere};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::plan::{
    Aggregate, AggregateFunction, Basis, ColumnId, Decimals, Expr, ExprKind, OutputColumn, Step, Type,
    TypeKind,
};
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
    frame.place();
    let whole = || quantity(Unit::NUMBER, false);
    let count = Aggregate { function: AggregateFunction::Count, argument: met.clone(), ty: whole() };
    let rows = Aggregate { function: AggregateFunction::Rows, argument: met, ty: whole() };
    let mut by = vec![ColumnId::Period];
    by.extend(frame.within().into_iter().filter(|one| *one != ColumnId::Period));
    let aggregates =
        vec![("count".to_owned(), count), ("of".to_owned(), rows), ("first".to_owned(), first_place())];
    frame.steps.push(Step::Aggregate { by, aggregates });
    let mut columns = frame.partition_columns();
    columns.extend(["count", "of"].map(|name| OutputColumn {
        name: name.into(),
        label: name.into(),
        column: ColumnId::Made(name.into()),
        ty: Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: false },
        basis: Basis::Derived,
        decimals: Decimals::Fixed(0),
    }));
    let order = super::total::order(&frame);
    let plan = frame.plan(columns, order, "");
    Ok(Meaning::Table(Box::new(Table { plan, beside: None, rank_checks: vec![] })))
}
