//! `compare domestic at 2023Q1 versus 2022Q1`, `compare 恒口, 瀛湖`

use super::frame;
use super::frame::Frame;
use super::list::{order, order_by};
use crate::analyze::arithmetic::{arithmetic, quantity, ratio, unit_of};
use crate::analyze::direction::lowest_is_best;
use crate::analyze::expression::figure;
use crate::analyze::formula::growth;
use crate::analyze::measure::{Reading, exists, is_printed, measure};
use crate::analyze::names::{self, Thing};
use crate::analyze::scope::Scope;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, both, columns, mismatch, nowhere};
use crate::catalog::{Best, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    ArithmeticOperator as Op, Basis, ColumnId, Expr, Move, OutputColumn, SortKey, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, Query};
use crate::text::{Language, Text, text};
use crate::units::{Dimension, Mismatch, Unit};

pub(super) const TAKES: &[&str] =
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
    let asked = asked(&frame);
    let order = match frame.clauses.by.and_then(Compared::named) {
        Some(compared) => compared.order(&mut frame, &asked),
        None => order(&mut frame),
    };
    let (((), order), columns) = both(both(filter, order), shown(&mut frame, &asked))?;
    let rows = frame.row_noun();
    Ok(Meaning::Table(Box::new(frame.table(columns, order, rows))))
}

/// What is compared.
enum What<'q> {
    Measure(IndicatorId, Measure, Span),
    Expression(&'q ast::Expr),
}

/// What a comparison works out of each figure, as a key: `by growth`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    Change,
    Growth,
}

impl Compared {
    /// The words above its columns, which are no names anywhere else.
    fn named(by: &ast::Expr) -> Option<Self> {
        let ast::ExprKind::Name(name) = &by.kind else { return None };
        match crate::catalog::key(&name.text()).as_str() {
            "change" | "变化" => Some(Self::Change),
            "growth" | "增速" => Some(Self::Growth),
            _ => None,
        }
    }

    /// The order along it: that of the first figure that has one.
    fn order(self, frame: &mut Frame, asked: &[What]) -> Result<Vec<SortKey>> {
        for what in asked {
            let sides = Sides::of(&mut frame.scope, what)?;
            let key = match self {
                Self::Change => Some(sides.change()?),
                Self::Growth => sides.growth()?,
            };
            if let Some(key) = key {
                let lowest = what.lowest_is_best(&frame.scope);
                let key = Expr { ty: number_of(&key), ..key };
                return Ok(order_by(frame, key, lowest));
            }
        }
        let span = frame.clauses.by.map_or_else(nowhere, |by| by.span);
        let message = text!("nothing that is compared here grows", "这里对比的数没有增速");
        let hint = text!(
            "amounts and counts have a growth; of a percent write by change",
            "金额和数量有增速；百分数写 `按 变化`"
        );
        Err(Diagnostic::error(Code::NoMeaning, message).at(span).hint(hint).into())
    }
}

/// A movement as the plain number that it is ordered by.
fn number_of(key: &Expr) -> Type {
    match key.ty.kind {
        TypeKind::Movement => quantity(Unit::NUMBER, true),
        _ => key.ty.clone(),
    }
}

/// A figure at both periods.
struct Sides {
    now: Expr,
    then: Expr,
    span: Span,
}

impl Sides {
    fn of(scope: &mut Scope, what: &What) -> Result<Self> {
        let read = |scope: &mut Scope| match what {
            What::Measure(indicator, which, span) => {
                measure(scope, *indicator, *which, Reading::Usual, *span)
            }
            What::Expression(expr) => figure(scope, expr),
        };
        let now = read(scope)?;
        let versus = scope.versus.clone();
        let then = scope.then(&versus, read)?;
        Ok(Self { now, then, span: what.span() })
    }

    /// Both as figures that can be reckoned with.
    fn numbers(&self) -> (Expr, Expr) {
        let number = |one: &Expr| match one.ty.kind {
            TypeKind::Rank => Expr { ty: quantity(Unit::NUMBER, true), ..one.clone() },
            _ => one.clone(),
        };
        (number(&self.now), number(&self.then))
    }

    /// What has changed; of ranks, the places moved up: a rank that is lower than before is a move up.
    fn change(&self) -> Result<Expr> {
        let (now, then) = self.numbers();
        let change = match self.now.ty.kind {
            TypeKind::Rank => arithmetic(Op::Subtract, then, now, self.span).map(|change| Expr {
                ty: Type { kind: TypeKind::Movement, nullable: true },
                ..change
            }),
            _ => arithmetic(Op::Subtract, now, then, self.span),
        };
        change.map_err(|wrong| self.of_units(wrong))
    }

    /// The growth in percent, of what has one.
    fn growth(&self) -> Result<Option<Expr>> {
        let (now, then) = self.numbers();
        let amount = matches!(
            unit_of(&now).dimension,
            Dimension::Money(_) | Dimension::Count(_) | Dimension::Other(_)
        );
        if !amount {
            return Ok(None);
        }
        let grown = ratio(now, then, self.span).and_then(|ratio| growth(ratio, self.span));
        grown.map(Some).map_err(|wrong| self.of_units(wrong))
    }

    fn of_units(&self, wrong: Mismatch) -> Vec<Diagnostic> {
        let (now, then) = self.numbers();
        mismatch::units(wrong, &now, &then, self.span).into()
    }
}

impl What<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Measure(_, _, span) => *span,
            Self::Expression(expr) => expr.span,
        }
    }

    /// Whether less of it is better: the lowest change and growth are first then.
    fn lowest_is_best(&self, scope: &Scope) -> bool {
        match self {
            Self::Measure(_, Measure::Rank, _) => false,
            Self::Measure(indicator, which, _) => {
                scope.indicator(*indicator).usual_best(*which) == Best::Lowest
            }
            Self::Expression(expr) => lowest_is_best(scope, expr),
        }
    }
}

/// What a comparison is of: what `show` says, or the usual figures.
fn asked<'q>(frame: &Frame<'q>) -> Vec<What<'q>> {
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
    asked
}

fn shown(frame: &mut Frame, asked: &[What]) -> Result<Vec<OutputColumn>> {
    let mut found = frame.partition_columns();
    found.push(columns::key("district", ColumnId::District, &frame.scope.catalog.nouns));
    for one in asked {
        found.extend(side_by_side(frame, one)?);
    }
    Ok(found)
}

/// The columns of one figure: now, then, what has changed, and of an amount the growth.
fn side_by_side(frame: &mut Frame, what: &What) -> Result<Vec<OutputColumn>> {
    let scope = &mut frame.scope;
    let (name, label, printed) = match what {
        What::Measure(indicator, which, _) => (
            columns::name_of(scope, *indicator, *which),
            columns::label_of(scope, *indicator, *which),
            *which != Measure::Rank && is_printed(scope, *indicator, *which),
        ),
        What::Expression(expr) => (expr.to_string(), expr.text_in_both(), false),
    };
    let sides = Sides::of(scope, what)?;
    let basis = if printed { Basis::Published } else { Basis::Computed };
    let mut found = vec![match what {
        What::Measure(indicator, which, span) => {
            columns::of_measure(scope, *indicator, *which, *span)?
        }
        What::Expression(_) => {
            let (name, now, label) = (name.clone(), sides.now.clone(), label.clone());
            OutputColumn { label, ..columns::of_expr(scope, name, now, basis) }
        }
    }];
    let mut beside = |what: &Text, expr, basis| {
        let name = format!("{name} {}", what.in_language(Language::English));
        let label = text!("{label} {what}", "{label}{what}", label, what);
        let column = columns::of_expr(scope, name, expr, basis);
        found.push(OutputColumn { label, ..column });
    };
    beside(&text!("then", "（对比期）"), sides.then.clone(), basis);
    beside(&text!("change", "变化"), sides.change()?, Basis::Computed);
    if let Some(growth) = sides.growth()? {
        beside(&text!("growth", "增速"), growth, Basis::Computed);
    }
    Ok(found)
}
