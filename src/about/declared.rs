//! What was declared, as `describe` tells it.

use crate::analyze::Vocabulary;
use crate::catalog::IndicatorId;
use crate::output::Block;
use crate::plan::TypeKind;

/// A result: what it shows.
pub(super) fn result(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(result) = words.result(name) else { return vec![] };
    let rows = result.table.plan.columns.iter().map(|column| {
        let unit = match &column.ty.kind {
            TypeKind::Quantity(unit) => unit.to_string(),
            _ => String::new(),
        };
        vec![column.name.clone(), unit]
    });
    let headers = ["column", "unit"].map(str::to_owned).to_vec();
    vec![
        Block::Text(format!(
            "rows of {}; list, rank, total and count take it as a subject, and its columns by their names",
            result.table.plan.heading.subject
        )),
        Block::Table { headers, rows: rows.collect() },
    ]
}

/// A defined measure.
pub(super) fn measure(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(definition) = words.measure(name) else { return vec![] };
    vec![
        Block::Code(format!("define {} = {}", definition.name, definition.expr)),
        Block::Text("worked out for the indicator that is in focus".into()),
    ]
}

/// A defined indicator.
pub(super) fn indicator(id: IndicatorId, words: &Vocabulary) -> Vec<Block> {
    let Some(definition) = words.formula(id) else { return vec![] };
    let unit = words.catalog.indicators[id.0].unit.to_string();
    let unit = if unit.is_empty() { "a plain number".to_owned() } else { unit };
    vec![
        Block::Code(format!("define {} = {}", definition.name, definition.expr)),
        Block::Text(format!("unit: {unit}; ranked by its value, highest first")),
    ]
}

/// A param.
pub(super) fn param(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(param) = words.param(name) else { return vec![] };
    vec![
        Block::Code(format!("param {} = {}", param.name, param.value)),
        Block::Text("the command line sets it: --param NAME=VALUE".into()),
    ]
}
