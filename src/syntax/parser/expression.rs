//! Expressions.
//!
//! Two layers, each a table of operators for [`nom_language::precedence`], which folds without
//! recursion. The inner one is arithmetic (`-`, then `* /`, then `+ -`), the outer one asks about
//! what it gives (comparisons and other tests, then `not`, then `and`, then `or`). Operators and
//! brackets are counted, so that no text can make a tree too deep to be walked.

use super::error::{Res, fail, stop};
use super::expected::Expected;
use super::input::Tokens;
use super::mistake::write;
use super::operand::operand;
use super::test::{self, Test};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, Expr, ExprKind, MatchOperator, UnaryOperator};
use crate::syntax::keywords::Keyword;
use crate::syntax::token::Symbol;
use crate::text::{Text, text};
use nom_language::precedence::{Assoc, Binary, Operation, binary_op, precedence, unary_op};
use std::convert::Infallible;

/// How many brackets and calls may stand in one another. A level takes some 35 KiB of stack in a
/// build without optimisation, and a thread may have no more than 2 MiB.
pub(super) const DEPTH: usize = 32;

/// How many operators one expression may have. A chain of them is a tree as deep as it is long.
pub(super) const OPERATORS: usize = 500;

/// An operator between two operands of the outer layer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Between {
    /// `a < b`, `a and b`
    Plain(BinaryOperator),
    /// `a contains b`, `a not contains b`
    Match { operator: MatchOperator, negated: bool },
}

/// An expression and how loosely it holds together without brackets.
#[derive(Debug)]
struct Held {
    expr: Expr,
    grip: Grip,
}

#[derive(Debug, PartialEq, Eq)]
enum Grip {
    /// Arithmetic: may be compared.
    Tight,
    /// A comparison or another test: is not compared again.
    Test,
    /// `not`, `and`, `or`
    Loose,
}

/// `progress < 25% and not foreign.actual = 0`
pub(super) fn expression(input: Tokens<'_>) -> Res<'_, Expr> {
    if input.context.depth.get() == 0 {
        input.context.operators.set(0);
    }
    let tight = |input| {
        let (rest, expr) = arithmetic(input)?;
        Ok((rest, Held { expr, grip: Grip::Tight }))
    };
    let fold = |operation| fold(input, operation);
    let (rest, held) =
        precedence(unary_op(2, not), unary_op(1, test::test), between, tight, fold)(input)?;
    Ok((rest, held.expr))
}

/// An expression with nothing behind it.
pub(super) fn whole(input: Tokens<'_>) -> Res<'_, Expr> {
    let (rest, expr) = expression(input)?;
    if rest.rest.is_empty() { Ok((rest, expr)) } else { fail(rest, &[Expected::End]) }
}

/// `-x`, `a * b`, `a + b`: what a comparison compares.
pub(super) fn arithmetic(input: Tokens<'_>) -> Res<'_, Expr> {
    precedence(unary_op(1, minus), unary_op(1, never), calculation, operand, fold_arithmetic)(input)
}

/// Something in brackets, `inner`, one level deeper.
pub(super) fn nested<'a, T>(
    input: Tokens<'a>,
    inner: impl FnOnce(Tokens<'a>) -> Res<'a, T>,
) -> Res<'a, T> {
    let depth = &input.context.depth;
    if depth.get() >= DEPTH {
        let message =
            text!("nested deeper than {limit} levels", "嵌套超过 {limit} 层", limit = DEPTH);
        return stop(too_deep(input, message));
    }
    depth.set(depth.get() + 1);
    let result = inner(input);
    depth.set(depth.get().saturating_sub(1));
    result
}

fn too_deep(input: Tokens<'_>, message: Text) -> Diagnostic {
    Diagnostic::error(Code::NestedTooDeep, message).at(input.span()).hint(text!(
        "`x in (a, b, c)` is shorter than one comparison for each value",
        "`x 属于 (a, b, c)` 比逐个比较更短"
    ))
}

/// Takes the operator of `count` tokens that stands at `input`.
pub(super) fn operator<T>(input: Tokens<'_>, count: usize, value: T) -> Res<'_, (T, Span)> {
    let operators = &input.context.operators;
    operators.set(operators.get() + 1);
    if operators.get() > OPERATORS {
        let message = text!(
            "an expression of more than {limit} operators",
            "表达式的运算符超过 {limit} 个",
            limit = OPERATORS
        );
        return stop(too_deep(input, message));
    }
    let rest = input.skip(count);
    Ok((rest, (value, input.span_to(rest))))
}

// What may begin an expression is told by the operand, so the two prefixes note nothing.

fn not(input: Tokens<'_>) -> Res<'_, Span> {
    match input.keyword() {
        Some(Keyword::Not) => operator(input, 1, ()).map(|(rest, (_, span))| (rest, span)),
        _ => fail(input, &[]),
    }
}

fn minus(input: Tokens<'_>) -> Res<'_, Span> {
    match symbol(input) {
        Some(Symbol::Minus) => operator(input, 1, ()).map(|(rest, (_, span))| (rest, span)),
        _ => fail(input, &[]),
    }
}

/// There is no arithmetic behind its operand; a percent sign belongs to the number.
fn never(input: Tokens<'_>) -> Res<'_, Infallible> {
    fail(input, &[])
}

fn symbol(input: Tokens<'_>) -> Option<Symbol> {
    input.first()?.sign
}

const CALCULATION: &[Expected] = &[
    Expected::Symbol(Symbol::Plus),
    Expected::Symbol(Symbol::Minus),
    Expected::Symbol(Symbol::Times),
    Expected::Symbol(Symbol::Over),
];

fn calculation(input: Tokens<'_>) -> Res<'_, Binary<(BinaryOperator, Span), u8>> {
    let (level, value) = match symbol(input) {
        Some(Symbol::Times) => (2, BinaryOperator::Multiply),
        Some(Symbol::Over) => (2, BinaryOperator::Divide),
        Some(Symbol::Plus) => (3, BinaryOperator::Add),
        Some(Symbol::Minus) => (3, BinaryOperator::Subtract),
        _ => return fail(input, CALCULATION),
    };
    binary_op(level, Assoc::Left, |input| operator(input, 1, value))(input)
}

const BETWEEN: &[Expected] = &[
    Expected::Symbol(Symbol::Less),
    Expected::Symbol(Symbol::LessEqual),
    Expected::Symbol(Symbol::Greater),
    Expected::Symbol(Symbol::GreaterEqual),
    Expected::Symbol(Symbol::Equal),
    Expected::Symbol(Symbol::NotEqual),
    Expected::Keyword(Keyword::And),
    Expected::Keyword(Keyword::Or),
];

fn between(input: Tokens<'_>) -> Res<'_, Binary<(Between, Span), u8>> {
    use BinaryOperator::{And, Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual, Or};
    let (level, value) = match (symbol(input), input.keyword()) {
        (Some(Symbol::Less), _) => (1, Less),
        (Some(Symbol::LessEqual), _) => (1, LessEqual),
        (Some(Symbol::Greater), _) => (1, Greater),
        (Some(Symbol::GreaterEqual), _) => (1, GreaterEqual),
        (Some(Symbol::Equal), _) => (1, Equal),
        (Some(Symbol::NotEqual), _) => (1, NotEqual),
        (_, Some(Keyword::And)) => (3, And),
        (_, Some(Keyword::Or)) => (4, Or),
        _ => {
            input.note(BETWEEN);
            return binary_op(1, Assoc::Left, test::matching)(input);
        }
    };
    binary_op(level, Assoc::Left, |input| operator(input, 1, Between::Plain(value)))(input)
}

fn fold_arithmetic(
    operation: Operation<Span, Infallible, (BinaryOperator, Span), Expr>,
) -> Result<Expr, Box<Diagnostic>> {
    Ok(match operation {
        Operation::Prefix(sign, value) => unary(UnaryOperator::Negate, sign, value),
        Operation::Postfix(_, never) => match never {},
        Operation::Binary(left, (operator, _), right) => {
            let span = left.span.to(right.span);
            Expr { kind: ExprKind::Binary(operator, Box::new(left), Box::new(right)), span }
        }
    })
}

fn unary(operator: UnaryOperator, sign: Span, value: Expr) -> Expr {
    let span = sign.to(value.span);
    Expr { kind: ExprKind::Unary(operator, Box::new(value)), span }
}

fn fold(
    input: Tokens<'_>,
    operation: Operation<Span, Test, (Between, Span), Held>,
) -> Result<Held, Box<Diagnostic>> {
    let (expr, grip) = match operation {
        Operation::Prefix(sign, value) => {
            (unary(UnaryOperator::Not, sign, value.expr), Grip::Loose)
        }
        Operation::Postfix(value, test) => {
            if value.grip != Grip::Tight {
                return Err(Box::new(chained(input, &value.expr, test.operator)));
            }
            (test.of(value.expr), Grip::Test)
        }
        Operation::Binary(left, (operator, place), right) => {
            let joins =
                matches!(operator, Between::Plain(BinaryOperator::And | BinaryOperator::Or));
            if !joins && left.grip != Grip::Tight {
                return Err(Box::new(chained(input, &left.expr, place)));
            }
            if !joins && right.grip != Grip::Tight {
                return Err(Box::new(loose_right(input, place, &right.expr)));
            }
            (operator.of(left.expr, right.expr), if joins { Grip::Loose } else { Grip::Test })
        }
    };
    Ok(Held { expr, grip })
}

impl Between {
    fn of(self, left: Expr, right: Expr) -> Expr {
        let span = left.span.to(right.span);
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = match self {
            Self::Plain(operator) => ExprKind::Binary(operator, left, right),
            Self::Match { operator, negated } => {
                ExprKind::Match { value: left, operator, pattern: right, negated }
            }
        };
        Expr { kind, span }
    }
}

/// `a < b < c`: `left` is `a < b` and `operator` is where the second sign stands.
fn chained(input: Tokens<'_>, left: &Expr, operator: Span) -> Diagnostic {
    let context = input.context;
    let message = text!("a comparison of a comparison", "比较的结果不能再比较");
    let diagnostic = Diagnostic::error(Code::UnexpectedToken, message).at(operator);
    let is_truth = text!("is true or false already", "这里的结果已是真或假");
    match &left.kind {
        ExprKind::Binary(_, _, middle) => {
            let (whole, middle) = (context.slice(left.span), context.slice(middle.span));
            let and = Keyword::And.spelling(context.surface);
            let sign = context.slice(operator);
            diagnostic
                .label(operator, text!("a second comparison", "第二次比较"))
                .label(left.span, is_truth)
                .hint(write(&format!("{whole} {and} {middle} {sign} …")))
                .replace(left.span.after(), format!(" {and} {middle}"))
        }
        _ => diagnostic
            .label(left.span, is_truth)
            .hint(text!("put brackets around what is to be compared", "给要比较的部分加括号")),
    }
}

/// `a < not b`
fn loose_right(input: Tokens<'_>, operator: Span, right: &Expr) -> Diagnostic {
    let typed = input.context.slice(right.span);
    let not = Keyword::Not.spelling(input.context.surface);
    let message = text!("`{not}` behind a comparison", "比较符号之后不能直接写 `{not}`", not);
    Diagnostic::error(Code::UnexpectedToken, message)
        .at(right.span)
        .label(operator, text!("binds tighter", "先算这里"))
        .hint(text!("put brackets around it: ({typed})", "给它加括号：({typed})", typed))
        .replace(right.span, format!("({typed})"))
}
