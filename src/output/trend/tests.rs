use super::super::layout::width;
use super::super::sample::{answer, column, hundred_million, number, quantity, row, without_color};
use super::super::table::table;
use super::*;
use crate::plan::{Basis, TypeKind};
use crate::text::Language;
use crate::units::Unit;
use proptest::prelude::*;

const PLAIN: Style = Style::plain(Language::English);

fn trend(column: usize, district: Option<&str>, values: &[Option<f64>]) -> Trend {
    Trend { column, district: district.map(str::to_string), values: values.to_vec() }
}

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// Two columns, so that there are decimals to show: two of progress, none of rank.
fn with(trends: Vec<Trend>) -> Answer {
    let columns = vec![
        column("progress", quantity(Unit::PERCENT), Basis::Published),
        column("actual", quantity(hundred_million()), Basis::Published),
        column("rank", TypeKind::Rank, Basis::Derived),
    ];
    let rows = vec![row(vec![number(20.08), number(13.07), Cell::Whole(12)])];
    Answer { trends, ..answer(columns, rows) }
}

#[test]
fn districts_of_one_column() {
    let answer = with(vec![
        trend(0, Some("恒口"), &some(&[3.21, 5.0, 10.0, 15.1, 20.08])),
        trend(0, Some("旬阳市"), &[Some(10.0), None, Some(10.0), Some(f64::NAN), Some(10.0)]),
        trend(0, Some("瀛湖"), &[None, None, None, None, Some(-3.0)]),
        trend(0, Some("x"), &[]),
    ]);
    let expected = [
        "  恒口    ▁▂▄▆█   3.21% → 20.08%",
        "  旬阳市  ▄·▄·▄  10.00% → 10.00%",
        "  瀛湖    ····▄           −3.00%",
        "  x                            –",
    ];
    assert_eq!(drawn(&answer, PLAIN), expected);
}

#[test]
fn labels_only_where_they_differ() {
    let one = some(&[1.0, 2.0]);
    let lines = |trends| drawn(&with(trends), PLAIN);
    assert_eq!(lines(vec![trend(1, Some("恒口"), &one)]), ["  ▁█  1.00亿元 → 2.00亿元"]);
    assert_eq!(
        lines(vec![trend(0, Some("恒口"), &one), trend(2, Some("恒口"), &one)]),
        ["  progress  ▁█  1.00% → 2.00%", "  rank      ▁█      1 →     2"]
    );
    assert_eq!(
        lines(vec![trend(0, Some("恒口"), &one), trend(2, Some("x"), &one)]),
        ["  progress  恒口  ▁█  1.00% → 2.00%", "  rank      x     ▁█      1 →     2"]
    );
    assert!(lines(vec![trend(9, None, &one)]).is_empty());
}

#[test]
fn without_rows_a_figure_has_the_decimals_it_needs() {
    let mut answer = with(vec![trend(0, None, &some(&[0.1 + 0.2, 1.0 / 3.0]))]);
    answer.rows.clear();
    assert_eq!(drawn(&answer, PLAIN), ["  ▁█  0.3% → 0.3333%"]);
}

#[test]
fn a_narrow_terminal_keeps_the_last_points_and_says_so() {
    let values: Vec<Option<f64>> = (0..60).map(|at| Some(f64::from(at))).collect();
    let answer = with(vec![trend(0, Some("恒口"), &values), trend(1, Some("恒口"), &values)]);
    let narrow =
        |width| drawn(&answer, Style { color: false, width: Some(width), ..PLAIN }).join("\n");
    assert_eq!(
        narrow(50),
        "  progress  ▁▂▂▃▃▄▄▅▅▆▆▇▇██     45.00% →    59.00%
  actual    ▁▂▂▃▃▄▄▅▅▆▆▇▇██  45.00亿元 → 59.00亿元
  drawn: the last 15 of 60 periods"
    );
    assert_eq!(
        narrow(20),
        "  progress
  ▁▁▂▂▃▃▃▄▄▅▅▆▆▆▇▇██
  42.00% → 59.00%
  actual
  ▁▁▂▂▃▃▃▄▄▅▅▆▆▆▇▇██
  42.00亿元 → 59.00…
  drawn: the last 18
  of 60 periods"
    );
    assert!(
        !drawn(&answer, Style { color: false, width: Some(200), ..PLAIN })
            .join("")
            .contains("drawn")
    );
}

#[test]
fn below_a_table_and_in_markdown() {
    let answer = with(vec![trend(0, Some("a|b"), &some(&[-3.0, 20.08])), trend(0, None, &[None])]);
    let text = table(&answer, PLAIN);
    assert!(
        text.ends_with(
            "20.08%   13.07    12\n\n  a|b  ▁█  −3.00% → 20.08%\n        ·                –\n"
        ),
        "{text}"
    );
    assert_eq!(listed(&answer, Language::English), ["- a\\|b ▁█ -3.00% → 20.08%", "- · –"]);
}

proptest! {
    #[test]
    fn a_bar_for_each_point_and_no_line_too_wide(
        trends in prop::collection::vec(
            (0_usize..4, prop::option::of("[a-z恒口县]{0,12}"), prop::collection::vec(
                prop::option::of(proptest::num::f64::ANY), 0..60)),
            0..5,
        ),
        line in 20_usize..120,
        color in any::<bool>(),
    ) {
        let trends: Vec<Trend> = trends
            .into_iter()
            .map(|(column, district, values)| Trend { column, district, values })
            .collect();
        for one in &trends {
            let bars = sparkline(&one.values);
            prop_assert_eq!(bars.chars().count(), one.values.len());
            for (bar, value) in bars.chars().zip(&one.values) {
                prop_assert_eq!(bar == HOLE, value.is_none_or(|value| !value.is_finite()));
            }
        }
        let answer = with(trends);
        for text in drawn(&answer, Style { color, width: Some(line), ..PLAIN }) {
            let plain = without_color(&text);
            prop_assert!(width(&plain) <= line, "{:?} is wider than {}", plain, line);
        }
    }
}
