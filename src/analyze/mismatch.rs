//! Units and types that do not meet, in words: both places, both units, and the fix.

use super::arithmetic::unit_of;
use crate::diagnostic::{Code, Diagnostic, Replacement};
use crate::plan::{Expr, ExprKind, TypeKind};
use crate::source::Span;
use crate::units::{Decimal, Dimension, Mismatch, Operation, Unit};

/// What an expression is, in words: `a percent`, `an amount in 亿元`, `a yes/no`.
pub(super) fn in_words(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Quantity(unit) => unit_in_words(unit),
        TypeKind::Rank => "a rank".into(),
        TypeKind::Movement => "a movement of ranks".into(),
        TypeKind::Period => "a period".into(),
        TypeKind::District => "a district".into(),
        TypeKind::Text => "a text".into(),
        TypeKind::Truth => "a yes/no".into(),
    }
}

/// What a unit measures, in words, whatever its size: amounts in 万元 and 亿元 are alike.
pub(super) fn dimension_in_words(unit: &Unit) -> String {
    unit_in_words(&Unit { power: 0, ..unit.clone() })
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
    if mismatch.operation == Operation::Compare {
        let fixed = fix(&mismatch.left, right).or_else(|| fix(&mismatch.right, left));
        if let Some((hints, replacement)) = fixed {
            diagnostic.hints.extend(hints);
            diagnostic.replacement = replacement;
            return diagnostic;
        }
    }
    let of_operands = percent_in_a_sum(&mismatch, left, right);
    let hints = if of_operands.is_empty() { mismatch.hints } else { of_operands };
    diagnostic.hints.extend(hints);
    diagnostic
}

/// How to mend a plain number beside a percent or points, or a percent beside a plain number.
fn fix(beside: &Unit, operand: &Expr) -> Option<(Vec<String>, Option<Replacement>)> {
    let (value, unit) = (literal(operand)?, unit_of(operand));
    let write = |text: String| {
        let replacement = Replacement { span: operand.span, text: text.clone() };
        Some((vec![format!("write {text}")], Some(replacement)))
    };
    match (&beside.dimension, &unit.dimension) {
        (Dimension::Percent, Dimension::Number) if unit.power == 0 => {
            let whole = Decimal::from_f64_shortest(value).and_then(|value| value.shift(2));
            match whole {
                // 0.25 may be a share or a quarter of a percent.
                Some(share) if value.abs() < 1.0 => Some((
                    vec![format!("write {}% for the share {value}, or {value}%", share.to_f64())],
                    None,
                )),
                _ => write(format!("{value}%")),
            }
        }
        (Dimension::Points, Dimension::Number) if unit.power == 0 => write(format!("{value}pp")),
        (Dimension::Number, Dimension::Percent) => write(value.to_string()),
        _ => None,
    }
}

/// The two ways to mend `100 + 10%`, in the words of its operands.
fn percent_in_a_sum(mismatch: &Mismatch, left: &Expr, right: &Expr) -> Vec<String> {
    let sign = match mismatch.operation {
        Operation::Add => 1.0,
        Operation::Subtract => -1.0,
        _ => return vec![],
    };
    let dimensions = (&mismatch.left.dimension, &mismatch.right.dimension);
    // `1 + yoy`: the one is the whole.
    let whole = |one: &Expr| literal(one) == Some(1.0);
    match dimensions {
        (Dimension::Number, Dimension::Percent) if whole(left) && literal(right).is_none() => {
            return vec!["if 1 is the whole, write 100%".into()];
        }
        (Dimension::Percent, Dimension::Number) if whole(right) && literal(left).is_none() => {
            return vec!["if 1 is the whole, write 100%".into()];
        }
        _ => {}
    }
    let (Some(a), Some(b)) = (literal(left), literal(right)) else { return vec![] };
    match dimensions {
        (Dimension::Number, Dimension::Percent) => vec![
            format!("to change {a} by {b}%, multiply: {a} * {}%", 100.0 + sign * b),
            format!("if {a} is a percent too, write {a}%"),
        ],
        (Dimension::Percent, Dimension::Number) => {
            vec![format!("if {b} is a percent too, write {b}%")]
        }
        _ => vec![],
    }
}

/// The number of a literal, with the sign before it.
fn literal(expr: &Expr) -> Option<f64> {
    match &expr.kind {
        ExprKind::Number(value) => Some(*value),
        ExprKind::Negate(inner) => literal(inner).map(|value| -value),
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
