//! The statement that shows what a check looks at, for a reader who wants to see more than a report has.
//!
//! It is made of the check as written, so its names are those of the script: a `define` or a `param`
//! that the check uses has to be there where the statement is pasted.

use super::whole;
use crate::analyze::inquiry;
use crate::analyze::vocabulary::Vocabulary;
use crate::source::Span;
use crate::syntax::ast::{
    self, BinaryOperator, CheckBodyKind, CheckClauseKind, Clause, ClauseKind, Expr, ExprKind, Name,
    Query, UnaryOperator, Verb,
};
use crate::text::{Language, Text, joined, text};

/// The statement; none where a text in quotes keeps it from being one.
pub(super) fn statement(check: &ast::Check, words: &Vocabulary) -> Option<Text> {
    let clauses = check.clauses.clone();
    let query = match &check.body.kind {
        CheckBodyKind::NoneOf(query) | CheckBodyKind::SameAs(query, _) => query.clone(),
        CheckBodyKind::Holds(condition) if check.subjects.is_empty() => {
            return of_whole(check, condition, words);
        }
        CheckBodyKind::Holds(condition) => listed(&check.subjects, refuted(clauses, condition)),
        CheckBodyKind::Agrees(left, right) => {
            listed(&check.subjects, with(clauses, show([left, right])))
        }
        CheckBodyKind::Unique(value) => listed(&check.subjects, with(clauses, show([value]))),
        CheckBodyKind::Within { .. } | CheckBodyKind::DistrictIn { .. } => {
            listed(&check.subjects, clauses)
        }
        CheckBodyKind::AddsUp { value, parts, .. } => of_parts(check, value, parts, words)?,
        CheckBodyKind::OneRowPer { subject, .. } | CheckBodyKind::Fresh { subject, .. } => {
            listed(std::slice::from_ref(subject), clauses)
        }
        CheckBodyKind::Has { subject, .. } => {
            let subject = subject.text();
            return Some(text!("describe {subject}", "描述 {subject}", subject));
        }
    };
    (!query.subjects.is_empty()).then(|| query.text_in_both())
}

/// `list …` of the rows in focus.
pub(super) fn listed(subjects: &[Name], clauses: Vec<Clause>) -> Query {
    // Ranks of two periods stand beside each other in a ranking alone.
    let compares = clauses.iter().any(|one| matches!(one.kind, ClauseKind::Versus(_)));
    let verb = if compares { Verb::Rank } else { Verb::List };
    Query { verb, verb_span: nowhere(), subjects: subjects.to_vec(), clauses }
}

/// The rows that are not as a condition says.
fn refuted(mut clauses: Vec<Clause>, condition: &Expr) -> Vec<Clause> {
    let kind = ExprKind::Unary(UnaryOperator::Not, Box::new(condition.clone()));
    let refuted = Expr { kind, span: condition.span };
    let filter = clauses.iter_mut().find_map(|one| match &mut one.kind {
        ClauseKind::Where(filter) => Some(filter),
        _ => None,
    });
    match filter {
        Some(filter) => {
            let both = (Box::new(filter.clone()), Box::new(refuted));
            filter.kind = ExprKind::Binary(BinaryOperator::And, both.0, both.1);
            clauses
        }
        None => with(clauses, ClauseKind::Where(refuted)),
    }
}

/// The parts that are named; of all, what they make beside what is printed for the whole.
fn of_parts(check: &ast::Check, value: &Expr, parts: &[Name], words: &Vocabulary) -> Option<Query> {
    let subjects = match check.subjects.is_empty() {
        true => inquiry::subjects(value, words).ok()?,
        false => check.subjects.clone(),
    };
    let mut clauses = check.clauses.clone();
    let are_all = |name: &Name| super::printed::are_all(name, words);
    let named =
        parts.iter().map(|name| Expr { kind: ExprKind::Name(name.clone()), span: name.span });
    let any = named.reduce(|one, other| {
        let span = one.span;
        Expr { kind: ExprKind::Binary(BinaryOperator::Or, Box::new(one), Box::new(other)), span }
    });
    clauses.extend(
        any.filter(|_| !parts.iter().any(are_all))
            .map(|any| Clause { span: any.span, kind: ClauseKind::Among(any) }),
    );
    let all = parts.iter().any(are_all);
    let query = listed(&subjects, with(clauses, show([value])));
    Some(if all { Query { verb: Verb::Total, ..query } } else { query })
}

/// The figures that a condition on the whole compares: printed, or a row for each group.
fn of_whole(check: &ast::Check, condition: &Expr, words: &Vocabulary) -> Option<Text> {
    let compared = whole::compared(condition);
    let (seen, beside) = compared.split_first()?;
    let per = check.rules.iter().filter_map(|rule| match &rule.kind {
        CheckClauseKind::Per(name) => Some(ClauseKind::Per(name.clone())),
        _ => None,
    });
    let per: Vec<ClauseKind> = per.collect();
    if !per.is_empty() {
        let subjects = inquiry::subjects(condition, words).ok()?;
        let clauses = per.into_iter().fold(vec![], with);
        let query = Query { verb: Verb::Total, ..listed(&subjects, with(clauses, show(compared))) };
        return Some(query.text_in_both());
    }
    let all = std::iter::once(seen).chain(beside).map(|one| {
        let one = one.text_in_both();
        text!("{{{one}}}", "{{{one}}}", one)
    });
    let all = joined(all, &text!(" / ", " / "));
    let quotes = all.in_language(Language::English).contains('"');
    (!quotes).then(|| text!("print \"{all}\"", "打印 \"{all}\"", all))
}

fn show<'a>(columns: impl IntoIterator<Item = &'a Expr>) -> ClauseKind {
    let columns = columns.into_iter();
    ClauseKind::Show(
        columns.map(|expr| ast::ShownColumn { expr: expr.clone(), unit: None }).collect(),
    )
}

fn with(mut clauses: Vec<Clause>, kind: ClauseKind) -> Vec<Clause> {
    clauses.push(Clause { kind, span: nowhere() });
    clauses
}

/// It stands in no script: it is only written out.
fn nowhere() -> Span {
    crate::analyze::nowhere()
}
