//! What stands in quotes: texts `"…"` and `“…”`, names `` `…` ``. Nothing inside is rewritten but
//! the escapes of a text.

/// What was read behind an opening quote.
pub(super) enum Quoted {
    /// Its length with both quotes, in bytes, and what it holds.
    Closed(usize, String),
    /// Its length up to the end of the line: the closing quote is missing.
    Open(usize),
    /// Its length with both quotes, and the place and length of an escape that means nothing.
    BadEscape(usize, usize, usize),
}

/// The quote that closes what `open` opens, for a text.
pub fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '＂' => Some('＂'),
        _ => None,
    }
}

/// Reads a text; `text` begins with the opening quote and `close` is the one that ends it.
/// Escapes are `\"`, `\\` and `\n`; the closing Chinese quote may be escaped as well.
pub(super) fn text(text: &str, close: char) -> Quoted {
    let mut value = String::new();
    let mut bad = None;
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\n' | '\r' => return Quoted::Open(at),
            '\\' => match characters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, escaped @ ('\\' | '"'))) => value.push(escaped),
                Some((_, escaped)) if escaped == close => value.push(escaped),
                Some((end, '\n' | '\r')) => return Quoted::Open(end),
                Some((_, other)) => bad = bad.or(Some((at, 1 + other.len_utf8()))),
                None => return Quoted::Open(text.len()),
            },
            _ if character == close => {
                let length = at + character.len_utf8();
                return match bad {
                    None => Quoted::Closed(length, value),
                    Some((place, size)) => Quoted::BadEscape(length, place, size),
                };
            }
            _ => value.push(character),
        }
    }
    Quoted::Open(text.len())
}

/// Reads a name in quotes without escapes; `text` begins with the opening quote, and `closes`
/// says which character ends it.
pub(super) fn verbatim(text: &str, closes: impl Fn(char) -> bool) -> Quoted {
    let mut characters = text.char_indices();
    let first = characters.next().map_or(0, |(_, open)| open.len_utf8());
    for (at, character) in characters {
        match character {
            '\n' | '\r' => return Quoted::Open(at),
            _ if closes(character) => {
                let inside = text.get(first..at).unwrap_or("").to_owned();
                return Quoted::Closed(at + character.len_utf8(), inside);
            }
            _ => {}
        }
    }
    Quoted::Open(text.len())
}
