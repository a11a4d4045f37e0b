//! XML as a run of starts, texts and ends.
//!
//! Takes the bytes of a part; gives its pieces with names without their prefixes. Entities other than
//! XML's own are kept as they stand: a document type is not read, so none can grow.

use super::super::limits;
use crate::text::{Text, text};
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// A piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The start of an element; an empty one has its end behind it.
    Start(Element),
    /// The end of the element of this name.
    End(String),
    /// Text, of which several pieces may stand side by side.
    Text(String),
}

/// A start of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name without the prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there and says yes.
    pub fn is(&self, name: &str) -> bool {
        matches!(self.attribute(name), Some("1" | "true" | "on"))
    }

    /// An attribute that is a whole number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The pieces of a part, one by one.
pub(super) struct Pieces<'p> {
    reader: Reader<&'p [u8]>,
    part: &'p str,
    depth: usize,
}

/// The text of a part, which is UTF-8 or marked UTF-16.
///
/// Errors: bytes that are neither.
pub(super) fn text_of(part: &str, bytes: Vec<u8>) -> Result<String, Text> {
    let no_text = |_| text!("the part {part} is no text", "其中的 {part} 不是文本", part);
    super::super::encoding::xml(bytes).map_err(no_text)
}

impl<'p> Pieces<'p> {
    /// Those of a text; `part` names it in errors.
    pub fn of(part: &'p str, text: &'p str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, part, depth: 0 }
    }

    /// The next piece; none behind the last.
    ///
    /// Errors: what is no XML, ends too early or is too deep.
    pub fn next(&mut self) -> Result<Option<Piece>, Text> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        return Err(text!(
                            "the part {part} is deeper than {most} elements",
                            "其中的 {part} 嵌套超过 {most} 层",
                            part = self.part,
                            most = limits::DEPTH
                        ));
                    }
                    let mut attributes = Vec::new();
                    for attribute in start.attributes().with_checks(false) {
                        let attribute = attribute.map_err(|_| self.damaged())?;
                        let raw = attribute.value.clone();
                        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                        let value = value.map_or_else(|_| raw.to_string(), |it| it.into_owned());
                        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
                    }
                    Piece::Start(Element {
                        name: start.local_name().as_ref().to_owned(),
                        attributes,
                    })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let name: &str = &reference;
                    let known = match name {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    Piece::Text(known.map_or_else(|| format!("&{name};"), String::from))
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    fn damaged(&self) -> Text {
        text!(
            "the part {part} is damaged near byte {at}",
            "其中的 {part} 在第 {at} 个字节附近已损坏",
            part = self.part,
            at = self.reader.buffer_position()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Text> {
        let mut pieces = Pieces::of("p", text);
        let mut seen = String::new();
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(element) => {
                    seen += &format!("<{}", element.name);
                    element
                        .attributes
                        .iter()
                        .for_each(|(name, value)| seen += &format!(" {name}={value}"));
                    seen.push('>');
                }
                Piece::End(name) => seen += &format!("</{name}>"),
                Piece::Text(text) => seen += &text,
            }
        }
        Ok(seen)
    }

    #[test]
    fn pieces_of_a_document() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"ee\">]><w:a w:b=\"1 &lt; 2\"><c/>A&amp;B &#x6c49;&e;<![CDATA[<x>]]></w:a>";
        assert_eq!(read(text).as_deref(), Ok("<a b=1 < 2><c></c>A&B 汉&e;<x></a>"));
        for wrong in ["<a>", "<a></b>", "<a", "<a b=></a>"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read(&"<a>".repeat(100_000)).is_err());
    }
}
