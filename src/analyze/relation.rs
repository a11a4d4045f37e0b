//! `formula = "foreign.schedule - foreign.progress"`: what the catalog says that an indicator is of
//! others. It is written as an expression of a statement is, and checked before any data is read.

use super::arithmetic::in_unit;
use super::expression::expression;
use super::scope::Scope;
use super::vocabulary::{Definition, Vocabulary};
use super::{all, mismatch};
use crate::catalog::{DistrictId, IndicatorId};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Expr, TypeKind};
use crate::syntax;
use crate::text::{Text, text};
use std::sync::Arc;

/// Reads the formulas of the catalog of a vocabulary.
///
/// # Errors
/// What is wrong with any of them, where it stands in the catalog.
pub fn relate(words: &mut Vocabulary) -> Result<()> {
    let ids = (0..words.catalog.indicators.len()).map(IndicatorId);
    let read = all(ids.map(|id| Ok(relation(id, words)?.map(|relation| (id, relation)))))?;
    for (id, relation) in read.into_iter().flatten() {
        words.relate(id, relation);
    }
    Ok(())
}

fn relation(id: IndicatorId, words: &Vocabulary) -> Result<Option<Arc<Definition>>> {
    let Some(record) = words.catalog.indicators.get(id.0) else { return Ok(None) };
    let Some(formula) = &record.formula else { return Ok(None) };
    // As far behind the start as it stands in the catalog, so that places are those of the catalog.
    let start = formula.span.range().start;
    let placed = format!("{}{}", " ".repeat(start), formula.text);
    let expr = syntax::parse_expression(formula.span.source, &placed)?;
    let mut scope = Scope::new(words, vec![], vec![], false);
    scope.population = (0..words.catalog.districts.len()).map(DistrictId).collect();
    let found = expression(&mut scope, &expr)?;
    let mut inputs: Vec<IndicatorId> =
        scope.figures().into_iter().map(|figure| figure.indicator).collect();
    inputs.dedup();
    let wrong = |message: Text| Diagnostic::error(Code::BadCatalog, message).at(formula.span);
    if inputs.contains(&id) || inputs.is_empty() {
        let message = text!(
            "the formula of {record} is to be one of other indicators",
            "{record}的 formula 应由其他指标构成",
            record
        );
        return Err(wrong(message).into());
    }
    if !is_in_unit_of(&found, &record.unit) {
        let (given, own) = (mismatch::in_words(&found.ty.kind), record.unit.to_string());
        let message = text!(
            "the formula of {record} gives {given}, and {record} is in {own}",
            "{record}的 formula 得到{given}，而{record}的单位是 {own}",
            record,
            given,
            own
        );
        return Err(wrong(message).into());
    }
    let span = formula.span;
    Ok(Some(Arc::new(Definition { name: record.id.clone(), expr, inputs, span })))
}

/// Whether an expression is a figure that can stand in the unit.
fn is_in_unit_of(expr: &Expr, unit: &crate::units::Unit) -> bool {
    matches!(expr.ty.kind, TypeKind::Quantity(_)) && in_unit(expr.clone(), unit).is_ok()
}
