//! The rows of a ranking: what is printed in each, and what it may be ranked by.

use crate::analyze::check::{Held, Ranking};
use crate::checks::reading::Reading;
use crate::checks::sheet::{Cells, Line};
use crate::printed::{
    Better, Claim, Exact, Formula, Interval, Ranked, Undetermined, Verdict, range,
};
use crate::session::checks::printed::agreement::lies_before;
use crate::session::checks::printed::explained::cell_of;
use crate::units::{Decimal, Rounding};

/// A row of a ranking with its cells: the printed rank and what it is ranked by.
pub struct Entry {
    /// Which.
    pub line: Line,
    /// The cells.
    pub cells: Cells,
    /// What is ranked.
    pub ranked: Ranked,
    /// Why its figure is nothing that could be ranked.
    pub unclear: Option<Undetermined>,
    /// Where it is printed as it cannot be.
    pub doubt: Option<Doubt>,
}

/// A printed figure that cannot be what it is worked out from. One of the cells is wrong, and none
/// says which: so it is ranked by what is printed, or by what the others make, or by what lies between.
pub struct Doubt {
    /// As printed.
    pub printed: Exact,
    /// As worked out.
    pub made: Exact,
}

impl Entry {
    /// What a row says.
    pub fn read(line: Line, test: &Ranking, reading: &Reading<'_>) -> Self {
        let mut cells = Cells::default();
        let rank = reading.formula(&test.rank, line, &mut cells).ok();
        let rank = rank.and_then(|rank| whole(&rank.value(&cells.known).ok()?));
        let key = reading.formula(&test.key, line, &mut cells).ok();
        let figure = key.as_ref().map(|key| {
            let mut reach = range(key, &cells.known)?.interval;
            // A number on the border of two prints is printed as one of them: equal numbers have equal
            // prints, so that figures which print differently are never equal.
            if cell_of(key).is_some() && reach.as_point().is_none() {
                reach.high.closed = false;
            }
            Ok((key.value(&cells.known)?, reach))
        });
        let (mut figure, unclear) = match figure.transpose() {
            Ok(figure) => (figure, None),
            Err(why) => (None, Some(why)),
        };
        let other = key.zip(test.held.as_ref()).and_then(|(key, held)| {
            // What it is worked out from is no cell that is shown.
            against(&key, held, line, reading, &mut cells.clone())
        });
        let doubt = figure.as_mut().zip(other).map(|((printed, reach), (made, other))| {
            *reach = reach.hull(&other);
            Doubt { printed: printed.clone(), made }
        });
        Self { line, cells, ranked: Ranked { rank, figure }, unclear, doubt }
    }
}

/// What a printed figure would be by those that it is worked out from, where it cannot be that.
fn against(
    key: &Formula,
    held: &Held,
    line: Line,
    reading: &Reading<'_>,
    cells: &mut Cells,
) -> Option<(Exact, Interval)> {
    if held.breaks.iter().any(|change| lies_before(change, line.period)) {
        return None;
    }
    let made = reading.formula(&held.formula, line, cells).ok()?;
    let verdict = Claim::new(key.clone(), made.clone()).judge(&cells.known).verdict;
    if !matches!(verdict, Verdict::Impossible { .. }) {
        return None;
    }
    Some((made.value(&cells.known).ok()?, range(&made, &cells.known).ok()?.interval))
}

/// The rows of one ranking, each in doubt by that of both figures which is nearer to its rank, and
/// whether the rank is the same by both.
pub fn settled(rows: &[&Entry], better: Better) -> Vec<(Ranked, bool)> {
    let order = |one: &Exact, other: &Exact| match better {
        Better::Higher => other.cmp(one),
        Better::Lower => one.cmp(other),
    };
    let sure = rows.iter().filter(|one| one.doubt.is_none());
    let mut sure: Vec<&Exact> =
        sure.filter_map(|one| Some(&one.ranked.figure.as_ref()?.0)).collect();
    sure.sort_by(|one, other| order(one, other));
    let ahead = |own: &Exact| sure.partition_point(|other| order(other, own).is_lt());
    let each = rows.iter().map(|row| {
        let mut ranked = row.ranked.clone();
        let (Some(doubt), Some((value, _))) = (&row.doubt, &mut ranked.figure) else {
            return (ranked, true);
        };
        let (printed, made) = (ahead(&doubt.printed), ahead(&doubt.made));
        let off = |ahead: usize| {
            let ahead = i64::try_from(ahead).unwrap_or(i64::MAX).saturating_add(1);
            ranked.rank.map_or(0, |rank| rank.abs_diff(ahead))
        };
        if off(made) < off(printed) {
            value.clone_from(&doubt.made);
        }
        (ranked, printed == made)
    });
    each.collect()
}

/// A rank as a whole number.
fn whole(number: &Exact) -> Option<i64> {
    let number: Decimal = number.round(0, Rounding::Nearest)?;
    i64::try_from(number.digits()).ok()
}
