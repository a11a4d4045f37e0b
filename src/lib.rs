#![doc = include_str!("../docs/architecture.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod answer;
pub mod catalog;
pub mod diagnostic;
pub mod grid;
pub mod output;
pub mod panel;
pub mod period;
pub mod plan;
pub mod source;
pub mod syntax;
pub mod units;
