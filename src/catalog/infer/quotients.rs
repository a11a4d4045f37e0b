//! A column of percents that no word explains and the figures do: actual / target is the progress.

use super::columns::{FigureColumn, Sheet};
use super::words::Words;
use crate::catalog::outline::BodyRow;
use crate::catalog::{Measure, key};
use crate::grid::cell::{CellText, read_cell};
use crate::text::{Text, text};
use crate::units::{Decimal, Unit};

/// So many of a hundred rows have to agree.
const ENOUGH: usize = 80;
/// In so many rows, at least.
const FEWEST: usize = 3;

/// Takes a lone percent for the progress of the only indicator that has an actual and a target and no
/// progress, where its figures say so. Gives what was decided.
pub(super) fn understand(all: &mut [(&FigureColumn, Words)], sheet: &Sheet<'_>) -> Vec<Text> {
    let Some((indicator, actual, target)) = lacking(all) else { return Vec::new() };
    let percents: Vec<usize> = (all.iter().enumerate())
        .filter(|(_, (column, words))| {
            let stated = words.unit.as_ref().map(|(unit, _)| unit);
            let percent = stated.or(column.printed_unit.as_ref()) == Some(&Unit::PERCENT);
            let own = words.indicator.as_deref().map(key);
            words.measure.is_none() && percent && own != Some(key(&indicator))
        })
        .filter(|(_, (column, _))| agrees(sheet, column.header.column, actual, target))
        .map(|(at, _)| at)
        .collect();
    let [only] = percents.as_slice() else { return Vec::new() };
    let Some((column, words)) = all.get_mut(*only) else { return Vec::new() };
    words.indicator = Some(indicator.clone());
    words.measure = Some(Measure::Progress);
    let header = column.header.text();
    vec![text!(
        "{header} → a progress: its figures are actual / target of {indicator}",
        "{header} → 进度：它的数是{indicator}的 实际 / 目标",
        header,
        indicator
    )]
}

/// The only indicator that has an actual and a target and no progress, and the columns of the two.
fn lacking(all: &[(&FigureColumn, Words)]) -> Option<(String, usize, usize)> {
    let column = |name: &str, measure| {
        let it = |(_, words): &&(&FigureColumn, Words)| {
            // A measure alone is that of the only indicator.
            let own = words.indicator.as_deref().is_none_or(|own| key(own) == key(name));
            words.measure == Some(measure) && own
        };
        all.iter().find(it).map(|(column, _)| column.header.column)
    };
    let actuals = all.iter().filter(|(_, words)| words.measure == Some(Measure::Actual));
    let mut found = actuals.filter_map(|(_, words)| {
        let name = words.indicator.as_ref()?;
        let none = column(name, Measure::Progress).is_none();
        let (actual, target) = (column(name, Measure::Actual)?, column(name, Measure::Target)?);
        none.then(|| (name.clone(), actual, target))
    });
    found.next().filter(|_| found.next().is_none())
}

fn agrees(sheet: &Sheet<'_>, percent: usize, actual: usize, target: usize) -> bool {
    let (mut rows, mut alike) = (0_usize, 0_usize);
    for row in &sheet.rows {
        let of = |column| figure(row, column);
        let (Some(percent), Some(actual), Some(target)) = (of(percent), of(actual), of(target))
        else {
            continue;
        };
        if target.is_zero() || actual.is_zero() {
            continue;
        }
        rows += 1;
        let half = 0.5 * 10_f64.powi(-i32::from(percent.places()));
        let computed = actual.to_f64() / target.to_f64() * 100.0;
        // Nearest or truncated: both are within one unit of the last place.
        alike += usize::from((computed - percent.to_f64()).abs() <= 2.0 * half);
    }
    rows >= FEWEST && alike * 100 >= rows * ENOUGH
}

fn figure(row: &BodyRow<'_>, column: usize) -> Option<Decimal> {
    match read_cell(row.text(column)) {
        Ok(CellText::Figure(figure)) => Some(figure.number),
        _ => None,
    }
}
