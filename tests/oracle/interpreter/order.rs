//! The order of rows.

use super::value::{Value, ascending};
use super::{Row, World};
use indiq::plan::SortKey;
use std::cmp::Ordering;

impl World<'_> {
    /// Puts rows in order.
    pub fn order(&self, rows: &mut Vec<Row>, keys: &[SortKey]) {
        let mut keyed: Vec<(Vec<Value>, Row)> = rows
            .drain(..)
            .map(|row| (keys.iter().map(|key| self.eval(&key.expr, &row)).collect(), row))
            .collect();
        keyed.sort_by(|(a, left), (b, right)| {
            for ((a, b), key) in a.iter().zip(b).zip(keys) {
                let order = match (a, b) {
                    (Value::Missing, Value::Missing) => Ordering::Equal,
                    (Value::Missing, _) if key.missing_last => Ordering::Greater,
                    (Value::Missing, _) => Ordering::Less,
                    (_, Value::Missing) if key.missing_last => Ordering::Less,
                    (_, Value::Missing) => Ordering::Greater,
                    (a, b) if key.descending => ascending(b, a),
                    (a, b) => ascending(a, b),
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
            left.line.cmp(&right.line)
        });
        *rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
}
