//! Checks: statements that say what is so of the data, and what came of looking.
//!
//! `result` is the model: what one run of checks found, plain values that serde writes and reads,
//! with the rules that make a status out of counts. `report` writes it: for people, for programs, for
//! the services that show what a run of tests did. Nothing in either knows how a check was found
//! out, so a report that was stored is as good as a fresh one.

pub mod reading;
pub mod report;
pub mod result;
pub mod sheet;
