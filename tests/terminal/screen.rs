//! A terminal with the program in it, and what it shows.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// So long a condition may take to come true. A machine that does other things beside is slow, and a
/// test that fails waits in vain once.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The program in a terminal.
pub struct Terminal {
    pty: Arc<pty_process::blocking::Pty>,
    child: Child,
    shown: Arc<Shown>,
    /// Its own folder, as long as it runs.
    _home: tempfile::TempDir,
}

/// What the terminal shows, and a signal when that changes.
struct Shown {
    parser: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    /// Whether the program has closed its side.
    ended: bool,
}

/// How a terminal is opened.
pub struct Setting<'a> {
    /// Its height and width.
    pub size: (u16, u16),
    /// What the program is given.
    pub arguments: &'a [&'a str],
    /// Variables beside those that every test has.
    pub variables: &'a [(&'a str, &'a str)],
    /// A line of the shell that starts the program, which it calls `$0`, in the stead of a bare start.
    pub shell: Option<&'a str>,
    /// Where history and settings are; a folder of its own if none is given.
    pub home: Option<&'a Path>,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self { size: (24, 80), arguments: &[], variables: &[], shell: None, home: None }
    }
}

impl Terminal {
    /// Starts the program and waits for its prompt.
    pub fn open(setting: &Setting<'_>) -> Self {
        let terminal = Self::start(setting);
        terminal.until("a prompt", |screen| last_line(screen).starts_with("indiq>"));
        terminal
    }

    /// The program on the sample, in a terminal of 24 by 80.
    pub fn usual() -> Self {
        Self::open(&Setting::default())
    }

    /// Starts the program.
    pub fn start(setting: &Setting<'_>) -> Self {
        let (rows, columns) = setting.size;
        let home = tempfile::tempdir().expect("a folder");
        let place = setting.home.unwrap_or(home.path());
        let (pty, pts) = pty_process::blocking::open().expect("a terminal");
        pty.resize(pty_process::Size::new(rows, columns)).expect("a size");
        let program = env!("CARGO_BIN_EXE_indiq");
        let command = match setting.shell {
            Some(line) => pty_process::blocking::Command::new("sh").args(["-c", line, program]),
            None => pty_process::blocking::Command::new(program),
        };
        let command = command
            .args(setting.arguments)
            .env_clear()
            .env("TERM", "xterm-256color")
            .env("LANG", "en_US.UTF-8")
            .env("HOME", place)
            .env("XDG_DATA_HOME", place.join("data"))
            .env("XDG_CONFIG_HOME", place.join("config"))
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .envs(setting.variables.iter().copied())
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let child = command.spawn(pts).expect("the program starts");
        let pty = Arc::new(pty);
        let parser = vt100::Parser::new(cells(rows), cells(columns), 1000);
        let shown = Arc::new(Shown {
            parser: Mutex::new(State { parser, ended: false }),
            changed: Condvar::new(),
        });
        let (reader, watched) = (pty.clone(), shown.clone());
        thread::spawn(move || read(&reader, &watched));
        Self { pty, child, shown, _home: home }
    }

    /// Types.
    pub fn send(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).expect("the program reads");
    }

    /// Types a line and Enter, and waits until the prompt stands below it again.
    pub fn enter(&self, line: &str) {
        self.send(line);
        self.settled_on(line);
        self.send("\r");
        let typed = format!("indiq> {line}");
        self.until("the next prompt", |screen| {
            last_line(screen).trim_end() == "indiq>" && !screen.ends_with(&typed)
        });
    }

    /// Waits until what was typed is shown.
    fn settled_on(&self, line: &str) {
        let end: String = line.chars().rev().take(6).collect();
        let end: String = end.chars().rev().collect();
        self.until(line, |screen| screen.contains(end.trim_end()));
    }

    /// Waits until what is shown is as `holds` says.
    pub fn until(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        self.until_screen(what, |screen| holds(&screen.contents()))
    }

    /// The same of what is worked out beside the typing: where that comes late it is shown when the
    /// line is next drawn, so a blank is typed and taken back.
    pub fn until_redrawn(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        while !self.comes(Duration::from_millis(300), &holds) && Instant::now() < deadline {
            self.send(" \u{7f}");
        }
        self.until_screen(what, holds)
    }

    /// Whether what is shown becomes as `holds` says within some time.
    fn comes(&self, time: Duration, holds: impl Fn(&vt100::Screen) -> bool) -> bool {
        let state = self.shown.parser.lock().expect("the reader goes on");
        let others = |state: &mut State| !state.ended && !holds(state.parser.screen());
        let waited = self.shown.changed.wait_timeout_while(state, time, others);
        holds(waited.expect("the reader goes on").0.parser.screen())
    }

    /// The same, with colours and cursor.
    pub fn until_screen(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shown.parser.lock().expect("the reader goes on");
        loop {
            if holds(state.parser.screen()) {
                return state.parser.screen().contents();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let screen = || state.parser.screen().contents();
            assert!(!left.is_zero(), "waited in vain for {what}; the screen is\n{}", screen());
            assert!(!state.ended, "the program ended before {what}; the screen is\n{}", screen());
            let short = left.min(Duration::from_millis(200));
            state = self.shown.changed.wait_timeout(state, short).expect("the reader goes on").0;
        }
    }

    /// What is shown now.
    pub fn text(&self) -> String {
        self.shown.parser.lock().expect("the reader goes on").parser.screen().contents()
    }

    /// Another size.
    pub fn resize(&self, (rows, columns): (u16, u16)) {
        let mut state = self.shown.parser.lock().expect("the reader goes on");
        state.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.pty.resize(pty_process::Size::new(rows, columns)).expect("a size");
    }

    /// Waits until the program has ended by itself.
    pub fn ended(mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not end; the screen is\n{}", self.text());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// The last line that holds anything.
pub fn last_line(screen: &str) -> &str {
    screen.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default()
}

fn read(mut pty: &pty_process::blocking::Pty, shown: &Shown) {
    let mut bytes = [0; 4096];
    loop {
        // A terminal whose program has gone gives an error, not an end.
        let count = pty.read(&mut bytes).unwrap_or(0);
        let Ok(mut state) = shown.parser.lock() else { return };
        match bytes.get(..count) {
            Some(some) if count > 0 => state.parser.process(some),
            _ => state.ended = true,
        }
        shown.changed.notify_all();
        if state.ended {
            return;
        }
    }
}
