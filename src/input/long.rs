//! Tables with a row per figure of one district: name, value, unit.

use super::gather::{ColumnNotes, Gathering};
use super::header::Header;
use super::panel::{leave_columns, near_names, place_of, rows_of_figures};
use super::place::Place;
use super::rows::RowName;
use super::when::When;
use crate::catalog::{Layout, LongName, key, near};
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Grid;
use crate::panel::Figure;
use crate::panel::ledger::{LeftOut, Mark, Taken};
use crate::source::Span;
use crate::text::{listed, text};
use crate::units::parse_unit_or_other;
use std::collections::{HashMap, HashSet};

/// A row per figure of one district.
pub(super) struct Long<'g> {
    /// What says its period.
    pub when: When<'g>,
}

impl<'g> Long<'g> {
    /// Reads its rows.
    pub fn read(&self, gathering: &mut Gathering<'_>) {
        let When { source, grid, outline, .. } = self.when;
        let Layout::Long { district, name, value, unit, names, ignore } = &source.layout else {
            return;
        };
        let mut stated = vec![name.as_str(), value.as_str()];
        stated.extend(unit.as_deref());
        stated.extend(self.when.columns());
        let header = Header::of(grid, outline, &stated, ignore);
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
        let mut seen: HashSet<String> = HashSet::new();
        leave_columns(grid, outline, ignore, gathering);
        for row in rows_of_figures(grid, outline, &header, gathering) {
            let place = |header: &'g str, column| place_of(grid, &row, column, header);
            let at = |name: &'g str| header.column(name).map(|column| place(name, column));
            let Some(named) = at(name) else { continue };
            let name_key = key(named.text());
            let Some(long) = known.get(&name_key) else {
                if ignore.iter().any(|ignored| key(ignored) == name_key) {
                    let row_left = Mark::LeftOut(LeftOut::Row);
                    gathering.rest_of_row(row.index, 0..header.width, row_left);
                } else {
                    gathering.faults.push(unknown_figure(&named, names));
                }
                continue;
            };
            seen.insert(name_key.clone());
            gathering.took(&named, Taken::Name);
            for period in self.when.columns().filter_map(at) {
                gathering.took(&period, Taken::Period);
            }
            if let Some(unit) = unit.as_deref().and_then(at) {
                gathering.took(&unit, Taken::Unit);
            }
            let period = fixed.map_or_else(|| self.when.of_row(at), |period| Ok(Some(period)));
            let period = match period {
                Ok(Some(period)) => period,
                Ok(None) => continue,
                Err(errors) => {
                    gathering.faults.extend(errors);
                    continue;
                }
            };
            if !gathering.is_new(RowName::Figure(*district, name_key), period, &named) {
                continue;
            }
            if let Some(stated) = unit.as_deref().and_then(at)
                && !agrees(&stated, long)
            {
                let why = text!(
                    "is not the unit that the catalog says: {unit}",
                    "不是目录写的单位：{unit}",
                    unit = long.unit
                );
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
        let found = |long: &&LongName| !seen.contains(&key(&long.name));
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
    let why =
        text!("is not a name that the catalog gives for this table", "不是目录为这张表列出的名称");
    let error = place.bad(Code::HeaderMismatch, &why);
    let near = near(place.text(), names.iter().map(|name| name.name.as_str()));
    let error = match near.is_empty() {
        true => error,
        false => error.hint(near_names(&near)),
    };
    error.hint(text!(
        "a row that is not wanted goes into `ignore` of its source",
        "不需要的行写进来源的 `ignore`"
    ))
}

fn missing_figures(grid: &Grid, missing: &[&str], span: Option<Span>) -> Diagnostic {
    let message = text!(
        "{file}: the table lacks what the catalog names: {names}",
        "{file}：表里缺少目录列出的 {names}",
        file = grid.name(),
        names = listed(missing)
    );
    let error = Diagnostic::error(Code::HeaderMismatch, message);
    match span {
        Some(span) => error.at(span).label(span, text!("this source names them", "由这个来源列出")),
        None => error,
    }
}
