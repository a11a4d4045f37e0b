//! The columns of an answer: names, units, whether printed or computed, and how many decimals.

use super::arithmetic::{in_unit, unit_of};
use super::define::expanded;
use super::expression::{defined, expression};
use super::measure::{self, Reading, is_printed, stored_unit};
use super::mismatch;
use super::names::{self, Thing};
use super::scope::Scope;
use super::vocabulary::Definition;
use crate::catalog::{IndicatorId, Measure, Nouns};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Basis, ColumnId, Decimals, Expr, ExprKind, Move, OutputColumn, RowFunction, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, ShownColumn};
use crate::text::{Language, Text, text};
use crate::units::{self, Dimension, SpellingError, Unit};

/// A column that says which row it is.
pub(super) fn key(name: &str, column: ColumnId, nouns: &Nouns) -> OutputColumn {
    let (kind, chinese) = match column {
        ColumnId::District => (TypeKind::District, nouns.chinese.as_str()),
        ColumnId::Period => (TypeKind::Period, "期间"),
        ColumnId::Group => (TypeKind::Text, "组"),
        ColumnId::Level => (TypeKind::Text, "层级"),
        ColumnId::Parent => (TypeKind::Text, "上级"),
        _ => (TypeKind::Text, name),
    };
    OutputColumn {
        name: name.to_owned(),
        label: Text::made(name.to_owned(), chinese.to_owned()),
        column,
        ty: Type { kind, nullable: true },
        basis: Basis::Key,
        decimals: Decimals::Fixed(0),
    }
}

/// The name of a measure's column: with its indicator where there are several subjects.
pub(super) fn name_of(scope: &Scope, indicator: IndicatorId, which: Measure) -> String {
    // What was defined has one value, which goes by its name.
    if which == Measure::Actual && scope.words.formula(indicator).is_some() {
        return scope.indicator(indicator).id.clone();
    }
    match scope.focus.as_slice() {
        [one] if *one == indicator => which.id().to_owned(),
        _ => format!("{}.{}", scope.indicator(indicator).id, which.id()),
    }
}

/// What a reader sees above a measure's column.
pub(super) fn label_of(scope: &Scope, indicator: IndicatorId, which: Measure) -> Text {
    if which == Measure::Actual && scope.words.formula(indicator).is_some() {
        return Text::of(scope.indicator(indicator));
    }
    match scope.focus.as_slice() {
        [one] if *one == indicator => label_of_measure(scope, which),
        _ => {
            let which = label_of_measure(scope, which);
            text!("{one}.{which}", "{one}.{which}", one = scope.indicator(indicator), which)
        }
    }
}

/// What a reader calls a measure: of the rank that is compared with, when it was.
pub(super) fn label_of_measure(scope: &Scope, which: Measure) -> Text {
    match (which, scope.versus.as_slice()) {
        (Measure::PreviousRank, [Move::To(period)]) => {
            text!("rank {period}", "{period}排名", period)
        }
        (Measure::PreviousRank, [Move::LastYear]) => text!("rank last year", "去年同期排名"),
        _ => Text::of(&which),
    }
}

/// The name of an expression's column: of a name the identifier of what it stands for, in whichever
/// language it is written; of anything else its text.
pub(super) fn name_of_expr(scope: &Scope, expr: &ast::Expr) -> String {
    let thing = match &expr.kind {
        ast::ExprKind::Name(name) => names::thing(name, scope.words).ok(),
        _ => None,
    };
    match thing {
        Some(Thing::Figure(indicator, which)) => Some(name_of(scope, indicator, which)),
        Some(Thing::Column(id)) => names::identifier(&id).map(str::to_owned),
        _ => None,
    }
    .unwrap_or_else(|| expr.to_string())
}

/// What a reader sees above an expression's column.
pub(super) fn label_of_expr(scope: &Scope, expr: &ast::Expr) -> Text {
    let ast::ExprKind::Name(name) = &expr.kind else { return expr.text_in_both() };
    match names::thing(name, scope.words) {
        Ok(Thing::Figure(indicator, which)) => label_of(scope, indicator, which),
        Ok(Thing::Column(id)) => match names::identifier(&id) {
            Some(name) => key(name, id, &scope.catalog.nouns).label,
            None => expr.text_in_both(),
        },
        _ => expr.text_in_both(),
    }
}

/// The column of a measure, as a bare name reads it.
pub(super) fn of_measure(
    scope: &mut Scope,
    indicator: IndicatorId,
    which: Measure,
    span: Span,
) -> Result<OutputColumn> {
    let name = name_of(scope, indicator, which);
    let label = label_of(scope, indicator, which);
    if which != Measure::Rank && is_printed(scope, indicator, which) {
        let (figure, stored) = stored_unit(scope.catalog, indicator, which);
        scope.uses(figure);
        return Ok(OutputColumn {
            label,
            name,
            column: ColumnId::Figure(figure),
            ty: super::arithmetic::quantity(stored, true),
            basis: Basis::Published,
            decimals: Decimals::Printed(figure),
        });
    }
    let derived = [Measure::Rank, Measure::PreviousRank, Measure::Movement].contains(&which);
    let basis = if derived { Basis::Derived } else { Basis::Computed };
    let expr = measure::measure(scope, indicator, which, Reading::Usual, span)?;
    let mut column = OutputColumn { label, ..of_expr(scope, name, expr, basis) };
    if let (Measure::Movement, Some(rank)) = (which, scope.rank_of(indicator)) {
        // The rank says of a row without a movement whether it is new.
        column.decimals = Decimals::OfRank(rank);
    }
    Ok(column)
}

/// The column of an expression, with its name above it.
pub(super) fn of_expr(scope: &mut Scope, name: String, expr: Expr, basis: Basis) -> OutputColumn {
    let decimals = decimals(scope, &expr);
    let ty = expr.ty.clone();
    let column = scope.derive(expr);
    OutputColumn { label: Text::same(name.as_str()), name, column, ty, basis, decimals }
}

/// The columns of a `show` clause: a bare measure gives one for each subject.
///
/// # Errors
/// Those of the expressions; a unit that is not known or of another dimension.
pub(super) fn shown(scope: &mut Scope, columns: &[ShownColumn]) -> Result<Vec<OutputColumn>> {
    let each = columns.iter().map(|column| one_shown(scope, column));
    let each = super::all(each)?;
    let mut found: Vec<OutputColumn> = Vec::new();
    for (written, made) in columns.iter().zip(each) {
        for column in made {
            if found.iter().any(|known| known.name == column.name) {
                return Err(shown_twice(written.expr.span, &called(&column)).into());
            }
            found.push(column);
        }
    }
    Ok(found)
}

/// A column as it is spoken of: by its label, unless another unit sets it apart.
fn called(column: &OutputColumn) -> Text {
    match column.label.in_language(Language::English) == column.name {
        true => column.label.clone(),
        false => Text::same(column.name.as_str()),
    }
}

pub(super) fn shown_twice(span: Span, name: &Text) -> Diagnostic {
    let hint = text!(
        "a column is shown once; at is of the whole statement, not of one column",
        "一列只能显示一次；`在` 用于整个语句，而不是某一列"
    );
    Diagnostic::error(Code::NoMeaning, text!("{name} is shown twice", "`{name}` 显示了两次", name))
        .at(span)
        .label(span, text!("the second time", "第二次"))
        .hint(hint)
}

fn one_shown(scope: &mut Scope, shown: &ShownColumn) -> Result<Vec<OutputColumn>> {
    if let (ast::ExprKind::Name(name), None) = (&shown.expr.kind, &shown.unit) {
        if let Some(known) = scope.result_column(&name.text()) {
            return Ok(vec![known.clone()]);
        }
        if let Some(definition) = defined(name, scope.words) {
            return defined_columns(scope, &definition, name);
        }
    }
    let bare = match scope.of_districts {
        true => names::measure_named(&shown.expr, &scope.focus, scope.words),
        false => None,
    };
    if let (Some((indicators, which)), None) = (&bare, &shown.unit) {
        return super::all(
            indicators.iter().map(|one| of_measure(scope, *one, *which, shown.expr.span)),
        );
    }
    let Some(unit) = &shown.unit else {
        let expr = expression(scope, &shown.expr)?;
        let name = name_of_expr(scope, &shown.expr);
        let label = label_of_expr(scope, &shown.expr);
        let basis = basis(&shown.expr, &expr);
        return Ok(vec![OutputColumn { label, ..of_expr(scope, name, expr, basis) }]);
    };
    let unit = parse_unit(unit)?;
    let Some((indicators, which)) = bare else {
        let expr = expression(scope, &shown.expr)?;
        let name = name_of_expr(scope, &shown.expr);
        let label = label_of_expr(scope, &shown.expr);
        return Ok(vec![resized(scope, (&name, label), expr, &unit, Basis::Computed)?]);
    };
    super::all(indicators.into_iter().map(|one| {
        let expr = measure::measure(scope, one, which, Reading::Usual, shown.expr.span)?;
        let basis = if is_printed(scope, one, which) { Basis::Published } else { Basis::Computed };
        let (name, label) = (name_of(scope, one, which), label_of(scope, one, which));
        resized(scope, (&name, label), expr, &unit, basis)
    }))
}

/// `show lag`: a column for each subject; `show domestic.lag`: one.
fn defined_columns(
    scope: &mut Scope,
    definition: &Definition,
    name: &ast::Name,
) -> Result<Vec<OutputColumn>> {
    let focus = match name.parts.as_slice() {
        [indicator, _] => scope.catalog.find_indicator(&indicator.text).into_iter().collect(),
        _ => scope.focus.clone(),
    };
    super::all(focus.into_iter().map(|one| {
        let expr = expanded(scope, definition, vec![one], name.span)?;
        let (record, defined) = (scope.indicator(one), definition.name.as_str());
        let (column, label) = match scope.focus.as_slice() {
            [only] if *only == one => (defined.to_owned(), Text::same(defined)),
            _ => (
                format!("{}.{defined}", record.id),
                text!("{record}.{defined}", "{record}.{defined}", record, defined),
            ),
        };
        let basis = if expr.ty.kind == TypeKind::Rank { Basis::Derived } else { Basis::Computed };
        Ok(OutputColumn { label, ..of_expr(scope, column, expr, basis) })
    }))
}

/// A column in the unit that `in` asks for: its name without the unit, and its label.
pub(super) fn resized(
    scope: &mut Scope,
    (name, label): (&str, Text),
    expr: Expr,
    unit: &Unit,
    basis: Basis,
) -> Result<OutputColumn> {
    let copy = expr.clone();
    let expr = in_unit(expr, unit).map_err(|_| {
        let words = mismatch::in_words(&copy.ty.kind);
        let message =
            text!("{words} cannot be shown in {unit}", "{words}不能以 {unit} 显示", words, unit);
        Diagnostic::error(Code::UnitMismatch, message).at(copy.span).label(copy.span, words)
    })?;
    // Under a name of its own, so that it can stand beside the same figure in its usual size.
    let column = of_expr(scope, format!("{name} in {unit}"), expr, basis);
    Ok(OutputColumn { label, ..column })
}

pub(super) fn parse_unit(name: &ast::Name) -> Result<Unit> {
    units::parse_unit(&name.text()).map_err(|wrong| unknown_unit(name.span, &wrong).into())
}

/// A unit that is not known, with those that are near.
fn unknown_unit(span: Span, wrong: &SpellingError) -> Diagnostic {
    Diagnostic::error(Code::UnknownUnit, wrong.in_words()).at(span).label(span, super::not_known())
}

/// Where a shown expression comes from: the print, the row's own keys, or work.
pub(super) fn basis(written: &ast::Expr, expr: &Expr) -> Basis {
    let is_key = |id: &ColumnId| {
        matches!(
            id,
            ColumnId::District
                | ColumnId::Group
                | ColumnId::Level
                | ColumnId::Parent
                | ColumnId::Period
        )
    };
    match (&written.kind, &expr.kind) {
        (_, ExprKind::Column(id)) if is_key(id) => Basis::Key,
        (_, ExprKind::Column(ColumnId::Figure(_))) => Basis::Published,
        _ => Basis::Computed,
    }
}

/// The decimals that a quotient has at least: whole 亿元 over months are not whole.
const OF_QUOTIENTS: i8 = 2;

/// How many decimals to show: what `round` rounds to; percents and points two; amounts and plain
/// numbers the most that any of their inputs of the same dimension prints; quotients and means not
/// fewer than two of the unit that is printed.
pub(super) fn decimals(scope: &Scope, expr: &Expr) -> Decimals {
    let TypeKind::Quantity(unit) = &expr.ty.kind else { return Decimals::Fixed(0) };
    if let ExprKind::Column(ColumnId::Figure(figure)) = &expr.kind {
        return Decimals::Printed(*figure);
    }
    if let ExprKind::Call(RowFunction::Round, arguments) = &expr.kind
        && let Some(ExprKind::Number(places)) = arguments.get(1).map(|places| &places.kind)
    {
        // The analysis of `round` lets through whole numbers from 0 to 12.
        return Decimals::Fixed(*places as u8);
    }
    match unit.dimension {
        Dimension::Percent | Dimension::Points => return Decimals::Fixed(2),
        Dimension::Number if is_count(expr) => return Decimals::Fixed(0),
        _ => {}
    }
    let own = unit_of(expr).power;
    let inputs = scope.inputs(expr).into_iter().filter_map(|(figure, power)| {
        let (_, stored) = stored_unit(scope.catalog, figure.indicator, figure.measure);
        let alike = stored.same_dimension(unit);
        alike.then(|| (figure, own.saturating_sub(power)))
    });
    let figures: Vec<_> = inputs.collect();
    let Some(finest) = figures.iter().map(|(_, shift)| *shift).max() else {
        return Decimals::Fixed(2);
    };
    let least = match scope.divides(expr) {
        // In a smaller unit the two are of the one that is printed: 1.29亿元 are 12900万元.
        true => u8::try_from(OF_QUOTIENTS.saturating_add(finest.min(0))).unwrap_or(0),
        false => 0,
    };
    Decimals::MostOf { figures, least }
}

/// A column made by counting holds whole numbers.
fn is_count(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Column(ColumnId::Made(_))) && !expr.ty.nullable
}
