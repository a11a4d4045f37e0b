//! What is printed in a column, each text once: names and periods stand in a column again and again, and
//! what is made of one is made of all that are alike.

use crate::catalog::BodyRow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A text of a column, without blanks at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed<'g> {
    pub text: &'g str,
    /// How many cells hold it.
    pub times: usize,
    /// The first row that does.
    pub first: usize,
}

/// The texts of a column, in the order in which they are met; blanks are none.
pub(super) fn printed_in<'g>(rows: &[BodyRow<'g>], column: usize) -> Vec<Printed<'g>> {
    let mut texts: Vec<Printed<'g>> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (first, row) in rows.iter().enumerate() {
        let text = row.text(column).trim();
        if text.is_empty() {
            continue;
        }
        match numbers.entry(text) {
            Entry::Vacant(free) => {
                free.insert(texts.len());
                texts.push(Printed { text, times: 1, first });
            }
            Entry::Occupied(known) => {
                if let Some(printed) = texts.get_mut(*known.get()) {
                    printed.times += 1;
                }
            }
        }
    }
    texts
}
