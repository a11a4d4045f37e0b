//! A card: the one row of each district's plan stood on end, the districts side by side.

use crate::analyze::{Card, CardPlan};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell};
use crate::catalog::{Catalog, IndicatorId, Measure};
use crate::plan::{Basis, Type, TypeKind};
use crate::units::Unit;
use std::collections::BTreeMap;

/// A row for each figure that any of the districts has; a column for each district.
pub(super) fn side_by_side(card: &Card, answers: Vec<Answer>, catalog: &Catalog) -> Answer {
    let plans = card.plans.as_slice();
    let mut figures: BTreeMap<(IndicatorId, usize), Figure> = BTreeMap::new();
    for (which, (card, answer)) in plans.iter().zip(&answers).enumerate() {
        let Some(row) = answer.rows.first() else { continue };
        for (index, ((indicator, measure), cell)) in card.figures.iter().zip(&row.cells).enumerate()
        {
            if *cell == Cell::Missing {
                continue;
            }
            let place =
                Measure::NAMES.iter().position(|(one, _)| one == measure).unwrap_or(usize::MAX);
            let figure = figures.entry((*indicator, place)).or_insert_with(|| Figure {
                measure: *measure,
                unit: unit_text(&answer.columns[index].ty),
                computed: false,
                cells: vec![Cell::Missing; plans.len()],
                behind: vec![],
            });
            figure.computed |= answer.columns[index].basis == Basis::Computed;
            figure.cells[which] = cell.clone();
            if row.behind.contains(&index) {
                figure.behind.push(FIXED + which);
            }
        }
    }
    let rows = figures.into_iter().map(|((indicator, _), figure)| {
        let text = |text: &str| Cell::Text(text.to_owned());
        let basis = if figure.computed { "computed" } else { "printed" };
        let basis = if figure.measure == Measure::Rank { "worked out" } else { basis };
        let mut cells = vec![text(&catalog.indicators[indicator.0].id), text(figure.measure.id())];
        cells.extend([text(&figure.unit), text(basis)]);
        cells.extend(figure.cells);
        AnswerRow { cells, behind: figure.behind }
    });
    let rows: Vec<AnswerRow> = rows.collect();
    composed(plans, answers, catalog, rows)
}

/// The columns before the districts': indicator, measure, unit, basis.
const FIXED: usize = 4;

/// One line of a card.
struct Figure {
    measure: Measure,
    unit: String,
    computed: bool,
    cells: Vec<Cell>,
    behind: Vec<usize>,
}

fn unit_text(ty: &Type) -> String {
    match &ty.kind {
        TypeKind::Quantity(unit) => unit.to_string(),
        _ => String::new(),
    }
}

fn composed(
    plans: &[CardPlan],
    answers: Vec<Answer>,
    catalog: &Catalog,
    rows: Vec<AnswerRow>,
) -> Answer {
    let text = |name: &str| AnswerColumn {
        name: name.to_owned(),
        label: name.to_owned(),
        ty: Type { kind: TypeKind::Text, nullable: false },
        basis: Basis::Key,
    };
    let mut columns = vec![text("indicator"), text("measure"), text("unit"), text("basis")];
    columns.extend(plans.iter().map(|card| {
        let name = &catalog.districts[card.district.0].name;
        // The figures of one column are in several units, which stand beside them.
        let ty = Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: true };
        AnswerColumn { name: name.clone(), label: name.clone(), ty, basis: Basis::Published }
    }));
    let subject: Vec<&str> =
        plans.iter().map(|card| catalog.districts[card.district.0].name.as_str()).collect();
    let mut answer = Answer {
        subject: subject.join(", "),
        order: None,
        period: None,
        versus: None,
        shown: None,
        schedule: None,
        columns,
        rows,
        trends: vec![],
        files: vec![],
        warnings: vec![],
    };
    for one in answers {
        answer.period = answer.period.or(one.period);
        answer.schedule = answer.schedule.or(one.schedule);
        // What is said of a period is said of each district's figures.
        for warning in one.warnings {
            if !answer.warnings.contains(&warning) {
                answer.warnings.push(warning);
            }
        }
        for file in one.files {
            if !answer.files.contains(&file) {
                answer.files.push(file);
            }
        }
    }
    answer
}
