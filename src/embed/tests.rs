use super::*;
use std::fs;
use std::path::Path;

const ANKANG: &str = include_str!("../../examples/ankang/catalog.toml");

fn described(folder: &Path, catalog: &str) -> Open {
    let path = folder.join("catalog.toml");
    fs::write(&path, catalog).expect("a temporary folder is writable");
    Open { catalog: Some(path), ..Open::default() }
}

fn bound<'s>(
    session: &'s mut Session,
    text: &str,
    params: &[(&str, &str)],
) -> Result<BoundSuite<'s>, ScriptError> {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let options = Options { params: params.collect(), ..Options::default() };
    Suite::parse("a.q", text)?.bind(session, &options)
}

#[test]
fn a_session_can_be_shared_among_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Session>();
    is_shared::<QueryError>();
    is_shared::<Report>();
}

/// The three classes on the same catalog, whose tables are not there.
#[test]
fn script_data_and_verdict_are_told_apart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let open = described(folder.path(), ANKANG);
    let mut session = Session::open(&open).expect("a catalog is all that is read");
    let wrong = session.query("rank domestik").expect_err("no such name");
    assert!(matches!(&wrong, QueryError::Script(_)) && wrong.exit_status() == 2);
    let wrong = session.query("rank domestic").expect_err("no such table");
    assert!(matches!(&wrong, QueryError::Data(_)) && wrong.exit_status() == 3);

    let wrong = bound(&mut session, "check a for domestic: progress >= 25", &[]);
    assert_eq!(wrong.expect_err("no percent").problems()[0].code, "Q0203");
    let mut right = bound(&mut session, "check a for domestic: progress >= 25%", &[])
        .expect("names and units are right");
    assert_eq!(right.checks().count(), 1);
    assert_eq!(right.run().expect_err("no such table").exit_status(), 3);

    let mut sample = Session::sample().expect("it is sound");
    let mut late = bound(&mut sample, "check a for domestic: progress >= 25%", &[])
        .expect("names and units are right");
    let report = late.run().expect("the data is there");
    assert_eq!(report.verdict(FailOn::Fail).expect_err("two are late").exit_status(), 1);
}

#[test]
fn a_catalog_that_is_wrong_is_no_data_that_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let wrong = Session::open(&described(folder.path(), "indicator = [[[")).expect_err("no TOML");
    assert_eq!((wrong.exit_status(), wrong.problems()[0].code.as_str()), (2, "Q0301"));
    let nowhere = Open { catalog: Some(folder.path().join("nowhere.toml")), ..Open::default() };
    assert_eq!(Session::open(&nowhere).expect_err("no file").exit_status(), 2);
}

#[test]
fn a_check_that_cannot_be_run_is_worse_than_one_that_fails() {
    let mut session = Session::sample().expect("it is sound");
    let text =
        "check a for domestic: progress >= 25%\ncheck b for domestic at 1999: progress >= 25%";
    let report = bound(&mut session, text, &[]).expect("it is right").run();
    let report = report.expect("the data is there");
    assert_eq!(report.exit_status(FailOn::Fail), 3);
    let failed = report.verdict(FailOn::Fail).expect_err("one fails, one cannot be run");
    assert_eq!(failed.exit_status(), 3);
    assert!(failed.to_string().contains("Q0501"), "{failed}");
}

#[test]
fn params_are_for_the_texts_that_have_them() {
    let mut session = Session::sample().expect("it is sound");
    let with = Suite::parse("a.q", "param floor = 10%\ncheck a for domestic: progress >= floor");
    let without = Suite::parse("b.q", "check b for domestic: progress >= 10%");
    let both = with.expect("it is right").and(without.expect("it is right"));
    let mut run = |name: &str| {
        let params = vec![(name.to_owned(), "25%".to_owned())];
        let options = Options { params, ..Options::default() };
        let mut bound = both.bind(&mut session, &options)?;
        Ok::<_, ScriptError>(bound.run().expect("the data is there"))
    };
    let report = run("floor").expect("one of them has it");
    assert_eq!((report.summary.fail, report.summary.pass), (1, 1));
    assert_eq!(report.params["floor"], "25%");
    let wrong = run("flor").expect_err("none has it");
    assert_eq!(wrong.problems().len(), 1, "{wrong}");
    // It was for that run only.
    let report =
        bound(&mut session, "param floor = 10%\ncheck a for domestic: progress >= floor", &[]);
    let report = report.expect("it is right").run().expect("the data is there");
    assert_eq!((report.exit_status(FailOn::Fail), report.params["floor"].as_str()), (0, "10%"));
}

#[test]
fn what_is_asked_leaves_no_trace() {
    let mut session = Session::sample().expect("it is sound");
    session.read().expect("the data is there");
    let before = session.texts();
    session.query("define lag = schedule - progress\nlist domestic where lag > 0pp").expect("rows");
    session.query("list domestic where lag > 0pp").expect_err("it was for that query only");
    let mut suite =
        bound(&mut session, "param p = 1%\ncheck a for domestic: progress > p", &[("p", "2%")])
            .expect("it is right");
    suite.run().expect("the data is there");
    drop(suite);
    bound(&mut session, "check a for domestik: progress > 1%", &[]).expect_err("no such name");
    assert_eq!(session.texts(), before);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = Session::open(&described(folder.path(), ANKANG)).expect("a catalog");
    let before = session.texts();
    session.query("list domestic").expect_err("no such table");
    assert_eq!(session.texts(), before);
}

#[test]
fn figures_worked_out_are_those_of_the_json() {
    let mut session = Session::sample().expect("it is sound");
    let rows =
        session.query("list domestic where progress < 25% show progress, gap").expect("rows");
    let gaps: Vec<Option<f64>> = rows.iter().map(|row| row.number("gap")).collect();
    // In doubles, 20.08 - 25 is -4.920000000000002.
    assert_eq!(gaps, [Some(-11.07), Some(-4.92)]);
    let frame = rows.data_frame().expect("no name comes twice");
    let column = frame.column("gap").and_then(|gap| gap.f64()).expect("figures");
    assert_eq!(column.iter().collect::<Vec<_>>(), gaps);
}

#[test]
fn errors_are_shown_in_the_language_of_the_session() {
    let open = Open { language: Language::Chinese, ..Open::default() };
    let mut session = Session::open(&open).expect("it is sound");
    let wrong = session.query("rank domestik").expect_err("no such name");
    assert!(wrong.to_string().starts_with("错误[Q0201]"), "{wrong}");
    assert_eq!(format!("{wrong:?}"), format!("\n{wrong}"));
    let QueryError::Script(wrong) = wrong else { panic!("a name is the script's") };
    assert!(wrong.in_language(Language::English).starts_with("error[Q0201]"));
}

#[test]
fn declarations_stay_and_nothing_else_is_declared() {
    let mut session = Session::sample().expect("it is sound");
    session.declare("define lag = schedule - progress").expect("it declares");
    assert_eq!(session.query("count domestic where lag > 0pp").expect("rows").len(), 1);
    let wrong = session.declare("define far = lag - 5pp\nrank domestic").expect_err("rank shows");
    assert_eq!(wrong.problems()[0].place.as_ref().map(|place| place.line), Some(2));
    session.query("list domestic where far > 0pp").expect_err("nothing of it was declared");
}

#[test]
fn a_report_leaves_out_the_columns_of_the_options() {
    let mut session = Session::sample().expect("it is sound");
    let suite = Suite::parse("a.q", "check a: max(domestic.actual) < 50亿元").expect("it is right");
    let options = |column: &str| Options {
        redact: vec![column.to_owned()],
        fail_on: FailOn::Warn,
        ..Options::default()
    };
    let report = suite.bind(&mut session, &options("actual")).expect("it is right").run();
    let report = report.expect("the data is there");
    assert_eq!(
        (report.fail_on, report.checks[0].observed.as_ref().map(|it| it.number)),
        (FailOn::Warn, Some(None))
    );
    for (format, _) in ReportFormat::NAMES {
        let text = report.text(*format);
        assert!(!text.contains("75.53") && !text.contains("25.53"), "{format}: {text}");
    }
    let wrong = suite.bind(&mut session, &options("actuel")).expect_err("no such column");
    assert_eq!(wrong.exit_status(), 2);
}
