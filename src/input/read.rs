//! A file → its tables.
//!
//! Takes the path of a file and what it was opened with; gives a [`Grid`] for each table in it. What
//! a file is, its bytes say. Nothing is opened but files of this machine, and none is taken in without
//! a limit on its size.

use super::kind::{self, Foreign, Kind, Start};
use super::load::{load, refuse_url};
use super::{csv, delimiter, encoding};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Charset, Grid};
use crate::source::Sources;
use crate::text::{Text, listed, text};
use std::path::{Path, PathBuf};

/// A table as it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableFile {
    /// The file.
    pub path: PathBuf,
    /// Which of its tables: the name of a sheet, or the number of a table in a page or a document.
    pub sheet: Option<String>,
    /// The encoding of a text, where it is known.
    pub charset: Option<Charset>,
}

impl From<&Path> for TableFile {
    /// `report.xlsx!内资` is a sheet of `report.xlsx`, unless there is a file of that name.
    fn from(path: &Path) -> Self {
        let whole = Self { path: path.to_owned(), ..Self::default() };
        let Some((file, sheet)) = path.to_str().and_then(|it| it.rsplit_once('!')) else {
            return whole;
        };
        if path.exists() || sheet.is_empty() || !Path::new(file).exists() {
            return whole;
        }
        Self { path: file.into(), sheet: Some(sheet.to_owned()), charset: None }
    }
}

/// All tables of a file, those of hidden sheets too; where one was asked for, that one. At least one.
///
/// Errors: [`Code::UnreadableFile`] when the file cannot be opened or is of a format that is not read;
/// [`Code::BadTable`] when there is no table in it.
pub fn read_grids(file: &TableFile, sources: &mut Sources) -> Result<Vec<Grid>> {
    let name = file.path.display().to_string();
    refuse_url(&name)?;
    let bytes = load(&file.path, &name)?;
    let grids = grids_of_bytes(&name, bytes, file.charset, sources)?;
    match &file.sheet {
        Some(sheet) => chosen(&name, sheet, grids),
        None => Ok(grids),
    }
}

/// The table of a file: the one that was asked for, or the only one that holds figures.
///
/// Errors: those of [`read_grids`]; [`Code::BadTable`] where it is open which one is meant.
pub fn read_grid(file: &TableFile, sources: &mut Sources) -> Result<Grid> {
    let grids = tables_of(read_grids(file, sources)?)?;
    match <[Grid; 1]>::try_from(grids) {
        Ok([only]) => Ok(only),
        Err(several) => Err(which(&several).into()),
    }
}

/// Which of several is not said.
pub fn which(grids: &[Grid]) -> Diagnostic {
    let file = grids.first().map_or("", |grid| grid.file.as_str());
    let sheets: Vec<&str> = grids.iter().filter_map(|grid| grid.sheet.as_deref()).collect();
    let message = text!(
        "{file}: several tables, and it is not said which one to read: {sheets}",
        "{file}：有几张表，没有说明读哪一张：{sheets}",
        file,
        sheets = listed(&sheets)
    );
    let first = sheets.first().copied().unwrap_or_default();
    Diagnostic::error(Code::BadTable, message).hint(text!(
        "name one: '{file}!{first}', --sheet '{first}', or sheet = \"{first}\" in the catalog",
        "指明一张：'{file}!{first}'、--sheet '{first}'，或在目录里写 sheet = \"{first}\"",
        file,
        first
    ))
}

/// Those of several tables that hold figures, hidden sheets last; all, where none does or there is one
/// alone.
///
/// Errors: what cannot be read in those that are taken.
pub fn tables_of(grids: Vec<Grid>) -> Result<Vec<Grid>> {
    let taken = with_figures(grids);
    let mut faults: Vec<Diagnostic> = taken.iter().flat_map(|grid| grid.faults.clone()).collect();
    if faults.is_empty() {
        return Ok(taken);
    }
    let sound = taken.iter().filter(|grid| grid.faults.is_empty());
    let names: Vec<&str> = sound.filter_map(|grid| grid.sheet.as_deref()).collect();
    if !names.is_empty()
        && let Some(last) = faults.pop()
    {
        faults.push(last.hint(text!(
            "or name the table to read, with --sheet: {names}",
            "或用 --sheet 指明要读的表：{names}",
            names = listed(&names)
        )));
    }
    Err(faults)
}

fn with_figures(mut grids: Vec<Grid>) -> Vec<Grid> {
    if grids.len() < 2 || !grids.iter().any(Grid::has_figures) {
        return grids;
    }
    let shown = |grid: &Grid| !grid.hidden && grid.has_figures();
    let any_shown = grids.iter().any(shown);
    let mut left_hidden = Vec::new();
    if any_shown {
        left_hidden = grids.extract_if(.., |grid| grid.hidden).collect();
    }
    let (mut taken, left): (Vec<Grid>, Vec<Grid>) = grids.into_iter().partition(Grid::has_figures);
    let names: Vec<&str> = left_hidden.iter().filter_map(|grid| grid.sheet.as_deref()).collect();
    if let (Some(first), false) = (taken.first_mut(), names.is_empty()) {
        let message = text!(
            "{file}: hidden sheets, left out: {names}",
            "{file}：隐藏的工作表，不读入：{names}",
            file = first.file,
            names = listed(&names)
        );
        let note = Diagnostic::note(Code::CellNote, message);
        first.notes.push(note.hint(text!("a sheet that is named is read", "指明的工作表会读入")));
    }
    let names: Vec<&str> = left.iter().filter_map(|grid| grid.sheet.as_deref()).collect();
    if let (Some(first), false) = (taken.first_mut(), names.is_empty()) {
        let message = text!(
            "{file}: no table of figures, left out: {names}",
            "{file}：没有数据表，不读入：{names}",
            file = first.file,
            names = listed(&names)
        );
        first.notes.push(Diagnostic::note(Code::CellNote, message));
    }
    taken
}

/// The table that is called so, or has that number.
fn chosen(name: &str, sheet: &str, grids: Vec<Grid>) -> Result<Vec<Grid>> {
    let is = |grid: &Grid| {
        let own = grid.sheet.as_deref().unwrap_or_default().trim();
        own == sheet.trim() || own.eq_ignore_ascii_case(sheet.trim())
    };
    let at = grids.iter().position(is).or_else(|| {
        let number = sheet.trim().parse::<usize>().ok()?;
        number.checked_sub(1).filter(|at| *at < grids.len())
    });
    let names: Vec<String> = grids.iter().filter_map(|grid| grid.sheet.clone()).collect();
    let mut grids = grids;
    match at {
        Some(at) => Ok(vec![grids.swap_remove(at)]),
        None => {
            let message = text!(
                "{name}: it has no table called {sheet}",
                "{name}：里面没有名为 {sheet} 的表",
                name,
                sheet
            );
            let error = Diagnostic::error(Code::BadTable, message);
            Err(match names.is_empty() {
                true => error
                    .hint(text!("it is one table: leave the name out", "它只有一张表：不用写表名")),
                false => {
                    error.hint(text!("it has {names}", "里面有 {names}", names = listed(&names)))
                }
            }
            .into())
        }
    }
}

/// The tables in the bytes of a file that is called `name`.
///
/// Errors: as those of [`read_grids`].
pub fn grids_of_bytes(
    name: &str,
    bytes: Vec<u8>,
    charset: Option<Charset>,
    sources: &mut Sources,
) -> Result<Vec<Grid>> {
    if bytes.is_empty() {
        let message = text!("{name}: the file is empty", "{name}：文件是空的", name);
        return Err(Diagnostic::error(Code::BadTable, message).into());
    }
    let (kind, mut grids) = match Start::of(&bytes) {
        Start::Foreign(foreign) => return Err(refused(name, &foreign).into()),
        Start::Kind(kind) => (kind, not_text(name, kind, bytes)?),
        Start::Packed => {
            let kind = packed(name, &bytes)?;
            (kind, not_text(name, kind, bytes)?)
        }
        Start::Streams => {
            let kind = kind::of_streams(&bytes).map_err(|foreign| refused(name, &foreign))?;
            (kind, not_text(name, kind, bytes)?)
        }
        Start::Text => textual(name, bytes, charset, sources)?,
    };
    grids.retain(|grid| !grid.rows.is_empty());
    if grids.is_empty() {
        let message = text!("{name}: there is no table in it", "{name}：里面没有表格", name);
        return Err(Diagnostic::error(Code::BadTable, message).into());
    }
    if let Some(called) = Kind::of_name(name).filter(|called| *called != kind) {
        let message = text!(
            "{name}: by its name it would be {called}; it is {kind}, and read as that",
            "{name}：文件名像是{called}，内容其实是{kind}，按内容读取",
            name,
            called = called.called(),
            kind = kind.called()
        );
        let note = Diagnostic::note(Code::CellNote, message);
        grids.iter_mut().for_each(|grid| grid.notes.push(note.clone()));
    }
    Ok(grids)
}

/// Text of any kind.
fn textual(
    name: &str,
    bytes: Vec<u8>,
    charset: Option<Charset>,
    sources: &mut Sources,
) -> Result<(Kind, Vec<Grid>)> {
    let page = super::formats::declared_charset(&bytes).filter(|_| charset.is_none());
    let decoded = match page {
        Some(declared) => encoding::decode_page(name, bytes, declared)?,
        None => encoding::decode(name, bytes, charset)?,
    };
    let kind = kind::of_text(name, &decoded.text).map_err(|foreign| refused(name, &foreign))?;
    let mut grids = match kind {
        Kind::Page => super::formats::page(name, &decoded.text)?,
        Kind::Records => super::formats::records(name, &decoded.text, sources)?,
        _ => {
            let sign = delimiter::found(name, &decoded.text);
            let mut grid = csv::grid_of_text(name, &decoded.text, sign, sources)?;
            let commas = delimiter::called(sign);
            grid.read_as = text!(
                "{charset}, {commas}",
                "{charset}，{commas}",
                charset = decoded.charset,
                commas
            );
            vec![grid]
        }
    };
    for grid in &mut grids {
        if grid.read_as.is_empty() {
            grid.read_as = Text::of(&decoded.charset.to_string());
        }
    }
    if let Some(note) = encoding::note(name, &decoded) {
        grids.iter_mut().for_each(|grid| grid.notes.push(note.clone()));
    }
    Ok((kind, grids))
}

#[cfg(feature = "formats")]
fn packed(name: &str, bytes: &[u8]) -> Result<Kind> {
    super::formats::packed_kind(name, bytes)
}

#[cfg(not(feature = "formats"))]
fn packed(name: &str, _: &[u8]) -> Result<Kind> {
    Err(not_built(name, &text!("a workbook or another packed file", "工作簿或其他压缩文件")).into())
}

#[cfg(feature = "formats")]
fn not_text(name: &str, kind: Kind, bytes: Vec<u8>) -> Result<Vec<Grid>> {
    super::formats::not_text(name, kind, bytes)
}

#[cfg(not(feature = "formats"))]
fn not_text(name: &str, kind: Kind, _: Vec<u8>) -> Result<Vec<Grid>> {
    Err(not_built(name, &kind.called()).into())
}

/// A format that this build does not have.
#[cfg(not(feature = "formats"))]
pub(super) fn not_built(name: &str, what: &Text) -> Diagnostic {
    let message = text!(
        "{name}: this is {what}, which this build of indiq does not read",
        "{name}：这是{what}，这样编译的 indiq 不能读",
        name,
        what
    );
    Diagnostic::error(Code::UnreadableFile, message)
        .hint(text!("build it with the feature formats", "编译时加上 `formats` 特性"))
}

/// A file that is known, and not read.
pub(super) fn refused(name: &str, foreign: &Foreign) -> Diagnostic {
    unreadable(name, &foreign.is).hint(foreign.hint.clone())
}

/// A file that cannot be read, and why.
pub(super) fn unreadable(name: &str, why: &Text) -> Diagnostic {
    let message = text!("{name}: {why}", "{name}：{why}", name, why);
    Diagnostic::error(Code::UnreadableFile, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: &str) -> Diagnostic {
        read_grids(&Path::new(path).into(), &mut Sources::default()).expect_err("refused")[0]
            .clone()
    }

    fn grids(name: &str, bytes: &[u8]) -> Vec<Grid> {
        grids_of_bytes(name, bytes.to_vec(), None, &mut Sources::default()).expect("a table")
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = refused("no/such.csv");
        assert_eq!(error.code, Code::UnreadableFile);
        assert!(error.message.english().starts_with("no/such.csv: "));
    }

    #[test]
    fn the_encoding_and_the_delimiter_are_told() {
        let found = grids("a.csv", "地区;数\n恒口;1,5\n".as_bytes());
        assert_eq!(found[0].read_as.english(), "UTF-8, semicolons");
        assert!(found[0].notes.is_empty());
        let (gbk, ..) = encoding_rs::GBK.encode("地区,目标\n汉滨区,1\n全市,2\n");
        let found = grids("a.tsv", &gbk);
        assert_eq!(found[0].read_as.english(), "GB18030, commas");
        let said = found[0].notes[0].message.english();
        assert!(said.contains("GB18030"), "{said}");
    }

    #[test]
    fn a_sheet_is_named_behind_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        std::fs::write(&path, "x").expect("a file");
        let named = folder.path().join("a.xlsx!内资");
        let file = TableFile::from(named.as_path());
        assert_eq!((file.path.as_path(), file.sheet.as_deref()), (path.as_path(), Some("内资")));
        let whole = folder.path().join("b.xlsx!内资");
        assert_eq!(TableFile::from(whole.as_path()).path, whole);
    }
}
