//! The records of a workbook of Excel 97.

use super::super::number_format::{NumberFormat, builtin};
use super::filling::{Filling, Listed, Shared, small_number};
use super::streams::{short, word};
use super::{Found, damaged, refused, strings};
use crate::diagnostic::Result;
use crate::grid::Grid;
use crate::input::read::unreadable;
use crate::text::text;
use std::collections::HashMap;

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000a;
const DATE_MODE: u16 = 0x0022;
const LOCKED: u16 = 0x002f;
const FONT: u16 = 0x0031;
const GOES_ON: u16 = 0x003c;
const COLUMNS: u16 = 0x007d;
const SHEET: u16 = 0x0085;
const SMALL_NUMBERS: u16 = 0x00bd;
const RICH_TEXT: u16 = 0x00d6;
const STYLE: u16 = 0x00e0;
const MERGED: u16 = 0x00e5;
const TEXTS: u16 = 0x00fc;
const SHARED_TEXT: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const ROW: u16 = 0x0208;
const SMALL_NUMBER: u16 = 0x027e;
const FORMAT: u16 = 0x041e;
const BEGIN: u16 = 0x0809;

/// The records of a stream, each with its kind.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (short(rest, 0)?, usize::from(short(rest, 2)?));
        let (body, behind) = rest.get(4..)?.split_at_checked(length)?;
        rest = behind;
        Some((kind, body))
    })
}

/// What the workbook says in front of its sheets.
#[derive(Default)]
struct Front<'s> {
    sheets: Vec<(usize, Listed)>,
    codes: HashMap<usize, String>,
    styles: Vec<usize>,
    raised_fonts: Vec<bool>,
    texts: Vec<&'s [u8]>,
    from_1904: bool,
}

/// The sheets.
///
/// Errors: a workbook that is locked, older or damaged.
pub(super) fn grids(name: &str, stream: &[u8]) -> Result<Vec<Grid>> {
    let mut front = Front::default();
    let mut last = 0;
    let mut first = true;
    for (kind, body) in records(stream) {
        if std::mem::take(&mut first) && (kind != BEGIN || short(body, 0) != Some(0x0600)) {
            let why = text!("this workbook is older than Excel 97", "这个工作簿早于 Excel 97");
            return Err(refused(name, &why, text!("save it as xlsx", "另存为 xlsx")));
        }
        match kind {
            LOCKED => {
                let why = text!("this workbook is locked with a password", "这个工作簿有密码保护");
                let hint = text!("save it without a password", "另存为不带密码的文件");
                return Err(refused(name, &why, hint));
            }
            END => break,
            GOES_ON if last == TEXTS => {
                front.texts.push(body);
                continue;
            }
            _ => front.take(kind, body),
        }
        last = kind;
    }
    if front.sheets.is_empty() {
        return Err(unreadable(name, &damaged()).into());
    }
    let shared = front.shared();
    let mut grids = Vec::new();
    for (start, listed) in &front.sheets {
        let records = stream.get(*start..).unwrap_or(&[]);
        let filling = fill(records, &shared).map_err(|why| unreadable(name, &why))?;
        grids.push(filling.grid(name, listed));
    }
    Ok(grids)
}

impl<'s> Front<'s> {
    fn take(&mut self, kind: u16, body: &'s [u8]) {
        match kind {
            SHEET => {
                // Sheets of cells, not those of charts and macros.
                let (start, state) = (word(body, 0), body.get(4).copied().unwrap_or_default());
                let name = strings::one(body.get(6..).unwrap_or(&[]), false).unwrap_or_default();
                if let (Some(start), Some(0)) = (start, body.get(5)) {
                    self.sheets.push((start as usize, Listed { name, hidden: state & 3 != 0 }));
                }
            }
            DATE_MODE => self.from_1904 = short(body, 0) == Some(1),
            FONT => self.raised_fonts.push(short(body, 8) == Some(1)),
            FORMAT => {
                let code = strings::one(body.get(2..).unwrap_or(&[]), true);
                self.codes.extend(short(body, 0).map(usize::from).zip(code));
            }
            STYLE => self.styles.push(short(body, 2).map_or(0, usize::from)),
            TEXTS => self.texts.push(body),
            _ => {}
        }
    }

    fn shared(&self) -> Shared {
        let format = |id: &usize| {
            let own = self.codes.get(id).map(String::as_str);
            NumberFormat::of(own.or_else(|| builtin(*id)).unwrap_or_default())
        };
        // There is no font of the number 4.
        let is_raised = |font: usize| {
            let at = if font > 4 { font - 1 } else { font };
            self.raised_fonts.get(at).copied().unwrap_or_default()
        };
        Shared {
            formats: self.styles.iter().map(format).collect(),
            strings: strings::strings(&self.texts, is_raised),
            from_1904: self.from_1904,
        }
    }
}

/// Reads a sheet to its end; what is drawn upon it has records of its own within.
fn fill<'s>(stream: &[u8], shared: &'s Shared) -> Found<Filling<'s>> {
    let mut filling = Filling::new(shared);
    let (mut depth, mut awaits) = (0_usize, None);
    for (kind, body) in records(stream) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth != 1 => {}
            TEXT_OF_FORMULA => {
                if let (Some(place), Some(text)) = (awaits.take(), strings::one(body, true)) {
                    filling.text(place, text)?;
                }
            }
            FORMULA => awaits = formula(body, &mut filling)?,
            _ => cell(kind, body, &mut filling)?,
        }
    }
    Ok(filling)
}

fn place(body: &[u8]) -> Option<(usize, usize)> {
    Some((usize::from(short(body, 0)?), usize::from(short(body, 2)?)))
}

fn double(body: &[u8], at: usize) -> Option<f64> {
    body.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}

/// The stored value of a formula; the place of one whose text is in the next record.
fn formula(body: &[u8], filling: &mut Filling<'_>) -> Found<Option<(usize, usize)>> {
    let (Some(place), Some(style), Some(value)) = (place(body), short(body, 4), double(body, 6))
    else {
        return Ok(None);
    };
    if short(body, 12) != Some(0xffff) {
        filling.number(place, usize::from(style), value)?;
        return Ok(None);
    }
    let of = body.get(8).copied().unwrap_or_default();
    match body.get(6) {
        Some(0) => return Ok(Some(place)),
        Some(1) => filling.truth(place, of != 0)?,
        Some(2) => filling.error(place, of)?,
        _ => {}
    }
    Ok(None)
}

fn cell(kind: u16, body: &[u8], filling: &mut Filling<'_>) -> Found<()> {
    let index = |at| short(body, at).map(usize::from);
    let (Some(place), Some(style)) = (place(body), index(4).or(Some(0))) else { return Ok(()) };
    match kind {
        NUMBER => double(body, 6).map_or(Ok(()), |number| filling.number(place, style, number)),
        SMALL_NUMBER => {
            word(body, 6).map_or(Ok(()), |bits| filling.number(place, style, small_number(bits)))
        }
        SMALL_NUMBERS => {
            let cells = body.get(4..body.len().saturating_sub(2)).unwrap_or(&[]);
            for (at, cell) in cells.chunks_exact(6).enumerate() {
                let (Some(style), Some(bits)) = (short(cell, 0), word(cell, 2)) else { continue };
                let place = (place.0, place.1.saturating_add(at));
                filling.number(place, usize::from(style), small_number(bits))?;
            }
            Ok(())
        }
        SHARED_TEXT => {
            word(body, 6).map_or(Ok(()), |number| filling.shared_text(place, number as usize))
        }
        TEXT | RICH_TEXT => {
            let text = strings::one(body.get(6..).unwrap_or(&[]), true);
            text.map_or(Ok(()), |text| filling.text(place, text))
        }
        TRUTH_OR_ERROR => match (body.get(6), body.get(7)) {
            (Some(truth), Some(0)) => filling.truth(place, *truth != 0),
            (Some(error), _) => filling.error(place, *error),
            _ => Ok(()),
        },
        ROW => {
            if word(body, 12).is_some_and(|options| options & 0x20 != 0) {
                filling.hide_row(place.0);
            }
            Ok(())
        }
        COLUMNS => {
            if short(body, 8).is_some_and(|options| options & 1 != 0) {
                filling.hide_columns(place.0, place.1);
            }
            Ok(())
        }
        MERGED => {
            for range in body.get(2..).unwrap_or(&[]).chunks_exact(8) {
                let at = |at| short(range, at).map(usize::from);
                if let (Some(a), Some(b), Some(c), Some(d)) = (at(0), at(2), at(4), at(6)) {
                    filling.canvas.merge((a.min(b), a.max(b)), (c.min(d), c.max(d)));
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
