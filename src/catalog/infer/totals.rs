//! Rows that are no districts: totals and averages of the others.
//!
//! A row is known by its name, or, where no name says so, by its figures being the sums of all
//! other rows.

use crate::catalog::{BodyRow, key};
use crate::grid::cell::{CellText, read_cell};
use crate::units::Decimal;
use std::collections::{HashMap, HashSet};

/// What a row's name makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// 恒口
    District,
    /// 全市, 全市合计, Grand Total: sums up the others.
    Total,
    /// 小计, 县区小计: sums up some of the others.
    Subtotal,
    /// 平均, average: neither a district nor a sum.
    Average,
}

const TOTALS: &[&str] = &[
    "全市", "全省", "全县", "全区", "全州", "全国", "合计", "总计", "总和", "total", "all", "sum",
];
const TOTAL_ENDS: &[&str] = &["合计", "总计", "总和"];
const SUBTOTALS: &[&str] = &["其中", "subtotal", "市本级", "省本级", "县本级", "区本级", "本级"];
const SUBTOTAL_STARTS: &[&str] = &["其中:", "其中、", "#"];
const SUBTOTAL_ENDS: &[&str] = &["小计"];
const AVERAGES: &[&str] = &["average", "avg", "mean"];
const AVERAGE_ENDS: &[&str] = &["平均", "平均值", "平均数", "均值"];

/// What a row called `name` is. An English word counts as a whole: `Portotal` is a place.
pub(super) fn kind_of(name: &str) -> RowKind {
    let whole = key(name);
    let is = |names: &[&str]| names.contains(&whole.as_str());
    let ends = |ends: &[&str]| ends.iter().any(|end| whole.ends_with(end));
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.next_back().map(key).unwrap_or_default();
    let part = words.next_back().is_some_and(|word| key(word) == "sub");
    let starts = SUBTOTAL_STARTS.iter().any(|start| whole.starts_with(start));
    if starts
        || is(SUBTOTALS)
        || ends(SUBTOTAL_ENDS)
        || last == "subtotal"
        || (last == "total" && part)
    {
        RowKind::Subtotal
    } else if is(TOTALS) || ends(TOTAL_ENDS) || last == "total" {
        RowKind::Total
    } else if is(AVERAGES) || ends(AVERAGE_ENDS) || last == "average" {
        RowKind::Average
    } else {
        RowKind::District
    }
}

/// Whether the name is a total's own and not that of a part (`全市`, and not `县区合计`).
pub(super) fn is_plain_total(name: &str) -> bool {
    TOTALS.contains(&key(name).as_str())
}

/// Where the figures of a table stand.
pub(super) struct Figures<'a> {
    pub rows: &'a [BodyRow<'a>],
    pub district: usize,
    pub period: Option<usize>,
    /// The columns whose figures may be added.
    pub summable: Vec<usize>,
}

impl Figures<'_> {
    /// The key of the only district whose figures are the sums of all other districts', in every
    /// column and every period.
    pub fn sum_of_the_others(&self) -> Option<String> {
        let mut names = Numbered::default();
        let mut kinds: HashMap<&str, Option<usize>> = HashMap::new();
        let mut of_period = Numbered::default();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut periods: Vec<Vec<(usize, &BodyRow<'_>)>> = Vec::new();
        for row in self.rows {
            let name = row.text(self.district).trim();
            let district = kinds.entry(name).or_insert_with(|| {
                let is_one = !name.is_empty() && kind_of(name) == RowKind::District;
                is_one.then(|| names.number(name))
            });
            let Some(district) = *district else { continue };
            let period = self.period.map_or("", |column| row.text(column));
            let period = *numbers.entry(period).or_insert_with(|| of_period.number(period));
            if periods.len() <= period {
                periods.resize_with(period + 1, Vec::new);
            }
            if let Some(rows) = periods.get_mut(period) {
                rows.push((district, row));
            }
        }
        let mut always: Option<HashSet<usize>> = None;
        for rows in &periods {
            let sums = self.sums_within(rows);
            let both = match &always {
                Some(before) => before.intersection(&sums).copied().collect(),
                None => sums,
            };
            if both.is_empty() {
                return None;
            }
            always = Some(both);
        }
        let mut always = always.into_iter().flatten();
        let only = always.next().filter(|_| always.next().is_none())?;
        names.keys.into_iter().find(|(_, number)| *number == only).map(|(name, _)| name)
    }

    /// The rows of one period that are the sums of its others.
    fn sums_within(&self, rows: &[(usize, &BodyRow<'_>)]) -> HashSet<usize> {
        if rows.len() < 3 {
            return HashSet::new();
        }
        let columns: Option<Vec<Column>> =
            (self.summable.iter()).map(|column| Column::of(*column, rows)).collect();
        let columns = columns.unwrap_or_default();
        let holds = |row: &BodyRow<'_>| {
            columns.iter().all(|column| column.is_sum(row))
                && columns.iter().any(|column| {
                    figure(row.text(column.at)).is_some_and(|number| !number.is_zero())
                })
        };
        rows.iter().filter(|(_, row)| holds(row)).map(|(name, _)| *name).collect()
    }
}

/// Names by number, those of one key by the same.
#[derive(Default)]
struct Numbered {
    keys: HashMap<String, usize>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> usize {
        let next = self.keys.len();
        *self.keys.entry(key(name)).or_insert(next)
    }
}

/// One column of a period: the sum of all its rows, and how far the rounding of all may move it.
struct Column {
    at: usize,
    sum: Decimal,
    slack: Decimal,
    blank: bool,
}

impl Column {
    /// None where the digits are too many.
    fn of(at: usize, rows: &[(usize, &BodyRow<'_>)]) -> Option<Self> {
        let mut column = Self { at, sum: Decimal::ZERO, slack: Decimal::ZERO, blank: true };
        for number in rows.iter().filter_map(|(_, row)| figure(row.text(at))) {
            column.sum = column.sum.checked_add(number)?;
            let half = Decimal::new(5, number.places().checked_add(1)?);
            column.slack = column.slack.checked_add(half)?;
            column.blank = false;
        }
        Some(column)
    }

    /// Whether the row is the sum of the others, and so half of all. A slack that is no small part
    /// of the figure proves nothing (5 + 6 is not 10), so then it has to be exact.
    fn is_sum(&self, row: &BodyRow<'_>) -> bool {
        let Some(number) = figure(row.text(self.at)) else { return self.blank };
        let size = |number: Decimal| {
            if number.digits() < 0 { number.checked_neg() } else { Some(number) }
        };
        let off = (number.checked_add(number))
            .and_then(|twice| twice.checked_sub(self.sum))
            .and_then(size);
        let share = self.slack.checked_mul(Decimal::new(50, 0));
        let (Some(off), Some(share), Some(whole)) = (off, share, size(number)) else {
            return false;
        };
        off.is_zero() || (share.cmp_value(whole).is_le() && off.cmp_value(self.slack).is_le())
    }
}

fn figure(text: &str) -> Option<Decimal> {
    match read_cell(text) {
        Ok(CellText::Figure(figure)) => Some(figure.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_row_is() {
        for (name, kind) in [
            ("全市", RowKind::Total),
            ("合 计", RowKind::Total),
            ("全市合计", RowKind::Total),
            ("Grand Total", RowKind::Total),
            ("TOTAL:", RowKind::Total),
            ("小计", RowKind::Subtotal),
            ("市本级", RowKind::Subtotal),
            ("其中：开发区", RowKind::Subtotal),
            ("县区小计", RowKind::Subtotal),
            ("Sub-total", RowKind::Subtotal),
            ("subtotal", RowKind::Subtotal),
            ("平均", RowKind::Average),
            ("全市平均值", RowKind::Average),
            ("均值", RowKind::Average),
            ("Average", RowKind::Average),
            ("Portotal", RowKind::District),
            ("合计镇", RowKind::District),
            ("安康市", RowKind::District),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
