//! Places as SARIF has them: a URI and a region.

use crate::checks::result::{DataPlace, Place};
use serde_json::{Value, json};

/// A statement in a script; nothing where there is no place.
pub fn at_script(place: &Place) -> Option<Value> {
    let Place { file, line, column, end_line, end_column, .. } = place;
    (*line > 0).then(|| {
        let mut region = json!({ "startLine": line, "startColumn": (*column).max(1) });
        if end_line >= line && *end_column > 0 {
            region["endLine"] = json!(end_line);
            region["endColumn"] = json!(end_column);
        }
        json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": region } })
    })
}

/// A line of data. The column of a table is no column of the text, so it is not said.
pub fn at_data(place: &DataPlace) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    // A row of a sheet is no line of its file: it is a logical place.
    if place.sheet.is_some() || place.cell.is_some() {
        let cell = place.cell.clone().unwrap_or_else(|| place.line.to_string());
        let name = place.sheet.as_ref().map_or(cell.clone(), |sheet| format!("{sheet}!{cell}"));
        let logical = json!([{ "fullyQualifiedName": name, "kind": "element" }]);
        return json!({ "physicalLocation": location, "logicalLocations": logical });
    }
    if place.line > 0 {
        location["region"] = json!({ "startLine": place.line });
    }
    json!({ "physicalLocation": location })
}

/// The path as a URI: relative as it is, absolute with its scheme; what a URI has no place for is
/// written as bytes in percent signs.
pub fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let bytes = path.as_bytes();
    let drive = bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.get(1..3).is_some_and(|rest| rest == b":/");
    let start = match (drive, path.starts_with('/')) {
        (true, _) => "file:///",
        (false, true) => "file://",
        // A colon in the first part would read as a scheme.
        (false, false) => "",
    };
    let mut uri = start.to_owned();
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || (drive && at == 1) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        for (path, expected) in [
            ("data/a.csv", "data/a.csv"),
            ("数据/a b.csv", "%E6%95%B0%E6%8D%AE/a%20b.csv"),
            ("/srv/a.csv", "file:///srv/a.csv"),
            ("C:\\数\\a.csv", "file:///C:/%E6%95%B0/a.csv"),
            ("a:b#c?d%.csv", "a%3Ab%23c%3Fd%25.csv"),
            ("<stdin>", "%3Cstdin%3E"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
