//! `[indicators.*]`.

use super::districts::values;
use super::rankings::{Unsettled, ranking};
use super::scope::Scope;
use super::section::{Faults, Placed, Section};
use crate::catalog::model::{Break, Catalog, CatalogFormula, Indicator, IndicatorId, Kind};
use crate::catalog::names::NameIndex;
use crate::diagnostic::{Code, Diagnostic};
use crate::period::{self, Period};
use crate::source::Span;
use crate::text::text;
use crate::units::{SpellingError, Unit, parse_unit, parse_unit_or_other};

/// Reads the indicators into the catalog, in the order of the file. Gives what of each depends on
/// the figures that the sources print.
pub(super) fn indicators(
    file: &mut Section<'_>,
    catalog: &mut Catalog,
    faults: &mut Faults,
) -> Vec<Unsettled> {
    let mut scope = Scope::new(text!("indicator", "指标"));
    let mut stated_parts = Vec::new();
    let mut unsettled = Vec::new();
    for (id, mut section) in file.named_sections("indicators", faults) {
        let own = IndicatorId(catalog.indicators.len());
        let label = section.text("label", faults).unwrap_or_else(|| id.clone());
        let aliases = section.texts("aliases", faults);
        for name in [&id, &label].into_iter().chain(&aliases) {
            scope.claim(name, own.0, faults);
        }
        let unit = section.text_or_none("unit", faults);
        let unit_stated = unit.is_some();
        let unit = unit.flatten().and_then(|unit| unit_of(&unit, faults));
        let kinds = [
            ("cumulative", Kind::Cumulative),
            ("flow", Kind::Flow),
            ("stock", Kind::Stock),
            ("rate", Kind::Rate),
        ];
        let kind = section.one_of("kind", &kinds, faults);
        let level = section.text("level", faults).filter(|level| {
            let known = catalog.find_level(&level.value).is_some();
            if !known {
                let levels = catalog.districts.iter().map(|district| district.level.as_str());
                faults.unknown(text!("level", "层级"), level, levels);
            }
            known
        });
        let ends = [("higher", false), ("lower", true)];
        let lower_is_better = section.one_of("better", &ends, faults).unwrap_or(false);
        let rule = ranking(&mut section, catalog, faults);
        let breaks = breaks(&mut section, faults);
        let formula = section
            .text("formula", faults)
            .map(|text| CatalogFormula { span: inside(text.span, &text.value), text: text.value });
        let has_parts = section.has("parts");
        let parts = section.texts("parts", faults);
        if has_parts {
            stated_parts.push((own, id.clone(), parts));
        }
        let (name, span) = (format!("[indicators.{}]", id.value), section.span);
        unsettled.push(Unsettled {
            own,
            name,
            span,
            unit_stated,
            kind_stated: kind.is_some(),
            rule,
        });
        section.finish(faults);
        catalog.indicators.push(Indicator {
            id: id.value,
            label: label.value,
            aliases: values(aliases),
            unit: unit.unwrap_or(Unit::NUMBER),
            kind: kind.unwrap_or_default(),
            ranking: Default::default(),
            level: level.map(|level| level.value),
            parts: None,
            formula,
            lower_is_better,
            breaks,
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
    unsettled
}

/// How a catalog says that figures have no unit.
const PLAIN: &[&str] = &["number", "数"];

/// A unit as the catalog writes it; `number` for none. A word that the language does not know is a unit of the
/// catalog's own (公顷), unless it is near a known one and so more likely a slip (亿园).
pub(super) fn unit_of(text: &Placed<String>, faults: &mut Faults) -> Option<Unit> {
    if PLAIN.contains(&text.value.trim()) {
        return Some(Unit::NUMBER);
    }
    match parse_unit(&text.value) {
        Ok(unit) => Some(unit),
        Err(SpellingError::UnknownUnit { near, .. })
            if near.is_empty() && slip_of_yuan(&text.value).is_none() =>
        {
            Some(parse_unit_or_other(&text.value))
        }
        Err(error) => {
            let message = text!("unknown unit {unit}", "不认识的单位 `{unit}`", unit = text.value);
            let mut diagnostic = Diagnostic::error(Code::BadCatalog, message)
                .at(text.span)
                .label(text.span, text!("not a unit", "不是单位"));
            diagnostic.hints = match slip_of_yuan(&text.value) {
                Some(meant) => vec![text!("write {meant}", "改为 {meant}", meant)],
                None => error.hints(),
            };
            faults.add(diagnostic);
            None
        }
    }
}

/// 亿圆, 万员: a size and what sounds like 元, which is too short to be near it.
fn slip_of_yuan(unit: &str) -> Option<String> {
    let size = unit.trim().strip_suffix(['圆', '员', '园', '円'])?;
    let mended = format!("{size}元");
    (!size.is_empty() && parse_unit(&mended).is_ok()).then_some(mended)
}

/// `breaks = [{ at = "2022Q1", because = "…" }]`, in calendar order.
fn breaks(section: &mut Section<'_>, faults: &mut Faults) -> Vec<Break> {
    let mut found: Vec<(Break, Span)> = Vec::new();
    for mut section in section.sections("breaks", faults) {
        let at = section.required("at", faults);
        let because = section.required("because", faults);
        section.finish(faults);
        let Some(at) = at else { continue };
        let (Some(from), Some(because)) = (dated(&at, faults), because) else { continue };
        if let Some((_, first)) = found.iter().find(|(known, _)| known.from == from) {
            let message = text!("two breaks at {from}", "{from}写了两次口径变化", from);
            faults.add(
                Diagnostic::error(Code::CatalogConflict, message)
                    .at(at.span)
                    .label(at.span, text!("again here", "第二次"))
                    .label(*first, text!("first here", "第一次"))
                    .hint(text!("one break may name several reasons", "一次变化可以写几个原因")),
            );
            continue;
        }
        found.push((Break { from, because: because.value }, at.span));
    }
    found.sort_by_key(|(known, _)| known.from.start());
    found.into_iter().map(|(known, _)| known).collect()
}

/// A period with its year.
fn dated(text: &Placed<String>, faults: &mut Faults) -> Option<Period> {
    let literal = match period::parse(&text.value) {
        Ok(literal) => literal,
        Err(why) => {
            let message = text!("at {typed}: {why}", "at {typed}：{why}", typed = text.value, why);
            faults.bad(text.span, message, text!("not a period", "不是期间"));
            return None;
        }
    };
    if literal.year.is_none() {
        let message = text!(
            "at {typed}: a break takes a period with its year",
            "at {typed}：口径变化的期间要写年份",
            typed = text.value
        );
        faults.bad(text.span, message, text!("which year's?", "哪一年的？"));
    }
    literal.year.map(|year| literal.in_year(year))
}

/// The place of a text without the quotes around it.
fn inside(quoted: Span, text: &str) -> Span {
    let range = quoted.range();
    let quotes = range.len().saturating_sub(text.len()) / 2;
    let start = range.start + quotes;
    Span::new(quoted.source, start..start + text.len())
}

fn parts_of(
    id: &Placed<String>,
    parts: &[Placed<String>],
    catalog: &Catalog,
    faults: &mut Faults,
) -> Option<(IndicatorId, IndicatorId)> {
    let [over, under] = parts else {
        let message = text!(
            "parts of {id}: {count} names",
            "{id} 的 parts 写了 {count} 个名称",
            id = id.value,
            count = parts.len()
        );
        let label =
            text!("expected two: [\"of this\", \"by this\"]", "此处应为两个：[\"分子\", \"分母\"]");
        faults.bad(id.span, message, label);
        return None;
    };
    let mut find = |part: &Placed<String>| {
        let found = catalog.find_indicator(&part.value);
        if found.is_none() {
            faults.unknown(text!("indicator", "指标"), part, catalog.indicator_names());
        }
        found
    };
    let (over, under) = (find(over), find(under));
    Some((over?, under?))
}
