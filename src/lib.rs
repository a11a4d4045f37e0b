#![doc = include_str!("../docs/architecture.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod about;
pub mod analyze;
pub mod answer;
pub mod catalog;
pub mod diagnostic;
#[cfg(feature = "engine")]
pub mod engine;
pub mod grid;
pub mod input;
pub mod output;
pub mod panel;
pub mod period;
pub mod plan;
#[cfg(feature = "engine")]
pub mod session;
pub mod source;
pub mod syntax;
pub mod units;
