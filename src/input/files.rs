//! Which files the sources of a catalog, and the paths of a command line, are.
//!
//! Takes a catalog as read and where it stands; gives a source for each file, in which nothing is a
//! pattern any more. Of a path that is a folder or a pattern it gives the tables.

use super::kind::Kind;
use crate::catalog::{Catalog, SourceTable};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::{Text, text};
use std::fs;
use std::path::{Path, PathBuf};

/// Puts in the place of each pattern the files that are called so, in the order of their names.
///
/// Errors: [`Code::UnreadableFile`] for a folder that cannot be read and for a pattern that no
/// file meets.
pub fn expand(catalog: &mut Catalog, folder: &Path) -> Result<()> {
    let mut faults = Vec::new();
    let stated = std::mem::take(&mut catalog.sources);
    let mut sources = Vec::with_capacity(stated.len());
    for source in &stated {
        if !source.is_pattern() {
            sources.push(source.clone());
            continue;
        }
        // A file that the source names by itself too, with a period of its own, is one file.
        let named = |file: &String| {
            stated.iter().any(|other| other.span == source.span && other.file == *file)
        };
        match meeting(source, folder) {
            Ok(files) => sources.extend(
                (files.into_iter().filter(|file| !named(file)))
                    .map(|file| SourceTable { file, ..source.clone() }),
            ),
            Err(fault) => faults.push(*fault),
        }
    }
    catalog.sources = sources;
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The files, named as the source names them.
fn meeting(source: &SourceTable, folder: &Path) -> Result<Vec<String>, Box<Diagnostic>> {
    let within = source.file.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let (before, pattern) = source.file.split_at_checked(within).unwrap_or(("", &source.file));
    let fault = |why: Text| {
        let message = text!("{file}: {why}", "{file}：{why}", file = source.file, why);
        let error = Diagnostic::error(Code::UnreadableFile, message);
        let label = text!("this source names the files", "这个来源列出了这些文件");
        Box::new(match source.span {
            Some(span) => error.at(span).label(span, label),
            None => error,
        })
    };
    let place = folder.join(before);
    // The folder of a catalog that is named without one.
    let place = if place.as_os_str().is_empty() { PathBuf::from(".") } else { place };
    let entries = fs::read_dir(&place).map_err(|why| {
        fault(text!("{folder}: {why}", "{folder}：{why}", folder = place.display(), why))
    })?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| meets(name, pattern))
        .map(|name| format!("{before}{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(fault(text!(
            "no file in {folder} is called so",
            "{folder} 里没有这样的文件",
            folder = place.display()
        )));
    }
    Ok(files)
}

/// The tables that a path of the command line gives: the file; of a folder all tables in it and in its
/// folders that are called `period=2023Q1`; of a pattern all files that are called so. In the order of
/// their names.
///
/// Errors: [`Code::UnreadableFile`] for a folder without a table, and a pattern that no file meets.
pub fn tables_at(path: &Path) -> Result<Vec<PathBuf>> {
    let refuse = |why: Text, hint: Text| {
        let name = path.display();
        let message = text!("{name}: {why}", "{name}：{why}", name, why);
        Err(Diagnostic::error(Code::UnreadableFile, message).hint(hint).into())
    };
    if path.is_dir() {
        let mut tables = Vec::new();
        let failed = |why: std::io::Error| {
            let name = path.display();
            let message = text!("{name}: {why}", "{name}：{why}", name, why);
            Diagnostic::error(Code::UnreadableFile, message)
        };
        tables_in(path, PARTS, &mut tables).map_err(failed)?;
        tables.sort();
        let why = text!("this is a folder without a table", "这个文件夹里没有表格");
        let hint = text!("name a file, or a folder of tables", "请写出表格文件，或放表格的文件夹");
        return if tables.is_empty() { refuse(why, hint) } else { Ok(tables) };
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if path.exists() || !name.contains(['*', '?']) || path.to_string_lossy().contains("://") {
        return Ok(vec![path.to_owned()]);
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut tables: Vec<PathBuf> = names
        .filter(|other| meets(other, name) && !is_left_over(other))
        .map(|other| folder.map_or_else(|| PathBuf::from(&other), |folder| folder.join(&other)))
        .filter(|table| table.is_file())
        .collect();
    tables.sort();
    let why = text!("no file is called so", "没有这样的文件");
    let hint = text!(
        "* and ? stand for characters in the name of a file, not of a folder",
        "* 和 ? 代表文件名里的字符，不能用于文件夹名"
    );
    if tables.is_empty() { refuse(why, hint) } else { Ok(tables) }
}

/// How deep folders within folders are looked into.
const PARTS: usize = 4;

/// The tables in a folder by the ends of their names.
fn tables_in(folder: &Path, depth: usize, tables: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            if name.contains('=') && depth > 0 {
                tables_in(&path, depth - 1, tables)?;
            }
        } else if Kind::of_name(name).is_some() && !is_left_over(name) {
            tables.push(path);
        }
    }
    Ok(())
}

/// What office programs put beside a file while it is open, and systems hide.
fn is_left_over(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with('.')
}

/// Whether a name is as the pattern says: `*` is any text, `?` one character.
pub(super) fn meets(name: &str, pattern: &str) -> bool {
    let (name, pattern): (Vec<char>, Vec<char>) =
        (name.chars().collect(), pattern.chars().collect());
    let (mut at, mut of) = (0, 0);
    // Where the last * stands, and how much of the name it has taken.
    let mut star: Option<(usize, usize)> = None;
    while let Some(character) = name.get(at) {
        match pattern.get(of) {
            Some('*') => {
                star = Some((of, at));
                of += 1;
            }
            Some(wanted) if *wanted == '?' || wanted == character => {
                at += 1;
                of += 1;
            }
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                at = taken + 1;
                of = place + 1;
            }
        }
    }
    pattern.get(of..).is_none_or(|rest| rest.iter().all(|one| *one == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{PeriodSource, read};
    use crate::source::SourceId;

    fn catalog(file: &str) -> Catalog {
        let text = format!(
            "[catalog]\nname = \"x\"\n[indicators.a]\nunit = \"亿元\"\n[[sources]]\nfile = {file}\n\
             district = \"地区\"\ncolumns = {{ \"数\" = \"a.actual\" }}\n"
        );
        read(SourceId(0), &text).expect("a catalog")
    }

    fn files(catalog: &Catalog) -> Vec<(&str, bool)> {
        let fixed = |one: &SourceTable| matches!(one.period, PeriodSource::Fixed(_));
        catalog.sources.iter().map(|one| (one.file.as_str(), fixed(one))).collect()
    }

    #[test]
    fn names_and_patterns() {
        for (name, pattern) in [
            ("a-2023m1.csv", "a-*.csv"),
            ("a-.csv", "a-*.csv"),
            ("a.csv", "*"),
            ("恒口1月.csv", "??1月.csv"),
            ("aXbXc", "a*b*c"),
            ("abab", "*ab"),
        ] {
            assert!(meets(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in
            [("a-2023m1.tsv", "a-*.csv"), ("b", ""), ("", "?"), ("aXbX", "a*b*c"), ("ab", "a?b")]
        {
            assert!(!meets(name, pattern), "{name} {pattern}");
        }
    }

    #[test]
    fn a_folder_is_all_tables_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for part in ["period=2023Q1", "other"] {
            fs::create_dir(at(part)).expect("a folder");
            fs::write(at(part).join("t.csv"), "").expect("a file");
        }
        for name in ["b.xlsx", "a.csv", "~$b.xlsx", ".c.csv", "notes.md"] {
            fs::write(at(name), "").expect("a file");
        }
        let tables = tables_at(folder.path());
        assert_eq!(tables, Ok(vec![at("a.csv"), at("b.xlsx"), at("period=2023Q1").join("t.csv")]));
        assert_eq!(tables_at(&at("?.*")), Ok(vec![at("a.csv"), at("b.xlsx")]));
        assert_eq!(tables_at(&at("none.csv")), Ok(vec![at("none.csv")]));
        for wrong in [at("z*.csv"), at("other*")] {
            assert_eq!(tables_at(&wrong).map_err(|it| it[0].code), Err(Code::UnreadableFile));
        }
        fs::remove_file(at("other").join("t.csv")).expect("a file");
        assert!(tables_at(&at("other")).is_err());
    }

    #[test]
    fn a_pattern_is_all_files_that_are_called_so() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["m-2.csv", "m-1.csv", "other.csv"] {
            fs::write(folder.path().join(name), "").expect("a file");
        }
        let mut all = catalog("[\"other.csv\", \"m-*.csv\"]");
        assert!(expand(&mut all, folder.path()).is_ok());
        let expected = [("other.csv", false), ("m-1.csv", false), ("m-2.csv", false)];
        assert_eq!(files(&all), expected);
        // A file with a period of its own beside the pattern that it meets is one file.
        let mut own = catalog("[\"m-*.csv\", { file = \"m-2.csv\", period = \"2022Q1\" }]");
        assert!(expand(&mut own, folder.path()).is_ok());
        assert_eq!(files(&own), [("m-1.csv", false), ("m-2.csv", true)]);
        let mut none = catalog("\"q-*.csv\"");
        let faults = expand(&mut none, folder.path()).expect_err("no such file");
        assert_eq!(faults[0].code, Code::UnreadableFile);
        let said = faults[0].message.english();
        assert!(said.starts_with("q-*.csv: no file in "), "{said}");
    }
}
