//! A row per period and a column per district, all of one figure.

use super::columns::{Columns, Sheet};
use super::figures::{Figures, finish, unit_said};
use super::totals::{RowKind, kind_of};
use super::{LEVEL, Understood};
use crate::catalog::Measure;
use crate::catalog::model::{Catalog, District, Layout, PublishedMeasure};
use crate::catalog::outline::BodyRow;
use crate::directory;
use crate::grid::ColumnHeader;
use crate::text::{Text, text};
use crate::units::Unit;

/// What the names of counties, cities and provinces end with.
const ENDS: &[&str] = &["县", "区", "市", "省", "州", "盟", "旗"];

/// The columns of figures, where all of them are called by districts and a column says the period.
pub(super) struct Districts {
    names: Vec<String>,
    measure: Measure,
    unit: Unit,
}

/// Whether a table has its districts across the top.
pub(super) fn districts(sheet: &Sheet<'_>, columns: &Columns) -> Option<Districts> {
    columns.period.as_ref()?;
    if columns.district.is_some() || columns.figures.len() < 3 {
        return None;
    }
    let names: Vec<String> = columns.figures.iter().map(|it| it.header.text()).collect();
    let short: Vec<&str> = names.iter().map(String::as_str).collect();
    let ends = |name: &&String| ENDS.iter().any(|end| name.ends_with(end));
    let known = directory::recognise(&short).is_some();
    if !known && !names.iter().all(|name| ends(&name)) {
        return None;
    }
    let headers: Vec<&ColumnHeader> = columns.figures.iter().map(|it| &it.header).collect();
    let ranks = sheet.rows.iter().all(|row| are_ranks(row, &headers));
    let printed = columns.figures.iter().find_map(|it| it.printed_unit.clone());
    let (measure, unit) = match ranks {
        true => (Measure::Rank, Unit::NUMBER),
        false => (Measure::Actual, printed.unwrap_or(Unit::NUMBER)),
    };
    Some(Districts { names, measure, unit })
}

/// Whether a row holds places in a ranking: 1 to as many as there are, with ties.
fn are_ranks(row: &BodyRow<'_>, headers: &[&ColumnHeader]) -> bool {
    let cells = headers.iter().map(|header| row.text(header.column).trim());
    let cells: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
    let mut ranks: Vec<usize> = cells.iter().filter_map(|text| text.parse().ok()).collect();
    ranks.sort_unstable();
    let all = ranks.len() == cells.len() && ranks.first() == Some(&1);
    let mut before = 0;
    all && ranks.iter().enumerate().all(|(at, rank)| {
        let fits = *rank == before || *rank <= at + 1;
        before = *rank;
        fits
    })
}

/// Puts districts and the one indicator into the catalog.
pub(super) fn understood(
    columns: &Columns,
    found: &Districts,
    catalog: &mut Catalog,
    said: &mut Vec<Text>,
) -> Understood {
    said.push(text!(
        "{first} … {last} → the districts, a column for each",
        "{first} … {last} → 地区，每个地区一列",
        first = found.names.first().map_or("", String::as_str),
        last = found.names.last().map_or("", String::as_str)
    ));
    for name in &found.names {
        let level = match kind_of(name) {
            RowKind::District => LEVEL,
            RowKind::Total => super::districts::TOTAL,
            RowKind::Subtotal | RowKind::Average => super::districts::SUBTOTAL,
        };
        catalog.districts.push(District {
            name: name.clone(),
            aliases: Vec::new(),
            level: level.to_owned(),
            group: None,
            parent: None,
        });
    }
    let Districts { measure, unit, .. } = found;
    let mut figures = Figures::default();
    let id = figures.indicator(&catalog.name);
    if let Some(indicator) = figures.indicators.get_mut(id.0) {
        if *measure != Measure::Rank {
            indicator.unit = unit.clone();
        }
        indicator.published.push(PublishedMeasure { measure: *measure, unit: unit.clone() });
        let called = Text::of(indicator);
        let how = match measure {
            Measure::Rank => text!("every row counts from 1", "各行都从 1 排起"),
            _ => text!("nothing says otherwise", "没有别的说明"),
        };
        said.push(text!(
            "every cell → {called}.{measure}, {unit} ({how})",
            "各单元格 → {called}.{measure}，{unit}（{how}）",
            called,
            measure,
            unit = unit_said(unit),
            how
        ));
        finish(indicator, said);
    }
    catalog.indicators = figures.indicators;
    let left_out: Vec<(String, Text)> =
        columns.left_out.iter().map(|(header, why)| (header.text(), why.clone())).collect();
    let ignore = left_out.iter().map(|(header, _)| header.clone()).collect();
    let layout = Layout::Across { indicator: id, measure: *measure, unit: unit.clone(), ignore };
    Understood { layout, left_out, averages: Vec::new(), notes: Vec::new() }
}
