//! The engine: a plan lowered to Polars, run, and built into an answer.
//!
//! Takes a [`Plan`](crate::plan::Plan) with the [`Panel`](crate::panel::Panel) and the
//! [`Catalog`](crate::catalog::Catalog) that it was made for; gives an
//! [`Answer`](crate::answer::Answer), or Polars' optimised plan as text. The plan says what is to
//! come out; nothing here may add a meaning of its own (`docs/semantics.md` lists where Polars
//! would). This folder alone names Polars.
//!
//! What the values of a plan are in a frame:
//!
//! | plan | frame |
//! |---|---|
//! | quantity, rank, count | `Float64` |
//! | text, district, period | `UInt32`, a code that orders as the value does ([`codes`]) |
//! | truth | `Boolean` |
//! | missing | null; never NaN |
//!
//! So Polars never holds a text, and no text function of its own is needed.

mod aggregate;
mod bind;
mod cells;
mod codes;
mod explain;
mod expression;
mod frame;
mod functions;
mod lower;
mod notes;
mod order;
mod rank;
mod round;
mod run;
#[cfg(test)]
mod traps;

pub use explain::explain;
pub use frame::Frame;
pub use run::run;

use crate::diagnostic::{Code, Diagnostic};
use std::fmt::Display;

/// What Polars could not do, as a diagnostic.
fn failed(cause: impl Display) -> Diagnostic {
    Diagnostic::error(Code::EngineFailed, format!("the engine could not run the plan: {cause}"))
        .hint("this is a fault in indiq: please report the statement and this message")
}
