//! `help`, `help rank`, `help progress`, `help mean`, `help 亿元`, `help Q0203`.

use super::rules::{Rules, of_measure as rules_of_measure, rules};
use crate::analyze::functions::{self, FUNCTIONS, FunctionEntry};
use crate::catalog::{Measure, near};
use crate::diagnostic::{Code, Diagnostic, Example, Result};
use crate::output::{Block, Page};
use crate::syntax::ast::Name;
use crate::syntax::keywords::{Entry, Role, SIGNS, TABLE};
use crate::text::{InLanguage, Language, Text, listed, text};
use crate::units;

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
    if let Some(sign) = SIGNS.iter().find(|sign| sign.chinese.iter().copied().any(is)) {
        let (symbol, written) = (sign.symbol.as_str(), listed(sign.chinese));
        blocks.push(Block::Text(text!(
            "the sign {symbol}, also written {written}",
            "符号 {symbol}，也写作 {written}",
            symbol,
            written
        )));
        let example = sign.chinese.first().copied().unwrap_or(symbol);
        blocks.push(Block::Code(Text::same(format!("列出 内资 其中 进度 {example} 25%"))));
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
    if blocks.is_empty()
        && let Ok(unit) = units::parse_unit(&text)
    {
        blocks.push(Block::Text(text!(
            "{unit} is a unit of the language.",
            "{unit} 是单位。",
            unit
        )));
        blocks.push(unit_words(&text));
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
            Block::Text(text!(
                "help WORD says more of one; describe says what the data holds",
                "`帮助 词` 详细说明一个词，`描述` 说明数据里有什么"
            )),
        ],
    }
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

fn of_measure(measure: Measure) -> Vec<Block> {
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
    blocks.extend(match explained.example {
        Example::Script(script) => Some(Block::Code(Text::same(script))),
        Example::Command(words) => {
            Some(Block::Code(Text::same(format!("indiq {}", words.join(" ")))))
        }
        Example::Case(_) | Example::Nothing => None,
    });
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
    let near = near(&text, keywords.chain(measures).chain(functions).chain(codes));
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
