//! The loop that asks for statements at a terminal and shows their answers.
//!
//! Takes an opened session; gives nothing back but the end of it. An error, also a fault of indiq
//! itself, costs the statement that met it and never the session. Ctrl-C clears the line, Ctrl-D
//! leaves.

mod commands;
pub mod completion;
mod counter;
mod edit;
mod first;
mod helper;
mod highlight;
mod hint;
mod history;
mod interrupt;
mod list;
mod record;
mod screen;
mod settings;
mod tour;
mod watch;

pub use first::read_first;
pub use interrupt::interrupt;

use interrupt::{Run, Sitting};

use crate::printer::Printer;
use crate::printer::Progress;
use crate::script::{self, Policy, Sink};
use crate::session::{Open, Session};
use crate::source::{SourceId, Sources};
use crate::syntax;
use crate::syntax::ast::StatementKind;
use crate::text::{Text, listed, text};
use commands::Flow;
use helper::Helper;
use history::{History, LineEditor};
use record::{Record, Recorded};
use rustyline::config::{BellStyle, Configurer};
use rustyline::error::ReadlineError;
use rustyline::{
    Behavior, Cmd, ColorMode, CompletionType, Config, Editor, KeyCode, KeyEvent, Modifiers,
};
use settings::Settings;
use std::io::{self, IsTerminal};
use std::time::Instant;
use tour::Tour;

pub use watch::end as end_watching;

const PROMPT: &str = "indiq> ";

/// What one line after the other acts on.
struct Repl<'p, 'w> {
    session: Session,
    /// What the session was opened on, for the greeting and for `.open`.
    open: Open,
    sources: Sources,
    printer: &'p mut Printer<'w>,
    settings: Settings,
    /// How many texts were entered, which name them in messages.
    entered: usize,
    /// The last text of statements that was entered.
    entry: String,
    /// What is to stand behind the next prompt.
    next: Option<String>,
    /// The statements that worked.
    record: Record,
    /// Where somebody is on the tour.
    tour: Option<Tour>,
    /// Whether the files at the start are left alone.
    without_files: bool,
}

/// How a sitting begins.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// Whether the settings file and the script that runs first are left alone.
    pub without_files: bool,
    /// Settings that the command line has decided.
    pub decided: Vec<&'static str>,
}

/// Asks for statements until the user leaves.
///
/// # Errors
/// A stream that gives way, or a terminal that cannot be driven.
pub fn run(
    session: Session,
    open: Open,
    sources: Sources,
    start: &Start,
    printer: &mut Printer,
) -> io::Result<()> {
    let mut repl = Repl::new(session, open, sources, printer);
    repl.without_files = start.without_files;
    repl.take_settings(start)?;
    let mut editor = editor(&repl.session, repl.printer).map_err(into_io)?;
    let _sitting = Sitting::begin();
    repl.greet()?;
    repl.run_first()?;
    if let Some(helper) = editor.helper_mut() {
        helper.learn(&repl.session, repl.settings.language);
    }
    let mut history = History::load(&mut editor, repl.printer)?;
    loop {
        editor.set_edit_mode(repl.settings.keys);
        if let Some(helper) = editor.helper_mut() {
            helper.set_ground(repl.settings.ground());
        }
        let initial = repl.next.take().or_else(|| repl.offered().map(str::to_owned));
        let read = match initial {
            Some(statement) => editor.readline_with_initial(PROMPT, (&statement, "")),
            None => editor.readline(PROMPT),
        };
        let text = match read {
            Ok(text) => text,
            Err(ReadlineError::Interrupted) => {
                repl.leave_tour()?;
                continue;
            }
            Err(ReadlineError::Eof) => return Ok(()),
            Err(error) => return Err(into_io(error)),
        };
        if text.trim().is_empty() {
            continue;
        }
        history.keep(&mut editor, &text, repl.printer)?;
        match repl.enter(&text)? {
            Flow::GoOn => {
                if let Some(helper) = editor.helper_mut() {
                    helper.follow(&repl.session);
                }
            }
            Flow::Learn => {
                if let Some(helper) = editor.helper_mut() {
                    helper.learn(&repl.session, repl.settings.language);
                }
            }
            Flow::History(like) => history::show(&editor, &like, repl.printer)?,
            Flow::Leave => return Ok(()),
        }
    }
}

/// The line editor. Colour is decided once, for tables and prompt alike.
fn editor(session: &Session, printer: &Printer<'_>) -> rustyline::Result<LineEditor> {
    let color = printer.colored();
    // Without colours there is still what is dim or underlined, wherever a terminal knows such signs.
    let mode = match (color, helper::DIMS) {
        (true, _) => ColorMode::Enabled,
        (false, true) => ColorMode::Forced,
        (false, false) => ColorMode::Disabled,
    };
    let config = Config::builder()
        .max_history_size(10_000)?
        .history_ignore_dups(true)?
        .history_ignore_space(true)
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        // A list fits the screen by itself: nothing is to be asked.
        .completion_prompt_limit(usize::MAX)
        .bell_style(BellStyle::None)
        .color_mode(mode)
        // Answers may go to a file while statements are typed: `indiq > answers.txt`.
        .behavior(Behavior::PreferTerm)
        .build();
    let mut editor: LineEditor = Editor::with_config(config)?;
    editor.set_helper(Some(Helper::new(session, printer.language(), color)));
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

impl<'p, 'w> Repl<'p, 'w> {
    fn new(
        mut session: Session,
        open: Open,
        sources: Sources,
        printer: &'p mut Printer<'w>,
    ) -> Self {
        session.name_last_rows();
        printer.chatty = true;
        printer.progress = io::stderr().is_terminal().then(Progress::default);
        screen::measure(printer);
        let settings = Settings::of(printer);
        settings.apply(printer);
        Self {
            session,
            open,
            sources,
            printer,
            settings,
            entered: 0,
            entry: String::new(),
            next: None,
            record: Record::default(),
            tour: None,
            without_files: false,
        }
    }
}

impl Repl<'_, '_> {
    /// Takes over the settings file, and says what is wrong with it.
    fn take_settings(&mut self, start: &Start) -> io::Result<()> {
        let Some(folder) = settings::file::folder().filter(|_| !start.without_files) else {
            return Ok(());
        };
        let read =
            settings::file::text_of(&settings::file::settings_in(&folder), &mut self.sources);
        let wrong = match read {
            Ok(None) => return Ok(()),
            Ok(Some(id)) => {
                let text = self.sources.get(id).map_or("", |source| source.text.as_str());
                settings::file::read(&mut self.settings, id, text, &start.decided)
            }
            Err(unread) => unread,
        };
        self.settings.apply(self.printer);
        self.open.language = self.settings.language;
        self.session.set_language(self.settings.language);
        if wrong.is_empty() {
            return Ok(());
        }
        self.printer.diagnostics(&wrong, &self.sources)?;
        self.printer.finish(&self.sources)
    }

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
            ".tour shows around, .help lists commands, `help` the language; Ctrl-D leaves",
            "`.tour` 带着走一遍，`.help` 列出命令和按键，`帮助` 介绍语言；Ctrl-D 退出"
        ))
    }

    /// Follows what was entered: a command or statements.
    fn enter(&mut self, text: &str) -> io::Result<Flow> {
        screen::measure(self.printer);
        // Behind the statement that the tour has put there, it is meant all the same.
        let stops = self.tour.is_some() && text.trim_end().ends_with(tour::STOP);
        if text.trim_start().starts_with('.') || stops {
            let command = if stops { tour::STOP } else { text.trim() };
            return commands::follow(self, command);
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
        let (flow, worked) = self.statements(text, true)?;
        text.clone_into(&mut self.entry);
        self.go_on_with_tour(text, worked)?;
        Ok(flow)
    }

    /// Runs statements that a command has made: they are no part of what was entered.
    fn aside(&mut self, text: &str) -> io::Result<Flow> {
        Ok(self.statements(text, false)?.0)
    }

    /// Runs texts; where Ctrl-C ended them nothing comes of them but the files that they had saved.
    fn interruptible(&mut self, texts: &[SourceId]) -> io::Result<Option<script::Ended>> {
        let run = self.working(|repl| {
            interrupt::run(
                &mut repl.session,
                &mut repl.sources,
                texts,
                Policy::USUAL,
                &mut *repl.printer,
            )
        })?;
        self.printer.finish(&self.sources)?;
        let saved = match run {
            Run::Ended(ended) => return Ok(Some(ended)),
            Run::Interrupted(saved) => listed(saved.iter().map(|file| file.display())),
        };
        self.printer.tell(&match saved.is_empty() {
            true => text!("interrupted", "已中断"),
            false => text!(
                "interrupted; saved before that: {saved}",
                "已中断；在此之前已保存：{saved}",
                saved
            ),
        })?;
        Ok(None)
    }

    /// Runs what was entered; whether all of it worked.
    fn statements(&mut self, text: &str, kept: bool) -> io::Result<(Flow, bool)> {
        self.entered += 1;
        let id = self.sources.add(format!("<repl {}>", self.entered), text);
        self.printer.start_afresh();
        let start = Instant::now();
        // What there is to complete: names, and periods once the data was read.
        let known = |session: &Session| (session.declared(), session.is_loaded());
        let before = known(&self.session);
        let Some(ended) = self.interruptible(&[id])? else { return Ok((Flow::GoOn, false)) };
        if kept {
            self.keep(id, text, &ended);
        }
        if self.settings.timing {
            self.printer.say(&format!("{:.1} ms", start.elapsed().as_secs_f64() * 1000.0))?;
        }
        let flow = if known(&self.session) == before { Flow::GoOn } else { Flow::Learn };
        Ok((flow, ended.errors.is_empty()))
    }

    /// Keeps the statements that worked. What a script that was included did is kept as that.
    fn keep(&mut self, id: SourceId, text: &str, ended: &script::Ended) {
        for statement in syntax::parse(id, text).statements {
            let ran = ended.ran.iter().find(|(span, _)| *span == statement.span);
            let leaves_rows = match (ran, &statement.kind) {
                (Some((_, leaves_rows)), _) => *leaves_rows,
                (None, StatementKind::Include(_)) if ended.errors.is_empty() => false,
                (None, _) => continue,
            };
            let text = self.sources.slice(statement.span);
            self.record.keep(Recorded::of(&statement, text, leaves_rows));
        }
    }

    /// Does work that may take long, and says so where it does.
    fn working<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let what = match self.session.is_loaded() {
            true => text!("working", "正在运行"),
            false => text!("reading the tables", "正在读入表格"),
        };
        self.working_on(&what, work)
    }

    /// The same of work that has a name.
    fn working_on<T>(&mut self, what: &Text, work: impl FnOnce(&mut Self) -> T) -> T {
        if let Some(progress) = self.printer.progress.as_ref().filter(|_| self.settings.progress) {
            progress.begin(what, self.settings.language);
        }
        let done = work(self);
        if let Some(progress) = &self.printer.progress {
            progress.end();
        }
        done
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
