//! What the line editor asks while a line is typed.

use super::commands::{COMMANDS, Taken};
use super::completion::{Candidate, Completion, Vocabulary, path_start};
use super::counter::Counter;
use super::highlight::{self, Ground};
use super::hint::{Ghost, Units};
use super::list;
use super::screen;
use crate::session::{Session, Typed};
use crate::syntax::{Completeness, completeness};
use crate::text::{Language, Text};
use owo_colors::OwoColorize;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Result};
use std::borrow::Cow;
use std::sync::Arc;

/// Whether a terminal that has no colours can be taken to know what is dim: then grey text is told from
/// what is typed.
pub const DIMS: bool = cfg!(not(windows));

/// Completes words, colours the line, and says whether a text is finished.
pub struct Helper {
    vocabulary: Vocabulary,
    typed: Arc<Typed>,
    counter: Counter,
    units: Units,
    files: FilenameCompleter,
    language: Language,
    /// On which ground its colours are to be read; none where there are to be no colours.
    ground: Option<Ground>,
    colored: bool,
}

impl Helper {
    /// A helper that knows the names of a session.
    pub fn new(session: &Session, language: Language, colored: bool) -> Self {
        let typed = Arc::new(session.typed());
        Self {
            vocabulary: Vocabulary::of(session),
            counter: Counter::new(typed.clone()),
            typed,
            units: Units::of(session.catalog()),
            files: FilenameCompleter::new(),
            language,
            ground: colored.then(Ground::default),
            colored,
        }
    }

    /// Forgets the names it knows and learns those of `session`.
    pub fn learn(&mut self, session: &Session, language: Language) {
        self.vocabulary = Vocabulary::of(session);
        (self.units, self.language) = (Units::of(session.catalog()), language);
        self.follow(session);
    }

    /// Follows a session whose names are the same: which rows were last shown, and whether the data is
    /// there.
    pub fn follow(&mut self, session: &Session) {
        self.typed = Arc::new(session.typed());
        self.counter.learn(self.typed.clone());
    }

    /// On which ground its colours are to be read.
    pub fn set_ground(&mut self, ground: Ground) {
        self.ground = self.colored.then_some(ground);
    }

    /// Completes a line that begins with a dot.
    fn complete_command(&self, line: &str, pos: usize) -> Result<(usize, Vec<Pair>)> {
        let before = line.get(..pos).unwrap_or(line);
        let name_start = before.len() - before.trim_start().len();
        let typed = before.trim_start();
        let Some((name, _)) = typed.split_once(char::is_whitespace) else {
            let all = COMMANDS.iter().map(|one| (one.name, one.about.clone()));
            return Ok(self.listed(line, pos, beginning_with(name_start, typed, all)));
        };
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (earlier, word) = before.split_at_checked(start).unwrap_or((before, ""));
        let command = COMMANDS.iter().find(|one| one.name == name);
        let words: Vec<&str> = earlier.split_whitespace().skip(1).collect();
        Ok(match command.map_or(Taken::Nothing, |command| command.completed(&words)) {
            Taken::Paths => {
                let (start, paths) = self.files.complete_path(line, pos)?;
                (start, list::of_paths(paths, self.language))
            }
            Taken::Words(words) => {
                self.listed(line, pos, beginning_with(start, word, words.into_iter()))
            }
            Taken::Statement => {
                // What stands before it is no part of the statement.
                let blanks = before.len() - before.trim_start().len();
                let at = blanks + name.len();
                let (own, rest) = before.split_at_checked(at).unwrap_or(("", before));
                let found = self.vocabulary.complete(rest, rest.len());
                let found = Completion { start: own.len() + found.start, ..found };
                self.listed(line, pos, found)
            }
            Taken::Nothing => (pos, Vec::new()),
        })
    }

    /// Candidates as the list of the editor shows them.
    fn listed(&self, line: &str, pos: usize, found: Completion) -> (usize, Vec<Pair>) {
        (found.start, list::of_words(line, pos, found, self.language))
    }

    /// The files that a statement may name where a text in quotes is open.
    fn complete_path(&self, line: &str, pos: usize, start: usize) -> Result<(usize, Vec<Pair>)> {
        // Within a plain quote, whatever the one that was typed.
        let quoted = format!("\"{}", line.get(start..pos).unwrap_or_default());
        let (at, mut paths) = self.files.complete_path(&quoted, quoted.len())?;
        for path in &mut paths {
            // Only these two are escaped in a text.
            path.replacement = path.replacement.replace("\\$", "$").replace("\\`", "`");
        }
        Ok((start + at.saturating_sub(1), list::of_paths(paths, self.language)))
    }
}

fn beginning_with<'a>(
    start: usize,
    typed: &str,
    words: impl Iterator<Item = (&'a str, Text)>,
) -> Completion {
    let fitting = words.filter(|(word, _)| word.starts_with(typed));
    let candidate =
        |(word, what): (&str, Text)| Candidate { text: word.to_owned(), what, spaced: false };
    Completion { start, words: fitting.map(candidate).collect(), ..Completion::default() }
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> Result<(usize, Vec<Pair>)> {
        if line.trim_start().starts_with('.') {
            return self.complete_command(line, pos);
        }
        if let Some(start) = path_start(line.get(..pos).unwrap_or(line)) {
            return self.complete_path(line, pos, start);
        }
        Ok(self.listed(line, pos, self.vocabulary.complete(line, pos)))
    }
}

impl Validator for Helper {
    fn validate(&self, context: &mut ValidationContext) -> Result<ValidationResult> {
        let text = context.input();
        let command = text.trim_start().starts_with('.');
        Ok(
            if !command
                && !ended_by_empty_line(text)
                && completeness(text) == Completeness::Unfinished
            {
                ValidationResult::Incomplete
            } else {
                ValidationResult::Valid(None)
            },
        )
    }
}

/// Whether the line above the cursor is the second of two and empty: what was typed is to be read as
/// it stands, finished or not.
fn ended_by_empty_line(text: &str) -> bool {
    text.rsplit_once('\n').is_some_and(|(_, last)| last.trim().is_empty())
}

impl Hinter for Helper {
    type Hint = Ghost;

    fn hint(&self, line: &str, pos: usize, context: &Context<'_>) -> Option<Ghost> {
        if pos < line.len() || !(self.colored || DIMS) {
            return None;
        }
        if ended_by_empty_line(line) {
            return Some(Ghost::told(match self.language {
                Language::English => "... (an empty line ends the statement)",
                Language::Chinese => "……（空行结束语句）",
            }));
        }
        let earlier = HistoryHinter::new().hint(line, pos, context);
        let earlier = earlier.filter(|rest| !rest.contains('\n'));
        if let Some(rest) = earlier {
            return Some(Ghost::taken(rest));
        }
        let unit = self.units.behind(line);
        let rows = self.counter.rows(&format!("{line}{}", unit.as_deref().unwrap_or_default()));
        let ghost =
            rows.map(|rows| Ghost::with_rows(unit.clone(), rows.in_language(self.language)));
        let fitting = ghost.filter(|ghost| screen::has_room(super::PROMPT, line, &ghost.shown));
        fitting.or_else(|| unit.map(Ghost::taken))
    }
}

impl Highlighter for Helper {
    fn highlight<'l>(&self, line: &'l str, pos: usize) -> Cow<'l, str> {
        if line.trim_start().starts_with('.') {
            return Cow::Borrowed(line);
        }
        let faults = highlight::faults(&self.typed.faults(line), line, pos);
        let is_name = |word: &str| self.vocabulary.has(word);
        Cow::Owned(highlight::painted(line, pos, is_name, &faults, self.ground))
    }

    // Dim without colours too: nothing else tells it from what is typed.
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("{}", hint.dimmed()))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        if !self.colored {
            return Cow::Borrowed(prompt);
        }
        Cow::Owned(format!("{}", prompt.bold()))
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::ForcedRefresh
    }
}

impl rustyline::Helper for Helper {}
