//! What each column of a table is: districts, groups, periods, figures, or text to leave out.

use crate::catalog::{BodyRow, Outline, RowRole, key};
use crate::directory;
use crate::grid::cell::{CellText, PrintedFigure, read_cell, read_rank};
use crate::grid::{ColumnHeader, Grid, OddKind, one_line};
use crate::period::{self, Part, PeriodLiteral, Writing};
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
        Self { grid, outline, rows, labels }
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
    let rows = &sheet.rows;
    let mut headers = sheet.headers().to_vec();
    take_periods(&mut headers, rows);
    headers.into_iter().find(|header| is_called_period(header) && is_text(header, rows))
}

/// The column of periods, and that of their years where they have none.
fn take_periods(
    headers: &mut Vec<ColumnHeader>,
    rows: &[BodyRow<'_>],
) -> (Option<ColumnHeader>, Option<ColumnHeader>) {
    let first = take(headers, |header| is_period(header, rows));
    let Some(first) = first else { return (None, None) };
    // 年 and 期间: the parts of a year need one.
    let Some(second) = take(headers, |header| is_called_period(header) && is_period(header, rows))
    else {
        return (Some(first), None);
    };
    let years = |header: &ColumnHeader| {
        printed(header, rows).all(|text| period::parse_cell(text).is_ok_and(is_year))
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
    let rows = &sheet.rows;
    let mut headers = sheet.headers().to_vec();
    let (period, year) = take_periods(&mut headers, rows);
    let group = take(&mut headers, |header| named(GROUP)(header) && is_text(header, rows));
    let district = (DISTRICT.iter())
        .find_map(|name| {
            let called = |header: &ColumnHeader| {
                let last = header.parts.first().map(|part| key(part)).unwrap_or_default();
                key(&header.text()) == *name || last == *name
            };
            take(&mut headers, |header| called(header) && is_text(header, rows))
        })
        .or_else(|| {
            let free = |header: &ColumnHeader| {
                is_text(header, rows)
                    && !named(REMARKS)(header)
                    && !(period.is_some() && is_remark_column(header, rows))
            };
            take(&mut headers, free)
        })
        .or_else(|| take(&mut headers, |header| is_codes(header, rows)));
    let fiscal = period.as_ref().is_some_and(|it| Writing::of(printed(it, rows)).is_fiscal());
    let plain_years = period.as_ref().is_some_and(|it| {
        let mut cells = printed(it, rows);
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
        let why = if is_text(&header, rows) {
            text!("text", "文本")
        } else if named(NUMBERING)(&header) || is_code(&header) {
            text!("a running number or a code", "序号或代码")
        } else if printed(&header, rows).next().is_none() {
            text!("empty", "空列")
        } else {
            let printed_unit = printed_unit(&header, rows);
            let ranked = is_ranked(&header, rows);
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
fn is_codes(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> bool {
    let codes = printed(header, rows).filter(|text| directory::by_code(text).is_some()).count();
    codes > 2 && codes == printed(header, rows).count()
}

/// Whether a column of text says something of a row and does not name it: most of its cells are blank,
/// or hold periods (外资期间).
fn is_remark_column(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> bool {
    let filled = printed(header, rows).count();
    let writing = Writing::of(printed(header, rows));
    let periods = printed(header, rows).filter(|text| writing.read(text).is_ok()).count();
    filled < rows.len() || periods == filled
}

fn take(
    headers: &mut Vec<ColumnHeader>,
    wanted: impl Fn(&ColumnHeader) -> bool,
) -> Option<ColumnHeader> {
    let at = headers.iter().position(wanted)?;
    Some(headers.remove(at))
}

fn printed<'r>(header: &ColumnHeader, rows: &'r [BodyRow<'r>]) -> impl Iterator<Item = &'r str> {
    let column = header.column;
    rows.iter().map(move |row| row.text(column).trim()).filter(|text| !text.is_empty())
}

/// A column is text when fewer than half of its cells are figures; a slip in a column of figures
/// is left to the reader of the panel, which names the cell.
fn is_text(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> bool {
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

fn is_period(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> bool {
    let named = is_called_period(header);
    let mut cells = printed(header, rows).peekable();
    let says_more = |text: &str| named || text.chars().any(|c| !c.is_ascii_digit());
    let writing = Writing::of(printed(header, rows));
    cells.peek().is_some()
        && cells.all(|text| says_more(text) && writing.read(text).is_ok())
        && (named || printed(header, rows).all(|text| figure(text).is_none()))
}

/// Whether most cells hold a rank in brackets behind the figure.
fn is_ranked(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> bool {
    let has = |figure: &PrintedFigure| figure.odd.iter().any(|odd| odd.kind() == OddKind::Rank);
    let figures: Vec<PrintedFigure> = printed(header, rows).filter_map(figure).collect();
    figures.iter().filter(|figure| has(figure)).count() * 2 > figures.len()
}

fn printed_unit(header: &ColumnHeader, rows: &[BodyRow<'_>]) -> Option<Unit> {
    let mut units = printed(header, rows)
        .filter_map(figure)
        .filter(|figure| figure.unit.is_some() || figure.number.to_f64() != 0.0)
        .map(|figure| figure.unit);
    let first = units.next()??;
    units.all(|unit| unit.as_ref() == Some(&first)).then_some(first)
}
