use super::super::specimen::workbook;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{Addressing, Grid, Merged};
use crate::input::read::{grids_of_bytes, tables_of};
use crate::source::Sources;

const STYLES: &str = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00_ \"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/><xf numFmtId=\"57\"/><xf numFmtId=\"12\"/></cellXfs>";

fn read(sheets: &[(&str, &str, &str)]) -> Vec<Grid> {
    let bytes = workbook(sheets, STYLES);
    grids_of_bytes("a.xlsx", bytes, None, &mut Sources::default()).expect("a workbook")
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.cells.iter().map(|it| it.text.as_str()).collect()).collect()
}

fn said(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|one| one.message.english()).collect()
}

#[test]
fn cells_are_those_on_paper() {
    let sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>\
        <row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"s\"><v>2</v></c><c r=\"B4\" s=\"1\"><v>0.35520000000000002</v></c>\
        <c s=\"2\"><v>41</v></c><c t=\"s\"><v>3</v></c><c s=\"3\"><v>45016</v></c><c t=\"b\"><v>1</v></c>\
        <c t=\"e\"><v>#DIV/0!</v></c><c t=\"inlineStr\"><is><t>应补尽补</t></is></c>\
        <c t=\"str\"><f>B4&amp;\"\"</f><v>x</v></c><c s=\"2\"><f t=\"shared\" si=\"0\" ref=\"J4:K4\">B4*2</f><v>82</v></c>\
        <c s=\"2\"><f t=\"shared\" si=\"0\"/><v>83.456</v></c><c s=\"4\"><v>0.5</v></c></row>\
        <row><c><v>7</v></c><c t=\"s\"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"C2:D2\"/></mergeCells>";
    let grids = read(&[("内资", "", sheet)]);
    let [grid] = grids.as_slice() else { panic!("one sheet") };
    assert_eq!((grid.sheet.as_deref(), grid.addressing), (Some("内资"), Addressing::Letters));
    let expected: [&[&str]; 3] = [
        &["地区", "目标完成\n进度%"],
        &[
            "汉滨区",
            "35.52%",
            "41.00",
            "12.50\r",
            "2023年3月",
            "TRUE",
            "#DIV/0!",
            "应补尽补",
            "x",
            "82.00",
            "83.46",
            "0.5",
        ],
        &["7", "9¹"],
    ];
    assert_eq!(rows(grid), expected);
    let lines: Vec<usize> = grid.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 5]);
    assert_eq!(grid.rows[1].cells[10].formula.as_deref(), Some("B4*2"));
    let merged =
        [Merged { rows: (0, 2), columns: (0, 0) }, Merged { rows: (0, 0), columns: (2, 3) }];
    assert_eq!(grid.merged, merged);
    let notes = said(&grid.notes);
    assert_eq!(notes[0], "a.xlsx!内资: hidden rows are read as well: 4");
    assert_eq!(notes[1], "a.xlsx!内资: hidden columns are read as well: B");
    assert!(notes[2].ends_with("not of its format: L4"), "{notes:?}");
}

#[test]
fn a_formula_without_a_value_is_an_error_where_the_sheet_is_used() {
    let formula = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>SUM(B1)</f><v></v></c></row></sheetData>";
    let plain = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    let grids = read(&[("a", "", plain), ("b", "", formula)]);
    let faults = tables_of(grids).expect_err("a formula without a value");
    assert_eq!(faults[0].code, Code::BadCell);
    let message = faults[0].message.english();
    assert_eq!(message, "a.xlsx!b!B2: the formula =SUM(B1) has no stored value");
    assert!(tables_of(read(&[("b", "", plain)])).is_ok());
}

#[test]
fn hidden_sheets_and_sheets_without_figures_are_left_out_and_said() {
    let table = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1</v></c></row></sheetData>";
    let words = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
    let sheets =
        [("说明", "", words), ("旧", "state=\"hidden\"", table), ("新", "", table), ("空", "", "")];
    let taken = tables_of(read(&sheets)).expect("a table");
    let [grid] = taken.as_slice() else { panic!("{taken:?}") };
    assert_eq!(grid.sheet.as_deref(), Some("新"));
    let notes = said(&grid.notes);
    assert_eq!(
        notes,
        ["a.xlsx: hidden sheets, left out: 旧", "a.xlsx: no table of figures, left out: 说明"]
    );
}

#[test]
fn what_is_damaged_is_refused() {
    let whole = workbook(&[("a", "", "<sheetData><row><c><v>1</v></c></row></sheetData>")], STYLES);
    let refused = |bytes: Vec<u8>| {
        grids_of_bytes("a.xlsx", bytes, None, &mut Sources::default()).expect_err("damaged")[0]
            .clone()
    };
    let error = refused(whole[..whole.len() - 40].to_vec());
    assert_eq!(error.code, Code::UnreadableFile);
    assert!(error.message.english().contains("cut short or damaged"), "{error:?}");
    let open = workbook(&[("a", "", "<sheetData><row><c><v>1</v>")], STYLES);
    assert!(refused(open).message.english().contains("sheet0.xml is damaged"));
    let bomb = workbook(&[("a", "", &" ".repeat(24 << 20))], STYLES);
    let error = refused(bomb);
    assert!(error.message.english().contains("unpacks to more"), "{error:?}");
    let far = workbook(
        &[("a", "", "<sheetData><row r=\"9999999\"><c><v>1</v></c></row></sheetData>")],
        STYLES,
    );
    assert!(refused(far).message.english().contains("more than 1048576 rows"));
}
