//! What was declared, as `describe` tells it.

use crate::analyze::{Definition, Param, Vocabulary};
use crate::catalog::IndicatorId;
use crate::output::Block;
use crate::plan::TypeKind;
use crate::text::{Text, text};
use crate::units::Unit;

/// A result: what it shows.
pub(super) fn result(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(result) = words.result(name) else { return vec![] };
    let rows = result.table.plan.columns.iter().map(|column| {
        let unit = match &column.ty.kind {
            TypeKind::Quantity(unit) => Text::of(unit),
            _ => Text::default(),
        };
        vec![Text::same(column.name.as_str()), unit]
    });
    let headers = vec![text!("column", "列"), text!("unit", "单位")];
    let subject = &result.table.plan.heading.subject;
    vec![
        Block::Text(text!(
            "rows of {subject}; list, rank, total and count take it as a subject, and its columns by their names",
            "{subject}的各行；`列出`、`排名`、`合计`、`计数` 可以查询它，列按列名使用",
            subject
        )),
        Block::Table { headers, rows: rows.collect() },
    ]
}

/// A defined measure.
pub(super) fn measure(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(definition) = words.measure(name) else { return vec![] };
    vec![
        Block::Code(written(definition)),
        Block::Text(text!("worked out for the indicator that is in focus", "按所查询的指标计算")),
    ]
}

/// A defined indicator.
pub(super) fn indicator(id: IndicatorId, words: &Vocabulary) -> Vec<Block> {
    let Some(definition) = words.formula(id) else { return vec![] };
    let unit = &words.catalog.indicators[id.0].unit;
    let unit = match *unit == Unit::NUMBER {
        true => unit.noun(),
        false => Text::of(unit),
    };
    vec![
        Block::Code(written(definition)),
        Block::Text(text!(
            "unit: {unit}; ranked by its value, highest first",
            "单位：{unit}；按它的值从高到低排名",
            unit
        )),
    ]
}

/// The statement that defines it.
fn written(definition: &Definition) -> Text {
    let Definition { name, expr, .. } = definition;
    text!("define {name} = {expr}", "定义 {name} = {expr}", name, expr)
}

/// A param.
pub(super) fn param(name: &str, words: &Vocabulary) -> Vec<Block> {
    let Some(param) = words.param(name) else { return vec![] };
    let Param { name, value } = param;
    vec![
        Block::Code(text!("param {name} = {value}", "参数 {name} = {value}", name, value)),
        Block::Text(text!(
            "the command line sets it: --param NAME=VALUE",
            "可以在命令行设定：--param 名称=值"
        )),
    ]
}
