//! What Polars is going to do for a plan.

use super::failed;
use super::frame::Frame;
use super::lower::lower;
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::panel::Panel;
use crate::plan::Plan;

/// Polars' optimised plan, as text.
///
/// # Errors
/// As for [`run`](super::run): a plan is explained for the data that there is.
pub fn explain(plan: &Plan, frame: &Frame, panel: &Panel, catalog: &Catalog) -> Result<String> {
    let lowered = lower(plan, frame, panel, catalog)?;
    lowered.rows.explain(true).map_err(|error| failed(error).into())
}
