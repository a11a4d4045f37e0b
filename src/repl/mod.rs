//! The loop that asks for statements at a terminal and shows their answers.
//!
//! Takes an opened session; gives nothing back but the end of it. An error, also a fault of indiq
//! itself, costs the statement that met it and never the session. Ctrl-C clears the line, Ctrl-D
//! leaves.

mod commands;
mod completion;
mod helper;
mod highlight;
mod hint;
mod history;
mod interrupt;

pub use interrupt::interrupt;

use crate::printer::Printer;
use crate::script::Policy;
use crate::session::{Open, Session};
use crate::source::Sources;
use crate::text::{Text, listed, text};
use commands::Flow;
use helper::Helper;
use history::History;
use rustyline::config::BellStyle;
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{
    Behavior, Cmd, ColorMode, CompletionType, Config, Editor, KeyCode, KeyEvent, Modifiers,
};
use std::io;
use std::time::Instant;

const PROMPT: &str = "indiq> ";

/// What one line after the other acts on.
struct Repl<'p, 'w> {
    session: Session,
    /// What the session was opened on, for the greeting and for `.open`.
    open: Open,
    sources: Sources,
    printer: &'p mut Printer<'w>,
    timing: bool,
    /// How many texts were entered, which name them in messages.
    entered: usize,
}

/// Asks for statements until the user leaves.
///
/// # Errors
/// A stream that gives way, or a terminal that cannot be driven.
pub fn run(
    session: Session,
    open: Open,
    sources: Sources,
    printer: &mut Printer,
) -> io::Result<()> {
    let mut editor = editor(&session, printer).map_err(into_io)?;
    printer.chatty = true;
    let mut repl = Repl { session, open, sources, printer, timing: false, entered: 0 };
    repl.greet()?;
    let mut history = History::load(&mut editor, repl.printer)?;
    loop {
        let text = match editor.readline(PROMPT) {
            Ok(text) => text,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => return Ok(()),
            Err(error) => return Err(into_io(error)),
        };
        if text.trim().is_empty() {
            continue;
        }
        history.keep(&mut editor, &text, repl.printer)?;
        match repl.enter(&text)? {
            Flow::GoOn => {}
            Flow::Learn => {
                if let Some(helper) = editor.helper_mut() {
                    helper.learn(&repl.session);
                }
            }
            Flow::Leave => return Ok(()),
        }
    }
}

/// The line editor. Colour is decided once, for tables and prompt alike.
fn editor(
    session: &Session,
    printer: &Printer<'_>,
) -> rustyline::Result<Editor<Helper, DefaultHistory>> {
    let color = printer.colored();
    let config = Config::builder()
        .max_history_size(10_000)?
        .history_ignore_dups(true)?
        .history_ignore_space(true)
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        .bell_style(BellStyle::None)
        .color_mode(if color { ColorMode::Enabled } else { ColorMode::Disabled })
        // Answers may go to a file while statements are typed: `indiq > answers.txt`.
        .behavior(Behavior::PreferTerm)
        .build();
    let mut editor = Editor::with_config(config)?;
    editor.set_helper(Some(Helper::new(session, printer.language())));
    editor.bind_sequence(KeyEvent(KeyCode::Enter, Modifiers::ALT), Cmd::Newline);
    Ok(editor)
}

/// The line editor's errors are the terminal's.
fn into_io(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}

impl Repl<'_, '_> {
    fn greet(&mut self) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        let opened = opened(&self.open);
        self.printer.tell(&text!(
            "indiq {version} · {opened}",
            "indiq {version} · {opened}",
            version,
            opened
        ))?;
        self.printer.tell(&text!(
            ".help shows commands and keys, `help` the language; Ctrl-D leaves",
            "`.help` 列出命令和按键，`帮助` 介绍语言；Ctrl-D 退出"
        ))
    }

    /// Follows what was entered: a command or statements.
    fn enter(&mut self, text: &str) -> io::Result<Flow> {
        if text.trim_start().starts_with('.') {
            return commands::follow(self, text.trim());
        }
        // No statement begins with these, and every other program takes them.
        if matches!(text.trim(), "quit" | "exit") {
            return Ok(Flow::Leave);
        }
        let spaced = self.session.spaced(text);
        if let Some(spaced) = &spaced {
            self.printer.say(spaced)?;
        }
        let text = spaced.as_deref().unwrap_or(text);
        self.entered += 1;
        let id = self.sources.add(format!("<repl {}>", self.entered), text);
        self.printer.start_afresh();
        let start = Instant::now();
        let known = self.session.declared();
        let ended = interrupt::run(
            &mut self.session,
            &mut self.sources,
            &[id],
            Policy::USUAL,
            &mut *self.printer,
        )?;
        self.printer.finish(&self.sources)?;
        if ended.is_none() {
            self.printer.tell(&text!("interrupted", "已中断"))?;
        }
        if self.timing {
            self.printer.say(&format!("{:.1} ms", start.elapsed().as_secs_f64() * 1000.0))?;
        }
        Ok(if self.session.declared() == known { Flow::GoOn } else { Flow::Learn })
    }
}

/// What is open, in words: `ankang.csv, city.csv`.
fn opened(open: &Open) -> Text {
    let files: Vec<_> = open.catalog.iter().chain(&open.tables).collect();
    if files.is_empty() {
        return text!("the embedded sample is open", "已打开内置样例");
    }
    let names = listed(files.iter().map(|file| file.display()));
    text!("{names} open", "已打开 {names}", names)
}
