//! Syntax tree and catalog to plan: names, types and units, the rules of totals and ranks.
//!
//! Takes a [`Statement`] as parsed and a [`Catalog`]; gives a [`Meaning`] in which nothing is left
//! to resolve, or everything that is wrong with the statement. Reads no data: what depends on
//! data (which period is the latest) the plan states as a rule.

mod arithmetic;
mod call;
mod clauses;
mod columns;
mod comparison;
mod expression;
pub mod functions;
mod literal;
mod measure;
mod mismatch;
mod names;
mod scope;
mod totals;
mod verb;

use crate::catalog::{Catalog, DistrictId, GroupId, IndicatorId, Measure};
use crate::diagnostic::{Diagnostic, Result, Warned};
use crate::plan::Plan;
use crate::source::Span;
use crate::syntax::ast::{Name, Statement, StatementKind, Verb};

pub use names::Thing;

/// What a statement means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A table of figures.
    Table(Box<Table>),
    /// `show 恒口`: one plan for each district, shown side by side.
    Card(Vec<CardPlan>),
    /// `describe domestic`; empty is the whole dataset.
    Describe(Vec<Thing>),
    /// `explain …`: the statement that is explained, and its meaning.
    Explain(Box<Statement>, Box<Meaning>),
    /// `help rank`
    Help(Option<Name>),
}

/// A table and what belongs beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The answer.
    pub plan: Plan,
    /// Rows to put below it: what the source prints for the parent of the districts that were
    /// totalled. Has the same columns.
    pub beside: Option<Plan>,
    /// For a total: how many of the rows have what each column adds up.
    pub parts: Option<PartCounts>,
    /// Gives the rows whose printed rank differs from the one worked out: each is a warning.
    pub rank_checks: Vec<RankCheck>,
}

/// A plan whose rows are differences between printed and worked-out ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct RankCheck {
    /// Whose ranks.
    pub indicator: IndicatorId,
    /// Columns: district, the rank worked out, the printed rank.
    pub plan: Plan,
}

/// How many of the rows of a total have what each column adds up.
#[derive(Debug, Clone, PartialEq)]
pub struct PartCounts {
    /// Columns: those of the partition, then a count for each column of the total, then `rows`.
    pub plan: Plan,
    /// How many columns of the partition there are.
    pub partition: usize,
}

/// The figures of one district.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlan {
    /// Whose.
    pub district: DistrictId,
    /// One row; its columns are the figures.
    pub plan: Plan,
    /// Which figure each column of the plan is.
    pub figures: Vec<(IndicatorId, Measure)>,
}

/// Finds the meaning of a statement.
///
/// # Errors
/// Every unknown name, every pair of units that do not meet, every clause in the wrong place.
pub fn analyze(statement: &Statement, catalog: &Catalog) -> Result<Warned<Meaning>> {
    let meaning = match &statement.kind {
        StatementKind::Query(query) => match query.verb {
            Verb::Rank => verb::rank(query, catalog),
            Verb::List => verb::list(query, catalog),
            Verb::Total => verb::total(query, catalog),
            Verb::Count => verb::count(query, catalog),
            Verb::Show => verb::show(query, catalog),
        }?,
        StatementKind::Describe(names) => Meaning::Describe(names::things(names, catalog)?),
        StatementKind::Explain(inner) => {
            let meaning = analyze(inner, catalog)?.value;
            Meaning::Explain(inner.clone(), Box::new(meaning))
        }
        StatementKind::Help(topic) => Meaning::Help(topic.clone()),
    };
    Ok(Warned { value: meaning, warnings: vec![] })
}

/// The results of several analyses: all values, or all that is wrong.
pub(crate) fn all<T>(results: impl IntoIterator<Item = Result<T>>) -> Result<Vec<T>> {
    let mut values = Vec::new();
    let mut wrong: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(mut diagnostics) => wrong.append(&mut diagnostics),
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(wrong) }
}

/// Two results at once, so that what is wrong with both is said together.
fn both<A, B>(a: Result<A>, b: Result<B>) -> Result<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(mut a), Err(mut b)) => {
            a.append(&mut b);
            Err(a)
        }
        (Err(a), _) => Err(a),
        (_, Err(b)) => Err(b),
    }
}

/// The members of a group, in catalog order.
fn members(catalog: &Catalog, group: GroupId) -> Vec<DistrictId> {
    let districts = catalog.districts.iter().enumerate();
    districts
        .filter(|(_, district)| district.group == Some(group))
        .map(|(i, _)| DistrictId(i))
        .collect()
}

/// A place to say that something is not at all there.
fn nowhere() -> Span {
    Span::default()
}
