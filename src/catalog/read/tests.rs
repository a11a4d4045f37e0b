//! What a catalog may not say, one test for each.

use super::read;
use crate::catalog::{Best, Catalog, DistrictId, Kind, Layout, Measure, Skip, Ties};
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
    assert!(found[0].message.starts_with("not TOML"), "{}", found[0].message);
    assert!(found[0].span.is_some_and(|span| span.start > 0));
}

#[test]
fn a_wrong_type() {
    let (fault, slice) = fault("level = \"city\"", "level = 3");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "3"));
    assert!(fault.labels[0].text.contains("a text in quotes"));
}

#[test]
fn an_unknown_key_with_a_near_one() {
    let (fault, slice) = fault("aliases =", "alias =");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "alias"));
    assert!(fault.hints.iter().any(|hint| hint.contains("near names: aliases")));
    let (fault, slice) = self::fault("[groups.zones]", "[group.zones]\n[groups.zones]");
    assert_eq!(slice, "group");
    assert!(fault.hints[0].contains("groups"), "{fault:?}");
}

#[test]
fn a_missing_key() {
    let (fault, _) = fault("level = \"city\"", "");
    assert_eq!(fault.code, Code::BadCatalog);
    assert!(fault.message.contains("lacks the key level"));
    assert_eq!(faults("")[0].message, "the catalog lacks the table [catalog]");
    let (fault, _) = self::fault("unit = \"万美元\"", "");
    assert_eq!(fault.message, "[indicators.foreign] lacks the key unit");
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
        assert_eq!(fault.message, message);
        assert!(new.contains(&slice) && !slice.is_empty(), "{slice}");
        assert!(message.contains('全') || fault.hints[0].starts_with("near names"), "{fault:?}");
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
        ("period = \"2023Q1\"", "layout = \"tall\"", "unknown layout tall"),
    ] {
        let (fault, _) = fault(old, new);
        assert_eq!((fault.code, fault.message.as_str()), (Code::BadCatalog, message));
        assert!(fault.labels[0].text.starts_with("expected one of"));
    }
    let (fault, _) = fault("period = \"2023Q1\"", "header_rows = 3");
    assert!(fault.labels[0].text.contains("from 1 to 2"));
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
        assert!(fault.message.starts_with(what), "{}", fault.message);
        assert_eq!(fault.labels.len(), 2, "both places are shown");
    }
    let (fault, _) = fault("figure = \"内资.目标\"", "figure = \"domestic.实际\"");
    assert!(fault.message.contains("one figure") && fault.labels.len() == 2);
}

#[test]
fn a_measure_name_that_the_language_has() {
    let with = |line: &str| SMALL.replacen("[groups", &format!("[measures]\n{line}\n[groups"), 1);
    let read = |line: &str| read(SourceId(0), &with(line));
    let catalog = read("progress = [\"完成比例\", \"进度\"]").expect("进度 is progress anyway");
    assert_eq!(catalog.find_measure("完成比例"), Some(Measure::Progress));
    let message = |line: &str| read(line).expect_err("wrong")[0].message.clone();
    assert_eq!(message("progress = [\"目标\"]"), "目标 already names target");
    assert_eq!(message("progres = [\"完成比例\"]"), "unknown measure progres");
    assert_eq!(message("gap = [\"差\"]\nyoy = [\"差\"]"), "two measures are called 差");
}

#[test]
fn a_circle_of_parents() {
    let (fault, _) = fault("level = \"city\"", "level = \"city\"\nparent = \"恒口\"");
    assert_eq!(fault.code, Code::CatalogConflict);
    assert_eq!(fault.message, "parents in a circle: 全市 → 恒口 → 全市");
    assert_eq!(fault.labels.len(), 2);
    let (fault, _) = self::fault("parent = \"全市\"", "parent = \"恒口\"");
    assert_eq!(fault.message, "parents in a circle: 恒口 → 恒口");
}

#[test]
fn empty_names() {
    let text = SMALL.replacen("parent = \"全市\"", "", 1).replacen("\"全市\"", "\" \"", 1);
    let found = faults(&text);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].message.as_str()), (Code::BadCatalog, "name is empty"));
    let (fault, slice) = fault("aliases = [\"恒口镇\"]", "aliases = [\"\"]");
    assert_eq!((fault.message.as_str(), slice.as_str()), ("aliases is empty", "\"\""));
}

#[test]
fn a_figure_without_a_measure_and_parts_that_are_not_two() {
    let (fault, _) = fault("\"domestic.actual\"", "\"domestic\"");
    assert!(fault.labels[0].text.contains("domestic.actual"));
    let (fault, _) = self::fault("parts = [\"foreign\", \"内资\"]", "parts = [\"foreign\"]");
    assert_eq!(fault.message, "parts of rate: 1 names");
}

#[test]
fn a_period_that_is_none_or_stated_twice() {
    let (fault, slice) = fault("period = \"2023Q1\"", "period = \"2023Q5\"");
    assert_eq!((fault.code, slice.as_str()), (Code::BadCatalog, "\"2023Q5\""));
    let (fault, _) =
        self::fault("period = \"2023Q1\"", "period = \"2023Q1\"\nperiod_column = \"年\"");
    assert_eq!(fault.code, Code::CatalogConflict);
}

#[test]
fn all_faults_are_told_at_once() {
    let text =
        SMALL.replace("万美元", "万美圆").replace("level = \"county\"", "levle = \"county\"");
    let codes: Vec<Code> = faults(&text).iter().map(|fault| fault.code).collect();
    assert_eq!(codes.len(), 3, "a missing key, an unknown key, an unknown unit");
}
