//! Catalogs, panels and well-typed plans out of a list of choices.
//!
//! A list of numbers decides everything, and 0 is always the plainest choice; so proptest shrinks
//! a failing case by shortening and lowering the list.

use indiq::catalog::*;
use indiq::panel::{Column, Figure, Panel};
use indiq::period::{Part, Period, PeriodLiteral};
use indiq::plan::TextTest;
use indiq::plan::*;
use indiq::source::Span;
use indiq::units::Unit;

/// A case.
#[derive(Debug)]
pub struct Case {
    pub catalog: Catalog,
    pub panel: Panel,
    pub plan: Plan,
}

/// Makes a case of choices.
pub fn case(choices: &[u32]) -> Case {
    let mut choices = Choices { list: choices, at: 0 };
    // Sums are the same in every order only where they are exact: quarters are, 0.1 is not.
    let exact = choices.pick(3) != 2;
    let catalog = catalog(&mut choices);
    let panel = panel(&mut choices, &catalog, exact);
    let plan = Planner::new(choices, &catalog, exact).plan();
    Case { catalog, panel, plan }
}

/// The figures that panels store.
pub const FIGURES: [Figure; 4] = [
    Figure { indicator: IndicatorId(0), measure: Measure::Actual },
    Figure { indicator: IndicatorId(0), measure: Measure::Target },
    Figure { indicator: IndicatorId(1), measure: Measure::Actual },
    Figure { indicator: IndicatorId(1), measure: Measure::Yoy },
];

/// One that they do not.
pub const ABSENT: Figure = Figure { indicator: IndicatorId(2), measure: Measure::Actual };

struct Choices<'a> {
    list: &'a [u32],
    at: usize,
}

impl Choices<'_> {
    /// A number below `count`.
    fn pick(&mut self, count: usize) -> usize {
        let choice = self.list.get(self.at).copied().unwrap_or_default() as usize;
        self.at += 1;
        choice % count
    }

    fn of<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.pick(from.len())].clone()
    }

    /// True one time in `count`.
    fn rarely(&mut self, count: usize) -> bool {
        self.pick(count) == count - 1
    }
}

fn catalog(choices: &mut Choices<'_>) -> Catalog {
    let count = match choices.pick(8) {
        0..5 => choices.pick(8),
        _ => choices.pick(41),
    };
    let groups = ["counties", "区", "Zonen"].map(|label| Group {
        id: label.into(),
        label: label.into(),
        aliases: vec![],
    });
    let districts = (0..count).map(|place| District {
        name: format!("{}{place}", choices.of(&["恒口", "a", "Z", "汉县", "县"])),
        aliases: vec![],
        level: choices.of(&["county", "市"]).into(),
        group: choices.of(&[None, Some(GroupId(0)), Some(GroupId(1)), Some(GroupId(2))]),
        parent: (choices.rarely(3)).then(|| DistrictId(choices.pick(place + 1))),
    });
    Catalog { districts: districts.collect(), groups: groups.into(), ..Catalog::default() }
}

const PERIODS: [(i32, Part); 9] = [
    (2023, Part::Quarter(1)),
    (2022, Part::Quarter(4)),
    (2023, Part::Month(3)),
    (2023, Part::Month(1)),
    (2022, Part::Year),
    (2023, Part::Half(1)),
    (2023, Part::Day(3, 31)),
    (2023, Part::ToMonth(9)),
    (2023, Part::Month(9)),
];

fn panel(choices: &mut Choices<'_>, catalog: &Catalog, exact: bool) -> Panel {
    let mut periods: Vec<Period> = vec![];
    for _ in 0..=choices.pick(6) {
        let (year, part) = choices.of(&PERIODS);
        periods.push(Period { year, part });
    }
    periods.sort_by_key(|period| (period.end(), period.start()));
    periods.dedup();
    let mut keys: Vec<(DistrictId, usize)> = vec![];
    for place in 0..catalog.districts.len() {
        for period in 0..periods.len() {
            if !choices.rarely(7) {
                keys.push((DistrictId(place), period));
            }
        }
    }
    match choices.pick(3) {
        0 => {}
        1 => keys.reverse(),
        _ => keys.sort_by_key(|(place, period)| (*period, place.0 % 3, place.0)),
    }
    let mut panel = Panel { periods, ..Panel::default() };
    for figure in FIGURES {
        let values = keys.iter().map(|_| value(choices, exact)).collect();
        panel.columns.insert(figure, Column::of_values(Unit::NUMBER, values));
    }
    (panel.districts, panel.row_periods) = keys.into_iter().unzip();
    panel
}

const EXACT: [f64; 12] = [0.0, 1.0, 2.5, -2.5, 0.25, 29.75, -0.0, 100.0, -13.5, 7.0, 1.0e6, -7.25];
const WILD: [f64; 16] = [
    0.0, 0.1, 0.2, 0.3, 29.72, 1.005, -2.675, -0.0, 1e308, -1e308, 5e-324, 1e-300, 1e15, 0.285,
    -13.93, 7.0,
];

fn value(choices: &mut Choices<'_>, exact: bool) -> Option<f64> {
    match choices.pick(20) {
        17..20 => None,
        16 => Some(f64::NAN),
        _ if exact => Some(choices.of(&EXACT)),
        _ => Some(choices.of(&WILD)),
    }
}

struct Planner<'a> {
    choices: Choices<'a>,
    districts: usize,
    exact: bool,
    scope: Vec<(ColumnId, TypeKind)>,
    made: usize,
}

const QUANTITY: TypeKind = TypeKind::Quantity(Unit::NUMBER);
const KINDS: [TypeKind; 6] = [
    QUANTITY,
    TypeKind::Truth,
    TypeKind::Text,
    TypeKind::Period,
    TypeKind::Rank,
    TypeKind::District,
];

impl<'a> Planner<'a> {
    fn new(choices: Choices<'a>, catalog: &Catalog, exact: bool) -> Self {
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
        Self { choices, districts: catalog.districts.len(), exact, scope, made: 0 }
    }

    fn plan(mut self) -> Plan {
        let all = (0..self.districts).map(DistrictId);
        let districts = match self.choices.pick(4) {
            0..3 => all.collect(),
            _ => all.filter(|_| !self.choices.rarely(3)).collect(),
        };
        let when = match self.choices.pick(8) {
            0..5 => When::Every,
            5 => When::Latest(vec![self.choices.of(&FIGURES), self.choices.of(&FIGURES)]),
            6 => When::Latest(vec![self.choices.of(&FIGURES)]),
            _ => When::At {
                period: self.period(),
                by_end: self.choices.pick(2) == 1,
                span: Span::default(),
            },
        };
        let figures = FIGURES.into_iter().chain([ABSENT]).collect();
        let steps = (0..self.choices.pick(8)).map(|_| self.step()).collect();
        let columns = self.outputs();
        let heading = Heading { rows: "districts".into(), ..Heading::default() };
        Plan { read: Read { districts, when, figures }, steps, columns, heading }
    }

    fn outputs(&mut self) -> Vec<OutputColumn> {
        let scope = self.scope.clone();
        let output = |(column, kind): (ColumnId, TypeKind)| OutputColumn {
            name: format!("{column:?}"),
            label: String::new(),
            column,
            ty: Type { kind, nullable: true },
            basis: Basis::Computed,
            decimals: Decimals::Fixed(2),
        };
        let all = self.choices.pick(2) == 0;
        scope.into_iter().filter(|_| all || self.choices.pick(2) == 0).map(output).collect()
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
        let by = self.partition();
        let aggregates: Vec<Aggregate> =
            (0..=self.choices.pick(3)).map(|_| self.aggregate()).collect();
        self.scope.retain(|(column, _)| by.contains(column));
        let named = |aggregate: Aggregate| (self.make(aggregate.ty.kind.clone()), aggregate);
        Step::Aggregate { by, aggregates: aggregates.into_iter().map(named).collect() }
    }

    fn make(&mut self, kind: TypeKind) -> String {
        self.made += 1;
        let name = format!("列{}", self.made);
        self.scope.push((ColumnId::Made(name.clone()), kind));
        name
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

    /// A quantity whose sums are exact: quarters, and sums and differences of them.
    fn summand(&mut self, depth: usize) -> Expr {
        let figures: Vec<ColumnId> = self.scope.iter().map(|(column, _)| column.clone()).collect();
        let figures: Vec<ColumnId> =
            figures.into_iter().filter(|column| matches!(column, ColumnId::Figure(_))).collect();
        let kind = match self.choices.pick(if depth == 0 { 1 } else { 5 }) {
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
            _ if figures.is_empty() => ExprKind::Number(0.25),
            _ => ExprKind::Column(self.choices.of(&figures)),
        };
        typed(kind, QUANTITY)
    }

    fn any(&mut self, depth: usize) -> Expr {
        let kind = self.choices.of(&KINDS);
        self.expr(&kind, depth)
    }

    fn boxed(&mut self, kind: &TypeKind, depth: usize) -> Box<Expr> {
        Box::new(self.expr(kind, depth))
    }

    fn expr(&mut self, kind: &TypeKind, depth: usize) -> Expr {
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
                TypeKind::Rank | TypeKind::Period | TypeKind::Text | TypeKind::District => {
                    let function = self.choices.of(&[RowFunction::Least, RowFunction::Greatest]);
                    let arguments = vec![self.expr(kind, depth - 1), self.expr(kind, depth - 1)];
                    ExprKind::Call(function, arguments)
                }
            },
        };
        typed(made, kind.clone())
    }

    fn leaf(&mut self, kind: &TypeKind) -> ExprKind {
        let columns: Vec<ColumnId> =
            self.scope.iter().filter(|(_, k)| k == kind).map(|(c, _)| c.clone()).collect();
        match self.choices.pick(8) {
            0..5 if !columns.is_empty() => return ExprKind::Column(self.choices.of(&columns)),
            5 => return ExprKind::Missing,
            _ => {}
        }
        match kind {
            TypeKind::Quantity(_) if self.in_scope(&ColumnId::Period) && self.choices.rarely(4) => {
                ExprKind::Schedule {
                    by: self.choices.of(&[ScheduleBy::Months, ScheduleBy::Days]),
                    decimals: self.choices.of(&[None, Some(2), Some(0)]),
                }
            }
            TypeKind::Quantity(_) if self.exact => ExprKind::Number(self.choices.of(&EXACT)),
            TypeKind::Quantity(_) => ExprKind::Number(self.choices.of(&WILD)),
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

    fn in_scope(&self, column: &ColumnId) -> bool {
        self.scope.iter().any(|(other, _)| other == column)
    }

    fn period(&mut self) -> PeriodLiteral {
        let (year, part) = self.choices.of(&PERIODS);
        PeriodLiteral { year: self.choices.of(&[Some(year), None, Some(2021)]), part }
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

fn typed(kind: ExprKind, of: TypeKind) -> Expr {
    Expr { kind, ty: Type { kind: of, nullable: true }, span: Span::default() }
}
