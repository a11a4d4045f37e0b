//! Asking about the answer: what a name is, how a statement is understood, how the language goes.
//!
//! Takes things that the analysis has found; gives pages of words and tables. The words come from
//! the tables that the stages themselves read (keywords, functions, measures, units, codes), so
//! help cannot say anything else than what is so.

mod constructs;
mod declared;
mod describe;
mod explain;
mod help;
pub mod listing;
mod rules;
mod steps;
mod trace;

pub use constructs::{Construct, Family};
pub use describe::describe;
pub use explain::{Part, explain};
pub use help::help;
pub use rules::{Rules, of_measure as rules_of_measure, rules};
pub use trace::{TracedCell, trace};

use crate::analyze::Vocabulary;
use crate::analyze::functions::FUNCTIONS;
use crate::catalog::Measure;
use crate::text::{Text, text};

/// Names for completion, each with a line on what it is.
pub fn names(words: &Vocabulary) -> Vec<(String, Text)> {
    let catalog = &words.catalog;
    let mut found: Vec<(String, Text)> = Vec::new();
    let declared = words.declared().into_iter();
    found.extend(declared.map(|(name, what)| (name.to_owned(), what.in_words())));
    for indicator in &catalog.indicators {
        let what = text!("indicator, {label}", "指标，{label}", label = &indicator.label);
        found.extend(indicator.names().map(|name| (name.to_owned(), what.clone())));
    }
    for (measure, names) in Measure::NAMES {
        let what = text!("measure, {meaning}", "度量，{meaning}", meaning = measure.meaning());
        found.extend(names.iter().take(2).map(|name| ((*name).to_owned(), what.clone())));
    }
    for group in &catalog.groups {
        found.extend(group.names().map(|name| (name.to_owned(), text!("group", "分组"))));
    }
    for district in &catalog.districts {
        found.extend(
            district.names().map(|name| (name.to_owned(), Text::same(district.level.as_str()))),
        );
    }
    for entry in FUNCTIONS {
        found.extend(entry.names.iter().map(|name| (format!("{name}("), entry.signature.clone())));
    }
    found
}
