//! Printed ranks against what they rank: where each district may stand, whatever stands behind the
//! print of all of them.

mod entry;
mod population;
mod words;

use super::explained::{show, unit_of};
use super::judging::{Asked, Judging, Row};
use super::lacking;
use crate::analyze::check::{Among, Ranking};
use crate::bound::bind;
use crate::catalog::{DistrictId, GroupId, Ties};
use crate::checks::reading::Reading;
use crate::checks::result::{Computed, Value, Verdict};
use crate::checks::sheet::Sheet;
use crate::diagnostic::Result;
use crate::period::Period;
use crate::printed::Standing;
use crate::session::Session;
use crate::session::checks::finding::Finding;
use crate::text::{Text, text};
use entry::Entry;
use population::{Population, Ranks};
use std::collections::{BTreeMap, HashSet};
use words::{Told, of_other_ties, of_parents, places};

impl Session {
    /// What comes of each printed rank.
    pub(in crate::session::checks) fn ranks(
        &self,
        test: &Ranking,
        asked: Asked,
    ) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.plan, &data.panel, catalog)?;
        let reading = self.reading(&test.plan, &sheet, &bound)?;
        let mut judging = Judging::new(self.begun(&test.plan)?, asked, &sheet);
        judging.reads(&[&test.rank, &test.key]);
        let group_of = |district: DistrictId| {
            let record = catalog.districts.get(district.0);
            record.and_then(|one| one.group).filter(|_| test.among == Among::Group)
        };
        let mut rankings: BTreeMap<(Period, Option<GroupId>), Ranks> = BTreeMap::new();
        let mut present: BTreeMap<Period, HashSet<DistrictId>> = BTreeMap::new();
        for line in self.lines(&test.plan)? {
            let district = data.panel.districts.get(line.row).copied();
            present.entry(line.period).or_default().extend(district);
            let ranks = rankings.entry((line.period, district.and_then(group_of))).or_default();
            ranks.rows.push(Entry::read(line, test, &reading));
        }
        for ((period, group), ranks) in &mut rankings {
            let Some(present) = present.get(period) else { continue };
            let all = test.plan.read.districts.iter().copied();
            ranks.absent =
                all.filter(|one| !present.contains(one) && group_of(*one) == *group).collect();
        }
        if test.among == Among::Others {
            alone(rankings.values().flat_map(|one| &one.rows), &mut judging);
            return Ok(judging.told());
        }
        let mut other_ties: Vec<Option<Ties>> = Vec::new();
        for ranks in rankings.values() {
            let own = ranks.populations(test, &reading);
            if own.len() > 1 {
                judging.note(of_parents());
            }
            let wrong = own.iter().filter(|one| one.faults() > 0);
            other_ties.extend(wrong.map(|one| one.other_ties));
            own.iter().for_each(|one| judge(one, test, &reading, &mut judging));
        }
        if let Some(Some(ties)) = other_ties.first()
            && other_ties.iter().all(|other| *other == Some(*ties))
        {
            judging.note(of_other_ties(*ties));
        }
        Ok(judging.told())
    }
}

fn judge(own: &Population<'_>, test: &Ranking, reading: &Reading<'_>, judging: &mut Judging<'_>) {
    let told = Told { rows: &own.rows, test, sheet: judging.sheet() };
    for ((entry, standing), is_clear) in own.rows.iter().zip(&own.found).zip(&own.clear) {
        match standing {
            Some(standing) => placed(entry, standing, *is_clear, &told, judging),
            None if entry.ranked.rank.is_some() => unplaced(entry, test, reading, judging),
            None => {}
        }
    }
}

/// Ranks among districts that stand in no row.
fn alone<'a>(entries: impl Iterator<Item = &'a Entry>, judging: &mut Judging<'_>) {
    for entry in entries.filter(|one| one.ranked.rank.is_some()) {
        let because = text!("nobody is here that it is ranked among", "参与排名的其他地区不在表中");
        judging.leave(entry.line, because);
    }
}

/// A row with a printed rank and a figure.
fn placed(
    own: &Entry,
    standing: &Standing,
    is_clear: bool,
    told: &Told<'_>,
    judging: &mut Judging<'_>,
) {
    let rank = own.ranked.rank.unwrap_or_default();
    let verdict = match &standing.fault {
        Some(_) => Verdict::Impossible,
        None if standing.computed == rank && is_clear => Verdict::Exact,
        None => Verdict::Possible,
    };
    if !judging.keeps(verdict) {
        return judging.count(verdict);
    }
    let mut one = judging.begin(own.line);
    show(&mut one.sample, &own.cells, usize::MAX, judging.sheet());
    if let Some(rank) = one.sample.printed.first_mut() {
        // A place is not rounded.
        (rank.low, rank.high) = (None, None);
    }
    let Standing { computed, first, last, .. } = *standing;
    one.sample.computed = Some(Computed {
        value: Value::number(Text::of(&computed), computed as f64, None),
        low: Some(first as f64),
        high: Some(last as f64),
        truncation: None,
    });
    let why = match &standing.fault {
        Some(fault) => Some(told.reason(*fault, standing, rank)),
        None if verdict == Verdict::Possible => Some(text!(
            "figures that print so may rank it {places}",
            "按公布数的舍入范围，位次可为 {places}",
            places = places(first, last)
        )),
        None => None,
    };
    let doubt = told.doubtful(own).filter(|_| verdict != Verdict::Exact);
    one.sample.witness = match (doubt, why) {
        (None, why) => why,
        (Some(doubt), Some(why)) if standing.fault.is_some() => {
            Some(text!("{doubt}; {why}", "{doubt}；{why}", doubt, why))
        }
        (Some(doubt), _) => Some(text!(
            "{doubt}: it may be {places}",
            "{doubt}：位次可为 {places}",
            doubt,
            places = places(first, last)
        )),
    };
    judging.take(one, verdict);
}

/// A row with a printed rank and nothing that it could be held against.
fn unplaced(own: &Entry, test: &Ranking, reading: &Reading<'_>, judging: &mut Judging<'_>) {
    if let Some(why) = &own.unclear {
        let unit = unit_of(&test.key);
        let row = Row {
            line: own.line,
            cells: &own.cells,
            shown: 0,
            unit: &unit,
            of_parts: false,
            excuse: None,
        };
        let why = why.in_words(|cell| judging.called(cell, &row));
        let mut one = judging.begin(own.line);
        show(&mut one.sample, &own.cells, usize::MAX, judging.sheet());
        one.sample.witness = Some(why);
        return judging.take(one, Verdict::Undetermined);
    }
    if let Some(why) = lacking::in_row(&test.rank, &test.key, own.line, reading) {
        judging.leave(own.line, why);
    }
}
