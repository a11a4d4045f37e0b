//! `[[sources]]`: which column of which file holds what.

use super::districts::values;
use super::files::{files, literal};
use super::indicators::unit_of;
use super::scope::Scope;
use super::section::{Entry, Faults, Placed, Section, TextOrSection};
use crate::catalog::infer::unit_in_header;
use crate::catalog::measure::Measure;
use crate::catalog::model::{
    Catalog, ColumnSource, DistrictId, IndicatorId, Layout, LongName, PublishedMeasure,
    SourceTable, Whose,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{CHARSETS, Charset};
use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::text::{Text, text};
use crate::units::{Rounding, Unit};
use std::collections::HashMap;

/// Reads the sources into the catalog and notes what they publish with the indicators.
pub(super) fn sources(file: &mut Section<'_>, catalog: &mut Catalog, faults: &mut Faults) {
    for mut section in file.sections("sources", faults) {
        let files = files(&mut section, faults);
        let sheet = section.text("sheet", faults).map(|sheet| sheet.value);
        let charset = section.text("encoding", faults).and_then(|text| charset(&text, faults));
        let rounding = section.one_of("rounding", &Rounding::WORDS, faults).unwrap_or_default();
        let title_rows = usize::from(section.whole("title_rows", 0..=9, faults).unwrap_or(0));
        let header_rows = usize::from(section.whole("header_rows", 1..=3, faults).unwrap_or(1));
        let panels = usize::from(section.whole("panels", 1..=9, faults).unwrap_or(1));
        let layouts: [(&str, Reader); 3] = [("wide", wide), ("across", across), ("long", long)];
        let read = section.one_of("layout", &layouts, faults).unwrap_or(wide);
        let layout = read(&mut section, catalog, faults);
        let span = section.span;
        section.finish(faults);
        let Some(layout) = layout else { continue };
        publish(catalog, &layout);
        for (file, period) in files {
            catalog.sources.push(SourceTable {
                file,
                sheet: sheet.clone(),
                charset,
                title_rows,
                header_rows,
                panels,
                layout: layout.clone(),
                period,
                rounding,
                span: Some(span),
            });
        }
    }
}

/// `encoding = "gbk"`.
fn charset(text: &Placed<String>, faults: &mut Faults) -> Option<Charset> {
    let found = text.value.parse().ok();
    if found.is_none() {
        let message = text!(
            "unknown encoding {name}; encodings are called {known}",
            "未知的编码 {name}；可用的有：{known}",
            name = text.value,
            known = CHARSETS
        );
        faults.bad(text.span, message, text!("no encoding", "不是编码"));
    }
    found
}

/// Reads what the rows of a source are.
type Reader = fn(&mut Section<'_>, &Catalog, &mut Faults) -> Option<Layout>;

/// `district = "地区"`, or `whose = "全市"` for a table of one district; `columns = { … }`,
/// `ignore = […]`.
fn wide(section: &mut Section<'_>, catalog: &Catalog, faults: &mut Faults) -> Option<Layout> {
    let district = match section.has("whose") {
        true => only(section, "whose", catalog, faults).map(Whose::Only),
        false => section.required("district", faults).map(|header| Whose::Column(header.value)),
    };
    let ignore = values(section.texts("ignore", faults));
    let holdings = holdings(section, "columns", text!("column", "列"), catalog, faults)?;
    let columns = (holdings.into_iter())
        .map(|Holding { name, indicator, measure, unit, period, ranked }| ColumnSource {
            header: name,
            indicator,
            measure,
            unit,
            period,
            ranked,
        })
        .collect();
    Some(Layout::Wide { district: district?, columns, ignore })
}

/// `layout = "across"`, `figure = "livelihood.rank"`: every column is a district.
fn across(section: &mut Section<'_>, catalog: &Catalog, faults: &mut Faults) -> Option<Layout> {
    let figure = section.required("figure", faults);
    let stated = section.text("unit", faults).and_then(|unit| unit_of(&unit, faults));
    let ignore = values(section.texts("ignore", faults));
    let (indicator, measure) = figure_of(&figure?, catalog, faults)?;
    let usual = catalog.indicators.get(indicator.0)?.default_unit(measure);
    Some(Layout::Across { indicator, measure, unit: stated.unwrap_or(usual), ignore })
}

/// The district that all figures of a table are of.
fn only(
    section: &mut Section<'_>,
    key: &'static str,
    catalog: &Catalog,
    faults: &mut Faults,
) -> Option<DistrictId> {
    let district = section.required(key, faults)?;
    let found = catalog.find_district(&district.value);
    if found.is_none() {
        faults.unknown(text!("district", "地区"), &district, catalog.district_names());
    }
    found
}

/// `layout = "long"`, `district = "全市"` (whose), the headers of three columns, `names = { … }`.
fn long(section: &mut Section<'_>, catalog: &Catalog, faults: &mut Faults) -> Option<Layout> {
    let district = only(section, "district", catalog, faults);
    let name = section.required("name", faults);
    let value = section.required("value", faults);
    let unit = section.text("unit", faults).map(|unit| unit.value);
    let ignore = values(section.texts("ignore", faults));
    let holdings = holdings(section, "names", text!("name", "名称"), catalog, faults)?;
    let names = (holdings.into_iter())
        .map(|Holding { name, indicator, measure, unit, .. }| LongName {
            name,
            indicator,
            measure,
            unit,
        })
        .collect();
    let (name, value) = (name?.value, value?.value);
    Some(Layout::Long { district: district?, name, value, unit, names, ignore })
}

/// What a column or a named row holds.
struct Holding {
    name: String,
    indicator: IndicatorId,
    measure: Measure,
    unit: Unit,
    period: Option<PeriodLiteral>,
    ranked: bool,
}

/// The table of headers or names; none when it is absent.
fn holdings(
    section: &mut Section<'_>,
    key: &'static str,
    what: Text,
    catalog: &Catalog,
    faults: &mut Faults,
) -> Option<Vec<Holding>> {
    if !section.has(key) {
        let message = text!("a source lacks the key {key}", "缺少键 `{key}`（来源）", key);
        let table = format!("{key} = {{ … }}");
        let label = text!("{table} is missing here", "此处缺少 {table}", table);
        faults.bad(section.span, message, label);
    }
    let mut table = section.section(key, faults)?;
    let mut scope = Scope::new(what.clone());
    let mut given: HashMap<(IndicatorId, Measure, Option<PeriodLiteral>), Span> = HashMap::new();
    let mut holdings = Vec::new();
    for (at, entry) in table.rest().into_iter().enumerate() {
        scope.claim(&entry.key, at, faults);
        let Some(holding) = holding_of(&entry, catalog, faults) else { continue };
        let figure = (holding.indicator, holding.measure, holding.period);
        if let Some(first) = given.insert(figure, entry.key.span) {
            let message = text!(
                "two {what}s of one source for one figure",
                "同一来源里两个{what}是同一个数",
                what
            );
            faults.add(
                Diagnostic::error(Code::CatalogConflict, message)
                    .at(entry.key.span)
                    .label(entry.key.span, text!("the same figure again", "又是这个数"))
                    .label(first, text!("first here", "第一次")),
            );
        }
        holdings.push(holding);
    }
    Some(holdings)
}

fn holding_of(entry: &Entry<'_>, catalog: &Catalog, faults: &mut Faults) -> Option<Holding> {
    let (mut period, mut ranked) = (None, false);
    let (figure, unit) = match entry.text_or_section(faults)? {
        TextOrSection::Text(figure) => (figure, None),
        TextOrSection::Section(mut section) => {
            let figure = section.required("figure", faults);
            let unit = section.text("unit", faults);
            period = section.text("period", faults).and_then(|text| literal(&text, faults));
            let ways = [("in brackets", true), ("apart", false)];
            ranked = section.one_of("rank", &ways, faults).unwrap_or(false);
            section.finish(faults);
            (figure?, unit.and_then(|unit| unit_of(&unit, faults)))
        }
    };
    let (indicator, measure) = figure_of(&figure, catalog, faults)?;
    let usual = catalog.indicators.get(indicator.0)?.default_unit(measure);
    let name = entry.key.value.clone();
    // A header that says 万元 over an indicator in 亿元 is believed: its cells are 万元.
    let printed = || unit_in_header(&name).filter(|unit| unit.same_dimension(&usual));
    let unit = unit.or_else(printed).unwrap_or(usual);
    let period = period.map(|(literal, _)| literal);
    Some(Holding { name, indicator, measure, unit, period, ranked })
}

/// `domestic.actual`: an indicator and a measure by any of their names.
fn figure_of(
    figure: &Placed<String>,
    catalog: &Catalog,
    faults: &mut Faults,
) -> Option<(IndicatorId, Measure)> {
    let Some((indicator, measure)) = figure.value.rsplit_once('.') else {
        let message = text!(
            "figure {figure} without a measure",
            "`{figure}` 没有写度量",
            figure = figure.value
        );
        let label = text!(
            "expected indicator.measure, such as domestic.actual",
            "此处应为 指标.度量，如 domestic.actual"
        );
        faults.bad(figure.span, message, label);
        return None;
    };
    let part = |text: &str| Placed { value: text.trim().to_owned(), span: figure.span };
    let found = catalog.find_indicator(indicator);
    if found.is_none() {
        faults.unknown(text!("indicator", "指标"), &part(indicator), catalog.indicator_names());
    }
    let kind = catalog.find_measure(measure);
    if kind.is_none() {
        let spellings = catalog.measure_spellings().map(|(name, _)| name);
        faults.unknown(text!("measure", "度量"), &part(measure), spellings);
    }
    Some((found?, kind?))
}

/// Notes with each indicator what the table prints. The first source's unit is the one that the
/// stored numbers have.
fn publish(catalog: &mut Catalog, layout: &Layout) {
    let figures: Vec<(IndicatorId, Measure, Unit)> = match layout {
        Layout::Wide { columns, .. } => (columns.iter())
            .flat_map(|it| {
                let rank = it.ranked.then_some((it.indicator, Measure::Rank, Unit::NUMBER));
                [Some((it.indicator, it.measure, it.unit.clone())), rank]
            })
            .flatten()
            .collect(),
        Layout::Across { indicator, measure, unit, .. } => {
            vec![(*indicator, *measure, unit.clone())]
        }
        Layout::Long { names, .. } => {
            names.iter().map(|it| (it.indicator, it.measure, it.unit.clone())).collect()
        }
    };
    for (id, measure, unit) in figures {
        let Some(indicator) = catalog.indicators.get_mut(id.0) else { continue };
        if indicator.published(measure).is_none() {
            indicator.published.push(PublishedMeasure { measure, unit });
        }
    }
}
