//! Text to tokens to syntax tree.
//!
//! Knows nothing of catalogs, files or terminals.

pub mod ast;
mod print;
pub mod token;
