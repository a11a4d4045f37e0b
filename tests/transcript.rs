//! What a user sees of a script: data and talk, in the order in which they come.

use indiq::output::Format;
use indiq::printer::{Look, Printer};
use indiq::script::{self, OnFailure, Policy, Sink};
use indiq::session::{Open, Session};
use indiq::source::Sources;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A stream that keeps what is written; its copies share it.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sitting at the program: one session that statements are entered into.
pub struct Sitting {
    kept: Kept,
    printer: Printer<'static>,
    sources: Sources,
    session: Option<Session>,
}

impl Sitting {
    /// Opens a session; what was wrong with that is the beginning of what is seen.
    pub fn new(open: &Open, format: Format) -> Self {
        let kept = Kept::default();
        let look = Look { color: false, width: None };
        let talk = Look { color: false, width: Some(100) };
        let mut printer =
            Printer::new(kept.clone(), look, kept.clone(), talk, format, open.language);
        let mut sources = Sources::default();
        let session = match Session::open(open, &mut sources) {
            Ok(opened) => {
                if !opened.warnings.is_empty() {
                    printer.diagnostics(&opened.warnings, &sources).expect("kept");
                }
                Some(opened.value)
            }
            Err(wrong) => {
                printer.diagnostics(&wrong, &sources).expect("kept");
                None
            }
        };
        Self { kept, printer, sources, session }
    }

    /// Everything that the program writes of a script called `name`, both streams in one.
    pub fn enter(&mut self, name: &str, script: &str) -> String {
        self.printer.start_afresh();
        if let Some(session) = &mut self.session {
            let source = self.sources.add(name, script);
            let policy = Policy { on_failure: OnFailure::KeepGoing, ..Policy::USUAL };
            script::run(session, &mut self.sources, &[source], policy, &mut self.printer)
                .expect("kept");
        }
        self.printer.finish(&self.sources).expect("kept");
        let bytes = std::mem::take(&mut *self.kept.0.borrow_mut());
        String::from_utf8(bytes).expect("what is written is UTF-8")
    }
}

/// Without how long checks took.
pub fn without_durations(text: &str) -> String {
    let duration = regex::Regex::new(r"(; |；)[0-9]+\.[0-9]+( s| 秒)").expect("a pattern");
    duration.replace_all(text, "${1}0.0$2").into_owned()
}

/// Everything that the program writes of a script called `name`, in a session of its own.
pub fn transcript(open: &Open, format: Format, name: &str, script: &str) -> String {
    Sitting::new(open, format).enter(name, script)
}
