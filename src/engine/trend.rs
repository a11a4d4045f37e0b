//! Figures along the periods, out of the rows of an answer.

use super::cells::Collected;
use super::failed;
use super::frame::column_name;
use super::gaps::course;
use crate::answer::{AnswerRow, Cell, Trend};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::period::Period;
use crate::plan::ColumnId;
use polars::prelude::*;
use std::collections::BTreeMap;

/// The trends that the heading asks for: of each such column, one for each district in the order of
/// the rows; one for all rows where these are no districts. Rows without a period have none.
pub fn trends(
    collected: &Collected<'_>,
    rows: &[AnswerRow],
    catalog: &Catalog,
) -> Result<Vec<Trend>> {
    let plan = collected.plan;
    if plan.heading.trends.is_empty() {
        return Ok(vec![]);
    }
    let Some(periods) = keys(collected, &ColumnId::Period)? else { return Ok(vec![]) };
    let places = keys(collected, &ColumnId::Place)?;
    let bound = &collected.lowered.values.bound;
    let own: Vec<Period> = bound.now().map(|named| named.name).collect();
    let course = course(&own);
    let points: Vec<Option<usize>> = bound
        .periods
        .iter()
        .map(|named| course.iter().position(|period| period.cmp(&named.name).is_eq()))
        .collect();
    let mut order: Vec<Option<u32>> = vec![];
    let mut members: BTreeMap<Option<u32>, Vec<(usize, &AnswerRow)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let place = places.as_ref().and_then(|places| places.get(at));
        let period = periods.get(at).and_then(|period| *points.get(period as usize)?);
        let member = members.entry(place).or_insert_with(|| {
            order.push(place);
            vec![]
        });
        member.extend(period.map(|point| (point, row)));
    }
    let mut trends = vec![];
    for name in &plan.heading.trends {
        let Some(column) = plan.columns.iter().position(|out| out.name == *name) else { continue };
        for place in &order {
            let mut values = vec![None; course.len()];
            for (point, row) in members.get(place).into_iter().flatten() {
                if let (Some(slot), Some(cell)) = (values.get_mut(*point), row.cells.get(column)) {
                    *slot = slot.or(number(cell));
                }
            }
            let district = place.and_then(|place| catalog.districts.get(place as usize));
            let district = district.map(|district| district.name.clone());
            trends.push(Trend { column, district, values });
        }
    }
    Ok(trends)
}

/// A key of the rows, where they still have it.
fn keys(collected: &Collected<'_>, key: &ColumnId) -> Result<Option<UInt32Chunked>> {
    match collected.data.column(&column_name(key)) {
        Ok(column) => Ok(Some(column.u32().map_err(failed)?.clone())),
        Err(_) => Ok(None),
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number { value, .. } => Some(*value),
        Cell::Whole(whole) | Cell::Moved(whole) => Some(*whole as f64),
        Cell::Missing | Cell::New | Cell::Text(_) | Cell::Words(_) | Cell::Truth(_) => None,
    }
}
