//! A row as a value of any type that serde can make of a map.
//!
//! Takes the cells of a row under the names of their columns. Not by way of JSON, which reads some
//! figures a hair off.

use crate::answer::{AnswerColumn, Cell};
use serde::de::value::MapDeserializer;
use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, Visitor};
use std::fmt;

/// A row that is not what a type wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeserializeError {
    /// The row, from 0.
    pub row: usize,
    /// The column, where one is to blame.
    pub column: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, message } = self;
        match column {
            Some(column) => write!(f, "row {row}, column {column}: {message}"),
            None => write!(f, "row {row}: {message}"),
        }
    }
}

impl std::error::Error for DeserializeError {}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { row: 0, column: None, message: message.to_string() }
    }
}

/// The row as a `T`.
pub fn row_as<'de, T: Deserialize<'de>>(
    columns: &'de [AnswerColumn],
    cells: &'de [Cell],
    row: usize,
) -> Result<T, DeserializeError> {
    let entries = columns.iter().zip(cells).map(|(column, cell)| {
        let name = column.name.as_str();
        (name, Value { name, cell })
    });
    let map = MapDeserializer::new(entries);
    T::deserialize(map).map_err(|error| DeserializeError { row, ..error })
}

/// A cell under the name of its column.
#[derive(Clone, Copy)]
struct Value<'de> {
    name: &'de str,
    cell: &'de Cell,
}

impl<'de> IntoDeserializer<'de, DeserializeError> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl Value<'_> {
    fn blamed<T>(self, read: Result<T, DeserializeError>) -> Result<T, DeserializeError> {
        read.map_err(|error| DeserializeError { column: Some(self.name.to_owned()), ..error })
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.blamed(match self.cell {
            Cell::Missing | Cell::New => visitor.visit_unit(),
            Cell::Number { value, .. } => visitor.visit_f64(*value),
            Cell::Whole(whole) | Cell::Moved(whole) => visitor.visit_i64(*whole),
            Cell::Truth(truth) => visitor.visit_bool(*truth),
            Cell::Text(_) | Cell::Words(_) => {
                visitor.visit_borrowed_str(self.cell.text().unwrap_or_default())
            }
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.cell {
            Cell::Missing | Cell::New => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let text = self.cell.text().unwrap_or_default();
        let text: de::value::StrDeserializer<'_, DeserializeError> = text.into_deserializer();
        self.blamed(text.deserialize_enum(name, variants, visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{column, number, quantity, text};
    use crate::plan::{Basis, TypeKind};
    use crate::units::Unit;
    use std::collections::BTreeMap;

    fn columns() -> Vec<AnswerColumn> {
        vec![
            column("rank", TypeKind::Rank, Basis::Published),
            column("district", TypeKind::District, Basis::Key),
            column("domestic.actual", quantity(Unit::NUMBER), Basis::Published),
            column("late", TypeKind::Truth, Basis::Derived),
        ]
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct One<'a> {
        rank: Option<u8>,
        district: &'a str,
        #[serde(rename = "domestic.actual")]
        actual: f64,
        late: bool,
    }

    #[test]
    fn fields_are_columns() {
        let (columns, late) = (columns(), Cell::Truth(true));
        let cells = [Cell::Whole(12), text("恒口"), number(13.07), late.clone()];
        let expected = One { rank: Some(12), district: "恒口", actual: 13.07, late: true };
        assert_eq!(row_as::<One>(&columns, &cells, 0), Ok(expected));
        let cells = [Cell::Missing, text("恒口"), Cell::Whole(3), late];
        let expected = One { rank: None, district: "恒口", actual: 3.0, late: true };
        assert_eq!(row_as::<One>(&columns, &cells, 0), Ok(expected));
        let map: BTreeMap<String, serde_json::Value> =
            row_as(&columns, &cells, 0).expect("any value is one of JSON");
        assert_eq!((&map["rank"], &map["late"]), (&serde_json::Value::Null, &true.into()));
    }

    #[test]
    fn what_does_not_fit_is_blamed_on_its_column() {
        let columns = columns();
        let cells = [Cell::Whole(1), text("恒口"), Cell::Missing, Cell::Truth(false)];
        let wrong = row_as::<One>(&columns, &cells, 4).expect_err("a figure is missing");
        assert_eq!((wrong.row, wrong.column.as_deref()), (4, Some("domestic.actual")));
        assert!(wrong.to_string().starts_with("row 4, column domestic.actual: "), "{wrong}");
        let fewer = row_as::<One>(&columns[..2], &cells[..2], 1).expect_err("a column is missing");
        assert_eq!(fewer.to_string(), "row 1: missing field `domestic.actual`");
        let large = [Cell::Whole(1000), text("恒口"), number(1.0), Cell::Truth(false)];
        let large = row_as::<One>(&columns, &large, 0).expect_err("it is no u8");
        assert_eq!(large.column.as_deref(), Some("rank"));
    }
}
