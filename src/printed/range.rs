//! The set of values that a formula may have, when each cell may be whatever prints so.

use super::Exact;
use super::cells::{CellBox, natural};
use super::extreme;
use super::formula::{Cell, Formula};
use super::interval::{End, Interval};
use super::known::Known;
use super::undetermined::Undetermined;

/// The values that a formula may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// From the lowest to the highest.
    pub interval: Interval,
    /// Whether these are exactly the values that occur. Otherwise all values that occur are among
    /// them, and some may not occur: a verdict that rests on there being none stays right.
    pub tight: bool,
}

/// The values that the formula may have, when each cell may be whatever prints so, and a cell that
/// stands several times is the same number each time.
///
/// Tight for sums, differences, products and quotients of cells that stand once; for cells that
/// stand several times, wherever the formula rises or falls along them, or is a fraction of
/// straight lines in them: `(a - b) / b`, `a / b - 1`, `a / (a + b)`, the growth of a total
/// through its parts.
///
/// # Errors
/// A missing cell, or a divisor that may be zero.
pub fn range(formula: &Formula, cells: &[Known]) -> Result<Range, Undetermined> {
    Undetermined::missing([formula], cells)?;
    over(formula, &CellBox::new([formula], cells))
}

/// The values over a box in which no cell is missing.
pub(super) fn over(formula: &Formula, cells: &CellBox) -> Result<Range, Undetermined> {
    let repeated = repeated(formula, cells);
    if repeated.is_empty()
        && let Some(interval) = natural(formula, cells)
    {
        let tight = !steps(formula);
        return Ok(Range { interval, tight });
    }
    match formula {
        Formula::Sum(_) | Formula::Subtract(_, _) => sum(formula, cells),
        _ => whole(formula, cells, &repeated),
    }
}

impl Range {
    fn map(self, by: impl Fn(&Interval) -> Interval) -> Self {
        Self { interval: by(&self.interval), ..self }
    }

    /// What comes out of two of which nothing is shared.
    fn with(&self, other: &Self, by: impl Fn(&Interval, &Interval) -> Interval) -> Self {
        Self { interval: by(&self.interval, &other.interval), tight: self.tight && other.tight }
    }

    fn loose(self) -> Self {
        let tight = self.tight && self.interval.as_point().is_some();
        Self { tight, ..self }
    }
}

/// The cells that stand in the formula several times and are not known to the last digit.
fn repeated(formula: &Formula, cells: &CellBox) -> Vec<Cell> {
    let mut all = formula.cells();
    all.sort_unstable();
    let mut repeated: Vec<Cell> =
        all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    repeated.dedup();
    repeated.retain(|cell| cells.interval(*cell).is_some_and(|it| it.as_point().is_none()));
    repeated
}

/// Whether it rounds, so that its values are not all that lie between the lowest and the highest.
fn steps(formula: &Formula) -> bool {
    matches!(formula, Formula::Round(_, _)) || formula.parts().into_iter().any(steps)
}

/// Terms that share no cell are free of each other: their ranges add up.
fn sum(formula: &Formula, cells: &CellBox) -> Result<Range, Undetermined> {
    let mut terms = Vec::new();
    flatten(formula, false, &mut terms);
    let zero = Range { interval: Interval::point(Exact::ZERO), tight: true };
    let groups = groups(terms);
    let alone = groups.len() == 1;
    groups.into_iter().try_fold(zero, |sum, mut group| {
        let range = match (group.len(), group.pop()) {
            (1, Some(term)) => over(&term, cells)?,
            (_, Some(last)) => {
                group.push(last);
                let all = Formula::Sum(group);
                whole(&all, cells, &repeated(&all, cells))?
            }
            (_, None) => return Ok(sum),
        };
        Ok(if alone { range } else { sum.with(&range, Interval::add) })
    })
}

/// The terms of nested sums and differences, each with its sign.
fn flatten(formula: &Formula, negative: bool, terms: &mut Vec<Formula>) {
    match formula {
        Formula::Sum(parts) => parts.iter().for_each(|part| flatten(part, negative, terms)),
        Formula::Subtract(left, right) => {
            flatten(left, negative, terms);
            flatten(right, !negative, terms);
        }
        Formula::Negate(one) => flatten(one, !negative, terms),
        other => terms.push(if negative { -other.clone() } else { other.clone() }),
    }
}

/// Terms that have a cell in common, directly or through others, are together.
fn groups(terms: Vec<Formula>) -> Vec<Vec<Formula>> {
    let mut groups: Vec<(Vec<Formula>, Vec<Cell>)> = Vec::new();
    for term in terms {
        let own = term.cells();
        let (joined, apart): (Vec<_>, Vec<_>) = (groups.into_iter())
            .partition(|(_, cells)| cells.iter().any(|cell| own.contains(cell)));
        let (mut together, mut cells) = (Vec::new(), own);
        for (terms, of_terms) in joined {
            together.extend(terms);
            cells.extend(of_terms);
        }
        together.push(term);
        groups = apart;
        groups.push((together, cells));
    }
    groups.into_iter().map(|(terms, _)| terms).collect()
}

/// A formula whose parts may share cells.
fn whole(formula: &Formula, cells: &CellBox, repeated: &[Cell]) -> Result<Range, Undetermined> {
    let parts: Vec<&Formula> = formula.parts();
    let shared =
        (repeated.iter()).any(|cell| parts.iter().filter(|part| part.has(*cell)).count() > 1);
    if shared {
        divisors(formula, cells)?;
        if let Some(interval) = extreme::image(formula, cells, repeated) {
            return Ok(Range { interval, tight: !steps(formula) });
        }
    }
    let outcome = combined(formula, cells)?;
    Ok(if shared { outcome.loose() } else { outcome })
}

/// What the ranges of the parts make together, as if they were free of each other.
fn combined(formula: &Formula, cells: &CellBox) -> Result<Range, Undetermined> {
    let fold = |parts: &[Formula], by: fn(&Interval, &Interval) -> Interval| {
        let mut parts = parts.iter().map(|part| over(part, cells));
        let first = parts.next().ok_or(Undetermined::Nothing)??;
        parts.try_fold(first, |all, part| part.map(|part| all.with(&part, by)))
    };
    match formula {
        Formula::Sum(terms) => fold(terms, Interval::add),
        Formula::Subtract(left, right) => {
            Ok(over(left, cells)?.with(&over(right, cells)?, Interval::subtract))
        }
        Formula::Multiply(left, right) => {
            Ok(over(left, cells)?.with(&over(right, cells)?, Interval::multiply))
        }
        Formula::Divide(left, right) => {
            let (above, below) = (over(left, cells)?, over(right, cells)?);
            let quotient = above.interval.divide(&below.interval);
            let interval = quotient.ok_or_else(|| Undetermined::of_divisor(right))?;
            Ok(Range { interval, tight: above.tight && below.tight })
        }
        Formula::Least(parts) => fold(parts, Interval::least),
        Formula::Greatest(parts) => fold(parts, Interval::greatest),
        Formula::Round(one, places) => {
            Ok(over(one, cells)?.map(|one| one.rounded(*places)).loose())
        }
        Formula::Negate(one) => Ok(over(one, cells)?.map(Interval::negate)),
        Formula::Shift(one, power) => Ok(over(one, cells)?.map(|one| one.shift(*power))),
        Formula::Absolute(one) => Ok(over(one, cells)?.map(Interval::absolute)),
        Formula::Number(number) => Ok(Range::from(number.clone())),
        Formula::Cell(cell) => match cells.interval(*cell) {
            Some(interval) => Ok(Range { interval: interval.clone(), tight: true }),
            None => Err(Undetermined::Missing(vec![*cell])),
        },
    }
}

/// Looks that no divisor of the formula may be zero or come near to it without end.
fn divisors(formula: &Formula, cells: &CellBox) -> Result<(), Undetermined> {
    if let Formula::Divide(_, divisor) = formula
        && over(divisor, cells)?.interval.touches(&Exact::ZERO)
    {
        return Err(Undetermined::of_divisor(divisor));
    }
    formula.parts().into_iter().try_for_each(|part| divisors(part, cells))
}

impl From<Exact> for Range {
    fn from(number: Exact) -> Self {
        Self {
            interval: Interval { low: End::closed(number.clone()), high: End::closed(number) },
            tight: true,
        }
    }
}
