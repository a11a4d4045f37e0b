//! Printed ranks against what they rank: of two districts the one ahead may not be worse for sure, and
//! a rank says how many are ahead.

use super::explained::{show, unit_of, verdict_of};
use super::judging::{Asked, Judging};
use crate::analyze::check::Ranking;
use crate::bound::bind;
use crate::catalog::{GroupId, Ties};
use crate::checks::reading::Reading;
use crate::checks::result::Verdict;
use crate::checks::sheet::{Cells, Line, Sheet};
use crate::diagnostic::Result;
use crate::period::Period;
use crate::printed::{self, Better, Formula, Known, agree};
use crate::session::Session;
use crate::session::checks::finding::Finding;
use crate::session::checks::said;
use crate::text::{Text, joined, text};
use crate::units::Decimal;
use std::collections::BTreeMap;

/// A row that has a printed rank.
struct Ranked {
    line: Line,
    rank: Known,
    number: i64,
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
        let mut rankings: BTreeMap<(Period, Option<GroupId>), Vec<Ranked>> = BTreeMap::new();
        for line in self.lines(&test.plan)? {
            let mut cells = Cells::default();
            let Ok(rank) = reading.formula(&test.rank, line, &mut cells) else { continue };
            let number = rank.value(&cells.known).ok().and_then(|it| whole(&it));
            let (Some(rank), Some(number)) = (cells.known.into_iter().next(), number) else {
                continue;
            };
            let district = data.panel.districts.get(line.row);
            let record = district.and_then(|one| catalog.districts.get(one.0));
            let group = record.and_then(|one| one.group).filter(|_| test.in_groups);
            let own = Ranked { line, rank, number };
            rankings.entry((line.period, group)).or_default().push(own);
        }
        for mut ranked in rankings.into_values() {
            ranked.sort_by_key(|one| one.number);
            for at in 0..ranked.len() {
                self.rank(&ranked, at, test, &reading, &mut judging);
            }
        }
        Ok(judging.told())
    }

    /// The rank of one row beside the one ahead of it.
    fn rank(
        &self,
        ranked: &[Ranked],
        at: usize,
        test: &Ranking,
        reading: &Reading<'_>,
        judging: &mut Judging<'_>,
    ) {
        let Some(own) = ranked.get(at) else { return };
        let ahead = at.checked_sub(1).and_then(|at| ranked.get(at));
        let mut cells = Cells::default();
        let _ = reading.formula(&test.rank, own.line, &mut cells);
        let second = reading.formula(&test.key, own.line, &mut cells);
        let mut one = judging.begin(own.line);
        show(&mut one.sample, &cells, usize::MAX, reading.sheet);
        if let Some(rank) = one.sample.printed.first_mut() {
            // A place is not rounded.
            (rank.low, rank.high) = (None, None);
        }
        let mut why: Vec<Text> = Vec::new();
        let mut verdict = Verdict::Exact;
        if let Some(ahead) = ahead {
            let first = reading.formula(&test.key, ahead.line, &mut cells);
            let better = if test.lowest_first { Better::Lower } else { Better::Higher };
            verdict = match (first, second) {
                (Ok(first), Ok(second)) => {
                    order(ahead, own, (&first, &second), better, &cells.known)
                }
                _ => Verdict::Undetermined,
            };
            if verdict < Verdict::Exact {
                why.push(beside(ahead, own, test, reading));
            }
        }
        let expected = expected(ranked, own.number, test.ties, at);
        if expected != own.number {
            verdict = Verdict::Impossible;
            let ahead = ranked.iter().filter(|one| one.number < own.number).count();
            let rank = own.number;
            why.push(text!(
                "rank {rank} with {ahead} ahead; it would be {expected}",
                "位次为 {rank}，而前面有 {ahead} 个，应为 {expected}",
                rank,
                ahead,
                expected
            ));
        }
        one.sample.witness = (!why.is_empty()).then(|| joined(why, &text!("; ", "；")));
        judging.take(one, verdict);
    }
}

/// The rank that follows from how many are ahead.
fn expected(ranked: &[Ranked], own: i64, ties: Ties, at: usize) -> i64 {
    let ahead = ranked.iter().filter(|one| one.number < own);
    let places = match ties {
        Ties::Competition => ahead.count(),
        Ties::Ordinal => at,
        Ties::Dense => {
            let mut numbers: Vec<i64> = ahead.map(|one| one.number).collect();
            numbers.dedup();
            numbers.len()
        }
    };
    i64::try_from(places).unwrap_or(i64::MAX).saturating_add(1)
}

/// The verdict on two neighbours of a ranking; of equal ranks, the figures have to be able to be so.
fn order(
    ahead: &Ranked,
    own: &Ranked,
    (first, second): (&Formula, &Formula),
    better: Better,
    cells: &[Known],
) -> Verdict {
    let verdict = match ahead.rank.value() == own.rank.value() {
        true => agree(first, second, cells).verdict,
        false => printed::order(first, second, better, cells),
    };
    verdict_of(&verdict)
}

/// `恒口 is printed 12, with 20.08%; ahead of it 瀛湖 11, with 13.93%`
fn beside(ahead: &Ranked, own: &Ranked, test: &Ranking, reading: &Reading<'_>) -> Text {
    let told = |one: &Ranked| {
        let name = said::keys(one.line.row, None, reading.sheet).district.unwrap_or_default();
        let mut cells = Cells::default();
        let key = reading.formula(&test.key, one.line, &mut cells).ok();
        let value = key.and_then(|key| key.value(&cells.known).ok());
        let unit = unit_of(&test.key);
        let value = value.and_then(|value| said::exact(&value, &unit));
        let value = value.map_or_else(|| Text::same("–"), |value| value.text);
        (name, value)
    };
    let ((name, value), (other, better)) = (told(own), told(ahead));
    let (rank, other_rank) = (own.number, ahead.number);
    text!(
        "{other} with {better} is printed {other_rank}, {name} with {value} {rank}",
        "{other}（{better}）列第 {other_rank}，{name}（{value}）列第 {rank}",
        other,
        better,
        other_rank,
        name,
        value,
        rank
    )
}

/// A rank as a whole number.
fn whole(number: &printed::Exact) -> Option<i64> {
    let number: Decimal = number.round(0, crate::units::Rounding::Nearest)?;
    i64::try_from(number.digits()).ok()
}
