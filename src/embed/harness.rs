//! Each check of a folder as one test of `cargo test` and of nextest.
//!
//! Tests are named `FILE::ID`, where the file is without its `.q`. Only what is to run is run, and all
//! of that in one pass: nextest, which starts the binary for each test, waits for that test alone.

use super::error::DataError;
use super::report::Report;
use super::session::Session;
use super::suite::{Options, Suite};
use crate::checks::result::{FailOn, Outcome};
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// The `main` of a test target with `harness = false`: makes each check of a file, a folder or a pattern
/// one test.
///
/// ```no_run
/// use indiq::embed::{Open, Session, harness};
/// use std::process::ExitCode;
///
/// fn main() -> ExitCode {
///     let open = Open { catalog: Some("2023/catalog.toml".into()), ..Open::default() };
///     harness("checks/*.q", || Session::open(&open))
/// }
/// ```
///
/// A check that fails, or cannot be run, is a test that fails, with its part of the report as the
/// reason. What only warns, and a waiver that covers nothing, is told on standard error. A script that is wrong ends with 2, data that cannot be read with 3, as the program does:
/// then there is no test at all.
pub fn harness(path: &str, open: impl FnOnce() -> Result<Session, DataError>) -> ExitCode {
    harness_with(path, open, &Options::default())
}

/// The same with options. A check that they leave out is no test.
pub fn harness_with(
    path: &str,
    open: impl FnOnce() -> Result<Session, DataError>,
    options: &Options,
) -> ExitCode {
    let arguments = Arguments::from_args();
    match trials(path, open, options, &arguments) {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err((told, status)) => {
            // Where standard error is what fails, there is nobody left to tell.
            let _ = writeln!(io::stderr(), "{told}");
            ExitCode::from(status)
        }
    }
}

/// The tests; those that will run have run already.
fn trials(
    path: &str,
    open: impl FnOnce() -> Result<Session, DataError>,
    options: &Options,
    arguments: &Arguments,
) -> Result<Vec<Trial>, (String, u8)> {
    let script = |error: super::ScriptError| (error.to_string(), error.exit_status());
    let data = |error: DataError| (error.to_string(), error.exit_status());
    let suite = Suite::read(path).map_err(script)?;
    let mut session = open().map_err(data)?;
    let names: Vec<Named> = {
        let bound = suite.bind(&mut session, options).map_err(script)?;
        let names = bound.files().map(|(file, check)| Named::new(file, &check.id));
        names.collect()
    };
    let run = |named: &&Named| !arguments.list && !is_left_out(&named.test, arguments);
    let only: BTreeSet<String> = names.iter().filter(run).map(|one| one.id.clone()).collect();
    let report = match only.is_empty() {
        true => None,
        false => {
            let options = Options { only: only.into_iter().collect(), ..options.clone() };
            let mut bound = suite.bind(&mut session, &options).map_err(script)?;
            let report = bound.run().map_err(data)?;
            // A test that passes shows nothing, and a waiver is no test.
            let warnings = report.warnings();
            warnings.iter().for_each(|one| drop(writeln!(io::stderr(), "warning: {one}")));
            Some(Arc::new(report))
        }
    };
    let trial = |named: Named| {
        let report = report.clone();
        Trial::test(named.test.clone(), move || named.outcome(report.as_deref()))
    };
    Ok(names.into_iter().map(trial).collect())
}

/// A check, and what its test is called.
struct Named {
    file: String,
    id: String,
    test: String,
}

impl Named {
    fn new(file: &str, id: &str) -> Self {
        let short = file.strip_suffix(".q").unwrap_or(file).replace('\\', "/");
        Self { test: format!("{short}::{id}"), file: file.to_owned(), id: id.to_owned() }
    }

    fn outcome(&self, report: Option<&Report>) -> Result<(), Failed> {
        let Some(report) = report else { return Err("it did not run".into()) };
        let own = report.only(|check| check.id == self.id && check.place.file == self.file);
        let wrong = own.failed().any(|check| check.outcome >= Outcome::Fail);
        match own.verdict(FailOn::Fail) {
            Ok(()) if own.checks.is_empty() => Err("it did not run".into()),
            Ok(()) if !wrong => Ok(()),
            _ => Err(own.to_string().into()),
        }
    }
}

/// Whether the arguments leave a test out, as `cargo test` takes them.
fn is_left_out(test: &str, arguments: &Arguments) -> bool {
    let is_meant = |filter: &String| match arguments.exact {
        true => test == filter,
        false => test.contains(filter.as_str()),
    };
    arguments.filter.as_ref().is_some_and(|filter| !is_meant(filter))
        || arguments.skip.iter().any(is_meant)
        || arguments.ignored
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(options: &Options, words: &[&str]) -> Vec<String> {
        let arguments = Arguments::from_iter(std::iter::once("test").chain(words.iter().copied()));
        let trials = trials("tests/fixtures/embed", Session::sample, options, &arguments);
        let trials = trials.expect("the scripts are right");
        trials.iter().map(|trial| trial.name().to_owned()).collect()
    }

    #[test]
    fn a_check_is_a_test() {
        let names = told(&Options::default(), &["--list"]);
        let expected =
            ["tests/fixtures/embed/monthly::filled", "tests/fixtures/embed/monthly::floor"];
        assert_eq!(names, expected);
        let publish = Options { tags: vec!["publish".to_owned()], ..Options::default() };
        assert_eq!(told(&publish, &["--list"]), expected[1..]);
    }

    #[test]
    fn a_script_that_is_wrong_is_no_test() {
        let arguments = Arguments::from_iter(["test"]);
        let told = |path: &str, options: &Options| {
            trials(path, Session::sample, options, &arguments).map(|trials| trials.len())
        };
        let status = |told: Result<usize, (String, u8)>| told.map_err(|(_, status)| status);
        assert_eq!(status(told("tests/fixtures/embed", &Options::default())), Ok(2));
        assert_eq!(status(told("tests/fixtures/nowhere", &Options::default())), Err(2));
        let nobody = Options { tags: vec!["nobody".to_owned()], ..Options::default() };
        assert_eq!(status(told("tests/fixtures/embed", &nobody)), Err(2));
        let open = || {
            Session::open(&crate::embed::Open {
                tables: vec!["nowhere.csv".into()],
                ..crate::embed::Open::default()
            })
        };
        let data = trials("tests/fixtures/embed", open, &Options::default(), &arguments);
        assert_eq!(data.map_err(|(_, status)| status).map(|trials| trials.len()), Err(3));
    }

    #[test]
    fn a_test_fails_with_its_part_of_the_report() {
        let suite = Suite::parse(
            "a.q",
            "check late for domestic: progress >= 25%\ncheck fine for domestic: progress >= 1%",
        );
        let mut session = Session::sample().expect("it is sound");
        let suite = suite.expect("it is right");
        let report = suite.bind(&mut session, &Options::default()).expect("it is right").run();
        let report = report.expect("the data is there");
        let outcome = |id: &str| Named::new("a.q", id).outcome(Some(&report));
        assert!(outcome("fine").is_ok());
        let failed = outcome("late").expect_err("two are late");
        let said = failed.message().unwrap_or_default();
        assert!(said.contains("late") && said.contains("瀛湖") && !said.contains("fine"), "{said}");
        assert!(outcome("another").is_err());
    }

    #[test]
    fn filters_are_those_of_cargo_test() {
        let left_out = |words: &[&str]| {
            let words = std::iter::once("test").chain(words.iter().copied());
            is_left_out("monthly::pace", &Arguments::from_iter(words))
        };
        assert!(!left_out(&[]) && !left_out(&["pace"]) && left_out(&["rank"]));
        assert!(left_out(&["--exact", "pace"]) && !left_out(&["--exact", "monthly::pace"]));
        assert!(left_out(&["--skip", "pace"]) && left_out(&["--ignored"]));
    }
}
