//! A plan as a lazy frame of Polars, step by step.
//!
//! Takes a plan that `analyze/` made and the rows that it is bound to; gives a query that nothing
//! has run yet. Each step is one function: here, in [`super::aggregate`], [`super::rank`] and
//! [`super::order`].

use super::expression::{Values, missing, ordered};
use super::failed;
use super::frame::{Frame, LINE, ROW, column_name};
use super::functions::{look_up, test};
use crate::bound::{Bound, Named, bind};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::panel::{Figure, Panel};
use crate::plan::{ColumnId, Decimals, Expr as PlanExpr, Moves, Plan, Role, Step, TypeKind};
use polars::prelude::*;

/// A plan as queries.
pub struct Lowered<'a> {
    /// The rows that come out: the output columns, [`LINE`], and `longer`.
    pub rows: LazyFrame,
    /// The rows that were left when the population was last restricted; `None` without that.
    pub population: Option<LazyFrame>,
    /// The rows that a `where` left; `None` without one.
    pub shown: Option<LazyFrame>,
    /// The rows that were made into partitions, where these come out as they are; `None` where no
    /// step made such, or not all of them come out.
    pub collapsed: Option<LazyFrame>,
    /// Names of truths among the columns of `rows`: whether ties made a cut longer.
    pub longer: Vec<String>,
    /// What says whether ranks of another period are there, for the movements that come out.
    pub compares: Vec<Compares>,
    /// Whether the rows are partitions, and so no rows of the panel.
    pub aggregated: bool,
    /// What codes mean, and what is read.
    pub values: Values<'a>,
}

/// A rank that is looked up at another period.
pub struct Compares {
    /// The rank.
    pub rank: ColumnId,
    /// Where it is looked up.
    pub moves: Moves,
    /// The column that says of each row whether any row has that rank there.
    pub column: String,
}

/// A query on its way.
pub struct Lowering<'a> {
    /// What expressions mean.
    pub values: Values<'a>,
    rows: LazyFrame,
    longer: Vec<String>,
    /// The ranks that are looked up, as far as their columns are still there.
    pub compares: Vec<Compares>,
    stages: usize,
    /// The columns of the partitions that the rows are; `None` where they are rows of the panel.
    pub partition: Option<Vec<ColumnId>>,
}

/// Lowers a plan.
///
/// # Errors
/// `NoData` when there is no such period, `EngineFailed` when the plan breaks its own rules.
pub fn lower<'a>(
    plan: &Plan,
    frame: &'a Frame,
    panel: &Panel,
    catalog: &Catalog,
) -> Result<Lowered<'a>> {
    let mut lowering = Lowering::begin(plan, frame, panel, catalog)?;
    let (mut population, mut shown, mut collapsed) = (None, None, None);
    for step in &plan.steps {
        match step {
            Step::Aggregate { .. } => collapsed = Some(lowering.rows.clone()),
            Step::Keep { .. } | Step::Cut { .. } | Step::Now => collapsed = None,
            _ => {}
        }
        lowering.step(step)?;
        match step {
            Step::Keep { role: Role::Population, .. } => population = Some(lowering.rows.clone()),
            Step::Keep { role: Role::Shown, .. } => shown = Some(lowering.rows.clone()),
            Step::Now => {
                let now = |rows: LazyFrame| rows.filter(lowering.now());
                (population, shown) = (population.map(now), shown.map(now));
            }
            _ => {}
        }
    }
    let mut out: Vec<String> = plan.columns.iter().map(|out| column_name(&out.column)).collect();
    out.extend(beside(plan, &lowering));
    let moving = |rank: &ColumnId| {
        plan.columns.iter().any(|out| matches!(&out.decimals, Decimals::OfRank(of) if of == rank))
    };
    lowering.compares.retain(|one| moving(&one.rank));
    out.extend(lowering.compares.iter().map(|one| one.column.clone()));
    out.push(LINE.into());
    out.extend(lowering.longer.iter().cloned());
    out.sort();
    out.dedup();
    let out: Vec<Expr> = out.into_iter().map(col).collect();
    Ok(Lowered {
        rows: lowering.rows.select(out),
        population,
        shown,
        collapsed,
        longer: lowering.longer,
        compares: lowering.compares,
        aggregated: lowering.partition.is_some(),
        values: lowering.values,
    })
}

/// What has to be known of the rows that come out, beside the columns of the answer.
fn beside(plan: &Plan, lowering: &Lowering<'_>) -> Vec<String> {
    let mut names = vec![];
    let ranks = plan.columns.iter().filter_map(|out| match &out.decimals {
        Decimals::OfRank(rank) => Some(rank),
        _ => None,
    });
    names.extend(ranks.map(column_name));
    let dated = !names.is_empty() || !plan.heading.trends.is_empty();
    let keys = [ColumnId::Place, ColumnId::Period];
    names.extend(keys.iter().filter(|key| dated && lowering.has(key)).map(column_name));
    let doubled = !in_line(&lowering.values.bound) && lowering.partition.is_none();
    names.extend(doubled.then(|| ROW.into()));
    names
}

/// Whether the rows of the frame, under their names, stand in line.
fn in_line(bound: &Bound) -> bool {
    bound.periods.is_sorted_by(|a, b| a.stored < b.stored)
}

/// The rows and columns that are read, with their periods numbered by name. A figure that the
/// panel does not store is missing in every row.
fn read(plan: &Plan, bound: &Bound, frame: &Frame) -> Result<LazyFrame> {
    let periods = &bound.periods;
    let in_line = in_line(bound);
    let row = if in_line { LINE } else { ROW };
    let keys = ["place", "period", "district", "group", "level", "parent", row];
    let mut names: Vec<String> = keys.into_iter().map(String::from).collect();
    let mut figures = plan.read.figures.clone();
    figures.sort();
    figures.dedup();
    let (stored, others): (Vec<Figure>, Vec<Figure>) =
        figures.into_iter().partition(|figure| frame.has(*figure));
    let name = |figure: Figure| column_name(&ColumnId::Figure(figure));
    names.extend(stored.into_iter().map(name));
    let mut columns: Vec<Expr> = names.iter().map(col).collect();
    columns.extend(others.into_iter().map(|one| missing(&TypeKind::Rank).alias(name(one))));
    let mut rows = match in_line {
        true => {
            let stored: Vec<usize> = periods.iter().map(|one| one.stored).collect();
            let few = frame.few(&stored, &names)?;
            of_periods(few.unwrap_or_else(|| frame.lazy()), periods, bound.calendar.count())
        }
        false => frame.by_name(periods)?,
    };
    if bound.districts.contains(&false) {
        rows = rows.filter(test(col("place"), bound.districts.clone()));
    }
    let rows = rows.select(columns);
    Ok(if in_line { rows } else { rows.with_row_index(LINE, None) })
}

/// The rows of these stored periods, of which there are `count`, each with the number of its name.
fn of_periods(rows: LazyFrame, periods: &[Named], count: usize) -> LazyFrame {
    if (0..count).eq(periods.iter().map(|one| one.stored)) {
        return rows;
    }
    let mut names = vec![None; count];
    for (name, one) in (0..).zip(periods) {
        if let Some(slot) = names.get_mut(one.stored) {
            *slot = Some(name);
        }
    }
    let read = match periods {
        [only] => col("period").eq(lit(only.stored as u64)),
        _ => test(col("period"), names.iter().map(Option::is_some).collect()),
    };
    let name = look_up::<UInt32Type>(col("period"), names);
    rows.filter(read).with_column(name)
}

impl<'a> Lowering<'a> {
    /// The rows that a plan reads, before any step.
    ///
    /// # Errors
    /// `NoData` when there is no such period.
    pub fn begin(plan: &Plan, frame: &'a Frame, panel: &Panel, catalog: &Catalog) -> Result<Self> {
        let bound = bind(plan, panel, catalog)?;
        let rows = read(plan, &bound, frame)?;
        let mut lowering = Self {
            values: Values::new(plan, bound, frame, catalog),
            rows,
            longer: Vec::new(),
            compares: Vec::new(),
            stages: 0,
            partition: None,
        };
        for flow in &plan.read.flows {
            if let Some(value) = lowering.values.flow(*flow)? {
                lowering.add(&ColumnId::Figure(flow.figure), value);
            }
        }
        Ok(lowering)
    }

    /// The rows as they are after the steps so far.
    pub fn into_rows(self) -> LazyFrame {
        self.rows
    }

    /// Goes one step further.
    pub fn step(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::Keep { predicate, .. } => self.keep(predicate),
            Step::Derive { into, expr } => self.derive(into, expr),
            Step::Spread { into, aggregate, within } => self.spread(into, aggregate, within),
            Step::Rank { into, key, best, ties, ranked, within } => {
                self.rank(into, (key, *best, *ties), ranked.as_ref(), within)
            }
            Step::Cut { key, best, end, count, within } => {
                self.cut(key, (*best, *end), *count, within)
            }
            Step::Recall { into, of, moves } => {
                self.recall(into, of, moves);
                Ok(())
            }
            Step::Now => {
                let now = self.now();
                self.replace(|rows| rows.filter(now));
                Ok(())
            }
            Step::Aggregate { by, aggregates } => self.aggregate(by, aggregates),
            Step::Order { keys } => self.order(keys),
        }
    }

    /// A filter of Polars keeps the rows where the predicate is true, so a null goes like a false.
    fn keep(&mut self, predicate: &PlanExpr) -> Result<()> {
        let predicate = self.values.lower(predicate)?;
        self.replace(|rows| rows.filter(predicate));
        Ok(())
    }

    fn derive(&mut self, into: &str, expr: &PlanExpr) -> Result<()> {
        let value = self.values.lower(expr)?;
        self.add(&ColumnId::Made(into.into()), value);
        Ok(())
    }

    /// Whether a row is of a period that the plan is about.
    fn now(&self) -> Expr {
        test(col("period"), self.values.bound.periods.iter().map(|one| one.now).collect())
    }

    /// Whether the rows still have a column that was read.
    fn has(&self, column: &ColumnId) -> bool {
        self.partition.as_ref().is_none_or(|left| left.contains(column))
    }

    /// Adds a column of the plan.
    pub fn add(&mut self, column: &ColumnId, value: Expr) {
        let value = value.alias(column_name(column));
        self.replace(|rows| rows.with_column(value));
    }

    /// Replaces the rows by what a step makes of them.
    pub fn replace(&mut self, step: impl FnOnce(LazyFrame) -> LazyFrame) {
        self.rows = step(std::mem::take(&mut self.rows));
    }

    /// Makes a column of an expression, so that it is worked out once.
    pub fn stage(&mut self, value: Expr) -> Expr {
        if matches!(value, Expr::Column(_)) {
            return value;
        }
        let name = format!("stage.{}", self.stages);
        self.stages += 1;
        self.replace(|rows| rows.with_column(value.alias(name.as_str())));
        col(name)
    }

    /// Lowers an expression and makes a column of it.
    pub fn staged(&mut self, expr: &PlanExpr) -> Result<Expr> {
        let value = self.values.lower(expr)?;
        Ok(self.stage(value))
    }

    /// Lowers a key, of whatever type, to a column that can be ordered and ranked.
    pub fn key(&mut self, expr: &PlanExpr) -> Result<Expr> {
        let value = ordered(self.values.lower(expr)?, &expr.ty.kind);
        Ok(self.stage(value))
    }

    /// The columns of a partition, as stored: a missing value is a partition of its own.
    pub fn columns(&self, columns: &[ColumnId]) -> Vec<Expr> {
        columns.iter().map(|column| col(column_name(column))).collect()
    }

    /// A value over the rows of each partition; of all rows where there is none.
    pub fn over(&self, value: Expr, within: &[ColumnId]) -> Result<Expr> {
        match within {
            [] => Ok(value),
            _ => Ok(value.over(self.columns(within)).map_err(failed)?),
        }
    }

    /// Carries a truth along to the rows that come out.
    pub fn carry(&mut self, longer: Expr) {
        if let Expr::Column(name) = longer {
            self.longer.push(name.to_string());
        }
    }

    /// The truths that are carried along.
    pub fn longer(&self) -> &[String] {
        &self.longer
    }

    /// A column of the plan, with this plan's codes.
    pub fn column(&self, column: &ColumnId) -> Expr {
        self.values.column(column)
    }
}
