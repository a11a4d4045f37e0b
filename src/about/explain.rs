//! `explain rank domestic where progress < 25%`: the statement as understood.

use super::steps;
use crate::analyze::{Declaration, Meaning};
use crate::catalog::{Catalog, DistrictId, Layout, Measure, SourceTable};
use crate::input::scan::Amount;
use crate::output::{Block, Page};
use crate::panel::Figure;
use crate::plan::{Basis, Plan, TypeKind};
use crate::syntax::ast::Statement;
use crate::text::{Language, Text, listed, text};
use crate::units::Unit;

/// One of the plans that a statement runs.
pub struct Part<'p> {
    /// What it is for.
    pub title: Text,
    /// The plan.
    pub plan: &'p Plan,
    /// The engine's own plan, as text.
    pub engine: String,
    /// How much of tables that are scanned it reads.
    pub scanned: Option<Amount>,
}

/// The normal form of a statement, what its columns mean, what is read from where, the steps of
/// each plan, and the plan of the engine.
pub fn explain(
    statement: &Statement,
    meaning: &Meaning,
    parts: &[Part],
    catalog: &Catalog,
) -> Page {
    let mut blocks = vec![Block::Code(statement.text_in_both())];
    if parts.is_empty() {
        let what = match meaning {
            Meaning::Describe(_) => text!(
                "It says what names stand for; no figures are read.",
                "说明名称的含义，不读数据。"
            ),
            Meaning::Help(_) => {
                text!("It shows help; no figures are read.", "显示帮助，不读数据。")
            }
            Meaning::Declare(declaration) => declared(declaration, catalog),
            _ => text!("It explains a statement; nothing is run.", "解释语句，不运行。"),
        };
        blocks.push(Block::Text(what));
    }
    for (index, part) in parts.iter().enumerate() {
        if parts.len() > 1 {
            blocks.push(Block::Heading(text!(
                "{at} of {count}: {title}",
                "{at}/{count}：{title}",
                at = index + 1,
                count = parts.len(),
                title = &part.title
            )));
        }
        blocks.push(Block::Heading(text!("columns", "列")));
        blocks.push(columns(part.plan));
        blocks.push(Block::Heading(text!("read", "读取")));
        blocks.push(read(part.plan, catalog));
        if let Some(amount) = &part.scanned {
            blocks.push(scanned(amount));
        }
        blocks.push(Block::Heading(text!("steps", "步骤")));
        blocks.push(Block::Code(steps::in_words(part.plan, catalog)));
        blocks.push(Block::Heading(text!("plan of the engine", "引擎的计划")));
        blocks.push(Block::Code(Text::same(part.engine.as_str())));
    }
    Page { title: text!("explain", "解释"), blocks }
}

/// How much is read of tables that are scanned.
fn scanned(amount: &Amount) -> Block {
    let rows = vec![
        vec![
            text!("columns scanned", "扫描的列"),
            text!(
                "{columns} (of {of})",
                "{columns}（共 {of} 列）",
                columns = listed(&amount.columns),
                of = amount.of
            ),
        ],
        vec![
            text!("groups of rows", "行组"),
            text!(
                "{read} of {all}",
                "{all} 组中的 {read} 组",
                read = amount.groups.0,
                all = amount.groups.1
            ),
        ],
        vec![
            text!("rows read", "读取的行"),
            text!(
                "{read} of {all}",
                "{all} 行中的 {read} 行",
                read = amount.rows.0,
                all = amount.rows.1
            ),
        ],
    ];
    Block::Table { headers: vec![], rows }
}

/// What a declaration gives its name to.
fn declared(declaration: &Declaration, catalog: &Catalog) -> Text {
    match declaration {
        Declaration::Indicator(indicator, definition) => {
            let inputs = definition.inputs.iter().filter_map(|id| catalog.indicators.get(id.0));
            text!(
                "declares the indicator {name}, {unit}, worked out from {inputs}",
                "定义指标 {name}，{unit}，由{inputs}算出",
                name = &definition.name,
                unit = indicator.unit.noun(),
                inputs = listed(inputs.map(Text::of))
            )
        }
        Declaration::Measure(definition) => text!(
            "declares the measure {name}, which is worked out for the indicator in focus and has the \
             unit that its figures give it",
            "定义度量 {name}，按所查询的指标计算，单位随所用的数而定",
            name = &definition.name
        ),
        Declaration::Param(param) => text!(
            "declares the param {name}, which is {value} unless --param says otherwise",
            "声明参数 {name}，值为 {value}，可用 --param 另行指定",
            name = &param.name,
            value = &param.value
        ),
        Declaration::Result(_) | Declaration::Waiver(_) => {
            text!("It explains a statement; nothing is run.", "解释语句，不运行。")
        }
    }
}

/// What a column of this name is, where it is a measure.
fn meaning(name: &str) -> Text {
    let last = name.rsplit('.').next().unwrap_or(name);
    let known = Measure::NAMES.iter().find(|(measure, _)| measure.id() == last);
    known.map_or_else(Text::default, |(measure, _)| measure.meaning())
}

fn columns(plan: &Plan) -> Block {
    let rows = plan.columns.iter().map(|column| {
        let kind = match &column.ty.kind {
            TypeKind::Quantity(_) => text!("figure", "数值"),
            TypeKind::Rank => text!("rank", "位次"),
            TypeKind::Movement => text!("movement", "位次变化"),
            TypeKind::Period => text!("period", "期间"),
            TypeKind::District => text!("district", "地区"),
            TypeKind::Text => text!("text", "文本"),
            TypeKind::Truth => text!("yes/no", "真假值"),
        };
        let basis = match column.basis {
            Basis::Key => text!("says which row", "标明是哪一行"),
            Basis::Published => text!("as printed", "公布"),
            Basis::Derived => text!("worked out", "得出"),
            Basis::Computed => text!("computed", "推算"),
        };
        let unit = match &column.ty.kind {
            TypeKind::Quantity(unit) if *unit != Unit::NUMBER => Text::of(unit),
            _ => text!("–", "–"),
        };
        let chinese = column.label.in_language(Language::Chinese).to_owned();
        let name = Text::made(column.name.clone(), chinese);
        vec![name, kind, unit, basis, meaning(&column.name)]
    });
    let headers = vec![
        text!("column", "列"),
        text!("type", "类型"),
        text!("unit", "单位"),
        text!("basis", "来源"),
        text!("what it is", "含义"),
    ];
    Block::Table { headers, rows: rows.collect() }
}

/// Which column or row of which file each figure is read from.
fn read(plan: &Plan, catalog: &Catalog) -> Block {
    let mut rows = Vec::new();
    for figure in &plan.read.figures {
        for files in catalog.sources.chunk_by(|one, next| one.span == next.span) {
            let Some(source) = files.first() else { continue };
            if let Some(place) = place_in(&source.layout, figure, &plan.read.districts) {
                let one = &catalog.indicators[figure.indicator.0];
                rows.push(vec![
                    text!("{one}.{measure}", "{one}.{measure}", one, measure = figure.measure),
                    named(files),
                    Text::same(place),
                ]);
            }
        }
    }
    if rows.is_empty() {
        return Block::Text(text!("nothing but the districts", "只读地区名单"));
    }
    let headers =
        vec![text!("figure", "数据"), text!("file", "文件"), text!("column or row", "列或行")];
    Block::Table { headers, rows }
}

/// The files of one source.
fn named(files: &[SourceTable]) -> Text {
    match files {
        [first, .., last] => text!(
            "{first} … {last} ({count} files)",
            "{first} … {last}（{count} 个文件）",
            first = &first.file,
            last = &last.file,
            count = files.len()
        ),
        _ => Text::same(files.iter().map(|one| one.file.as_str()).collect::<String>()),
    }
}

fn place_in(layout: &Layout, figure: &Figure, read: &[DistrictId]) -> Option<String> {
    let is_it = |indicator, measure| indicator == figure.indicator && measure == figure.measure;
    match layout {
        Layout::Wide { columns, .. } => columns
            .iter()
            .find(|one| one.holds(figure.indicator, figure.measure))
            .map(|one| one.header.clone()),
        Layout::Across { indicator, measure, .. } => {
            is_it(*indicator, *measure).then(|| "*".to_owned())
        }
        Layout::Long { district, .. } if !read.contains(district) => None,
        Layout::Long { names, .. } => {
            names.iter().find(|one| is_it(one.indicator, one.measure)).map(|one| one.name.clone())
        }
    }
}
