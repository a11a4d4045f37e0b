//! How the prompt behaves: settings with their names, from a file, from `.set` and from commands.
//!
//! One table of keys, which the settings file, `.set`, the completer and the documents read. A setting
//! is text where a person writes it and typed here; what cannot be taken is said and changes nothing.

pub mod file;
mod keys;

pub use keys::{KEYS, Key, Values, find};

use crate::output::Format;
use crate::printer::{Printer, View};
use crate::repl::highlight::Ground;
use crate::text::Language;
use rustyline::EditMode;
use std::path::Path;

/// How many rows of a table are shown unless said otherwise.
const ROWS: usize = 40;
/// Pages what is taller than the screen, unless said otherwise.
const PAGER: &str = "less";
/// The variable that names the user's pager.
const VARIABLE: &str = "PAGER";

/// What can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// In which format answers are written.
    pub format: Format,
    /// The language of answers and messages.
    pub language: Language,
    /// How many rows of a table are shown; `None` is all.
    pub rows: Option<usize>,
    /// How wide a table may be; `None` is as wide as the terminal.
    pub width: Option<usize>,
    /// Whether bars stand beside progress.
    pub bars: bool,
    /// Whether trends are drawn.
    pub sparklines: bool,
    /// Whether what is taller than the screen goes to a pager, and to which.
    pub pager: Pager,
    /// Whether work that takes long says so.
    pub progress: bool,
    /// Whether it is said how long an entry took.
    pub timing: bool,
    /// Which keys edit the line.
    pub keys: EditMode,
    /// On which ground colours are to be read; `None` is as the terminal says.
    pub theme: Option<Ground>,
}

/// Where what is taller than the screen goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pager {
    /// To the screen, as all else.
    Off,
    /// To that of `PAGER`, or `less`.
    Usual,
    /// To this command.
    Named(String),
}

impl Pager {
    /// The words of its command; none where there is to be no pager.
    pub fn words(&self) -> Vec<String> {
        let usual = || std::env::var(VARIABLE).unwrap_or_else(|_| PAGER.to_owned());
        let command = match self {
            Self::Off => return vec![],
            Self::Usual => usual(),
            Self::Named(command) => command.clone(),
        };
        words(&command)
    }
}

/// Whether the system finds a program: by a path, or in the folders of `PATH`.
pub fn is_program(name: &str) -> bool {
    let path = Path::new(name);
    if path.components().count() > 1 {
        return path.is_file();
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let endings = std::env::var("PATHEXT").unwrap_or_default();
    let names: Vec<String> = std::iter::once(String::new())
        .chain(endings.split(';').map(str::to_owned))
        .map(|ending| format!("{name}{ending}"))
        .collect();
    std::env::split_paths(&folders)
        .any(|folder| names.iter().any(|name| folder.join(name).is_file()))
}

fn words(command: &str) -> Vec<String> {
    let words = shlex::split(command).unwrap_or_else(|| vec![command.to_owned()]);
    // It pages nothing, as whoever sets it wants.
    if words.first().is_some_and(|word| word == "cat") { vec![] } else { words }
}

impl Settings {
    /// The usual ones, with the format and the language that a printer has.
    pub fn of(printer: &Printer) -> Self {
        Self::usual(printer.format(), printer.language())
    }

    /// The usual ones, with the same format and language.
    fn usual_beside(&self) -> Self {
        Self::usual(self.format, self.language)
    }

    fn usual(format: Format, language: Language) -> Self {
        Self {
            format,
            language,
            rows: Some(ROWS),
            width: None,
            bars: true,
            sparklines: true,
            pager: Pager::Usual,
            progress: true,
            timing: false,
            keys: EditMode::Emacs,
            theme: None,
        }
    }

    /// On which ground colours are to be read.
    pub fn ground(&self) -> Ground {
        let said = || Ground::of_terminal(std::env::var("COLORFGBG").ok().as_deref());
        self.theme.unwrap_or_else(said)
    }

    /// Has a printer follow them.
    pub fn apply(&self, printer: &mut Printer) {
        printer.set_format(self.format);
        printer.set_language(self.language);
        let view = View {
            rows: self.rows,
            width: self.width,
            bars: self.bars,
            sparklines: self.sparklines,
            paged: self.pager != Pager::Off,
        };
        printer.set_view(view, self.pager.words());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_is_a_command_with_arguments() {
        assert_eq!(words("less -S '+G'"), ["less", "-S", "+G"]);
        assert!(words("cat").is_empty() && words("").is_empty());
        assert!(Pager::Off.words().is_empty());
    }
}
