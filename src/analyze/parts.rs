//! What an expression in a total is made of, and over which rows.
//!
//! `total investment show target - actual`: figures that are named bare are summed over the rows that
//! have all of them, as progress is, so that six actuals are never held against five targets. What
//! stands in a function of its own (`total(target)`, `mean(progress)`) is over the rows that have
//! it, and is counted apart.

use super::arithmetic::truth;
use super::expression::{as_figure, expression};
use super::measure::{Reading, measure};
use super::scope::{Scope, walk, without_places};
use super::totals::parts_of;
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ColumnId, Expr, ExprKind, Type, TypeKind};
use crate::source::Span;
use crate::syntax::ast;
use crate::text::{Language, Text, text};

/// What an expression is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// For each figure that is named bare: true for the rows that have it.
    bare: Vec<Expr>,
    /// For each function of its own: what it is called, and true for the rows that it is over.
    own: Vec<(Text, Expr)>,
}

impl Parts {
    /// True for the rows that have all figures that are named bare; `None` where none is.
    pub fn all(&self) -> Option<Expr> {
        self.bare.iter().cloned().reduce(and)
    }

    /// The functions, each with what is true for the rows that it is over.
    pub fn own(&self) -> &[(Text, Expr)] {
        &self.own
    }

    /// The rows that the sums have to be held to: those that have all figures, where there are
    /// several.
    fn together(&self) -> Option<Expr> {
        match self.bare.as_slice() {
            [] | [_] => None,
            _ => self.all(),
        }
    }
}

/// An expression of a total: its sums are over the rows that have all its figures.
///
/// # Errors
/// Those of the expression.
pub(super) fn joined(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    scope.together = of_expression(scope, expr)?.together();
    let found = of_total(scope, expr);
    scope.together = None;
    found
}

/// A figure of the total, or what is said of it: a light, whether a condition holds.
fn of_total(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    let found = expression(scope, expr)?;
    match found.ty.kind {
        TypeKind::Text | TypeKind::Truth => Ok(found),
        _ => as_figure(found),
    }
}

/// What is wrong with an expression of a total that asks which district it is: it is of many. What
/// the rows are divided by may be asked.
pub(super) fn asks_which(expr: &Expr, partition: &[ColumnId]) -> Option<Diagnostic> {
    let mut found = None;
    walk(expr, &mut |inner| {
        let asks = match &inner.kind {
            ExprKind::DistrictIn(_) => true,
            ExprKind::Column(id) => is_of_district(id) && !partition.contains(id),
            _ => false,
        };
        if asks {
            found.get_or_insert(inner.span);
        }
    });
    let message = text!(
        "a total is of many districts: which one it is cannot be asked",
        "合计由许多地区组成，不能问它是哪个地区"
    );
    let hint = text!(
        "among or where choose districts; total(case … end) tries each and adds up what comes out",
        "用 `限于` 或 `其中` 挑选地区；合计(分情况 … 结束) 逐个判断，再把结果相加"
    );
    found.map(|span| Diagnostic::error(Code::NotTotalled, message).at(span).hint(hint))
}

fn is_of_district(id: &ColumnId) -> bool {
    use ColumnId::{District, Group, Level, Parent, Place};
    matches!(id, District | Group | Level | Parent | Place)
}

/// What an expression would be made of in a total.
///
/// # Errors
/// Those of the expression.
pub(super) fn of_expression(scope: &mut Scope, expr: &ast::Expr) -> Result<Parts> {
    scope.parts = Some(Parts::default());
    let found = scope.as_if_collapsing(|scope| of_total(scope, expr));
    let parts = scope.parts.take().unwrap_or_default();
    found.map(|_| parts)
}

/// Says that a figure is named bare, where the parts of an expression are asked for.
pub(super) fn names(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    reading: Reading,
    span: Span,
) -> Result<()> {
    if scope.parts.is_none() {
        return Ok(());
    }
    let found = scope.of_rows(|scope| match reading {
        Reading::Usual => parts_of(scope, indicator, which, span),
        _ => measure(scope, indicator, which, reading, span).map(|figure| Some(present(&figure))),
    })?;
    let alike = |one: &Expr, other: &Expr| without_places(one) == without_places(other);
    if let (Some(parts), Some(found)) = (&mut scope.parts, found)
        && !parts.bare.iter().any(|known| alike(known, &found))
    {
        parts.bare.push(found);
    }
    Ok(())
}

/// What `analysis` gives of a function that is over rows of its own: it joins no others, and
/// nothing in it is named bare.
pub(super) fn apart<T>(scope: &mut Scope, analysis: impl FnOnce(&mut Scope) -> T) -> T {
    let (parts, together) = (scope.parts.take(), scope.together.take());
    let value = analysis(scope);
    (scope.parts, scope.together) = (parts, together);
    value
}

/// Says over which rows a function is.
pub(super) fn is_over(scope: &mut Scope, called: Text, rows: Option<Expr>) {
    let (Some(parts), Some(rows)) = (&mut scope.parts, rows) else { return };
    let english = called.in_language(Language::English);
    if !parts.own.iter().any(|(known, _)| known.in_language(Language::English) == english) {
        parts.own.push((called, rows));
    }
}

/// True where a figure is there.
pub(super) fn present(figure: &Expr) -> Expr {
    let there = |kind| Expr { kind, ty: truth(false), span: figure.span };
    there(ExprKind::Not(Box::new(there(ExprKind::IsMissing(Box::new(figure.clone()))))))
}

/// The expression in the rows for which the condition holds, else missing.
pub(super) fn where_true(condition: Expr, expr: Expr) -> Expr {
    let (span, ty) = (expr.span, Type { kind: expr.ty.kind.clone(), nullable: true });
    let missing = Expr { kind: ExprKind::Missing, ty: ty.clone(), span };
    let kind = ExprKind::Choose(Box::new(condition), Box::new(expr), Box::new(missing));
    Expr { kind, ty, span }
}

/// Both hold. Neither is ever unknown.
pub(super) fn and(left: Expr, right: Expr) -> Expr {
    let span = left.span;
    Expr { kind: ExprKind::And(Box::new(left), Box::new(right)), ty: truth(false), span }
}
