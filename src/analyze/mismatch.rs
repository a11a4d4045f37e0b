//! Units and types that do not meet, in words: both places, both units, and the fix.

use super::arithmetic::unit_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Expr, ExprKind, TypeKind};
use crate::source::Span;
use crate::units::{Dimension, Mismatch, Operation, Unit};

/// What an expression is, in words: `a percent`, `an amount in 亿元`, `a yes/no`.
pub(super) fn in_words(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Quantity(unit) => unit_in_words(unit),
        TypeKind::Rank => "a rank".into(),
        TypeKind::Period => "a period".into(),
        TypeKind::District => "a district".into(),
        TypeKind::Text => "a text".into(),
        TypeKind::Truth => "a yes/no".into(),
    }
}

/// What a unit measures, in words.
pub(super) fn unit_in_words(unit: &Unit) -> String {
    match &unit.dimension {
        Dimension::Number if unit.power == 0 => "a plain number".into(),
        Dimension::Number => format!("a number in {unit}"),
        Dimension::Percent => "a percent".into(),
        Dimension::Points => "percentage points".into(),
        Dimension::Money(_) => format!("an amount in {unit}"),
        Dimension::Count(_) => format!("a count in {unit}"),
        Dimension::Score => "a score".into(),
        Dimension::Other(_) => format!("a figure in {unit}"),
    }
}

/// A mismatch of units, as a diagnostic with the fix that the operands suggest.
pub(super) fn units(mismatch: Mismatch, left: &Expr, right: &Expr, operator: Span) -> Diagnostic {
    let (a, b) = (unit_in_words(&mismatch.left), unit_in_words(&mismatch.right));
    let message = match mismatch.operation {
        Operation::Compare => format!("{a} compared with {b}"),
        Operation::Add => format!("{a} and {b} added"),
        Operation::Subtract => format!("{b} taken from {a}"),
        Operation::Multiply => format!("{a} multiplied by {b}"),
        Operation::Divide => format!("{a} divided by {b}"),
    };
    let mut diagnostic = Diagnostic::error(Code::UnitMismatch, message)
        .at(operator)
        .label(left.span, a)
        .label(right.span, b);
    // In a sum there is more than one way to mend it, so the algebra's own hints are given.
    if mismatch.operation == Operation::Compare
        && let Some((span, text)) =
            fix(&mismatch.left, right).or_else(|| fix(&mismatch.right, left))
    {
        return diagnostic.hint(format!("write {text}")).replace(span, text);
    }
    for hint in mismatch.hints {
        diagnostic = diagnostic.hint(hint);
    }
    diagnostic
}

/// The plain number that stands beside a percent or points, with the sign that it lacks.
fn fix(beside: &Unit, operand: &Expr) -> Option<(Span, String)> {
    let sign = match beside.dimension {
        Dimension::Percent => "%",
        Dimension::Points => "pp",
        _ => return None,
    };
    if unit_of(operand) != Unit::NUMBER {
        return None;
    }
    match &operand.kind {
        ExprKind::Number(value) => Some((operand.span, format!("{value}{sign}"))),
        ExprKind::Negate(inner) => match inner.kind {
            ExprKind::Number(value) => Some((operand.span, format!("-{value}{sign}"))),
            _ => None,
        },
        _ => None,
    }
}

/// An expression of another type than its place needs.
pub(super) fn expected(what: &str, found: &Expr) -> Diagnostic {
    let found_words = in_words(&found.ty.kind);
    Diagnostic::error(Code::TypeMismatch, format!("{what} is needed here, not {found_words}"))
        .at(found.span)
        .label(found.span, found_words)
}
