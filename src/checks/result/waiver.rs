//! What came of a waiver.

use super::named::named;
use super::place::Place;
use super::sample::Keys;
use serde::{Deserialize, Serialize};

/// A waiver and the use that was made of it. It is always told, whatever its state.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WaiverResult {
    /// The check that it is for.
    pub id: String,
    /// The rows that it is for; a key that is not there is any.
    pub keys: Vec<Keys>,
    /// The last day on which it holds, `2024-03-31`.
    pub until: Option<String>,
    /// The reason given.
    pub because: String,
    /// Where it is stated.
    pub place: Place,
    /// How many rows it covered.
    pub used: u64,
    /// Whether it holds and was needed.
    pub state: WaiverState,
}

named! {
    /// Whether a waiver holds and was needed.
    #[derive(Default)]
    WaiverState {
        /// It covered a row.
        #[default]
        Active = "active",
        /// It holds, but no row needed it: a warning.
        Unused = "unused",
        /// Its check did not run, or compared nothing: whether it is needed is not known.
        Untried = "untried",
        /// Its last day is past, so that it covers nothing: a warning.
        Expired = "expired",
        /// Its script has no check of this id: a warning.
        NoCheck = "no_check",
    }
}

impl WaiverState {
    /// Whether somebody has to look at the waiver: it covers nothing.
    pub fn is_stale(self) -> bool {
        matches!(self, Self::Unused | Self::Expired | Self::NoCheck)
    }
}
