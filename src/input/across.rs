//! Tables with a row per period and a column per district, all of one figure.

use super::gather::{ColumnNotes, Gathering};
use super::header::Header;
use super::panel::{leave_columns, near_names, place_of, rows_of_figures};
use super::rows::RowName;
use super::when::When;
use crate::catalog::{Catalog, DistrictId, Layout, key, near};
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{ColumnHeader, Grid};
use crate::panel::Figure;
use crate::panel::ledger::Taken;
use crate::text::text;
use std::collections::HashSet;

/// A row per period, a column per district.
pub(super) struct Across<'g> {
    /// What says its period.
    pub when: When<'g>,
}

impl<'g> Across<'g> {
    /// Reads its rows.
    pub fn read(&self, gathering: &mut Gathering<'_>) {
        let When { source, grid, outline, .. } = self.when;
        let Layout::Across { indicator, measure, unit, ignore } = &source.layout else { return };
        let catalog = gathering.catalog();
        let periods: Vec<&str> = self.when.columns().collect();
        let others: HashSet<String> =
            periods.iter().copied().chain(ignore.iter().map(String::as_str)).map(key).collect();
        let mut names: Vec<(&'g ColumnHeader, String)> = Vec::new();
        let mut districts: Vec<(&'g ColumnHeader, DistrictId)> = Vec::new();
        for header in &outline.headers {
            let name = header.text();
            if others.contains(&key(&name)) {
                continue;
            }
            match catalog.find_district(&name) {
                Some(id) => districts.push((header, id)),
                None => gathering.faults.push(unknown(grid, header, &name, catalog)),
            }
            names.push((header, name));
        }
        let mut stated = periods.clone();
        stated.extend(names.iter().map(|(_, name)| name.as_str()));
        let (header, fixed) = match (Header::of(grid, outline, &stated, ignore), self.when.fixed())
        {
            (Ok(header), Ok(fixed)) => (header, fixed),
            (header, fixed) => {
                gathering.faults.extend(header.err().into_iter().flatten());
                gathering.faults.extend(fixed.err().into_iter().flatten());
                return;
            }
        };
        let figure = Figure { indicator: *indicator, measure: *measure };
        let mut notes = ColumnNotes::default();
        leave_columns(grid, outline, ignore, gathering);
        for row in rows_of_figures(grid, outline, &header, gathering) {
            let at = |name: &'g str| {
                header.column(name).map(|column| place_of(grid, &row, column, name))
            };
            for period in self.when.columns().filter_map(at) {
                gathering.took(&period, Taken::Period);
            }
            let period = match fixed.map_or_else(|| self.when.of_row(at), |it| Ok(Some(it))) {
                Ok(Some(period)) => period,
                Ok(None) => continue,
                Err(errors) => {
                    gathering.faults.extend(errors);
                    continue;
                }
            };
            for (header, id) in &districts {
                let name = header.parts.last().map_or("", String::as_str);
                let cell = place_of(grid, &row, header.column, name);
                if !gathering.is_new(RowName::District(*id), period, &cell) {
                    continue;
                }
                let number = gathering.row(*id, period);
                gathering.cell(number, figure, unit, cell, &mut notes);
            }
        }
        gathering.end_column(notes, unit);
    }
}

fn unknown(grid: &Grid, header: &ColumnHeader, name: &str, catalog: &Catalog) -> Diagnostic {
    let noun = catalog.nouns.one();
    let message = text!(
        "{file}: the column {name} is not a {noun} of the catalog",
        "{file}：`{name}` 列不是目录里的{noun}",
        file = grid.name(),
        name,
        noun
    );
    let mut error = Diagnostic::error(Code::UnknownDistrict, message);
    if let Some(span) = header.span {
        error = error.at(span).label(span, text!("no such name", "没有这个名称"));
    }
    let near = near(name, catalog.district_names());
    if !near.is_empty() {
        error = error.hint(near_names(&near));
    }
    error.hint(text!(
        "a column that is not wanted goes into `ignore` of its source",
        "不需要的列写进来源的 `ignore`"
    ))
}
