//! The panel as a Polars frame, made once per session.
//!
//! Takes a panel and its catalog; gives a [`Frame`] whose rows stand by the district's place in
//! the catalog, then by period. The names of districts, groups, levels and parents are
//! small integers ([`Frame::labels`]), so that a row costs four bytes for each and a predicate on
//! them is tried once per name.

use super::failed;
use super::row_index::RowIndex;
use crate::bound::{Named, calendar_order};
use crate::catalog::{Catalog, District};
use crate::diagnostic::Result;
use crate::panel::{Figure, Panel};
use crate::plan::ColumnId;
use polars::prelude::*;
use std::sync::{Arc, OnceLock};

/// The row's number in the line: the tie-breaker of every order. Not a column of the plan.
pub const LINE: &str = "line";

/// The row's number in the frame, where rows stand in another line. Not a column of the plan either.
pub const ROW: &str = "row";

/// Rows are picked where they are no more than one in so many: picking costs more for each.
const FEW: usize = 4;

/// A panel that Polars can read.
#[derive(Debug, Clone)]
pub struct Frame {
    data: DataFrame,
    rows: Vec<u32>,
    labels: Vec<String>,
    index: OnceLock<Arc<RowIndex>>,
    of_periods: OnceLock<Arc<Vec<Vec<u32>>>>,
}

impl Frame {
    /// Makes the frame of a panel.
    ///
    /// # Errors
    /// `EngineFailed` when the panel's columns are not all as long as it is high, or when it has
    /// 2³² rows or more.
    pub fn new(panel: &Panel, catalog: &Catalog) -> Result<Self> {
        let rows = in_line(panel)?;
        let labels = labels(catalog);
        let mut columns = vec![
            u32_column(LINE, (0..rows.len()).map(|at| u32::try_from(at).ok())),
            u32_column("place", picked(&rows, &panel.districts, |district| number(district.0))),
            u32_column("period", picked(&rows, &panel.row_periods, |period| number(*period))),
        ];
        for name in [ColumnId::District, ColumnId::Group, ColumnId::Level, ColumnId::Parent] {
            let codes: Vec<Option<u32>> = catalog
                .districts
                .iter()
                .map(|district| code(&labels, label(&name, district, catalog)?))
                .collect();
            let of_row = picked(&rows, &panel.districts, |district| *codes.get(district.0)?);
            columns.push(u32_column(&column_name(&name), of_row));
        }
        for (figure, column) in &panel.columns {
            let name = column_name(&ColumnId::Figure(*figure));
            let values: Float64Chunked = picked(&rows, &column.values, |value| *value).collect();
            columns.push(values.with_name(name.into()).into_column());
        }
        let data = DataFrame::new(rows.len(), columns).map_err(failed)?;
        Ok(Self { data, rows, labels, index: OnceLock::new(), of_periods: OnceLock::new() })
    }

    /// The frame, to build a query on.
    pub fn lazy(&self) -> LazyFrame {
        self.data.clone().lazy()
    }

    /// Of these columns, the rows of these stored periods, where they are few among all: then they
    /// are picked, and the others are not looked at. `None` where all rows had better be read.
    ///
    /// # Errors
    /// `EngineFailed` when Polars fails.
    pub fn few(&self, stored: &[usize], columns: &[String]) -> Result<Option<LazyFrame>> {
        let of_periods = self.of_periods()?;
        let lists: Vec<&[u32]> =
            stored.iter().filter_map(|at| of_periods.get(*at)).map(Vec::as_slice).collect();
        let count: usize = lists.iter().map(|list| list.len()).sum();
        if count > self.rows.len() / FEW {
            return Ok(None);
        }
        let mut rows = lists.concat();
        // Of one period they stand in line already.
        rows.sort_unstable();
        let rows: IdxCa = rows.into_iter().map(Some).collect();
        let picked = || self.data.select(columns.iter().map(String::as_str))?.take(&rows);
        Ok(Some(picked().map_err(failed)?.lazy()))
    }

    /// The rows of each stored period, in line.
    fn of_periods(&self) -> Result<Arc<Vec<Vec<u32>>>> {
        if let Some(found) = self.of_periods.get() {
            return Ok(found.clone());
        }
        let mut found: Vec<Vec<u32>> = vec![];
        for (row, period) in (0..).zip(self.keys("period")?.iter()) {
            let Some(period) = period.map(|period| period as usize) else { continue };
            if found.len() <= period {
                found.resize_with(period + 1, Vec::new);
            }
            found.get_mut(period).into_iter().for_each(|rows| rows.push(row));
        }
        Ok(self.of_periods.get_or_init(|| Arc::new(found)).clone())
    }

    /// The frame with each row once for every name of its period, and the number of that name as
    /// its period: by place, then by name. What was its line is its `ROW`.
    ///
    /// # Errors
    /// `EngineFailed` when Polars fails.
    pub fn by_name(&self, periods: &[Named]) -> Result<LazyFrame> {
        let (places, stored) = (self.keys("place")?, self.keys("period")?);
        let mut named: Vec<(u32, u32, u32)> = vec![];
        for (row, (place, stored)) in (0..).zip(places.iter().zip(stored.iter())) {
            let (Some(place), Some(stored)) = (place, stored) else { continue };
            let names = (0..).zip(periods).filter(|(_, one)| one.stored == stored as usize);
            named.extend(names.map(|(name, _)| (place, name, row)));
        }
        named.sort_unstable();
        let rows: IdxCa = named.iter().map(|(_, _, row)| Some(*row)).collect();
        let mut data = self.data.take(&rows).map_err(failed)?;
        let names = u32_column("period", named.iter().map(|(_, name, _)| Some(*name)));
        data.with_column(names).map_err(failed)?;
        data.rename(LINE, ROW.into()).map_err(failed)?;
        Ok(data.lazy())
    }

    /// Whether the panel stores this figure.
    pub fn has(&self, figure: Figure) -> bool {
        self.data.schema().contains(&column_name(&ColumnId::Figure(figure)))
    }

    /// The figure of each row of the frame, if the panel stores it.
    pub fn figure(&self, figure: Figure) -> Option<Float64Chunked> {
        let column = self.data.column(&column_name(&ColumnId::Figure(figure))).ok()?;
        column.f64().ok().cloned()
    }

    /// Where the row of a district at a stored period is; made when it is first asked for.
    ///
    /// # Errors
    /// `EngineFailed` when a row has no place or period.
    pub fn index(&self) -> Result<Arc<RowIndex>> {
        if let Some(index) = self.index.get() {
            return Ok(index.clone());
        }
        let [places, times, rows] = [self.keys("place")?, self.keys("period")?, self.keys(LINE)?];
        let slice = |column: &UInt32Chunked| column.cont_slice().map(<[u32]>::to_vec);
        let all = || Ok::<_, PolarsError>([slice(&places)?, slice(&times)?, slice(&rows)?]);
        let [places, times, rows] = all().map_err(failed)?;
        let index = Arc::new(RowIndex::new(&places, &times, &rows));
        Ok(self.index.get_or_init(|| index).clone())
    }

    fn keys(&self, name: &str) -> Result<UInt32Chunked> {
        let keys = || Ok::<_, PolarsError>(self.data.column(name)?.u32()?.rechunk().into_owned());
        keys().map_err(|error| failed(error).into())
    }

    /// The row of the panel that is this row of the frame.
    pub fn panel_row(&self, row: u32) -> Option<usize> {
        self.rows.get(row as usize).map(|row| *row as usize)
    }

    /// The names of districts, groups, levels and parents, by code, in code point order.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }
}

/// The name of a plan's column in the frame.
pub fn column_name(column: &ColumnId) -> String {
    match column {
        ColumnId::Figure(figure) => format!("f{}.{}", figure.indicator.0, figure.measure.id()),
        ColumnId::District => "district".into(),
        ColumnId::Group => "group".into(),
        ColumnId::Level => "level".into(),
        ColumnId::Parent => "parent".into(),
        ColumnId::Period => "period".into(),
        ColumnId::Place => "place".into(),
        ColumnId::Made(name) => format!("made.{name}"),
    }
}

/// The panel's rows by place, then period.
fn in_line(panel: &Panel) -> Result<Vec<u32>> {
    let height = u32::try_from(panel.height()).map_err(failed)?;
    let mut calendar: Vec<usize> = (0..panel.periods.len()).collect();
    calendar.sort_by(|a, b| match (panel.periods.get(*a), panel.periods.get(*b)) {
        (Some(a), Some(b)) => calendar_order(a, b),
        _ => std::cmp::Ordering::Equal,
    });
    let mut time = vec![0; calendar.len()];
    for (at, period) in calendar.into_iter().enumerate() {
        if let Some(slot) = time.get_mut(period) {
            *slot = at;
        }
    }
    if let Some(rows) = counted(panel, &time) {
        return Ok(rows);
    }
    let mut rows: Vec<u32> = (0..height).collect();
    rows.sort_by_key(|row| {
        let row = *row as usize;
        let period = panel.row_periods.get(row).and_then(|period| time.get(*period));
        (panel.districts.get(row).copied(), period.copied())
    });
    Ok(rows)
}

/// The same where the rows stand by period: then each goes behind those of its district, without a
/// comparison.
fn counted(panel: &Panel, time: &[usize]) -> Option<Vec<u32>> {
    let times = panel.row_periods.iter().map(|period| time.get(*period));
    if panel.row_periods.len() != panel.height() || !times.is_sorted() {
        return None;
    }
    let most = panel.districts.iter().map(|district| district.0).max()?;
    let mut places = vec![0_usize; most.checked_add(2)?];
    for district in &panel.districts {
        *places.get_mut(district.0 + 1)? += 1;
    }
    let mut sum = 0;
    for place in &mut places {
        sum += *place;
        *place = sum;
    }
    let mut rows = vec![0; panel.height()];
    for (row, district) in (0..).zip(&panel.districts) {
        let place = places.get_mut(district.0)?;
        *rows.get_mut(*place)? = row;
        *place += 1;
    }
    Some(rows)
}

fn picked<'a, T, U>(
    rows: &'a [u32],
    values: &'a [T],
    pick: impl Fn(&'a T) -> Option<U> + 'a,
) -> impl Iterator<Item = Option<U>> + 'a {
    rows.iter().map(move |row| values.get(*row as usize).and_then(&pick))
}

fn u32_column(name: &str, values: impl Iterator<Item = Option<u32>>) -> Column {
    values.collect::<UInt32Chunked>().with_name(name.into()).into_column()
}

fn number(value: usize) -> Option<u32> {
    u32::try_from(value).ok()
}

fn label<'a>(column: &ColumnId, district: &'a District, catalog: &'a Catalog) -> Option<&'a str> {
    match column {
        ColumnId::District => Some(district.name.as_str()),
        ColumnId::Group => Some(catalog.groups.get(district.group?.0)?.label.as_str()),
        ColumnId::Level => Some(district.level.as_str()),
        ColumnId::Parent => Some(catalog.districts.get(district.parent?.0)?.name.as_str()),
        _ => None,
    }
}

fn labels(catalog: &Catalog) -> Vec<String> {
    let names = catalog.districts.iter().flat_map(|district| [&district.name, &district.level]);
    let groups = catalog.groups.iter().map(|group| &group.label);
    let mut labels: Vec<String> = names.chain(groups).cloned().collect();
    labels.sort();
    labels.dedup();
    labels
}

fn code(labels: &[String], label: &str) -> Option<u32> {
    let at = labels.binary_search_by(|other| other.as_str().cmp(label)).ok()?;
    number(at)
}
