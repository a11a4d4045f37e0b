//! Percents that a spreadsheet has exported as fractions: 0.25 for 25%.
//!
//! Such a column is read as it stands, as 0.25%; where the actual and the target beside it say that
//! a hundred times as much was meant, that is said.

use super::alike::Columns;
use crate::catalog::{Catalog, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Figure;
use crate::text::text;
use crate::units::Unit;

/// The greatest fraction that is taken for one: a progress of 150%.
const GREATEST: f64 = 1.5;

/// A warning for each progress that is printed in fractions.
pub(super) fn warnings(catalog: &Catalog, columns: &Columns) -> Vec<Diagnostic> {
    let indicators = (0..catalog.indicators.len()).map(IndicatorId);
    indicators.filter_map(|indicator| warning(indicator, columns)).collect()
}

fn warning(indicator: IndicatorId, columns: &Columns) -> Option<Diagnostic> {
    let of = |measure| columns.get(&Figure { indicator, measure });
    let (unit, progress) = of(Measure::Progress).filter(|(unit, _)| *unit == Unit::PERCENT)?;
    let (actual_unit, actual) = of(Measure::Actual)?;
    let (target_unit, target) = of(Measure::Target)?;
    if !actual_unit.same_dimension(target_unit) {
        return None;
    }
    let size = 10_f64.powi(i32::from(actual_unit.power) - i32::from(target_unit.power));
    let value = |cells: &[Option<super::rows::Gathered>], row: usize| {
        cells.get(row).and_then(Option::as_ref).map(|cell| cell.value)
    };
    let printed =
        || progress.iter().enumerate().filter_map(|(row, cell)| Some((row, cell.as_ref()?)));
    let first = printed().map(|(_, cell)| cell).find(|cell| cell.value != 0.0)?;
    let bare = printed()
        .all(|(_, cell)| cell.value.abs() <= GREATEST && !cell.printed.text.contains(['%', '％']));
    let mut rows = 0_usize;
    let as_fractions = printed().all(|(row, cell)| {
        let (Some(actual), Some(target)) = (value(actual, row), value(target, row)) else {
            return true;
        };
        if target == 0.0 || actual == 0.0 || cell.value == 0.0 {
            return true;
        }
        rows += 1;
        let percent = actual * size / target * 100.0;
        (percent - cell.value * 100.0).abs() < (percent - cell.value).abs()
    });
    if !bare || !as_fractions || rows == 0 {
        return None;
    }
    let message = text!(
        "{place}: numbers without %, read as percent, are a hundredth of actual / target: {printed} is \
         taken as {printed}{unit}",
        "{place}：该列没有 %，按百分数读入后只有 实际 / 目标 的百分之一：{printed} 读作 {printed}{unit}",
        place = first.standing(),
        printed = first.printed.text.trim(),
        unit = *unit
    );
    let warning = Diagnostic::warning(Code::CellNote, message).hint(text!(
        "write percents, 25 or 25%, and not fractions; in a spreadsheet, give the cells the format \
         percent before saving as csv",
        "请写百分数（25 或 25%），不写小数；在电子表格里先把单元格设为百分比格式，再另存为 csv"
    ));
    Some(match first.span {
        Some(span) => warning.at(span).label(span, text!("taken as percent", "按百分数读入")),
        None => warning,
    })
}
