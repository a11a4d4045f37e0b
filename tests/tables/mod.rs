//! Tables as their publishers print them: each is understood without a catalog, every cell of it is
//! accounted for, and the catalog that was understood reads it to the same panel.

use indiq::catalog::{self, Catalog, infer};
use indiq::grid::Grid;
use indiq::input::{TableFile, read_grid, read_panel};
use indiq::panel::Panel;
use indiq::panel::ledger::LeftOut;
use indiq::period;
use indiq::source::Sources;
use indiq::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of tables that stand alone.
const FOLDERS: &[&str] = &["tests/fixtures", "tests/fixtures/tables", "examples/ankang"];

/// Tables that are no districts with figures, or that hold the mistake that they are there for.
const REFUSED: &[&str] = &[
    // Homa Bay stands in it twice.
    "kenya_osr_fy2013_14.csv",
    // Figures and their names, a row for each.
    "ankang-2023q1-city.csv",
    // The numbers that prints stand for, as texts.
    "ankang-2023q1-recomputed.csv",
];

fn tables() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in FOLDERS {
        let entries = fs::read_dir(root.join(folder)).expect("the folder is there");
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        found.extend(paths.filter(|path| path.extension().is_some_and(|it| it == "csv")));
    }
    found.sort();
    assert!(found.len() > 10, "{found:?}");
    found
}

fn is_refused(path: &Path) -> bool {
    REFUSED.iter().any(|name| path.ends_with(name))
}

/// A table, the catalog that is understood of it, and the panel by that.
fn understood(path: &Path) -> Result<(Grid, Catalog, Panel), String> {
    let mut sources = Sources::default();
    let grid =
        read_grid(&TableFile::from(path), &mut sources).map_err(|wrong| format!("{wrong:?}"))?;
    let given = period::parse("2023").ok();
    let named = catalog::period_of_file(&grid.file).or(given);
    let catalog = infer(&grid, named).map_err(|wrong| format!("{wrong:?}"))?.value;
    let tables = [(0, grid)];
    let panel = read_panel(&catalog, &tables, given).map_err(|wrong| format!("{wrong:?}"))?.value;
    let [(_, grid)] = tables;
    Ok((grid, catalog, panel))
}

#[test]
fn every_cell_is_taken_or_listed_with_a_reason() {
    for path in tables() {
        let name = path.display();
        let (grid, _, panel) = match (understood(&path), is_refused(&path)) {
            (Ok(found), false) => found,
            (Err(_), true) => continue,
            (Ok(_), true) => panic!("{name} is read, and listed as refused"),
            (Err(wrong), false) => panic!("{name}: {wrong}"),
        };
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        let filled = cells.filter(|cell| !cell.text.trim().is_empty()).count();
        let ledger = panel.ledgers.first().expect("one table has one ledger");
        assert_eq!(ledger.count_taken() + ledger.left_out.len(), filled, "{name}");
        assert!(ledger.count_taken() > 0, "{name}");
        let unused = ledger.left_out.iter().find(|cell| cell.why == LeftOut::Unused);
        assert_eq!(unused, None, "{name}");
    }
}

#[test]
fn the_catalog_that_is_written_reads_the_same_panel() {
    for path in tables().into_iter().filter(|path| !is_refused(path)) {
        let name = path.display();
        let (grid, catalog, panel) = understood(&path).expect("it was read before");
        for language in Language::ALL {
            let written = catalog::write(&catalog, language);
            let source = Sources::default().add("catalog.toml", written.as_str());
            let again = catalog::read(source, &written)
                .unwrap_or_else(|wrong| panic!("{name}: {wrong:?}\n{written}"));
            let given = period::parse("2023").ok();
            let read = read_panel(&again, &[(0, grid.clone())], given)
                .unwrap_or_else(|wrong| panic!("{name}: {wrong:?}\n{written}"));
            // A period that was taken from the file's name is stated by the catalog.
            let told = Panel { dated: panel.dated.clone(), ..read.value };
            assert_eq!(told, panel, "{name}\n{written}");
        }
    }
}

#[test]
fn a_header_that_changes_is_told_with_the_near_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("tests/fixtures/luan_2022_m1-9_investment.csv");
    let (mut grid, catalog, _) = understood(&path).expect("a table");
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
