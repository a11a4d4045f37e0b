//! A file put in place: whole or not at all, and never over another one unasked.
//!
//! The content goes to a temporary file in the same folder, so that the last step is one call of
//! the file system. Whatever fails, the temporary file is removed and what stood at the path
//! stands there as before.

use super::Leave;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::{Text, text};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, PersistError};

/// Whether something at the path stands in the way: what can be said before the content is made.
///
/// # Errors
/// [`Code::FileExists`]; [`Code::UnwritableFile`] where a folder or a device has the name, or a file
/// that is to be overwritten is read-only.
pub fn check(path: &Path, overwrite: bool) -> Result<()> {
    let Ok(there) = fs::metadata(path) else {
        // A link that leads nowhere is there too.
        return match fs::symlink_metadata(path) {
            Ok(_) if !overwrite => Err(exists(path).into()),
            _ => Ok(()),
        };
    };
    if there.is_dir() {
        return Err(unwritable(path, &has_a_folder()).into());
    }
    if !overwrite {
        return Err(exists(path).into());
    }
    if !there.is_file() {
        return Err(unwritable(path, &text!("it is no ordinary file", "它不是普通文件")).into());
    }
    // Renaming would go through: it asks the folder for permission, not the file.
    if there.permissions().readonly() {
        return Err(unwritable(path, &text!("it is read-only", "它是只读的")).into());
    }
    Ok(())
}

/// Puts in place what `write` writes.
///
/// # Errors
/// [`Code::FileExists`] where something stands at the path, however late it came;
/// [`Code::UnwritableFile`] for whatever writing meets.
pub fn place(
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<()> {
    place_with(&Leave::default(), path, overwrite, write)
}

/// The same as long as there is leave.
///
/// # Errors
/// Those of [`place`], and [`Code::UnwritableFile`] without leave.
pub fn place_with(
    leave: &Leave,
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<()> {
    leave.put(path, || put(leave, path, overwrite, write))
}

fn put(
    leave: &Leave,
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<()> {
    // What is overwritten through a link is the file that it leads to; the link stays.
    let target = if overwrite { fs::canonicalize(path).ok() } else { None };
    let target = target.as_deref().unwrap_or(path);
    let folder = folder_of(target);
    let failed = |error: &io::Error| unwritable_in(path, &folder, error);
    leave.holds().map_err(|error| failed(&error))?;
    let mut temporary = new_file(&folder).map_err(|error| failed(&error))?;
    write(temporary.as_file_mut()).map_err(|error| failed(&error))?;
    if let Ok(there) = fs::metadata(target) {
        temporary.as_file().set_permissions(there.permissions()).map_err(|error| failed(&error))?;
    }
    temporary.as_file().sync_all().map_err(|error| failed(&error))?;
    leave.holds().map_err(|error| failed(&error))?;
    let placed =
        if overwrite { temporary.persist(target) } else { temporary.persist_noclobber(target) };
    placed.map_err(|PersistError { error, .. }| match error.kind() {
        io::ErrorKind::AlreadyExists if !overwrite => exists(path),
        _ => failed(&error),
    })?;
    // So that the name outlives a loss of power too. Not every system opens a folder, and the file
    // is in place already: no error.
    if let Ok(folder) = File::open(&folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// A hidden file with the permissions that a new file gets; a temporary file's own would let
/// nobody else read it.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".indiq-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn exists(path: &Path) -> Diagnostic {
    let message = text!("`{path}` is there already", "`{path}` 已经存在", path = path.display());
    let hint = text!("write overwrite behind the path", "在路径之后写 `覆盖`");
    Diagnostic::error(Code::FileExists, message).hint(hint)
}

fn unwritable(path: &Path, why: &Text) -> Diagnostic {
    let path = path.display();
    let message = text!("`{path}` cannot be written: {why}", "无法写入 `{path}`：{why}", path, why);
    Diagnostic::error(Code::UnwritableFile, message)
}

/// What the system said, in words where it is one of the usual reasons.
fn unwritable_in(path: &Path, folder: &Path, error: &io::Error) -> Diagnostic {
    let folder = folder.display();
    let why = match error.kind() {
        io::ErrorKind::NotFound => {
            let why = text!("there is no folder `{folder}`", "没有文件夹 `{folder}`", folder);
            let hint = text!("make the folder first", "请先建立文件夹");
            return unwritable(path, &why).hint(hint);
        }
        io::ErrorKind::NotADirectory => {
            text!("`{folder}` is no folder", "`{folder}` 不是文件夹", folder)
        }
        io::ErrorKind::PermissionDenied => text!(
            "no permission to write in the folder `{folder}`",
            "没有写入文件夹 `{folder}` 的权限",
            folder
        ),
        io::ErrorKind::IsADirectory => has_a_folder(),
        io::ErrorKind::ReadOnlyFilesystem => {
            text!("the disk of `{folder}` is read-only", "`{folder}` 所在的磁盘是只读的", folder)
        }
        io::ErrorKind::StorageFull => text!("the disk is full", "磁盘已满"),
        io::ErrorKind::QuotaExceeded => {
            text!("the quota on this disk is used up", "磁盘配额已用完")
        }
        io::ErrorKind::Interrupted => text!("it was interrupted", "已中断"),
        io::ErrorKind::InvalidFilename => {
            text!("the system takes no such name", "系统不接受这样的文件名")
        }
        _ => Text::same(system_words(error)),
    };
    unwritable(path, &why)
}

fn has_a_folder() -> Text {
    text!("a folder has this name", "有同名的文件夹")
}

/// The system's own words without its number for them.
fn system_words(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

#[cfg(test)]
mod tests;
