//! Checks: statements that say what is so of the data, and what came of looking.
//!
//! `result` is the model: what one run of checks found, plain values that serde writes and reads,
//! with the rules that make a status out of counts. Nothing in it knows how a check was found out,
//! so a report that was stored is as good as a fresh one.

pub mod reading;
pub mod result;
pub mod sheet;
