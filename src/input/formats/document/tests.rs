use super::super::specimen::packed;
use crate::diagnostic::Code;
use crate::grid::{Grid, Merged};
use crate::input::read::grids_of_bytes;
use crate::source::Sources;

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
}

fn read(body: &str) -> Vec<Grid> {
    grids_of_bytes("a.docx", document(body), None, &mut Sources::default()).expect("a table")
}

fn rows(grid: &Grid) -> Vec<(usize, Vec<&str>)> {
    grid.rows
        .iter()
        .map(|row| (row.line, row.cells.iter().map(|it| it.text.as_str()).collect()))
        .collect()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn merged_cells_and_titles() {
    let on = "<w:vMerge/>";
    let table = [
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "地区"), cell("<w:gridSpan w:val=\"2\"/>", "内资（亿元）")]),
        row(&[cell(on, ""), cell("", "实际"), cell("", "目标完成</w:t><w:br/><w:t>进度%")]),
        row(&[cell("", "汉滨区"), cell("", "41.01 "), cell("", "9</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1")]),
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>".to_owned(),
    ];
    let body = [
        paragraph(&"很长的正文".repeat(40)),
        paragraph("2023年一季度指标完成情况"),
        paragraph(""),
        paragraph("单位：亿元"),
        format!("<w:tbl>{}</w:tbl>", table.concat()),
    ];
    let grids = read(&body.concat());
    assert_eq!(grids[0].name(), "a.docx!table 1");
    let expected = [
        (0, vec!["2023年一季度指标完成情况"]),
        (0, vec!["单位：亿元"]),
        (1, vec!["地区", "内资（亿元）", ""]),
        (2, vec!["", "实际", "目标完成\n进度%"]),
        (3, vec!["汉滨区", "41.01 ", "9¹"]),
        (4, vec!["", "1\n2"]),
    ];
    assert_eq!(rows(&grids[0]), expected);
    let merged =
        [Merged { rows: (2, 3), columns: (0, 0) }, Merged { rows: (2, 2), columns: (1, 2) }];
    assert_eq!(grids[0].merged, merged);
}

#[test]
fn deleted_text_and_fallbacks_are_left_out() {
    let text = "<w:del><w:r><w:t>40</w:t><w:delText>40</w:delText></w:r></w:del><w:ins><w:r><w:t>41</w:t></w:r></w:ins>\
        <mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:r><w:t>.0</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>9</w:t></w:r></mc:Fallback></mc:AlternateContent>";
    let grids = read(&format!("<w:tbl><w:tr><w:tc><w:p>{text}</w:p></w:tc></w:tr></w:tbl>"));
    assert_eq!(rows(&grids[0]), [(1, vec!["41.0"])]);
}

#[test]
fn tables_within_tables_stand_for_themselves() {
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "内")]));
    let outer = format!("<w:tbl><w:tr><w:tc>{inner}{}</w:tc></w:tr></w:tbl>", paragraph("外"));
    let grids = read(&format!("{outer}{}{inner}", paragraph("表二")));
    let all: Vec<_> = grids.iter().map(rows).collect();
    let expected =
        [vec![(1, vec!["外"])], vec![(1, vec!["内"])], vec![(0, vec!["表二"]), (1, vec!["内"])]];
    assert_eq!(all, expected);
}

#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: Vec<u8>| {
        grids_of_bytes("a.docx", bytes, None, &mut Sources::default()).expect_err("refused")[0]
            .clone()
    };
    assert_eq!(refused(document(&paragraph("41.01"))).code, Code::BadTable);
    let cut = refused(document("<w:tbl><w:tr>"));
    assert!(cut.message.english().contains("word/document.xml is damaged"), "{cut:?}");
    let wide = row(&vec![cell("<w:gridSpan w:val=\"99999999999\"/>", "a"); 30]);
    assert!(
        refused(document(&format!("<w:tbl>{wide}</w:tbl>"))).message.english().contains("columns")
    );
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend("WordDocument".encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    let old = refused(old);
    assert!(old.hints[0].english().contains("docx"), "{old:?}");
}
