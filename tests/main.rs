//! The one integration test binary.
#![forbid(unsafe_code)]

#[cfg(feature = "engine")]
mod oracle;
