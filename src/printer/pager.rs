//! What is taller than the screen, handed to the pager that the user has chosen.
//!
//! Takes a text and the words of the pager's command; gives it back when the user has seen enough.

use super::Screen;
use crate::output::columns;
use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a pager has the terminal: Ctrl-C is then the pager's.
static OPEN: AtomicBool = AtomicBool::new(false);

/// Whether a pager has the terminal.
pub fn is_open() -> bool {
    OPEN.load(Ordering::SeqCst)
}

/// Colours are shown as such; what fits on one screen does not wait, and stays there.
const LESS: &str = "-RFX";

/// Whether a text has more lines than the screen shows above the next prompt.
pub(super) fn is_taller(text: &str, screen: Screen) -> bool {
    let width = screen.columns.max(1);
    let lines = text.lines().map(|line| columns(line).div_ceil(width).max(1));
    lines.sum::<usize>() > screen.lines.saturating_sub(1)
}

/// Shows a text and waits until the user has seen enough of it.
///
/// # Errors
/// A pager that cannot be started.
pub(super) fn show(text: &str, words: &[String]) -> io::Result<()> {
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    if std::env::var_os("LESSCHARSET").is_none() {
        // Without it `less` shows Chinese as numbers where the locale is not set.
        command.env("LESSCHARSET", "utf-8");
    }
    OPEN.store(true, Ordering::SeqCst);
    let shown = command.spawn().and_then(|mut pager| {
        if let Some(mut input) = pager.stdin.take() {
            match input.write_all(text.as_bytes()) {
                // Whoever leaves the pager has seen enough.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error),
                _ => {}
            }
        }
        pager.wait().map(drop)
    });
    OPEN.store(false, Ordering::SeqCst);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_the_terminal_folds_count_as_many() {
        let screen = Screen { columns: 10, lines: 4 };
        assert!(!is_taller("a\nb\nc\n", screen) && is_taller("a\nb\nc\nd\n", screen));
        assert!(is_taller(&"一".repeat(16), screen) && !is_taller(&"一".repeat(15), screen));
        assert!(!is_taller(&format!("\u{1b}[31m{}\u{1b}[0m", "a".repeat(30)), screen));
    }
}
