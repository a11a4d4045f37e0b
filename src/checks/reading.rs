//! Expressions of a plan, read over printed cells.
//!
//! Takes a typed expression and a row; gives the [`Formula`] that it is there, over the cells that it
//! looks at, or, of a condition, whether it is true for every figure that may stand behind the print.
//! What an engine works out in doubles is kept here as a formula, so that nothing is rounded on the
//! way.

use super::sheet::{Cells, Line, Sheet};
use crate::bound::{Bound, Parts, Way, follow, period_is};
use crate::panel::Figure;
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator, ColumnId, Comparison, Expr, ExprKind, Move,
    RowFunction, Step, TypeKind,
};
use crate::printed::{Certainty, Exact, Formula, Relation, certainly};
use crate::units::Decimal;
use std::collections::HashMap;

/// Why an expression is no formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// What it needs is missing in the row.
    Missing,
    /// What it chooses by is not known for sure.
    Open,
    /// Printed cells do not say it: a place in a ranking, a text.
    NotPrinted,
}

/// What expressions mean over a sheet.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The cells.
    pub sheet: &'a Sheet<'a>,
    /// Where the plan reads.
    pub bound: &'a Bound,
    /// The steps of the plan, which make its columns.
    pub steps: &'a [Step],
    /// For each aggregate over rows the rows that enter it, by the name of its column.
    pub population: HashMap<String, Vec<Line>>,
}

type Read<T> = Result<T, Unreadable>;

impl Reading<'_> {
    /// The formula that an expression of type quantity or rank is in a row.
    ///
    /// # Errors
    /// Where there is none.
    pub fn formula(&self, expr: &Expr, line: Line, cells: &mut Cells) -> Read<Formula> {
        let of = |expr: &Expr, cells: &mut Cells| self.formula(expr, line, cells);
        Ok(match &expr.kind {
            ExprKind::Column(ColumnId::Figure(figure)) => {
                self.figure(*figure, line, cells).ok_or(Unreadable::Missing)?
            }
            ExprKind::Column(ColumnId::Made(name)) => self.made(name, line, cells)?,
            ExprKind::FigureAt { figure, moves, by_end, .. } => {
                self.figure_at(*figure, line, (moves, *by_end), cells).ok_or(Unreadable::Missing)?
            }
            ExprKind::Number(value) => Formula::Number(exact(*value)?),
            ExprKind::Schedule { by, decimals, moves } => match self.led(line, moves)? {
                None => Formula::whole(0),
                Some(period) => match decimals {
                    Some(decimals) => {
                        let printed = period.schedule_printed(*by, *decimals);
                        Formula::Number(Exact::from(printed))
                    }
                    None => {
                        let (elapsed, whole) = period.elapsed(*by);
                        let part = Exact::fraction(i64::from(elapsed) * 100, whole.into());
                        Formula::Number(part.ok_or(Unreadable::Missing)?)
                    }
                },
            },
            ExprKind::MonthsLeft { moves } => match self.led(line, moves)? {
                None => Formula::whole(12),
                Some(period) => Formula::whole(12 - i64::from(period.elapsed_months())),
            },
            ExprKind::Shift(inner, power) => of(inner, cells)?.shift(i16::from(*power)),
            ExprKind::Settle(inner) => of(inner, cells)?,
            ExprKind::Negate(inner) => -of(inner, cells)?,
            ExprKind::Arithmetic(operator, a, b) => {
                let (a, b) = (of(a, cells)?, of(b, cells)?);
                match operator {
                    ArithmeticOperator::Add => a + b,
                    ArithmeticOperator::Subtract => a - b,
                    ArithmeticOperator::Multiply => a * b,
                    ArithmeticOperator::Divide => a / b,
                }
            }
            ExprKind::Choose(condition, yes, no) => match self.truth(condition, line, cells)? {
                // A condition that is missing is not true, as in the plan.
                Some(true) => of(yes, cells)?,
                Some(false) => of(no, cells)?,
                None => return Err(Unreadable::Open),
            },
            ExprKind::Call(function, arguments) => self.call(*function, arguments, line, cells)?,
            ExprKind::Missing => return Err(Unreadable::Missing),
            _ => return Err(Unreadable::NotPrinted),
        })
    }

    /// Whether a condition is true, or false, for every figure that may stand behind the print;
    /// none where it depends on which, or where a figure is missing.
    ///
    /// # Errors
    /// Conditions that printed cells do not decide.
    pub fn truth(&self, expr: &Expr, line: Line, cells: &mut Cells) -> Read<Option<bool>> {
        let of = |expr: &Expr, cells: &mut Cells| self.truth(expr, line, cells);
        Ok(match &expr.kind {
            ExprKind::Truth(value) => Some(*value),
            ExprKind::Missing => None,
            ExprKind::Not(inner) => of(inner, cells)?.map(|truth| !truth),
            ExprKind::And(a, b) => match (of(a, cells)?, of(b, cells)?) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            ExprKind::Or(a, b) => match (of(a, cells)?, of(b, cells)?) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            ExprKind::IsMissing(inner) => match self.formula(inner, line, cells) {
                Ok(formula) => Some(is_undefined(&formula, cells)),
                Err(Unreadable::Missing) => Some(true),
                Err(other) => return Err(other),
            },
            ExprKind::Compare(comparison, a, b) if is_figure(a) && is_figure(b) => {
                let both = (self.formula(a, line, cells), self.formula(b, line, cells));
                match both {
                    (Ok(a), Ok(b)) => certain(*comparison, &a, &b, cells),
                    (Err(Unreadable::NotPrinted), _) | (_, Err(Unreadable::NotPrinted)) => {
                        return Err(Unreadable::NotPrinted);
                    }
                    _ => None,
                }
            }
            ExprKind::DistrictIn(districts) => {
                let own = self.sheet.panel.districts.get(line.row);
                Some(own.is_some_and(|own| districts.contains(own)))
            }
            ExprKind::PeriodIs(comparison, literal) => {
                let span = literal.in_year(self.bound.year);
                Some(period_is(line.period, *comparison, span))
            }
            ExprKind::Choose(condition, yes, no) => match of(condition, cells)? {
                Some(true) => of(yes, cells)?,
                Some(false) => of(no, cells)?,
                None => None,
            },
            _ => return Err(Unreadable::NotPrinted),
        })
    }

    /// An aggregate over rows, each with its own cells.
    ///
    /// # Errors
    /// Aggregates that no arithmetic gives (a median).
    pub fn aggregate(
        &self,
        aggregate: &Aggregate,
        rows: &[Line],
        cells: &mut Cells,
    ) -> Read<Formula> {
        if aggregate.function == AggregateFunction::Rows {
            return Ok(Formula::whole(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
        }
        let mut terms = Vec::with_capacity(rows.len());
        for line in rows {
            if aggregate.function == AggregateFunction::Count
                && aggregate.argument.ty.kind == TypeKind::Truth
            {
                let one = self.truth(&aggregate.argument, *line, cells)?;
                terms.push(Formula::whole(i64::from(one.ok_or(Unreadable::Open)?)));
                continue;
            }
            match self.formula(&aggregate.argument, *line, cells) {
                Ok(term) => terms.push(term),
                // A sum that lacks a part is not that of all: held against a print it would accuse
                // figures that are right.
                Err(Unreadable::Missing) if aggregate.function == AggregateFunction::Sum => {
                    return Err(Unreadable::Missing);
                }
                // What is missing is no part of it.
                Err(Unreadable::Missing) => {}
                Err(other) => return Err(other),
            }
        }
        if terms.is_empty() && aggregate.function != AggregateFunction::Count {
            return Err(Unreadable::Missing);
        }
        let count = i64::try_from(terms.len()).unwrap_or(i64::MAX);
        Ok(match aggregate.function {
            AggregateFunction::Sum => Formula::sum(terms),
            AggregateFunction::Mean => Formula::sum(terms) / Formula::whole(count),
            AggregateFunction::Min => Formula::Least(terms),
            AggregateFunction::Max => Formula::Greatest(terms),
            AggregateFunction::Count if aggregate.argument.ty.kind == TypeKind::Truth => {
                Formula::sum(terms)
            }
            AggregateFunction::Count => Formula::whole(count),
            AggregateFunction::Median | AggregateFunction::Rows => {
                return Err(Unreadable::NotPrinted);
            }
        })
    }

    /// A figure of the row; of a flow at a longer period the sum of its parts.
    fn figure(&self, figure: Figure, line: Line, cells: &mut Cells) -> Option<Formula> {
        match self.bound.flows.get(&(figure, line.period)) {
            Some(parts) => self.sum(figure, line, parts, cells),
            None => self.sheet.figure(figure, line.row, cells),
        }
    }

    /// The same where the calendar leads.
    fn figure_at(
        &self,
        figure: Figure,
        line: Line,
        (moves, by_end): (&[Move], bool),
        cells: &mut Cells,
    ) -> Option<Formula> {
        if let Way::To(period) = follow(line.period, moves, self.bound.year)
            && let Some(parts) = self.bound.flows.get(&(figure, period))
        {
            return self.sum(figure, line, parts, cells);
        }
        self.sheet.figure_at(figure, line, (moves, by_end), self.bound, cells)
    }

    /// The sum of a flow over the parts of a period; none where one of them is missing.
    fn sum(&self, figure: Figure, line: Line, parts: &Parts, cells: &mut Cells) -> Option<Formula> {
        let district = *self.sheet.panel.districts.get(line.row)?;
        if !parts.missing.is_empty() {
            return None;
        }
        let terms = parts.stored.iter().map(|stored| {
            self.sheet.figure(figure, self.sheet.panel.row(district, *stored)?, cells)
        });
        Some(Formula::sum(terms.collect::<Option<Vec<_>>>()?))
    }

    /// A column that a step made.
    fn made(&self, name: &str, line: Line, cells: &mut Cells) -> Read<Formula> {
        for step in self.steps {
            match step {
                Step::Derive { into, expr } if into == name => {
                    return self.formula(expr, line, cells);
                }
                Step::Spread { into, aggregate, within } if into == name => {
                    let all = self.population.get(name).ok_or(Unreadable::NotPrinted)?;
                    let rows: Vec<Line> =
                        all.iter().copied().filter(|one| self.alike(*one, line, within)).collect();
                    return self.aggregate(aggregate, &rows, cells);
                }
                _ => {}
            }
        }
        Err(Unreadable::NotPrinted)
    }

    /// Whether two rows are of one partition.
    fn alike(&self, one: Line, other: Line, within: &[ColumnId]) -> bool {
        let panel = self.sheet.panel;
        let districts = &self.sheet.catalog.districts;
        let of = |line: Line| panel.districts.get(line.row).and_then(|one| districts.get(one.0));
        within.iter().all(|column| match column {
            ColumnId::Period => one.period == other.period,
            ColumnId::Group => of(one).map(|it| it.group) == of(other).map(|it| it.group),
            ColumnId::Level => of(one).map(|it| &it.level) == of(other).map(|it| &it.level),
            ColumnId::Parent => of(one).map(|it| it.parent) == of(other).map(|it| it.parent),
            ColumnId::District | ColumnId::Place => {
                panel.districts.get(one.row) == panel.districts.get(other.row)
            }
            ColumnId::Figure(_) | ColumnId::Made(_) => false,
        })
    }

    /// The period that the moves lead to; none at the start of a year.
    fn led(&self, line: Line, moves: &[Move]) -> Read<Option<crate::period::Period>> {
        match follow(line.period, moves, self.bound.year) {
            Way::To(period) => Ok(Some(period)),
            Way::YearStart => Ok(None),
            Way::Nowhere(_) => Err(Unreadable::Missing),
        }
    }

    fn call(
        &self,
        function: RowFunction,
        arguments: &[Expr],
        line: Line,
        cells: &mut Cells,
    ) -> Read<Formula> {
        let mut of = |expr: &Expr| self.formula(expr, line, cells);
        match (function, arguments) {
            (RowFunction::Abs, [one]) => Ok(of(one)?.absolute()),
            (RowFunction::Round, [one, decimals]) => match decimals.kind {
                ExprKind::Number(places) if (0.0..=12.0).contains(&places) => {
                    Ok(of(one)?.round(places as u8))
                }
                _ => Err(Unreadable::NotPrinted),
            },
            (RowFunction::Least, all) => {
                Ok(Formula::Least(all.iter().map(of).collect::<Read<_>>()?))
            }
            (RowFunction::Greatest, all) => {
                Ok(Formula::Greatest(all.iter().map(of).collect::<Read<_>>()?))
            }
            (RowFunction::FirstPresent, all) => {
                for one in all {
                    match of(one) {
                        Err(Unreadable::Missing) => {}
                        found => return found,
                    }
                }
                Err(Unreadable::Missing)
            }
            _ => Err(Unreadable::NotPrinted),
        }
    }
}

/// A double as the number that its shortest decimal says: what was written.
fn exact(value: f64) -> Read<Exact> {
    Decimal::from_f64_shortest(value).map(Exact::from).ok_or(Unreadable::NotPrinted)
}

/// Whether a formula has no value as printed, such as a quotient by zero.
fn is_undefined(formula: &Formula, cells: &Cells) -> bool {
    formula.value(&cells.known).is_err()
}

fn is_figure(expr: &Expr) -> bool {
    matches!(expr.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
}

/// Whether a comparison holds whatever stands behind the print.
fn certain(comparison: Comparison, a: &Formula, b: &Formula, cells: &Cells) -> Option<bool> {
    let relation = match comparison {
        Comparison::Less => Relation::Less,
        Comparison::LessEqual => Relation::AtMost,
        Comparison::Equal => Relation::Equal,
        Comparison::NotEqual => Relation::Unequal,
        Comparison::GreaterEqual => Relation::AtLeast,
        Comparison::Greater => Relation::Greater,
    };
    match certainly(a, relation, b, &cells.known) {
        Certainty::True => Some(true),
        Certainty::False => Some(false),
        Certainty::Unknown | Certainty::Undetermined(_) => None,
    }
}
