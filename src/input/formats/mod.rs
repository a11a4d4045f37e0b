//! Formats that are more than cells with signs between them: each gives its tables as [`Grid`]s.

#[cfg(feature = "formats")]
mod arrow;
#[cfg(feature = "formats")]
mod binary;
#[cfg(feature = "formats")]
mod canvas;
#[cfg(feature = "formats")]
mod columns;
#[cfg(feature = "formats")]
mod document;
#[cfg(feature = "formats")]
mod number_format;
#[cfg(feature = "formats")]
mod open_workbook;
#[cfg(feature = "formats")]
mod packed;
#[cfg(feature = "formats")]
mod page;
#[cfg(feature = "formats")]
mod raised;
mod records;
#[cfg(all(test, feature = "formats"))]
mod specimen;
#[cfg(feature = "formats")]
mod workbook;
#[cfg(feature = "formats")]
mod xml;

#[cfg(feature = "formats")]
use super::{
    kind::{Foreign, Kind},
    read::{refused, unreadable},
};
use crate::diagnostic::Result;
use crate::grid::{Charset, Grid};
use crate::source::Sources;
#[cfg(feature = "formats")]
use crate::text::text;
#[cfg(feature = "formats")]
use packed::Packed;

/// The encoding that a page says it is in; none for what is no page.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<Charset> {
    #[cfg(feature = "formats")]
    return page::declared_charset(bytes);
    #[cfg(not(feature = "formats"))]
    return {
        let _ = bytes;
        None
    };
}

/// What a packed file is.
///
/// Errors: one that is damaged, or of another kind.
#[cfg(feature = "formats")]
pub(super) fn packed_kind(name: &str, bytes: &[u8]) -> Result<Kind> {
    let kind = Packed::open(bytes.to_vec()).map(|mut packed| packed.kind());
    let kind = kind
        .map_err(|why| unreadable(name, &why).hint(text!("get the file anew", "请重新取得文件")))?;
    kind.ok_or_else(|| {
        let is = text!(
            "this is a packed file without a table that is read",
            "这是压缩文件，里面没有能读的表格"
        );
        let hint = text!(
            "unpack it, or save the table as xlsx or csv",
            "请先解压，或把表格另存为 xlsx 或 csv"
        );
        refused(name, &Foreign { is, hint }).into()
    })
}

/// The tables of a file that is not text.
///
/// Errors: one that is damaged or too large, or has no table.
#[cfg(feature = "formats")]
pub(super) fn not_text(name: &str, kind: Kind, bytes: Vec<u8>) -> Result<Vec<Grid>> {
    let open = |bytes| Packed::open(bytes).map_err(|why| vec![unreadable(name, &why)]);
    match kind {
        Kind::Workbook => workbook::grids(name, &mut open(bytes)?),
        Kind::Document => document::grids(name, &mut open(bytes)?),
        Kind::OpenWorkbook => open_workbook::grids(name, &mut open(bytes)?),
        Kind::OldWorkbook => binary::grids(name, &bytes),
        Kind::BinaryWorkbook => binary::packed_grids(name, &mut open(bytes)?),
        Kind::Parquet => columns::grids(name, bytes),
        Kind::Arrow => arrow::grids(name, &bytes),
        // Those are text.
        Kind::Delimited | Kind::Page | Kind::Records => Ok(vec![]),
    }
}

/// The tables of a page.
///
/// Errors: one that is too large, or has no table.
pub(super) fn page(name: &str, text: &str) -> Result<Vec<Grid>> {
    #[cfg(feature = "formats")]
    return page::grids(name, text);
    #[cfg(not(feature = "formats"))]
    return {
        let _ = text;
        Err(super::read::not_built(name, &super::kind::Kind::Page.called()).into())
    };
}

/// The tables of JSON.
///
/// Errors: what is no JSON, or has no records.
pub(super) fn records(name: &str, text: &str, sources: &mut Sources) -> Result<Vec<Grid>> {
    records::grids(name, text, sources)
}
