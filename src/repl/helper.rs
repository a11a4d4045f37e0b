//! What the line editor asks while a line is typed.

use super::commands::{COMMANDS, Taken};
use super::completion::{Candidate, Vocabulary};
use super::counter::Counter;
use super::highlight::{self, Ground};
use super::hint::{Ghost, Units};
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
use unicode_width::UnicodeWidthStr;

/// Completes words, colours the line, and says whether a text is finished.
pub struct Helper {
    vocabulary: Vocabulary,
    typed: Arc<Typed>,
    counter: Counter,
    units: Units,
    files: FilenameCompleter,
    language: Language,
    ground: Ground,
}

impl Helper {
    /// A helper that knows the names of a session.
    pub fn new(session: &Session, language: Language) -> Self {
        let typed = Arc::new(session.typed());
        Self {
            vocabulary: Vocabulary::of(session),
            counter: Counter::new(typed.clone()),
            typed,
            units: Units::of(session.catalog()),
            files: FilenameCompleter::new(),
            language,
            ground: Ground::default(),
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
        self.ground = ground;
    }

    /// Completes a line that begins with a dot.
    fn complete_command(&self, line: &str, pos: usize) -> Result<(usize, Vec<Pair>)> {
        let before = line.get(..pos).unwrap_or(line);
        let name_start = before.len() - before.trim_start().len();
        let typed = before.trim_start();
        let Some((name, _)) = typed.split_once(char::is_whitespace) else {
            let all = COMMANDS.iter().map(|one| (one.name, one.about.clone()));
            return Ok((name_start, self.shown(beginning_with(typed, all))));
        };
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (earlier, word) = before.split_at_checked(start).unwrap_or((before, ""));
        let command = COMMANDS.iter().find(|one| one.name == name);
        let words: Vec<&str> = earlier.split_whitespace().skip(1).collect();
        Ok(match command.map_or(Taken::Nothing, |command| command.completed(&words)) {
            Taken::Paths => return self.files.complete_path(line, pos),
            Taken::Words(words) => (start, self.shown(beginning_with(word, words.into_iter()))),
            Taken::Statement => {
                let (at, words) = self.vocabulary.complete(before, pos);
                (at, self.shown(words))
            }
            Taken::Nothing => (pos, Vec::new()),
        })
    }

    /// Candidates as the list of the editor shows them.
    fn shown(&self, words: Vec<Candidate>) -> Vec<Pair> {
        let width = words.iter().map(|one| one.text.width()).max().unwrap_or(0);
        let columns = screen::columns_now();
        let pair = |one: Candidate| Pair {
            display: one.shown(width, columns, self.language),
            replacement: one.text,
        };
        words.into_iter().map(pair).collect()
    }
}

fn beginning_with<'a>(typed: &str, words: impl Iterator<Item = (&'a str, Text)>) -> Vec<Candidate> {
    let fitting = words.filter(|(word, _)| word.starts_with(typed));
    fitting.map(|(word, what)| Candidate { text: word.to_owned(), what }).collect()
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> Result<(usize, Vec<Pair>)> {
        if line.trim_start().starts_with('.') {
            return self.complete_command(line, pos);
        }
        let (start, words) = self.vocabulary.complete(line, pos);
        Ok((start, self.shown(words)))
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
        if pos < line.len() {
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

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("{}", hint.dimmed()))
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        Cow::Owned(format!("{}", prompt.bold()))
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::ForcedRefresh
    }
}

impl rustyline::Helper for Helper {}
