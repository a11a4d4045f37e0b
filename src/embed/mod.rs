//! indiq in other Rust programs: queries that give rows, and checks that give a report.
//!
//! A [`Session`] is opened once and asked as often as one likes. [`Session::query`] gives [`Rows`]:
//! cells, values of serde types, or a data frame. A [`Suite`] of checks is parsed, bound to a session
//! and run; its [`Report`] says what was found.
//!
//! ```
//! use indiq::embed::{Options, Session, Suite};
//!
//! #[derive(serde::Deserialize)]
//! struct Late {
//!     district: String,
//!     progress: f64,
//! }
//!
//! let mut session = Session::sample()?;
//! let late: Vec<Late> = session.query("rank domestic where progress < schedule")?.deserialize()?;
//! assert_eq!(late[1].district, "瀛湖");
//! assert_eq!(late[1].progress, 13.93);
//!
//! let suite = Suite::parse("monthly.q", "check pace for domestic: progress >= 10%")?;
//! suite.bind(&mut session, &Options::default())?.run()?.assert_ok();
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What can go wrong has a type for each kind, so that a test cannot take one for another:
//!
//! | type | what | the program ends with |
//! |---|---|---|
//! | [`ScriptError`] | a text, a name, a unit, a param | 2 |
//! | [`DataError`] | a table or catalog that cannot be read, a statement that failed while it ran | 3 (2: the text of a catalog) |
//! | [`ChecksFailed`] | data that is not as the checks say | 1 |
//!
//! Each shows itself with the line that it points at. With the feature `harness`, a function of that
//! name makes each check of a folder a test of `cargo test`; [`checks!`](macro@crate::checks) runs a
//! folder within one test, and needs no feature.

mod deserialize;
mod error;
#[cfg(feature = "harness")]
mod harness;
mod report;
mod rows;
mod session;
mod suite;
#[cfg(test)]
mod tests;

pub use crate::answer::Cell;
pub use crate::checks::report::ReportFormat;
pub use crate::checks::result::{CheckResult, FailOn, Level, Outcome, Problem, Sample, Status};
pub use crate::engine::polars;
pub use crate::plan::Basis;
pub use crate::session::Open;
pub use crate::text::Language;
pub use chrono::NaiveDate;
pub use deserialize::DeserializeError;
pub use error::{ChecksFailed, DataError, QueryError, ScriptError};
#[cfg(feature = "harness")]
pub use harness::{harness, harness_with};
pub use report::Report;
pub use rows::{Column, Row, Rows};
pub use session::Session;
pub use suite::{BoundSuite, Options, Suite};

/// Runs the checks of a file, a folder or a pattern within a test, and panics with the report unless all
/// is well. The path is relative to the folder of the crate that the test is in.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use indiq::embed::{Options, Session};
///
/// let mut session = Session::sample()?;
/// indiq::checks!("tests/fixtures/embed/*.q", session);
///
/// let publish = Options { tags: vec!["publish".into()], ..Options::default() };
/// indiq::checks!("tests/fixtures/embed/*.q", session, publish);
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! checks {
    ($path:literal, $session:expr $(,)?) => {
        $crate::checks!($path, $session, $crate::embed::Options::default())
    };
    ($path:literal, $session:expr, $options:expr $(,)?) => {{
        let path = ::std::concat!(::std::env!("CARGO_MANIFEST_DIR"), "/", $path);
        let told = match $crate::embed::Suite::read(path) {
            Ok(suite) => match suite.bind(&mut $session, &$options) {
                Ok(mut bound) => bound.run().map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            },
            Err(error) => Err(error.to_string()),
        };
        match told {
            Ok(report) => report.assert_ok(),
            Err(told) => ::std::panic!("\n{told}"),
        }
    }};
}
