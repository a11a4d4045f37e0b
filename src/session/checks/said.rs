//! Figures and rows of a check in words.

use super::finding::Found;
use crate::answer::{AnswerColumn, AnswerRow, Cell};
use crate::catalog::{Catalog, Indicator};
use crate::checks::result::{DataPlace, Keys, Printed, Sample, Value, Verdict};
use crate::checks::sheet::{CellPlace, Sheet};
use crate::engine::Evidence;
use crate::grid::{Addressing, letters};
use crate::output;
use crate::panel::{Figure, Panel, PrintedCell};
use crate::period::Period;
use crate::plan::{Basis, ColumnId, OutputColumn, Plan, Type, TypeKind};
use crate::printed::{Exact, Interval, Known};
use crate::text::{Language, Text};
use crate::units::{Dimension, Unit};

/// The most decimals of a figure that is worked out.
const DECIMALS: u8 = 4;

/// A cell of an answer as a value.
pub fn value(cell: &Cell, ty: &Type) -> Value {
    // A sign of its own, as tables have it, and not a hyphen.
    let said = |language| match output::with_unit(cell, ty, language) {
        text if number_of(cell).is_some() => text.replacen('-', "−", 1),
        text => text,
    };
    let text = Text::made(said(Language::English), said(Language::Chinese));
    match number_of(cell) {
        Some(number) => Value::number(text, number, unit(ty)),
        None => Value::words(text),
    }
}

fn number_of(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number { value, .. } => Some(*value),
        Cell::Whole(whole) => Some(*whole as f64),
        _ => None,
    }
}

/// A number with the sign that readers see: `−2`.
pub fn signed(number: i64) -> String {
    number.to_string().replacen('-', "−", 1)
}

/// By how much a row misses, of its margin: what holds, or is open, misses by nothing.
fn missed(margin: &Cell, ty: &Type) -> Option<Value> {
    let size = -number_of(margin).filter(|margin| *margin <= 0.0)?;
    match (&ty.kind, margin) {
        // A difference of ranks or counts is whole.
        (TypeKind::Quantity(unit), _) if *unit == Unit::NUMBER => Some(amount(size, unit)),
        (_, Cell::Number { decimals, .. }) => {
            Some(value(&Cell::Number { value: size, decimals: *decimals }, ty))
        }
        _ => None,
    }
}

/// A number in a unit, with no more decimals than it needs.
pub fn amount(number: f64, unit: &Unit) -> Value {
    amount_with(number, unit, 0)
}

/// The same, with these decimals at least.
fn amount_with(number: f64, unit: &Unit, least: u8) -> Value {
    let ty = Type { kind: TypeKind::Quantity(unit.clone()), nullable: false };
    let by_hundredths = [Dimension::Percent, Dimension::Points, Dimension::Score];
    let decimals = match by_hundredths.contains(&unit.dimension) {
        true => 2,
        false => (least..DECIMALS)
            .find(|places| (number - rounded(number, *places)).abs() < 1e-9)
            .unwrap_or(DECIMALS),
    };
    value(&Cell::Number { value: number, decimals }, &ty)
}

fn rounded(number: f64, places: u8) -> f64 {
    let size = 10_f64.powi(i32::from(places));
    (number * size).round() / size
}

/// An exact number in a unit.
pub fn exact(number: &Exact, unit: &Unit) -> Option<Value> {
    Some(amount(number.to_f64()?, unit))
}

/// An exact number in a unit, with the decimals of the figure that it stands beside.
pub fn exact_beside(number: &Exact, unit: &Unit, printed: Option<&Printed>) -> Option<Value> {
    let text = printed.map_or("", |printed| printed.text.in_language(Language::English));
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, behind)| behind.chars().take_while(char::is_ascii_digit).count());
    let least = u8::try_from(decimals).unwrap_or(DECIMALS).min(DECIMALS);
    Some(amount_with(number.to_f64()?, unit, least))
}

/// The unit of a figure, where it has one.
pub fn unit(ty: &Type) -> Option<String> {
    match &ty.kind {
        TypeKind::Quantity(unit) if *unit != Unit::NUMBER => Some(unit.to_string()),
        _ => None,
    }
}

/// The rows of evidence as samples.
pub fn samples(
    plan: &Plan,
    evidence: &Evidence,
    verdict: Verdict,
    sheet: &Sheet<'_>,
) -> Vec<Found> {
    let Evidence { columns: shown, rows, places } = evidence;
    let rows = rows.iter().enumerate();
    let found = rows.map(|(at, row)| {
        let place = places.get(at).copied();
        let mut sample = Sample { verdict, ..Sample::default() };
        // A total says before its columns what each row stands for.
        let label = shown.len().saturating_sub(plan.columns.len());
        for (shown, cell) in shown.iter().zip(&row.cells).take(label) {
            let (name, label) = (shown.name.clone(), shown.label.clone());
            let text = value(cell, &shown.ty).text;
            sample.printed.push(Printed { name, label, text, ..Printed::default() });
        }
        let columns = plan.columns.iter().zip(shown.iter().zip(&row.cells).skip(label));
        for (column, (shown, cell)) in columns {
            match (column.basis, column.name.as_str()) {
                (Basis::Key, name) => key(&mut sample.keys, name, cell),
                (_, "margin") if verdict == Verdict::Violating => {
                    sample.imbalance = missed(cell, &shown.ty);
                }
                (_, "margin") => {}
                _ => sample.printed.push(printed(column, &shown.label, cell, place, sheet)),
            }
        }
        if verdict == Verdict::Undetermined {
            sample.witness = missing(&sample.printed);
        }
        let own = place.map(|(row, _)| row);
        sample.place = (sample.printed.iter().find_map(|one| one.place.clone()))
            .or_else(|| place_of_row(own?, plan, sheet));
        let district = place.and_then(|(row, _)| sheet.panel.districts.get(row)).copied();
        let period = place.map(|(_, period)| period).or_else(|| only_period(shown, row));
        Found::row(sample, district, period)
    });
    found.collect()
}

/// Where a row stands of which no figure is shown: at the first that is printed there, of those that
/// the plan reads.
fn place_of_row(row: usize, plan: &Plan, sheet: &Sheet<'_>) -> Option<DataPlace> {
    let mut cells = plan.read.figures.iter().map(|figure| CellPlace { figure: *figure, row });
    cells.find_map(|cell| data_place(sheet.printed(cell)?.as_ref(), sheet.panel))
}

/// What of a row is missing.
pub fn missing(printed: &[Printed]) -> Option<Text> {
    // A change is missing because something else is.
    let missing = printed.iter().filter(|one| one.number.is_none() && one.name != "change");
    let missing: Vec<&Text> = missing.map(|one| &one.label).collect();
    let names = crate::text::listed(&missing);
    (!missing.is_empty()).then(|| crate::text::text!("missing: {names}", "缺数：{names}", names))
}

/// The period of a row that is none of the panel's.
fn only_period(shown: &[AnswerColumn], row: &AnswerRow) -> Option<Period> {
    let cells = shown.iter().zip(&row.cells);
    let text =
        cells.filter(|(column, _)| column.name == "period").find_map(|(_, cell)| match cell {
            Cell::Words(words) => Some(words.in_language(Language::English)),
            _ => None,
        })?;
    // Written in full, a period has its year.
    crate::period::parse(text).ok().map(|literal| literal.in_year(0))
}

fn key(keys: &mut Keys, name: &str, cell: &Cell) {
    let text = match cell {
        Cell::Text(text) => text.clone(),
        Cell::Words(words) => words.in_language(Language::English).to_owned(),
        _ => return,
    };
    match name {
        "district" => keys.district = Some(text),
        "period" => keys.period = Some(text),
        _ => keys.group = Some(text),
    }
}

/// A figure of a row, with what its print stands for and where that is.
fn printed(
    column: &OutputColumn,
    label: &Text,
    cell: &Cell,
    place: Option<(usize, Period)>,
    sheet: &Sheet<'_>,
) -> Printed {
    let said = value(cell, &column.ty);
    let mut printed = Printed {
        name: column.name.clone(),
        label: label.clone(),
        text: said.text,
        number: said.number,
        ..Printed::default()
    };
    let figure = match (&column.column, column.basis) {
        (ColumnId::Figure(figure), Basis::Published) => *figure,
        _ => return printed,
    };
    printed.is_plain = true;
    if let Some((row, _)) = place {
        add_print(&mut printed, CellPlace { figure, row }, sheet);
    }
    printed
}

/// A cell that a formula is over.
pub fn of_cell(place: CellPlace, of: &Figure, known: &Known, sheet: &Sheet<'_>) -> Printed {
    let column = sheet.panel.columns.get(&place.figure);
    let value = column.and_then(|column| *column.values.get(place.row)?);
    let unit = column.map_or(Unit::NUMBER, |column| column.unit.clone());
    let decimals = sheet.printed(place).map_or(DECIMALS, |cell| cell.decimals);
    let ty = Type { kind: TypeKind::Quantity(unit), nullable: true };
    let cell = value.map_or(Cell::Missing, |value| Cell::Number { value, decimals });
    let said = self::value(&cell, &ty);
    let mut printed = Printed {
        name: name_of(of, place, sheet),
        label: called(of, place, sheet.catalog),
        text: said.text,
        number: said.number,
        is_plain: true,
        ..Printed::default()
    };
    if let Some(interval) = known.interval().filter(|_| known.places().is_some()) {
        (printed.low, printed.high) = ends(&interval);
    }
    printed.place = sheet.printed(place).and_then(|cell| data_place(&cell, sheet.panel));
    printed
}

fn add_print(printed: &mut Printed, place: CellPlace, sheet: &Sheet<'_>) {
    printed.place = sheet.printed(place).and_then(|cell| data_place(&cell, sheet.panel));
    let mut cells = crate::checks::sheet::Cells::default();
    if sheet.figure(place.figure, place.row, &mut cells).is_some()
        && let Some(known) = cells.known.first().filter(|known| known.places().is_some())
        && let Some(interval) = known.interval()
    {
        (printed.low, printed.high) = ends(&interval);
    }
}

fn ends(interval: &Interval) -> (Option<f64>, Option<f64>) {
    (interval.low.at.to_f64(), interval.high.at.to_f64())
}

/// Where a cell stands.
pub fn data_place(cell: &PrintedCell, panel: &Panel) -> Option<DataPlace> {
    let table = panel.table(cell.file)?;
    let letters = (table.addressing == Addressing::Letters)
        .then(|| format!("{}{}", letters(cell.column), cell.line));
    Some(DataPlace {
        file: table.file,
        sheet: table.sheet,
        line: cell.line,
        column: Some(cell.column),
        cell: letters,
    })
}

/// What a cell is called beside the figure `of`: its measure, its indicator where that is another
/// one, its district and period where there may be several.
pub fn name_of(of: &Figure, place: CellPlace, sheet: &Sheet<'_>) -> String {
    let measure = place.figure.measure.id();
    match sheet.catalog.indicators.get(place.figure.indicator.0) {
        Some(other) if place.figure.indicator != of.indicator => format!("{}.{measure}", other.id),
        _ => measure.to_owned(),
    }
}

/// The same, for readers.
pub fn called(of: &Figure, place: CellPlace, catalog: &Catalog) -> Text {
    let measure = Text::of(&place.figure.measure);
    match catalog.indicators.get(place.figure.indicator.0) {
        Some(other) if place.figure.indicator != of.indicator => of_indicator(other, &measure),
        _ => measure,
    }
}

fn of_indicator(indicator: &Indicator, measure: &Text) -> Text {
    crate::text::text!("{indicator}.{measure}", "{indicator}{measure}", indicator, measure)
}

/// The keys of a row of the panel.
pub fn keys(row: usize, period: Option<Period>, sheet: &Sheet<'_>) -> Keys {
    let district = sheet.panel.districts.get(row);
    let name = district.and_then(|one| sheet.catalog.districts.get(one.0)).map(|one| &one.name);
    Keys {
        district: name.cloned(),
        period: period.map(|period| period.to_string()),
        ..Keys::default()
    }
}
