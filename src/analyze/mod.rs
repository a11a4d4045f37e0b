//! Syntax tree and catalog to plan: names, types and units, the rules of totals and ranks.
//!
//! Takes a [`Statement`] as parsed and a [`Vocabulary`]; gives a [`Meaning`] in which nothing is
//! left to resolve, or everything that is wrong with the statement. Reads no data: what depends on
//! data (which period is the latest) the plan states as a rule.

mod arithmetic;
mod asked;
mod call;
mod case;
pub mod check;
mod clauses;
mod columns;
mod comparison;
mod define;
mod dictionary;
mod direction;
mod expression;
mod formula;
pub mod functions;
mod inquiry;
mod literal;
mod meant;
mod measure;
mod mismatch;
mod names;
mod parts;
mod relation;
mod scope;
mod time;
pub mod together;
mod totals;
mod verb;
mod vocabulary;

use crate::catalog::{Catalog, DistrictId, GroupId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::Plan;
use crate::source::Span;
use crate::syntax::ast::{Literal, Name, NamePart, Query, Statement, StatementKind, Verb};
use crate::syntax::keywords::{Keyword, Surface};
use crate::text::{Text, text};
use std::sync::Arc;

pub use check::{Audit, Check};
pub use clauses::groupings;
pub use dictionary::Names;
pub use inquiry::{Said, Trace, language_of};
pub use names::{Thing, column as column_named, columns_of_all};
pub use relation::relate;
pub use scope::Rows;
pub use vocabulary::{Declaration, DeclaredAs, Definition, LAST, NamedResult, Param, Vocabulary};

/// What a statement means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A table of figures.
    Table(Box<Table>),
    /// `show 恒口`
    Card(Card),
    /// `describe domestic`; empty is the whole dataset.
    Describe(Vec<Thing>),
    /// `explain …`: the statement that is explained, and its meaning.
    Explain(Box<Statement>, Box<Meaning>),
    /// `trace domestic.gap of 恒口`
    Trace(Box<Trace>),
    /// `help rank`
    Help(Option<Name>),
    /// `check pace for domestic: progress >= schedule`
    Check(Box<Check>),
    /// `audit domestic`
    Audit(Box<Audit>),
    /// `let`, `define`, `param`: a name for the statements that follow.
    Declare(Declaration),
    /// `print "…"`
    Print(Vec<Said>),
    /// `save late to "late.csv"`
    Save {
        /// The result.
        table: Box<Table>,
        /// The file, as written.
        path: Literal,
        /// Whether a file that is there may be replaced.
        overwrite: bool,
    },
}

/// A table and what belongs beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The answer.
    pub plan: Plan,
    /// Rows to put below it: what the source prints for the parent of the districts that were
    /// totalled. Has the same columns.
    pub beside: Option<Beside>,
    /// For a total: how many of the rows have what each column adds up.
    pub parts: Option<PartCounts>,
    /// Gives the rows whose printed rank differs from the one worked out: each is a warning.
    pub rank_checks: Vec<RankCheck>,
    /// What a statement has to know that goes on with the rows.
    pub rows: Rows,
    /// What came up in the analysis that deserves a look.
    pub warnings: Vec<Diagnostic>,
}

/// A row to put below the one of a total.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// Has the columns of the total.
    pub plan: Plan,
    /// What stands before the total's own row: over how many districts it is.
    pub above: Text,
    /// What stands before this one: whose figures they are.
    pub below: Text,
}

/// The figures of districts, each a plan of one row, to stand side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// One for each district.
    pub plans: Vec<CardPlan>,
    /// Whether the difference of the first two is asked for.
    pub difference: bool,
}

/// A plan whose rows are differences between printed and worked-out ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct RankCheck {
    /// Whose ranks.
    pub indicator: IndicatorId,
    /// Columns: district, the rank worked out, the printed rank.
    pub plan: Plan,
}

/// How many of the rows of a total have what each column adds up.
#[derive(Debug, Clone, PartialEq)]
pub struct PartCounts {
    /// Columns: those of the partition, then a count for each column of the total, then `rows`.
    pub plan: Plan,
    /// How many columns of the partition there are.
    pub partition: usize,
}

/// The figures of one district.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlan {
    /// Whose.
    pub district: DistrictId,
    /// One row; its columns are the figures.
    pub plan: Plan,
    /// Which figure each column of the plan is.
    pub figures: Vec<CardFigure>,
}

/// A figure of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardFigure {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Which measure.
    pub measure: Measure,
    /// What the measure is called there: a rank by the period that it is of.
    pub label: Text,
}

/// Finds the meaning of a statement.
///
/// # Errors
/// Every unknown name, every pair of units that do not meet, every clause in the wrong place.
pub fn analyze(statement: &Statement, words: &Vocabulary) -> Result<Warned<Meaning>> {
    let value = match &statement.kind {
        StatementKind::Query(asked) => query(asked, words)?,
        StatementKind::Describe(names) => match (names::things(names, words), names.as_slice()) {
            // The tables are what the whole dataset is described by.
            (Err(_), [file]) if is_a_table(&file.text(), words) => Meaning::Describe(vec![]),
            (Err(_), [word]) if is_of_the_language(&word.text()) => {
                Meaning::Help(Some(word.clone()))
            }
            (things, _) => Meaning::Describe(things?),
        },
        StatementKind::Explain(inner) => {
            let Warned { value, warnings } = analyze(inner, words)?;
            return Ok(Warned {
                value: Meaning::Explain(inner.clone(), Box::new(value)),
                warnings,
            });
        }
        StatementKind::Help(topic) => Meaning::Help(topic.clone()),
        StatementKind::Trace(asked) => Meaning::Trace(Box::new(inquiry::traced(asked, words)?)),
        StatementKind::Let(name, asked) => return named(name, asked, statement.span, words),
        StatementKind::Define(name, expr) => {
            return define::define(name, expr, words).map(declared);
        }
        StatementKind::Param(name, value) => {
            return define::param(name, value, words).map(declared);
        }
        StatementKind::Print(template) => Meaning::Print(inquiry::template(template, words)?),
        StatementKind::Save { what, path, overwrite } => {
            let Some(result) = words.result(&what.text()) else {
                return Err(no_result(what, words));
            };
            let table = Box::new(result.table.clone());
            Meaning::Save { table, path: path.clone(), overwrite: *overwrite }
        }
        StatementKind::Check(asked) => {
            let checked = check::check(asked, statement.span, words)?;
            return Ok(checked.map(|check| Meaning::Check(Box::new(check))));
        }
        StatementKind::Waive(waive) => {
            let waiver = check::waiver(waive, statement.span, words)?;
            Meaning::Declare(Declaration::Waiver(waiver))
        }
        StatementKind::Audit(asked) => {
            let audit = check::audit(asked, statement.span, words)?;
            return Ok(audit.map(|audit| Meaning::Audit(Box::new(audit))));
        }
        StatementKind::Include(path) => {
            // Whoever checks a text reads what it includes; what stands alone includes nothing.
            let message = text!("include stands in a script", "`引用` 只能写在脚本里");
            return Err(Diagnostic::error(Code::NoMeaning, message).at(path.span).into());
        }
    };
    let warnings = match &value {
        Meaning::Table(table) => table.warnings.clone(),
        Meaning::Print(parts) => parts.iter().flat_map(Said::warnings).cloned().collect(),
        _ => vec![],
    };
    Ok(Warned { value, warnings })
}

/// Whether a verb takes a clause; `of_districts` where it is asked about these.
pub fn takes(verb: Verb, of_districts: bool, clause: Keyword) -> bool {
    verb::takes(verb, of_districts).contains(&clause.spelling(Surface::English))
}

/// What a query asks for.
fn query(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    match query.verb {
        Verb::Rank => verb::rank(query, words),
        Verb::List => verb::list(query, words),
        Verb::Total => verb::total(query, words),
        Verb::Count => verb::count(query, words),
        Verb::Show => verb::show(query, words),
        Verb::Compare => verb::compare(query, words),
        Verb::Trend => verb::trend(query, words),
    }
}

fn declared(declaration: Warned<Declaration>) -> Warned<Meaning> {
    let Warned { value, warnings } = declaration;
    Warned { value: Meaning::Declare(value), warnings }
}

/// `let late = rank domestic where progress < schedule`
fn named(
    name: &NamePart,
    asked: &Query,
    span: Span,
    words: &Vocabulary,
) -> Result<Warned<Meaning>> {
    let free = define::free(name, words);
    let (mut warnings, meaning) = both(free, query(asked, words))?;
    let Meaning::Table(table) = meaning else {
        let message =
            text!("a card is no table to go on with", "`显示` 给出的是一张卡片，不能接着查询");
        let hint = text!(
            "write list, rank or total: list domestic of 恒口",
            "用 `列出`、`排名` 或 `合计`：列出 内资 关于 恒口"
        );
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(asked.verb_span)
            .hint(hint)
            .into());
    };
    warnings.extend(table.warnings.iter().cloned());
    let result = NamedResult { name: name.text.clone(), table: *table, span };
    let value = Meaning::Declare(Declaration::Result(Arc::new(result)));
    Ok(Warned { value, warnings })
}

/// Whether a table that is open has this name, with its folder or without.
fn is_a_table(name: &str, words: &Vocabulary) -> bool {
    let mut files = words.catalog.sources.iter().map(|one| std::path::Path::new(&one.file));
    !name.is_empty() && files.any(|file| file.ends_with(name))
}

/// Whether `help` tells about a word: it is no name of the data.
fn is_of_the_language(word: &str) -> bool {
    crate::syntax::keywords::Keyword::of(word).is_some()
        || functions::find(word).is_some()
        || crate::units::parse_unit(word).is_ok()
}

fn no_result(what: &Name, words: &Vocabulary) -> Vec<Diagnostic> {
    let text = what.text();
    let results = words.declared().into_iter().filter(|(_, what)| *what == DeclaredAs::Result);
    let near = crate::catalog::near(&text, results.map(|(name, _)| name));
    let message = text!("no result is called {text}", "没有名为 `{text}` 的结果", text);
    let diagnostic =
        Diagnostic::error(Code::UnknownName, message).at(what.span).label(what.span, not_known());
    match near.first() {
        Some(first) => diagnostic.hint(names::near(&near)).replace(what.span, first),
        None => diagnostic.hint(text!(
            "let gives a name to a result: let late = rank domestic",
            "用 `令` 给结果命名：令 落后 = 排名 内资"
        )),
    }
    .into()
}

/// The results of several analyses: all values, or all that is wrong.
pub(crate) fn all<T>(results: impl IntoIterator<Item = Result<T>>) -> Result<Vec<T>> {
    let mut values = Vec::new();
    let mut wrong: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(mut diagnostics) => wrong.append(&mut diagnostics),
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(wrong) }
}

/// Two results at once, so that what is wrong with both is said together.
fn both<A, B>(a: Result<A>, b: Result<B>) -> Result<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(mut a), Err(mut b)) => {
            a.append(&mut b);
            Err(a)
        }
        (Err(a), _) => Err(a),
        (_, Err(b)) => Err(b),
    }
}

/// The members of a group, in catalog order.
fn members(catalog: &Catalog, group: GroupId) -> Vec<DistrictId> {
    let districts = catalog.districts.iter().enumerate();
    districts
        .filter(|(_, district)| district.group == Some(group))
        .map(|(i, _)| DistrictId(i))
        .collect()
}

/// What stands beside a name that nothing has.
fn not_known() -> Text {
    text!("not known", "不认识")
}

/// A place to say that something is not at all there.
fn nowhere() -> Span {
    Span::default()
}
