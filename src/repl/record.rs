//! What was entered and worked, as it can be saved and run again.
//!
//! Takes statements with what they are; gives a script that `indiq run` takes. Rows that were called
//! `_` at the prompt get that name by a `let` of their own, where a later statement asks for them.

use crate::analyze::LAST;
use crate::syntax::ast::{Statement, StatementKind};

/// The statements that worked, in order.
#[derive(Debug, Default)]
pub struct Record {
    statements: Vec<Recorded>,
}

/// A statement that worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// As it was typed.
    pub text: String,
    /// Whether its rows were called `_`.
    pub leaves_rows: bool,
    /// Whether it gives a name to something, and does nothing else.
    pub declares: bool,
    /// The id of a check.
    pub check: Option<String>,
}

impl Recorded {
    /// A statement as parsed, with its text.
    pub fn of(statement: &Statement, text: &str, leaves_rows: bool) -> Self {
        let check = match &statement.kind {
            StatementKind::Check(check) => Some(check.id.text.clone()),
            _ => None,
        };
        let declares = matches!(
            statement.kind,
            StatementKind::Let(..)
                | StatementKind::Define(..)
                | StatementKind::Param(..)
                | StatementKind::Waive(_)
        );
        Self { text: text.trim().to_owned(), leaves_rows, declares, check }
    }

    /// A script that was run.
    pub fn included(path: &str) -> Self {
        let path = path.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("include \"{path}\"");
        Self { text, leaves_rows: false, declares: false, check: None }
    }
}

impl Record {
    /// Keeps a statement. A check that is entered anew takes the place of the one with its id, as
    /// no script may have both.
    pub fn keep(&mut self, recorded: Recorded) {
        if recorded.check.is_some() {
            self.statements.retain(|one| one.check != recorded.check);
        }
        self.statements.push(recorded);
    }

    /// Forgets all, as with other tables.
    pub fn clear(&mut self) {
        self.statements.clear();
    }

    /// How many statements there are.
    pub fn count(&self) -> usize {
        self.statements.len()
    }

    /// Whether any is a check.
    pub fn has_checks(&self) -> bool {
        self.statements.iter().any(|one| one.check.is_some() || one.text.starts_with("include"))
    }

    /// The last statement that showed rows.
    pub fn last_query(&self) -> Option<&str> {
        let last = self.statements.iter().rev().find(|one| one.leaves_rows);
        last.map(|one| one.text.as_str())
    }

    /// The statements that give names, to be run again on tables that were read again.
    pub fn declarations(&self) -> String {
        // What is called `_` goes with the rows that it named.
        let kept = self.statements.iter().filter(|one| one.declares && !mentions_last(&one.text));
        kept.map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// All of it as a script.
    pub fn script(&self) -> String {
        let mut lines = String::new();
        // The statement whose rows are called `_` now, until the script says so.
        let mut unnamed: Option<&str> = None;
        for one in &self.statements {
            if mentions_last(&one.text)
                && let Some(query) = unnamed.take()
            {
                lines += &format!("let {LAST} = {query}\n");
            }
            lines += &one.text;
            lines.push('\n');
            if one.leaves_rows {
                unnamed = Some(&one.text);
            }
        }
        lines
    }
}

/// Whether `_` stands in a statement as a word of its own. In a text, where it means nothing, it is
/// found too: that costs a line that changes nothing.
fn mentions_last(text: &str) -> bool {
    text.split(|sign: char| !unicode_ident::is_xid_continue(sign)).any(|word| word == LAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn record(texts: &[&str]) -> Record {
        let mut record = Record::default();
        for text in texts {
            for statement in crate::syntax::parse(SourceId(0), text).statements {
                let rows = matches!(statement.kind, StatementKind::Query(_));
                record.keep(Recorded::of(&statement, text, rows));
            }
        }
        record
    }

    #[test]
    fn last_rows_get_their_name_where_they_are_asked_for() {
        let texts = ["rank domestic", "list _ where yoy < 0", "print \"{count of _}\"", "rank _"];
        assert_eq!(
            record(&texts).script(),
            "rank domestic\n\
             let _ = rank domestic\n\
             list _ where yoy < 0\n\
             let _ = list _ where yoy < 0\n\
             print \"{count of _}\"\n\
             rank _\n"
        );
        let script = record(&texts).script();
        let parsed = crate::syntax::parse(SourceId(0), &script);
        assert_eq!((parsed.statements.len(), parsed.diagnostics), (6, vec![]));
    }

    #[test]
    fn a_check_that_is_entered_anew_takes_the_place_of_the_first() {
        let texts = ["check a for domestic: actual > 1", "check a for domestic: actual > 0"];
        assert_eq!(record(&texts).script(), "check a for domestic: actual > 0\n");
    }

    #[test]
    fn only_what_gives_names_is_run_again() {
        let texts = ["let late = rank domestic", "list late", "let l = list _", "param p = 25%"];
        assert_eq!(record(&texts).declarations(), "let late = rank domestic\nparam p = 25%");
    }
}
