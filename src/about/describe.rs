//! `describe domestic`, `describe 恒口`, `describe`: what there is, and where it was taken from.

use super::{declared, ledger};
use crate::analyze::{Thing, Vocabulary};
use crate::catalog::{
    Best, Catalog, ColumnSource, District, DistrictId, Indicator, IndicatorId, Kind, Layout,
    Measure, Origin, PeriodSource, ScheduleBy, Skip, SourceTable, Ties, Whose, Within,
};
use crate::diagnostic::Diagnostic;
use crate::output::{Block, Page};
use crate::panel::ledger::Ledger;
use crate::panel::{Dated, DatedBy, Figure, Panel};
use crate::plan::ColumnId;
use crate::source::Sources;
use crate::text::{Text, joined, listed, text};
use crate::units::Unit;

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
            let title = text!("{count} things", "{count} 个名称", count = several.len());
            Page { title, blocks: all }
        }
    }
}

fn title(thing: &Thing, words: &Vocabulary) -> Text {
    let catalog = &words.catalog;
    let nouns = catalog.nouns.many();
    match thing {
        Thing::Result(name) => text!("{name} · a result", "{name} · 结果", name),
        Thing::Definition(name) => {
            text!("{name} · a defined measure", "{name} · 自定义的度量", name)
        }
        Thing::Param(name) => text!("{name} · a param", "{name} · 参数", name),
        Thing::Indicator(id) => {
            let one = &catalog.indicators[id.0];
            let (id, label) = (&one.id, &one.label);
            text!("{id} · {label} · an indicator", "{label} · {id} · 指标", id, label)
        }
        Thing::Figure(id, measure) => {
            let one = &catalog.indicators[id.0];
            text!("{one}.{measure}", "{one}.{measure}", one, measure)
        }
        Thing::Measure(measure) => {
            let (id, chinese) = (measure.id(), measure.chinese());
            text!("{id} · {chinese} · a measure", "{chinese} · {id} · 度量", id, chinese)
        }
        Thing::District(id) => {
            let name = &catalog.districts[id.0].name;
            text!("{name} · a {noun}", "{name} · {noun}", name, noun = catalog.nouns.one())
        }
        Thing::Group(id) => {
            let one = &catalog.groups[id.0];
            let (id, label) = (&one.id, &one.label);
            text!(
                "{id} · {label} · a group of {nouns}",
                "{label} · {id} · {nouns}分组",
                id,
                label,
                nouns
            )
        }
        Thing::Level(level) => {
            text!("{level} · a level of {nouns}", "{level} · {nouns}层级", level, nouns)
        }
        Thing::LeftOut => text!("cells that were left out", "未采用的单元格"),
        Thing::Column(column) => text!(
            "{column} · a column of every row",
            "{column} · 每行都有的列",
            column = column_name(column, catalog)
        ),
    }
}

pub(super) fn column_name(column: &ColumnId, catalog: &Catalog) -> Text {
    match column {
        ColumnId::Group => text!("group", "组"),
        ColumnId::Level => text!("level", "层级"),
        ColumnId::Parent => text!("parent", "上级"),
        ColumnId::Period => text!("period", "期间"),
        _ => Text::made("district".to_owned(), catalog.nouns.chinese.clone()),
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
        Thing::Measure(measure) => super::help::of_measure(*measure),
        Thing::District(id) => district(*id, catalog),
        Thing::Group(id) => {
            let members = catalog.districts.iter().filter(|one| one.group == Some(*id));
            vec![names_of(members)]
        }
        Thing::Level(level) => {
            vec![names_of(catalog.districts.iter().filter(|one| one.level == *level))]
        }
        Thing::LeftOut => ledger::left_out(panel),
        Thing::Column(_) => {
            vec![Block::Text(text!(
                "it can be compared, shown and divided by (per)",
                "可以比较、显示，也可以用 `每` 分组"
            ))]
        }
    }
}

fn names_of<'a>(districts: impl Iterator<Item = &'a District>) -> Block {
    let names: Vec<&str> = districts.map(|one| one.name.as_str()).collect();
    let (count, names) = (names.len(), names.join("、"));
    Block::Text(text!("{count}: {names}", "{count} 个：{names}", count, names))
}

fn indicator(id: IndicatorId, catalog: &Catalog, panel: &Panel) -> Vec<Block> {
    let one = &catalog.indicators[id.0];
    let better = match one.lower_is_better {
        true => text!("lower", "越低越好"),
        false => Text::default(),
    };
    let rows = pairs([
        (also_called(), Text::same(one.aliases.join("、"))),
        (text!("unit", "单位"), unit_or_none(&one.unit)),
        (text!("kind", "类型"), kind(one.kind)),
        (text!("better", "优劣"), better),
        (text!("ranked", "排名"), ranking(one)),
        (text!("parts", "组成"), parts(one, catalog)),
        (text!("formula", "公式"), formula(one)),
        (text!("counted anew", "口径变化"), breaks(one)),
    ]);
    let measures = one.published.iter().map(|published| {
        let present = panel.count_own(Figure { indicator: id, measure: published.measure });
        let (id, chinese) = (published.measure.id(), published.measure.chinese());
        vec![
            Text::fixed(id, chinese),
            Text::fixed(chinese, id),
            unit_or_none(&published.unit),
            Text::of(&present),
            published.measure.meaning(),
        ]
    });
    let headers = vec![
        text!("printed measure", "公布的度量"),
        text!("in Chinese", "英文"),
        text!("unit", "单位"),
        text!("figures", "数据个数"),
        what_it_is(),
    ];
    vec![Block::Table { headers: vec![], rows }, Block::Table { headers, rows: measures.collect() }]
}

/// Rows of a name and what is said of it, without those of which nothing is.
fn pairs<const N: usize>(pairs: [(Text, Text); N]) -> Vec<Vec<Text>> {
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| vec![name, value]).collect()
}

fn also_called() -> Text {
    text!("also called", "又称")
}

fn what_it_is() -> Text {
    text!("what it is", "含义")
}

fn unit_or_none(unit: &Unit) -> Text {
    if *unit == Unit::NUMBER { text!("–", "–") } else { Text::of(unit) }
}

fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Cumulative => text!(
            "cumulative: grows within the year and starts again in January",
            "累计：年内累加，每年一月重新开始"
        ),
        Kind::Flow => text!("flow: each period's own", "当期：每期各自的数"),
        Kind::Stock => text!("stock: as of a date", "存量：某一时点的数"),
        Kind::Rate => {
            text!("rate: a ratio or score, which cannot be added", "比率：比率或得分，不能相加")
        }
    }
}

fn ranking(one: &Indicator) -> Text {
    let rule = &one.ranking;
    let best = match rule.best {
        Best::Highest => text!("highest first", "从高到低"),
        Best::Lowest => text!("lowest first", "从低到高"),
    };
    let ties = match rule.ties {
        Ties::Competition => text!(
            "ties share a rank and leave a gap (1, 2, 2, 4)",
            "并列者同名次，其后空出名次（1、2、2、4）"
        ),
        Ties::Dense => text!(
            "ties share a rank without a gap (1, 2, 2, 3)",
            "并列者同名次，其后不空名次（1、2、2、3）"
        ),
        Ties::Ordinal => {
            text!("ties in catalog order (1, 2, 3, 4)", "并列者按目录的顺序排（1、2、3、4）")
        }
    };
    let zero = match rule.skip.contains(&Skip::Zero) {
        true => text!("zero and missing are", "零和缺失"),
        false => text!("missing is", "缺失"),
    };
    let within = match rule.within {
        Within::All => Text::default(),
        Within::Group => text!(
            "; printed ranks start again in each group (per group)",
            "；公布的位次各组另排（`每 组`）"
        ),
    };
    text!(
        "by {by}, {best}; {ties}; {zero} left unranked{within}",
        "按{by}，{best}；{ties}；{zero}不参加排名{within}",
        by = rule.by,
        best,
        ties,
        zero,
        within
    )
}

fn breaks(one: &Indicator) -> Text {
    let told = one.breaks.iter().map(|it| {
        text!(
            "from {from}: {because}",
            "自{from}起：{because}",
            from = it.from,
            because = &it.because
        )
    });
    joined(told, &text!("; ", "；"))
}

fn formula(one: &Indicator) -> Text {
    one.formula.as_ref().map_or_else(Text::default, |formula| Text::same(formula.text.as_str()))
}

fn parts(one: &Indicator, catalog: &Catalog) -> Text {
    one.parts.map_or_else(Text::default, |(above, below)| {
        let (above, below) = (&catalog.indicators[above.0], &catalog.indicators[below.0]);
        text!("{above} / {below}", "{above} / {below}", above, below)
    })
}

fn figure(id: IndicatorId, measure: Measure, catalog: &Catalog, panel: &Panel) -> Vec<Block> {
    let one = &catalog.indicators[id.0];
    let mut rows = vec![
        vec![what_it_is(), measure.meaning()],
        vec![text!("unit", "单位"), unit_or_none(&one.default_unit(measure))],
    ];
    let figure = Figure { indicator: id, measure };
    if let Some(column) = panel.columns.get(&figure) {
        let places = (0..column.values.len()).filter_map(|row| column.place(row));
        let mut files: Vec<&str> = places
            .filter_map(|(file, _)| panel.files.get(file as usize).map(String::as_str))
            .collect();
        files.dedup();
        files.sort_unstable();
        files.dedup();
        let count = panel.count_own(figure);
        rows.push(vec![text!("printed in", "公布于"), listed(files)]);
        rows.push(vec![text!("figures", "数据个数"), Text::of(&count)]);
    } else {
        let none =
            text!("no source: it is computed where it can be", "没有来源公布，可以推算时推算");
        rows.push(vec![text!("printed in", "公布于"), none]);
    }
    vec![Block::Table { headers: vec![], rows }]
}

fn district(id: DistrictId, catalog: &Catalog) -> Vec<Block> {
    let one = &catalog.districts[id.0];
    let children = catalog.districts.iter().filter(|other| other.parent == Some(id));
    let children: Vec<&str> = children.map(|other| other.name.as_str()).collect();
    let group = one.group.map_or("", |group| catalog.groups[group.0].label.as_str());
    let parent = one.parent.map_or("", |parent| catalog.districts[parent.0].name.as_str());
    let rows = pairs([
        (also_called(), Text::same(one.aliases.join("、"))),
        (text!("level", "层级"), Text::same(one.level.as_str())),
        (text!("group", "组"), Text::same(group)),
        (text!("part of", "上级"), Text::same(parent)),
        (text!("parts", "下级"), Text::same(children.join("、"))),
    ]);
    vec![Block::Table { headers: vec![], rows }]
}

fn dataset(words: &Vocabulary, panel: &Panel, warnings: &[Diagnostic], sources: &Sources) -> Page {
    let catalog = &words.catalog;
    let roots = catalog.districts.iter().filter(|one| one.parent.is_none()).count();
    let mut blocks = vec![Block::Table {
        headers: vec![],
        rows: vec![
            vec![text!("periods", "期间"), listed(&panel.periods)],
            vec![catalog.nouns.many(), counted(catalog, roots)],
            vec![text!("schedule", "序时进度"), schedule(catalog)],
        ],
    }];
    let there = catalog.indicators.iter().filter(|one| !one.id.is_empty());
    let indicators = there.map(|one| {
        vec![
            Text::same(one.id.as_str()),
            Text::same(one.label.as_str()),
            unit_or_none(&one.unit),
            listed(one.published.iter().map(|published| published.measure)),
        ]
    });
    blocks.push(Block::Heading(text!("indicators", "指标")));
    blocks.push(Block::Table {
        headers: vec![
            text!("name", "名称"),
            text!("label", "正式名称"),
            text!("unit", "单位"),
            text!("printed measures", "公布的度量"),
        ],
        rows: indicators.collect(),
    });
    let declared = words.declared();
    if !declared.is_empty() {
        let rows = declared.into_iter().map(|(name, what)| vec![Text::same(name), what.in_words()]);
        blocks.push(Block::Heading(text!("declared", "已声明")));
        blocks.push(Block::Table { headers: vec![], rows: rows.collect() });
    }
    for (index, source) in catalog.sources.iter().enumerate() {
        let heading = file_of(source, index, panel);
        let read_as = panel.read_as.get(index).filter(|it| !it.is_empty());
        blocks.push(Block::Heading(match read_as {
            Some(read_as) => {
                text!("{heading} · {read_as}", "{heading} · {read_as}", heading, read_as)
            }
            None => heading,
        }));
        // The files of one source hold the same.
        let next = catalog.sources.get(index + 1);
        if next.is_none_or(|next| next.span != source.span) {
            blocks.push(understood(source, catalog));
        }
    }
    if panel.ledgers.iter().any(|one| *one != Ledger::default()) {
        blocks.push(Block::Heading(text!("cells", "单元格")));
        blocks.push(ledger::counts(panel));
    }
    if let Origin::Inferred(lines) = &catalog.origin {
        blocks.push(Block::Heading(text!(
            "inferred, since no catalog was given",
            "没有给出目录，以下为推断"
        )));
        blocks.push(Block::Text(joined(lines, &Text::same("\n"))));
    }
    if !warnings.is_empty() {
        blocks.push(Block::Heading(text!("said while reading", "读入时的说明")));
        let lines = warnings.iter().map(|warning| {
            let (place, message) = (place(warning, sources), &warning.message);
            text!("{place}{message}", "{place}{message}", place, message)
        });
        blocks.push(Block::Text(joined(lines, &Text::same("\n"))));
    }
    let title = if catalog.title.is_empty() { &catalog.name } else { &catalog.title };
    Page { title: Text::same(title.as_str()), blocks }
}

fn schedule(catalog: &Catalog) -> Text {
    match catalog.schedule.by {
        ScheduleBy::Months => text!("elapsed months of twelve", "已过月数 / 12"),
        ScheduleBy::Days => text!("elapsed days of the year", "已过天数 / 全年天数"),
        ScheduleBy::Curve(due) => {
            let due = due.map(|due| format!("{}%", f64::from(due) / 1000.0));
            let due = listed(due);
            text!("a curve: {due} at the ends of the months", "曲线：各月末应达 {due}", due)
        }
    }
}

fn counted(catalog: &Catalog, roots: usize) -> Text {
    let children = catalog.districts.len() - roots;
    match children {
        0 => Text::of(&roots),
        _ => text!("{children} in {roots}", "{children}（属于 {roots}）", children, roots),
    }
}

fn place(warning: &Diagnostic, sources: &Sources) -> String {
    let Some(span) = warning.span else { return String::new() };
    let name = sources.get(span.source).map_or("", |source| source.name.as_str());
    let line = sources.line_column(span.source, span.start as usize).map_or(0, |(line, _)| line);
    format!("{name}:{line}: ")
}

fn file_of(source: &SourceTable, index: usize, panel: &Panel) -> Text {
    let file = panel.files.get(index).unwrap_or(&source.file);
    match &source.period {
        PeriodSource::Column { header, year: None } => {
            text!("{file} · period in {header}", "{file} · 期间在 {header} 列", file, header)
        }
        PeriodSource::Column { header, year: Some(year) } => text!(
            "{file} · period in {year} and {header}",
            "{file} · 期间在 {year} 列和 {header} 列",
            file,
            year,
            header
        ),
        PeriodSource::Fixed(_) | PeriodSource::Unstated => {
            match panel.dated.get(index).copied().flatten() {
                Some(dated) => dated_file(file, dated),
                None => Text::same(file.as_str()),
            }
        }
    }
}

/// A file with its period, and where that was taken from, unless the catalog states it.
fn dated_file(file: &str, Dated { period, by }: Dated) -> Text {
    let by = match by {
        DatedBy::Catalog => {
            return text!("{file} · {period}", "{file} · {period}", file, period);
        }
        DatedBy::Title => text!("from its title", "取自标题"),
        DatedBy::Name => text!("from its name", "取自文件名"),
        DatedBy::CommandLine => text!("from --period", "取自 --period"),
    };
    text!("{file} · {period}, {by}", "{file} · {period}，{by}", file, period, by)
}

/// What a column of a wide table holds.
fn column_row(column: &ColumnSource, catalog: &Catalog) -> Vec<Text> {
    let ColumnSource { header, indicator, measure, unit, period, ranked } = column;
    let one = &catalog.indicators[indicator.0];
    let figure = match ranked {
        true => text!("{one}.{measure} and .rank", "{one}.{measure} 和排名", one, measure),
        false => text!("{one}.{measure}", "{one}.{measure}", one, measure),
    };
    let figure = match period {
        Some(period) => text!("{figure} of {period}", "{period}的{figure}", figure, period),
        None => figure,
    };
    vec![Text::same(header.as_str()), figure, unit_or_none(unit)]
}

/// What each column or row of a source was taken for.
fn understood(source: &SourceTable, catalog: &Catalog) -> Block {
    let named = |name: &String| Text::same(name.as_str());
    let row = |name: &String, indicator: IndicatorId, measure: Measure, unit: &Unit| {
        let one = &catalog.indicators[indicator.0];
        let figure = text!("{one}.{measure}", "{one}.{measure}", one, measure);
        vec![named(name), figure, unit_or_none(unit)]
    };
    let (first, mut rows, ignored): (_, Vec<Vec<Text>>, &[String]) = match &source.layout {
        Layout::Wide { district, columns, ignore } => {
            let is = column_name(&ColumnId::District, catalog);
            let mut rows = vec![match district {
                Whose::Column(header) => vec![named(header), is, text!("–", "–")],
                Whose::Only(id) => {
                    let name = &catalog.districts[id.0].name;
                    let every = text!("(every row)", "（各行）");
                    vec![every, Text::same(name.as_str()), text!("–", "–")]
                }
            }];
            rows.extend(columns.iter().map(|one| column_row(one, catalog)));
            (text!("column", "列"), rows, ignore)
        }
        Layout::Across { indicator, measure, unit, ignore } => {
            let every = text!("(every other column)", "（其余各列）");
            let mut one = row(&String::new(), *indicator, *measure, unit);
            one.splice(0..1, [every]);
            (text!("column", "列"), vec![one], ignore)
        }
        Layout::Long { names, ignore, .. } => {
            let each = names.iter();
            let rows = each.map(|one| row(&one.name, one.indicator, one.measure, &one.unit));
            (text!("row", "行"), rows.collect(), ignore)
        }
    };
    let left_out = text!("left out", "未采用");
    rows.extend(ignored.iter().map(|name| vec![named(name), left_out.clone(), text!("–", "–")]));
    Block::Table { headers: vec![first, text!("is", "读作"), text!("unit", "单位")], rows }
}
