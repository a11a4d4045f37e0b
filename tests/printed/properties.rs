//! Ranges are exactly what can happen, held against trying everything out; and what was rounded from
//! true numbers is never impossible.

use indiq::printed::{
    Cell, Certainty, Claim, End, Exact, Formula, Interval, Known, Relation, Verdict, cell,
    certainly, range,
};
use indiq::units::{Decimal, Rounding};
use proptest::prelude::*;

const MODES: [Rounding; 4] =
    [Rounding::Nearest, Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncated];

fn any_mode() -> impl Strategy<Value = Rounding> {
    prop::sample::select(&MODES[..])
}

/// A true number with six decimals, above zero.
fn any_truth() -> impl Strategy<Value = Decimal> {
    prop_oneof![4 => 1i128..200_000_000, 1 => 1i128..3_000_000, 1 => (1i128..400).prop_map(|it| it * 5_000)]
        .prop_map(|digits| Decimal::new(digits, 6))
}

/// How a publisher who knows the number prints it. One of unknown ties rounds them either way.
fn published(number: &Exact, places: u8, rounding: Rounding, ties_up: bool) -> Known {
    let by = match (rounding, ties_up) {
        (Rounding::Nearest, false) => Rounding::HalfEven,
        (other, _) => other,
    };
    let value = number.round(places, by).expect("few digits");
    Known::Printed { value, rounding }
}

/// The formulas of the tables, over cells 0 to 3; the last ones have cells that stand twice.
fn formulas() -> Vec<Formula> {
    let (a, b, c, d) = (|| cell(0), || cell(1), || cell(2), || cell(3));
    let one = || Formula::whole(1);
    vec![
        (a() / b()).shift(2),
        a() + b() + c() + d(),
        a() - b() * c(),
        (a() + b()) / (c() + d()),
        (a() - b()).absolute(),
        (a() / b() - one()).shift(2),
        ((a() - b()) / b()).shift(2),
        (a() / (a() + b())).shift(2),
        a() / (a() + b() + c() + d()) - b() / (c() + d()),
        (a() + b()) / (a() / (one() + c()) + b() / (one() + d())),
        (a() - b()) / (a() + b()),
        a() * b() - a() * c(),
        (a() - b()) * (a() + c()),
        a() * a() - b() * a(),
        (a() * b() + c() * d()) / (a() + c()),
        (a() - b()) / b() - c() / b(),
        (a() / b()) / (c() / b()),
        Formula::Least(vec![a() / b(), c() / b()]),
        (a() / (a() + b()) - c() / (c() + d())).absolute(),
    ]
}

/// All points of an interval on a grid of so many steps, with its ends where they belong to it and
/// a little inside where they don't.
fn grid(interval: &Interval, steps: i64) -> Vec<Exact> {
    let width = interval.width();
    if width.is_zero() {
        return vec![interval.low.at.clone()];
    }
    let at = |part: Exact| &interval.low.at + &(&width * &part);
    let inside = |end: &End, part: Exact| if end.closed { end.at.clone() } else { at(part) };
    let hair = Exact::fraction(1, 1_000_000_000).expect("not zero");
    let mut points: Vec<Exact> =
        (1..steps).filter_map(|step| Exact::fraction(step, steps)).map(at).collect();
    points.push(inside(&interval.low, hair.clone()));
    points.push(inside(&interval.high, &Exact::ONE - &hair));
    points
}

/// The lowest and the highest value over all combinations of the grids.
fn tried(formula: &Formula, cells: &[Known], steps: i64) -> (Exact, Exact) {
    if let Formula::Absolute(inner) = formula {
        // Values run through all that lies between, so zero is met on the way.
        let (low, high) = tried(inner, cells, steps);
        let crosses = low.sign().is_le() && high.sign().is_ge();
        let (one, other) = (low.absolute(), high.absolute());
        let least = if crosses { Exact::ZERO } else { one.clone().min(other.clone()) };
        return (least, one.max(other));
    }
    let mut used: Vec<Cell> = formula.cells();
    used.sort_unstable();
    used.dedup();
    let mut combinations = vec![cells.to_vec()];
    for cell in used {
        let points = grid(&cells[cell.0].interval().expect("it is there"), steps);
        combinations = (combinations.into_iter())
            .flat_map(|cells| {
                points.iter().map(move |point| {
                    let mut cells = cells.clone();
                    cells[cell.0] = Known::Exact(point.clone());
                    cells
                })
            })
            .collect();
    }
    let values: Vec<Exact> = combinations
        .iter()
        .map(|cells| formula.value(cells).expect("no divisor is zero"))
        .collect();
    let (low, high) = (values.iter().min(), values.iter().max());
    (low.expect("one at least").clone(), high.expect("one at least").clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_range_is_what_trying_everything_finds(
        which in 0..formulas().len(),
        truths in prop::array::uniform4(any_truth()),
        places in prop::array::uniform4(0u8..4),
        modes in prop::array::uniform4(any_mode()),
    ) {
        let formula = &formulas()[which];
        let cells: Vec<Known> = (0..4)
            .map(|at| published(&Exact::from(truths[at]), places[at], modes[at], true))
            .collect();
        let Ok(found) = range(formula, &cells) else { return Ok(()) };
        let (low, high) = tried(formula, &cells, 2);
        // Nothing that happens is left out …
        prop_assert!(found.interval.contains(&low) && found.interval.contains(&high));
        // … and nothing is in that does not happen: the ends are reached, or missed by a hair.
        if found.tight {
            let hair = &(&found.interval.width() + &Exact::ONE)
                * &Exact::fraction(1, 1_000).expect("not zero");
            let (below, above) =
                (&low - &found.interval.low.at, &found.interval.high.at - &high);
            prop_assert!(below <= hair && above <= hair, "{:?} {} {}", found, low, high);
            if cells.iter().all(|cell| matches!(cell, Known::Printed { rounding: Rounding::Nearest, .. })) {
                prop_assert!(below.is_zero());
                prop_assert!(above.is_zero());
            }
        }
    }

    #[test]
    fn what_was_rounded_is_never_impossible(
        which in 0..formulas().len(),
        truths in prop::array::uniform4(any_truth()),
        places in prop::array::uniform4(0u8..4),
        modes in prop::array::uniform4(any_mode()),
        ties_up in any::<bool>(),
        places_of_result in 0u8..4,
        mode_of_result in any_mode(),
    ) {
        let formula = &formulas()[which];
        let exactly: Vec<Known> = truths.iter().map(|it| Known::exact(*it)).collect();
        let Ok(truth) = formula.value(&exactly) else { return Ok(()) };
        let mut cells: Vec<Known> = (0..4)
            .map(|at| published(&Exact::from(truths[at]), places[at], modes[at], ties_up))
            .collect();
        cells.push(published(&truth, places_of_result, mode_of_result, ties_up));
        let claim = Claim::new(cell(4), formula.clone());
        let found = claim.examine(&cells);
        prop_assert!(!matches!(found.verdict, Verdict::Impossible { .. }), "{:?}", found);
        if let Some(range) = &found.range {
            prop_assert!(range.interval.contains(&truth));
        }
        // What a cell has to be includes what it was.
        if let Some(witness) = &found.witness
            && !witness.others_as_printed
        {
            prop_assert!(witness.needed.contains(&Exact::from(truths[witness.cell.0])));
        }
    }

    #[test]
    fn what_is_certain_is_so(
        left in any_truth(), right in any_truth(), places in 0u8..3, mode in any_mode(),
        ties_up in any::<bool>(),
    ) {
        let cells = [left, right].map(|it| published(&Exact::from(it), places, mode, ties_up));
        let order = left.cmp_value(right);
        for (relation, holds) in [
            (Relation::Less, order.is_lt()),
            (Relation::AtMost, order.is_le()),
            (Relation::Equal, order.is_eq()),
            (Relation::Unequal, order.is_ne()),
            (Relation::AtLeast, order.is_ge()),
            (Relation::Greater, order.is_gt()),
        ] {
            match certainly(&cell(0), relation, &cell(1), &cells) {
                Certainty::True => prop_assert!(holds),
                Certainty::False => prop_assert!(!holds),
                Certainty::Unknown => {}
                Certainty::Undetermined(reason) => prop_assert!(false, "{:?}", reason),
            }
        }
    }

    #[test]
    fn a_print_stands_for_what_rounds_to_it(
        digits in -40_000i128..40_000, places in 0u8..4, mode in any_mode(),
    ) {
        let number = Exact::from(Decimal::new(digits, 4));
        let exact_mode = mode != Rounding::Nearest;
        for one in [-1, 0, 1] {
            let value = number.round(places, mode).expect("few digits");
            let value = Decimal::new(value.digits() + one, places);
            let stands = Interval::of_print(value, mode).contains(&number);
            let rounds = number.round(places, mode) == Some(value);
            prop_assert!(stands == rounds || (!exact_mode && stands));
        }
    }
}

#[test]
fn the_usual_formulas_are_tight() {
    let cells = ["23.23", "90.00", "0.07", "12.5"].map(super::print);
    for (at, formula) in formulas().iter().enumerate() {
        let found = range(formula, &cells).expect("no divisor is zero");
        assert!(found.tight, "{at}");
    }
}
