//! `trace domestic.gap of 恒口`: where a figure comes from.

use super::steps;
use crate::analyze::Trace;
use crate::catalog::Catalog;
use crate::output::{Block, Page};
use crate::plan::Basis;
use crate::text::{Text, text};

/// A cell that a figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct TracedCell {
    /// The measure, and whose it is where that is another district.
    pub name: Text,
    /// When.
    pub period: Text,
    /// As printed; empty where it was not.
    pub printed: String,
    /// The numbers that print so.
    pub stands_for: Text,
    /// `file:line:column`
    pub place: String,
}

/// The figure, how it was worked out, and its cells; none where it is a place in a ranking.
pub fn trace(
    trace: &Trace,
    value: &Text,
    period: &Text,
    cells: Option<Vec<TracedCell>>,
    catalog: &Catalog,
) -> Page {
    let plan = &trace.table.plan;
    let published = plan.columns.last().is_some_and(|column| column.basis == Basis::Published);
    let district = catalog.districts.get(trace.district.0).map(|one| one.name.as_str());
    let title = text!(
        "{figure} of {district} · {period}",
        "{district}的{figure} · {period}",
        figure = &trace.figure,
        district = district.unwrap_or_default(),
        period
    );
    let mut blocks = vec![Block::Text(match published {
        true => text!("{value}, as printed", "{value}，公布", value),
        false => text!("{value}, computed", "{value}，计算", value),
    })];
    if !published {
        blocks.push(Block::Heading(text!("how", "计算过程")));
        blocks.push(Block::Code(steps::in_words(plan, catalog)));
    }
    match cells {
        None => blocks.push(Block::Text(text!(
            "It is a place among all that are ranked: list shows what they are ranked by.",
            "它是在全部参与排名者中的位次：用 `列出` 查看排名依据。"
        ))),
        Some(cells) if cells.is_empty() => {
            blocks.push(Block::Text(text!("No cell has it.", "没有单元格有这个数。")));
        }
        Some(cells) => {
            blocks.push(Block::Heading(text!("cells", "单元格")));
            blocks.push(table(cells));
        }
    }
    Page { title, blocks }
}

fn table(cells: Vec<TracedCell>) -> Block {
    let headers = vec![
        text!("figure", "数据"),
        text!("period", "期间"),
        text!("printed", "公布"),
        text!("stands for", "可能的值"),
        text!("where", "位置"),
    ];
    let rows = cells.into_iter().map(|cell| {
        let TracedCell { name, period, printed, stands_for, place } = cell;
        vec![name, period, Text::same(printed), stands_for, Text::same(place)]
    });
    Block::Table { headers, rows: rows.collect() }
}
