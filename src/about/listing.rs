//! What there is, a line for each: districts, indicators, periods, and the catalog as it is written.
//!
//! Takes a catalog and, for periods, a panel; gives pages. With a text, only what is called like it is
//! listed.

use crate::catalog::{Catalog, District, Indicator, Origin, key, near};
use crate::output::{Block, Page};
use crate::panel::Panel;
use crate::source::Sources;
use crate::text::{Text, joined, listed, text};
use crate::units::Unit;

/// The districts of a catalog whose names, level or group have `like` in them.
pub fn districts(catalog: &Catalog, like: &str) -> Page {
    let group = |one: &District| one.group.and_then(|id| catalog.groups.get(id.0));
    let fits = |one: &&District| {
        let group = group(one).into_iter().flat_map(|group| group.names());
        has(one.names().chain([one.level.as_str()]).chain(group), like)
    };
    let row = |one: &District| {
        let parent = one.parent.and_then(|id| catalog.districts.get(id.0));
        vec![
            Text::same(one.name.as_str()),
            Text::same(one.aliases.join("、")),
            Text::same(one.level.as_str()),
            Text::same(group(one).map_or("", |group| group.label.as_str())),
            Text::same(parent.map_or("", |parent| parent.name.as_str())),
        ]
    };
    let rows: Vec<_> = catalog.districts.iter().filter(fits).map(row).collect();
    let headers = vec![
        text!("name", "名称"),
        text!("also called", "又称"),
        text!("level", "层级"),
        text!("group", "组"),
        text!("part of", "上级"),
    ];
    let names = catalog.districts.iter().flat_map(District::names);
    page(catalog.nouns.many(), headers, rows, like, names)
}

/// The indicators of a catalog whose names or unit have `like` in them.
pub fn indicators(catalog: &Catalog, like: &str) -> Page {
    // An indicator that was defined anew leaves a place without a name.
    let there = || catalog.indicators.iter().filter(|one| !one.id.is_empty());
    let unit = |one: &Indicator| match one.unit == Unit::NUMBER {
        true => Text::default(),
        false => Text::of(&one.unit),
    };
    let row = |one: &Indicator| {
        vec![
            Text::same(one.id.as_str()),
            Text::same(one.label.as_str()),
            Text::same(one.aliases.join("、")),
            unit(one),
            listed(one.published.iter().map(|published| published.measure)),
        ]
    };
    let rows: Vec<_> = there()
        .filter(|one| has(one.names().chain([one.unit.to_string().as_str()]), like))
        .map(row)
        .collect();
    let headers = vec![
        text!("name", "名称"),
        text!("label", "正式名称"),
        text!("also called", "又称"),
        text!("unit", "单位"),
        text!("printed measures", "公布的度量"),
    ];
    page(text!("indicators", "指标"), headers, rows, like, there().flat_map(Indicator::names))
}

/// The periods of a panel, the latest last, with how many districts and figures each has.
pub fn periods(catalog: &Catalog, panel: &Panel) -> Page {
    let mut counts = vec![(0_usize, 0_usize); panel.periods.len()];
    for (row, period) in panel.row_periods.iter().enumerate() {
        let Some((rows, figures)) = counts.get_mut(*period) else { continue };
        *rows += 1;
        *figures += panel.columns.keys().filter(|figure| panel.is_own(**figure, row)).count();
    }
    let rows = panel.periods.iter().zip(counts).map(|(period, (rows, figures))| {
        vec![Text::of(period), Text::of(&rows), Text::of(&figures)]
    });
    let headers = vec![text!("period", "期间"), catalog.nouns.many(), text!("figures", "数据个数")];
    let title = text!("periods", "期间");
    Page { title, blocks: vec![Block::Table { headers, rows: rows.collect() }] }
}

/// The catalog as it is written, in the source called `name`; where none was given, how the header
/// was understood.
pub fn catalog(catalog: &Catalog, name: &str, sources: &Sources) -> Page {
    let (title, block) = match &catalog.origin {
        Origin::Inferred(lines) => {
            let title = text!("inferred, since no catalog was given", "没有给出目录，以下为推断");
            (title, Block::Text(joined(lines, &Text::same("\n"))))
        }
        Origin::Written => {
            let text = sources.named(name).map_or("", |source| source.text.as_str());
            (Text::same(name), Block::Code(Text::same(text.trim_end())))
        }
    };
    Page { title, blocks: vec![block] }
}

/// Whether one of the names has `like` in it.
fn has<'n>(names: impl IntoIterator<Item = &'n str>, like: &str) -> bool {
    let like = key(like);
    like.is_empty() || names.into_iter().any(|name| key(name).contains(&like))
}

fn page<'n>(
    title: Text,
    headers: Vec<Text>,
    rows: Vec<Vec<Text>>,
    like: &str,
    names: impl Iterator<Item = &'n str>,
) -> Page {
    if !rows.is_empty() {
        return Page { title, blocks: vec![Block::Table { headers, rows }] };
    }
    let none = text!("none is like `{like}`", "没有与 `{like}` 相符的", like);
    let near = near(like, names);
    let hint = match near.is_empty() {
        true => Text::default(),
        false => text!("near it: {near}", "相近的有：{near}", near = listed(&near)),
    };
    Page { title, blocks: vec![Block::Text(none), Block::Text(hint)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::text::Language;

    const CATALOG: &str = include_str!("../../examples/ankang/catalog.toml");

    fn rows(page: &Page) -> Vec<String> {
        let row = |row: &Vec<Text>| row[0].in_language(Language::English).to_owned();
        match &page.blocks[0] {
            Block::Table { rows, .. } => rows.iter().map(row).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn a_text_narrows_what_is_listed() {
        let catalog = crate::catalog::read(SourceId(0), CATALOG).expect("the sample's catalog");
        assert_eq!(rows(&districts(&catalog, "汉")), ["汉滨区", "汉阴县"]);
        assert_eq!(rows(&districts(&catalog, "")).len(), catalog.districts.len());
        assert_eq!(rows(&indicators(&catalog, "内资")), ["domestic", "required_progress"]);
        let none = districts(&catalog, "汉宾区");
        assert!(rows(&none).is_empty());
        assert!(matches!(&none.blocks[1], Block::Text(hint) if hint.english().contains("汉滨区")));
    }
}
