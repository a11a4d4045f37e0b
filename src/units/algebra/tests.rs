//! Tests of the unit algebra: its tables, and its laws.

use super::*;
use crate::text::Language;
use crate::units::parse_unit_or_other;
use proptest::prelude::*;

fn unit(text: &str) -> Unit {
    parse_unit_or_other(text)
}

/// The unit of the result, then the shifts of left, right and result.
fn outcome(result: Result<Shifted, Mismatch>) -> String {
    match result {
        Ok(Shifted { unit, left, right, result }) => format!("{unit} {left} {right} {result}"),
        Err(_) => "–".into(),
    }
}

#[test]
fn sums_and_differences() {
    for (left, right, sum, difference) in [
        ("%", "%", "% 0 0 0", "pp 0 0 0"),
        ("%", "pp", "% 0 0 0", "% 0 0 0"),
        ("pp", "%", "% 0 0 0", "–"),
        ("pp", "pp", "pp 0 0 0", "pp 0 0 0"),
        ("亿元", "万元", "亿元 0 -4 0", "亿元 0 -4 0"),
        ("万元", "亿元", "万元 0 4 0", "万元 0 4 0"),
        ("亿元", "万", "亿元 0 -4 0", "亿元 0 -4 0"),
        ("亿", "万元", "亿元 0 -4 0", "亿元 0 -4 0"),
        ("亿", "", "亿 0 -8 0", "亿 0 -8 0"),
        ("亿元", "", "–", "–"),
        ("", "%", "–", "–"),
        ("亿", "%", "–", "–"),
        ("亿元", "亿美元", "–", "–"),
        ("个", "个", "个 0 0 0", "个 0 0 0"),
        ("个", "家", "–", "–"),
        ("万人", "人", "万人 0 -4 0", "万人 0 -4 0"),
        ("分", "分", "分 0 0 0", "分 0 0 0"),
        ("分", "", "–", "–"),
        ("万公顷", "公顷", "万公顷 0 -4 0", "万公顷 0 -4 0"),
        ("公顷", "MW", "–", "–"),
    ] {
        assert_eq!(outcome(add(&unit(left), &unit(right))), sum, "{left} + {right}");
        assert_eq!(outcome(subtract(&unit(left), &unit(right))), difference, "{left} - {right}");
    }
}

#[test]
fn products() {
    for (left, right, product) in [
        ("", "", " 0 0 0"),
        ("亿", "万", " 0 0 12"),
        ("", "%", "% 0 0 0"),
        ("亿", "%", "% 0 0 8"),
        ("%", "%", "% 0 0 -2"),
        ("%", "pp", "pp 0 0 -2"),
        ("", "pp", "pp 0 0 0"),
        ("%", "亿元", "亿元 0 0 -2"),
        ("亿元", "", "亿元 0 0 0"),
        ("分", "%", "分 0 0 -2"),
        ("分", "", "分 0 0 0"),
        ("个", "%", "个 0 0 -2"),
        ("万元", "个", "万元 0 0 0"),
        ("亿元", "亿元", "–"),
        ("个", "个", "–"),
        ("pp", "pp", "–"),
        ("分", "个", "–"),
        ("pp", "亿元", "–"),
    ] {
        assert_eq!(outcome(multiply(&unit(left), &unit(right))), product, "{left} * {right}");
        assert_eq!(outcome(multiply(&unit(right), &unit(left))), product, "{right} * {left}");
    }
}

#[test]
fn quotients() {
    for (left, right, quotient) in [
        ("亿元", "亿元", "% 0 0 2"),
        ("亿元", "万元", "% 0 0 6"),
        ("亿元", "亿美元", "–"),
        ("个", "个", "% 0 0 2"),
        ("个", "家", "% 0 0 2"),
        ("公顷", "公顷", "% 0 0 2"),
        ("公顷", "MW", "–"),
        ("%", "%", " 0 0 0"),
        ("pp", "pp", " 0 0 0"),
        ("pp", "%", " 0 0 0"),
        ("%", "pp", "–"),
        ("%", "", "% 0 0 0"),
        ("", "%", " 0 0 2"),
        ("pp", "", "pp 0 0 0"),
        ("亿元", "%", "亿元 0 0 2"),
        ("亿元", "", "亿元 0 0 0"),
        ("亿元", "万", "亿元 0 0 -4"),
        ("亿元", "个", "亿元 0 0 0"),
        ("亿元", "万人", "亿元 0 0 -4"),
        ("个", "亿元", "–"),
        ("", "亿元", "–"),
        ("分", "分", " 0 0 0"),
        ("分", "", "分 0 0 0"),
    ] {
        assert_eq!(outcome(divide(&unit(left), &unit(right))), quotient, "{left} / {right}");
    }
}

#[test]
fn comparisons() {
    assert_eq!(outcome(compare(&unit("亿元"), &unit("万元"))), "亿元 0 -4 0");
    assert_eq!(outcome(compare(&unit("亿元"), &unit("亿"))), "亿元 0 0 0");
    for (left, right) in [("%", ""), ("%", "pp"), ("亿元", ""), ("亿元", "亿美元"), ("个", "家")]
    {
        assert_eq!(outcome(compare(&unit(left), &unit(right))), "–", "{left} < {right}");
    }
}

#[test]
fn hints_say_how_to_mend_it() {
    let hints_of = |result: Result<Shifted, Mismatch>| {
        let mismatch = result.expect_err("a mismatch");
        let hints = mismatch.hints.iter().map(|hint| hint.in_language(Language::English));
        hints.collect::<Vec<_>>().join("; ")
    };
    let hints = hints_of(compare(&unit("%"), &unit("")));
    assert_eq!(hints, "write the number with its unit: `%`");
    let hints = hints_of(add(&unit(""), &unit("%")));
    assert!(hints.contains("`100 * 110%`") && hints.contains("write both with `%`"));
    let hints = hints_of(subtract(&unit("亿元"), &unit("万美元")));
    assert_eq!(hints, "exchange rates are not known: CNY and USD do not mix");
    let hints = hints_of(add(&unit("个"), &unit("家")));
    assert_eq!(hints, "个 and 家 count different things");
    assert!(hints_of(subtract(&unit("pp"), &unit("%"))).contains("taken from a percent"));
}

fn any_unit() -> impl Strategy<Value = Unit> {
    proptest::sample::select(vec![
        "",
        "万",
        "亿",
        "bn",
        "%",
        "10^2 %",
        "pp",
        "元",
        "万元",
        "亿元",
        "美元",
        "万美元",
        "KES",
        "个",
        "万人",
        "家",
        "分",
        "公顷",
        "万公顷",
        "MW",
    ])
    .prop_map(unit)
}

type Numbers = fn(f64, f64) -> f64;
type Binary = fn(&Unit, &Unit) -> Result<Shifted, Mismatch>;

/// What is measured by `number` in `unit`.
fn measured(number: f64, unit: &Unit) -> f64 {
    number * 10f64.powi(unit.power.into())
}

fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

proptest! {
    #[test]
    fn shifting_never_changes_what_is_measured(
        a in any_unit(), b in any_unit(), x in 1f64..1e4, y in 1f64..1e4,
    ) {
        let table: [(Binary, Numbers); 4] = [
            (add, |x, y| x + y),
            (subtract, |x, y| x - y),
            (multiply, |x, y| x * y),
            (divide, |x, y| x / y),
        ];
        for (units, numbers) in table {
            let Ok(shifted) = units(&a, &b) else { continue };
            let ten = |power: i8| 10f64.powi(power.into());
            let result = numbers(x * ten(shifted.left), y * ten(shifted.right)) * ten(shifted.result);
            // A sum of numbers of opposite sizes cancels; what is left is compared by the larger.
            let (left, right) = (measured(x, &a), measured(y, &b));
            let expected = numbers(left, right);
            let difference = (measured(result, &shifted.unit) - expected).abs();
            prop_assert!(difference <= 1e-9 * left.abs().max(right.abs()).max(expected.abs()));
        }
        if let Ok(shifted) = compare(&a, &b) {
            let right = y * 10f64.powi(shifted.right.into());
            prop_assert!(alike(measured(right, &shifted.unit), measured(y, &b)));
        }
    }

    #[test]
    fn sums_commute_in_dimension(a in any_unit(), b in any_unit()) {
        for operation in [add, multiply] {
            let (ab, ba) = (operation(&a, &b), operation(&b, &a));
            prop_assert_eq!(ab.is_ok(), ba.is_ok());
            if let (Ok(ab), Ok(ba)) = (ab, ba) {
                prop_assert!(ab.unit.same_dimension(&ba.unit));
            }
        }
    }

    #[test]
    fn comparison_is_symmetric(a in any_unit(), b in any_unit()) {
        prop_assert_eq!(compare(&a, &b).is_ok(), compare(&b, &a).is_ok());
        prop_assert!(compare(&a, &a).is_ok());
    }

    #[test]
    fn what_is_added_may_be_taken_away(a in any_unit(), b in any_unit()) {
        // (percent + percent) - percent is a difference of percents, by the rule for those.
        let percents = a.dimension == Dimension::Percent && b.dimension == Dimension::Percent;
        if let Ok(sum) = add(&a, &b) {
            let Ok(back) = subtract(&sum.unit, &b) else { panic!("({a} + {b}) - {b}") };
            // 5亿 + 3亿元 has become an amount.
            let gained = a.is_bare_scale();
            if !percents && !gained {
                prop_assert!(back.unit.same_dimension(&a), "({} + {}) - {}", a, b, b);
            }
        }
    }

    #[test]
    fn what_is_multiplied_may_be_divided(a in any_unit(), b in any_unit()) {
        // pp / percent and percent / percent are numbers: those are shares of each other.
        let ratio = |unit: &Unit| matches!(unit.dimension, Dimension::Percent | Dimension::Points);
        let Ok(product) = multiply(&a, &b) else { return Ok(()) };
        let defined = divide(&product.unit, &b).is_ok() || divide(&product.unit, &a).is_ok();
        prop_assert!(defined, "{} * {}", a, b);
        let by_factor = matches!(b.dimension, Dimension::Number | Dimension::Percent);
        if by_factor && !(ratio(&product.unit) && ratio(&b)) {
            let back = divide(&product.unit, &b).map(|back| back.unit);
            prop_assert!(back.is_ok_and(|back| back.same_dimension(&a)), "{} * {} / {}", a, b, b);
        }
    }

    #[test]
    fn every_mismatch_has_a_hint(a in any_unit(), b in any_unit()) {
        for operation in [add, subtract, multiply, divide, compare] {
            if let Err(mismatch) = operation(&a, &b) {
                prop_assert!(mismatch.hints.iter().all(|hint| !hint.is_empty()));
                prop_assert!(!mismatch.hints.is_empty());
            }
        }
    }
}
