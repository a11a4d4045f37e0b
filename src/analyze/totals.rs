//! Totals that are right: amounts are summed, ratios are Σ/Σ over the districts that have both
//! parts, growth goes through its bases, and what has no total is refused with the reason.

use super::arithmetic::arithmetic;
use super::formula::{Rounded, growth, schedule, sum, where_present};
use super::measure::{Reading, adds_up, exists, has_schedule, may_be_added, measure};
use super::parts::{and, present, where_true};
use super::scope::{Scope, walk};
use crate::catalog::{Indicator, IndicatorId, Kind, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ArithmeticOperator as Op, ColumnId, Expr, ExprKind, Move, TypeKind};
use crate::source::Span;
use crate::text::{Text, joined, text};
use crate::units::Mismatch;

/// The total of a measure over the population.
///
/// # Errors
/// [`Code::NotTotalled`] with the reason, where a total has no meaning.
pub(super) fn total(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    span: Span,
) -> Result<Expr> {
    if let Some(refusal) = no_total(scope, indicator, which, span) {
        return Err(refusal.into());
    }
    let usual = |scope: &mut Scope, which| {
        scope.of_rows(|scope| measure(scope, indicator, which, Reading::Usual, span))
    };
    let formula = match which {
        Measure::Progress => {
            let (actual, target) = (usual(scope, Measure::Actual)?, usual(scope, Measure::Target)?);
            match scope.indicator(indicator).lower_is_better {
                true => ratio(scope, target, actual, span),
                false => ratio(scope, actual, target, span),
            }
        }
        Measure::Yoy => {
            let (actual, base) = (usual(scope, Measure::Actual)?, usual(scope, Measure::Base)?);
            ratio(scope, actual, base, span).and_then(|ratio| growth(ratio, span))
        }
        Measure::Schedule => return Ok(schedule(scope, Rounded::No, span)),
        Measure::Gap | Measure::Pace => {
            let progress = total(scope, indicator, Measure::Progress, span)?;
            let due = schedule(scope, Rounded::No, span);
            let operator = if which == Measure::Gap { Op::Subtract } else { Op::Divide };
            arithmetic(operator, progress, due, span)
        }
        Measure::Actual if scope.indicator(indicator).parts.is_some() => {
            let Some((above, below)) = scope.indicator(indicator).parts else {
                let reason = text!("it has no parts", "它没有组成部分");
                return Err(refused(scope, indicator, which, &reason, span).into());
            };
            let actual = |scope: &mut Scope, part| {
                scope.of_rows(|scope| measure(scope, part, Measure::Actual, Reading::Usual, span))
            };
            let (above, below) = (actual(scope, above)?, actual(scope, below)?);
            ratio(scope, above, below, span)
        }
        _ => {
            let figure = usual(scope, which)?;
            Ok(summed(scope, figure, span))
        }
    };
    formula.map_err(|mismatch| {
        let (left, right) = (mismatch.left, mismatch.right);
        let reason =
            text!("{left} does not meet {right}", "{left} 与 {right} 单位不符", left, right);
        refused(scope, indicator, which, &reason, span).into()
    })
}

/// The growth of a total by the actuals of both years, also where growths are printed: these may be
/// printed for the parent alone.
///
/// # Errors
/// What the actual has no total for.
pub(super) fn growth_of_actuals(
    scope: &mut Scope,
    indicator: IndicatorId,
    span: Span,
) -> Result<Expr> {
    if let Some(refusal) = no_total(scope, indicator, Measure::Actual, span) {
        return Err(refusal.into());
    }
    let usual = |scope: &mut Scope| {
        scope.of_rows(|scope| measure(scope, indicator, Measure::Actual, Reading::Usual, span))
    };
    let (actual, base) = (usual(scope)?, scope.then(&[Move::LastYear], usual)?);
    let growth = ratio(scope, actual, base, span).and_then(|ratio| growth(ratio, span));
    growth.map_err(|_| {
        let reason = text!("its units do not meet", "单位不符");
        refused(scope, indicator, Measure::Yoy, &reason, span).into()
    })
}

/// Whether an amount is one by each of something else, which does not add up however its unit reads:
/// 亿元 by 个.
pub(super) fn is_quotient(expr: &Expr) -> bool {
    let mut found = false;
    walk(expr, &mut |inner| {
        let ExprKind::Arithmetic(Op::Divide, _, below) = &inner.kind else { return };
        let mut of_rows = false;
        walk(below, &mut |one| {
            let figure = matches!(
                one.kind,
                ExprKind::Column(ColumnId::Figure(_)) | ExprKind::FigureAt { .. }
            );
            let counts = figure && adds_up(&super::arithmetic::unit_of(one));
            of_rows |= counts;
        });
        found |= of_rows;
    });
    found
}

/// The total of any other expression: only what may be added.
pub(super) fn total_of(scope: &mut Scope, expr: Expr, span: Span) -> Result<Expr> {
    match &expr.ty.kind {
        TypeKind::Quantity(_) if is_quotient(&expr) => {
            let message = text!("the total of a quotient has no meaning", "商的合计没有意义");
            let hint = text!(
                "write the quotient of the totals: total(…) / total(…); mean(…) is the plain mean",
                "写成合计之商：合计(…) / 合计(…)；平均(…) 是简单平均"
            );
            Err(Diagnostic::error(Code::NotTotalled, message)
                .at(expr.span)
                .label(expr.span, text!("a quotient", "商"))
                .hint(hint)
                .into())
        }
        TypeKind::Quantity(unit) if adds_up(unit) => Ok(summed(scope, expr, span)),
        kind => {
            let what = super::mismatch::in_words(kind);
            let message = text!("the total of {what} has no meaning", "{what}的合计没有意义", what);
            let hint = text!(
                "amounts and counts have totals; mean(…) is the plain mean",
                "金额和数量可以合计；平均(…) 是简单平均"
            );
            Err(Diagnostic::error(Code::NotTotalled, message)
                .at(expr.span)
                .label(expr.span, what)
                .hint(hint)
                .into())
        }
    }
}

/// True for the rows that a total of the measure is over: those that have all its parts. `None`
/// where it is over none (the schedule), or cannot be worked out.
pub(super) fn parts_of(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    span: Span,
) -> Result<Option<Expr>> {
    if !has_total(scope, indicator, which) {
        return Ok(None);
    }
    let parts: Vec<(IndicatorId, Measure)> = match (which, scope.indicator(indicator).parts) {
        (Measure::Schedule, _) => return Ok(None),
        (Measure::Progress | Measure::Gap | Measure::Pace, _) => {
            vec![(indicator, Measure::Actual), (indicator, Measure::Target)]
        }
        // A growth of -100% leaves no base, so the base is what has to be there.
        (Measure::Yoy, _) => vec![(indicator, Measure::Actual), (indicator, Measure::Base)],
        (Measure::Actual, Some((above, below))) => {
            vec![(above, Measure::Actual), (below, Measure::Actual)]
        }
        _ => vec![(indicator, which)],
    };
    let mut all: Option<Expr> = None;
    for (of, part) in parts {
        let present = present(&measure(scope, of, part, Reading::Usual, span)?);
        all = Some(match all {
            None => present,
            Some(others) => and(others, present),
        });
    }
    Ok(all)
}

/// Σ above / Σ below over the rows that have both.
fn ratio(scope: &mut Scope, above: Expr, below: Expr, span: Span) -> Result<Expr, Mismatch> {
    let above_present = where_present(above.clone(), &below);
    let below_present = where_present(below, &above);
    let above = summed(scope, above_present, span);
    let below = summed(scope, below_present, span);
    super::arithmetic::ratio(above, below, span)
}

/// The sum over the population; of an expression with several figures, over the rows that have all.
fn summed(scope: &mut Scope, figure: Expr, span: Span) -> Expr {
    let figure = match scope.together.clone() {
        Some(together) => where_true(together, figure),
        None => figure,
    };
    scope.aggregate(sum(figure), span)
}

/// Whether the total of a measure can be given.
pub(super) fn has_total(scope: &Scope, indicator: IndicatorId, which: Measure) -> bool {
    // The total of a growth is one of bases.
    let has_bases = which != Measure::Yoy || exists(scope, indicator, Measure::Base);
    has_bases && why_not(scope, indicator, which).is_none()
}

/// What is said of a measure that has no total.
pub(super) fn no_total(
    scope: &Scope,
    indicator: IndicatorId,
    which: Measure,
    span: Span,
) -> Option<Diagnostic> {
    let reason = why_not(scope, indicator, which)?;
    Some(refused(scope, indicator, which, &reason, span))
}

/// Why the total of a measure has no meaning, or cannot be worked out here.
fn why_not(scope: &Scope, indicator: IndicatorId, which: Measure) -> Option<Text> {
    let record = scope.indicator(indicator);
    let lacks = |needed: &[Measure]| {
        let missing: Vec<&Measure> =
            needed.iter().filter(|one| !exists(scope, indicator, **one)).collect();
        (!missing.is_empty()).then(|| {
            let missing = joined(missing, &text!(" and ", "和"));
            text!("it takes {missing}, which is not there", "缺少所需的{missing}", missing)
        })
    };
    match which {
        Measure::Schedule => None,
        Measure::Rank | Measure::PreviousRank => {
            Some(text!("ranks cannot be added", "位次不能相加"))
        }
        Measure::Movement => {
            Some(text!("what ranks move adds up to nothing", "位次变化相加没有意义"))
        }
        Measure::Contribution => Some(text!(
            "the contributions of all districts are 100%",
            "各地区的贡献率之和就是 100%"
        )),
        Measure::Pull => Some(text!(
            "the pulls of all districts add up to the growth: total(yoy)",
            "各地区的拉动之和就是总的增速：合计(同比)"
        )),
        Measure::Score => {
            Some(text!("scores of districts cannot be added", "各地区的得分不能相加"))
        }
        Measure::Share => {
            Some(text!("the shares of all districts are 100%", "各地区的占比之和就是 100%"))
        }
        Measure::Gap | Measure::Pace if !has_schedule(record) => {
            Some(text!("the indicator has no schedule", "这个指标没有序时进度"))
        }
        Measure::Progress | Measure::Gap | Measure::Pace => {
            lacks(&[Measure::Actual, Measure::Target]).or_else(|| no_amount(record))
        }
        Measure::Yoy => lacks(&[Measure::Actual]).or_else(|| no_amount(record)),
        Measure::Actual if record.kind == Kind::Rate && record.parts.is_some() => {
            (!super::measure::can_compute(scope, indicator, which))
                .then(|| text!("its parts are not there", "缺少它的组成部分"))
        }
        _ => lacks(&[which]).or_else(|| no_amount(record)),
    }
}

/// Why the amounts of an indicator are none that may be added.
fn no_amount(record: &Indicator) -> Option<Text> {
    if record.kind == Kind::Rate {
        return Some(text!(
            "a rate cannot be added, and the catalog does not state its parts",
            "比率不能相加，目录也没有写明它由什么相除"
        ));
    }
    let words = super::mismatch::unit_in_words(&record.unit);
    (!may_be_added(record, Measure::Actual))
        .then(|| text!("{words} cannot be added", "{words}不能相加", words))
}

fn refused(
    scope: &Scope,
    indicator: IndicatorId,
    which: Measure,
    reason: &Text,
    span: Span,
) -> Diagnostic {
    let message = text!(
        "the total {which} of {id} has no meaning: {reason}",
        "{id}的合计{which}没有意义：{reason}",
        which,
        id = scope.indicator(indicator),
        reason
    );
    let error = Diagnostic::error(Code::NotTotalled, message)
        .at(span)
        .label(span, text!("no total", "没有合计"));
    match exists(scope, indicator, which) {
        true => error.hint(text!(
            "mean({which}) is the plain mean over the districts",
            "平均({which}) 是各地区的简单平均",
            which
        )),
        false => error,
    }
}
