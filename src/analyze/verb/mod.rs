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

pub(super) use card::show;
pub(super) use compare::compare;
pub(super) use count::count;
pub(super) use examined::{collapsed, every_period, examined, figures_of, summed};
pub(super) use list::{list, of_one};
pub(super) use rank::rank;
pub(super) use total::total;
pub(super) use trend::trend;

pub(super) use frame::Frame;
use frame::{ascending, first_place, frame};
