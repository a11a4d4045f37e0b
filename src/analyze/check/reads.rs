//! What a check looks at, by name: before it runs, and whatever form its body has.

use super::{Baseline, Check, Sum, Test, Whole};
use crate::plan::Plan;
use std::collections::BTreeSet;

/// Columns that checks make for themselves, which have no name in a script.
const OWN: [&str; 2] = ["margin", "observed"];

impl Check {
    /// Every figure that it reads and everything that it is worked out by: `domestic.progress`,
    /// also within an aggregate, a measure that is made of others, a definition or a result.
    ///
    /// Whether a figure is there at all, or when, tells nothing of what it is: a check of that alone
    /// reads none.
    pub fn reads(&self) -> Vec<String> {
        let named = self.plans().into_iter().flat_map(|plan| &plan.heading.named);
        let named = named.filter(|name| !OWN.contains(&name.as_str())).cloned();
        let printed = match &self.test {
            Test::Has(wanted) => wanted.iter().map(|one| one.name.clone()).collect(),
            _ => vec![],
        };
        let all: BTreeSet<String> = named.chain(printed).collect();
        all.into_iter().collect()
    }

    /// The plans whose figures it looks at.
    fn plans(&self) -> Vec<&Plan> {
        match &self.test {
            Test::Rows(test) => vec![&test.plan],
            Test::Agrees(test) => vec![&test.plan],
            Test::AddsUp(sum) => {
                let Sum { parts, whole, .. } = sum.as_ref();
                match whole {
                    Whole::Printed { plan, .. } => vec![parts, plan],
                    Whole::Hundred => vec![parts],
                }
            }
            Test::Ranks(test) => vec![&test.plan],
            Test::NoneOf(table) => vec![&table.plan],
            Test::SameAs(table, Baseline::Table(other)) => vec![&table.plan, &other.plan],
            Test::SameAs(table, Baseline::File(_)) => vec![&table.plan],
            Test::OneRowPer(_) | Test::Directory | Test::Fresh { .. } | Test::Has(_) => vec![],
        }
    }
}
