//! The one integration test binary: case files, documents, the program, the oracle.

mod cases;
#[cfg(feature = "engine")]
mod languages;
