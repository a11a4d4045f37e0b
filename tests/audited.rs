//! What an audit of the report of Ankang says, held against what was recomputed by hand: each row of
//! `fixtures/ankang-2023q1-recomputed.csv` is looked for in the audits of the embedded sample.

use indiq::checks::result::{CheckResult, Computed, Report, Sample, Verdict};
use indiq::script::{self, Policy, Sink};
use indiq::session::{Open, Output, Session};
use indiq::source::Sources;
use indiq::text::Language;
use std::io;

/// A row of the recomputed figures: what is checked, and what came out.
struct Row {
    check: String,
    published: String,
    recomputed: String,
    low: String,
    high: String,
    verdict: String,
    note: String,
}

fn rows() -> Vec<Row> {
    let path = "tests/fixtures/ankang-2023q1-recomputed.csv";
    let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(file).expect("the fixture is there");
    let rows = reader.records().map(|record| {
        let record = record.expect("a row");
        let at = |at: usize| record.get(at).unwrap_or_default().to_owned();
        Row {
            check: at(0),
            published: at(1),
            recomputed: at(2),
            low: at(3),
            high: at(4),
            verdict: at(5),
            note: at(6),
        }
    });
    rows.collect()
}

/// The reports of a script on the sample.
#[derive(Default)]
struct Reports(Vec<Report>);

impl Sink for Reports {
    fn output(&mut self, output: &Output, _: &Sources) -> io::Result<()> {
        if let Output::Report(report) = output {
            self.0.push((**report).clone());
        }
        Ok(())
    }

    fn diagnostics(
        &mut self,
        found: &[indiq::diagnostic::Diagnostic],
        _: &Sources,
    ) -> io::Result<()> {
        panic!("nothing is to be said: {found:?}");
    }
}

fn reports(script: &str) -> Vec<Report> {
    let mut sources = Sources::default();
    let opened = Session::open(&Open::default(), &mut sources).expect("the sample is sound");
    let mut session = opened.value;
    let source = sources.add("audit.q", script);
    let mut kept = Reports::default();
    script::run(&mut session, &mut sources, &[source], Policy::USUAL, &mut kept).expect("kept");
    kept.0
}

fn check<'r>(report: &'r Report, id: &str) -> &'r CheckResult {
    let found = report.checks.iter().find(|check| check.id == id);
    found.unwrap_or_else(|| panic!("the audit does not compare {id}"))
}

/// The row of a district in a comparison.
fn sample<'r>(report: &'r Report, id: &str, district: &str) -> &'r Sample {
    let samples = &check(report, id).samples;
    let found = samples.iter().find(|one| one.keys.district.as_deref() == Some(district));
    found.unwrap_or_else(|| panic!("{id} has no row of {district}"))
}

fn computed(sample: &Sample) -> &Computed {
    sample.computed.as_ref().expect("it is worked out")
}

/// A number with as many decimals as a text has.
fn like(number: Option<f64>, text: &str) -> String {
    let decimals = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    format!("{:.*}", decimals, number.expect("a number"))
}

/// Which comparison a row is about, and whose.
fn comparison(check: &str) -> Option<(&'static str, &str)> {
    if let Some(district) = check.strip_suffix(" 内资进度") {
        return Some(("domestic_progress_rows", district));
    }
    if let Some(district) = check.strip_suffix(" 外资进度") {
        return Some(("foreign_progress_rows", district));
    }
    let id = match check {
        "全市内资=Σ13" => "domestic_actual_parts",
        "全市内资进度 (Σ目标1250.28)" => "domestic_progress_parts",
        "全市内资同比 (由各行倒推)" => "domestic_yoy_parts",
        "全市外资=Σ13" => "foreign_actual_parts",
        "外资滞后" => "foreign_lag_actual_rows",
        "开工率 203/213" => "start_rate_actual_rows",
        "资金到位率 187.81/443.54" => "paid_in_rate_actual_rows",
        "5亿元以上占比 7/213" => "large_share_actual_rows",
        _ => return None,
    };
    Some((id, "全市"))
}

fn verdict(row: &Row) -> Verdict {
    match row.verdict.as_str() {
        "exact" | "ok" => Verdict::Exact,
        "possible" => Verdict::Possible,
        text if text.contains("possible within input rounding") => Verdict::Possible,
        text if text.starts_with("IMPOSSIBLE") => Verdict::Impossible,
        other => panic!("{other} is no verdict"),
    }
}

#[test]
fn every_row_that_was_recomputed_comes_out_of_the_audit() {
    let all = reports("audit\n");
    let report = all.first().expect("a report");
    let mut others = Vec::new();
    for row in rows() {
        let Some((id, district)) = comparison(&row.check) else {
            others.push(row.check);
            continue;
        };
        let sample = sample(report, id, district);
        let what = &row.check;
        assert_eq!(sample.verdict, verdict(&row), "{what}");
        let printed = sample.printed.first().expect("it is printed");
        let published: String =
            row.published.chars().filter(|one| one.is_ascii_digit() || *one == '.').collect();
        assert_eq!(like(printed.number, &published), published, "{what}");
        let computed = computed(sample);
        assert_eq!(like(computed.value.number, &row.recomputed), row.recomputed, "{what}");
        match what.as_str() {
            // Actuals above and below the line are the same ones, which the recomputing left open.
            "全市内资同比 (由各行倒推)" => within(computed, ("4.5832", "4.6651"), what),
            // Of the eleven that print 0, each may be up to 0.05; there they were none.
            "全市外资=Σ13" => {
                let parts = (computed.low, computed.high);
                assert!(parts.0 <= Some(240.5) && parts.1 >= Some(240.7), "{parts:?}");
            }
            _ if row.low.is_empty() => {}
            _ => {
                assert_eq!(like(computed.low, &row.low), row.low, "{what}");
                assert_eq!(like(computed.high, &row.high), row.high, "{what}");
            }
        }
        let truncation = match (row.verdict.as_str(), row.note.as_str()) {
            (_, "truncation possible: yes") => Some(true),
            (_, "truncation possible: no") | ("IMPOSSIBLE", _) => Some(false),
            (_, note) if note.starts_with("only truncation") => Some(true),
            _ => None,
        };
        if truncation.is_some() {
            assert_eq!(computed.truncation, truncation, "{what}");
        }
    }
    // What follows from figures and is printed nowhere: the tests below.
    assert_eq!(others, ["外资进度 隐含目标", "外资上年同期 (559%)", "恒口 距25%", "瀛湖 距25%"]);
}

fn within(computed: &Computed, (low, high): (&str, &str), what: &str) {
    let end = |text: &str| text.parse::<f64>().ok();
    assert!(computed.low >= end(low) && computed.high <= end(high), "{what}: {computed:?}");
}

#[test]
fn the_citys_target_of_foreign_capital_is_said_to_be_another() {
    let all = reports("audit foreign");
    let sample = sample(all.first().expect("a report"), "foreign_progress_parts", "全市");
    assert_eq!(sample.verdict, Verdict::Impossible);
    assert_eq!(like(computed(sample).value.number, "5.12"), "5.12");
    let why = sample.witness.as_ref().expect("a reason").in_language(Language::English);
    assert!(
        why.starts_with(
            "240.6万美元 at 9.62% implies a target of 2500万美元 (2499.2–2502.9), and those of the \
             districts add up to 4700万美元"
        ),
        "{why}"
    );
}

#[test]
fn seven_of_213_are_not_six_percent() {
    let all = reports("audit large_share");
    let sample = sample(all.first().expect("a report"), "large_share_actual_rows", "全市");
    let why = sample.witness.as_ref().expect("a reason").in_language(Language::English);
    assert!(why.contains("12 or 13"), "{why}");
}

/// The base of foreign capital, and what two districts are short of: of what is printed, these are
/// certain.
#[test]
fn what_follows_from_the_figures_is_certain() {
    let script = "\
check base for foreign of 全市: base between 36.47 and 36.55 for sure
check hengkou for domestic of 恒口: gap between -4.93pp and -4.91pp for sure
check yinghu for domestic of 瀛湖: gap between -11.08pp and -11.06pp for sure
check hengkou_short for domestic of 恒口: shortfall between 3.19 and 3.21 for sure
check yinghu_short for domestic of 瀛湖: shortfall between 0.63 and 0.65 for sure
";
    for report in reports(script) {
        assert_eq!(report.exit_status(Default::default()), 0, "{:#?}", report.checks);
    }
}

/// An audit fails where something is impossible, or where it compares nothing, and for no other reason.
#[test]
fn how_an_audit_ends() {
    for (script, ends) in [("audit domestic", 0), ("audit foreign", 1), ("audit events", 1)] {
        let all = reports(script);
        let report = all.first().expect("a report");
        assert_eq!(report.exit_status(Default::default()), ends, "{script}");
    }
    let all = reports("audit domestic");
    let all: Vec<&CheckResult> = all.iter().flat_map(|report| &report.checks).collect();
    let counts = |id: &str| {
        let found = all.iter().find(|check| check.id == id).expect("it is compared");
        let verdicts = found.comparison.as_ref().expect("of an audit").verdicts;
        (verdicts.exact, verdicts.possible, verdicts.impossible)
    };
    assert_eq!(counts("domestic_progress_rows"), (10, 3, 0));
    assert_eq!(counts("domestic_rank_rows"), (13, 0, 0));
}
