//! Asking about the answer: what a name is, how a statement is understood, how the language goes.
//!
//! Takes things that the analysis has found; gives pages of words and tables. The words come from
//! the tables that the stages themselves read (keywords, functions, measures, units, codes), so
//! help cannot say anything else than what is so.

mod constructs;
mod declared;
mod describe;
mod explain;
mod help;
mod ledger;
pub mod listing;
mod names;
mod rules;
mod steps;
mod trace;

pub use constructs::{Construct, Family};
pub use describe::describe;
pub use explain::{Part, explain};
pub use help::help;
pub use names::{KnownName, NameKind, names};
pub use rules::{Rules, of_measure as rules_of_measure, rules};
pub use trace::{TracedCell, trace};
