//! Functions of a row's own values that Polars does not have, or has with another meaning.
//!
//! Each is one pass over its operands and names each operand once: a null test written as
//! `when(f(x)).then(f(x))` would double the expression at every level of nesting.

use super::round::round_decimal;
use polars::prelude::*;

/// `x` where it is a finite number, else missing. A zero divisor never gives a finite number, so
/// a quotient needs no test of its own.
pub fn finite(x: Expr) -> Expr {
    of_numbers(x, "finite", |value| Some(value).filter(|value| value.is_finite()))
}

/// `x` rounded half away from zero to so many decimals.
pub fn round(x: Expr, decimals: u8) -> Expr {
    of_numbers(x, "round_decimal", move |value| Some(round_decimal(value, decimals)))
}

fn of_numbers(
    x: Expr,
    name: &'static str,
    function: impl Fn(f64) -> Option<f64> + Send + Sync + 'static,
) -> Expr {
    let apply = move |column: Column| {
        let values = column.f64()?;
        let result: Float64Chunked = values.iter().map(|value| value.and_then(&function)).collect();
        Ok(result.with_name(column.name().clone()).into_column())
    };
    let output =
        |_: &Schema, field: &Field| Ok(Field::new(field.name().clone(), DataType::Float64));
    x.map_with_fmt_str(apply, output, name)
}

/// `a / b`, correctly rounded; missing where it is no finite number. Polars divides by a constant
/// by way of its reciprocal, which is another double.
pub fn divide(a: Expr, b: Expr) -> Expr {
    pairwise(a, b, |a, b| Some(a / b).filter(|quotient| quotient.is_finite()))
}

/// `x` to nine decimals, below a million.
pub fn settle(x: Expr) -> Expr {
    of_numbers(x, "settle", |value| Some(settled(value)))
}

/// What is compared in the stead of a figure that was worked out.
pub fn settled(value: f64) -> f64 {
    if value.abs() < 1e6 { (value * 1e9).round() / 1e9 } else { value }
}

/// The remainder of `a / b` with the sign of `a`; missing where `b` is zero.
pub fn remainder(a: Expr, b: Expr) -> Expr {
    pairwise(a, b, |a, b| Some(a % b).filter(|rest| rest.is_finite()))
}

/// The lower of two; missing where either is.
pub fn least(a: Expr, b: Expr) -> Expr {
    pairwise(a, b, |a, b| Some(if b < a { b } else { a }))
}

/// The higher of two; missing where either is.
pub fn greatest(a: Expr, b: Expr) -> Expr {
    pairwise(a, b, |a, b| Some(if b > a { b } else { a }))
}

fn pairwise(
    a: Expr,
    b: Expr,
    function: impl Fn(f64, f64) -> Option<f64> + Send + Sync + 'static,
) -> Expr {
    let apply = move |columns: &mut [Column]| {
        let [a, b] = columns else {
            polars_bail!(ComputeError: "a function of two operands got {}", columns.len());
        };
        let name = a.name().clone();
        let (a, b) = (a.f64()?, b.f64()?);
        let both = |a: Option<f64>, b: Option<f64>| function(a?, b?);
        let result: Float64Chunked = match (a.len(), b.len()) {
            (1, _) => b.iter().map(|b| both(a.get(0), b)).collect(),
            (_, 1) => a.iter().map(|a| both(a, b.get(0))).collect(),
            _ => a.iter().zip(b.iter()).map(|(a, b)| both(a, b)).collect(),
        };
        Ok(result.with_name(name).into_column())
    };
    let output = |_: &Schema, fields: &[Field]| {
        let name = fields.first().map(|field| field.name().clone()).unwrap_or_default();
        Ok(Field::new(name, DataType::Float64))
    };
    a.map_many(apply, &[b], output)
}

/// What `table` holds for each code of `x`: for each code a truth, a number or another code.
pub fn look_up<T: PolarsNumericType>(x: Expr, table: Vec<Option<T::Native>>) -> Expr
where
    ChunkedArray<T>: IntoColumn,
{
    let apply = move |column: Column| {
        let result: ChunkedArray<T> =
            column.u32()?.iter().map(|code| *table.get(code? as usize)?).collect();
        Ok(result.with_name(column.name().clone()).into_column())
    };
    let output =
        |_: &Schema, field: &Field| Ok(Field::new(field.name().clone(), T::get_static_dtype()));
    x.map_with_fmt_str(apply, output, "look_up")
}

/// Whether `table` holds true for each code of `x`.
pub fn test(x: Expr, table: Vec<bool>) -> Expr {
    let apply = move |column: Column| {
        let result: BooleanChunked =
            column.u32()?.iter().map(|code| table.get(code? as usize).copied()).collect();
        Ok(result.with_name(column.name().clone()).into_column())
    };
    let output =
        |_: &Schema, field: &Field| Ok(Field::new(field.name().clone(), DataType::Boolean));
    x.map_with_fmt_str(apply, output, "test")
}
