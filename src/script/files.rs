//! Scripts as files: which there are, and their texts.
//!
//! Takes paths; gives the scripts that they name and what is in them. A path that cannot be read is a
//! mistake of whoever named it.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::{InLanguage, Language, Text, text};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// A file itself; of a folder all scripts in it and in the folders below, by their names. A `*` in the
/// name stands for any characters: `checks/monthly-*.q`.
///
/// # Errors
/// A folder that cannot be read; a pattern that no file is like.
pub fn scripts(path: &Path) -> Result<Vec<PathBuf>> {
    let pattern = path.file_name().and_then(OsStr::to_str).filter(|name| name.contains('*'));
    match pattern {
        Some(pattern) if !path.exists() => {
            let folder = match path.parent() {
                Some(folder) if folder != Path::new("") => folder,
                _ => Path::new("."),
            };
            let mut found = entries(folder)?;
            found.retain(|entry| entry.is_file() && is_like(&name_of(entry), pattern));
            if found.is_empty() {
                let name = path.display();
                let message = text!("no file is like {name}", "没有文件符合 {name}", name);
                return Err(Diagnostic::error(Code::Usage, message).into());
            }
            Ok(match path.parent() {
                // As they were named, without the `./` that reading the folder needed.
                Some(parent) if parent == Path::new("") => {
                    found.into_iter().map(|entry| PathBuf::from(name_of(&entry))).collect()
                }
                _ => found,
            })
        }
        _ if !path.is_dir() => Ok(vec![path.to_owned()]),
        _ => {
            let mut found = Vec::new();
            for entry in entries(path)? {
                if entry.is_dir() {
                    found.extend(scripts(&entry)?);
                } else if entry.extension().is_some_and(|extension| extension == "q") {
                    found.push(entry);
                }
            }
            Ok(found)
        }
    }
}

/// What is in a folder and not hidden, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let unread = |why: io::Error| {
        let (name, why) = (folder.display(), said(&why));
        let message = text!(
            "the folder {name} cannot be read: {why}",
            "读不了文件夹 {name}：{why}",
            name,
            why
        );
        vec![Diagnostic::error(Code::Usage, message)]
    };
    let entries = std::fs::read_dir(folder).map_err(unread)?;
    let entries = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut entries: Vec<PathBuf> = entries.collect::<io::Result<_>>().map_err(unread)?;
    entries.retain(|entry| !name_of(entry).starts_with('.'));
    entries.sort();
    Ok(entries)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a name is like a pattern, in which `*` stands for any characters.
fn is_like(name: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return name == pattern };
    let Some(behind) = name.strip_prefix(start) else { return false };
    let borders = behind.char_indices().map(|(at, _)| at).chain([behind.len()]);
    borders.filter_map(|at| behind.get(at..)).any(|tail| is_like(tail, rest))
}

/// The text of a script.
///
/// # Errors
/// A file that cannot be read, is too large or no UTF-8.
pub fn text(file: &Path) -> Result<String> {
    text_of(&file.display().to_string(), std::fs::read(file))
}

/// The text of a script that was read.
///
/// # Errors
/// As those of [`text`].
pub fn text_of(name: &str, read: io::Result<Vec<u8>>) -> Result<String> {
    let refused = |why: Text| {
        let message =
            text!("the script {name} cannot be read: {why}", "读不了脚本 {name}：{why}", name, why);
        Diagnostic::error(Code::Usage, message)
    };
    let bytes = read.map_err(|error| refused(said(&error)))?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(refused(text!("it has 4 GiB or more", "有 4 GiB 或更大")).into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let why = text!("byte {at} is not UTF-8", "第 {at} 个字节不是 UTF-8", at = at + 1);
        refused(why).hint(text!("save it in the encoding UTF-8", "请另存为 UTF-8 编码"))
    })?;
    // Editors on Windows begin UTF-8 with this mark; it is no part of the text.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What the system said, without its number.
fn said(error: &io::Error) -> Text {
    let english = error.to_string();
    let english = match english.split_once(" (os error") {
        Some((said, _)) => said.to_lowercase(),
        None => english,
    };
    Text::made(english, error.in_language(Language::Chinese).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_characters() {
        for (name, pattern, is) in [
            ("monthly.q", "*.q", true),
            ("monthly.q", "month*.q", true),
            ("monthly.q", "*", true),
            ("monthly.q", "*l*q", true),
            ("月报.q", "*报.q", true),
            ("monthly.txt", "*.q", false),
            ("monthly.q", "m*m.q", false),
            ("a.q", "a.q*a.q", false),
        ] {
            assert_eq!(is_like(name, pattern), is, "{name} {pattern}");
        }
    }

    #[test]
    fn scripts_are_found_by_their_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("below")).expect("it is writable");
        for name in ["b.q", "a.q", ".hidden.q", "notes.txt", "below/c.q"] {
            std::fs::write(at(name), "").expect("it is writable");
        }
        assert_eq!(scripts(folder.path()), Ok(vec![at("a.q"), at("b.q"), at("below/c.q")]));
        assert_eq!(scripts(&at("*.q")), Ok(vec![at("a.q"), at("b.q")]));
        assert_eq!(scripts(&at("nowhere.q")), Ok(vec![at("nowhere.q")]));
        let none = scripts(&at("x*.q")).expect_err("no file is like it");
        assert_eq!(none[0].code, Code::Usage);
    }
}
