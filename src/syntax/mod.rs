//! Text to tokens to syntax tree.
//!
//! Knows nothing of catalogs, files or terminals.

pub mod ast;
pub mod format;
#[cfg(test)]
mod grammar;
pub mod keywords;
pub mod lexer;
pub mod parser;
mod print;
pub mod split;
pub mod token;

pub use parser::{
    Completeness, Expected, Gathered, Parsed, Place, completeness, expected_after, parse,
    parse_expression, place_after,
};
