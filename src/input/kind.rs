//! What a file is, as its bytes say, whatever it is called.
//!
//! Takes the first bytes of a file; gives the reader that it is for. In offices, pages that end in
//! `.xls` and workbooks that end in `.csv` are common: the name is used for nothing but to say so.

use crate::text::{Text, text};

/// Which reader a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Cells with a sign between them.
    Delimited,
    /// A web page.
    Page,
    /// Records in JSON, one document or one on each line.
    Records,
    /// A workbook of Excel 2007 on.
    Workbook,
    /// The same in its binary form.
    BinaryWorkbook,
    /// A workbook of Excel 97.
    OldWorkbook,
    /// A workbook of LibreOffice.
    OpenWorkbook,
    /// A document of Word 2007 on.
    Document,
    /// Columns in Parquet.
    Parquet,
    /// Columns in Arrow IPC, as a file or a stream.
    Arrow,
}

/// What is known of, and not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// What it is, as a predicate: `this is a PDF`.
    pub is: Text,
    /// How to come to a table.
    pub hint: Text,
}

/// What the first bytes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A reader.
    Kind(Kind),
    /// A packed file: what it is stands in its directory.
    Packed,
    /// A file of streams, as Office wrote until 2003.
    Streams,
    /// Something else that is known.
    Foreign(Foreign),
    /// Text of some kind.
    Text,
}

impl Kind {
    /// What it is called, with an article.
    pub fn called(self) -> Text {
        match self {
            Self::Delimited => text!("a text with delimiters", "带分隔符的文本"),
            Self::Page => text!("a web page (html)", "网页（html）"),
            Self::Records => text!("json", "json"),
            Self::Workbook => text!("a workbook (xlsx)", "工作簿（xlsx）"),
            Self::BinaryWorkbook => text!("a binary workbook (xlsb)", "二进制工作簿（xlsb）"),
            Self::OldWorkbook => text!("an old workbook (xls)", "旧版工作簿（xls）"),
            Self::OpenWorkbook => {
                text!("an OpenDocument workbook (ods)", "OpenDocument 工作簿（ods）")
            }
            Self::Document => text!("a Word document (docx)", "Word 文档（docx）"),
            Self::Parquet => text!("a Parquet file", "Parquet 文件"),
            Self::Arrow => text!("an Arrow file", "Arrow 文件"),
        }
    }

    /// The kind that a name speaks for; none for one that says nothing.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" => Self::Delimited,
            "html" | "htm" | "xhtml" => Self::Page,
            "json" | "ndjson" | "jsonl" | "geojson" => Self::Records,
            "xlsx" | "xlsm" | "xltx" | "xltm" => Self::Workbook,
            "xlsb" => Self::BinaryWorkbook,
            "xls" | "xlt" | "et" => Self::OldWorkbook,
            "ods" | "ots" => Self::OpenWorkbook,
            "docx" | "docm" | "dotx" => Self::Document,
            "parquet" | "pq" => Self::Parquet,
            "arrow" | "arrows" | "feather" | "ipc" => Self::Arrow,
            _ => return None,
        })
    }
}

impl Start {
    /// What the first bytes of a file say.
    pub fn of(bytes: &[u8]) -> Self {
        let starts = |sign: &[u8]| bytes.starts_with(sign);
        if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
            return Self::Packed;
        }
        if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Self::Streams;
        }
        if starts(b"PAR1") {
            return Self::Kind(Kind::Parquet);
        }
        // A stream begins with what stands before the length of each of its messages.
        if starts(b"ARROW1") || starts(b"\xff\xff\xff\xff") {
            return Self::Kind(Kind::Arrow);
        }
        let csv = || {
            text!(
                "save the table as csv in UTF-8, or as xlsx",
                "把表格另存为 UTF-8 编码的 csv，或 xlsx"
            )
        };
        let unpack = || text!("unpack it first", "请先解压");
        let foreign = |is, hint| Self::Foreign(Foreign { is, hint });
        if starts(b"%PDF") {
            let hint = text!(
                "copy the table into a sheet, or save it as csv or xlsx with a program for that",
                "把表格复制到工作表里，或用专门的程序另存为 csv 或 xlsx"
            );
            return foreign(
                text!(
                    "this is a PDF, which has no tables to read",
                    "这是 PDF，里面没有可读的表格结构"
                ),
                hint,
            );
        }
        if starts(b"FEA1") {
            let hint = text!(
                "save it as Feather 2 (Arrow IPC), parquet or csv",
                "另存为 Feather 2（Arrow IPC）、parquet 或 csv"
            );
            return foreign(
                text!(
                    "this is a Feather file of the first version, which is not read",
                    "这是第一版 Feather 文件，不能读"
                ),
                hint,
            );
        }
        let packed: [&[u8]; 6] = [
            b"\x1f\x8b",
            b"\x28\xb5\x2f\xfd",
            b"BZh",
            b"\xfd7zXZ\0",
            b"7z\xbc\xaf\x27\x1c",
            b"Rar!\x1a\x07",
        ];
        if packed.iter().any(|sign| starts(sign)) {
            return foreign(text!("this is a packed file", "这是压缩文件"), unpack());
        }
        let pictures: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0"];
        if pictures.iter().any(|sign| starts(sign)) {
            return foreign(text!("this is a picture", "这是图片"), csv());
        }
        if starts(b"\x7fELF") || starts(b"SQLite format 3\0") || starts(b"{\\rtf") {
            return foreign(text!("this is no table", "这不是表格"), csv());
        }
        Self::Text
    }
}

/// What a text is: a page and records say so by their first sign.
pub fn of_text(name: &str, text: &str) -> Result<Kind, Foreign> {
    let start = text.trim_start();
    let head: String = start.chars().take(2048).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<?xml") || head.starts_with("<workbook") {
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return Err(Foreign {
                is: text!(
                    "this is an XML spreadsheet of Excel 2003",
                    "这是 Excel 2003 的 XML 电子表格"
                ),
                hint: text!("save it as xlsx", "另存为 xlsx"),
            });
        }
        if !head.contains("<html") {
            return Err(Foreign {
                is: text!("this is XML of a kind that is not read", "这种 XML 不能读"),
                hint: text!(
                    "save the table as csv in UTF-8, or as xlsx",
                    "把表格另存为 UTF-8 编码的 csv，或 xlsx"
                ),
            });
        }
    }
    // What is left of the sign of a document of Word 97 that was taken for text: ࡱ is three bytes of it.
    if start.chars().take(8).collect::<String>().contains("ࡱ\u{1a}") {
        return Err(Foreign {
            is: text!(
                "this is a document or workbook of Office 97 that was saved as text",
                "这是被当作文本保存的 Office 97 文档或工作簿"
            ),
            hint: text!(
                "get the file itself, and save it as docx or xlsx",
                "请取得原文件，另存为 docx 或 xlsx"
            ),
        });
    }
    let page = [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<div",
        "<!--",
        "<p",
        "<?xml",
        "<style",
        "<title",
        "<center",
        "<font",
        "<thead",
        "<tr",
    ];
    if page.iter().any(|sign| head.starts_with(sign)) {
        return Ok(Kind::Page);
    }
    if head.starts_with("mime-version:") {
        return Err(Foreign {
            is: text!("this is a page saved as one file (mht)", "这是单个文件网页（mht）"),
            hint: text!("save it as html", "另存为 html"),
        });
    }
    let records = start.starts_with(['{', '[']);
    match Kind::of_name(name) {
        Some(kind @ (Kind::Records | Kind::Page)) => Ok(kind),
        _ if records && first_is_json(start) => Ok(Kind::Records),
        _ => Ok(Kind::Delimited),
    }
}

/// What a file of streams is: its directory names them in UTF-16.
pub fn of_streams(bytes: &[u8]) -> Result<Kind, Foreign> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return Err(Foreign {
            is: text!(
                "this workbook or document is locked with a password",
                "这个工作簿或文档有密码保护"
            ),
            hint: text!("save it without a password", "另存为不带密码的文件"),
        });
    }
    if has("WordDocument") {
        return Err(Foreign {
            is: text!("this is a document of Word 97 (doc)", "这是旧版 Word 文档（doc）"),
            hint: text!("save it as docx", "另存为 docx"),
        });
    }
    if has("Workbook") || has("Book") {
        return Ok(Kind::OldWorkbook);
    }
    Err(Foreign {
        is: text!(
            "this is an old Office file without a sheet",
            "这是旧版 Office 文件，里面没有工作表"
        ),
        hint: text!("save the table as xlsx or csv", "把表格另存为 xlsx 或 csv"),
    })
}

/// Whether a text that may be JSON begins with a whole value of it. A csv may begin with `[1],…`.
fn first_is_json(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let first = values.next();
    let behind = text.get(values.byte_offset()..).unwrap_or("");
    matches!(first, Some(Ok(_)))
        && !behind
            .trim_start_matches([' ', '\t', '\r', '\n'])
            .starts_with(|c| !matches!(c, '{' | '['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_say_what_a_file_is() {
        for (bytes, expected) in [
            (&b"PK\x03\x04..."[..], Start::Packed),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", Start::Streams),
            (b"PAR1..", Start::Kind(Kind::Parquet)),
            (b"ARROW1\0\0", Start::Kind(Kind::Arrow)),
            (b"\xff\xff\xff\xff\x10\0\0\0", Start::Kind(Kind::Arrow)),
            (b"a,b", Start::Text),
            (b"", Start::Text),
        ] {
            assert_eq!(Start::of(bytes), expected);
        }
        for bytes in
            [&b"%PDF-1.7"[..], b"\x1f\x8b\x08", b"FEA1..", b"\x89PNG", b"7z\xbc\xaf\x27\x1c"]
        {
            assert!(matches!(Start::of(bytes), Start::Foreign(_)), "{bytes:?}");
        }
    }

    #[test]
    fn a_text_says_what_it_is() {
        for (name, text, expected) in [
            ("a.csv", "a,b\n", Kind::Delimited),
            ("a.xls", "\n<html><table>", Kind::Page),
            ("a", "<!DOCTYPE HTML PUBLIC>", Kind::Page),
            ("a.txt", "[{\"a\": 1}]", Kind::Records),
            ("a.txt", "{\"a\": 1}\n{\"a\": 2}\n", Kind::Records),
            ("a.csv", "[1],2\n[3],4\n", Kind::Delimited),
            ("a.csv", "{a},2\n", Kind::Delimited),
            ("a.json", "{a},2\n", Kind::Records),
            ("a.csv", "<5,a\n", Kind::Delimited),
        ] {
            assert_eq!(of_text(name, text), Ok(expected), "{name} {text}");
        }
        let old = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert!(of_text("a.xls", old).is_err());
        assert!(of_text("a.xml", "<?xml version=\"1.0\"?><a/>").is_err());
    }
}
