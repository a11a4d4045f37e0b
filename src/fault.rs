//! Faults of indiq itself: a panic becomes a diagnostic, so that it costs one statement and not
//! the session.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::text::{Text, text};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// Where the last panic was; a worker of the engine may have been the one.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// Keeps panics from writing to standard error by themselves. For a program to call once, at its
/// start; where `RUST_BACKTRACE` is set, panics are printed as usual too.
pub fn quiet() {
    let usual = std::panic::take_hook();
    let loud = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string);
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
        if loud {
            usual(panic);
        }
    }));
}

/// Runs `work`; a panic in it is given as a diagnostic.
///
/// `work` may leave what it changes half changed, so it must change nothing that outlives it
/// before it is done, as a session does.
///
/// # Errors
/// Those of `work`, and [`Code::EngineFailed`].
pub fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(diagnostic(&*panic).into()))
}

fn diagnostic(panic: &(dyn Any + Send)) -> Diagnostic {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .map_or_else(|| text!("no message", "没有说明"), Text::same);
    let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let place = place.map(|place| text!(" (at {place})", "（位于 {place}）", place));
    let place = place.unwrap_or_default();
    let message =
        text!("a fault in indiq: {said}{place}", "indiq 自身出错：{said}{place}", said, place);
    let hint = text!(
        "this is a bug; please report it with the statement that led to it",
        "这是程序的缺陷，请连同引发它的语句一起报告"
    );
    Diagnostic::error(Code::EngineFailed, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_diagnostic() {
        let result: Result<()> = caught(|| panic!("the cat left"));
        let diagnostics = result.unwrap_err();
        assert_eq!(diagnostics[0].code, Code::EngineFailed);
        assert!(diagnostics[0].message.english().starts_with("a fault in indiq: the cat left"));
    }

    #[test]
    fn values_and_errors_pass() {
        assert_eq!(caught(|| Ok(7)), Ok(7));
        let error = Diagnostic::error(Code::NoData, Text::same("nothing"));
        assert_eq!(caught(|| Err::<(), _>(vec![error.clone()])), Err(vec![error]));
    }
}
