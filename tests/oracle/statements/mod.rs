//! Statements held against the interpreter: text, tree, meaning, plan, and then the engine on one
//! side and the row-by-row interpreter on the other.
//!
//! Whoever writes these statements is a generator that knows which measures an indicator has and
//! what unit they are in, so that nearly all of them have a meaning; which ones those are is up to
//! a list of choices, as in `generate/`.

mod clause;
mod condition;
mod demand;
mod expression;
mod query;
mod statement;
mod straight;
mod world;
mod writer;

use super::generate::Choices;
use super::{agree_on, run_choices};
use indiq::analyze::{self, Declaration, Meaning, Said, Table, Vocabulary};
use indiq::diagnostic::Diagnostic;
use indiq::engine::Frame;
use indiq::plan::Plan;
use indiq::source::SourceId;
use indiq::syntax::ast::Statement;
use indiq::syntax::parse;
use indiq::text::Language;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use world::{World, world};
use writer::Writer;

/// How many statements of each kind there were, and of the refused ones why.
#[derive(Debug, Default)]
struct Tally {
    agreed: usize,
    plans: usize,
    refusals: usize,
    refused: BTreeMap<String, (usize, String)>,
    parts: BTreeMap<&'static str, usize>,
}

/// What the trees of statements have to have, by their debug forms.
const PARTS: &[&str] = &[
    "verb: Rank",
    "verb: List",
    "verb: Total",
    "verb: Count",
    "verb: Show",
    "verb: Compare",
    "verb: Trend",
    "Where(",
    "Among(",
    "By(",
    "Ascending",
    "Descending",
    "Top(",
    "Bottom(",
    "Per(",
    "Show(",
    "At(",
    "Versus(",
    "From(",
    "To(",
    "Of(",
    "Let(",
    "Define(",
    "Param(",
    "Print(",
    "Explain(",
    "Latest",
    "Previous",
    "LastYear",
    "Call",
    "Case",
    "Between",
    "In",
    "Missing",
];

/// A panel and a script about it.
struct Case {
    world: World,
    script: Vec<String>,
}

impl Case {
    /// The catalog, the panel and the script, as files of a case would have them.
    fn as_files(&self) -> String {
        let World { text, catalog, panel } = &self.world;
        let mut files = format!("{}\n\n{text}\n", self.script.join("\n"));
        let headers = panel.columns.keys().map(|figure| {
            format!("{}{}", catalog.indicators[figure.indicator.0].label, figure.measure.id())
        });
        files += &format!("期间,地区,{}\n", headers.collect::<Vec<_>>().join(","));
        for row in 0..panel.height() {
            let district = &catalog.districts[panel.districts[row].0].name;
            let values = panel
                .columns
                .values()
                .map(|column| column.values[row].map_or(String::new(), |value| value.to_string()));
            let values = values.collect::<Vec<_>>().join(",");
            let period = panel.periods[panel.row_periods[row]];
            files += &format!("{period},{district},{values}\n");
        }
        files + &format!("of other periods: {:?}\n", panel.of_other_periods)
    }
}

fn case(list: &[u32]) -> Case {
    let mut choices = Choices::new(list);
    let world = world(&mut choices);
    let script = Writer::new(choices, &world).script();
    Case { world, script }
}

/// The plans that a meaning runs.
fn plans(meaning: &Meaning) -> Vec<&Plan> {
    fn of(table: &Table) -> Vec<&Plan> {
        let beside = table.beside.iter().map(|beside| &beside.plan);
        let parts = table.parts.iter().map(|parts| &parts.plan);
        let checks = table.rank_checks.iter().map(|check| &check.plan);
        [&table.plan].into_iter().chain(beside).chain(parts).chain(checks).collect()
    }
    match meaning {
        Meaning::Table(table) | Meaning::Save { table, .. } => of(table),
        Meaning::Card(card) => card.plans.iter().map(|card| &card.plan).collect(),
        Meaning::Explain(_, inner) => plans(inner),
        Meaning::Trace(trace) => of(&trace.table),
        Meaning::Print(said) => {
            let tables = said.iter().filter_map(|said| match said {
                Said::Cells { table, .. } => Some(of(table)),
                Said::Text(_) | Said::Names(_) => None,
            });
            tables.flatten().collect()
        }
        Meaning::Declare(Declaration::Result(result)) => of(&result.table),
        // Checks are held by cases.
        Meaning::Check(_) | Meaning::Audit(..) => vec![],
        Meaning::Declare(_) | Meaning::Describe(_) | Meaning::Help(_) => vec![],
    }
}

/// Runs the statements of a case, each in both ways.
fn hold_script(case: &Case, tally: &mut Tally) -> Result<(), String> {
    let World { catalog, panel, .. } = &case.world;
    let text = case.script.join("\n");
    let parsed = parse(SourceId(0), &text);
    if !parsed.diagnostics.is_empty() {
        return Err(format!("this goes by the grammar: {:#?}", parsed.diagnostics));
    }
    let mut words = Vocabulary::new(catalog.clone());
    let frame = Frame::new(panel, catalog).map_err(|errors| format!("{errors:?}"))?;
    for statement in &parsed.statements {
        let written = text[statement.span.range()].to_owned();
        match analyze::analyze(statement, &words) {
            Err(wrong) => tally.refuse(&wrong, written),
            Ok(meaning) => {
                for plan in plans(&meaning.value) {
                    agree_on(plan, &frame, panel, &words.catalog)
                        .map_err(|why| format!("{written}\n{why}\n{plan:#?}"))?;
                    tally.plans += 1;
                }
                tally.accept(statement);
                if let Meaning::Declare(declaration) = &meaning.value {
                    words.declare(declaration);
                }
            }
        }
    }
    Ok(())
}

impl Tally {
    fn refuse(&mut self, wrong: &[Diagnostic], written: String) {
        for one in wrong.iter().take(1) {
            let message = one.message.in_language(Language::English).to_owned();
            let why = format!("{:?}: {message}", one.code);
            self.refused.entry(why).or_insert((0, written.clone())).0 += 1;
        }
        self.refusals += 1;
    }

    fn accept(&mut self, statement: &Statement) {
        let tree = format!("{statement:?}");
        for part in PARTS {
            if tree.contains(part) {
                *self.parts.entry(part).or_default() += 1;
            }
        }
        self.agreed += 1;
    }
}

/// How many panels each of the tests below makes, with five statements or so about each.
const PANELS: u32 = 460;

/// How many statements have to agree in each of them.
const STATEMENTS: usize = 2500;

fn hold_statements(seed: u8) {
    let tally = Mutex::new(Tally::default());
    run_choices(seed, PANELS, 100..900, |choices| {
        let case = case(choices);
        let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
        hold_script(&case, &mut tally).map_err(|why| format!("{why}\n{}", case.as_files()))
    });
    let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(tally.agreed >= STATEMENTS, "only {} statements agreed", tally.agreed);
    assert!(tally.refusals * 20 < tally.agreed, "{} refused: {:#?}", tally.refusals, tally.refused);
    let never: Vec<&&str> = PARTS.iter().filter(|part| !tally.parts.contains_key(*part)).collect();
    assert!(never.is_empty(), "never written: {never:?}");
}

#[test]
fn statements_agree() {
    hold_statements(11);
}

#[test]
fn statements_agree_in_a_second_quarter() {
    hold_statements(12);
}

#[test]
fn statements_agree_in_a_third_quarter() {
    hold_statements(13);
}

#[test]
fn statements_agree_in_the_last_quarter() {
    hold_statements(14);
}
