//! `rank = { by = "progress", … }`, and what of an indicator follows from the figures that its
//! sources print: what it is ranked by, which end is best, whether it is a rate, whether it needs
//! a unit.

use super::section::{Faults, Section, missing_here, unknown_word};
use crate::catalog::measure::Measure;
use crate::catalog::model::{
    Best, Catalog, Indicator, IndicatorId, Kind, RankingRule, Skip, Ties, Within,
};
use crate::source::Span;
use crate::text::text;
use crate::units::Unit;

/// A ranking rule as far as it is stated.
#[derive(Default)]
pub(super) struct StatedRule {
    by: Option<Measure>,
    best: Option<Best>,
    ties: Option<Ties>,
    skip: Vec<Skip>,
    within: Option<Within>,
}

/// An indicator of which something depends on its sources.
pub(super) struct Unsettled {
    pub own: IndicatorId,
    /// The table that states it, for messages.
    pub name: String,
    /// Where that is.
    pub span: Span,
    pub unit_stated: bool,
    pub kind_stated: bool,
    pub rule: StatedRule,
}

/// Reads what the indicator's `rank` states.
pub(super) fn ranking(
    section: &mut Section<'_>,
    catalog: &Catalog,
    faults: &mut Faults,
) -> StatedRule {
    let mut rule = StatedRule::default();
    let Some(mut rank) = section.section("rank", faults) else { return rule };
    if let Some(by) = rank.text("by", faults) {
        rule.by = catalog.find_measure(&by.value);
        if rule.by.is_none() {
            let names = catalog.measure_spellings().map(|(name, _)| name);
            faults.unknown(text!("measure", "度量"), &by, names);
        }
    }
    let ends = [("highest", Best::Highest), ("lowest", Best::Lowest)];
    rule.best = rank.one_of("best", &ends, faults);
    let ties =
        [("competition", Ties::Competition), ("dense", Ties::Dense), ("ordinal", Ties::Ordinal)];
    rule.ties = rank.one_of("ties", &ties, faults);
    for skip in rank.texts("skip", faults) {
        match skip.value.as_str() {
            "missing" => rule.skip.push(Skip::Missing),
            "zero" => rule.skip.push(Skip::Zero),
            _ => {
                let what = text!("skip", "`skip` 的值");
                unknown_word(&what, &skip, ["missing", "zero"].into_iter(), faults);
            }
        }
    }
    let within = [("all", Within::All), ("group", Within::Group)];
    rule.within = rank.one_of("within", &within, faults);
    rank.finish(faults);
    rule
}

/// Settles every indicator, now that it is known what the sources print of it.
pub(super) fn settle(catalog: &mut Catalog, unsettled: Vec<Unsettled>, faults: &mut Faults) {
    for Unsettled { own, name, span, unit_stated, kind_stated, rule } in unsettled {
        let Some(indicator) = catalog.indicators.get_mut(own.0) else { continue };
        if !unit_stated && indicator.needs_unit() {
            let message = text!("{name} lacks the key unit", "缺少键 `unit`（{name}）", name);
            faults.bad(span, message, missing_here("unit"));
        }
        let points = |measure| matches!(measure, Measure::Rank | Measure::Score);
        let only_points = indicator.published.iter().all(|it| points(it.measure));
        if !kind_stated && only_points && !indicator.published.is_empty() {
            indicator.kind = Kind::Rate;
        }
        let usual = RankingRule::default();
        let by = rule.by.unwrap_or_else(|| indicator.usual_key());
        indicator.ranking = RankingRule {
            by,
            best: rule.best.unwrap_or_else(|| indicator.usual_best(by)),
            ties: rule.ties.unwrap_or(usual.ties),
            skip: rule.skip,
            within: rule.within.unwrap_or(usual.within),
        };
    }
}

/// Whether the measure is in the indicator's own unit.
fn is_amount(measure: Measure) -> bool {
    measure.default_unit(&Unit::PERCENT) == Unit::PERCENT
        && measure.default_unit(&Unit::NUMBER) == Unit::NUMBER
}

impl Indicator {
    /// Whether anything of it is in its own unit. Nothing is where only ranks, scores and percents
    /// are printed; what no source prints may be worked out.
    fn needs_unit(&self) -> bool {
        self.published.is_empty() || self.published.iter().any(|it| is_amount(it.measure))
    }

    /// What it is ranked by where nothing is said: the first of progress, score, actual that its
    /// sources print (progress too where they print a target); by its rank where that is all.
    pub(in crate::catalog) fn usual_key(&self) -> Measure {
        let prints = |measure| self.published(measure).is_some();
        let target = prints(Measure::Actual) && prints(Measure::Target);
        let nothing_else = self.published.iter().all(|it| it.measure == Measure::Rank);
        if prints(Measure::Progress) || target {
            Measure::Progress
        } else if prints(Measure::Score) {
            Measure::Score
        } else if prints(Measure::Rank) && nothing_else {
            Measure::Rank
        } else {
            Measure::Actual
        }
    }

    /// Which end of a measure is rank 1 where nothing is said: the lowest of printed ranks and, for
    /// an indicator that is better when lower, of its amounts and their growth. Its progress is
    /// target / actual, so the highest is best there too.
    pub fn usual_best(&self, by: Measure) -> Best {
        let grows_with_it = matches!(
            by,
            Measure::Actual
                | Measure::Base
                | Measure::Yoy
                | Measure::Share
                | Measure::PeriodActual
                | Measure::Pull
        );
        match by {
            Measure::Rank | Measure::PreviousRank => Best::Lowest,
            _ if self.lower_is_better && grows_with_it => Best::Lowest,
            _ => Best::Highest,
        }
    }
}
