//! The rows that are ranked among each other: which they are, and where each may stand.

use super::entry::{Entry, settled};
use crate::analyze::check::Ranking;
use crate::catalog::{DistrictId, Ties};
use crate::checks::reading::Reading;
use crate::printed::{Better, Equals, Ranked, Standing, standings};
use std::collections::BTreeMap;

/// One ranking.
pub struct Population<'a> {
    /// Its rows.
    pub rows: Vec<&'a Entry>,
    /// Where each may stand that has a rank and a figure.
    pub found: Vec<Option<Standing>>,
    /// Of each, whether nothing hangs on a figure that is printed as it cannot be.
    pub clear: Vec<bool>,
    /// Another rule for ties by which all ranks may be, where by that of the catalog they cannot.
    pub other_ties: Option<Ties>,
}

impl<'a> Population<'a> {
    /// Of these rows.
    pub fn new(rows: Vec<&'a Entry>, test: &Ranking) -> Self {
        let better = if test.lowest_first { Better::Lower } else { Better::Higher };
        let (ranked, clear): (Vec<Ranked>, Vec<bool>) =
            settled(&rows, better).into_iter().unzip();
        let found = standings(&ranked, better, equals(test.ties));
        let mut own = Self { rows, found, clear, other_ties: None };
        if own.faults() > 0 {
            let others = [Ties::Competition, Ties::Dense, Ties::Ordinal];
            own.other_ties = others.into_iter().find(|ties| {
                *ties != test.ties
                    && faults(&standings(&ranked, better, equals(*ties))) == 0
            });
        }
        own
    }

    /// How many ranks cannot be.
    pub fn faults(&self) -> usize {
        faults(&self.found)
    }
}

/// The rows of a period, all in one ranking. Where they have several parents, nobody says whether they
/// are not ranked among those of their own: so they are, where fewer of the ranks are wrong then.
pub fn populations<'a>(
    entries: &'a [Entry],
    test: &Ranking,
    reading: &Reading<'_>,
) -> Vec<Population<'a>> {
    let all = Population::new(entries.iter().collect(), test);
    let mut by_parent: BTreeMap<Option<DistrictId>, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_parent.entry(entry.parent(reading)).or_default().push(entry);
    }
    if all.faults() == 0 || by_parent.len() < 2 {
        return vec![all];
    }
    let own: Vec<Population<'_>> =
        by_parent.into_values().map(|rows| Population::new(rows, test)).collect();
    match own.iter().map(Population::faults).sum::<usize>() < all.faults() {
        true => own,
        false => vec![all],
    }
}

fn faults(found: &[Option<Standing>]) -> usize {
    found.iter().flatten().filter(|one| one.fault.is_some()).count()
}

fn equals(ties: Ties) -> Equals {
    match ties {
        Ties::Competition => Equals::SkipNext,
        Ties::Dense => Equals::Share,
        Ties::Ordinal => Equals::Differ,
    }
}
