//! `define` and `param`: names for expressions and for values.
//!
//! A definition is checked where it stands and analyzed anew wherever it is used, at the time and
//! in the focus that it is used in.

use super::expression::expression;
use super::measure::adds_up;
use super::scope::Scope;
use super::vocabulary::{Declaration, Definition, Param, Vocabulary};
use super::{mismatch, names};
use crate::catalog::{Indicator, IndicatorId, Kind, Measure, RankingRule, key};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{Expr, TypeKind};
use crate::source::Span;
use crate::syntax::ast::{self, NamePart};
use std::sync::Arc;

/// How deep definitions may stand in one another.
const DEPTH: usize = 32;

/// What a definition gives where it is used: in the focus of one indicator, or in none.
///
/// # Errors
/// Those of its expression, which may fit one indicator and not another.
pub(super) fn expanded(
    scope: &mut Scope,
    definition: &Definition,
    focus: Vec<IndicatorId>,
    span: Span,
) -> Result<Expr> {
    if scope.depth >= DEPTH {
        let message = format!("definitions nested deeper than {DEPTH} levels");
        return Err(Diagnostic::error(Code::NestedTooDeep, message).at(span).into());
    }
    let outer = std::mem::replace(&mut scope.focus, focus);
    scope.depth += 1;
    let found = expression(scope, &definition.expr);
    scope.depth -= 1;
    scope.focus = outer;
    found.map(|found| Expr { span, ..found }).map_err(|wrong| used_here(wrong, definition, span))
}

/// What is wrong with a definition where it is used names both places.
fn used_here(mut wrong: Vec<Diagnostic>, definition: &Definition, span: Span) -> Vec<Diagnostic> {
    for one in &mut wrong {
        if one.span != Some(span) {
            *one = one.clone().label(span, format!("{} is used here", definition.name));
        }
    }
    wrong
}

/// `define NAME = EXPRESSION`: an indicator where the expression says whose figures it takes, a
/// measure where it leaves that open.
///
/// # Errors
/// Those of the expression; [`Code::NameTaken`]; a name that is defined by itself.
pub(super) fn define(
    name: &NamePart,
    expr: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Declaration>> {
    let warnings = free(name, words)?;
    if mentions(expr, &key(&name.text), words, 0) {
        return Err(Diagnostic::error(
            Code::NoMeaning,
            format!("{} would be defined by itself", name.text),
        )
        .at(name.span)
        .into());
    }
    let mut bare = false;
    visit(expr, &mut |name| {
        if let [part] = name.parts.as_slice() {
            bare |= words.catalog.find_measure(&part.text).is_some()
                || words.measure(&part.text).is_some();
        }
    });
    let definition = |inputs| {
        let (name, expr) = (name.text.clone(), expr.clone());
        Arc::new(Definition { name, span: expr.span, expr, inputs })
    };
    if bare {
        return measure(expr, words).map(|more| {
            let warnings = warnings.into_iter().chain(more).collect();
            Warned { value: Declaration::Measure(definition(vec![])), warnings }
        });
    }
    let mut scope = Scope::new(words, vec![], vec![], false);
    scope.population = (0..words.catalog.districts.len()).map(crate::catalog::DistrictId).collect();
    let found = expression(&mut scope, expr)?;
    let TypeKind::Quantity(unit) = found.ty.kind.clone() else {
        return Err(mismatch::expected("a figure", &found)
            .hint("a definition that is no figure leaves the indicator open: progress < schedule")
            .into());
    };
    let mut inputs: Vec<IndicatorId> =
        scope.figures().into_iter().map(|figure| figure.indicator).collect();
    inputs.dedup();
    let Some(first) = inputs.first().map(|id| words.catalog.indicators[id.0].clone()) else {
        return Err(Diagnostic::error(Code::NoMeaning, "a definition without any figure")
            .at(expr.span)
            .hint(format!("a value is a param: param {} = {expr}", name.text))
            .into());
    };
    let adds = adds_up(&unit);
    let indicator = Indicator {
        id: name.text.clone(),
        label: name.text.clone(),
        kind: if adds { first.kind } else { Kind::Rate },
        unit,
        aliases: vec![],
        ranking: RankingRule { by: Measure::Actual, ..RankingRule::default() },
        parts: None,
        published: vec![],
        ..first
    };
    let warnings = warnings.into_iter().chain(scope.warnings).collect();
    Ok(Warned { value: Declaration::Indicator(Box::new(indicator), definition(inputs)), warnings })
}

/// A definition that leaves the indicator open has to fit one of them at least.
fn measure(expr: &ast::Expr, words: &Vocabulary) -> Result<Vec<Diagnostic>> {
    let mut first = None;
    for at in 0..words.catalog.indicators.len() {
        let indicator = &words.catalog.indicators[at];
        let population = words.catalog.population(indicator);
        let mut scope = Scope::new(words, vec![IndicatorId(at)], population, false);
        match expression(&mut scope, expr) {
            Ok(_) => return Ok(scope.warnings),
            Err(wrong) => {
                first.get_or_insert(wrong);
            }
        }
    }
    Err(first.unwrap_or_default())
}

/// `param NAME = VALUE`, or the value that the command line gives in its stead.
///
/// # Errors
/// A value that is neither a literal nor a name; one of another type than the default.
pub(super) fn param(
    name: &NamePart,
    value: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Declaration>> {
    let warnings = free(name, words)?;
    let kind = kind_of(value, words)?;
    let value = match words.settings.get(&key(&name.text)) {
        None => value,
        Some(setting) => {
            let set = kind_of(setting, words)?;
            if set != kind {
                let message = format!("{} is {kind}, and is set to {set}", name.text);
                let is_quantity = |one: &ast::Expr| matches!(one.kind, ast::ExprKind::Quantity(_));
                let code = match is_quantity(value) && is_quantity(setting) {
                    true => Code::UnitMismatch,
                    false => Code::TypeMismatch,
                };
                return Err(Diagnostic::error(code, message)
                    .at(setting.span)
                    .label(setting.span, set)
                    .label(value.span, kind)
                    .hint(format!("write it as its default is: {}={value}", name.text))
                    .into());
            }
            setting
        }
    };
    let value = Param { name: name.text.clone(), value: value.clone() };
    Ok(Warned { value: Declaration::Param(value), warnings })
}

/// What kind of value a param has, in words.
fn kind_of(value: &ast::Expr, words: &Vocabulary) -> Result<String> {
    if super::time::written(value).is_some() && !matches!(value.kind, ast::ExprKind::Quantity(_)) {
        return Ok("a period".into());
    }
    match &value.kind {
        ast::ExprKind::Quantity(quantity) => Ok(mismatch::dimension_in_words(&quantity.unit)),
        ast::ExprKind::Unary(ast::UnaryOperator::Negate, inner) => kind_of(inner, words),
        ast::ExprKind::Text(_) => Ok("a text".into()),
        ast::ExprKind::Truth(_) => Ok("a yes/no".into()),
        ast::ExprKind::Name(name) => match words.param(&name.text()) {
            Some(param) => kind_of(&param.value, words),
            None => names::thing(name, words).map(|thing| names::in_words(&thing).to_owned()),
        },
        _ => Err(Diagnostic::error(Code::NoMeaning, "a param is a single value")
            .at(value.span)
            .label(value.span, "worked out")
            .hint("define gives a name to an expression")
            .into()),
    }
}

/// Whether a name may be declared. A measure of that name would be hidden, which is a warning.
///
/// # Errors
/// [`Code::NameTaken`] when the catalog has it.
pub(super) fn free(name: &NamePart, words: &Vocabulary) -> Result<Vec<Diagnostic>> {
    let (text, catalog) = (&name.text, &words.catalog);
    let taken = match catalog.find_indicator(text) {
        Some(id) if words.formula(id).is_none() => Some("an indicator"),
        _ if catalog.find_district(text).is_some() => Some("a district"),
        _ if catalog.find_group(text).is_some() => Some("a group of districts"),
        _ => None,
    };
    if let Some(what) = taken {
        return Err(Diagnostic::error(Code::NameTaken, format!("{text} is {what} already"))
            .at(name.span)
            .label(name.span, "taken")
            .hint(format!("take another name, as my_{text}"))
            .into());
    }
    let Some(measure) = catalog.find_measure(text) else { return Ok(vec![]) };
    let message = format!("{text} hides the measure {}", measure.id());
    Ok(vec![
        Diagnostic::warning(Code::NameShadows, message)
            .at(name.span)
            .label(name.span, "a measure of the language")
            .hint("take another name, so that readers are not misled"),
    ])
}

/// Whether an expression names `wanted`, by way of definitions too.
fn mentions(expr: &ast::Expr, wanted: &str, words: &Vocabulary, depth: usize) -> bool {
    let mut found = false;
    visit(expr, &mut |name| {
        for part in &name.parts {
            let definition = match words.catalog.find_indicator(&part.text) {
                Some(id) => words.formula(id),
                None => words.measure(&part.text),
            };
            found |= key(&part.text) == wanted
                || definition.is_some_and(|one| {
                    depth < DEPTH && mentions(&one.expr, wanted, words, depth + 1)
                });
        }
    });
    found
}

/// Calls `each` with every name in an expression that is no function's.
pub(super) fn visit(expr: &ast::Expr, each: &mut impl FnMut(&ast::Name)) {
    if let ast::ExprKind::Name(name) = &expr.kind {
        each(name);
    }
    for operand in expr.operands() {
        visit(operand, each);
    }
}
