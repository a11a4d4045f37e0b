mod checks;
mod declarations;
mod errors;
mod layout;
mod round_trip;
mod templates;
mod trees;

use super::*;

/// The statements of a text without errors, as short text.
fn tree(text: &str) -> String {
    let parsed = parse(SourceId(0), text);
    assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
    sexpr::print(&parsed.statements)
}

/// The only diagnostic of a text.
fn error(text: &str) -> Diagnostic {
    let mut diagnostics = parse(SourceId(0), text).diagnostics;
    assert_eq!(diagnostics.len(), 1, "{text}: {diagnostics:#?}");
    diagnostics.remove(0)
}
