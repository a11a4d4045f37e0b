//! `compare domestic at 2023Q1 versus 2022Q1`, `compare 恒口, 瀛湖`

use super::frame;
use super::frame::Frame;
use super::list::order;
use crate::analyze::arithmetic::{arithmetic, quantity, ratio, unit_of};
use crate::analyze::expression::figure;
use crate::analyze::formula::growth;
use crate::analyze::measure::{Reading, exists, is_printed, measure};
use crate::analyze::names::{self, Thing};
use crate::analyze::scope::Scope;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, both, columns, mismatch};
use crate::catalog::{IndicatorId, Measure};
use crate::diagnostic::Result;
use crate::plan::{
    ArithmeticOperator as Op, Basis, ColumnId, Expr, Move, OutputColumn, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, Query};
use crate::text::{Language, Text, text};
use crate::units::{Dimension, Unit};

const TAKES: &[&str] =
    &["where", "among", "by", "asc", "desc", "top", "bottom", "per", "show", "at", "versus", "of"];

/// What a comparison shows by itself.
const USUAL: &[Measure] = &[Measure::Actual, Measure::Progress];

/// `compare …`: figures of two periods side by side, with what has changed; or the cards of
/// districts side by side. Without `versus`, the same period last year.
pub(in crate::analyze) fn compare(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let is_district =
        |name: &ast::Name| matches!(names::thing(name, words), Ok(Thing::District(_)));
    if query.subjects.iter().any(is_district) {
        return super::card::compared(query, words);
    }
    let mut frame = frame(query, TAKES, words)?;
    if frame.clauses.versus.is_none() && !frame.of_result {
        frame.scope.versus = vec![Move::LastYear];
    }
    frame.compares = true;
    frame.among()?;
    let filter = frame.filter();
    let order = order(&mut frame);
    let (((), order), columns) = both(both(filter, order), shown(&mut frame))?;
    let rows = frame.row_noun();
    Ok(Meaning::Table(Box::new(frame.table(columns, order, rows))))
}

/// What is compared.
enum What<'q> {
    Measure(IndicatorId, Measure, Span),
    Expression(&'q ast::Expr),
}

fn shown(frame: &mut Frame) -> Result<Vec<OutputColumn>> {
    let scope = &frame.scope;
    let mut asked = Vec::new();
    match frame.clauses.show {
        Some(show) => {
            for column in show {
                let expr = &column.expr;
                match names::measure_named(expr, &scope.focus, scope.words) {
                    Some((of, which)) => {
                        asked.extend(of.iter().map(|one| What::Measure(*one, which, expr.span)));
                    }
                    None => asked.push(What::Expression(expr)),
                }
            }
        }
        None => {
            for one in &scope.focus {
                let mut usual: Vec<Measure> =
                    USUAL.iter().copied().filter(|which| exists(scope, *one, *which)).collect();
                if usual.is_empty() {
                    usual.push(scope.indicator(*one).ranking.by);
                }
                let place = scope.place_of(*one);
                asked.extend(usual.into_iter().map(|which| What::Measure(*one, which, place)));
            }
        }
    }
    let mut found = frame.partition_columns();
    found.push(columns::key("district", ColumnId::District, &frame.scope.catalog.nouns));
    for one in asked {
        found.extend(side_by_side(frame, one)?);
    }
    Ok(found)
}

/// The columns of one figure: now, then, what has changed, and of an amount the growth.
fn side_by_side(frame: &mut Frame, what: What) -> Result<Vec<OutputColumn>> {
    let scope = &mut frame.scope;
    let versus = scope.versus.clone();
    let (name, label, span, printed) = match &what {
        What::Measure(indicator, which, span) => (
            columns::name_of(scope, *indicator, *which),
            columns::label_of(scope, *indicator, *which),
            *span,
            *which != Measure::Rank && is_printed(scope, *indicator, *which),
        ),
        What::Expression(expr) => {
            (expr.to_string(), Text::same(expr.to_string()), expr.span, false)
        }
    };
    let read = |scope: &mut Scope| match &what {
        What::Measure(indicator, which, span) => {
            measure(scope, *indicator, *which, Reading::Usual, *span)
        }
        What::Expression(expr) => figure(scope, expr),
    };
    let now = read(scope)?;
    let then = scope.then(&versus, read)?;
    let basis = if printed { Basis::Published } else { Basis::Computed };
    let mut found = vec![match &what {
        What::Measure(indicator, which, span) => {
            columns::of_measure(scope, *indicator, *which, *span)?
        }
        What::Expression(_) => columns::of_expr(scope, name.clone(), now.clone(), basis),
    }];
    let beside = |scope: &mut Scope, what: &Text, expr, basis| {
        let name = format!("{name} {}", what.in_language(Language::English));
        let label = text!("{label} {what}", "{label}{what}", label, what);
        OutputColumn { label, ..columns::of_expr(scope, name, expr, basis) }
    };
    found.push(beside(scope, &text!("then", "（对比期）"), then.clone(), basis));
    let places = now.ty.kind == TypeKind::Rank;
    let number = |one: Expr| match one.ty.kind {
        TypeKind::Rank => Expr { ty: quantity(Unit::NUMBER, true), ..one },
        _ => one,
    };
    let (now, then) = (number(now), number(then));
    let sides = (now.clone(), then.clone());
    let of_units = |wrong| mismatch::units(wrong, &sides.0, &sides.1, span);
    // A rank that is lower than before is a move up.
    let change = match places {
        true => arithmetic(Op::Subtract, then.clone(), now.clone(), span)
            .map(|change| Expr { ty: Type { kind: TypeKind::Movement, nullable: true }, ..change }),
        false => arithmetic(Op::Subtract, now.clone(), then.clone(), span),
    };
    let change = change.map_err(&of_units)?;
    found.push(beside(scope, &text!("change", "变化"), change, Basis::Computed));
    let amount = matches!(
        unit_of(&now).dimension,
        Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_)
    );
    if amount {
        let grown = ratio(now, then, span).and_then(|ratio| growth(ratio, span));
        let grown = grown.map_err(&of_units)?;
        found.push(beside(scope, &text!("growth", "增速"), grown, Basis::Computed));
    }
    Ok(found)
}
