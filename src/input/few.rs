//! The first of what could be said of a million rows, and how much more there is of the kind.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::text;
use std::collections::HashMap;
use std::hash::Hash;

/// So many of a kind are told: who has read these looks for what they have in common.
pub(super) const TOLD: usize = 20;

/// What rows and cells are noted for, each by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Doubt {
    /// A name with the mark of a footnote.
    Footnote,
    /// A row of notes.
    Note,
    /// A row that ends early.
    ShortRow,
    /// Percentage points printed as percents.
    PercentForPoints,
}

/// Diagnostics, few of each kind.
#[derive(Debug)]
pub(super) struct Few<K> {
    told: Vec<Diagnostic>,
    kinds: HashMap<K, Seen>,
}

/// How many of a kind there are, and where the last that is told stands.
#[derive(Debug, Default)]
struct Seen {
    count: usize,
    last: usize,
}

impl<K> Default for Few<K> {
    fn default() -> Self {
        Self { told: Vec::new(), kinds: HashMap::new() }
    }
}

impl<K: Eq + Hash> Few<K> {
    /// One more of a kind; it is made where it is told.
    pub fn add(&mut self, kind: K, make: impl FnOnce() -> Diagnostic) {
        let seen = self.kinds.entry(kind).or_default();
        seen.count = seen.count.saturating_add(1);
        if seen.count <= TOLD {
            seen.last = self.told.len();
            self.told.push(make());
        }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// What is told; the last of a kind says how many more there are.
    pub fn told(mut self) -> Vec<Diagnostic> {
        for Seen { count, last } in self.kinds.into_values() {
            if let (Some(more @ 1..), Some(slot)) =
                (count.checked_sub(TOLD), self.told.get_mut(last))
            {
                slot.hints.push(text!("{more} more like it", "同类的还有 {more} 处", more));
            }
        }
        self.told
    }
}

impl Few<Code> {
    /// An error: those of one code are of a kind.
    pub fn push(&mut self, fault: Diagnostic) {
        self.add(fault.code, || fault);
    }
}

impl Extend<Diagnostic> for Few<Code> {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, faults: I) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl Few<Doubt> {
    /// What is said once of a column or a table.
    pub fn push(&mut self, said: Diagnostic) {
        self.told.push(said);
    }

    /// Whether the same was said.
    pub fn contains(&self, said: &Diagnostic) -> bool {
        self.told.contains(said)
    }
}

impl Extend<Diagnostic> for Few<Doubt> {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, said: I) {
        self.told.extend(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn of_many_alike_the_first_are_told_and_the_others_counted() {
        let mut faults: Few<Code> = Few::default();
        for number in 0..1_000 {
            faults.push(Diagnostic::error(Code::DuplicateKey, Text::same(number.to_string())));
        }
        faults.push(Diagnostic::error(Code::BadCell, Text::same("another")));
        faults.add(Code::DuplicateKey, || unreachable!("nobody is told of it"));
        let told = faults.told();
        assert_eq!(told.len(), TOLD + 1);
        assert_eq!(told[TOLD - 1].hints[0].english(), "981 more like it");
        assert!(told[TOLD].hints.is_empty() && told[0].hints.is_empty());
    }
}
