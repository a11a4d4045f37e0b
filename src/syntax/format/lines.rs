//! The pieces of a statement as lines.
//!
//! A statement stands on one line where it fits and its writer did not break it; otherwise each
//! clause begins a line. A line that is still too long is broken at the parts of a `case`, at its
//! commas and between its conditions.

use super::pieces::{Piece, line};
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
    let stays = broken && pieces.iter().any(|piece| piece.clause || piece.arm == Some(true));
    if !stays && !commented && whole.width() <= WIDTH {
        let behind = pieces.last().and_then(|last| last.behind.as_deref());
        return vec![with_comment(whole, behind)];
    }
    let mut lines = Vec::new();
    // How far the clause is indented that a line goes on with.
    let mut clause = 0;
    for segment in segments(pieces) {
        let Some(first) = segment.first() else { continue };
        let indent = match (lines.is_empty(), first.clause) {
            (true, _) => 0,
            (false, true) => INDENT,
            (false, false) => clause + INDENT,
        };
        if first.clause {
            clause = indent;
        }
        lines.extend(first.above.iter().map(|comment| indented(indent, comment)));
        arms(segment, indent, clause + INDENT, &mut lines);
    }
    lines
}

/// The pieces apart where a line has to begin: with a clause, and around comments.
fn segments(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(|before, next| before.behind.is_none() && !next.clause && next.above.is_empty())
}

/// A segment with each part of a `case` on a line of its own, where it does not fit on one line or
/// its writer broke it so.
fn arms(segment: &[Piece], indent: usize, inner: usize, lines: &mut Vec<String>) {
    let apart = segment.iter().any(|piece| piece.arm == Some(true))
        || indent + line(segment).width() > WIDTH;
    let parts = segment.chunk_by(|_, next| !(apart && next.arm.is_some()));
    for (index, part) in parts.enumerate() {
        fill(part, if index == 0 { indent } else { inner }, lines);
    }
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
