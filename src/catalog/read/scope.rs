//! One name, one thing: who has claimed which name.

use super::section::{Faults, Placed};
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The names of one kind of thing. Names that [`key`] does not tell apart are one name.
pub(super) struct Scope {
    what: &'static str,
    claims: HashMap<String, (usize, Span)>,
}

impl Scope {
    /// No names yet; `what` names the kind in messages: `district`.
    pub fn new(what: &'static str) -> Self {
        Self { what, claims: HashMap::new() }
    }

    /// The name belongs to the thing numbered `owner`. A thing may have one name twice (an
    /// identifier that is also the label); two things may not.
    pub fn claim(&mut self, name: &Placed<String>, owner: usize, faults: &mut Faults) {
        match self.claims.entry(key(&name.value)) {
            Entry::Vacant(free) => {
                free.insert((owner, name.span));
            }
            Entry::Occupied(taken) => {
                let (other, first) = *taken.get();
                if other != owner {
                    let message = format!("two {}s are called {}", self.what, name.value);
                    faults.add(
                        Diagnostic::error(Code::CatalogConflict, message)
                            .at(name.span)
                            .label(name.span, "named again here")
                            .label(first, "named first here")
                            .hint(format!("give one {} another name", self.what)),
                    );
                }
            }
        }
    }
}
