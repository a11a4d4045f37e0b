//! Literals that take their unit from what stands beside them.
//!
//! `actual > 30` on an indicator in 亿元 is 30亿元; `0` fits anything measured. A plain number
//! beside a percent or percentage points stays as it is and so becomes an error with the fix.

use super::arithmetic::{quantity, unit_of};
use crate::plan::{Expr, ExprKind};
use crate::units::{Dimension, Unit};

/// The two operands of a sum, difference or comparison, with bare numbers given a unit.
pub(super) fn fitted(left: Expr, right: Expr) -> (Expr, Expr) {
    let (a, b) = (unit_of(&left), unit_of(&right));
    (fit(left, &b), fit(right, &a))
}

/// A bare number beside something in `unit`; `5亿` beside an amount is an amount.
pub(super) fn fit(expr: Expr, unit: &Unit) -> Expr {
    let own = unit_of(&expr);
    let takes_size =
        matches!(unit.dimension, Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_));
    if own.is_bare_scale() && takes_size {
        let unit = Unit { dimension: unit.dimension.clone(), power: own.power };
        return Expr { ty: quantity(unit, expr.ty.nullable), ..expr };
    }
    let Some(value) = bare_number(&expr) else { return expr };
    let takes = match unit.dimension {
        Dimension::Number => false,
        Dimension::Percent | Dimension::Points => value == 0.0,
        Dimension::Money(_) | Dimension::Count(_) | Dimension::Score | Dimension::Other(_) => true,
    };
    if takes { retyped(expr, unit) } else { expr }
}

/// The value of a plain number as written, perhaps with a sign before it.
fn bare_number(expr: &Expr) -> Option<f64> {
    if unit_of(expr) != Unit::NUMBER || !super::arithmetic::is_quantity(expr) {
        return None;
    }
    match &expr.kind {
        ExprKind::Number(value) => Some(*value),
        ExprKind::Negate(inner) => bare_number(inner).map(|value| -value),
        _ => None,
    }
}

fn retyped(expr: Expr, unit: &Unit) -> Expr {
    let kind = match expr.kind {
        ExprKind::Negate(inner) => ExprKind::Negate(Box::new(retyped(*inner, unit))),
        kind => kind,
    };
    Expr { kind, ty: quantity(unit.clone(), false), span: expr.span }
}
