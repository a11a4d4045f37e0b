//! The plan: a query with nothing left to resolve, for any engine.
//!
//! Takes nothing but the catalog's and the units' types. A plan says what is to come out in every
//! case, so that two engines cannot differ by being themselves (`docs/semantics.md` lists each
//! decision with its test):
//!
//! - arithmetic is on doubles; an operand that is missing makes the result missing;
//! - a zero divisor gives missing; so does a result that is not a finite number;
//! - comparison with missing is missing (unknown); `and`, `or`, `not` are Kleene's; a step that
//!   keeps rows keeps those where the predicate is true;
//! - the sum, mean, median, min and max of no present values are missing; counts are zero;
//! - a missing key has no rank, and neither has a row that [`Step::Rank`]`::ranked` does not hold
//!   true for;
//! - every order states where missing goes, and ends with the row's place in the line;
//! - rounding is half away from zero, of the shortest decimal that reads back as the double (as a
//!   reader sees it: 1.005 to two decimals is 1.01);
//! - texts are compared by code point, periods by end and then start; false is before true, and
//!   -0 equals 0;
//! - a missing value in a partition's column makes a partition of its own.
//!
//! **The line.** At any step the rows stand in a line, which is the order that they come out in
//! unless [`Step::Order`] says otherwise, and what breaks every tie. Rows that are read stand by
//! their place in the catalog, then by period. Partitions ([`Step::Aggregate`]) stand by place and
//! then by period, where these are among the partition's columns, then by their first row.
//! [`Step::Order`] puts rows in another order without changing their place in the line.

mod expr;

pub use expr::{
    ArithmeticOperator, Comparison, Expr, ExprKind, RowFunction, TextTest, Type, TypeKind,
};

use crate::catalog::{Best, DistrictId, ScheduleBy, Ties};
use crate::panel::Figure;
use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::text::Text;

/// A query.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is read.
    pub read: Read,
    /// What is done with it, in this order.
    pub steps: Vec<Step>,
    /// What comes out, in this order.
    pub columns: Vec<OutputColumn>,
    /// What the answer says about itself.
    pub heading: Heading,
}

/// What a plan reads of the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The rows: districts, by their index in the catalog. Parents are never among their children.
    pub districts: Vec<DistrictId>,
    /// Which periods the answer is about.
    pub when: When,
    /// Periods whose rows are read too, each reckoned from those of `when`: for what a
    /// [`Step::Recall`] looks back at. Where it is not empty, a [`Step::Now`] follows. A period that
    /// the data does not have adds no row, and neither does one of the same days as another that is
    /// read. What is stored once may be read under two names.
    pub beside: Vec<Moves>,
    /// Whether every subject is cumulative, a stock or a rate, so that the end of a period decides
    /// which stored period it is: 2023Q1, 2023M3 and 2023年1-3月 are the same. Otherwise it has to
    /// be the same days.
    pub by_end: bool,
    /// The stored columns that anything in the plan uses.
    pub figures: Vec<Figure>,
    /// Those of them that are of a whole period and not of its end.
    pub flows: Vec<Flow>,
}

/// A stored figure of a whole period, as what was started in a month. In a row whose period is not of
/// the same days as the stored one that answers to its name, the stored figure is not the row's.
///
/// One that adds up is there the sum of the district's figures over the **parts** of the period,
/// missing if one of them is; likewise where the days are the same and no row of the districts read
/// has the figure at that period. The parts are the halves, the quarters or the months that the
/// period is made of: of these kinds the first of which the data has the figure everywhere (in a row
/// of the districts read), else the last of which it has it anywhere, and then the sum is missing.
/// Without parts, and of a figure that does not add up, it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Which.
    pub figure: Figure,
    /// Whether it adds up over time, as amounts and counts do and percents do not.
    pub adds: bool,
}

/// Which periods a plan is about. Just one stored period answers to each, under the name that was
/// written: of stored periods that end alike, the one of the same days, else the first by start.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// The last stored period at which each of these groups has a figure, among the rows read;
    /// then moved. Of those that end alike, the one at which most groups have a figure of its own
    /// ([`Panel::is_own`](crate::panel::Panel::is_own)), else the last by start.
    Latest {
        /// At least one figure of each group is there.
        figures: Vec<Vec<Figure>>,
        /// From there: `at previous`.
        moves: Moves,
        /// For a diagnostic when the data has no such period.
        span: Span,
    },
    /// This one. Where none answers to it and a flow that adds up has parts of it, the stored period
    /// that ends alike.
    At {
        /// As written; without a year it is the latest year in the data.
        period: PeriodLiteral,
        /// For a diagnostic when the data has no such period.
        span: Span,
    },
    /// All that end within a span of time; all that are stored where neither end is given. Where
    /// any of them has one of `figures` for its own ([`Panel::is_own`](crate::panel::Panel::is_own)),
    /// only such, and those of their kind: quarters, where a quarter has one. With
    /// [`Read::by_end`], of those that end alike the one as long as a written end, else the one of
    /// the kind that most of them are, else the first by start; otherwise, where any is as long as
    /// a written end, only such. Where both ends are quarters, or both halves, and all that is found is
    /// shorter, the periods are the quarters or halves from the one to the other that something
    /// answers to as it would to [`When::At`].
    Span {
        /// Ends within this one, or later.
        from: Option<PeriodLiteral>,
        /// Ends within this one, or earlier.
        to: Option<PeriodLiteral>,
        /// The figures that the plan is about, which say of what kind its periods are.
        figures: Vec<Figure>,
        /// For a diagnostic when the data has no such period.
        span: Span,
    },
}

/// A way from one period to another, in the calendar: what the data has does not matter.
pub type Moves = Vec<Move>;

/// One move in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Move {
    /// To this period; without a year it is the latest year in the data.
    To(PeriodLiteral),
    /// To the one before, of the same grain.
    Previous {
        /// Whether the way ends at the year's start: then there is no period, and the value is
        /// missing.
        within_year: bool,
    },
    /// To the same part of the year before.
    LastYear,
    /// To the part of the year that is over before the period begins (2023Q1 for 2023Q2,
    /// 2023M1-8 for 2023M9): what a cumulative figure had reached by then. The last move of its
    /// way; for a period that begins the year there is none, and what has been added up by then is
    /// zero.
    BeforeStart,
}

/// A column inside a plan: stored, given with each row, or made by a step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ColumnId {
    /// A stored figure.
    Figure(Figure),
    /// The district's name (text).
    District,
    /// The district's group label (text, nullable).
    Group,
    /// The district's level (text).
    Level,
    /// The name of the district's parent (text, nullable).
    Parent,
    /// The row's period; orders by its end, then its start.
    Period,
    /// The district's place in the catalog (an integer): the tie-breaker of every order.
    Place,
    /// Made by a step, under a name that is unique in the plan.
    Made(String),
}

/// One step. Rows in, rows out.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Keeps the rows for which the predicate is true.
    Keep {
        /// Of type truth.
        predicate: Expr,
        /// Which clause it comes from, for `explain` and for counting.
        role: Role,
    },
    /// Adds a column.
    Derive {
        /// Its name.
        into: String,
        /// Its value in each row.
        expr: Expr,
    },
    /// Adds a column with one value for all rows of each partition: an aggregate over the rows
    /// that enter this step.
    Spread {
        /// Its name.
        into: String,
        /// What is aggregated, and how.
        aggregate: Aggregate,
        /// The partition; empty is all rows.
        within: Vec<ColumnId>,
    },
    /// Adds a column with each row's rank among the rows that enter this step.
    Rank {
        /// Its name.
        into: String,
        /// What is ranked.
        key: Expr,
        /// Which end is rank 1.
        best: Best,
        /// What equal keys get; `Ordinal` numbers them as they stand in the line.
        ties: Ties,
        /// Which rows take part; the others have no rank. A missing key never takes part.
        ranked: Option<Expr>,
        /// Ranks start again in each partition; empty is one ranking.
        within: Vec<ColumnId>,
    },
    /// Keeps the rows with the best (or worst) `count` keys of each partition, and all that tie
    /// with the last of them. Rows with a missing key go.
    Cut {
        /// The key.
        key: Expr,
        /// Which end is best.
        best: Best,
        /// From the best end or from the other.
        end: End,
        /// How many.
        count: u32,
        /// The partition.
        within: Vec<ColumnId>,
    },
    /// Adds a column with the value that another one has in the row of the same district at
    /// another period (the same days), among the rows that enter this step; missing where there is
    /// none, and of several the first in the line. Stored figures have [`ExprKind::FigureAt`], which
    /// sees the whole panel.
    Recall {
        /// Its name.
        into: String,
        /// The column looked at.
        of: ColumnId,
        /// Which row, from this one's period.
        moves: Moves,
    },
    /// Keeps the rows of the periods that the plan is about, and lets those go that
    /// [`Read::beside`] brought; from the population and from what a filter showed as well.
    Now,
    /// One row per partition that has rows. Afterwards only the partition's columns and the new
    /// ones exist, so nothing that needs a row's place or period ([`ExprKind::DistrictIn`],
    /// [`ExprKind::Schedule`]) may follow unless [`ColumnId::Place`] or [`ColumnId::Period`] is
    /// one of them.
    Aggregate {
        /// The partition; empty gives exactly one row, even of no rows.
        by: Vec<ColumnId>,
        /// The new columns.
        aggregates: Vec<(String, Aggregate)>,
    },
    /// Puts the rows in order. The line breaks what ties remain.
    Order {
        /// From the first key on.
        keys: Vec<SortKey>,
    },
}

/// Which clause a filter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// `among`: what remains is the population.
    Population,
    /// `where`: what remains is shown.
    Shown,
}

/// From which end a cut takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// `top`
    Top,
    /// `bottom`
    Bottom,
}

/// An aggregate of an expression over rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregate {
    /// Which.
    pub function: AggregateFunction,
    /// Of what; missing values are left out. Ignored by `Rows`.
    pub argument: Expr,
    /// Type of the result.
    pub ty: Type,
}

/// The aggregates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AggregateFunction {
    /// The sum of the present values; of none: missing.
    Sum,
    /// Their mean.
    Mean,
    /// Their median; of an even number, the mean of the middle two (half their sum).
    Median,
    /// The lowest.
    Min,
    /// The highest.
    Max,
    /// How many are present (for a truth: how many are true).
    Count,
    /// How many rows.
    Rows,
}

/// One key of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct SortKey {
    /// What is ordered by.
    pub expr: Expr,
    /// Whether the highest comes first.
    pub descending: bool,
    /// Whether rows with a missing key come last; they come first otherwise.
    pub missing_last: bool,
}

/// A column of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct OutputColumn {
    /// The identifier that JSON and CSV use: `progress`, `domestic.progress`.
    pub name: String,
    /// What a reader sees above it.
    pub label: Text,
    /// Which column of the rows.
    pub column: ColumnId,
    /// What it is.
    pub ty: Type,
    /// Whether it is printed in the source, computed, or says which row it is.
    pub basis: Basis,
    /// How many decimals to show.
    pub decimals: Decimals,
}

/// Where the figures of a column come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// District, period, group: it says which row it is.
    Key,
    /// Printed in the source.
    Published,
    /// Worked out, in a way that is no surprise in this verb (rank, count).
    Derived,
    /// Worked out; output marks it.
    Computed,
}

/// How many decimals a column shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decimals {
    /// Each cell as it was printed.
    Printed(Figure),
    /// The most that any cell of these columns prints, shifted by a power of ten when the unit
    /// shown is larger or smaller than the one printed (2 decimals of 亿元 are -2 of 万元, so 0).
    MostOf {
        /// The columns, each with its shift.
        figures: Vec<(Figure, i8)>,
        /// Not fewer than so many: a quotient of whole numbers is not whole.
        least: u8,
    },
    /// So many.
    Fixed(u8),
    /// Of a movement: the column of the rank it belongs to, which says whether a row without a
    /// movement is new in the ranking or not ranked at all. Where no row that enters a
    /// [`Step::Recall`] of that rank has one at the period that it looks at, no row is new.
    OfRank(ColumnId),
}

/// What an answer says about itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heading {
    /// `domestic`, `domestic, foreign`.
    pub subject: Text,
    /// The period compared with, from the plan's own: `versus 2022Q1`.
    pub versus: Option<Moves>,
    /// By what and from which end, where the statement says so: `by yoy`, `lowest first`.
    pub order: Option<Text>,
    /// What the rows are (`districts`), when they are a selection from the population, or made of
    /// one; empty when they are not (totals of all, counts).
    pub rows: Text,
    /// How the schedule is reckoned, when the answer is to name it beside its period: the
    /// decimals of the rounded percent.
    pub schedule: Option<(ScheduleBy, u8)>,
    /// Output columns, by name, whose negative figures mark a row as behind schedule.
    pub behind: Vec<String>,
    /// Output columns, by name, whose figures along the periods are to be drawn for each district.
    pub trends: Vec<String>,
    /// Subjects and their figures: a subject without any at the period gets a note.
    pub expected: Vec<(Text, Vec<Figure>)>,
    /// All that the plan reads, is reckoned from or shows, however far behind: `domestic.progress`,
    /// and what scripts define, `lag`. Who may not see one of these may not see what comes of it.
    pub named: Vec<String>,
}

impl Step {
    /// The columns that the step names: of a partition, of what is recalled.
    pub fn columns(&self) -> Vec<&ColumnId> {
        match self {
            Self::Spread { within, .. } | Self::Rank { within, .. } | Self::Cut { within, .. } => {
                within.iter().collect()
            }
            Self::Aggregate { by, .. } => by.iter().collect(),
            Self::Recall { of, .. } => vec![of],
            Self::Keep { .. } | Self::Derive { .. } | Self::Now | Self::Order { .. } => vec![],
        }
    }

    /// The expressions of the step, each whole.
    pub fn expressions(&self) -> Vec<&Expr> {
        match self {
            Self::Keep { predicate, .. } => vec![predicate],
            Self::Recall { .. } | Self::Now => vec![],
            Self::Derive { expr, .. } => vec![expr],
            Self::Spread { aggregate, .. } => vec![&aggregate.argument],
            Self::Rank { key, ranked, .. } => std::iter::once(key).chain(ranked).collect(),
            Self::Cut { key, .. } => vec![key],
            Self::Aggregate { aggregates, .. } => {
                aggregates.iter().map(|(_, aggregate)| &aggregate.argument).collect()
            }
            Self::Order { keys } => keys.iter().map(|key| &key.expr).collect(),
        }
    }
}
