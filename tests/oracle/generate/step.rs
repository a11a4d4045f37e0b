//! Steps.

use super::plan::{KINDS, Planner, QUANTITY, typed};
use indiq::catalog::{Best, Ties};
use indiq::plan::*;

impl Planner<'_> {
    /// A step; or some that belong together.
    pub fn steps(&mut self) -> Vec<Step> {
        match self.choices.pick(14) {
            12 | 13 if self.is_of_a_row() => {
                let (into, expr) = (self.make(QUANTITY), typed(self.figure_at(), QUANTITY));
                vec![Step::Derive { into, expr }]
            }
            10 if self.is_of_a_row() => vec![self.recall()],
            11 if self.is_of_a_row() => self.movement(),
            _ => vec![self.step()],
        }
    }

    /// Any column at another period.
    fn recall(&mut self) -> Step {
        let (of, kind) = self.choices.of(&self.scope.clone());
        let moves = self.way();
        Step::Recall { into: self.make(kind), of, moves }
    }

    /// A way, as a rule to rows that are read beside.
    fn way(&mut self) -> Moves {
        let beside = self.beside.clone();
        match self.choices.pick(4) {
            0..3 if !beside.is_empty() => self.choices.of(&beside),
            _ => self.moves(),
        }
    }

    /// A rank at each period, the one before, and how many places there are between them.
    fn movement(&mut self) -> Vec<Step> {
        let (key, best) = (self.expr(&QUANTITY, 2), self.best());
        let within = vec![ColumnId::Period];
        let into = self.make(TypeKind::Rank);
        let rank = ColumnId::Made(into.clone());
        let ties = self.choices.of(&[Ties::Competition, Ties::Dense]);
        let ranked = Step::Rank { into, key, best, ties, ranked: None, within };
        let (moves, then) = (self.way(), self.make(TypeKind::Rank));
        let recalled = Step::Recall { into: then.clone(), of: rank.clone(), moves };
        let into = self.make(TypeKind::Movement);
        let place = |column| Box::new(typed(ExprKind::Column(column), QUANTITY));
        let (then, now) = (place(ColumnId::Made(then)), place(rank.clone()));
        let places = ExprKind::Arithmetic(ArithmeticOperator::Subtract, then, now);
        self.movements.push((ColumnId::Made(into.clone()), rank));
        vec![ranked, recalled, Step::Derive { into, expr: typed(places, TypeKind::Movement) }]
    }

    fn step(&mut self) -> Step {
        match self.choices.pick(10) {
            0 | 1 => Step::Keep {
                predicate: self.expr(&TypeKind::Truth, 3),
                role: self.choices.of(&[Role::Population, Role::Shown]),
            },
            2 => {
                let kind = self.choices.of(&KINDS);
                let expr = self.expr(&kind, 3);
                Step::Derive { into: self.make(kind), expr }
            }
            3 => {
                let aggregate = self.aggregate();
                let within = self.partition();
                Step::Spread { into: self.make(aggregate.ty.kind.clone()), aggregate, within }
            }
            4 | 5 => {
                let key = self.any(2);
                let ranked = (self.choices.pick(3) == 2).then(|| self.expr(&TypeKind::Truth, 2));
                let within = self.partition();
                Step::Rank {
                    into: self.make(TypeKind::Rank),
                    key,
                    best: self.best(),
                    ties: self.choices.of(&[Ties::Competition, Ties::Dense, Ties::Ordinal]),
                    ranked,
                    within,
                }
            }
            6 => Step::Cut {
                key: self.any(2),
                best: self.best(),
                end: self.choices.of(&[End::Top, End::Bottom]),
                count: self.choices.pick(5) as u32,
                within: self.partition(),
            },
            7 => self.collapse(),
            _ => Step::Order {
                keys: (0..self.choices.pick(3))
                    .map(|_| SortKey {
                        expr: self.any(2),
                        descending: self.choices.pick(2) == 1,
                        missing_last: self.choices.pick(2) == 1,
                    })
                    .collect(),
            },
        }
    }

    fn collapse(&mut self) -> Step {
        let mut by = self.partition();
        // Which rows are of now is to be seen by their periods.
        if !self.beside.is_empty() && !by.contains(&ColumnId::Period) {
            by.push(ColumnId::Period);
        }
        let aggregates: Vec<Aggregate> =
            (0..=self.choices.pick(3)).map(|_| self.aggregate()).collect();
        self.scope.retain(|(column, _)| by.contains(column));
        let named = |aggregate: Aggregate| (self.make(aggregate.ty.kind.clone()), aggregate);
        Step::Aggregate { by, aggregates: aggregates.into_iter().map(named).collect() }
    }

    fn best(&mut self) -> Best {
        self.choices.of(&[Best::Highest, Best::Lowest])
    }

    fn partition(&mut self) -> Vec<ColumnId> {
        let mut within: Vec<ColumnId> = vec![];
        for _ in 0..self.choices.pick(4).saturating_sub(1) {
            let (column, _) = self.choices.of(&self.scope.clone());
            if !within.contains(&column) {
                within.push(column);
            }
        }
        within
    }

    fn aggregate(&mut self) -> Aggregate {
        use AggregateFunction::*;
        let function = match self.exact {
            true => self.choices.of(&[Sum, Mean, Median, Min, Max, Count, Rows]),
            false => self.choices.of(&[Min, Max, Count, Rows]),
        };
        let argument = match function {
            Sum | Mean | Median => self.summand(2),
            Min | Max => {
                let kind = self.choices.of(&[QUANTITY, TypeKind::Text, TypeKind::Period]);
                self.expr(&kind, 2)
            }
            Count | Rows => self.any(2),
        };
        let kind = match function {
            Count | Rows => QUANTITY,
            _ => argument.ty.kind.clone(),
        };
        Aggregate { function, argument, ty: Type { kind, nullable: true } }
    }
}
