#![doc = include_str!("../docs/architecture.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod about;
pub mod analyze;
pub mod answer;
pub mod bound;
pub mod catalog;
pub mod checks;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod directory;
#[cfg(feature = "engine")]
pub mod embed;
#[cfg(feature = "engine")]
pub mod engine;
pub mod fault;
pub mod grid;
pub mod input;
pub mod output;
pub mod panel;
pub mod period;
pub mod plan;
pub mod printed;
#[cfg(feature = "engine")]
pub mod printer;
#[cfg(feature = "cli")]
pub mod repl;
#[cfg(feature = "engine")]
pub mod script;
#[cfg(feature = "engine")]
pub mod serve;
#[cfg(feature = "engine")]
pub mod session;
pub mod source;
pub mod syntax;
pub mod text;
pub mod units;

/// The examples in documents for those who write Rust.
#[cfg(all(doctest, feature = "harness"))]
mod documents {
    #[doc = include_str!("../docs/embedding.md")]
    mod english {}
    #[doc = include_str!("../docs/embedding.zh.md")]
    mod chinese {}
}
