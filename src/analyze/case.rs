//! `case when gap < 0pp then "黄" else "绿" end`

use super::expression::{condition, expression, to_one_unit};
use super::mismatch;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Expr, ExprKind, Type, TypeKind};
use crate::source::Span;
use crate::syntax::ast;
use crate::text::text;

/// The value of the first arm whose condition is true; else, and so also where all are unknown, the
/// last one, or missing.
///
/// # Errors
/// Those of its parts; [`Code::TypeMismatch`] and units that do not meet, when the values are of
/// several kinds.
pub(super) fn case(
    scope: &mut Scope,
    arms: &[(ast::Expr, ast::Expr)],
    otherwise: Option<&ast::Expr>,
    span: Span,
) -> Result<Expr> {
    let conditions = super::all(arms.iter().map(|(when, _)| condition(scope, when)));
    let written = arms.iter().map(|(_, then)| then).chain(otherwise);
    let values = super::all(written.map(|value| expression(scope, value)));
    let (conditions, values) = super::both(conditions, values)?;
    let mut values = alike(values, span)?;
    // A text about the total is what a reader takes it for; an amount could be the sum of a case for
    // each district.
    let of_total = scope.collapsing && scope.of_districts;
    if of_total && values.iter().any(|one| matches!(one.ty.kind, TypeKind::Quantity(_))) {
        scope.warn(case_of_total(span));
    }
    let kind = values.first().map_or(TypeKind::Text, |first| first.ty.kind.clone());
    let last = match otherwise {
        Some(_) => values.pop(),
        None => None,
    };
    let missing =
        Expr { kind: ExprKind::Missing, ty: Type { kind: kind.clone(), nullable: true }, span };
    let last = last.unwrap_or(missing);
    Ok(conditions.into_iter().zip(values).rev().fold(last, |otherwise, (condition, value)| {
        let nullable = value.ty.nullable || otherwise.ty.nullable;
        let ty = Type { kind: kind.clone(), nullable };
        let parts = [condition, value, otherwise].map(Box::new);
        let [condition, value, otherwise] = parts;
        Expr { kind: ExprKind::Choose(condition, value, otherwise), ty, span }
    }))
}

/// `total domestic show case when progress < 25% then actual else target end`
fn case_of_total(span: Span) -> Diagnostic {
    let message = text!(
        "the conditions of this case are tried on the total, not on each district",
        "这个分情况的条件是对合计判断的，不是逐个地区判断"
    );
    let hint = text!(
        "total(case … end) tries each district and adds up what comes out",
        "合计(分情况 … 结束) 逐个判断，再把结果相加"
    );
    Diagnostic::note(Code::CaseOfTotal, message).at(span).hint(hint)
}

/// The values in one unit, if they are figures; of one kind in any case.
fn alike(values: Vec<Expr>, span: Span) -> Result<Vec<Expr>> {
    let is_figure = |value: &Expr| {
        matches!(value.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
    };
    if values.iter().all(is_figure) && !values.iter().all(|one| one.ty.kind == TypeKind::Rank) {
        return to_one_unit(values, span);
    }
    let kind_of = |value: &Expr| match &value.ty.kind {
        TypeKind::District => TypeKind::Text,
        kind => kind.clone(),
    };
    let first = values.first().map(|first| (kind_of(first), first.span));
    if let Some((kind, place)) = first
        && let Some(other) = values.iter().find(|value| kind_of(value) != kind)
    {
        let (a, b) = (mismatch::in_words(&kind), mismatch::in_words(&other.ty.kind));
        let message = text!("a case gives {a} or {b}", "分情况的结果既有{a}又有{b}", a, b);
        return Err(Diagnostic::error(Code::TypeMismatch, message)
            .at(other.span)
            .label(other.span, b)
            .label(place, a)
            .hint(text!(
                "all values behind then and else are of one kind",
                "`则` 与 `否则` 之后的值须是同一种"
            ))
            .into());
    }
    Ok(values)
}
