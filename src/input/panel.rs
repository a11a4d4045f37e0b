//! Cells → the panel, as the catalog says to read them.
//!
//! Takes the grids of a catalog's sources; gives the figures by district and period, each with
//! its printed text and place. Nothing is dropped in silence: a cell, row or column that cannot
//! be read is an error, and what is read otherwise than it stands is noted.

use super::gather::{ColumnNotes, Gathering, Place, RowName};
use super::header::Header;
use super::long::Long;
use super::when::When;
use crate::catalog::{Catalog, ColumnSource, DistrictId, Layout, is_note, key, near};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{Addressing, Grid, GridRow};
use crate::panel::{Figure, Panel};
use crate::period::{Period, PeriodLiteral};
use crate::text::{Text, listed, text};
use std::borrow::Cow;
use std::collections::HashSet;

/// Reads tables into one panel. Each grid comes with the index of its source in
/// [`Catalog::sources`]. `period` is the one of the command line: it stands for a source that
/// states none, and gives its year to a period without one.
///
/// Errors: [`Code::HeaderMismatch`], [`Code::BadTable`], [`Code::BadCell`],
/// [`Code::UnknownDistrict`], [`Code::DuplicateKey`], [`Code::NoPeriod`]: all that there are.
pub fn read_panel(
    catalog: &Catalog,
    tables: &[(usize, Grid)],
    period: Option<PeriodLiteral>,
) -> Result<Warned<Panel>> {
    let mut gathering = Gathering::new(catalog);
    let whole: Vec<Whole<'_>> = (tables.iter())
        .map(|(index, grid)| Whole::of(grid, catalog.sources.get(*index).map(|it| it.title_rows)))
        .collect();
    for ((index, _), Whole { title, grid }) in tables.iter().zip(&whole) {
        let Some(source) = catalog.sources.get(*index) else {
            let message = text!(
                "{file}: the catalog has no source for it",
                "{file}：目录里没有它的来源",
                file = grid.name()
            );
            gathering.faults.push(Diagnostic::error(Code::BadTable, message));
            continue;
        };
        let same = |other: &&(usize, Grid)| {
            catalog.sources.get(other.0).is_some_and(|other| other.span == source.span)
        };
        let several = tables.iter().filter(same).count() > 1;
        let first = tables.iter().position(|other| same(&other)).unwrap_or_default();
        let when = When { source, grid, title, given: period, several };
        gathering.begin(grid, first, when.dated(), source.rounding);
        match &source.layout {
            Layout::Wide { district, columns, ignore } => {
                Wide { when, district, columns, ignore }.read(&mut gathering);
            }
            Layout::Long { .. } => Long { when }.read(&mut gathering),
        }
    }
    gathering.finish()
}

/// A table, and the title above it.
struct Whole<'g> {
    title: String,
    grid: Cow<'g, Grid>,
}

impl<'g> Whole<'g> {
    fn of(grid: &'g Grid, title_rows: Option<usize>) -> Self {
        let count = grid.rows_above().saturating_add(title_rows.unwrap_or_default());
        let count = count.min(grid.rows.len());
        if count == 0 {
            return Self { title: String::new(), grid: Cow::Borrowed(grid) };
        }
        let above = grid.rows.iter().take(count).flat_map(|row| &row.cells);
        let title: Vec<&str> = above.map(|cell| cell.text.as_str()).collect();
        Self { title: title.join(" "), grid: Cow::Owned(grid.without_top(count)) }
    }
}

/// Orders periods by their end, then the longer first.
pub(super) fn calendar_order(period: Period) -> impl Ord {
    (period.end(), period.start(), period)
}

/// A row per district, a column per figure.
struct Wide<'g> {
    when: When<'g>,
    district: &'g str,
    columns: &'g [ColumnSource],
    ignore: &'g [String],
}

impl<'g> Wide<'g> {
    fn read(&self, gathering: &mut Gathering<'_>) {
        let When { source, grid, .. } = self.when;
        let mut stated = vec![self.district];
        stated.extend(self.when.columns());
        stated.extend(self.columns.iter().map(|column| column.header.as_str()));
        let header = Header::of(grid, source.header_rows, &stated, self.ignore);
        let (header, fixed) = match (header, self.when.fixed()) {
            (Ok(header), Ok(fixed)) => (header, fixed),
            (header, fixed) => {
                gathering.faults.extend(header.err().into_iter().flatten());
                gathering.faults.extend(fixed.err().into_iter().flatten());
                return;
            }
        };
        let mut columns: Vec<_> = (self.columns.iter())
            .filter_map(|it| Some((it, header.column(&it.header)?, ColumnNotes::default())))
            .collect();
        let ignored: HashSet<String> = self.ignore.iter().map(|name| key(name)).collect();
        for row in rows_of_figures(grid, source.header_rows, &header, gathering) {
            let place = |header: &'g str, column| Place { grid, row, column, header };
            let at = |name: &'g str| header.column(name).map(|column| place(name, column));
            let Some(district) = at(self.district) else { continue };
            if ignored.contains(&key(district.text())) {
                continue;
            }
            let district_id = district_of(district, gathering);
            let period = fixed.or_else(|| {
                let said = self.when.of_row(at);
                said.unwrap_or_else(|errors| {
                    gathering.faults.extend(errors);
                    None
                })
            });
            let (Some(id), Some(period)) = (district_id, period) else { continue };
            if !gathering.is_new(RowName::District(id), period, &district) {
                continue;
            }
            let number = gathering.row(id, period);
            for (column, index, notes) in &mut columns {
                let figure = Figure { indicator: column.indicator, measure: column.measure };
                let cell = place(&column.header, *index);
                gathering.cell(number, figure, &column.unit, cell, notes);
            }
        }
        for (column, _, notes) in columns {
            gathering.end_column(notes, &column.unit);
        }
    }
}

/// The rows that hold figures; what is odd about the others, and about their width, is said.
pub(super) fn rows_of_figures<'g>(
    grid: &'g Grid,
    header_rows: usize,
    header: &Header,
    gathering: &mut Gathering<'_>,
) -> Vec<&'g GridRow> {
    let mut rows = Vec::new();
    for row in grid.body(header_rows) {
        if is_note(row) {
            let text = row.cells.iter().map(|cell| cell.text.trim()).collect::<String>();
            let message = text!(
                "{row}: left out: {text}",
                "{row}：不读入：{text}",
                row = grid.place().row(row.line),
                text
            );
            gathering.warnings.push(Diagnostic::note(Code::CellNote, message));
            continue;
        }
        let beyond = (row.cells.iter().enumerate())
            .find(|(column, cell)| !cell.text.trim().is_empty() && !header.covers(*column));
        if let Some((column, _)) = beyond {
            let place = Place { grid, row, column, header: "" };
            let why = text!("has no header above it", "上面没有表头");
            gathering.faults.push(place.bad(Code::BadTable, &why));
        }
        if row.cells.len() < header.width && grid.addressing == Addressing::Lines {
            let message = text!(
                "{row}: {cells} cells of {width}; the others are taken as missing",
                "{row}：{width} 个单元格只有 {cells} 个，其余算作缺失",
                row = grid.place().row(row.line),
                cells = row.cells.len(),
                width = header.width
            );
            gathering.warnings.push(Diagnostic::warning(Code::CellNote, message));
        }
        rows.push(row);
    }
    rows
}

fn district_of(place: Place<'_>, gathering: &mut Gathering<'_>) -> Option<DistrictId> {
    let catalog = gathering.catalog();
    let found = catalog.find_district(place.text());
    if found.is_none() {
        let name = place.text().trim();
        let noun = catalog.nouns.one();
        let why = text!("is not a {noun} of the catalog", "不是目录里的{noun}", noun);
        let mut error = place.bad(Code::UnknownDistrict, &why);
        let near = near(name, catalog.district_names());
        if !near.is_empty() {
            error = error.hint(near_names(&near));
        }
        gathering.faults.push(error.hint(text!(
            "another name for a known one goes into its aliases",
            "已有地区的别名写进它的 `aliases`"
        )));
    }
    found
}

/// Names that may be meant.
pub(super) fn near_names(near: &[String]) -> Text {
    text!("near names: {names}", "相近的有：{names}", names = listed(near))
}
