//! The words of dictionaries, which columns of few different texts are stored by.
//!
//! Takes the batches of words as they come; gives the text of a cell by its place among them.

use super::kind::{Field, Kind};
use super::message::Batch;
use super::parts::{self, Part, Unpacked};
use super::{damaged, too_large};
use crate::input::limits;
use crate::text::Text;
use std::collections::HashMap;

/// The dictionaries of a file.
#[derive(Debug, Default)]
pub(super) struct Words {
    by_id: HashMap<i64, Vec<String>>,
    /// How many were taken in, those that were replaced too, and their bytes.
    count: usize,
    bytes: u64,
}

impl Words {
    /// Takes in the words of a dictionary, in the place of those that it had or behind them.
    ///
    /// Errors: why they cannot be read.
    pub fn learn(
        &mut self,
        batch: &Batch<'_>,
        (id, more): (i64, bool),
        fields: &[Field],
        unpacked: &mut Unpacked,
    ) -> Result<(), Text> {
        let of = |field: &&Field| field.dictionary.is_some_and(|(own, _)| own == id);
        let Some(field) = fields.iter().find(of) else { return Ok(()) };
        let kind = field.kind.unwrap_or(Kind::Nothing);
        let length = parts::length(&batch.record).ok_or_else(damaged)?;
        self.count = self.count.saturating_add(length);
        if self.count > super::CELLS_ANYHOW {
            return Err(too_large());
        }
        let parts = parts::parts(batch, &[kind], unpacked)?;
        let part = parts.first().ok_or_else(damaged)?;
        let known = self.by_id.entry(id).or_default();
        if !more {
            known.clear();
        }
        for row in 0..part.length {
            let word = part.text(row).ok_or_else(damaged)?;
            limits::too_long(word.len()).map_or(Ok(()), Err)?;
            self.bytes += word.len() as u64;
            if self.bytes > limits::UNPACKED {
                return Err(too_large());
            }
            known.push(word);
        }
        Ok(())
    }

    /// The text of a cell; empty for one that is missing, none for what is damaged.
    pub fn text(&self, id: i64, part: &Part<'_>, row: usize) -> Option<String> {
        match part.place(row)? {
            Some(place) => self.by_id.get(&id)?.get(place).cloned(),
            None => Some(String::new()),
        }
    }
}
