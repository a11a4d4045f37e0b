//! A catalog out of a table alone: what its header and cells say, and how each thing was decided.
//!
//! Takes the cells of one table and, where the file's name says one, its period. Gives a
//! [`Catalog`] with one source, whose [`Origin::Inferred`] lines state every decision. It reads
//! one row per district (and period) and one column per figure; other shapes are refused.

mod columns;
mod figures;
mod words;

use super::model::{
    Catalog, District, DistrictId, Group, GroupId, Layout, Origin, PeriodSource, SourceTable,
};
use super::names::key;
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::{ColumnHeader, Grid};
use crate::period::{self, PeriodLiteral};
use crate::units::Rounding;
use columns::{Columns, columns_of, data_rows, header_rows, unread_period};
use std::collections::HashMap;

/// The level of the rows that are ranked.
const LEVEL: &str = "district";
/// The level of rows that sum up the others, and the names that such rows have.
const TOTAL: &str = "total";
const TOTALS: &[&str] = &[
    "全市", "全省", "全县", "全区", "全州", "全国", "合计", "总计", "总和", "total", "all", "sum",
];
/// Rows that sum up some of the others.
const SUBTOTALS: &[&str] = &["小计", "其中", "subtotal"];

/// Works a catalog out of a table. `file_period` is what the file's name says
/// ([`period::find_in`]); a period column goes before it.
///
/// Errors: [`Code::BadTable`] where there is no column of districts, no column of figures, one
/// header twice, or a column per period.
pub fn infer(grid: &Grid, file_period: Option<PeriodLiteral>) -> Result<Warned<Catalog>> {
    let header_rows = header_rows(grid);
    refuse_other_shapes(grid, header_rows)?;
    if let Some(header) = unread_period(grid, header_rows) {
        let why = format!("the column {} holds periods that cannot be read", header.text());
        let error = bad_table(grid, &why);
        return Err(match header.span {
            Some(span) => error.at(span).label(span, "such as 2023Q1, 2023年1-9月"),
            None => error,
        }
        .into());
    }
    let columns = columns_of(grid, header_rows);
    let Some(district) = &columns.district else {
        return Err(bad_table(grid, "no column of text to take the districts from").into());
    };
    let mut said = Vec::new();
    if header_rows == 2 {
        said.push("two header rows".to_owned());
    }
    said.push(format!("{} → the districts", district.text()));
    let mut catalog = Catalog { name: stem(&grid.file), ..Catalog::default() };
    catalog.title.clone_from(&catalog.name);
    districts(grid, header_rows, &columns, district, &mut catalog, &mut said);
    let figures = figures::figures(&columns.figures, &catalog.name);
    catalog.indicators = figures.indicators;
    said.extend(figures.said);
    if figures.columns.is_empty() {
        return Err(bad_table(grid, "no column of figures").into());
    }
    let left_out: Vec<(String, String)> = (columns.left_out.iter())
        .map(|(header, why)| (header.text(), (*why).to_owned()))
        .chain(figures.left_out)
        .collect();
    said.extend(left_out.iter().map(|(header, why)| format!("{header} → left out: {why}")));
    let period = period_of(&columns, file_period, &mut said);
    let ignore = left_out.iter().map(|(header, _)| header.clone());
    let ignore = ignore.chain(columns.group.as_ref().map(ColumnHeader::text)).collect();
    catalog.sources.push(SourceTable {
        file: grid.file.clone(),
        header_rows,
        layout: Layout::Wide { district: district.text(), columns: figures.columns, ignore },
        period,
        rounding: Rounding::Nearest,
        span: None,
    });
    catalog.origin = Origin::Inferred(said);
    Ok(Warned { value: catalog, warnings: notes(grid, &left_out) })
}

fn bad_table(grid: &Grid, why: &str) -> Diagnostic {
    let message = format!("{}: {why}", grid.file);
    Diagnostic::error(Code::BadTable, message).hint("a catalog can say how to read the table")
}

fn notes(grid: &Grid, left_out: &[(String, String)]) -> Vec<Diagnostic> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> =
        left_out.iter().map(|(header, why)| format!("{header} ({why})")).collect();
    let message = format!("{}: columns left out: {}", grid.file, names.join(", "));
    vec![Diagnostic::note(Code::CellNote, message)]
}

/// The file's name without folders and extension.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn refuse_other_shapes(grid: &Grid, header_rows: usize) -> Result<()> {
    let headers = grid.headers(header_rows);
    let mut seen: HashMap<String, &ColumnHeader> = HashMap::new();
    for header in &headers {
        if let Some(first) = seen.insert(key(&header.text()), header) {
            let why = format!("two columns are called {}", header.text());
            let mut error = bad_table(grid, &why);
            if let (Some(again), Some(first)) = (header.span, first.span) {
                error = error.at(again).label(again, "again here").label(first, "first here");
            }
            let hint = "a table folded into two panels has to be unfolded first";
            return Err(error.hint(hint).into());
        }
    }
    let periods = headers.iter().filter(|it| period::parse(&it.text()).is_ok()).count();
    if periods > 1 && periods * 2 > headers.len() {
        let why = "a column for each period: such tables cannot be read yet";
        let hint = "a row for each district and period can be";
        return Err(bad_table(grid, why).hint(hint).into());
    }
    Ok(())
}

fn period_of(
    columns: &Columns,
    file_period: Option<PeriodLiteral>,
    said: &mut Vec<String>,
) -> PeriodSource {
    match (&columns.period, file_period) {
        (Some(header), _) => {
            said.push(format!("{} → the period of each row", header.text()));
            PeriodSource::Column(header.text())
        }
        (None, Some(literal)) => {
            said.push(format!("period {literal} (from the file's name)"));
            PeriodSource::Fixed(literal)
        }
        (None, None) => {
            said.push("the period is not stated".to_owned());
            PeriodSource::Unstated
        }
    }
}

/// Each name once, with its group; rows of totals above the others.
fn districts(
    grid: &Grid,
    header_rows: usize,
    columns: &Columns,
    district: &ColumnHeader,
    catalog: &mut Catalog,
    said: &mut Vec<String>,
) {
    let mut known: HashMap<String, DistrictId> = HashMap::new();
    let mut total = None;
    for row in data_rows(grid, header_rows) {
        let name = row.text(district.column).trim();
        let id = DistrictId(catalog.districts.len());
        let name_key = key(name);
        if name.is_empty() || known.contains_key(&name_key) {
            continue;
        }
        let level = if TOTALS.contains(&name_key.as_str()) {
            total.get_or_insert(id);
            said.push(format!("{name} → a total: kept as the parent, never ranked"));
            TOTAL
        } else if SUBTOTALS.contains(&name_key.as_str()) {
            said.push(format!("{name} → a part's total: kept, never ranked"));
            "subtotal"
        } else {
            LEVEL
        };
        let group = (columns.group.as_ref()).filter(|_| level == LEVEL);
        let group = group.and_then(|group| group_of(row.text(group.column).trim(), catalog));
        known.insert(name_key, id);
        catalog.districts.push(District {
            name: name.to_owned(),
            aliases: Vec::new(),
            level: level.to_owned(),
            group,
            parent: None,
        });
    }
    for district in catalog.districts.iter_mut().filter(|district| district.level == LEVEL) {
        district.parent = total;
    }
    if let Some(group) = &columns.group {
        said.push(format!("{} → the groups", group.text()));
    }
}

fn group_of(label: &str, catalog: &mut Catalog) -> Option<GroupId> {
    if label.is_empty() {
        return None;
    }
    let same = |group: &Group| key(&group.label) == key(label);
    let at = catalog.groups.iter().position(same).unwrap_or(catalog.groups.len());
    if at == catalog.groups.len() {
        let label = label.to_owned();
        catalog.groups.push(Group { id: label.clone(), label, aliases: Vec::new() });
    }
    Some(GroupId(at))
}
