//! Which end of an expression is the best, where a statement does not say: the lowest of what grows
//! with something that is better when lower.
//!
//! `rank complaints by (actual at 2022-03)` puts the fewest first, as `by actual` does; so do a change
//! (`actual - (actual at previous)`) and a quotient (`actual / target`). What stands behind a minus
//! or below a line turns the other way, and there the highest is first, as of everything else.

use super::expression::defined;
use super::functions::{self, Function};
use super::names;
use super::scope::Scope;
use crate::catalog::{Best, IndicatorId};
use crate::plan::RowFunction;
use crate::syntax::ast::{BinaryOperator, Expr, ExprKind, Name};

/// How deep definitions are followed.
const DEPTH: usize = 32;

/// Whether the lowest of an expression is the best: of ranks, and of what the catalog says is better
/// when lower.
pub(super) fn lowest_is_best(scope: &Scope, expr: &Expr) -> bool {
    of_expression(scope, &scope.focus, expr, 0)
}

fn of_expression(scope: &Scope, focus: &[IndicatorId], expr: &Expr, depth: usize) -> bool {
    let lowest = |expr: &Expr| of_expression(scope, focus, expr, depth);
    if let Some((of, which)) = names::measure_named(expr, focus, scope.words) {
        return of.iter().any(|one| {
            let record = scope.indicator(*one);
            let rule = &record.ranking;
            let best = if rule.by == which { rule.best } else { record.usual_best(which) };
            best == Best::Lowest
        });
    }
    match &expr.kind {
        ExprKind::Name(name) => of_definition(scope, focus, name, depth),
        ExprKind::At { value, .. } => lowest(value),
        ExprKind::Binary(operator, left, right) => match operator {
            BinaryOperator::Subtract | BinaryOperator::Divide => lowest(left),
            BinaryOperator::Add | BinaryOperator::Multiply if names_something(left) => lowest(left),
            BinaryOperator::Add | BinaryOperator::Multiply => lowest(right),
            _ => false,
        },
        ExprKind::Call { function, arguments } => {
            let grows = functions::find(&function.text()).is_some_and(grows_with_its_argument);
            grows && arguments.first().is_some_and(lowest)
        }
        _ => false,
    }
}

/// The expression that a measure of the script's own stands for.
fn of_definition(scope: &Scope, focus: &[IndicatorId], name: &Name, depth: usize) -> bool {
    let Some(definition) = defined(name, scope.words).filter(|_| depth < DEPTH) else {
        return false;
    };
    let named = match name.parts.as_slice() {
        [indicator, _] => scope.catalog.find_indicator(&indicator.text).map(|one| vec![one]),
        _ => None,
    };
    let focus = named.as_deref().unwrap_or(focus);
    of_expression(scope, focus, &definition.expr, depth + 1)
}

/// Whether an expression is more than numbers.
fn names_something(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Name(_)) || expr.operands().into_iter().any(names_something)
}

fn grows_with_its_argument(entry: &functions::FunctionEntry) -> bool {
    match entry.function {
        Function::Row(function) => !matches!(function, RowFunction::Abs | RowFunction::Remainder),
        Function::Aggregate(_)
        | Function::Total
        | Function::Share
        | Function::Min
        | Function::Max
        | Function::Previous
        | Function::Published
        | Function::Computed => true,
    }
}
