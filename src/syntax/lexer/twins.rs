//! Full-width characters and their plain twins.

/// The plain twin of a character outside strings; the character itself when it has none.
/// Signs that need more than one plain character (`≤`) are for `sign.rs`.
pub(super) fn plain(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '、' => ',',
        '−' => '-',
        '×' => '*',
        '÷' => '/',
        '‘' | '’' => '\'',
        // ！ to ～ stand in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => character,
    }
}

/// A blank: no line break, and also the marks without width that come along with copied text.
pub(super) fn is_blank(character: char) -> bool {
    let without_width = matches!(character, '\u{FEFF}' | '\u{200B}');
    without_width || (character.is_whitespace() && !matches!(character, '\n' | '\r'))
}

/// Whether a character may begin a word.
pub(super) fn begins_word(character: char) -> bool {
    let character = plain(character);
    character == '_' || unicode_ident::is_xid_start(character)
}

/// Whether a character may stand in a word.
pub(super) fn continues_word(character: char) -> bool {
    unicode_ident::is_xid_continue(plain(character))
}

/// The length in bytes of the word that `text` begins with; 0 when it begins with none.
pub(super) fn word_length(text: &str) -> usize {
    if !text.starts_with(begins_word) {
        return 0;
    }
    text.find(|character| !continues_word(character)).unwrap_or(text.len())
}

/// A word with its full-width letters and digits made plain.
pub(in crate::syntax) fn plain_word(text: &str) -> String {
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_plain() {
        assert_eq!(plain_word("ｒａｎｋ２０２３"), "rank2023");
        assert_eq!(plain('％'), '%');
        assert_eq!(plain('，'), ',');
        assert_eq!(plain('内'), '内');
    }

    #[test]
    fn a_word_ends_at_what_is_no_identifier() {
        assert_eq!(word_length("内资 其中"), "内资".len());
        assert_eq!(word_length("progress<25"), "progress".len());
        assert_eq!(word_length("２０"), 0);
        assert_eq!(word_length("_a1，"), 3);
    }
}
