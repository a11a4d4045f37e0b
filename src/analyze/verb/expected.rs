//! Which figures an answer is to have at its period: those of its subjects, and of any other
//! indicator that it reads there. Where there are none, the answer says so.

use super::period::main_figures;
use crate::analyze::scope::{Scope, walk};
use crate::catalog::IndicatorId;
use crate::panel::Figure;
use crate::plan::{ColumnId, Expr, ExprKind, OutputColumn, Step};
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// Each indicator with the figures of which one has to be there.
pub(super) fn expected(
    scope: &Scope,
    steps: &[Step],
    columns: &[OutputColumn],
) -> Vec<(Text, Vec<Figure>)> {
    let subjects = scope.focus.iter().map(|one| (*one, main_figures(scope.words, *one)));
    let subjects: Vec<(IndicatorId, Vec<Figure>)> = subjects.collect();
    let inputs: BTreeSet<IndicatorId> =
        scope.focus.iter().flat_map(|one| of(scope, *one)).collect();
    let mut others: BTreeMap<IndicatorId, Vec<Figure>> = BTreeMap::new();
    for figure in read_now(steps, columns) {
        if !inputs.contains(&figure.indicator) {
            let known = others.entry(figure.indicator);
            known.or_insert_with(|| main_figures(scope.words, figure.indicator)).push(figure);
        }
    }
    let named =
        |(one, figures): (IndicatorId, Vec<Figure>)| (Text::of(scope.indicator(one)), figures);
    subjects.into_iter().chain(others).map(named).collect()
}

/// A subject, what it is defined by, and what it is the quotient of.
fn of(scope: &Scope, subject: IndicatorId) -> Vec<IndicatorId> {
    let inputs = scope.words.formula(subject).map(|formula| formula.inputs.clone());
    let parts = scope.indicator(subject).parts.map(|(one, other)| vec![one, other]);
    let rest = inputs.into_iter().chain(parts).flatten();
    [subject].into_iter().chain(rest).collect()
}

/// The stored columns that are read as they are, not at another period.
fn read_now(steps: &[Step], columns: &[OutputColumn]) -> BTreeSet<Figure> {
    let mut found = BTreeSet::new();
    let mut take = |expr: &Expr| {
        if let ExprKind::Column(ColumnId::Figure(figure)) = &expr.kind {
            found.insert(*figure);
        }
    };
    for expr in steps.iter().flat_map(Step::expressions) {
        walk(expr, &mut take);
    }
    found.extend(columns.iter().filter_map(|column| match &column.column {
        ColumnId::Figure(figure) => Some(*figure),
        _ => None,
    }));
    found
}
