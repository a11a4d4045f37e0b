//! Which sign stands between the cells of a text.
//!
//! Takes the text and the name of its file; gives the sign that is found in the same number in each of
//! the first lines, and where there is no such sign, or several, the one that the name speaks for.

use crate::text::{Text, text};

/// How many lines are looked at.
const LINES: usize = 40;

/// The signs, the commonest first.
const SIGNS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The sign that a file's name speaks for: a tab for `.tsv` and `.tab`, else a comma.
pub fn of_name(name: &str) -> u8 {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".tsv") || name.ends_with(".tab") { b'\t' } else { b',' }
}

/// The sign of a text.
pub fn found(name: &str, text: &str) -> u8 {
    let own = of_name(name);
    let lines = lines(text);
    let seen = |sign: u8| -> Seen {
        let counts = || lines.iter().map(|line| line.get(index(sign)).copied().unwrap_or_default());
        let first = counts().next().unwrap_or_default();
        let even = first > 0 && lines.len() > 1 && counts().all(|count| count == first);
        Seen { even, lines: counts().filter(|count| *count > 0).count(), own: sign == own }
    };
    let best = SIGNS.into_iter().map(|sign| (seen(sign), sign)).max_by_key(|(seen, _)| *seen);
    best.filter(|(seen, _)| seen.lines > 0).map_or(own, |(_, sign)| sign)
}

/// What speaks for a sign, the stronger first.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
struct Seen {
    /// As often in each line.
    even: bool,
    /// In how many lines.
    lines: usize,
    /// The name says so.
    own: bool,
}

fn index(sign: u8) -> usize {
    SIGNS.iter().position(|one| *one == sign).unwrap_or_default()
}

/// How often each sign stands outside quotes in each of the first lines. A cell over two lines is in one.
fn lines(text: &str) -> Vec<[usize; SIGNS.len()]> {
    let (mut lines, mut counts, mut quoted, mut blank) =
        (Vec::new(), [0; SIGNS.len()], false, true);
    for byte in text.bytes().chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                if !blank {
                    lines.push(counts);
                }
                (counts, blank) = ([0; SIGNS.len()], true);
                if lines.len() == LINES {
                    break;
                }
                continue;
            }
            _ if !quoted && SIGNS.contains(&byte) => {
                counts.get_mut(index(byte)).into_iter().for_each(|count| *count += 1);
            }
            _ => {}
        }
        blank = false;
    }
    lines
}

/// What a sign is called, where there are several.
pub fn called(sign: u8) -> Text {
    match sign {
        b'\t' => text!("tabs", "制表符"),
        b';' => text!("semicolons", "分号"),
        b'|' => text!("vertical bars", "竖线"),
        _ => text!("commas", "逗号"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_found_in_the_text() {
        for (name, text, sign) in [
            ("a.csv", "a,b\n1,2\n", b','),
            ("a.csv", "a\tb\n1\t2\n", b'\t'),
            ("a.txt", "a\tb, c\n1\t2\n", b'\t'),
            ("a.csv", "a;b;c\n1,5;2;3\n1;2,5;3,5\n", b';'),
            ("a.csv", "地区|数\n恒口|1\n", b'|'),
            ("a.csv", "\"a;b\",c\n\"d;e\",1\n", b','),
            ("a.csv", "\"a\nb\";c\n1;2\n", b';'),
            // Title rows and ragged rows: the one that most lines have.
            ("a.csv", "表一\na,b,c\n1,2,3\n1,2\n", b','),
            ("a.csv", "表一;注\na\tb\n1\t2\n3\t4\n", b'\t'),
            // One column, one line, nothing at all: as the name says.
            ("a.tsv", "a\nb\n", b'\t'),
            ("a.csv", "a,b\tc\n", b','),
            ("a.tsv", "", b'\t'),
            ("A.TSV", "a,b\tc\n1,2\t3\n", b'\t'),
        ] {
            assert_eq!(char::from(found(name, text)), char::from(sign), "{name} {text}");
        }
    }
}
