//! The pieces of a statement as lines.
//!
//! A statement stands on one line where it fits and its writer did not break it; otherwise each
//! clause begins a line. A line that is still too long is broken at its commas and between its
//! conditions.

use super::pieces::{Begins, Piece, line};
use unicode_width::UnicodeWidthStr;

/// How many columns a line may have; a Chinese character takes two.
const WIDTH: usize = 100;

/// How far a line is indented more than the one that it goes on with.
const INDENT: usize = 4;

/// The lines of a statement; `broken` says that its writer broke it.
pub(super) fn lines(pieces: &[Piece], broken: bool) -> Vec<String> {
    let whole = line(pieces);
    let commented = pieces.split_last().is_some_and(|(last, before)| {
        !last.above.is_empty()
            || before.iter().any(|one| one.behind.is_some() || !one.above.is_empty())
    });
    let clauses = broken && pieces.iter().any(|piece| piece.begins.is_some());
    if !clauses && !commented && whole.width() <= WIDTH {
        let behind = pieces.last().and_then(|last| last.behind.as_deref());
        return vec![with_comment(whole, behind)];
    }
    let mut lines = Vec::new();
    let mut rest = pieces;
    // How far the line is indented that the next one may go on with.
    let mut outer = 0;
    while let Some((first, behind)) = rest.split_first() {
        let indent = match first.begins {
            _ if lines.is_empty() => 0,
            Some(Begins::Clause) => INDENT,
            Some(Begins::Arm) => 2 * INDENT,
            None => outer + INDENT,
        };
        // What goes on behind a comment goes on with the clause, however many comments there are.
        if first.begins.is_some() {
            outer = if first.begins == Some(Begins::Arm) { INDENT } else { indent };
        }
        let mut ended = first.behind.is_some();
        let more = behind.iter().take_while(|piece| {
            let begins = ended || piece.begins.is_some() || !piece.above.is_empty();
            ended = piece.behind.is_some();
            !begins
        });
        let (segment, next) = rest.split_at_checked(1 + more.count()).unwrap_or((rest, &[]));
        lines.extend(first.above.iter().map(|comment| indented(indent, comment)));
        fill(segment, indent, &mut lines);
        rest = next;
    }
    lines
}

/// A segment on as few lines as it fits in.
fn fill(segment: &[Piece], indent: usize, lines: &mut Vec<String>) {
    let mut rest = segment;
    let mut own = indent;
    loop {
        let text = line(rest);
        let cut = if own + text.width() > WIDTH { place_to_break(rest, own) } else { None };
        match cut.and_then(|cut| rest.split_at_checked(cut)) {
            Some((before, behind)) => {
                lines.push(indented(own, &line(before)));
                rest = behind;
                own = indent + INDENT;
            }
            None => {
                let comment = rest.last().and_then(|last| last.behind.as_deref());
                lines.push(indented(own, &with_comment(text, comment)));
                return;
            }
        }
    }
}

/// Before which piece to break: of the places outside most brackets the last at which the line
/// fits; where none fits, the first.
fn place_to_break(pieces: &[Piece], indent: usize) -> Option<usize> {
    let places = || pieces.iter().enumerate().skip(1).filter_map(|(at, one)| Some((at, one.soft?)));
    let mut used = indent;
    let mut fitting = 0;
    for (at, piece) in pieces.iter().enumerate() {
        used += piece.text.width() + usize::from(at > 0 && !piece.tight);
        if used > WIDTH {
            break;
        }
        fitting = at + 1;
    }
    let fits = places().filter(|(at, _)| *at <= fitting);
    let best = fits.min_by_key(|(at, depth)| (*depth, std::cmp::Reverse(*at)));
    best.or_else(|| places().next()).map(|(at, _)| at)
}

fn with_comment(line: String, comment: Option<&str>) -> String {
    match comment {
        Some(comment) => format!("{line} {comment}"),
        None => line,
    }
}

fn indented(indent: usize, text: &str) -> String {
    format!("{:indent$}{text}", "")
}
