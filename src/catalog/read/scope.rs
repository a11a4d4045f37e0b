//! One name, one thing: who has claimed which name.

use super::section::{Faults, Placed};
use crate::catalog::key;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::{Text, text};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The names of one kind of thing. Names that [`key`] does not tell apart are one name.
pub(super) struct Scope {
    what: Text,
    claims: HashMap<String, (usize, Span)>,
}

impl Scope {
    /// No names yet; `what` names the kind in messages: `district`.
    pub fn new(what: Text) -> Self {
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
                    let what = &self.what;
                    let message = text!(
                        "two {what}s are called {name}",
                        "两个{what}都叫 `{name}`",
                        what,
                        name = name.value
                    );
                    faults.add(
                        Diagnostic::error(Code::CatalogConflict, message)
                            .at(name.span)
                            .label(name.span, text!("named again here", "又用了这个名称"))
                            .label(first, text!("named first here", "先用了这个名称"))
                            .hint(text!(
                                "give one {what} another name",
                                "给其中一个{what}换个名称",
                                what
                            )),
                    );
                }
            }
        }
    }
}
