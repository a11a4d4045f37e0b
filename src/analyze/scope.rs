//! The scope of one statement: what is in focus, and the steps that expressions bring with them.
//!
//! An expression may need more than its row: `mean(progress)` needs the population, `rank` a
//! ranking. Such parts become steps of the plan, each made once and then a column like any other.

use super::Table;
use super::nowhere;
use super::parts::Parts;
use super::vocabulary::Vocabulary;
use crate::catalog::{Catalog, DistrictId, Indicator, IndicatorId, Kind, Measure};
use crate::diagnostic::Diagnostic;
use crate::panel::Figure;
use crate::plan::{
    Aggregate, AggregateFunction, ArithmeticOperator, Basis, ColumnId, Expr, ExprKind, Flow, Move,
    Moves, OutputColumn, Step, Type, TypeKind,
};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What an expression is analyzed in.
pub(super) struct Scope<'a> {
    /// What words stand for.
    pub words: &'a Vocabulary,
    /// What exists.
    pub catalog: &'a Catalog,
    /// The subjects.
    pub focus: Vec<IndicatorId>,
    /// The districts whose rows are read: sources that print nothing for them do not count.
    pub population: Vec<DistrictId>,
    /// What `per` divides by: rankings, cuts and aggregates start again in each.
    pub per: Option<ColumnId>,
    /// Where the subjects are named, for what is to be said about them.
    places: BTreeMap<IndicatorId, Span>,
    /// Whether rows of several periods are read, so that every aggregate is per period.
    pub every_period: bool,
    /// The columns of the result that the rows are of, by their names.
    pub columns: Vec<OutputColumn>,
    /// Whether rows are districts; otherwise their columns are all there is.
    pub of_districts: bool,
    /// The way to the period whose figures expressions are about, from the row's own.
    time: Moves,
    /// Whether a way to the period before may leave the year, also for cumulative figures.
    pub crosses: bool,
    /// What `previous_rank` and `movement` look back at.
    pub versus: Moves,
    /// Ways to periods whose rows have to be read beside.
    beside: BTreeSet<Moves>,
    /// How many definitions an expression stands in.
    pub depth: usize,
    /// What came up that deserves a look.
    pub warnings: Vec<Diagnostic>,
    /// Whether the rows are being made into one (`total`): then an aggregate is a column of that
    /// one row, and a bare measure is its total.
    pub collapsing: bool,
    /// What the figures of a total are made of, where that is being found out.
    pub parts: Option<Parts>,
    /// True for the rows that the sums of an expression in a total are over, where it has several.
    pub together: Option<Expr>,
    /// Aggregates and rankings over the population that no verb has placed yet: they belong before
    /// `where`, whichever clause asked for them.
    population_steps: Vec<Step>,
    /// Values of single rows, for output.
    row_steps: Vec<Step>,
    /// Aggregates asked for while collapsing.
    aggregates: Vec<(String, Aggregate)>,
    /// All stored columns used so far.
    figures: BTreeSet<Figure>,
    /// Made columns: name, and the step's text for recognising it when it is asked for again.
    made: BTreeMap<String, Made>,
    /// The rank of an indicator: the verb's own, or one made on demand.
    ranks: BTreeMap<IndicatorId, ColumnId>,
    /// The measures that expressions have named, in order, for columns to show.
    mentioned: Vec<(IndicatorId, Measure)>,
    /// All measures and definitions that anything was worked out from, also in ways that no
    /// expression names.
    named: BTreeSet<String>,
}

/// The rows of a table, for a statement that goes on with them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// The subjects.
    pub focus: Vec<IndicatorId>,
    /// The districts that are read.
    pub population: Vec<DistrictId>,
    /// Whether there are rows of several periods.
    pub every_period: bool,
    /// Whether they are districts, and no sums of them.
    pub of_districts: bool,
    kept: Kept,
}

/// What a scope leaves behind for one that goes on with its rows.
#[derive(Debug, Clone, PartialEq, Default)]
struct Kept {
    made: BTreeMap<String, Made>,
    ranks: BTreeMap<IndicatorId, ColumnId>,
    figures: BTreeSet<Figure>,
    named: BTreeSet<String>,
}

/// A column made by a step.
#[derive(Debug, Clone, PartialEq)]
struct Made {
    key: String,
    inputs: Vec<(Figure, i8)>,
    /// Whether there is a quotient in it, or a mean.
    divides: bool,
}

impl<'a> Scope<'a> {
    /// A scope with nothing used yet.
    pub fn new(
        words: &'a Vocabulary,
        focus: Vec<IndicatorId>,
        population: Vec<DistrictId>,
        every_period: bool,
    ) -> Self {
        Self {
            words,
            catalog: &words.catalog,
            columns: vec![],
            of_districts: true,
            time: vec![],
            crosses: false,
            versus: vec![Move::Previous { within_year: false }],
            beside: BTreeSet::new(),
            depth: 0,
            warnings: vec![],
            focus,
            population,
            per: None,
            places: BTreeMap::new(),
            every_period,
            collapsing: false,
            parts: None,
            together: None,
            population_steps: vec![],
            row_steps: vec![],
            aggregates: vec![],
            figures: BTreeSet::new(),
            made: BTreeMap::new(),
            ranks: BTreeMap::new(),
            mentioned: vec![],
            named: BTreeSet::new(),
        }
    }

    /// A scope that goes on with the rows of a result.
    pub fn going_on(words: &'a Vocabulary, table: &Table) -> Self {
        let Rows { focus, population, every_period, of_districts, kept } = table.rows.clone();
        let mut scope = Self::new(words, focus, population, every_period);
        scope.columns = table.plan.columns.clone();
        scope.of_districts = of_districts;
        (scope.made, scope.ranks, scope.figures) = (kept.made, kept.ranks, kept.figures);
        scope.named = kept.named;
        // An aggregate of the same wording is over other rows here.
        for made in scope.made.values_mut() {
            made.key.clear();
        }
        scope
    }

    /// What has to be known of the rows to go on with them.
    pub fn rows(&self, of_districts: bool) -> Rows {
        let (made, ranks) = (self.made.clone(), self.ranks.clone());
        Rows {
            focus: self.focus.clone(),
            population: self.population.clone(),
            every_period: self.every_period,
            of_districts,
            kept: Kept { made, ranks, figures: self.figures.clone(), named: self.named.clone() },
        }
    }

    /// What `analysis` gives with the figures of another period, reached from the one that they are
    /// of now.
    pub fn then<T>(&mut self, moves: &[Move], analysis: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.time.len();
        self.time.extend_from_slice(moves);
        let value = analysis(self);
        self.time.truncate(before);
        value
    }

    /// What `analysis` gives with the figures of the row's own period.
    pub fn now<T>(&mut self, analysis: impl FnOnce(&mut Self) -> T) -> T {
        let time = std::mem::take(&mut self.time);
        let value = analysis(self);
        self.time = time;
        value
    }

    /// The way to the period whose figures are meant.
    pub fn time(&self) -> &[Move] {
        &self.time
    }

    /// What a rank's column holds in the row of the same district at another period.
    pub fn recall(&mut self, of: ColumnId, moves: Moves, span: Span) -> Expr {
        let ty = Type { kind: TypeKind::Rank, nullable: true };
        let key = format!("recall {of:?} {moves:?}");
        if let Some((name, _)) = self.made.iter().find(|(_, made)| made.key == key) {
            return column(ColumnId::Made(name.clone()), ty, span);
        }
        self.beside.insert(moves.clone());
        let into = self.fresh("then");
        self.population_steps.push(Step::Recall { into: into.clone(), of, moves });
        self.made.insert(into.clone(), Made { key, inputs: vec![], divides: false });
        column(ColumnId::Made(into), ty, span)
    }

    /// Says that periods have to be read beside, for steps that are there already.
    pub fn also_beside(&mut self, beside: &[Moves]) {
        self.beside.extend(beside.iter().cloned());
    }

    /// The periods that have to be read beside those asked about.
    pub fn beside(&self) -> Vec<Moves> {
        self.beside.iter().cloned().collect()
    }

    /// The column of the result that the rows are of, by its name.
    pub fn result_column(&self, name: &str) -> Option<&OutputColumn> {
        let called = |name: &str| {
            let wanted = crate::catalog::key(name);
            self.columns.iter().find(|one| crate::catalog::key(&one.name) == wanted)
        };
        called(name).or_else(|| {
            // A column is called by identifiers, whatever words its statement had: 进度 is progress.
            let measure = |name: &str| self.catalog.find_measure(name).map(Measure::id);
            let id = match name.split_once('.') {
                Some((indicator, part)) => {
                    let indicator = self.indicator(self.catalog.find_indicator(indicator)?);
                    format!("{}.{}", indicator.id, measure(part)?)
                }
                None => match measure(name) {
                    Some(id) => id.to_owned(),
                    None => {
                        let column = super::names::column(name, self.catalog)?;
                        return self.columns.iter().find(|one| one.column == column);
                    }
                },
            };
            called(&id)
        })
    }

    /// The indicator.
    pub fn indicator(&self, id: IndicatorId) -> &'a Indicator {
        &self.catalog.indicators[id.0]
    }

    /// Says that a stored column is used.
    pub fn uses(&mut self, figure: Figure) {
        self.figures.insert(figure);
    }

    /// Says that something is worked out from a measure.
    pub fn reads(&mut self, indicator: IndicatorId, measure: Measure) {
        let name = format!("{}.{}", self.indicator(indicator).id, measure.id());
        self.named.insert(name);
    }

    /// Says that something is worked out from a definition.
    pub fn reads_definition(&mut self, name: &str) {
        self.named.insert(name.to_owned());
    }

    /// All that was worked out or read so far, by name, and what is shown of it.
    pub fn named(&self, columns: &[OutputColumn]) -> Vec<String> {
        let name = |indicator: IndicatorId, measure: Measure| {
            format!("{}.{}", self.indicator(indicator).id, measure.id())
        };
        let figures = self.figures.iter().map(|one| name(one.indicator, one.measure));
        let shown = columns.iter().filter(|one| one.basis != Basis::Key);
        let shown = shown.flat_map(|one| match self.catalog.find_measure(&one.name) {
            // Without its indicator it is that of the subject.
            Some(measure) => self.focus.iter().map(|of| name(*of, measure)).collect(),
            None => vec![one.name.clone()],
        });
        let all: BTreeSet<String> =
            self.named.iter().cloned().chain(figures).chain(shown).collect();
        all.into_iter().collect()
    }

    /// All stored columns used.
    pub fn figures(&self) -> Vec<Figure> {
        self.figures.iter().copied().collect()
    }

    /// Those of them that are of a whole period.
    pub fn flows(&self) -> Vec<Flow> {
        let flow = |figure: &Figure| {
            let record = self.indicator(figure.indicator);
            let adds = super::measure::adds_over_time(record, figure.measure);
            (record.kind == Kind::Flow).then_some(Flow { figure: *figure, adds })
        };
        self.figures.iter().filter_map(flow).collect()
    }

    /// Says that a measure was named.
    pub fn mentions(&mut self, indicator: IndicatorId, measure: Measure) {
        if !self.mentioned.contains(&(indicator, measure)) {
            self.mentioned.push((indicator, measure));
        }
    }

    /// The measures named so far.
    pub fn mentioned(&self) -> &[(IndicatorId, Measure)] {
        &self.mentioned
    }

    /// The steps over the population asked for since the last call.
    pub fn take_population_steps(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.population_steps)
    }

    /// The values of rows asked for since the last call.
    pub fn take_row_steps(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.row_steps)
    }

    /// Keeps a warning, one of each kind: a statement that earns it twice is told once.
    pub fn warn(&mut self, warning: Diagnostic) {
        if !self.warnings.iter().any(|known| known.code == warning.code) {
            self.warnings.push(warning);
        }
    }

    /// Where a subject is named; of what is no subject, nowhere.
    pub fn place_of(&self, indicator: IndicatorId) -> Span {
        self.places.get(&indicator).copied().unwrap_or_else(nowhere)
    }

    /// Says where a subject is named.
    pub fn say_place(&mut self, indicator: IndicatorId, span: Span) {
        self.places.entry(indicator).or_insert(span);
    }

    /// The partition of rankings, cuts and aggregates: the period where there are many, and what
    /// `per` says.
    pub fn partition(&self) -> Vec<ColumnId> {
        let mut partition = if self.every_period { vec![ColumnId::Period] } else { vec![] };
        partition.extend(self.per.clone().filter(|per| !partition.contains(per)));
        partition
    }

    /// The aggregates asked for while collapsing, for the verb to place.
    pub fn take_aggregates(&mut self) -> Vec<(String, Aggregate)> {
        std::mem::take(&mut self.aggregates)
    }

    /// What `analysis` gives as if rows were made into one, without the aggregates that it asked for.
    pub fn as_if_collapsing<T>(&mut self, analysis: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.collapsing, true);
        let before = self.aggregates.len();
        let value = analysis(self);
        for (name, _) in self.aggregates.split_off(before) {
            if let Some(made) = self.made.get_mut(&name) {
                made.key.clear();
            }
        }
        self.collapsing = outer;
        value
    }

    /// An aggregate over the population as a column: the same value in all its rows, or the value
    /// of the one row that they collapse into.
    pub fn aggregate(&mut self, aggregate: Aggregate, span: Span) -> Expr {
        let ty = aggregate.ty.clone();
        let argument = without_places(&aggregate.argument);
        let key = format!("{} {:?} {argument:?}", self.collapsing, aggregate.function);
        if let Some((name, _)) = self.made.iter().find(|(_, made)| made.key == key) {
            return column(ColumnId::Made(name.clone()), ty, span);
        }
        let name = self.fresh("aggregate");
        let inputs = self.inputs(&aggregate.argument);
        let means = [AggregateFunction::Mean, AggregateFunction::Median];
        let divides = means.contains(&aggregate.function) || self.divides(&aggregate.argument);
        if self.collapsing {
            self.aggregates.push((name.clone(), aggregate));
        } else {
            let within = self.partition();
            self.population_steps.push(Step::Spread { into: name.clone(), aggregate, within });
        }
        self.made.insert(name.clone(), Made { key, inputs, divides });
        column(ColumnId::Made(name), ty, span)
    }

    /// What `analysis` gives with the rows not collapsing: for the argument of an aggregate.
    pub fn of_rows<T>(&mut self, analysis: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.collapsing, false);
        let value = analysis(self);
        self.collapsing = outer;
        value
    }

    /// Forgets which columns hold what: the population has changed, so the next `mean(progress)`
    /// is another one.
    pub fn population_changes(&mut self) {
        for made in self.made.values_mut() {
            made.key.clear();
        }
        self.ranks.clear();
    }

    /// A column with the expression's value.
    pub fn derive(&mut self, expr: Expr) -> ColumnId {
        if let ExprKind::Column(column) = &expr.kind {
            return column.clone();
        }
        let (inputs, divides) = (self.inputs(&expr), self.divides(&expr));
        let key = format!("derive {:?}", without_places(&expr));
        if let Some((name, _)) = self.made.iter().find(|(_, made)| made.key == key) {
            return ColumnId::Made(name.clone());
        }
        let name = self.fresh("value");
        self.row_steps.push(Step::Derive { into: name.clone(), expr });
        self.made.insert(name.clone(), Made { key, inputs, divides });
        ColumnId::Made(name)
    }

    /// Adds a step over the population that makes a column, under a fresh name.
    pub fn make(&mut self, stem: &str, step: impl FnOnce(String) -> Step) -> ColumnId {
        let name = self.fresh(stem);
        self.population_steps.push(step(name.clone()));
        self.made.insert(name.clone(), Made { key: name.clone(), inputs: vec![], divides: false });
        ColumnId::Made(name)
    }

    /// The column with the rank of an indicator, if there is one already.
    pub fn rank_of(&self, indicator: IndicatorId) -> Option<ColumnId> {
        self.ranks.get(&indicator).cloned()
    }

    /// Says which column is the rank of an indicator.
    pub fn set_rank(&mut self, indicator: IndicatorId, column: ColumnId) {
        self.reads(indicator, Measure::Rank);
        self.ranks.insert(indicator, column);
    }

    /// The stored figures that an expression is made of, by way of made columns too, each with the
    /// power of ten of its own unit.
    pub fn inputs(&self, expr: &Expr) -> Vec<(Figure, i8)> {
        let mut found = Vec::new();
        walk(expr, &mut |inner| match &inner.kind {
            ExprKind::Column(ColumnId::Figure(figure)) => {
                found.push((*figure, super::arithmetic::unit_of(inner).power));
            }
            ExprKind::FigureAt { figure, .. } => {
                found.push((*figure, super::arithmetic::unit_of(inner).power));
            }
            ExprKind::Column(ColumnId::Made(name)) => {
                found.extend(
                    self.made.get(name).map(|made| made.inputs.clone()).unwrap_or_default(),
                );
            }
            _ => {}
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether somewhere in it is a quotient, a mean, or the part of the year that has passed.
    pub fn divides(&self, expr: &Expr) -> bool {
        let mut found = false;
        walk(expr, &mut |inner| match &inner.kind {
            ExprKind::Arithmetic(ArithmeticOperator::Divide, ..) | ExprKind::Schedule { .. } => {
                found = true;
            }
            ExprKind::Column(ColumnId::Made(name)) => {
                found |= self.made.get(name).is_some_and(|made| made.divides);
            }
            _ => {}
        });
        found
    }

    fn fresh(&self, stem: &str) -> String {
        format!("{stem}{}", self.made.len() + 1)
    }
}

/// A column as an expression.
pub(super) fn column(id: ColumnId, ty: Type, span: Span) -> Expr {
    Expr { kind: ExprKind::Column(id), ty, span }
}

/// The expression without its places, so that two spellings of one thing are equal.
pub(super) fn without_places(expr: &Expr) -> Expr {
    let mut copy = expr.clone();
    forget_places(&mut copy);
    copy
}

fn forget_places(expr: &mut Expr) {
    expr.span = nowhere();
    for operand in expr.operands_mut() {
        forget_places(operand);
    }
}

/// Calls `visit` with the expression and everything in it.
pub(super) fn walk(expr: &Expr, visit: &mut impl FnMut(&Expr)) {
    visit(expr);
    for operand in expr.operands() {
        walk(operand, visit);
    }
}
