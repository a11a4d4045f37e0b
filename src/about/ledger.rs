//! The account of the cells of every table: what was taken for what, and what was left out, and why.

use crate::output::Block;
use crate::panel::Panel;
use crate::panel::ledger::Ledger;
use crate::text::{Text, joined, text};

/// How many cells of each table were taken for what, and left out for which reason.
pub(super) fn counts(panel: &Panel) -> Block {
    let row = |(file, ledger): (&String, &Ledger)| {
        let taken = ledger.taken.iter().map(|(taken, count)| taken.counted(*count));
        let taken = text!(
            "{count}: {what}",
            "{count}：{what}",
            count = ledger.count_taken(),
            what = joined(taken, &text!(", ", "、"))
        );
        let reasons = ledger.reasons();
        let reasons = reasons.iter().map(|(why, count)| {
            text!("{count} {why}", "{why} {count}", count, why = why.in_words())
        });
        let left_out = match ledger.left_out.len() {
            0 => text!("none", "无"),
            count => text!(
                "{count}: {why}",
                "{count}：{why}",
                count,
                why = joined(reasons, &text!(", ", "、"))
            ),
        };
        vec![Text::same(file.as_str()), taken, left_out]
    };
    let headers = vec![text!("table", "表"), text!("taken", "采用"), text!("left out", "未采用")];
    Block::Table { headers, rows: panel.files.iter().zip(&panel.ledgers).map(row).collect() }
}

/// Every cell that was left out, and why.
pub(super) fn left_out(panel: &Panel) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (file, ledger) in panel.files.iter().zip(&panel.ledgers) {
        if ledger.left_out.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(Text::same(file.as_str())));
        let rows = ledger.left_out.iter().map(|cell| {
            let (line, column) = (Text::of(&cell.line), Text::of(&cell.column));
            vec![
                line,
                column,
                Text::same(cell.text.replace(['\r', '\n'], " ")),
                cell.why.in_words(),
            ]
        });
        let headers = vec![
            text!("line", "行"),
            text!("column", "列"),
            text!("cell", "单元格"),
            text!("why", "原因"),
        ];
        blocks.push(Block::Table { headers, rows: rows.collect() });
    }
    if blocks.is_empty() {
        blocks.push(Block::Text(text!("every cell was taken", "所有单元格都已采用")));
    }
    blocks
}
