//! A finding under its line of the script, drawn as diagnostics are.

use super::words;
use crate::checks::result::{CheckResult, Level as ProblemLevel, Outcome, Place, Problem, Status};
use crate::output::Style;
use crate::output::layout::one_line;
use crate::text::{Language, Text, text};
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

/// So many columns are enough for any line when the width is not limited.
const UNLIMITED: usize = 1 << 20;

/// A title, the place it is about with what is written beside it, and lines below.
pub struct Drawing<'a> {
    /// How bad: decides the colour.
    pub outcome: Outcome,
    /// What stands before the title, with a sign.
    pub name: String,
    /// What stands in brackets behind it.
    pub id: &'a str,
    /// The title.
    pub title: String,
    /// Where.
    pub place: Option<&'a Place>,
    /// What to write beside the carets.
    pub beside: Option<String>,
    /// Names and texts of the lines below.
    pub below: Vec<(Text, String)>,
}

impl<'a> Drawing<'a> {
    /// The drawing of a check that is more than a line.
    pub fn of_check(check: &'a CheckResult, language: Language) -> Self {
        let said = |text: Text| text.in_language(language).to_owned();
        let mut below = Vec::new();
        below.extend(check.because.clone().map(|because| (text!("because", "因为"), because)));
        if check.status == Status::Unknown {
            let counts_as = words::outcome(check.outcome).in_language(language).to_owned();
            below.push((text!("counts as", "视为"), counts_as));
        }
        let sees_rows = check.query.clone().filter(|_| check.counts.examined > 0);
        below.extend(sees_rows.map(|query| (text!("to see more", "查看更多"), query)));
        let (sign, status) = (words::sign(check.status), words::status(check.status));
        let title = check.title.as_ref().map(|title| format!("{title}: ")).unwrap_or_default();
        Self {
            outcome: check.outcome,
            name: format!("{sign} {}", status.in_language(language)),
            id: &check.id,
            title: title + check.message.in_language(language),
            place: Some(&check.place),
            beside: words::beside(check).map(said),
            below,
        }
    }

    /// The drawing of a problem.
    pub fn of_problem(problem: &'a Problem, language: Language) -> Self {
        let hint = |hint: &Text| (text!("help", "建议"), hint.in_language(language).to_owned());
        let (outcome, name) = match problem.level {
            ProblemLevel::Error => (Outcome::Error, text!("error", "错误")),
            ProblemLevel::Warning => (Outcome::Warn, text!("warning", "警告")),
            ProblemLevel::Note => (Outcome::Pass, text!("note", "说明")),
        };
        Self {
            outcome,
            name: name.in_language(language).to_owned(),
            id: &problem.code,
            title: problem.message.in_language(language).to_owned(),
            place: problem.place.as_ref(),
            beside: None,
            below: problem.hints.iter().map(hint).collect(),
        }
    }

    /// The lines, with a line break behind the last.
    pub fn lines(&self, style: Style) -> String {
        let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(style.width.unwrap_or(UNLIMITED));
        let level = match self.outcome {
            Outcome::Fail | Outcome::Error => Level::ERROR,
            Outcome::Warn => Level::WARNING,
            Outcome::Pass | Outcome::Skipped => Level::NOTE,
        };
        let title = level.with_name(self.name.as_str()).primary_title(one_line(&self.title));
        let mut group: Group<'_> = Group::with_title(title.id(one_line(self.id)));
        group = group.elements(self.place.and_then(|place| self.pointed(place)));
        for (name, text) in &self.below {
            let name = name.in_language(style.language).to_owned();
            group = group.element(Level::NOTE.with_name(name).message(one_line(text)));
        }
        renderer.render(&[group]) + "\n"
    }

    /// The line of the script with carets under what is meant; without the text of the script only
    /// its name and the line; nothing where there is no place.
    fn pointed(&self, place: &'a Place) -> Option<Element<'a>> {
        let line = usize::try_from(place.line).ok().filter(|line| *line > 0)?;
        let column = place.column.saturating_sub(1) as usize;
        let text = place.text.as_str();
        let path = one_line(&place.file);
        if text.is_empty() {
            return Some(Origin::path(path).line(line).char_column(column + 1).into());
        }
        let first = text.lines().next().unwrap_or("");
        let byte =
            |column: usize| first.char_indices().nth(column).map_or(first.len(), |(byte, _)| byte);
        let start = byte(column);
        // Of a statement that goes on below, the rest of its first line is enough.
        let ends_here = place.end_line == place.line;
        let end =
            if ends_here { byte(place.end_column.saturating_sub(1) as usize) } else { first.len() };
        // Of a check, up to its name.
        let marked = first.get(start..end).unwrap_or("");
        let behind_keyword = marked.find(char::is_whitespace).unwrap_or(0);
        let name = marked.get(behind_keyword..).and_then(|rest| rest.find(self.id));
        let end = match name.filter(|_| !self.id.is_empty()) {
            Some(at) => start + behind_keyword + at + self.id.len(),
            None => end.max(start),
        };
        let mark: Annotation<'_> = AnnotationKind::Primary.span(start..end);
        let mark = mark.label(self.beside.as_deref().map(one_line));
        let nameless = place.file.starts_with('<') && !text.contains('\n');
        let snippet = Snippet::source(text)
            .line_start(line)
            .line_numbering(!nameless)
            .path((!nameless).then_some(path))
            .annotation(mark);
        Some(snippet.into())
    }
}
