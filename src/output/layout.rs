//! Text by display width: what a reader sees, not bytes or characters.
//!
//! A Chinese character fills two columns of a terminal. Colour is put around a text after it has
//! been padded, so that it never counts.

use comfy_table::{ContentArrangement, Table, presets};
use owo_colors::Style as Paint;
use unicode_width::UnicodeWidthStr;

/// At which side a column lines up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Figures.
    Right,
}

/// The columns that a text fills.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The columns that a coloured text fills: what steers the colour fills none.
#[cfg(feature = "cli")]
pub fn columns(text: &str) -> usize {
    let mut parts = text.split('\u{1b}');
    let plain = parts.next().map_or(0, width);
    let behind = |part: &str| part.split_once('m').map_or(0, |(_, text)| width(text));
    plain + parts.map(behind).sum::<usize>()
}

/// The text filled with blanks to `to` columns.
pub fn pad(text: &str, to: usize, align: Align) -> String {
    let blanks = " ".repeat(to.saturating_sub(width(text)));
    match align {
        Align::Left => format!("{text}{blanks}"),
        Align::Right => format!("{blanks}{text}"),
    }
}

/// The text on one line: line breaks become `↵`, a tab one blank, and what would steer the
/// terminal (control characters, changes of writing direction) becomes a sign for it.
pub fn one_line(text: &str) -> String {
    text.replace("\r\n", "↵").chars().map(visible).collect()
}

fn visible(character: char) -> char {
    match character {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '↵',
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => character,
    }
}

/// The text cut to `to` columns, with `…` where something was cut off.
pub fn clip(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_string();
    }
    let room = to.saturating_sub(width("…"));
    let end = text
        .char_indices()
        .map(|(at, character)| at + character.len_utf8())
        .take_while(|end| text.get(..*end).is_some_and(|start| width(start) <= room))
        .last();
    format!("{}…", end.and_then(|end| text.get(..end)).unwrap_or(""))
}

/// The text in lines of at most `to` columns, broken at blanks where there are any.
pub fn wrap(text: &str, to: Option<usize>) -> Vec<String> {
    let Some(to) = to.filter(|to| width(text) > *to) else { return vec![text.to_string()] };
    let mut table = borderless(Some(to));
    table.add_row([text]);
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 0));
    }
    table.lines().map(|line| line.trim_end().to_string()).collect()
}

/// An empty table without any lines between cells.
pub fn borderless(to: Option<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    if let Some(to) = to {
        table.set_width(u16::try_from(to).unwrap_or(u16::MAX));
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    table
}

/// The text in colour, if there is to be any.
pub fn paint(text: &str, how: Paint, color: bool) -> String {
    if !color || text.is_empty() || how.is_plain() {
        return text.to_string();
    }
    how.style(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_and_pads_by_display_width() {
        assert_eq!(pad("恒口", 6, Align::Right), "  恒口");
        assert_eq!(clip("恒口示范区", 6), "恒口…");
        assert_eq!(clip("恒口", 4), "恒口");
        assert_eq!(wrap("domestic · 2023Q1 · 恒口", Some(20)), ["domestic · 2023Q1 ·", "恒口"]);
    }

    #[test]
    fn nothing_in_a_text_steers_the_terminal() {
        assert_eq!(one_line("一\r\n二\n三\t\u{1b}[31m\u{9b}"), "一↵二↵三 ␛[31m\u{fffd}");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "[a-z恒口（ ·😀é]{0,80}", to in 20_usize..60) {
            prop_assert!(width(&clip(&text, to)) <= to);
            for line in wrap(&text, Some(to)) {
                prop_assert!(width(&line) <= to, "{line:?}");
            }
        }
    }
}
