use super::*;
use crate::input::{grid_of_text, read_panel};
use crate::period;
use crate::source::Sources;

fn infer_text(text: &str) -> Result<Warned<Catalog>> {
    let grid = grid_of_text("t.csv", text, b',', &mut Sources::default()).expect("a table");
    infer(&grid, period::parse("2023Q1").ok())
}

/// The level of each district, and what was said of names.
fn levels(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let catalog = infer_text(text).expect(text).value;
    let Origin::Inferred(said) = catalog.origin else { panic!("inferred") };
    let said = said.iter().map(|line| line.english().to_owned()).collect();
    (catalog.districts.into_iter().map(|it| (it.name, it.level)).collect(), said)
}

fn totals(text: &str) -> Vec<String> {
    let (levels, _) = levels(text);
    levels.into_iter().filter(|(_, level)| level == "total").map(|(name, _)| name).collect()
}

#[test]
fn totals_by_other_names_are_parents() {
    for name in ["合计", "全市合计", "总计", "总和", "Grand Total", "全州"] {
        let text = format!("地区,内资\n恒口,1\n瀛湖,5\n{name},7\n");
        let catalog = infer_text(&text).expect(name).value;
        assert_eq!(catalog.population(&catalog.indicators[0]).len(), 2, "{name}");
        let total = catalog.find_district(name);
        assert!(total.is_some() && catalog.districts[0].parent == total, "{name}");
    }
    let parts = "地区,内资\n甲,1\n县区合计,1\n乙,5\n开发区合计,5\n全市,9\n";
    assert_eq!(totals(parts), ["全市"]);
    assert_eq!(totals("地区,内资\n甲,1\n县区合计,1\n乙,5\n开发区合计,5\n"), [""; 0]);
}

#[test]
fn an_average_is_left_out_and_said_so() {
    let text = "地区,内资\n恒口,1\n瀛湖,6\n平均,3.5\n";
    let grid = grid_of_text("t.csv", text, b',', &mut Sources::default()).expect("a table");
    let given = period::parse("2023Q1").ok();
    let Warned { value: catalog, warnings } = infer(&grid, given).expect("a catalog");
    assert_eq!(catalog.districts.len(), 2);
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].message.english(), "t.csv: rows left out: 平均 (an average)");
    let panel = read_panel(&catalog, &[(0, grid)], given).expect("a panel").value;
    assert_eq!(panel.height(), 2);
}

#[test]
fn a_row_that_is_the_sum_of_the_others_is_their_parent() {
    let text = "地区,内资_实际_亿元,内资_同比%,内资_排名,外资_实际_万美元\n\
        安康市,100.01,5%,,240.6\n恒口,40.00,4%,2,200\n瀛湖,60.00,6%,1,40.6\n";
    let (levels, said) = levels(text);
    assert_eq!(levels[0], ("安康市".into(), "total".into()));
    let line = "安康市 → the total of the others: its figures are their sums";
    assert!(said.contains(&line.to_owned()), "{said:#?}");
    let catalog = infer_text(text).expect("a catalog").value;
    assert_eq!(catalog.districts[1].parent.map(|id| id.0), Some(0));
}

#[test]
fn figures_that_are_no_sums_make_no_parent() {
    for text in [
        // Beyond what rounding explains.
        "地区,内资_亿元\n安康市,100.03\n恒口,40.00\n瀛湖,60.00\n",
        // Only one of two columns.
        "地区,内资,外资\n安康市,100,7\n恒口,40,2\n瀛湖,60,3\n",
        // Nothing to compare in one of them.
        "地区,内资,外资\n安康市,100,\n恒口,40,2\n瀛湖,60,3\n",
        // All zero, and so no one row.
        "地区,内资\n甲,0\n乙,0\n丙,0\n",
        // One other row.
        "地区,内资\n甲,5\n乙,5\n",
        // Two rows that would both do.
        "地区,内资\n甲,5\n乙,0\n丙,5\n",
        // Rounding that could hide anything.
        "地区,内资\n甲,5\n乙,6\n丙,10\n",
        // Percents and ranks are not added.
        "地区,进度,排名\n甲,5%,1\n乙,6%,2\n丙,11%,3\n",
    ] {
        assert_eq!(totals(text), [""; 0], "{text}");
    }
    // A name that says it goes before the figures.
    assert_eq!(totals("地区,内资\n全市,9\n甲,5\n乙,6\n丙,11\n"), ["全市"]);
}

#[test]
fn sums_are_of_one_period() {
    let rows = |third: &str| {
        format!(
            "地区,年份,内资\n安康市,2021,30\n恒口,2021,10\n瀛湖,2021,20\n\
             安康市,2022,50\n恒口,2022,20\n瀛湖,2022,30\n\
             安康市,2023,{third}\n恒口,2023,40\n瀛湖,2023,40\n"
        )
    };
    assert_eq!(totals(&rows("80")), ["安康市"]);
    assert_eq!(totals(&rows("90")), [""; 0]);
}

#[test]
fn a_title_above_the_header_names_the_table() {
    let title = "2023年安康市招商引资";
    for (text, unit) in [
        (format!("{title}\n地区,内资\n恒口,1\n"), ""),
        (format!("{title},,\n,,单位：亿元\n地区,内资,外资\n恒口,1,2\n"), "亿元"),
        (format!("{title}（单位：万元、%）,,\n地区,内资,外资\n恒口,1,2\n"), "万元"),
        (format!("{title},{title},{title}\n地区,内资,外资\n恒口,1,2\n"), ""),
        (format!("\n{title},\n地区,内资\n恒口,1\n"), ""),
    ] {
        let catalog = infer_text(&text).expect(&text).value;
        assert!(catalog.title.starts_with(title), "{text}");
        assert!(catalog.sources[0].title_rows > 0, "{text}");
        assert_eq!(catalog.indicators[0].unit.to_string(), unit, "{text}");
        assert_eq!(catalog.districts.len(), 1, "{text}");
    }
    for header in ["地区,,\n,内资,外资\n恒口,1,2\n", ",内资,\n地区,实际,目标\n恒口,1,2\n"]
    {
        assert_eq!(infer_text(header).expect(header).value.sources[0].title_rows, 0, "{header}");
    }
}

#[test]
fn a_header_alone_has_no_rows() {
    for text in ["地区,内资\n", "地区,内资\n注：无\n"] {
        let error = infer_text(text).expect_err(text).remove(0);
        assert_eq!(error.code, Code::BadTable);
        assert_eq!(error.message.english(), "t.csv: the table has no rows below its header");
    }
}

fn notes(text: &str) -> Vec<String> {
    let warnings = infer_text(text).expect(text).warnings;
    warnings.iter().map(|note| note.message.english().to_owned()).collect()
}

#[test]
fn a_name_of_several_places_is_noted_unless_its_neighbours_settle_it() {
    assert_eq!(notes("地区,内资\n鼓楼区,1\n云龙区,5\n泉山区,7\n"), [""; 0]);
    let said = notes("地区,内资\n鼓楼区,1\n云龙区,5\n恒口,7\n");
    assert!(said.len() == 1 && said[0].contains("徐州市 320302"), "{said:?}");
    // A code says which.
    assert_eq!(notes("地区,内资\n320302,1\n410204,5\n320106,7\n"), [""; 0]);
    let many = notes("地区,内资\n鼓楼区,1\n朝阳区,5\n新华区,7\n桥西区,8\n市中区,9\n");
    assert_eq!(many.len(), 4, "{many:?}");
    assert!(many[3].contains("2 more names"), "{many:?}");
}

#[test]
fn two_spellings_of_one_place_are_one_district() {
    let text = "地区,年份,内资\n汉滨,2022,1\n恒口,2022,5\n汉滨区,2023,7\n恒口,2023,8\n";
    let catalog = infer_text(text).expect(text).value;
    assert_eq!(catalog.districts.len(), 2);
    assert_eq!(catalog.find_district("汉滨"), catalog.find_district("汉滨区"));
    assert_eq!(notes(text), ["t.csv: 汉滨区 and 汉滨 are taken for one district, 汉滨区 (610902)"]);
    let perhaps = "地区,内资\n鼓楼区,1\n云龙区,5\n泉山区,7\n鼓楼,7\n";
    let said = notes(perhaps);
    assert!(said.len() == 1 && said[0].contains("may be one district"), "{said:?}");
}
