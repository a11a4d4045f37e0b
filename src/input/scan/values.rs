//! What a group of rows of a scanned column holds, before anything is made of it.
//!
//! Takes cells one by one; keeps them in a few vectors and not one by one: a group may have a million.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The cells of one column in one group, as the file stores them.
#[derive(Debug)]
// A text holds texts; the other kinds come out of files of typed columns.
#[cfg_attr(not(feature = "formats"), expect(dead_code))]
pub(super) enum Values {
    /// Texts.
    Texts(Texts),
    /// Whole numbers.
    Wholes(Vec<Option<i64>>),
    /// Days.
    Days(Vec<Option<i64>>),
    /// Numbers, with their decimals where the type has them.
    Numbers(Vec<Option<f64>>, Option<u8>),
}

/// Texts in one buffer.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    missing: Vec<bool>,
}

impl Texts {
    /// One more.
    pub fn push(&mut self, text: Option<&[u8]>) {
        self.bytes.extend_from_slice(text.unwrap_or_default());
        self.ends.push(self.bytes.len());
        self.missing.push(text.is_none());
    }

    /// One of them; none where it is missing.
    pub fn get(&self, at: usize) -> Option<&[u8]> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start?..*self.ends.get(at)?;
        self.bytes.get(range).filter(|_| self.missing.get(at) == Some(&false))
    }
}

impl Values {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.ends.len(),
            Self::Wholes(values) | Self::Days(values) => values.len(),
            Self::Numbers(values, _) => values.len(),
        }
    }

    /// A cell as text; none where it is missing.
    pub fn text(&self, at: usize) -> Option<String> {
        match self {
            Self::Texts(texts) => {
                texts.get(at).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            }
            Self::Wholes(values) => values.get(at).copied()?.map(|value| value.to_string()),
            Self::Days(values) => values.get(at).copied()?.map(day),
            Self::Numbers(values, decimals) => {
                let value = values.get(at).copied()??;
                Some(match decimals {
                    Some(decimals) => format!("{value:.*}", usize::from(*decimals)),
                    None => value.to_string(),
                })
            }
        }
    }
}

/// A day that is counted from 1970, as a text.
fn day(days: i64) -> String {
    let from = chrono::NaiveDate::from_ymd_opt(1970, 1, 1);
    let day = from.and_then(|from| from.checked_add_signed(chrono::TimeDelta::try_days(days)?));
    day.map_or_else(|| days.to_string(), |day| day.to_string())
}

/// Numbers for the names in a column: the first that was met is 0.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: HashMap<Box<[u8]>, u32>,
    wholes: HashMap<i64, u32>,
    names: Vec<String>,
    raw: Vec<Box<[u8]>>,
    /// Which name followed each: rows of a panel mostly repeat the same districts in one order.
    follows: Vec<u32>,
    last: u32,
    lacking: bool,
}

impl Names {
    /// The names, by their number.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Remembers that a row has none.
    pub fn lack(&mut self) {
        self.lacking = true;
    }

    /// Whether any row had none.
    pub fn is_lacking(&self) -> bool {
        self.lacking
    }

    /// The numbers of a column's cells; none for what is missing.
    pub fn codes(&mut self, values: &Values) -> Vec<Option<u32>> {
        (0..values.len()).map(|at| self.code(values, at)).collect()
    }

    fn code(&mut self, values: &Values, at: usize) -> Option<u32> {
        match values {
            Values::Texts(texts) => Some(self.of_text(texts.get(at)?)),
            Values::Wholes(wholes) => {
                let whole = wholes.get(at).copied()??;
                Some(self.of_whole(whole, || whole.to_string()))
            }
            Values::Days(days) => {
                let days = days.get(at).copied()??;
                Some(self.of_whole(days, || day(days)))
            }
            Values::Numbers(..) => Some(self.of_text(values.text(at)?.as_bytes())),
        }
    }

    fn of_whole(&mut self, whole: i64, name: impl FnOnce() -> String) -> u32 {
        match self.wholes.entry(whole) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let code = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                self.names.push(name());
                *free.insert(code)
            }
        }
    }

    /// The number of a text.
    pub fn of_text(&mut self, text: &[u8]) -> u32 {
        let is = |code: u32| self.raw.get(code as usize).is_some_and(|raw| **raw == *text);
        let next = self.follows.get(self.last as usize).copied().unwrap_or_default();
        let code = if is(next) {
            next
        } else if is(self.last) {
            self.last
        } else if let Some(code) = self.texts.get(text) {
            *code
        } else {
            let code = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            self.texts.insert(text.into(), code);
            self.raw.push(text.into());
            self.names.push(String::from_utf8_lossy(text).into_owned());
            self.follows.push(0);
            code
        };
        if let Some(follows) = self.follows.get_mut(self.last as usize) {
            *follows = code;
        }
        self.last = code;
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_one_number_each_in_whatever_order_they_come() {
        let mut names = Names::default();
        let mut texts = Texts::default();
        for text in [Some("b"), Some("a"), None, Some("b"), Some("b"), Some(""), Some("a")] {
            texts.push(text.map(str::as_bytes));
        }
        let values = Values::Texts(texts);
        let codes = [Some(0), Some(1), None, Some(0), Some(0), Some(2), Some(1)];
        assert_eq!(names.codes(&values), codes);
        assert_eq!(names.codes(&values), codes);
        assert_eq!(names.names(), ["b", "a", ""]);
        let days = Values::Days(vec![Some(0), None, Some(19358)]);
        let mut names = Names::default();
        assert_eq!(names.codes(&days), [Some(0), None, Some(1)]);
        assert_eq!(names.names(), ["1970-01-01", "2023-01-01"]);
    }
}
