//! `list foreign where actual > 0 show actual, target, progress`

use super::{Frame, frame};
use crate::analyze::arithmetic::settled;
use crate::analyze::direction::lowest_is_best;
use crate::analyze::expression::{figure, membership};
use crate::analyze::measure::is_printed;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, Table, both, columns};
use crate::catalog::{Best, DistrictId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Basis, ColumnId, Expr, OutputColumn, Role, SortKey, Step};
use crate::source::Span;
use crate::syntax::ast::Query;
use crate::text::{Text, text};

pub(super) const TAKES: &[&str] = &[
    "where", "among", "by", "asc", "desc", "top", "bottom", "per", "show", "at", "from", "to", "of",
];

/// What a list shows by itself.
const USUAL: &[Measure] = &[Measure::Actual, Measure::Target, Measure::Progress, Measure::Yoy];

/// `list …`: the rows in catalog order, or by a key.
pub(in crate::analyze) fn list(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, words)?;
    frame.among()?;
    let filter = frame.filter();
    let order = order(&mut frame);
    let (((), order), columns) = both(both(filter, order), shown(&mut frame))?;
    let rows = frame.row_noun();
    Ok(Meaning::Table(Box::new(frame.table(columns, order, rows))))
}

/// The order that `by` asks for, and the cut along it.
pub(super) fn order(frame: &mut Frame) -> Result<Vec<SortKey>> {
    if let Some(by) = frame.clauses.by {
        let key = figure(&mut frame.scope, by)?;
        let lowest = lowest_is_best(&frame.scope, by);
        return Ok(order_by(frame, key, lowest));
    }
    let order = frame.partition_keys();
    if let Some(cut) = frame.clauses.cut {
        return Err(lacks_order(
            text!("the first or last of a list take an order", "取前几或后几，须先排出顺序"),
            cut.span,
        )
        .into());
    } else if frame.clauses.ascending.is_some() {
        let span = frame.clauses.direction_span;
        return Err(lacks_order(
            text!("a direction takes something to order by", "升序或降序须写明依据"),
            span,
        )
        .into());
    }
    Ok(order)
}

/// The order along a key, and the cut along it; `lowest` says which end is first where the statement
/// does not.
pub(super) fn order_by(frame: &mut Frame, key: Expr, lowest: bool) -> Vec<SortKey> {
    let mut order = frame.partition_keys();
    let key = settled(key);
    let lowest_first = frame.clauses.ascending.unwrap_or(lowest);
    if let Some(cut) = frame.clauses.cut {
        let best = if lowest_first { Best::Lowest } else { Best::Highest };
        let within = frame.within();
        let (key, end, count) = (key.clone(), cut.end, cut.count);
        frame.then.push(Step::Cut { key, best, end, count, within });
    }
    order.push(SortKey { expr: key, descending: !lowest_first, missing_last: true });
    order
}

fn lacks_order(message: Text, span: Span) -> Diagnostic {
    let hint = text!(
        "write by and a measure, or rank instead of list",
        "加上 `按` 和度量，或把 `列出` 改为 `排名`"
    );
    Diagnostic::error(Code::NoMeaning, message).at(span).hint(hint)
}

fn shown(frame: &mut Frame) -> Result<Vec<OutputColumn>> {
    if frame.of_result {
        return columns_of_result(frame);
    }
    let mut found = frame.partition_columns();
    found.push(columns::key("district", ColumnId::District, &frame.scope.catalog.nouns));
    if let Some(show) = frame.clauses.show {
        let asked = columns::shown(&mut frame.scope, show)?;
        found.extend(asked.into_iter().filter(|one| one.name != "district"));
        return Ok(found);
    }
    for indicator in frame.scope.focus.clone() {
        let place = frame.scope.place_of(indicator);
        let mut measures = frame.usual_measures(indicator, USUAL);
        // An indicator that has nothing but printed ranks shows those.
        if measures.is_empty() && is_printed(&frame.scope, indicator, Measure::Rank) {
            measures.push(Measure::Rank);
        }
        for which in measures {
            found.push(columns::of_measure(&mut frame.scope, indicator, which, place)?);
        }
    }
    Ok(found)
}

/// The columns of a result, or those that `show` asks for, behind the ones that say which row it
/// is; and what the statement has named beside.
fn columns_of_result(frame: &mut Frame) -> Result<Vec<OutputColumn>> {
    let known = frame.scope.columns.clone();
    if let Some(show) = frame.clauses.show {
        let asked = columns::shown(&mut frame.scope, show)?;
        let is_asked = |one: &OutputColumn| asked.iter().any(|other| other.name == one.name);
        let keys = known.into_iter().filter(|one| one.basis == Basis::Key && !is_asked(one));
        return Ok(keys.chain(asked.iter().cloned()).collect());
    }
    let mut found = known;
    for (indicator, which) in frame.scope.mentioned().to_vec() {
        let name = columns::name_of(&frame.scope, indicator, which);
        if !found.iter().any(|one| one.name == name) {
            let place = frame.scope.place_of(indicator);
            found.push(columns::of_measure(&mut frame.scope, indicator, which, place)?);
        }
    }
    Ok(found)
}

/// One expression for one district, a parent too: `{domestic.progress of 恒口}`.
pub(in crate::analyze) fn of_one(
    query: &Query,
    district: DistrictId,
    words: &Vocabulary,
) -> Result<Table> {
    let mut frame = frame(query, TAKES, words)?;
    // Ranks and shares are those among all; a parent has no peers and is read alone.
    if frame.scope.population.contains(&district) {
        let span = query.verb_span;
        let predicate = membership(vec![district], span);
        frame.then.push(Step::Keep { predicate, role: Role::Shown });
    } else {
        frame.scope.population = vec![district];
    }
    let show = frame.clauses.show.unwrap_or_default();
    let columns = columns::shown(&mut frame.scope, show)?;
    Ok(frame.table(columns, vec![], Text::default()))
}
