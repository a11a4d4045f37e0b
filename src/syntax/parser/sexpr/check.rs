//! Checks, waivers and audits as short text.

use super::{Named, clause, columns, expression, period, query};
use crate::syntax::ast::*;

pub(super) fn check(check: &Check, named: Named<'_>) -> String {
    let mut parts = vec!["check".to_owned(), id(&check.id, named)];
    parts.extend(check.title.as_ref().map(|_| "_".to_owned()));
    if !check.subjects.is_empty() {
        parts.push(format!("(for{})", all(&check.subjects, named)));
    }
    parts.extend(check.clauses.iter().map(|one| clause(one, named)));
    parts.push(body(&check.body, named));
    parts.extend(check.rules.iter().map(|one| rule(one, named)));
    format!("({})", parts.join(" "))
}

pub(super) fn waive(waive: &Waive, named: Named<'_>) -> String {
    let clause = |clause: &WaiveClause| match &clause.kind {
        WaiveClauseKind::For(names) => format!("(for{})", all(names, named)),
        WaiveClauseKind::At(at) => period("at", at, named),
        WaiveClauseKind::Until(date) => format!("(until {:?})", date.literal),
        WaiveClauseKind::Because(_) => "(because _)".into(),
    };
    let mut parts = vec!["waive".to_owned(), id(&waive.id, named)];
    parts.extend(waive.clauses.iter().map(clause));
    format!("({})", parts.join(" "))
}

pub(super) fn audit(audit: &Audit, named: Named<'_>) -> String {
    let clauses: String =
        audit.clauses.iter().map(|one| format!(" {}", clause(one, named))).collect();
    format!("(audit{}{clauses})", all(&audit.subjects, named))
}

fn id(part: &NamePart, named: Named<'_>) -> String {
    named(&Name { parts: vec![part.clone()], span: part.span })
}

fn all(names: &[Name], named: Named<'_>) -> String {
    names.iter().map(|one| format!(" {}", named(one))).collect()
}

fn body(body: &CheckBody, named: Named<'_>) -> String {
    let of = |expr: &Expr| expression(expr, named);
    match &body.kind {
        CheckBodyKind::Holds(truth) => format!("(holds {})", of(truth)),
        CheckBodyKind::NoneOf(asked) => format!("(none-of {})", query(asked, named)),
        CheckBodyKind::Agrees(one, other) => format!("(agrees {} {})", of(one), of(other)),
        CheckBodyKind::AddsUp { value, parts, whole } => {
            format!("(adds-up {} (of{}) {})", of(value), all(parts, named), named(whole))
        }
        CheckBodyKind::OneRowPer { subject, keys } => {
            format!("(one-row-per {}{})", named(subject), all(keys, named))
        }
        CheckBodyKind::Within { value, versus, limit } => {
            format!("(within {} {} {})", of(value), period("versus", versus, named), of(limit))
        }
        CheckBodyKind::SameAs(asked, Baseline::Result(name)) => {
            format!("(same-as {} {})", query(asked, named), named(name))
        }
        CheckBodyKind::SameAs(asked, Baseline::File(_)) => {
            format!("(same-as {} (file _))", query(asked, named))
        }
        CheckBodyKind::Unique(value) => format!("(unique {})", of(value)),
        CheckBodyKind::DistrictIn { district, home: Home::Directory } => {
            format!("(district-in {} directory)", named(district))
        }
        CheckBodyKind::DistrictIn { district, home: Home::Period(home) } => {
            format!("(district-in {} {})", named(district), period("at", home, named))
        }
        CheckBodyKind::Fresh { subject, age, unit } => {
            format!("(fresh {} {age} {})", named(subject), format!("{unit:?}").to_lowercase())
        }
        CheckBodyKind::Has { subject, columns: shown } => {
            format!("(has {} {})", named(subject), columns(shown, named))
        }
    }
}

fn rule(rule: &CheckClause, named: Named<'_>) -> String {
    match &rule.kind {
        CheckClauseKind::WarnAbove(limit) => format!("(warn-above {})", threshold(limit)),
        CheckClauseKind::FailAbove(limit) => format!("(fail-above {})", threshold(limit)),
        CheckClauseKind::UnknownIs(verdict) => {
            format!("(unknown-is {})", format!("{verdict:?}").to_lowercase())
        }
        CheckClauseKind::AtLeast(rows) => format!("(at-least {rows})"),
        CheckClauseKind::Tag(tags) => {
            let tags: String = tags.iter().map(|tag| format!(" {}", id(tag, named))).collect();
            format!("(tag{tags})")
        }
        CheckClauseKind::Because(_) => "(because _)".into(),
        CheckClauseKind::ForSure => "for-sure".into(),
        CheckClauseKind::Per(by) => format!("(per {})", named(by)),
    }
}

fn threshold(threshold: &Threshold) -> String {
    match &threshold.kind {
        ThresholdKind::Rows(rows) => rows.to_string(),
        ThresholdKind::Share(share) => format!("{}{}", share.value, share.unit),
    }
}
