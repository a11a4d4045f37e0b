//! Packed files for tests, made of their parts.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The bytes of a packed file.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("a packed file").into_inner()
}

/// A workbook of sheets, each with its name, its state and what stands in its `worksheet`.
pub(super) fn workbook(sheets: &[(&str, &str, &str)], styles: &str) -> Vec<u8> {
    let mut list = String::new();
    let mut related = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (at, (name, state, body)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{at}\" {state} r:id=\"r{at}\"/>");
        related += &format!(
            "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        parts.push((
            format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet>{body}</worksheet>"),
        ));
    }
    related += &format!(
        "<Relationship Id=\"s\" Type=\"{office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
    );
    related += &format!("<Relationship Id=\"t\" Type=\"{office}/styles\" Target=\"styles.xml\"/>");
    let strings = "<sst><si><t>地区</t></si><si><r><t>目标完成\n</t></r><r><t>进度%</t></r><rPh><t>mu</t></rPh></si><si><t>汉滨区</t></si><si><t>12.50_x000D_</t></si><si><r><t>9</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si></sst>";
    let book = format!("<workbook xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>");
    let related = format!("<Relationships>{related}</Relationships>");
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    let mut all = vec![
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", related.as_str()),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles.as_str()),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    packed(&all)
}
