//! Printed figures: what they may have been before they were rounded, and what follows.
//!
//! Takes cells, each a print, a count, an exact number or missing ([`Known`]), and arithmetic over
//! them ([`Formula`]); gives the values that are possible ([`range()`]), whether a published figure
//! can be the result of others ([`agree`]), whether a comparison holds for sure ([`certainly`]), and
//! whether ranks can be right ([`standings`]). All of it is exact: a verdict never rests on a rounded
//! computation, and a table that was rounded correctly is never called impossible.
//!
//! Knows no catalog, no engine and no unit; `docs/printed.md` says what the verdicts mean.

mod arithmetic;
mod cells;
mod certainly;
mod claim;
mod climb;
mod decimals;
mod enclosure;
mod exact;
mod extreme;
mod formula;
mod interval;
mod known;
mod lanes;
mod lean;
mod moebius;
mod range;
mod ranking;
mod screen;
#[cfg(test)]
mod tests;
mod undetermined;
mod verdict;
mod witness;

pub use certainly::{Better, Certainty, Relation, certainly};
pub use claim::{Claim, agree};
pub use exact::Exact;
pub use formula::{Cell, Formula, cell, number};
pub use interval::{End, Interval};
pub use known::Known;
pub use lean::{Lean, Residuals};
pub use range::{Range, range};
pub use ranking::{Equals, Fault, Ranked, Standing, standings};
pub use screen::{Column, Decimals, Screened};
pub use undetermined::Undetermined;
pub use verdict::{Agreement, Side, Verdict};
pub use witness::Witness;
