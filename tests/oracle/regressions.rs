//! Disagreements that generated cases found, each with what was wrong; and plans that are too
//! large to be generated.

use super::agree;
use super::generate::{ABSENT, Case, FIGURES, case};
use indiq::plan::*;
use indiq::source::Span;
use indiq::text::Text;
use indiq::units::Unit;

fn quantity(kind: ExprKind) -> Expr {
    of(kind, TypeKind::Quantity(Unit::NUMBER))
}

fn of(kind: ExprKind, kind_of: TypeKind) -> Expr {
    Expr { kind, ty: Type { kind: kind_of, nullable: true }, span: Span::default() }
}

fn column(column: ColumnId) -> Expr {
    quantity(ExprKind::Column(column))
}

/// A catalog and a panel of some rows, with a plan of these steps that shows what they make.
fn with(steps: Vec<Step>, made: &[(&str, TypeKind)]) -> Case {
    let choices: Vec<u32> = (0..1000).map(|at: u32| at.wrapping_mul(2_654_435_761) >> 7).collect();
    let mut case = case(&[&[0, 6, 40], choices.as_slice()].concat());
    assert!(case.panel.height() > 10, "a panel of some rows");
    case.plan.read.when =
        When::Span { from: None, to: None, figures: vec![], span: Span::default() };
    case.plan.read.beside.clear();
    case.plan.heading = Heading { rows: Text::same("districts"), ..Heading::default() };
    case.plan.steps = steps;
    case.plan.columns = made
        .iter()
        .map(|(name, kind)| OutputColumn {
            name: (*name).into(),
            label: Text::same(*name),
            column: ColumnId::Made((*name).into()),
            ty: Type { kind: kind.clone(), nullable: true },
            basis: Basis::Computed,
            decimals: Decimals::Fixed(2),
        })
        .collect();
    case
}

/// Polars compares a constant (missing, for one) with a column that has one value in all rows, and
/// gives one row.
#[test]
fn a_constant_left_of_a_column_of_one_value() {
    let mean = Aggregate {
        function: AggregateFunction::Mean,
        argument: column(ColumnId::Figure(FIGURES[0])),
        ty: Type { kind: TypeKind::Quantity(Unit::NUMBER), nullable: true },
    };
    let mean = Step::Spread { into: "mean".into(), aggregate: mean, within: vec![] };
    for constant in [ExprKind::Missing, ExprKind::Number(1.0)] {
        for of_one_value in [ColumnId::Figure(ABSENT), ColumnId::Made("mean".into())] {
            let left = Box::new(quantity(constant.clone()));
            let right = Box::new(column(of_one_value));
            let expr = of(ExprKind::Compare(Comparison::NotEqual, left, right), TypeKind::Truth);
            let key = SortKey { expr: expr.clone(), descending: false, missing_last: true };
            let order = Step::Order { keys: vec![key] };
            let derive = Step::Derive { into: "differs".into(), expr };
            let made = [("differs", TypeKind::Truth)];
            agree(&with(vec![mean.clone(), derive, order], &made)).unwrap();
        }
    }
}

/// As many operators as an expression may have neither overflow a stack nor change the sum.
#[test]
fn a_sum_of_five_hundred_terms() {
    let sum = (0..500).fold(column(ColumnId::Figure(FIGURES[0])), |sum, _| {
        let one = Box::new(quantity(ExprKind::Number(0.25)));
        quantity(ExprKind::Arithmetic(ArithmeticOperator::Add, Box::new(sum), one))
    });
    let step = Step::Derive { into: "sum".into(), expr: sum };
    let case = with(vec![step], &[("sum", TypeKind::Quantity(Unit::NUMBER))]);
    large_stack(move || agree(&case).unwrap());
}

/// Five hundred alternatives, as a long `in (…)` makes them, in a filter.
#[test]
fn five_hundred_alternatives() {
    let alternative = |at: i32| {
        let left = Box::new(column(ColumnId::Figure(FIGURES[0])));
        let right = Box::new(quantity(ExprKind::Number(f64::from(at) / 4.0)));
        of(ExprKind::Compare(Comparison::Equal, left, right), TypeKind::Truth)
    };
    let any = (1..500).fold(alternative(0), |any, at| {
        of(ExprKind::Or(Box::new(any), Box::new(alternative(at))), TypeKind::Truth)
    });
    let step = Step::Keep { predicate: any, role: Role::Shown };
    large_stack(move || agree(&with(vec![step], &[])).unwrap());
}

/// The interpreter recurses too, and has no stack of its own.
fn large_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(test).unwrap();
    thread.join().unwrap();
}
