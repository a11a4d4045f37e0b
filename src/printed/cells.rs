//! The cells of a formula as a box: each runs over its interval, free of the others.

use super::enclosure::Enclosure;
use super::formula::{Cell, Formula};
use super::interval::Interval;
use super::known::Known;

/// For each cell the numbers that it may be.
#[derive(Debug, Clone)]
pub(super) struct CellBox {
    intervals: Vec<Option<Interval>>,
    /// Bounds of them in doubles, for slopes; empty until they are asked for.
    rough: Vec<Enclosure>,
}

impl CellBox {
    /// Of the cells that stand in `formulas`; those that are missing are left away.
    pub fn new<'f>(formulas: impl IntoIterator<Item = &'f Formula>, cells: &[Known]) -> Self {
        let mut intervals = vec![None; cells.len()];
        for cell in formulas.into_iter().flat_map(Formula::cells) {
            if let (Some(side @ None), Some(known)) = (intervals.get_mut(cell.0), cells.get(cell.0))
            {
                *side = known.interval();
            }
        }
        Self { intervals, rough: Vec::new() }
    }

    /// With bounds in doubles.
    pub fn with_bounds(&self) -> Self {
        let around = |interval: &Option<Interval>| {
            interval.as_ref().map_or(Enclosure::UNKNOWN, Enclosure::around)
        };
        Self { rough: self.intervals.iter().map(around).collect(), ..self.clone() }
    }

    /// The numbers that a cell may be.
    pub fn interval(&self, cell: Cell) -> Option<&Interval> {
        self.intervals.get(cell.0)?.as_ref()
    }

    /// Bounds of them.
    pub fn rough(&self, cell: Cell) -> Enclosure {
        self.rough.get(cell.0).copied().unwrap_or(Enclosure::UNKNOWN)
    }

    /// Holds a cell at an end of its interval: a limit, where that end is not one of its numbers.
    pub fn hold(&mut self, cell: Cell, at_high: bool) {
        let Some(Some(interval)) = self.intervals.get_mut(cell.0) else { return };
        let end = if at_high { interval.high.clone() } else { interval.low.clone() };
        *interval = Interval { low: end.clone(), high: end };
        if let Some(rough) = self.rough.get_mut(cell.0) {
            *rough = Enclosure::around(interval);
        }
    }
}

/// Interval arithmetic as the formula stands. Exact where no cell that runs over an interval stands
/// in it twice, wide of the mark otherwise; none where a divisor comes out as possibly zero.
pub(super) fn natural(formula: &Formula, cells: &CellBox) -> Option<Interval> {
    let of = |part: &Formula| natural(part, cells);
    let fold = |parts: &[Formula], by: fn(&Interval, &Interval) -> Interval| {
        let mut parts = parts.iter().map(of);
        let first = parts.next()??;
        parts.try_fold(first, |all, part| part.map(|part| by(&all, &part)))
    };
    match formula {
        Formula::Cell(cell) => cells.interval(*cell).cloned(),
        Formula::Number(number) => Some(Interval::point(number.clone())),
        Formula::Negate(one) => of(one).map(|one| one.negate()),
        Formula::Subtract(left, right) => Some(of(left)?.subtract(&of(right)?)),
        Formula::Sum(terms) if terms.is_empty() => Some(Interval::point(super::Exact::ZERO)),
        Formula::Sum(terms) => fold(terms, Interval::add),
        Formula::Multiply(left, right) => Some(of(left)?.multiply(&of(right)?)),
        Formula::Divide(left, right) => of(left)?.divide(&of(right)?),
        Formula::Shift(one, power) => of(one).map(|one| one.shift(*power)),
        Formula::Absolute(one) => of(one).map(|one| one.absolute()),
        Formula::Least(parts) => fold(parts, Interval::least),
        Formula::Greatest(parts) => fold(parts, Interval::greatest),
        Formula::Round(one, places) => of(one).map(|one| one.rounded(*places)),
    }
}

/// Bounds of the formula's value and of its slope along one cell, over the whole box. The slope is
/// that of any two points of the box that differ in this cell alone.
pub(super) fn slope(formula: &Formula, along: Cell, cells: &CellBox) -> (Enclosure, Enclosure) {
    use Enclosure as E;
    let of = |part: &Formula| slope(part, along, cells);
    let extreme = |parts: &[Formula], is_least: bool| {
        let parts: Vec<(E, E)> = parts.iter().map(of).collect();
        let pick = if is_least { E::least } else { E::greatest };
        let Some(value) = parts.iter().map(|(value, _)| *value).reduce(pick) else {
            return (E::UNKNOWN, E::UNKNOWN);
        };
        // What is never the one that is picked has no say.
        let out = |one: E| if is_least { one.low > value.high } else { one.high < value.low };
        let slopes = parts.iter().filter(|(one, _)| !out(*one)).map(|(_, slope)| *slope);
        (value, slopes.reduce(E::hull).unwrap_or(E::UNKNOWN))
    };
    match formula {
        Formula::Cell(cell) => (cells.rough(*cell), if *cell == along { E::ONE } else { E::ZERO }),
        Formula::Number(number) => (E::of(number), E::ZERO),
        Formula::Negate(one) => {
            let (value, slope) = of(one);
            (value.negate(), slope.negate())
        }
        Formula::Subtract(left, right) => {
            let (left, right) = (of(left), of(right));
            (left.0.subtract(right.0), subtract_slopes(left.1, right.1))
        }
        Formula::Sum(terms) => terms.iter().map(of).fold((E::ZERO, E::ZERO), |sum, term| {
            (sum.0.add(term.0), if term.1.is_zero() { sum.1 } else { sum.1.add(term.1) })
        }),
        Formula::Multiply(left, right) => {
            let ((x, dx), (y, dy)) = (of(left), of(right));
            let slope = subtract_slopes(times_slope(y, dx), times_slope(x, dy).negate());
            (x.multiply(y), slope)
        }
        Formula::Divide(left, right) => {
            let ((x, dx), (y, dy)) = (of(left), of(right));
            let quotient = x.divide(y);
            let above = subtract_slopes(dx, times_slope(quotient, dy));
            (quotient, if above.is_zero() { E::ZERO } else { above.divide(y) })
        }
        Formula::Shift(one, power) => {
            let (value, slope) = of(one);
            (value.shift(*power), if slope.is_zero() { slope } else { slope.shift(*power) })
        }
        Formula::Absolute(one) => {
            let (value, slope) = of(one);
            let slope = match (value.low >= 0.0, value.high <= 0.0) {
                (true, _) => slope,
                (_, true) => slope.negate(),
                _ => slope.hull(slope.negate()),
            };
            (value.absolute(), slope)
        }
        Formula::Least(parts) => extreme(parts, true),
        Formula::Greatest(parts) => extreme(parts, false),
        Formula::Round(one, _) => {
            // It steps: flat or steep, but flat for sure where the cell is not in it.
            let flat = !one.has(along);
            (E::UNKNOWN, if flat { E::ZERO } else { E::UNKNOWN })
        }
    }
}

/// Zero stays zero, also beside what is not known.
fn times_slope(value: Enclosure, slope: Enclosure) -> Enclosure {
    if slope.is_zero() { slope } else { value.multiply(slope) }
}

fn subtract_slopes(left: Enclosure, right: Enclosure) -> Enclosure {
    if right.is_zero() { left } else { left.subtract(right) }
}
