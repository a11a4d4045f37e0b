//! Calls: aggregates over the population, functions within a row, the two faces of a measure.

use super::arithmetic::{quantity, ratio, unit_of};
use super::expression::{expression, figure, in_focus, to_one_unit};
use super::functions::{self, FUNCTIONS, Function, FunctionEntry};
use super::measure::{Reading, may_be_added, measure};
use super::names;
use super::scope::Scope;
use super::{mismatch, parts, totals};
use crate::catalog::{IndicatorId, Measure, near};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Aggregate, AggregateFunction, Expr, ExprKind, Move, RowFunction, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast;
use crate::text::{Text, listed, text};
use crate::units::Unit;

/// `mean(progress)`, `min(a, b)`, `published(progress)`.
///
/// # Errors
/// An unknown function, a wrong number or kind of arguments.
pub(super) fn call(
    scope: &mut Scope,
    name: &ast::Name,
    arguments: &[ast::Expr],
    span: Span,
) -> Result<Expr> {
    let Some(entry) = functions::find(&name.text()) else {
        return Err(unknown(name).into());
    };
    let takes = |count: std::ops::RangeInclusive<usize>| {
        if count.contains(&arguments.len()) {
            Ok(())
        } else {
            Err(wrong_count(entry, arguments, span))
        }
    };
    let own = |scope: &mut Scope, function, one| {
        let (found, rows) = parts::apart(scope, |scope| match function {
            None => total(scope, one, span),
            Some(function) => aggregate(scope, function, one, span),
        })?;
        if scope.parts.is_some() {
            let rows = rows.present(scope, span)?;
            parts::is_over(scope, called(entry, one), rows);
        }
        Ok(found)
    };
    match (entry.function, arguments) {
        (Function::Total, [one]) => own(scope, None, one),
        (Function::Share, [one]) => parts::apart(scope, |scope| share(scope, one, span)),
        (Function::Aggregate(function), [one]) => own(scope, Some(function), one),
        (Function::Min, [one]) => own(scope, Some(AggregateFunction::Min), one),
        (Function::Max, [one]) => own(scope, Some(AggregateFunction::Max), one),
        (Function::Min, [_, _, ..]) => within_row(scope, RowFunction::Least, arguments, span),
        (Function::Max, [_, _, ..]) => within_row(scope, RowFunction::Greatest, arguments, span),
        (Function::Row(RowFunction::FirstPresent), [_, ..]) => {
            within_row(scope, RowFunction::FirstPresent, arguments, span)
        }
        (Function::Row(RowFunction::Remainder), _) => {
            takes(2..=2)?;
            within_row(scope, RowFunction::Remainder, arguments, span)
        }
        (Function::Row(RowFunction::Abs), [_]) => {
            within_row(scope, RowFunction::Abs, arguments, span)
        }
        (Function::Row(RowFunction::Round), [value]) => round(scope, value, 0, span),
        (Function::Row(RowFunction::Round), [value, decimals]) => {
            let decimals = whole_number(decimals, entry)?;
            round(scope, value, decimals, span)
        }
        (Function::Previous, [one]) => {
            scope.then(&[Move::Previous { within_year: true }], |scope| expression(scope, one))
        }
        (Function::Published, [one]) => face(scope, entry, one, Reading::Published),
        (Function::Computed, [one]) => face(scope, entry, one, Reading::Computed),
        _ => Err(wrong_count(entry, arguments, span)),
    }
}

/// `mean(progress)`: what a function of its own is called where it is counted.
fn called(entry: &FunctionEntry, argument: &ast::Expr) -> Text {
    let argument = argument.text_in_both();
    text!("{entry}({argument})", "{entry}({argument})", entry, argument)
}

/// Over which rows an aggregate is.
enum Over {
    /// All.
    Every,
    /// Those that have this figure.
    Having(Expr),
    /// Those that have the parts of a total.
    Parts(IndicatorId, Measure),
}

impl Over {
    /// True for these rows; `None` where it is all.
    fn present(self, scope: &mut Scope, span: Span) -> Result<Option<Expr>> {
        match self {
            Self::Every => Ok(None),
            Self::Having(figure) => Ok(Some(parts::present(&figure))),
            Self::Parts(indicator, which) => parts::apart(scope, |scope| {
                scope.of_rows(|scope| totals::parts_of(scope, indicator, which, span))
            }),
        }
    }
}

/// `total(progress)` knows what it is the total of; any other expression must be an amount.
fn total(scope: &mut Scope, argument: &ast::Expr, span: Span) -> Result<(Expr, Over)> {
    if let Some((indicator, which)) = as_measure(scope, argument)? {
        scope.mentions(indicator, which);
        let found = totals::total(scope, indicator, which, span)?;
        return Ok((found, Over::Parts(indicator, which)));
    }
    let argument = scope.of_rows(|scope| figure(scope, argument))?;
    let rows = Over::Having(argument.clone());
    Ok((totals::total_of(scope, argument, span)?, rows))
}

/// `share(target)`: x / total(x), of what may be added.
fn share(scope: &mut Scope, argument: &ast::Expr, span: Span) -> Result<Expr> {
    let whole = match as_measure(scope, argument)? {
        Some((indicator, which)) if may_be_added(scope.indicator(indicator), which) => {
            if which == Measure::Actual {
                scope.reads(indicator, Measure::Share);
            }
            totals::total(scope, indicator, which, span)
        }
        _ => {
            let argument = scope.of_rows(|scope| figure(scope, argument))?;
            totals::total_of(scope, argument, span)
        }
    }?;
    let part = figure(scope, argument)?;
    let operands = (part.clone(), whole.clone());
    ratio(part, whole, span)
        .map_err(|wrong| mismatch::units(wrong, &operands.0, &operands.1, span).into())
}

/// The one measure that an argument names and nothing else.
fn as_measure(scope: &Scope, expr: &ast::Expr) -> Result<Option<(IndicatorId, Measure)>> {
    if !scope.of_districts {
        return Ok(None);
    }
    match (names::measure_named(expr, &scope.focus, scope.words), &expr.kind) {
        (Some((of, which)), ast::ExprKind::Name(name)) => match of.as_slice() {
            [one] => Ok(Some((*one, which))),
            _ => in_focus(scope, which, name).map(|one| Some((one, which))),
        },
        _ => Ok(None),
    }
}

/// An aggregate. A count is over all rows: what is not there is what it tells.
fn aggregate(
    scope: &mut Scope,
    function: AggregateFunction,
    argument: &ast::Expr,
    span: Span,
) -> Result<(Expr, Over)> {
    let whole = matches!(function, AggregateFunction::Min | AggregateFunction::Max);
    let argument = scope.of_rows(|scope| match function {
        AggregateFunction::Count => expression(scope, argument),
        // The lowest and highest rank are ranks; their mean is a number.
        _ if whole && is_rank(argument, scope) => expression(scope, argument),
        _ => figure(scope, argument),
    })?;
    if function == AggregateFunction::Mean && unit_of(&argument) == Unit::PERCENT {
        scope.warn(mean_of_percents(span));
    }
    let ty = match (&argument.ty.kind, function) {
        (_, AggregateFunction::Count) => quantity(Unit::NUMBER, false),
        (TypeKind::Rank, _) => Type { kind: TypeKind::Rank, nullable: true },
        _ => quantity(unit_of(&argument), true),
    };
    let rows = match function {
        AggregateFunction::Count => Over::Every,
        _ => Over::Having(argument.clone()),
    };
    Ok((scope.aggregate(Aggregate { function, argument, ty }, span), rows))
}

/// `mean(progress)`: seldom what is meant where districts differ in size.
fn mean_of_percents(span: Span) -> Diagnostic {
    let message = text!(
        "a mean of percentages counts every district alike, whatever its size",
        "对百分数取平均，不论大小，每个地区的权重都一样"
    );
    let hint = text!(
        "total(…) forms the ratio of the sums; median(…) is the middle one",
        "合计(…) 用合计数相除，中位数(…) 取居中的一个"
    );
    Diagnostic::warning(Code::MeanOfPercents, message).at(span).hint(hint)
}

fn is_rank(argument: &ast::Expr, scope: &Scope) -> bool {
    let named = names::measure_named(argument, &scope.focus, scope.words);
    named.is_some_and(|(_, which)| which == Measure::Rank)
}

fn within_row(
    scope: &mut Scope,
    function: RowFunction,
    arguments: &[ast::Expr],
    span: Span,
) -> Result<Expr> {
    let arguments = super::all(arguments.iter().map(|argument| figure(scope, argument)))?;
    let arguments = to_one_unit(arguments, span)?;
    let nullable = match function {
        RowFunction::FirstPresent => arguments.iter().all(|argument| argument.ty.nullable),
        RowFunction::Remainder => true,
        _ => arguments.iter().any(|argument| argument.ty.nullable),
    };
    let unit = arguments.first().map_or(Unit::NUMBER, unit_of);
    Ok(Expr { kind: ExprKind::Call(function, arguments), ty: quantity(unit, nullable), span })
}

fn round(scope: &mut Scope, value: &ast::Expr, decimals: u8, span: Span) -> Result<Expr> {
    let value = figure(scope, value)?;
    let ty = value.ty.clone();
    let decimals = super::arithmetic::number(f64::from(decimals), Unit::NUMBER, span);
    Ok(Expr { kind: ExprKind::Call(RowFunction::Round, vec![value, decimals]), ty, span })
}

/// The second argument of `round`: a whole number from 0 to 12, as written.
fn whole_number(expr: &ast::Expr, entry: &FunctionEntry) -> Result<u8> {
    let written = match &expr.kind {
        ast::ExprKind::Quantity(quantity) if quantity.unit == Unit::NUMBER => {
            quantity.value.to_string().parse().ok()
        }
        _ => None,
    };
    written.filter(|decimals| *decimals <= 12).ok_or_else(|| {
        let message = text!(
            "the decimals are a whole number from 0 to 12, as written",
            "小数位数须直接写成 0 到 12 的整数"
        );
        Diagnostic::error(Code::BadArguments, message)
            .at(expr.span)
            .hint(entry.signature.clone())
            .into()
    })
}

/// `published(progress)`, `computed(domestic.progress)`.
fn face(
    scope: &mut Scope,
    entry: &FunctionEntry,
    argument: &ast::Expr,
    reading: Reading,
) -> Result<Expr> {
    let Some((indicator, which)) = as_measure(scope, argument)? else {
        let message = text!(
            "{function} takes the name of a measure",
            "`{function}` 的括号里须是度量的名称",
            function = entry
        );
        return Err(Diagnostic::error(Code::BadArguments, message)
            .at(argument.span)
            .hint(entry.signature.clone())
            .into());
    };
    scope.mentions(indicator, which);
    if scope.collapsing {
        return face_of_total(scope, indicator, which, reading, argument.span);
    }
    let found = measure(scope, indicator, which, reading, argument.span)?;
    if which == Measure::Rank && found.ty.kind != TypeKind::Rank {
        return Ok(Expr { ty: Type { kind: TypeKind::Rank, nullable: true }, ..found });
    }
    Ok(found)
}

/// In a total: amounts are summed as they are printed or computed; a ratio is always computed.
fn face_of_total(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    reading: Reading,
    span: Span,
) -> Result<Expr> {
    parts::names(scope, indicator, which, reading, span)?;
    if may_be_added(scope.indicator(indicator), which) {
        let figure = scope.of_rows(|scope| measure(scope, indicator, which, reading, span))?;
        return totals::total_of(scope, figure, span);
    }
    match reading {
        Reading::Published => {
            let message =
                text!("printed figures of {which} cannot be added", "公布的{which}不能相加", which);
            let hint = text!(
                "{which} in a total is worked out from its parts",
                "合计的{which}由各组成部分算出",
                which
            );
            Err(Diagnostic::error(Code::NotTotalled, message).at(span).hint(hint).into())
        }
        _ => totals::total(scope, indicator, which, span),
    }
}

fn wrong_count(entry: &FunctionEntry, arguments: &[ast::Expr], span: Span) -> Vec<Diagnostic> {
    let given = match arguments.len() {
        0 => text!("no argument", "没有写参数"),
        1 => text!("one argument", "写了 1 个参数"),
        count => text!("{count} arguments", "写了 {count} 个参数", count),
    };
    let message =
        text!("{function} is given {given}", "`{function}` {given}", function = entry, given);
    Diagnostic::error(Code::BadArguments, message)
        .at(span)
        .hint(text!("write {signature}", "写作 {signature}", signature = &entry.signature))
        .into()
}

fn unknown(name: &ast::Name) -> Diagnostic {
    let text = name.text();
    let names = FUNCTIONS.iter().flat_map(|entry| entry.names.iter().copied());
    let near = near(&text, names.clone());
    let message = text!("no function is called {text}", "没有名为 `{text}` 的函数", text);
    let diagnostic = Diagnostic::error(Code::UnknownName, message)
        .at(name.span)
        .label(name.span, super::not_known());
    match near.first() {
        Some(first) => diagnostic.hint(names::near(&near)).replace(name.span, first.clone()),
        None => {
            let all = listed(FUNCTIONS);
            diagnostic.hint(text!("the functions are {all}", "函数有：{all}", all))
        }
    }
}
