//! A sign of life on standard error while a statement takes long.
//!
//! Half a second after work began without anything being written, one line says what goes on and for
//! how long; it goes away before anything else is written. Only for a terminal.

use crate::text::{Language, Text};
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long work may take without a word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How much less that is before the first prompt.
const SOONER: Duration = Duration::from_millis(200);
/// How often the line is drawn anew.
const BEAT: Duration = Duration::from_millis(100);
/// A block that goes to and fro.
const STEPS: [&str; 8] = ["▰▱▱▱▱", "▱▰▱▱▱", "▱▱▰▱▱", "▱▱▱▰▱", "▱▱▱▱▰", "▱▱▱▰▱", "▱▱▰▱▱", "▱▰▱▱▱"];
/// To the start of the line, and nothing behind it.
const CLEAR: &str = "\r\u{1b}[K";

/// Says that work goes on.
#[derive(Debug, Default)]
pub struct Progress(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What goes on; `None` while nothing does.
    work: Option<Work>,
    /// Whether the line stands on the screen.
    drawn: bool,
    /// Whether the thread that draws has been started.
    started: bool,
    /// Whether it is to end.
    ended: bool,
}

#[derive(Debug)]
struct Work {
    what: String,
    began: Instant,
    /// When something was last written.
    quiet_since: Instant,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Takes the line away. A stream that gives way does so again when the next thing is said.
    fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let mut screen = io::stderr().lock();
            let _ = screen.write_all(CLEAR.as_bytes());
            let _ = screen.flush();
        }
    }

    fn draw(&mut self) {
        let Some(work) = &self.work else { return };
        if work.quiet_since.elapsed() < PATIENCE {
            return;
        }
        let seconds = work.began.elapsed().as_secs_f64();
        let step = (seconds / BEAT.as_secs_f64()) as usize % STEPS.len();
        let sign = STEPS.get(step).copied().unwrap_or_default();
        let mut screen = io::stderr().lock();
        let _ = write!(screen, "{CLEAR}{sign} {} {seconds:.1} s", work.what);
        let _ = screen.flush();
        self.drawn = true;
    }
}

impl Progress {
    /// Work begins before the first prompt, where nothing at all is on the screen yet: it is said sooner.
    pub fn begin_soon(&self, what: &Text, language: Language) {
        self.begin(what, language);
        let mut state = self.0.state();
        if let Some(work) = &mut state.work {
            work.quiet_since = work.quiet_since.checked_sub(SOONER).unwrap_or(work.quiet_since);
        }
    }

    /// Work begins.
    pub fn begin(&self, what: &Text, language: Language) {
        let now = Instant::now();
        let what = what.in_language(language).to_owned();
        let mut state = self.0.state();
        state.work = Some(Work { what, began: now, quiet_since: now });
        if !state.started {
            state.started = true;
            let shared = Arc::clone(&self.0);
            // Where the system gives no thread there is no sign of life, and no harm.
            let _ = thread::Builder::new().name("progress".into()).spawn(move || draw(&shared));
        }
        drop(state);
        self.0.changed.notify_all();
    }

    /// Something is about to be written: the line goes away, and may come back.
    pub fn clear(&self) {
        let mut state = self.0.state();
        state.clear();
        if let Some(work) = &mut state.work {
            work.quiet_since = Instant::now();
        }
    }

    /// Somebody else has the screen while `work` is done.
    pub fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        let mut state = self.0.state();
        state.clear();
        let paused = state.work.take();
        drop(state);
        let done = work();
        let resumed = paused.map(|work| Work { quiet_since: Instant::now(), ..work });
        self.0.state().work = resumed;
        self.0.changed.notify_all();
        done
    }

    /// Work is done.
    pub fn end(&self) {
        let mut state = self.0.state();
        state.clear();
        state.work = None;
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.clear();
        state.ended = true;
        drop(state);
        self.0.changed.notify_all();
    }
}

/// Draws, beat by beat, while there is work.
fn draw(shared: &Shared) {
    let mut state = shared.state();
    while !state.ended {
        state = if state.work.is_some() {
            let waited = shared.changed.wait_timeout(state, BEAT);
            waited.unwrap_or_else(PoisonError::into_inner).0
        } else {
            shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
        };
        state.draw();
    }
}
