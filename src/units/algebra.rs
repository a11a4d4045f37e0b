//! Which units meet in which operation, and what comes out.
//!
//! Takes two units; gives the unit of the result and the powers of ten by which the operands and
//! the result have to be shifted, or a [`Mismatch`] that says why not.

use super::unit::Unit;

/// What an operation on two units gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The unit of the result.
    pub unit: Unit,
    /// Shift the left operand by ten to this first.
    pub left: i8,
    /// Shift the right operand by ten to this first.
    pub right: i8,
    /// Shift the result by ten to this.
    pub result: i8,
}

/// An operation, for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a < b`
    Compare,
}

/// Two units that do not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// In which operation.
    pub operation: Operation,
    /// The left one.
    pub left: Unit,
    /// The right one.
    pub right: Unit,
    /// How to mend it, one sentence each.
    pub hints: Vec<String>,
}
