//! The report of a run, in the language of its session.

use super::error::ChecksFailed;
use crate::checks::report::{ReportFormat, render, warnings};
use crate::checks::result::{self, FailOn};
use crate::output::Style;
use crate::text::Language;
use serde::{Serialize, Serializer};
use std::fmt;
use std::io::{self, Write};
use std::ops::Deref;

/// What a run of checks found. All that [`result::Report`] has is here too: `report.checks`,
/// `report.summary`, `report.failed()`, `report.exit_status(…)`.
///
/// Shown, it is what a reader at a terminal sees; serialized, the JSON that
/// `docs/check-report.schema.json` states.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    report: result::Report,
    language: Language,
}

impl Report {
    pub(super) fn new(report: result::Report, language: Language) -> Self {
        Self { report, language }
    }

    /// Panics with the report as a reader sees it, unless all is well: for tests.
    ///
    /// ```should_panic
    /// use indiq::embed::{Options, Session, Suite};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let suite = Suite::parse("pace.q", "check pace for domestic: progress >= 25%")?;
    /// suite.bind(&mut Session::sample()?, &Options::default())?.run()?.assert_ok();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    /// Where a check failed, or could not be run.
    #[track_caller]
    pub fn assert_ok(&self) {
        if let Err(failed) = self.verdict(FailOn::Fail) {
            panic!("\n{failed}");
        }
    }

    /// The same as a value, for `?`.
    ///
    /// # Errors
    /// Where a check failed or could not be run; with [`FailOn::Warn`], also where one warned.
    pub fn verdict(&self, fail_on: FailOn) -> Result<(), ChecksFailed> {
        match self.report.exit_status(fail_on) {
            0 => Ok(()),
            status => Err(ChecksFailed { shown: self.to_string(), status }),
        }
    }

    /// What deserves a look though nothing failed, a line each: checks that warned, waivers that
    /// cover nothing. For whoever shows only what failed.
    pub fn warnings(&self) -> Vec<String> {
        warnings(&self.report, self.language)
    }

    /// Writes the report in a format.
    ///
    /// ```
    /// use indiq::embed::{Options, ReportFormat, Session, Suite};
    ///
    /// let suite = Suite::parse("pace.q", "check pace for domestic: progress >= 10%")?;
    /// let report = suite.bind(&mut Session::sample()?, &Options::default())?.run()?;
    /// let mut tap = Vec::new();
    /// report.write(ReportFormat::Tap, &mut tap)?;
    /// assert!(String::from_utf8(tap)?.contains("\nok 1 - pace"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, format: ReportFormat, to: &mut impl Write) -> io::Result<()> {
        to.write_all(self.text(format).as_bytes())
    }

    /// The report in a format, as a text.
    pub fn text(&self, format: ReportFormat) -> String {
        let style = Style { language: self.language, ..Style::default() };
        render(&self.report, format, style)
    }

    /// The report itself, with its texts in both languages.
    pub fn into_inner(self) -> result::Report {
        self.report
    }

    /// A report of only the checks that `keeps` holds for, for whoever tells of each by itself.
    #[cfg(feature = "harness")]
    pub(super) fn only(&self, keeps: impl Fn(&result::CheckResult) -> bool) -> Self {
        let kept = self.report.checks.iter().filter(|check| keeps(check)).cloned().collect();
        let mut report = result::Report::new(self.report.now.clone(), kept);
        report.fail_on = self.report.fail_on;
        report.duration_ms = report.checks.iter().map(|check| check.duration_ms).sum();
        Self { report, language: self.language }
    }
}

impl Deref for Report {
    type Target = result::Report;

    fn deref(&self) -> &result::Report {
        &self.report
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.clone().said_in(self.language).serialize(serializer)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(ReportFormat::Human).trim_end_matches('\n'))
    }
}
