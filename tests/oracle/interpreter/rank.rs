//! Partitions, and ranks within them.

use super::value::{Value, is_better, is_true, same};
use super::{Row, World};
use indiq::catalog::{Best, Ties};
use indiq::plan::*;

impl World<'_> {
    /// The rank of each row.
    pub fn ranks(
        &self,
        rows: &[Row],
        key: &Expr,
        best: Best,
        ties: Ties,
        ranked: Option<&Expr>,
        within: &[ColumnId],
    ) -> Vec<Value> {
        let mut ranks = vec![Value::Missing; rows.len()];
        for members in partitions(rows, within) {
            let keys: Vec<(usize, Value)> = members
                .into_iter()
                .filter(|at| ranked.is_none_or(|r| is_true(&self.eval(r, &rows[*at]))))
                .map(|at| (at, self.eval(key, &rows[at])))
                .filter(|(_, key)| !matches!(key, Value::Missing))
                .collect();
            for (at, key) in &keys {
                let better: Vec<&Value> =
                    keys.iter().map(|(_, k)| k).filter(|k| is_better(k, key, best)).collect();
                let before = match ties {
                    Ties::Competition => better.len(),
                    Ties::Dense => {
                        let mut distinct: Vec<&Value> = vec![];
                        for key in better {
                            if !distinct.iter().any(|other| same(other, key)) {
                                distinct.push(key);
                            }
                        }
                        distinct.len()
                    }
                    Ties::Ordinal => {
                        let equal = keys.iter().filter(|(other, k)| {
                            same(k, key) && rows[*other].line < rows[*at].line
                        });
                        better.len() + equal.count()
                    }
                };
                ranks[*at] = Value::Number(before as f64 + 1.0);
            }
        }
        ranks
    }
}

/// Rows that agree in all columns of a partition, missing values being alike.
pub fn partitions(rows: &[Row], within: &[ColumnId]) -> Vec<Vec<usize>> {
    let mut partitions: Vec<Vec<usize>> = vec![];
    for (at, row) in rows.iter().enumerate() {
        let agree = |members: &&mut Vec<usize>| {
            let first = &rows[members[0]];
            within.iter().all(|column| same(&first.cells[column], &row.cells[column]))
        };
        match partitions.iter_mut().find(agree) {
            Some(members) => members.push(at),
            None => partitions.push(vec![at]),
        }
    }
    partitions
}
