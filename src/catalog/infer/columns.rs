//! What each column of a table is: districts, groups, periods, figures, or text to leave out.

use super::words::is_note;
use crate::catalog::key;
use crate::grid::cell::{CellText, PrintedFigure, read_cell, read_rank};
use crate::grid::{ColumnHeader, Grid, GridRow};
use crate::period;
use crate::text::{Text, text};
use crate::units::Unit;

/// In this order: a table with `country` and `name` has its districts in `name`.
const DISTRICT: &[&str] = &[
    "地区",
    "区县",
    "县区",
    "县市区",
    "县(市、区)",
    "县(区)",
    "区域",
    "单位",
    "城市",
    "省份",
    "市州",
    "district",
    "county",
    "ward",
    "borough",
    "name",
    "region",
    "area",
    "city",
    "state",
    "country",
];
const REMARKS: &[&str] = &["备注", "说明", "注", "note", "notes", "remarks"];
const GROUP: &[&str] = &["组别", "分组", "类别", "group"];
const PERIOD: &[&str] = &[
    "时期", "期间", "时间", "年份", "年度", "年", "月份", "日期", "period", "year", "quarter",
    "month", "date",
];
const NUMBERING: &[&str] = &["序号", "编号", "代码", "no", "no.", "id", "fid", "code"];

/// The columns of a table by what they are.
pub(super) struct Columns {
    pub district: Option<ColumnHeader>,
    pub group: Option<ColumnHeader>,
    pub period: Option<ColumnHeader>,
    pub figures: Vec<FigureColumn>,
    /// Left out, and why.
    pub left_out: Vec<(ColumnHeader, Text)>,
}

/// A column of numbers.
pub(super) struct FigureColumn {
    pub header: ColumnHeader,
    /// The unit that every figure in it prints, zeros aside.
    pub printed_unit: Option<Unit>,
}

/// A column that is called a period and is not taken for it: its cells are none, or there are two
/// such columns (年 and 期间).
pub(super) fn unread_period(grid: &Grid, header_rows: usize) -> Option<ColumnHeader> {
    let rows = data_rows(grid, header_rows);
    let called = |header: &ColumnHeader| PERIOD.contains(&key(&header.text()).as_str());
    let mut headers = grid.headers(header_rows);
    take(&mut headers, |header| is_period(header, &rows));
    headers.into_iter().find(|header| called(header) && is_text(header, &rows))
}

/// The rows with data.
pub(super) fn data_rows(grid: &Grid, header_rows: usize) -> Vec<&GridRow> {
    grid.body(header_rows).filter(|row| !is_note(row)).collect()
}

/// Two rows are header when the second holds no number, the first is filled to the right (a
/// merged cell), and something follows.
pub(super) fn header_rows(grid: &Grid) -> usize {
    let [first, second, _, ..] = grid.rows.as_slice() else { return 1 };
    let merged = (1..second.cells.len())
        .any(|at| first.text(at).trim().is_empty() && !second.text(at).trim().is_empty());
    let numbers = second.cells.iter().any(|cell| figure(&cell.text).is_some());
    if merged && !numbers { 2 } else { 1 }
}

fn figure(text: &str) -> Option<PrintedFigure> {
    match read_cell(text) {
        Ok(CellText::Figure(figure)) => Some(figure),
        _ => None,
    }
}

/// Sorts the columns.
pub(super) fn columns_of(grid: &Grid, header_rows: usize) -> Columns {
    let rows = data_rows(grid, header_rows);
    let mut headers = grid.headers(header_rows);
    let period = take(&mut headers, |header| is_period(header, &rows));
    let named = |names: &'static [&'static str]| {
        move |header: &ColumnHeader| names.contains(&key(&header.text()).as_str())
    };
    let group = take(&mut headers, |header| named(GROUP)(header) && is_text(header, &rows));
    let district = (DISTRICT.iter())
        .find_map(|name| {
            take(&mut headers, |header| key(&header.text()) == *name && is_text(header, &rows))
        })
        .or_else(|| take(&mut headers, |header| is_text(header, &rows) && !named(REMARKS)(header)));
    let mut columns =
        Columns { district, group, period, figures: Vec::new(), left_out: Vec::new() };
    for header in headers {
        let why = if is_text(&header, &rows) {
            text!("text", "文本")
        } else if named(NUMBERING)(&header) || key(&header.text()).ends_with("code") {
            text!("a running number or a code", "序号或代码")
        } else if printed(&header, &rows).next().is_none() {
            text!("empty", "空列")
        } else {
            let printed_unit = printed_unit(&header, &rows);
            columns.figures.push(FigureColumn { header, printed_unit });
            continue;
        };
        columns.left_out.push((header, why));
    }
    columns
}

fn take(
    headers: &mut Vec<ColumnHeader>,
    wanted: impl Fn(&ColumnHeader) -> bool,
) -> Option<ColumnHeader> {
    let at = headers.iter().position(wanted)?;
    Some(headers.remove(at))
}

fn printed<'r>(header: &ColumnHeader, rows: &'r [&GridRow]) -> impl Iterator<Item = &'r str> {
    let column = header.column;
    rows.iter().map(move |row| row.text(column).trim()).filter(|text| !text.is_empty())
}

/// A column is text when fewer than half of its cells are figures; a slip in a column of figures
/// is left to the reader of the panel, which names the cell.
fn is_text(header: &ColumnHeader, rows: &[&GridRow]) -> bool {
    let (mut figures, mut texts) = (0, 0);
    for text in printed(header, rows) {
        match read_cell(text) {
            Ok(CellText::Figure(_)) => figures += 1,
            Ok(_) => {}
            Err(_) if read_rank(text).is_some() => figures += 1,
            Err(_) => texts += 1,
        }
    }
    texts > figures
}

fn is_period(header: &ColumnHeader, rows: &[&GridRow]) -> bool {
    let named = PERIOD.contains(&key(&header.text()).as_str());
    let mut cells = printed(header, rows).peekable();
    let says_more = |text: &str| named || text.chars().any(|c| !c.is_ascii_digit());
    cells.peek().is_some()
        && cells.all(|text| says_more(text) && period::parse(text).is_ok())
        && (named || printed(header, rows).all(|text| figure(text).is_none()))
}

fn printed_unit(header: &ColumnHeader, rows: &[&GridRow]) -> Option<Unit> {
    let mut units = printed(header, rows)
        .filter_map(figure)
        .filter(|figure| figure.unit.is_some() || figure.number.to_f64() != 0.0)
        .map(|figure| figure.unit);
    let first = units.next()??;
    units.all(|unit| unit.as_ref() == Some(&first)).then_some(first)
}
