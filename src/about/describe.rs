//! `describe domestic`, `describe 恒口`, `describe`: what there is, and where it was taken from.

use super::declared;
use crate::analyze::{Thing, Vocabulary};
use crate::catalog::{
    Best, Catalog, District, DistrictId, Indicator, IndicatorId, Kind, Layout, Measure, Origin,
    PeriodSource, ScheduleBy, Skip, SourceTable, Ties,
};
use crate::diagnostic::Diagnostic;
use crate::output::{Block, Page};
use crate::panel::{Figure, Panel};
use crate::plan::ColumnId;
use crate::source::Sources;

/// What things are; without any, the whole dataset. `warnings` is what reading the data gave to
/// say.
pub fn describe(
    things: &[Thing],
    words: &Vocabulary,
    panel: &Panel,
    warnings: &[Diagnostic],
    sources: &Sources,
) -> Page {
    match things {
        [] => dataset(words, panel, warnings, sources),
        [one] => Page { title: title(one, words), blocks: blocks(one, words, panel) },
        several => {
            let mut all = Vec::new();
            for thing in several {
                all.push(Block::Heading(title(thing, words)));
                all.append(&mut blocks(thing, words, panel));
            }
            Page { title: format!("{} things", several.len()), blocks: all }
        }
    }
}

fn title(thing: &Thing, words: &Vocabulary) -> String {
    let catalog = &words.catalog;
    match thing {
        Thing::Result(name) => format!("{name} · a result"),
        Thing::Definition(name) => format!("{name} · a defined measure"),
        Thing::Param(name) => format!("{name} · a param"),
        Thing::Indicator(id) => {
            let one = &catalog.indicators[id.0];
            format!("{} · {} · an indicator", one.id, one.label)
        }
        Thing::Figure(id, measure) => format!("{}.{}", catalog.indicators[id.0].id, measure.id()),
        Thing::Measure(measure) => format!("{} · {} · a measure", measure.id(), measure.chinese()),
        Thing::District(id) => {
            format!("{} · a {}", catalog.districts[id.0].name, catalog.nouns.singular)
        }
        Thing::Group(id) => {
            let one = &catalog.groups[id.0];
            format!("{} · {} · a group of {}", one.id, one.label, catalog.nouns.plural)
        }
        Thing::Level(level) => format!("{level} · a level of {}", catalog.nouns.plural),
        Thing::Column(column) => format!("{} · a column of every row", column_name(column)),
    }
}

fn column_name(column: &ColumnId) -> &'static str {
    match column {
        ColumnId::Group => "group",
        ColumnId::Level => "level",
        ColumnId::Parent => "parent",
        ColumnId::Period => "period",
        _ => "district",
    }
}

fn blocks(thing: &Thing, words: &Vocabulary, panel: &Panel) -> Vec<Block> {
    let catalog = &words.catalog;
    match thing {
        Thing::Result(name) => declared::result(name, words),
        Thing::Definition(name) => declared::measure(name, words),
        Thing::Param(name) => declared::param(name, words),
        Thing::Indicator(id) if words.formula(*id).is_some() => declared::indicator(*id, words),
        Thing::Indicator(id) => indicator(*id, catalog, panel),
        Thing::Figure(id, measure) => figure(*id, *measure, catalog, panel),
        Thing::Measure(measure) => vec![Block::Text(measure.meaning().to_owned())],
        Thing::District(id) => district(*id, catalog),
        Thing::Group(id) => {
            let members = catalog.districts.iter().filter(|one| one.group == Some(*id));
            vec![names_of(members)]
        }
        Thing::Level(level) => {
            vec![names_of(catalog.districts.iter().filter(|one| one.level == *level))]
        }
        Thing::Column(_) => {
            vec![Block::Text("it can be compared, shown and divided by (per)".into())]
        }
    }
}

fn names_of<'a>(districts: impl Iterator<Item = &'a District>) -> Block {
    let names: Vec<&str> = districts.map(|one| one.name.as_str()).collect();
    Block::Text(format!("{}: {}", names.len(), names.join("、")))
}

fn indicator(id: IndicatorId, catalog: &Catalog, panel: &Panel) -> Vec<Block> {
    let one = &catalog.indicators[id.0];
    let pairs = [
        ("also called", one.aliases.join("、")),
        ("unit", unit_or_none(&one.unit.to_string())),
        ("kind", kind(one.kind).to_owned()),
        ("better", if one.lower_is_better { "lower".into() } else { String::new() }),
        ("ranked", ranking(one)),
        ("parts", parts(one, catalog)),
        ("counted anew", breaks(one)),
    ];
    let rows = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(name, value)| vec![name.to_owned(), value]).collect();
    let measures = one.published.iter().map(|published| {
        let stored = panel.columns.get(&Figure { indicator: id, measure: published.measure });
        let present = stored.map_or(0, |column| column.values.iter().flatten().count());
        vec![
            published.measure.id().to_owned(),
            published.measure.chinese().to_owned(),
            unit_or_none(&published.unit.to_string()),
            present.to_string(),
            published.measure.meaning().to_owned(),
        ]
    });
    let headers = ["printed measure", "in Chinese", "unit", "figures", "what it is"];
    vec![
        Block::Table { headers: vec![], rows },
        Block::Table { headers: headers.map(str::to_owned).to_vec(), rows: measures.collect() },
    ]
}

fn unit_or_none(unit: &str) -> String {
    if unit.is_empty() { "–".to_owned() } else { unit.to_owned() }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cumulative => "cumulative: grows within the year and starts again in January",
        Kind::Flow => "flow: each period's own",
        Kind::Stock => "stock: as of a date",
        Kind::Rate => "rate: a ratio or score, which cannot be added",
    }
}

fn ranking(one: &Indicator) -> String {
    let rule = &one.ranking;
    let best = match rule.best {
        Best::Highest => "highest first",
        Best::Lowest => "lowest first",
    };
    let ties = match rule.ties {
        Ties::Competition => "ties share a rank and leave a gap (1, 2, 2, 4)",
        Ties::Dense => "ties share a rank without a gap (1, 2, 2, 3)",
        Ties::Ordinal => "ties in catalog order (1, 2, 3, 4)",
    };
    let zero = if rule.skip.contains(&Skip::Zero) { "zero and missing are" } else { "missing is" };
    format!("by {}, {best}; {ties}; {zero} left unranked", rule.by.id())
}

fn breaks(one: &Indicator) -> String {
    let told: Vec<String> =
        one.breaks.iter().map(|it| format!("from {}: {}", it.from, it.because)).collect();
    told.join("; ")
}

fn parts(one: &Indicator, catalog: &Catalog) -> String {
    one.parts.map_or_else(String::new, |(above, below)| {
        format!("{} / {}", catalog.indicators[above.0].id, catalog.indicators[below.0].id)
    })
}

fn figure(id: IndicatorId, measure: Measure, catalog: &Catalog, panel: &Panel) -> Vec<Block> {
    let one = &catalog.indicators[id.0];
    let mut rows = vec![
        vec!["what it is".to_owned(), measure.meaning().to_owned()],
        vec!["unit".to_owned(), unit_or_none(&one.default_unit(measure).to_string())],
    ];
    if let Some(column) = panel.columns.get(&Figure { indicator: id, measure }) {
        let cells = column.cells.iter().flatten();
        let mut files: Vec<&str> = cells
            .filter_map(|cell| panel.files.get(cell.file as usize).map(String::as_str))
            .collect();
        files.dedup();
        files.sort_unstable();
        files.dedup();
        rows.push(vec!["printed in".to_owned(), files.join(", ")]);
        rows.push(vec!["figures".to_owned(), column.values.iter().flatten().count().to_string()]);
    } else {
        rows.push(vec![
            "printed in".to_owned(),
            "no source: it is computed where it can be".to_owned(),
        ]);
    }
    vec![Block::Table { headers: vec![], rows }]
}

fn district(id: DistrictId, catalog: &Catalog) -> Vec<Block> {
    let one = &catalog.districts[id.0];
    let children = catalog.districts.iter().filter(|other| other.parent == Some(id));
    let children: Vec<&str> = children.map(|other| other.name.as_str()).collect();
    let pairs = [
        ("also called", one.aliases.join("、")),
        ("level", one.level.clone()),
        (
            "group",
            one.group.map_or_else(String::new, |group| catalog.groups[group.0].label.clone()),
        ),
        (
            "part of",
            one.parent.map_or_else(String::new, |parent| catalog.districts[parent.0].name.clone()),
        ),
        ("parts", children.join("、")),
    ];
    let rows = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(name, value)| vec![name.to_owned(), value]).collect();
    vec![Block::Table { headers: vec![], rows }]
}

fn dataset(words: &Vocabulary, panel: &Panel, warnings: &[Diagnostic], sources: &Sources) -> Page {
    let catalog = &words.catalog;
    let periods: Vec<String> = panel.periods.iter().map(ToString::to_string).collect();
    let roots = catalog.districts.iter().filter(|one| one.parent.is_none()).count();
    let mut blocks = vec![Block::Table {
        headers: vec![],
        rows: vec![
            vec!["periods".into(), periods.join(", ")],
            vec![catalog.nouns.plural.clone(), counted(catalog, roots)],
            vec!["schedule".into(), schedule(catalog)],
        ],
    }];
    let there = catalog.indicators.iter().filter(|one| !one.id.is_empty());
    let indicators = there.map(|one| {
        let measures: Vec<&str> =
            one.published.iter().map(|published| published.measure.id()).collect();
        vec![
            one.id.clone(),
            one.label.clone(),
            unit_or_none(&one.unit.to_string()),
            measures.join(", "),
        ]
    });
    blocks.push(Block::Heading("indicators".into()));
    blocks.push(Block::Table {
        headers: ["name", "label", "unit", "printed measures"].map(str::to_owned).to_vec(),
        rows: indicators.collect(),
    });
    let declared = words.declared();
    if !declared.is_empty() {
        let rows = declared.into_iter().map(|(name, what)| vec![name.to_owned(), what.to_owned()]);
        blocks.push(Block::Heading("declared".into()));
        blocks.push(Block::Table { headers: vec![], rows: rows.collect() });
    }
    for (index, source) in catalog.sources.iter().enumerate() {
        blocks.push(Block::Heading(file_of(source, index, panel)));
        // The files of one source hold the same.
        let next = catalog.sources.get(index + 1);
        if next.is_none_or(|next| next.span != source.span) {
            blocks.push(understood(source, catalog));
        }
    }
    if let Origin::Inferred(lines) = &catalog.origin {
        blocks.push(Block::Heading("inferred, since no catalog was given".into()));
        blocks.push(Block::Text(lines.join("\n")));
    }
    if !warnings.is_empty() {
        blocks.push(Block::Heading("said while reading".into()));
        let lines = warnings
            .iter()
            .map(|warning| format!("{}{}", place(warning, sources), warning.message));
        blocks.push(Block::Text(lines.collect::<Vec<_>>().join("\n")));
    }
    let title = if catalog.title.is_empty() { catalog.name.clone() } else { catalog.title.clone() };
    Page { title, blocks }
}

fn schedule(catalog: &Catalog) -> String {
    match catalog.schedule.by {
        ScheduleBy::Months => "elapsed months of twelve".into(),
        ScheduleBy::Days => "elapsed days of the year".into(),
        ScheduleBy::Curve(due) => {
            let due = due.map(|due| format!("{}%", f64::from(due) / 1000.0));
            format!("a curve: {} at the ends of the months", due.join(", "))
        }
    }
}

fn counted(catalog: &Catalog, roots: usize) -> String {
    let children = catalog.districts.len() - roots;
    match children {
        0 => roots.to_string(),
        _ => format!("{children} in {roots}"),
    }
}

fn place(warning: &Diagnostic, sources: &Sources) -> String {
    let Some(span) = warning.span else { return String::new() };
    let name = sources.get(span.source).map_or("", |source| source.name.as_str());
    let line = sources.line_column(span.source, span.start as usize).map_or(0, |(line, _)| line);
    format!("{name}:{line}: ")
}

fn file_of(source: &SourceTable, index: usize, panel: &Panel) -> String {
    let file = panel.files.get(index).unwrap_or(&source.file);
    match &source.period {
        PeriodSource::Fixed(period) => format!("{file} · {period}"),
        PeriodSource::Column { header, year: None } => format!("{file} · period in {header}"),
        PeriodSource::Column { header, year: Some(year) } => {
            format!("{file} · period in {year} and {header}")
        }
        PeriodSource::Unstated => file.clone(),
    }
}

/// What each column or row of a source was taken for.
fn understood(source: &SourceTable, catalog: &Catalog) -> Block {
    let row = |name: &str, indicator: IndicatorId, measure: Measure, unit: String| {
        let id = &catalog.indicators[indicator.0].id;
        vec![name.to_owned(), format!("{id}.{}", measure.id()), unit_or_none(&unit)]
    };
    let (first, mut rows, ignored): (_, Vec<Vec<String>>, &[String]) = match &source.layout {
        Layout::Wide { district, columns, ignore } => {
            let mut rows = vec![vec![district.clone(), "district".into(), "–".into()]];
            rows.extend(
                columns
                    .iter()
                    .map(|one| row(&one.header, one.indicator, one.measure, one.unit.to_string())),
            );
            ("column", rows, ignore)
        }
        Layout::Long { names, ignore, .. } => {
            let rows = names
                .iter()
                .map(|one| row(&one.name, one.indicator, one.measure, one.unit.to_string()));
            ("row", rows.collect(), ignore)
        }
    };
    rows.extend(ignored.iter().map(|name| vec![name.clone(), "left out".into(), "–".into()]));
    Block::Table { headers: vec![first.into(), "is".into(), "unit".into()], rows }
}
