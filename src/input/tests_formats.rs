//! The seed's table in each format, and what becomes of files that are damaged.

use super::read::{TableFile, grids_of_bytes, read_grids, tables_of};
use super::{read_panel, tests_formats::damage::Damage};
use crate::catalog::infer_all;
use crate::grid::Grid;
use crate::panel::Panel;
use crate::source::Sources;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Each figure by indicator, measure, district and period: its print without blanks around it, its
/// decimals, its value and unit.
type Figures = BTreeMap<[String; 4], (String, u8, Option<f64>, String)>;

fn figures(file: &str) -> (Figures, Panel) {
    let mut sources = Sources::default();
    let file = TableFile::from(fixture(file).as_path());
    let grids = read_grids(&file, &mut sources).and_then(tables_of).expect("tables");
    let catalog = infer_all(&grids, None).expect("it is understood").value;
    let tables: Vec<(usize, Grid)> = grids.into_iter().enumerate().collect();
    let panel = read_panel(&catalog, &tables, None).expect("a panel").value;
    let mut figures = Figures::new();
    for (figure, column) in &panel.columns {
        for (row, (value, cell)) in column.values.iter().zip(&column.cells).enumerate() {
            let Some(cell) = cell else { continue };
            let district = panel.districts[row];
            let key = [
                catalog.indicators[figure.indicator.0].id.clone(),
                figure.measure.id().to_owned(),
                catalog.districts[district.0].name.clone(),
                panel.periods[panel.row_periods[row]].to_string(),
            ];
            let text = cell.text.trim().to_owned();
            figures.insert(key, (text, cell.decimals, *value, column.unit.to_string()));
        }
    }
    (figures, panel)
}

#[test]
fn the_seed_is_the_same_in_each_format() {
    let (expected, _) = figures("examples/ankang/ankang-2023q1.csv");
    // 13 districts have nine figures each, but for the foreign rank of eleven.
    assert_eq!(expected.len(), 13 * 9 - 11);
    for file in [
        "ankang-2023q1.arrow",
        "ankang-2023q1.docx",
        "ankang-2023q1.feather",
        "ankang-2023q1.html",
        "ankang-2023q1.json",
        "ankang-2023q1.ndjson",
        "ankang-2023q1.ods",
        "ankang-2023q1.parquet",
        "ankang-2023q1.xls",
        "ankang-2023q1.xlsx",
        "bom-2023q1.csv",
        "gbk-2023q1.csv",
        "page-2023q1.xls",
        "stream-2023q1.arrows",
        "utf16-2023q1.txt",
        "workbook-2023q1.csv",
        "zstd-2023q1.ipc",
    ] {
        let (found, _) = figures(&format!("tests/fixtures/formats/{file}"));
        for (key, figure) in &expected {
            assert_eq!(found.get(key), Some(figure), "{file} {key:?}");
        }
        assert_eq!(found.len(), expected.len(), "{file}");
    }
}

#[test]
fn a_binary_workbook_has_the_numbers_that_are_stored() {
    let (expected, _) = figures("examples/ankang/ankang-2023q1.csv");
    let (found, _) = figures("tests/fixtures/formats/ankang-2023q1.xlsb");
    assert_eq!(found.len(), 26);
    for (key, (_, _, value, unit)) in &found {
        let (_, _, own, of) = expected.get(key).expect("a figure of the seed");
        assert_eq!((value, unit), (own, of), "{key:?}");
    }
}

#[test]
fn what_is_packed_by_zstd_is_unpacked() {
    let path = fixture("tests/fixtures/formats/zstd-2023q1.parquet");
    let grids = read_grids(&TableFile::from(path.as_path()), &mut Sources::default());
    assert!(grids.is_ok_and(|grids| grids.iter().any(|grid| grid.rows.len() > 1)));
}

/// Sectors that lead in a ring are followed no longer than the file is.
#[test]
fn a_ring_of_sectors_has_an_end() {
    let whole = bytes("ankang-2023q1.xls");
    let number =
        |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().expect("four bytes")) as usize;
    // The first sector of the table that says which sector follows which.
    let table = (number(76) + 1) * 512;
    for next in 0..4_u32 {
        let mut ring = whole.clone();
        let entries = ring[table..table + 512].chunks_exact_mut(4);
        entries.for_each(|entry| entry.copy_from_slice(&next.to_le_bytes()));
        survive("ankang-2023q1.xls", ring);
    }
}

#[test]
fn places_are_those_of_the_format() {
    let place = |file: &str| {
        let (_, panel) = figures(&format!("tests/fixtures/formats/{file}"));
        let mut cells = panel.columns.values().flat_map(|column| column.cells.iter().flatten());
        let cell = cells.find(|cell| cell.text.trim() == "20.08%").expect("the progress of 恒口");
        let place = panel.place_of(cell).expect("a place");
        place.rsplit('/').next().map(str::to_owned).unwrap_or_default()
    };
    assert_eq!(place("ankang-2023q1.xlsx"), "ankang-2023q1.xlsx!一季度!E15");
    assert_eq!(place("ankang-2023q1.xls"), "ankang-2023q1.xls!一季度!E15");
    assert_eq!(place("ankang-2023q1.ods"), "ankang-2023q1.ods!一季度!E15");
    assert_eq!(place("ankang-2023q1.docx"), "ankang-2023q1.docx!table 1!row 15, column 5");
    assert_eq!(place("ankang-2023q1.html"), "ankang-2023q1.html!table 2!row 15, column 5");
    assert_eq!(place("gbk-2023q1.csv"), "gbk-2023q1.csv:14:5");
    assert_eq!(place("ankang-2023q1.json"), "ankang-2023q1.json:14:5");
    assert_eq!(place("ankang-2023q1.arrow"), "ankang-2023q1.arrow!row 14, column 5");
    assert_eq!(place("stream-2023q1.arrows"), "stream-2023q1.arrows!row 14, column 5");
}

/// Reads bytes to the end, whatever they are; what they give is not looked at.
fn survive(name: &str, bytes: Vec<u8>) {
    let mut sources = Sources::default();
    let Ok(grids) = grids_of_bytes(name, bytes, None, &mut sources).and_then(tables_of) else {
        return;
    };
    for grid in &grids {
        for range in &grid.merged {
            assert!(range.rows.0 <= range.rows.1 && range.rows.1 < grid.rows.len(), "{range:?}");
        }
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            let _ = cell.span.map(|span| sources.slice(span));
        }
    }
    if let Ok(catalog) = infer_all(&grids, None) {
        let tables: Vec<(usize, Grid)> = grids.into_iter().enumerate().collect();
        let _ = read_panel(&catalog.value, &tables, None);
    }
}

mod damage {
    use super::*;

    /// Something that is done to the bytes of a file; places are shares of its length.
    #[derive(Debug, Clone)]
    pub enum Damage {
        Flip(u16, u8),
        Cut(u16),
        Twice(u16, u16),
        Out(u16, u16),
        Zeros(u16, u8),
    }

    impl Damage {
        pub fn any() -> impl Strategy<Value = Vec<Self>> {
            let one = prop_oneof![
                8 => (any::<u16>(), any::<u8>()).prop_map(|(at, bits)| Self::Flip(at, bits)),
                1 => any::<u16>().prop_map(Self::Cut),
                2 => (any::<u16>(), any::<u16>()).prop_map(|(at, to)| Self::Twice(at, to)),
                2 => (any::<u16>(), any::<u16>()).prop_map(|(at, to)| Self::Out(at, to)),
                1 => (any::<u16>(), any::<u8>()).prop_map(|(at, count)| Self::Zeros(at, count)),
            ];
            prop::collection::vec(one, 1..6)
        }

        pub fn all(done: &[Self], mut bytes: Vec<u8>) -> Vec<u8> {
            done.iter().for_each(|one| one.done(&mut bytes));
            bytes
        }

        fn done(&self, bytes: &mut Vec<u8>) {
            let place = |share: u16| bytes.len() * usize::from(share) / 65_536;
            let range = |a: u16, b: u16| place(a.min(b))..place(a.max(b));
            match self {
                Self::Flip(at, bits) => {
                    let at = place(*at);
                    bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= bits);
                }
                Self::Cut(at) => bytes.truncate(place(*at)),
                Self::Twice(at, to) => {
                    let range = range(*at, *to);
                    let part = bytes[range.clone()].to_vec();
                    bytes.splice(range.start..range.start, part);
                }
                Self::Out(at, to) => drop(bytes.drain(range(*at, *to))),
                Self::Zeros(at, count) => {
                    let at = place(*at);
                    bytes.splice(at..at, vec![0; usize::from(*count)]);
                }
            }
        }
    }
}

/// The bytes of a fixture.
fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(&format!("tests/fixtures/formats/{name}"))).expect("a fixture")
}

/// A packed file with one part damaged, and packed anew: what its reader makes of the part is seen, and
/// not that its sum is wrong.
fn with_part_damaged(name: &str, part: usize, damage: &[Damage]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes(name))).expect("a packed file");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = archive.len();
    for at in 0..parts {
        let mut own = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        own.read_to_end(&mut content).expect("its bytes");
        if at == part % parts {
            content = Damage::all(damage, content);
        }
        let options = zip::write::SimpleFileOptions::default();
        let own_name = own.name().expect("a name").into_owned();
        writer.start_file(own_name, options).expect("a part");
        writer.write_all(&content).expect("its bytes");
    }
    writer.finish().expect("a packed file").into_inner()
}

macro_rules! survives {
    ($($reader:ident: $($name:literal),+;)+) => {
        proptest! {
            #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
            $(
                #[test]
                fn $reader(damage in Damage::any(), which in any::<prop::sample::Index>()) {
                    let names = [$($name),+];
                    let name = names[which.index(names.len())];
                    survive(name, Damage::all(&damage, bytes(name)));
                }
            )+
        }
    };
}

survives! {
    damaged_text: "gbk-2023q1.csv", "utf16-2023q1.txt", "bom-2023q1.csv";
    damaged_json: "ankang-2023q1.json", "ankang-2023q1.ndjson";
    damaged_html: "ankang-2023q1.html";
    damaged_xls: "ankang-2023q1.xls";
    damaged_xlsb: "ankang-2023q1.xlsb";
    damaged_xlsx: "ankang-2023q1.xlsx", "messy-2023q1.xlsx";
    damaged_ods: "ankang-2023q1.ods";
    damaged_docx: "ankang-2023q1.docx";
    damaged_parquet: "ankang-2023q1.parquet";
    damaged_arrow: "ankang-2023q1.arrow", "ankang-2023q1.feather", "stream-2023q1.arrows", "types.arrow", "zstd-2023q1.ipc";
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn damaged_parts(
        damage in Damage::any(),
        part in any::<u8>(),
        which in 0..4_usize,
    ) {
        let names = ["ankang-2023q1.xlsx", "messy-2023q1.xlsx", "ankang-2023q1.ods", "ankang-2023q1.docx"];
        let name = names[which];
        survive(name, with_part_damaged(name, usize::from(part), &damage));
    }

    #[test]
    fn any_bytes(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1", b"ARROW1\0\0",
            b"\xff\xff\xff\xff", b"<table>", b"[{", b"\xff\xfe",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        survive("any", [start, &rest].concat());
    }
}
