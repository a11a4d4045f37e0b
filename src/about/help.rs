//! `help`, `help rank`, `help progress`, `help mean`, `help 亿元`, `help Q0203`.

use crate::analyze::functions::{self, FUNCTIONS, FunctionEntry};
use crate::catalog::{Measure, near};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::output::{Block, Page};
use crate::syntax::ast::Name;
use crate::syntax::keywords::{Entry, Role, SIGNS, TABLE};
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
        let symbol = sign.symbol.as_str();
        blocks.push(Block::Text(format!(
            "the sign {symbol}, also written {}",
            sign.chinese.join(", ")
        )));
        blocks.push(Block::Code(format!("列出 内资 其中 进度 {} 25%", sign.chinese[0])));
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
        blocks.push(Block::Text(code.title().to_owned()));
    }
    if blocks.is_empty()
        && let Ok(unit) = units::parse_unit(&text)
    {
        blocks.push(Block::Text(format!("{unit} is a unit of the language.")));
        blocks.push(unit_words(&text));
    }
    if blocks.is_empty() {
        return Err(unknown(topic).into());
    }
    Ok(Page { title: text, blocks })
}

fn contents() -> Page {
    let keywords = |role: Role| {
        let rows = TABLE.iter().filter(move |entry| entry.roles.contains(&role)).map(|entry| {
            let spellings = |words: &[&str]| words.join(" ");
            vec![spellings(entry.english), spellings(entry.chinese), entry.meaning.to_owned()]
        });
        Block::Table { headers: vec![], rows: rows.collect() }
    };
    let functions = FUNCTIONS.iter().map(|entry| {
        vec![entry.signature.to_owned(), entry.names[1].to_owned(), entry.meaning.to_owned()]
    });
    let measures = Measure::NAMES.iter().map(|(measure, _)| {
        vec![measure.id().to_owned(), measure.chinese().to_owned(), measure.meaning().to_owned()]
    });
    Page {
        title: "a statement is a verb, a subject and clauses in any order".into(),
        blocks: vec![
            Block::Code("rank domestic where progress < 25%\n排名 内资 其中 进度 < 25%".into()),
            Block::Heading("verbs".into()),
            keywords(Role::Verb),
            Block::Heading("clauses".into()),
            keywords(Role::Clause),
            Block::Heading("measures".into()),
            Block::Table { headers: vec![], rows: measures.collect() },
            Block::Heading("functions".into()),
            Block::Table { headers: vec![], rows: functions.collect() },
            Block::Text("help WORD says more of one; describe says what the data holds".into()),
        ],
    }
}

fn keyword(entry: &Entry) -> Vec<Block> {
    let spellings: Vec<&str> = entry.spellings().collect();
    vec![
        Block::Text(format!("{}\n{}", entry.syntax, entry.meaning)),
        Block::Text(format!("spellings: {}", spellings.join(", "))),
        Block::Code(format!("{}\n{}", entry.example, entry.example_chinese)),
    ]
}

fn of_measure(measure: Measure) -> Vec<Block> {
    vec![
        Block::Text(format!("the measure {}: {}", measure.id(), measure.meaning())),
        Block::Text(format!("names: {}", measure.names().join(", "))),
    ]
}

fn function(entry: &FunctionEntry) -> Vec<Block> {
    let row = |name: &str, text: &str| vec![name.to_owned(), text.to_owned()];
    vec![
        Block::Text(format!("the function {}: {}", entry.signature, entry.meaning)),
        Block::Table {
            headers: vec![],
            rows: vec![
                row("unit", entry.units),
                row("missing", entry.missing),
                row("names", &entry.names.join(", ")),
            ],
        },
        Block::Code(entry.example.to_owned()),
    ]
}

/// The words that a unit is put together of.
fn unit_words(unit: &str) -> Block {
    let stands_in = |word: &&units::UnitWord| word.spellings.iter().any(|one| unit.contains(one));
    let rows = units::units_of_language()
        .iter()
        .filter(stands_in)
        .map(|word| vec![word.spellings.join(", "), word.description.to_owned()]);
    Block::Table { headers: vec![], rows: rows.collect() }
}

fn unknown(topic: &Name) -> Diagnostic {
    let text = topic.text();
    let keywords = TABLE.iter().flat_map(Entry::spellings);
    let measures = Measure::NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    let functions = FUNCTIONS.iter().flat_map(|entry| entry.names.iter().copied());
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let near = near(&text, keywords.chain(measures).chain(functions).chain(codes));
    let diagnostic = Diagnostic::error(Code::UnknownName, format!("there is no help on {text}"))
        .at(topic.span)
        .label(topic.span, "not a word of the language");
    match near.as_slice() {
        [] => diagnostic
            .hint(format!("help alone lists what there is; describe {text} looks into the data")),
        several => diagnostic.hint(format!("near: {}", several.join(", "))),
    }
}
