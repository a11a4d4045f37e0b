//! Comparisons in three values: what holds for sure, what fails for sure, what the print leaves open.

use super::exact::Exact;
use super::formula::Formula;
use super::interval::Interval;
use super::known::Known;
use super::range::range;
use super::undetermined::Undetermined;

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `>=`
    AtLeast,
    /// `>`
    Greater,
}

/// Whether something holds for all numbers that print as the cells do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Certainty {
    /// For all of them.
    True,
    /// For none of them.
    False,
    /// For some it may, for others it may not.
    Unknown,
    /// Nothing can be said.
    Undetermined(Undetermined),
}

/// Whether `left` stands in that relation to `right`, whatever the cells were before they were
/// printed. A print of 25.00% is not below 25% for sure, nor is it not.
pub fn certainly(
    left: &Formula,
    relation: Relation,
    right: &Formula,
    cells: &[Known],
) -> Certainty {
    let difference = left.clone() - right.clone();
    let values = match range(&difference, cells) {
        Ok(values) => values.interval,
        Err(reason) => return Certainty::Undetermined(reason),
    };
    let of = |relation| holds(&values, relation);
    let (sure, ruled_out) = match relation {
        Relation::Less => (of(Relation::Less), of(Relation::AtLeast)),
        Relation::AtMost => (of(Relation::AtMost), of(Relation::Greater)),
        Relation::Equal => (of(Relation::Equal), of(Relation::Unequal)),
        Relation::Unequal => (of(Relation::Unequal), of(Relation::Equal)),
        Relation::AtLeast => (of(Relation::AtLeast), of(Relation::Less)),
        Relation::Greater => (of(Relation::Greater), of(Relation::AtMost)),
    };
    match (sure, ruled_out) {
        (true, _) => Certainty::True,
        (_, true) => Certainty::False,
        _ => Certainty::Unknown,
    }
}

/// Whether all of the values stand in the relation to zero.
fn holds(values: &Interval, relation: Relation) -> bool {
    let (low, high) = (values.low.at.sign(), values.high.at.sign());
    match relation {
        Relation::Less => high.is_lt() || (high.is_eq() && !values.high.closed),
        Relation::AtMost => high.is_le(),
        Relation::Equal => low.is_eq() && high.is_eq(),
        Relation::Unequal => !values.contains(&Exact::ZERO),
        Relation::AtLeast => low.is_ge(),
        Relation::Greater => low.is_gt() || (low.is_eq() && !values.low.closed),
    }
}

/// Which end of a ranking is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    /// The more, the better.
    Higher,
    /// The less, the better.
    Lower,
}
