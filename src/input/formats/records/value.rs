//! A value of JSON with the digits that its numbers are written with, and its place.

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// A value, of which no more is read than its kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'t>(pub &'t RawValue);

/// What a value is.
#[derive(Debug)]
pub(super) enum Json<'t> {
    Null,
    /// A truth, a number or a text, as a cell has it.
    Cell(String),
    List(Vec<Value<'t>>),
    Record(Vec<(String, Value<'t>)>),
}

impl<'t> Value<'t> {
    /// Reads one level.
    ///
    /// Errors: two keys of one name, text that cannot be decoded.
    pub fn read(self) -> Result<Json<'t>, serde_json::Error> {
        let text = self.0.get();
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                Json::Record(serde_json::Deserializer::from_str(text).deserialize_map(Fields)?)
            }
            Some(b'[') => {
                let values: Vec<&'t RawValue> = serde_json::from_str(text)?;
                Json::List(values.into_iter().map(Value).collect())
            }
            Some(b'"') => Json::Cell(serde_json::from_str(text)?),
            Some(b'n') | None => Json::Null,
            Some(b't') => Json::Cell("TRUE".to_owned()),
            Some(b'f') => Json::Cell("FALSE".to_owned()),
            Some(_) => Json::Cell(plain(text)),
        })
    }

    /// Where it stands in the text that it was read from.
    pub fn place(self, text: &str) -> Option<Range<usize>> {
        let own = self.0.get();
        let start = (own.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let end = start.checked_add(own.len()).filter(|end| *end <= text.len())?;
        Some(start..end)
    }

    pub fn is_list(self) -> bool {
        self.0.get().starts_with('[')
    }

    pub fn is_record(self) -> bool {
        self.0.get().starts_with('{')
    }
}

/// A number without a power of ten: `1.5e2` is 150.
fn plain(number: &str) -> String {
    let exponent = |number: &str| {
        let (digits, power) = number.split_once(['e', 'E'])?;
        let digits = crate::units::Decimal::parse(digits).ok()?;
        Some(digits.shift(power.parse().ok()?)?.to_string())
    };
    exponent(number).unwrap_or_else(|| number.to_owned())
}

/// The fields of a record in their order.
struct Fields;

impl<'t> Visitor<'t> for Fields {
    type Value = Vec<(String, Value<'t>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut fields, mut seen) = (Vec::new(), HashSet::new());
        while let Some((key, value)) = map.next_entry::<String, &'t RawValue>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!(
                    "the key {key:?} stands twice in one record"
                )));
            }
            fields.push((key, Value(value)));
        }
        Ok(fields)
    }
}
