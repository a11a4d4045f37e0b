//! Parts of a sum of which nothing follows, though all is printed: a growth of −100% leaves no base.

use crate::checks::reading::{Reading, Unreadable};
use crate::checks::sheet::{Cells, Line};
use crate::plan::{Aggregate, Expr, ExprKind};
use crate::printed::{Cell, Undetermined};
use crate::session::checks::said;
use crate::text::{Text, listed, text};

/// What divides by zero in a part that nothing follows of, by its name: `the yoy −100% of 甲区 leaves
/// nothing to divide by`. None where the part has what it takes, or where a figure of it is missing.
pub fn of_part(sum: &Aggregate, part: Line, reading: &Reading<'_>) -> Option<Text> {
    let read = reading.formula(&sum.argument, part, &mut Cells::default());
    if !matches!(read, Err(Unreadable::Missing)) {
        return None;
    }
    let (cells, divisor) = divisor(&sum.argument, part, reading)?;
    let first = cells.places.first()?;
    let cell = |at: &Cell| {
        let (place, known) = (cells.places.get(at.0)?, cells.known.get(at.0)?);
        let name = said::called(&first.figure, *place, reading.sheet.catalog);
        let value = said::of_cell(*place, &first.figure, known, reading.sheet).text;
        Some(text!("{name} {value}", "{name} {value}", name, value))
    };
    let names = listed(divisor.iter().filter_map(cell));
    let district = said::keys(part.row, None, reading.sheet).district.unwrap_or_default();
    Some(text!(
        "the {names} of {district} leaves nothing to divide by",
        "{district}{names}，除数为零",
        names,
        district
    ))
}

/// The cells of the first divisor in an expression that is zero.
fn divisor(expr: &Expr, part: Line, reading: &Reading<'_>) -> Option<(Cells, Vec<Cell>)> {
    if matches!(expr.kind, ExprKind::Arithmetic(..) | ExprKind::Shift(..)) {
        let mut cells = Cells::default();
        let formula = reading.formula(expr, part, &mut cells).ok()?;
        if let Err(Undetermined::ZeroDivisor(divisor)) = formula.value(&cells.known) {
            return Some((cells, divisor));
        }
    }
    expr.operands().into_iter().find_map(|one| divisor(one, part, reading))
}
