//! Reports made for the tests of every format.

use crate::checks::result::{
    AuditResult, CheckResult, Comparison, Computed, Counts, DataFile, DataPlace, Keys, Kind, Level,
    Limits, Place, Printed, Problem, Program, Report, Sample, Status, Subject, Summary, Uncompared,
    Value, Verdict, Verdicts, WaiverResult, WaiverState, fingerprint_of_sample,
};
use crate::text::{Language, Text, text};

fn limits(warn: Option<&str>, fail: Option<&str>) -> Limits {
    let read = |text: &str| text.parse().expect("it is a limit");
    Limits::of_clauses(warn.map(read), fail.map(read), None, None)
}

/// The place of a statement that fills one line.
fn line(file: &str, line: u32, text: &str) -> Place {
    let end_column = u32::try_from(text.chars().count()).expect("it is short") + 1;
    Place {
        file: file.to_owned(),
        line,
        column: 1,
        end_line: line,
        end_column,
        text: text.to_owned(),
    }
}

fn percent(number: f64) -> Value {
    Value::number(Text::same(format!("{number:.2}%")), number, Some("%".to_owned()))
}

fn row(id: &str, district: &str, at: u32) -> Sample {
    let keys = Keys {
        district: Some(district.to_owned()),
        period: Some("2023Q1".to_owned()),
        ..Keys::default()
    };
    Sample {
        fingerprint: fingerprint_of_sample(id, &keys),
        keys,
        place: Some(DataPlace {
            file: "ankang-2023q1.csv".to_owned(),
            line: at,
            column: Some(4),
            ..DataPlace::default()
        }),
        ..Sample::default()
    }
}

fn progress(id: &str, district: &str, at: u32, number: f64) -> Sample {
    let short = 25.0 - number;
    let text = Text::same(format!("{number:.2}%"));
    let off = text!("{short}pp", "{short}个百分点", short = format!("{short:.2}"));
    let printed = Printed {
        name: "progress".to_owned(),
        label: text!("progress", "进度"),
        text,
        number: Some(number),
        place: Some(DataPlace {
            file: "ankang-2023q1.csv".to_owned(),
            line: at,
            column: Some(4),
            ..DataPlace::default()
        }),
        ..Printed::default()
    };
    Sample {
        printed: vec![printed],
        imbalance: Some(Value::number(off, short, Some("pp".to_owned()))),
        ..row(id, district, at)
    }
}

/// A check that fails on two districts of thirteen, in a script of this language.
pub fn late(language: Language) -> CheckResult {
    let said = |english: &'static str, chinese: &'static str| match language {
        Language::English => english.to_owned(),
        Language::Chinese => chinese.to_owned(),
    };
    let id = said("pace", "序时");
    let mut check = CheckResult::new(&id, Kind::Holds, limits(Some("0"), Some("10%")));
    check.title = Some(said("on schedule", "按序时推进"));
    check.because = Some(said("the mayor reads it", "报市长阅"));
    check.tags = vec![said("publish", "发布")];
    let text = said(
        "check pace \"on schedule\" for domestic: progress >= 25% warn above 0 fail above 10% \
         because \"the mayor reads it\"",
        "检查 序时 “按序时推进” 针对 内资: 进度 >= 25% 警告 超过 0 失败 超过 10% 因为 “报市长阅”",
    );
    check.place = line(&said("monthly.q", "月报.q"), 2, &text);
    check.period = Some("2023Q1".to_owned());
    check.reads = vec!["progress".to_owned()];
    check.query =
        Some(said("list domestic where not progress >= 25%", "列出 内资 其中 非 进度 >= 25%"));
    check.observed = Some(percent(13.93));
    check.expected = Some(Value::words(text!("at least 25%", "不低于 25%")));
    let margin = text!("−11.07pp", "−11.07个百分点");
    check.margin = Some(Value::number(margin, -11.07, Some("pp".to_owned())));
    check.duration_ms = 1.5;
    check.decide(Counts { examined: 13, violating: 2, undetermined: 0, waived: 0 });
    check.tell_counts();
    let samples = vec![progress(&id, "恒口", 13, 20.08), progress(&id, "瀛湖", 14, 13.93)];
    check.keep_samples(samples, 100);
    check
}

/// An audit with a row of each verdict, beside what could not be compared and what is to be noted.
pub fn audit() -> Report {
    let mut check = CheckResult::new("foreign_progress_rows", Kind::Agrees, limits(None, None));
    check.title = Some("foreign: progress of 全市 from actual and target".to_owned());
    check.place = line("monthly.q", 1, "audit foreign");
    check.decide(Counts { examined: 3, violating: 1, undetermined: 0, waived: 0 });
    check.tell_counts();
    let mut samples = Vec::new();
    for (district, at, verdict, number) in [
        ("汉阴县", 4, Verdict::Impossible, 67.63),
        ("高新区", 12, Verdict::Possible, 0.36),
        ("旬阳市", 3, Verdict::Exact, 0.0),
    ] {
        let mut one = progress(&check.id, district, at, number);
        one.verdict = verdict;
        one.computed = Some(Computed {
            value: percent(number),
            low: Some(number),
            high: Some(number),
            truncation: Some(true),
        });
        samples.push(one);
    }
    check.keep_samples(samples, 100);
    let because = text!("target not printed", "目标未公布");
    let keys = Keys { district: Some("全市".to_owned()), ..Keys::default() };
    check.comparison = Some(Comparison {
        audit: 0,
        indicator: "foreign".to_owned(),
        measure: "progress".to_owned(),
        column: text!("progress", "进度"),
        name: text!("progress of 全市 from actual and target", "全市进度（由实际、目标推算）"),
        verdicts: Verdicts { exact: 1, possible: 1, impossible: 1, undetermined: 0 },
        uncompared: vec![Uncompared { keys, because }],
    });
    let subject = |id: &str, label: &str| Subject { id: id.to_owned(), label: label.to_owned() };
    let note = Problem {
        level: Level::Note,
        code: "Q0605".to_owned(),
        message: text!("percentage points printed as %", "百分点印成了 %"),
        place: Some(line("ankang-2023q1-city.csv", 8, "外资滞后目标进度,15.4%")),
        hints: vec![],
    };
    let mut report = Report::new("2023-04-20", vec![check]);
    report.audits = vec![AuditResult {
        place: line("monthly.q", 1, "audit foreign"),
        subjects: vec![subject("foreign", "外商直接投资额")],
        period: Some("2023Q1".to_owned()),
        files: vec!["ankang-2023q1.csv".to_owned()],
        alone: vec![subject("events", "招商推介项目对接活动")],
        notes: vec![note],
    }];
    report
}

/// A check of printed figures with a row of each verdict, one of them waived.
fn printed() -> CheckResult {
    let mut check = CheckResult::new("as_printed", Kind::Agrees, limits(None, None));
    check.place =
        line("monthly.q", 3, "check as_printed for foreign: progress agrees with actual / target");
    check.reads = ["actual", "target", "progress"].map(str::to_owned).to_vec();
    check.query = Some("list foreign show actual, target, progress".to_owned());
    check.decide(Counts { examined: 5, violating: 0, undetermined: 1, waived: 1 });
    check.tell_counts();
    let figure = |name: &str, text: &str, number, low, high| Printed {
        name: name.to_owned(),
        label: match name {
            "actual" => text!("actual", "实际"),
            "target" => text!("target", "目标"),
            _ => text!("progress", "进度"),
        },
        text: Text::same(text),
        number,
        low,
        high,
        place: None,
        // So that it is read back as it was.
        is_plain: false,
    };
    let mut impossible = row("as_printed", "汉阴县", 5);
    impossible.verdict = Verdict::Impossible;
    impossible.printed = vec![
        figure("actual", "23.23", Some(23.23), Some(23.225), Some(23.235)),
        figure("target", "90.00", Some(90.0), Some(90.0), Some(90.0)),
        figure("progress", "25.83%", Some(25.83), Some(25.825), Some(25.835)),
    ];
    impossible.imbalance =
        Some(Value::number(Text::same("0.0083pp"), 0.0083, Some("pp".to_owned())));
    impossible.witness = Some(text!(
        "needs actual of at least 23.2425; printed 23.23 allows 23.225 to 23.235",
        "实际值至少应为 23.2425；公布的 23.23 只允许 23.225 至 23.235"
    ));
    impossible.waived = Some("printed truncated".to_owned());
    let mut open = row("as_printed", "平利县", 9);
    open.verdict = Verdict::Undetermined;
    open.printed = vec![
        figure("actual", "–", None, None, None),
        figure("target", "114.72", Some(114.72), Some(114.715), Some(114.725)),
    ];
    let mut possible = row("as_printed", "旬阳市", 2);
    possible.verdict = Verdict::Possible;
    check.keep_samples(vec![possible, open, impossible], 100);
    check
}

fn simple(id: &str, kind: Kind, at: u32, counts: Counts) -> CheckResult {
    let mut check = CheckResult::new(id, kind, limits(Some("0"), None));
    check.place = line("monthly.q", at, &format!("check {id}: domestic has one row per district"));
    check.decide(counts);
    check.tell_counts();
    check
}

/// A report in which every status occurs.
pub fn every_status() -> Report {
    let counts = |examined, violating| Counts { examined, violating, ..Counts::default() };
    let mut size = simple("size", Kind::Holds, 4, counts(1, 0));
    size.title = Some("total".to_owned());
    size.message = text!("it holds", "相符");
    size.observed = Some(Value::number(Text::same("381.47亿元"), 381.47, Some("亿元".to_owned())));
    size.expected = Some(Value::words(text!("300亿元 to 400亿元", "300亿元至400亿元")));
    size.margin = Some(Value::number(Text::same("18.53亿元"), 18.53, Some("亿元".to_owned())));
    let mut frozen = CheckResult::new("frozen", Kind::SameAs, limits(None, None));
    frozen.place = line("更多/月报.q", 1, "检查 frozen: 排名 内资 同于 \"2022Q4.csv\"");
    frozen.set_status(Status::Error);
    frozen.message = text!("the baseline cannot be read", "基准文件读不了");
    frozen.problems.push(Problem {
        level: Level::Error,
        code: "Q0401".to_owned(),
        message: text!("`2022Q4.csv` cannot be opened", "打不开 `2022Q4.csv`"),
        place: Some(Place { column: 19, end_column: 31, ..frozen.place.clone() }),
        hints: vec![text!("make it with save", "用“保存”生成它")],
    });
    let mut later = CheckResult::new("later", Kind::Fresh, limits(None, None));
    later.place = line("更多/月报.q", 2, "检查 later: 内资 不超过 45 天");
    later.message = text!("not selected", "没有选中");
    let checks = vec![
        simple("grid", Kind::OneRowPer, 1, counts(13, 0)),
        late(Language::English),
        printed(),
        size,
        simple("jump", Kind::Within, 5, counts(13, 1)),
        frozen,
        later,
    ];
    let mut report = Report::new("2023-04-20", checks);
    report.program = Program { name: "indiq".to_owned(), version: "0.0.0".to_owned() };
    report.duration_ms = 41.25;
    report.params.insert("期间".to_owned(), "2023Q1".to_owned());
    report.data.push(DataFile {
        file: "ankang-2023q1.csv".to_owned(),
        sheet: None,
        digest: crate::checks::result::digest(b"not the file itself"),
        rows: 13,
    });
    report.waivers = vec![
        waiver("as_printed", "汉阴县", Some("2024-03-31"), 1, WaiverState::Active),
        waiver("pace", "岚皋县", None, 0, WaiverState::Unused),
        waiver("pace", "白河县", Some("2023-03-31"), 0, WaiverState::Expired),
    ];
    report
}

fn waiver(
    id: &str,
    district: &str,
    until: Option<&str>,
    used: u64,
    state: WaiverState,
) -> WaiverResult {
    let text = format!("waive {id} for {district} because \"printed truncated\"");
    let keys = Keys { district: Some(district.to_owned()), ..Keys::default() };
    WaiverResult {
        id: id.to_owned(),
        keys: vec![keys],
        until: until.map(str::to_owned),
        because: "printed truncated".to_owned(),
        place: line("monthly.q", 6, &text),
        used,
        state,
    }
}

/// All that may stand in a text and mean something to one of the formats.
pub const NASTY: &str = "\"县|区\" 'a' `b` ```c``` <d> & ]]> # e \\ 50% f\nnot ok 9\r\n::error::g\t\
    \u{0}\u{1b}[31m\u{7f}\u{9b}\u{2028}\u{202e}\u{feff}\u{ffff}*_[x](y)_* --- ... %0A 😀";

/// A report with nasty texts wherever there is a text.
pub fn nasty() -> Report {
    let mut report = every_status();
    let nasty = || Some(NASTY.to_owned());
    for check in &mut report.checks {
        check.title = nasty();
        check.because = nasty();
        check.query = nasty();
        check.tags = vec![NASTY.to_owned()];
        check.message = Text::same(NASTY);
        check.observed = Some(Value::words(Text::same(NASTY)));
        check.place.file = NASTY.to_owned();
        check.place.text = NASTY.to_owned();
        check.reads = vec![NASTY.to_owned()];
        for problem in &mut check.problems {
            problem.message = Text::same(NASTY);
            problem.hints = vec![Text::same(NASTY)];
        }
        for sample in &mut check.samples {
            sample.keys =
                Keys { district: nasty(), period: nasty(), group: nasty(), indicator: nasty() };
            sample.witness = Some(Text::same(NASTY));
            sample.waived = sample.waived.as_ref().and_then(|_| nasty());
            sample.place = Some(DataPlace {
                file: NASTY.to_owned(),
                line: 3,
                column: None,
                ..DataPlace::default()
            });
            for printed in &mut sample.printed {
                printed.name = NASTY.to_owned();
                printed.label = Text::same(NASTY);
                printed.text = Text::same(NASTY);
                printed.number = Some(f64::NAN);
            }
        }
    }
    for waiver in &mut report.waivers {
        waiver.because = NASTY.to_owned();
        waiver.place.file = NASTY.to_owned();
    }
    report.params.insert(NASTY.to_owned(), NASTY.to_owned());
    report.data.push(DataFile {
        file: NASTY.to_owned(),
        sheet: None,
        digest: String::new(),
        rows: 0,
    });
    report
}

/// A report with one failing check of ten thousand rows.
pub fn many() -> Report {
    let mut check = late(Language::English);
    let districts =
        (0..10_000).map(|at| progress("pace", &format!("第{at}县"), at + 2, f64::from(at % 25)));
    check.decide(Counts { examined: 680_000, violating: 10_000, undetermined: 0, waived: 0 });
    check.tell_counts();
    check.samples.clear();
    check.keep_samples(districts.collect(), 10_000);
    Report::new("2023-04-20", vec![check])
}

/// A report without a check.
pub fn empty() -> Report {
    Report { summary: Summary::default(), ..Report::new("2023-04-20T08:00:00Z", Vec::new()) }
}
