//! A card: the one row of each district's plan stood on end, the districts side by side.

use crate::analyze::{Card, CardFigure, CardPlan};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell};
use crate::catalog::{Catalog, IndicatorId, Measure};
use crate::plan::{Basis, Type, TypeKind};
use crate::text::{Language, Text, listed, text};
use crate::units::{Dimension, Unit};
use std::collections::BTreeMap;

/// A row for each figure that any of the districts has; a column for each district.
pub(super) fn side_by_side(card: &Card, answers: Vec<Answer>, catalog: &Catalog) -> Answer {
    let plans = card.plans.as_slice();
    let with_difference = card.difference;
    let mut figures: BTreeMap<(IndicatorId, usize), Figure> = BTreeMap::new();
    for (which, (card, answer)) in plans.iter().zip(&answers).enumerate() {
        let Some(row) = answer.rows.first() else { continue };
        for (index, (CardFigure { indicator, measure, label }, cell)) in
            card.figures.iter().zip(&row.cells).enumerate()
        {
            if *cell == Cell::Missing {
                continue;
            }
            let place =
                Measure::NAMES.iter().position(|(one, _)| one == measure).unwrap_or(usize::MAX);
            let figure = figures.entry((*indicator, place)).or_insert_with(|| Figure {
                measure: *measure,
                label: label.clone(),
                unit: unit_text(&answer.columns[index].ty, with_difference),
                computed: false,
                cells: vec![Cell::Missing; plans.len()],
                behind: vec![],
            });
            figure.computed |= answer.columns[index].basis == Basis::Computed;
            figure.cells[which] = match cell {
                Cell::Whole(places) if figure.measure == Measure::Movement => Cell::Moved(*places),
                other => other.clone(),
            };
            if row.behind.contains(&index) {
                figure.behind.push(FIXED + which);
            }
        }
    }
    let rows = figures.into_iter().map(|((indicator, _), figure)| {
        let basis = match (figure.measure, figure.computed) {
            (Measure::Rank | Measure::PreviousRank | Measure::Movement, _) => {
                text!("worked out", "排出")
            }
            (_, true) => text!("computed", "推算"),
            (_, false) => text!("printed", "公布"),
        };
        let indicator = Text::of(&catalog.indicators[indicator.0]);
        let difference = with_difference.then(|| difference(&figure));
        let said = [indicator, figure.label, figure.unit, basis];
        let mut cells = said.map(Cell::Words).to_vec();
        cells.extend(figure.cells);
        cells.extend(difference);
        AnswerRow { cells, behind: figure.behind }
    });
    let rows: Vec<AnswerRow> = rows.collect();
    let mut answer = composed(plans, answers, catalog, rows);
    if with_difference {
        answer.columns.push(AnswerColumn {
            name: "difference".into(),
            label: text!("difference", "差额"),
            ty: Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: true },
            basis: Basis::Computed,
        });
    }
    answer
}

/// The first figure less the second, where both are there: with the more decimals of the two.
fn difference(figure: &Figure) -> Cell {
    match figure.cells.as_slice() {
        [Cell::Number { value: a, decimals: of_a }, Cell::Number { value: b, decimals: of_b }] => {
            // Printed figures are compared as on paper: 20.08 - 13.93 is 6.15 and not a hair off.
            let decimals = (*of_a).max(*of_b);
            Cell::Number { value: settled(a - b), decimals }
        }
        [Cell::Whole(a), Cell::Whole(b)] | [Cell::Moved(a), Cell::Moved(b)] => Cell::Whole(a - b),
        _ => Cell::Missing,
    }
}

/// To nine decimals, as worked-out figures are compared everywhere.
fn settled(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e9).round() / 1e9 } else { value }
}

/// The columns before the districts': indicator, measure, unit, basis.
const FIXED: usize = 4;

/// One line of a card.
struct Figure {
    measure: Measure,
    label: Text,
    unit: Text,
    computed: bool,
    cells: Vec<Cell>,
    behind: Vec<usize>,
}

/// The unit of a line. The difference of two percents is in points, which is said beside.
fn unit_text(ty: &Type, with_difference: bool) -> Text {
    match &ty.kind {
        TypeKind::Quantity(unit) if with_difference && unit.dimension == Dimension::Percent => {
            let points = Unit::POINTS;
            text!("{unit}; {points}", "{unit}；{points}", unit, points)
        }
        TypeKind::Quantity(unit) => Text::of(unit),
        _ => Text::default(),
    }
}

fn composed(
    plans: &[CardPlan],
    answers: Vec<Answer>,
    catalog: &Catalog,
    rows: Vec<AnswerRow>,
) -> Answer {
    let text = |label: Text| AnswerColumn {
        name: label.in_language(Language::English).to_owned(),
        label,
        ty: Type { kind: TypeKind::Text, nullable: false },
        basis: Basis::Key,
    };
    let labels = [
        text!("indicator", "指标"),
        text!("measure", "度量"),
        text!("unit", "单位"),
        text!("basis", "来源"),
    ];
    let mut columns = labels.map(text).to_vec();
    columns.extend(plans.iter().map(|card| {
        let name = &catalog.districts[card.district.0].name;
        // The figures of one column are in several units, which stand beside them.
        let ty = Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: true };
        let label = Text::same(name.as_str());
        AnswerColumn { name: name.clone(), label, ty, basis: Basis::Published }
    }));
    let names = plans.iter().map(|card| catalog.districts[card.district.0].name.as_str());
    let mut answer = Answer {
        subject: listed(names),
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
        answer.versus = answer.versus.or(one.versus);
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
