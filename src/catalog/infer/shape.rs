//! Tables of a shape that is not read: said before anything else is made of them.

use super::bad_table;
use super::columns::Sheet;
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{ColumnHeader, Grid, GridRow};
use crate::text::text;
use std::collections::HashMap;

/// A table that another sign separates than its file's name says: each row is one cell.
pub(super) fn refuse_other_separator(grid: &Grid) -> Result<()> {
    let mut rows = grid.rows.iter().filter(|row| !row.is_blank());
    let (Some(first), Some(second)) = (rows.next(), rows.next()) else { return Ok(()) };
    let header = first.text(0);
    let all_one = filled(first).count() == 1;
    let signs = [
        ('\t', text!("tabs", "制表符")),
        (';', text!("semicolons", "分号")),
        ('，', text!("Chinese commas (，)", "中文逗号（，）")),
        ('|', text!("vertical bars", "竖线（|）")),
    ];
    let found = signs.into_iter().find(|(sign, _)| {
        all_one && header.contains(*sign) && filled(second).any(|cell| cell.contains(*sign))
    });
    let Some((sign, name)) = found else { return Ok(()) };
    let message = text!(
        "{file}: its cells are separated by {name}, and commas are read here",
        "{file}：单元格用{name}分隔，而这里按英文逗号读取",
        file = grid.name(),
        name
    );
    let hint = match sign {
        '\t' => text!(
            "name the file .tsv, or save it with commas",
            "把文件名后缀改为 .tsv，或另存为逗号分隔"
        ),
        _ => text!("save it with commas: csv in UTF-8", "另存为英文逗号分隔的 csv（UTF-8）"),
    };
    let error = Diagnostic::error(Code::BadTable, message).hint(hint);
    Err(match first.cells.first().and_then(|cell| cell.span) {
        Some(span) => error.at(span),
        None => error,
    }
    .into())
}

fn filled(row: &GridRow) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
}

/// A header with nothing below it, or notes alone.
pub(super) fn refuse_no_rows(sheet: &Sheet<'_>) -> Result<()> {
    if !sheet.rows.is_empty() {
        return Ok(());
    }
    let message = text!(
        "{file}: the table has no rows below its header",
        "{file}：表头下面没有数据行",
        file = sheet.grid.name()
    );
    let error = Diagnostic::error(Code::BadTable, message);
    let last = sheet.grid.rows.iter().take(sheet.outline.body_start()).next_back();
    let span = last.and_then(|row| row.cells.iter().find_map(|cell| cell.span));
    Err(match span {
        Some(span) => error.at(span).label(span, text!("nothing stands below", "下面没有内容")),
        None => error,
    }
    .into())
}

/// Two columns of one name.
pub(super) fn refuse_twins(sheet: &Sheet<'_>) -> Result<()> {
    let mut seen: HashMap<String, &ColumnHeader> = HashMap::new();
    for header in sheet.headers() {
        let Some(first) = seen.insert(key(&header.text()), header) else { continue };
        let why =
            text!("two columns are called {name}", "有两列都叫 `{name}`", name = header.text());
        let mut error = bad_table(sheet.grid, &why);
        if let (Some(again), Some(first)) = (header.span, first.span) {
            error = error.at(again).label(again, text!("again here", "第二列"));
            error = error.label(first, text!("first here", "第一列"));
        }
        let hint = text!(
            "panels side by side are understood where all have the same headers",
            "左右并排的几栏，各栏表头都相同时才能读"
        );
        return Err(error.hint(hint).into());
    }
    Ok(())
}
