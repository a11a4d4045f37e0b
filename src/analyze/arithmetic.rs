//! Typed arithmetic and comparison: the one place where plan expressions with units are put
//! together, for what is written and for the formulas of measures alike.

use crate::plan::{ArithmeticOperator, ColumnId, Comparison, Expr, ExprKind, Type, TypeKind};
use crate::source::Span;
use crate::units::{self, Mismatch, Operation, Unit};

/// `left op right`, with the shifts that their sizes need.
pub(super) fn arithmetic(
    operator: ArithmeticOperator,
    left: Expr,
    right: Expr,
    span: Span,
) -> Result<Expr, Mismatch> {
    let (a, b) = (unit_of(&left), unit_of(&right));
    if operator == ArithmeticOperator::Subtract && is_quotient(&left) && is_one(&right) {
        return Ok(growth(left, right, span));
    }
    let shifted = match operator {
        ArithmeticOperator::Add => units::add(&a, &b),
        ArithmeticOperator::Subtract => units::subtract(&a, &b),
        ArithmeticOperator::Multiply => units::multiply(&a, &b),
        ArithmeticOperator::Divide => units::divide(&a, &b),
    }?;
    let nullable = left.ty.nullable || right.ty.nullable || operator == ArithmeticOperator::Divide;
    let left = shift(left, shifted.left);
    let right = shift(right, shifted.right);
    let raw = Expr {
        kind: ExprKind::Arithmetic(operator, Box::new(left), Box::new(right)),
        ty: quantity(shifted.unit.clone(), nullable),
        span,
    };
    Ok(Expr { ty: quantity(shifted.unit, nullable), ..shift(raw, shifted.result) })
}

/// `actual / base - 1`: how much has been added, in percent of what was there, as it is commonly
/// written. The difference of two percents would be in points.
fn growth(quotient: Expr, one: Expr, span: Span) -> Expr {
    let ty = quantity(Unit::PERCENT, quotient.ty.nullable);
    let whole = Box::new(shift(one, 2));
    let kind = ExprKind::Arithmetic(ArithmeticOperator::Subtract, Box::new(quotient), whole);
    Expr { kind, ty, span }
}

/// Whether it is a quotient that comes out in percent.
fn is_quotient(expr: &Expr) -> bool {
    let divides =
        |expr: &Expr| matches!(expr.kind, ExprKind::Arithmetic(ArithmeticOperator::Divide, ..));
    let quotient = match &expr.kind {
        ExprKind::Shift(inner, _) => divides(inner),
        _ => divides(expr),
    };
    quotient && unit_of(expr) == Unit::PERCENT
}

fn is_one(expr: &Expr) -> bool {
    unit_of(expr) == Unit::NUMBER && matches!(expr.kind, ExprKind::Number(1.0))
}

/// The quotient of two figures of one kind: a percent, also where neither has a unit.
pub(super) fn ratio(above: Expr, below: Expr, span: Span) -> Result<Expr, Mismatch> {
    let plain = unit_of(&above) == Unit::NUMBER && unit_of(&below) == Unit::NUMBER;
    let quotient = arithmetic(ArithmeticOperator::Divide, above, below, span)?;
    if !plain {
        return Ok(quotient);
    }
    Ok(Expr { ty: quantity(Unit::PERCENT, true), ..shift(quotient, 2) })
}

/// `left op right` for two quantities, brought to one size.
pub(super) fn comparison(
    operator: Comparison,
    left: Expr,
    right: Expr,
    span: Span,
) -> Result<Expr, Mismatch> {
    let nullable = left.ty.nullable || right.ty.nullable;
    let (left, right) = aligned(left, right)?;
    let (left, right) = (settled(left), settled(right));
    Ok(Expr {
        kind: ExprKind::Compare(operator, Box::new(left), Box::new(right)),
        ty: truth(nullable),
        span,
    })
}

/// Two quantities that are compared, in one size.
pub(super) fn aligned(left: Expr, right: Expr) -> Result<(Expr, Expr), Mismatch> {
    let shifted = units::compare(&unit_of(&left), &unit_of(&right))?;
    Ok((shift(left, shifted.left), shift(right, shifted.right)))
}

/// The same quantity in another size of its dimension.
pub(super) fn in_unit(expr: Expr, unit: &Unit) -> Result<Expr, Mismatch> {
    let from = unit_of(&expr);
    if !from.same_dimension(unit) {
        return Err(Mismatch {
            operation: Operation::Compare,
            left: from,
            right: unit.clone(),
            hints: vec![],
        });
    }
    let nullable = expr.ty.nullable;
    let shifted = shift(expr, from.power.saturating_sub(unit.power));
    Ok(Expr { ty: quantity(unit.clone(), nullable), ..shifted })
}

/// The operand times ten to the power; itself when that is one. A number is shifted here and now,
/// by way of its decimal digits, so that `500万元` is `0.05亿元` to the last bit.
pub(super) fn shift(expr: Expr, power: i8) -> Expr {
    if power == 0 {
        return expr;
    }
    if let ExprKind::Number(value) = expr.kind
        && let Some(decimal) = units::Decimal::from_f64_shortest(value)
        && let Some(moved) = decimal.shift(power)
    {
        return Expr { kind: ExprKind::Number(moved.to_f64()), ..expr };
    }
    Expr { ty: expr.ty.clone(), span: expr.span, kind: ExprKind::Shift(Box::new(expr), power) }
}

/// The quantity as it is compared and ranked: what was worked out is taken to nine decimals, so that
/// figures which are equal on paper are equal here; what is stored or written stays as it is.
pub(super) fn settled(expr: Expr) -> Expr {
    let mut worked_out = false;
    super::scope::walk(&expr, &mut |inner| {
        worked_out |= matches!(
            inner.kind,
            ExprKind::Arithmetic(..)
                | ExprKind::Schedule { .. }
                | ExprKind::Column(ColumnId::Made(_))
        );
    });
    if !worked_out || !is_quantity(&expr) {
        return expr;
    }
    Expr { ty: expr.ty.clone(), span: expr.span, kind: ExprKind::Settle(Box::new(expr)) }
}

/// A number in a unit.
pub(super) fn number(value: f64, unit: Unit, span: Span) -> Expr {
    Expr { kind: ExprKind::Number(value), ty: quantity(unit, false), span }
}

/// The unit of a quantity; ranks and counts of rows are plain numbers.
pub(super) fn unit_of(expr: &Expr) -> Unit {
    match &expr.ty.kind {
        TypeKind::Quantity(unit) => unit.clone(),
        _ => Unit::NUMBER,
    }
}

/// Whether units mean something for it.
pub(super) fn is_quantity(expr: &Expr) -> bool {
    matches!(expr.ty.kind, TypeKind::Quantity(_))
}

/// The type of a quantity.
pub(super) fn quantity(unit: Unit, nullable: bool) -> Type {
    Type { kind: TypeKind::Quantity(unit), nullable }
}

/// The type of a truth.
pub(super) fn truth(nullable: bool) -> Type {
    Type { kind: TypeKind::Truth, nullable }
}
