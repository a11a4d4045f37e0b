//! `count domestic where gap < 0pp`

use super::{first_place, frame};
use crate::analyze::arithmetic::{quantity, truth};
use crate::analyze::expression::condition;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, nowhere};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Aggregate, AggregateFunction, Expr, ExprKind, Role, Step};
use crate::syntax::ast::Query;
use crate::text::{Text, text};
use crate::units::Unit;

pub(super) const TAKES: &[&str] = &["where", "among", "per", "at", "from", "to", "of", "versus"];

/// `count …`: for how many rows `where` holds, of how many.
pub(in crate::analyze) fn count(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, words)?;
    frame.among()?;
    if let Some(of) = frame.of_clause()? {
        frame.then.push(Step::Keep { predicate: of, role: Role::Population });
    }
    let met = match frame.clauses.filter {
        Some(filter) => condition(&mut frame.scope, filter)?,
        None => Expr { kind: ExprKind::Truth(true), ty: truth(false), span: nowhere() },
    };
    if let Some(versus) = frame.clauses.versus.filter(|_| frame.scope.beside().is_empty()) {
        let message = text!("nothing here is compared with another period", "这里没有与另一期相比");
        let hint = text!(
            "where movement < 0 counts the places lost; a figure of another period stands in brackets: \
             where actual < (actual at previous)",
            "`其中 位次变化 < 0` 计位次下降的；其他期间的数写在括号里：其中 实际 < (实际 在 上期)"
        );
        return Err(Diagnostic::error(Code::ClauseNotHere, message)
            .at(versus.span)
            .hint(hint)
            .into());
    }
    let whole = || quantity(Unit::NUMBER, false);
    let count =
        Aggregate { function: AggregateFunction::Count, argument: met.clone(), ty: whole() };
    let rows = Aggregate { function: AggregateFunction::Rows, argument: met, ty: whole() };
    let by = super::total::partition_of(&frame);
    let mut aggregates = vec![("count".to_owned(), count), ("of".to_owned(), rows)];
    if frame.scope.of_districts {
        aggregates.push(("first".to_owned(), first_place()));
    }
    frame.then.push(Step::Aggregate { by, aggregates });
    let mut columns = frame.partition_columns();
    let labels = [text!("count", "个数"), text!("of", "总数")];
    columns.extend(labels.map(super::total::whole_column));
    let order = super::total::order(&frame);
    Ok(Meaning::Table(Box::new(frame.table(columns, order, Text::default()))))
}
