//! Raised text, which must not be taken for digits: `12` with a footnote 1 is no 121.

/// Raised text by the characters for it; what has none, in brackets.
pub(super) fn raised(text: &str) -> String {
    let one = |c: char| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
            '+' => '⁺',
            '-' | '−' => '⁻',
            '(' => '⁽',
            ')' => '⁾',
            _ if c.is_whitespace() => c,
            _ => return None,
        })
    };
    let plain: Option<String> = text.chars().map(one).collect();
    match plain {
        Some(plain) => plain,
        None => format!("[{}]", text.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_letters_bracketed() {
        for (text, expected) in [("2", "²"), ("19", "¹⁹"), ("a", "[a]"), ("", ""), (" 3 ", " ³ ")]
        {
            assert_eq!(raised(text), expected);
        }
    }
}
