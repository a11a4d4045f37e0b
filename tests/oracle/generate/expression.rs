//! Expressions of a wanted type.

use super::plan::{KINDS, Planner, QUANTITY, typed};
use super::world::{ABSENT, EXACT, FIGURES, WILD};
use indiq::catalog::{DistrictId, ScheduleBy};
use indiq::plan::TextTest;
use indiq::plan::*;

impl Planner<'_> {
    /// A quantity whose sums are exact: quarters, and sums and differences of them.
    pub fn summand(&mut self, depth: usize) -> Expr {
        let figures: Vec<ColumnId> = self.scope.iter().map(|(column, _)| column.clone()).collect();
        let figures: Vec<ColumnId> =
            figures.into_iter().filter(|column| matches!(column, ColumnId::Figure(_))).collect();
        let kind = match self.choices.pick(if depth == 0 { 1 } else { 6 }) {
            1 => ExprKind::Arithmetic(
                self.choices.of(&[ArithmeticOperator::Add, ArithmeticOperator::Subtract]),
                Box::new(self.summand(depth - 1)),
                Box::new(self.summand(depth - 1)),
            ),
            2 => ExprKind::Choose(
                Box::new(self.expr(&TypeKind::Truth, depth - 1)),
                Box::new(self.summand(depth - 1)),
                Box::new(self.summand(depth - 1)),
            ),
            3 => ExprKind::Call(RowFunction::Abs, vec![self.summand(depth - 1)]),
            4 if self.is_of_a_row() => self.figure_at(),
            _ if figures.is_empty() => ExprKind::Number(0.25),
            _ => ExprKind::Column(self.choices.of(&figures)),
        };
        typed(kind, QUANTITY)
    }

    pub fn any(&mut self, depth: usize) -> Expr {
        let kind = self.choices.of(&KINDS);
        self.expr(&kind, depth)
    }

    fn boxed(&mut self, kind: &TypeKind, depth: usize) -> Box<Expr> {
        Box::new(self.expr(kind, depth))
    }

    pub fn expr(&mut self, kind: &TypeKind, depth: usize) -> Expr {
        let plain = depth == 0 || self.choices.pick(3) == 0;
        let made = match (plain, self.choices.pick(8)) {
            (true, _) => self.leaf(kind),
            (_, 6) => ExprKind::Choose(
                self.boxed(&TypeKind::Truth, depth - 1),
                self.boxed(kind, depth - 1),
                self.boxed(kind, depth - 1),
            ),
            (_, 7) => {
                let count = 1 + self.choices.pick(3);
                let arguments = (0..count).map(|_| self.expr(kind, depth - 1)).collect();
                ExprKind::Call(RowFunction::FirstPresent, arguments)
            }
            _ => match kind {
                TypeKind::Quantity(_) => self.quantity(depth - 1),
                TypeKind::Truth => self.truth(depth - 1),
                _ => {
                    let function = self.choices.of(&[RowFunction::Least, RowFunction::Greatest]);
                    let arguments = vec![self.expr(kind, depth - 1), self.expr(kind, depth - 1)];
                    ExprKind::Call(function, arguments)
                }
            },
        };
        typed(made, kind.clone())
    }

    fn leaf(&mut self, kind: &TypeKind) -> ExprKind {
        if *kind == QUANTITY && self.in_scope(&ColumnId::Period) && self.choices.rarely(5) {
            return self.of_another_period();
        }
        let columns: Vec<ColumnId> =
            self.scope.iter().filter(|(_, k)| k == kind).map(|(c, _)| c.clone()).collect();
        match self.choices.pick(8) {
            0..5 if !columns.is_empty() => return ExprKind::Column(self.choices.of(&columns)),
            5 => return ExprKind::Missing,
            _ => {}
        }
        match kind {
            TypeKind::Quantity(_) if self.exact => ExprKind::Number(self.choices.of(&EXACT)),
            TypeKind::Quantity(_) => ExprKind::Number(self.choices.of(&WILD)),
            TypeKind::Movement => ExprKind::Number(self.choices.of(&[0.0, 1.0, -2.0])),
            TypeKind::Rank => ExprKind::Number(1.0 + self.choices.pick(5) as f64),
            TypeKind::Text | TypeKind::District => ExprKind::Text(
                self.choices.of(&["counties", "", "恒口0", "红", "a1", "市", "~"]).into(),
            ),
            TypeKind::Period => ExprKind::Period(self.period()),
            TypeKind::Truth if self.in_scope(&ColumnId::Place) && self.choices.rarely(3) => {
                let all = (0..self.districts + 1).map(DistrictId);
                ExprKind::DistrictIn(all.filter(|_| self.choices.rarely(3)).collect())
            }
            TypeKind::Truth => ExprKind::Truth(self.choices.pick(2) == 0),
        }
    }

    fn schedule_by(&mut self) -> ScheduleBy {
        self.choices.of(&[
            ScheduleBy::Months,
            ScheduleBy::Days,
            // Rounded to no decimals and to two, some of these are ties, some are nothing yet.
            ScheduleBy::Curve([
                0, 500, 12_345, 25_000, 33_335, 50_000, 62_500, 70_005, 80_000, 99_994, 99_995,
                100_000,
            ]),
        ])
    }

    /// What the calendar says of a row's period or of another one, or a figure there.
    fn of_another_period(&mut self) -> ExprKind {
        let moves = if self.choices.pick(2) == 0 { vec![] } else { self.moves() };
        match self.choices.pick(6) {
            0 => ExprKind::Schedule {
                by: self.schedule_by(),
                decimals: self.choices.of(&[None, Some(2), Some(0)]),
                moves,
            },
            1 => ExprKind::MonthsLeft { moves },
            _ if self.is_of_a_row() => self.figure_at(),
            _ => ExprKind::Missing,
        }
    }

    /// A stored figure at another period.
    pub fn figure_at(&mut self) -> ExprKind {
        let figure = match self.choices.pick(6) {
            5 => ABSENT,
            _ => self.choices.of(&FIGURES),
        };
        let (moves, by_end) = (self.moves(), self.choices.pick(3) != 2);
        let adds = !by_end && self.choices.pick(2) == 1;
        ExprKind::FigureAt { figure, moves, by_end, adds }
    }

    /// Whether a row still is of one district and one period.
    pub fn is_of_a_row(&self) -> bool {
        self.in_scope(&ColumnId::Place) && self.in_scope(&ColumnId::Period)
    }

    fn quantity(&mut self, depth: usize) -> ExprKind {
        use ArithmeticOperator::*;
        match self.choices.pick(10) {
            9 => ExprKind::Settle(self.boxed(&QUANTITY, depth)),
            0..3 => ExprKind::Arithmetic(
                self.choices.of(&[Add, Subtract, Multiply, Divide]),
                self.boxed(&QUANTITY, depth),
                self.boxed(&QUANTITY, depth),
            ),
            3 => ExprKind::Shift(
                self.boxed(&QUANTITY, depth),
                self.choices.of(&[0, 4, -4, 2, -2, 22, -22]),
            ),
            4 => ExprKind::Negate(self.boxed(&QUANTITY, depth)),
            5 => ExprKind::Call(RowFunction::Abs, vec![self.expr(&QUANTITY, depth)]),
            6 => {
                let decimals = ExprKind::Number(self.choices.pick(13) as f64);
                let arguments = vec![self.expr(&QUANTITY, depth), typed(decimals, QUANTITY)];
                ExprKind::Call(RowFunction::Round, arguments)
            }
            7 => {
                let function = self.choices.of(&[RowFunction::Least, RowFunction::Greatest]);
                let count = 2 + self.choices.pick(2);
                let arguments = (0..count).map(|_| self.expr(&QUANTITY, depth)).collect();
                ExprKind::Call(function, arguments)
            }
            _ => {
                // Of figures as they are: a divisor that two engines give with another last bit
                // (a mean) makes a remainder of another size.
                let arguments = vec![self.expr(&QUANTITY, 0), self.expr(&QUANTITY, 0)];
                ExprKind::Call(RowFunction::Remainder, arguments)
            }
        }
    }

    fn truth(&mut self, depth: usize) -> ExprKind {
        use Comparison::*;
        use TextTest::*;
        match self.choices.pick(9) {
            8 if self.in_scope(&ColumnId::Period) => {
                let comparison =
                    self.choices.of(&[Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual]);
                ExprKind::PeriodIs(comparison, self.period())
            }
            0..3 => {
                let kind = self.choices.of(&KINDS);
                ExprKind::Compare(
                    self.choices.of(&[Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual]),
                    self.boxed(&kind, depth),
                    self.boxed(&kind, depth),
                )
            }
            3 => ExprKind::And(
                self.boxed(&TypeKind::Truth, depth),
                self.boxed(&TypeKind::Truth, depth),
            ),
            4 => ExprKind::Or(
                self.boxed(&TypeKind::Truth, depth),
                self.boxed(&TypeKind::Truth, depth),
            ),
            5 => ExprKind::Not(self.boxed(&TypeKind::Truth, depth)),
            6 => {
                let kind = self.choices.of(&KINDS);
                ExprKind::IsMissing(self.boxed(&kind, depth))
            }
            _ => {
                let kind = self.choices.of(&[TypeKind::Text, TypeKind::District]);
                ExprKind::Match(
                    self.choices.of(&[Contains, StartsWith, EndsWith, Matches]),
                    self.boxed(&kind, depth),
                    self.choices.of(&["县", "a", "", "[0-9]", "^恒", "c"]).into(),
                )
            }
        }
    }
}
