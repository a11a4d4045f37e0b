//! Expressions of a plan as expressions of Polars.
//!
//! Takes a typed expression and the [`Values`] of its plan; gives a Polars expression of the type
//! that the table in [`super`] states. One match says all; what Polars does otherwise than the
//! plan is in [`super::functions`].

use super::codes::{self, Codes};
use super::failed;
use super::frame::{Frame, column_name};
use super::functions::{divide, finite, greatest, least, look_up, remainder, round, settle, test};
use crate::bound::{Bound, Named, Way, follow, membership, period_is};
use crate::catalog::{Catalog, DistrictId, ScheduleBy};
use crate::diagnostic::Result;
use crate::period::{Period, PeriodLiteral};
use crate::plan::{
    ArithmeticOperator, ColumnId, Comparison, Expr as PlanExpr, ExprKind, Move, Plan, RowFunction,
    TextTest, TypeKind,
};
use polars::prelude::*;

/// What a plan's expressions mean beyond the frame's columns.
#[derive(Debug)]
pub struct Values<'a> {
    /// The texts.
    pub texts: Codes<String>,
    /// The periods.
    pub periods: Codes<Period>,
    /// What is read.
    pub bound: Bound,
    pub(super) frame: &'a Frame,
    districts: usize,
}

impl<'a> Values<'a> {
    /// The values of one plan.
    pub fn new(plan: &Plan, bound: Bound, frame: &'a Frame, catalog: &Catalog) -> Self {
        Self {
            texts: codes::texts(frame.labels(), plan),
            periods: codes::periods(&bound.names(), plan, bound.year),
            bound,
            frame,
            districts: catalog.districts.len(),
        }
    }

    /// Lowers an expression.
    pub fn lower(&self, expr: &PlanExpr) -> Result<Expr> {
        Ok(match &expr.kind {
            ExprKind::Column(column) => self.column(column),
            ExprKind::Number(number) => lit(Scalar::from(*number)),
            ExprKind::Text(text) => code(self.texts.code(text)),
            ExprKind::Truth(truth) => lit(*truth),
            ExprKind::Period(period) => code(self.periods.code(&period.in_year(self.bound.year))),
            ExprKind::Missing => missing(&expr.ty.kind),
            ExprKind::PeriodIs(comparison, literal) => self.period_is(*comparison, literal),
            ExprKind::DistrictIn(districts) => test(col("place"), self.membership(districts)),
            ExprKind::Schedule { by, decimals, moves } => self.schedule(*by, *decimals, moves),
            ExprKind::MonthsLeft { moves } => self.months_left(moves),
            ExprKind::FigureAt { figure, moves, by_end, adds } => {
                self.figure_at(*figure, moves, *by_end, *adds)?
            }
            ExprKind::Shift(a, power) => shift(self.lower(a)?, *power),
            ExprKind::Settle(a) => settle(self.lower(a)?),
            ExprKind::Negate(a) => -self.lower(a)?,
            ExprKind::Not(a) => self.lower(a)?.not(),
            ExprKind::Arithmetic(operator, a, b) => {
                arithmetic(*operator, self.lower(a)?, self.lower(b)?)
            }
            ExprKind::Compare(comparison, a, b) => {
                let (left, right) = (self.lower(a)?, self.lower(b)?);
                compare(*comparison, ordered(left, &a.ty.kind), ordered(right, &b.ty.kind))
            }
            ExprKind::And(a, b) => self.lower(a)?.and(self.lower(b)?),
            ExprKind::Or(a, b) => self.lower(a)?.or(self.lower(b)?),
            ExprKind::IsMissing(a) => self.lower(a)?.is_null(),
            ExprKind::Match(operator, a, pattern) => {
                let truths = self.matching(*operator, pattern).map_err(failed)?;
                test(self.lower(a)?, truths)
            }
            ExprKind::Choose(condition, yes, no) => {
                when(self.lower(condition)?).then(self.lower(yes)?).otherwise(self.lower(no)?)
            }
            ExprKind::Call(function, arguments) => {
                self.call(*function, arguments, &expr.ty.kind)?
            }
        })
    }

    /// A column. What the frame stores for texts and periods is turned into this plan's codes,
    /// where a literal of the plan has moved them.
    pub fn column(&self, column: &ColumnId) -> Expr {
        let stored = col(column_name(column));
        let recoding = match column {
            ColumnId::District | ColumnId::Group | ColumnId::Level | ColumnId::Parent => {
                self.texts.recoding()
            }
            ColumnId::Period => self.periods.recoding(),
            ColumnId::Place => return stored.cast(DataType::Float64),
            ColumnId::Figure(_) | ColumnId::Made(_) => None,
        };
        match recoding {
            Some(table) => look_up::<UInt32Type>(stored, table),
            None => stored,
        }
    }

    fn membership(&self, districts: &[DistrictId]) -> Vec<bool> {
        membership(self.districts, districts)
    }

    /// At the start of a year nothing of it has passed.
    fn schedule(&self, by: ScheduleBy, decimals: Option<u8>, moves: &[Move]) -> Expr {
        self.at_each(moves, 0.0, |period| match decimals {
            None => period.schedule(by),
            Some(decimals) => period.schedule_rounded(by, decimals),
        })
    }

    /// At the start of a year all of it is left.
    fn months_left(&self, moves: &[Move]) -> Expr {
        self.at_each(moves, 12.0, |period| 12.0 - f64::from(period.elapsed_months()))
    }

    /// A number that the calendar alone gives, at the period that the moves lead to from each row's.
    fn at_each(&self, moves: &[Move], start: f64, number: impl Fn(Period) -> f64) -> Expr {
        let of_period = |named: &Named| match follow(named.name, moves, self.bound.year) {
            Way::To(period) => Some(number(period)),
            Way::YearStart => Some(start),
            Way::Nowhere(_) => None,
        };
        let table = self.bound.periods.iter().map(of_period).collect();
        look_up::<Float64Type>(col("period"), table)
    }

    fn period_is(&self, comparison: Comparison, literal: &PeriodLiteral) -> Expr {
        let span = literal.in_year(self.bound.year);
        let holds = |named: &Named| period_is(named.name, comparison, span);
        test(col("period"), self.bound.periods.iter().map(holds).collect())
    }

    /// The truth of a match for each text.
    fn matching(&self, operator: TextTest, pattern: &str) -> Result<Vec<bool>, regex::Error> {
        let texts = self.texts.values().iter();
        Ok(match operator {
            TextTest::Contains => texts.map(|text| text.contains(pattern)).collect(),
            TextTest::StartsWith => texts.map(|text| text.starts_with(pattern)).collect(),
            TextTest::EndsWith => texts.map(|text| text.ends_with(pattern)).collect(),
            TextTest::Matches => {
                let expression = regex::Regex::new(pattern)?;
                texts.map(|text| expression.is_match(text)).collect()
            }
        })
    }

    fn call(&self, function: RowFunction, arguments: &[PlanExpr], kind: &TypeKind) -> Result<Expr> {
        match (function, arguments) {
            (RowFunction::Round, [x, decimals]) => Ok(round(self.lower(x)?, constant(decimals)?)),
            (RowFunction::Abs, [x]) => Ok(self.lower(x)?.abs()),
            (RowFunction::Remainder, [a, b]) => Ok(remainder(self.lower(a)?, self.lower(b)?)),
            (RowFunction::Least, [first, rest @ ..]) => self.fold(least, first, rest, kind),
            (RowFunction::Greatest, [first, rest @ ..]) => self.fold(greatest, first, rest, kind),
            (RowFunction::FirstPresent, [_, ..]) => {
                let values: Result<Vec<Expr>> = arguments.iter().map(|a| self.lower(a)).collect();
                Ok(coalesce(&values?))
            }
            _ => {
                let given = arguments.len();
                Err(failed(format!("{function:?} does not take {given} operands")).into())
            }
        }
    }

    /// Folds a function of two numbers over all arguments; codes go through it as numbers.
    fn fold(
        &self,
        function: fn(Expr, Expr) -> Expr,
        first: &PlanExpr,
        rest: &[PlanExpr],
        kind: &TypeKind,
    ) -> Result<Expr> {
        let number =
            |expr: &PlanExpr| -> Result<Expr> { Ok(self.lower(expr)?.cast(DataType::Float64)) };
        let mut folded = number(first)?;
        for argument in rest {
            folded = function(folded, number(argument)?);
        }
        Ok(folded.cast(data_type(kind)))
    }
}

/// What values of a kind are in a frame.
pub fn data_type(kind: &TypeKind) -> DataType {
    match kind {
        TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement => DataType::Float64,
        TypeKind::Period | TypeKind::District | TypeKind::Text => DataType::UInt32,
        TypeKind::Truth => DataType::Boolean,
    }
}

/// Missing, as a value of a kind.
pub fn missing(kind: &TypeKind) -> Expr {
    lit(NULL).cast(data_type(kind))
}

/// An expression as something that Polars can order: truths are not for all its functions.
pub fn ordered(expr: Expr, kind: &TypeKind) -> Expr {
    match kind {
        TypeKind::Truth => expr.cast(DataType::UInt32),
        _ => expr,
    }
}

fn code(code: Option<u32>) -> Expr {
    code.map_or_else(|| missing(&TypeKind::Text), |code| lit(Scalar::from(code)))
}

/// A power of ten up to 10^22 is a double exactly, so one operation with it is rounded once.
fn shift(x: Expr, power: i8) -> Expr {
    let size: f64 = format!("1e{}", power.unsigned_abs()).parse().unwrap_or(f64::INFINITY);
    match power {
        0 => x,
        1.. => finite(x * lit(Scalar::from(size))),
        _ => divide(x, lit(Scalar::from(size))),
    }
}

fn arithmetic(operator: ArithmeticOperator, a: Expr, b: Expr) -> Expr {
    match operator {
        ArithmeticOperator::Add => finite(a + b),
        ArithmeticOperator::Subtract => finite(a - b),
        ArithmeticOperator::Multiply => finite(a * b),
        ArithmeticOperator::Divide => divide(a, b),
    }
}

/// Compares. A constant goes to the right: Polars gives one row instead of all where a constant
/// stands left of a column that has one value in all rows (a figure that nothing stores, a mean
/// over all rows).
fn compare(comparison: Comparison, a: Expr, b: Expr) -> Expr {
    let constant = !a.into_iter().any(|part| matches!(part, Expr::Column(_) | Expr::Len));
    let (comparison, a, b) =
        if constant { (mirrored(comparison), b, a) } else { (comparison, a, b) };
    match comparison {
        Comparison::Equal => a.eq(b),
        Comparison::NotEqual => a.neq(b),
        Comparison::Less => a.lt(b),
        Comparison::LessEqual => a.lt_eq(b),
        Comparison::Greater => a.gt(b),
        Comparison::GreaterEqual => a.gt_eq(b),
    }
}

/// The comparison that says the same with its operands exchanged.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => comparison,
        Comparison::Less => Comparison::Greater,
        Comparison::LessEqual => Comparison::GreaterEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterEqual => Comparison::LessEqual,
    }
}

/// The decimals of `round`: a whole number from 0 to 12, which the plan promises.
fn constant(expr: &PlanExpr) -> Result<u8> {
    match expr.kind {
        ExprKind::Number(number) if (0.0..=12.0).contains(&number) => Ok(number as u8),
        _ => Err(failed("the decimals of round are no constant").at(expr.span).into()),
    }
}
