//! Districts of which a table has no row, though it has their neighbours': they get a row without
//! figures, so that what is made of all of them is known to lack one.
//!
//! Takes the rows that were met; gives those that are not there. A row that is absent is as little a
//! zero as a cell that is empty: the sum of the other districts is not that of the city.

use crate::catalog::{Catalog, DistrictId};
use crate::diagnostic::{Code, Diagnostic};
use crate::panel::Spans;
use crate::period::Period;
use crate::text::{Text, listed, text};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// So many districts are named.
const NAMED: usize = 6;

/// The rows that are absent, period by period.
///
/// A district is looked for at a period at which most of its siblings (the districts of its level below
/// its parent) have a row: a table of one province says nothing of another's. Where two periods end
/// alike, what one of them has is taken over from the other, and nothing else.
pub(super) fn absent(
    catalog: &Catalog,
    present: &[(DistrictId, Period)],
) -> Vec<(DistrictId, Period)> {
    let mut at: BTreeMap<NaiveDate, BTreeMap<Period, HashSet<DistrictId>>> = BTreeMap::new();
    let spans = Spans::of_rows(present.iter().copied());
    for (district, period) in present {
        let there = at.entry(period.end()).or_default();
        there.entry(*period).or_default().insert(*district);
    }
    let mut families: BTreeMap<(Option<DistrictId>, &str), Vec<DistrictId>> = BTreeMap::new();
    for (number, district) in catalog.districts.iter().enumerate() {
        let family = (district.parent, district.level.as_str());
        families.entry(family).or_default().push(DistrictId(number));
    }
    let mut found = Vec::new();
    for (period, there) in at.values().filter(|alike| alike.len() == 1).flatten() {
        for family in families.values() {
            let is_there = |one: &&DistrictId| there.contains(one);
            if family.iter().filter(is_there).count() * 2 <= family.len() {
                continue;
            }
            let lacking = family
                .iter()
                .filter(|one| !is_there(one) && spans.belongs(**one, *period, catalog));
            found.extend(lacking.map(|one| (*one, *period)));
        }
    }
    found
}

/// That districts which the catalog names have no row at any period.
pub(super) fn never_met(
    catalog: &Catalog,
    absent: &[(DistrictId, Period)],
    present: &[(DistrictId, Period)],
) -> Option<Diagnostic> {
    let met: HashSet<DistrictId> = present.iter().map(|(district, _)| *district).collect();
    let mut never: Vec<DistrictId> =
        absent.iter().map(|(district, _)| *district).filter(|one| !met.contains(one)).collect();
    never.sort_unstable();
    never.dedup();
    let names = never.iter().take(NAMED).filter_map(|one| catalog.districts.get(one.0));
    let names: Vec<Text> = names.map(|one| Text::same(one.name.as_str())).collect();
    let (names, count) = (listed(&names), never.len());
    let message = match count {
        0 => return None,
        1 => text!("no table has a row of {names}", "没有{names}的行", names),
        _ if count <= NAMED => {
            text!("no table has rows of {names}", "没有{names}的行", names)
        }
        _ => text!(
            "no table has rows of {count} that the catalog names: {names}, …",
            "目录所列的 {count} 个没有行：{names}……",
            count,
            names
        ),
    };
    Some(Diagnostic::note(Code::CellNote, message))
}
