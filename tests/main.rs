//! The one integration test binary: case files, documents, the program, the oracle.
#![forbid(unsafe_code)]

#[cfg(feature = "engine")]
mod audited;
mod cases;
#[cfg(feature = "cli")]
mod cli;
mod codes;
mod coverage;
#[cfg(feature = "engine")]
mod documents;
#[cfg(feature = "engine")]
mod errors;
mod formatting;
#[cfg(feature = "engine")]
mod languages;
#[cfg(feature = "engine")]
mod oracle;
mod printed;
#[cfg(feature = "engine")]
mod reference;
mod said;
#[cfg(feature = "cli")]
mod scanned;
mod tables;
#[cfg(all(feature = "cli", unix))]
mod terminal;
#[cfg(feature = "engine")]
mod transcript;
