//! The rows of a ranking, and which of two is ahead.

use super::Better;
use crate::printed::exact::Exact;
use crate::printed::interval::{self, Interval};
use std::cmp::Ordering;

/// A row: which it is, its printed rank, its figure as printed and with all that it may be.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub at: usize,
    pub rank: Option<i64>,
    pub figure: Option<&'a (Exact, Interval)>,
}

/// An end of what a figure may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Best,
    Worst,
}

/// The better of two numbers first.
pub(super) fn order(better: Better, a: &Exact, b: &Exact) -> Ordering {
    match better {
        Better::Higher => b.cmp(a),
        Better::Lower => a.cmp(b),
    }
}

fn end_of<'a>(better: Better, end: End, row: &Row<'a>) -> Option<&'a interval::End> {
    let (_, reach) = row.figure?;
    Some(match (better, end) {
        (Better::Higher, End::Best) | (Better::Lower, End::Worst) => &reach.high,
        (Better::Higher, End::Worst) | (Better::Lower, End::Best) => &reach.low,
    })
}

/// By the best, or the worst, that two rows may be, the better one first. An open end is not
/// reached: as the best it is worse than the number itself, as the worst it is better.
pub(super) fn by_end(better: Better, end: End, a: &Row<'_>, b: &Row<'_>) -> Ordering {
    let (Some(a), Some(b)) = (end_of(better, end, a), end_of(better, end, b)) else {
        return Ordering::Equal;
    };
    order(better, &a.at, &b.at).then(match end {
        End::Best => b.closed.cmp(&a.closed),
        End::Worst => a.closed.cmp(&b.closed),
    })
}

/// Whether `ahead` is better than `behind`, whatever stands behind the print.
pub(super) fn leads(better: Better, ahead: &Row<'_>, behind: &Row<'_>) -> bool {
    let ends = end_of(better, End::Worst, ahead).zip(end_of(better, End::Best, behind));
    let Some((worst, best)) = ends else { return false };
    match order(better, &worst.at, &best.at) {
        Ordering::Less => true,
        Ordering::Equal => !(worst.closed && best.closed),
        Ordering::Greater => false,
    }
}

/// Of the first so many rows, ordered by their worst, how many different figures there are at the
/// least: rows whose figures may all be one number count once.
pub(super) fn different(better: Better, by_worst: &[Row<'_>]) -> Vec<usize> {
    let mut found = vec![0];
    let mut first: Option<&Row<'_>> = None;
    for row in by_worst {
        let count = found.last().copied().unwrap_or(0);
        let apart = first.is_none_or(|first| leads(better, first, row));
        if apart {
            first = Some(row);
        }
        found.push(count + usize::from(apart));
    }
    found
}
