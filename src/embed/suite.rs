//! Checks: parsed, then bound to a session, then run.

use super::error::{DataError, ScriptError, Told};
use super::report::Report;
use super::session::{Mark, Session};
use crate::analyze::Check;
use crate::checks::result::{FailOn, Problem, Redaction};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::fault::caught;
use crate::script::files;
use crate::session::{self, Running, Selection, today};
use crate::source::Sources;
use crate::syntax;
use crate::text::{Language, text};
use chrono::NaiveDate;
use serde_json::Value;
use std::path::Path;

/// The texts of checks, whose grammar is right. No name is known yet and no data touched.
///
/// ```
/// use indiq::embed::{FailOn, Options, Session, Suite};
///
/// let suite = Suite::parse(
///     "pace.q",
///     r#"check pace "on schedule" for domestic: progress >= 25% tag publish"#,
/// )?;
/// let mut session = Session::sample()?;
/// let report = suite.bind(&mut session, &Options::default())?.run()?;
///
/// assert_eq!(report.exit_status(FailOn::Fail), 1);
/// let late = report.failed().next().unwrap();
/// assert_eq!((late.id.as_str(), late.counts.violating, late.counts.examined), ("pace", 2, 13));
/// assert_eq!(late.samples[0].keys.district.as_deref(), Some("瀛湖"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Suite {
    /// Names and texts.
    texts: Vec<(String, String)>,
}

/// Which checks are run, and how.
///
/// ```
/// use indiq::embed::Options;
///
/// let options = Options { only: vec!["pace".into()], ..Options::default() };
/// assert_eq!(options.samples, 100);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Values for params of the scripts, as names and texts: `("floor", "25%")`.
    pub params: Vec<(String, String)>,
    /// Only checks with one of these tags; all where there is none.
    pub tags: Vec<String>,
    /// Only checks with one of these ids; all where there is none.
    pub only: Vec<String>,
    /// The day that ages and waivers are reckoned from; the system's where it is not said.
    pub now: Option<NaiveDate>,
    /// How many rows of a check are kept at most.
    pub samples: usize,
    /// Whether nothing runs behind the first check that fails.
    pub fail_fast: bool,
    /// Whether checks that look at no row, and texts without checks, are taken for a pass.
    pub allow_empty: bool,
    /// From which outcome on a report shows the run as a failed one: `fail_on` of the JSON, a warning
    /// that is a failure in JUnit and TAP.
    pub fail_on: FailOn,
    /// Columns that are left out of the report with all that is reckoned from them: `progress`,
    /// `domestic.progress`, `district`; in either language.
    pub redact: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        let Running { samples, fail_fast, allow_empty, .. } = Running::on(NaiveDate::MIN);
        Self {
            params: Vec::new(),
            tags: Vec::new(),
            only: Vec::new(),
            now: None,
            samples,
            fail_fast,
            allow_empty,
            fail_on: FailOn::Fail,
            redact: Vec::new(),
        }
    }
}

impl Suite {
    /// Reads a text. `name` is what messages and reports call it.
    ///
    /// ```
    /// use indiq::embed::Suite;
    ///
    /// let wrong = Suite::parse("pace.q", "check pace for domestic progress >= 25%").unwrap_err();
    /// assert_eq!(wrong.exit_status(), 2);
    /// assert!(wrong.to_string().contains("--> pace.q:1:"));
    /// ```
    ///
    /// # Errors
    /// A text that does not follow the grammar.
    pub fn parse(name: impl Into<String>, text: impl Into<String>) -> Result<Self, ScriptError> {
        Self::parse_in(Language::English, name, text)
    }

    /// The same, with errors in a language.
    pub(crate) fn parse_in(
        language: Language,
        name: impl Into<String>,
        text: impl Into<String>,
    ) -> Result<Self, ScriptError> {
        Self::of(vec![(name.into(), text.into())], language)
    }

    /// Reads a file, the files of a folder and of those below it (`*.q`), or those of a pattern:
    /// `checks/monthly-*.q`.
    ///
    /// # Errors
    /// A file that cannot be read; a text that does not follow the grammar.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, ScriptError> {
        Self::read_in(Language::English, path)
    }

    /// The same, with errors in a language.
    pub(crate) fn read_in(language: Language, path: impl AsRef<Path>) -> Result<Self, ScriptError> {
        let read = |path: &Path| {
            let files = files::scripts(path)?;
            let texts =
                files.iter().map(|file| Ok((file.display().to_string(), files::text(file)?)));
            crate::analyze::all(texts)
        };
        match read(path.as_ref()) {
            Ok(texts) => Self::of(texts, language),
            Err(wrong) => Err(ScriptError::new(&wrong, &Sources::default(), language)),
        }
    }

    fn of(texts: Vec<(String, String)>, language: Language) -> Result<Self, ScriptError> {
        let mut sources = Sources::default();
        let mut wrong = Vec::new();
        for (name, text) in &texts {
            let id = sources.add(name, text);
            let found = caught(|| Ok(syntax::parse(id, text).diagnostics));
            wrong.extend(found.unwrap_or_else(|fault| fault));
        }
        wrong.retain(|one: &Diagnostic| one.severity == Severity::Error);
        match wrong.is_empty() {
            true => Ok(Self { texts }),
            false => Err(ScriptError::new(&wrong, &sources, language)),
        }
    }

    /// The texts of both, this one's first. What one text declares, another does not know.
    pub fn and(mut self, other: Self) -> Self {
        self.texts.extend(other.texts);
        self
    }

    /// Resolves every name and unit, and reads files that the texts include; no data is read, where
    /// the session has a catalog.
    ///
    /// ```
    /// use indiq::embed::{Options, Session, Suite};
    ///
    /// let suite = Suite::parse("pace.q", "check pace for domestik: progress >= 25%")?;
    /// let wrong = suite.bind(&mut Session::sample()?, &Options::default()).unwrap_err();
    /// assert_eq!(wrong.problems()[0].code, "Q0201");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// All that is wrong with any of the texts; a param that they do not have; an id or a tag that no
    /// check has; a column to leave out that nobody knows; no check at all, unless [`Options::allow_empty`] takes that for a pass.
    pub fn bind<'s>(
        &self,
        session: &'s mut Session,
        options: &Options,
    ) -> Result<BoundSuite<'s>, ScriptError> {
        let before = session.mark();
        let texts: Vec<_> =
            self.texts.iter().map(|(name, text)| session.sources.add(name, text)).collect();
        let params = options.params.iter().map(|(name, value)| format!("{name}={value}"));
        let params: Vec<String> = params.collect();
        let bound = caught(|| {
            let mut bound = session.inner.suite_with(&params, &texts, &mut session.sources)?;
            let redaction = session.inner.redaction(&options.redact, &bound.value)?;
            bound
                .value
                .select(&Selection { tags: options.tags.clone(), only: options.only.clone() })?;
            if bound.value.checks().next().is_none() && !options.allow_empty {
                let message = text!("there is no check in these scripts", "这些脚本里没有检查");
                return Err(Diagnostic::error(Code::Usage, message).into());
            }
            Ok((bound, redaction))
        });
        match bound {
            Ok((bound, redaction)) => {
                let warnings = Told::new(&bound.warnings, &session.sources, session.language);
                let running = Running {
                    today: options.now.unwrap_or_else(today),
                    samples: options.samples,
                    fail_fast: options.fail_fast,
                    fail_on: options.fail_on,
                    allow_empty: options.allow_empty,
                };
                let suite = bound.value;
                let fail_on = options.fail_on;
                Ok(BoundSuite { session, suite, running, fail_on, redaction, warnings, before })
            }
            Err(wrong) => {
                let error = ScriptError::new(&wrong, &session.sources, session.language);
                session.forget(before);
                Err(error)
            }
        }
    }
}

/// Checks that are ready to run on a session.
#[derive(Debug)]
pub struct BoundSuite<'s> {
    session: &'s mut Session,
    suite: session::Suite,
    running: Running,
    fail_on: FailOn,
    redaction: Redaction,
    warnings: Told,
    /// The session's texts before those of the suite.
    before: Mark,
}

impl BoundSuite<'_> {
    /// The checks that will run, in the order of the texts.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.suite.checks()
    }

    /// What deserves a look in the texts: a waiver for a check that is not there.
    pub fn warnings(&self) -> &[Problem] {
        self.warnings.problems()
    }

    /// The same as JSON, in the shape of diagnostics.
    pub(crate) fn warnings_json(&self) -> &Value {
        self.warnings.json()
    }

    /// What there is to know of each check before it runs, as JSON.
    pub(crate) fn listed(&self) -> Vec<Value> {
        self.suite.listed(self.session.language, &self.session.sources)
    }

    /// Where each check stands, by the name of its text.
    #[cfg(feature = "harness")]
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Check)> {
        let file = |check: &Check| {
            let source = self.session.sources.get(check.span.source);
            source.map_or("", |source| source.name.as_str())
        };
        self.suite.checks().map(move |check| (file(check), check))
    }

    /// Runs the checks, all in one pass over the data. That a check fails is no error here: the report
    /// says it.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub fn run(&mut self) -> Result<Report, DataError> {
        self.session.read()?;
        let Session { inner, sources, language, .. } = &mut *self.session;
        let loaded = sources.count();
        let mut report = inner.run_suite(&self.suite, &self.running, sources);
        report.fail_on = self.fail_on;
        report.redact(&self.redaction);
        // Files that checks compared with: the report has what there was to say of them.
        sources.forget_behind(loaded);
        Ok(Report::new(report, *language))
    }
}

impl Drop for BoundSuite<'_> {
    /// The session forgets the texts: a report has all that it says by itself.
    fn drop(&mut self) {
        self.session.forget(self.before);
    }
}
