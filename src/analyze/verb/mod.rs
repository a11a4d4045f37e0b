//! The verbs, a file each, on one frame: population, ranking, filter, cut, columns, order.
//!
//! Whatever the order written, the order of meaning is: period, `among`, rank, `where`,
//! `top`/`bottom`, `show`.

mod card;
mod compare;
mod count;
mod counted;
mod examined;
mod expected;
mod frame;
mod list;
mod parent;
mod period;
mod rank;
mod total;
mod trend;

/// The clauses that a verb takes, by their English words; `of_districts` where it is asked about these.
pub(super) fn takes(verb: Verb, of_districts: bool) -> &'static [&'static str] {
    match verb {
        Verb::Rank => rank::TAKES,
        Verb::List => list::TAKES,
        Verb::Total => total::TAKES,
        Verb::Count => count::TAKES,
        Verb::Compare if !of_districts => compare::TAKES,
        Verb::Show | Verb::Compare => card::TAKES,
        Verb::Trend => trend::TAKES,
    }
}

pub(super) use card::show;
pub(super) use compare::compare;
pub(super) use count::count;
pub(super) use examined::{collapsed, every_period, examined, figures_of, summed};
pub(super) use list::{list, of_one};
pub(super) use rank::rank;
pub(super) use total::total;
pub(super) use trend::trend;

use crate::syntax::ast::Verb;
pub(super) use frame::Frame;
use frame::{ascending, first_place, frame};
