//! Bodies about the data as such: which rows there are, how recent they are, which columns.

use super::{Grid, Test, Wanted, rows_of};
use crate::analyze::columns::parse_unit;
use crate::analyze::verb::{Frame, every_period, examined, figures_of};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{all, names, nowhere};
use crate::catalog::{DistrictId, IndicatorId};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{ColumnId, Expr, ExprKind, Step};
use crate::syntax::ast::{self, AgeUnit, Name, ShownColumn};
use crate::text::{Text, text};

/// `domestic has one row per district, period`
pub(super) fn one_row_per(
    check: &ast::Check,
    subject: &Name,
    keys: &[Name],
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    let keys = all(keys.iter().map(|key| key_named(key, words)))?;
    let by_period = keys.contains(&ColumnId::Period);
    if !keys.contains(&ColumnId::District) {
        let noun = words.catalog.nouns.one();
        let message = text!(
            "every row is of a {noun}, so it is part of what tells them apart",
            "每一行都属于一个{noun}，因此区分各行离不开它",
            noun
        );
        let hint = text!("write has one row per district, period", "写作：有 一行 每 地区, 期间");
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(check.body.span)
            .hint(hint)
            .into());
    }
    let query = rows_of(check, vec![subject.clone()]);
    let mut frame = examined(&query, words)?;
    if by_period && frame.clauses.at.is_none() {
        every_period(&mut frame);
    }
    let districts = asked_for(&frame)?;
    // Any figure makes a row: one that prints a target and no actual is there.
    for indicator in frame.scope.focus.clone() {
        figures_of(words, indicator).into_iter().for_each(|one| frame.scope.uses(one));
    }
    let (plan, warnings) = listed(frame);
    let value = Test::OneRowPer(Grid { plan, districts, by_period });
    Ok(Warned { value, warnings })
}

/// The districts of which each has to have a row: those that `among`, `of` and `where` name. What a
/// row that is missing would say cannot choose them.
pub(super) fn asked_for(frame: &Frame<'_>) -> Result<Vec<DistrictId>> {
    let mut districts = frame.scope.population.clone();
    for step in frame.steps.iter().chain(&frame.then) {
        let Step::Keep { predicate, .. } = step else { continue };
        for district in std::mem::take(&mut districts) {
            match is_of(district, predicate) {
                Some(true) => districts.push(district),
                Some(false) => {}
                None => {
                    let message = text!(
                        "what is in a row cannot say which rows there have to be",
                        "行里的内容不能决定应当有哪些行"
                    );
                    let hint = text!(
                        "districts and groups can: for domestic among counties",
                        "可以按地区或分组：针对 内资 范围 县区"
                    );
                    let wrong = Diagnostic::error(Code::NoMeaning, message).at(predicate.span);
                    return Err(wrong.hint(hint).into());
                }
            }
        }
    }
    Ok(districts)
}

/// Whether a district meets a condition that names districts; `None` for one on anything else.
fn is_of(district: DistrictId, condition: &Expr) -> Option<bool> {
    match &condition.kind {
        ExprKind::DistrictIn(districts) => Some(districts.contains(&district)),
        ExprKind::Truth(truth) => Some(*truth),
        ExprKind::Not(inner) => is_of(district, inner).map(|is| !is),
        ExprKind::And(one, other) => Some(is_of(district, one)? && is_of(district, other)?),
        ExprKind::Or(one, other) => Some(is_of(district, one)? || is_of(district, other)?),
        _ => None,
    }
}

fn key_named(name: &Name, words: &Vocabulary) -> Result<ColumnId> {
    match names::column(&name.text(), &words.catalog) {
        Some(column @ (ColumnId::District | ColumnId::Period)) => Ok(column),
        _ => {
            let noun = words.catalog.nouns.one();
            let message = text!(
                "rows are told apart by {noun} and period, not by {name}",
                "各行由{noun}和期间区分，而不是 `{name}`",
                noun,
                name = name.text()
            );
            Err(Diagnostic::error(Code::NoMeaning, message).at(name.span).into())
        }
    }
}

/// `domestic is at most 45 days old`
pub(super) fn fresh(
    check: &ast::Check,
    subject: &Name,
    age: u32,
    unit: AgeUnit,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    let query = rows_of(check, vec![subject.clone()]);
    let mut frame = examined(&query, words)?;
    // Of some rows the last period is not that of all.
    if frame.clauses.at.is_none() && (!check.clauses.is_empty()) {
        every_period(&mut frame);
    }
    let (plan, warnings) = listed(frame);
    Ok(Warned { value: Test::Fresh { plan, age, unit }, warnings })
}

/// The rows, with nothing but what says which each is.
fn listed(mut frame: Frame<'_>) -> (crate::plan::Plan, Vec<Diagnostic>) {
    let mut columns = frame.key_columns();
    // The figures of the subjects say whether a row is one.
    for figure in frame.own_figures() {
        frame.scope.uses(figure);
    }
    columns.retain(|one| one.name != "group");
    frame.rows_with(columns, Text::default())
}

/// `domestic has actual, target in 亿元`
pub(super) fn has(
    check: &ast::Check,
    subject: &Name,
    columns: &[ShownColumn],
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    about_all(check)?;
    let is_another = |name: &&Name| match names::subject(name, words) {
        Ok(named) => names::subject(subject, words).is_ok_and(|own| own != named),
        // Something else is wrong with it.
        Err(_) => name.text() != subject.text(),
    };
    if let Some(first) = check.subjects.first().filter(is_another) {
        let message = text!(
            "the columns are of {subject}, whatever stands behind `for`",
            "列属于 `{subject}`，与 `针对` 之后的内容无关",
            subject = subject.text()
        );
        return Err(Diagnostic::error(Code::NoMeaning, message).at(first.span).into());
    }
    let indicator = names::subject(subject, words)?;
    let wanted = all(columns.iter().map(|column| wanted(column, indicator, words)))?;
    Ok(Warned { value: Test::Has(wanted), warnings: vec![] })
}

/// A body about the data as a whole looks at all rows: a clause that chose some would mean nothing.
pub(super) fn about_all(check: &ast::Check) -> Result<()> {
    let Some(clause) = check.clauses.first() else { return Ok(()) };
    let message =
        text!("this body is about the data as a whole", "这种检查针对全部数据，不能只选部分行");
    let hint = text!("leave out this clause", "去掉这个子句");
    Err(Diagnostic::error(Code::ClauseNotHere, message).at(clause.span).hint(hint).into())
}

fn wanted(column: &ShownColumn, indicator: IndicatorId, words: &Vocabulary) -> Result<Wanted> {
    let unit = column.unit.as_ref().map(parse_unit).transpose()?;
    match names::measure_named(&column.expr, &[indicator], words) {
        Some((of, measure)) => {
            let indicator = of.first().copied().unwrap_or(indicator);
            let own = &words.catalog.indicators[indicator.0].id;
            Ok(Wanted { indicator, measure, unit, name: format!("{own}.{}", measure.id()) })
        }
        None => {
            let message = text!(
                "{expr} is no measure that a table can print",
                "`{expr}` 不是表格可以公布的度量",
                expr = column.expr
            );
            let span = if column.expr.span == nowhere() { None } else { Some(column.expr.span) };
            let one = Diagnostic::error(Code::NoMeaning, message);
            Err(span.map_or(one.clone(), |span| one.at(span)).into())
        }
    }
}
