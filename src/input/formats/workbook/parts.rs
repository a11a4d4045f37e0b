//! What a workbook keeps apart from its sheets: their list, the texts, the number formats.

use super::super::number_format::{NumberFormat, builtin};
use super::super::packed::Packed;
use super::super::raised::raised;
use super::super::xml::{Element, Piece, Pieces};
use super::required;
use crate::text::{Text, text};
use std::collections::HashMap;

/// A sheet, as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
    /// Its part; none for a chart.
    pub part: Option<String>,
}

/// What the workbook lists.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<Listed>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    pub from_1904: bool,
}

impl Book {
    pub fn of(packed: &mut Packed) -> Result<Self, Text> {
        let start = match packed.part("_rels/.rels")? {
            Some(bytes) => {
                let text = super::xml::text_of("_rels/.rels", bytes)?;
                let found = relations("_rels/.rels", &text, "")?;
                found.into_iter().find(|it| it.kind == "officeDocument").map(|it| it.part)
            }
            None => None,
        };
        let part = start.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let text = required(packed, &part)?;
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let rels = format!("{folder}{slash}_rels/{file}.rels");
        let related = relations(&rels, &required(packed, &rels)?, folder)?;
        let of_kind =
            |kind: &str| related.iter().find(|it| it.kind == kind).map(|it| it.part.clone());
        let mut book = Self {
            strings: of_kind("sharedStrings"),
            styles: of_kind("styles"),
            ..Self::default()
        };
        let mut pieces = Pieces::of(&part, &text);
        while let Some(piece) = pieces.next()? {
            let Piece::Start(element) = piece else { continue };
            match element.name.as_str() {
                "workbookPr" => book.from_1904 = element.is("date1904"),
                "sheet" => book.sheets.push(listed(&element, &related)),
                _ => {}
            }
        }
        if book.sheets.is_empty() {
            return Err(text!("the workbook has no sheet", "工作簿里没有工作表"));
        }
        Ok(book)
    }
}

fn listed(element: &Element, related: &[Relation]) -> Listed {
    let id = element.attribute("id").unwrap_or_default();
    let own = related.iter().find(|it| it.id == id && it.kind == "worksheet");
    let state = element.attribute("state").unwrap_or_default();
    Listed {
        name: element.attribute("name").unwrap_or_default().to_owned(),
        hidden: matches!(state, "hidden" | "veryHidden"),
        part: own.map(|it| it.part.clone()),
    }
}

/// A part that another one leads to.
#[derive(Debug)]
pub(in crate::input::formats) struct Relation {
    pub id: String,
    /// The last word of its type.
    pub kind: String,
    pub part: String,
}

/// What a part leads to.
pub(in crate::input::formats) fn relations(
    part: &str,
    text: &str,
    folder: &str,
) -> Result<Vec<Relation>, Text> {
    let mut found = Vec::new();
    let mut pieces = Pieces::of(part, text);
    while let Some(piece) = pieces.next()? {
        let Piece::Start(element) = piece else { continue };
        let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        else {
            continue;
        };
        let kind = element.attribute("Type").unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default();
        found.push(Relation { id: id.into(), kind: kind.into(), part: joined(folder, target) });
    }
    Ok(found)
}

/// A target as a part: from the root where it begins with a slash, else from the folder.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = match target.starts_with('/') {
        true => vec![],
        false => folder.split('/').filter(|it| !it.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The texts that cells refer to by number.
#[derive(Debug, Default)]
pub(super) struct Strings(Vec<String>);

impl Strings {
    pub fn of(part: &str, text: &str) -> Result<Self, Text> {
        let mut strings = Vec::new();
        let mut pieces = Pieces::of(part, text);
        while let Some(piece) = pieces.next()? {
            if matches!(&piece, Piece::Start(element) if element.name == "si") {
                strings.push(rich(&mut pieces, "si")?);
            }
        }
        Ok(Self(strings))
    }

    pub fn get(&self, index: &str) -> Option<&str> {
        self.0.get(index.trim().parse::<usize>().ok()?).map(String::as_str)
    }
}

/// The text of an element up to its end: its runs together, without how they sound.
pub(super) fn rich(pieces: &mut Pieces<'_>, element: &str) -> Result<String, Text> {
    let (mut text, mut within, mut sound, mut is_raised) = (String::new(), 0_usize, 0_usize, false);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Start(one) if one.name == "t" => within += 1,
            Piece::Start(one) if one.name == "rPh" => sound += 1,
            Piece::Start(one) if one.name == "r" => is_raised = false,
            Piece::Start(one) if one.name == "vertAlign" => {
                is_raised = one.attribute("val") == Some("superscript");
            }
            Piece::End(name) if name == "t" => within = within.saturating_sub(1),
            Piece::End(name) if name == "rPh" => sound = sound.saturating_sub(1),
            Piece::End(name) if name == element => break,
            Piece::Text(part) if within > 0 && sound == 0 => match is_raised {
                true => text += &raised(&part),
                false => text += &part,
            },
            _ => {}
        }
    }
    Ok(unescaped(&text))
}

/// Characters that XML cannot hold are written as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain += before;
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = from.get(7..).unwrap_or("");
            }
            None => {
                plain += "_x";
                rest = from.get(2..).unwrap_or("");
            }
        }
    }
    plain + rest
}

/// The number format of each style of cells.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    pub fn of(part: &str, text: &str) -> Result<Self, Text> {
        let mut codes: HashMap<usize, String> = HashMap::new();
        let (mut formats, mut of_cells) = (Vec::new(), false);
        let mut pieces = Pieces::of(part, text);
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) => match element.name.as_str() {
                    "numFmt" => {
                        let code = element.attribute("formatCode").unwrap_or_default().to_owned();
                        element.number("numFmtId").map(|id| codes.insert(id, code));
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells => {
                        formats.push(element.number("numFmtId").unwrap_or_default())
                    }
                    _ => {}
                },
                Piece::End(name) if name == "cellXfs" => of_cells = false,
                _ => {}
            }
        }
        let format = |id: &usize| {
            let own = codes.get(id).map(String::as_str);
            NumberFormat::of(own.or_else(|| builtin(*id)).unwrap_or_default())
        };
        Ok(Self(formats.iter().map(format).collect()))
    }

    pub fn get(&self, style: usize) -> Option<&NumberFormat> {
        self.0.get(style)
    }
}
