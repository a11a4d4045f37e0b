//! Cells → the panel, as the catalog says to read them.
//!
//! Takes the grids of a catalog's sources; gives the figures by district and period, each with
//! its printed text and place. Nothing is dropped in silence: a cell, row or column that cannot
//! be read is an error, and what is read otherwise than it stands is noted.

use super::gather::{ColumnNotes, Gathering, Place};
use super::header::Header;
use crate::catalog::{
    Catalog, ColumnSource, DistrictId, Layout, LongName, PeriodSource, SourceTable, is_note, key,
    near,
};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{Grid, GridRow};
use crate::panel::{Figure, Panel};
use crate::period::{self, Period, PeriodLiteral};
use crate::source::Span;
use crate::units::parse_unit_or_other;
use std::collections::{HashMap, HashSet};

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
    for (index, grid) in tables {
        let Some(source) = catalog.sources.get(*index) else {
            let message = format!("{}: the catalog has no source for it", grid.file);
            gathering.faults.push(Diagnostic::error(Code::BadTable, message));
            continue;
        };
        gathering.begin(grid);
        let when = When { source, grid, given: period };
        match &source.layout {
            Layout::Wide { district, columns, ignore } => {
                Wide { when, district, columns, ignore }.read(&mut gathering);
            }
            Layout::Long { .. } => Long { when }.read(&mut gathering),
        }
    }
    gathering.finish()
}

/// Orders periods by their end, then the longer first.
pub(super) fn calendar_order(period: Period) -> impl Ord {
    (period.end(), period.start(), period)
}

/// What says the period of a table's rows.
#[derive(Clone, Copy)]
struct When<'g> {
    source: &'g SourceTable,
    grid: &'g Grid,
    given: Option<PeriodLiteral>,
}

impl<'g> When<'g> {
    fn column(&self) -> Option<&'g str> {
        match &self.source.period {
            PeriodSource::Column(header) => Some(header),
            _ => None,
        }
    }

    /// The period of all rows; none where a column says it.
    fn fixed(&self) -> Result<Option<Period>> {
        let literal = match &self.source.period {
            PeriodSource::Column(_) => return Ok(None),
            PeriodSource::Fixed(literal) => Some(*literal),
            PeriodSource::Unstated => self.given,
        };
        let Some(literal) = literal else {
            let message = format!("{}: nothing says the period of its figures", self.grid.file);
            let error = Diagnostic::error(Code::NoPeriod, message);
            let error = error.hint("state it on the command line: --period 2023Q1");
            let hint = "or in the catalog: period = \"2023Q1\" in its source";
            return Err(error.hint(hint).into());
        };
        self.in_its_year(literal).map(Some).ok_or_else(|| {
            let message = format!("{}: the period of its figures has no year", self.grid.file);
            let error = Diagnostic::error(Code::NoPeriod, message);
            let error = error.hint("state it with its year: --period 2023Q1");
            match self.source.span {
                Some(span) => error.at(span).label(span, "a source without a year").into(),
                None => error.into(),
            }
        })
    }

    fn in_its_year(&self, literal: PeriodLiteral) -> Option<Period> {
        let year = literal.year.or_else(|| self.given.and_then(|given| given.year))?;
        Some(literal.in_year(year))
    }

    /// The period that a cell says.
    fn of_cell(&self, place: Place<'_>) -> Result<Period> {
        let literal = period::parse(place.text().trim())
            .map_err(|why| place.bad(Code::BadCell, &format!("is not a period: {why}")))?;
        self.in_its_year(literal)
            .ok_or_else(|| place.bad(Code::NoPeriod, "is a period without a year").into())
    }
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
        stated.extend(self.when.column());
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
        let mut seen: HashMap<(DistrictId, Period), Place<'_>> = HashMap::new();
        for row in rows_of_figures(grid, source.header_rows, &header, gathering) {
            let place = |header: &'g str, column| Place { grid, row, column, header };
            let at = |name: &'g str| header.column(name).map(|column| place(name, column));
            let Some(district) = at(self.district) else { continue };
            if ignored.contains(&key(district.text())) {
                continue;
            }
            let district_id = district_of(district, gathering);
            let period = match (fixed, self.when.column().and_then(at)) {
                (Some(period), _) => Some(period),
                (None, Some(cell)) => {
                    self.when.of_cell(cell).map_err(|errors| gathering.faults.extend(errors)).ok()
                }
                (None, None) => None,
            };
            let (Some(id), Some(period)) = (district_id, period) else { continue };
            if let Some(first) = seen.insert((id, period), district) {
                gathering.faults.push(row_twice(&first, &district));
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
fn rows_of_figures<'g>(
    grid: &'g Grid,
    header_rows: usize,
    header: &Header,
    gathering: &mut Gathering<'_>,
) -> Vec<&'g GridRow> {
    let mut rows = Vec::new();
    for row in grid.body(header_rows) {
        if is_note(row) {
            let text = row.cells.iter().map(|cell| cell.text.trim()).collect::<String>();
            let message = format!("{}, line {}: left out: {text}", grid.file, row.line);
            gathering.warnings.push(Diagnostic::note(Code::CellNote, message));
            continue;
        }
        let beyond = (row.cells.iter().enumerate())
            .find(|(column, cell)| !cell.text.trim().is_empty() && !header.covers(*column));
        if let Some((column, _)) = beyond {
            let place = Place { grid, row, column, header: "without a header" };
            gathering.faults.push(place.bad(Code::BadTable, "has no header above it"));
        }
        if row.cells.len() < header.width {
            let (cells, width) = (row.cells.len(), header.width);
            let message = format!(
                "{}, line {}: {cells} cells of {width}; the others are taken as missing",
                grid.file, row.line
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
        let noun = &catalog.nouns.singular;
        let why = format!("is not a {noun} of the catalog");
        let mut error = place.bad(Code::UnknownDistrict, &why);
        let near = near(name, catalog.district_names());
        if !near.is_empty() {
            error = error.hint(format!("near names: {}", near.join(", ")));
        }
        gathering.faults.push(error.hint("another name for a known one goes into its aliases"));
    }
    found
}

fn row_twice(first: &Place<'_>, again: &Place<'_>) -> Diagnostic {
    let message = format!(
        "{}: {} has two rows for one period: lines {} and {}",
        again.grid.file,
        again.text().trim(),
        first.row.line,
        again.row.line
    );
    let error = again.say(Diagnostic::error(Code::DuplicateKey, message), "again here");
    match first.span() {
        Some(span) => error.label(span, "first here"),
        None => error,
    }
}

/// A row per figure of one district.
struct Long<'g> {
    when: When<'g>,
}

impl<'g> Long<'g> {
    fn read(&self, gathering: &mut Gathering<'_>) {
        let When { source, grid, .. } = self.when;
        let Layout::Long { district, name, value, unit, names, ignore } = &source.layout else {
            return;
        };
        let mut stated = vec![name.as_str(), value.as_str()];
        stated.extend(unit.as_deref());
        stated.extend(self.when.column());
        let header = Header::of(grid, source.header_rows, &stated, ignore);
        let (header, fixed) = match (header, self.when.fixed()) {
            (Ok(header), Ok(fixed)) => (header, fixed),
            (header, fixed) => {
                gathering.faults.extend(header.err().into_iter().flatten());
                gathering.faults.extend(fixed.err().into_iter().flatten());
                return;
            }
        };
        let known: HashMap<String, &LongName> =
            names.iter().map(|name| (key(&name.name), name)).collect();
        let mut seen: HashMap<(String, Period), Place<'_>> = HashMap::new();
        for row in rows_of_figures(grid, source.header_rows, &header, gathering) {
            let place = |header: &'g str, column| Place { grid, row, column, header };
            let at = |name: &'g str| header.column(name).map(|column| place(name, column));
            let Some(named) = at(name) else { continue };
            let name_key = key(named.text());
            let Some(long) = known.get(&name_key) else {
                if !ignore.iter().any(|ignored| key(ignored) == name_key) {
                    gathering.faults.push(unknown_figure(&named, names));
                }
                continue;
            };
            let period = match (fixed, self.when.column().and_then(at)) {
                (Some(period), _) => period,
                (None, Some(cell)) => match self.when.of_cell(cell) {
                    Ok(period) => period,
                    Err(errors) => {
                        gathering.faults.extend(errors);
                        continue;
                    }
                },
                (None, None) => continue,
            };
            if let Some(first) = seen.insert((name_key, period), named) {
                gathering.faults.push(row_twice(&first, &named));
                continue;
            }
            if let Some(stated) = unit.as_deref().and_then(at)
                && !agrees(&stated, long)
            {
                let why = format!("is not the unit that the catalog says: {}", long.unit);
                gathering.faults.push(stated.bad(Code::BadCell, &why));
                continue;
            }
            let Some(column) = header.column(value) else { continue };
            let number = gathering.row(*district, period);
            let figure = Figure { indicator: long.indicator, measure: long.measure };
            let mut notes = ColumnNotes::default();
            let cell = place(&long.name, column);
            gathering.cell(number, figure, &long.unit, cell, &mut notes);
            gathering.end_column(notes, &long.unit);
        }
        let found = |long: &&LongName| !seen.keys().any(|(it, _)| *it == key(&long.name));
        let missing: Vec<&str> = names.iter().filter(found).map(|it| it.name.as_str()).collect();
        if !missing.is_empty() {
            gathering.faults.push(missing_figures(grid, &missing, source.span));
        }
    }
}

/// Whether the unit column says what the catalog says; a blank says nothing.
fn agrees(stated: &Place<'_>, long: &LongName) -> bool {
    stated.text().trim().is_empty() || parse_unit_or_other(stated.text()) == long.unit
}

fn unknown_figure(place: &Place<'_>, names: &[LongName]) -> Diagnostic {
    let why = "is not a name that the catalog gives for this table";
    let error = place.bad(Code::HeaderMismatch, why);
    let near = near(place.text(), names.iter().map(|name| name.name.as_str()));
    let error = match near.is_empty() {
        true => error,
        false => error.hint(format!("near names: {}", near.join(", "))),
    };
    error.hint("a row that is not wanted goes into `ignore` of its source")
}

fn missing_figures(grid: &Grid, missing: &[&str], span: Option<Span>) -> Diagnostic {
    let message =
        format!("{}: the table lacks what the catalog names: {}", grid.file, missing.join(", "));
    let error = Diagnostic::error(Code::HeaderMismatch, message);
    match span {
        Some(span) => error.at(span).label(span, "this source names them"),
        None => error,
    }
}
