//! Diagnostics as text, with the source lines they point at, and as JSON.
//!
//! ```text
//! error[Q0203]: a percent compared with a plain number
//!  |
//!  | rank domestic where progress < 25
//!  |                     -------- ^ -- a plain number
//!  |                     |
//!  |                     a percent
//!  |
//!  = help: write 25%
//! ```
//!
//! The signs are ASCII on purpose: many terminals set to Chinese draw `─` two columns wide, and
//! then the carets would not stand under what they mean. A span that is not in the sources, or not
//! at character borders, never fails: what can be drawn is drawn.

use super::layout::wrap;
use crate::diagnostic::{Diagnostic, Label, Replacement, Severity};
use crate::source::{Source, SourceId, Sources, Span};
use crate::text::{Language, Text, text};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str,
};
use serde::Serialize;
use std::ops::Range;

/// So many columns stand before a hint at most.
const BEFORE_HINT: usize = 14;
/// So many columns are enough for any line when the width is not limited.
const UNLIMITED: usize = 1 << 20;

/// All diagnostics, a blank line between them, ending with a line break; empty when there are none.
pub fn render_diagnostics(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    color: bool,
    width: Option<usize>,
    language: Language,
) -> String {
    let hints = None;
    render(diagnostics, sources, language, &Look { color, width, hints })
}

/// The same for a person at a prompt, with hints in lines that fit the terminal.
pub fn render_at_prompt(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    color: bool,
    width: Option<usize>,
    language: Language,
) -> String {
    render(diagnostics, sources, language, &Look { color, width, hints: width })
}

/// How diagnostics are drawn.
struct Look {
    color: bool,
    width: Option<usize>,
    /// How wide hints may be; they are no longer one line each then.
    hints: Option<usize>,
}

fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    look: &Look,
) -> String {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width.unwrap_or(UNLIMITED));
    let drawn: Vec<String> = diagnostics
        .iter()
        .map(|one| renderer.render(&[report(one, sources, language, look.hints)]) + "\n")
        .collect();
    drawn.join("\n")
}

fn report<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    language: Language,
    width: Option<usize>,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let named =
        |level: Level<'a>, name: Text| level.with_name(name.in_language(language).to_owned());
    let level = named(level, diagnostic.severity.in_words());
    let message = diagnostic.message.in_language(language);
    let title = level.primary_title(message).id(diagnostic.code.as_str());
    let snippets = snippets(diagnostic, sources, language);
    let hints = diagnostic.hints.iter().cloned().chain(replacement_hint(diagnostic, sources));
    let help = named(Level::HELP, text!("help", "建议"));
    Group::with_title(title).elements(snippets).elements(
        hints.map(|hint| help.clone().message(hint_lines(hint.in_language(language), width))),
    )
}

/// A hint in lines that fit the terminal, broken at blanks: `= help: ` and the numbers of lines stand
/// before each.
fn hint_lines(hint: &str, width: Option<usize>) -> String {
    let room = width.map(|width| width.saturating_sub(BEFORE_HINT).max(BEFORE_HINT));
    let lines = hint.lines().map(normalize_untrusted_str).flat_map(|line| wrap(&line, room));
    lines.collect::<Vec<_>>().join("\n")
}

/// The replacement in words, unless a hint already has it.
fn replacement_hint(diagnostic: &Diagnostic, sources: &Sources) -> Option<Text> {
    let Replacement { span, text } = diagnostic.replacement.as_ref()?;
    let has_it = |hint: &Text| hint.in_language(Language::English).contains(text.as_str());
    if !text.is_empty() && diagnostic.hints.iter().any(has_it) {
        return None;
    }
    let replaced = sources.slice(*span);
    let marked = diagnostic.span.map_or("", |span| sources.slice(span));
    let meets = |at: fn(Span) -> u32| diagnostic.span.is_some_and(|own| at(own) == span.start);
    Some(match (text.is_empty(), replaced.is_empty()) {
        (true, true) => return None,
        (true, false) => text!("remove `{replaced}`", "删去 `{replaced}`", replaced),
        (false, true) if meets(|own| own.end) => write_it(&format!("{marked}{text}")),
        (false, true) if meets(|own| own.start) => write_it(&format!("{text}{marked}")),
        (false, true) => text!("insert {text}", "插入 {text}", text),
        (false, false) if diagnostic.span == Some(*span) => write_it(text),
        (false, false) => {
            text!("write {text} for `{replaced}`", "把 `{replaced}` 改为 {text}", text, replaced)
        }
    })
}

fn write_it(text: &str) -> Text {
    text!("write {text}", "改为 {text}", text)
}

/// A place to mark: where, what to write beside it, and whether with carets.
struct Mark<'a> {
    span: Span,
    text: Option<&'a str>,
    primary: bool,
}

/// One snippet for each source that is pointed into, that of the diagnostic first.
fn snippets<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    language: Language,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let marks = marks(diagnostic, language);
    let mut ids: Vec<SourceId> = Vec::new();
    for mark in &marks {
        if !ids.contains(&mark.span.source) {
            ids.push(mark.span.source);
        }
    }
    let alone = ids.len() == 1;
    ids.iter()
        .filter_map(|id| {
            let inside = marks.iter().filter(|mark| mark.span.source == *id);
            Some(snippet(sources.get(*id)?, inside, alone))
        })
        .collect()
}

fn marks(diagnostic: &Diagnostic, language: Language) -> Vec<Mark<'_>> {
    let own = diagnostic.labels.iter().position(|label| Some(label.span) == diagnostic.span);
    let primary = diagnostic.span.map(|span| Mark {
        span,
        text: own
            .and_then(|at| diagnostic.labels.get(at))
            .map(|label| label.text.in_language(language)),
        primary: true,
    });
    let others = diagnostic.labels.iter().enumerate().filter(|(at, _)| Some(*at) != own);
    let others = others.map(|(_, Label { span, text })| Mark {
        span: *span,
        text: Some(text.in_language(language)),
        primary: false,
    });
    primary.into_iter().chain(others).collect()
}

/// The lines that are marked and those between them. A single line typed in the REPL needs neither
/// name nor number.
fn snippet<'a, 'm>(
    source: &'a Source,
    marks: impl Iterator<Item = &'m Mark<'a>>,
    alone: bool,
) -> Snippet<'a, Annotation<'a>>
where
    'a: 'm,
{
    let text = source.text.as_str();
    let marks: Vec<(Range<usize>, &Mark<'a>)> =
        marks.map(|mark| (drawable(text, mark.span.range()), mark)).collect();
    let first = marks.iter().map(|(range, _)| range.start).min().unwrap_or(0);
    let last = marks.iter().map(|(range, _)| range.end).max().unwrap_or(0);
    let before = text.get(..first).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(last..).unwrap_or("");
    let end = last + rest.find('\n').unwrap_or(rest.len());
    let window = text.get(start..end).unwrap_or("");
    let nameless = alone && source.name.starts_with('<') && !text.trim_end().contains('\n');
    let annotations = marks.into_iter().map(|(range, mark)| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(range.start - start..range.end - start).label(mark.text)
    });
    Snippet::source(window.strip_suffix('\r').unwrap_or(window))
        .line_start(before.matches('\n').count() + 1)
        .line_numbering(!nameless)
        .path((!nameless).then_some(source.name.as_str()))
        .annotations(annotations.collect::<Vec<_>>())
}

/// The range moved to character borders inside the text, without a line break at its end: that is
/// marked as the place just behind the line.
fn drawable(text: &str, range: Range<usize>) -> Range<usize> {
    let border = |at: usize| text.floor_char_boundary(at.min(text.len()));
    let start = border(range.start);
    let end = border(range.end).max(start);
    let marked = text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r']);
    if marked.is_empty() {
        // An empty range between \r and \n would stand behind the line's last character.
        let line = text.get(..start).unwrap_or("");
        let in_break = line.ends_with('\r') && text.get(start..).unwrap_or("").starts_with('\n');
        let start = if in_break { start - 1 } else { start };
        return start..start;
    }
    start..start + marked.len()
}

/// All diagnostics as a JSON array; `docs/output.md` has the keys.
/// What is said is in `language`, the keys and the severity are not.
pub fn diagnostics_json(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
) -> serde_json::Value {
    serde_json::to_value(records(diagnostics, sources, language)).unwrap_or_default()
}

/// All diagnostics in the shape of their JSON.
pub(super) fn records<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
    language: Language,
) -> Vec<Record<'a>> {
    let place = |span: Span| Place::of(span, sources);
    diagnostics
        .iter()
        .map(|diagnostic| Record {
            severity: diagnostic.severity.to_string(),
            code: diagnostic.code.as_str(),
            message: diagnostic.message.in_language(language),
            place: diagnostic.span.map_or_else(Place::default, place),
            labels: diagnostic
                .labels
                .iter()
                .map(|label| Marked {
                    text: label.text.in_language(language),
                    place: place(label.span),
                })
                .collect(),
            hints: diagnostic.hints.iter().map(|hint| hint.in_language(language)).collect(),
            replacement: diagnostic
                .replacement
                .as_ref()
                .map(|mended| Marked { text: &mended.text, place: place(mended.span) }),
        })
        .collect()
}

#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    severity: String,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Marked<'a>>,
    hints: Vec<&'a str>,
    replacement: Option<Marked<'a>>,
}

#[derive(Debug, Serialize)]
struct Marked<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Where: `null` throughout when there is no place, or none in these sources.
#[derive(Debug, Default, Serialize)]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    span: Option<Bytes>,
}

#[derive(Debug, Serialize)]
struct Bytes {
    start: u32,
    end: u32,
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a Sources) -> Self {
        let Some(source) = sources.get(span.source) else { return Self::default() };
        let position = sources.line_column(span.source, span.range().start);
        Self {
            file: Some(&source.name),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            span: Some(Bytes { start: span.start, end: span.end }),
        }
    }
}

#[cfg(test)]
mod tests;
