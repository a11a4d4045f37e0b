//! How counts become a status: the limits of a check, and what counts as more than they allow.
//!
//! Shares are compared in whole numbers, so that 10% of 20 rows is 2 rows and nothing beside it.

use super::check::{Counts, Severity, Status};
use super::named::named;
use crate::units::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How many rows may be wrong: a count, or a share of the rows examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Limit {
    /// `above 5`
    Count(u64),
    /// `above 10%`, in percent.
    Share(Decimal),
}

impl Limit {
    /// Whether `violating` rows of `examined` are more than it allows.
    pub fn is_exceeded(self, violating: u64, examined: u64) -> bool {
        match self {
            Self::Count(most) => violating > most,
            Self::Share(percent) => {
                // violating / examined > digits / 10^places / 100, without a division.
                let scale = 10_i128.checked_pow(u32::from(percent.places()));
                let left = scale
                    .and_then(|scale| scale.checked_mul(100))
                    .and_then(|scale| scale.checked_mul(i128::from(violating)));
                let right = percent.digits().checked_mul(i128::from(examined));
                match (left, right) {
                    (Some(left), Some(right)) => left > right,
                    // Only a limit of absurdly many digits comes here; doubles tell enough of it.
                    _ => violating as f64 * 100.0 > percent.to_f64() * examined as f64,
                }
            }
        }
    }
}

impl fmt::Display for Limit {
    /// As a script has it: `5`, `10%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Share(percent) => write!(f, "{percent}%"),
        }
    }
}

/// A text that is no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableLimit(pub String);

impl fmt::Display for UnreadableLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is neither a number of rows nor a share of them", self.0)
    }
}

impl std::error::Error for UnreadableLimit {}

impl FromStr for Limit {
    type Err = UnreadableLimit;

    fn from_str(text: &str) -> Result<Self, UnreadableLimit> {
        let unreadable = || UnreadableLimit(text.to_owned());
        match text.strip_suffix('%') {
            Some(percent) => {
                let percent = Decimal::parse(percent).map_err(|_| unreadable())?;
                if percent.digits() < 0 { Err(unreadable()) } else { Ok(Self::Share(percent)) }
            }
            None => text.parse().map(Self::Count).map_err(|_| unreadable()),
        }
    }
}

impl TryFrom<String> for Limit {
    type Error = UnreadableLimit;

    fn try_from(text: String) -> Result<Self, UnreadableLimit> {
        text.parse()
    }
}

impl From<Limit> for String {
    fn from(limit: Limit) -> Self {
        limit.to_string()
    }
}

named! {
    /// What `unknown is …` says: how much an unknown weighs.
    #[derive(Default)]
    UnknownIs {
        /// As a failure.
        #[default]
        Fail = "fail",
        /// As a warning.
        Warn = "warn",
        /// As nothing.
        Pass = "pass",
    }
}

named! {
    /// What a status weighs in the end, once `unknown is …` is applied. From the lightest on.
    #[derive(Default)]
    Outcome {
        /// It was not run.
        Skipped = "skipped",
        /// All is well.
        #[default]
        Pass = "pass",
        /// It deserves a look.
        Warn = "warn",
        /// It fails.
        Fail = "fail",
        /// It could not be run.
        Error = "error",
    }
}

/// What a check allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// More wrong rows than this are a warning.
    pub warn_above: Option<Limit>,
    /// More wrong rows than this are a failure.
    pub fail_above: Option<Limit>,
    /// What an unknown weighs.
    pub unknown_is: UnknownIs,
    /// Fewer rows examined than this are an unknown.
    pub at_least: u64,
}

impl Limits {
    /// The limits out of the clauses as given: without `fail above`, any wrong row fails, unless
    /// `warn above` stands alone, and then the check only warns; without `expect at least`, one row
    /// is expected.
    pub fn of_clauses(
        warn_above: Option<Limit>,
        fail_above: Option<Limit>,
        unknown_is: Option<UnknownIs>,
        at_least: Option<u64>,
    ) -> Self {
        let usual = warn_above.is_none().then_some(Limit::Count(0));
        Self {
            warn_above,
            fail_above: fail_above.or(usual),
            unknown_is: unknown_is.unwrap_or_default(),
            at_least: at_least.unwrap_or(1),
        }
    }

    /// The worst that wrong rows can make of the check.
    pub fn severity(&self) -> Severity {
        if self.fail_above.is_some() { Severity::Fail } else { Severity::Warn }
    }

    /// The status that counts lead to.
    ///
    /// What is certain comes first: more wrong rows than allowed fail, however many more are
    /// undetermined. Then a row that is undetermined, or fewer rows than expected, make it unknown:
    /// rows that nobody could look at are no pass, and no mere warning either.
    pub fn status(&self, counts: &Counts) -> Status {
        let exceeded = |limit: Option<Limit>| {
            limit.is_some_and(|limit| limit.is_exceeded(counts.violating, counts.examined))
        };
        let unknown = counts.undetermined > 0 || counts.examined < self.at_least;
        if exceeded(self.fail_above) {
            return Status::Fail;
        }
        if unknown && self.unknown_is == UnknownIs::Fail {
            return Status::Unknown;
        }
        if exceeded(self.warn_above) {
            return Status::Warn;
        }
        if unknown { Status::Unknown } else { Status::Pass }
    }

    /// How many more rows may be wrong before the worst comes that wrong rows can make of the check;
    /// negative where more are.
    pub fn room(&self, counts: &Counts) -> Option<i64> {
        let most = match self.fail_above.or(self.warn_above)? {
            Limit::Count(most) => i64::try_from(most).ok()?,
            Limit::Share(percent) => {
                let scale = 10_i128.checked_pow(u32::from(percent.places()))?.checked_mul(100)?;
                let most = percent.digits().checked_mul(i128::from(counts.examined))? / scale;
                i64::try_from(most).ok()?
            }
        };
        most.checked_sub_unsigned(counts.violating)
    }

    /// What a status of such a check weighs.
    pub fn outcome(&self, status: Status) -> Outcome {
        match (status, self.unknown_is) {
            (Status::Unknown, UnknownIs::Fail) | (Status::Fail, _) => Outcome::Fail,
            (Status::Unknown, UnknownIs::Warn) | (Status::Warn, _) => Outcome::Warn,
            (Status::Unknown, UnknownIs::Pass) | (Status::Pass, _) => Outcome::Pass,
            (Status::Error, _) => Outcome::Error,
            (Status::Skipped, _) => Outcome::Skipped,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::of_clauses(None, None, None, None)
    }
}

#[cfg(test)]
mod tests;
