//! The verbs, a file each, on one frame: population, ranking, filter, cut, columns, order.
//!
//! Whatever the order written, the order of meaning is: period, `among`, rank, `where`,
//! `top`/`bottom`, `show`.

mod card;
mod count;
mod list;
mod parent;
mod parts;
mod rank;
mod total;

pub(super) use card::show;
pub(super) use count::count;
pub(super) use list::list;
pub(super) use rank::rank;
pub(super) use total::total;

use super::arithmetic::quantity;
use super::clauses::{self, Clauses};
use super::expression::condition;
use super::measure::{exists, is_printed};
use super::scope::{Scope, column, walk};
use super::{columns, names, nowhere};
use crate::catalog::{Catalog, DistrictId, IndicatorId, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::Figure;
use crate::plan::{
    Aggregate, AggregateFunction, ColumnId, Expr, ExprKind, Heading, OutputColumn, Plan, Read,
    Role, SortKey, Step, Type, TypeKind, When,
};
use crate::syntax::ast::{self, PeriodReferenceKind, Query};
use crate::units::Unit;

/// A plan in the making.
struct Frame<'a> {
    scope: Scope<'a>,
    clauses: Clauses<'a>,
    when: When,
    /// Up to and with the population's own steps.
    steps: Vec<Step>,
    /// What follows them: filter, cut, collapse.
    then: Vec<Step>,
}

/// The frame of a query about indicators: subjects resolved, clauses gathered, period chosen.
fn frame<'a>(query: &'a Query, takes: &[&str], catalog: &'a Catalog) -> Result<Frame<'a>> {
    let subjects = super::all(query.subjects.iter().map(|name| names::subject(name, catalog)));
    let clauses = clauses::gather(query, takes, catalog);
    let (mut focus, clauses) = super::both(subjects, clauses)?;
    let mut seen = Vec::new();
    focus.retain(|one| {
        !seen.contains(one) && {
            seen.push(*one);
            true
        }
    });
    let population = population(query, &focus, catalog)?;
    let every_period = clauses.per == Some(ColumnId::Period) && clauses.at.is_none();
    let when = when(&clauses, &focus, catalog, every_period);
    let mut scope = Scope::new(catalog, focus, population, every_period);
    scope.per = clauses.per.clone();
    for name in &query.subjects {
        scope.say_place(names::subject(name, catalog)?, name.span);
    }
    Ok(Frame { scope, clauses, when, steps: vec![], then: vec![] })
}

/// The districts that the subjects are figures of.
fn population(query: &Query, focus: &[IndicatorId], catalog: &Catalog) -> Result<Vec<DistrictId>> {
    let of = |one: &IndicatorId| catalog.population(&catalog.indicators[one.0]);
    let Some(first) = focus.first().map(of) else { return Ok(vec![]) };
    let unlike = focus.iter().zip(&query.subjects).find(|(one, _)| of(one) != first);
    match unlike {
        None => Ok(first),
        Some((_, name)) => Err(Diagnostic::error(
            Code::NoMeaning,
            format!(
                "{} and {} are figures of different levels",
                query.subjects[0].text(),
                name.text()
            ),
        )
        .at(name.span)
        .label(query.subjects[0].span, "of one level")
        .label(name.span, "of another")
        .hint("ask for each in a statement of its own")
        .into()),
    }
}

/// Which period: the one written, all of them under `per period`, or the subjects' latest.
fn when(clauses: &Clauses, focus: &[IndicatorId], catalog: &Catalog, every_period: bool) -> When {
    let kinds = || focus.iter().map(|one| catalog.indicators[one.0].kind);
    if let Some(at) = clauses.at
        && let PeriodReferenceKind::Literal(period) = at.kind
    {
        let by_end = kinds().all(|kind| kind != Kind::Flow);
        return When::At { period, by_end, span: at.span };
    }
    if every_period {
        return When::Every;
    }
    When::Latest(focus.iter().flat_map(|one| main_figures(catalog, *one)).collect())
}

/// The figures that say whether an indicator has a period: its actual, or what it has instead.
fn main_figures(catalog: &Catalog, indicator: IndicatorId) -> Vec<Figure> {
    let record = &catalog.indicators[indicator.0];
    let all = record.published.iter().map(|one| Figure { indicator, measure: one.measure });
    match record.published.iter().any(|one| one.measure == Measure::Actual) {
        true => vec![Figure { indicator, measure: Measure::Actual }],
        false => all.collect(),
    }
}

impl<'a> Frame<'a> {
    /// `among`: restricts the population.
    fn among(&mut self) -> Result<()> {
        self.clauses.among.map_or(Ok(()), |among| self.restrict(among))
    }

    /// Restricts the population; what an expression asked of the population before stays so.
    fn restrict(&mut self, to: &ast::Expr) -> Result<()> {
        let predicate = condition(&mut self.scope, to)?;
        self.steps.append(&mut self.scope.take_population_steps());
        self.steps.push(Step::Keep { predicate, role: Role::Population });
        self.scope.population_changes();
        Ok(())
    }

    /// `where`: restricts what is shown.
    fn filter(&mut self) -> Result<()> {
        let Some(filter) = self.clauses.filter else { return Ok(()) };
        let predicate = condition(&mut self.scope, filter)?;
        self.then.push(Step::Keep { predicate, role: Role::Shown });
        Ok(())
    }

    /// The partition of rankings and cuts: what `per` says, and the period where there are many.
    fn within(&self) -> Vec<ColumnId> {
        self.scope.partition()
    }

    /// The columns that say which partition a row is in.
    fn partition_columns(&self) -> Vec<OutputColumn> {
        self.within()
            .into_iter()
            .map(|column| columns::key(partition_name(&column), column))
            .collect()
    }

    /// Keys that put partitions in calendar and catalog order.
    fn partition_keys(&mut self) -> Vec<SortKey> {
        let within = self.within();
        let keys = within.into_iter().map(|id| match id {
            ColumnId::Period => ascending(column(
                ColumnId::Period,
                Type { kind: TypeKind::Period, nullable: false },
                nowhere(),
            )),
            other => {
                let first = self.scope.make("order", |into| Step::Spread {
                    into,
                    aggregate: first_place(),
                    within: vec![other],
                });
                ascending(column(first, quantity(Unit::NUMBER, true), nowhere()))
            }
        });
        keys.collect()
    }

    /// The plan: population, filter and cut, values of rows, order.
    fn plan(mut self, columns: Vec<OutputColumn>, order: Vec<SortKey>, rows: &str) -> Plan {
        self.steps.append(&mut self.scope.take_population_steps());
        self.steps.append(&mut self.then);
        self.steps.append(&mut self.scope.take_row_steps());
        if !order.is_empty() {
            self.steps.push(Step::Order { keys: order });
        }
        let heading = self.heading(&columns, rows);
        let read = Read {
            districts: self.scope.population.clone(),
            when: self.when,
            figures: self.scope.figures(),
        };
        Plan { read, steps: self.steps, columns, heading }
    }

    /// What the rows are called: of several periods, a district has several.
    fn row_noun(&self) -> String {
        let scope = &self.scope;
        let population = &scope.population;
        let mut parents = scope.catalog.districts.iter().filter_map(|one| one.parent);
        if scope.every_period {
            "rows".into()
        } else if let Some(parent) = parents.find(|one| population.contains(one)) {
            // Figures of the city are not of its districts.
            scope.catalog.districts[parent.0].level.clone()
        } else {
            scope.catalog.nouns.plural.clone()
        }
    }

    /// By what and from which end, where the statement says so.
    fn order_in_words(&self) -> Option<String> {
        let by = self.clauses.by.map(|by| format!("by {by}"));
        let end = self
            .clauses
            .ascending
            .map(|lowest| if lowest { "lowest first" } else { "highest first" });
        match (by, end) {
            (Some(by), Some(end)) => Some(format!("{by}, {end}")),
            (by, end) => by.or_else(|| end.map(str::to_owned)),
        }
    }

    fn heading(&self, columns: &[OutputColumn], rows: &str) -> Heading {
        let scope = &self.scope;
        let subject: Vec<&str> =
            scope.focus.iter().map(|one| scope.indicator(*one).id.as_str()).collect();
        let mut behind: Vec<String> = Vec::new();
        for one in &scope.focus {
            let name = columns::name_of(scope, *one, Measure::Gap);
            behind.extend(columns.iter().any(|column| column.name == name).then_some(name));
        }
        let names_schedule = self.steps.iter().flat_map(Step::expressions).any(uses_schedule);
        let schedule = (scope.catalog.schedule.by, scope.catalog.schedule.decimals);
        let expected = scope
            .focus
            .iter()
            .map(|one| (scope.indicator(*one).id.clone(), main_figures(scope.catalog, *one)));
        Heading {
            subject: subject.join(", "),
            order: self.order_in_words(),
            rows: rows.to_owned(),
            schedule: names_schedule.then_some(schedule),
            behind,
            expected: if scope.focus.len() > 1 { expected.collect() } else { vec![] },
        }
    }

    /// The measures that an answer about an indicator shows by itself, and those that the
    /// statement has named.
    fn usual_measures(&self, indicator: IndicatorId, usual: &[Measure]) -> Vec<Measure> {
        let scope = &self.scope;
        let mut found: Vec<Measure> =
            usual.iter().copied().filter(|which| exists(scope, indicator, *which)).collect();
        if found.is_empty() {
            found = scope.indicator(indicator).published.iter().map(|one| one.measure).collect();
            found.retain(|which| is_printed(scope, indicator, *which) && *which != Measure::Rank);
        }
        for (of, which) in scope.mentioned() {
            let shown = found.contains(which) || matches!(which, Measure::Schedule | Measure::Rank);
            if *of == indicator && !shown && exists(scope, indicator, *which) {
                found.push(*which);
            }
        }
        found
    }
}

/// Whether the schedule is part of an expression.
fn uses_schedule(expr: &Expr) -> bool {
    let mut found = false;
    walk(expr, &mut |inner| found |= matches!(inner.kind, ExprKind::Schedule { .. }));
    found
}

/// What a partition's column is called.
fn partition_name(column: &ColumnId) -> &'static str {
    match column {
        ColumnId::Period => "period",
        ColumnId::Level => "level",
        ColumnId::Parent => "parent",
        _ => "group",
    }
}

/// The first place of a partition's districts in the catalog.
fn first_place() -> Aggregate {
    let ty = quantity(Unit::NUMBER, true);
    let argument = column(ColumnId::Place, quantity(Unit::NUMBER, false), nowhere());
    Aggregate { function: AggregateFunction::Min, argument, ty }
}

fn ascending(expr: Expr) -> SortKey {
    SortKey { expr, descending: false, missing_last: true }
}
