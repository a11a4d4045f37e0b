//! Each check in `checks/` as a test: `cargo test -p indiq-embed-example --test checks`.

use indiq::embed::{Session, harness};
use std::process::ExitCode;

fn main() -> ExitCode {
    harness("checks", Session::sample)
}
