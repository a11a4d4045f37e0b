//! What a user sees of a script: data and talk, in the order in which they come.

use indiq::output::Format;
use indiq::printer::{Look, Printer};
use indiq::script::{self, OnFailure, Sink};
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

/// Everything that the program writes of a script called `name`, both streams in one.
pub fn transcript(open: &Open, format: Format, name: &str, script: &str) -> String {
    let kept = Kept::default();
    let look = Look { color: false, width: None };
    let talk = Look { color: false, width: Some(100) };
    let mut printer = Printer::new(kept.clone(), look, kept.clone(), talk, format, open.language);
    let mut sources = Sources::default();
    match Session::open(open, &mut sources) {
        Ok(opened) => {
            let mut session = opened.value;
            if !opened.warnings.is_empty() {
                printer.diagnostics(&opened.warnings, &sources).expect("kept");
            }
            let source = sources.add(name, script);
            script::run(&mut session, &mut sources, &[source], OnFailure::KeepGoing, &mut printer)
                .expect("kept");
        }
        Err(wrong) => printer.diagnostics(&wrong, &sources).expect("kept"),
    }
    printer.finish(&sources).expect("kept");
    drop(printer);
    let bytes = kept.0.borrow().clone();
    String::from_utf8(bytes).expect("what is written is UTF-8")
}
