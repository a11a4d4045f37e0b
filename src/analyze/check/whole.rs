//! Bodies that are one truth about the whole, or about each group.

use super::amounts::margin;
use super::rows::margin_column;
use super::{RowForm, RowTest, Test};
use crate::analyze::expression::{condition, figure};
use crate::analyze::verb::collapsed;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{columns, inquiry};
use crate::diagnostic::{Result, Warned};
use crate::plan::{Basis, OutputColumn};
use crate::syntax::ast::{self, BinaryOperator, CheckClauseKind, Clause, ClauseKind, Query, Verb};
use crate::text::Text;

/// `total(domestic.actual) between 300亿元 and 400亿元`
pub(super) fn holds(
    check: &ast::Check,
    written: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    let per = check.rules.iter().filter_map(|rule| match &rule.kind {
        CheckClauseKind::Per(name) => {
            Some(Clause { kind: ClauseKind::Per(name.clone()), span: rule.span })
        }
        _ => None,
    });
    let query = Query {
        verb: Verb::Total,
        verb_span: check.id.span,
        subjects: inquiry::subjects(written, words)?,
        clauses: per.collect(),
    };
    let (mut frame, (holds, observed)) = collapsed(&query, words, |frame| {
        let holds = condition(&mut frame.scope, written)?;
        let observed = match observed(written) {
            // Texts and districts are compared too, and have no figure.
            Some(one) => figure(&mut frame.scope, one).ok().map(|figure| (one, figure)),
            None => None,
        };
        Ok((holds, observed))
    })?;
    let margin = margin(&holds);
    let mut columns = frame.key_columns();
    columns.retain(|one| one.name != "district");
    if let Some((written, expr)) = observed {
        let column = columns::of_expr(&mut frame.scope, "observed".into(), expr, Basis::Computed);
        columns.push(OutputColumn { label: written.text_in_both(), ..column });
    }
    columns.extend(margin.clone().map(|margin| margin_column(&mut frame, margin)));
    let (plan, warnings) = frame.rows_with(columns, Text::default());
    let test = RowTest {
        form: RowForm::Condition,
        plan,
        holds,
        margin,
        for_sure: false,
        shown: None,
        rank_checks: vec![],
    };
    Ok(Warned { value: Test::Rows(test), warnings })
}

/// What a condition looks at: the left side of a comparison, the value between two others.
fn observed(condition: &ast::Expr) -> Option<&ast::Expr> {
    match &condition.kind {
        ast::ExprKind::Between { .. } | ast::ExprKind::Binary(..) if !joins(condition) => {
            compared(condition).first().copied()
        }
        _ => None,
    }
}

/// Whether it is several conditions.
fn joins(condition: &ast::Expr) -> bool {
    matches!(&condition.kind, ast::ExprKind::Binary(BinaryOperator::And | BinaryOperator::Or, ..))
}

/// What a condition looks at, and what it holds that against where that is no mere amount.
pub(super) fn compared(condition: &ast::Expr) -> Vec<&ast::Expr> {
    match &condition.kind {
        ast::ExprKind::Between { value, .. } => vec![value],
        ast::ExprKind::Unary(ast::UnaryOperator::Not, inner) => compared(inner),
        ast::ExprKind::Binary(BinaryOperator::And | BinaryOperator::Or, left, right) => {
            let mut all = compared(left);
            for one in compared(right) {
                if all.iter().all(|known| known.to_string() != one.to_string()) {
                    all.push(one);
                }
            }
            all
        }
        ast::ExprKind::Binary(
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterEqual,
            left,
            right,
        ) => {
            let is_amount = matches!(
                right.kind,
                ast::ExprKind::Quantity(_) | ast::ExprKind::Unary(..) | ast::ExprKind::Text(_)
            );
            let beside = (!is_amount).then_some(right.as_ref());
            std::iter::once(left.as_ref()).chain(beside).collect()
        }
        _ => vec![],
    }
}
