//! Typed expressions of a plan.

use super::{ColumnId, Moves};
use crate::catalog::{DistrictId, ScheduleBy};
use crate::panel::Figure;
use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::units::Unit;

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Type {
    /// Which values.
    pub kind: TypeKind,
    /// Whether it can be missing.
    pub nullable: bool,
}

/// Which values an expression has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// A double, in a unit.
    Quantity(Unit),
    /// A whole number from 1.
    Rank,
    /// How many places a rank has moved: a whole number, positive is up.
    Movement,
    /// A period.
    Period,
    /// The name of a district.
    District,
    /// Any other text.
    Text,
    /// True or false.
    Truth,
}

/// A typed expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// What comes out.
    pub ty: Type,
    /// The text that it comes from.
    pub span: Span,
}

/// What a typed expression is. Operands are already in units that fit: where sizes differ, a
/// [`ExprKind::Shift`] stands between.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// A column.
    Column(ColumnId),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A truth.
    Truth(bool),
    /// A period, for comparison with [`ColumnId::Period`].
    Period(PeriodLiteral),
    /// The row's period held against a written one, which may be of another grain. It stands where
    /// it ends: it is `<` a span that it ends before, `<=` one that it ends in or before, `>=` one
    /// that it ends in or after, `>` one that it ends after; `=` is the same days.
    PeriodIs(Comparison, PeriodLiteral),
    /// Missing.
    Missing,
    /// The row's district is one of these (`counties`, `恒口`).
    DistrictIn(Vec<DistrictId>),
    /// The percent of the year that has passed at the row's period, in percent; exact, or
    /// rounded half away from zero to so many decimals.
    Schedule {
        /// How it is reckoned.
        by: ScheduleBy,
        /// `None` is exact.
        decimals: Option<u8>,
        /// At which period, from the row's own; missing where the way leads nowhere, zero at the
        /// start of a year.
        moves: Moves,
    },
    /// How many months of the year are left after the row's period, in months as a plain number.
    MonthsLeft {
        /// At which period, from the row's own; missing where the way leads nowhere, twelve at the
        /// start of a year.
        moves: Moves,
    },
    /// A stored figure of the row's district at another period, whatever rows the plan reads.
    /// Missing where the data has no such period or the way leads nowhere; zero at
    /// [`Move::BeforeStart`](super::Move::BeforeStart) of a period that begins the year, also where
    /// the panel does not store the figure.
    FigureAt {
        /// Which.
        figure: Figure,
        /// When, from the row's own period.
        moves: Moves,
        /// Whether the end of the period decides which stored period it is: for figures that are
        /// cumulative, a stock or a rate. Where several are stored, the one of the same days comes
        /// first, then the first by start that has the figure.
        by_end: bool,
        /// Whether it is a flow that adds up: at a period at which no row of the districts read has
        /// it, it is the sum over the parts of the period ([`Flow`](super::Flow)).
        adds: bool,
    },
    /// The operand times ten to the power: a product for positive powers, a quotient for negative
    /// ones, so that it is correctly rounded.
    Shift(Box<Expr>, i8),
    /// The operand to nine decimals: `round(x × 10^9) / 10^9` in doubles, half away from zero; as
    /// it is from a million on. Stands around what was worked out where it is compared or
    /// ranked, so that 20.08% − 25% is −4.92pp and not a hair below.
    Settle(Box<Expr>),
    /// `-x`
    Negate(Box<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// Sums, differences, products, quotients of quantities.
    Arithmetic(ArithmeticOperator, Box<Expr>, Box<Expr>),
    /// Comparison of two quantities, ranks, texts, truths or periods.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `a and b`
    And(Box<Expr>, Box<Expr>),
    /// `a or b`
    Or(Box<Expr>, Box<Expr>),
    /// True where the operand is missing; never missing itself.
    IsMissing(Box<Expr>),
    /// A text held against a constant, code point by code point; missing of a missing text. The
    /// pattern of `Matches` has been tried to compile.
    Match(TextTest, Box<Expr>, String),
    /// The second where the first is true, else (so also where it is missing) the third.
    Choose(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A function of the row's own values.
    Call(RowFunction, Vec<Expr>),
}

/// The four operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArithmeticOperator {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`; a zero divisor gives missing.
    Divide,
}

/// The six comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

/// How a text is held against a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextTest {
    /// Holds it somewhere.
    Contains,
    /// Begins with it.
    StartsWith,
    /// Ends with it.
    EndsWith,
    /// A regular expression is found somewhere in it.
    Matches,
}

/// Functions within a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowFunction {
    /// `abs(x)`
    Abs,
    /// `round(x, n)`: half away from zero, n a constant whole number from 0 to 12 (second
    /// argument).
    Round,
    /// `min(a, b, …)`: the lowest; missing if any is missing.
    Least,
    /// `max(a, b, …)`: the highest; missing if any is missing.
    Greatest,
    /// `mod(a, b)`: the remainder with the sign of `a`; a zero divisor gives missing.
    Remainder,
    /// `coalesce(a, b, …)`: the first that is not missing.
    FirstPresent,
}

/// The expressions directly inside one, shared or to be changed.
macro_rules! operands {
    ($kind:expr, $iterate:ident) => {
        match $kind {
            ExprKind::Column(_)
            | ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Truth(_)
            | ExprKind::Period(_)
            | ExprKind::PeriodIs(..)
            | ExprKind::Missing
            | ExprKind::DistrictIn(_)
            | ExprKind::MonthsLeft { .. }
            | ExprKind::FigureAt { .. }
            | ExprKind::Schedule { .. } => vec![],
            ExprKind::Shift(a, _)
            | ExprKind::Settle(a)
            | ExprKind::Negate(a)
            | ExprKind::Not(a)
            | ExprKind::IsMissing(a)
            | ExprKind::Match(_, a, _) => vec![a],
            ExprKind::Arithmetic(_, a, b)
            | ExprKind::Compare(_, a, b)
            | ExprKind::And(a, b)
            | ExprKind::Or(a, b) => vec![a, b],
            ExprKind::Choose(a, b, c) => vec![a, b, c],
            ExprKind::Call(_, arguments) => arguments.$iterate().collect(),
        }
    };
}

impl Expr {
    /// The expressions directly inside this one.
    pub fn operands(&self) -> Vec<&Expr> {
        operands!(&self.kind, iter)
    }

    /// The same, to change them.
    pub fn operands_mut(&mut self) -> Vec<&mut Expr> {
        operands!(&mut self.kind, iter_mut)
    }
}
