//! Which units meet in which operation, and what comes out.
//!
//! Takes two units; gives the unit of the result and the powers of ten by which the operands and
//! the result have to be shifted, or a [`Mismatch`] that says why not. Shifting never changes
//! what is measured: number × 10^power stays.
//!
//! `+`, `-` and comparison bring the right operand to the size of the left:
//!
//! | left \ right | number | scale | percent | pp | money | count | score | other |
//! |---|---|---|---|---|---|---|---|---|
//! | **number**  | number | scale ¹ | – | – | – | – | – | – |
//! | **scale** (`5亿`) | scale | scale | – | – | money | count | – | other |
//! | **percent** | – | – | percent; `-` gives pp | percent ² | – | – | – | – |
//! | **pp**      | – | – | percent; not `-` ² | pp | – | – | – | – |
//! | **money**   | – | money | – | – | money ³ | – | – | – |
//! | **count**   | – | count | – | – | – | count ⁴ | – | – |
//! | **score**   | – | – | – | – | – | – | score | – |
//! | **other**   | – | other | – | – | – | – | – | other ⁵ |
//!
//! ¹ as a number ² not in a comparison ³ of one currency ⁴ of one counter ⁵ of one name
//!
//! `*` (either way round); a scale is a number:
//!
//! | | number | percent | pp | money | count | score | other |
//! |---|---|---|---|---|---|---|---|
//! | **number**  | number | percent | pp | money | count | score | other |
//! | **percent** | percent | percent | pp | money | count | score | other |
//! | **count**   | count | count | – | money | – | – | other |
//!
//! and nothing else. `/`, left by right:
//!
//! | | number | percent | pp | money | count | score | other |
//! |---|---|---|---|---|---|---|---|
//! | **number**  | number | number | – | – | – | – | – |
//! | **percent** | percent | number | – | – | – | – | – |
//! | **pp**      | pp | number | number | – | – | – | – |
//! | **money**   | money | money | – | percent ³ | money | – | – |
//! | **count**   | count | count | – | – | percent ⁶ | – | – |
//! | **score**   | score | score | – | – | – | number | – |
//! | **other**   | other | other | – | – | other | – | percent ⁵ |
//!
//! ⁶ of whatever counters: started projects of contracts
//!
//! A plain number beside an amount is a mismatch here: whether it takes the unit of an indicator
//! is for the analyzer, which knows the indicator, as is a literal zero that fits anything.

use super::unit::{Dimension, Unit};
use crate::text::{Text, text};

/// What an operation on two units gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The unit of the result; of a comparison, the unit in which the two are compared.
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
    pub hints: Vec<Text>,
}

impl Mismatch {
    /// The same with its sides changed.
    pub fn turned(self) -> Self {
        Self { left: self.right, right: self.left, ..self }
    }
}

/// `left + right`
///
/// # Errors
/// `100 + 10%`, `3亿元 + 2万美元`, `3个 + 2家`.
pub fn add(left: &Unit, right: &Unit) -> Result<Shifted, Mismatch> {
    use Dimension::{Percent, Points};
    let dimension = match (&left.dimension, &right.dimension) {
        (Percent, Points) | (Points, Percent) => Some(Percent),
        _ => common(left, right),
    };
    in_left_size(Operation::Add, left, right, dimension)
}

/// `left - right`
///
/// # Errors
/// As [`add`], and `4.9pp - 25%`.
pub fn subtract(left: &Unit, right: &Unit) -> Result<Shifted, Mismatch> {
    use Dimension::{Percent, Points};
    let dimension = match (&left.dimension, &right.dimension) {
        (Percent, Percent) => Some(Points),
        (Percent, Points) => Some(Percent),
        _ => common(left, right),
    };
    in_left_size(Operation::Subtract, left, right, dimension)
}

/// `left < right`, `left = right` and the like. The right operand is shifted to the left's size;
/// a caller that knows the left to be a literal swaps them, so that the literal is shifted and
/// not the column.
///
/// # Errors
/// `progress < 25`, `gap < 4%`, `3亿元 < 2万美元`.
pub fn compare(left: &Unit, right: &Unit) -> Result<Shifted, Mismatch> {
    in_left_size(Operation::Compare, left, right, common(left, right))
}

/// `left * right`
///
/// # Errors
/// `3亿元 * 2亿元`, `60分 * 3个`.
pub fn multiply(left: &Unit, right: &Unit) -> Result<Shifted, Mismatch> {
    use Dimension::{Count, Money, Number, Other, Percent};
    let unit = match (&left.dimension, &right.dimension) {
        (Number, Number) => Some(Unit::NUMBER),
        (Number, _) => Some(right.clone()),
        (_, Number) => Some(left.clone()),
        (Percent, _) => Some(right.clone()),
        (_, Percent) => Some(left.clone()),
        // So much for each of so many.
        (Count(_), Money(_) | Other(_)) => Some(right.clone()),
        (Money(_) | Other(_), Count(_)) => Some(left.clone()),
        _ => None,
    };
    let natural = i32::from(left.power) + i32::from(right.power);
    with_result_shift(Operation::Multiply, left, right, unit, natural)
}

/// `left / right`
///
/// # Errors
/// `3亿元 / 2万美元`, `12 / 3亿元`.
pub fn divide(left: &Unit, right: &Unit) -> Result<Shifted, Mismatch> {
    use Dimension::{Count, Money, Number, Other, Percent, Points, Score};
    let unit = match (&left.dimension, &right.dimension) {
        (Number, Number | Percent) => Some(Unit::NUMBER),
        (_, Number) => Some(left.clone()),
        (Percent | Points, Percent) | (Points, Points) | (Score, Score) => Some(Unit::NUMBER),
        (_, Percent) => Some(left.clone()),
        (Money(one), Money(other)) if one == other => Some(Unit::PERCENT),
        (Other(one), Other(other)) if one == other => Some(Unit::PERCENT),
        (Count(_), Count(_)) => Some(Unit::PERCENT),
        (Money(_) | Other(_), Count(_)) => Some(left.clone()),
        _ => None,
    };
    let natural = i32::from(left.power) - i32::from(right.power);
    with_result_shift(Operation::Divide, left, right, unit, natural)
}

/// `-operand`: of the same unit.
pub fn negate(operand: &Unit) -> Unit {
    operand.clone()
}

/// What both measure, a bare scale taking the measure of what it meets.
fn common(left: &Unit, right: &Unit) -> Option<Dimension> {
    let takes_scale = |unit: &Unit| {
        matches!(unit.dimension, Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_))
    };
    if left.same_dimension(right) || (right.is_bare_scale() && takes_scale(left)) {
        Some(left.dimension.clone())
    } else if left.is_bare_scale() && takes_scale(right) {
        Some(right.dimension.clone())
    } else {
        None
    }
}

/// The right operand brought to the left's size, which the result keeps.
fn in_left_size(
    operation: Operation,
    left: &Unit,
    right: &Unit,
    dimension: Option<Dimension>,
) -> Result<Shifted, Mismatch> {
    let shift = i8::try_from(i16::from(right.power) - i16::from(left.power));
    match (dimension, shift) {
        (Some(dimension), Ok(shift)) => Ok(Shifted {
            unit: Unit { dimension, power: left.power },
            left: 0,
            right: shift,
            result: 0,
        }),
        _ => Err(mismatch(operation, left, right)),
    }
}

/// The operands as they are; the result, whose size comes out as `natural`, brought to that of
/// its unit.
fn with_result_shift(
    operation: Operation,
    left: &Unit,
    right: &Unit,
    unit: Option<Unit>,
    natural: i32,
) -> Result<Shifted, Mismatch> {
    unit.and_then(|unit| {
        let result = i8::try_from(natural - i32::from(unit.power)).ok()?;
        Some(Shifted { unit, left: 0, right: 0, result })
    })
    .ok_or_else(|| mismatch(operation, left, right))
}

fn mismatch(operation: Operation, left: &Unit, right: &Unit) -> Mismatch {
    let hints = hints(operation, left, right);
    Mismatch { operation, left: left.clone(), right: right.clone(), hints }
}

fn hints(operation: Operation, left: &Unit, right: &Unit) -> Vec<Text> {
    use Dimension::{Count, Money, Number, Percent, Points};
    let hint = match (operation, &left.dimension, &right.dimension) {
        (_, Money(one), Money(other)) if one != other => {
            text!(
                "exchange rates are not known: {one} and {other} do not mix",
                "汇率未知，{one} 与 {other} 不能混算",
                one = one.code(),
                other = other.code()
            )
        }
        (Operation::Multiply, _, _) => {
            text!(
                "one of the two has to be a plain number or a percent",
                "相乘的两项中须有一项是不带单位的数或百分数"
            )
        }
        (Operation::Divide, Number, _) => {
            text!(
                "a plain number is divided by a plain number or a percent, not by {right}",
                "不带单位的数只能除以不带单位的数或百分数，不能除以{right}",
                right = right.noun()
            )
        }
        (Operation::Divide, _, _) => {
            text!(
                "{left} is divided by its own kind, a plain number or a percent",
                "{left}只能除以同类的量、不带单位的数或百分数",
                left = left.noun()
            )
        }
        (Operation::Add, Number, Percent) | (Operation::Add, Percent, Number) => {
            return vec![
                text!(
                    "to raise a number by a percent, multiply: `100 * 110%`",
                    "要按百分比增加，请用乘法：`100 * 110%`"
                ),
                text!("to add percents, write both with `%`", "百分数相加时，两边都要写 `%`"),
            ];
        }
        (Operation::Subtract, Number, Percent) | (Operation::Subtract, Percent, Number) => {
            return vec![
                text!(
                    "to lower a number by a percent, multiply: `100 * 90%`",
                    "要按百分比减少，请用乘法：`100 * 90%`"
                ),
                text!(
                    "to take one percent from another, write both with `%`",
                    "百分数相减时，两边都要写 `%`"
                ),
            ];
        }
        (Operation::Subtract, Points, Percent) => {
            text!(
                "percentage points are taken from a percent, not the other way round",
                "只能从百分数中减去百分点，不能反过来"
            )
        }
        (_, Percent, Points) | (_, Points, Percent) => {
            text!(
                "a percent is compared with a percent (`%`), a difference of percents with \
                 percentage points (`pp`)",
                "百分数与百分数（`%`）比较，百分数之差与百分点（`个百分点`）比较"
            )
        }
        (_, Number, measured) | (_, measured, Number) if *measured != Number => {
            let unit = if *measured == left.dimension { left } else { right };
            text!("write the number with its unit: `{unit}`", "给这个数写上单位：`{unit}`", unit)
        }
        (_, Count(one), Count(other)) => {
            text!(
                "{one} and {other} count different things",
                "{one} 与 {other} 数的不是同一种东西",
                one = &one.0,
                other = &other.0
            )
        }
        _ => text!(
            "{left} and {right} measure different things",
            "{left}与{right}不是同一种量",
            left = left.noun(),
            right = right.noun()
        ),
    };
    vec![hint]
}

#[cfg(test)]
mod tests;
