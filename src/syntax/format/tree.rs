//! What the formatter wants to know of a tree: which tokens are its leaves, and whether two trees
//! say the same.

use super::walk::{self, Place, Visitor};
use crate::source::Span;
use crate::syntax::ast::{
    NamePart, PeriodReference, PeriodReferenceKind, Statement, Template, TemplatePart,
};
use std::collections::{HashMap, HashSet};

/// The leaves of a statement, by the byte that each begins with. A word of the statement that is
/// none of them is a keyword or a sign, as no word is reserved.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    /// Parts of names.
    pub names: HashMap<u32, Place>,
    /// Periods behind `at` and its like, where a bare year is one.
    pub periods: HashSet<u32>,
    /// Beginnings of clauses.
    pub clauses: HashSet<u32>,
    /// Beginnings of clauses within a check, which need no line of their own.
    pub inner_clauses: HashSet<u32>,
    /// Texts with values in them, and where the values stand.
    pub templates: HashMap<u32, Vec<Span>>,
    /// Ids of checks, which may be several tokens.
    pub ids: HashMap<u32, Span>,
    /// What `help` is asked about.
    pub topic: Option<Span>,
}

impl Leaves {
    /// Those of a statement.
    pub fn of(statement: &Statement) -> Self {
        let mut leaves = Self::default();
        walk::statement(&mut statement.clone(), &mut leaves);
        leaves
    }
}

impl Visitor for Leaves {
    fn part(&mut self, part: &mut NamePart, place: Place) {
        self.names.insert(part.span.start, place);
        match place {
            Place::Topic => self.topic = Some(part.span),
            Place::Id => {
                self.ids.insert(part.span.start, part.span);
            }
            _ => {}
        }
    }

    fn begins_clause(&mut self, clause: Span) {
        self.clauses.insert(clause.start);
    }

    fn begins_inner_clause(&mut self, clause: Span) {
        self.inner_clauses.insert(clause.start);
    }

    fn period(&mut self, period: &PeriodReference) {
        if matches!(period.kind, PeriodReferenceKind::Literal(_)) {
            self.periods.insert(period.span.start);
        }
    }

    fn template(&mut self, template: &Template) {
        let values = template.parts.iter().filter_map(|part| match part {
            TemplatePart::Value(inquiry) => Some(inquiry.span),
            TemplatePart::Text(_) => None,
        });
        self.templates.insert(template.span.start, values.collect());
    }
}

/// The names that statements declare, in the order of the text.
pub(super) fn declared(statements: &[Statement]) -> Vec<String> {
    struct Declared(Vec<String>);
    impl Visitor for Declared {
        fn part(&mut self, part: &mut NamePart, place: Place) {
            if place == Place::Declared {
                self.0.push(part.text.clone());
            }
        }
    }
    let mut declared = Declared(Vec::new());
    for statement in statements {
        walk::statement(&mut statement.clone(), &mut declared);
    }
    declared.0
}

/// How close two trees have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sameness {
    /// All but the places.
    Exact,
    /// Names that another language has for the same thing may differ too.
    ButNames,
}

/// Whether statements say the same, wherever their parts stand.
pub(super) fn same(one: &[Statement], other: &[Statement], sameness: Sameness) -> bool {
    let bare = |statement: &Statement| {
        let mut statement = statement.clone();
        walk::statement(&mut statement, &mut Bare(sameness));
        statement
    };
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| bare(one) == bare(other))
}

/// Takes away what does not count.
struct Bare(Sameness);

impl Visitor for Bare {
    fn span(&mut self, span: &mut Span) {
        *span = Span::default();
    }

    fn part(&mut self, part: &mut NamePart, place: Place) {
        let kept = matches!(place, Place::Declared | Place::Id | Place::Topic);
        if self.0 == Sameness::ButNames && !kept {
            part.text.clear();
            part.quoted = false;
        }
    }
}
