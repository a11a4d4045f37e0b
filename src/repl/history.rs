//! What was entered, kept on disk from one session to the next.

use super::helper::Helper;
use crate::printer::Printer;
use crate::text::text;
use etcetera::{BaseStrategy, choose_base_strategy};
use rustyline::Editor;
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::{DefaultHistory, History as _};
use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Where the history is kept; set to nothing, none is kept.
const VARIABLE: &str = "INDIQ_HISTORY";

/// The editor of lines.
pub type LineEditor = Editor<Helper, DefaultHistory>;

/// The history's file.
pub struct History {
    /// `None` where there is no place for it: the session does without.
    file: Option<PathBuf>,
    /// What the file gets. The editor has each entry once, where it was last entered; a file to which
    /// others write too only grows.
    log: DefaultHistory,
}

impl History {
    /// Hands the entries of earlier sessions to the editor. A file that cannot be read is said
    /// and left alone.
    ///
    /// # Errors
    /// Those of the printer.
    pub fn load(editor: &mut LineEditor, printer: &mut Printer) -> io::Result<Self> {
        let default = || choose_base_strategy().ok().map(|strategy| strategy.data_dir());
        let log = DefaultHistory::with_config(editor.config_mut());
        let Some(file) = place(std::env::var_os(VARIABLE), default) else {
            return Ok(Self { file: None, log });
        };
        let mut history = Self { file: Some(file.clone()), log };
        let loaded = match history.log.load(&file) {
            Err(ReadlineError::Io(error)) if error.kind() == ErrorKind::NotFound => {
                file.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(ReadlineError::Io)
            }
            other => other,
        };
        let entries: Vec<String> = history.log.iter().cloned().collect();
        let known = loaded.and_then(|()| fill(editor, &entries));
        if let Err(error) = known {
            history.give_up(&error, printer)?;
        }
        Ok(history)
    }

    /// Keeps an entry, unless it begins with a blank; one that was entered before moves to the end.
    /// Written at once, so that nothing is lost however the session ends.
    ///
    /// # Errors
    /// Those of the printer.
    pub fn keep(
        &mut self,
        editor: &mut LineEditor,
        text: &str,
        printer: &mut Printer,
    ) -> io::Result<()> {
        let again = editor.history().iter().any(|one| one == text);
        let added = match again {
            true => {
                let mut entries: Vec<String> = editor.history().iter().cloned().collect();
                entries.push(text.to_owned());
                fill(editor, &entries)
            }
            false => editor.add_history_entry(text).map(|_| ()),
        };
        let Some(file) = &self.file else { return Ok(()) };
        let logged = added.and_then(|()| self.log.add(text));
        match logged.and_then(|_| self.log.append(file)) {
            Ok(()) => Ok(()),
            Err(error) => self.give_up(&error, printer),
        }
    }

    fn give_up(&mut self, error: &ReadlineError, printer: &mut Printer) -> io::Result<()> {
        match self.file.take() {
            Some(file) => printer.tell(&text!(
                "no history is kept: {file}: {error}",
                "不保存历史：{file}：{error}",
                file = file.display(),
                error = error.to_string()
            )),
            None => Ok(()),
        }
    }
}

/// Gives the editor these entries, each once, where it stands last.
fn fill(editor: &mut LineEditor, entries: &[String]) -> rustyline::Result<()> {
    let mut seen = HashSet::new();
    let mut last: Vec<&String> = entries.iter().rev().filter(|one| seen.insert(*one)).collect();
    last.reverse();
    editor.clear_history()?;
    for entry in last {
        editor.add_history_entry(entry)?;
    }
    Ok(())
}

/// Shows the entries that have a text in them, the latest last.
///
/// # Errors
/// Those of the printer.
pub fn show(editor: &LineEditor, like: &str, printer: &mut Printer) -> io::Result<()> {
    let like = like.to_lowercase();
    let entries = editor.history().iter().filter(|one| one.to_lowercase().contains(&like));
    let mut shown = String::new();
    for entry in entries {
        shown += entry;
        shown.push('\n');
    }
    if shown.is_empty() {
        return printer.tell(&text!("nothing like it was entered", "没有输入过这样的内容"));
    }
    printer.text(&shown)
}

/// The file that the variable names, or else the one in the user's data directory.
fn place(variable: Option<OsString>, default: impl Fn() -> Option<PathBuf>) -> Option<PathBuf> {
    match variable {
        Some(file) if file.is_empty() => None,
        Some(file) => Some(file.into()),
        None => Some(default()?.join("indiq").join("history")),
    }
}

#[cfg(test)]
mod tests {
    use super::place;
    use std::path::PathBuf;

    #[test]
    fn the_variable_comes_first() {
        let data = || Some(PathBuf::from("data"));
        assert_eq!(place(Some("mine".into()), data), Some("mine".into()));
        assert_eq!(place(Some("".into()), data), None);
        assert_eq!(place(None, data), Some(["data", "indiq", "history"].iter().collect()));
        assert_eq!(place(None, || None), None);
    }
}
