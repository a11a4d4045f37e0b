//! Statements that Ctrl-C can end.
//!
//! A statement runs on a thread of its own, on a copy of the session, which shares the data. What it
//! gives comes back piece by piece and is shown by the thread that has the terminal. When the
//! statement has ended, the copy becomes the session. When Ctrl-C comes first, the copy is left to
//! itself: what it still works out goes nowhere, and the session is as it was before. An engine
//! cannot be stopped in the middle of a query, but nobody waits for it. The copy loses its leave to put
//! files in place: what it saved by then is said, and it saves nothing behind anybody's back.

use crate::diagnostic::{Code, Diagnostic};
use crate::output::Leave;
use crate::script::{self, Ended, Policy, Sink};
use crate::session::{Output, Session};
use crate::source::{SourceId, Sources};
use crate::text::text;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Whether somebody sits at the prompt: then Ctrl-C ends no program, also where it comes just when a
/// statement has ended and the line editor has not begun.
static SITTING: AtomicBool = AtomicBool::new(false);
/// Whether a statement runs that can be ended.
static RUNNING: AtomicBool = AtomicBool::new(false);
/// Whether Ctrl-C came since it began.
static ASKED: AtomicBool = AtomicBool::new(false);

/// How long it may take until Ctrl-C is noticed.
const PATIENCE: Duration = Duration::from_millis(20);

/// As deep as the main thread's: a long chain of operators is analysed by calls.
const STACK: usize = 64 << 20;

/// As long as it lives, somebody sits at the prompt.
pub struct Sitting;

impl Sitting {
    /// From now on.
    pub fn begin() -> Self {
        SITTING.store(true, Ordering::SeqCst);
        Self
    }
}

impl Drop for Sitting {
    fn drop(&mut self) {
        SITTING.store(false, Ordering::SeqCst);
    }
}

/// Ends the statement that runs, if one does. Whether somebody sits at the prompt: without, Ctrl-C means
/// something else.
pub fn interrupt() -> bool {
    if RUNNING.load(Ordering::SeqCst) {
        ASKED.store(true, Ordering::SeqCst);
    }
    SITTING.load(Ordering::SeqCst)
}

/// What became of texts.
pub enum Run {
    /// They ran to their end.
    Ended(Ended),
    /// Ctrl-C came before that: session and sources are as they were, and these files were saved.
    Interrupted(Vec<PathBuf>),
}

/// Runs texts until they end, or until [`interrupt`] is called.
///
/// # Errors
/// Those of the sink, and a thread that cannot be had.
pub fn run(
    session: &mut Session,
    sources: &mut Sources,
    texts: &[SourceId],
    policy: Policy,
    sink: &mut dyn Sink,
) -> io::Result<Run> {
    ASKED.store(false, Ordering::SeqCst);
    RUNNING.store(true, Ordering::SeqCst);
    let ended = attended(session, sources, texts, policy, sink);
    RUNNING.store(false, Ordering::SeqCst);
    ended
}

/// Does work on a thread of its own; nothing comes of it where [`interrupt`] is called first.
///
/// # Errors
/// A thread that cannot be had.
pub fn unless_interrupted<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    ASKED.store(false, Ordering::SeqCst);
    RUNNING.store(true, Ordering::SeqCst);
    let (sender, done) = channel();
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    });
    let found = thread.map(|_| {
        loop {
            if ASKED.load(Ordering::SeqCst) {
                return None;
            }
            match done.recv_timeout(PATIENCE) {
                Ok(found) => return Some(found),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    });
    RUNNING.store(false, Ordering::SeqCst);
    found
}

/// What comes from the thread.
enum Piece {
    Output(Box<Output>, Sources),
    Diagnostics(Vec<Diagnostic>, Sources),
    Kept(Box<Output>),
    Ended(Box<Session>, Sources, io::Result<Ended>),
}

fn attended(
    session: &mut Session,
    sources: &mut Sources,
    texts: &[SourceId],
    policy: Policy,
    sink: &mut dyn Sink,
) -> io::Result<Run> {
    let (sender, pieces) = channel();
    let (mut copy, mut known, texts) = (session.clone(), sources.clone(), texts.to_vec());
    let leave = Leave::default();
    copy.set_leave(leave.clone());
    thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut passing = Passing(sender.clone());
        let ended = script::run(&mut copy, &mut known, &texts, policy, &mut passing);
        // Nobody may be waiting any more.
        let _ = sender.send(Piece::Ended(Box::new(copy), known, ended));
    })?;
    wait(&pieces, session, sources, &leave, sink)
}

fn wait(
    pieces: &Receiver<Piece>,
    session: &mut Session,
    sources: &mut Sources,
    leave: &Leave,
    sink: &mut dyn Sink,
) -> io::Result<Run> {
    loop {
        if ASKED.load(Ordering::SeqCst) {
            return Ok(Run::Interrupted(leave.take_back()));
        }
        match pieces.recv_timeout(PATIENCE) {
            Ok(Piece::Output(output, sources)) => sink.output(&output, &sources)?,
            Ok(Piece::Diagnostics(found, sources)) => sink.diagnostics(&found, &sources)?,
            Ok(Piece::Kept(output)) => sink.keep(*output),
            Ok(Piece::Ended(copy, known, ended)) => {
                (*session, *sources) = (*copy, known);
                return ended.map(Run::Ended);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                // The thread has gone without a word, which only a fault outside all statements does.
                let message = text!("the statement ended with a fault", "语句因程序缺陷而中断");
                let fault = Diagnostic::error(Code::EngineFailed, message);
                sink.diagnostics(std::slice::from_ref(&fault), sources)?;
                return Ok(Run::Ended(Ended { errors: vec![fault], ..Ended::default() }));
            }
        }
    }
}

/// A sink that hands all on to another thread.
struct Passing(Sender<Piece>);

impl Passing {
    fn pass(&self, piece: Piece) -> io::Result<()> {
        self.0.send(piece).map_err(|_| io::Error::from(io::ErrorKind::Interrupted))
    }
}

impl Sink for Passing {
    fn output(&mut self, output: &Output, sources: &Sources) -> io::Result<()> {
        self.pass(Piece::Output(Box::new(output.clone()), sources.clone()))
    }

    fn diagnostics(&mut self, found: &[Diagnostic], sources: &Sources) -> io::Result<()> {
        self.pass(Piece::Diagnostics(found.to_vec(), sources.clone()))
    }

    fn keep(&mut self, output: Output) {
        // Whoever does not wait any more keeps nothing.
        let _ = self.pass(Piece::Kept(Box::new(output)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Open;
    use std::fs;

    /// Presses Ctrl-C as soon as something was done.
    struct Impatient;

    impl Sink for Impatient {
        fn output(&mut self, output: &Output, _: &Sources) -> io::Result<()> {
            if matches!(output, Output::Done(done, _) if done.english().contains("13 rows")) {
                interrupt();
            }
            Ok(())
        }

        fn diagnostics(&mut self, found: &[Diagnostic], _: &Sources) -> io::Result<()> {
            panic!("{found:?}")
        }
    }

    #[test]
    fn what_was_saved_before_is_named_and_nothing_else_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let files: Vec<PathBuf> =
            (0..50).map(|at| folder.path().join(format!("{at:02}.csv"))).collect();
        let save = |file: &PathBuf| format!("save all to \"{}\"\n", file.display());
        let saves: String = files.iter().map(save).collect();
        let mut sources = Sources::default();
        let opened = Session::open(&Open::default(), &mut sources).expect("the sample");
        let mut session = opened.value;
        let id = sources.add("saves", format!("let all = rank domestic\n{saves}"));
        let run = run(&mut session, &mut sources, &[id], Policy::USUAL, &mut Impatient);
        let Ok(Run::Interrupted(saved)) = run else { panic!("it was interrupted") };
        let mut there: Vec<PathBuf> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        there.sort();
        assert!(!saved.is_empty() && saved.len() < files.len(), "{saved:?}");
        assert_eq!(saved, there);
        assert!(!session.is_loaded());
    }
}
