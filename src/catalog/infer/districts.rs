//! The column of names → districts, their groups, and the rows that sum them up.

use super::columns::{Columns, Sheet};
use super::places::{self, Known, Named};
use super::totals::{self, RowKind, kind_of};
use super::{LEVEL, divisions};
use crate::catalog::model::{Catalog, ColumnSource, District, DistrictId, Group, GroupId};
use crate::catalog::{BodyRow, key};
use crate::diagnostic::Diagnostic;
use crate::grid::{ColumnHeader, one_line, without_footnote};
use crate::text::{Text, listed, text};
use crate::units::{Dimension, Unit};
use std::collections::{HashMap, HashSet};

/// The levels of rows that sum up the others, or some of them.
pub(super) const TOTAL: &str = "total";
pub(super) const SUBTOTAL: &str = "subtotal";

/// A table and what its columns are.
pub(super) struct Table<'a, 'g> {
    pub sheet: &'a Sheet<'g>,
    pub columns: &'a Columns,
    pub district: &'a ColumnHeader,
    /// What the columns of figures hold.
    pub figures: &'a [ColumnSource],
}

impl Table<'_, '_> {
    /// Puts each name into the catalog once, with its group and its parent; `said` tells how. Gives
    /// the names that are left out: those of averages.
    pub fn districts(
        &self,
        catalog: &mut Catalog,
        said: &mut Vec<Text>,
        notes: &mut Vec<Diagnostic>,
    ) -> Vec<String> {
        let mut places = Known::default();
        let mut known: HashSet<String> = HashSet::new();
        let mut left_out = Vec::new();
        let kinds = self.kinds(said);
        let mut total = None;
        for row in self.sheet.first_rows(self.district.column) {
            let name = bare(row.text(self.district.column));
            let name_key = key(name);
            let kind = kinds.get(&name_key).copied().unwrap_or(RowKind::District);
            if name.is_empty() || !known.insert(name_key) {
                continue;
            }
            let level = match kind {
                RowKind::Average => {
                    left_out.push(name.to_owned());
                    continue;
                }
                RowKind::Total => {
                    total.get_or_insert(DistrictId(catalog.districts.len()));
                    TOTAL
                }
                RowKind::Subtotal => SUBTOTAL,
                RowKind::District => LEVEL,
            };
            if level == LEVEL {
                let place = Named { grid: self.sheet.grid, row, column: self.district.column };
                if places.is_spelt_otherwise(name, &mut catalog.districts, place, said) {
                    continue;
                }
            }
            let column = self.columns.group.as_ref().map(|group| row.text(group.column).trim());
            let label = column.or_else(|| self.sheet.label_of(row)).filter(|_| level == LEVEL);
            let group = label.and_then(|label| group_of(label, catalog));
            catalog.districts.push(District {
                name: one_line(name),
                aliases: Vec::new(),
                level: level.to_owned(),
                group,
                parent: None,
            });
        }
        for district in catalog.districts.iter_mut().filter(|district| district.level == LEVEL) {
            district.parent = total;
        }
        if !self.sheet.labels.is_empty() && self.columns.group.is_none() {
            let names = listed(self.sheet.labels.iter().map(|(_, name)| name.as_str()));
            said.push(text!("{names} → the groups", "{names} → 分组", names));
        }
        divisions::name(&mut catalog.districts, said);
        let is_district = |row: &&BodyRow<'_>| {
            let kind = kinds.get(&key(bare(row.text(self.district.column))));
            kind.is_none_or(|kind| *kind == RowKind::District)
        };
        let column = self.district.column;
        let rows: Vec<&BodyRow<'_>> = self.sheet.first_rows(column).filter(is_district).collect();
        notes.extend(places.notes);
        notes.extend(places::notes(&rows, column, self.sheet.grid, &mut HashSet::new()));
        if let Some(group) = &self.columns.group {
            let column = group.text();
            said.push(text!("{column} → the groups", "{column} → 分组", column));
        }
        left_out
    }

    /// What the rows are that are no districts, by the key of their name. Where no name is a
    /// total's, the figures say which is.
    fn kinds(&self, said: &mut Vec<Text>) -> HashMap<String, RowKind> {
        let mut names: Vec<(&str, RowKind)> = Vec::new();
        let mut kinds: HashMap<String, RowKind> = HashMap::new();
        for row in self.sheet.first_rows(self.district.column) {
            let name = bare(row.text(self.district.column));
            let kind = kind_of(name);
            if kind != RowKind::District && kinds.insert(key(name), kind).is_none() {
                names.push((name, kind));
            }
        }
        let of_kind = |kind| move |(_, it): &&(&str, RowKind)| *it == kind;
        let plain = names.iter().any(|(name, _)| totals::is_plain_total(name));
        let several = names.iter().filter(of_kind(RowKind::Total)).count() > 1;
        for (name, kind) in &mut names {
            // 县区合计 beside 全市 or beside 开发区合计 sums up a part.
            if *kind == RowKind::Total && !totals::is_plain_total(name) && (plain || several) {
                *kind = RowKind::Subtotal;
                kinds.insert(key(name), *kind);
            }
            let name = *name;
            said.push(match kind {
                RowKind::Total => text!(
                    "{name} → a total: kept as the parent, never ranked",
                    "{name} → 合计：作为上级保留，不参加排名",
                    name
                ),
                RowKind::Subtotal => text!(
                    "{name} → a part's total: kept, never ranked",
                    "{name} → 部分合计：保留，不参加排名",
                    name
                ),
                RowKind::Average | RowKind::District => {
                    text!("{name} → left out: an average", "{name} → 不读入：平均数", name)
                }
            });
        }
        if !names.iter().any(|(_, kind)| *kind == RowKind::Total)
            && let Some((name, total)) = self.sum_of_the_others()
        {
            said.push(text!(
                "{name} → the total of the others: its figures are their sums",
                "{name} → 其他各行的合计：它的数是它们之和",
                name
            ));
            kinds.insert(total, RowKind::Total);
        }
        kinds
    }

    /// The name, and its key, of the row whose figures are the sums of all others.
    fn sum_of_the_others(&self) -> Option<(String, String)> {
        let summable = |column: &&ColumnSource| {
            let amount = column.measure.default_unit(&Unit::PERCENT) == Unit::PERCENT
                && column.measure.default_unit(&Unit::NUMBER) == Unit::NUMBER;
            let ratio = [Dimension::Percent, Dimension::Points, Dimension::Score];
            amount && !ratio.contains(&column.unit.dimension)
        };
        let headers: HashSet<&str> =
            self.figures.iter().filter(summable).map(|column| column.header.as_str()).collect();
        let columns = self.columns.figures.iter();
        let columns = columns.filter(|column| headers.contains(column.header.text().as_str()));
        let figures = totals::Figures {
            rows: &self.sheet.rows,
            district: self.district.column,
            period: self.columns.period.as_ref().map(|header| header.column),
            summable: columns.map(|column| column.header.column).collect(),
        };
        let total = figures.sum_of_the_others()?;
        let mut rows = self.sheet.first_rows(self.district.column);
        let row = rows.find(|row| key(row.text(self.district.column)) == total)?;
        Some((row.text(self.district.column).trim().to_owned(), total))
    }
}

/// A name without a mark that leads to a footnote.
fn bare(name: &str) -> &str {
    without_footnote(name.trim()).0
}

fn group_of(label: &str, catalog: &mut Catalog) -> Option<GroupId> {
    if label.is_empty() {
        return None;
    }
    let same = |group: &Group| key(&group.label) == key(label);
    let at = catalog.groups.iter().position(same).unwrap_or(catalog.groups.len());
    if at == catalog.groups.len() {
        let label = label.to_owned();
        catalog.groups.push(Group { id: label.clone(), label, aliases: Vec::new() });
    }
    Some(GroupId(at))
}
