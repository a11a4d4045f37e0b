//! The trees of statements that hold data against what it should be: `check`, `waive`, `audit`.

use super::{Clause, Expr, Literal, Name, NamePart, PeriodReference, Query, ShownColumn};
use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::units::Quantity;

/// `check pace "on schedule" for domestic among counties: progress >= schedule fail above 10%`
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What waivers and reports call it: `pace`, `adds-up`.
    pub id: NamePart,
    /// What a report says above it.
    pub title: Option<Literal>,
    /// The subjects behind `for`; none where the body is one truth about the whole.
    pub subjects: Vec<Name>,
    /// The clauses behind the subjects, which say whose rows are looked at and when.
    pub clauses: Vec<Clause>,
    /// The good case.
    pub body: CheckBody,
    /// What stands behind the body, in the order written, which has no meaning.
    pub rules: Vec<CheckClause>,
}

/// What has to be so.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckBody {
    /// What it says.
    pub kind: CheckBodyKind,
    /// The whole of it.
    pub span: Span,
}

/// What the body of a check says.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckBodyKind {
    /// `progress >= schedule`: true of each row, or, without `for`, of the whole.
    Holds(Expr),
    /// `none of rank domestic where progress < 15%`
    NoneOf(Query),
    /// `progress agrees with actual / target`
    Agrees(Expr, Expr),
    /// `domestic.actual of districts adds up to 全市`
    AddsUp {
        /// What is added.
        value: Expr,
        /// Whose: at least one.
        parts: Vec<Name>,
        /// Whose figure the sum has to be.
        whole: Name,
    },
    /// `domestic has one row per district, period`
    OneRowPer {
        /// What has the rows.
        subject: Name,
        /// What tells a row from another: at least one.
        keys: Vec<Name>,
    },
    /// `period_actual versus previous within 30%`
    Within {
        /// What is compared.
        value: Expr,
        /// With when.
        versus: PeriodReference,
        /// How far the two may lie apart, either way.
        limit: Expr,
    },
    /// `list domestic same as base`, `rank domestic same as "base.csv"`
    SameAs(Query, Baseline),
    /// `district is unique`
    Unique(Expr),
    /// `district in directory`, `district in previous`
    DistrictIn {
        /// What is looked up: the districts of the rows, by the name that they have here.
        district: Name,
        /// Where it has to be.
        home: Home,
    },
    /// `domestic is at most 45 days old`
    Fresh {
        /// What has to be recent.
        subject: Name,
        /// How old it may be.
        age: u32,
        /// In what.
        unit: AgeUnit,
    },
    /// `domestic has actual, target in 亿元`
    Has {
        /// What has the columns.
        subject: Name,
        /// At least one, perhaps with the unit that it has to have.
        columns: Vec<ShownColumn>,
    },
}

/// What a result has to be the same as.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// A named result.
    Result(Name),
    /// A file that was saved.
    File(Literal),
}

/// Where a district has to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Home {
    /// `directory`: the districts of the catalog.
    Directory,
    /// `previous`: the data of another period.
    Period(PeriodReference),
}

/// In what the age of data is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgeUnit {
    /// `days old`
    Days,
    /// `months old`
    Months,
}

/// A clause behind the body of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckClause {
    /// What it says.
    pub kind: CheckClauseKind,
    /// The whole of it, keyword included.
    pub span: Span,
}

/// What a clause behind the body of a check says.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckClauseKind {
    /// `warn above 5`, `warn above 5%`
    WarnAbove(Threshold),
    /// `fail above 0`
    FailAbove(Threshold),
    /// `unknown is warn`: what a check is that cannot be decided.
    UnknownIs(Verdict),
    /// `expect at least 10 rows`
    AtLeast(u32),
    /// `tag monthly, city`
    Tag(Vec<NamePart>),
    /// `because "…"`
    Because(Literal),
    /// `for sure`: only what holds for every figure that may stand behind the printed one.
    ForSure,
    /// `per group`: one truth for each.
    Per(Name),
}

/// How many rows may violate a check before something comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// How many.
    pub kind: ThresholdKind,
    /// Where.
    pub span: Span,
}

/// How many rows.
#[derive(Debug, Clone, PartialEq)]
pub enum ThresholdKind {
    /// `5`: so many.
    Rows(u32),
    /// `5%`: this share of the rows examined, from 0% to 100%.
    Share(Quantity),
}

/// What a check may be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// `fail`
    Fail,
    /// `warn`
    Warn,
    /// `pass`
    Pass,
}

/// `waive pace for 汉阴县 at 2023Q1 until 2024-03-31 because "…"`
#[derive(Debug, Clone, PartialEq)]
pub struct Waive {
    /// The check.
    pub id: NamePart,
    /// In the order written, which has no meaning; `because` is among them.
    pub clauses: Vec<WaiveClause>,
}

/// A clause of a waiver.
#[derive(Debug, Clone, PartialEq)]
pub struct WaiveClause {
    /// What it says.
    pub kind: WaiveClauseKind,
    /// The whole of it, keyword included.
    pub span: Span,
}

/// What a clause of a waiver says.
#[derive(Debug, Clone, PartialEq)]
pub enum WaiveClauseKind {
    /// `for 汉阴县, 旬阳市`: whose rows.
    For(Vec<Name>),
    /// `at 2023Q1`: the rows of which period.
    At(PeriodReference),
    /// `until 2024-03-31`: the last day on which it holds.
    Until(Date),
    /// `because "…"`
    Because(Literal),
}

/// A day with its year.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// Which; its part is a day, and its year is there.
    pub literal: PeriodLiteral,
    /// Where.
    pub span: Span,
}

/// `audit domestic at 2023Q1`
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// None is all that are printed.
    pub subjects: Vec<Name>,
    /// `at`, or `from` and `to`.
    pub clauses: Vec<Clause>,
}

impl Waive {
    /// Whose rows are waived; of all districts where none is named.
    pub fn districts(&self) -> &[Name] {
        let names = self.kinds().find_map(|kind| match kind {
            WaiveClauseKind::For(names) => Some(names.as_slice()),
            _ => None,
        });
        names.unwrap_or(&[])
    }

    /// The rows of which period; of every one where none is named.
    pub fn at(&self) -> Option<&PeriodReference> {
        self.kinds().find_map(|kind| match kind {
            WaiveClauseKind::At(period) => Some(period),
            _ => None,
        })
    }

    /// The last day on which it holds; always where none is named.
    pub fn until(&self) -> Option<&Date> {
        self.kinds().find_map(|kind| match kind {
            WaiveClauseKind::Until(date) => Some(date),
            _ => None,
        })
    }

    /// Why; the parser takes no waiver without.
    pub fn because(&self) -> Option<&Literal> {
        self.kinds().find_map(|kind| match kind {
            WaiveClauseKind::Because(reason) => Some(reason),
            _ => None,
        })
    }

    fn kinds(&self) -> impl Iterator<Item = &WaiveClauseKind> {
        self.clauses.iter().map(|clause| &clause.kind)
    }
}
