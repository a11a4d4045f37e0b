//! The records of a binary workbook (xlsb).

use super::super::number_format::{NumberFormat, builtin};
use super::super::packed::Packed;
use super::super::workbook::{relations, required};
use super::filling::{Filling, Listed, Shared, small_number};
use super::streams::{short, word};
use super::{Found, damaged, strings};
use crate::grid::Grid;
use std::collections::HashMap;

const FOLDER: &str = "xl";
const BOOK: &str = "xl/workbook.bin";
const RELATED: &str = "xl/_rels/workbook.bin.rels";

const ROW: u16 = 0;
const SMALL_NUMBER: u16 = 2;
const ERROR: u16 = 3;
const TRUTH: u16 = 4;
const NUMBER: u16 = 5;
const TEXT: u16 = 6;
const SHARED_TEXT: u16 = 7;
const TEXT_OF_FORMULA: u16 = 8;
const NUMBER_OF_FORMULA: u16 = 9;
const TRUTH_OF_FORMULA: u16 = 10;
const ERROR_OF_FORMULA: u16 = 11;
const STRING: u16 = 19;
const FONT: u16 = 43;
const FORMAT: u16 = 44;
const STYLE: u16 = 47;
const COLUMNS: u16 = 60;
const PROPERTIES: u16 = 153;
const SHEET: u16 = 156;
const MERGED: u16 = 176;
const STYLES_OF_CELLS: u16 = 617;
const END_OF_STYLES: u16 = 618;

/// The records of a part, each with its kind: a number of one or two bytes, and a length of up to four.
fn records(part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let (first, mut behind) = rest.split_first()?;
        let mut kind = u16::from(first & 0x7f);
        if first & 0x80 != 0 {
            let (second, after) = behind.split_first()?;
            kind |= u16::from(second & 0x7f) << 7;
            behind = after;
        }
        let mut length = 0_usize;
        for step in 0..4 {
            let (byte, after) = behind.split_first()?;
            length |= usize::from(byte & 0x7f) << (7 * step);
            behind = after;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (body, after) = behind.split_at_checked(length)?;
        rest = after;
        Some((kind, body))
    })
}

pub(super) fn grids(name: &str, packed: &mut Packed) -> Found<Vec<Grid>> {
    let related = relations(RELATED, &required(packed, RELATED)?, FOLDER)?;
    let of_kind = |kind: &str| related.iter().find(|it| it.kind == kind).map(|it| it.part.clone());
    let part = |packed: &mut Packed, name: Option<String>| match name {
        Some(name) => Ok(packed.part(&name)?.unwrap_or_default()),
        None => Ok(Vec::new()),
    };
    let book = packed.part(BOOK)?.ok_or_else(damaged)?;
    let styles = part(packed, of_kind("styles"))?;
    let texts = part(packed, of_kind("sharedStrings"))?;
    let mut shared = shared(&styles, &texts);
    let mut sheets = Vec::new();
    for (kind, body) in records(&book) {
        match kind {
            PROPERTIES => shared.from_1904 = word(body, 0).is_some_and(|flags| flags & 1 != 0),
            SHEET => sheets.extend(listed(body)),
            _ => {}
        }
    }
    let mut grids = Vec::new();
    for (id, sheet) in sheets {
        let own = related.iter().find(|it| it.id == id && it.kind == "worksheet");
        let Some(own) = own else { continue };
        let records = packed.part(&own.part)?.ok_or_else(damaged)?;
        grids.push(fill(&records, &shared)?.grid(name, &sheet));
    }
    if grids.is_empty() { Err(damaged()) } else { Ok(grids) }
}

fn listed(body: &[u8]) -> Option<(String, Listed)> {
    let (id, behind) = strings::wide(body.get(8..)?)?;
    let (name, _) = strings::wide(behind)?;
    Some((id, Listed { name, hidden: word(body, 0)? != 0 }))
}

fn shared(styles: &[u8], texts: &[u8]) -> Shared {
    let (mut codes, mut raised, mut formats) = (HashMap::new(), Vec::new(), Vec::new());
    let mut of_cells = false;
    for (kind, body) in records(styles) {
        match kind {
            FONT => raised.push(short(body, 6) == Some(1)),
            FORMAT => {
                let code = strings::wide(body.get(2..).unwrap_or(&[])).map(|(code, _)| code);
                codes.extend(short(body, 0).map(usize::from).zip(code));
            }
            STYLES_OF_CELLS => of_cells = true,
            END_OF_STYLES => of_cells = false,
            STYLE if of_cells => {
                let id = short(body, 2).map_or(0, usize::from);
                let own = codes.get(&id).map(String::as_str);
                formats.push(NumberFormat::of(own.or_else(|| builtin(id)).unwrap_or_default()));
            }
            _ => {}
        }
    }
    let is_raised = |font: usize| raised.get(font).copied().unwrap_or_default();
    let strings = records(texts).filter(|(kind, _)| *kind == STRING);
    let strings = strings.map(|(_, body)| string(body, is_raised).unwrap_or_default()).collect();
    Shared { formats, strings, from_1904: false }
}

/// A text, with its runs where it has several.
fn string(body: &[u8], is_raised: impl Fn(usize) -> bool) -> Option<String> {
    let (characters, behind) = strings::wide_bytes(body.get(1..)?)?;
    let mut runs = Vec::new();
    if body.first()? & 1 != 0 {
        let pairs = behind.get(4..).unwrap_or(&[]).chunks_exact(4);
        let count = word(behind, 0)? as usize;
        runs.extend(
            pairs.take(count).filter_map(|pair| {
                Some((usize::from(short(pair, 0)?), usize::from(short(pair, 2)?)))
            }),
        );
    }
    Some(strings::with_raised(&strings::units(characters), &runs, is_raised))
}

fn fill<'s>(part: &[u8], shared: &'s Shared) -> Found<Filling<'s>> {
    let mut filling = Filling::new(shared);
    let mut row = 0;
    for (kind, body) in records(part) {
        let index = |at| word(body, at).map(|it| it as usize);
        match kind {
            ROW => {
                row = index(0).unwrap_or_default();
                if body.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    filling.hide_row(row);
                }
            }
            COLUMNS => {
                let hidden = short(body, 16).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (index(0), index(4), hidden) {
                    filling.hide_columns(first, last);
                }
            }
            MERGED => {
                if let (Some(a), Some(b), Some(c), Some(d)) =
                    (index(0), index(4), index(8), index(12))
                {
                    filling.canvas.merge((a.min(b), a.max(b)), (c.min(d), c.max(d)));
                }
            }
            SMALL_NUMBER..=ERROR_OF_FORMULA => {
                if let (Some(column), Some(style)) = (index(0), index(4)) {
                    cell(kind, body, (row, column), style & 0xff_ffff, &mut filling)?;
                }
            }
            _ => {}
        }
    }
    Ok(filling)
}

fn cell(
    kind: u16,
    body: &[u8],
    place: (usize, usize),
    style: usize,
    filling: &mut Filling<'_>,
) -> Found<()> {
    let value = body.get(8..).unwrap_or(&[]);
    let byte = value.first().copied().unwrap_or_default();
    match kind {
        SMALL_NUMBER => {
            word(value, 0).map_or(Ok(()), |bits| filling.number(place, style, small_number(bits)))
        }
        ERROR | ERROR_OF_FORMULA => filling.error(place, byte),
        TRUTH | TRUTH_OF_FORMULA => filling.truth(place, byte != 0),
        NUMBER | NUMBER_OF_FORMULA => {
            let number = value.get(..8).and_then(|it| it.try_into().ok()).map(f64::from_le_bytes);
            number.map_or(Ok(()), |number| filling.number(place, style, number))
        }
        TEXT | TEXT_OF_FORMULA => {
            strings::wide(value).map_or(Ok(()), |(text, _)| filling.text(place, text))
        }
        SHARED_TEXT => {
            word(value, 0).map_or(Ok(()), |number| filling.shared_text(place, number as usize))
        }
        _ => Ok(()),
    }
}
