//! A catalog out of a table alone: what its header and cells say, and how each thing was decided.
//!
//! Takes the cells of one table and, where the file's name says one, its period. Gives a
//! [`Catalog`] with one source, whose [`Origin::Inferred`] lines state every decision. It reads
//! one row per district (and period) and one column per figure; other shapes are refused.

mod columns;
mod districts;
mod figures;
mod further;
mod shape;
#[cfg(test)]
mod tests;
mod totals;
mod words;

pub use further::infer_all;
pub use words::{is_note, unit_in_header};

use super::model::{Catalog, Layout, Origin, PeriodSource, SourceTable};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{ColumnHeader, Grid};
use crate::period::PeriodLiteral;
use crate::text::{Text, listed, text};
use crate::units::Rounding;
use columns::{Columns, columns_of, header_rows, unread_period};
use districts::Table;

/// The level of the rows that are ranked.
const LEVEL: &str = "district";

/// Works a catalog out of a table. `file_period` is what the file's name says
/// ([`crate::period::find_in`]); a period column goes before it.
///
/// Errors: [`Code::BadTable`] where there is no column of districts, no column of figures, one
/// header twice, a title above the header, no rows, or a column per period.
pub fn infer(grid: &Grid, file_period: Option<PeriodLiteral>) -> Result<Warned<Catalog>> {
    let below = grid.without_top(grid.rows_above());
    let grid = &below;
    shape::refuse_other_separator(grid)?;
    shape::refuse_title(grid)?;
    let header_rows = header_rows(grid);
    shape::refuse_other_shapes(grid, header_rows)?;
    shape::refuse_no_rows(grid, header_rows)?;
    if let Some(header) = unread_period(grid, header_rows) {
        let why = text!(
            "the column {column} holds periods that cannot be read",
            "`{column}` 列里的期间读不懂",
            column = header.text()
        );
        let error = bad_table(grid, &why);
        let label = text!("such as 2023Q1, 2023年1-9月", "写法如 2023Q1、2023年1-9月");
        return Err(match header.span {
            Some(span) => error.at(span).label(span, label),
            None => error,
        }
        .into());
    }
    let columns = columns_of(grid, header_rows);
    let Some(district) = &columns.district else {
        let why = text!("no column of text to take the districts from", "没有可以当作地区的文本列");
        return Err(bad_table(grid, &why).into());
    };
    let mut said = Vec::new();
    if header_rows == 2 {
        said.push(text!("two header rows", "表头占两行"));
    }
    said.push(text!("{column} → the districts", "{column} → 地区", column = district.text()));
    let mut catalog = Catalog { name: stem(&grid.file), ..Catalog::default() };
    catalog.title.clone_from(&catalog.name);
    let figures = figures::figures(&columns.figures, &catalog.name);
    let table = Table { grid, header_rows, columns: &columns, district, figures: &figures.columns };
    let averages = table.districts(&mut catalog, &mut said);
    catalog.indicators = figures.indicators;
    said.extend(figures.said);
    if figures.columns.is_empty() {
        return Err(bad_table(grid, &text!("no column of figures", "没有数值列")).into());
    }
    let left_out: Vec<(String, Text)> = (columns.left_out.iter())
        .map(|(header, why)| (header.text(), why.clone()))
        .chain(figures.left_out)
        .collect();
    said.extend(left_out.iter().map(|(header, why)| {
        text!("{header} → left out: {why}", "{header} → 不读入：{why}", header, why)
    }));
    let period = period_of(&columns, file_period, &mut said);
    let ignore = left_out.iter().map(|(header, _)| header.clone());
    let ignore = ignore.chain(columns.group.as_ref().map(ColumnHeader::text));
    let ignore = ignore.chain(averages.iter().cloned()).collect();
    catalog.sources.push(SourceTable {
        file: grid.file.clone(),
        sheet: grid.sheet.clone(),
        charset: None,
        title_rows: 0,
        header_rows,
        layout: Layout::Wide { district: district.text(), columns: figures.columns, ignore },
        period,
        rounding: Rounding::Nearest,
        span: None,
    });
    catalog.origin = Origin::Inferred(said);
    Ok(Warned { value: catalog, warnings: notes(grid, &left_out, &averages) })
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
    columns: &Columns,
    file_period: Option<PeriodLiteral>,
    said: &mut Vec<Text>,
) -> PeriodSource {
    match (&columns.period, file_period) {
        (Some(header), _) => {
            let column = header.text();
            said.push(text!("{column} → the period of each row", "{column} → 各行的期间", column));
            PeriodSource::Column { header: header.text(), year: None }
        }
        (None, Some(literal)) => {
            said.push(text!(
                "period {literal} (from the file's name)",
                "期间 {literal}（取自文件名）",
                literal
            ));
            PeriodSource::Fixed(literal)
        }
        (None, None) => {
            said.push(text!("the period is not stated", "没有写明期间"));
            PeriodSource::Unstated
        }
    }
}
