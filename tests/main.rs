//! The one integration test binary: case files, documents, the program, the oracle.

mod cases;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "engine")]
mod languages;
