//! Checks, waivers and audits walked leaf by leaf.

use super::{Place, Visitor, all, clause, columns, expression, literal, name, part, parts, period};
use crate::syntax::ast::{
    Audit, Baseline, Check, CheckBody, CheckBodyKind, CheckClause, CheckClauseKind, Clause, Date,
    Home, Query, Threshold, ThresholdKind, Waive, WaiveClause, WaiveClauseKind,
};

pub(super) fn check(check: &mut Check, visitor: &mut dyn Visitor) {
    let Check { id, title, subjects, clauses, body, rules } = check;
    part(id, Place::Id, visitor);
    title.iter_mut().for_each(|title| literal(title, visitor));
    all(subjects, Place::Subject, visitor);
    clauses.iter_mut().for_each(|one| inner_clause(one, visitor));
    self::body(body, visitor);
    rules.iter_mut().for_each(|one| rule(one, visitor));
}

pub(super) fn waive(waive: &mut Waive, visitor: &mut dyn Visitor) {
    let Waive { id, clauses } = waive;
    part(id, Place::Id, visitor);
    for WaiveClause { kind, span } in clauses {
        visitor.begins_clause(*span);
        match kind {
            WaiveClauseKind::For(names) => all(names, Place::Subject, visitor),
            WaiveClauseKind::At(at) => period(at, visitor),
            WaiveClauseKind::Until(Date { literal: _, span }) => visitor.span(span),
            WaiveClauseKind::Because(reason) => literal(reason, visitor),
        }
        visitor.span(span);
    }
}

pub(super) fn audit(audit: &mut Audit, visitor: &mut dyn Visitor) {
    let Audit { subjects, clauses } = audit;
    all(subjects, Place::Subject, visitor);
    clauses.iter_mut().for_each(|one| clause(one, visitor));
}

fn inner_query(asked: &mut Query, visitor: &mut dyn Visitor) {
    let Query { verb: _, verb_span, subjects, clauses } = asked;
    visitor.span(verb_span);
    all(subjects, Place::Subject, visitor);
    clauses.iter_mut().for_each(|one| inner_clause(one, visitor));
}

fn inner_clause(clause: &mut Clause, visitor: &mut dyn Visitor) {
    visitor.begins_inner_clause(clause.span);
    parts(clause, visitor);
}

fn body(body: &mut CheckBody, visitor: &mut dyn Visitor) {
    visitor.begins_clause(body.span);
    match &mut body.kind {
        CheckBodyKind::Holds(value) | CheckBodyKind::Unique(value) => expression(value, visitor),
        CheckBodyKind::NoneOf(asked) => inner_query(asked, visitor),
        CheckBodyKind::Agrees(one, other) => {
            expression(one, visitor);
            expression(other, visitor);
        }
        CheckBodyKind::AddsUp { value, parts, whole } => {
            expression(value, visitor);
            all(parts, Place::Subject, visitor);
            name(whole, Place::Subject, visitor);
        }
        CheckBodyKind::OneRowPer { subject, keys } => {
            name(subject, Place::Subject, visitor);
            all(keys, Place::Value, visitor);
        }
        CheckBodyKind::Within { value, versus, limit } => {
            expression(value, visitor);
            period(versus, visitor);
            expression(limit, visitor);
        }
        CheckBodyKind::SameAs(asked, baseline) => {
            inner_query(asked, visitor);
            match baseline {
                Baseline::Result(result) => name(result, Place::Declared, visitor),
                Baseline::File(path) => literal(path, visitor),
            }
        }
        CheckBodyKind::DistrictIn { district, home } => {
            name(district, Place::Value, visitor);
            match home {
                Home::Directory => {}
                Home::Period(home) => period(home, visitor),
            }
        }
        CheckBodyKind::Fresh { subject, age: _, unit: _ } => name(subject, Place::Subject, visitor),
        CheckBodyKind::Has { subject, columns: shown } => {
            name(subject, Place::Subject, visitor);
            columns(shown, visitor);
        }
    }
    visitor.span(&mut body.span);
}

fn rule(rule: &mut CheckClause, visitor: &mut dyn Visitor) {
    let CheckClause { kind, span } = rule;
    visitor.begins_clause(*span);
    match kind {
        CheckClauseKind::WarnAbove(limit) | CheckClauseKind::FailAbove(limit) => {
            let Threshold { kind: ThresholdKind::Rows(_) | ThresholdKind::Share(_), span } = limit;
            visitor.span(span);
        }
        CheckClauseKind::UnknownIs(_) | CheckClauseKind::AtLeast(_) | CheckClauseKind::ForSure => {}
        CheckClauseKind::Tag(tags) => tags.iter_mut().for_each(|tag| part(tag, Place::Id, visitor)),
        CheckClauseKind::Because(reason) => literal(reason, visitor),
        CheckClauseKind::Per(by) => name(by, Place::Grouping, visitor),
    }
    visitor.span(span);
}
