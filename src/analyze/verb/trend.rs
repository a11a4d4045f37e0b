//! `trend domestic of 恒口 from 2022-01 to 2023-03`

use super::frame;
use super::period::when;
use crate::analyze::clauses::{self, Clauses};
use crate::analyze::measure::is_printed;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, columns, nowhere};
use crate::catalog::Measure;
use crate::diagnostic::{Code, Result};
use crate::plan::{ColumnId, OutputColumn, Role, Step, TypeKind};
use crate::syntax::ast::{Clause, ClauseKind, Name, NamePart, Query, Verb};
use crate::text::{Text, text};

pub(super) const TAKES: &[&str] = &["of", "from", "to", "show", "among"];

/// What a trend shows by itself.
const USUAL: &[Measure] = &[Measure::Actual, Measure::Progress, Measure::Yoy];

/// `trend …`: a row for each period, of the districts behind `of`; without it, of their total.
pub(in crate::analyze) fn trend(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let clauses = clauses::gather(query, TAKES, words)?;
    match clauses.of {
        Some(_) => of_districts(query, words),
        None => of_total(query, &clauses, words),
    }
}

fn of_districts(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, words)?;
    frame.scope.every_period = true;
    frame.clauses.every = true;
    frame.when = when(&frame.clauses, &frame.scope.focus, words)?;
    frame.among()?;
    if let Some(of) = frame.of_clause()? {
        frame.then.push(Step::Keep { predicate: of, role: Role::Shown });
    }
    let nouns = &words.catalog.nouns;
    let mut found = vec![columns::key("district", ColumnId::District, nouns)];
    found.push(columns::key("period", ColumnId::Period, nouns));
    match frame.clauses.show {
        Some(show) => {
            let asked = columns::shown(&mut frame.scope, show)?;
            found.extend(asked.into_iter().filter(|one| one.name != "district"));
        }
        None => {
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
        }
    }
    let trends = drawn(&found);
    // The rows stand by district and then by period as they are read.
    let mut table = frame.table(found, vec![], Text::default());
    table.plan.heading.trends = trends;
    Ok(Meaning::Table(Box::new(table)))
}

/// The figures whose course is drawn.
fn drawn(columns: &[OutputColumn]) -> Vec<String> {
    let figures =
        columns.iter().filter(|one| matches!(one.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank));
    figures.map(|one| one.name.clone()).collect()
}

/// The total of each period.
fn of_total(query: &Query, clauses: &Clauses, words: &Vocabulary) -> Result<Meaning> {
    let mut total = query.clone();
    total.verb = Verb::Total;
    if !clauses.has_many_periods() {
        let span = query.verb_span;
        let part = NamePart { text: "period".into(), quoted: false, span };
        let name = Name { parts: vec![part], span };
        total.clauses.push(Clause { kind: ClauseKind::Per(name), span: nowhere() });
    }
    let meaning = super::total(&total, words).map_err(|mut wrong| {
        for one in wrong.iter_mut().filter(|one| one.code == Code::NotTotalled) {
            *one = one.clone().hint(text!(
                "the trend of one district is there: trend … of and its name",
                "单个地区有趋势：趋势 … 关于 地区名"
            ));
        }
        wrong
    })?;
    let Meaning::Table(mut table) = meaning else { return Ok(meaning) };
    table.plan.heading.trends = drawn(&table.plan.columns);
    Ok(Meaning::Table(table))
}
