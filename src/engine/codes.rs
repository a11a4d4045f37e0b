//! Texts and periods as numbers that order as they do.
//!
//! Takes the values that a panel stores, or that a plan reads of it, and the literals of one plan; numbers them together, in
//! their order, from 0. So equality, order, lowest and highest of texts and periods are those of
//! small integers, and anything else that is asked of one (does it contain 县?) is asked once per
//! value and looked up for each row.

use crate::bound::calendar_order;
use crate::period::Period;
use crate::plan::{Expr, ExprKind, Plan, Step};
use std::cmp::Ordering;

/// The values of one kind, in order.
#[derive(Debug, Clone)]
pub struct Codes<V> {
    values: Vec<V>,
    /// The code of each stored value, by its place among the stored ones.
    stored: Vec<u32>,
    order: fn(&V, &V) -> Ordering,
}

impl<V: Clone> Codes<V> {
    fn new(stored: &[V], literals: Vec<V>, order: fn(&V, &V) -> Ordering) -> Self {
        let mut values: Vec<V> = stored.iter().cloned().chain(literals).collect();
        values.sort_by(order);
        values.dedup_by(|later, earlier| order(later, earlier) == Ordering::Equal);
        let mut codes = Self { values, stored: Vec::new(), order };
        codes.stored = stored.iter().filter_map(|value| codes.code(value)).collect();
        codes
    }

    /// The code of a value; `None` when it is neither stored nor a literal of the plan.
    pub fn code(&self, value: &V) -> Option<u32> {
        let at = self.values.binary_search_by(|other| (self.order)(other, value)).ok()?;
        u32::try_from(at).ok()
    }

    /// The value of a code.
    pub fn value(&self, code: u32) -> Option<&V> {
        self.values.get(code as usize)
    }

    /// All values, by their code.
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// What the stored numbers have to be turned into; `None` when they are the codes already.
    pub fn recoding(&self) -> Option<Vec<Option<u32>>> {
        let same = self.stored.iter().enumerate().all(|(at, code)| at == *code as usize);
        (!same).then(|| self.stored.iter().copied().map(Some).collect())
    }
}

/// The texts of a plan over `labels`, by code point.
pub fn texts(labels: &[String], plan: &Plan) -> Codes<String> {
    let literals = expressions(plan).into_iter().filter_map(|expr| match &expr.kind {
        ExprKind::Text(text) => Some(text.clone()),
        _ => None,
    });
    Codes::new(labels, literals.collect(), String::cmp)
}

/// The periods of a plan over those that are read, by their ends, then their starts.
pub fn periods(read: &[Period], plan: &Plan, year: i32) -> Codes<Period> {
    let literals = expressions(plan).into_iter().filter_map(|expr| match &expr.kind {
        ExprKind::Period(literal) => Some(literal.in_year(year)),
        _ => None,
    });
    Codes::new(read, literals.collect(), calendar_order)
}

/// Every expression of a plan, with all its operands.
fn expressions(plan: &Plan) -> Vec<&Expr> {
    with_operands(plan.steps.iter().flat_map(Step::expressions).collect())
}

/// Expressions with all their operands, on a stack of its own: chains of operators may be a
/// thousand deep.
pub fn with_operands(mut found: Vec<&Expr>) -> Vec<&Expr> {
    let mut next = 0;
    while let Some(expr) = found.get(next).copied() {
        found.extend(expr.operands());
        next += 1;
    }
    found
}
