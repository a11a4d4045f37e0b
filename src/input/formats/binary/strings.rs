//! Texts in records, and what of them is raised.

use super::super::raised::raised;
use super::streams::{short, word};

/// The texts of a workbook of Excel 97, over as many records as they take. `is_raised` says it of a font.
pub(super) fn strings(parts: &[&[u8]], is_raised: impl Fn(usize) -> bool) -> Vec<String> {
    let mut cursor = Cursor { parts, part: 0, at: 0 };
    let mut strings = Vec::new();
    let count = cursor.skip(4).and_then(|()| cursor.word()).unwrap_or_default();
    for _ in 0..count {
        let Some(text) = cursor.string(&is_raised) else { break };
        strings.push(text);
    }
    strings
}

struct Cursor<'p> {
    parts: &'p [&'p [u8]],
    part: usize,
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn word(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        (0..bytes).try_for_each(|_| self.byte().map(drop))
    }

    fn string(&mut self, is_raised: impl Fn(usize) -> bool) -> Option<String> {
        let length = usize::from(self.short()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.short()? } else { 0 };
        let sound = if flags & 4 != 0 { self.word()? } else { 0 };
        let units = self.units(length, flags & 1 != 0)?;
        let runs: Option<Vec<(usize, usize)>> = (0..runs)
            .map(|_| Some((usize::from(self.short()?), usize::from(self.short()?))))
            .collect();
        self.skip(sound as usize)?;
        Some(with_raised(&units, &runs?, is_raised))
    }

    /// Where a text goes on in another record, that says anew how wide its characters are.
    fn units(&mut self, length: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        while units.len() < length {
            if self.parts.get(self.part)?.len() <= self.at {
                (self.part, self.at) = (self.part + 1, 0);
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.short()? } else { u16::from(self.byte()?) });
        }
        Some(units)
    }
}

/// A text whose runs begin where the pairs say, each in a font.
pub(super) fn with_raised(
    units: &[u16],
    runs: &[(usize, usize)],
    is_raised: impl Fn(usize) -> bool,
) -> String {
    let mut text = String::new();
    let mut at = 0;
    let mut font = None;
    let ends = runs.iter().map(|(start, font)| (*start, Some(*font)));
    for (end, next) in ends.chain([(units.len(), None)]) {
        let run = units.get(at..end.max(at)).unwrap_or(&[]);
        let run = String::from_utf16_lossy(run);
        text += &match font.is_some_and(&is_raised) {
            true => raised(&run),
            false => run,
        };
        (at, font) = (end.max(at), next);
    }
    text
}

/// A text with its length in front, in one or two bytes, and how wide its characters are.
pub(super) fn one(body: &[u8], long: bool) -> Option<String> {
    let (length, at) = match long {
        true => (usize::from(short(body, 0)?), 2),
        false => (usize::from(*body.first()?), 1),
    };
    let characters = body.get(at + 1..)?;
    Some(match body.get(at)? & 1 {
        0 => characters.iter().take(length).map(|byte| char::from(*byte)).collect(),
        _ => utf16(characters.chunks_exact(2).take(length)),
    })
}

/// A text of two bytes a character with its length in four bytes; and what stands behind it.
pub(super) fn wide(body: &[u8]) -> Option<(String, &[u8])> {
    let (characters, behind) = wide_bytes(body)?;
    Some((utf16(characters.chunks_exact(2)), behind))
}

/// The same, undecoded.
pub(super) fn wide_bytes(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = word(body, 0)?;
    // No text at all.
    let length = if length == u32::MAX { 0 } else { length as usize };
    body.get(4..)?.split_at_checked(length.checked_mul(2)?)
}

/// Characters of two bytes.
pub(super) fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).filter_map(|it| it.try_into().ok()).map(u16::from_le_bytes).collect()
}

fn utf16<'b>(pairs: impl Iterator<Item = &'b [u8]>) -> String {
    let units: Vec<u16> =
        pairs.filter_map(|it| it.try_into().ok()).map(u16::from_le_bytes).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        // Two texts: `ab汉` begins narrow… and goes on wide; `9` with a raised `1`.
        let first = [&[2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0], &b"ab"[..]].concat();
        let second =
            [&[1][..], &0x6c49_u16.to_le_bytes(), &[2, 0, 8, 1, 0], b"91", &[1, 0, 7, 0]].concat();
        assert_eq!(strings(&[&first, &second], |font| font == 7), ["ab汉", "9¹"]);
        assert_eq!(strings(&[&first], |_| false), [""; 0]);
    }

    #[test]
    fn texts_with_their_length() {
        assert_eq!(one(&[2, 0, 0, b'a', b'b', b'c'], true).as_deref(), Some("ab"));
        assert_eq!(one(&[1, 1, 0x49, 0x6c], false).as_deref(), Some("汉"));
        assert_eq!(wide(&[1, 0, 0, 0, 0x49, 0x6c, 9]), Some(("汉".to_owned(), &[9][..])));
        assert_eq!(wide(&[9, 0, 0, 0, 0x49]), None);
    }
}
