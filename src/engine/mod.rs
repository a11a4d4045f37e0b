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
//! | quantity, rank, movement, count | `Float64` |
//! | text, district, period | `UInt32`, a code that orders as the value does (`codes`) |
//! | truth | `Boolean` |
//! | missing | null; never NaN |
//!
//! So Polars never holds a text, and no text function of its own is needed.

mod aggregate;
mod breaks;
mod cells;
mod codes;
mod data_frame;
mod elsewhere;
mod explain;
mod expression;
mod frame;
mod functions;
mod gaps;
mod lengths;
mod looks;
mod lower;
mod notes;
mod order;
mod rank;
mod round;
mod row_index;
mod run;
mod sums;
mod tally;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traps;
mod trend;

pub use crate::bound::period;
pub use data_frame::data_frame;
pub use explain::explain;
pub use frame::Frame;
pub use gaps::course;
pub use run::{Evidence, evidence, rows_of, run, shown};
pub use tally::{Condition, Tally, tally};

/// Polars as it is used here, so that whoever goes on with a frame has the same.
pub use polars;
pub use polars::error::PolarsResult;
pub use polars::frame::DataFrame;

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::text;
use std::fmt::Display;

/// What Polars could not do, as a diagnostic.
fn failed(cause: impl Display) -> Diagnostic {
    let message = text!(
        "the engine could not run the plan: {cause}",
        "引擎无法执行计划：{cause}",
        cause = cause.to_string()
    );
    Diagnostic::error(Code::EngineFailed, message).hint(text!(
        "this is a fault in indiq: please report the statement and this message",
        "这是 indiq 的问题：请报告这条语句和这条消息"
    ))
}

/// Stack for lowering and for Polars: an operand costs a few kilobytes at every level, and a
/// chain of a thousand operators is a thousand levels deep.
const STACK: usize = 256 << 20;

/// Runs `work` on a stack of its own, where a panic of Polars ends as a diagnostic.
fn apart<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match thread.map_err(failed)?.join() {
            Ok(result) => result,
            Err(_) => Err(failed("it stopped with a panic").into()),
        }
    })
}
