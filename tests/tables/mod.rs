//! Tables as their publishers print them: each is understood without a catalog, every cell of it is
//! accounted for, and the catalog that was understood reads it to the same panel.

use indiq::catalog::{self, Catalog, infer_all};
use indiq::diagnostic::Diagnostic;
use indiq::grid::Grid;
use indiq::input::{TableFile, read_grids, read_panel, tables_of};
use indiq::panel::Panel;
use indiq::panel::ledger::LeftOut;
use indiq::period;
use indiq::source::Sources;
use indiq::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of tables that stand alone.
const FOLDERS: &[&str] = &[
    "tests/fixtures",
    "tests/fixtures/tables",
    "tests/fixtures/mess",
    "tests/fixtures/formats",
    "examples/ankang",
];

/// What the names of tables end in that a build without workbooks reads, and how many there are at least.
#[cfg(not(feature = "formats"))]
const ENDINGS: &[&str] = &["csv", "txt", "json", "ndjson"];
#[cfg(not(feature = "formats"))]
const AT_LEAST: usize = 60;

/// What the names of tables end in, and how many there are at least.
#[cfg(feature = "formats")]
const AT_LEAST: usize = 70;
#[cfg(feature = "formats")]
const ENDINGS: &[&str] = &[
    "csv", "txt", "xlsx", "xls", "xlsb", "ods", "docx", "html", "json", "ndjson", "parquet",
    "arrow", "arrows", "feather", "ipc",
];

/// Tables that are no districts with figures, or that hold the mistake that they are there for.
const REFUSED: &[&str] = &[
    // Homa Bay stands in it twice.
    "kenya_osr_fy2013_14.csv",
    // Figures and their names, a row for each.
    "ankang-2023q1-city.csv",
    // The numbers that prints stand for, as texts.
    "ankang-2023q1-recomputed.csv",
    // A line for each cell.
    "09_vertical_cells.docx",
    "09_vertical_cells.html",
    "09_vertical_cells.txt",
    "09_vertical_cells.xlsx",
    // Names and figures in one cell.
    "11_glued.docx",
    "11_glued.html",
    "11_glued.xlsx",
    "34_glued.csv",
    // Formulas without their values, and values that are errors.
    "18_formula_unstored.xlsx",
    "messy-2023q1.xlsx",
    // One district twice.
    "23_twice.csv",
    "37_two_spellings_at_once.csv",
    // A column of each type, and columns of lists, records and bytes.
    "types.arrow",
    "others.arrows",
    // Documents of Word 97.
    "30_binary_document.csv",
    "30_binary_document.html",
    "30_binary_document.txt",
];

fn tables() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let is_table = |path: &PathBuf| {
        path.extension().is_some_and(|it| ENDINGS.iter().any(|ending| it == *ending))
    };
    for folder in FOLDERS {
        let entries = fs::read_dir(root.join(folder)).expect("the folder is there");
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        found.extend(paths.filter(is_table));
    }
    found.sort();
    assert!(found.len() > AT_LEAST, "{found:?}");
    found
}

fn is_refused(path: &Path) -> bool {
    // A workbook by another name.
    let is_workbook = path.ends_with("workbook-2023q1.csv");
    is_workbook && cfg!(not(feature = "formats")) || REFUSED.iter().any(|name| path.ends_with(name))
}

/// What was understood of a file.
struct Understood {
    grids: Vec<Grid>,
    catalog: Catalog,
    panel: Panel,
}

/// The tables of a file, the catalog that is understood of them, and the panel by that.
fn understood(path: &Path) -> Result<Understood, String> {
    let told = |wrong: &Vec<Diagnostic>| format!("{wrong:?}");
    let mut sources = Sources::default();
    let grids = read_grids(&TableFile::from(path), &mut sources).and_then(tables_of);
    let grids = grids.map_err(|wrong| told(&wrong))?;
    let given = period::parse("2023").ok();
    let catalog = infer_all(&grids, given).map_err(|wrong| told(&wrong))?.value;
    let panel = panel_of(&catalog, &grids).map_err(|wrong| told(&wrong))?;
    Ok(Understood { grids, catalog, panel })
}

fn panel_of(catalog: &Catalog, grids: &[Grid]) -> Result<Panel, Vec<Diagnostic>> {
    let tables: Vec<(usize, Grid)> = grids.iter().cloned().enumerate().collect();
    read_panel(catalog, &tables, period::parse("2023").ok()).map(|read| read.value)
}

#[test]
fn every_cell_is_taken_or_listed_with_a_reason() {
    for path in tables() {
        let name = path.display();
        let Understood { grids, panel, .. } = match (understood(&path), is_refused(&path)) {
            (Ok(found), false) => found,
            (Err(_), true) => continue,
            (Ok(_), true) => panic!("{name} is read, and listed as refused"),
            (Err(wrong), false) => panic!("{name}: {wrong}"),
        };
        assert_eq!(panel.ledgers.len(), grids.len(), "{name}");
        for (grid, ledger) in grids.iter().zip(&panel.ledgers) {
            let cells = grid.rows.iter().flat_map(|row| &row.cells);
            let filled = cells.filter(|cell| !cell.text.trim().is_empty()).count();
            assert_eq!(ledger.count_taken() + ledger.left_out.len(), filled, "{name}");
            assert!(ledger.count_taken() > 0, "{name}");
            let unused = ledger.left_out.iter().find(|cell| cell.why == LeftOut::Unused);
            assert_eq!(unused, None, "{name}");
        }
    }
}

#[test]
fn the_catalog_that_is_written_reads_the_same_panel() {
    for path in tables().into_iter().filter(|path| !is_refused(path)) {
        let name = path.display();
        let Understood { grids, catalog, panel } = understood(&path).expect("it was read before");
        for language in Language::ALL {
            let written = catalog::write(&catalog, language);
            let source = Sources::default().add("catalog.toml", written.as_str());
            let again = catalog::read(source, &written)
                .unwrap_or_else(|wrong| panic!("{name}: {wrong:?}\n{written}"));
            let read = panel_of(&again, &grids)
                .unwrap_or_else(|wrong| panic!("{name}: {wrong:?}\n{written}"));
            // A period that was taken from the file's name is stated by the catalog.
            let told = Panel { dated: panel.dated.clone(), ..read };
            assert_eq!(told, panel, "{name}\n{written}");
        }
    }
}

/// The figures of a panel, by the names of the districts and by what they are.
#[cfg(feature = "formats")]
fn figures(Understood { catalog, panel, .. }: &Understood) -> Vec<String> {
    let mut found = Vec::new();
    for (figure, column) in &panel.columns {
        let indicator = catalog.indicators.get(figure.indicator.0).map_or("", |it| &it.label);
        for (row, value) in column.values.iter().enumerate() {
            let district = panel.districts.get(row).and_then(|id| catalog.districts.get(id.0));
            let district = district.map_or("", |it| it.name.as_str());
            found.push(format!("{indicator} {:?} {district} {value:?}", figure.measure));
        }
    }
    found.sort();
    found
}

#[cfg(feature = "formats")]
#[test]
fn a_table_is_understood_alike_in_each_format() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mess");
    for name in ["01_two_row_header", "02_broken_words", "10_shifted", "25_footnotes", "28_omitted"]
    {
        let formats = ["csv", "xlsx", "docx", "html"].map(|it| root.join(format!("{name}.{it}")));
        let there: Vec<PathBuf> = formats.into_iter().filter(|path| path.exists()).collect();
        assert!(there.len() > 2, "{there:?}");
        let read = |path: &PathBuf| figures(&understood(path).expect("a table"));
        let first = read(&there[0]);
        for other in &there[1..] {
            assert_eq!(read(other), first, "{}", other.display());
        }
    }
}

#[test]
fn a_header_that_changes_is_told_with_the_near_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("tests/fixtures/luan_2022_m1-9_investment.csv");
    let Understood { mut grids, catalog, .. } = understood(&path).expect("a table");
    let mut grid = grids.remove(0);
    let cell = grid.rows.first_mut().and_then(|row| row.cells.get_mut(4)).expect("a header");
    assert_eq!(cell.text, "亿元以上新签约开工");
    cell.text = "亿元以上新签约开工数".to_owned();
    let wrong = read_panel(&catalog, &[(0, grid)], None).expect_err("a header that is not known");
    let first = wrong.first().expect("what is wrong");
    assert!(
        first.message.in_language(Language::English).contains("亿元以上新签约开工数"),
        "{first:?}"
    );
    let near = first
        .hints
        .iter()
        .any(|hint| hint.in_language(Language::English).contains("亿元以上新签约开工数"));
    assert!(near && first.span.is_some(), "{first:?}");
}
