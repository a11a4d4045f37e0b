//! Bodies that ask what printed figures can stand for: their expressions are kept as they are, for
//! exact arithmetic over the cells.

use super::certain::undecided;
use super::grid::asked_for;
use super::rows::needs_subjects;
use super::{Agreement, Sum, Test, Whole, rows_of};
use crate::analyze::comparison::side_by_side;
use crate::analyze::expression::{districts_of, figure};
use crate::analyze::verb::{examined, summed};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{all, both, inquiry, names};
use crate::catalog::DistrictId;
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::plan::{ColumnId, Expr};
use crate::syntax::ast::{self, Clause, ClauseKind, Name};
use crate::text::{Text, text};
use std::collections::HashSet;

/// `progress agrees with actual / target`
pub(super) fn agrees(
    check: &ast::Check,
    left: &ast::Expr,
    right: &ast::Expr,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    needs_subjects(check, left.span)?;
    let query = rows_of(check, check.subjects.clone());
    let mut frame = examined(&query, words)?;
    let span = left.span.to(right.span);
    let (left, right) = both(figure(&mut frame.scope, left), figure(&mut frame.scope, right))?;
    let sides = side_by_side(left.clone(), right.clone(), span);
    let mut columns = frame.key_columns();
    columns.extend(frame.looked_at()?);
    let rows = frame.row_noun();
    let (plan, warnings) = frame.rows_with(columns, rows);
    // That a rank is held against a percent is the lesser mistake.
    if let Some(wrong) =
        [&left, &right].into_iter().find_map(|side| undecided(side, &plan, audit_instead(check)))
    {
        return Err(wrong.into());
    }
    let (left, right) = sides?;
    let test = Agreement { plan, left, right, breaks: vec![] };
    Ok(Warned { value: Test::Agrees(test), warnings })
}

/// What holds printed ranks, which an agreement of one row's figures cannot.
fn audit_instead(check: &ast::Check) -> Text {
    let subject = check.subjects.first().map(Name::text).unwrap_or_default();
    text!(
        "audit {subject} holds printed ranks against what they order",
        "审核 {subject} 会把公布的位次与其所依据的数值对照",
        subject
    )
}

/// `domestic.actual of districts adds up to 全市`
pub(super) fn adds_up(
    check: &ast::Check,
    value: &ast::Expr,
    parts: &[Name],
    whole: &Name,
    words: &Vocabulary,
) -> Result<Warned<Test>> {
    let subjects = match check.subjects.is_empty() {
        true => inquiry::subjects(value, words)?,
        false => check.subjects.clone(),
    };
    let query = rows_of(check, subjects);
    let names_of = parts;
    let named = all(parts.iter().map(|name| parts_named(name, words)));
    let whole = one_district(whole, words);
    let (parts, whole) = both(named, whole)?;
    if let Some(wrong) = twice_or_whole(&parts, whole, names_of, words) {
        return Err(wrong.into());
    }
    let mut parts = parts;
    // A word for several stands for those of the whole, where they are below it.
    for several in parts.iter_mut().flatten().filter(|part| part.len() > 1) {
        own_parts(several, whole, words);
    }
    let all_of_them = parts.iter().any(Option::is_none);
    let parts: Vec<DistrictId> = parts.into_iter().flatten().flatten().collect();
    let parts = (!all_of_them).then_some(parts);
    let by_name = parts.is_some();
    let (sum, warnings) =
        sum_of(&query, parts, Some(whole), words, |frame| figure(&mut frame.scope, value))?;
    let sum = Sum { by_name, ..sum };
    Ok(Warned { value: Test::AddsUp(Box::new(sum)), warnings })
}

/// The rows of parts and of a whole, with what `value` says of both; parts of no district make 100%.
pub(super) fn sum_of(
    query: &ast::Query,
    parts: Option<Vec<DistrictId>>,
    district: Option<DistrictId>,
    words: &Vocabulary,
    mut value: impl FnMut(&mut crate::analyze::verb::Frame<'_>) -> Result<Expr>,
) -> Result<(Sum, Vec<Diagnostic>)> {
    let mut frame = examined(query, words)?;
    match parts {
        Some(parts) => frame.scope.population = parts,
        None => {
            let population = &mut frame.scope.population;
            population.retain(|one| Some(*one) != district);
            district.into_iter().for_each(|whole| own_parts(population, whole, words));
        }
    }
    let named = expected(&frame, district);
    let summed = summed(&mut frame, &mut value)?;
    let columns = frame.key_columns();
    let (parts, mut warnings) = frame.rows_with(columns, Text::default());
    let whole = match district {
        None => Whole::Hundred,
        Some(district) => {
            // It is named: what says which parts are meant says nothing of it.
            let of_parts = |clause: &Clause| {
                matches!(clause.kind, ClauseKind::Among(_) | ClauseKind::Where(_))
            };
            let mut query = query.clone();
            query.clauses.retain(|clause| !of_parts(clause));
            let mut own = examined(&query, words)?;
            own.scope.population = vec![district];
            let total = value(&mut own)?;
            let columns = own.key_columns();
            let (plan, others) = own.rows_with(columns, Text::default());
            warnings.extend(others);
            Whole::Printed { plan: Box::new(plan), district, total }
        }
    };
    let (value, sums) = (summed.value, summed.sums);
    let sum =
        Sum { parts, named, by_name: false, whole, value, sums, implied: None, otherwise: None };
    Ok((sum, warnings))
}

/// The parts that have to have a row: those that clauses on districts choose, and of the whole's own
/// where some are. What is in a row cannot say which rows there have to be.
fn expected(frame: &crate::analyze::verb::Frame<'_>, whole: Option<DistrictId>) -> Vec<DistrictId> {
    let Ok(mut parts) = asked_for(frame) else { return vec![] };
    whole.into_iter().for_each(|whole| own_parts(&mut parts, whole, frame.scope.words));
    parts
}

/// Keeps the districts below a whole, where any are: those of another province are no parts of it.
fn own_parts(parts: &mut Vec<DistrictId>, whole: DistrictId, words: &Vocabulary) {
    let catalog = &words.catalog;
    let is_below = |one: &DistrictId| catalog.above(*one).any(|up| up == whole);
    if parts.iter().any(is_below) {
        parts.retain(is_below);
    }
}

/// That a district is called twice, or is the whole itself: it would be counted beside itself.
fn twice_or_whole(
    parts: &[Option<Vec<DistrictId>>],
    whole: DistrictId,
    names: &[Name],
    words: &Vocabulary,
) -> Option<Diagnostic> {
    let mut seen = HashSet::from([whole]);
    for (name, part) in names.iter().zip(parts) {
        let again = part.iter().flatten().find(|one| !seen.insert(**one));
        let Some(again) = again else { continue };
        let district = words.catalog.districts.get(again.0)?.name.as_str();
        let message = match *again == whole {
            true => text!(
                "{district} is the whole, and no part of itself",
                "{district}是整体，不是它自己的一部分",
                district
            ),
            false => text!("{district} would be counted twice", "{district}会被计算两次", district),
        };
        return Some(Diagnostic::error(Code::NoMeaning, message).at(name.span));
    }
    None
}

/// The districts that a name stands for; `None` where it is all that the figures are of.
fn parts_named(name: &Name, words: &Vocabulary) -> Result<Option<Vec<DistrictId>>> {
    if are_all(name, words) { Ok(None) } else { districts_of(name, words).map(Some) }
}

/// Whether a name stands for all districts: `districts`, `地区`.
pub(super) fn are_all(name: &Name, words: &Vocabulary) -> bool {
    let text = name.text();
    words.catalog.nouns.plural.eq_ignore_ascii_case(&text)
        || names::column(&text, &words.catalog) == Some(ColumnId::District)
}

fn one_district(name: &Name, words: &Vocabulary) -> Result<DistrictId> {
    match districts_of(name, words)?.as_slice() {
        [one] => Ok(*one),
        several => {
            let count = several.len();
            let message = text!(
                "{name} is {count} districts, and the parts add up to one",
                "`{name}` 是 {count} 个地区，而各部分只能加总为一个",
                name = name.text(),
                count
            );
            Err(Diagnostic::error(Code::NoMeaning, message).at(name.span).into())
        }
    }
}
