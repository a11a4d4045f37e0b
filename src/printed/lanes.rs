//! Interval arithmetic on many rows at once, in doubles, with a running bound of its own error.
//!
//! For each row: the value at print, the lowest and the highest value, and a bound of how far any
//! of these three is from what exact interval arithmetic gives. The bound is carried through each
//! operation as Wilkinson did it: the errors of the operands as the operation passes them on, and the
//! rounding of the operation itself. Loops are over plain arrays, so that compilers put several rows
//! into one instruction.
//!
//! Rows of which nothing is known have a bound of NaN, which no comparison takes for small.

use super::formula::Formula;

/// Twice the relative error of an operation on doubles, 2^-53: the other half pays for computing the
/// bound in doubles as well.
const ROUNDING: f64 = f64::EPSILON;
/// More than the absolute error of a result too small to be a normal double.
const UNDERFLOW: f64 = f64::MIN_POSITIVE;

/// Rows of intervals.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    pub value: Vec<f64>,
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    pub error: Vec<f64>,
}

/// One row of it, while it is computed.
#[derive(Clone, Copy)]
struct Lane {
    value: f64,
    low: f64,
    high: f64,
    error: f64,
}

impl Lane {
    /// More than any of the three is in size, errors included.
    #[inline]
    fn size(self) -> f64 {
        self.low.abs().max(self.high.abs()) + self.error
    }

    /// With the rounding of the operation that gave it.
    #[inline]
    fn rounded(self, passed_on: f64) -> Self {
        let size = self.low.abs().max(self.high.abs()).max(self.value.abs());
        let error = (passed_on + size * ROUNDING) * (1.0 + 4.0 * ROUNDING) + UNDERFLOW;
        Self { error, ..self }
    }

    #[inline]
    fn add(self, other: Self) -> Self {
        let sum = Self {
            value: self.value + other.value,
            low: self.low + other.low,
            high: self.high + other.high,
            error: 0.0,
        };
        sum.rounded(self.error + other.error)
    }

    #[inline]
    fn negate(self) -> Self {
        Self { value: -self.value, low: -self.high, high: -self.low, ..self }
    }

    #[inline]
    fn multiply(self, other: Self) -> Self {
        let product = Self::hull(
            self.value * other.value,
            [self.low * other.low, self.low * other.high],
            [self.high * other.low, self.high * other.high],
        );
        product.rounded(self.size() * other.error + other.size() * self.error)
    }

    #[inline]
    fn divide(self, other: Self) -> Self {
        let quotient = Self::hull(
            self.value / other.value,
            [self.low / other.low, self.low / other.high],
            [self.high / other.low, self.high / other.high],
        );
        // How near to zero the divisor may be, if it keeps off at all.
        let nearest = other.low.abs().min(other.high.abs()) - other.error;
        let one_sided = other.low * other.high > 0.0 && nearest > 0.0;
        let passed_on = (self.error + quotient.size() * other.error) / nearest;
        quotient.rounded(if one_sided { passed_on } else { f64::NAN })
    }

    #[inline]
    fn hull(value: f64, [a, b]: [f64; 2], [c, d]: [f64; 2]) -> Self {
        Self { value, low: a.min(b).min(c.min(d)), high: a.max(b).max(c.max(d)), error: 0.0 }
    }

    #[inline]
    fn greatest(self, other: Self) -> Self {
        Self {
            value: self.value.max(other.value),
            low: self.low.max(other.low),
            high: self.high.max(other.high),
            error: worse(self.error, other.error),
        }
    }

    #[inline]
    fn absolute(self) -> Self {
        let low = self.low.max(-self.high).max(0.0);
        let high = self.high.max(-self.low);
        Self { value: self.value.abs(), low, high, ..self }
    }

    /// By a power of ten that is a double itself, and its opposite by division: one rounding each.
    #[inline]
    fn shift(self, tens: f64, divides: bool) -> Self {
        let by = |number: f64| if divides { number / tens } else { number * tens };
        let shifted =
            Self { value: by(self.value), low: by(self.low), high: by(self.high), error: 0.0 };
        shifted.rounded(by(self.error))
    }
}

/// The greater bound, and NaN where either is: `max` would pass over it.
#[inline]
fn worse(one: f64, other: f64) -> f64 {
    if one >= other || one.is_nan() { one } else { other }
}

impl Lanes {
    /// Rows of one number, known so well.
    pub fn of_number(rows: usize, number: f64, error: f64) -> Self {
        Self {
            value: vec![number; rows],
            low: vec![number; rows],
            high: vec![number; rows],
            error: vec![error; rows],
        }
    }

    fn unknown(rows: usize) -> Self {
        Self::of_number(rows, f64::NAN, f64::NAN)
    }

    fn len(&self) -> usize {
        self.value.len()
    }

    #[inline]
    fn map(mut self, by: impl Fn(Lane) -> Lane) -> Self {
        let all = (self.value.iter_mut().zip(&mut self.low))
            .zip(self.high.iter_mut().zip(&mut self.error));
        for ((value, low), (high, error)) in all {
            let lane = by(Lane { value: *value, low: *low, high: *high, error: *error });
            (*value, *low, *high, *error) = (lane.value, lane.low, lane.high, lane.error);
        }
        self
    }

    #[inline]
    fn with(mut self, other: &Self, by: impl Fn(Lane, Lane) -> Lane) -> Self {
        let own = (self.value.iter_mut().zip(&mut self.low))
            .zip(self.high.iter_mut().zip(&mut self.error));
        let others = (other.value.iter().zip(&other.low)).zip(other.high.iter().zip(&other.error));
        for (((value, low), (high, error)), ((v, l), (h, e))) in own.zip(others) {
            let lane = by(
                Lane { value: *value, low: *low, high: *high, error: *error },
                Lane { value: *v, low: *l, high: *h, error: *e },
            );
            (*value, *low, *high, *error) = (lane.value, lane.low, lane.high, lane.error);
        }
        self
    }

    /// The formula over all rows. `cell` gives the rows of a cell.
    pub fn of(formula: &Formula, rows: usize, cell: &impl Fn(usize) -> Self) -> Self {
        let of = |part: &Formula| Self::of(part, rows, cell);
        let fold = |parts: &[Formula], by: fn(Lane, Lane) -> Lane| {
            let mut parts = parts.iter().map(of);
            let first = parts.next();
            first.map(|first| parts.fold(first, |all, part| all.with(&part, by)))
        };
        let result = match formula {
            Formula::Cell(at) => cell(at.0),
            Formula::Number(number) => match number.to_f64() {
                // Four units cover what `to_f64` is off by.
                Some(double) => Self::of_number(rows, double, double.abs() * 4.0 * ROUNDING),
                None => Self::unknown(rows),
            },
            Formula::Negate(one) => of(one).map(Lane::negate),
            Formula::Subtract(left, right) => {
                of(left).with(&of(right), |left, right| left.add(right.negate()))
            }
            Formula::Sum(terms) => {
                fold(terms, Lane::add).unwrap_or_else(|| Self::of_number(rows, 0.0, 0.0))
            }
            Formula::Multiply(left, right) => of(left).with(&of(right), Lane::multiply),
            Formula::Divide(left, right) => of(left).with(&of(right), Lane::divide),
            Formula::Shift(one, power) => match exact_power(*power) {
                Some(tens) => of(one).map(|lane| lane.shift(tens, *power < 0)),
                None => Self::unknown(rows),
            },
            Formula::Absolute(one) => of(one).map(Lane::absolute),
            Formula::Least(parts) => {
                fold(parts, |one, other| one.negate().greatest(other.negate()).negate())
                    .unwrap_or_else(|| Self::unknown(rows))
            }
            Formula::Greatest(parts) => {
                fold(parts, Lane::greatest).unwrap_or_else(|| Self::unknown(rows))
            }
            // Steps are for exact arithmetic.
            Formula::Round(_, _) => Self::unknown(rows),
        };
        debug_assert_eq!(result.len(), rows);
        result
    }
}

/// Ten to that power, or to its opposite, where it is a double exactly.
fn exact_power(power: i16) -> Option<f64> {
    (power.unsigned_abs() <= 22).then(|| 10f64.powi(i32::from(power.unsigned_abs())))
}

/// `numbers` as printed: the numbers that they stand for reach `below` and `above` them.
pub(super) fn printed(numbers: &[f64], reach: impl Fn(usize, f64) -> (f64, f64)) -> Lanes {
    let mut lanes = Lanes::of_number(numbers.len(), 0.0, 0.0);
    let all = (lanes.value.iter_mut().zip(&mut lanes.low))
        .zip(lanes.high.iter_mut().zip(&mut lanes.error));
    for (at, (((value, low), (high, error)), number)) in all.zip(numbers).enumerate() {
        let (below, above) = reach(at, *number);
        *value = *number;
        *low = number - below;
        *high = number + above;
        // The double is next to the decimal, the reach to its decimal, and each end is rounded.
        *error = (number.abs() + below + above) * 4.0 * ROUNDING + UNDERFLOW;
    }
    lanes
}
