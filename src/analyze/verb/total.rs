//! `total domestic per group`

use super::{Frame, first_place, frame};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::expression::figure;
use crate::analyze::measure::is_printed;
use crate::analyze::scope::column;
use crate::analyze::totals::{has_total, parts_of, total as total_measure};
use crate::analyze::{Meaning, PartCounts, Table, columns, nowhere};
use crate::catalog::{Catalog, DistrictId, IndicatorId, Measure};
use crate::diagnostic::Result;
use crate::plan::{
    Aggregate, AggregateFunction, Basis, ColumnId, Decimals, Expr, ExprKind, OutputColumn, Plan,
    SortKey, Step, Type, TypeKind,
};
use crate::syntax::ast::{self, Query};
use crate::units::Unit;

const TAKES: &[&str] = &["where", "among", "per", "show", "at"];

/// What a total shows by itself.
const USUAL: &[Measure] = &[Measure::Actual, Measure::Target, Measure::Progress, Measure::Yoy];

/// `total …`: Σ of amounts, Σ/Σ of ratios; beside it what the source prints for the parent.
pub(in crate::analyze) fn total(query: &Query, catalog: &Catalog) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, catalog)?;
    frame.among()?;
    // What is totalled is what `where` keeps.
    if let Some(filter) = frame.clauses.filter {
        frame.restrict(filter)?;
    }
    let whole = frame.clauses.among.is_none()
        && frame.clauses.filter.is_none()
        && frame.clauses.per.is_none();
    let parent = whole.then(|| catalog.parent_of_all(&frame.scope.population)).flatten();
    let asked = asked(&frame, parent);
    let outputs = collapsed(&mut frame, &asked)?;
    let parts = counted(query, catalog, &asked)?;
    let beside = parent.map(|parent| printed(query, catalog, parent, &asked)).transpose()?;
    let label = format!("{}, summed", catalog.nouns.plural);
    let columns = finish(&mut frame, outputs, parent.is_some().then_some(label));
    let order = order(&frame);
    let plan = frame.plan(columns, order, "");
    Ok(Meaning::Table(Box::new(Table { plan, beside, parts, rank_checks: vec![] })))
}

/// A column of a total.
enum Asked<'q> {
    Measure(IndicatorId, Measure),
    Expression(&'q ast::Expr),
}

/// What is to be totalled: what `show` says, or all that has a total.
fn asked<'q>(frame: &Frame<'q>, parent: Option<DistrictId>) -> Vec<Asked<'q>> {
    let scope = &frame.scope;
    if let Some(show) = frame.clauses.show {
        let bare = |expr: &ast::Expr| match &expr.kind {
            ast::ExprKind::Name(name) if name.parts.len() == 1 => {
                scope.catalog.find_measure(&name.parts[0].text)
            }
            _ => None,
        };
        let each = show.iter().flat_map(|shown| match bare(&shown.expr) {
            Some(which) => scope.focus.iter().map(|one| Asked::Measure(*one, which)).collect(),
            None => vec![Asked::Expression(&shown.expr)],
        });
        return each.collect();
    }
    let mut found = Vec::new();
    for indicator in &scope.focus {
        let wanted = |which: &Measure| {
            has_total(scope, *indicator, *which)
                || parent.is_some_and(|parent| prints(scope.catalog, parent, *indicator, *which))
        };
        found.extend(
            USUAL.iter().copied().filter(wanted).map(|which| Asked::Measure(*indicator, which)),
        );
        if !found.iter().any(|one| matches!(one, Asked::Measure(of, _) if of == indicator)) {
            // Asked for all the same, so that the reason why it has no total is said.
            found.push(Asked::Measure(*indicator, Measure::Actual));
        }
    }
    found
}

fn prints(catalog: &Catalog, district: DistrictId, indicator: IndicatorId, which: Measure) -> bool {
    let scope = crate::analyze::scope::Scope::new(catalog, vec![indicator], vec![district], false);
    is_printed(&scope, indicator, which)
}

/// How many rows have what each column adds up, over the same rows in the same partition.
fn counted(query: &Query, catalog: &Catalog, asked: &[Asked]) -> Result<Option<PartCounts>> {
    let mut frame = frame(query, TAKES, catalog)?;
    frame.among()?;
    if let Some(filter) = frame.clauses.filter {
        frame.restrict(filter)?;
    }
    let mut aggregates = Vec::new();
    let mut columns = frame.partition_columns();
    let partition = columns.len();
    for one in asked {
        let Asked::Measure(indicator, which) = one else { continue };
        let Some(argument) = parts_of(&mut frame.scope, *indicator, *which)? else { continue };
        let name = columns::name_of(&frame.scope, *indicator, *which);
        columns.push(whole_column(&name));
        let ty = quantity(Unit::NUMBER, false);
        aggregates.push((name, Aggregate { function: AggregateFunction::Count, argument, ty }));
    }
    if aggregates.is_empty() {
        return Ok(None);
    }
    let argument = Expr { kind: ExprKind::Truth(true), ty: truth(false), span: nowhere() };
    let ty = quantity(Unit::NUMBER, false);
    aggregates.push(("rows".into(), Aggregate { function: AggregateFunction::Rows, argument, ty }));
    columns.push(whole_column("rows"));
    aggregates.push(("first".into(), first_place()));
    let by = partition_of(&frame);
    frame.then.push(Step::Aggregate { by, aggregates });
    let order = order(&frame);
    Ok(Some(PartCounts { plan: frame.plan(columns, order, ""), partition }))
}

/// A count or a number of rows, made by a step under the column's own name.
pub(super) fn whole_column(name: &str) -> OutputColumn {
    OutputColumn {
        name: name.into(),
        label: name.into(),
        column: ColumnId::Made(name.into()),
        ty: quantity(Unit::NUMBER, false),
        basis: Basis::Derived,
        decimals: Decimals::Fixed(0),
    }
}

/// What the rows collapse by: the period, so that the one row knows it, and what `per` says.
pub(super) fn partition_of(frame: &Frame) -> Vec<ColumnId> {
    let mut by = vec![ColumnId::Period];
    by.extend(frame.within().into_iter().filter(|column| *column != ColumnId::Period));
    by
}

/// Collapses the rows and gives the columns' names, expressions and bases.
fn collapsed(frame: &mut Frame, asked: &[Asked]) -> Result<Vec<(String, Expr, Basis)>> {
    frame.scope.collapsing = true;
    let default = frame.clauses.show.is_none();
    let each = asked.iter().map(|one| match one {
        Asked::Measure(indicator, which) => {
            let name = columns::name_of(&frame.scope, *indicator, *which);
            let summed = matches!(which, Measure::Actual | Measure::Target)
                && frame.scope.indicator(*indicator).parts.is_none();
            let basis = if summed { Basis::Derived } else { Basis::Computed };
            if default && *which != Measure::Actual && !has_total(&frame.scope, *indicator, *which)
            {
                let unit = crate::analyze::measure::unit(frame.scope.indicator(*indicator), *which);
                let missing =
                    Expr { kind: ExprKind::Missing, ty: quantity(unit, true), span: nowhere() };
                return Ok((name, missing, basis));
            }
            let span = frame.clauses.show.map_or_else(nowhere, |show| show[0].expr.span);
            Ok((name, total_measure(&mut frame.scope, *indicator, *which, span)?, basis))
        }
        Asked::Expression(expr) => {
            Ok((expr.to_string(), figure(&mut frame.scope, expr)?, Basis::Computed))
        }
    });
    let each: Vec<_> = each.collect();
    let outputs = crate::analyze::all(each)?;
    let by = partition_of(frame);
    let mut aggregates = frame.scope.take_aggregates();
    aggregates.push(("first".into(), first_place()));
    frame.then.push(Step::Aggregate { by, aggregates });
    Ok(outputs)
}

/// The output columns, after the partition's own; with a label for the row where another stands
/// below it.
fn finish(
    frame: &mut Frame,
    outputs: Vec<(String, Expr, Basis)>,
    label: Option<String>,
) -> Vec<OutputColumn> {
    let mut found = frame.partition_columns();
    if let Some(label) = label {
        found.push(label_column(frame, label));
    }
    for (name, expr, basis) in outputs {
        found.push(columns::of_expr(&mut frame.scope, name, expr, basis));
    }
    found
}

fn label_column(frame: &mut Frame, label: String) -> OutputColumn {
    let ty = Type { kind: TypeKind::Text, nullable: false };
    let text = Expr { kind: ExprKind::Text(label), ty, span: nowhere() };
    columns::of_expr(&mut frame.scope, "figures".into(), text, Basis::Key)
}

/// What the source prints for the parent, under the same columns.
fn printed(query: &Query, catalog: &Catalog, parent: DistrictId, asked: &[Asked]) -> Result<Plan> {
    let mut frame = frame(query, TAKES, catalog)?;
    frame.scope.population = vec![parent];
    let label = format!("{}, as printed", catalog.districts[parent.0].name);
    let mut found = vec![label_column(&mut frame, label)];
    for one in asked {
        found.push(match one {
            Asked::Measure(indicator, which) if is_printed(&frame.scope, *indicator, *which) => {
                columns::of_measure(&mut frame.scope, *indicator, *which, nowhere())?
            }
            Asked::Measure(indicator, which) => {
                let unit = crate::analyze::measure::unit(frame.scope.indicator(*indicator), *which);
                let missing =
                    Expr { kind: ExprKind::Missing, ty: quantity(unit, true), span: nowhere() };
                let name = columns::name_of(&frame.scope, *indicator, *which);
                columns::of_expr(&mut frame.scope, name, missing, Basis::Published)
            }
            Asked::Expression(expr) => {
                let missing = Expr {
                    kind: ExprKind::Missing,
                    ty: quantity(Unit::NUMBER, true),
                    span: nowhere(),
                };
                columns::of_expr(&mut frame.scope, expr.to_string(), missing, Basis::Published)
            }
        });
    }
    Ok(frame.plan(found, vec![], ""))
}

/// Partitions in calendar and catalog order.
pub(super) fn order(frame: &Frame) -> Vec<SortKey> {
    let period =
        column(ColumnId::Period, Type { kind: TypeKind::Period, nullable: false }, nowhere());
    let first = column(ColumnId::Made("first".into()), quantity(Unit::NUMBER, true), nowhere());
    let mut keys = Vec::new();
    if frame.scope.every_period {
        keys.push(super::ascending(period));
    }
    if frame.clauses.per.is_some() {
        keys.push(super::ascending(first));
    }
    keys
}
