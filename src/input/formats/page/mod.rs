//! Pages (html) → a [`Grid`] for each table.
//!
//! Takes the text of a page; gives its tables in order, those within tables too, each cell where its
//! spans put it. What a page does not show is left out; breaks of lines are kept, other blanks are one.

#[cfg(test)]
mod tests;
mod tree;

use super::canvas::Canvas;
use super::raised::raised;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Charset, Grid, GridCell, GridRow};
use crate::input::read::unreadable;
use crate::text::{Text, text};
use tree::Tree;

/// The tables of a page.
///
/// Errors: [`Code::UnreadableFile`] for a page that is too large or deep; [`Code::BadTable`] for one
/// without a table.
pub(super) fn grids(name: &str, page: &str) -> Result<Vec<Grid>> {
    let tree = Tree::of(page).map_err(|why| unreadable(name, &why))?;
    let mut tables = Vec::new();
    each(&tree, Tree::WHOLE, &mut |node| {
        if tree.name(node) == "table" {
            tables.push(node);
        }
    });
    if tables.is_empty() {
        let message =
            text!("{name}: this is a web page without a table", "{name}：网页里没有表格", name);
        return Err(Diagnostic::error(Code::BadTable, message)
            .hint(text!(
                "a page that is drawn by a script has its figures elsewhere: copy the table into a sheet",
                "由脚本绘制的网页，数据在别处：把表格复制到工作表里"
            ))
            .into());
    }
    let mut grids = Vec::new();
    for (at, table) in tables.into_iter().enumerate() {
        let mut grid = grid(&tree, table).map_err(|why| unreadable(name, &why))?;
        grid.file = name.to_owned();
        grid.sheet = Some(format!("table {}", at + 1));
        grid.addressing = Addressing::Rows;
        grids.push(grid);
    }
    Ok(grids)
}

/// The encoding that a page says it is in, within its first kilobyte; none for what is no page.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or(&[]);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let (_, behind) = head.split_once("charset").or_else(|| head.split_once("encoding"))?;
    let behind = behind.trim_start().strip_prefix('=')?;
    let label = behind.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
    label.get(..end.unwrap_or(label.len()))?.parse().ok()
}

/// Visits a node and all within it, in order.
fn each(tree: &Tree, node: usize, visit: &mut impl FnMut(usize)) {
    visit(node);
    for child in tree.children(node) {
        each(tree, *child, visit);
    }
}

/// One table without those in its cells.
fn grid(tree: &Tree, table: usize) -> std::result::Result<Grid, Text> {
    let (mut rows, mut captions) = (Vec::new(), Vec::new());
    for child in tree.children(table) {
        match tree.name(*child) {
            "caption" => captions.push(shown(tree, *child)),
            "thead" | "tbody" | "tfoot" => {
                let own: Vec<usize> = tree.children(*child).to_vec();
                rows.extend(
                    own.into_iter().filter(|row| tree.name(*row) == "tr").map(|row| (*child, row)),
                );
            }
            "tr" => rows.push((table, *child)),
            _ => {}
        }
    }
    let mut canvas = Canvas::default();
    // How many more rows each column is taken for by a cell above.
    let mut taken: Vec<usize> = Vec::new();
    for (at, (section, row)) in rows.iter().enumerate() {
        let left = rows.iter().skip(at).take_while(|(own, _)| own == section).count();
        let mut column = 0;
        for cell in tree.children(*row) {
            if !matches!(tree.name(*cell), "td" | "th") {
                continue;
            }
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let span = |name, most: usize| {
                let stated =
                    tree.attribute(*cell, name).and_then(|it| it.trim().parse::<usize>().ok());
                (stated, most)
            };
            let across = match span("colspan", 1000) {
                (Some(number), most) if number > 0 => number.min(most),
                _ => 1,
            };
            let down = match span("rowspan", left) {
                // Down to the end of its part of the table.
                (Some(0), most) => most,
                (Some(number), most) => number.min(most),
                (None, _) => 1,
            };
            let end = column + across;
            let text = shown(tree, *cell);
            canvas.put(at, column, GridCell { text, ..GridCell::default() })?;
            canvas.merge((at, at + down - 1), (column, end - 1));
            if taken.len() < end {
                taken.resize(end, 0);
            }
            taken.iter_mut().take(end).skip(column).for_each(|rows| *rows = (*rows).max(down));
            column = end;
        }
        let beside = taken.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1);
        canvas.length(at, column.max(beside));
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    let mut grid = canvas.grid();
    if !grid.rows.is_empty() {
        let captions: Vec<String> = captions.into_iter().filter(|it| !it.is_empty()).collect();
        put_above(&mut grid, captions);
    }
    Ok(grid)
}

/// Puts lines of text above a table, as rows of one cell; they have no number in it.
pub(super) fn put_above(grid: &mut Grid, lines: Vec<String>) {
    let count = lines.len();
    let row = |text| GridRow {
        cells: vec![GridCell { text, ..GridCell::default() }],
        ..GridRow::default()
    };
    grid.rows.splice(0..0, lines.into_iter().map(row));
    for range in &mut grid.merged {
        range.rows = (range.rows.0 + count, range.rows.1 + count);
    }
}

/// The text of a cell as a browser shows it, without the tables in it.
fn shown(tree: &Tree, cell: usize) -> String {
    let mut text = String::new();
    for child in tree.children(cell) {
        show(tree, *child, &mut text);
    }
    let lines = text.split('\n').map(|line| {
        let words: Vec<&str> =
            line.split([' ', '\t', '\r', '\u{c}']).filter(|it| !it.is_empty()).collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

fn show(tree: &Tree, node: usize, text: &mut String) {
    if let Some(own) = tree.text(node) {
        // A line end in the source is a blank.
        text.extend(own.chars().map(|c| if c == '\n' { ' ' } else { c }));
        return;
    }
    let name = tree.name(node);
    match name {
        "br" => return text.push('\n'),
        "table" | "script" | "style" | "template" | "noscript" | "head" => return,
        _ if is_hidden(tree, node) => return,
        _ => {}
    }
    if name == "sup" {
        let mut inside = String::new();
        tree.children(node).iter().for_each(|child| show(tree, *child, &mut inside));
        return text.push_str(&raised(&inside));
    }
    let is_block =
        matches!(name, "p" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let break_line = |text: &mut String| {
        if is_block
            && !text.trim_end_matches([' ', '\t']).ends_with('\n')
            && !text.trim().is_empty()
        {
            text.push('\n');
        }
    };
    break_line(text);
    for child in tree.children(node) {
        show(tree, *child, text);
    }
    break_line(text);
}

fn is_hidden(tree: &Tree, node: usize) -> bool {
    let style = tree.attribute(node, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    tree.attribute(node, "hidden").is_some() || style.to_ascii_lowercase().contains("display:none")
}
