//! Expressions: a value for each row.

use super::time::Arrival;
use super::value::{Value, ascending, finite, holds, is_true, number, truth, with_numbers};
use super::{Row, World};
use indiq::catalog::ScheduleBy;
use indiq::period::{Part, Period};
use indiq::plan::TextTest;
use indiq::plan::*;
use std::cmp::Ordering;

impl World<'_> {
    /// The value of an expression in a row.
    pub fn eval(&self, expr: &Expr, row: &Row) -> Value {
        let of = |operand: &Expr| self.eval(operand, row);
        match &expr.kind {
            ExprKind::Column(column) => row.cells[column].clone(),
            ExprKind::Number(number) => Value::Number(*number),
            ExprKind::Text(text) => Value::Text(text.clone()),
            ExprKind::Truth(truth) => Value::Truth(*truth),
            ExprKind::Period(literal) => Value::Period(self.resolve(literal)),
            ExprKind::Missing => Value::Missing,
            ExprKind::DistrictIn(districts) => Value::Truth(districts.contains(&row.district())),
            ExprKind::Schedule { by, decimals, moves } => match self.walk(row.period(), moves) {
                Arrival::Period(period) => Value::Number(match (by, decimals) {
                    (ScheduleBy::Curve(due), _) => due_by(period, due, *decimals),
                    (_, None) => period.schedule(*by),
                    (_, Some(decimals)) => period.schedule_rounded(*by, *decimals),
                }),
                Arrival::NothingYet => Value::Number(0.0),
                Arrival::None => Value::Missing,
            },
            ExprKind::MonthsLeft { moves } => match self.walk(row.period(), moves) {
                Arrival::Period(period) => Value::Number(12.0 - f64::from(period.elapsed_months())),
                Arrival::NothingYet => Value::Number(12.0),
                Arrival::None => Value::Missing,
            },
            ExprKind::FigureAt { figure, moves, by_end, adds } => {
                match self.walk(row.period(), moves) {
                    Arrival::Period(period) => match self.sum(*figure, row.district(), period) {
                        Some(sum) if *adds => sum,
                        _ => self.figure_at(*figure, row.district(), period, *by_end),
                    },
                    Arrival::NothingYet => Value::Number(0.0),
                    Arrival::None => Value::Missing,
                }
            }
            ExprKind::Settle(a) => with_numbers(&of(a), &Value::Number(1.0), |a, _| {
                if a.abs() < 1e6 { (a * 1e9).round() / 1e9 } else { a }
            }),
            ExprKind::Shift(a, power) => with_numbers(&of(a), &Value::Number(1.0), |a, _| {
                let size: f64 = format!("1e{}", power.unsigned_abs()).parse().unwrap();
                if *power > 0 { a * size } else { a / size }
            }),
            ExprKind::Negate(a) => with_numbers(&of(a), &Value::Number(1.0), |a, _| -a),
            ExprKind::Not(a) => truth(&of(a)).map_or(Value::Missing, |a| Value::Truth(!a)),
            ExprKind::Arithmetic(operator, a, b) => {
                with_numbers(&of(a), &of(b), |a, b| match operator {
                    ArithmeticOperator::Add => a + b,
                    ArithmeticOperator::Subtract => a - b,
                    ArithmeticOperator::Multiply => a * b,
                    ArithmeticOperator::Divide if b == 0.0 => f64::NAN,
                    ArithmeticOperator::Divide => a / b,
                })
            }
            ExprKind::PeriodIs(comparison, literal) => {
                let (period, span) = (row.period(), self.resolve(literal));
                let before = period.end() < span.start();
                let after = period.end() > span.end();
                let same = (period.start(), period.end()) == (span.start(), span.end());
                Value::Truth(match comparison {
                    Comparison::Less => before,
                    Comparison::GreaterEqual => !before,
                    Comparison::Greater => after,
                    Comparison::LessEqual => !after,
                    Comparison::Equal => same,
                    Comparison::NotEqual => !same,
                })
            }
            ExprKind::Compare(comparison, a, b) => match (of(a), of(b)) {
                (Value::Missing, _) | (_, Value::Missing) => Value::Missing,
                (a, b) => Value::Truth(holds(*comparison, ascending(&a, &b))),
            },
            ExprKind::And(a, b) => match (truth(&of(a)), truth(&of(b))) {
                (Some(false), _) | (_, Some(false)) => Value::Truth(false),
                (Some(true), Some(true)) => Value::Truth(true),
                _ => Value::Missing,
            },
            ExprKind::Or(a, b) => match (truth(&of(a)), truth(&of(b))) {
                (Some(true), _) | (_, Some(true)) => Value::Truth(true),
                (Some(false), Some(false)) => Value::Truth(false),
                _ => Value::Missing,
            },
            ExprKind::IsMissing(a) => Value::Truth(matches!(of(a), Value::Missing)),
            ExprKind::Match(operator, a, pattern) => match of(a) {
                Value::Text(text) => Value::Truth(match operator {
                    TextTest::Contains => text.contains(pattern.as_str()),
                    TextTest::StartsWith => text.starts_with(pattern.as_str()),
                    TextTest::EndsWith => text.ends_with(pattern.as_str()),
                    TextTest::Matches => regex::Regex::new(pattern).unwrap().is_match(&text),
                }),
                _ => Value::Missing,
            },
            ExprKind::Choose(condition, yes, no) => {
                if is_true(&of(condition)) {
                    of(yes)
                } else {
                    of(no)
                }
            }
            ExprKind::Call(function, arguments) => {
                call(*function, &arguments.iter().map(of).collect::<Vec<Value>>())
            }
        }
    }
}

fn call(function: RowFunction, arguments: &[Value]) -> Value {
    let present = |value: &&Value| !matches!(value, Value::Missing);
    let all = arguments.iter().all(|value| present(&value));
    let extreme = |best: Ordering| {
        let mut found = arguments[0].clone();
        for argument in &arguments[1..] {
            if ascending(argument, &found) == best {
                found = argument.clone();
            }
        }
        found
    };
    match function {
        RowFunction::FirstPresent => {
            arguments.iter().find(present).cloned().unwrap_or(Value::Missing)
        }
        _ if !all => Value::Missing,
        RowFunction::Least => extreme(Ordering::Less),
        RowFunction::Greatest => extreme(Ordering::Greater),
        RowFunction::Abs => finite(number(&arguments[0]).abs()),
        RowFunction::Remainder if number(&arguments[1]) == 0.0 => Value::Missing,
        RowFunction::Remainder => finite(number(&arguments[0]) % number(&arguments[1])),
        RowFunction::Round => {
            Value::Number(round(number(&arguments[0]), number(&arguments[1]) as usize))
        }
    }
}

/// Rounds as on paper: writes the number out, looks at the first digit that is to go, carries.
fn round(value: f64, decimals: usize) -> f64 {
    let written = format!("{}", value.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let Some(next) = fraction.as_bytes().get(decimals) else { return value };
    let mut digits: Vec<u8> = format!("0{whole}{}", &fraction[..decimals]).into_bytes();
    if *next >= b'5' {
        for digit in digits.iter_mut().rev() {
            if *digit != b'9' {
                *digit += 1;
                break;
            }
            *digit = b'0';
        }
    }
    let digits = String::from_utf8(digits).unwrap();
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{whole}.{fraction}0").parse().unwrap()
}

/// The percent that a curve, in thousandths, says is due when a period ends: that of the last month
/// that is complete by then.
fn due_by(period: Period, due: &[u32; 12], decimals: Option<u8>) -> f64 {
    let mut thousandths = 0;
    for (month, due) in (1..).zip(due) {
        let whole = Period { year: period.year, part: Part::Month(month) };
        if whole.end() <= period.end() {
            thousandths = *due;
        }
    }
    let Some(decimals) = decimals.filter(|decimals| *decimals < 3) else {
        return f64::from(thousandths) / 1000.0;
    };
    let unit = 10u32.pow(3 - u32::from(decimals));
    let rounded = thousandths / unit + u32::from(thousandths % unit * 2 >= unit);
    f64::from(rounded) / 10f64.powi(i32::from(decimals))
}
