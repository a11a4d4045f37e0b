//! A text looked at while it is typed: what is wrong with it, and how many rows it would give.

use super::check::Check;
use super::{Checked, Data, Session};
use crate::analyze::{Declaration, Meaning, Table, Vocabulary};
use crate::answer::Shown;
use crate::diagnostic::Diagnostic;
use crate::engine;
use crate::fault;
use crate::source::Sources;
use crate::syntax;
use crate::syntax::ast::{Statement, StatementKind};
use std::sync::Arc;

/// What a session knows, to look at a text while it is typed. Nothing is read for it: behind an
/// `include` names may be what its file declares, and are not looked at.
#[derive(Debug, Clone)]
pub struct Typed {
    words: Vocabulary,
    /// The data, where it was read and is small.
    data: Option<Arc<Data>>,
}

/// With more districts than that, knowing them costs more than a key may take.
const KNOWN_AS_TYPED: usize = 5_000;

/// With more rows than that, none are counted for a text that nobody has entered.
const COUNTED_AS_TYPED: usize = 5_000;

impl Session {
    /// What it knows by now.
    pub fn typed(&self) -> Typed {
        if self.words.catalog.districts.len() > KNOWN_AS_TYPED {
            return Typed { words: Vocabulary::default(), data: None };
        }
        // Of what is scanned the panel holds what was asked before, which is not what is asked now.
        let is_small =
            |data: &&Arc<Data>| data.scanned.is_none() && data.panel.height() <= COUNTED_AS_TYPED;
        Typed { words: self.words.clone(), data: self.data.as_ref().filter(is_small).cloned() }
    }
}

impl Typed {
    /// What is wrong with a text so far.
    pub fn faults(&self, text: &str) -> Vec<Diagnostic> {
        self.checked(text).diagnostics
    }

    /// Whether rows can be counted at all.
    pub fn counts(&self) -> bool {
        self.data.is_some()
    }

    /// How many rows the last statement of a text would give, and of how many; none where it is not
    /// sound as it stands, or gives no rows of which that is said.
    pub fn shown(&self, text: &str) -> Option<Shown> {
        let data = self.data.as_deref()?;
        let checked = self.checked(text);
        let table = checked.statements.last().filter(|_| checked.is_sound())?.table()?;
        // `total` has rows that come from elsewhere.
        let Table { plan, beside: None, .. } = table else { return None };
        let counted = || engine::shown(plan, &data.frame, &data.panel, &self.words.catalog);
        fault::caught(counted).ok().flatten()
    }

    fn checked(&self, text: &str) -> Checked {
        let mut sources = Sources::default();
        let id = sources.add("<typed>", text);
        let parsed = syntax::parse(id, text);
        let includes = |one: &Statement| matches!(one.kind, StatementKind::Include(_));
        let is_known = !self.words.catalog.indicators.is_empty();
        if !is_known || parsed.statements.iter().any(includes) {
            return Checked { diagnostics: parsed.diagnostics, ..Checked::default() };
        }
        let mut check = Check::of(self.words.clone());
        check.text(id, &mut sources);
        check.checked
    }
}

impl super::Prepared {
    /// The table that it shows, saves or gives a name to.
    fn table(&self) -> Option<&Table> {
        match &self.meaning {
            Meaning::Table(table) | Meaning::Save { table, .. } => Some(table),
            Meaning::Declare(Declaration::Result(result)) => Some(&result.table),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Open;

    fn session() -> (Session, Sources) {
        let mut sources = Sources::default();
        let opened = Session::open(&Open::default(), &mut sources).expect("the sample");
        (opened.value, sources)
    }

    #[test]
    fn rows_are_counted_of_a_statement_that_is_sound() {
        let (mut session, mut sources) = session();
        assert!(!session.typed().counts());
        session.load(&mut sources).expect("the sample");
        let typed = session.typed();
        let counted = |text: &str| typed.shown(text).map(|it| (it.shown, it.population));
        assert_eq!(counted("rank domestic"), Some((13, 13)));
        assert_eq!(counted("rank domestic where progress < 25%"), Some((2, 13)));
        assert_eq!(counted("排名 内资 其中 进度 < 25%"), Some((2, 13)));
        assert_eq!(counted("rank domestic top 3"), Some((3, 13)));
        assert_eq!(counted("let l = list domestic where progress < 25%\nlist l"), Some((2, 13)));
        assert_eq!(counted("let l = list domestic where yoy < 0%"), Some((4, 13)));
        let saved = "let l = list domestic where yoy < 0%\nsave l to \"x.csv\"";
        assert_eq!(counted(saved), Some((4, 13)));
        for none in ["", "rank", "rank domestic where", "rank domstic", "total domestic", "help"] {
            assert_eq!(counted(none), None, "{none}");
        }
    }
}
