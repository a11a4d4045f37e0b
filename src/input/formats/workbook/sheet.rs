//! One sheet: its cells as printed, its merged ranges, what is hidden.

use super::super::canvas::Canvas;
use super::super::number_format::general;
use super::super::xml::{Element, Piece, Pieces};
use super::Said;
use super::parts::{Strings, Styles, rich};
use crate::grid::{GridCell, letters};
use crate::input::limits;
use crate::text::Text;
use std::collections::HashMap;

/// What a sheet is read with.
pub(super) struct Reading<'a> {
    pub part: &'a str,
    pub strings: &'a Strings,
    pub styles: &'a Styles,
    pub from_1904: bool,
}

/// A sheet that has been read.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub canvas: Canvas,
    pub said: Said,
    /// Formulas that several cells share, by their number.
    shared: HashMap<String, String>,
}

/// A cell as it is stored.
#[derive(Debug, Default)]
struct Stored {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: Option<String>,
    formula: Option<String>,
}

impl Reading<'_> {
    pub fn sheet(&self, text: &str) -> Result<Found, Text> {
        let mut found = Found::default();
        let mut pieces = Pieces::of(self.part, text);
        let (mut row, mut next_row, mut column, mut hidden) = (0, 0, 0, false);
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) => match element.name.as_str() {
                    "row" => {
                        row =
                            element.number("r").map_or(next_row, |number| number.saturating_sub(1));
                        (next_row, column, hidden) =
                            (row.saturating_add(1), 0, element.is("hidden"));
                    }
                    "c" => {
                        let place = element.attribute("r").and_then(place);
                        let (row, at) = place.unwrap_or((row, column));
                        column = at.saturating_add(1);
                        let mut stored = self.stored(&element, &mut pieces, &mut found)?;
                        (stored.row, stored.column) = (row, at);
                        self.put(stored, &mut found)?;
                    }
                    "mergeCell" => {
                        let range = element.attribute("ref").and_then(range);
                        if let Some((rows, columns)) = range {
                            found.canvas.merge(rows, columns);
                        }
                    }
                    "col" if element.is("hidden") => {
                        found.said.hidden_columns.extend(columns(&element))
                    }
                    _ => {}
                },
                Piece::End(name) if name == "row" && hidden => found.canvas.hide(row),
                _ => {}
            }
        }
        Ok(found)
    }

    /// Reads a cell to its end.
    fn stored(
        &self,
        start: &Element,
        pieces: &mut Pieces<'_>,
        found: &mut Found,
    ) -> Result<Stored, Text> {
        let mut stored = Stored {
            kind: start.attribute("t").unwrap_or("n").to_owned(),
            style: start.number("s").unwrap_or_default(),
            ..Stored::default()
        };
        let mut shared = None;
        let mut within = String::new();
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) => {
                    match element.name.as_str() {
                        "is" => {
                            stored.value = Some(rich(pieces, "is")?);
                            continue;
                        }
                        "v" => stored.value = Some(String::new()),
                        "f" => {
                            stored.formula = Some(String::new());
                            shared = element.attribute("si").map(str::to_owned);
                        }
                        _ => {}
                    }
                    within = element.name;
                }
                Piece::Text(text) => match within.as_str() {
                    "v" => stored.value.get_or_insert_default().push_str(&text),
                    "f" => stored.formula.get_or_insert_default().push_str(&text),
                    _ => {}
                },
                Piece::End(name) if name == "c" => break,
                Piece::End(_) => within.clear(),
            }
        }
        if let (Some(shared), Some(formula)) = (shared, &mut stored.formula) {
            match formula.is_empty() {
                true => formula.clone_from(found.shared.get(&shared).unwrap_or(&String::new())),
                false => drop(found.shared.insert(shared, formula.clone())),
            }
        }
        Ok(stored)
    }

    /// Puts a cell as it is printed.
    fn put(&self, stored: Stored, found: &mut Found) -> Result<(), Text> {
        let place = || {
            let column = u32::try_from(stored.column + 1).unwrap_or(u32::MAX);
            format!("{}{}", letters(column), stored.row + 1)
        };
        let value = stored.value.as_deref().unwrap_or_default();
        let is_text = matches!(stored.kind.as_str(), "s" | "str" | "inlineStr");
        if stored.formula.is_some() && value.is_empty() && (!is_text || stored.value.is_none()) {
            found.said.without_value.push(place());
        }
        let text = match stored.kind.as_str() {
            "s" if value.is_empty() => String::new(),
            "s" => match self.strings.get(value) {
                Some(text) => text.to_owned(),
                None => {
                    found.said.without_text.push(place());
                    String::new()
                }
            },
            "b" => match value.trim() {
                "1" => "TRUE".to_owned(),
                "0" => "FALSE".to_owned(),
                other => other.to_owned(),
            },
            "d" => value.trim_end_matches("T00:00:00").to_owned(),
            "n" => match value.trim().parse::<f64>().ok().filter(|it| it.is_finite()) {
                Some(number) => self.number(number, stored.style, found, place),
                None => value.to_owned(),
            },
            _ => value.to_owned(),
        };
        let cell = GridCell { text, formula: stored.formula, span: None };
        found.canvas.put(stored.row, stored.column, cell)
    }

    fn number(
        &self,
        number: f64,
        style: usize,
        found: &mut Found,
        place: impl Fn() -> String,
    ) -> String {
        let Some(format) = self.styles.get(style) else { return general(number) };
        let print = format.print(number, self.from_1904);
        if !print.followed {
            found.said.not_followed.push(place());
        }
        print.text
    }
}

/// `B4` → (3, 1)
pub(in crate::input::formats) fn place(text: &str) -> Option<(usize, usize)> {
    let text = text.replace('$', "");
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (column, row) = text.split_at_checked(end)?;
    let column = column.bytes().try_fold(0_usize, |number, letter| {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        number.checked_mul(26)?.checked_add(digit).filter(|it| *it <= limits::COLUMNS * 26)
    })?;
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// `A1:B2` → rows, columns.
fn range(text: &str) -> Option<((usize, usize), (usize, usize))> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (place(first)?, place(last)?);
    Some(((first.0.min(last.0), first.0.max(last.0)), (first.1.min(last.1), first.1.max(last.1))))
}

/// The letters of a range of columns; one that goes to the last is what is left of the sheet.
fn columns(element: &Element) -> Option<String> {
    let (first, last) = (element.number("min")?, element.number("max")?);
    let named = |number: usize| letters(u32::try_from(number).unwrap_or_default());
    match last {
        limits::COLUMNS.. => None,
        last if last == first => Some(named(first)),
        last => Some(format!("{}:{}", named(first), named(last))),
    }
}
