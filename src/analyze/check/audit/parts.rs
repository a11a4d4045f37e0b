//! What is printed for a parent, against what its parts make together; and shares that make 100%.

use super::comparisons::{Of, PartsOf, Whose};
use crate::analyze::check::printed::sum_of;
use crate::analyze::check::{Check, Implied, Sum, Test};
use crate::analyze::formula::sum;
use crate::analyze::measure::{Reading, is_printed, measure};
use crate::analyze::scope::Scope;
use crate::analyze::totals::{growth_of_actuals, total};
use crate::catalog::{DistrictId, Measure};
use crate::diagnostic::Result;
use crate::text::text;

impl Of<'_> {
    /// What is printed for a parent against what its parts make together.
    pub(super) fn sum(
        &self,
        districts: &[DistrictId],
        parent: DistrictId,
        of: PartsOf,
        which: Measure,
    ) -> Result<Check> {
        let (indicator, span) = (self.indicator, self.span);
        let parts = Some(districts.to_vec());
        let mut targets = None;
        let (mut made, _) =
            sum_of(&self.query, parts, Some(parent), self.words, |frame| {
                match frame.scope.collapsing {
                    true => {
                        if which == Measure::Progress {
                            targets =
                                total(&mut frame.scope, indicator, Measure::Target, span).ok();
                        }
                        total(&mut frame.scope, indicator, which, span)
                    }
                    false => measure(&mut frame.scope, indicator, which, Reading::Published, span),
                }
            })?;
        let mut own = self.frame(Some(&[parent]))?;
        let prints_actual = is_printed(&own.scope, indicator, Measure::Actual);
        if let Some(parts) = targets.filter(|_| prints_actual) {
            let actual =
                measure(&mut own.scope, indicator, Measure::Actual, Reading::Published, span)?;
            let inverse = own.scope.indicator(indicator).lower_is_better;
            made.implied = Some(Implied { actual, parts, inverse });
        }
        made.otherwise = self.by_both_years(districts, parent, which)?;
        let from = match &of {
            PartsOf::Level(level) => {
                text!("from its parts of level {level}", "由各下级（{level}）合计", level)
            }
            PartsOf::All | PartsOf::Own => {
                let noun = self.words.catalog.nouns.many();
                text!("from the {noun}", "由各{noun}合计", noun)
            }
        };
        Ok(self.check(which, Whose::Parts(parent, of), from, Test::AddsUp(Box::new(made))))
    }

    /// The growth of a parent by the actuals of its parts in both years: their growths may not be
    /// printed, though the column is there.
    fn by_both_years(
        &self,
        districts: &[DistrictId],
        parent: DistrictId,
        which: Measure,
    ) -> Result<Option<Box<Sum>>> {
        let (indicator, span) = (self.indicator, self.span);
        let below = self.frame(Some(districts))?;
        let has_both = which == Measure::Yoy
            && is_printed(&below.scope, indicator, Measure::Actual)
            && self.words.catalog.has_history(indicator)
            && below.scope.indicator(indicator).breaks.is_empty();
        if !has_both {
            return Ok(None);
        }
        let parts = Some(districts.to_vec());
        let (made, _) = sum_of(&self.query, parts, Some(parent), self.words, |frame| {
            let scope = &mut frame.scope;
            match scope.collapsing {
                true => growth_of_actuals(scope, indicator, span),
                false => measure(scope, indicator, which, Reading::Published, span),
            }
        })?;
        Ok(Some(Box::new(made)))
    }

    /// The share that is printed for the whole, against what those of its parts make.
    pub(super) fn share_of_whole(
        &self,
        districts: &[DistrictId],
        parent: DistrictId,
    ) -> Result<Check> {
        let (indicator, span, which) = (self.indicator, self.span, Measure::Share);
        let parts = Some(districts.to_vec());
        let (made, _) = sum_of(&self.query, parts, Some(parent), self.words, |frame| {
            let scope = &mut frame.scope;
            let share =
                |scope: &mut Scope| measure(scope, indicator, which, Reading::Published, span);
            match scope.collapsing {
                true => {
                    let share = scope.of_rows(share)?;
                    Ok(scope.aggregate(sum(share), span))
                }
                false => share(scope),
            }
        })?;
        let noun = self.words.catalog.nouns.many();
        let from = text!("from the {noun}", "由各{noun}合计", noun);
        let whose = Whose::Parts(parent, PartsOf::All);
        Ok(self.check(which, whose, from, Test::AddsUp(Box::new(made))))
    }

    /// The printed shares of all districts, which make 100%.
    pub(super) fn shares(&self, districts: &[DistrictId]) -> Result<Check> {
        let (indicator, span, which) = (self.indicator, self.span, Measure::Share);
        let parts = Some(districts.to_vec());
        let (made, _) = sum_of(&self.query, parts, None, self.words, |frame| {
            let scope = &mut frame.scope;
            let share = scope
                .of_rows(|scope| measure(scope, indicator, which, Reading::Published, span))?;
            Ok(scope.aggregate(sum(share), span))
        })?;
        let from = text!("adding up to 100%", "合计为 100%");
        Ok(self.check(which, Whose::All, from, Test::AddsUp(Box::new(made))))
    }
}
