//! The syntax tree: what was written, with its places, before anything is looked up.
//!
//! Every node is `{kind, span}`. Names are kept as written; whether `counties` is a group or a
//! district is for `analyze/` to say.

mod check;

pub use check::{
    AgeUnit, Audit, Baseline, Check, CheckBody, CheckBodyKind, CheckClause, CheckClauseKind, Date,
    Home, Threshold, ThresholdKind, Verdict, Waive, WaiveClause, WaiveClauseKind,
};

use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::syntax::keywords::Keyword;
use crate::units::{Dimension, Quantity};

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// The whole of it.
    pub span: Span,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// `rank domestic where progress < 25%`
    Query(Query),
    /// `describe domestic`, `describe 恒口`, or `describe` alone for the dataset.
    Describe(Vec<Name>),
    /// `explain rank domestic`
    Explain(Box<Statement>),
    /// `trace domestic.gap of 恒口`
    Trace(Inquiry),
    /// `help rank`, or `help` alone.
    Help(Option<Name>),
    /// `let late = rank domestic where progress < schedule`
    Let(NamePart, Query),
    /// `define lag = schedule - progress`
    Define(NamePart, Expr),
    /// `param p = 2023Q1`
    Param(NamePart, Expr),
    /// `include "common.q"`
    Include(Literal),
    /// `print "{count of late} districts are behind"`
    Print(Template),
    /// `save late to "late.csv" overwrite`
    Save {
        /// The result that is saved.
        what: Name,
        /// The file.
        path: Literal,
        /// Whether a file that is there may be replaced.
        overwrite: bool,
    },
    /// `check pace for domestic: progress >= schedule`
    Check(Box<Check>),
    /// `waive pace for 汉阴县 because "…"`
    Waive(Waive),
    /// `audit domestic`
    Audit(Audit),
}

/// A text in quotes that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// What it says, without quotes and escapes.
    pub text: String,
    /// Where, quotes included.
    pub span: Span,
}

/// A text with values in it: `"{count of late} districts"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// In order.
    pub parts: Vec<TemplatePart>,
    /// The whole of it, quotes included.
    pub span: Span,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq)]
pub enum TemplatePart {
    /// Text as it is.
    Text(String),
    /// `{…}`
    Value(Inquiry),
}

/// One value that is asked for: `total(domestic.actual)`, `count of late`,
/// `domestic.progress of 恒口 at 2022Q1`.
#[derive(Debug, Clone, PartialEq)]
pub struct Inquiry {
    /// What.
    pub kind: InquiryKind,
    /// Of which result, district or group; of all districts without one.
    pub of: Option<Name>,
    /// At which period.
    pub at: Option<PeriodReference>,
    /// The whole of it, without its braces.
    pub span: Span,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum InquiryKind {
    /// `total(domestic.actual)`
    Value(Expr),
    /// `count`: how many rows there are.
    Count,
    /// `names`: the districts of the rows.
    Names,
}

/// A verb, its subjects, its clauses.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What is to be done.
    pub verb: Verb,
    /// Where the verb stands.
    pub verb_span: Span,
    /// `domestic, foreign`: at least one.
    pub subjects: Vec<Name>,
    /// In the order written, which has no meaning.
    pub clauses: Vec<Clause>,
}

/// The verbs that ask for figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// `rank domestic`
    Rank,
    /// `list domestic`
    List,
    /// `total domestic`
    Total,
    /// `count domestic where gap < 0pp`
    Count,
    /// `show 恒口`
    Show,
    /// `compare domestic at 2023Q1 versus 2022Q1`, `compare 恒口, 瀛湖`
    Compare,
    /// `trend domestic of 恒口 from 2022-01 to 2023-03`
    Trend,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// What it says.
    pub kind: ClauseKind,
    /// The whole of it, keyword included.
    pub span: Span,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseKind {
    /// `where progress < 25%`: which rows are shown.
    Where(Expr),
    /// `among counties`: which rows are the population.
    Among(Expr),
    /// `by yoy`: the key.
    By(Expr),
    /// `asc`: the lowest is first.
    Ascending,
    /// `desc`: the highest is first.
    Descending,
    /// `top 5`
    Top(RowCount),
    /// `bottom 3`
    Bottom(RowCount),
    /// `per group`, `per period`, `per level`, `per city`
    Per(Name),
    /// `show actual, target in 万元, progress`
    Show(Vec<ShownColumn>),
    /// `at 2023Q1`
    At(PeriodReference),
    /// `versus 2022Q1`: what is compared with.
    Versus(PeriodReference),
    /// `from 2022-01`: the first period.
    From(PeriodReference),
    /// `to 2023-03`: the last period.
    To(PeriodReference),
    /// `of 恒口, 瀛湖`: whose figures.
    Of(Vec<Name>),
}

impl ClauseKind {
    /// The word that begins it.
    pub fn keyword(&self) -> Keyword {
        match self {
            Self::Where(_) => Keyword::Where,
            Self::Among(_) => Keyword::Among,
            Self::By(_) => Keyword::By,
            Self::Ascending => Keyword::Ascending,
            Self::Descending => Keyword::Descending,
            Self::Top(_) => Keyword::Top,
            Self::Bottom(_) => Keyword::Bottom,
            Self::Per(_) => Keyword::Per,
            Self::Show(_) => Keyword::Show,
            Self::At(_) => Keyword::At,
            Self::Versus(_) => Keyword::Versus,
            Self::From(_) => Keyword::From,
            Self::To(_) => Keyword::To,
            Self::Of(_) => Keyword::Of,
        }
    }
}

/// How many rows a cut keeps.
#[derive(Debug, Clone, PartialEq)]
pub enum RowCount {
    /// `5`: at least 1.
    Number(u32),
    /// A param that stands for a number.
    Name(Name),
}

impl RowCount {
    /// The number of rows that a quantity is: whole, at least 1, with or without a counter.
    pub fn of_quantity(quantity: &Quantity) -> Option<u32> {
        let counts = matches!(quantity.unit.dimension, Dimension::Number | Dimension::Count(_));
        if !counts || quantity.unit.power != 0 {
            return None;
        }
        quantity.value.to_string().parse().ok().filter(|number| *number > 0)
    }
}

/// One column of a `show` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownColumn {
    /// What is shown.
    pub expr: Expr,
    /// `in 万元`: the unit to show it in, as written.
    pub unit: Option<Name>,
}

/// A period as written after `at`, `versus`, `from`, `to`.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodReference {
    /// Which.
    pub kind: PeriodReferenceKind,
    /// Where.
    pub span: Span,
}

/// Which period.
#[derive(Debug, Clone, PartialEq)]
pub enum PeriodReferenceKind {
    /// `2023Q1`, `一季度`
    Literal(PeriodLiteral),
    /// `latest`
    Latest,
    /// `previous`: the one before, of the same grain.
    Previous,
    /// `same period last year`
    LastYear,
    /// A param that stands for a period.
    Name(Name),
}

/// A name as written, with the parts between its dots: `domestic.actual`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// At least one.
    pub parts: Vec<NamePart>,
    /// The whole of it.
    pub span: Span,
}

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePart {
    /// The text, without backquotes.
    pub text: String,
    /// Whether it stood in backquotes, and so is no keyword.
    pub quoted: bool,
    /// Where.
    pub span: Span,
}

impl Name {
    /// The parts with dots between them.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        parts.join(".")
    }
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// The whole of it.
    pub span: Span,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `25%`, `3.2亿元`, `12`
    Quantity(Quantity),
    /// `"红"`
    Text(String),
    /// `2023Q1`
    Period(PeriodLiteral),
    /// `true`, `false`
    Truth(bool),
    /// `progress`, `foreign.actual`, `counties`, `恒口`
    Name(Name),
    /// `-x`, `not x`
    Unary(UnaryOperator, Box<Expr>),
    /// `a + b`, `a < b`, `a and b`
    Binary(BinaryOperator, Box<Expr>, Box<Expr>),
    /// `x between a and b`: both ends included.
    Between {
        /// What is looked at.
        value: Box<Expr>,
        /// The lower end.
        low: Box<Expr>,
        /// The upper end.
        high: Box<Expr>,
        /// `not between`
        negated: bool,
    },
    /// `x in (a, b)`
    In {
        /// What is looked at.
        value: Box<Expr>,
        /// What it may be.
        choices: Vec<Expr>,
        /// `not in`
        negated: bool,
    },
    /// `x is missing`
    IsMissing {
        /// What is looked at.
        value: Box<Expr>,
        /// `is not missing`
        negated: bool,
    },
    /// `district contains "县"`
    Match {
        /// The text that is looked at.
        value: Box<Expr>,
        /// How.
        operator: MatchOperator,
        /// What it is held against.
        pattern: Box<Expr>,
        /// `not contains`
        negated: bool,
    },
    /// `mean(progress)`, `min(a, b)`
    Call {
        /// Which function.
        function: Name,
        /// Its arguments, perhaps none.
        arguments: Vec<Expr>,
    },
    /// `(actual at 2022Q1)`: the value at another period; stands in brackets.
    At {
        /// What is looked at.
        value: Box<Expr>,
        /// When.
        period: PeriodReference,
    },
    /// `case when gap < 0pp then "黄" else "绿" end`
    Case {
        /// Conditions with what each gives, the first true one counts; at least one.
        arms: Vec<(Expr, Expr)>,
        /// What is given where none is true; missing without one.
        otherwise: Option<Box<Expr>>,
    },
}

impl Expr {
    /// The expressions directly inside this one, in the order written.
    pub fn operands(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Quantity(_)
            | ExprKind::Text(_)
            | ExprKind::Period(_)
            | ExprKind::Truth(_)
            | ExprKind::Name(_) => vec![],
            ExprKind::Unary(_, value)
            | ExprKind::IsMissing { value, .. }
            | ExprKind::At { value, .. } => vec![value],
            ExprKind::Binary(_, left, right) => vec![left, right],
            ExprKind::Match { value, pattern, .. } => vec![value, pattern],
            ExprKind::Between { value, low, high, .. } => vec![value, low, high],
            ExprKind::In { value, choices, .. } => {
                std::iter::once(&**value).chain(choices).collect()
            }
            ExprKind::Call { arguments, .. } => arguments.iter().collect(),
            ExprKind::Case { arms, otherwise } => {
                let arms = arms.iter().flat_map(|(when, then)| [when, then]);
                arms.chain(otherwise.as_deref()).collect()
            }
        }
    }
}

/// An operator before one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOperator {
    /// `-x`
    Negate,
    /// `not x`
    Not,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOperator {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a = b`
    Equal,
    /// `a != b`
    NotEqual,
    /// `a < b`
    Less,
    /// `a <= b`
    LessEqual,
    /// `a > b`
    Greater,
    /// `a >= b`
    GreaterEqual,
    /// `a and b`
    And,
    /// `a or b`
    Or,
}

impl BinaryOperator {
    /// Whether it makes a figure of two, and no truth.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, Self::Add | Self::Subtract | Self::Multiply | Self::Divide)
    }
}

/// How a text is held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchOperator {
    /// `contains`: holds it somewhere.
    Contains,
    /// `starts with`
    StartsWith,
    /// `ends with`
    EndsWith,
    /// `matches`: a regular expression, found somewhere.
    Matches,
}
