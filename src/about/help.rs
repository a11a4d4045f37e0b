//! `help`, `help rank`, `help progress`, `help mean`, `help 亿元`, `help Q0203`.

use super::constructs::{Construct, Family};
use super::rules::{Rules, of_measure as rules_of_measure, rules};
use crate::analyze::functions::{self, FUNCTIONS, FunctionEntry};
use crate::catalog::{Measure, near};
use crate::diagnostic::{Code, Diagnostic, Example, Result};
use crate::output::{Block, Page};
use crate::syntax::ast::Name;
use crate::syntax::keywords::{Entry, Role, TABLE};
use crate::text::{InLanguage, Language, Text, listed, text};
use crate::units::{self, Dimension, UnitKind};

/// The page on a topic; without one, what there is.
///
/// # Errors
/// [`Code::UnknownName`] with near topics.
pub fn help(topic: Option<&Name>) -> Result<Page> {
    let Some(topic) = topic else { return Ok(contents()) };
    let text = topic.text();
    let is = |name: &str| name.eq_ignore_ascii_case(&text);
    let mut blocks = Vec::new();
    if let Some(entry) = TABLE.iter().find(|entry| entry.spellings().any(is)) {
        blocks.append(&mut keyword(entry));
    }
    if let Some((measure, _)) =
        Measure::NAMES.iter().find(|(_, names)| names.iter().copied().any(is))
    {
        blocks.append(&mut of_measure(*measure));
    }
    if let Some(entry) = functions::find(&text) {
        blocks.append(&mut function(entry));
    }
    if let Some(code) = Code::ALL.iter().find(|code| is(code.as_str())) {
        blocks.append(&mut of_code(*code));
    }
    if let Some(one) = Construct::of_topic(&text) {
        blocks.append(&mut construct(one));
    }
    if blocks.is_empty()
        && let Ok(unit) = units::parse_unit(&text)
    {
        blocks.append(&mut of_unit(&text, &unit));
    }
    if blocks.is_empty() {
        return Err(unknown(topic).into());
    }
    Ok(Page { title: Text::same(text), blocks })
}

fn contents() -> Page {
    let keywords = |role: Role| {
        // What stands in checks alone is with the checks.
        let of_checks = |entry: &&Entry| entry.roles.contains(&Role::Check);
        let fits = move |entry: &&Entry| {
            entry.roles.contains(&role) && (role == Role::Check || !of_checks(entry))
        };
        let rows = TABLE.iter().filter(fits).map(|entry| {
            let spellings = |words: &[&str]| Text::same(words.join(" "));
            vec![spellings(entry.english), spellings(entry.chinese), entry.meaning.clone()]
        });
        Block::Table { headers: vec![], rows: rows.collect() }
    };
    let functions = FUNCTIONS.iter().map(|entry| {
        let [english, chinese] = Language::ALL.map(|one| entry.in_language(one).into_owned());
        let other = Text::made(chinese, english);
        vec![entry.signature.clone(), other, entry.meaning.clone()]
    });
    let measures = Measure::NAMES.iter().map(|(measure, _)| {
        let (id, chinese) = (measure.id(), measure.chinese());
        vec![Text::fixed(id, chinese), Text::fixed(chinese, id), measure.meaning()]
    });
    Page {
        title: text!(
            "a statement is a verb, a subject and clauses in any order",
            "语句由动词、查询对象和若干子句组成，子句次序不限"
        ),
        blocks: vec![
            Block::Code(Text::same(
                "rank domestic where progress < 25%\n排名 内资 其中 进度 < 25%",
            )),
            Block::Heading(text!("verbs", "动词")),
            keywords(Role::Verb),
            Block::Heading(text!("clauses", "子句")),
            keywords(Role::Clause),
            Block::Heading(text!("words of checks", "检查的词")),
            keywords(Role::Check),
            Block::Heading(text!("measures", "度量")),
            Block::Table { headers: vec![], rows: measures.collect() },
            Block::Heading(text!("functions", "函数")),
            Block::Table { headers: vec![], rows: functions.collect() },
            Block::Heading(text!("signs", "符号")),
            constructs(|family| family == Family::Sign),
            Block::Heading(text!("units", "单位")),
            constructs(|family| matches!(family, Family::Unit(_))),
            Block::Heading(text!("values", "值")),
            constructs(|family| family == Family::Value),
            Block::Text(text!(
                "help WORD says more of one; describe says what the data holds",
                "`帮助 词` 详细说明一个词，`描述` 说明数据里有什么"
            )),
        ],
    }
}

/// The constructs of a family in a table: what each is written like, and what it means.
fn constructs(belongs: impl Fn(Family) -> bool) -> Block {
    let all = Construct::all().filter(|one| belongs(one.family));
    let name = |one: &Construct| {
        let english = one.names.first().copied().unwrap_or_default();
        let sign = one.family == Family::Sign;
        let chinese = if sign { None } else { one.chinese.first().copied() };
        Text::fixed(english, chinese.unwrap_or(english))
    };
    let rows = all.map(|one| vec![name(one), one.syntax.clone(), one.meaning.clone()]);
    Block::Table { headers: vec![], rows: rows.collect() }
}

fn keyword(entry: &Entry) -> Vec<Block> {
    vec![
        Block::Text(text!(
            "{syntax}\n{meaning}",
            "{syntax}\n{meaning}",
            syntax = entry.syntax,
            meaning = entry.meaning
        )),
        Block::Text(spellings(listed(entry.spellings()))),
        rule_table(rules(entry.keyword)),
        Block::Code(Text::same(format!("{}\n{}", entry.example, entry.example_chinese))),
    ]
}

fn rule_table(rules: Rules) -> Block {
    let rows = vec![
        vec![text!("unit", "单位"), rules.units],
        vec![text!("missing", "缺失"), rules.missing],
    ];
    Block::Table { headers: vec![], rows }
}

fn spellings(words: Text) -> Text {
    text!("spellings: {words}", "写法：{words}", words)
}

pub(super) fn of_measure(measure: Measure) -> Vec<Block> {
    let meaning = measure.meaning();
    vec![
        Block::Text(text!(
            "the measure {measure}: {meaning}",
            "度量 {measure}：{meaning}",
            measure,
            meaning
        )),
        Block::Text(text!("names: {names}", "名称：{names}", names = listed(measure.names()))),
        rule_table(rules_of_measure(measure)),
    ]
}

fn function(entry: &FunctionEntry) -> Vec<Block> {
    let FunctionEntry { signature, meaning, .. } = entry;
    vec![
        Block::Text(text!(
            "the function {signature}: {meaning}",
            "函数 {signature}：{meaning}",
            signature,
            meaning
        )),
        Block::Table {
            headers: vec![],
            rows: vec![
                vec![text!("unit", "单位"), entry.units.clone()],
                vec![text!("missing", "缺失"), entry.missing.clone()],
                vec![text!("names", "名称"), listed(entry.names)],
            ],
        },
        Block::Code(entry.example.clone()),
    ]
}

/// What a code means, and what yields it.
fn of_code(code: Code) -> Vec<Block> {
    let mut blocks = vec![Block::Text(code.title())];
    let Some(explained) = code.explained() else { return blocks };
    blocks.push(Block::Text(explained.text.clone()));
    match explained.example {
        Example::Script(script) => blocks.push(Block::Code(Text::same(script))),
        Example::Command(words) => {
            blocks.push(Block::Code(Text::same(format!("indiq {}", words.join(" ")))));
        }
        Example::Case(_, script) => {
            let lines = script.lines().filter(|line| !line.starts_with('#'));
            let statements: Vec<&str> = lines.collect();
            blocks.push(Block::Code(Text::same(statements.join("\n"))));
            blocks.push(Block::Text(text!(
                "docs/errors.md shows the data of this example and what is said",
                "docs/errors.zh.md 列出这个例子的数据和消息"
            )));
        }
        Example::Nothing => {}
    }
    blocks
}

/// A sign, a kind of unit or of value: the same as of a word.
fn construct(one: &Construct) -> Vec<Block> {
    let Construct { syntax, meaning, rules, example, example_chinese, .. } = one;
    let mut blocks = vec![
        Block::Text(text!("{syntax}\n{meaning}", "{syntax}\n{meaning}", syntax, meaning)),
        Block::Text(spellings(one.called())),
    ];
    if let Family::Unit(kind) = one.family {
        let words = units::units_of_language().iter().filter(|word| word.kind() == kind);
        let rows = words.map(|word| vec![listed(word.spellings), word.description.clone()]);
        blocks.push(Block::Table { headers: vec![], rows: rows.collect() });
    }
    blocks.push(rule_table(rules.clone()));
    blocks.push(Block::Code(Text::same(format!("{example}\n{example_chinese}"))));
    blocks
}

/// A unit: the words that it is put together of, and the rules of its kind.
fn of_unit(typed: &str, unit: &units::Unit) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(text!("{unit} is a unit of the language.", "{unit} 是单位。", unit)),
        unit_words(typed),
    ];
    let kind = match unit.dimension {
        Dimension::Percent => UnitKind::Percent,
        Dimension::Points => UnitKind::Points,
        Dimension::Score => UnitKind::Score,
        Dimension::Money(_) => UnitKind::Currency,
        Dimension::Count(_) => UnitKind::Count,
        Dimension::Number | Dimension::Other(_) => UnitKind::Size,
    };
    if let Some(one) = Construct::all().find(|one| one.family == Family::Unit(kind)) {
        let Construct { rules, example, example_chinese, .. } = one;
        blocks.push(rule_table(rules.clone()));
        blocks.push(Block::Code(Text::same(format!("{example}\n{example_chinese}"))));
    }
    blocks
}

/// The words that a unit is put together of.
fn unit_words(unit: &str) -> Block {
    let stands_in = |word: &&units::UnitWord| word.spellings.iter().any(|one| unit.contains(one));
    let rows = units::units_of_language()
        .iter()
        .filter(stands_in)
        .map(|word| vec![listed(word.spellings), word.description.clone()]);
    Block::Table { headers: vec![], rows: rows.collect() }
}

fn unknown(topic: &Name) -> Diagnostic {
    let text = topic.text();
    let keywords = TABLE.iter().flat_map(Entry::spellings);
    let measures = Measure::NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    let functions = FUNCTIONS.iter().flat_map(|entry| entry.names.iter().copied());
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let constructs = Construct::all().flat_map(Construct::spellings);
    let words = keywords.chain(measures).chain(functions).chain(constructs);
    let near = near(&text, words.chain(codes));
    let message = text!("there is no help on {text}", "没有关于 `{text}` 的帮助", text);
    let label = text!("not a word of the language", "不是语言里的词");
    let diagnostic =
        Diagnostic::error(Code::UnknownName, message).at(topic.span).label(topic.span, label);
    diagnostic.hint(match near.as_slice() {
        [] => text!(
            "help alone lists what there is; describe {text} looks into the data",
            "单写 `帮助` 列出全部；`描述 {text}` 查看数据",
            text
        ),
        several => text!("near: {near}", "相近的有：{near}", near = listed(several)),
    })
}
