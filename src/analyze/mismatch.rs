//! Units and types that do not meet, in words: both places, both units, and the fix.

use super::arithmetic::unit_of;
use crate::diagnostic::{Code, Diagnostic, Replacement};
use crate::plan::{Expr, ExprKind, TypeKind};
use crate::source::Span;
use crate::text::{Text, text};
use crate::units::{Decimal, Dimension, Mismatch, Operation, Unit};

/// What an expression is, in words: `a percent`, `an amount in 亿元`, `a yes/no`.
pub(super) fn in_words(kind: &TypeKind) -> Text {
    match kind {
        TypeKind::Quantity(unit) => unit_in_words(unit),
        TypeKind::Rank => text!("a rank", "位次"),
        TypeKind::Movement => text!("a movement of ranks", "位次变化"),
        TypeKind::Period => text!("a period", "期间"),
        TypeKind::District => text!("a district", "地区"),
        TypeKind::Text => text!("a text", "文本"),
        TypeKind::Truth => text!("a yes/no", "真假值"),
    }
}

/// What a unit measures, in words, whatever its size: amounts in 万元 and 亿元 are alike.
pub(super) fn dimension_in_words(unit: &Unit) -> Text {
    unit_in_words(&Unit { power: 0, ..unit.clone() })
}

/// What a unit measures, in words.
pub(super) fn unit_in_words(unit: &Unit) -> Text {
    match &unit.dimension {
        Dimension::Count(_) => text!("a count in {unit}", "数量（{unit}）", unit),
        Dimension::Other(_) => text!("a figure in {unit}", "数值（{unit}）", unit),
        _ => unit.noun(),
    }
}

/// A mismatch of units, as a diagnostic with the fix that the operands suggest.
pub(super) fn units(mismatch: Mismatch, left: &Expr, right: &Expr, operator: Span) -> Diagnostic {
    let (a, b) = (unit_in_words(&mismatch.left), unit_in_words(&mismatch.right));
    let message = match mismatch.operation {
        Operation::Compare => compared(&a, &b),
        Operation::Add => text!("{a} and {b} added", "{a}不能与{b}相加", a, b),
        Operation::Subtract => text!("{b} taken from {a}", "{a}不能减去{b}", a, b),
        Operation::Multiply => text!("{a} multiplied by {b}", "{a}不能与{b}相乘", a, b),
        Operation::Divide => text!("{a} divided by {b}", "{a}不能除以{b}", a, b),
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
    if mismatch.operation == Operation::Compare
        && let Some(hint) = quotient_and_percent(&mismatch)
    {
        return diagnostic.hint(hint);
    }
    let of_operands = percent_in_a_sum(&mismatch, left, right);
    let hints = if of_operands.is_empty() { mismatch.hints } else { of_operands };
    diagnostic.hints.extend(hints);
    diagnostic
}

/// Two things that are compared and do not meet.
pub(super) fn compared(a: &Text, b: &Text) -> Text {
    text!("{a} compared with {b}", "{a}不能与{b}比较", a, b)
}

/// How to mend a plain number beside a percent or points, or a percent beside a plain number.
fn fix(beside: &Unit, operand: &Expr) -> Option<(Vec<Text>, Option<Replacement>)> {
    let (value, unit) = (literal(operand)?, unit_of(operand));
    let write = |text: String| {
        let replacement = Replacement { span: operand.span, text: text.clone() };
        Some((vec![text!("write {text}", "改为 {text}", text)], Some(replacement)))
    };
    match (&beside.dimension, &unit.dimension) {
        (Dimension::Percent, Dimension::Number) if unit.power == 0 => {
            let whole = Decimal::from_f64_shortest(value).and_then(|value| value.shift(2));
            match whole {
                // 0.25 may be a share or a quarter of a percent.
                Some(share) if value.abs() < 1.0 => {
                    let hint = text!(
                        "write {share}% for the share {value}, or {value}%",
                        "若 {value} 是比例，写 {share}%；否则写 {value}%",
                        share = share.to_f64(),
                        value
                    );
                    Some((vec![hint], None))
                }
                _ => write(format!("{value}%")),
            }
        }
        (Dimension::Points, Dimension::Number) if unit.power == 0 => write(format!("{value}pp")),
        (Dimension::Number, Dimension::Percent) => write(value.to_string()),
        (Dimension::Number, dimension) if *dimension != Dimension::Number && unit.power == 0 => {
            write(value.to_string())
        }
        // `actual > 40个` of amounts: the number was meant, and the unit is another.
        (
            Dimension::Money(_) | Dimension::Other(_) | Dimension::Count(_),
            Dimension::Count(_) | Dimension::Other(_),
        ) if unit.power == 0 => write(format!("{value}{beside}")),
        _ => None,
    }
}

/// A quotient, which is a plain number, beside a percent that is none either: neither is a literal.
fn quotient_and_percent(mismatch: &Mismatch) -> Option<Text> {
    let dimensions = (&mismatch.left.dimension, &mismatch.right.dimension);
    matches!(
        dimensions,
        (Dimension::Number, Dimension::Percent) | (Dimension::Percent, Dimension::Number)
    )
    .then(|| {
        text!(
            "a plain number becomes a percent by `* 100%`; amounts of one unit divided give a percent \
             already",
            "普通的数乘以 100%（`* 100%`）就是百分数；单位相同的两个金额相除，得到的已经是百分数"
        )
    })
}

/// The two ways to mend `100 + 10%`, in the words of its operands.
fn percent_in_a_sum(mismatch: &Mismatch, left: &Expr, right: &Expr) -> Vec<Text> {
    let sign = match mismatch.operation {
        Operation::Add => 1.0,
        Operation::Subtract => -1.0,
        _ => return vec![],
    };
    let dimensions = (&mismatch.left.dimension, &mismatch.right.dimension);
    // `1 + yoy`: the one is the whole.
    let whole = |one: &Expr| literal(one) == Some(1.0);
    let of_whole = text!("if 1 is the whole, write 100%", "若 1 指整体，写 100%");
    match dimensions {
        (Dimension::Number, Dimension::Percent) if whole(left) && literal(right).is_none() => {
            return vec![of_whole];
        }
        (Dimension::Percent, Dimension::Number) if whole(right) && literal(left).is_none() => {
            return vec![of_whole];
        }
        _ => {}
    }
    let (Some(a), Some(b)) = (literal(left), literal(right)) else { return vec![] };
    let percent_too = |value: f64| {
        text!(
            "if {value} is a percent too, write {value}%",
            "若 {value} 也是百分数，写 {value}%",
            value
        )
    };
    match dimensions {
        (Dimension::Number, Dimension::Percent) => vec![
            text!(
                "to change {a} by {b}%, multiply: {a} * {factor}%",
                "要让 {a} 变动 {b}%，用乘法：{a} * {factor}%",
                a,
                b,
                factor = 100.0 + sign * b
            ),
            percent_too(a),
        ],
        (Dimension::Percent, Dimension::Number) => vec![percent_too(b)],
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
pub(super) fn expected(what: &Text, found: &Expr) -> Diagnostic {
    let words = in_words(&found.ty.kind);
    let message =
        text!("{what} is needed here, not {words}", "此处需要{what}，而不是{words}", what, words);
    Diagnostic::error(Code::TypeMismatch, message).at(found.span).label(found.span, words)
}
