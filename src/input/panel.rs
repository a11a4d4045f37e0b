//! Cells → the panel, as the catalog says to read them.
//!
//! Takes the grids of a catalog's sources; gives the figures by district and period, each with
//! its printed text and place. Nothing is dropped in silence: a cell, row or column that cannot
//! be read is an error, and what is read otherwise than it stands is noted.

use super::across::Across;
use super::few::Doubt;
use super::gather::Gathering;
use super::header::Header;
use super::long::Long;
use super::place::Place;
use super::when::When;
use super::wide::Wide;
use crate::catalog::{BodyRow, Catalog, DistrictId, Layout, Outline, RowRole, key, near};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{Addressing, Grid, GridRow, without_footnote};
use crate::panel::Panel;
use crate::panel::ledger::{LeftOut, Mark, Taken};
use crate::period::{self, Period, PeriodLiteral};
use crate::text::{Text, listed, text};
use std::borrow::Borrow;
use std::collections::HashSet;

/// Reads tables into one panel. Each grid comes with the index of its source in
/// [`Catalog::sources`]. `period` is the one of the command line: it stands for a source that
/// states none, and gives its year to a period without one.
///
/// Errors: [`Code::HeaderMismatch`], [`Code::BadTable`], [`Code::BadCell`],
/// [`Code::UnknownDistrict`], [`Code::DuplicateKey`], [`Code::NoPeriod`]: all that there are.
pub fn read_panel<G: Borrow<Grid>>(
    catalog: &Catalog,
    tables: &[(usize, G)],
    period: Option<PeriodLiteral>,
) -> Result<Warned<Panel>> {
    let mut gathering = Gathering::new(catalog);
    for (at, (index, grid)) in tables.iter().enumerate() {
        let grid = grid.borrow();
        let Some(source) = catalog.sources.get(*index) else {
            let message = text!(
                "{file}: the catalog has no source for it",
                "{file}：目录里没有它的来源",
                file = grid.name()
            );
            gathering.faults.push(Diagnostic::error(Code::BadTable, message));
            continue;
        };
        let same = |other: &&(usize, G)| {
            catalog.sources.get(other.0).is_some_and(|other| other.span == source.span)
        };
        let several = tables.iter().filter(same).count() > 1;
        let first = tables.iter().position(|other| same(&other)).unwrap_or(at);
        let outline = Outline::stated(grid, source.shape());
        let title = outline.title(grid);
        let once = When::once(source, grid, &outline);
        let when = When {
            source,
            grid,
            outline: &outline,
            title: &title,
            given: period,
            several,
            once: &once,
        };
        // Columns with periods of their own leave nothing for another to say.
        let dated = when.dated().filter(|_| !source.layout.has_own_periods());
        gathering.begin(grid, first, dated, source.rounding);
        match &source.layout {
            Layout::Wide { district, columns, ignore } => {
                Wide { when, district, columns, ignore }.read(&mut gathering);
            }
            Layout::Across { .. } => Across { when }.read(&mut gathering),
            Layout::Long { .. } => Long { when }.read(&mut gathering),
        }
        mark_top(grid, &outline, &mut gathering);
        gathering.end(grid);
    }
    gathering.finish()
}

/// Orders periods by their end, then the longer first.
pub(super) fn calendar_order(period: Period) -> impl Ord {
    (period.end(), period.start(), period)
}

pub(super) fn district_of(place: Place<'_>, gathering: &mut Gathering<'_>) -> Option<DistrictId> {
    let catalog = gathering.catalog();
    let printed = catalog.find_district(place.text());
    let found = printed.or_else(|| {
        let (name, mark) = without_footnote(place.text());
        mark?;
        let found = catalog.find_district(name)?;
        gathering.warnings.add(Doubt::Footnote, || {
            let message = text!(
                "{row}: `{text}`: a footnote mark taken off",
                "{row}：`{text}`：去掉了脚注符号",
                row = place.grid.place().row(place.row.line),
                text = place.text().trim()
            );
            Diagnostic::note(Code::CellNote, message)
        });
        Some(found)
    });
    if found.is_none() {
        gathering.faults.add(Code::UnknownDistrict, || unknown_district(place, catalog));
    }
    found
}

fn unknown_district(place: Place<'_>, catalog: &Catalog) -> Diagnostic {
    let noun = catalog.nouns.one();
    let why = text!("is not a {noun} of the catalog", "不是目录里的{noun}", noun);
    let mut error = place.bad(Code::UnknownDistrict, &why);
    let near = near(place.text().trim(), catalog.district_names());
    if !near.is_empty() {
        error = error.hint(near_names(&near));
    }
    error.hint(text!(
        "another name for a known one goes into its aliases",
        "已有地区的别名写进它的 `aliases`"
    ))
}

/// Titles are taken where they say the period or the unit; headers, where their column is not left out.
fn mark_top(grid: &Grid, outline: &Outline, gathering: &mut Gathering<'_>) {
    for (index, row) in grid.rows.iter().enumerate().take(outline.body_start()) {
        for (column, cell) in row.cells.iter().enumerate() {
            let place = Place { grid, row, index, column, header: "" };
            let says = |text: &str| {
                period::find_in(text).is_some() || text.contains("单位") || text.contains("unit")
            };
            match index < outline.header_start() {
                true if says(&cell.text) => gathering.took(&place, Taken::Title),
                true => gathering.left(&place, LeftOut::Title),
                false => {
                    let header = Mark::Taken(Taken::Header);
                    gathering.rest_of_row(index, column..column + 1, header);
                }
            }
        }
    }
}

/// The cells of columns that are left out; those that name a group are not.
pub(super) fn leave_columns(
    grid: &Grid,
    outline: &Outline,
    ignore: &[String],
    gathering: &mut Gathering<'_>,
) {
    let ignored: HashSet<String> = ignore.iter().map(|name| key(name)).collect();
    let catalog = gathering.catalog();
    for header in outline.headers.iter().filter(|header| ignored.contains(&key(&header.text()))) {
        for shift in &outline.shifts {
            let column = header.column + shift;
            for (index, row) in grid.rows.iter().enumerate().skip(outline.header_start()) {
                let group = catalog.find_group(row.text(column)).is_some();
                let mark = match group {
                    true => Mark::Taken(Taken::Group),
                    false => Mark::LeftOut(LeftOut::Column),
                };
                gathering.rest_of_row(index, column..column + 1, mark);
            }
        }
    }
}

/// The rows that hold figures; what is odd about the others, and about their width, is said.
pub(super) fn rows_of_figures<'g>(
    grid: &'g Grid,
    outline: &Outline,
    header: &Header,
    gathering: &mut Gathering<'_>,
) -> Vec<BodyRow<'g>> {
    let mut rows = Vec::new();
    let mut repeated: Vec<usize> = Vec::new();
    for row in outline.rows(grid) {
        let all = 0..row.row.cells.len();
        match row.role {
            RowRole::Note => {
                gathering.rest_of_row(row.index, all, Mark::LeftOut(LeftOut::Note));
                gathering.warnings.add(Doubt::Note, || left_out(grid, row.row));
            }
            RowRole::RepeatedHeader => {
                gathering.rest_of_row(row.index, all, Mark::LeftOut(LeftOut::RepeatedHeader));
                repeated.push(row.row.line);
            }
            RowRole::Label => {
                let known = row.row.cells.iter().find(|cell| !cell.text.trim().is_empty());
                let known = known.and_then(|cell| gathering.catalog().find_group(&cell.text));
                let label = match known {
                    Some(_) => Mark::Taken(Taken::Group),
                    None => Mark::LeftOut(LeftOut::Label),
                };
                gathering.rest_of_row(row.index, all, label);
            }
            RowRole::Figures => {
                if row.shift == 0 {
                    check_width(grid, &row, header, gathering);
                }
                rows.push(row);
            }
        }
    }
    if !repeated.is_empty() {
        let message = text!(
            "{file}: the header again in line {lines}: left out",
            "{file} 第 {lines} 行又是表头：不读入",
            file = grid.name(),
            lines = listed(&repeated)
        );
        gathering.warnings.push(Diagnostic::note(Code::CellNote, message));
    }
    rows
}

fn left_out(grid: &Grid, row: &GridRow) -> Diagnostic {
    let cells = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let text = cells.collect::<Vec<_>>().join(",");
    let message = text!(
        "{row}: left out: {text}",
        "{row}：不读入：{text}",
        row = grid.place().row(row.line),
        text
    );
    Diagnostic::note(Code::CellNote, message)
}

/// A cell without a header above it is a fault; a short row is a warning.
fn check_width(grid: &Grid, row: &BodyRow<'_>, header: &Header, gathering: &mut Gathering<'_>) {
    let cells = &row.row.cells;
    let beyond = (cells.iter().enumerate())
        .find(|(column, cell)| !cell.text.trim().is_empty() && !header.covers(*column));
    if let Some((column, _)) = beyond {
        let place = Place { grid, row: row.row, index: row.index, column, header: "" };
        let why = text!("has no header above it", "上面没有表头");
        gathering.faults.push(place.bad(Code::BadTable, &why));
    }
    // A sheet stores no blank cells, so its rows end where they may.
    if cells.len() < header.width && grid.addressing != Addressing::Letters {
        gathering.warnings.add(Doubt::ShortRow, || short_row(grid, row.row, header.width));
    }
}

fn short_row(grid: &Grid, row: &GridRow, width: usize) -> Diagnostic {
    let message = text!(
        "{row}: {cells} cells of {width}; the others are taken as missing, though blanks before them may have been dropped",
        "{row}：{width} 个单元格只有 {cells} 个，其余算作缺失，但也可能是前面的空格被略去了",
        row = grid.place().row(row.line),
        cells = row.cells.len(),
        width
    );
    let warning = Diagnostic::warning(Code::CellNote, message).hint(text!(
        "where blanks within the row were dropped, its figures stand under wrong headers: put the blanks back",
        "如果行中的空格被略去，数就对错了列：请补上空单元格"
    ));
    match row.cells.iter().find_map(|cell| cell.span) {
        Some(span) => warning.at(span).label(span, text!("a short row", "缺单元格的行")),
        None => warning,
    }
}

/// A cell of a row, whose column is that of the first panel.
pub(super) fn place_of<'g>(
    grid: &'g Grid,
    row: &BodyRow<'g>,
    column: usize,
    header: &'g str,
) -> Place<'g> {
    Place { grid, row: row.row, index: row.index, column: column + row.shift, header }
}

/// Names that may be meant.
pub(super) fn near_names(near: &[String]) -> Text {
    text!("near names: {names}", "相近的有：{names}", names = listed(near))
}
