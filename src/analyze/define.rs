//! `define` and `param`: names for expressions and for values.
//!
//! A definition is checked where it stands and analyzed anew wherever it is used, at the time and
//! in the focus that it is used in.

use super::expression::{a_figure, expression};
use super::measure::adds_up;
use super::names::Thing;
use super::scope::Scope;
use super::totals::is_quotient;
use super::vocabulary::{Declaration, Definition, Param, Vocabulary};
use super::{mismatch, names};
use crate::catalog::{Indicator, IndicatorId, Kind, Measure, RankingRule, key};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{Expr, TypeKind};
use crate::source::Span;
use crate::syntax::ast::{self, NamePart};
use crate::text::{Text, text};
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
        let message = text!(
            "definitions nested deeper than {depth} levels",
            "定义的嵌套超过 {depth} 层",
            depth = DEPTH
        );
        return Err(Diagnostic::error(Code::NestedTooDeep, message).at(span).into());
    }
    scope.reads_definition(&definition.name);
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
            let name = &definition.name;
            *one = one.clone().label(span, text!("{name} is used here", "此处用到 `{name}`", name));
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
        let message = text!(
            "{name} would be defined by itself",
            "`{name}` 不能用它自己来定义",
            name = &name.text
        );
        return Err(Diagnostic::error(Code::NoMeaning, message).at(name.span).into());
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
        let hint = text!(
            "a definition that is no figure leaves the indicator open: progress < schedule",
            "定义的若不是数值，就不要写明指标：进度 < 序时进度"
        );
        return Err(mismatch::expected(&a_figure(), &found).hint(hint).into());
    };
    let mut inputs: Vec<IndicatorId> =
        scope.figures().into_iter().map(|figure| figure.indicator).collect();
    inputs.dedup();
    let Some(first) = inputs.first().map(|id| words.catalog.indicators[id.0].clone()) else {
        let message = text!("a definition without any figure", "定义里没有用到任何数据");
        let hint = text!(
            "a value is a param: param {name} = {expr}",
            "单个值用参数：参数 {name} = {expr}",
            name = &name.text,
            expr
        );
        return Err(Diagnostic::error(Code::NoMeaning, message).at(expr.span).hint(hint).into());
    };
    let adds = adds_up(&unit) && !is_quotient(&found);
    let indicator = Indicator {
        id: name.text.clone(),
        label: name.text.clone(),
        kind: if adds { first.kind } else { Kind::Rate },
        unit,
        aliases: vec![],
        ranking: RankingRule { by: Measure::Actual, ..RankingRule::default() },
        parts: None,
        formula: None,
        // Rules of an input say nothing of what is made from it: more complaints for each project
        // may be what is asked for.
        lower_is_better: false,
        breaks: vec![],
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
                let message = text!(
                    "{name} is {kind}, and is set to {set}",
                    "`{name}` 是{kind}，却被设为{set}",
                    name = &name.text,
                    kind,
                    set
                );
                let is_quantity = |one: &ast::Expr| matches!(one.kind, ast::ExprKind::Quantity(_));
                let code = match is_quantity(value) && is_quantity(setting) {
                    true => Code::UnitMismatch,
                    false => Code::TypeMismatch,
                };
                return Err(Diagnostic::error(code, message)
                    .at(setting.span)
                    .label(setting.span, set)
                    .label(value.span, kind)
                    .hint(text!(
                        "write it as its default is: --param {name}={value}",
                        "写法与默认值相同：--param {name}={value}",
                        name = name.text,
                        value
                    ))
                    .into());
            }
            setting
        }
    };
    let value = Param { name: name.text.clone(), value: value.clone() };
    Ok(Warned { value: Declaration::Param(value), warnings })
}

/// What kind of value a param has, in words.
fn kind_of(value: &ast::Expr, words: &Vocabulary) -> Result<Text> {
    if super::time::written(value).is_some() && !matches!(value.kind, ast::ExprKind::Quantity(_)) {
        return Ok(text!("a period", "期间"));
    }
    match &value.kind {
        ast::ExprKind::Quantity(quantity) => Ok(mismatch::dimension_in_words(&quantity.unit)),
        ast::ExprKind::Unary(ast::UnaryOperator::Negate, inner) => kind_of(inner, words),
        ast::ExprKind::Text(_) => Ok(text!("a text", "文本")),
        ast::ExprKind::Truth(_) => Ok(text!("a yes/no", "真假值")),
        ast::ExprKind::Name(name) => match words.param(&name.text()) {
            Some(param) => kind_of(&param.value, words),
            None => names::thing(name, words).map(|thing| names::in_words(&thing)),
        },
        _ => Err(Diagnostic::error(
            Code::NoMeaning,
            text!("a param is a single value", "参数是单个的值"),
        )
        .at(value.span)
        .label(value.span, text!("worked out", "这是算出来的"))
        .hint(text!("define gives a name to an expression", "用 `定义` 给算式命名"))
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
        Some(id) if words.formula(id).is_none() => Some(Thing::Indicator(id)),
        _ => (catalog.find_district(text).map(Thing::District))
            .or_else(|| catalog.find_group(text).map(Thing::Group)),
    };
    if let Some(thing) = taken {
        let what = names::in_words(&thing);
        let message = text!("{text} is {what} already", "`{text}` 已经是{what}", text, what);
        let hint = text!("take another name, as my_{text}", "换一个名称，如 `我的{text}`", text);
        return Err(Diagnostic::error(Code::NameTaken, message)
            .at(name.span)
            .label(name.span, text!("taken", "已被占用"))
            .hint(hint)
            .into());
    }
    let Some(measure) = catalog.find_measure(text) else { return Ok(vec![]) };
    let message = text!(
        "{text} hides the measure {measure}",
        "`{text}` 遮住了度量 `{measure}`",
        text,
        measure
    );
    let hint =
        text!("take another name, so that readers are not misled", "换一个名称，以免读者误解");
    Ok(vec![
        Diagnostic::warning(Code::NameShadows, message)
            .at(name.span)
            .label(name.span, text!("a measure of the language", "语言自带的度量"))
            .hint(hint),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::{Meaning, analyze};
    use crate::source::SourceId;

    #[test]
    fn a_definition_takes_no_rule_of_its_inputs() {
        let text = "[catalog]\nname = \"x\"\n[[districts]]\nname = \"甲\"\nlevel = \"z\"\n\
            [indicators.a]\nunit = \"件\"\nkind = \"flow\"\nbetter = \"lower\"\n\
            rank = { ties = \"dense\", within = \"group\" }\n\
            breaks = [{ at = \"2023M1\", because = \"b\" }]\n\
            [[sources]]\nfile = \"a.csv\"\ndistrict = \"d\"\ncolumns = { \"数\" = \"a.actual\" }\n";
        let catalog = crate::catalog::read(SourceId(0), text).expect("a catalog");
        let words = Vocabulary::new(catalog);
        let parsed = crate::syntax::parse(SourceId(1), "define twice = 2 * a.actual");
        let meaning = analyze(&parsed.statements[0], &words).expect("a definition");
        let Meaning::Declare(Declaration::Indicator(twice, _)) = meaning.value else {
            panic!("{meaning:?}")
        };
        assert_eq!((twice.kind, twice.unit.to_string().as_str()), (Kind::Flow, "件"));
        assert!(!twice.lower_is_better && twice.breaks.is_empty());
        assert_eq!(twice.ranking, RankingRule { by: Measure::Actual, ..RankingRule::default() });
    }
}
