//! A syntax tree walked leaf by leaf.
//!
//! Takes a statement and shows its parts to a [`Visitor`], which may change them. Every construct of
//! the language is taken apart here and nowhere else in the formatter, field by field, so that a new
//! one does not compile until it has its place.

mod check;

use crate::source::Span;
use crate::syntax::ast::{
    Clause, ClauseKind, Expr, ExprKind, Inquiry, InquiryKind, Literal, Name, NamePart,
    PeriodReference, PeriodReferenceKind, Query, RowCount, ShownColumn, Statement, StatementKind,
    Template, TemplatePart,
};

/// Where a name stands, which says what it may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// `rank domestic`, `of late`: an indicator, a district, a group, a result.
    Subject,
    /// `where progress < 25%`: a measure first of all.
    Value,
    /// `domestic` of `domestic.actual`.
    Qualifier,
    /// `actual` of `domestic.actual`.
    Member,
    /// `mean(progress)`
    Function,
    /// `per group`
    Grouping,
    /// `in 万元`
    Unit,
    /// `describe progress`: anything.
    Anything,
    /// `let late = …`, and what only a declaration can give: `at p`, `save late to …`.
    Declared,
    /// `check pace`, `tag monthly`: what belongs to checks alone, and may hold hyphens.
    Id,
    /// `help starts with`: all that stands behind `help`.
    Topic,
}

/// What is done with the parts of a tree. Spans are shown last, so that whoever clears them has
/// seen the leaf before.
pub(super) trait Visitor {
    /// The place of any node.
    fn span(&mut self, _: &mut Span) {}
    /// A part of a name.
    fn part(&mut self, _: &mut NamePart, _: Place) {}
    /// Where a clause stands, or the body of a check.
    fn begins_clause(&mut self, _: Span) {}
    /// Where a clause stands that goes on with the line it is on while there is room: one within a
    /// check.
    fn begins_inner_clause(&mut self, _: Span) {}
    /// A period behind `at` and its like.
    fn period(&mut self, _: &PeriodReference) {}
    /// A text with values in it.
    fn template(&mut self, _: &Template) {}
}

/// Shows all parts of a statement.
pub(super) fn statement(statement: &mut Statement, visitor: &mut dyn Visitor) {
    match &mut statement.kind {
        StatementKind::Query(asked) => query(asked, visitor),
        StatementKind::Describe(names) => all(names, Place::Anything, visitor),
        StatementKind::Explain(inner) => self::statement(inner, visitor),
        StatementKind::Trace(asked) => inquiry(asked, visitor),
        StatementKind::Help(topic) => {
            topic.iter_mut().for_each(|topic| name(topic, Place::Topic, visitor));
        }
        StatementKind::Let(declared, asked) => {
            part(declared, Place::Declared, visitor);
            query(asked, visitor);
        }
        StatementKind::Define(declared, value) | StatementKind::Param(declared, value) => {
            part(declared, Place::Declared, visitor);
            expression(value, visitor);
        }
        StatementKind::Include(path) => literal(path, visitor),
        StatementKind::Print(text) => template(text, visitor),
        StatementKind::Save { what, path, overwrite: _ } => {
            name(what, Place::Declared, visitor);
            literal(path, visitor);
        }
        StatementKind::Check(one) => check::check(one, visitor),
        StatementKind::Waive(one) => check::waive(one, visitor),
        StatementKind::Audit(one) => check::audit(one, visitor),
    }
    visitor.span(&mut statement.span);
}

fn literal(Literal { text: _, span }: &mut Literal, visitor: &mut dyn Visitor) {
    visitor.span(span);
}

fn template(template: &mut Template, visitor: &mut dyn Visitor) {
    visitor.template(template);
    for part in &mut template.parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Value(asked) => inquiry(asked, visitor),
        }
    }
    visitor.span(&mut template.span);
}

fn inquiry(inquiry: &mut Inquiry, visitor: &mut dyn Visitor) {
    let Inquiry { kind, of, at, span } = inquiry;
    match kind {
        InquiryKind::Value(value) => expression(value, visitor),
        InquiryKind::Count | InquiryKind::Names => {}
    }
    of.iter_mut().for_each(|of| name(of, Place::Subject, visitor));
    at.iter_mut().for_each(|at| period(at, visitor));
    visitor.span(span);
}

fn query(query: &mut Query, visitor: &mut dyn Visitor) {
    let Query { verb: _, verb_span, subjects, clauses } = query;
    visitor.span(verb_span);
    all(subjects, Place::Subject, visitor);
    for one in clauses {
        clause(one, visitor);
    }
}

fn clause(clause: &mut Clause, visitor: &mut dyn Visitor) {
    visitor.begins_clause(clause.span);
    parts(clause, visitor);
}

fn parts(clause: &mut Clause, visitor: &mut dyn Visitor) {
    match &mut clause.kind {
        ClauseKind::Where(expr) | ClauseKind::Among(expr) | ClauseKind::By(expr) => {
            expression(expr, visitor);
        }
        ClauseKind::Ascending | ClauseKind::Descending => {}
        ClauseKind::Top(count) | ClauseKind::Bottom(count) => match count {
            RowCount::Number(_) => {}
            RowCount::Name(param) => name(param, Place::Declared, visitor),
        },
        ClauseKind::Per(by) => name(by, Place::Grouping, visitor),
        ClauseKind::Show(columns) => {
            self::columns(columns, visitor);
        }
        ClauseKind::At(reference)
        | ClauseKind::Versus(reference)
        | ClauseKind::From(reference)
        | ClauseKind::To(reference) => period(reference, visitor),
        ClauseKind::Of(names) => all(names, Place::Subject, visitor),
    }
    visitor.span(&mut clause.span);
}

fn columns(columns: &mut [ShownColumn], visitor: &mut dyn Visitor) {
    for ShownColumn { expr, unit } in columns {
        expression(expr, visitor);
        unit.iter_mut().for_each(|unit| name(unit, Place::Unit, visitor));
    }
}

fn period(reference: &mut PeriodReference, visitor: &mut dyn Visitor) {
    visitor.period(reference);
    match &mut reference.kind {
        PeriodReferenceKind::Literal(_)
        | PeriodReferenceKind::Latest
        | PeriodReferenceKind::Previous
        | PeriodReferenceKind::LastYear => {}
        PeriodReferenceKind::Name(param) => name(param, Place::Declared, visitor),
    }
    visitor.span(&mut reference.span);
}

fn expression(expr: &mut Expr, visitor: &mut dyn Visitor) {
    match &mut expr.kind {
        ExprKind::Quantity(_) | ExprKind::Text(_) | ExprKind::Period(_) | ExprKind::Truth(_) => {}
        ExprKind::Name(named) => name(named, Place::Value, visitor),
        ExprKind::Unary(_, value) | ExprKind::IsMissing { value, negated: _ } => {
            expression(value, visitor);
        }
        ExprKind::Binary(_, left, right) => {
            expression(left, visitor);
            expression(right, visitor);
        }
        ExprKind::Between { value, low, high, negated: _ } => {
            [value, low, high].into_iter().for_each(|one| expression(one, visitor));
        }
        ExprKind::In { value, choices, negated: _ } => {
            expression(value, visitor);
            choices.iter_mut().for_each(|one| expression(one, visitor));
        }
        ExprKind::Match { value, operator: _, pattern, negated: _ } => {
            expression(value, visitor);
            expression(pattern, visitor);
        }
        ExprKind::Call { function, arguments } => {
            name(function, Place::Function, visitor);
            arguments.iter_mut().for_each(|one| expression(one, visitor));
        }
        ExprKind::At { value, period: reference } => {
            expression(value, visitor);
            period(reference, visitor);
        }
        ExprKind::Case { arms, otherwise } => {
            for (condition, value) in arms {
                expression(condition, visitor);
                expression(value, visitor);
            }
            otherwise.iter_mut().for_each(|one| expression(one, visitor));
        }
    }
    visitor.span(&mut expr.span);
}

fn all(names: &mut [Name], place: Place, visitor: &mut dyn Visitor) {
    names.iter_mut().for_each(|one| name(one, place, visitor));
}

fn name(name: &mut Name, place: Place, visitor: &mut dyn Visitor) {
    let qualified = name.parts.len() > 1;
    for (index, one) in name.parts.iter_mut().enumerate() {
        let place = match place {
            Place::Subject | Place::Value | Place::Anything if qualified && index == 0 => {
                Place::Qualifier
            }
            Place::Subject | Place::Value | Place::Anything if qualified => Place::Member,
            whole => whole,
        };
        part(one, place, visitor);
    }
    visitor.span(&mut name.span);
}

fn part(part: &mut NamePart, place: Place, visitor: &mut dyn Visitor) {
    visitor.part(part, place);
    visitor.span(&mut part.span);
}
