//! What is computed from figures: arithmetic over numbered cells.
//!
//! A formula says nothing of what its cells hold: one formula serves all rows of a table, each with
//! cells of its own. Units are not its affair; where they differ in size, a shift by a power of ten
//! is part of the formula.

use super::exact::Exact;
use super::known::Known;
use super::undetermined::Undetermined;
use crate::units::Decimal;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A cell, by its place in the slice of cells that a formula is computed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(pub usize);

/// Arithmetic over cells. The operators build it: `(cell(0) / cell(1)).shift(2)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// A figure.
    Cell(Cell),
    /// A number.
    Number(Exact),
    /// `-x`
    Negate(Box<Self>),
    /// `x - y`
    Subtract(Box<Self>, Box<Self>),
    /// All of them added up; nothing adds up to zero.
    Sum(Vec<Self>),
    /// `x × y`
    Multiply(Box<Self>, Box<Self>),
    /// `x / y`
    Divide(Box<Self>, Box<Self>),
    /// `x × 10^power`
    Shift(Box<Self>, i16),
    /// `|x|`
    Absolute(Box<Self>),
    /// The smallest of them, of which there is at least one.
    Least(Vec<Self>),
    /// The greatest of them, of which there is at least one.
    Greatest(Vec<Self>),
    /// To so many places, half away from zero.
    Round(Box<Self>, u8),
}

/// The figure in a cell.
pub const fn cell(at: usize) -> Formula {
    Formula::Cell(Cell(at))
}

/// A number that is what its digits say.
pub fn number(value: Decimal) -> Formula {
    Formula::Number(Exact::from(value))
}

impl Formula {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self::Number(Exact::whole(number))
    }

    /// All of them added up.
    pub fn sum(terms: impl IntoIterator<Item = Self>) -> Self {
        Self::Sum(terms.into_iter().collect())
    }

    /// × 10^`power`: from a ratio to a percent it is 2.
    pub fn shift(self, power: i16) -> Self {
        if power == 0 { self } else { Self::Shift(Box::new(self), power) }
    }

    /// Its size.
    pub fn absolute(self) -> Self {
        Self::Absolute(Box::new(self))
    }

    /// To so many places, half away from zero.
    pub fn round(self, places: u8) -> Self {
        Self::Round(Box::new(self), places)
    }

    /// What it is made of.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Cell(_) | Self::Number(_) => Vec::new(),
            Self::Negate(one) | Self::Shift(one, _) | Self::Absolute(one) | Self::Round(one, _) => {
                vec![one]
            }
            Self::Subtract(left, right)
            | Self::Multiply(left, right)
            | Self::Divide(left, right) => vec![left, right],
            Self::Sum(all) | Self::Least(all) | Self::Greatest(all) => all.iter().collect(),
        }
    }

    /// Its cells from left to right, each as often as it stands there.
    pub fn cells(&self) -> Vec<Cell> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather(&self, found: &mut Vec<Cell>) {
        match self {
            Self::Cell(cell) => found.push(*cell),
            other => other.parts().into_iter().for_each(|part| part.gather(found)),
        }
    }

    /// Whether a cell stands in it.
    pub fn has(&self, cell: Cell) -> bool {
        match self {
            Self::Cell(own) => *own == cell,
            other => other.parts().into_iter().any(|part| part.has(cell)),
        }
    }

    /// What comes out of the cells as printed.
    ///
    /// # Errors
    /// A missing cell, or a divisor that prints as zero.
    pub fn value(&self, cells: &[Known]) -> Result<Exact, Undetermined> {
        let all = |parts: &[Self]| -> Result<Vec<Exact>, Undetermined> {
            parts.iter().map(|part| part.value(cells)).collect()
        };
        Ok(match self {
            Self::Cell(cell) => cells
                .get(cell.0)
                .and_then(Known::value)
                .ok_or_else(|| Undetermined::Missing(vec![*cell]))?,
            Self::Number(number) => number.clone(),
            Self::Negate(one) => -&one.value(cells)?,
            Self::Subtract(left, right) => &left.value(cells)? - &right.value(cells)?,
            Self::Sum(terms) => all(terms)?.iter().fold(Exact::ZERO, |sum, term| &sum + term),
            Self::Multiply(left, right) => &left.value(cells)? * &right.value(cells)?,
            Self::Divide(left, right) => left
                .value(cells)?
                .checked_div(&right.value(cells)?)
                .ok_or_else(|| Undetermined::of_divisor(right))?,
            Self::Shift(one, power) => one.value(cells)?.shift(*power),
            Self::Absolute(one) => one.value(cells)?.absolute(),
            Self::Least(parts) => all(parts)?.into_iter().min().ok_or(Undetermined::Nothing)?,
            Self::Greatest(parts) => all(parts)?.into_iter().max().ok_or(Undetermined::Nothing)?,
            Self::Round(one, places) => one.value(cells)?.rounded(*places),
        })
    }
}

impl Neg for Formula {
    type Output = Self;

    fn neg(self) -> Self {
        Self::Negate(Box::new(self))
    }
}

impl Add for Formula {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::Sum(vec![self, other])
    }
}

impl Sub for Formula {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::Subtract(Box::new(self), Box::new(other))
    }
}

impl Mul for Formula {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::Multiply(Box::new(self), Box::new(other))
    }
}

impl Div for Formula {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self::Divide(Box::new(self), Box::new(other))
    }
}
