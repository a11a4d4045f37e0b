//! Where a figure comes from: the cells that its formula is over.

use super::Session;
use crate::about::{self, TracedCell};
use crate::analyze::Trace;
use crate::answer::Cell;
use crate::bound::bind;
use crate::checks::reading::Unreadable;
use crate::checks::sheet::{CellPlace, Cells, Sheet};
use crate::diagnostic::Result;
use crate::output::{self, Page};
use crate::plan::{Expr, ExprKind};
use crate::printed::Known;
use crate::source::{Sources, Span};
use crate::text::{Language, Text, text};

impl Session {
    /// A page about one figure.
    ///
    /// # Errors
    /// Data that cannot be read, or that has nothing for what was asked.
    pub(super) fn trace(&mut self, trace: &Trace, sources: &mut Sources) -> Result<Page> {
        self.need_table(&trace.table, sources)?;
        let plan = &trace.table.plan;
        let answer = self.answer(plan)?;
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(plan, &data.panel, catalog)?;
        let reading = self.reading(plan, &sheet, &bound)?;
        let shown = answer.columns.last().zip(answer.rows.first());
        let value = shown.map(|(column, row)| {
            let cell = row.cells.last().unwrap_or(&Cell::Missing);
            let said = |language| output::with_unit(cell, &column.ty, language);
            Text::made(said(Language::English), said(Language::Chinese))
        });
        let value = value.unwrap_or_else(|| text!("missing", "缺失"));
        let mut cells = Cells::default();
        let figure = plan.columns.last().map(|column| Expr {
            kind: ExprKind::Column(column.column.clone()),
            ty: column.ty.clone(),
            span: Span::default(),
        });
        let mut readable = true;
        if let (Some(line), Some(figure)) = (self.lines(plan)?.first(), figure) {
            let read = reading.formula(&figure, *line, &mut cells);
            readable = !matches!(read, Err(Unreadable::NotPrinted));
        }
        let period = answer.period.unwrap_or_default();
        let places = cells.places.iter().zip(&cells.known);
        let found: Vec<TracedCell> =
            places.map(|(place, known)| cell(*place, known, trace, &sheet)).collect();
        let found = readable.then_some(found);
        Ok(about::trace(trace, &value, &period, found, catalog))
    }
}

/// A cell, with where it stands.
fn cell(place: CellPlace, known: &Known, trace: &Trace, sheet: &Sheet<'_>) -> TracedCell {
    let panel = sheet.panel;
    let indicator = sheet.catalog.indicators.get(place.figure.indicator.0);
    let measure = Text::of(&place.figure.measure);
    let name = match indicator {
        Some(indicator) => {
            text!("{indicator}.{measure}", "{indicator}.{measure}", indicator, measure)
        }
        None => measure,
    };
    let district = panel.districts.get(place.row).copied();
    let name = match district.filter(|one| *one != trace.district) {
        Some(other) => {
            let other = sheet.catalog.districts.get(other.0).map(|one| one.name.as_str());
            text!("{name} of {other}", "{other}的{name}", name, other = other.unwrap_or_default())
        }
        None => name,
    };
    let period = panel.row_periods.get(place.row).and_then(|at| panel.periods.get(*at));
    let printed = sheet.printed(place);
    let stands_for = match (known, known.interval(), known.places()) {
        (_, Some(interval), Some(places)) => Text::same(interval.shown(places.saturating_add(1))),
        (Known::Count(count), ..) => text!("exactly {count}", "恰为 {count}", count),
        _ => Text::default(),
    };
    TracedCell {
        name,
        period: period.map(Text::of).unwrap_or_default(),
        printed: printed.as_ref().map(|cell| cell.text.trim().to_owned()).unwrap_or_default(),
        stands_for,
        place: printed.and_then(|cell| panel.place_of(&cell)).unwrap_or_default(),
    }
}
