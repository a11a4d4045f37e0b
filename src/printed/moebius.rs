//! A formula as a fraction of two straight lines in one of its cells.
//!
//! Takes a formula and a cell; gives (p·x + q) / (r·x + s), x being the cell and p, q, r, s free of
//! it, where the formula is of that kind: parts of sums, shares, rates, growth. Such a function
//! rises or falls all the way between its poles, so its extremes are at the ends of x, and it can
//! be turned round: what would x have to be?

use super::exact::Exact;
use super::formula::{Cell, Formula};

/// (p·x + q) / (r·x + s)
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moebius {
    p: Formula,
    q: Formula,
    r: Formula,
    s: Formula,
}

const ZERO: Formula = Formula::Number(Exact::ZERO);
const ONE: Formula = Formula::Number(Exact::ONE);

impl Moebius {
    /// The formula as such a fraction in `x`; none where it is not of that kind, or not seen to be.
    /// Where the formula has a value, so has the fraction, and it is the same.
    pub fn of(formula: &Formula, x: Cell) -> Option<Self> {
        if !formula.has(x) {
            return Some(Self::free(formula.clone()));
        }
        match formula {
            Formula::Cell(_) => Some(Self { p: ONE, q: ZERO, r: ZERO, s: ONE }),
            Formula::Number(_) => None,
            Formula::Negate(one) => Self::of(one, x).map(Self::negate),
            Formula::Shift(one, power) => {
                let by = Formula::Number(Exact::ONE.shift(*power));
                Self::of(one, x).map(|one| one.times_free(&by))
            }
            Formula::Subtract(left, right) => Self::of(left, x)?.add(Self::of(right, x)?.negate()),
            Formula::Sum(terms) => {
                let (with, without): (Vec<_>, Vec<_>) = terms.iter().partition(|it| it.has(x));
                let rest = (without.into_iter().cloned()).reduce(plus).map(Self::free);
                let with = with.into_iter().map(|term| Self::of(term, x));
                with.chain(rest.map(Some)).reduce(|sum, term| sum?.add(term?))?
            }
            Formula::Multiply(left, right) => {
                let (left, right) = (Self::of(left, x)?, Self::of(right, x)?);
                match (left.as_free(), right.as_free()) {
                    (Some(factor), _) => Some(right.times_free(&factor)),
                    (_, Some(factor)) => Some(left.times_free(&factor)),
                    _ => left.times(right),
                }
            }
            Formula::Divide(left, right) => {
                let (left, right) = (Self::of(left, x)?, Self::of(right, x)?);
                left.times(Self { p: right.r, q: right.s, r: right.p, s: right.q })
            }
            Formula::Absolute(_)
            | Formula::Least(_)
            | Formula::Greatest(_)
            | Formula::Round(_, _) => None,
        }
    }

    /// What `x` has to be for the fraction to be `value`: (s·v − q) / (p − r·v).
    pub fn solved(&self, value: &Formula) -> Formula {
        let Self { p, q, r, s } = self.clone();
        let above = minus(times(s, value.clone()), q);
        over(above, minus(p, times(r, value.clone())))
    }

    fn free(formula: Formula) -> Self {
        Self { p: ZERO, q: formula, r: ZERO, s: ONE }
    }

    /// The formula, where x is not in it.
    fn as_free(&self) -> Option<Formula> {
        let free = self.p == ZERO && self.r == ZERO && self.s == ONE;
        free.then(|| self.q.clone())
    }

    fn negate(self) -> Self {
        Self { p: minus(ZERO, self.p), q: minus(ZERO, self.q), ..self }
    }

    fn times_free(self, factor: &Formula) -> Self {
        Self { p: times(self.p, factor.clone()), q: times(self.q, factor.clone()), ..self }
    }

    /// A sum is of the kind where both have one denominator, or at most one has x in its own.
    fn add(self, other: Self) -> Option<Self> {
        if self.r == other.r && self.s == other.s {
            return Some(Self { p: plus(self.p, other.p), q: plus(self.q, other.q), ..self });
        }
        match (self.as_free(), other.as_free()) {
            (Some(free), _) => Some(other.plus_free(&free)),
            (_, Some(free)) => Some(self.plus_free(&free)),
            _ if self.r == ZERO && other.r == ZERO => {
                let (one, other) = (self.straight(), other.straight());
                Some(Self { p: plus(one.p, other.p), q: plus(one.q, other.q), ..one })
            }
            _ => None,
        }
    }

    fn plus_free(self, free: &Formula) -> Self {
        let Self { p, q, r, s } = self;
        Self {
            p: plus(p, times(r.clone(), free.clone())),
            q: plus(q, times(s.clone(), free.clone())),
            r,
            s,
        }
    }

    /// A straight line, r being zero, over one.
    fn straight(self) -> Self {
        Self { p: over(self.p, self.s.clone()), q: over(self.q, self.s), r: ZERO, s: ONE }
    }

    /// A product is of the kind where a line of one cancels a line of the other, or only one line
    /// above and one below have x in them.
    fn times(self, other: Self) -> Option<Self> {
        if (&self.r, &self.s) == (&other.p, &other.q) {
            return Some(Self { r: other.r, s: other.s, ..self });
        }
        if (&other.r, &other.s) == (&self.p, &self.q) {
            return Some(Self { p: other.p, q: other.q, ..self });
        }
        let (p, q) = line(self.p, self.q, other.p, other.q)?;
        let (r, s) = line(self.r, self.s, other.r, other.s)?;
        Some(Self { p, q, r, s })
    }
}

/// The product of two lines, of which at most one has x in it.
fn line(p: Formula, q: Formula, r: Formula, s: Formula) -> Option<(Formula, Formula)> {
    if p == ZERO {
        Some((times(r, q.clone()), times(s, q)))
    } else if r == ZERO {
        Some((times(p, s.clone()), times(q, s)))
    } else {
        None
    }
}

fn is(formula: &Formula, number: &Exact) -> bool {
    matches!(formula, Formula::Number(own) if own == number)
}

fn plus(left: Formula, right: Formula) -> Formula {
    match (left, right) {
        (zero, other) | (other, zero) if is(&zero, &Exact::ZERO) => other,
        (Formula::Sum(mut terms), right) => {
            terms.push(right);
            Formula::Sum(terms)
        }
        (left, right) => left + right,
    }
}

fn minus(left: Formula, right: Formula) -> Formula {
    match (left, right) {
        (left, right) if is(&right, &Exact::ZERO) => left,
        (Formula::Number(one), Formula::Number(other)) => Formula::Number(&one - &other),
        (left, Formula::Negate(right)) => plus(left, *right),
        (left, right) if is(&left, &Exact::ZERO) => -right,
        (left, right) => left - right,
    }
}

fn times(left: Formula, right: Formula) -> Formula {
    match (left, right) {
        (zero, _) | (_, zero) if is(&zero, &Exact::ZERO) => ZERO,
        (one, other) | (other, one) if is(&one, &Exact::ONE) => other,
        (Formula::Number(one), Formula::Number(other)) => Formula::Number(&one * &other),
        (left, right) => left * right,
    }
}

fn over(left: Formula, right: Formula) -> Formula {
    match (left, right) {
        (zero, _) if is(&zero, &Exact::ZERO) => ZERO,
        (left, one) if is(&one, &Exact::ONE) => left,
        (Formula::Negate(left), Formula::Negate(right)) => *left / *right,
        (left, Formula::Negate(right)) => -(left / *right),
        (left, right) => left / right,
    }
}
