//! Files that are packed parts: workbooks and documents.
//!
//! Takes the bytes of a zip file; gives its parts by name. What a part says of its own size is not
//! believed: bytes are counted as they are unpacked, in all parts together and against their packed size.

use super::super::kind::Kind;
use super::super::limits;
use crate::text::{Text, text};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A packed file, and how much of it has been unpacked.
pub(super) struct Packed {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    unpacked: u64,
}

impl Packed {
    /// Opens the directory of the file.
    ///
    /// Errors: why that cannot be done.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Text> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive, unpacked: 0 }),
            Err(_) => Err(text!(
                "the file is cut short or damaged: its directory, which stands at its end, cannot be read",
                "文件被截断或已损坏：读不出位于末尾的目录"
            )),
        }
    }

    /// What the file is by the parts that it has; none for a packed file of another kind.
    pub fn kind(&mut self) -> Option<Kind> {
        let has = |name: &str| self.archive.index_for_name(name).is_some();
        if has("xl/workbook.bin") {
            return Some(Kind::BinaryWorkbook);
        }
        if has("xl/workbook.xml") {
            return Some(Kind::Workbook);
        }
        if has("word/document.xml") {
            return Some(Kind::Document);
        }
        let mime = self.part("mimetype").ok().flatten().unwrap_or_default();
        if mime.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Some(Kind::OpenWorkbook);
        }
        // Programs may put the parts elsewhere: the types say what there is.
        let types = self.part("[Content_Types].xml").ok().flatten().unwrap_or_default();
        let types = String::from_utf8_lossy(&types);
        if types.contains("spreadsheetml") {
            return Some(Kind::Workbook);
        }
        types.contains("wordprocessingml").then_some(Kind::Document)
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// Errors: a part that is damaged, or larger unpacked than is taken in.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Text> {
        let damaged = || {
            text!(
                "the part {name} is damaged, and cannot be unpacked",
                "其中的 {name} 已损坏，无法解压",
                name
            )
        };
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(at).map_err(|_| damaged())?;
        let packed = part.compressed_size();
        let most = limits::UNPACKED.saturating_sub(self.unpacked);
        let by_ratio = packed.saturating_mul(limits::RATIO).max(limits::UNPACKED_ANYHOW);
        let most = most.min(by_ratio);
        let mut bytes = Vec::new();
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(text!(
                "the part {name} unpacks to more than is taken in: {packed} bytes to over {most}",
                "其中的 {name} 解压后过大：{packed} 字节解压后超过 {most} 字节",
                name,
                packed,
                most
            ));
        }
        self.unpacked += length;
        Ok(Some(bytes))
    }

    /// The names of the parts, for one that is written in other letters than it is asked for.
    pub fn find(&self, name: &str) -> Option<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        names.map(|it| it.into_owned()).find(|it| it.eq_ignore_ascii_case(name))
    }
}
