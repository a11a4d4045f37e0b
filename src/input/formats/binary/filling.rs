//! A sheet of either kind while its records are read.

use super::super::canvas::Canvas;
use super::super::number_format::{NumberFormat, general};
use super::super::workbook::{Said, say};
use crate::grid::{Addressing, Grid, GridCell, letters};
use crate::text::Text;

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The number format of each style.
    pub formats: Vec<NumberFormat>,
    /// The texts that cells refer to.
    pub strings: Vec<String>,
    pub from_1904: bool,
}

/// A sheet, as the workbook lists it.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
}

/// A sheet that is being filled.
pub(super) struct Filling<'s> {
    shared: &'s Shared,
    pub canvas: Canvas,
    said: Said,
    hidden_rows: Vec<usize>,
}

impl<'s> Filling<'s> {
    pub fn new(shared: &'s Shared) -> Self {
        let (canvas, said) = (Canvas::default(), Said::default());
        Self { shared, canvas, said, hidden_rows: Vec::new() }
    }

    pub fn text(&mut self, (row, column): (usize, usize), text: String) -> Result<(), Text> {
        self.canvas.put(row, column, GridCell { text, ..GridCell::default() })
    }

    /// A text of the workbook by its number.
    pub fn shared_text(&mut self, place: (usize, usize), number: usize) -> Result<(), Text> {
        match self.shared.strings.get(number) {
            Some(text) => self.text(place, text.clone()),
            None => {
                self.said.without_text.push(name_of(place));
                Ok(())
            }
        }
    }

    /// A number as its style shows it.
    pub fn number(&mut self, place: (usize, usize), style: usize, number: f64) -> Result<(), Text> {
        let text = match self.shared.formats.get(style).filter(|_| number.is_finite()) {
            None => general(number),
            Some(format) => {
                let print = format.print(number, self.shared.from_1904);
                if !print.followed {
                    self.said.not_followed.push(name_of(place));
                }
                print.text
            }
        };
        self.text(place, text)
    }

    pub fn truth(&mut self, place: (usize, usize), truth: bool) -> Result<(), Text> {
        self.text(place, if truth { "TRUE" } else { "FALSE" }.to_owned())
    }

    /// An error by its number.
    pub fn error(&mut self, place: (usize, usize), number: u8) -> Result<(), Text> {
        let name = match number {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0f => "#VALUE!",
            0x17 => "#REF!",
            0x1d => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        };
        self.text(place, name.to_owned())
    }

    pub fn hide_row(&mut self, row: usize) {
        self.hidden_rows.push(row);
    }

    pub fn hide_columns(&mut self, first: usize, last: usize) {
        let named = |column: usize| letters(u32::try_from(column + 1).unwrap_or(u32::MAX));
        // Up to the last column is what is left of the sheet.
        if first <= last && last < 255 {
            self.said.hidden_columns.push(match first == last {
                true => named(first),
                false => format!("{}:{}", named(first), named(last)),
            });
        }
    }

    pub fn grid(mut self, name: &str, sheet: &Listed) -> Grid {
        self.hidden_rows.iter().for_each(|row| self.canvas.hide(*row));
        let mut grid = self.canvas.grid();
        grid.file = name.to_owned();
        grid.sheet = Some(sheet.name.clone());
        grid.addressing = Addressing::Letters;
        grid.hidden = sheet.hidden;
        say(&mut grid, &self.said);
        grid
    }
}

fn name_of((row, column): (usize, usize)) -> String {
    format!("{}{}", letters(u32::try_from(column + 1).unwrap_or(u32::MAX)), row + 1)
}

/// A number packed into 30 bits: a whole one or the first bits of a double, perhaps a hundredth of it.
pub(super) fn small_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        // Keeps the sign.
        2 => f64::from(bits.cast_signed() >> 2),
        _ => f64::from_bits(u64::from(bits & !3) << 32),
    };
    if bits & 1 == 1 { number / 100.0 } else { number }
}
