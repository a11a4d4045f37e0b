//! Whether ranks can be those of the figures that are printed beside them.
//!
//! Takes the rows of one ranking, each with its printed rank and the values that its figure may
//! have; gives, for each, the places at which it may stand and what is wrong with the printed one.
//! Each figure lies in an interval, and of intervals an order is possible if and only if it is
//! possible for every two of them: so the work is sorting, and nothing is tried out.

mod count;
mod row;
#[cfg(test)]
mod tests;

use super::certainly::Better;
use super::exact::Exact;
use super::interval::Interval;
use row::{End, Row, by_end, different, leads, order};

/// What equal figures get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Equals {
    /// One rank, and the next ranks stay free: 1, 2, 2, 4.
    SkipNext,
    /// One rank, and the next one follows: 1, 2, 2, 3.
    Share,
    /// A rank each: 1, 2, 3, 4.
    Differ,
}

/// A row of a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The printed rank; without one the row may be among those that are ranked, or not.
    pub rank: Option<i64>,
    /// The figure that it is ranked by, as printed and with all that it may be; without one the row
    /// may stand anywhere.
    pub figure: Option<(Exact, Interval)>,
}

/// Where a row may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The rank that follows from the figures as printed.
    pub computed: i64,
    /// The first rank that it may have.
    pub first: i64,
    /// The last rank that it may have.
    pub last: i64,
    /// What is wrong with the printed rank.
    pub fault: Option<Fault>,
}

/// Why a printed rank cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is better than the row may stand: this one, for instance, is ahead for sure.
    TooGood(Option<usize>),
    /// It is worse than the row may stand: this one, for instance, is behind for sure, and printed
    /// before it.
    TooBad(Option<usize>),
    /// Beside the rank of this row: each alone may be, the two together not.
    Beside(usize),
    /// It alone, at the computed rank, would make the ranks of all others right.
    Misplaced,
    /// With as many printed ahead, it would be another rank.
    Count {
        /// How many are.
        ahead: usize,
    },
}

/// Where each row may stand that has a printed rank and a figure.
pub fn standings(rows: &[Ranked], better: Better, equals: Equals) -> Vec<Option<Standing>> {
    let field = Field::new(rows, better, equals);
    let mut found: Vec<Option<Standing>> = field.rows.iter().map(|own| field.place(*own)).collect();
    if found.iter().flatten().all(|one| one.fault.is_none()) {
        field.pairs(&mut found);
    }
    if found.iter().flatten().all(|one| one.fault.is_none()) {
        count::faults(&field, &mut found);
    }
    found
}

/// The rows of a ranking in the orders that tell who is ahead of whom.
struct Field<'a> {
    rows: Vec<Row<'a>>,
    better: Better,
    equals: Equals,
    /// The rows that are ranked for sure, by the least that they may be, the best first.
    by_least: Vec<Row<'a>>,
    /// Of as many of them, how many different figures there are at the least.
    different: Vec<usize>,
    /// All rows that may be ranked, by the most that they may be, the best first.
    by_most: Vec<Row<'a>>,
    /// How many may stand anywhere: of those without a rank nobody knows whether they do.
    anywhere: usize,
    /// The figures as printed of the rows that are ranked, and of those that may be.
    printed: [Vec<&'a Exact>; 2],
}

impl<'a> Field<'a> {
    fn new(rows: &'a [Ranked], better: Better, equals: Equals) -> Self {
        let rows: Vec<Row<'a>> = (rows.iter().enumerate())
            .map(|(at, row)| Row { at, rank: row.rank, figure: row.figure.as_ref() })
            .collect();
        let mut by_most: Vec<Row<'a>> =
            rows.iter().copied().filter(|row| row.figure.is_some()).collect();
        let mut by_least: Vec<Row<'a>> =
            by_most.iter().copied().filter(|row| row.rank.is_some()).collect();
        by_least.sort_by(|a, b| by_end(better, End::Worst, a, b));
        by_most.sort_by(|a, b| by_end(better, End::Best, a, b));
        let printed = |rows: &[Row<'a>]| {
            let mut printed: Vec<&Exact> =
                rows.iter().filter_map(|row| Some(&row.figure?.0)).collect();
            printed.sort_by(|a, b| order(better, a, b));
            printed
        };
        Self {
            anywhere: rows.iter().filter(|row| row.figure.is_none()).count(),
            different: different(better, &by_least),
            printed: [printed(&by_least), printed(&by_most)],
            rows,
            better,
            equals,
            by_least,
            by_most,
        }
    }

    /// Where a row may stand, all others wherever their figures allow.
    fn place(&self, own: Row<'a>) -> Option<Standing> {
        let (rank, (printed, _)) = (own.rank?, own.figure?);
        let sure = self.by_least.partition_point(|other| leads(self.better, other, &own));
        let open = self.by_most.partition_point(|other| !leads(self.better, &own, other));
        let least = match self.equals {
            Equals::Share => self.different.get(sure).copied().unwrap_or(sure),
            Equals::SkipNext | Equals::Differ => sure,
        };
        // It may itself be what it may be.
        let (first, last) = (place(least), place(open.saturating_sub(1) + self.anywhere));
        let fault = if rank < first {
            Some(Fault::TooGood(self.ahead(own, rank, sure)))
        } else if rank > last {
            Some(Fault::TooBad(self.behind(own, rank)))
        } else {
            None
        };
        Some(Standing { computed: self.computed(rank, printed), first, last, fault })
    }

    /// The rank by the figures as printed. Whoever may be ranked or not leaves a choice: then it is
    /// the one nearest to the printed rank.
    fn computed(&self, rank: i64, own: &Exact) -> i64 {
        let ahead =
            |all: &[&Exact]| all.partition_point(|other| order(self.better, other, own).is_lt());
        let [ranked, all] = &self.printed;
        let (least, most) = match self.equals {
            Equals::SkipNext => (ahead(ranked), ahead(all)),
            Equals::Share => {
                let different = |all: &[&Exact]| {
                    let mut ahead = all.get(..ahead(all)).unwrap_or_default().to_vec();
                    ahead.dedup();
                    ahead.len()
                };
                (different(ranked), different(all))
            }
            // Who is first among equals, no figure says.
            Equals::Differ => {
                let with_equals =
                    all.partition_point(|other| order(self.better, other, own).is_le());
                (ahead(ranked), with_equals.saturating_sub(1))
            }
        };
        rank.clamp(place(least), place(most.max(least) + self.anywhere))
    }

    /// One that is ahead for sure: printed behind, if there is such a one.
    fn ahead(&self, own: Row<'a>, rank: i64, sure: usize) -> Option<usize> {
        let all = self.by_least.get(..sure)?;
        let behind = all.iter().find(|other| other.at != own.at && other.rank >= Some(rank));
        behind.or_else(|| all.last()).map(|other| other.at)
    }

    /// One that is behind for sure and is printed ahead.
    fn behind(&self, own: Row<'a>, rank: i64) -> Option<usize> {
        let all = self.by_most.iter().rev().take_while(|other| leads(self.better, &own, other));
        let mut ahead = all.filter(|other| other.rank.is_some_and(|other| other <= rank));
        ahead.next().map(|other| other.at)
    }

    /// Two ranks that may each be, but not both.
    fn pairs(&self, found: &mut [Option<Standing>]) {
        let mut ranked = self.by_least.clone();
        ranked.sort_by_key(|row| row.rank);
        let mut at_fault: Vec<(usize, usize)> = Vec::new();
        // Walked from the last rank on: the best worst end of those that are not ahead.
        let mut best: Option<Row<'a>> = None;
        for same in ranked.chunk_by(|a, b| a.rank == b.rank).rev() {
            let among = same.iter().copied().min_by(|a, b| by_end(self.better, End::Worst, a, b));
            best = match (best, among) {
                (Some(one), Some(other))
                    if by_end(self.better, End::Worst, &one, &other).is_le() =>
                {
                    Some(one)
                }
                (one, other) => other.or(one),
            };
            let Some(best) = best else { continue };
            let wrong =
                same.iter().filter(|own| own.at != best.at && leads(self.better, &best, own));
            at_fault.extend(wrong.map(|own| (own.at, best.at)));
        }
        for (one, other) in at_fault {
            for (own, beside) in [(one, other), (other, one)] {
                if let Some(Some(standing)) = found.get_mut(own) {
                    standing.fault.get_or_insert(Fault::Beside(beside));
                }
            }
        }
    }
}

/// The rank of a row with so many ahead.
fn place(ahead: usize) -> i64 {
    i64::try_from(ahead).unwrap_or(i64::MAX).saturating_add(1)
}
