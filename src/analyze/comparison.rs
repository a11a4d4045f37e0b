//! Comparisons: of figures, ranks, texts, periods; of a district with its name; of a text with a
//! pattern.

use super::arithmetic::{aligned, comparison, truth};
use super::expression::{column_type, expression, membership, negated_if};
use super::literal::fitted;
use super::scope::{Scope, column};
use super::{both, mismatch, names, time};
use crate::catalog::DistrictId;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ColumnId, Comparison, Expr, ExprKind, TextTest, TypeKind};
use crate::source::Span;
use crate::syntax::ast::{self, MatchOperator};
use crate::text::{Text, text};

/// A comparison: of figures in any sizes, of texts, of periods, of truths; a district or group on
/// the right of `district =` or `group =` is membership.
pub(super) fn compare(
    scope: &mut Scope,
    operator: Comparison,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
) -> Result<Expr> {
    let written = (left, right);
    let is_truth = |one: &ast::Expr| matches!(one.kind, ast::ExprKind::Truth(_));
    let (left, right) = match is_truth(left) || is_truth(right) {
        true => both(expression(scope, left), expression(scope, right))?,
        false => both(side(scope, left), expression(scope, right))?,
    };
    if let Some(found) = period_is(operator, &left, &right, written, span) {
        return Ok(found);
    }
    if let Some(found) = member(scope, operator, &left, &right, span)? {
        return Ok(found);
    }
    let measured = |one: &Expr| {
        matches!(one.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement)
    };
    if measured(&left) && measured(&right) {
        return compare_typed(operator, left, right, span);
    }
    let ordered = !matches!(operator, Comparison::Equal | Comparison::NotEqual);
    if kind_of(&left) != kind_of(&right) || (ordered && left.ty.kind == TypeKind::Truth) {
        let (a, b) = (mismatch::in_words(&left.ty.kind), mismatch::in_words(&right.ty.kind));
        let diagnostic = Diagnostic::error(Code::TypeMismatch, mismatch::compared(&a, &b))
            .at(span)
            .label(left.span, a)
            .label(right.span, b);
        let with_period = [&left, &right].iter().any(|one| one.ty.kind == TypeKind::Period);
        return Err(match with_period {
            true => diagnostic.hint(text!(
                "a period is written 2023Q1, 2023M3, 2023-03-31 or 2023年",
                "期间写作 2023Q1、2023M3、2023-03-31 或 2023年"
            )),
            false => diagnostic,
        }
        .into());
    }
    let nullable = left.ty.nullable || right.ty.nullable;
    let kind = ExprKind::Compare(operator, Box::new(left), Box::new(right));
    Ok(Expr { kind, ty: truth(nullable), span })
}

/// Two figures that are held against each other, in one size.
pub(super) fn side_by_side(left: Expr, right: Expr, span: Span) -> Result<(Expr, Expr)> {
    let (left, right) = fitted(left, right);
    let operands = (left.clone(), right.clone());
    aligned(left, right)
        .map_err(|wrong| mismatch::units(wrong, &operands.0, &operands.1, span).into())
}

/// A comparison of two figures in any sizes.
pub(super) fn compare_typed(
    operator: Comparison,
    left: Expr,
    right: Expr,
    span: Span,
) -> Result<Expr> {
    let (left, right) = fitted(left, right);
    let operands = (left.clone(), right.clone());
    comparison(operator, left, right, span)
        .map_err(|wrong| mismatch::units(wrong, &operands.0, &operands.1, span).into())
}

/// What is compared: a word that heads a column is that column here, also where a group is called
/// alike: `县区 = 恒口`. Behind the sign it is the group: `组 = 县区`.
fn side(scope: &mut Scope, expr: &ast::Expr) -> Result<Expr> {
    if let ast::ExprKind::Name(name) = &expr.kind
        && let [part] = name.parts.as_slice()
        && scope.of_districts
        && let Some(id) = names::column(&part.text, scope.catalog)
    {
        let ty = column_type(&id);
        return Ok(column(id, ty, name.span));
    }
    expression(scope, expr)
}

/// The row's period against a written one: `period >= 2023`, `2023Q1 < period`.
fn period_is(
    operator: Comparison,
    left: &Expr,
    right: &Expr,
    written: (&ast::Expr, &ast::Expr),
    span: Span,
) -> Option<Expr> {
    let is_period = |one: &Expr| one.kind == ExprKind::Column(ColumnId::Period);
    let literal = |typed: &Expr, written: &ast::Expr| match typed.kind {
        // A param that stands for a period.
        ExprKind::Period(literal) => Some(literal),
        _ => time::written(written),
    };
    let (literal, operator) = match (is_period(left), is_period(right)) {
        (true, false) => (literal(right, written.1)?, operator),
        (false, true) => (literal(left, written.0)?, mirrored(operator)),
        _ => return None,
    };
    Some(Expr { kind: ExprKind::PeriodIs(operator, literal), ty: truth(false), span })
}

/// The comparison with its sides changed.
fn mirrored(operator: Comparison) -> Comparison {
    match operator {
        Comparison::Less => Comparison::Greater,
        Comparison::LessEqual => Comparison::GreaterEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterEqual => Comparison::LessEqual,
        same => same,
    }
}

/// Districts and texts compare with each other: the name of a district is a text.
fn kind_of(expr: &Expr) -> TypeKind {
    match &expr.ty.kind {
        TypeKind::District => TypeKind::Text,
        kind => kind.clone(),
    }
}

/// `district = 恒口`, `district = "恒口"`, `group != counties`.
fn member(
    scope: &Scope,
    operator: Comparison,
    left: &Expr,
    right: &Expr,
    span: Span,
) -> Result<Option<Expr>> {
    let is_column = |one: &Expr| {
        matches!(
            &one.kind,
            ExprKind::Column(
                ColumnId::District | ColumnId::Group | ColumnId::Level | ColumnId::Parent
            )
        )
    };
    let (column, other) = match (is_column(left), is_column(right)) {
        (true, false) => (left, right),
        (false, true) => (right, left),
        _ => return Ok(None),
    };
    let negated = match operator {
        Comparison::Equal => false,
        Comparison::NotEqual => true,
        _ => return Ok(None),
    };
    let found = match &other.kind {
        ExprKind::DistrictIn(parents) if column.kind == ExprKind::Column(ColumnId::Parent) => {
            let of_them = |parent: &DistrictId| parents.contains(parent);
            let districts = scope.catalog.districts.iter().enumerate();
            let children = districts.filter(|(_, one)| one.parent.as_ref().is_some_and(of_them));
            membership(children.map(|(at, _)| DistrictId(at)).collect(), span)
        }
        ExprKind::DistrictIn(_) => other.clone(),
        ExprKind::Text(text) if column.kind == ExprKind::Column(ColumnId::District) => {
            match scope.catalog.find_district(text) {
                Some(district) => membership(vec![district], span),
                None => return Err(no_district(scope, text, other.span).into()),
            }
        }
        _ => return Ok(None),
    };
    Ok(Some(negated_if(negated, Expr { span, ..found })))
}

fn no_district(scope: &Scope, text: &str, span: Span) -> Diagnostic {
    let names = scope.catalog.districts.iter().map(|one| one.name.as_str());
    let near = crate::catalog::near(text, names);
    let message = text!("no district is called {text}", "没有名为 `{text}` 的地区", text);
    let diagnostic =
        Diagnostic::error(Code::UnknownName, message).at(span).label(span, super::not_known());
    if near.is_empty() { diagnostic } else { diagnostic.hint(super::names::near(&near)) }
}

pub(super) fn matching(
    scope: &mut Scope,
    value: &ast::Expr,
    operator: MatchOperator,
    pattern: &ast::Expr,
    span: Span,
) -> Result<Expr> {
    if let ast::ExprKind::Name(name) = &pattern.kind {
        let quoted = format!("\"{}\"", name.text());
        let message = text!("a text in quotes is needed here", "此处需要带引号的文本");
        return Err(Diagnostic::error(Code::TypeMismatch, message)
            .at(name.span)
            .label(name.span, text!("a name", "这是名称"))
            .hint(text!("write {quoted}", "改为 {quoted}", quoted))
            .replace(name.span, quoted)
            .into());
    }
    let (value, pattern) = both(side(scope, value), expression(scope, pattern))?;
    if !matches!(value.ty.kind, TypeKind::Text | TypeKind::District) {
        let hint =
            text!("district, group, level and parent are texts", "地区、组、层级和上级是文本");
        return Err(mismatch::expected(&text!("a text", "文本"), &value).hint(hint).into());
    }
    let ExprKind::Text(text) = pattern.kind else {
        return Err(mismatch::expected(&text!("a text in quotes", "带引号的文本"), &pattern).into());
    };
    if operator == MatchOperator::Matches
        && let Err(wrong) = regex::Regex::new(&text)
    {
        let message = text!("a pattern that cannot be read", "读不懂这个正则表达式");
        let hint = text!("contains looks for a text as it stands", "`包含` 按原样查找文本");
        return Err(Diagnostic::error(Code::TypeMismatch, message)
            .at(pattern.span)
            .label(pattern.span, why_no_pattern(&wrong.to_string()))
            .hint(hint)
            .into());
    }
    let nullable = value.ty.nullable;
    let test = match operator {
        MatchOperator::Contains => TextTest::Contains,
        MatchOperator::StartsWith => TextTest::StartsWith,
        MatchOperator::EndsWith => TextTest::EndsWith,
        MatchOperator::Matches => TextTest::Matches,
    };
    Ok(Expr { kind: ExprKind::Match(test, Box::new(value), text), ty: truth(nullable), span })
}

/// What is wrong with a pattern, out of what the reader of patterns says, whose last line names it.
fn why_no_pattern(said: &str) -> Text {
    let why = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
    const KNOWN: &[(&str, &str)] = &[
        ("unclosed group", "括号没有关闭"),
        ("unopened group", "右括号没有对应的左括号"),
        ("unclosed character class", "方括号没有关闭"),
        ("unclosed counted repetition", "花括号没有关闭"),
        ("repetition operator missing expression", "重复符号前面没有内容"),
        ("unrecognized escape sequence", "不认识的转义"),
        ("invalid character class range", "方括号里的范围前后颠倒"),
        ("look-around", "不支持前后查看"),
        ("backreferences are not supported", "不支持反向引用"),
    ];
    let known = KNOWN.iter().find(|(english, _)| why.starts_with(english));
    let chinese = known.map_or_else(|| format!("写法有误：{why}"), |(_, said)| (*said).to_owned());
    Text::made(why.to_owned(), chinese)
}
