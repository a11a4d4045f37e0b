//! What a cell would have had to be for a published figure to come out.
//!
//! Takes a published figure, the formula that it is to be the result of, and the cells; turns the
//! formula round for each of its cells. The values of the formula turned round, over all that the
//! other cells and the published figure may be, are exactly the numbers that the cell has to be one
//! of.

use super::exact::Exact;
use super::formula::{Cell, Formula};
use super::interval::{End, Interval, minus};
use super::known::Known;
use super::moebius::Moebius;
use super::range::range;
use crate::text::{Text, text};
use crate::units::Decimal;
use std::cmp::Ordering;

/// What one cell would have had to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The cell.
    pub cell: Cell,
    /// What is known of it.
    pub known: Known,
    /// The number has to be one of these.
    pub needed: Interval,
    /// What is known of the cell allows these.
    pub allowed: Interval,
    /// Whether this supposes that the other cells are exactly as printed. Otherwise they may be
    /// whatever prints so, and the need is there all the same.
    pub others_as_printed: bool,
}

/// Of the cells of a long sum, the first so many are tried.
const MOST_CELLS: usize = 64;

/// The cell that says most: of what is possible, the one that has to be farthest from its print; of
/// what is impossible, the one whose print would have to be wrong by least. Distances are in units
/// of the cell's own print. None where the formula cannot be turned round, or no single cell tells.
pub(super) fn witness(
    claimed: &Formula,
    computed: &Formula,
    cells: &[Known],
    possible: bool,
) -> Option<Witness> {
    let mut own = computed.cells();
    own.sort_unstable();
    own.dedup();
    own.retain(|cell| !claimed.has(*cell));
    own.truncate(MOST_CELLS);
    let off = |as_printed| {
        let of = move |cell: &Cell| needed(claimed, computed, cells, *cell, as_printed);
        own.iter().filter_map(of).filter(|(distance, _)| !distance.is_zero())
    };
    if !possible {
        return first(off(false), Ordering::Less);
    }
    first(off(false), Ordering::Greater).or_else(|| {
        // No cell has to be off its print, as the others can make up for it: so what if they don't?
        let alone = off(true).filter(|(_, witness)| witness.needed.meets(&witness.allowed));
        first(alone, Ordering::Less)
    })
}

/// Of those that are farthest off (`Greater`) or least, the first.
fn first(off: impl Iterator<Item = (Exact, Witness)>, wanted: Ordering) -> Option<Witness> {
    off.reduce(|best, next| if next.0.cmp(&best.0) == wanted { next } else { best })
        .map(|(_, witness)| witness)
}

/// What a cell has to be, and how far that is from its print in units of it.
fn needed(
    claimed: &Formula,
    computed: &Formula,
    cells: &[Known],
    cell: Cell,
    others_as_printed: bool,
) -> Option<(Exact, Witness)> {
    let known = cells.get(cell.0)?;
    let unit = match known {
        Known::Printed { value, .. } => Exact::scaled(1, value.places()),
        Known::Count(_) => Exact::ONE,
        // What is exact is not in question.
        Known::Exact(_) | Known::Missing => return None,
    };
    let turned = Moebius::of(computed, cell)?.solved(claimed);
    let needed = if others_as_printed {
        let as_printed = |(at, known): (usize, &Known)| match known.value() {
            Some(value) if !claimed.has(Cell(at)) => Known::Exact(value),
            _ => known.clone(),
        };
        let fixed: Vec<Known> = cells.iter().enumerate().map(as_printed).collect();
        range(&turned, &fixed).ok()?.interval
    } else {
        range(&turned, cells).ok()?.interval
    };
    let distance = needed.distance(&known.value()?).checked_div(&unit)?;
    let allowed = known.interval()?;
    let known = known.clone();
    Some((distance, Witness { cell, known, needed, allowed, others_as_printed }))
}

impl Witness {
    /// `needs actual ≥ 23.2335; printed 23.23 allows 23.225–23.235`, with the cell's name.
    pub fn in_words(&self, name: &Text) -> Text {
        let need = self.need(name);
        let have = match &self.known {
            Known::Printed { value, .. } => text!(
                "printed {value} allows {allowed}",
                "印出的 {value} 只容许 {allowed}",
                value = minus(*value),
                allowed = self.allowed.shown(value.places().saturating_add(1))
            ),
            other => {
                let number = other.value().map_or_else(String::new, |value| value.to_string());
                text!("it is {number}", "实为 {number}", number)
            }
        };
        if self.others_as_printed {
            text!(
                "with the other figures as printed, needs {need}; {have}",
                "若其他数恰如印出，须{need}；{have}",
                need,
                have
            )
        } else {
            text!("needs {need}; {have}", "须{need}；{have}", need, have)
        }
    }

    fn need(&self, name: &Text) -> Text {
        if let (Known::Count(_), Some((low, high))) = (&self.known, self.needed.whole_numbers()) {
            let between = match &high - &low {
                many if many.is_zero() => text!("{low}", "{low}", low),
                many if many == Exact::ONE => {
                    text!("{low} or {high}", "{low} 或 {high}", low, high)
                }
                _ => text!("{low} to {high}", "{low} 至 {high}", low, high),
            };
            return text!("{name} = {between}", "{name} 为 {between}", name, between);
        }
        let value = self.known.value().unwrap_or(Exact::ZERO);
        if self.needed.low.at > value {
            let bound = self.bound(&self.needed.low, &self.allowed.high.at, Exact::floor);
            let sign = if self.strict(&self.needed.low, &bound) { ">" } else { "≥" };
            text!("{name} {sign} {bound}", "{name} {sign} {bound}", name, sign, bound)
        } else {
            let bound = self.bound(&self.needed.high, &self.allowed.low.at, Exact::ceil);
            let sign = if self.strict(&self.needed.high, &bound) { "<" } else { "≤" };
            text!("{name} {sign} {bound}", "{name} {sign} {bound}", name, sign, bound)
        }
    }

    fn strict(&self, end: &End, shown: &str) -> bool {
        !end.closed && Decimal::parse(shown).is_ok_and(|shown| Exact::from(shown) == end.at)
    }

    /// An end in decimals, rounded so that the need stays true; in as many as tell it from what is
    /// allowed.
    fn bound(
        &self,
        end: &End,
        allowed: &Exact,
        round: fn(&Exact, u8) -> Option<Decimal>,
    ) -> String {
        let least = self.known.places().unwrap_or(0).saturating_add(2);
        let apart = |shown: &Decimal| {
            Exact::from(*shown).cmp(allowed) == end.at.cmp(allowed) || end.at == *allowed
        };
        let shown = (least..least.saturating_add(18))
            .find_map(|places| round(&end.at, places).filter(apart));
        shown.map_or_else(|| end.at.to_string(), minus)
    }
}
