//! What all verbs stand on: the rows of their subjects, and the steps that make an answer of them.

use super::expected::expected;
use super::period::when;
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::clauses::{self, Clauses};
use crate::analyze::expression::{condition, districts_of};
use crate::analyze::measure::{exists, is_printed};
use crate::analyze::scope::{Scope, column, walk};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Table, all, both, columns, names, nowhere, time};
use crate::catalog::{Catalog, DistrictId, IndicatorId, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Aggregate, AggregateFunction, ColumnId, Expr, ExprKind, Heading, Moves, OutputColumn, Plan,
    Read, Role, SortKey, Step, Type, TypeKind, When,
};
use crate::syntax::ast::{self, ClauseKind, Query};
use crate::text::{Text, listed, text};
use crate::units::Unit;
use std::collections::BTreeSet;

/// A plan in the making.
pub(in crate::analyze) struct Frame<'a> {
    pub scope: Scope<'a>,
    pub clauses: Clauses<'a>,
    pub when: When,
    /// Up to and with the population's own steps.
    pub steps: Vec<Step>,
    /// What follows them: filter, cut, collapse.
    pub then: Vec<Step>,
    /// Whether the rows go on from those of a result, with its columns.
    pub of_result: bool,
    /// Whether figures of another period stand beside, which the heading then names.
    pub compares: bool,
    /// The period that a result was compared with, which what goes on with it still shows.
    pub compared: Option<Moves>,
}

/// The frame of a query about indicators or about a result: subjects resolved, clauses gathered,
/// period chosen.
pub(super) fn frame<'a>(
    query: &'a Query,
    takes: &[&str],
    words: &'a Vocabulary,
) -> Result<Frame<'a>> {
    if let Some(result) = query.subjects.iter().find_map(|name| words.result(&name.text())) {
        return of_result(query, takes, words, &result.table);
    }
    let subjects = all(query.subjects.iter().map(|name| names::subject(name, words)));
    let clauses = clauses::gather(query, takes, words);
    let (mut focus, clauses) = both(subjects, clauses)?;
    let mut seen = Vec::new();
    focus.retain(|one| {
        !seen.contains(one) && {
            seen.push(*one);
            true
        }
    });
    let mut population = population(query, &focus, &words.catalog)?;
    if let Some(others) = outside(&clauses, &population, words)? {
        population = others;
    }
    let every_period = clauses.has_many_periods();
    let when = when(&clauses, &focus, words)?;
    let compares = clauses.versus.is_some();
    let mut scope = Scope::new(words, focus, population, every_period);
    scope.per = clauses.per.clone();
    if let Some(others) = among_others(&mut scope, &clauses) {
        scope.population = others;
    }
    if let Some(versus) = clauses.versus {
        scope.versus = time::moves(versus, words)?;
    }
    for name in &query.subjects {
        scope.say_place(names::subject(name, words)?, name.span);
    }
    Ok(Frame {
        scope,
        clauses,
        when,
        steps: vec![],
        then: vec![],
        of_result: false,
        compares,
        compared: None,
    })
}

/// The districts behind `of`, where none of them is of the population: a parent's own figures.
fn outside(
    clauses: &Clauses,
    population: &[DistrictId],
    words: &Vocabulary,
) -> Result<Option<Vec<DistrictId>>> {
    let Some(names) = clauses.of else { return Ok(None) };
    let named = all(names.iter().map(|name| districts_of(name, words)))?.concat();
    let none = !named.is_empty() && named.iter().all(|one| !population.contains(one));
    Ok(none.then_some(named))
}

/// The districts behind `among`, where it names some and none of them is of the population: the
/// cities of a province, whose own figures are ranked.
fn among_others(scope: &mut Scope, clauses: &Clauses) -> Option<Vec<DistrictId>> {
    // What is wrong with it is said where the population is restricted.
    let mut named = Vec::new();
    let only_names = names_districts(clauses.among?, scope.words, &mut named);
    let none = !named.is_empty() && named.iter().all(|one| !scope.population.contains(one));
    named.sort_unstable();
    named.dedup();
    (only_names && none).then_some(named)
}

/// Whether an expression is made of names of districts, groups and levels alone, which are added.
fn names_districts(expr: &ast::Expr, words: &Vocabulary, named: &mut Vec<DistrictId>) -> bool {
    match &expr.kind {
        ast::ExprKind::Name(name) => match districts_of(name, words) {
            Ok(districts) => {
                named.extend(districts);
                true
            }
            Err(_) => false,
        },
        ast::ExprKind::Binary(ast::BinaryOperator::Or, left, right) => {
            names_districts(left, words, named) && names_districts(right, words, named)
        }
        _ => false,
    }
}

/// The frame of a query about a result: its rows and columns are there, its period is chosen.
fn of_result<'a>(
    query: &'a Query,
    takes: &[&str],
    words: &'a Vocabulary,
    table: &Table,
) -> Result<Frame<'a>> {
    if let [_, other, ..] = query.subjects.as_slice() {
        let message = text!("a result stands alone as a subject", "结果只能单独查询");
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(other.span)
            .hint(in_statements_of_their_own())
            .into());
    }
    let clauses = clauses::gather(query, takes, words)?;
    let periods = [clauses.at, clauses.from, clauses.to, clauses.versus];
    if let Some(period) = periods.into_iter().flatten().next() {
        let message = text!(
            "the period of a result is that of the statement which gave it",
            "结果的期间由得出它的语句决定"
        );
        let hint = text!(
            "figures of other periods stand in brackets: show (actual at previous)",
            "其他期间的数写在括号里：显示 (实际 在 上期)"
        );
        return Err(Diagnostic::error(Code::NoMeaning, message).at(period.span).hint(hint).into());
    }
    let mut scope = Scope::going_on(words, table);
    scope.per = clauses.per.clone();
    if scope.per.as_ref().is_some_and(|per| !scope.of_districts && !has_column(table, per)) {
        let span = query.clauses.iter().find_map(|one| match &one.kind {
            ClauseKind::Per(name) => Some(name.span),
            _ => None,
        });
        let message = text!(
            "the rows of this result are sums, which are not divided any more",
            "这个结果的各行是合计，不能再分组"
        );
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(span.unwrap_or(query.verb_span))
            .into());
    }
    let plan = &table.plan;
    let (steps, when) = (plan.steps.clone(), plan.read.when.clone());
    for (indicator, name) in scope.focus.clone().into_iter().zip(query.subjects.iter().cycle()) {
        scope.say_place(indicator, name.span);
    }
    scope.also_beside(&plan.read.beside);
    Ok(Frame {
        scope,
        clauses,
        when,
        steps,
        then: vec![],
        of_result: true,
        compares: false,
        compared: plan.heading.versus.clone(),
    })
}

/// Whether a result has a column to divide its rows by.
fn has_column(table: &Table, per: &ColumnId) -> bool {
    table.plan.columns.iter().any(|one| one.column == *per)
}

/// The districts that the subjects are figures of.
fn population(query: &Query, focus: &[IndicatorId], catalog: &Catalog) -> Result<Vec<DistrictId>> {
    let of = |one: &IndicatorId| catalog.population(&catalog.indicators[one.0]);
    let Some(first) = focus.first().map(of) else { return Ok(vec![]) };
    let unlike = focus.iter().zip(&query.subjects).find(|(one, _)| of(one) != first);
    match unlike {
        None => Ok(first),
        Some((_, name)) => {
            let message = text!(
                "{first} and {other} are figures of different levels",
                "`{first}` 与 `{other}` 是不同层级的数据",
                first = query.subjects[0].text(),
                other = name.text()
            );
            Err(Diagnostic::error(Code::NoMeaning, message)
                .at(name.span)
                .label(query.subjects[0].span, text!("of one level", "一个层级"))
                .label(name.span, text!("of another", "另一个层级"))
                .hint(in_statements_of_their_own())
                .into())
        }
    }
}

fn in_statements_of_their_own() -> Text {
    text!("ask for each in a statement of its own", "请各写一条语句")
}

impl<'a> Frame<'a> {
    /// `among`: restricts the population.
    pub fn among(&mut self) -> Result<()> {
        self.clauses.among.map_or(Ok(()), |among| self.restrict(among, Role::Population))
    }

    /// Restricts what all that follows is over; what an expression asked of the population before
    /// stays so.
    pub fn restrict(&mut self, to: &ast::Expr, role: Role) -> Result<()> {
        let predicate = condition(&mut self.scope, to)?;
        self.then_restrict(predicate, role);
        Ok(())
    }

    /// The same by a condition that is there already.
    pub fn then_restrict(&mut self, predicate: Expr, role: Role) {
        self.steps.append(&mut self.scope.take_population_steps());
        self.steps.push(Step::Keep { predicate, role });
        self.scope.population_changes();
    }

    /// `where`: restricts what is shown.
    pub fn filter(&mut self) -> Result<()> {
        let of = self.of_clause()?;
        self.then.extend(of.map(|predicate| Step::Keep { predicate, role: Role::Shown }));
        let Some(filter) = self.clauses.filter else { return Ok(()) };
        let predicate = condition(&mut self.scope, filter)?;
        self.then.push(Step::Keep { predicate, role: Role::Shown });
        Ok(())
    }

    /// `of 恒口, counties` as a condition.
    pub fn of_clause(&self) -> Result<Option<Expr>> {
        let Some(names) = self.clauses.of else { return Ok(None) };
        let each = all(names.iter().map(|name| districts_of(name, self.scope.words)))?;
        let span = names.iter().map(|name| name.span).reduce(crate::source::Span::to);
        let span = span.unwrap_or_else(nowhere);
        let kind = ExprKind::DistrictIn(each.into_iter().flatten().collect());
        Ok(Some(Expr { kind, ty: truth(false), span }))
    }

    /// The partition of rankings and cuts: what `per` says, and the period where there are many.
    pub fn within(&self) -> Vec<ColumnId> {
        self.scope.partition()
    }

    /// The columns that say which partition a row is in.
    pub fn partition_columns(&self) -> Vec<OutputColumn> {
        self.within()
            .into_iter()
            .map(|column| columns::key(partition_name(&column), column, &self.scope.catalog.nouns))
            .collect()
    }

    /// Keys that put partitions in calendar and catalog order.
    pub fn partition_keys(&mut self) -> Vec<SortKey> {
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

    /// The answer as a table: the plan, what is to be said beside it, and what a statement needs
    /// that goes on with its rows.
    pub fn table(mut self, columns: Vec<OutputColumn>, order: Vec<SortKey>, rows: Text) -> Table {
        let collapsed = self.then.iter().any(|step| matches!(step, Step::Aggregate { .. }));
        let of_districts = self.scope.of_districts && !collapsed;
        let (kept, warnings) =
            (self.scope.rows(of_districts), std::mem::take(&mut self.scope.warnings));
        let plan = self.plan(columns, order, rows);
        Table { plan, beside: None, parts: None, rank_checks: vec![], rows: kept, warnings }
    }

    /// The plan: population, the periods asked about, filter and cut, values of rows, order.
    pub fn plan(mut self, columns: Vec<OutputColumn>, order: Vec<SortKey>, rows: Text) -> Plan {
        self.steps.append(&mut self.scope.take_population_steps());
        let beside = self.scope.beside();
        if !beside.is_empty() && !self.steps.contains(&Step::Now) {
            apart_by_period(&mut self.steps);
            self.steps.push(Step::Now);
        }
        self.steps.append(&mut self.then);
        self.steps.append(&mut self.scope.take_row_steps());
        if !order.is_empty() {
            self.steps.push(Step::Order { keys: order });
        }
        let heading = self.heading(&columns, rows);
        let scope = &self.scope;
        let read = Read {
            districts: scope.population.clone(),
            when: self.when,
            beside,
            by_end: scope.focus.iter().all(|one| scope.indicator(*one).kind != Kind::Flow),
            figures: scope.figures(),
            flows: scope.flows(),
        };
        Plan { read, steps: self.steps, columns, heading }
    }

    /// What the rows are called: of several periods, a district has several.
    pub fn row_noun(&self) -> Text {
        let scope = &self.scope;
        let population = &scope.population;
        let mut parents = scope.catalog.districts.iter().filter_map(|one| one.parent);
        if scope.every_period {
            text!("rows", "行")
        } else if let Some(parent) = parents.find(|one| population.contains(one)) {
            // Figures of the city are not of its districts.
            let level = scope.catalog.districts[parent.0].level.as_str();
            let many = if population.len() > 1 { plural(level) } else { level.to_owned() };
            Text::made(many, level.to_owned())
        } else {
            scope.catalog.nouns.many()
        }
    }

    /// By what and from which end, where the statement says so.
    fn order_in_words(&self) -> Option<Text> {
        let by = self.clauses.by.map(|by| text!("by {by}", "按 {by}", by = by.text_in_both()));
        let end = self.clauses.ascending.map(|lowest| match lowest {
            true => text!("lowest first", "从低到高"),
            false => text!("highest first", "从高到低"),
        });
        match (by, end) {
            (Some(by), Some(end)) => Some(text!("{by}, {end}", "{by}，{end}", by, end)),
            (by, end) => by.or(end),
        }
    }

    fn heading(&self, columns: &[OutputColumn], rows: Text) -> Heading {
        let scope = &self.scope;
        let mut behind: Vec<String> = Vec::new();
        for one in &scope.focus {
            let name = columns::name_of(scope, *one, Measure::Gap);
            behind.extend(columns.iter().any(|column| column.name == name).then_some(name));
        }
        let names_schedule = self.steps.iter().flat_map(Step::expressions).any(uses_schedule);
        let schedule = (scope.catalog.schedule.by, scope.catalog.schedule.decimals);
        Heading {
            subject: listed(scope.focus.iter().map(|one| scope.indicator(*one))),
            order: self.order_in_words(),
            rows,
            versus: self.versus(columns),
            trends: vec![],
            schedule: names_schedule.then_some(schedule),
            behind,
            expected: expected(scope, &self.steps, columns),
            named: scope.named(columns),
        }
    }

    /// The period that figures beside are of; of a result, where any such column of its own is shown.
    fn versus(&self, columns: &[OutputColumn]) -> Option<Moves> {
        if self.compares {
            return Some(self.compared_with());
        }
        let mut elsewhere: BTreeSet<&str> = BTreeSet::new();
        for step in &self.steps {
            let looks = |expr: &Expr| {
                let mut found = false;
                walk(expr, &mut |inner| {
                    found |= match &inner.kind {
                        ExprKind::FigureAt { .. } => true,
                        ExprKind::Column(ColumnId::Made(name)) => elsewhere.contains(name.as_str()),
                        _ => false,
                    };
                });
                found
            };
            match step {
                Step::Recall { into, .. } => elsewhere.insert(into),
                Step::Derive { into, expr } if looks(expr) => elsewhere.insert(into),
                _ => false,
            };
        }
        let is_of_then = |one: &OutputColumn| match &one.column {
            ColumnId::Made(name) => {
                elsewhere.contains(name.as_str())
                    && self.scope.columns.iter().any(|own| own.name == one.name)
            }
            _ => false,
        };
        self.compared.clone().filter(|_| columns.iter().any(is_of_then))
    }

    /// The way to the period that is compared with. Cumulative figures have none before January;
    /// ranks, and what is not cumulative, do.
    fn compared_with(&self) -> Moves {
        let scope = &self.scope;
        let ranks = self.steps.iter().any(|step| matches!(step, Step::Recall { .. }));
        let stops = |one: &IndicatorId| scope.indicator(*one).kind == Kind::Cumulative;
        time::crossing(&scope.versus, !ranks && scope.focus.iter().all(stops))
    }

    /// The measures that an answer about an indicator shows by itself, and those that the
    /// statement has named.
    pub fn usual_measures(&self, indicator: IndicatorId, usual: &[Measure]) -> Vec<Measure> {
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

/// Ranks and aggregates over rows of several periods are each period's own.
fn apart_by_period(steps: &mut [Step]) {
    for step in steps {
        if let Step::Spread { within, .. } | Step::Rank { within, .. } | Step::Cut { within, .. } =
            step
            && !within.contains(&ColumnId::Period)
        {
            within.insert(0, ColumnId::Period);
        }
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
pub(super) fn first_place() -> Aggregate {
    let ty = quantity(Unit::NUMBER, true);
    let argument = column(ColumnId::Place, quantity(Unit::NUMBER, false), nowhere());
    Aggregate { function: AggregateFunction::Min, argument, ty }
}

pub(super) fn ascending(expr: Expr) -> SortKey {
    SortKey { expr, descending: false, missing_last: true }
}

/// The plural of an English word for a level; a word of another language has none.
fn plural(level: &str) -> String {
    if !level.ends_with(|last: char| last.is_ascii_lowercase()) {
        return level.to_owned();
    }
    let before = level.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u']));
    before.map_or_else(|| format!("{level}s"), |rest| format!("{rest}ies"))
}
