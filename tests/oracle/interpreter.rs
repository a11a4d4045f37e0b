//! A naive interpreter of plans: every row a map, every step a loop.
//!
//! Written from the docs of `plan.rs` alone. It is slow, and knows nothing of Polars.

use indiq::catalog::{Best, Catalog, DistrictId, Ties};
use indiq::panel::{Figure, Panel};
use indiq::period::Period;
use indiq::plan::TextTest;
use indiq::plan::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A value of any type.
#[derive(Debug, Clone)]
pub enum Value {
    Missing,
    Number(f64),
    Text(String),
    Truth(bool),
    Period(Period),
}

/// A row of the line. Rows are kept in the order that steps put them in; `line` is their place
/// in the line.
#[derive(Debug, Clone)]
struct Row {
    line: usize,
    cells: BTreeMap<ColumnId, Value>,
}

/// What a plan gives.
#[derive(Debug)]
pub struct Outcome {
    pub rows: Vec<Vec<Value>>,
    pub population: usize,
    pub ties: bool,
    pub no_rows: bool,
}

/// Runs a plan; `None` when there is no such period.
pub fn interpret(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Option<Outcome> {
    let world = World { panel, catalog };
    let mut rows = world.read(plan)?;
    let mut outcome = Outcome { rows: vec![], population: rows.len(), ties: false, no_rows: false };
    let mut shown = None;
    for step in &plan.steps {
        match step {
            Step::Keep { predicate, role } => {
                rows.retain(|row| is_true(&world.eval(predicate, row)));
                match role {
                    Role::Population => outcome.population = rows.len(),
                    Role::Shown => shown = Some(rows.len()),
                }
            }
            Step::Derive { into, expr } => {
                for row in &mut rows {
                    let value = world.eval(expr, row);
                    row.cells.insert(ColumnId::Made(into.clone()), value);
                }
            }
            Step::Spread { into, aggregate, within } => {
                let partitions = partitions(&rows, within);
                for members in partitions {
                    let part: Vec<Row> = members.iter().map(|at| rows[*at].clone()).collect();
                    let value = world.aggregate(aggregate, &part);
                    for at in members {
                        rows[at].cells.insert(ColumnId::Made(into.clone()), value.clone());
                    }
                }
            }
            Step::Rank { into, key, best, ties, ranked, within } => {
                let ranks = world.ranks(&rows, key, *best, *ties, ranked.as_ref(), within);
                for (row, rank) in rows.iter_mut().zip(ranks) {
                    row.cells.insert(ColumnId::Made(into.clone()), rank);
                }
            }
            Step::Cut { key, best, end, count, within } => {
                let best = match (best, end) {
                    (best, End::Top) => *best,
                    (Best::Highest, End::Bottom) => Best::Lowest,
                    (Best::Lowest, End::Bottom) => Best::Highest,
                };
                let ranks = world.ranks(&rows, key, best, Ties::Competition, None, within);
                let stays =
                    |rank: &Value| matches!(rank, Value::Number(r) if *r <= f64::from(*count));
                rows = rows
                    .into_iter()
                    .zip(ranks)
                    .filter(|(_, rank)| stays(rank))
                    .map(|(row, _)| row)
                    .collect();
                let longer = partitions(&rows, within).iter().any(|p| p.len() > *count as usize);
                outcome.ties |= longer;
            }
            Step::Aggregate { by, aggregates } => rows = world.collapse(&rows, by, aggregates),
            Step::Order { keys } => world.order(&mut rows, keys),
        }
    }
    outcome.no_rows = shown == Some(0) && outcome.population > 0;
    outcome.rows = rows
        .iter()
        .map(|row| plan.columns.iter().map(|out| row.cells[&out.column].clone()).collect())
        .collect();
    Some(outcome)
}

struct World<'a> {
    panel: &'a Panel,
    catalog: &'a Catalog,
}

impl World<'_> {
    fn resolve(&self, literal: &indiq::period::PeriodLiteral) -> Period {
        let latest = self.panel.periods.iter().map(|p| p.year).max().unwrap_or_default();
        Period { year: literal.year.unwrap_or(latest), part: literal.part }
    }

    fn figure(&self, figure: &Figure, row: usize) -> Value {
        let stored = self.panel.columns.get(figure).and_then(|column| column.values[row]);
        stored.map_or(Value::Missing, Value::Number)
    }

    fn read(&self, plan: &Plan) -> Option<Vec<Row>> {
        let mut rows: Vec<usize> = (0..self.panel.height())
            .filter(|row| plan.read.districts.contains(&self.panel.districts[*row]))
            .collect();
        let period = |row: usize| self.panel.periods[self.panel.row_periods[row]];
        match &plan.read.when {
            When::Every => {}
            When::Latest(figures) => {
                let has = |row: &usize| {
                    figures.iter().any(|f| !matches!(self.figure(f, *row), Value::Missing))
                };
                let dated = rows.iter().copied().filter(has).map(period);
                let last = dated.max_by(chronological)?;
                rows.retain(|row| period(*row) == last);
            }
            When::At { period: literal, by_end, .. } => {
                let wanted = self.resolve(literal);
                let meant = |stored: &Period| match by_end {
                    true => stored.end() == wanted.end(),
                    false => chronological(stored, &wanted) == Ordering::Equal,
                };
                self.panel.periods.iter().find(|stored| meant(stored))?;
                rows.retain(|row| meant(&period(*row)));
            }
        }
        rows.sort_by(|a, b| {
            let places = self.panel.districts[*a].cmp(&self.panel.districts[*b]);
            places.then_with(|| chronological(&period(*a), &period(*b)))
        });
        let in_line = rows.into_iter().enumerate();
        Some(in_line.map(|(line, row)| Row { line, cells: self.cells(plan, row) }).collect())
    }

    fn cells(&self, plan: &Plan, row: usize) -> BTreeMap<ColumnId, Value> {
        let DistrictId(place) = self.panel.districts[row];
        let district = &self.catalog.districts[place];
        let text = |text: Option<String>| text.map_or(Value::Missing, Value::Text);
        let group = district.group.map(|group| self.catalog.groups[group.0].label.clone());
        let parent = district.parent.map(|parent| self.catalog.districts[parent.0].name.clone());
        let mut cells = BTreeMap::from([
            (ColumnId::Place, Value::Number(place as f64)),
            (ColumnId::Period, Value::Period(self.panel.periods[self.panel.row_periods[row]])),
            (ColumnId::District, text(Some(district.name.clone()))),
            (ColumnId::Level, text(Some(district.level.clone()))),
            (ColumnId::Group, text(group)),
            (ColumnId::Parent, text(parent)),
        ]);
        for figure in &plan.read.figures {
            cells.insert(ColumnId::Figure(*figure), self.figure(figure, row));
        }
        cells
    }

    fn ranks(
        &self,
        rows: &[Row],
        key: &Expr,
        best: Best,
        ties: Ties,
        ranked: Option<&Expr>,
        within: &[ColumnId],
    ) -> Vec<Value> {
        let mut ranks = vec![Value::Missing; rows.len()];
        for members in partitions(rows, within) {
            let keys: Vec<(usize, Value)> = members
                .into_iter()
                .filter(|at| ranked.is_none_or(|r| is_true(&self.eval(r, &rows[*at]))))
                .map(|at| (at, self.eval(key, &rows[at])))
                .filter(|(_, key)| !matches!(key, Value::Missing))
                .collect();
            for (at, key) in &keys {
                let better: Vec<&Value> =
                    keys.iter().map(|(_, k)| k).filter(|k| is_better(k, key, best)).collect();
                let before = match ties {
                    Ties::Competition => better.len(),
                    Ties::Dense => {
                        let mut distinct: Vec<&Value> = vec![];
                        for key in better {
                            if !distinct.iter().any(|other| same(other, key)) {
                                distinct.push(key);
                            }
                        }
                        distinct.len()
                    }
                    Ties::Ordinal => {
                        let equal = keys.iter().filter(|(other, k)| {
                            same(k, key) && rows[*other].line < rows[*at].line
                        });
                        better.len() + equal.count()
                    }
                };
                ranks[*at] = Value::Number(before as f64 + 1.0);
            }
        }
        ranks
    }

    fn collapse(&self, rows: &[Row], by: &[ColumnId], made: &[(String, Aggregate)]) -> Vec<Row> {
        let mut groups = partitions(rows, by);
        if by.is_empty() && groups.is_empty() {
            groups.push(vec![]);
        }
        let mut collapsed: Vec<Row> = groups
            .into_iter()
            .map(|members| {
                let part: Vec<Row> = members.iter().map(|at| rows[*at].clone()).collect();
                let first = part.iter().map(|row| row.line).min().unwrap_or_default();
                let mut cells: BTreeMap<ColumnId, Value> = by
                    .iter()
                    .map(|column| (column.clone(), part[0].cells[column].clone()))
                    .collect();
                for (into, aggregate) in made {
                    let value = self.aggregate(aggregate, &part);
                    cells.insert(ColumnId::Made(into.clone()), value);
                }
                Row { line: first, cells }
            })
            .collect();
        collapsed.sort_by(|a, b| {
            let by_key = |key: &ColumnId| match (a.cells.get(key), b.cells.get(key)) {
                (Some(a), Some(b)) => ascending(a, b),
                _ => Ordering::Equal,
            };
            let keys = by_key(&ColumnId::Place).then(by_key(&ColumnId::Period));
            keys.then(a.line.cmp(&b.line))
        });
        for (line, row) in collapsed.iter_mut().enumerate() {
            row.line = line;
        }
        collapsed
    }

    fn order(&self, rows: &mut Vec<Row>, keys: &[SortKey]) {
        let mut keyed: Vec<(Vec<Value>, Row)> = rows
            .drain(..)
            .map(|row| (keys.iter().map(|key| self.eval(&key.expr, &row)).collect(), row))
            .collect();
        keyed.sort_by(|(a, left), (b, right)| {
            for ((a, b), key) in a.iter().zip(b).zip(keys) {
                let order = match (a, b) {
                    (Value::Missing, Value::Missing) => Ordering::Equal,
                    (Value::Missing, _) if key.missing_last => Ordering::Greater,
                    (Value::Missing, _) => Ordering::Less,
                    (_, Value::Missing) if key.missing_last => Ordering::Less,
                    (_, Value::Missing) => Ordering::Greater,
                    (a, b) if key.descending => ascending(b, a),
                    (a, b) => ascending(a, b),
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
            left.line.cmp(&right.line)
        });
        *rows = keyed.into_iter().map(|(_, row)| row).collect();
    }

    fn aggregate(&self, aggregate: &Aggregate, rows: &[Row]) -> Value {
        if aggregate.function == AggregateFunction::Rows {
            return Value::Number(rows.len() as f64);
        }
        let present: Vec<Value> = rows
            .iter()
            .map(|row| self.eval(&aggregate.argument, row))
            .filter(|value| !matches!(value, Value::Missing))
            .collect();
        if aggregate.function == AggregateFunction::Count {
            let counted = present.iter().filter(|value| !matches!(value, Value::Truth(false)));
            return Value::Number(counted.count() as f64);
        }
        let lowest = |a: &&Value, b: &&Value| ascending(a, b);
        match aggregate.function {
            AggregateFunction::Min => present.iter().min_by(lowest).cloned(),
            AggregateFunction::Max => present.iter().max_by(lowest).cloned(),
            _ if present.is_empty() => None,
            function => {
                let mut numbers: Vec<f64> = present.iter().map(number).collect();
                let sum: f64 = numbers.iter().sum();
                let count = numbers.len();
                Some(finite(match function {
                    AggregateFunction::Mean => sum / count as f64,
                    AggregateFunction::Median => {
                        numbers.sort_by(f64::total_cmp);
                        (numbers[(count - 1) / 2] + numbers[count / 2]) / 2.0
                    }
                    _ => sum,
                }))
            }
        }
        .unwrap_or(Value::Missing)
    }

    fn eval(&self, expr: &Expr, row: &Row) -> Value {
        let of = |operand: &Expr| self.eval(operand, row);
        match &expr.kind {
            ExprKind::Column(column) => row.cells[column].clone(),
            ExprKind::Number(number) => Value::Number(*number),
            ExprKind::Text(text) => Value::Text(text.clone()),
            ExprKind::Truth(truth) => Value::Truth(*truth),
            ExprKind::Period(literal) => Value::Period(self.resolve(literal)),
            ExprKind::Missing => Value::Missing,
            ExprKind::DistrictIn(districts) => match row.cells[&ColumnId::Place] {
                Value::Number(place) => {
                    Value::Truth(districts.contains(&DistrictId(place as usize)))
                }
                _ => unreachable!("a place is a number"),
            },
            ExprKind::Schedule { by, decimals } => match &row.cells[&ColumnId::Period] {
                Value::Period(period) => Value::Number(match decimals {
                    None => period.schedule(*by),
                    Some(decimals) => period.schedule_rounded(*by, *decimals),
                }),
                _ => unreachable!("a period is a period"),
            },
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
            ExprKind::PeriodIs(comparison, literal) => match &row.cells[&ColumnId::Period] {
                Value::Period(period) => {
                    let span = self.resolve(literal);
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
                _ => unreachable!("a period is a period"),
            },
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

fn finite(value: f64) -> Value {
    if value.is_finite() { Value::Number(value) } else { Value::Missing }
}

fn with_numbers(a: &Value, b: &Value, function: impl Fn(f64, f64) -> f64) -> Value {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => finite(function(*a, *b)),
        _ => Value::Missing,
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        other => unreachable!("{other:?} is no number"),
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Truth(truth) => Some(*truth),
        _ => None,
    }
}

fn is_true(value: &Value) -> bool {
    truth(value) == Some(true)
}

fn is_better(a: &Value, b: &Value, best: Best) -> bool {
    match best {
        Best::Highest => ascending(a, b) == Ordering::Greater,
        Best::Lowest => ascending(a, b) == Ordering::Less,
    }
}

fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
    }
}

fn chronological(a: &Period, b: &Period) -> Ordering {
    (a.end(), a.start()).cmp(&(b.end(), b.start()))
}

/// The order of two values of one type that are both present.
fn ascending(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b).expect("no NaN"),
        (Value::Text(a), Value::Text(b)) => a.chars().cmp(b.chars()),
        (Value::Truth(a), Value::Truth(b)) => a.cmp(b),
        (Value::Period(a), Value::Period(b)) => chronological(a, b),
        _ => unreachable!("{a:?} and {b:?} do not compare"),
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Missing, Value::Missing) => true,
        (Value::Missing, _) | (_, Value::Missing) => false,
        _ => ascending(a, b) == Ordering::Equal,
    }
}

/// Rows that agree in all columns of a partition, missing values being alike.
fn partitions(rows: &[Row], within: &[ColumnId]) -> Vec<Vec<usize>> {
    let mut partitions: Vec<Vec<usize>> = vec![];
    for (at, row) in rows.iter().enumerate() {
        let agree = |members: &&mut Vec<usize>| {
            let first = &rows[members[0]];
            within.iter().all(|column| same(&first.cells[column], &row.cells[column]))
        };
        match partitions.iter_mut().find(agree) {
            Some(members) => members.push(at),
            None => partitions.push(vec![at]),
        }
    }
    partitions
}
