//! `audit domestic`: everything that published figures say about themselves, from the catalog alone.
//!
//! Takes the statement; gives its comparisons, each of them a [`Check`]. Each printed measure that can
//! be worked out from others is held against that, in the rows of the districts and in that of their
//! parent; printed ranks against what they rank; what is printed for the parent against what the
//! districts make together; printed shares against 100%.

mod comparisons;
mod parts;
mod ranks;
mod words;

use super::{Agreement, Check, Test};
use crate::analyze::scope::walk;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{all, names};
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::{Result, Warned};
use crate::plan::{ColumnId, ExprKind, Plan};
use crate::source::Span;
use crate::syntax::ast::{self, Clause, Name, NamePart, Query, Verb};
use crate::text::Text;
use comparisons::Of;
use std::collections::BTreeSet;

/// An audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// What it is called where it compares nothing: `domestic_audit`.
    pub id: String,
    /// What is audited.
    pub subjects: Vec<IndicatorId>,
    /// Those of the subjects that nothing can be held against.
    pub alone: Vec<IndicatorId>,
    /// Figures of the other subjects that nothing can be held against, though they are made of others.
    pub unheld: Vec<(IndicatorId, Measure)>,
    /// The whole statement.
    pub span: Span,
    /// The rows of each subject: they tell when, also where nothing is compared.
    pub rows: Vec<Plan>,
    /// What is compared.
    pub checks: Vec<Check>,
}

/// What a check of an audit is called in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The name of the indicator whose figure it is about.
    pub indicator: String,
    /// Which.
    pub measure: Measure,
    /// What the figure is called in a table.
    pub column: Text,
    /// What is compared: `progress from actual and target`.
    pub name: Text,
    /// What the figure has to be: `actual / target`, `from the districts`.
    pub expected: Text,
}

/// What an audit compares; without subjects, of all indicators that are printed.
///
/// # Errors
/// Subjects that are no indicators, periods that are none.
pub fn audit(audit: &ast::Audit, span: Span, words: &Vocabulary) -> Result<Warned<Audit>> {
    let named = match audit.subjects.is_empty() {
        true => printed(span, words),
        false => audit.subjects.clone(),
    };
    let several = named.len() > 1;
    let when = when(&audit.clauses);
    let (mut unheld, mut rows) = (Vec::new(), Vec::new());
    let each = all(named.iter().map(|name| {
        let indicator = names::subject(name, words)?;
        let query = Query {
            verb: Verb::List,
            verb_span: name.span,
            subjects: vec![name.clone()],
            clauses: audit.clauses.clone(),
        };
        let of = Of { indicator, query, span, several, when: &when, words };
        rows.push(of.rows()?);
        let checks = of.checks()?;
        // What the parts make of a figure is held against their parent's: then it is in use.
        let is_held = |which: &Measure| {
            let mut compared = checks.iter().filter_map(|check| check.compared.as_ref());
            compared.any(|compared| compared.measure == *which)
        };
        let own = of.unheld()?.into_iter().filter(|which| !is_held(which));
        unheld.extend(own.map(|which| (indicator, which)));
        Ok((indicator, checks))
    }))?;
    let subjects: Vec<IndicatorId> = each.iter().map(|(indicator, _)| *indicator).collect();
    let held: BTreeSet<IndicatorId> =
        each.iter().flat_map(|(_, checks)| checks).flat_map(inputs).collect();
    let lonely = each.iter().filter(|(one, checks)| checks.is_empty() && !held.contains(one));
    let alone: Vec<IndicatorId> = lonely.map(|(indicator, _)| *indicator).collect();
    unheld.retain(|(indicator, _)| !alone.contains(indicator));
    let checks = each.into_iter().flat_map(|(_, checks)| checks).collect();
    let named = audit.subjects.iter().zip(&subjects);
    let names = named.filter_map(|(_, id)| words.catalog.indicators.get(id.0));
    let id: Vec<&str> = names.map(|one| one.id.as_str()).chain(["audit"]).collect();
    let id = format!("{}{when}", id.join("_"));
    Ok(Warned {
        value: Audit { id, subjects, alone, unheld, span, rows, checks },
        warnings: vec![],
    })
}

/// The periods that an audit asks for, as the end of an id, so that audits of one indicator at several
/// periods can stand in one script.
fn when(clauses: &[Clause]) -> String {
    let written = clauses.iter().map(|clause| clause.kind.to_string());
    let words: Vec<String> = written
        .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word != "at")
        .collect();
    words.iter().map(|word| format!("_{word}")).collect()
}

/// The indicators that a figure is worked out from.
fn inputs(check: &Check) -> Vec<IndicatorId> {
    let mut found = Vec::new();
    if let Test::Agrees(Agreement { right, .. }) = &check.test {
        walk(right, &mut |inner| match &inner.kind {
            ExprKind::Column(ColumnId::Figure(figure)) | ExprKind::FigureAt { figure, .. } => {
                found.push(figure.indicator);
            }
            _ => {}
        });
    }
    found
}

/// The indicators of which some source prints something, as if they had been named.
fn printed(span: Span, words: &Vocabulary) -> Vec<Name> {
    let all = words.catalog.indicators.iter();
    let printed = all.filter(|one| !one.published.is_empty());
    let named = printed.map(|one| {
        let part = NamePart { text: one.id.clone(), quoted: true, span };
        Name { parts: vec![part], span }
    });
    named.collect()
}
