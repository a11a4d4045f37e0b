//! By how much a condition holds.
//!
//! Takes a typed condition; gives the amount by which it is true, negative where it is not, so that
//! the worst row is the one with the lowest. A condition that is no matter of more or less (a
//! district among others, a text) has none.

use crate::analyze::arithmetic::{arithmetic, quantity, unit_of};
use crate::plan::{ArithmeticOperator as Op, Comparison, Expr, ExprKind, RowFunction, TypeKind};
use crate::units::Unit;

/// The margin of a condition.
pub(super) fn margin(condition: &Expr) -> Option<Expr> {
    match &condition.kind {
        ExprKind::Compare(comparison, left, right) => compared(*comparison, left, right),
        ExprKind::And(one, other) => closest(margin(one)?, margin(other)?),
        _ => None,
    }
}

/// What lies between two figures, in the direction that is good.
fn compared(comparison: Comparison, left: &Expr, right: &Expr) -> Option<Expr> {
    let (left, right) = (figure(left)?, figure(right)?);
    let span = left.span.to(right.span);
    let less = |above: Expr, below: Expr| arithmetic(Op::Subtract, above, below, span).ok();
    match comparison {
        Comparison::Less | Comparison::LessEqual => less(right, left),
        Comparison::Greater | Comparison::GreaterEqual => less(left, right),
        Comparison::Equal => {
            let apart = less(left, right)?;
            let ty = apart.ty.clone();
            let apart =
                Expr { kind: ExprKind::Call(RowFunction::Abs, vec![apart]), ty: ty.clone(), span };
            Some(Expr { kind: ExprKind::Negate(Box::new(apart)), ty, span })
        }
        Comparison::NotEqual => None,
    }
}

/// The lower of two margins of one unit.
fn closest(one: Expr, other: Expr) -> Option<Expr> {
    if unit_of(&one) != unit_of(&other) {
        return None;
    }
    let (ty, span) = (one.ty.clone(), one.span.to(other.span));
    Some(Expr { kind: ExprKind::Call(RowFunction::Least, vec![one, other]), ty, span })
}

/// A quantity; a rank as the number that it is.
fn figure(expr: &Expr) -> Option<Expr> {
    let expr = match &expr.kind {
        ExprKind::Settle(inner) => inner.as_ref().clone(),
        _ => expr.clone(),
    };
    match expr.ty.kind {
        TypeKind::Quantity(_) => Some(expr),
        TypeKind::Rank | TypeKind::Movement => {
            let ty = quantity(Unit::NUMBER, expr.ty.nullable);
            Some(Expr { ty, ..expr })
        }
        _ => None,
    }
}
