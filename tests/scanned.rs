//! Tables that are scanned give what they give when they are read whole.

use indiq::input::scan::ScanFrom;
use indiq::session::{Open, Output, Session};
use indiq::source::Sources;
use indiq::text::Language;
use std::path::{Path, PathBuf};

const WHOLE: ScanFrom = ScanFrom { columnar: u64::MAX, delimited: u64::MAX };
const SCANNED: ScanFrom = ScanFrom { columnar: 0, delimited: 0 };

const STATEMENTS: &[&str] = &[
    "rank domestic",
    "rank domestic at previous",
    "rank domestic at 2020-02 top 3",
    "rank domestic at 2020Q1",
    "rank domestic where progress < 25%",
    "rank domestic by yoy show district, yoy",
    "rank domestic versus previous",
    "rank domestic at 2021-06 versus 2019-12",
    "rank domestic by progress show district, movement",
    "total domestic",
    "total domestic from 2022-01 to 2022-12 per period",
    "total domestic from 2022Q1 to 2022Q4 per period",
    "total domestic from 2019-01 to 2023-12 per period",
    "count domestic where progress > 50%",
    "trend domestic of 地区03",
    "trend domestic of 地区03 from 2021-01 to 2021-12",
    "show 地区03",
    "compare 地区03, 地区05",
    "list domestic where actual is missing from 2019-01 to 2023-12",
    "rank domestic at 2031",
    "rank domestic at 2018-12",
    "check a for domestic: progress >= 0%",
    "check b for domestic: actual versus previous within 900%",
    "check e for domestic: district in previous",
    "check c: domestic has one row per district, period",
    "check f: domestic is at most 400 days old",
    "check d: domestic has actual",
    "check g for domestic: actual agrees with progress * target",
    "describe domestic",
];

fn session(file: &Path, scan_from: ScanFrom) -> (Session, Sources) {
    let mut sources = Sources::default();
    let open = Open {
        tables: vec![file.to_owned()],
        catalog: Some(fixture("catalog.toml")),
        scan_from,
        today: chrono::NaiveDate::from_ymd_opt(2024, 1, 15),
        ..Open::default()
    };
    let mut session = Session::open(&open, &mut sources).expect("it opens").value;
    session.load(&mut sources).expect("it can be read");
    if scan_from == SCANNED {
        // What is read whole is a text among the sources: so places have the same numbers.
        sources.add("<scanned>", "");
    }
    (session, sources)
}

/// What a statement gives, in words, without the name of the file and what belongs to its format.
fn said(session: &mut Session, sources: &mut Sources, statement: &str, file: &Path) -> String {
    let source = sources.add("<test>", statement);
    let checked = session.check(&[source], sources);
    assert!(checked.is_sound(), "{statement}: {:?}", checked.diagnostics);
    let mut said =
        format!("{:?}\n", checked.diagnostics.iter().map(|it| &it.message).collect::<Vec<_>>());
    for statement in &checked.statements {
        match session.run(statement, sources) {
            Ok(Output::Answer(mut answer)) => {
                answer.files.clear();
                said += &format!("{answer:?}\n");
            }
            Ok(Output::Page(page)) => {
                // What was read as what differs; everything else does not.
                let page = format!("{page:?}");
                let name = file.display().to_string();
                said += &page
                    .replace(&name, "FILE")
                    .split("FILE")
                    .next()
                    .map(str::to_owned)
                    .unwrap_or_default();
            }
            Ok(Output::Report(report)) => {
                for check in &report.checks {
                    said += &format!(
                        "{} {:?} {:?} {:?}\n",
                        check.id, check.status, check.counts, check.message
                    );
                }
            }
            Ok(_) => said += "done\n",
            Err(wrong) => {
                let told = wrong.iter().map(|it| (it.code, it.message.clone(), it.hints.clone()));
                said += &format!("{:?}\n", told.collect::<Vec<_>>());
            }
        }
    }
    said
}

/// Both are the same; if not, what stands around the first difference.
fn same(found: &str, expected: &str, what: &str) {
    let at = found.bytes().zip(expected.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let from = at.saturating_sub(200).min(bytes.len());
        String::from_utf8_lossy(&bytes[from..(at + 200).min(bytes.len())]).into_owned()
    };
    assert!(found == expected, "{what}\n{}\n--\n{}", around(found), around(expected));
}

fn fixture(name: &str) -> PathBuf {
    Path::new("tests/fixtures/scan").join(name)
}

#[test]
fn a_scanned_panel_answers_as_one_that_is_read() {
    let whole = fixture("panel.csv");
    let scanned = ["panel.csv", "grouped.parquet", "gzip.parquet", "mixed.parquet"].map(fixture);
    for statement in STATEMENTS {
        let (mut session, mut sources) = self::session(&whole, WHOLE);
        let expected = said(&mut session, &mut sources, statement, &whole);
        for file in &scanned {
            let (mut session, mut sources) = self::session(file, SCANNED);
            let stem = |path: &Path| path.file_stem().map(|it| it.to_string_lossy().into_owned());
            let found = said(&mut session, &mut sources, statement, file);
            let (own, other) = (stem(file).expect("a stem"), stem(&whole).expect("a stem"));
            let found = found.replace(&own, &other);
            same(&found, &expected, &format!("{statement} of {}", file.display()));
        }
    }
}

#[test]
fn one_session_grows_as_statements_need_it() {
    let whole = fixture("panel.csv");
    let (mut read, mut read_sources) = session(&whole, WHOLE);
    let file = fixture("grouped.parquet");
    let (mut grown, mut grown_sources) = session(&file, SCANNED);
    for statement in STATEMENTS.iter().filter(|it| !it.starts_with("describe")) {
        let expected = said(&mut read, &mut read_sources, statement, &whole);
        let found = said(&mut grown, &mut grown_sources, statement, &file);
        same(&found.replace("grouped", "panel"), &expected, statement);
    }
}

fn shown(file: &Path, statement: &str) -> String {
    let (mut session, mut sources) = session(file, SCANNED);
    let source = sources.add("<test>", statement);
    let checked = session.check(&[source], &mut sources);
    match session.run(&checked.statements[0], &mut sources) {
        Ok(output) => format!("{output:?}"),
        Err(wrong) => wrong
            .iter()
            .map(|it| format!("{}\n", it.message.in_language(Language::English)))
            .collect(),
    }
}

#[test]
fn what_is_read_is_explained() {
    let explained = shown(&fixture("grouped.parquet"), "explain rank domestic");
    assert!(explained.contains("1 of 9"), "{explained}");
    assert!(explained.contains("56 of 840"), "{explained}");
    let explained = shown(&fixture("grouped.parquet"), "explain total domestic show actual");
    assert!(explained.contains("地区, 期间, 内资实际（亿元） (of 4)"), "{explained}");
}

#[test]
fn a_figure_is_traced_to_its_row() {
    let traced = shown(&fixture("grouped.parquet"), "trace domestic.actual of 地区03");
    assert!(traced.contains("row 831, column 4"), "{traced}");
    let traced = shown(&fixture("panel.csv"), "trace domestic.actual of 地区03");
    assert!(traced.contains("panel.csv:831:4"), "{traced}");
}

#[test]
fn bad_files_are_told_and_do_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = std::fs::read(fixture("grouped.parquet")).expect("the fixture");
    let opened = |bytes: &[u8]| {
        let file = folder.path().join("cut.parquet");
        std::fs::write(&file, bytes).expect("a file");
        let mut sources = Sources::default();
        let open = Open { tables: vec![file], scan_from: SCANNED, ..Open::default() };
        let mut session = Session::open(&open, &mut sources)?.value;
        let source = sources.add("<test>", "total domestic.actual from 2019-01 to 2023-12");
        let checked = session.check(&[source], &mut sources);
        checked.statements.iter().try_for_each(|one| session.run(one, &mut sources).map(|_| ()))
    };
    assert!(opened(&bytes).is_ok());
    for length in [4, 100, bytes.len() / 2, bytes.len() - 1] {
        let wrong = opened(&bytes[..length]).expect_err("it is cut short");
        assert!(
            wrong[0].message.in_language(Language::English).contains("cut.parquet: "),
            "{wrong:?}"
        );
    }
    // Whatever byte is wrong, nothing panics.
    for at in (4..bytes.len()).step_by(97) {
        let mut broken = bytes.clone();
        broken[at] ^= 0xff;
        let _ = opened(&broken);
    }
}

#[test]
fn what_is_no_plain_figure_is_said_with_the_place_of_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("odd.csv");
    let text = "地区,期间,内资目标（亿元）,内资实际（亿元）\n\
                地区00,202301,64.90,-\n地区01,202301,82.34,30.26*\n地区02,202301,…,1.5\n\
                地区03,202301,5,-\n";
    std::fs::write(&file, text).expect("a file");
    let described = shown(&file, "describe");
    for said in [
        "odd.csv:2:4: dashes taken as missing (2)",
        "odd.csv:3:4: marks beside figures taken off (1)",
        "odd.csv:4:3: less than the unit: taken as missing (1)",
    ] {
        assert!(described.contains(said), "{said}: {described}");
    }
}
