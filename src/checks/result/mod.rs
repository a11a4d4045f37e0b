//! What a run of checks found: a [`Report`] of [`CheckResult`]s, made of plain values.
//!
//! Takes what a runner counted and collected; gives statuses, an order of samples, fingerprints and
//! one value that every format is written from. It assumes nothing of parsers or engines.
//!
//! The fields and their order are those of the JSON, which `docs/check-report.schema.json` states;
//! [`SCHEMA`] is its version. Texts for people are in both languages until [`Report::said_in`]
//! chooses one. Names of kinds, statuses and verdicts are English in every language.

mod audit;
mod check;
mod fingerprint;
mod limits;
mod message;
mod named;
mod place;
mod problem;
mod redact;
mod run;
mod said;
mod sample;
mod value;
mod waiver;

pub use audit::{AuditResult, Comparison, Subject, Uncompared, Verdicts};
pub use check::{CheckResult, Counts, Kind, Severity, Status};
pub use fingerprint::{DIGEST_PREFIX, digest, fingerprint_of_check, fingerprint_of_sample};
pub use limits::{Limit, Limits, Outcome, UnknownIs, UnreadableLimit};
pub use place::{DataPlace, Place};
pub use problem::{Level, Problem};
pub use redact::Redaction;
pub use run::{DataFile, FailOn, Program, Report, SCHEMA, Summary};
pub use sample::{Computed, Keys, Printed, Sample, Verdict};
pub use value::Value;
pub use waiver::{WaiverResult, WaiverState};
