//! A session: the catalog, the data, and what runs statements on them.
//!
//! Takes files (or the embedded sample) and texts of statements; gives outputs. Names and units
//! are checked before any statement runs and, where a catalog is given, before any data is read.

mod audited;
mod card;
mod check;
mod checks;
mod demand;
mod listing;
mod notes;
mod open;
mod print;
mod query;
mod redaction;
mod sample;
mod suite;
mod trace;
mod typed;

use crate::about;
use crate::analyze::{self, Declaration, Meaning, Table, Vocabulary};
use crate::answer::{Answer, AnswerRow, Cell};
use crate::catalog::{Catalog, PeriodSource};
use crate::checks::result::Report;
use crate::diagnostic::{Code, Diagnostic, Result, Severity};
use crate::engine::{self, Frame};
use crate::output::{self, Leave, Page};
use crate::panel::Panel;
use crate::plan::{Basis, Plan, When};
use crate::source::{Sources, Span};
use crate::syntax::ast::Expr;
use crate::text::{Language, Text, text};
use std::path::Path;
use std::sync::Arc;

pub use checks::Running;
pub use open::{Open, today};
pub use query::{no_query, the_query};
pub use suite::{Selection, Suite};
pub use typed::Typed;

/// What words stand for, and the data (read when the first statement needs them).
/// A copy shares the data with it.
#[derive(Debug, Clone)]
pub struct Session {
    words: Vocabulary,
    tables: Arc<open::Tables>,
    data: Option<Arc<Data>>,
    /// Which language files for readers are saved in.
    language: Language,
    /// How checks are run that stand among other statements.
    running: Running,
    /// Whether statements may still put files in place.
    leave: Leave,
}

/// The data, once read.
#[derive(Debug)]
struct Data {
    panel: Panel,
    frame: Frame,
    warnings: Vec<Diagnostic>,
    /// What the panel was read from, where it grows as statements need it.
    scanned: Option<demand::Scanned>,
}

/// A statement whose names and units are checked: ready to run.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The whole statement in its source.
    pub span: Span,
    meaning: Meaning,
}

impl Prepared {
    /// Whether it gives rows.
    pub fn is_query(&self) -> bool {
        matches!(self.meaning, Meaning::Table(_) | Meaning::Card(_))
    }

    /// Whether it gives a table, whose rows can be asked further.
    pub fn leaves_rows(&self) -> bool {
        matches!(self.meaning, Meaning::Table(_))
    }

    /// Whether it declares a name for the statements behind it, and does nothing else.
    pub fn is_declaration(&self) -> bool {
        matches!(self.meaning, Meaning::Declare(_))
    }
}

/// The statements of a text, and what was wrong with the others.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Those that can run, in order.
    pub statements: Vec<Prepared>,
    /// Errors and warnings of the whole text, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether every statement can run.
    pub fn is_sound(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
    }
}

/// What a statement gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// Figures.
    Answer(Box<Answer>),
    /// Words: describe, explain, help.
    Page(Page),
    /// What checks found.
    Report(Box<Report>),
    /// What `print` says, and what came up on the way to it.
    Text(String, Vec<Diagnostic>),
    /// What a statement did that gives nothing to read, for a person at a prompt; and what came up
    /// on the way.
    Done(Text, Vec<Diagnostic>),
}

impl Output {
    /// What came up on the way to it.
    pub fn warnings(&self) -> &[Diagnostic] {
        match self {
            Self::Answer(answer) => &answer.warnings,
            Self::Text(_, warnings) | Self::Done(_, warnings) => warnings,
            Self::Page(_) | Self::Report(_) => &[],
        }
    }

    /// The same, to be judged; none where nothing can come up.
    pub fn warnings_mut(&mut self) -> Option<&mut Vec<Diagnostic>> {
        match self {
            Self::Answer(answer) => Some(&mut answer.warnings),
            Self::Text(_, warnings) | Self::Done(_, warnings) => Some(warnings),
            Self::Page(_) | Self::Report(_) => None,
        }
    }
}

impl Session {
    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.words.catalog
    }

    /// Gives a param a value in the stead of its default.
    pub fn set(&mut self, name: &str, value: Expr) {
        self.words.settings.insert(crate::catalog::key(name), value);
    }

    /// Calls the last rows that were shown `_` from now on, as at a prompt.
    pub fn name_last_rows(&mut self) {
        self.words.names_last = true;
    }

    /// In which language files for readers are saved.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Saves files for readers of another language from now on.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// Puts files in place only with this leave from now on.
    pub fn set_leave(&mut self, leave: Leave) {
        self.leave = leave;
    }

    /// Learns the waivers of a script before any of it runs: where they stand makes no difference.
    pub fn expect_waivers(&mut self, statements: &[Prepared]) {
        for statement in statements {
            if let Meaning::Declare(waiver @ Declaration::Waiver(_)) = &statement.meaning {
                self.words.declare(waiver);
            }
        }
    }

    /// The text with blanks between Chinese words that were written together, where it has such and
    /// they can be read in one way only.
    pub fn spaced(&self, text: &str) -> Option<String> {
        analyze::together::spaced(text, &self.words)
    }

    /// Runs one statement. A session that failed a statement is as it was before.
    ///
    /// # Errors
    /// Data that cannot be read or holds nothing for what was asked; a file that is not written.
    pub fn run(&mut self, statement: &Prepared, sources: &mut Sources) -> Result<Output> {
        self.run_judged(statement, &|found| found, sources)
    }

    /// The same where `judge` says how bad each thing is that came up: a file is written only where
    /// none of it is an error.
    ///
    /// # Errors
    /// Those of [`Session::run`].
    pub fn run_judged(
        &mut self,
        statement: &Prepared,
        judge: &dyn Fn(Vec<Diagnostic>) -> Vec<Diagnostic>,
        sources: &mut Sources,
    ) -> Result<Output> {
        match &statement.meaning {
            Meaning::Help(topic) => about::help(topic.as_ref()).map(Output::Page),
            Meaning::Describe(things) => {
                self.need_all(sources)?;
                let data = self.loaded()?;
                let page =
                    about::describe(things, &self.words, &data.panel, &data.warnings, sources);
                Ok(Output::Page(page))
            }
            Meaning::Table(table) => {
                let answer = self.table(table, sources)?;
                self.words.show(&statement.meaning, statement.span);
                Ok(Output::Answer(answer.into()))
            }
            Meaning::Card(card) => {
                let needs = card.plans.iter().map(|card| (&card.plan, vec![]));
                self.need(&needs.collect::<Vec<_>>(), sources)?;
                let each = card.plans.iter().map(|card| self.answer(&card.plan));
                let answers = each.collect::<Result<Vec<Answer>>>()?;
                let answer = card::side_by_side(card, answers, &self.words.catalog);
                self.words.show(&statement.meaning, statement.span);
                Ok(Output::Answer(answer.into()))
            }
            Meaning::Trace(trace) => self.trace(trace, sources).map(Output::Page),
            Meaning::Check(check) => {
                let report = self.run_here(std::slice::from_ref(check), None, sources);
                Ok(Output::Report(Box::new(report)))
            }
            Meaning::Audit(audit) => {
                let report = self.run_here(&audit.checks, Some(audit), sources);
                Ok(Output::Report(Box::new(report)))
            }
            Meaning::Declare(declaration) => {
                self.words.declare(declaration);
                Ok(Output::Done(declared(declaration), vec![]))
            }
            Meaning::Print(parts) => {
                let (text, warnings) = self.say(parts, sources)?;
                Ok(Output::Text(text, warnings))
            }
            Meaning::Save { table, path, overwrite } => {
                let mut answer = self.table(table, sources)?;
                answer.warnings.extend(self.said_of_files(&answer, sources));
                answer.warnings = judge(std::mem::take(&mut answer.warnings));
                let file = Path::new(&path.text);
                if answer.warnings.iter().any(|one| one.severity == Severity::Error) {
                    let message =
                        text!("{file} is not written", "没有写入 {file}", file = file.display());
                    answer
                        .warnings
                        .push(Diagnostic::note(Code::UnwritableFile, message).at(path.span));
                    return Err(answer.warnings);
                }
                output::save(&answer, file, *overwrite, sources, self.language, &self.leave)
                    .map_err(|wrong| {
                        wrong.into_iter().map(|one| one.at(path.span)).collect::<Vec<_>>()
                    })?;
                let done = text!(
                    "{file}: {count} rows",
                    "{file}：{count} 行",
                    file = file.display(),
                    count = answer.rows.len()
                );
                Ok(Output::Done(done, answer.warnings))
            }
            Meaning::Explain(inner, meaning) => {
                let needs = plans(meaning, &self.words.catalog);
                let needs = needs.into_iter().map(|(_, plan)| (plan, vec![]));
                self.need(&needs.collect::<Vec<_>>(), sources)?;
                let parts = plans(meaning, &self.words.catalog);
                let parts = parts.into_iter().map(|(title, plan)| {
                    let engine = self.engine_plan(plan)?;
                    let scanned = self.amount(plan)?;
                    Ok(about::Part { title, plan, engine, scanned })
                });
                let parts = parts.collect::<Result<Vec<about::Part>>>()?;
                Ok(Output::Page(about::explain(inner, meaning, &parts, &self.words.catalog)))
            }
        }
    }

    /// A table, with what the source prints for the parent below it, and printed ranks compared.
    fn table(&mut self, table: &Table, sources: &mut Sources) -> Result<Answer> {
        self.need_table(table, sources)?;
        let mut answer = self.answer(&table.plan)?;
        if answer.shown.as_ref().is_some_and(|shown| shown.population == 0) {
            let message = text!(
                "the population holds none of the {noun} that have these figures",
                "总体里没有任何有这些数据的{noun}",
                noun = self.words.catalog.nouns.many()
            );
            answer.warnings.push(Diagnostic::note(Code::NoRows, message));
        }
        let counts = answer.columns.iter().map(|column| column.name.as_str());
        if answer.rows.is_empty() && counts.eq(["count", "of"]) {
            // Of no rows there are none, which is a number.
            answer.rows.push(AnswerRow { cells: vec![Cell::Whole(0); 2], behind: vec![] });
        }
        if let Some(beside) = &table.beside {
            let own = answer.rows.len();
            self.put_below(&mut answer, &table.plan, &beside.plan)?;
            notes::label_rows(&mut answer, own, beside);
        }
        if let Some(parts) = &table.parts {
            let counts = self.answer(&parts.plan)?;
            answer.warnings.extend(notes::parts(parts, &counts, &self.words.catalog));
            let told = answer.warnings.iter().any(|one| one.code == Code::NoRows);
            if answer.rows.is_empty() && !told {
                let message = text!("no row is left to total", "没有可合计的行");
                answer.warnings.push(Diagnostic::note(Code::NoRows, message));
            }
        }
        for check in &table.rank_checks {
            let differing = self.answer(&check.plan)?;
            answer.warnings.extend(notes::ranks(check, &differing, &self.words.catalog));
        }
        Ok(answer)
    }

    /// Rows of a second plan with the same columns, read at the period of the first.
    fn put_below(&self, answer: &mut Answer, plan: &Plan, beside: &Plan) -> Result<()> {
        let data = self.loaded()?;
        let Some(period) = engine::period(plan, &data.panel, &self.words.catalog)? else {
            return Ok(());
        };
        let mut beside = beside.clone();
        beside.read.when = When::At { period: period.into(), span: Span::default() };
        let below = match self.answer(&beside) {
            // The parent has no row at this period: there is nothing to put below.
            Err(wrong) if wrong.iter().all(|one| one.code == Code::NoData) => return Ok(()),
            below => below?,
        };
        let is_figure =
            |at: usize| below.columns.get(at).is_some_and(|one| one.basis != Basis::Key);
        let is_printed = |row: &AnswerRow| {
            let mut cells = row.cells.iter().enumerate();
            cells.any(|(at, cell)| is_figure(at) && *cell != Cell::Missing)
        };
        answer.rows.extend(below.rows.iter().filter(|row| is_printed(row)).cloned());
        for file in below.files {
            if !answer.files.contains(&file) {
                answer.files.push(file);
            }
        }
        Ok(())
    }

    fn answer(&self, plan: &Plan) -> Result<Answer> {
        let data = self.loaded()?;
        engine::run(plan, &data.frame, &data.panel, &self.words.catalog)
    }

    fn engine_plan(&self, plan: &Plan) -> Result<String> {
        let data = self.loaded()?;
        engine::explain(plan, &data.frame, &data.panel, &self.words.catalog)
    }

    fn loaded(&self) -> Result<&Data> {
        self.data.as_deref().ok_or_else(|| {
            let message =
                text!("a statement ran before the data was read", "数据读入之前就运行了语句");
            Diagnostic::error(Code::EngineFailed, message).into()
        })
    }

    /// Reads the data, unless that was done. Whoever needs it does so; before a suite runs, it tells
    /// data that cannot be read from checks that cannot be run.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub fn load(&mut self, sources: &mut Sources) -> Result<()> {
        if self.data.is_none() {
            let data = match self.tables.scans(&self.words.catalog)? {
                Some(scans) => Data::scanned(scans, &self.words.catalog)?,
                None => {
                    let read = self.tables.read(&self.words.catalog, sources)?;
                    let frame = Frame::new(&read.value, &self.words.catalog)?;
                    let (panel, warnings) = (read.value, read.warnings);
                    Data { panel, frame, warnings, scanned: None }
                }
            };
            self.data = Some(Arc::new(data));
        }
        Ok(())
    }

    /// Whether the data was read.
    pub fn is_loaded(&self) -> bool {
        self.data.is_some()
    }

    /// Warnings that came up when the files were read that an answer came from. What is said of other
    /// files, and mere notes, a reader of this answer need not know; `describe` tells everything.
    pub fn said_of_files(&self, answer: &Answer, sources: &Sources) -> Vec<Diagnostic> {
        let said = self.data.as_ref().map_or(&[][..], |data| data.warnings.as_slice());
        let concerns = |one: &&Diagnostic| {
            let file = one.span.and_then(|span| sources.get(span.source));
            one.severity != Severity::Note
                && file.is_none_or(|file| answer.files.iter().any(|name| is_of(name, &file.name)))
        };
        said.iter().filter(concerns).cloned().collect()
    }

    /// How many names scripts and statements have declared so far.
    pub fn declared(&self) -> usize {
        self.words.declared().len()
    }

    /// The periods of the data, once it was read; before, those that the catalog states.
    pub fn known_periods(&self) -> Vec<Text> {
        if let Some(data) = &self.data {
            return data.panel.periods.iter().map(Text::of).collect();
        }
        let mut stated: Vec<Text> = Vec::new();
        for source in &self.words.catalog.sources {
            if let PeriodSource::Fixed(period) = source.period {
                let name = Text::of(&period);
                if !stated.contains(&name) {
                    stated.push(name);
                }
            }
        }
        stated
    }

    /// Names for completion, each with a line on what it is.
    pub fn names(&self) -> Vec<about::KnownName> {
        about::names(&self.words)
    }
}

/// Whether a table is of a file: it is called as the file is, or `FILE!TABLE`.
fn is_of(table: &str, file: &str) -> bool {
    table.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('!'))
}

/// The plans of a meaning and what each is for, for `explain`.
fn plans<'m>(meaning: &'m Meaning, catalog: &Catalog) -> Vec<(Text, &'m Plan)> {
    match meaning {
        Meaning::Table(table) => table_plans(table, catalog),
        Meaning::Card(cards) => {
            let name = |card: &analyze::CardPlan| {
                Text::same(catalog.districts[card.district.0].name.as_str())
            };
            cards.plans.iter().map(|card| (name(card), &card.plan)).collect()
        }
        Meaning::Declare(Declaration::Result(result)) => table_plans(&result.table, catalog),
        Meaning::Save { table, .. } => table_plans(table, catalog),
        Meaning::Print(parts) => {
            let tables = parts.iter().flat_map(|part| match part {
                analyze::Said::Cells { table, alone, .. } => {
                    let mut found = vec![(text!("a value", "一个值"), &table.plan)];
                    let of_row = alone.iter();
                    found.extend(of_row.map(|alone| {
                        let title = text!("the same of one row", "结果只有一行时的值");
                        (title, &alone.plan)
                    }));
                    found
                }
                analyze::Said::Text(_) | analyze::Said::Names(_) => vec![],
            });
            tables.collect()
        }
        _ => vec![],
    }
}

fn table_plans<'m>(table: &'m Table, catalog: &Catalog) -> Vec<(Text, &'m Plan)> {
    let mut found = vec![(text!("the answer", "结果"), &table.plan)];
    found.extend(
        table
            .beside
            .iter()
            .map(|one| (text!("what is printed for the parent", "为上级公布的数"), &one.plan)),
    );
    let parts = table.parts.iter();
    found.extend(
        parts.map(|parts| (text!("how many have each part", "各项数据齐全的个数"), &parts.plan)),
    );
    found.extend(table.rank_checks.iter().map(|check| {
        let id = &catalog.indicators[check.indicator.0];
        (text!("printed ranks of {id} that differ", "{id}公布的位次中不同的", id), &check.plan)
    }));
    found
}

/// What a declaration did, for a person at a prompt.
fn declared(declaration: &Declaration) -> Text {
    match declaration {
        Declaration::Result(result) => {
            let name = &result.name;
            text!(
                "{name} is a result: list {name} shows it",
                "{name} 是结果：`列出 {name}` 可以查看",
                name
            )
        }
        Declaration::Indicator(indicator, _) => {
            let (id, unit) = (&indicator.id, indicator.unit.to_string());
            match unit.as_str() {
                "" => text!("{id} is an indicator, a plain number", "{id} 是指标，不带单位", id),
                unit => {
                    text!("{id} is an indicator, in {unit}", "{id} 是指标，单位 {unit}", id, unit)
                }
            }
        }
        Declaration::Measure(definition) => {
            text!("{name} is a measure", "{name} 是度量", name = &definition.name)
        }
        Declaration::Param(param) => {
            text!(
                "{name} is {value}",
                "{name} 是 {value}",
                name = &param.name,
                value = &param.value
            )
        }
        Declaration::Waiver(waiver) => {
            text!(
                "{id} is waived: {because}",
                "已豁免 {id}：{because}",
                id = &waiver.id,
                because = &waiver.because
            )
        }
    }
}
