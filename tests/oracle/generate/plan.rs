//! Plans.

use super::Choices;
use super::world::{ABSENT, FIGURES};
use indiq::catalog::{Catalog, DistrictId, ScheduleBy};
use indiq::period::Period;
use indiq::plan::*;
use indiq::source::Span;
use indiq::text::Text;
use indiq::units::Unit;

/// Makes one plan.
pub struct Planner<'a> {
    pub choices: Choices<'a>,
    pub districts: usize,
    pub periods: &'a [Period],
    pub exact: bool,
    /// The columns that there are, and what they hold.
    pub scope: Vec<(ColumnId, TypeKind)>,
    /// Ways to rows that are read beside and still there.
    pub beside: Vec<Moves>,
    /// Movements, each with the rank that it is of.
    pub movements: Vec<(ColumnId, ColumnId)>,
    pub made: usize,
}

pub const QUANTITY: TypeKind = TypeKind::Quantity(Unit::NUMBER);
pub const KINDS: [TypeKind; 7] = [
    QUANTITY,
    TypeKind::Truth,
    TypeKind::Text,
    TypeKind::Period,
    TypeKind::Rank,
    TypeKind::District,
    TypeKind::Movement,
];

/// An expression of a type.
pub fn typed(kind: ExprKind, of: TypeKind) -> Expr {
    Expr { kind, ty: Type { kind: of, nullable: true }, span: Span::default() }
}

impl<'a> Planner<'a> {
    pub fn new(
        choices: Choices<'a>,
        catalog: &Catalog,
        periods: &'a [Period],
        exact: bool,
    ) -> Self {
        let mut scope: Vec<(ColumnId, TypeKind)> =
            FIGURES.iter().map(|figure| (ColumnId::Figure(*figure), QUANTITY)).collect();
        scope.extend([
            (ColumnId::Figure(ABSENT), QUANTITY),
            (ColumnId::District, TypeKind::District),
            (ColumnId::Group, TypeKind::Text),
            (ColumnId::Level, TypeKind::Text),
            (ColumnId::Parent, TypeKind::Text),
            (ColumnId::Period, TypeKind::Period),
            (ColumnId::Place, QUANTITY),
        ]);
        let districts = catalog.districts.len();
        let (beside, movements) = (vec![], vec![]);
        Self { choices, districts, periods, exact, scope, beside, movements, made: 0 }
    }

    /// The plan, and how many choices it took.
    pub fn plan(mut self) -> (Plan, usize) {
        let all = (0..self.districts).map(DistrictId);
        let districts = match self.choices.pick(4) {
            0..3 => all.collect(),
            _ => all.filter(|_| !self.choices.rarely(3)).collect(),
        };
        let when = self.when();
        let beside: Vec<Moves> =
            (0..self.choices.pick(4).saturating_sub(1)).map(|_| self.moves()).collect();
        self.beside.clone_from(&beside);
        let by_end = self.choices.pick(2) == 1;
        let figures = FIGURES.into_iter().chain([ABSENT]).collect();
        let mut steps = vec![];
        // Few steps as a rule: a query costs more than its rows.
        let most = self.choices.of(&[5, 5, 5, 9]);
        for _ in 0..self.choices.pick(most) {
            if !self.beside.is_empty() && self.choices.rarely(4) {
                steps.push(self.now());
            }
            steps.extend(self.steps());
        }
        if !self.beside.is_empty() {
            steps.push(self.now());
        }
        let columns = self.outputs();
        let heading = self.heading(&columns);
        let flows = match by_end {
            true => vec![],
            false => self.flows(),
        };
        let read = Read { districts, when, beside, by_end, figures, flows };
        (Plan { read, steps, columns, heading }, self.choices.at)
    }

    /// Some of the figures, as such that are of a whole period.
    fn flows(&mut self) -> Vec<Flow> {
        let figures = FIGURES.into_iter().chain([ABSENT]);
        let flow = |figure| match self.choices.pick(3) {
            0 => None,
            adds => Some(Flow { figure, adds: adds == 1 }),
        };
        figures.filter_map(flow).collect()
    }

    fn now(&mut self) -> Step {
        self.beside.clear();
        Step::Now
    }

    fn outputs(&mut self) -> Vec<OutputColumn> {
        let scope = self.scope.clone();
        let rank_of = |column: &ColumnId| {
            let (_, rank) = self.movements.iter().find(|(movement, _)| movement == column)?;
            scope.iter().any(|(there, _)| there == rank).then(|| Decimals::OfRank(rank.clone()))
        };
        let outputs: Vec<OutputColumn> = scope
            .iter()
            .map(|(column, kind)| OutputColumn {
                name: format!("{column:?}"),
                label: indiq::text::Text::default(),
                decimals: rank_of(column).unwrap_or(Decimals::Fixed(2)),
                column: column.clone(),
                ty: Type { kind: kind.clone(), nullable: true },
                basis: Basis::Computed,
            })
            .collect();
        let all = self.choices.pick(2) == 0;
        outputs.into_iter().filter(|_| all || self.choices.pick(2) == 0).collect()
    }

    fn heading(&mut self, columns: &[OutputColumn]) -> Heading {
        let drawn = self.choices.rarely(4);
        let figures = columns.iter().filter(|out| {
            matches!(out.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
        });
        let trends = figures.filter(|_| drawn && self.choices.pick(2) == 0);
        let trends = trends.map(|out| out.name.clone()).collect();
        Heading {
            rows: Text::same("districts"),
            versus: self.choices.rarely(3).then(|| self.moves()),
            schedule: self.choices.rarely(3).then_some((ScheduleBy::Months, 2)),
            trends,
            ..Heading::default()
        }
    }

    pub fn make(&mut self, kind: TypeKind) -> String {
        self.made += 1;
        let name = format!("列{}", self.made);
        self.scope.push((ColumnId::Made(name.clone()), kind));
        name
    }

    pub fn in_scope(&self, column: &ColumnId) -> bool {
        self.scope.iter().any(|(other, _)| other == column)
    }
}
