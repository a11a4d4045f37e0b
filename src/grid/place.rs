//! How the place of a cell is written.
//!
//! Takes a row and a column, both from 1; gives the place as readers of such files know it.

use crate::text::{Text, text};

/// How the place of a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addressing {
    /// Line and column of a text: `table.csv:4:2`.
    #[default]
    Lines,
    /// As spreadsheets do: `report.xlsx!Sheet1!B4`.
    Letters,
    /// Row and column of a table in a document: `report.docx!table 1!row 4, column 2`.
    Rows,
}

/// A table and where it is: what its places begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TablePlace {
    /// The path or name of the file.
    pub file: String,
    /// Which table of the file, where a file holds several.
    pub sheet: Option<String>,
    /// How its places are written.
    pub addressing: Addressing,
}

impl TablePlace {
    /// The file, with the table in it where there are several.
    pub fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}!{sheet}", self.file),
            None => self.file.clone(),
        }
    }

    /// The place of a cell: `a.csv:4:2`, `a.xlsx!内资!B4`, `a.docx!table 1!row 4, column 2`.
    pub fn cell(&self, row: u32, column: u32) -> String {
        let name = self.name();
        match self.addressing {
            Addressing::Lines => format!("{name}:{row}:{column}"),
            Addressing::Letters => format!("{name}!{}{row}", letters(column)),
            Addressing::Rows => format!("{name}!row {row}, column {column}"),
        }
    }

    /// A row, for people: `a.csv, line 4`, `a.xlsx!内资, row 4`.
    pub fn row(&self, row: usize) -> Text {
        let name = self.name();
        if row == 0 {
            return text!("{name}, above the table", "{name} 表格上方", name);
        }
        match self.addressing {
            Addressing::Lines => text!("{name}, line {row}", "{name} 第 {row} 行", name, row),
            Addressing::Letters | Addressing::Rows => {
                text!("{name}, row {row}", "{name} 第 {row} 行", name, row)
            }
        }
    }
}

/// The letters of a column of a sheet, from 1: A, Z, AA.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_their_readers_know_them() {
        let place = |addressing, sheet: Option<&str>| {
            let sheet = sheet.map(str::to_owned);
            TablePlace { file: "a.x".into(), sheet, addressing }.cell(4, 28)
        };
        assert_eq!(place(Addressing::Lines, None), "a.x:4:28");
        assert_eq!(place(Addressing::Letters, Some("内资")), "a.x!内资!AB4");
        assert_eq!(place(Addressing::Rows, Some("table 1")), "a.x!table 1!row 4, column 28");
        for (column, expected) in
            [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(letters(column), expected);
        }
    }
}
