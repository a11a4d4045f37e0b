//! Figures of periods that end alike.

use super::{grid_of_text, read_panel};
use crate::catalog::{self, Catalog, Measure};
use crate::diagnostic::{Code, Severity, Warned};
use crate::grid::Grid;
use crate::panel::{Figure, Panel};
use crate::source::{SourceId, Sources};

const CATALOG: &str = r#"
[catalog]
name = "x"

[[districts]]
name = "全市"
level = "city"

[[districts]]
name = "甲"
level = "county"
parent = "全市"

[[districts]]
name = "乙"
level = "county"
parent = "全市"

[indicators.sum]
unit = "亿元"

[indicators.flow]
unit = "件"
kind = "flow"

[[sources]]
file = "months.csv"
period_column = "期"
district = "地区"
columns = { "数" = "sum.actual", "件" = "flow.actual" }

[[sources]]
file = "quarters.csv"
period_column = "期"
district = "地区"
columns = { "数" = "sum.actual", "件" = "flow.actual", "目标" = "sum.target" }
"#;

fn read(months: &str, quarters: &str) -> (Catalog, Warned<Panel>) {
    let catalog = catalog::read(SourceId(0), CATALOG).expect("a catalog");
    let mut sources = Sources::default();
    let mut table = |name: &str, header: &str, rows: &str| -> Grid {
        let text = format!("{header}\n{}\n", rows.replace(' ', "\n"));
        grid_of_text(name, &text, b',', &mut sources).expect("a table")
    };
    let tables = [
        (0, table("months.csv", "期,地区,数,件", months)),
        (1, table("quarters.csv", "期,地区,数,件,目标", quarters)),
    ];
    let panel = read_panel(&catalog, &tables, None).expect("a panel");
    (catalog, panel)
}

/// Each row, with what it has: a figure of another period in brackets.
fn rows(catalog: &Catalog, panel: &Panel) -> Vec<String> {
    let figure = |name: &str, measure| Figure {
        indicator: catalog.find_indicator(name).expect(name),
        measure,
    };
    let figures = [
        figure("sum", Measure::Actual),
        figure("flow", Measure::Actual),
        figure("sum", Measure::Target),
    ];
    let said = |row: usize| {
        let cells = figures.iter().map(|one| {
            let cell = panel.columns.get(one).and_then(|column| column.cells[row].as_ref());
            match cell.map(|cell| cell.text.trim()) {
                None => "-".to_owned(),
                Some(text) if panel.is_own(*one, row) => text.to_owned(),
                Some(text) => format!("({text})"),
            }
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    let keys = panel.districts.iter().zip(&panel.row_periods).enumerate();
    keys.map(|(row, (district, period))| {
        let name = &catalog.districts[district.0].name;
        format!("{name} {}: {}", panel.periods[*period], said(row))
    })
    .collect()
}

#[test]
fn a_missing_figure_is_taken_from_a_period_that_ends_alike() {
    let (catalog, panel) = read("2023M2,甲,1,4 2023M3,甲,1.50,5", "2023Q1,甲,,9,10");
    let expected = ["甲 2023M2: 1 4 -", "甲 2023Q1: (1.50) 9 10", "甲 2023M3: 1.50 5 (10)"];
    assert_eq!(rows(&catalog, &panel.value), expected);
    assert!(panel.warnings.is_empty(), "{:?}", panel.warnings);
    let actual = Figure {
        indicator: catalog.find_indicator("sum").expect("an indicator"),
        measure: Measure::Actual,
    };
    let column = &panel.value.columns[&actual];
    let cell = column.cells[1].as_ref().expect("a cell");
    assert_eq!((column.values[1], cell.decimals), (Some(1.5), 2));
    assert_eq!((cell.file, cell.line, cell.column), (0, 3, 3), "where it was printed");
    assert_eq!(panel.value.count_own(actual), 2);
}

#[test]
fn a_district_has_a_row_at_each_of_the_periods_if_there_is_a_figure_for_it() {
    let (catalog, panel) = read("2023M3,甲,1,4 2023M3,乙,,5", "2023Q1,全市,3,9,10");
    let expected = [
        "全市 2023Q1: 3 9 10",
        "甲 2023Q1: (1) - -",
        "全市 2023M3: (3) - (10)",
        "甲 2023M3: 1 4 -",
        "乙 2023M3: - 5 -",
    ];
    assert_eq!(rows(&catalog, &panel.value), expected);
}

#[test]
fn of_several_periods_the_one_that_begins_first_is_taken() {
    let (catalog, panel) = read("2023M12,甲,,5", "2023,甲,7,1,2 2023H2,甲,8,1,3 2023Q4,甲,,1,");
    let expected =
        ["甲 2023: 7 1 2", "甲 2023H2: 8 1 3", "甲 2023Q4: (7) 1 (2)", "甲 2023M12: (7) 5 (2)"];
    assert_eq!(rows(&catalog, &panel.value), expected);
}

#[test]
fn what_differs_stays_and_is_said_once() {
    let (catalog, panel) =
        read("2023M3,甲,1.46,4 2023M3,乙,2.0,4", "2023Q1,甲,1.5,9,1 2023Q1,乙,2.1,9,1");
    let expected = [
        "甲 2023Q1: 1.5 9 1",
        "乙 2023Q1: 2.1 9 1",
        "甲 2023M3: 1.46 4 (1)",
        "乙 2023M3: 2.0 4 (1)",
    ];
    assert_eq!(rows(&catalog, &panel.value), expected);
    // 1.46 is 1.5 to one decimal: the same figure.
    let [warning] = panel.warnings.as_slice() else { panic!("{:?}", panel.warnings) };
    assert_eq!((warning.severity, warning.code), (Severity::Warning, Code::CellNote));
    assert_eq!(
        warning.message.english(),
        "sum.actual of 乙 differs at periods that end alike: `2.1` at 2023Q1 (quarters.csv, line 3, \
         column 数), `2.0` at 2023M3 (months.csv, line 3, column 数)"
    );
    assert_eq!(warning.labels.len(), 2, "both places are shown");
    let (_, panel) = read("2023M3,甲,1,4 2023M3,乙,2.0,4", "2023Q1,甲,1.6,9,1 2023Q1,乙,2.1,9,1");
    let [warning] = panel.warnings.as_slice() else { panic!("{:?}", panel.warnings) };
    assert!(format!("{:?}", warning.hints).contains("2 figures differ so"), "{:?}", warning.hints);
}
