//! Whether printed ranks start again in each group of a table.
//!
//! A table of districts in groups may rank all of them or each group by itself; its header seldom says
//! which. The ranks do: of all together some rank is as large as there are rows, of each group none is
//! larger than the group.

use super::columns::{Columns, Sheet};
use crate::catalog::model::{ColumnSource, Indicator, Within};
use crate::catalog::{Measure, key};
use crate::grid::cell::{CellText, read_cell, read_rank};
use crate::grid::one_line;
use crate::text::{Text, text};
use std::collections::BTreeMap;

/// Settles for each indicator with printed ranks whether they are those of groups.
pub(super) fn settle(
    sheet: &Sheet<'_>,
    columns: &Columns,
    sources: &[ColumnSource],
    indicators: &mut [Indicator],
    said: &mut Vec<Text>,
) {
    for (at, indicator) in indicators.iter_mut().enumerate() {
        let is_own =
            |source: &&ColumnSource| source.indicator.0 == at && source.measure == Measure::Rank;
        let Some(source) = sources.iter().find(is_own) else { continue };
        let mut figures = columns.figures.iter().map(|figure| &figure.header);
        let Some(header) = figures.find(|header| key(&header.text()) == key(&source.header)) else {
            continue;
        };
        if restart(sheet, columns, header.column) {
            indicator.ranking.within = Within::Group;
            said.push(text!(
                "{header} → ranks start again in each group",
                "{header} → 各组分别排名",
                header = source.header
            ));
        }
    }
}

/// Whether the ranks in a column do.
fn restart(sheet: &Sheet<'_>, columns: &Columns, column: usize) -> bool {
    let mut periods: BTreeMap<&str, BTreeMap<String, Vec<u64>>> = BTreeMap::new();
    for row in &sheet.rows {
        let rank = rank(row.text(column));
        let group = match &columns.group {
            Some(group) => one_line(row.text(group.column)),
            None => sheet.label_of(row).unwrap_or_default().to_owned(),
        };
        let (Some(rank), false) = (rank, group.is_empty()) else { continue };
        let period = columns.period.as_ref().map_or("", |period| row.text(period.column));
        periods.entry(period).or_default().entry(group).or_default().push(rank);
    }
    !periods.is_empty() && periods.values().all(of_groups)
}

fn of_groups(groups: &BTreeMap<String, Vec<u64>>) -> bool {
    let all = groups.values().map(Vec::len).sum::<usize>() as u64;
    let most = groups.values().flatten().max().copied().unwrap_or(0);
    let of_its_group = |ranks: &Vec<u64>| {
        let size = ranks.len() as u64;
        ranks.contains(&1) && ranks.iter().all(|rank| (1..=size).contains(rank))
    };
    groups.len() > 1 && most < all && groups.values().all(of_its_group)
}

/// `3`, `第三名`
fn rank(text: &str) -> Option<u64> {
    let number = read_rank(text).or_else(|| match read_cell(text) {
        Ok(CellText::Figure(figure)) => Some(figure.number),
        _ => None,
    })?;
    let whole = Some(number.digits()).filter(|_| number.places() == 0);
    u64::try_from(whole?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(of: &[&[u64]]) -> BTreeMap<String, Vec<u64>> {
        of.iter().enumerate().map(|(at, ranks)| (at.to_string(), ranks.to_vec())).collect()
    }

    #[test]
    fn ranks_tell_whether_they_start_again() {
        assert!(of_groups(&groups(&[&[1, 2, 3], &[2, 1]])));
        assert!(of_groups(&groups(&[&[1, 1], &[1, 2]])));
        // All together, in groups that are listed one after the other.
        assert!(!of_groups(&groups(&[&[1, 2, 3], &[4, 5]])));
        assert!(!of_groups(&groups(&[&[1, 3, 5], &[4, 2]])));
        assert!(!of_groups(&groups(&[&[1, 2, 3]])));
    }
}
