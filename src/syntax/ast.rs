//! The syntax tree: what was written, with its places, before anything is looked up.
//!
//! Every node is `{kind, span}`. Names are kept as written; whether `counties` is a group or a
//! district is for `analyze/` to say.

use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::units::Quantity;

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
    /// `help rank`, or `help` alone.
    Help(Option<Name>),
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
    Top(u32),
    /// `bottom 3`
    Bottom(u32),
    /// `per group`, `per period`, `per level`, `per city`
    Per(Name),
    /// `show actual, target in 万元, progress`
    Show(Vec<ShownColumn>),
    /// `at 2023Q1`
    At(PeriodReference),
}

/// One column of a `show` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownColumn {
    /// What is shown.
    pub expr: Expr,
    /// `in 万元`: the unit to show it in, as written.
    pub unit: Option<Name>,
}

/// A period as written after `at`.
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
