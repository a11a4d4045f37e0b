use super::extreme::image;
use super::moebius::Moebius;
use super::*;
use crate::text::{Language, Text};
use crate::units::{Decimal, Rounding};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn exact(text: &str) -> Exact {
    Exact::from(decimal(text))
}

fn print(text: &str) -> Known {
    Known::printed(decimal(text))
}

fn by(text: &str, rounding: Rounding) -> Known {
    print(text).read_as(rounding)
}

/// `[0.125, 0.135)`
fn shown(interval: &Interval) -> String {
    let (left, right) =
        (if interval.low.closed { '[' } else { '(' }, if interval.high.closed { ']' } else { ')' });
    format!("{left}{}, {}{right}", interval.low.at, interval.high.at)
}

fn range_of(formula: &Formula, cells: &[Known]) -> String {
    shown(&range(formula, cells).expect("it is determined").interval)
}

#[test]
fn what_a_print_stands_for() {
    use Rounding::{HalfEven, HalfUp, Nearest, Truncated};
    for (text, rounding, expected) in [
        ("0.13", Nearest, "[0.125, 0.135]"),
        ("0.13", HalfUp, "[0.125, 0.135)"),
        ("0.13", HalfEven, "(0.125, 0.135)"),
        ("0.14", HalfEven, "[0.135, 0.145]"),
        ("-0.13", HalfUp, "(-0.135, -0.125]"),
        ("0.00", HalfUp, "(-0.005, 0.005)"),
        ("0.13", Truncated, "[0.13, 0.14)"),
        ("-0.13", Truncated, "(-0.14, -0.13]"),
        ("0.00", Truncated, "(-0.01, 0.01)"),
        ("350", Nearest, "[349.5, 350.5]"),
    ] {
        assert_eq!(range_of(&cell(0), &[by(text, rounding)]), expected, "{text} {rounding:?}");
    }
    assert_eq!(range_of(&cell(0), &[Known::Count(7)]), "[7, 7]");
}

#[test]
fn ends_belong_to_a_result_if_they_are_reached() {
    let cells = [by("1", Rounding::HalfUp), by("0", Rounding::HalfUp), Known::Count(0)];
    for (formula, expected) in [
        // [0.5, 1.5) and (−0.5, 0.5)
        (cell(0) + cell(1), "(0, 2)"),
        (cell(0) - cell(0), "[0, 0]"),
        (cell(0) * cell(1), "(-0.75, 0.75)"),
        (cell(0) * cell(2), "[0, 0]"),
        (-cell(0), "(-1.5, -0.5]"),
        (cell(1).absolute(), "[0, 0.5)"),
        (Formula::whole(3) / cell(0), "(2, 6]"),
        (Formula::Greatest(vec![cell(0), cell(1)]), "[0.5, 1.5)"),
        (Formula::Least(vec![cell(0), Formula::whole(1)]), "[0.5, 1]"),
        (cell(0).shift(2), "[50, 150)"),
        // Nothing is what it is part of, so it is all of it, whatever it is.
        (cell(0) / (cell(0) + cell(2)), "[1, 1]"),
    ] {
        assert_eq!(range_of(&formula, &cells), expected, "{formula:?}");
    }
}

#[test]
fn a_cell_is_one_number_wherever_it_stands() {
    let cells = ["4", "2", "3"].map(print);
    let growth = "[0.4, 2]";
    assert_eq!(range_of(&(cell(0) / cell(1) - Formula::whole(1)), &cells), growth);
    assert_eq!(range_of(&((cell(0) - cell(1)) / cell(1)), &cells), growth);
    // a·b − a·c falls or rises along a, as b and c come: both are tried.
    let either = cell(0) * cell(1) - cell(0) * cell(2);
    assert_eq!(range_of(&either, &cells), "[-9, 0]");
    let overlapping = ["4", "2", "2"].map(print);
    assert_eq!(range_of(&either, &overlapping), "[-4.5, 4.5]");
    // x·x turns within its cell, where neither rule applies: sound, and said to be wide.
    let turning = cell(0) * cell(0);
    let found = range(&turning, &[print("0")]).expect("it is determined");
    assert_eq!((&*shown(&found.interval), found.tight), ("[-0.25, 0.25]", false));
}

#[test]
fn what_nothing_can_be_said_of() {
    let name = |cell: Cell| Text::same(["actual", "target"][cell.0]);
    let why = |formula: &Formula, cells: &[Known]| {
        let reason = range(formula, cells).expect_err("it is not determined");
        reason.in_words(name).in_language(Language::English).to_owned()
    };
    let ratio = cell(0) / cell(1);
    assert_eq!(why(&ratio, &[print("1"), Known::Missing]), "missing: target");
    assert_eq!(why(&ratio, &[]), "missing: actual, target");
    assert_eq!(why(&ratio, &[print("1"), print("0")]), "the divisor may be zero: target");
    // (0, 1): never zero, but as near as it likes.
    let near = [print("1"), by("0", Rounding::Truncated)];
    assert_eq!(why(&(cell(0) / cell(1).absolute()), &near), "the divisor may be zero: target");
    let cancelled = cell(0) / (cell(0) - cell(0));
    assert_eq!(why(&cancelled, &near), "the divisor may be zero: actual");
    assert_eq!(why(&Formula::Least(Vec::new()), &[]), "there is nothing to choose from");
    // (a + b) / b with b around zero stays undetermined, though it cancels in b / b.
    assert!(range(&(cell(1) / cell(1)), &near).is_err());
}

#[test]
fn fractions_of_any_length() {
    let huge = exact("99999999999999999999999999999999999999");
    let product = &(&huge * &huge) * &huge;
    assert!(product > huge && product.to_f64().is_some_and(|it| (it / 1e114 - 1.0).abs() < 1e-12));
    let back = product.checked_div(&huge).and_then(|it| it.checked_div(&huge));
    assert_eq!(back.as_ref(), Some(&huge));
    // One number has one form, so that equal ones are equal.
    assert_eq!(&product - &product, Exact::ZERO);
    assert_eq!(Exact::ZERO.reciprocal(), None);
    assert_eq!(exact("-4").reciprocal(), Some(exact("-0.25")));
    assert_eq!(exact("1").shift(200).shift(-200), Exact::ONE);
    assert_eq!(
        Exact::from(Decimal::new(i128::MIN, 255)).shift(255).to_f64(),
        Some(-(2f64.powi(127)))
    );
    assert_eq!(Exact::fraction(1, 3).map(|it| it.to_string()).as_deref(), Some("1/3"));
    for (number, places, rounding, expected) in [
        ("0.125", 2, Rounding::HalfUp, "0.13"),
        ("-0.125", 2, Rounding::HalfUp, "-0.13"),
        ("0.125", 2, Rounding::HalfEven, "0.12"),
        ("0.135", 2, Rounding::HalfEven, "0.14"),
        ("-67.63", 0, Rounding::Truncated, "-67"),
    ] {
        assert_eq!(exact(number).round(places, rounding), Some(decimal(expected)), "{number}");
    }
    assert_eq!(exact("-0.121").floor(2), Some(decimal("-0.13")));
    assert_eq!(exact("-0.121").ceil(2), Some(decimal("-0.12")));
}

#[test]
fn formulas_turned_round() {
    let claim = |of: &Formula| Moebius::of(of, Cell(0)).map(|it| it.solved(&cell(9)));
    assert_eq!(claim(&(cell(0) / cell(1))), Some(cell(1) * cell(9)));
    assert_eq!(claim(&(cell(1) / cell(0))), Some(cell(1) / cell(9)));
    assert_eq!(claim(&(cell(0) + cell(1))), Some(cell(9) - cell(1)));
    assert_eq!(claim(&(cell(0) * cell(0))), None);
    assert_eq!(claim(&cell(0).absolute()), None);
}

#[test]
fn the_sides_of_an_agreement() {
    // The cell may stand on either side, in another size and with the other sign.
    let cells = [print("25.81"), print("23.23"), Known::exact(decimal("90"))];
    let ratio = || cell(1) / cell(2);
    for (left, right) in [
        (cell(0), ratio().shift(2)),
        (ratio().shift(2), cell(0)),
        (cell(0).shift(-2), ratio()),
        (-cell(0), (-ratio()).shift(2)),
    ] {
        let found = agree(&left, &right, &cells);
        assert_eq!((found.verdict, found.published), (Verdict::Exact, Some(Cell(0))), "{left:?}");
    }
    // Of two cells, the one with fewer decimals is the published one.
    let pair = [print("23.23"), print("23.2")];
    let found = agree(&cell(0), &cell(1), &pair);
    assert_eq!((found.verdict, found.published), (Verdict::Exact, Some(Cell(1))));
    // Decimals of one size: 12345万 is 1.2345亿, which 1.23亿 is the shorter print of.
    let sizes = [print("1.23"), print("12345")];
    let found = agree(&cell(0), &cell(1).shift(-4), &sizes);
    assert_eq!((found.verdict, found.published), (Verdict::Exact, Some(Cell(0))));
    // Two formulas are compared as numbers.
    let four = [print("23.23"), print("23.2"), print("23.2"), print("23.23")];
    let found = agree(&(cell(0) + cell(1)), &(cell(2) + cell(3)), &four);
    assert_eq!((found.verdict, found.published), (Verdict::Exact, None));
    // One computation, however it is written, agrees with itself and tells nothing.
    let itself = Verdict::Undetermined(Undetermined::Itself);
    let found = agree(&(cell(0) + cell(1)), &(cell(1) + cell(0)), &pair);
    assert_eq!(found.verdict, itself);
    let base = cell(1) / (Formula::whole(1) + cell(0));
    let found = agree(&cell(0), &(cell(1) / base - Formula::whole(1)), &pair);
    assert_eq!(found.verdict, itself);
    let found = agree(&(cell(0) * cell(1)), &(cell(1) * Formula::whole(23)), &pair);
    assert_eq!(found.verdict, Verdict::Impossible { truncation: false });
    // What the published cell is computed from may include it: x = x / 2 + 1 holds for 2 alone.
    let half = cell(0) / Formula::whole(2) + Formula::whole(1);
    let of = |text: &str| agree(&cell(0), &half, &[print(text)]).verdict;
    assert_eq!((of("2"), of("4")), (Verdict::Exact, Verdict::Impossible { truncation: false }));
}

#[test]
fn parts_that_make_up_for_each_other() {
    let parts = Formula::sum((1..=4).map(cell));
    let cells = ["10.01", "2.50", "2.50", "2.50", "2.50"].map(print);
    let found = agree(&cell(0), &parts, &cells);
    assert_eq!(found.verdict, Verdict::Possible);
    let witness = found.witness.expect("there is one");
    assert_eq!(
        witness.in_words(&Text::same("a")).in_language(Language::English),
        "with the other figures as printed, needs a ≥ 2.5050; printed 2.50 allows 2.495–2.505"
    );
    // 2.5 units off: four parts and their total can just be.
    let verdict = |total: &str| {
        let mut cells = cells.clone();
        cells[0] = print(total);
        agree(&cell(0), &parts, &cells).verdict
    };
    assert_eq!(verdict("10.02"), Verdict::Possible);
    assert_eq!(verdict("10.025"), Verdict::Impossible { truncation: false });
}

#[test]
fn a_need_below_zero() {
    let cells = [print("-2.25"), print("-1.00")];
    let found = agree(&cell(0), &(cell(1) + cell(1)), &cells);
    let witness = found.witness.expect("there is one");
    assert_eq!(
        witness.in_words(&Text::same("a")).in_language(Language::Chinese),
        "须a ≤ −1.1225；印出的 −1.00 只容许 −1.005–−0.995"
    );
}

#[test]
fn comparisons_for_sure() {
    let schedule = || Formula::whole(25);
    let is = |relation, text: &str, rounding| {
        certainly(&cell(0), relation, &schedule(), &[by(text, rounding)])
    };
    let nearest = |relation, text: &str| is(relation, text, Rounding::Nearest);
    assert_eq!(nearest(Relation::Less, "24.99"), Certainty::True);
    assert_eq!(nearest(Relation::Less, "25.00"), Certainty::Unknown);
    assert_eq!(nearest(Relation::AtLeast, "25.00"), Certainty::Unknown);
    assert_eq!(nearest(Relation::Less, "25.01"), Certainty::False);
    assert_eq!(nearest(Relation::Equal, "25.00"), Certainty::Unknown);
    assert_eq!(nearest(Relation::Unequal, "25.01"), Certainty::True);
    // Cut off it can only have been more.
    assert_eq!(is(Relation::Less, "25.00", Rounding::Truncated), Certainty::False);
    assert_eq!(is(Relation::AtLeast, "25.00", Rounding::Truncated), Certainty::True);
    let same = certainly(&cell(0), Relation::Equal, &cell(0), &[print("1")]);
    assert_eq!(same, Certainty::True);
    let missing = certainly(&cell(0), Relation::Less, &schedule(), &[Known::Missing]);
    assert!(matches!(missing, Certainty::Undetermined(_)));
}

#[test]
fn tables_that_lean() {
    let lean = |toward_zero, away_from_zero| {
        Residuals { toward_zero, away_from_zero, level: 5 }.lean().map(|it| (it.count, it.of))
    };
    assert_eq!((lean(7, 0), lean(8, 0)), (None, Some((8, 8))));
    assert_eq!((lean(11, 2), lean(12, 1), lean(1, 12)), (None, Some((12, 13)), Some((12, 13))));
    assert_eq!((lean(29, 13), lean(31, 11)), (None, Some((31, 42))));
    assert_eq!((lean(0, 0), lean(500, 500), lean(5_000, 5_000)), (None, None, None));
    assert_eq!(lean(700_000, 600_000), Some((700_000, 1_300_000)));
    let lean = Residuals { toward_zero: 9, ..Residuals::default() }.lean().expect("it leans");
    assert!(lean.in_words().english().ends_with("looks truncated"));
}

proptest! {
    #[test]
    fn short_and_long_fractions_agree(a in any::<i64>(), b in 1..i64::MAX, c in any::<i64>(), d in 1..i64::MAX) {
        let (one, other) = (Exact::fraction(a, b).expect("not zero"), Exact::fraction(c, d).expect("not zero"));
        // Shifted far out, the same is computed with long numbers.
        let far = |it: &Exact| it.shift(60);
        prop_assert_eq!(&far(&one) + &far(&other), far(&(&one + &other)));
        prop_assert_eq!((&far(&one) * &far(&other)).shift(-60), far(&(&one * &other)));
        prop_assert_eq!(far(&one).cmp(&far(&other)), one.cmp(&other));
        let double = one.to_f64().expect("it is normal");
        prop_assert!((double - a as f64 / b as f64).abs() <= double.abs() * f64::EPSILON * 4.0);
    }

    #[test]
    fn turned_round_it_gives_the_cell_back(x in 1i64..1000, y in 1i64..1000, z in 1i64..1000) {
        let formulas = [
            cell(0) / cell(1) - Formula::whole(1),
            cell(0) / (cell(0) + cell(1) + cell(2)),
            (cell(0) - cell(1)) / (cell(2) + cell(0) * cell(1)),
            (cell(2) - cell(0) / cell(1)).shift(2),
            (cell(0) / cell(1)) / (cell(0) / cell(2) + Formula::whole(1)),
        ];
        let cells = [x, y, z].map(Known::Count);
        for formula in formulas {
            let solved = Moebius::of(&formula, Cell(0)).expect("it is of that kind");
            let value = Formula::Number(formula.value(&cells).expect("no divisor is zero"));
            // Where x does not matter there is nothing to solve.
            if let Ok(back) = solved.solved(&value).value(&cells) {
                prop_assert_eq!(back, Exact::whole(x));
            }
        }
    }
}

#[test]
fn a_search_that_is_given_up_says_so() {
    // Each of twelve cells may go either way: 2^12 corners are too many.
    let pairs =
        (0..12).map(|at| cell(at) * (cell(12) - cell(13 + at)) * (cell(at) - cell(at + 13)));
    let all = Formula::sum(pairs);
    let cells = vec![print("1"); 26];
    let found = range(&all, &cells).expect("it is determined");
    assert!(!found.tight);
    let repeated: Vec<Cell> = (0..26).map(Cell).collect();
    assert_eq!(image(&all, &super::cells::CellBox::new([&all], &cells), &repeated), None);
}
