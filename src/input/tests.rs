//! Whole tables: the Ankang report by its catalog and without it, tables of others without one,
//! and tables that may not be read.

use super::{grid_of_text, read_panel};
use crate::catalog::{self, Best, Catalog, Kind, Layout, Measure, Origin, ScheduleBy, infer};
use crate::diagnostic::{Code, Diagnostic, Result, Severity, Warned};
use crate::grid::Grid;
use crate::panel::{Figure, Panel};
use crate::period::{self, PeriodLiteral};
use crate::source::Sources;
use proptest::prelude::*;

macro_rules! project_file {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path))
    };
}

const CATALOG: &str = project_file!("examples/ankang/catalog.toml");
const TABLE: &str = project_file!("examples/ankang/ankang-2023q1.csv");
const CITY: &str = project_file!("examples/ankang/ankang-2023q1-city.csv");

fn grid(name: &str, text: &str) -> Grid {
    grid_of_text(name, text, b',', &mut Sources::default()).expect("a table")
}

fn ankang() -> Catalog {
    catalog::read(Sources::default().add("catalog.toml", CATALOG), CATALOG).expect("a catalog")
}

fn read_ankang(table: &str, city: &str) -> Result<Warned<Panel>> {
    let tables = [(0, grid("ankang-2023q1.csv", table)), (1, grid("ankang-2023q1-city.csv", city))];
    read_panel(&ankang(), &tables, None)
}

fn value(catalog: &Catalog, panel: &Panel, figure: &str, district: &str) -> Option<f64> {
    let (indicator, measure) = figure.split_once('.').expect("indicator.measure");
    let figure = Figure {
        indicator: catalog.find_indicator(indicator).expect(indicator),
        measure: catalog.find_measure(measure).expect(measure),
    };
    let district = catalog.find_district(district).expect(district);
    let row = panel.districts.iter().position(|it| *it == district).expect("a row");
    panel.columns.get(&figure).unwrap_or_else(|| panic!("{figure:?}")).values[row]
}

#[test]
fn the_sample_reads_whole_with_the_one_honest_note() {
    let catalog = ankang();
    let Warned { value: panel, warnings } = read_ankang(TABLE, CITY).expect("a panel");
    assert_eq!(panel.height(), 14);
    assert_eq!(panel.periods.len(), 1);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert_eq!((warnings[0].severity, warnings[0].code), (Severity::Note, Code::CellNote));
    assert!(warnings[0].message.english().contains("15.4%"));
    for (figure, district, expected) in [
        ("domestic.actual", "全市", Some(381.47)),
        ("domestic.yoy", "全市", Some(4.63)),
        ("domestic.progress", "全市", Some(30.51)),
        ("foreign.actual", "全市", Some(240.6)),
        ("foreign.yoy", "全市", Some(559.0)),
        ("foreign.progress", "全市", Some(9.62)),
        ("foreign.yoy", "汉滨区", None),
        ("foreign_lag.actual", "安康", Some(15.4)),
        ("start_rate.actual", "全市", Some(95.30)),
        ("domestic.yoy", "旬阳", Some(-2.25)),
        ("domestic.target", "汉滨", Some(138.0)),
        ("foreign.progress", "汉滨", Some(0.0)),
        ("foreign.progress", "高新区", Some(0.35)),
        ("foreign.rank", "恒口", None),
        ("domestic.rank", "恒口", Some(12.0)),
    ] {
        assert_eq!(value(&catalog, &panel, figure, district), expected, "{figure} {district}");
    }
    let actual = &panel.columns[&Figure {
        indicator: catalog.find_indicator("内资").expect("domestic"),
        measure: Measure::Actual,
    }];
    assert_eq!(actual.unit.to_string(), "亿元");
    let hanbin = actual.cells[1].as_ref().expect("汉滨区");
    assert_eq!((hanbin.text.as_str(), hanbin.decimals), ("41.01 ", 2));
    assert_eq!((hanbin.file, hanbin.line, hanbin.column), (0, 2, 2));
    let sum: f64 = actual.values[1..].iter().flatten().sum();
    assert!((sum - 381.47).abs() < 1e-9);
}

#[test]
fn the_city_is_the_parent_of_what_is_ranked() {
    let catalog = ankang();
    let domestic = &catalog.indicators[catalog.find_indicator("内资").expect("domestic").0];
    let ranked = catalog.population(domestic);
    assert_eq!(ranked.len(), 13);
    assert_eq!(catalog.parent_of_all(&ranked), catalog.find_district("全市"));
    assert_eq!(catalog.find_group("开发区").map(|id| id.0), Some(1));
}

/// The table's figures without any catalog, at a period from the file's name.
fn inferred(name: &str, text: &str, period: &str) -> (Catalog, Panel, Vec<String>) {
    let grid = grid(name, text);
    let literal: Option<PeriodLiteral> = period::parse(period).ok();
    let catalog = infer(&grid, literal).expect("a catalog").value;
    let panel = read_panel(&catalog, &[(0, grid)], None).expect("a panel").value;
    let Origin::Inferred(said) = catalog.origin.clone() else { panic!("inferred") };
    let said = said.iter().map(|line| line.english().to_owned()).collect();
    (catalog, panel, said)
}

#[test]
fn without_a_catalog_the_sample_gives_the_same_figures() {
    let written = ankang();
    let by_catalog = read_ankang(TABLE, CITY).expect("a panel").value;
    let (catalog, panel, said) = inferred("ankang-2023q1.csv", TABLE, "2023Q1");
    assert_eq!(panel.height(), 13);
    assert_eq!(panel.periods, by_catalog.periods);
    let Layout::Wide { columns, .. } = &catalog.sources[0].layout else { panic!("wide") };
    assert_eq!(columns.len(), 9);
    for column in columns {
        let figure = Figure { indicator: column.indicator, measure: column.measure };
        let id = &catalog.indicators[column.indicator.0].id;
        let twin =
            Figure { indicator: written.find_indicator(id).expect(id), measure: column.measure };
        let (here, there) = (&panel.columns[&figure], &by_catalog.columns[&twin]);
        assert_eq!(here.unit, there.unit, "{}", column.header);
        assert_eq!(here.values, there.values[1..], "{}", column.header);
    }
    assert!(said.iter().any(|it| it.starts_with("内资_2023年目标_亿元 → domestic.target, 亿元")));
    assert!(said.iter().any(|it| it.contains("2023年 dropped")), "{said:#?}");
}

#[test]
fn the_two_row_header_of_the_report_gives_the_same_figures() {
    let mut lines = TABLE.lines();
    lines.next();
    let head = "地区,实际引进内资（亿元）,,,,,外商直接投资额（万美元）,,,\n\
        ,绝对值,同比%,\"2023年\n目标\",\"目标完成\n进度%\",\"内资完成\n排名\",绝对值,\
        \"2023年\n目标\",\"目标完成\n进度%\",\"外资完成\n排名\"\n";
    let text = head.to_owned() + &lines.collect::<Vec<_>>().join("\n");
    let (catalog, panel, said) = inferred("report.csv", &text, "2023Q1");
    assert_eq!(value(&catalog, &panel, "内资.target", "汉滨区"), Some(138.0), "{said:#?}");
    assert_eq!(value(&catalog, &panel, "foreign.progress", "汉阴县"), Some(67.0));
    assert_eq!(catalog.indicators[0].label, "实际引进内资");
    assert_eq!(catalog.indicators[1].unit.to_string(), "万美元");
}

#[test]
fn luan_counts_with_a_total_row() {
    let text = project_file!("tests/fixtures/luan_2022_m1-9_investment.csv");
    let (catalog, panel, said) = inferred("luan.csv", text, "2022年1-9月");
    assert_eq!(value(&catalog, &panel, "开工率.actual", "金安区"), Some(93.5), "{said:#?}");
    assert_eq!(value(&catalog, &panel, "开工率.actual", "全市"), None);
    let signed = &catalog.indicators[0];
    assert_eq!(signed.id, "亿元以上新签约");
    let units = catalog.population(signed);
    assert_eq!(units.len(), 8, "the total is not ranked");
    assert_eq!(catalog.parent_of_all(&units), catalog.find_district("全市"));
}

#[test]
fn jining_ranks_and_scores() {
    let text = project_file!("tests/fixtures/jining_2015q1_ranking.csv");
    let (catalog, panel, _) = inferred("jining.csv", text, "2015Q1");
    assert_eq!(panel.height(), 13);
    assert_eq!(value(&catalog, &panel, "分数.score", "嘉祥县"), Some(77.93));
    assert_eq!(value(&catalog, &panel, "分数.rank", "汶上县"), Some(9.0));
    assert_eq!(catalog.indicators[0].ranking.by, Measure::Score);
}

#[test]
fn hengshui_areas_and_the_share_of_the_task() {
    let text = project_file!("tests/fixtures/hengshui_2017_afforestation.csv");
    let (catalog, panel, said) = inferred("hengshui.csv", text, "2017Q1");
    let actual = value(&catalog, &panel, "完成造林绿化面积.actual", "阜城县");
    assert_eq!(actual, Some(6382.0), "{said:#?}");
    assert_eq!(catalog.indicators[0].unit.to_string(), "亩");
    assert_eq!(value(&catalog, &panel, "完成造林绿化面积.progress", "滨湖新区"), Some(18.6));
    assert_eq!(value(&catalog, &panel, "完成造林绿化面积.rank", "滨湖新区"), Some(13.0));
}

#[test]
fn kenya_amounts_with_separators() {
    let text = project_file!("tests/fixtures/kenya_osr_fy2015_16.csv");
    let (catalog, panel, said) = inferred("kenya.csv", text, "2016");
    assert_eq!(panel.height(), 34);
    let nairobi = |figure| value(&catalog, &panel, figure, "Nairobi City");
    assert_eq!(nairobi("Revenue.target"), Some(15_289_917_527.0), "{said:#?}");
    assert_eq!(nairobi("Revenue.actual"), Some(11_710_008_300.0));
    // No word says that the percentage is the progress of the revenue; the figures do.
    assert_eq!(nairobi("Revenue.progress"), Some(76.6), "{said:#?}");
}

#[test]
fn xuchang_groups_and_scores() {
    let text = project_file!("tests/fixtures/xuchang_2023_grouped_ranking.csv");
    let (catalog, panel, said) = inferred("xuchang.csv", text, "2023");
    assert_eq!(value(&catalog, &panel, "得分.score", "东城区"), Some(90.72));
    assert_eq!(catalog.groups.len(), 2);
    // The ranks are words: 第二名.
    assert_eq!(value(&catalog, &panel, "得分.rank", "东城区"), Some(2.0), "{said:#?}");
}

#[test]
fn shapes_that_are_not_read() {
    let fault = |text: &str| infer(&grid("t.csv", text), None).expect_err(text)[0].clone();
    assert!(fault("省份,分,分\n江苏,1,2\n").message.english().contains("two columns"));
    assert!(fault("a,b\n1,2\n").message.english().contains("no column of text"));
    assert!(fault("地区,期间,b\nx,上榜,1\n").message.english().contains("期间 holds periods"));
    assert!(fault("a,b\nx,y\n").message.english().contains("no column of figures"));
}

#[test]
fn a_column_for_each_period() {
    let text = "省份,2010年,2011年\n江苏,67.8,73.0\n北京,72.0,\n";
    let (catalog, panel, said) = inferred("score.csv", text, "");
    let periods: Vec<String> = panel.periods.iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["2010", "2011"], "{said:#?}");
    assert_eq!(value(&catalog, &panel, "score.actual", "江苏"), Some(67.8));
    assert_eq!(panel.height(), 4);
}

#[test]
fn two_panels_are_one_table() {
    let text = "序号,省份,2010年,序号,省份,2010年\n1,江苏,67.8,3,甘肃,54.8\n2,北京,72.0,,,\n";
    let (catalog, panel, _) = inferred("score.csv", text, "");
    let names: Vec<&str> = catalog.districts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["江苏", "北京", "甘肃"]);
    let column = panel.columns.values().next().expect("a column");
    let places: Vec<(u32, u32)> =
        column.cells.iter().flatten().map(|cell| (cell.line, cell.column)).collect();
    assert_eq!(places, [(2, 3), (3, 3), (2, 6)]);
}

#[test]
fn a_column_for_each_district() {
    let text = "年,期间,金寨县,霍邱县,金安区\n2017,1-7月,1,2,3\n2021,1-8月,1,,2\n";
    let (catalog, panel, said) = inferred("民生.csv", text, "");
    assert_eq!(catalog.districts.len(), 3, "{said:#?}");
    let periods: Vec<String> = panel.periods.iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["2017M1-7", "2021M1-8"]);
    assert_eq!(value(&catalog, &panel, "民生.rank", "霍邱县"), Some(2.0));
}

#[test]
fn a_row_for_each_period_of_one_district() {
    let text = "期间,内资(亿元),外资期间\n上半年(二季度榜),898,1—5月\n1—9月,1491,1—8月\n";
    let (catalog, panel, said) = inferred("重庆_2023.csv", text, "2023");
    let periods: Vec<String> = panel.periods.iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["2023H1", "2023M1-9"], "{said:#?}");
    assert_eq!(value(&catalog, &panel, "domestic.actual", "重庆_2023"), Some(898.0));
}

#[test]
fn columns_that_are_no_figures() {
    let text = "country,name,cityCode,备注,gender_gap,A/ B target\nAT,Wien,9,x,1.5,3\n\
        AT,Tirol,8,,2.5,4\n";
    let (catalog, _, said) = inferred("t.csv", text, "2023");
    let names: Vec<&str> = catalog.districts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Wien", "Tirol"]);
    let ids: Vec<&str> = catalog.indicators.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["gender_gap", "A/ B target"], "{said:#?}");
    let left_out = said.iter().filter(|it| it.contains("left out")).count();
    assert_eq!(left_out, 3, "{said:#?}");
}

#[test]
fn a_period_column_and_a_period_that_nothing_says() {
    let text = "地区,年份,内资\n恒口,2022,1\n恒口,2023,2\n瀛湖,2022,\n";
    let (_, panel, _) = inferred("t.csv", text, "2020");
    assert_eq!((panel.height(), panel.periods.len()), (3, 2));
    let grid = grid("t.csv", "地区,内资\n恒口,1\n");
    let catalog = infer(&grid, None).expect("a catalog").value;
    let error = read_panel(&catalog, &[(0, grid.clone())], None).expect_err("no period");
    assert_eq!(error[0].code, Code::NoPeriod);
    assert!(error[0].hints[0].english().contains("--period 2023Q1"));
    let given = period::parse("2023Q1").ok();
    assert!(read_panel(&catalog, &[(0, grid)], given).is_ok());
}

/// What is wrong with the sample when `old` stands as `new` in its table.
fn wrong(old: &str, new: &str) -> Vec<Diagnostic> {
    assert!(TABLE.contains(old), "{old}");
    read_ankang(&TABLE.replacen(old, new, 1), CITY).expect_err(new)
}

#[test]
fn bad_cells_are_named_with_their_place_all_at_once() {
    let text = TABLE.replacen("41.01 ", "67%", 1).replacen("-2.25%", "减少", 1);
    let mut sources = Sources::default();
    let table = grid_of_text("ankang-2023q1.csv", &text, b',', &mut sources).expect("a table");
    let faults = read_panel(&ankang(), &[(0, table)], None).expect_err("bad cells");
    let told: Vec<(Code, &str, &str)> = (faults.iter())
        .map(|it| (it.code, sources.slice(it.span.unwrap_or_default()), it.message.english()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Code::BadCell,
                "67%",
                "ankang-2023q1.csv, line 2, column 内资_绝对值_亿元: \
                 the cell `67%` is in %, but its column is in 亿元"
            ),
            (
                Code::BadCell,
                "减少",
                "ankang-2023q1.csv, line 3, column 内资_同比: the cell `减少` is not a number"
            ),
        ]
    );
}

#[test]
fn a_header_that_is_not_the_catalogs() {
    let faults = wrong("内资_绝对值_亿元", "内资_绝对_亿元");
    assert_eq!((faults.len(), faults[0].code), (1, Code::HeaderMismatch));
    assert!(
        faults[0]
            .message
            .english()
            .contains("missing: 内资_绝对值_亿元; not in the catalog: 内资_绝对")
    );
    assert!(faults[0].hints[0].english().contains("may be the column 内资_绝对_亿元"));
}

#[test]
fn a_district_that_is_not_the_catalogs() {
    let faults = wrong("旬阳市,", "洵阳市,");
    assert_eq!((faults.len(), faults[0].code), (1, Code::UnknownDistrict));
    assert!(faults[0].hints[0].english().contains("旬阳市"), "{faults:?}");
}

#[test]
fn a_district_or_a_figure_twice() {
    let faults = wrong("旬阳市,", "汉滨,");
    assert_eq!((faults.len(), faults[0].code), (1, Code::DuplicateKey));
    assert!(faults[0].message.english().contains("lines 2 and 3") && faults[0].labels.len() == 2);
    let city = CITY.to_owned() + "实际到位内资,381.47,亿元,again\n";
    assert_eq!(read_ankang(TABLE, &city).expect_err("twice")[0].code, Code::DuplicateKey);
    let with_city = |row: &str| read_ankang(&(TABLE.to_owned() + row), CITY);
    assert!(with_city("全市,381.47,4.63%,,30.51%,,240.6,,9.62%,\n").is_ok(), "printed alike");
    let error = with_city("全市,381.4,4.63%,,30.51%,,240.6,,9.62%,\n").expect_err("differs");
    assert!(
        error[0].message.english().contains("`381.4`")
            && error[0].message.english().contains("`381.47`")
    );
}

#[test]
fn what_the_long_table_may_not_say() {
    let fault = |old: &str, new: &str| {
        let faults = read_ankang(TABLE, &CITY.replacen(old, new, 1)).expect_err(new);
        (faults[0].code, faults[0].message.clone())
    };
    let (code, message) = fault("实际到位内资,381.47,亿元", "实际到位内资,381.47,万元");
    assert!(code == Code::BadCell && message.english().contains("万元"), "{message:?}");
    let (code, message) = fault("合作意向,", "合作意愿,");
    assert!(code == Code::HeaderMismatch && message.english().contains("合作意愿"), "{message:?}");
}

#[test]
fn what_is_read_otherwise_than_it_stands_is_noted() {
    let text = TABLE.replacen("35.52%", "35.52", 1).replacen("-2.25%", "—", 1)
        + "注：外资为境外直投,,,,,,,,,\n";
    let Warned { value: panel, warnings } = read_ankang(&text, CITY).expect("a panel");
    let told: Vec<&str> = warnings.iter().map(|it| it.message.english()).collect();
    assert!(told.iter().any(|it| it.contains("left out: 注：外资为境外直投")), "{told:#?}");
    assert!(told.iter().any(|it| it.contains("1 dash taken as missing")));
    assert!(told.iter().any(|it| it.contains("1 number without %")));
    assert_eq!(value(&ankang(), &panel, "domestic.yoy", "汉滨区"), Some(35.52));
    assert_eq!(value(&ankang(), &panel, "domestic.yoy", "旬阳市"), None);
    assert_eq!(warnings.len(), 4);
}

#[test]
fn short_and_long_rows_are_said() {
    let short = TABLE.replacen("恒口,13.07 ,-21.90%,65.08 ,20.08%,12,0,200,0,", "恒口,13.07", 1);
    let warnings = read_ankang(&short, CITY).expect("a panel").warnings;
    assert!(
        warnings.iter().any(|it| it.message.english().contains("2 cells of 10")),
        "{warnings:?}"
    );
    let faults = wrong("0,600,0,", "0,600,0,,77");
    assert_eq!(faults[0].code, Code::BadTable);
}

proptest! {
    /// Whatever the table, it is inferred and read, or refused; nothing panics, and what is read
    /// has a row for each key once.
    #[test]
    fn any_table_is_read_or_refused(text in "([内地目标区年1２.%,_（）亿元\" -]{0,12}\n){0,6}") {
        let mut sources = Sources::default();
        let Ok(grid) = grid_of_text("t.csv", &text, b',', &mut sources) else { return Ok(()) };
        let given = period::parse("2023Q1").ok();
        let Ok(Warned { value: catalog, .. }) = infer(&grid, given) else { return Ok(()) };
        if let Ok(Warned { value: panel, .. }) = read_panel(&catalog, &[(0, grid)], given) {
            let keys: std::collections::HashSet<_> =
                panel.districts.iter().zip(&panel.row_periods).collect();
            prop_assert_eq!(keys.len(), panel.height());
            for column in panel.columns.values() {
                prop_assert_eq!(column.values.len(), panel.height());
                prop_assert_eq!(column.cells.len(), panel.height());
            }
        }
    }

    /// A catalog with some of its text cut out is read or refused with places in the text.
    #[test]
    fn any_catalog_is_read_or_refused(start in 0usize..4000, length in 0usize..60) {
        let keep = |at: &usize| *at < start || *at >= start + length;
        let text: String =
            CATALOG.chars().enumerate().filter(|(at, _)| keep(at)).map(|(_, c)| c).collect();
        let mut sources = Sources::default();
        let id = sources.add("catalog.toml", &text);
        for fault in catalog::read(id, &text).err().into_iter().flatten() {
            let range = fault.span.expect("a place").range();
            prop_assert!(text.get(range).is_some(), "{fault:?}");
        }
    }
}

#[test]
fn a_hundred_thousand_districts_are_looked_up_by_name() {
    let mut text = "地区,内资_绝对值_亿元\n".to_owned();
    for number in 0..100_000 {
        text += &format!("第{number}区,{number}.5\n");
    }
    let (catalog, panel, _) = inferred("t.csv", &text, "2023");
    assert_eq!(panel.height(), 100_000);
    assert_eq!(value(&catalog, &panel, "内资.actual", "第 99999 区"), Some(99_999.5));
}

#[test]
fn the_regions_of_spain_over_twelve_years() {
    let text = project_file!("examples/spain/catalog.toml");
    let catalog = catalog::read(Sources::default().add("catalog.toml", text), text);
    let catalog = catalog.unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    let regions = grid("regions.csv", project_file!("examples/spain/regions.csv"));
    let country = grid("country.csv", project_file!("examples/spain/country.csv"));
    let read = read_panel(&catalog, &[(0, regions), (1, country)], None).expect("a panel");
    let panel = read.value;
    assert_eq!((panel.periods.len(), panel.height()), (12, 19 * 12 + 8));
    assert!(catalog.has_history(catalog.find_indicator("gdp").expect("gdp")));
    let unemployment = &catalog.indicators[catalog.find_indicator("失业率").expect("it").0];
    assert_eq!(
        (unemployment.ranking.by, unemployment.ranking.best),
        (Measure::Actual, Best::Lowest)
    );
    let population = Figure {
        indicator: catalog.find_indicator("population").expect("population"),
        measure: Measure::Actual,
    };
    let column = &panel.columns[&population];
    let spain = catalog.find_district("Spain").expect("the country");
    for (number, year) in panel.periods.iter().enumerate() {
        let rows = (0..panel.height()).filter(|row| panel.row_periods[*row] == number);
        let (whole, parts): (Vec<usize>, Vec<usize>) =
            rows.partition(|row| panel.districts[*row] == spain);
        if let Some(printed) = whole.first().and_then(|row| column.values[*row]) {
            let sum: f64 = parts.iter().filter_map(|row| column.values[*row]).sum();
            assert_eq!(sum, printed, "{year}");
        }
    }
}

/// A folder of fixtures, opened as the program opens it.
fn fixture(catalog: &str) -> (Catalog, Warned<Panel>) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let path = root.join(catalog);
    let text = std::fs::read_to_string(&path).expect("a catalog");
    let mut sources = Sources::default();
    let id = sources.add(catalog, &text);
    let mut catalog = catalog::read(id, &text).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    let folder = path.parent().expect("a folder");
    super::expand(&mut catalog, folder).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    let files = catalog.sources.iter().enumerate();
    let grids: Vec<(usize, Grid)> = files
        .map(|(at, it)| {
            (
                at,
                super::read_grid(&folder.join(&it.file).as_path().into(), &mut sources)
                    .expect("it"),
            )
        })
        .collect();
    let panel = read_panel(&catalog, &grids, None).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    (catalog, panel)
}

/// A figure of a district at a period, as printed.
fn printed(read: &(Catalog, Warned<Panel>), figure: &str, of: &str, at: &str) -> Option<String> {
    let (catalog, Warned { value: panel, .. }) = read;
    let (indicator, measure) = figure.split_once('.').expect("indicator.measure");
    let figure = Figure {
        indicator: catalog.find_indicator(indicator).expect(indicator),
        measure: catalog.find_measure(measure).expect(measure),
    };
    let district = catalog.find_district(of).expect(of);
    let literal = period::parse(at).expect(at);
    let period = panel.periods.iter().position(|it| PeriodLiteral::from(*it) == literal)?;
    let mut rows = 0..panel.height();
    let row =
        rows.find(|row| panel.districts[*row] == district && panel.row_periods[*row] == period)?;
    panel.columns[&figure].cells[row].as_ref().map(|cell| cell.text.clone())
}

#[test]
fn months_and_quarters_in_one_panel() {
    let read = fixture("monthly/catalog.toml");
    let (catalog, Warned { value: panel, warnings }) = &read;
    assert!(warnings.is_empty(), "{warnings:#?}");
    let periods: Vec<String> = panel.periods.iter().map(ToString::to_string).collect();
    assert_eq!(
        periods.join(" "),
        "2022M1 2022M2 2022Q1 2022M3 2022M4 2022M5 2022Q2 2022M6 2022M7 2022Q3 2022M9 2022M10 \
         2022M11 2022Q4 2022M12 2023M1 2023M2 2023Q1 2023M3"
    );
    assert_eq!((panel.height(), panel.files.len()), (19 * 7, 15));
    let at = |figure: &str, of: &str, at: &str| printed(&read, figure, of, at);
    assert_eq!(at("investment.actual", "East", "2022M6").as_deref(), Some("66.00"));
    assert_eq!(at("investment.actual", "南城", "2022M11"), None);
    assert_eq!(at("investment.actual", "湖口", "2022Q1").as_deref(), Some("2.81"), "March's");
    assert_eq!(at("started.actual", "湖口", "2022Q1"), None, "a month's own is not the quarter's");
    assert_eq!(at("gdp.actual", "湖口", "2022M3").as_deref(), Some("10.0"));
    assert_eq!(at("gdp.actual", "湖口", "2022M2"), None);
    assert_eq!(at("gdp.actual", "湖口", "2022Q1").as_deref(), Some("10.0"));
    assert_eq!(at("climate.rank", "河湾", "2022Q3").as_deref(), Some("4"));
    assert_eq!(at("complaints.target", "西城", "2023M3").as_deref(), Some("20"));
    let by_id = |id: &str| &catalog.indicators[catalog.find_indicator(id).expect(id).0];
    let rule = |id: &str| (by_id(id).ranking.by, by_id(id).ranking.best);
    assert_eq!(rule("climate"), (Measure::Rank, Best::Lowest));
    assert_eq!(rule("satisfaction"), (Measure::Score, Best::Highest));
    assert_eq!(rule("complaints"), (Measure::Progress, Best::Highest), "cap / actual");
    assert_eq!(by_id("complaints").usual_best(Measure::Actual), Best::Lowest);
    assert_eq!(by_id("climate").kind, Kind::Rate);
    assert_eq!(by_id("investment").breaks[0].from.to_string(), "2023M1");
    assert!(catalog.has_history(catalog.find_indicator("investment").expect("investment")));
}

#[test]
fn the_real_tables_by_their_catalogs() {
    let luan = fixture("luan/catalog.toml");
    let rank = |of: &str, at: &str| printed(&luan, "livelihood.rank", of, at);
    assert_eq!(rank("裕安", "2017M7").as_deref(), Some("3"));
    assert_eq!(
        (rank("裕安", "2021M8").as_deref(), rank("裕安", "2021M9").as_deref()),
        (Some("3"), Some("2"))
    );
    assert_eq!(rank("开发区", "2021M9"), None);
    let jining = fixture("jining.toml");
    for of in ["嘉祥县", "汶上县"] {
        assert_eq!(printed(&jining, "projects.rank", of, "2015Q1").as_deref(), Some("9"));
    }
    let hengshui = fixture("hengshui.toml");
    assert_eq!(printed(&hengshui, "造林.进度", "景县", "2017Q1").as_deref(), Some("68.3%"));
    let ScheduleBy::Curve(due) = hengshui.0.schedule.by else { panic!("a curve") };
    assert_eq!(due[2], 60_000);
    let xuchang = fixture("xuchang.toml");
    assert_eq!(printed(&xuchang, "projects.rank", "东城区", "2023").as_deref(), Some("第二名"));
    let chongqing = fixture("chongqing/catalog.toml");
    let board = |figure: &str, at: &str| printed(&chongqing, figure, "重庆", at);
    assert_eq!(board("paid_in_quarter.actual", "2023Q3").as_deref(), Some("1370"));
    assert_eq!(board("paid_in.actual", "2023Q2").as_deref(), Some("2377"));
}
