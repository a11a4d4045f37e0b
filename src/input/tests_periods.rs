//! Several tables, and what says the period of each.

use super::{grid_of_text, read_panel};
use crate::catalog::{self, Catalog, infer_all};
use crate::diagnostic::{Code, Result};
use crate::grid::Grid;
use crate::panel::Panel;
use crate::period::{self, PeriodLiteral};
use crate::source::{SourceId, Sources};
use crate::text::Language;

/// The periods of tables (file and text) that a catalog with such lines in its source reads.
fn read(source: &str, tables: &[(&str, &str)], given: &str) -> Result<Vec<String>> {
    let text = format!(
        "[catalog]\nname = \"x\"\n[indicators.a]\nunit = \"亿元\"\n[[districts]]\nname = \"恒口\"\n\
         level = \"z\"\n[[districts]]\nname = \"瀛湖\"\nlevel = \"z\"\n[[sources]]\n{source}\n\
         district = \"地区\"\ncolumns = {{ \"内资\" = \"a.actual\" }}\n"
    );
    let catalog = catalog::read(SourceId(0), &text).expect("a catalog");
    read_panel(&catalog, &grids(tables), period::parse(given).ok())
        .map(|panel| rows(&catalog, &panel.value))
}

fn grids(tables: &[(&str, &str)]) -> Vec<(usize, Grid)> {
    let mut sources = Sources::default();
    let grid = |(name, text): &(&str, &str)| {
        grid_of_text(name, text, b',', &mut sources).expect("a table")
    };
    tables.iter().map(grid).enumerate().collect()
}

fn rows(catalog: &Catalog, panel: &Panel) -> Vec<String> {
    let of = panel.districts.iter().map(|id| catalog.districts[id.0].name.as_str());
    let at = panel.row_periods.iter().map(|number| panel.periods[*number]);
    of.zip(at).map(|(of, at)| format!("{of} {at}")).collect()
}

const HENGKOU: &str = "地区,内资\n恒口,1\n";

#[test]
fn what_says_the_period_of_a_table() {
    let one = |source: &str, file: &str, text: &str, given: &str| {
        read(source, &[(file, text)], given).map(|rows| rows[0].clone())
    };
    let at = |period: &str| Ok(format!("恒口 {period}"));
    let file = "file = \"a-2022q1.csv\"";
    assert_eq!(one(file, "a-2022q1.csv", HENGKOU, ""), at("2022Q1"));
    // The name may be a slip, or the day of the print.
    assert_eq!(one(file, "a-2022q1.csv", HENGKOU, "2023Q1"), at("2023Q1"));
    let stated = "file = \"a-2022q1.csv\"\nperiod = \"2021Q1\"";
    assert_eq!(one(stated, "a-2022q1.csv", HENGKOU, "2023Q1"), at("2021Q1"));
    let titled = "file = \"a-2022q1.csv\"\ntitle_rows = 2";
    let title = "安康市2020年1-9月招商引资\n单位：亿元,\n地区,内资\n恒口,1\n";
    assert_eq!(one(titled, "a-2022q1.csv", title, "2023Q1"), at("2020M1-9"));
    let untitled = "招商引资\n单位：亿元,\n地区,内资\n恒口,1\n";
    assert_eq!(one(titled, "a-2022q1.csv", untitled, ""), at("2022Q1"));
    let nothing = one("file = \"a.csv\"", "a.csv", HENGKOU, "").expect_err("no period");
    assert_eq!(nothing[0].code, Code::NoPeriod);
}

#[test]
fn columns_that_say_the_period() {
    let column = "file = \"a.csv\"\nperiod_column = \"期\"";
    let both = format!("{column}\nyear_column = \"年\"");
    let text = "期,年,地区,内资\n一季度,2022,恒口,1\n1-9月,2022年,恒口,2\n3月,2023,恒口,3\n";
    let expected = ["恒口 2022Q1", "恒口 2022M1-9", "恒口 2023M3"];
    assert_eq!(read(&both, &[("a.csv", text)], "").expect("three periods"), expected);
    let fault = |source: &str, text: &str, given: &str| {
        let wrong = read(source, &[("a.csv", text)], given).expect_err("wrong");
        (wrong[0].code, wrong[0].message.clone())
    };
    let (code, message) = fault(&both, "期,年,地区,内资\n2021Q1,2022,恒口,1\n", "");
    assert_eq!(code, Code::BadCell);
    assert!(
        message.english().ends_with("column 年: the cell `2022` is not the year of its period")
    );
    let (code, message) = fault(&both, "期,年,地区,内资\nQ1,2022Q1,恒口,1\n", "");
    assert_eq!(code, Code::BadCell);
    assert!(message.english().ends_with("is not a year"), "{message:?}");
    let (code, message) = fault(column, "期,地区,内资\n一季度,恒口,1\n", "");
    assert_eq!(code, Code::NoPeriod);
    assert!(message.english().ends_with("is a period without a year"), "{message:?}");
    let given = read(column, &[("a.csv", "期,地区,内资\n一季度,恒口,1\n")], "2021");
    assert_eq!(given.expect("the year is given"), ["恒口 2021Q1"]);
    let (code, _) = fault(&both, "期,地区,内资\n2022Q1,恒口,1\n", "");
    assert_eq!(code, Code::HeaderMismatch);
}

#[test]
fn the_files_of_one_source() {
    let two = "file = [\"a-2022q1.csv\", \"a-2022q2.csv\"]";
    let other = "地区,内资\n恒口,3\n瀛湖,4\n";
    let files = [("a-2022q1.csv", HENGKOU), ("a-2022q2.csv", other)];
    let expected = ["恒口 2022Q1", "恒口 2022Q2", "瀛湖 2022Q2"];
    assert_eq!(read(two, &files, "").expect("two periods"), expected);
    // One --period cannot say two.
    assert_eq!(read(two, &files, "2023Q1").expect("two periods"), expected);
}

#[test]
fn a_district_and_period_in_two_files() {
    let both = "file = [\"a.csv\", \"b.csv\"]\nperiod = \"2022Q1\"";
    let parted = [("a.csv", HENGKOU), ("b.csv", "地区,内资\n瀛湖,4\n")];
    assert_eq!(read(both, &parted, "").expect("a part each"), ["恒口 2022Q1", "瀛湖 2022Q1"]);
    // Printed alike or not: which of the files is meant is not said.
    let again = [("a.csv", "地区,内资\n瀛湖,4\n恒口,1\n"), ("b.csv", HENGKOU)];
    let wrong = read(both, &again, "").expect_err("twice");
    assert_eq!((wrong.len(), wrong[0].code), (1, Code::DuplicateKey));
    assert_eq!(
        wrong[0].message.english(),
        "恒口 has two rows for 2022Q1: a.csv, line 3, and b.csv, line 2"
    );
    assert_eq!(wrong[0].labels.len(), 2, "both places are shown");
    let within = [("a.csv", "地区,内资\n恒口,4\n恒口,1\n"), ("b.csv", "地区,内资\n瀛湖,1\n")];
    let wrong = read(both, &within, "").expect_err("twice");
    assert_eq!(wrong[0].message.english(), "a.csv: 恒口 has two rows for 2022Q1: lines 2 and 3");
}

#[test]
fn several_tables_without_a_catalog() {
    let infer = |tables: &[(&str, &str)], given: &str| {
        let grids = grids(tables);
        let alone: Vec<Grid> = grids.iter().map(|(_, grid)| grid.clone()).collect();
        let given: Option<PeriodLiteral> = period::parse(given).ok();
        let catalog = infer_all(&alone, given).expect("a catalog").value;
        read_panel(&catalog, &grids, given).map(|panel| rows(&catalog, &panel.value))
    };
    let other = "地区,内资\n恒口,3\n瀛湖,4\n合计,7\n";
    let files = [("a-2022q1.csv", HENGKOU), ("a-2022q2.csv", other)];
    let expected = ["恒口 2022Q1", "恒口 2022Q2", "瀛湖 2022Q2", "合计 2022Q2"];
    assert_eq!(infer(&files, "").expect("two periods"), expected);
    assert_eq!(infer(&files, "2023Q1").expect("the names say more"), expected);
    assert_eq!(infer(&files[..1], "2023Q1").expect("one table"), ["恒口 2023Q1"]);
    let same = [("a-2022q1.csv", HENGKOU), ("b-2022q1.csv", HENGKOU)];
    assert_eq!(infer(&same, "").expect_err("twice")[0].code, Code::DuplicateKey);
    let unlike = [("a-2022q1.csv", HENGKOU), ("a-2022q2.csv", "地区,外资\n恒口,3\n")];
    assert_eq!(infer(&unlike, "").expect_err("unlike")[0].code, Code::HeaderMismatch);
}

/// Plain years, alone and beside fiscal years, are periods under whatever header says years.
#[test]
fn plain_years_are_periods_and_no_figures() {
    let read = |header: &str, years: [&str; 3]| {
        let [a, b, c] = years;
        let table = format!("County,{header},Revenue\n恒口,{a},10\n恒口,{b},11\n恒口,{c},12\n");
        let tables = grids(&[("a.csv", &table)]);
        let catalog = infer_all(&[tables[0].1.clone()], None).expect("a catalog").value;
        let panel = read_panel(&catalog, &tables, None).expect("a panel").value;
        assert_eq!(panel.columns.len(), 1, "{header} is no figure");
        let catalog::Origin::Inferred(said) = &catalog.origin else { panic!("it was inferred") };
        let calendar = said.iter().any(|it| it.english().starts_with("plain years in "));
        (rows(&catalog, &panel), calendar)
    };
    let fiscal = ["恒口 FY2011/12", "恒口 FY2012/13", "恒口 2013"].map(str::to_owned).to_vec();
    let plain = ["恒口 2011", "恒口 2012", "恒口 2013"].map(str::to_owned).to_vec();
    for header in ["Financial Year", "financial_year", "Fiscal Year", "FY", "财年", "财政年度"]
    {
        assert_eq!(read(header, ["2011-12", "2012-13", "2013"]), (fiscal.clone(), true));
        assert_eq!(read(header, ["2011", "2012", "2013"]), (plain.clone(), true), "{header}");
    }
    for header in ["年份", "年度", "Year", "period"] {
        assert_eq!(read(header, ["2011-12", "2012-13", "2013"]), (fiscal.clone(), true));
        assert_eq!(read(header, ["2011", "2012", "2013"]), (plain.clone(), false), "{header}");
    }
}

#[test]
fn what_is_said_of_a_period_is_where_it_was_taken_from() {
    let said = |files: &[(&str, &str)], given: &str| {
        let grids: Vec<Grid> = grids(files).into_iter().map(|(_, grid)| grid).collect();
        let catalog = infer_all(&grids, period::parse(given).ok()).expect("a catalog").value;
        let catalog::Origin::Inferred(said) = catalog.origin else { return vec![] };
        let periods = said.iter().filter(|line| line.english().starts_with("period "));
        periods.flat_map(|line| Language::ALL.map(|it| line.in_language(it).to_owned())).collect()
    };
    let (named, plain) = ([("a-2022q1.csv", HENGKOU)], [("a.csv", HENGKOU)]);
    let by_name = ["period 2022Q1 (from the file's name)", "期间 2022年一季度（取自文件名）"];
    let given = ["period 2023Q1 (from --period)", "期间 2023年一季度（取自 --period）"];
    assert_eq!(said(&named, ""), by_name);
    assert_eq!(said(&named, "2023Q1"), given);
    assert_eq!(said(&plain, "2023Q1"), given);
    let both = [named[0], ("a-2022q2.csv", HENGKOU)];
    assert_eq!(said(&both, "2023Q1"), by_name);
    let titled = [("a.csv", "2021年一季度,\n地区,内资\n恒口,1\n")];
    assert_eq!(said(&titled, "2023Q1")[0], "period 2021Q1 (from the title)");
}
