//! `rank domestic where progress < 25%`

use super::{Frame, ascending, frame};
use crate::analyze::Table;
use crate::analyze::arithmetic::{quantity, settled, truth};
use crate::analyze::columns;
use crate::analyze::direction::lowest_is_best;
use crate::analyze::expression::figure;
use crate::analyze::formula::{ranked, ranking_key};
use crate::analyze::measure::{is_printed, stored_unit};
use crate::analyze::scope::{Scope, column};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Meaning, RankCheck, both, names, nowhere};
use crate::catalog::{Best, IndicatorId, Measure, Ties, Within};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Basis, ColumnId, Comparison, Decimals, Expr, ExprKind, OutputColumn, Role, Step, Type, TypeKind,
};
use crate::syntax::ast::Query;
use crate::text::{Text, text};

pub(super) const TAKES: &[&str] = &[
    "where", "among", "by", "asc", "desc", "top", "bottom", "per", "show", "at", "versus", "from",
    "to", "of",
];

/// What a ranking shows by itself.
const USUAL: &[Measure] =
    &[Measure::Actual, Measure::Target, Measure::Progress, Measure::Gap, Measure::Shortfall];

/// `rank …`: the key and direction of the catalog or of `by`, ranks in the whole population.
pub(in crate::analyze) fn rank(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let mut frame = frame(query, TAKES, words)?;
    frame.among()?;
    if !frame.scope.of_districts {
        return of_sums(frame, query);
    }
    let subjects = frame.scope.focus.clone();
    let keys = crate::analyze::all(subjects.iter().map(|one| ranking(&mut frame, *one)))?;
    let filter = frame.filter();
    if let Some(cut) = frame.clauses.cut {
        let within = frame.within();
        let (best, end) = (Best::Lowest, cut.end);
        frame.then.push(Step::Cut { key: keys[0].1.clone(), best, end, count: cut.count, within });
    }
    let ((), columns) = both(filter, shown(&mut frame, &keys))?;
    let mut order = frame.partition_keys();
    order.push(ascending(keys[0].1.clone()));
    let by_the_rule = {
        let clauses = &frame.clauses;
        clauses.among.is_none()
            && clauses.by.is_none()
            && clauses.ascending.is_none()
            && matches!(clauses.per, None | Some(ColumnId::Group))
            && !frame.of_result
    };
    let rows = frame.row_noun();
    let rank_checks = if by_the_rule { checks(&frame, query, words)? } else { vec![] };
    let table = frame.table(columns, order, rows);
    Ok(Meaning::Table(Box::new(Table { rank_checks, ..table })))
}

/// The rank of one subject: the measure it is ranked by, if it is one, and its rank's column.
fn ranking(frame: &mut Frame, indicator: IndicatorId) -> Result<(Option<Measure>, Expr)> {
    let within = frame.within();
    let scope = &mut frame.scope;
    let rule = scope.indicator(indicator).ranking.clone();
    // `by yoy` is each subject's own yoy, so each is in focus alone for its key.
    let focus = std::mem::replace(&mut scope.focus, vec![indicator]);
    let by = frame.clauses.by;
    let key = match by {
        None => ranking_key(scope, indicator, rule.by, scope.place_of(indicator)),
        Some(by) => figure(scope, by),
    };
    let lowest = by.is_some_and(|by| lowest_is_best(scope, by));
    let which = match by {
        None => Some(rule.by),
        Some(by) => match names::measure_named(by, &scope.focus, scope.words) {
            Some((of, which)) if of == [indicator] => Some(which),
            _ => None,
        },
    };
    scope.focus = focus;
    let key = settled(key?);
    let by_rule = which == Some(rule.by);
    let usual = match lowest {
        _ if by_rule => rule.best,
        true => Best::Lowest,
        false => Best::Highest,
    };
    let best = match frame.clauses.ascending {
        None => usual,
        Some(true) => Best::Lowest,
        Some(false) => Best::Highest,
    };
    let ranked = if by_rule { ranked(&rule.skip, &key) } else { None };
    let (ties, scope) = (rule.ties, &mut frame.scope);
    let made = scope.make("rank", |into| Step::Rank { into, key, best, ties, ranked, within });
    scope.set_rank(indicator, made.clone());
    Ok((which, column(made, Type { kind: TypeKind::Rank, nullable: true }, nowhere())))
}

fn shown(frame: &mut Frame, keys: &[(Option<Measure>, Expr)]) -> Result<Vec<OutputColumn>> {
    let mut found = frame.partition_columns();
    let subjects = frame.scope.focus.clone();
    let several = subjects.len() > 1;
    let district = columns::key("district", ColumnId::District, &frame.scope.catalog.nouns);
    if several {
        found.push(district.clone());
    }
    for (indicator, (which, key)) in subjects.iter().zip(keys) {
        found.push(rank_column(&frame.scope, *indicator, key));
        let compared = frame.clauses.versus.is_some();
        for which in [Measure::PreviousRank, Measure::Movement].into_iter().filter(|_| compared) {
            let place = frame.scope.place_of(*indicator);
            found.push(columns::of_measure(&mut frame.scope, *indicator, which, place)?);
        }
        if !several {
            found.push(district.clone());
        }
        if let (None, Some(by)) = (which, frame.clauses.by) {
            let expr = figure(&mut frame.scope, by)?;
            let name = columns::name_of_expr(&frame.scope, by);
            let label = columns::label_of_expr(&frame.scope, by);
            let basis = columns::basis(by, &expr);
            let column = columns::of_expr(&mut frame.scope, name, expr, basis);
            found.push(OutputColumn { label, ..column });
        }
        if frame.clauses.show.is_none() {
            let usual: Vec<Measure> = match (several, which) {
                (false, _) => USUAL.to_vec(),
                (true, Some(which)) => vec![*which],
                (true, None) => vec![frame.scope.indicator(*indicator).ranking.by],
            };
            let mut measures = frame.usual_measures(*indicator, &usual);
            // What is ranked by stands beside the rank, where it would not be shown anyway.
            if let (Some(by), true) = (which, frame.clauses.by.is_some())
                && !usual.contains(by)
            {
                measures.retain(|one| one != by);
                measures.insert(0, *by);
            }
            let place = frame.scope.place_of(*indicator);
            for which in measures.into_iter().filter(|one| *one != Measure::Rank) {
                let column = columns::of_measure(&mut frame.scope, *indicator, which, place)?;
                if !found.iter().any(|known| known.name == column.name) {
                    found.push(column);
                }
            }
        }
    }
    if let Some(show) = frame.clauses.show {
        let asked = columns::shown(&mut frame.scope, show)?;
        let known: Vec<String> = found.iter().map(|one| one.name.clone()).collect();
        found.extend(asked.into_iter().filter(|one| !known.contains(&one.name)));
    }
    Ok(found)
}

fn rank_column(scope: &Scope, indicator: IndicatorId, key: &Expr) -> OutputColumn {
    let name = columns::name_of(scope, indicator, Measure::Rank);
    let ExprKind::Column(id) = &key.kind else {
        return columns::key(&name, ColumnId::Place, &scope.catalog.nouns);
    };
    OutputColumn {
        label: columns::label_of(scope, indicator, Measure::Rank),
        name,
        column: id.clone(),
        ty: key.ty.clone(),
        basis: Basis::Derived,
        decimals: Decimals::Fixed(0),
    }
}

/// Sums have no rule to be ranked by; they are by one of their columns.
fn of_sums(mut frame: Frame, query: &Query) -> Result<Meaning> {
    let Some(by) = frame.clauses.by else {
        let message = text!("sums are ranked by one of their columns", "合计须按它的某一列排名");
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(query.verb_span)
            .hint(text!("write by and a column", "加上 `按` 和列名"))
            .into());
    };
    let key = settled(figure(&mut frame.scope, by)?);
    let lowest = frame.clauses.ascending.unwrap_or_else(|| lowest_is_best(&frame.scope, by));
    let best = if lowest { Best::Lowest } else { Best::Highest };
    let made = frame.scope.make("rank", |into| Step::Rank {
        into,
        key,
        best,
        ties: Ties::Competition,
        ranked: None,
        within: vec![],
    });
    frame.filter()?;
    let rank = column(made, Type { kind: TypeKind::Rank, nullable: true }, nowhere());
    if let Some(cut) = frame.clauses.cut {
        let (key, best, end) = (rank.clone(), Best::Lowest, cut.end);
        frame.then.push(Step::Cut { key, best, end, count: cut.count, within: vec![] });
    }
    let mut columns =
        vec![columns::of_expr(&mut frame.scope, "rank".into(), rank.clone(), Basis::Derived)];
    columns[0].label = Text::of(&Measure::Rank);
    columns.extend(frame.scope.columns.clone().into_iter().filter(|one| one.name != "rank"));
    Ok(Meaning::Table(Box::new(frame.table(columns, vec![ascending(rank)], Text::default()))))
}

/// Where the source prints ranks too, and the key, direction and population are the catalog's,
/// the two are compared: ranks among all with such, those of a group with its own.
fn checks(frame: &Frame, query: &Query, words: &Vocabulary) -> Result<Vec<RankCheck>> {
    let scope = &frame.scope;
    let within = match frame.clauses.per {
        None => Within::All,
        Some(_) => Within::Group,
    };
    let printed = scope.focus.iter().filter(|one| {
        is_printed(scope, **one, Measure::Rank) && scope.indicator(**one).ranking.within == within
    });
    let mut found = Vec::new();
    for indicator in printed.copied() {
        let when = frame.when.clone();
        let mut own = super::frame(query, TAKES, words)?;
        own.when = when;
        own.scope.focus = vec![indicator];
        own.clauses.by = None;
        let (_, worked_out) = ranking(&mut own, indicator)?;
        let (figure, unit) = stored_unit(&words.catalog, indicator, Measure::Rank);
        own.scope.uses(figure);
        let printed = column(ColumnId::Figure(figure), quantity(unit, true), nowhere());
        let ExprKind::Column(rank) = worked_out.kind.clone() else { continue };
        let differ = differ(worked_out, printed.clone());
        own.then.push(Step::Keep { predicate: differ, role: Role::Shown });
        let output = |name: &str, column, ty| OutputColumn {
            name: name.into(),
            label: Text::same(name),
            column,
            ty,
            basis: Basis::Derived,
            decimals: Decimals::Fixed(0),
        };
        let rank_type = Type { kind: TypeKind::Rank, nullable: true };
        let columns = vec![
            columns::key("district", ColumnId::District, &words.catalog.nouns),
            output("rank", rank, rank_type),
            output("printed", ColumnId::Figure(figure), printed.ty),
        ];
        let plan = own.plan(columns, vec![], Text::default());
        found.push(RankCheck { indicator, plan });
    }
    Ok(found)
}

/// True where one is missing and the other is not, or both are there and differ.
fn differ(a: Expr, b: Expr) -> Expr {
    let truth_of = |kind| Expr { kind, ty: truth(false), span: nowhere() };
    let missing = |one: &Expr| Box::new(truth_of(ExprKind::IsMissing(Box::new(one.clone()))));
    let number = |one: Expr| Expr { ty: quantity(crate::units::Unit::NUMBER, true), ..one };
    let (a_missing, b_missing) = (missing(&a), missing(&b));
    let unequal_presence = truth_of(ExprKind::Compare(Comparison::NotEqual, a_missing, b_missing));
    let unequal = Expr {
        kind: ExprKind::Compare(Comparison::NotEqual, Box::new(number(a)), Box::new(number(b))),
        ty: truth(true),
        span: nowhere(),
    };
    Expr {
        kind: ExprKind::Or(Box::new(unequal_presence), Box::new(unequal)),
        ty: truth(true),
        span: nowhere(),
    }
}
