//! What there is to say of a check as plain lines: for formats that hold one text a check.

use super::rows::rows;
use super::table::table;
use super::words;
use crate::checks::result::{CheckResult, Outcome, Place, Problem, Report};
use crate::output::Style;
use crate::output::layout::one_line;
use crate::text::{Language, Text, text};

/// The check in lines: why it has its status, what was seen, where it stands, what could not be
/// done, its worst rows (at most `most`), and what shows the others.
pub fn lines(check: &CheckResult, most: usize, language: Language) -> Vec<String> {
    let said = |text: Text| one_line(text.in_language(language));
    let mut lines = vec![one_line(check.message.in_language(language))];
    lines.extend(words::observed(check).map(said));
    lines.extend(
        check
            .because
            .iter()
            .map(|because| said(text!("because: {because}", "因为：{because}", because))),
    );
    lines.extend(place(&check.place));
    lines.extend(check.problems.iter().flat_map(|problem| problem_lines(problem, language)));
    let rows = rows(check, most, language);
    if !rows.cells.is_empty() {
        lines.push(String::new());
        lines.extend(table(&rows, Style { language, ..Style::default() }));
        let more = words::more(rows.left_out, check.truncated);
        lines.extend(more.map(|more| format!("  {}", more.in_language(language))));
    }
    if let Some(query) = &check.query {
        lines.push(String::new());
        lines.push(said(text!("to see more: {query}", "查看更多：{query}", query)));
    }
    lines.retain(|line| line.is_empty() || !line.trim().is_empty());
    lines
}

/// What deserves a look though nothing failed, a line each: checks that warned, waivers that cover
/// nothing.
pub fn warnings(report: &Report, language: Language) -> Vec<String> {
    let line = |at: &Place, what: Text| {
        let what = one_line(what.in_language(language));
        place(at).map_or(what.clone(), |place| format!("{place}: {what}"))
    };
    let warned = report.checks.iter().filter(|check| check.outcome == Outcome::Warn);
    let warned = warned.map(|check| {
        let message = &check.message;
        line(&check.place, text!("{id}: {message}", "{id}：{message}", id = &check.id, message))
    });
    let stale = report.waivers.iter().filter(|waiver| waiver.state.is_stale());
    let stale = stale.map(|waiver| line(&waiver.place, words::waiver(waiver)));
    warned.chain(stale).collect()
}

/// `error[Q0401]: …`, where it is, and how to mend it.
pub fn problem_lines(problem: &Problem, language: Language) -> Vec<String> {
    let Problem { level, code, message, place: at, hints } = problem;
    let mut lines =
        vec![format!("{}[{code}]: {}", level.name(), one_line(message.in_language(language)))];
    lines.extend(at.as_ref().and_then(place));
    lines.extend(hints.iter().map(|hint| one_line(hint.in_language(language))));
    lines
}

/// `monthly.q:4:1`, where there is a place.
pub fn place(place: &Place) -> Option<String> {
    let Place { file, line, column, .. } = place;
    (*line > 0).then(|| one_line(&format!("{file}:{line}:{column}")))
}
