//! What a column of an Arrow file is of.
//!
//! Takes the table of a field; gives its name and the kind of its cells. Lists, records, bytes and lengths
//! of time are no cells of a table, and are called by their name.

use super::damaged;
use super::flat::Table;
use crate::input::limits::{self, Budget};
use crate::text::Text;

/// The kind of the cells of a column, with the bytes that each takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    Truth,
    Whole {
        width: usize,
        signed: bool,
    },
    Number {
        width: usize,
    },
    Decimal {
        width: usize,
        scale: i32,
    },
    /// Texts behind one another, their ends before them in so many bytes each.
    Text {
        width: usize,
    },
    /// Texts that stand with their cells where they are short, and in one of several buffers else.
    TextView,
    /// Days since 1970, or milliseconds of whole days.
    Day {
        width: usize,
    },
    /// Parts of a second since midnight.
    Time {
        width: usize,
        parts: i64,
    },
    /// Parts of a second since 1970, in the time of a zone or not.
    Moment {
        parts: i64,
        zoned: bool,
    },
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub name: String,
    /// What its cells are, or what they are called where they are no cells of a table.
    pub kind: Result<Kind, &'static str>,
    /// The dictionary that its texts stand in, and what it is looked up by.
    pub dictionary: Option<(i64, Kind)>,
}

/// The columns that a schema says.
///
/// Errors: why they cannot be read.
pub(super) fn fields(schema: &Table<'_>) -> Result<Vec<Field>, Text> {
    Budget::default().row(schema.count(1))?;
    let mut fields = Vec::new();
    let mut length = 0;
    for table in schema.tables(1).ok_or_else(damaged)? {
        let field = field(&table).ok_or_else(damaged)?;
        // Many columns may have one long name in one place.
        length += field.name.len();
        limits::too_long(length).map_or(Ok(()), Err)?;
        fields.push(field);
    }
    Ok(fields)
}

fn field(field: &Table<'_>) -> Option<Field> {
    let name = field.text(0).unwrap_or_default().to_owned();
    let dictionary = match field.table(4) {
        Some(dictionary) => {
            let by = dictionary.table(1).as_ref().map_or(Some(INDEX), whole)?;
            Some((dictionary.long(0), by))
        }
        None => None,
    };
    Some(Field { name, kind: kind(field)?, dictionary })
}

const INDEX: Kind = Kind::Whole { width: 4, signed: true };

fn kind(field: &Table<'_>) -> Option<Result<Kind, &'static str>> {
    let of = field.table(3);
    let kind = match field.byte(2) {
        1 => Kind::Nothing,
        2 => whole(&of?)?,
        3 => Kind::Number { width: float(of?.short(0).unwrap_or_default())? },
        5 => Kind::Text { width: 4 },
        6 => Kind::Truth,
        7 => {
            let of = of?;
            let scale = of.int(1).unwrap_or_default();
            // A scale beyond the digits of the widest decimal is none.
            let scale = (-76..=76).contains(&scale).then_some(scale)?;
            Kind::Decimal { width: bytes_of(of.int(2).unwrap_or(128))?, scale }
        }
        8 => Kind::Day { width: if of?.short(0) == Some(0) { 4 } else { 8 } },
        9 => {
            let of = of?;
            let parts = parts(of.short(0).unwrap_or(1))?;
            Kind::Time { width: bytes_of(of.int(1).unwrap_or(32))?, parts }
        }
        10 => {
            let of = of?;
            let zoned = of.text(1).is_some_and(|zone| !zone.is_empty());
            Kind::Moment { parts: parts(of.short(0).unwrap_or_default())?, zoned }
        }
        20 => Kind::Text { width: 8 },
        24 => Kind::TextView,
        other => return Some(Err(called(other)?)),
    };
    Some(Ok(kind))
}

/// What is no cell of a table, by its name in the format.
fn called(number: u8) -> Option<&'static str> {
    Some(match number {
        4 => "binary",
        11 => "interval",
        12 => "list",
        13 => "struct",
        14 => "union",
        15 => "fixed size binary",
        16 => "fixed size list",
        17 => "map",
        18 => "duration",
        19 => "large binary",
        21 => "large list",
        22 => "run end encoded",
        23 => "binary view",
        25 => "list view",
        26 => "large list view",
        _ => return None,
    })
}

fn whole(of: &Table<'_>) -> Option<Kind> {
    let width = bytes_of(of.int(0)?)?;
    (width <= 8).then_some(Kind::Whole { width, signed: of.byte(1) != 0 })
}

/// So many bits in bytes.
fn bytes_of(bits: i32) -> Option<usize> {
    let bits = usize::try_from(bits).ok()?;
    [8, 16, 32, 64, 128, 256].contains(&bits).then_some(bits / 8)
}

/// How many parts of a unit of time a second has.
fn parts(unit: i16) -> Option<i64> {
    [1, 1_000, 1_000_000, 1_000_000_000].get(usize::try_from(unit).ok()?).copied()
}

/// How many bytes a number of a precision takes.
fn float(precision: i16) -> Option<usize> {
    [2, 4, 8].get(usize::try_from(precision).ok()?).copied()
}
