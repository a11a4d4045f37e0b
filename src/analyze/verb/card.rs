//! `show 恒口`: the card of a district, every figure of every indicator that it has.

use super::Frame;
use super::period::when;
use crate::analyze::clauses::{self, Clauses};
use crate::analyze::measure::exists;
use crate::analyze::names::{self, Thing};
use crate::analyze::scope::Scope;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Card, CardFigure, CardPlan, Meaning, columns, nowhere, time};
use crate::catalog::{DistrictId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Expr, ExprKind, Role, Step};
use crate::source::Span;
use crate::syntax::ast::{ClauseKind, Name, PeriodReference, PeriodReferenceKind, Query};
use crate::text::{Text, listed, text};
use std::collections::HashSet;

pub(super) const TAKES: &[&str] = &["at", "versus"];

/// The measures of a card, in order.
const CARD: &[Measure] = &[
    Measure::Actual,
    Measure::Target,
    Measure::Progress,
    Measure::Yoy,
    Measure::Gap,
    Measure::Shortfall,
    Measure::Score,
    Measure::Rank,
    Measure::PreviousRank,
    Measure::Movement,
];

/// `show …`: the cards of districts side by side.
pub(in crate::analyze) fn show(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    Ok(Meaning::Card(Card { plans: plans(query, words)?, difference: false }))
}

/// `compare 恒口, 瀛湖`: the cards side by side; of two, with what is between them.
pub(super) fn compared(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    if let Some(wrong) = versus_district(query, words) {
        return Err(wrong.into());
    }
    let plans = plans(query, words)?;
    if let [only] = plans.as_slice() {
        let name = &words.catalog.districts[only.district.0].name;
        let message = text!("{name} is compared with nothing", "{name}没有比较的对象", name);
        let hint = text!(
            "name another behind a comma, or write show {name}",
            "在逗号后再写一个，或写：显示 {name}",
            name
        );
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(query.verb_span)
            .hint(hint)
            .into());
    }
    let difference = plans.len() == 2;
    Ok(Meaning::Card(Card { plans, difference }))
}

/// `compare 恒口 versus 瀛湖`: the other stands beside it, and `versus` is for periods.
fn versus_district(query: &Query, words: &Vocabulary) -> Option<Diagnostic> {
    let (clause, other) = query.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Versus(PeriodReference { kind: PeriodReferenceKind::Name(name), .. }) => {
            matches!(names::thing(name, words), Ok(Thing::District(_))).then_some((clause, name))
        }
        _ => None,
    })?;
    let last = query.subjects.last()?;
    let (first, second) = (last.to_string(), other.to_string());
    let message = text!(
        "versus takes a period, and {second} is a {noun}",
        "`较` 后面须是期间，而 `{second}` 是{noun}",
        second,
        noun = words.catalog.nouns.one()
    );
    let names = listed(query.subjects.iter().chain([other]).map(Name::to_string));
    let error = Diagnostic::error(Code::ClauseNotHere, message)
        .at(clause.span)
        .label(clause.span, text!("not here", "不能用在这里"))
        .hint(text!("write compare {names}", "写作：比较 {names}", names));
    Some(error.replace(last.span.to(clause.span), format!("{first}, {second}")))
}

/// A plan for each district.
fn plans(query: &Query, words: &Vocabulary) -> Result<Vec<CardPlan>> {
    let districts = crate::analyze::all(query.subjects.iter().map(|name| district(name, words)));
    let clauses = clauses::gather(query, TAKES, words);
    let (districts, clauses) = crate::analyze::both(districts, clauses)?;
    let mut named: Vec<(DistrictId, Span)> =
        districts.into_iter().zip(query.subjects.iter().map(|name| name.span)).collect();
    let mut seen = HashSet::new();
    named.retain(|(district, _)| seen.insert(*district));
    let plans = named.into_iter().map(|(district, place)| card(&clauses, district, place, words));
    crate::analyze::all(plans)
}

fn district(name: &Name, words: &Vocabulary) -> Result<DistrictId> {
    match names::thing(name, words)? {
        Thing::District(district) => Ok(district),
        other => {
            let what = names::in_words(&other);
            let text = name.text();
            let message = text!(
                "show takes a {noun}, and {text} is {what}",
                "`显示` 后面须是{noun}，而 `{text}` 是{what}",
                noun = words.catalog.nouns.one(),
                text,
                what
            );
            let diagnostic =
                Diagnostic::error(Code::TypeMismatch, message).at(name.span).label(name.span, what);
            Err(match other {
                Thing::Indicator(_) => diagnostic.hint(text!(
                    "write list {text}, or rank {text}",
                    "写：列出 {text}，或 排名 {text}",
                    text
                )),
                _ => diagnostic,
            }
            .into())
        }
    }
}

/// The plan of one card: ranks among the district's peers, then its own row.
fn card(
    clauses: &Clauses,
    district: DistrictId,
    place: Span,
    words: &Vocabulary,
) -> Result<CardPlan> {
    let catalog = &words.catalog;
    let peers = |indicator: IndicatorId| catalog.population(&catalog.indicators[indicator.0]);
    let all: Vec<IndicatorId> = (0..catalog.indicators.len())
        .map(IndicatorId)
        .filter(|one| !catalog.indicators[one.0].id.is_empty())
        .collect();
    // Its peers are read with it, for the ranks; a parent has none and is read alone.
    let population = all
        .iter()
        .map(|one| peers(*one))
        .find(|peers| peers.contains(&district) && peers.len() > 1)
        .unwrap_or_else(|| vec![district]);
    let ranked = population.len() > 1;
    let at = Clauses { at: clauses.at, versus: clauses.versus, ..Clauses::default() };
    let when = when(&at, &all, words)?;
    let mut scope = Scope::new(words, all.clone(), population, false);
    if let Some(versus) = clauses.versus {
        scope.versus = time::moves(versus, words)?;
    }
    let compares = clauses.versus.is_some();
    let mut frame = Frame {
        scope,
        clauses: at,
        when,
        steps: vec![],
        then: vec![],
        of_result: false,
        compares,
        compared: None,
    };
    let moves = catalog.has_several_periods();
    let (mut found, mut figures) = (Vec::new(), Vec::new());
    for indicator in all {
        for which in CARD {
            let fits = match which {
                Measure::Rank => ranked,
                Measure::PreviousRank => ranked && compares,
                Measure::Movement => ranked && (moves || compares),
                _ => true,
            };
            if fits && exists(&frame.scope, indicator, *which) {
                found.push(columns::of_measure(&mut frame.scope, indicator, *which, place)?);
                let label = columns::label_of_measure(&frame.scope, *which);
                figures.push(CardFigure { indicator, measure: *which, label });
            }
        }
    }
    let own = Expr {
        kind: ExprKind::DistrictIn(vec![district]),
        ty: crate::analyze::arithmetic::truth(false),
        span: nowhere(),
    };
    frame.then.push(Step::Keep { predicate: own, role: Role::Shown });
    let mut plan = frame.plan(found, vec![], Text::default());
    plan.heading.subject = Text::same(catalog.districts[district.0].name.as_str());
    plan.heading.expected.clear();
    Ok(CardPlan { district, plan, figures })
}
