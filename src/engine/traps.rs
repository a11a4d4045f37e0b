//! What Polars does by itself where the plan says otherwise, or where the engine leans on it.
//!
//! `docs/semantics.md` names these tests. One that fails after an upgrade of Polars says which
//! decision has to be looked at again.

use polars::prelude::*;

fn one(expr: Expr) -> AnyValue<'static> {
    let frame = DataFrame::new(1, vec![Column::new("row".into(), [1.0])]).unwrap();
    let data = frame.lazy().select([expr.alias("out")]).collect().unwrap();
    data.column("out").unwrap().get(0).unwrap().into_static()
}

fn numbers(values: &[Option<f64>]) -> LazyFrame {
    let column = Column::new("x".into(), values);
    DataFrame::new(values.len(), vec![column]).unwrap().lazy()
}

fn out<T>(rows: LazyFrame, expr: Expr, read: impl Fn(&Column) -> T) -> T {
    read(rows.select([expr.alias("out")]).collect().unwrap().column("out").unwrap())
}

fn ranks(values: &[Option<f64>], method: RankMethod, descending: bool) -> Vec<Option<u32>> {
    let rank = col("x").rank(RankOptions { method, descending }, None);
    out(numbers(values), rank, |column| column.u32().unwrap().iter().collect())
}

fn sorted(descending: bool, nulls_last: bool) -> Vec<Option<f64>> {
    let options = SortMultipleOptions {
        descending: vec![descending],
        nulls_last: vec![nulls_last],
        ..Default::default()
    };
    let rows = numbers(&[Some(1.0), None, Some(2.0)]).sort_by_exprs([col("x")], options);
    out(rows, col("x"), |column| column.f64().unwrap().iter().collect())
}

#[test]
fn a_zero_divisor_gives_infinity() {
    assert_eq!(one(lit(1.0) / lit(0.0)), AnyValue::Float64(f64::INFINITY));
    assert_eq!(one(super::functions::finite(lit(1.0) / lit(0.0))), AnyValue::Null);
    assert_eq!(one(super::functions::finite(lit(0.0) / lit(0.0))), AnyValue::Null);
}

#[test]
fn a_constant_divisor_is_taken_by_its_reciprocal() {
    let figures = || numbers(&[Some(123_456.78), Some(0.0)]);
    let first = |expr: Expr| out(figures(), expr, |c| c.f64().unwrap().get(0));
    assert_ne!(first(col("x") / lit(10_000.0)), Some(12.345678));
    assert_eq!(first(super::functions::divide(col("x"), lit(10_000.0))), Some(12.345678));
}

#[test]
fn the_sum_of_nothing_is_zero() {
    let sum = |values| out(numbers(values), col("x").sum(), |c| c.f64().unwrap().get(0));
    assert_eq!(sum(&[]), Some(0.0));
    assert_eq!(sum(&[None, None]), Some(0.0));
}

#[test]
fn halves_round_away_from_zero_by_their_decimal() {
    assert_eq!(one(super::functions::round(lit(2.5), 0)), AnyValue::Float64(3.0));
    assert_eq!(one(super::functions::round(lit(1.005), 2)), AnyValue::Float64(1.01));
    assert_eq!(one(super::functions::round(lit(-2.5), 0)), AnyValue::Float64(-3.0));
}

#[test]
fn the_remainder_has_the_sign_of_the_divisor() {
    assert_eq!(one(lit(-7.0) % lit(3.0)), AnyValue::Float64(2.0));
    assert_eq!(one(super::functions::remainder(lit(-7.0), lit(3.0))), AnyValue::Float64(-1.0));
    assert_eq!(one(super::functions::remainder(lit(7.0), lit(0.0))), AnyValue::Null);
}

#[test]
fn a_default_rank_is_dense_and_ascending() {
    let default = RankOptions::default();
    assert_eq!((default.method, default.descending), (RankMethod::Dense, false));
}

#[test]
fn equal_keys_share_a_rank_and_nulls_have_none() {
    let keys = [Some(3.0), Some(5.0), None, Some(5.0), Some(1.0)];
    let [one, two, three, four] = [Some(1), Some(2), Some(3), Some(4)];
    assert_eq!(ranks(&keys, RankMethod::Min, true), [three, one, None, one, four]);
    assert_eq!(ranks(&keys, RankMethod::Dense, true), [two, one, None, one, three]);
    assert_eq!(ranks(&keys, RankMethod::Min, false), [two, three, None, three, one]);
}

#[test]
fn an_ordinal_rank_goes_by_the_rows_as_they_stand() {
    let keys = [Some(5.0), Some(5.0), Some(1.0)];
    assert_eq!(ranks(&keys, RankMethod::Ordinal, false), [Some(2), Some(3), Some(1)]);
}

#[test]
fn minus_zero_ranks_with_zero() {
    let keys = [Some(0.0), Some(-0.0), Some(1.0)];
    assert_eq!(ranks(&keys, RankMethod::Min, false), [Some(1), Some(1), Some(3)]);
}

#[test]
fn nulls_sort_first_both_ways_unless_told() {
    assert_eq!(sorted(false, false), [None, Some(1.0), Some(2.0)]);
    assert_eq!(sorted(true, false), [None, Some(2.0), Some(1.0)]);
    assert_eq!(sorted(false, true), [Some(1.0), Some(2.0), None]);
    assert_eq!(sorted(true, true), [Some(2.0), Some(1.0), None]);
}

#[test]
fn a_filter_drops_what_is_null_and_keeps_the_order() {
    let values = [Some(5.0), None, Some(1.0), Some(-1.0), Some(9.0)];
    let kept = numbers(&values).filter(col("x").gt(lit(0.0)));
    let kept: Vec<Option<f64>> = out(kept, col("x"), |c| c.f64().unwrap().iter().collect());
    assert_eq!(kept, [Some(5.0), Some(1.0), Some(9.0)]);
}

#[test]
fn truths_are_kleenes() {
    let null = || lit(NULL).cast(DataType::Boolean);
    assert_eq!(one(null().and(lit(false))), AnyValue::Boolean(false));
    assert_eq!(one(null().or(lit(true))), AnyValue::Boolean(true));
    assert_eq!(one(null().and(lit(true))), AnyValue::Null);
    assert_eq!(one(null().not()), AnyValue::Null);
}

/// A whole-number literal is an `Int32` that grows as it likes, so codes are typed literals.
#[test]
fn a_literal_has_no_type_of_its_own() {
    assert!(matches!(one(lit(3_u32)), AnyValue::Int32(3)));
    assert!(matches!(one(lit(Scalar::from(3_u32))), AnyValue::UInt32(3)));
}
