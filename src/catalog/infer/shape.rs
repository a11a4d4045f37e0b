//! Tables of a shape that is not read: said before anything else is made of them.

use super::bad_table;
use super::columns::data_rows;
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{ColumnHeader, Grid, GridRow};
use crate::period;
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

/// A title above the header: one cell, or one text in all cells, above a row that is wider and
/// begins in the same column (a header merged downwards leaves the cell below it blank).
pub(super) fn refuse_title(grid: &Grid) -> Result<()> {
    let mut rows = grid.rows.iter().filter(|row| !row.is_blank());
    let Some(first) = rows.next() else { return Ok(()) };
    let Some(wider) = rows.find(|row| filled(row).count() > 1) else { return Ok(()) };
    let title = first.text(0).trim();
    let alone = filled(first).all(|text| text == title);
    // Two header rows may begin with one header over all: it is not filled to the right there.
    let header = wider.text(0).trim();
    if title.is_empty() || !alone || header.is_empty() || header == title {
        return Ok(());
    }
    let line = first.line;
    let message = text!(
        "{file}: line {line} looks like a title: \"{title}\"; the header has to be the first line",
        "{file}：第 {line} 行像是标题“{title}”，而第一行应是表头",
        file = grid.name(),
        line,
        title = title.split(['\r', '\n']).map(str::trim).collect::<String>()
    );
    let error = Diagnostic::error(Code::BadTable, message).hint(text!(
        "the header seems to be line {line}; take out what is above it",
        "表头似乎是第 {line} 行，请删去它上面的内容",
        line = wider.line
    ));
    Err(match first.cells.first().and_then(|cell| cell.span) {
        Some(span) => {
            error.at(span).label(span, text!("a title, and no header", "这是标题，不是表头"))
        }
        None => error,
    }
    .into())
}

fn filled(row: &GridRow) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
}

/// A header with nothing below it, or notes alone.
pub(super) fn refuse_no_rows(grid: &Grid, header_rows: usize) -> Result<()> {
    if !data_rows(grid, header_rows).is_empty() {
        return Ok(());
    }
    let message = text!(
        "{file}: the table has no rows below its header",
        "{file}：表头下面没有数据行",
        file = grid.name()
    );
    let error = Diagnostic::error(Code::BadTable, message);
    let last = grid.rows.iter().take(header_rows).next_back();
    let span = last.and_then(|row| row.cells.iter().find_map(|cell| cell.span));
    Err(match span {
        Some(span) => error.at(span).label(span, text!("nothing stands below", "下面没有内容")),
        None => error,
    }
    .into())
}

/// Two columns of one name, and a column for each period.
pub(super) fn refuse_other_shapes(grid: &Grid, header_rows: usize) -> Result<()> {
    let headers = grid.headers(header_rows);
    let mut seen: HashMap<String, &ColumnHeader> = HashMap::new();
    for header in &headers {
        if let Some(first) = seen.insert(key(&header.text()), header) {
            let why =
                text!("two columns are called {name}", "有两列都叫 `{name}`", name = header.text());
            let mut error = bad_table(grid, &why);
            if let (Some(again), Some(first)) = (header.span, first.span) {
                error = error.at(again).label(again, text!("again here", "第二列"));
                error = error.label(first, text!("first here", "第一列"));
            }
            let hint = text!(
                "a table folded into two panels has to be unfolded first",
                "左右并排的两栏表格，要先接成一栏"
            );
            return Err(error.hint(hint).into());
        }
    }
    let periods = headers.iter().filter(|it| period::parse(&it.text()).is_ok()).count();
    if periods > 1 && periods * 2 > headers.len() {
        let why = text!(
            "a column for each period: such tables cannot be read yet",
            "每个期间一列：这样的表格还不能读"
        );
        let hint =
            text!("a row for each district and period can be", "能读的是每个地区每期一行的表格");
        return Err(bad_table(grid, &why).hint(hint).into());
    }
    Ok(())
}
