//! What a catalog may not say, one test for each.

use super::read;
use crate::catalog::{
    Best, Catalog, DistrictId, Kind, Layout, Measure, PeriodSource, ScheduleBy, Skip, Ties,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Sources};
use crate::units::{Currency, Unit};

const SMALL: &str = r#"
[catalog]
name = "small"

[groups.zones]
label = "开发区"

[[districts]]
name = "全市"
level = "city"

[[districts]]
name = "恒口"
aliases = ["恒口镇"]
level = "county"
group = "zones"
parent = "全市"

[indicators.foreign]
label = "外资"
unit = "万美元"
rank = { best = "lowest", skip = ["zero"] }

[indicators.domestic]
label = "内资"
unit = "亿元"

[indicators.rate]
unit = "%"
kind = "rate"
parts = ["foreign", "内资"]

[[sources]]
file = "t.csv"
period = "2023Q1"
district = "地区"
columns = { "绝对值" = "domestic.actual", "目标" = { figure = "内资.目标", unit = "万元" } }
"#;

fn faults(text: &str) -> Vec<Diagnostic> {
    read(SourceId(0), text).expect_err("the catalog is wrong")
}

/// The only fault of the small catalog in which `old` stands as `new`, and the text it points at.
fn fault(old: &str, new: &str) -> (Diagnostic, String) {
    assert!(SMALL.contains(old), "{old}");
    let text = SMALL.replacen(old, new, 1);
    let mut sources = Sources::default();
    sources.add("catalog.toml", &text);
    let mut all = faults(&text);
    assert_eq!(all.len(), 1, "{all:#?}");
    let fault = all.remove(0);
    let slice = fault.span.map_or("", |span| sources.slice(span)).to_owned();
    (fault, slice)
}

fn small() -> Catalog {
    read(SourceId(0), SMALL).expect("the catalog is right")
}

#[test]
fn a_right_catalog_is_read_whole() {
    let catalog = small();
    // The order is that of the file, not of the alphabet.
    let ids: Vec<&str> = catalog.indicators.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["foreign", "domestic", "rate"]);
    let [foreign, domestic, rate] = catalog.indicators.as_slice() else { panic!() };
    assert_eq!(foreign.unit, Unit::money(Currency::USD, 4));
    assert_eq!(foreign.ranking.best, Best::Lowest);
    assert_eq!(foreign.ranking.ties, Ties::Competition);
    assert_eq!(foreign.ranking.skip, [Skip::Zero]);
    assert_eq!(foreign.ranking.by, Measure::Actual);
    assert_eq!(domestic.ranking.by, Measure::Progress);
    assert_eq!(rate.kind, Kind::Rate);
    assert_eq!(rate.parts.map(|(over, under)| (over.0, under.0)), Some((0, 1)));
    assert_eq!(catalog.districts[1].parent, Some(DistrictId(0)));
    let units: Vec<String> = domestic.published.iter().map(|it| it.unit.to_string()).collect();
    assert_eq!(units, ["亿元", "万元"]);
    assert_eq!(catalog.title, "small");
    assert!(matches!(catalog.sources[0].layout, Layout::Wide { .. }));
}

#[test]
fn what_is_no_toml_is_said_with_its_place() {
    let found = faults("[catalog]\nname = \"a\nother = ]\n");
    assert!(found.iter().all(|fault| fault.code == Code::BadCatalog));
    assert!(found[0].message.english().starts_with("not TOML"), "{}", found[0].message.english());
    assert!(found[0].span.is_some_and(|span| span.start > 0));
}

#[test]
fn a_wrong_type() {
    let (fault, slice) = fault("level = \"city\"", "level = 3");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "3"));
    assert!(fault.labels[0].text.english().contains("a text in quotes"));
}

#[test]
fn an_unknown_key_with_a_near_one() {
    let (fault, slice) = fault("aliases =", "alias =");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "alias"));
    assert!(fault.hints.iter().any(|hint| hint.english().contains("near names: aliases")));
    let (fault, slice) = self::fault("[groups.zones]", "[group.zones]\n[groups.zones]");
    assert_eq!(slice, "group");
    assert!(fault.hints[0].english().contains("groups"), "{fault:?}");
}

#[test]
fn a_missing_key() {
    let (fault, _) = fault("level = \"city\"", "");
    assert_eq!(fault.code, Code::BadCatalog);
    assert!(fault.message.english().contains("lacks the key level"));
    assert_eq!(faults("")[0].message.english(), "the catalog lacks the table [catalog]");
    let (fault, _) = self::fault("unit = \"万美元\"", "");
    assert_eq!(fault.message.english(), "[indicators.foreign] lacks the key unit");
}

#[test]
fn names_that_stand_for_nothing() {
    for (old, new, message) in [
        ("group = \"zones\"", "group = \"zone\"", "unknown group zone"),
        ("parent = \"全市\"", "parent = \"全省\"", "unknown district 全省"),
        ("\"domestic.actual\"", "\"domestik.actual\"", "unknown indicator domestik"),
        ("\"domestic.actual\"", "\"domestic.actul\"", "unknown measure actul"),
        ("[\"foreign\", ", "[\"foriegn\", ", "unknown indicator foriegn"),
        ("kind = \"rate\"", "level = \"countys\"", "unknown level countys"),
        ("best = \"lowest\"", "by = \"progres\"", "unknown measure progres"),
    ] {
        let (fault, slice) = fault(old, new);
        assert_eq!(fault.code, Code::CatalogConflict);
        assert_eq!(fault.message.english(), message);
        assert!(new.contains(&slice) && !slice.is_empty(), "{slice}");
        assert!(
            message.contains('全') || fault.hints[0].english().starts_with("near names"),
            "{fault:?}"
        );
    }
}

#[test]
fn an_unknown_unit_and_one_of_its_own() {
    let (fault, slice) = fault("unit = \"万美元\"", "unit = \"万美圆\"");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "\"万美圆\""));
    let own = SMALL.replacen("unit = \"万美元\"", "unit = \"公顷\"", 1);
    let catalog = read(SourceId(0), &own).expect("公顷 is a unit of the catalog's own");
    assert_eq!(catalog.indicators[0].unit.to_string(), "公顷");
}

#[test]
fn words_that_may_not_stand_there() {
    for (old, new, message) in [
        ("kind = \"rate\"", "kind = \"rato\"", "unknown kind rato"),
        ("best = \"lowest\"", "best = \"down\"", "unknown best down"),
        ("skip = [\"zero\"]", "skip = [\"null\"]", "unknown skip null"),
        ("best = \"lowest\"", "ties = \"1224\"", "unknown ties 1224"),
        ("best = \"lowest\"", "within = \"groups\"", "unknown within groups"),
        ("period = \"2023Q1\"", "layout = \"tall\"", "unknown layout tall"),
    ] {
        let (fault, _) = fault(old, new);
        assert_eq!((fault.code, fault.message.english()), (Code::BadCatalog, message));
        assert!(fault.labels[0].text.english().starts_with("expected one of"));
    }
    let (fault, _) = fault("period = \"2023Q1\"", "header_rows = 4");
    assert!(fault.labels[0].text.english().contains("from 1 to 3"));
}

#[test]
fn one_name_for_two_things() {
    for (old, new, what) in [
        ("aliases = [\"恒口镇\"]", "aliases = [\"全 市\"]", "two districts"),
        ("label = \"内资\"", "label = \"内资\"\naliases = [\"外 资\"]", "two indicators"),
        ("\"目标\" = {", "\"绝 对值\" = {", "two columns"),
    ] {
        let (fault, _) = fault(old, new);
        assert_eq!(fault.code, Code::CatalogConflict);
        assert!(fault.message.english().starts_with(what), "{}", fault.message.english());
        assert_eq!(fault.labels.len(), 2, "both places are shown");
    }
    let (fault, _) = fault("figure = \"内资.目标\"", "figure = \"domestic.实际\"");
    assert!(fault.message.english().contains("one figure") && fault.labels.len() == 2);
}

#[test]
fn a_measure_name_that_the_language_has() {
    let with = |line: &str| SMALL.replacen("[groups", &format!("[measures]\n{line}\n[groups"), 1);
    let read = |line: &str| read(SourceId(0), &with(line));
    let catalog = read("progress = [\"完成比例\", \"进度\"]").expect("进度 is progress anyway");
    assert_eq!(catalog.find_measure("完成比例"), Some(Measure::Progress));
    let message = |line: &str| read(line).expect_err("wrong")[0].message.clone();
    assert_eq!(message("progress = [\"目标\"]").english(), "目标 already names target");
    assert_eq!(message("progres = [\"完成比例\"]").english(), "unknown measure progres");
    assert_eq!(message("gap = [\"差\"]\nyoy = [\"差\"]").english(), "two measures are called 差");
}

#[test]
fn a_circle_of_parents() {
    let (fault, _) = fault("level = \"city\"", "level = \"city\"\nparent = \"恒口\"");
    assert_eq!(fault.code, Code::CatalogConflict);
    assert_eq!(fault.message.english(), "parents in a circle: 全市 → 恒口 → 全市");
    assert_eq!(fault.labels.len(), 2);
    let (fault, _) = self::fault("parent = \"全市\"", "parent = \"恒口\"");
    assert_eq!(fault.message.english(), "parents in a circle: 恒口 → 恒口");
}

#[test]
fn empty_names() {
    let text = SMALL.replacen("parent = \"全市\"", "", 1).replacen("\"全市\"", "\" \"", 1);
    let found = faults(&text);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].message.english()), (Code::BadCatalog, "name is empty"));
    let (fault, slice) = fault("aliases = [\"恒口镇\"]", "aliases = [\"\"]");
    assert_eq!((fault.message.english(), slice.as_str()), ("aliases is empty", "\"\""));
}

#[test]
fn a_figure_without_a_measure_and_parts_that_are_not_two() {
    let (fault, _) = fault("\"domestic.actual\"", "\"domestic\"");
    assert!(fault.labels[0].text.english().contains("domestic.actual"));
    let (fault, _) = self::fault("parts = [\"foreign\", \"内资\"]", "parts = [\"foreign\"]");
    assert_eq!(fault.message.english(), "parts of rate: 1 names");
}

#[test]
fn a_period_that_is_none_or_stated_twice() {
    let (fault, slice) = fault("period = \"2023Q1\"", "period = \"2023Q5\"");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "\"2023Q5\""));
    let (fault, _) =
        self::fault("period = \"2023Q1\"", "period = \"2023Q1\"\nperiod_column = \"年\"");
    assert_eq!(fault.code, Code::CatalogConflict);
}

/// The only fault of the small catalog with such lines in its schedule.
fn fault_of_schedule(lines: &str) -> (Diagnostic, String) {
    fault("[groups.zones]", &format!("[schedule]\n{lines}\n[groups.zones]"))
}

#[test]
fn a_curve_of_the_year() {
    let curve = "curve = [0, 6.5, 20.125, 25, 33.3, 45, 50, 58, 70, 80, 90, 100.0]";
    let text = format!("[schedule]\nby = \"curve\"\n{curve}\n[groups.zones]");
    let catalog = read(SourceId(0), &SMALL.replacen("[groups.zones]", &text, 1)).expect("a curve");
    let due =
        [0, 6_500, 20_125, 25_000, 33_300, 45_000, 50_000, 58_000, 70_000, 80_000, 90_000, 100_000];
    assert_eq!(catalog.schedule.by, ScheduleBy::Curve(due));
    for (percents, message, place) in [
        ("[5, 10]", "curve: 2 percents, and a year has twelve months", "[5, 10]"),
        ("[5, 10, 8, 20, 30, 40, 50, 60, 70, 80, 90, 100]", "curve: 8 after 10 falls", "8"),
        (
            "[5, 5, 8, 20, 30, 40, 50, 60, 70, 80, 90, 99.5]",
            "curve: December has 99.5, not 100",
            "99.5",
        ),
        ("[5, 101]", "curve: 101 is no percent of the year", "101"),
        ("[-1, 100]", "curve: -1 is no percent of the year", "-1"),
        ("[8.3333]", "curve: 8.3333 is no percent of the year", "8.3333"),
        ("[]", "curve: 0 percents, and a year has twelve months", "[]"),
        ("[\"5%\"]", "curve: a text that cannot stand here", "\"5%\""),
        ("[nan]", "curve: a number that cannot stand here", "nan"),
        ("5", "curve: a number that cannot stand here", "5"),
    ] {
        let (fault, slice) = fault_of_schedule(&format!("by = \"curve\"\ncurve = {percents}"));
        assert_eq!((fault.code, fault.message.english()), (Code::BadCatalog, message));
        assert_eq!(slice, place);
    }
    let (fault, _) = fault_of_schedule("by = \"curve\"");
    assert_eq!(fault.message.english(), "[schedule] lacks the key curve");
    assert!(fault.hints[0].english().contains("curve = [5, 10"), "{fault:?}");
    for lines in [curve.to_owned(), format!("by = \"days\"\n{curve}")] {
        let (fault, _) = fault_of_schedule(&lines);
        assert_eq!(fault.code, Code::CatalogConflict);
        assert_eq!(fault.message.english(), "a curve that is not used");
    }
    let (fault, _) = fault_of_schedule("by = \"curves\"\ncurve = [5, 10]");
    assert_eq!(fault.message.english(), "unknown by curves");
}

#[test]
fn what_is_better_lower() {
    let of = |lines: &str| {
        let text = SMALL.replacen("label = \"内资\"", &format!("label = \"内资\"\n{lines}"), 1);
        let indicator = read(SourceId(0), &text).expect(lines).indicators[1].clone();
        (indicator.lower_is_better, indicator.ranking.by, indicator.ranking.best)
    };
    assert_eq!(of("better = \"higher\""), (false, Measure::Progress, Best::Highest));
    // Its progress is target / actual, so the highest is still the best.
    assert_eq!(of("better = \"lower\""), (true, Measure::Progress, Best::Highest));
    let by = |by: &str| of(&format!("better = \"lower\"\nrank = {{ {by} }}"));
    assert_eq!(by("by = \"actual\""), (true, Measure::Actual, Best::Lowest));
    assert_eq!(by("by = \"yoy\"").2, Best::Lowest);
    assert_eq!(by("by = \"actual\", best = \"highest\"").2, Best::Highest);
    assert_eq!(of("rank = { by = \"rank\" }"), (false, Measure::Rank, Best::Lowest));
    let (fault, _) = fault("kind = \"rate\"", "better = \"less\"");
    assert_eq!(fault.message.english(), "unknown better less");
}

#[test]
fn breaks_in_what_is_counted() {
    let with = |breaks: &str| format!("label = \"内资\"\nbreaks = {breaks}");
    let text = "[{ at = \"2023Q1\", because = \"b\" }, { at = \"2022年1月\", because = \"a\" }]";
    let text = SMALL.replacen("label = \"内资\"", &with(text), 1);
    let catalog = read(SourceId(0), &text).expect("two breaks");
    let told = |it: &crate::catalog::Break| format!("{} {}", it.from, it.because);
    let breaks: Vec<String> = catalog.indicators[1].breaks.iter().map(told).collect();
    assert_eq!(breaks, ["2022M1 a", "2023Q1 b"]);
    for (breaks, message) in [
        ("[{ at = \"2022Q5\", because = \"a\" }]", "at 2022Q5: a year has the quarters Q1 to Q4"),
        (
            "[{ at = \"一季度\", because = \"a\" }]",
            "at 一季度: a break takes a period with its year",
        ),
        ("[{ at = \"2022\" }]", "[[breaks]] lacks the key because"),
        ("[{ because = \"a\" }]", "[[breaks]] lacks the key at"),
        (
            "[{ at = \"2022\", because = \"a\", until = \"2023\" }]",
            "unknown key until in [[breaks]]",
        ),
        ("[\"2022\"]", "breaks: a text that cannot stand here"),
        (
            "[{ at = \"2022\", because = \"a\" }, { at = \"2022年\", because = \"b\" }]",
            "two breaks at 2022",
        ),
    ] {
        let (fault, _) = fault("label = \"内资\"", &with(breaks));
        assert_eq!(fault.message.english(), message);
    }
}

#[test]
fn ranks_and_scores_alone_need_no_unit() {
    let of = |measures: &[&str], more: &str| {
        let columns: Vec<String> =
            measures.iter().map(|it| format!("\"{it}列\" = \"points.{it}\"")).collect();
        let text = format!(
            "{SMALL}\n[[sources]]\nfile = \"u.csv\"\ndistrict = \"地区\"\ncolumns = {{ {} }}\n\
             [indicators.points]\n{more}",
            columns.join(", ")
        );
        read(SourceId(0), &text).map(|catalog| {
            let last = catalog.indicators.last().cloned().expect("points");
            (last.ranking.by, last.ranking.best, last.kind)
        })
    };
    assert_eq!(of(&["rank"], ""), Ok((Measure::Rank, Best::Lowest, Kind::Rate)));
    assert_eq!(of(&["score"], ""), Ok((Measure::Score, Best::Highest, Kind::Rate)));
    assert_eq!(of(&["rank", "score"], ""), Ok((Measure::Score, Best::Highest, Kind::Rate)));
    assert_eq!(
        of(&["progress", "rank"], ""),
        Ok((Measure::Progress, Best::Highest, Kind::Cumulative))
    );
    assert_eq!(of(&["rank"], "kind = \"stock\"").map(|it| it.2), Ok(Kind::Stock));
    let wrong = of(&["rank", "actual"], "").expect_err("an amount takes a unit");
    assert_eq!(wrong[0].message.english(), "[indicators.points] lacks the key unit");
}

#[test]
fn several_files_of_one_source() {
    let files = |lines: &str| {
        let text = SMALL.replacen("file = \"t.csv\"\nperiod = \"2023Q1\"", lines, 1);
        assert_ne!(text, SMALL);
        read(SourceId(0), &text)
    };
    let right = files(
        "file = [\"a.csv\", { file = \"b/b-*.csv\" }, { file = \"c.csv\", period = \"2022Q1\" }]\n\
         title_rows = 2",
    );
    let sources = right.expect("three files").sources;
    let told: Vec<(&str, bool)> =
        sources.iter().map(|it| (it.file.as_str(), it.is_pattern())).collect();
    assert_eq!(told, [("a.csv", false), ("b/b-*.csv", true), ("c.csv", false)]);
    assert_eq!(sources[0].period, PeriodSource::Unstated);
    assert!(matches!(sources[2].period, PeriodSource::Fixed(_)));
    assert!(sources.iter().all(|it| it.title_rows == 2 && it.span == sources[0].span));
    let all =
        files("file = [\"a.csv\", { file = \"b.csv\", period = \"2022Q1\" }]\nperiod = \"2023\"");
    let periods: Vec<PeriodSource> =
        all.expect("two").sources.into_iter().map(|it| it.period).collect();
    let fixed = |text: &str| PeriodSource::Fixed(crate::period::parse(text).expect("a period"));
    assert_eq!(periods, [fixed("2023"), fixed("2022Q1")]);
    let both = files("file = \"a.csv\"\nperiod_column = \"季度\"\nyear_column = \"年\"");
    let column = PeriodSource::Column { header: "季度".into(), year: Some("年".into()) };
    assert_eq!(both.expect("two columns").sources[0].period, column);
    for (lines, message) in [
        ("file = []", "file is empty"),
        ("file = [3]", "file: a number that cannot stand here"),
        ("period = \"2023\"", "[[sources]] lacks the key file"),
        ("file = [{ period = \"2023\" }]", "an item of file lacks the key file"),
        ("file = [{ file = \"a\", periode = \"2023\" }]", "unknown key periode in an item of file"),
        ("file = [{ file = \"a\", period = \"x\" }]", "period x: `x` is not a period"),
        ("file = [\"a.csv\", \"a.csv\"]", "the file a.csv is listed twice"),
        ("file = \"a-*/b.csv\"", "file a-*/b.csv: a folder that is a pattern"),
        ("file = \"a.csv\"\nyear_column = \"年\"", "a year_column without a period_column"),
        (
            "file = [{ file = \"a\", period = \"2023\" }]\nperiod_column = \"期\"",
            "the period is stated twice: period and period_column",
        ),
        ("file = \"a.csv\"\ntitle_rows = 10", "title_rows: a number that cannot stand here"),
    ] {
        let wrong = files(lines).expect_err(lines);
        assert_eq!(wrong.len(), 1, "{wrong:#?}");
        assert!(
            wrong[0].message.english().starts_with(message),
            "{:?} for {message}",
            wrong[0].message
        );
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text =
        SMALL.replace("万美元", "万美圆").replace("level = \"county\"", "levle = \"county\"");
    let codes: Vec<Code> = faults(&text).iter().map(|fault| fault.code).collect();
    assert_eq!(codes.len(), 3, "a missing key, an unknown key, an unknown unit");
}
