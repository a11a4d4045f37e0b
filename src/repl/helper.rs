//! What the line editor asks while a line is typed.

use super::commands::{COMMANDS, Taken};
use super::completion::Vocabulary;
use crate::session::Session;
use crate::syntax::{Completeness, completeness};
use crate::text::Language;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Result};

/// Completes words and says whether a text is finished.
pub struct Helper {
    vocabulary: Vocabulary,
    files: FilenameCompleter,
    language: Language,
}

impl Helper {
    /// A helper that knows the names of a session.
    pub fn new(session: &Session, language: Language) -> Self {
        let (vocabulary, files) = (Vocabulary::of(session), FilenameCompleter::new());
        Self { vocabulary, files, language }
    }

    /// Forgets the names it knows and learns those of `session`.
    pub fn learn(&mut self, session: &Session, language: Language) {
        (self.vocabulary, self.language) = (Vocabulary::of(session), language);
    }

    /// Completes a line that begins with a dot.
    fn complete_command(&self, line: &str, pos: usize) -> Result<(usize, Vec<Pair>)> {
        let before = line.get(..pos).unwrap_or(line);
        let name_start = before.len() - before.trim_start().len();
        let typed = before.trim_start();
        let Some((name, _)) = typed.split_once(char::is_whitespace) else {
            let names = COMMANDS.iter().map(|one| one.name);
            return Ok((name_start, beginning_with(typed, names)));
        };
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (earlier, word) = before.split_at_checked(start).unwrap_or((before, ""));
        let command = COMMANDS.iter().find(|one| one.name == name);
        let words: Vec<&str> = earlier.split_whitespace().skip(1).collect();
        Ok(match command.map_or(Taken::Nothing, |command| command.completed(&words)) {
            Taken::Paths => return self.files.complete_path(line, pos),
            Taken::Words(words) => {
                (start, beginning_with(word, words.into_iter().map(|(word, _)| word)))
            }
            Taken::Statement => {
                let (at, words) = self.vocabulary.complete(before, pos);
                (at, words.into_iter().map(pair).collect())
            }
            Taken::Nothing => (pos, Vec::new()),
        })
    }
}

fn beginning_with<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Vec<Pair> {
    words.filter(|word| word.starts_with(typed)).map(|word| pair(word.to_owned())).collect()
}

fn pair(text: String) -> Pair {
    Pair { display: text.clone(), replacement: text }
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> Result<(usize, Vec<Pair>)> {
        if line.trim_start().starts_with('.') {
            return self.complete_command(line, pos);
        }
        let (start, words) = self.vocabulary.complete(line, pos);
        Ok((start, words.into_iter().map(pair).collect()))
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

/// What stands behind the cursor of an empty line that continues a statement. It is no text to take.
pub struct Waiting(&'static str);

impl Hint for Waiting {
    fn display(&self) -> &str {
        self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Hinter for Helper {
    type Hint = Waiting;

    fn hint(&self, line: &str, pos: usize, _: &Context<'_>) -> Option<Waiting> {
        let waits = pos == line.len() && ended_by_empty_line(line);
        waits.then_some({
            Waiting(match self.language {
                Language::English => "... (an empty line ends the statement)",
                Language::Chinese => "……（空行结束语句）",
            })
        })
    }
}

impl Highlighter for Helper {}

impl rustyline::Helper for Helper {}
