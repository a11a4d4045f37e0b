//! Arrow IPC, a file (also called Feather) or a stream → a [`Grid`].
//!
//! Takes the bytes; gives a header of the columns and a row for each record. Numbers have the digits that are
//! stored, decimals their scale. A column of lists, records or bytes is no column of a table.

mod cells;
mod flat;
mod kind;
mod message;
mod parts;
#[cfg(test)]
mod tests;
mod words;

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Grid, GridCell, GridRow};
use crate::input::limits::{self, Budget};
use crate::input::read::unreadable;
use crate::text::{Text, text};
use kind::{Field, Kind};
use message::Messages;
use parts::Unpacked;
use words::Words;

/// Cells that any file may have, however few bytes it has: those of a column without any take none.
const CELLS_ANYHOW: usize = 4 << 20;

/// The table of a file.
///
/// Errors: [`Code::UnreadableFile`] for what is damaged or too large; [`Code::BadTable`] for columns that
/// are no columns of a table.
pub(super) fn grids(name: &str, bytes: &[u8]) -> Result<Vec<Grid>> {
    let wrong = |why: Text| vec![unreadable(name, &why)];
    let messages = message::messages(bytes).ok_or_else(|| wrong(damaged()))?;
    if messages.schema.short(0).unwrap_or_default() != 0 {
        return Err(wrong(text!(
            "its numbers have their highest byte first, which is not read",
            "其中数字的高位字节在前，不能读"
        )));
    }
    let fields = kind::fields(&messages.schema).map_err(wrong)?;
    refuse(name, &fields)?;
    let rows = rows(&messages, &fields, bytes.len()).map_err(|why| match why == too_large() {
        true => vec![unreadable(name, &why).hint(text!(
            "take out the columns and rows that are not needed",
            "去掉不需要的列和行"
        ))],
        false => wrong(why),
    })?;
    Ok(vec![Grid { file: name.to_owned(), addressing: Addressing::Rows, rows, ..Grid::default() }])
}

fn damaged() -> Text {
    text!("the file is cut short or damaged", "文件被截断或已损坏")
}

fn too_large() -> Text {
    text!("more cells or bytes than are read into memory", "单元格或字节太多，不能整个读入内存")
}

/// Columns that are no columns of a table.
fn refuse(name: &str, fields: &[Field]) -> Result<()> {
    let faults = fields.iter().filter_map(|field| {
        let kind = field.kind.err()?;
        let message = text!(
            "{name}: the column {column} is of the type {kind}, which is no text and no number",
            "{name}：{column} 列的类型是 {kind}，不是文字也不是数",
            name,
            column = field.name,
            kind
        );
        let hint = text!(
            "save the table without it, or as numbers or texts",
            "去掉这一列，或改为数或文字后另存"
        );
        Some(Diagnostic::error(Code::BadTable, message).hint(hint))
    });
    let faults: Vec<Diagnostic> = faults.collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn rows(messages: &Messages<'_>, fields: &[Field], bytes: usize) -> Result<Vec<GridRow>, Text> {
    let most = limits::CELLS.min(bytes.saturating_mul(400).max(CELLS_ANYHOW));
    let records = messages.batches.iter().filter(|batch| batch.dictionary.is_none());
    let lengths = records.map(|batch| parts::length(&batch.record).unwrap_or(usize::MAX));
    let length = lengths.fold(0_usize, usize::saturating_add);
    if length.saturating_mul(fields.len()) > most {
        return Err(too_large());
    }
    let cell = |text: String| GridCell { text, ..GridCell::default() };
    let mut budget = Budget::default();
    budget.row(fields.len())?;
    let header = fields.iter().map(|field| cell(field.name.clone())).collect();
    let mut rows = vec![GridRow { line: 1, cells: header, hidden: false }];
    let (mut unpacked, mut words) = (Unpacked::default(), Words::default());
    let mut taken = 0;
    for batch in &messages.batches {
        if let Some((id, more)) = batch.dictionary {
            words.learn(batch, (id, more), fields, &mut unpacked)?;
            continue;
        }
        let kinds = fields.iter().map(|field| match (field.dictionary, field.kind) {
            (Some((_, by)), _) => by,
            (None, kind) => kind.unwrap_or(Kind::Nothing),
        });
        let parts = parts::parts(batch, &kinds.collect::<Vec<Kind>>(), &mut unpacked)?;
        for row in 0..parts.first().map_or(0, |part| part.length) {
            budget.row(fields.len())?;
            let texts = fields.iter().zip(&parts).map(|(field, part)| match field.dictionary {
                Some((id, _)) => words.text(id, part, row),
                None => part.text(row),
            });
            let cells: Option<Vec<GridCell>> = texts.map(|text| text.map(cell)).collect();
            let cells = cells.ok_or_else(damaged)?;
            for cell in &cells {
                limits::too_long(cell.text.len()).map_or(Ok(()), Err)?;
                taken += cell.text.len() as u64;
            }
            if taken > limits::UNPACKED {
                return Err(too_large());
            }
            rows.push(GridRow { line: rows.len() + 1, cells, hidden: false });
        }
    }
    Ok(rows)
}
