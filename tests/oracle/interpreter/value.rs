//! Values, and what holds between them.

use indiq::catalog::Best;
use indiq::period::Period;
use indiq::plan::Comparison;
use std::cmp::Ordering;

/// A value of any type.
#[derive(Debug, Clone)]
pub enum Value {
    Missing,
    /// Only in an answer: a movement of what was not ranked before.
    New,
    Number(f64),
    Text(String),
    Truth(bool),
    Period(Period),
}

pub fn finite(value: f64) -> Value {
    if value.is_finite() { Value::Number(value) } else { Value::Missing }
}

pub fn with_numbers(a: &Value, b: &Value, function: impl Fn(f64, f64) -> f64) -> Value {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => finite(function(*a, *b)),
        _ => Value::Missing,
    }
}

pub fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        other => unreachable!("{other:?} is no number"),
    }
}

pub fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Truth(truth) => Some(*truth),
        _ => None,
    }
}

pub fn is_true(value: &Value) -> bool {
    truth(value) == Some(true)
}

pub fn is_better(a: &Value, b: &Value, best: Best) -> bool {
    match best {
        Best::Highest => ascending(a, b) == Ordering::Greater,
        Best::Lowest => ascending(a, b) == Ordering::Less,
    }
}

pub fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
    }
}

pub fn chronological(a: &Period, b: &Period) -> Ordering {
    (a.end(), a.start()).cmp(&(b.end(), b.start()))
}

/// The order of two values of one type that are both present.
pub fn ascending(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b).expect("no NaN"),
        (Value::Text(a), Value::Text(b)) => a.chars().cmp(b.chars()),
        (Value::Truth(a), Value::Truth(b)) => a.cmp(b),
        (Value::Period(a), Value::Period(b)) => chronological(a, b),
        _ => unreachable!("{a:?} and {b:?} do not compare"),
    }
}

pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Missing, Value::Missing) => true,
        (Value::Missing, _) | (_, Value::Missing) => false,
        _ => ascending(a, b) == Ordering::Equal,
    }
}
