//! Columns of figures → indicators, their measures and units.

use super::LEVEL;
use super::columns::{FigureColumn, Sheet};
use super::quotients;
use super::words::{Words, words_of};
use crate::catalog::key;
use crate::catalog::measure::Measure;
use crate::catalog::model::{
    Best, ColumnSource, Indicator, IndicatorId, Kind, PublishedMeasure, RankingRule,
};
use crate::text::{Text, text};
use crate::units::{Unit, parse_unit};
use std::collections::{HashMap, HashSet};

/// Names that have an English identifier: the identifier, and the names.
const KNOWN: &[(&str, &[&str])] = &[
    ("domestic", &["内资", "实际引进内资", "实际到位内资", "实际使用内资"]),
    ("foreign", &["外资", "实际使用外资", "实际利用外资", "外商直接投资额", "外商直接投资"]),
];

/// What came out.
#[derive(Default)]
pub(super) struct Figures {
    pub indicators: Vec<Indicator>,
    pub columns: Vec<ColumnSource>,
    /// How each was decided.
    pub said: Vec<Text>,
    /// Headers of columns that stay unread, and why.
    pub left_out: Vec<(String, Text)>,
    /// The unit that the title states for amounts.
    title_unit: Option<Unit>,
    /// The first indicator that has a name, by the key of it.
    named: HashMap<String, usize>,
}

/// A unit, or that there is none.
pub(super) fn unit_said(unit: &Unit) -> Text {
    match *unit == Unit::NUMBER {
        true => text!("a plain number", "不带单位的数"),
        false => Text::of(unit),
    }
}

/// The unit of amounts that a title states: 亿元 of `（单位：亿元、%）`.
pub(super) fn unit_in_title(title: &str) -> Option<Unit> {
    let at = title.find("单位").or_else(|| title.to_lowercase().find("unit"))?;
    let rest = title.get(at..)?;
    let (_, rest) = rest.split_once(['：', ':'])?;
    let ends = ['、', '，', ',', ';', '；', ' ', ')', '）', '/', '\u{3000}'];
    let words = rest.trim_start().split(ends).filter(|word| !word.is_empty());
    let mut units = words.map_while(|word| parse_unit(word).ok());
    units.find(|unit| *unit != Unit::PERCENT && *unit != Unit::NUMBER)
}

/// Puts every column with an indicator; `fallback` names the indicator of a table whose headers
/// are measures alone.
pub(super) fn figures(
    columns: &[FigureColumn],
    fallback: &str,
    unit: Option<&Unit>,
    sheet: &Sheet<'_>,
) -> Figures {
    let mut all: Vec<(&FigureColumn, Words)> =
        columns.iter().map(|column| (column, words_of(&column.header.parts))).collect();
    doubt_weak_words(&mut all);
    let by_figures = quotients::understand(&mut all, sheet);
    let names = names(&all);
    let mut figures = Figures { title_unit: unit.cloned(), ..Figures::default() };
    for (column, words) in &all {
        let name = match (&words.indicator, names.as_slice()) {
            (Some(name), _) => name.clone(),
            (None, [only]) => only.clone(),
            (None, []) => bare_name(&all, fallback),
            (None, _) => {
                let why = text!("nothing says which indicator it belongs to", "看不出属于哪个指标");
                figures.left_out.push((column.header.text(), why));
                continue;
            }
        };
        figures.put(column, words, &name);
    }
    figures.said.extend(by_figures);
    for indicator in &mut figures.indicators {
        finish(indicator, &mut figures.said);
    }
    figures
}

/// The name for the subject of bare measures: the score's header where there is one.
fn bare_name(all: &[(&FigureColumn, Words)], fallback: &str) -> String {
    let score = all.iter().find(|(_, words)| words.measure == Some(Measure::Score));
    score.map_or_else(|| fallback.to_owned(), |(column, _)| column.header.text())
}

fn names(all: &[(&FigureColumn, Words)]) -> Vec<String> {
    let mut known = HashSet::new();
    let names = all.iter().filter_map(|(_, words)| words.indicator.as_ref());
    names.filter(|name| known.insert(key(name))).cloned().collect()
}

/// `gap`, `share` and their like are common ends of names (`gender_employ_gap`): they are taken
/// for measures only where another column has the same indicator.
fn doubt_weak_words(all: &mut [(&FigureColumn, Words)]) {
    let indicators: Vec<Option<String>> =
        all.iter().map(|(_, words)| words.indicator.as_deref().map(key)).collect();
    let mut times: HashMap<&Option<String>, usize> = HashMap::new();
    indicators.iter().for_each(|indicator| *times.entry(indicator).or_default() += 1);
    for ((_, words), own) in all.iter_mut().zip(&indicators) {
        let strong = matches!(
            words.measure,
            None | Some(
                Measure::Actual
                    | Measure::Target
                    | Measure::Progress
                    | Measure::Rank
                    | Measure::Yoy
            )
        );
        let alone = times.get(own) == Some(&1);
        if !strong && own.is_some() && alone {
            words.measure = None;
            words.alias = None;
            words.indicator = Some(words.whole.clone());
        }
    }
}

impl Figures {
    fn put(&mut self, column: &FigureColumn, words: &Words, name: &str) {
        let header = column.header.text();
        let measure = words.measure.unwrap_or(Measure::Actual);
        let id = self.indicator(name);
        let Some(indicator) = self.indicators.get_mut(id.0) else { return };
        let called = Text::of(indicator);
        if indicator.published(measure).is_some() {
            let why = text!(
                "{called}.{measure} is in another column",
                "{called}.{measure} 在另一列",
                called,
                measure
            );
            return self.left_out.push((header, why));
        }
        if let Some(alias) = &words.alias
            && !indicator.names().any(|known| key(known) == key(alias))
        {
            indicator.aliases.push(alias.clone());
            call(&mut self.named, alias, id);
        }
        let is_amount = measure.default_unit(&Unit::PERCENT) == Unit::PERCENT
            && measure.default_unit(&Unit::NUMBER) == Unit::NUMBER;
        let amount_unit = words.amount_unit.clone().filter(|_| is_amount);
        let (unit, how) = match (&words.unit, &column.printed_unit, amount_unit) {
            (Some((unit, how)), _, _) => (unit.clone(), how.clone()),
            (None, _, Some(unit)) => (unit, text!("in brackets above", "上一行表头括号里的")),
            (None, Some(unit), None) => {
                (unit.clone(), text!("beside every figure", "每个数旁边都有"))
            }
            (None, None, None) => match measure.default_unit(&indicator.unit) {
                unit if is_amount && unit == Unit::NUMBER => match &self.title_unit {
                    Some(unit) => (unit.clone(), text!("in the title", "标题里的")),
                    None => (unit, text!("none is printed", "没有印单位")),
                },
                unit if is_amount => (unit, text!("that of the column before", "与前一列相同")),
                unit => (unit, text!("the usual one of the measure", "该度量的通常单位")),
            },
        };
        if is_amount && indicator.unit == Unit::NUMBER {
            indicator.unit = unit.clone();
        }
        indicator.published.push(PublishedMeasure { measure, unit: unit.clone() });
        let unit_said = unit_said(&unit);
        let year = match &words.year {
            Some(year) => text!("; {year} dropped", "；略去{year}", year),
            None => text!("", ""),
        };
        self.said.push(text!(
            "{header} → {called}.{measure}, {unit_said} ({how}){year}",
            "{header} → {called}.{measure}，{unit_said}（{how}）{year}",
            header,
            called,
            measure,
            unit_said,
            how,
            year
        ));
        let ranked = self.takes_rank(id, column);
        let source = ColumnSource { header, indicator: id, measure, unit, period: None, ranked };
        self.columns.push(source);
    }

    /// Whether the ranks in the brackets of a column are those of its indicator; they are noted there.
    fn takes_rank(&mut self, id: IndicatorId, column: &FigureColumn) -> bool {
        let Some(indicator) = self.indicators.get_mut(id.0) else { return false };
        if !column.ranked || indicator.published(Measure::Rank).is_some() {
            return false;
        }
        indicator.published.push(PublishedMeasure { measure: Measure::Rank, unit: Unit::NUMBER });
        let called = Text::of(indicator);
        self.said.push(text!(
            "{header} → {called}.rank too, in brackets",
            "{header} → 括号里是{called}.排名",
            header = column.header.text(),
            called
        ));
        true
    }

    /// The indicator of that name, made when it is new.
    pub fn indicator(&mut self, name: &str) -> IndicatorId {
        let at = self.named.get(&key(name)).copied().unwrap_or(self.indicators.len());
        if at == self.indicators.len() {
            let known = KNOWN.iter().find(|(_, names)| names.contains(&key(name).as_str()));
            let free = |id: &str| !self.indicators.iter().any(|it| it.names().any(|n| n == id));
            let id = known.map(|(id, _)| *id).filter(|id| free(id)).unwrap_or(name);
            [id, name].iter().for_each(|one| call(&mut self.named, one, IndicatorId(at)));
            self.indicators.push(Indicator {
                id: id.to_owned(),
                label: name.to_owned(),
                aliases: Vec::new(),
                unit: Unit::NUMBER,
                kind: Kind::Cumulative,
                ranking: RankingRule::default(),
                level: Some(LEVEL.to_owned()),
                parts: None,
                formula: None,
                lower_is_better: false,
                breaks: Vec::new(),
                published: Vec::new(),
            });
        }
        IndicatorId(at)
    }
}

/// A name of an indicator: of two that have it, the first is meant.
fn call(named: &mut HashMap<String, usize>, name: &str, id: IndicatorId) {
    let first = named.entry(key(name)).or_insert(id.0);
    *first = id.0.min(*first);
}

/// Settles what follows from all columns of an indicator: its kind and what it is ranked by.
pub(super) fn finish(indicator: &mut Indicator, said: &mut Vec<Text>) {
    let prints = |measure| indicator.published(measure).is_some();
    let rate = indicator.unit == Unit::PERCENT || !prints(Measure::Actual);
    let by = indicator.usual_key();
    let best = indicator.usual_best(by);
    if rate {
        indicator.kind = Kind::Rate;
    }
    indicator.ranking = RankingRule { by, best, ..RankingRule::default() };
    let end = match best {
        Best::Lowest => text!("lowest", "低"),
        Best::Highest => text!("highest", "高"),
    };
    let kind = match rate {
        true => text!("a rate", "比率"),
        false => text!("cumulative within the year", "年内累计"),
    };
    said.push(text!(
        "{indicator} → {kind}, ranked by {by} ({end} first)",
        "{indicator} → {kind}，按{by}排名（{end}者在前）",
        indicator = *indicator,
        kind,
        by,
        end
    ));
}
