//! Printed ranks against what they rank.

use super::comparisons::{Of, Whose, is_among_others};
use super::words::called;
use crate::analyze::check::{Among, Check, Ranking, Test};
use crate::analyze::measure::{Reading, can_be_held, is_printed, measure};
use crate::catalog::{Best, DistrictId, Measure, Within};
use crate::diagnostic::Result;
use crate::text::text;

impl Of<'_> {
    /// Printed ranks, where the catalog says what they rank: among the districts of the audit, or
    /// among those of a level above.
    pub(super) fn ranks(&self, above: Option<(&[DistrictId], Whose)>) -> Result<Option<Check>> {
        let mut frame = self.frame(above.as_ref().map(|(rows, _)| *rows))?;
        let (indicator, span) = (self.indicator, self.span);
        let rule = frame.scope.indicator(indicator).ranking.clone();
        if rule.by == Measure::Rank {
            return Ok(None);
        }
        let rank = measure(&mut frame.scope, indicator, Measure::Rank, Reading::Published, span)?;
        let key = measure(&mut frame.scope, indicator, rule.by, Reading::Usual, span)?;
        let is_held = is_printed(&frame.scope, indicator, rule.by)
            && can_be_held(&frame.scope, indicator, rule.by)
            && !(is_among_others(rule.by) && above.is_some());
        let (key, held) = match is_held {
            true => self.held(&mut frame, rule.by, key).map(|(key, held)| (key, Some(held)))?,
            false => (key, None),
        };
        let mut columns = frame.key_columns();
        columns.retain(|one| one.name != "group");
        let rows = frame.row_noun();
        let (plan, _) = frame.rows_with(columns, rows);
        let lowest_first = rule.best == Best::Lowest;
        let by = called(indicator, rule.by, Some(indicator), &self.words.catalog);
        let of_level = |level: &str| {
            let all = self.words.catalog.districts.iter();
            all.filter(|one| one.level == level).count()
        };
        let among = match (&above, rule.within) {
            // The parent is ranked among others, which stand in no row here.
            (Some((_, Whose::Whole(_))), _) => Among::Others,
            (Some((rows, Whose::Level(level))), _) if rows.len() < of_level(level) => Among::Others,
            (_, Within::Group) => Among::Group,
            (_, Within::All) => Among::All,
        };
        let test =
            Test::Ranks(Ranking { plan, rank, key, held, lowest_first, ties: rule.ties, among });
        let whose = above.map_or(Whose::Each, |(_, whose)| whose);
        let from = text!("as {by} orders it", "按{by}排列", by);
        Ok(Some(self.check(Measure::Rank, whose, from, test)))
    }
}
