//! Several tables of one kind: the same columns at other periods, perhaps with other districts.

use super::columns::Sheet;
use super::districts::{SUBTOTAL, TOTAL};
use super::places::{self, Known, Named};
use super::totals::{RowKind, kind_of};
use super::{LEVEL, Stated, StatedBy, infer_of};
use crate::catalog::history::period_of_file;
use crate::catalog::model::{
    Catalog, District, DistrictId, Layout, Origin, PeriodSource, SourceTable, Whose,
};
use crate::catalog::names::{NameIndex, key};
use crate::catalog::outline::{BodyRow, Outline};
use crate::diagnostic::{Diagnostic, Result, Warned};
use crate::grid::{Grid, one_line};
use crate::period::PeriodLiteral;
use crate::text::text;
use std::collections::HashSet;

/// Works a catalog out of the first table, as [`super::infer`] does, and takes the others as more of its
/// kind. The period of a table is what a column says; else that of the command line (`given`)
/// or of the file's name, the name's first where there are several tables.
///
/// Errors: those of [`super::infer`]. No table at all is an empty catalog.
pub fn infer_all(grids: &[Grid], given: Option<PeriodLiteral>) -> Result<Warned<Catalog>> {
    let Some((first, others)) = grids.split_first() else {
        return Ok(Warned { value: Catalog::default(), warnings: vec![] });
    };
    let stated = |grid: &Grid| {
        let stated = |by| move |literal| Stated { literal, by };
        let name = period_of_file(&grid.file).map(stated(StatedBy::Name));
        let given = given.map(stated(StatedBy::CommandLine));
        if others.is_empty() { given.or(name) } else { name.or(given) }
    };
    let mut inferred = infer_of(first, stated(first))?;
    let catalog = &mut inferred.value;
    let Some(table) = catalog.sources.first().cloned() else { return Ok(inferred) };
    for grid in others {
        let mut alike = table.clone();
        alike.file.clone_from(&grid.file);
        alike.sheet.clone_from(&grid.sheet);
        if !matches!(alike.period, PeriodSource::Column { .. }) {
            alike.period = match stated(grid) {
                Some(stated) => PeriodSource::Fixed(stated.literal),
                None => PeriodSource::Unstated,
            };
        }
        let before = catalog.districts.len();
        let noted = also_districts(catalog, &mut alike, grid);
        inferred.warnings.extend(noted);
        let found = catalog.districts.get(before..).unwrap_or_default();
        let found: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
        if let (Origin::Inferred(said), false) = (&mut catalog.origin, found.is_empty()) {
            said.push(text!(
                "{file} → districts that only it has: {found}",
                "{file} → 只有它才有的地区：{found}",
                file = grid.name(),
                found = found.join("、")
            ));
        }
        catalog.sources.push(alike);
    }
    Ok(inferred)
}

/// Puts the districts that only this table has behind those of the others. `table` is the source
/// that was made of the first one; a table with another header is left to the reader of the panel,
/// which says what differs.
fn also_districts(catalog: &mut Catalog, table: &mut SourceTable, grid: &Grid) -> Vec<Diagnostic> {
    let Layout::Wide { district: Whose::Column(district), ignore, .. } = &mut table.layout else {
        return Vec::new();
    };
    let sheet = Sheet::of(grid, Outline::found(grid));
    table.title_rows = sheet.outline.shape.title_rows;
    let column = |name: &str| sheet.headers().iter().find(|it| key(&it.text()) == key(name));
    let Some(district) = column(district).map(|it| it.column) else { return Vec::new() };
    let total = catalog.districts.iter().position(|it| it.level == TOTAL).map(DistrictId);
    let names = catalog.districts.iter().flat_map(District::names).map(key);
    let mut known: HashSet<String> = names.chain(ignore.iter().map(|it| key(it))).collect();
    let mut places = Known::of(&catalog.districts);
    let mut said = Vec::new();
    let mut fresh = Vec::new();
    for row in sheet.first_rows(district) {
        let name = row.text(district).trim();
        if name.is_empty() || !known.insert(key(name)) {
            continue;
        }
        let (level, parent) = match kind_of(name) {
            RowKind::Average => {
                ignore.push(name.to_owned());
                continue;
            }
            RowKind::Total | RowKind::Subtotal => (SUBTOTAL, None),
            RowKind::District => (LEVEL, total),
        };
        if level == LEVEL {
            let place = Named { grid, row, column: district };
            if places.is_spelt_otherwise(name, &mut catalog.districts, place, &mut said) {
                continue;
            }
            fresh.push(key(name));
        }
        catalog.districts.push(District {
            name: one_line(name),
            aliases: Vec::new(),
            level: level.to_owned(),
            group: None,
            parent,
        });
    }
    catalog.index = NameIndex::default();
    if let Origin::Inferred(all) = &mut catalog.origin {
        all.extend(said);
    }
    // Names that another table has were spoken of there.
    let mut told: HashSet<String> =
        catalog.districts.iter().flat_map(District::names).map(key).collect();
    told.retain(|name| !fresh.contains(name));
    let rows: Vec<&BodyRow<'_>> = sheet.first_rows(district).collect();
    let several = places::notes(&rows, district, grid, &mut told);
    places.notes.into_iter().chain(several).collect()
}
