//! What each column of a table is: districts, groups, periods, figures, or text to leave out.

use super::texts::{Printed, printed_in};
use crate::catalog::{BodyRow, Outline, RowRole, key};
use crate::directory;
use crate::grid::cell::{CellText, PrintedFigure, read_cell, read_rank};
use crate::grid::{ColumnHeader, Grid, OddKind, one_line};
use crate::period::{self, Part, PeriodLiteral, Writing};
use crate::text::{Text, text};
use crate::units::Unit;
use std::cell::OnceCell;
use std::collections::BTreeMap;

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
/// Those of fiscal years.
const FISCAL: &[&str] = &[
    "financialyear",
    "financial_year",
    "fiscalyear",
    "fiscal_year",
    "fy",
    "财年",
    "财政年度",
    "会计年度",
];
const NUMBERING: &[&str] = &["序号", "编号", "代码", "no", "no.", "id", "fid", "code"];

/// The columns of a table by what they are.
pub(super) struct Columns {
    pub district: Option<ColumnHeader>,
    pub group: Option<ColumnHeader>,
    pub period: Option<ColumnHeader>,
    /// The column of the years, beside one of their parts.
    pub year: Option<ColumnHeader>,
    /// Whether the periods are fiscal years.
    pub fiscal: bool,
    /// Whether there are plain years among them, or below a header that says fiscal years.
    pub plain_years: bool,
    pub figures: Vec<FigureColumn>,
    /// Left out, and why.
    pub left_out: Vec<(ColumnHeader, Text)>,
}

/// A column of numbers.
pub(super) struct FigureColumn {
    pub header: ColumnHeader,
    /// The unit that every figure in it prints, zeros aside.
    pub printed_unit: Option<Unit>,
    /// Whether most of its cells hold a rank in brackets.
    pub ranked: bool,
}

/// A table, where its parts stand, and its rows of names and figures.
pub(super) struct Sheet<'g> {
    pub grid: &'g Grid,
    pub outline: Outline,
    pub rows: Vec<BodyRow<'g>>,
    /// The rows that name a part of the table: the index of each, and the name.
    pub labels: Vec<(usize, String)>,
    /// What is printed in each column that has a header, once it was asked for.
    texts: BTreeMap<usize, OnceCell<Vec<Printed<'g>>>>,
}

impl<'g> Sheet<'g> {
    /// Outlines a table.
    pub fn of(grid: &'g Grid, outline: Outline) -> Self {
        let mut rows = outline.rows(grid);
        let text = |row: &BodyRow<'_>| {
            row.row.cells.iter().map(|cell| one_line(&cell.text)).find(|text| !text.is_empty())
        };
        let labels = rows.iter().filter(|row| row.role == RowRole::Label);
        let labels = labels.filter_map(|row| Some((row.index, text(row)?))).collect();
        rows.retain(|row| row.role == RowRole::Figures);
        let columns = outline.headers.iter().map(|header| header.column);
        let texts = columns.map(|column| (column, OnceCell::new())).collect();
        Self { grid, outline, rows, labels, texts }
    }

    /// What is printed in a column, each text once; nothing in one without a header.
    pub fn printed(&self, column: usize) -> &[Printed<'g>] {
        let texts = self.texts.get(&column);
        texts.map_or(&[], |texts| texts.get_or_init(|| printed_in(&self.rows, column)))
    }

    /// The first row of each text of a column.
    pub fn first_rows(&self, column: usize) -> impl Iterator<Item = &BodyRow<'g>> {
        self.printed(column).iter().filter_map(|printed| self.rows.get(printed.first))
    }

    /// The name of the part of the table that a row stands in.
    pub fn label_of(&self, row: &BodyRow<'_>) -> Option<&str> {
        let above = self.labels.iter().rev().find(|(index, _)| *index < row.index);
        above.map(|(_, name)| name.as_str())
    }

    /// Its headers.
    pub fn headers(&self) -> &[ColumnHeader] {
        &self.outline.headers
    }
}

fn named(names: &'static [&'static str]) -> impl Fn(&ColumnHeader) -> bool {
    move |header: &ColumnHeader| names.contains(&key(&header.text()).as_str())
}

/// A column that is called a period and is not taken for it: its cells are none.
pub(super) fn unread_period(sheet: &Sheet<'_>) -> Option<ColumnHeader> {
    let mut headers = sheet.headers().to_vec();
    take_periods(&mut headers, sheet);
    headers.into_iter().find(|header| is_called_period(header) && is_text(header, sheet))
}

/// The column of periods, and that of their years where they have none.
fn take_periods(
    headers: &mut Vec<ColumnHeader>,
    sheet: &Sheet<'_>,
) -> (Option<ColumnHeader>, Option<ColumnHeader>) {
    let first = take(headers, |header| is_period(header, sheet));
    let Some(first) = first else { return (None, None) };
    // 年 and 期间: the parts of a year need one.
    let Some(second) = take(headers, |header| is_called_period(header) && is_period(header, sheet))
    else {
        return (Some(first), None);
    };
    let years = |header: &ColumnHeader| {
        texts(header, sheet).all(|text| period::parse_cell(text).is_ok_and(is_year))
    };
    match (years(&first), years(&second)) {
        (true, false) => (Some(second), Some(first)),
        (false, true) => (Some(first), Some(second)),
        _ => {
            headers.push(second);
            (Some(first), None)
        }
    }
}

fn is_year(literal: PeriodLiteral) -> bool {
    literal.part == Part::Year && literal.year.is_some()
}

/// Whether a header says that its cells are periods.
fn is_called_period(header: &ColumnHeader) -> bool {
    named(PERIOD)(header) || named(FISCAL)(header)
}

fn figure(text: &str) -> Option<PrintedFigure> {
    match read_cell(text) {
        Ok(CellText::Figure(figure)) => Some(figure),
        _ => None,
    }
}

/// Sorts the columns.
pub(super) fn columns_of(sheet: &Sheet<'_>) -> Columns {
    let mut headers = sheet.headers().to_vec();
    let (period, year) = take_periods(&mut headers, sheet);
    let group = take(&mut headers, |header| named(GROUP)(header) && is_text(header, sheet));
    let district = (DISTRICT.iter())
        .find_map(|name| {
            let called = |header: &ColumnHeader| {
                let last = header.parts.first().map(|part| key(part)).unwrap_or_default();
                key(&header.text()) == *name || last == *name
            };
            take(&mut headers, |header| called(header) && is_text(header, sheet))
        })
        .or_else(|| {
            let free = |header: &ColumnHeader| {
                is_text(header, sheet)
                    && !named(REMARKS)(header)
                    && !(period.is_some() && is_remark_column(header, sheet))
            };
            take(&mut headers, free)
        })
        .or_else(|| take(&mut headers, |header| is_codes(header, sheet)));
    let fiscal = period.as_ref().is_some_and(|it| Writing::of(texts(it, sheet)).is_fiscal());
    let plain_years = period.as_ref().is_some_and(|it| {
        let mut cells = texts(it, sheet);
        (fiscal || named(FISCAL)(it))
            && cells.any(|text| period::parse_cell(text).is_ok_and(is_year))
    });
    let mut columns = Columns {
        district,
        group,
        period,
        year,
        fiscal,
        plain_years,
        figures: Vec::new(),
        left_out: Vec::new(),
    };
    for header in headers {
        let why = if is_text(&header, sheet) {
            text!("text", "文本")
        } else if named(NUMBERING)(&header) || is_code(&header) {
            text!("a running number or a code", "序号或代码")
        } else if texts(&header, sheet).next().is_none() {
            text!("empty", "空列")
        } else {
            let printed_unit = printed_unit(&header, sheet);
            let ranked = is_ranked(&header, sheet);
            columns.figures.push(FigureColumn { header, printed_unit, ranked });
            continue;
        };
        columns.left_out.push((header, why));
    }
    columns
}

/// Whether a header says that its column holds codes: `STATE_FIPS`, 行政区划代码.
fn is_code(header: &ColumnHeader) -> bool {
    let text = key(&header.text());
    ["code", "fips", "代码", "编码"].iter().any(|end| text.ends_with(end))
}

/// Whether a column holds codes of divisions and nothing else.
fn is_codes(header: &ColumnHeader, sheet: &Sheet<'_>) -> bool {
    let codes = cells_that(header, sheet, |text| directory::by_code(text).is_some());
    codes > 2 && codes == cells_that(header, sheet, |_| true)
}

/// Whether a column of text says something of a row and does not name it: most of its cells are blank,
/// or hold periods (外资期间).
fn is_remark_column(header: &ColumnHeader, sheet: &Sheet<'_>) -> bool {
    let filled = cells_that(header, sheet, |_| true);
    let writing = Writing::of(texts(header, sheet));
    let periods = cells_that(header, sheet, |text| writing.read(text).is_ok());
    filled < sheet.rows.len() || periods == filled
}

fn take(
    headers: &mut Vec<ColumnHeader>,
    wanted: impl Fn(&ColumnHeader) -> bool,
) -> Option<ColumnHeader> {
    let at = headers.iter().position(wanted)?;
    Some(headers.remove(at))
}

/// What a column prints, each text once.
fn texts<'s>(header: &ColumnHeader, sheet: &'s Sheet<'_>) -> impl Iterator<Item = &'s str> {
    sheet.printed(header.column).iter().map(|printed| printed.text)
}

/// How many cells of a column, blanks aside, are so.
fn cells_that(header: &ColumnHeader, sheet: &Sheet<'_>, is_so: impl Fn(&str) -> bool) -> usize {
    let printed = sheet.printed(header.column).iter().filter(|printed| is_so(printed.text));
    printed.map(|printed| printed.times).sum()
}

/// A column is text when fewer than half of its cells are figures; a slip in a column of figures
/// is left to the reader of the panel, which names the cell.
fn is_text(header: &ColumnHeader, sheet: &Sheet<'_>) -> bool {
    let (mut figures, mut texts) = (0, 0);
    for Printed { text, times, .. } in sheet.printed(header.column) {
        match read_cell(text) {
            Ok(CellText::Figure(_)) => figures += times,
            Ok(_) => {}
            Err(_) if read_rank(text).is_some() => figures += times,
            Err(_) => texts += times,
        }
    }
    texts > figures
}

/// Whether a column holds periods. What most other columns fail at is asked first.
fn is_period(header: &ColumnHeader, sheet: &Sheet<'_>) -> bool {
    let named = is_called_period(header);
    let says_more = |text: &str| named || text.chars().any(|c| !c.is_ascii_digit());
    let may_be =
        |text| says_more(text) && (named || figure(text).is_none()) && Writing::may_read(text);
    let mut cells = texts(header, sheet).peekable();
    if cells.peek().is_none() || !cells.all(may_be) {
        return false;
    }
    let writing = Writing::of(texts(header, sheet));
    texts(header, sheet).all(|text| writing.read(text).is_ok())
}

/// Whether most cells hold a rank in brackets behind the figure.
fn is_ranked(header: &ColumnHeader, sheet: &Sheet<'_>) -> bool {
    let has = |figure: PrintedFigure| figure.odd.iter().any(|odd| odd.kind() == OddKind::Rank);
    let figures = cells_that(header, sheet, |text| figure(text).is_some());
    cells_that(header, sheet, |text| figure(text).is_some_and(has)) * 2 > figures
}

fn printed_unit(header: &ColumnHeader, sheet: &Sheet<'_>) -> Option<Unit> {
    let mut units = texts(header, sheet)
        .filter_map(figure)
        .filter(|figure| figure.unit.is_some() || figure.number.to_f64() != 0.0)
        .map(|figure| figure.unit);
    let first = units.next()??;
    units.all(|unit| unit.as_ref() == Some(&first)).then_some(first)
}
