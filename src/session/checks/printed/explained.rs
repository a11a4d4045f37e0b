//! What explains a verdict on printed figures: what comes out, of which cells, and what would have to.

use crate::checks::result::{Computed, DataPlace, Sample, Value, Verdict};
use crate::checks::sheet::{Cells, Sheet};
use crate::panel::Figure;
use crate::plan::{ColumnId, Expr, ExprKind, TypeKind};
use crate::printed::{self, Agreement, Cell, Claim, Exact, Formula, Interval, Known, range};
use crate::session::checks::said;
use crate::text::{Text, text};
use crate::units::{Rounding, Unit};

/// The side that is held against the other one, and that.
pub fn sides<'f>(
    agreement: &Agreement,
    left: &'f Formula,
    right: &'f Formula,
) -> (&'f Formula, &'f Formula) {
    let is_published = |side| agreement.published.is_some() && cell_of(side) == agreement.published;
    if !is_published(left) && is_published(right) { (right, left) } else { (left, right) }
}

/// The cell that a formula is, in whatever size.
pub fn cell_of(formula: &Formula) -> Option<Cell> {
    match formula {
        Formula::Cell(cell) => Some(*cell),
        Formula::Shift(one, _) | Formula::Negate(one) => cell_of(one),
        _ => None,
    }
}

/// What is worked out, with all that it may be.
pub fn reckoned(
    value: Value,
    computed: &Formula,
    (left, right): (&Formula, &Formula),
    agreement: &Agreement,
    known: &[Known],
) -> Computed {
    let ends = range(computed, known).ok().map(|range| range.interval);
    let end = |at: Option<&Exact>| at.and_then(Exact::to_f64);
    let truncation = agreement.published.and_then(|cell| {
        let mut cut = known.to_vec();
        let print = cut.get_mut(cell.0).filter(|one| one.places().is_some())?;
        *print = print.read_as(Rounding::Truncated);
        let verdict = Claim::new(left.clone(), right.clone()).judge(&cut).verdict;
        Some(matches!(verdict, printed::Verdict::Exact | printed::Verdict::Possible))
    });
    Computed {
        value,
        low: end(ends.as_ref().map(|it| &it.low.at)),
        high: end(ends.as_ref().map(|it| &it.high.at)),
        truncation,
    }
}

/// What a sum would have to be: of many parts no single cell tells.
pub fn of_sum(
    claimed: &Formula,
    computed: &Formula,
    agreement: &Agreement,
    known: &[Known],
) -> Option<Text> {
    let cell = agreement.published.and_then(|cell| known.get(cell.0));
    let places = cell.and_then(Known::places).unwrap_or(0).saturating_add(2);
    let needed = shown(&range(claimed, known).ok()?.interval, places);
    let made = shown(&range(computed, known).ok()?.interval, places);
    Some(text!(
        "the print needs {needed}; the parts give {made}",
        "公布的数要求 {needed}；各部分得到 {made}",
        needed,
        made
    ))
}

/// All that a figure may be: one number, where it is one.
fn shown(interval: &Interval, places: u8) -> String {
    let point = interval.as_point().map(|point| {
        // A whole number needs no decimals, and a quotient may have no end of them.
        let whole = point.round(0, Rounding::Nearest).filter(|whole| Exact::from(*whole) == *point);
        whole.or_else(|| point.round(places, Rounding::Nearest))
    });
    match point.flatten() {
        Some(point) => minus(&point.to_string()),
        None => interval.shown(places),
    }
}

/// With the sign that print has.
fn minus(number: &str) -> String {
    number.replacen('-', "−", 1)
}

/// Where the first of some cells is printed.
pub fn place_of(cells: &Cells, sheet: &Sheet<'_>) -> Option<DataPlace> {
    let place = cells.places.first()?;
    said::data_place(sheet.printed(*place)?.as_ref(), sheet.panel)
}

/// The cells that a formula is over, with what their print stands for.
pub fn show(sample: &mut Sample, cells: &Cells, most: usize, sheet: &Sheet<'_>) {
    let Some(of) = cells.places.first().map(|place| place.figure) else { return };
    let shown = cells.places.iter().zip(&cells.known).take(most);
    sample.printed = shown.map(|(place, known)| said::of_cell(*place, &of, known, sheet)).collect();
    sample.place = sample.printed.first().and_then(|one| one.place.clone());
}

/// What a report calls a verdict.
pub fn verdict_of(verdict: &printed::Verdict) -> Verdict {
    match verdict {
        printed::Verdict::Exact => Verdict::Exact,
        printed::Verdict::Possible => Verdict::Possible,
        printed::Verdict::Impossible { .. } => Verdict::Impossible,
        printed::Verdict::Undetermined(_) => Verdict::Undetermined,
    }
}

/// The unit of a figure.
pub fn unit_of(expr: &Expr) -> Unit {
    match &expr.ty.kind {
        TypeKind::Quantity(unit) => unit.clone(),
        _ => Unit::NUMBER,
    }
}

/// The figures that an expression names.
pub fn collect(expr: &Expr, figures: &mut Vec<Figure>) {
    match &expr.kind {
        ExprKind::Column(ColumnId::Figure(figure)) | ExprKind::FigureAt { figure, .. } => {
            figures.push(*figure);
        }
        _ => {}
    }
    expr.operands().into_iter().for_each(|one| collect(one, figures));
}
