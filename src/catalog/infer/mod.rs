//! A catalog out of a table alone: what its header and cells say, and how each thing was decided.
//!
//! Takes the cells of one table and, where the file's name says one, its period. Gives a
//! [`Catalog`] with one source, whose [`Origin::Inferred`] lines state every decision. It goes by the
//! [`Outline`] of the table and understands a row per district (and period) with a column per figure
//! (`wide.rs`), perhaps one per period, and a row per period with a column per district (`across.rs`).

mod across;
mod columns;
mod districts;
mod divisions;
mod figures;
mod further;
mod places;
mod quotients;
mod restart;
mod shape;
#[cfg(test)]
mod tests;
mod texts;
mod totals;
mod wide;
mod words;

pub use further::infer_all;
pub use words::unit_in_header;

use super::model::{Catalog, Layout, Origin, PeriodSource, SourceTable};
use super::outline::{Outline, Shape};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{ColumnHeader, Grid, one_line};
use crate::period::{self, Part, PeriodLiteral};
use crate::text::{Text, listed, text};
use crate::units::Rounding;
use columns::{Columns, Sheet, columns_of, unread_period};

/// The level of the rows that are ranked.
const LEVEL: &str = "district";

/// Works a catalog out of a table. `file_period` is what the file's name says
/// ([`crate::period::find_in`]); a period column goes before it.
///
/// Errors: [`Code::BadTable`] where there is no column of districts, no column of figures, one
/// header twice, or no rows.
pub fn infer(grid: &Grid, file_period: Option<PeriodLiteral>) -> Result<Warned<Catalog>> {
    infer_of(grid, file_period.map(|literal| Stated { literal, by: StatedBy::Name }))
}

/// A period that stands beside a table, and where.
#[derive(Clone, Copy)]
struct Stated {
    literal: PeriodLiteral,
    by: StatedBy,
}

#[derive(Clone, Copy)]
enum StatedBy {
    /// The file's name.
    Name,
    /// The command line.
    CommandLine,
}

/// The same, with where the period was taken from.
fn infer_of(grid: &Grid, stated: Option<Stated>) -> Result<Warned<Catalog>> {
    shape::refuse_other_separator(grid)?;
    let sheet = Sheet::of(grid, Outline::found(grid));
    shape::refuse_twins(&sheet)?;
    shape::refuse_no_rows(&sheet)?;
    if let Some(header) = unread_period(&sheet) {
        return Err(unread(grid, &header).into());
    }
    let mut said = top(&sheet);
    let columns = columns_of(&sheet);
    let mut catalog = Catalog { name: stem(&grid.file), ..Catalog::default() };
    catalog.title = titled(&sheet).unwrap_or_else(|| catalog.name.clone());
    let understood = match across::districts(&sheet, &columns) {
        Some(districts) => across::understood(&columns, &districts, &mut catalog, &mut said),
        None => wide::understood(&sheet, &columns, &mut catalog, &mut said)?,
    };
    let Understood { layout, left_out, averages, notes: of_names } = understood;
    let own = layout.has_own_periods();
    let period = period_of(&sheet, &columns, stated.filter(|_| !own), own, &mut said);
    let Shape { title_rows, header_rows, panels } = sheet.outline.shape;
    catalog.sources.push(SourceTable {
        file: grid.file.clone(),
        sheet: grid.sheet.clone(),
        charset: None,
        title_rows,
        header_rows,
        panels,
        layout,
        period,
        rounding: Rounding::Nearest,
        span: None,
    });
    catalog.origin = Origin::Inferred(said);
    let warnings = notes(grid, &left_out, &averages).into_iter().chain(of_names).collect();
    Ok(Warned { value: catalog, warnings })
}

/// What the columns of a table were taken for.
struct Understood {
    layout: Layout,
    /// Headers of columns that stay unread, and why.
    left_out: Vec<(String, Text)>,
    /// The names of rows that are averages.
    averages: Vec<String>,
    /// What is said of the names of districts.
    notes: Vec<Diagnostic>,
}

/// What is said of the rows above the figures.
fn top(sheet: &Sheet<'_>) -> Vec<Text> {
    let Shape { title_rows, header_rows, panels } = sheet.outline.shape;
    let mut said = Vec::new();
    let title = sheet.outline.title(sheet.grid);
    if !title.is_empty() {
        said.push(match title_rows {
            0 => text!("above the table: {title}", "表格上方：{title}", title),
            1 => text!("the first row is a title: {title}", "第一行是标题：{title}", title),
            rows => {
                text!("{rows} rows of title: {title}", "标题占 {rows} 行：{title}", rows, title)
            }
        });
    }
    match header_rows {
        1 => {}
        2 => said.push(text!("two header rows", "表头占两行")),
        rows => said.push(text!("{rows} header rows", "表头占 {rows} 行", rows)),
    }
    if panels > 1 {
        said.push(text!(
            "{panels} panels side by side: read one after the other",
            "左右并排 {panels} 栏：依次接成一栏读入",
            panels
        ));
    }
    said
}

/// What is known of fiscal years.
fn fiscal_years() -> Text {
    text!(
        "fiscal years → twelve months that begin in one year and end in the next; never compared with calendar periods",
        "财年 → 始于前一年、止于后一年的十二个月；不与公历期间比较"
    )
}

/// The first line of the title.
fn titled(sheet: &Sheet<'_>) -> Option<String> {
    let mut rows = sheet.grid.rows.iter().take(sheet.outline.header_start());
    let first = rows.find(|row| !row.is_blank())?;
    first.cells.iter().map(|cell| one_line(&cell.text)).find(|text| !text.is_empty())
}

fn unread(grid: &Grid, header: &ColumnHeader) -> Diagnostic {
    let why = text!(
        "the column {column} holds periods that cannot be read",
        "`{column}` 列里的期间读不懂",
        column = header.text()
    );
    let error = bad_table(grid, &why);
    let label = text!("such as 2023Q1, 2023年1-9月", "写法如 2023Q1、2023年1-9月");
    match header.span {
        Some(span) => error.at(span).label(span, label),
        None => error,
    }
}

fn bad_table(grid: &Grid, why: &Text) -> Diagnostic {
    let message = text!("{file}: {why}", "{file}：{why}", file = grid.name(), why);
    Diagnostic::error(Code::BadTable, message)
        .hint(text!("a catalog can say how to read the table", "可以写目录说明怎样读这张表"))
}

fn notes(grid: &Grid, columns: &[(String, Text)], averages: &[String]) -> Vec<Diagnostic> {
    let columns: Vec<Text> = (columns.iter())
        .map(|(header, why)| text!("{header} ({why})", "{header}（{why}）", header, why))
        .collect();
    let averages: Vec<Text> = (averages.iter())
        .map(|name| text!("{name} (an average)", "{name}（平均数）", name))
        .collect();
    [(text!("columns", "列"), columns), (text!("rows", "行"), averages)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| {
            let message = text!(
                "{file}: {what} left out: {names}",
                "{file}：没有读入的{what}：{names}",
                file = grid.name(),
                what,
                names = listed(names)
            );
            Diagnostic::note(Code::CellNote, message)
        })
        .collect()
}

/// The file's name without folders and extension.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn period_of(
    sheet: &Sheet<'_>,
    columns: &Columns,
    beside: Option<Stated>,
    own: bool,
    said: &mut Vec<Text>,
) -> PeriodSource {
    if own {
        return PeriodSource::Unstated;
    }
    if let Some(header) = &columns.period {
        let column = header.text();
        let year = columns.year.as_ref().map(ColumnHeader::text);
        said.push(match &year {
            Some(year) => text!(
                "{year} and {column} → the period of each row",
                "{year} 和 {column} → 各行的期间",
                year,
                column
            ),
            None => text!("{column} → the period of each row", "{column} → 各行的期间", column),
        });
        if columns.fiscal {
            said.push(fiscal_years());
        }
        if columns.plain_years {
            said.push(text!(
                "plain years in {column} → calendar years: one year alone does not say which two a fiscal year is of",
                "{column} 里只写一个年份的 → 公历年：只写一个年份，说不清是跨哪两年的财年",
                column
            ));
        }
        return PeriodSource::Column { header: column, year };
    }
    let title = period::find_in(&sheet.outline.title(sheet.grid)).filter(|it| it.year.is_some());
    let stated = title.or(beside.map(|it| it.literal));
    if stated.is_some_and(|literal| literal.part == Part::Fiscal) {
        said.push(fiscal_years());
    }
    if let Some(literal) = title {
        said.push(text!(
            "period {literal} (from the title)",
            "期间 {literal}（取自标题）",
            literal
        ));
        return PeriodSource::Unstated;
    }
    match beside {
        Some(Stated { literal, by }) => {
            let by = match by {
                StatedBy::Name => text!("from the file's name", "取自文件名"),
                StatedBy::CommandLine => text!("from --period", "取自 --period"),
            };
            said.push(text!("period {literal} ({by})", "期间 {literal}（{by}）", literal, by));
            PeriodSource::Fixed(literal)
        }
        None => {
            said.push(text!("the period is not stated", "没有写明期间"));
            PeriodSource::Unstated
        }
    }
}
