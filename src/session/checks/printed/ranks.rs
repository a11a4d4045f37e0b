//! Printed ranks against what they rank: where each district may stand, whatever stands behind the
//! print of all of them.

use super::explained::{cell_of, show, unit_of};
use super::judging::{Asked, Judging, Row};
use super::lacking;
use crate::analyze::check::Ranking;
use crate::bound::bind;
use crate::catalog::{GroupId, Ties};
use crate::checks::reading::Reading;
use crate::checks::result::{Computed, Value, Verdict};
use crate::checks::sheet::{Cells, Line, Sheet};
use crate::diagnostic::Result;
use crate::period::Period;
use crate::printed::{
    Better, Equals, Exact, Fault, Ranked, Standing, Undetermined, range, standings,
};
use crate::session::Session;
use crate::session::checks::finding::Finding;
use crate::session::checks::said;
use crate::text::{Text, text};
use crate::units::{Decimal, Rounding};
use std::collections::BTreeMap;

/// A row of a ranking with its cells: the printed rank and what it is ranked by.
struct Entry {
    line: Line,
    cells: Cells,
    ranked: Ranked,
    /// Why its figure is nothing that could be ranked.
    unclear: Option<Undetermined>,
}

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
        let mut rankings: BTreeMap<(Period, Option<GroupId>), Vec<Entry>> = BTreeMap::new();
        for line in self.lines(&test.plan)? {
            let district = data.panel.districts.get(line.row);
            let record = district.and_then(|one| catalog.districts.get(one.0));
            let group = record.and_then(|one| one.group).filter(|_| test.in_groups);
            let entry = Entry::read(line, test, &reading);
            rankings.entry((line.period, group)).or_default().push(entry);
        }
        let better = if test.lowest_first { Better::Lower } else { Better::Higher };
        let equals = match test.ties {
            Ties::Competition => Equals::SkipNext,
            Ties::Dense => Equals::Share,
            Ties::Ordinal => Equals::Differ,
        };
        for entries in rankings.into_values() {
            let rows: Vec<Ranked> = entries.iter().map(|one| one.ranked.clone()).collect();
            let found = standings(&rows, better, equals);
            for (entry, standing) in entries.iter().zip(found) {
                match standing {
                    Some(standing) => placed(entry, &standing, &entries, test, &mut judging),
                    None if entry.ranked.rank.is_some() => {
                        unplaced(entry, test, &reading, &mut judging);
                    }
                    None => {}
                }
            }
        }
        Ok(judging.told())
    }
}

impl Entry {
    fn read(line: Line, test: &Ranking, reading: &Reading<'_>) -> Self {
        let mut cells = Cells::default();
        let rank = reading.formula(&test.rank, line, &mut cells).ok();
        let rank = rank.and_then(|rank| whole(&rank.value(&cells.known).ok()?));
        let key = reading.formula(&test.key, line, &mut cells).ok();
        let figure = key.map(|key| {
            let mut reach = range(&key, &cells.known)?.interval;
            // A number on the border of two prints is printed as one of them: equal numbers have equal
            // prints, so that figures which print differently are never equal.
            if cell_of(&key).is_some() && reach.as_point().is_none() {
                reach.high.closed = false;
            }
            Ok((key.value(&cells.known)?, reach))
        });
        let (figure, unclear) = match figure.transpose() {
            Ok(figure) => (figure, None),
            Err(why) => (None, Some(why)),
        };
        Self { line, cells, ranked: Ranked { rank, figure }, unclear }
    }
}

/// A row with a printed rank and a figure.
fn placed(
    own: &Entry,
    standing: &Standing,
    all: &[Entry],
    test: &Ranking,
    judging: &mut Judging<'_>,
) {
    let rank = own.ranked.rank.unwrap_or_default();
    let verdict = match &standing.fault {
        Some(_) => Verdict::Impossible,
        None if standing.computed == rank => Verdict::Exact,
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
    one.sample.witness = match &standing.fault {
        Some(fault) => Some(reason(*fault, standing, rank, all, test, judging.sheet())),
        None if verdict == Verdict::Possible => Some(text!(
            "figures that print so may rank it {places}",
            "按公布数的舍入范围，位次可为 {places}",
            places = places(first, last)
        )),
        None => None,
    };
    judging.take(one, verdict);
}

/// A row with a printed rank and nothing that it could be held against.
fn unplaced(own: &Entry, test: &Ranking, reading: &Reading<'_>, judging: &mut Judging<'_>) {
    if let Some(why) = &own.unclear {
        let unit = unit_of(&test.key);
        let row = Row { line: own.line, cells: &own.cells, shown: 0, unit: &unit, of_parts: false };
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

/// Why a printed rank cannot be.
fn reason(
    fault: Fault,
    Standing { computed, first, last, .. }: &Standing,
    rank: i64,
    all: &[Entry],
    test: &Ranking,
    sheet: &Sheet<'_>,
) -> Text {
    let places = places(*first, *last);
    let other = |at: usize| all.get(at).map(|other| told(other, test, sheet)).unwrap_or_default();
    match fault {
        Fault::TooGood(Some(at)) => text!(
            "{other} is ahead for sure: it can only be {places}",
            "{other}必定在前，位次只能为 {places}",
            other = other(at),
            places
        ),
        Fault::TooBad(Some(at)) => text!(
            "{other} is behind for sure: it can only be {places}",
            "{other}必定在后，位次只能为 {places}",
            other = other(at),
            places
        ),
        Fault::TooGood(None) | Fault::TooBad(None) => {
            text!("it can only be {places}", "位次只能为 {places}", places)
        }
        Fault::Beside(at) => {
            text!(
                "each of both may be, but not beside {other}",
                "单独看可能，但与{other}不能并存",
                other = other(at)
            )
        }
        Fault::Misplaced => text!(
            "at rank {computed} it would make all others right",
            "若列第 {computed}，其余位次都成立",
            computed
        ),
        Fault::Count { ahead } => text!(
            "rank {rank} with {ahead} ahead; it would be {computed}",
            "位次为 {rank}，而前面有 {ahead} 个，应为 {computed}",
            rank,
            ahead,
            computed
        ),
    }
}

/// `2`, `1–3`
fn places(first: i64, last: i64) -> Text {
    match first == last {
        true => Text::of(&first),
        false => Text::same(format!("{first}–{last}")),
    }
}

/// `瀛湖 (13.93%, printed 11)`
fn told(other: &Entry, test: &Ranking, sheet: &Sheet<'_>) -> Text {
    let name = said::keys(other.line.row, None, sheet).district.unwrap_or_default();
    let figure = other.ranked.figure.as_ref();
    let made = || figure.and_then(|(value, _)| said::exact(value, &unit_of(&test.key)));
    // The rank comes first, and what it is ranked by may be one cell: then it is told as printed.
    let value = match (other.cells.places.as_slice(), other.cells.known.as_slice()) {
        ([_, place], [_, known]) => said::of_cell(*place, &place.figure, known, sheet).text,
        _ => made().map_or_else(|| Text::same("–"), |value| value.text),
    };
    match other.ranked.rank {
        Some(rank) => text!(
            "{name} ({value}, printed {rank})",
            "{name}（{value}，列第 {rank}）",
            name,
            value,
            rank
        ),
        None => text!("{name} ({value})", "{name}（{value}）", name, value),
    }
}

/// A rank as a whole number.
fn whole(number: &Exact) -> Option<i64> {
    let number: Decimal = number.round(0, Rounding::Nearest)?;
    i64::try_from(number.digits()).ok()
}
