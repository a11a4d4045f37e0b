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
    /// Of these rows, and of so many that are not here and may stand anywhere.
    fn new(rows: Vec<&'a Entry>, absent: usize, test: &Ranking) -> Self {
        let better = if test.lowest_first { Better::Lower } else { Better::Higher };
        let (mut ranked, clear): (Vec<Ranked>, Vec<bool>) =
            settled(&rows, better).into_iter().unzip();
        ranked.extend(std::iter::repeat_n(Ranked { rank: None, figure: None }, absent));
        let found = standings(&ranked, better, equals(test.ties));
        let mut own = Self { rows, found, clear, other_ties: None };
        if own.faults() > 0 {
            let others = [Ties::Competition, Ties::Dense, Ties::Ordinal];
            own.other_ties = others.into_iter().find(|ties| {
                *ties != test.ties && faults(&standings(&ranked, better, equals(*ties))) == 0
            });
        }
        own
    }

    /// How many ranks cannot be.
    pub fn faults(&self) -> usize {
        faults(&self.found)
    }
}

/// Who is ranked: the rows of a period, or of a group in it, and the districts that have no row there.
#[derive(Default)]
pub struct Ranks {
    /// The rows.
    pub rows: Vec<Entry>,
    /// The others.
    pub absent: Vec<DistrictId>,
}

impl Ranks {
    /// All of them in one ranking. Where they have several parents, nobody says whether they are not
    /// ranked among those of their own: so they are, where fewer of the ranks are wrong then.
    pub fn populations(&self, test: &Ranking, reading: &Reading<'_>) -> Vec<Population<'_>> {
        let all = Population::new(self.rows.iter().collect(), self.absent.len(), test);
        if all.faults() == 0 {
            return vec![all];
        }
        let districts = &reading.sheet.catalog.districts;
        let parent = |id: &DistrictId| districts.get(id.0).and_then(|one| one.parent);
        let mut by_parent: BTreeMap<Option<DistrictId>, (Vec<&Entry>, usize)> = BTreeMap::new();
        for entry in &self.rows {
            let district = reading.sheet.panel.districts.get(entry.line.row);
            by_parent.entry(district.and_then(parent)).or_default().0.push(entry);
        }
        for absent in &self.absent {
            by_parent.entry(parent(absent)).or_default().1 += 1;
        }
        if by_parent.len() < 2 {
            return vec![all];
        }
        let own = by_parent.into_values();
        let own: Vec<Population<'_>> =
            own.map(|(rows, absent)| Population::new(rows, absent, test)).collect();
        match own.iter().map(Population::faults).sum::<usize>() < all.faults() {
            true => own,
            false => vec![all],
        }
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
