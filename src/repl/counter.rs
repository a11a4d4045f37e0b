//! How many rows the line would give, counted beside the typing.
//!
//! A thread counts for the text that was asked for last. Whoever asks waits so short a time that
//! nobody feels it; where counting took longer than that, the next key waits less, until it is quick
//! again. A number that comes late is shown when the line is next drawn: the editor draws it at a key.

use crate::session::Typed;
use crate::text::{Text, text};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a key may wait for a number.
const PATIENCE: Duration = Duration::from_millis(30);
/// How long where the last number came late.
const SHORT_PATIENCE: Duration = Duration::from_millis(4);
/// So many texts are remembered: those between which somebody goes to and fro.
const REMEMBERED: usize = 32;

/// Counts rows.
pub struct Counter(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What the session knows.
    typed: Option<Arc<Typed>>,
    /// The text whose rows are to be counted.
    asked: Option<String>,
    /// Texts with what was found, the latest last.
    found: Vec<(String, Option<Text>)>,
    /// Whether the last number came later than anybody waits.
    late: bool,
    /// Whether the thread that counts has been started.
    started: bool,
    /// Whether it is to end.
    ended: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn known(&self, text: &str) -> Option<Option<Text>> {
        self.found.iter().find(|(known, _)| known == text).map(|(_, found)| found.clone())
    }
}

impl Counter {
    /// Counts by what a session knows.
    pub fn new(typed: Arc<Typed>) -> Self {
        let counter = Self(Arc::default());
        counter.learn(typed);
        counter
    }

    /// Forgets what it found and counts by what a session knows now.
    pub fn learn(&self, typed: Arc<Typed>) {
        let mut state = self.0.state();
        state.found.clear();
        (state.asked, state.typed) = (None, Some(typed));
    }

    /// How many rows a text would give: `2 of 13 districts`. None where that is not known (yet).
    pub fn rows(&self, text: &str) -> Option<Text> {
        let mut state = self.0.state();
        if text.trim().is_empty() || !state.typed.as_ref().is_some_and(|typed| typed.counts()) {
            return None;
        }
        if let Some(found) = state.known(text) {
            return found;
        }
        state.asked = Some(text.to_owned());
        if !state.started {
            state.started = true;
            let shared = Arc::clone(&self.0);
            // Where the system gives no thread nothing is counted, and no harm is done.
            let _ = thread::Builder::new().name("counter".into()).spawn(move || count(&shared));
        }
        self.0.changed.notify_all();
        let patience = if state.late { SHORT_PATIENCE } else { PATIENCE };
        let unknown = |state: &mut State| state.known(text).is_none();
        let waited = self.0.changed.wait_timeout_while(state, patience, unknown);
        let (mut state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        state.late |= waited.timed_out();
        state.known(text).flatten()
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.0.state().ended = true;
        self.0.changed.notify_all();
    }
}

fn count(shared: &Shared) {
    let mut state = shared.state();
    while !state.ended {
        let (Some(text), Some(typed)) = (state.asked.take(), state.typed.clone()) else {
            state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        drop(state);
        let began = Instant::now();
        let found = typed.shown(&text).map(|shown| {
            let (shown, of, noun) = (shown.shown, shown.population, shown.noun);
            text!("{shown} of {of} {noun}", "{noun} {shown}/{of}", shown, of, noun)
        });
        let late = began.elapsed() > PATIENCE;
        state = shared.state();
        // What was counted by what is no longer known is no answer.
        if state.typed.as_ref().is_some_and(|now| Arc::ptr_eq(now, &typed)) {
            if state.found.len() >= REMEMBERED {
                state.found.remove(0);
            }
            state.found.push((text, found));
        }
        state.late = late;
        shared.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Open, Session};
    use crate::source::Sources;
    use crate::text::Language;

    /// What is found once it is: on a machine that does much else that may be late.
    fn found(counter: &Counter, text: &str) -> Option<String> {
        counter.rows(text);
        let unknown = |state: &mut State| state.known(text).is_none();
        let state = counter.0.state();
        let state = counter.0.changed.wait_while(state, unknown).expect("it goes on counting");
        let found = state.known(text).flatten()?;
        Some(found.in_language(Language::English).to_owned())
    }

    #[test]
    fn a_text_is_counted_by_what_is_known_now() {
        let mut sources = Sources::default();
        let mut session = Session::open(&Open::default(), &mut sources).expect("a sample").value;
        let counter = Counter::new(Arc::new(session.typed()));
        assert_eq!(counter.rows("rank domestic"), None);
        session.load(&mut sources).expect("the sample");
        counter.learn(Arc::new(session.typed()));
        let late = "list domestic where progress < 25%";
        assert_eq!(found(&counter, late).as_deref(), Some("2 of 13 districts"));
        assert_eq!(found(&counter, "list late"), None);
        let id = sources.add("let", format!("let late = {late}"));
        let checked = session.check(&[id], &mut sources);
        session.run(&checked.statements[0], &mut sources).expect("it runs");
        counter.learn(Arc::new(session.typed()));
        assert_eq!(found(&counter, "list late").as_deref(), Some("2 of 13 districts"));
    }
}
