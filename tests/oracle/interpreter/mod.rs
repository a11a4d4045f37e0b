//! A naive interpreter of plans: every row a map, every step a loop.
//!
//! Written from the docs of `src/plan/` alone. It is slow, and knows nothing of Polars.

mod aggregate;
mod answer;
mod expression;
mod order;
mod rank;
mod read;
mod time;
mod value;

pub use answer::TrendValues;
pub use value::Value;

use indiq::catalog::{Best, Catalog, DistrictId, Ties};
use indiq::panel::Panel;
use indiq::period::Period;
use indiq::plan::*;
use rank::partitions;
use read::Named;
use std::collections::BTreeMap;
use time::same_days;
use value::is_true;

/// A row of the line. Rows are kept in the order that steps put them in; `line` is their place
/// in the line.
#[derive(Debug, Clone)]
struct Row {
    line: usize,
    cells: BTreeMap<ColumnId, Value>,
    /// Columns that were recalled, and whether any row had one where this row looked.
    compared: Vec<(ColumnId, bool)>,
}

impl Row {
    fn period(&self) -> Period {
        match &self.cells[&ColumnId::Period] {
            Value::Period(period) => *period,
            other => unreachable!("{other:?} is no period"),
        }
    }

    fn district(&self) -> DistrictId {
        match &self.cells[&ColumnId::Place] {
            Value::Number(place) => DistrictId(*place as usize),
            other => unreachable!("{other:?} is no place"),
        }
    }
}

/// What a plan gives.
#[derive(Debug)]
pub struct Outcome {
    pub rows: Vec<Vec<Value>>,
    pub population: usize,
    /// How many rows come out; where they are made of many, how many of those.
    pub shown: usize,
    pub ties: bool,
    pub no_rows: bool,
    pub period: Option<String>,
    pub versus: Option<String>,
    /// `None` where the course of the periods is not for the interpreter to say.
    pub trends: Option<Vec<TrendValues>>,
}

struct World<'a> {
    panel: &'a Panel,
    catalog: &'a Catalog,
    /// The districts that the plan reads.
    read: &'a [DistrictId],
}

/// Runs a plan; `None` when there is no such period.
pub fn interpret(plan: &Plan, panel: &Panel, catalog: &Catalog) -> Option<Outcome> {
    let world = World { panel, catalog, read: &plan.read.districts };
    let now = world.now(plan)?;
    let periods = [now.clone(), world.beside(plan, &now)].concat();
    let mut run = Run {
        rows: world.rows(plan, &periods),
        population: vec![],
        shown: None,
        collapsed: None,
        ties: false,
        world: &world,
        now: &now,
    };
    run.population = run.rows.clone();
    for step in &plan.steps {
        run.step(step);
    }
    let population = run.population.len();
    let no_rows = run.shown.is_some_and(|shown| shown.is_empty())
        && population > 0
        && !plan.steps.iter().any(counts_only);
    let rows = world.cells_of_answer(plan, &run.rows);
    Some(Outcome {
        population,
        shown: run.collapsed.unwrap_or(rows.len()),
        ties: run.ties,
        no_rows,
        period: (now.len() == 1).then(|| now[0].name.to_string()),
        versus: world.versus(plan, &now),
        trends: world.trends(plan, &run.rows, &rows, &now),
        rows,
    })
}

/// A plan on its way.
struct Run<'a> {
    world: &'a World<'a>,
    now: &'a [Named],
    rows: Vec<Row>,
    /// The rows that were left when the population was last restricted.
    population: Vec<Row>,
    /// Those that were left by the last filter.
    shown: Option<Vec<Row>>,
    /// How many rows were made into those that come out, where nothing took any of these away.
    collapsed: Option<usize>,
    ties: bool,
}

impl Run<'_> {
    fn step(&mut self, step: &Step) {
        let world = self.world;
        match step {
            Step::Aggregate { .. } => self.collapsed = Some(self.rows.len()),
            Step::Keep { .. } | Step::Cut { .. } | Step::Now => self.collapsed = None,
            _ => {}
        }
        match step {
            Step::Keep { predicate, role } => {
                self.rows.retain(|row| is_true(&world.eval(predicate, row)));
                match role {
                    Role::Population => self.population = self.rows.clone(),
                    Role::Shown => self.shown = Some(self.rows.clone()),
                }
            }
            Step::Derive { into, expr } => {
                let values = self.rows.iter().map(|row| world.eval(expr, row)).collect();
                self.add(into, values);
            }
            Step::Spread { into, aggregate, within } => {
                let mut values = vec![Value::Missing; self.rows.len()];
                for members in partitions(&self.rows, within) {
                    let part: Vec<&Row> = members.iter().map(|at| &self.rows[*at]).collect();
                    let value = world.aggregate(aggregate, &part);
                    members.into_iter().for_each(|at| values[at] = value.clone());
                }
                self.add(into, values);
            }
            Step::Rank { into, key, best, ties, ranked, within } => {
                let ranks = world.ranks(&self.rows, key, *best, *ties, ranked.as_ref(), within);
                self.add(into, ranks);
            }
            Step::Cut { key, best, end, count, within } => {
                self.cut(key, (*best, *end), *count, within);
            }
            Step::Recall { into, of, moves } => {
                let values = world.recall(&self.rows, of, moves);
                let compared = world.compared(&self.rows, of, moves);
                self.add(into, values);
                for (row, there) in self.rows.iter_mut().zip(compared) {
                    row.compared.push((of.clone(), there));
                }
            }
            Step::Now => {
                let now = self.now;
                let is_now = |row: &Row| now.iter().any(|one| same_days(&one.name, &row.period()));
                self.rows.retain(is_now);
                self.population.retain(is_now);
                if let Some(shown) = &mut self.shown {
                    shown.retain(is_now);
                }
            }
            Step::Aggregate { by, aggregates } => {
                self.rows = world.collapse(&self.rows, by, aggregates);
            }
            Step::Order { keys } => world.order(&mut self.rows, keys),
        }
    }

    fn add(&mut self, into: &str, values: Vec<Value>) {
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.cells.insert(ColumnId::Made(into.into()), value);
        }
    }

    fn cut(&mut self, key: &Expr, (best, end): (Best, End), count: u32, within: &[ColumnId]) {
        let best = match (best, end) {
            (best, End::Top) => best,
            (Best::Highest, End::Bottom) => Best::Lowest,
            (Best::Lowest, End::Bottom) => Best::Highest,
        };
        let ranks = self.world.ranks(&self.rows, key, best, Ties::Competition, None, within);
        let mut stays = ranks
            .iter()
            .map(|rank| matches!(rank, Value::Number(rank) if *rank <= f64::from(count)));
        self.rows.retain(|_| stays.next().unwrap());
        self.ties |= partitions(&self.rows, within).iter().any(|part| part.len() > count as usize);
    }
}

/// Whether a step makes nothing but counts of the rows: of none, they are zero.
fn counts_only(step: &Step) -> bool {
    let Step::Aggregate { aggregates, .. } = step else { return false };
    let counts = [AggregateFunction::Count, AggregateFunction::Rows];
    aggregates.iter().all(|(_, aggregate)| counts.contains(&aggregate.function))
}
