//! `[indicators.*]`.

use super::districts::values;
use super::scope::Scope;
use super::section::{Faults, Placed, Section};
use crate::catalog::measure::Measure;
use crate::catalog::model::{Best, Catalog, Indicator, IndicatorId, Kind, RankingRule, Skip, Ties};
use crate::catalog::names::NameIndex;
use crate::diagnostic::{Code, Diagnostic};
use crate::units::{SpellingError, Unit, parse_unit, parse_unit_or_other};

/// Reads the indicators into the catalog, in the order of the file. Gives those that do not say
/// what they are ranked by.
pub(super) fn indicators(
    file: &mut Section<'_>,
    catalog: &mut Catalog,
    faults: &mut Faults,
) -> Vec<IndicatorId> {
    let mut scope = Scope::new("indicator");
    let mut stated_parts = Vec::new();
    let mut unranked = Vec::new();
    for (id, mut section) in file.named_sections("indicators", faults) {
        let own = IndicatorId(catalog.indicators.len());
        let label = section.text("label", faults).unwrap_or_else(|| id.clone());
        let aliases = section.texts("aliases", faults);
        for name in [&id, &label].into_iter().chain(&aliases) {
            scope.claim(name, own.0, faults);
        }
        let unit = section.required("unit", faults).and_then(|unit| unit_of(&unit, faults));
        let kinds = [
            ("cumulative", Kind::Cumulative),
            ("flow", Kind::Flow),
            ("stock", Kind::Stock),
            ("rate", Kind::Rate),
        ];
        let kind = section.one_of("kind", &kinds, faults).unwrap_or_default();
        let level = section.text("level", faults).filter(|level| {
            let known = catalog.find_level(&level.value).is_some();
            if !known {
                let levels = catalog.districts.iter().map(|district| district.level.as_str());
                faults.unknown("level", level, levels);
            }
            known
        });
        let (ranking, by_stated) = ranking(&mut section, catalog, faults);
        if !by_stated {
            unranked.push(own);
        }
        let has_parts = section.has("parts");
        let parts = section.texts("parts", faults);
        if has_parts {
            stated_parts.push((own, id.clone(), parts));
        }
        section.finish(faults);
        catalog.indicators.push(Indicator {
            id: id.value,
            label: label.value,
            aliases: values(aliases),
            unit: unit.unwrap_or(Unit::NUMBER),
            kind,
            ranking,
            level: level.map(|level| level.value),
            parts: None,
            lower_is_better: false,
            published: Vec::new(),
        });
    }
    // Lookups so far knew no indicators.
    catalog.index = NameIndex::default();
    for (own, id, parts) in stated_parts {
        let parts = parts_of(&id, &parts, catalog, faults);
        if let Some(indicator) = catalog.indicators.get_mut(own.0) {
            indicator.parts = parts;
        }
    }
    unranked
}

/// A unit as the catalog writes it. A word that the language does not know is a unit of the
/// catalog's own (公顷), unless it is near a known one and so more likely a slip (亿园).
pub(super) fn unit_of(text: &Placed<String>, faults: &mut Faults) -> Option<Unit> {
    match parse_unit(&text.value) {
        Ok(unit) => Some(unit),
        Err(SpellingError::UnknownUnit { near, .. }) if near.is_empty() => {
            Some(parse_unit_or_other(&text.value))
        }
        Err(error) => {
            let mut diagnostic =
                Diagnostic::error(Code::BadCatalog, format!("unknown unit {}", text.value))
                    .at(text.span)
                    .label(text.span, "not a unit");
            diagnostic.hints = error.hints();
            faults.add(diagnostic);
            None
        }
    }
}

/// `rank = { by = "progress", … }`, and whether it says by what.
fn ranking(
    section: &mut Section<'_>,
    catalog: &Catalog,
    faults: &mut Faults,
) -> (RankingRule, bool) {
    let mut rule = RankingRule::default();
    let Some(mut rank) = section.section("rank", faults) else { return (rule, false) };
    let by = rank.text("by", faults);
    if let Some(by) = &by {
        match catalog.find_measure(&by.value) {
            Some(measure) => rule.by = measure,
            None => {
                faults.unknown("measure", by, catalog.measure_spellings().map(|(name, _)| name));
            }
        }
    }
    let ends = [("highest", Best::Highest), ("lowest", Best::Lowest)];
    rule.best = rank.one_of("best", &ends, faults).unwrap_or(rule.best);
    let ties =
        [("competition", Ties::Competition), ("dense", Ties::Dense), ("ordinal", Ties::Ordinal)];
    rule.ties = rank.one_of("ties", &ties, faults).unwrap_or(rule.ties);
    for skip in rank.texts("skip", faults) {
        match skip.value.as_str() {
            "missing" => rule.skip.push(Skip::Missing),
            "zero" => rule.skip.push(Skip::Zero),
            _ => {
                super::section::unknown_word("skip", &skip, ["missing", "zero"].into_iter(), faults)
            }
        }
    }
    rank.finish(faults);
    (rule, by.is_some())
}

fn parts_of(
    id: &Placed<String>,
    parts: &[Placed<String>],
    catalog: &Catalog,
    faults: &mut Faults,
) -> Option<(IndicatorId, IndicatorId)> {
    let [over, under] = parts else {
        let message = format!("parts of {}: {} names", id.value, parts.len());
        faults.bad(id.span, message, "expected two: [\"of this\", \"by this\"]");
        return None;
    };
    let mut find = |part: &Placed<String>| {
        let found = catalog.find_indicator(&part.value);
        if found.is_none() {
            faults.unknown("indicator", part, catalog.indicator_names());
        }
        found
    };
    let (over, under) = (find(over), find(under));
    Some((over?, under?))
}

/// What an indicator is ranked by when the catalog does not say: the first of progress, score,
/// actual that its sources print (progress too where they print a target).
pub(super) fn choose_rankings(catalog: &mut Catalog, unranked: &[IndicatorId]) {
    for id in unranked {
        if let Some(indicator) = catalog.indicators.get_mut(id.0) {
            indicator.ranking.by = indicator.usual_key();
        }
    }
}

impl Indicator {
    /// What it is ranked by where nothing is said.
    pub(in crate::catalog) fn usual_key(&self) -> Measure {
        let prints = |measure| self.published(measure).is_some();
        let target = prints(Measure::Actual) && prints(Measure::Target);
        if prints(Measure::Progress) || target {
            Measure::Progress
        } else if prints(Measure::Score) {
            Measure::Score
        } else {
            Measure::Actual
        }
    }
}
