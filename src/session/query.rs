//! One statement that gives rows: what a program asks for when it asks for rows.

use super::Prepared;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::source::Span;
use crate::text::text;

/// The one statement of a text that gives rows; declarations may stand before it. `end` is where the
/// text ends.
///
/// # Errors
/// No such statement, or a second one.
pub fn the_query(statements: &[Prepared], end: Span) -> Result<&Prepared> {
    let mut others = statements.iter().filter(|one| !one.is_declaration());
    match (others.next(), others.next()) {
        (Some(query), None) if query.is_query() => Ok(query),
        (Some(other), None) => Err(no_query(other.span).into()),
        (Some(_), Some(second)) => {
            let message = text!("a query is one statement", "一次查询是一条语句");
            let hint = text!(
                "only let, define and param may stand before it",
                "之前只能有 `令`、`定义`、`参数`"
            );
            Err(Diagnostic::error(Code::Usage, message).at(second.span).hint(hint).into())
        }
        (None, _) => {
            let message = text!("there is no query here", "这里没有查询");
            let hint = text!("one is: rank domestic", "例如：排名 内资");
            Err(Diagnostic::error(Code::Usage, message).at(end).hint(hint).into())
        }
    }
}

/// That a statement gives no rows.
pub fn no_query(statement: Span) -> Diagnostic {
    let message = text!("this statement gives no rows", "这条语句不给出数据行");
    Diagnostic::error(Code::Usage, message).at(statement).hint(text!(
        "rank, list, total, count, compare, trend and show give rows",
        "给出数据行的有 `排名`、`列出`、`合计`、`计数`、`比较`、`趋势`、`显示`"
    ))
}
