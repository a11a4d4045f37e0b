//! What printed cells do not decide, whatever they hold: then a body that asks for certainty is a
//! mistake of the script, and is told before any data is read.

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{AggregateFunction, ColumnId, Expr, ExprKind, Plan, Step, TypeKind};
use crate::text::{Text, text};

/// The error, where an expression looks at something that no interval of a printed figure moves: a
/// rank that is worked out, a text, a median.
pub(super) fn undecided(expr: &Expr, plan: &Plan, hint: Text) -> Option<Diagnostic> {
    let place = found(expr, plan)?;
    let message = match place.ty.kind {
        TypeKind::Text => text!(
            "printed figures do not decide this: it looks at a text",
            "仅凭公布的数无法判定：条件涉及文本"
        ),
        _ if ranks(place, plan) => text!(
            "printed figures alone do not decide a rank: it follows from those of all rows",
            "位次取决于所有行的数值，仅凭本行公布的数无法判定"
        ),
        _ => text!("printed figures alone do not decide this", "仅凭公布的数无法判定"),
    };
    Some(Diagnostic::error(Code::NoMeaning, message).at(place.span).hint(hint))
}

fn found<'e>(expr: &'e Expr, plan: &'e Plan) -> Option<&'e Expr> {
    let within = || expr.operands().into_iter().find_map(|one| found(one, plan));
    match &expr.kind {
        ExprKind::Match(_, looked_at, _) => Some(looked_at),
        ExprKind::Column(
            ColumnId::District | ColumnId::Group | ColumnId::Level | ColumnId::Parent,
        ) => Some(expr),
        ExprKind::Column(ColumnId::Made(name)) => match made(name, plan)? {
            Step::Derive { expr: inner, .. } => found(inner, plan),
            Step::Spread { aggregate, .. }
                if !matches!(
                    aggregate.function,
                    AggregateFunction::Median | AggregateFunction::Rows
                ) =>
            {
                found(&aggregate.argument, plan)
            }
            _ => Some(expr),
        },
        _ => within(),
    }
}

fn made<'p>(name: &str, plan: &'p Plan) -> Option<&'p Step> {
    plan.steps.iter().find(|step| match step {
        Step::Derive { into, .. } | Step::Spread { into, .. } | Step::Rank { into, .. } => {
            into == name
        }
        _ => false,
    })
}

fn ranks(expr: &Expr, plan: &Plan) -> bool {
    matches!(&expr.kind, ExprKind::Column(ColumnId::Made(name))
        if matches!(made(name, plan), Some(Step::Rank { .. })))
}
