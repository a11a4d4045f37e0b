//! Asking about the answer: what a name is, how a statement is understood, how the language goes.
//!
//! Takes things that the analysis has found; gives pages of words and tables. The words come from
//! the tables that the stages themselves read (keywords, functions, measures, units, codes), so
//! help cannot say anything else than what is so.

mod declared;
mod describe;
mod explain;
mod help;
mod steps;

pub use describe::describe;
pub use explain::{Part, explain};
pub use help::help;

use crate::analyze::Vocabulary;
use crate::analyze::functions::FUNCTIONS;
use crate::catalog::Measure;

/// Names for completion, each with a line on what it is.
pub fn names(words: &Vocabulary) -> Vec<(String, String)> {
    let catalog = &words.catalog;
    let mut found: Vec<(String, String)> = Vec::new();
    let declared = words.declared().into_iter();
    found.extend(declared.map(|(name, what)| (name.to_owned(), what.to_owned())));
    for indicator in &catalog.indicators {
        let what = format!("indicator, {}", indicator.label);
        found.extend(indicator.names().map(|name| (name.to_owned(), what.clone())));
    }
    for (measure, names) in Measure::NAMES {
        let what = format!("measure, {}", measure.meaning());
        found.extend(names.iter().take(2).map(|name| ((*name).to_owned(), what.clone())));
    }
    for group in &catalog.groups {
        found.extend(group.names().map(|name| (name.to_owned(), "group".to_owned())));
    }
    for district in &catalog.districts {
        found.extend(district.names().map(|name| (name.to_owned(), district.level.clone())));
    }
    for entry in FUNCTIONS {
        found.extend(
            entry.names.iter().map(|name| (format!("{name}("), entry.signature.to_owned())),
        );
    }
    found
}
