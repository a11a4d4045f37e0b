//! Expressions as written to typed expressions of the plan.

use super::arithmetic::{arithmetic, is_quantity, number, quantity, truth, unit_of};
use super::comparison::{compare, matching};
use super::define::expanded;
use super::literal::{fit, fitted};
use super::measure::{Reading, measure};
use super::names::{self, Thing};
use super::scope::{Scope, column};
use super::vocabulary::{Definition, Vocabulary};
use super::{both, mismatch, parts, time, totals};
use crate::catalog::{Catalog, DistrictId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ArithmeticOperator, ColumnId, Comparison, Expr, ExprKind, Type, TypeKind};
use crate::source::Span;
use crate::syntax::ast::{self, BinaryOperator, Name, UnaryOperator};
use crate::text::{InLanguage, Text, alternatives, listed, text};
use std::sync::Arc;

/// A condition: an expression of type truth.
///
/// # Errors
/// Those of the expression; [`Code::TypeMismatch`] when it is no condition.
pub(super) fn condition(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    let typed = expression(scope, expr)?;
    if typed.ty.kind == TypeKind::Truth {
        return Ok(typed);
    }
    Err(mismatch::expected(&text!("a condition", "条件"), &typed)
        .hint(text!("compare it with something: … > …, … = …", "请与某个值比较：… > …、… = …"))
        .into())
}

/// An expression.
///
/// # Errors
/// Unknown names, types and units that do not meet.
pub(super) fn expression(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    let span = expr.span;
    match &expr.kind {
        ast::ExprKind::Quantity(quantity) => {
            Ok(number(quantity.value.to_f64(), quantity.unit.clone(), span))
        }
        ast::ExprKind::Text(text) => {
            Ok(constant(ExprKind::Text(text.clone()), TypeKind::Text, span))
        }
        ast::ExprKind::Period(period) => {
            Ok(constant(ExprKind::Period(*period), TypeKind::Period, span))
        }
        ast::ExprKind::Truth(value) => Ok(constant(ExprKind::Truth(*value), TypeKind::Truth, span)),
        ast::ExprKind::Name(name) => named(scope, name),
        ast::ExprKind::Unary(operator, operand) => unary(scope, *operator, operand, span),
        ast::ExprKind::Binary(operator, left, right) => binary(scope, *operator, left, right, span),
        ast::ExprKind::Between { value, low, high, negated } => {
            let above = compare(scope, Comparison::GreaterEqual, value, low, span);
            let below = compare(scope, Comparison::LessEqual, value, high, span);
            let (above, below) = both(above, below)?;
            Ok(negated_if(*negated, and(above, below, span)))
        }
        ast::ExprKind::In { value, choices, negated } => {
            let each =
                choices.iter().map(|choice| compare(scope, Comparison::Equal, value, choice, span));
            let any = super::all(each)?.into_iter().reduce(|a, b| or(a, b, span));
            let none = constant(ExprKind::Truth(false), TypeKind::Truth, span);
            Ok(negated_if(*negated, any.unwrap_or(none)))
        }
        ast::ExprKind::IsMissing { value, negated } => {
            let value = expression(scope, value)?;
            let kind = ExprKind::IsMissing(Box::new(value));
            Ok(negated_if(*negated, Expr { kind, ty: truth(false), span }))
        }
        ast::ExprKind::Match { value, operator, pattern, negated } => {
            matching(scope, value, *operator, pattern, span)
                .map(|found| negated_if(*negated, found))
        }
        ast::ExprKind::At { value, period } => {
            let moves = time::moves(period, scope.words)?;
            scope.then(&moves, |scope| expression(scope, value))
        }
        ast::ExprKind::Case { arms, otherwise } => {
            super::case::case(scope, arms, otherwise.as_deref(), span)
        }
        ast::ExprKind::Call { function, arguments } => {
            super::call::call(scope, function, arguments, span)
        }
    }
}

/// A name: a measure of the subject, `indicator.measure`, a group or district (true for its rows),
/// or a column that every row has.
fn named(scope: &mut Scope, name: &Name) -> Result<Expr> {
    let span = name.span;
    let (catalog, words) = (scope.catalog, scope.words);
    if let Some(found) = of_result(scope, name)? {
        return Ok(found);
    }
    if let Some(definition) = defined(name, words) {
        let focus = match name.parts.as_slice() {
            [indicator, _] => catalog.find_indicator(&indicator.text).into_iter().collect(),
            _ => vec![only_focus(scope, definition.name.as_str(), name)?],
        };
        return expanded(scope, &definition, focus, span);
    }
    if let [part] = name.parts.as_slice() {
        if let Some(param) = words.param(&part.text).filter(|it| !is_name(&it.value)) {
            return expression(scope, &param.value).map(|value| Expr { span, ..value });
        }
        // What was declared hides a measure of its name.
        if let Some(indicator) = words.defined_indicator(&part.text) {
            return only_measure(scope, indicator, name);
        }
        if let Some(which) = catalog.find_measure(&part.text) {
            let indicator = in_focus(scope, which, name)?;
            return taken(scope, indicator, which, span);
        }
    }
    match names::thing(name, words)? {
        Thing::Figure(indicator, which) => taken(scope, indicator, which, span),
        Thing::Indicator(indicator) => only_measure(scope, indicator, name),
        Thing::District(district) => Ok(membership(vec![district], span)),
        Thing::Group(group) => Ok(membership(super::members(catalog, group), span)),
        Thing::Level(level) => Ok(membership(at_level(catalog, &level), span)),
        Thing::Column(id) => Ok(column(id.clone(), column_type(&id), span)),
        // A measure of one word was taken above, and so were definitions and params.
        Thing::Measure(_)
        | Thing::Result(_)
        | Thing::Definition(_)
        | Thing::Param(_)
        | Thing::LeftOut => {
            let message =
                text!("{name} has no meaning here", "`{name}` 在此处没有意义", name = name.text());
            Err(Diagnostic::error(Code::NoMeaning, message).at(span).into())
        }
    }
}

fn is_name(expr: &ast::Expr) -> bool {
    matches!(expr.kind, ast::ExprKind::Name(_))
}

/// `lag`, `domestic.lag`: a measure that was defined.
pub(super) fn defined(name: &Name, words: &Vocabulary) -> Option<Arc<Definition>> {
    match name.parts.as_slice() {
        [one] => words.measure(&one.text).cloned(),
        [indicator, one] if words.catalog.find_indicator(&indicator.text).is_some() => {
            words.measure(&one.text).cloned()
        }
        _ => None,
    }
}

/// A column of the result that the rows are of. Where these are no districts, there is nothing
/// else.
fn of_result(scope: &Scope, name: &Name) -> Result<Option<Expr>> {
    // Where districts collapse into one row, a name is a total and no column of theirs.
    if scope.collapsing && scope.of_districts {
        return Ok(None);
    }
    let text = name.text();
    if scope.time().is_empty()
        && let Some(found) = scope.result_column(&text)
    {
        return Ok(Some(column(found.column.clone(), found.ty.clone(), name.span)));
    }
    if scope.of_districts {
        return Ok(None);
    }
    let names = listed(scope.columns.iter().map(|one| one.name.as_str()));
    let message = text!("the result has no column {text}", "结果中没有列 `{text}`", text);
    Err(Diagnostic::error(Code::UnknownName, message)
        .at(name.span)
        .label(name.span, super::not_known())
        .hint(text!("it has {names}", "它的列有：{names}", names))
        .into())
}

/// A measure where it stands: of the row, or, where rows collapse into one, its total.
fn taken(scope: &mut Scope, indicator: IndicatorId, which: Measure, span: Span) -> Result<Expr> {
    scope.mentions(indicator, which);
    if scope.collapsing {
        parts::names(scope, indicator, which, Reading::Usual, span)?;
        totals::total(scope, indicator, which, span)
    } else {
        measure(scope, indicator, which, Reading::Usual, span)
    }
}

/// The indicator that a bare measure is of.
pub(super) fn in_focus(scope: &Scope, which: Measure, name: &Name) -> Result<IndicatorId> {
    match scope.focus.as_slice() {
        [first, ..] if which == Measure::Schedule => Ok(*first),
        _ => only_focus(scope, &which, name),
    }
}

/// The one indicator in focus, for `measure`, which is written as `name`.
fn only_focus(
    scope: &Scope,
    measure: &(impl InLanguage + ?Sized),
    name: &Name,
) -> Result<IndicatorId> {
    let text = name.text();
    match scope.focus.as_slice() {
        [one] => Ok(*one),
        [] => {
            let message = text!("{text} of which indicator?", "哪个指标的 `{text}`？", text);
            Err(Diagnostic::error(Code::AmbiguousName, message)
                .at(name.span)
                .hint(text!("write indicator.{measure}", "写作：指标.{measure}", measure))
                .into())
        }
        several => {
            let choices = alternatives(several.iter().map(|one| {
                text!("{one}.{measure}", "{one}.{measure}", one = scope.indicator(*one), measure)
            }));
            let message = text!(
                "{text} of which of the {count} subjects?",
                "共有 {count} 个指标，`{text}` 指哪一个的？",
                text,
                count = several.len()
            );
            Err(Diagnostic::error(Code::AmbiguousName, message)
                .at(name.span)
                .label(name.span, text!("could be of each", "每个指标都有"))
                .hint(text!("write {choices}", "写作 {choices}", choices))
                .into())
        }
    }
}

/// An indicator as an expression: good where it has one measure only.
fn only_measure(scope: &mut Scope, indicator: IndicatorId, name: &Name) -> Result<Expr> {
    let record = scope.indicator(indicator);
    if scope.words.formula(indicator).is_some() {
        return taken(scope, indicator, Measure::Actual, name.span);
    }
    if let [only] = record.published.as_slice() {
        return taken(scope, indicator, only.measure, name.span);
    }
    let choices = listed(record.published.iter().map(|one| {
        text!("{record}.{measure}", "{record}.{measure}", record, measure = one.measure)
    }));
    let message = text!("which measure of {name}?", "`{name}` 的哪个度量？", name = name.text());
    Err(Diagnostic::error(Code::TypeMismatch, message)
        .at(name.span)
        .label(name.span, text!("an indicator with several measures", "这个指标有多个度量"))
        .hint(text!("write one of {choices}", "写其中一个：{choices}", choices))
        .into())
}

/// The districts that a name stands for: itself, the members of a group, those of a level.
///
/// # Errors
/// [`Code::TypeMismatch`] when it stands for no districts.
pub(super) fn districts_of(name: &Name, words: &Vocabulary) -> Result<Vec<DistrictId>> {
    match names::thing(name, words)? {
        Thing::District(district) => Ok(vec![district]),
        Thing::Group(group) => Ok(super::members(&words.catalog, group)),
        Thing::Level(level) => Ok(at_level(&words.catalog, &level)),
        other => {
            let (text, what) = (name.text(), names::in_words(&other));
            let message = text!(
                "a {noun} is needed here, and {text} is {what}",
                "此处需要{noun}，而 `{text}` 是{what}",
                noun = words.catalog.nouns.one(),
                text,
                what
            );
            let wrong =
                Diagnostic::error(Code::TypeMismatch, message).at(name.span).label(name.span, what);
            Err(match other {
                // Its districts are known when it has run, and a plan says beforehand whose rows it reads.
                Thing::Result(_) => wrong.hint(text!(
                    "a result is a subject itself: list {text} show foreign.actual",
                    "结果本身就是查询对象：列出 {text} 显示 外资.实际",
                    text
                )),
                _ => wrong,
            }
            .into())
        }
    }
}

fn at_level(catalog: &Catalog, level: &str) -> Vec<DistrictId> {
    let districts = catalog.districts.iter().enumerate();
    districts.filter(|(_, one)| one.level == level).map(|(index, _)| DistrictId(index)).collect()
}

pub(super) fn membership(districts: Vec<DistrictId>, span: Span) -> Expr {
    Expr { kind: ExprKind::DistrictIn(districts), ty: truth(false), span }
}

pub(super) fn column_type(id: &ColumnId) -> Type {
    match id {
        ColumnId::District => Type { kind: TypeKind::District, nullable: false },
        ColumnId::Period => Type { kind: TypeKind::Period, nullable: false },
        ColumnId::Level => Type { kind: TypeKind::Text, nullable: false },
        _ => Type { kind: TypeKind::Text, nullable: true },
    }
}

fn unary(
    scope: &mut Scope,
    operator: UnaryOperator,
    operand: &ast::Expr,
    span: Span,
) -> Result<Expr> {
    match operator {
        UnaryOperator::Not => {
            let operand = condition(scope, operand)?;
            Ok(Expr { ty: operand.ty.clone(), kind: ExprKind::Not(Box::new(operand)), span })
        }
        UnaryOperator::Negate => {
            let operand = expression(scope, operand)?;
            if !is_quantity(&operand) {
                return Err(mismatch::expected(&a_figure(), &operand).into());
            }
            if let ExprKind::Number(value) = operand.kind {
                return Ok(Expr { kind: ExprKind::Number(-value), ty: operand.ty, span });
            }
            Ok(Expr { ty: operand.ty.clone(), kind: ExprKind::Negate(Box::new(operand)), span })
        }
    }
}

fn binary(
    scope: &mut Scope,
    operator: BinaryOperator,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
) -> Result<Expr> {
    let arithmetic =
        |operator| move |scope: &mut Scope| calculate(scope, operator, left, right, span);
    match operator {
        BinaryOperator::Add => arithmetic(ArithmeticOperator::Add)(scope),
        BinaryOperator::Subtract => arithmetic(ArithmeticOperator::Subtract)(scope),
        BinaryOperator::Multiply => arithmetic(ArithmeticOperator::Multiply)(scope),
        BinaryOperator::Divide => arithmetic(ArithmeticOperator::Divide)(scope),
        BinaryOperator::And => {
            let (left, right) = (condition(scope, left), condition(scope, right));
            both(left, right).map(|(left, right)| and(left, right, span))
        }
        BinaryOperator::Or => {
            let (left, right) = (condition(scope, left), condition(scope, right));
            both(left, right).map(|(left, right)| or(left, right, span))
        }
        BinaryOperator::Equal => compare(scope, Comparison::Equal, left, right, span),
        BinaryOperator::NotEqual => compare(scope, Comparison::NotEqual, left, right, span),
        BinaryOperator::Less => compare(scope, Comparison::Less, left, right, span),
        BinaryOperator::LessEqual => compare(scope, Comparison::LessEqual, left, right, span),
        BinaryOperator::Greater => compare(scope, Comparison::Greater, left, right, span),
        BinaryOperator::GreaterEqual => compare(scope, Comparison::GreaterEqual, left, right, span),
    }
}

fn calculate(
    scope: &mut Scope,
    operator: ArithmeticOperator,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
) -> Result<Expr> {
    let (left, right) = both(figure(scope, left), figure(scope, right))?;
    let additive = matches!(operator, ArithmeticOperator::Add | ArithmeticOperator::Subtract);
    let (left, right) = if additive { fitted(left, right) } else { (left, right) };
    let operands = (left.clone(), right.clone());
    arithmetic(operator, left, right, span)
        .map_err(|wrong| mismatch::units(wrong, &operands.0, &operands.1, span).into())
}

/// An operand of arithmetic: a quantity, or a rank as the plain number that it is.
pub(super) fn figure(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    as_figure(expression(scope, expr)?)
}

/// The same of an expression that is there.
pub(super) fn as_figure(typed: Expr) -> Result<Expr> {
    match typed.ty.kind {
        TypeKind::Quantity(_) => Ok(typed),
        TypeKind::Rank | TypeKind::Movement => {
            let ty = quantity(crate::units::Unit::NUMBER, typed.ty.nullable);
            Ok(Expr { ty, ..typed })
        }
        _ => Err(mismatch::expected(&a_figure(), &typed).into()),
    }
}

/// What arithmetic is done with.
pub(super) fn a_figure() -> Text {
    text!("a figure", "数值")
}

fn constant(kind: ExprKind, ty: TypeKind, span: Span) -> Expr {
    Expr { kind, ty: Type { kind: ty, nullable: false }, span }
}

fn and(left: Expr, right: Expr, span: Span) -> Expr {
    let ty = truth(left.ty.nullable || right.ty.nullable);
    Expr { kind: ExprKind::And(Box::new(left), Box::new(right)), ty, span }
}

pub(super) fn or(left: Expr, right: Expr, span: Span) -> Expr {
    let ty = truth(left.ty.nullable || right.ty.nullable);
    Expr { kind: ExprKind::Or(Box::new(left), Box::new(right)), ty, span }
}

pub(super) fn negated_if(negated: bool, expr: Expr) -> Expr {
    if !negated {
        return expr;
    }
    Expr { ty: expr.ty.clone(), span: expr.span, kind: ExprKind::Not(Box::new(expr)) }
}

/// Arguments of one call brought to the unit of the first that has one; bare numbers take it.
pub(super) fn to_one_unit(arguments: Vec<Expr>, span: Span) -> Result<Vec<Expr>> {
    let has_unit = |argument: &&Expr| unit_of(argument) != crate::units::Unit::NUMBER;
    let is_whole = |argument: &&Expr| has_unit(argument) && !unit_of(argument).is_bare_scale();
    let measured = arguments.iter().find(is_whole).or_else(|| arguments.iter().find(has_unit));
    let Some(measured) = measured.cloned() else { return Ok(arguments) };
    let unit = unit_of(&measured);
    super::all(arguments.into_iter().map(|argument| {
        let argument = fit(argument, &unit);
        let copy = argument.clone();
        super::arithmetic::in_unit(argument, &unit)
            .map_err(|wrong| mismatch::units(wrong.turned(), &measured, &copy, span).into())
    }))
}
