//! `check pace for domestic: progress >= schedule`: what has to be so, with nothing left to resolve.
//!
//! Takes the statement and a [`Vocabulary`]; gives a [`Check`], which holds plans and typed
//! expressions and no data. Which rows are looked at is the affair of a plan; what has to be true of
//! them, that of a [`Test`]. A body that compares in an engine's doubles is a condition; one that
//! asks what the printed cells can stand for keeps its expressions apart from the rows, for exact
//! arithmetic.

mod amounts;
mod audit;
mod certain;
mod grid;
mod printed;
mod reads;
mod repro;
mod rows;
mod rules;
mod waiver;
mod whole;

pub use audit::{Audit, Compared, audit};
pub use rules::Rules;
pub use waiver::{Waiver, waiver};

use super::vocabulary::Vocabulary;
use super::{Meaning, RankCheck, Table};
use crate::catalog::{Break, DistrictId, IndicatorId, Measure, Ties};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{Aggregate, Expr, Plan};
use crate::source::Span;
use crate::syntax::ast::{self, AgeUnit, CheckBodyKind, Literal, Query, Verb};
use crate::text::{Text, text};
use crate::units::Unit;

/// A check.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What waivers and reports call it.
    pub id: String,
    /// Where that stands.
    pub id_span: Span,
    /// What a reader sees above its result.
    pub title: Option<Text>,
    /// The whole statement.
    pub span: Span,
    /// What has to be so, as it is written; of a check that an audit makes there is nothing.
    pub body: Option<Text>,
    /// How many rows may violate it, and what belongs beside its result.
    pub rules: Rules,
    /// What has to be so.
    pub test: Test,
    /// A statement that shows what is looked at, or which columns there are.
    pub query: Option<Text>,
    /// Of what an audit it is a comparison, where an audit made it.
    pub compared: Option<Compared>,
}

/// What has to be so.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A condition is true of each row.
    Rows(RowTest),
    /// Printed figures can be what a formula of printed figures gives.
    Agrees(Agreement),
    /// The figures of the parts can add up to that of the whole.
    AddsUp(Box<Sum>),
    /// Printed ranks can be the order of what is printed beside them.
    Ranks(Ranking),
    /// A query gives no row.
    NoneOf(Box<Table>),
    /// Each district has a row, at each period.
    OneRowPer(Grid),
    /// A query gives what another one gives, or what a file holds.
    SameAs(Box<Table>, Baseline),
    /// All districts of the rows are ones of the catalog.
    Directory,
    /// The last period with a figure is recent.
    Fresh {
        /// The rows, of all periods.
        plan: Plan,
        /// How old its end may be.
        age: u32,
        /// In what.
        unit: AgeUnit,
    },
    /// Columns are there.
    Has(Vec<Wanted>),
}

/// A condition on each row of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct RowTest {
    /// Which form the body has.
    pub form: RowForm,
    /// The rows. Its columns say which row it is, show what the condition looks at, and, last,
    /// the margin, where there is one.
    pub plan: Plan,
    /// What has to be true of each.
    pub holds: Expr,
    /// By how much it is true: negative where it is not.
    pub margin: Option<Expr>,
    /// Whether it has to hold for every figure that may stand behind the printed one.
    pub for_sure: bool,
    /// A statement that shows all its rows, where it is about rows.
    pub shown: Option<Text>,
    /// Where it looks at ranks that are worked out and others are printed: the rows that differ.
    pub rank_checks: Vec<RankCheck>,
}

/// Which form the body of a [`RowTest`] has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowForm {
    /// `progress >= schedule`
    Condition,
    /// `actual versus previous within 30%`
    Within,
    /// `rank is unique`
    Unique,
    /// `district in previous`
    DistrictIn,
}

/// Two expressions that have to agree in each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The rows, with the columns that say which each is and what it shows.
    pub plan: Plan,
    /// Mostly one printed figure.
    pub left: Expr,
    /// What it is to be.
    pub right: Expr,
    /// Changes of what is counted, across which the two are not to be compared.
    pub breaks: Vec<Break>,
}

/// Parts that have to add up to a whole, at each period.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// The rows of the parts.
    pub parts: Plan,
    /// The parts that have to have a row each: those called by name, or all, where no condition
    /// chooses among rows.
    pub named: Vec<DistrictId>,
    /// Whether they are called by name.
    pub by_name: bool,
    /// What they have to make.
    pub whole: Whole,
    /// What the parts make together, over [`Sum::sums`].
    pub value: Expr,
    /// The sums over the rows of the parts, by the name of the column that stands for each.
    pub sums: Vec<(String, Aggregate)>,
    /// What the print of the whole says about a sum that is not printed for it.
    pub implied: Option<Implied>,
    /// What the parts make in another way, where they do not have what this one takes.
    pub otherwise: Option<Box<Sum>>,
}

/// What parts have to make together.
#[derive(Debug, Clone, PartialEq)]
pub enum Whole {
    /// What is printed for a district.
    Printed {
        /// Its rows, at the same periods.
        plan: Box<Plan>,
        /// Which.
        district: DistrictId,
        /// What it says.
        total: Expr,
    },
    /// 100%.
    Hundred,
}

/// A target that follows from the progress and the actual that are printed for a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Implied {
    /// The whole's actual.
    pub actual: Expr,
    /// What the targets of the parts make, over [`Sum::sums`].
    pub parts: Expr,
    /// Whether progress is target / actual.
    pub inverse: bool,
}

/// Printed ranks and what they order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The rows.
    pub plan: Plan,
    /// The printed rank.
    pub rank: Expr,
    /// What is ranked.
    pub key: Expr,
    /// What that has to agree with, where it is printed and others say what it is.
    pub held: Option<Held>,
    /// Whether the lowest is first.
    pub lowest_first: bool,
    /// What rank equal ones get.
    pub ties: Ties,
    /// Among which of the rows each is ranked.
    pub among: Among,
}

/// What a printed figure is worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The formula, in the unit of the figure.
    pub formula: Expr,
    /// Its figures by their names: `actual and target`.
    pub from: Text,
    /// Changes of what is counted, across which it is not to be worked out.
    pub breaks: Vec<Break>,
}

/// Among which rows a district is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// All of them; where they have several parents, it may be those of its own.
    All,
    /// Those of its group.
    Group,
    /// Others, which stand in no row here.
    Others,
}

/// The grid of districts and periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The rows, with the columns that say which each is.
    pub plan: Plan,
    /// Those of which each has to have one.
    pub districts: Vec<DistrictId>,
    /// Whether each period between the first and the last is asked for; else the one of the plan.
    pub by_period: bool,
}

/// What a result has to be the same as.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// Another result.
    Table(Box<Table>),
    /// A file.
    File(Literal),
}

/// A column that has to be there.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Whose.
    pub indicator: IndicatorId,
    /// Which.
    pub measure: Measure,
    /// In which unit, where that matters.
    pub unit: Option<Unit>,
    /// What it is called.
    pub name: String,
}

/// What a check asks for.
///
/// # Errors
/// What is wrong with its names, units, clauses and rules, all of it.
pub(super) fn check(check: &ast::Check, span: Span, words: &Vocabulary) -> Result<Warned<Check>> {
    let rules = rules::rules(check, words);
    let tested = test(check, words);
    let (rules, Warned { value: test, warnings }) = super::both(rules, tested)?;
    let value = Check {
        id: check.id.text.clone(),
        id_span: check.id.span,
        title: check.title.as_ref().map(|title| Text::same(title.text.as_str())),
        span,
        body: Some(check.body.text_in_both()),
        query: repro::statement(check, words),
        rules,
        test,
        compared: None,
    };
    Ok(Warned { value, warnings })
}

fn test(check: &ast::Check, words: &Vocabulary) -> Result<Warned<Test>> {
    match &check.body.kind {
        CheckBodyKind::Holds(condition) if check.subjects.is_empty() => {
            whole::holds(check, condition, words)
        }
        CheckBodyKind::Holds(condition) => rows::holds(check, condition, words),
        CheckBodyKind::Within { value, versus, limit } => {
            rows::within(check, value, versus, limit, words)
        }
        CheckBodyKind::Unique(value) => rows::unique(check, value, words),
        CheckBodyKind::DistrictIn { district, home } => {
            rows::district_in(check, district, home, words)
        }
        CheckBodyKind::Agrees(left, right) => printed::agrees(check, left, right, words),
        CheckBodyKind::AddsUp { value, parts, whole } => {
            printed::adds_up(check, value, parts, whole, words)
        }
        CheckBodyKind::NoneOf(query) => {
            without_subjects(check)?;
            table(query, words).map(|table| table.map(Test::NoneOf))
        }
        CheckBodyKind::SameAs(query, baseline) => {
            without_subjects(check)?;
            same_as(query, baseline, words)
        }
        CheckBodyKind::OneRowPer { subject, keys } => {
            grid::one_row_per(check, subject, keys, words)
        }
        CheckBodyKind::Fresh { subject, age, unit } => {
            grid::fresh(check, subject, *age, *unit, words)
        }
        CheckBodyKind::Has { subject, columns } => grid::has(check, subject, columns, words),
    }
}

/// The table that a query gives, and what is to be said of it.
fn table(query: &Query, words: &Vocabulary) -> Result<Warned<Box<Table>>> {
    match super::query(query, words)? {
        Meaning::Table(table) => {
            let warnings = table.warnings.clone();
            Ok(Warned { value: table, warnings })
        }
        _ => {
            let message = text!("a card has no rows to look at", "卡片没有可以检查的行");
            let hint = text!("write list or rank in its place", "请改用 `列出` 或 `排名`");
            Err(Diagnostic::error(Code::NoMeaning, message).at(query.verb_span).hint(hint).into())
        }
    }
}

fn same_as(query: &Query, baseline: &ast::Baseline, words: &Vocabulary) -> Result<Warned<Test>> {
    let baseline = match baseline {
        ast::Baseline::File(file) => Ok(Baseline::File(file.clone())),
        ast::Baseline::Result(name) => match words.result(&name.text()) {
            Some(result) => Ok(Baseline::Table(Box::new(result.table.clone()))),
            None => Err(super::no_result(name, words)),
        },
    };
    let (Warned { value, warnings }, baseline) = super::both(table(query, words), baseline)?;
    Ok(Warned { value: Test::SameAs(value, baseline), warnings })
}

/// A body that has its own rows takes none from `for`.
fn without_subjects(check: &ast::Check) -> Result<()> {
    match check.subjects.first() {
        None => Ok(()),
        Some(first) => {
            let message = text!(
                "this body says itself which rows it is about",
                "这种检查自己写明了要看哪些行"
            );
            Err(Diagnostic::error(Code::NoMeaning, message)
                .at(first.span)
                .hint(text!("leave out what stands behind `for`", "去掉 `针对` 之后的内容"))
                .into())
        }
    }
}

/// A query over the rows of subjects, with the clauses that stand behind `for`.
fn rows_of(check: &ast::Check, subjects: Vec<ast::Name>) -> Query {
    Query { verb: Verb::List, verb_span: check.id.span, subjects, clauses: check.clauses.clone() }
}
