//! `total domestic per group`

use super::{Frame, counted, first_place, frame, parent};
use crate::analyze::arithmetic::quantity;
use crate::analyze::measure::{exists, is_printed};
use crate::analyze::scope::{Scope, column};
use crate::analyze::totals::{has_total, no_total, total as total_measure};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Beside, Meaning, Table, columns, names, nowhere, parts};
use crate::catalog::{DistrictId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{
    Basis, ColumnId, Decimals, Expr, ExprKind, OutputColumn, Role, SortKey, Step, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, Query};
use crate::text::{Language, Text, text};
use crate::units::Unit;
use std::collections::HashSet;

pub(super) const TAKES: &[&str] = &["where", "among", "per", "show", "at", "from", "to", "of"];

/// What a total shows by itself.
const USUAL: &[Measure] = &[Measure::Actual, Measure::Target, Measure::Progress, Measure::Yoy];

/// `total …`: Σ of amounts, Σ/Σ of ratios; beside it what the source prints for the parent.
pub(in crate::analyze) fn total(query: &Query, words: &Vocabulary) -> Result<Meaning> {
    let mut frame = totalled(query, words)?;
    let clauses = &frame.clauses;
    let whole = clauses.among.is_none()
        && clauses.filter.is_none()
        && clauses.per.is_none()
        && clauses.of.is_none()
        && !clauses.has_many_periods()
        && !frame.of_result;
    let catalog = &words.catalog;
    let parent = whole.then(|| catalog.parent_of_all(&frame.scope.population)).flatten();
    let asked = asked(&frame, parent)?;
    let beside = parent.map(|parent| {
        let name = &catalog.districts[parent.0].name;
        let count = frame.scope.population.len();
        let noun = catalog.nouns.many();
        Ok::<_, Vec<_>>(Beside {
            plan: parent::printed(query, words, parent, &asked)?,
            above: text!("{count} {noun}, computed", "{count} 个{noun}，计算", count, noun),
            below: text!("{name}, as printed", "{name}，公布", name),
        })
    });
    let beside = beside.transpose()?;
    let columns = collapsed(&mut frame, &asked, beside.is_some())?;
    let parts = counted::counted(query, words, &asked)?;
    let order = order(&frame);
    let rows = if is_selection(&frame) { frame.row_noun() } else { Text::default() };
    let table = frame.table(columns, order, rows);
    Ok(Meaning::Table(Box::new(Table { beside, parts, ..table })))
}

/// Whether a total is to say over how many rows it is: it is over a selection. Of what a whole year
/// of rows `among` leaves the count tells nothing.
fn is_selection(frame: &Frame) -> bool {
    let clauses = &frame.clauses;
    let one_period = !clauses.has_many_periods();
    clauses.filter.is_some()
        || clauses.of.is_some()
        || (one_period && (clauses.among.is_some() || frame.of_result))
}

/// The frame of a total: what is totalled is what `among` and `where` keep.
pub(super) fn totalled<'a>(query: &'a Query, words: &'a Vocabulary) -> Result<Frame<'a>> {
    let mut frame = frame(query, TAKES, words)?;
    if !frame.scope.of_districts {
        let message = text!("the rows of this result are sums already", "这个结果的各行已经是合计");
        let hint = text!(
            "list shows them, rank … by orders them, count counts them",
            "用 `列出` 查看，`排名 … 按` 排序，`计数` 计数"
        );
        return Err(Diagnostic::error(Code::NoMeaning, message)
            .at(query.verb_span)
            .hint(hint)
            .into());
    }
    frame.among()?;
    if let Some(of) = frame.of_clause()? {
        frame.then_restrict(of, Role::Shown);
    }
    if let Some(filter) = frame.clauses.filter {
        frame.restrict(filter, Role::Shown)?;
    }
    Ok(frame)
}

/// A column of a total.
pub(super) struct Asked<'q> {
    pub what: What<'q>,
    /// The unit that `in` asks for.
    pub unit: Option<Unit>,
    /// Where it is asked for.
    pub span: Span,
    /// Whether nobody asked for it, and it is there only because it is printed for the parent.
    pub of_parent: bool,
}

/// What is totalled.
pub(super) enum What<'q> {
    Measure(IndicatorId, Measure),
    Expression(&'q ast::Expr),
}

impl Asked<'_> {
    /// What the column is called, without its unit.
    pub fn name(&self, scope: &Scope) -> String {
        match &self.what {
            What::Measure(indicator, which) => columns::name_of(scope, *indicator, *which),
            What::Expression(expr) => expr.to_string(),
        }
    }

    /// What a reader sees above it.
    pub fn label(&self, scope: &Scope) -> Text {
        match &self.what {
            What::Measure(indicator, which) => columns::label_of(scope, *indicator, *which),
            What::Expression(expr) => expr.text_in_both(),
        }
    }

    /// The column with its figure, in the unit asked for.
    pub fn column(&self, scope: &mut Scope, expr: Expr, basis: Basis) -> Result<OutputColumn> {
        let (name, label) = (self.name(scope), self.label(scope));
        Ok(match &self.unit {
            Some(unit) => columns::resized(scope, (&name, label), expr, unit, basis)?,
            None => OutputColumn { label, ..columns::of_expr(scope, name, expr, basis) },
        })
    }

    /// A missing figure of its type, for where there is none.
    pub fn missing(&self, scope: &Scope) -> Expr {
        let unit = match (&self.unit, &self.what) {
            (Some(unit), _) => unit.clone(),
            (None, What::Measure(indicator, which)) => {
                scope.indicator(*indicator).default_unit(*which)
            }
            (None, What::Expression(_)) => Unit::NUMBER,
        };
        Expr { kind: ExprKind::Missing, ty: quantity(unit, true), span: self.span }
    }
}

/// What is to be totalled: what `show` says, or all that has a total or is printed for the parent.
fn asked<'q>(frame: &Frame<'q>, parent: Option<DistrictId>) -> Result<Vec<Asked<'q>>> {
    let scope = &frame.scope;
    if let Some(show) = frame.clauses.show {
        let each = show.iter().map(|shown| {
            let unit = shown.unit.as_ref().map(columns::parse_unit).transpose()?;
            let span = shown.expr.span;
            let of = |what| Asked { what, unit: unit.clone(), span, of_parent: false };
            Ok(match names::measure_named(&shown.expr, &scope.focus, scope.words) {
                Some((several, which)) => {
                    several.into_iter().map(|one| of(What::Measure(one, which))).collect()
                }
                None => vec![of(What::Expression(&shown.expr))],
            })
        });
        let each: Vec<Vec<Asked>> = crate::analyze::all(each)?;
        let asked: Vec<Asked> = each.into_iter().flatten().collect();
        let mut seen = HashSet::new();
        if let Some(twice) = asked.iter().find(|one| !seen.insert((one.name(scope), &one.unit))) {
            return Err(columns::shown_twice(twice.span, &twice.label(scope)).into());
        }
        return Ok(asked);
    }
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for indicator in &scope.focus {
        let span = scope.place_of(*indicator);
        let totals = |which: &Measure| {
            has_total(scope, *indicator, *which) && exists(scope, *indicator, *which)
        };
        let wanted = |which: &Measure| {
            totals(which) || parent.is_some_and(|parent| prints(scope, parent, *indicator, *which))
        };
        let measures: Vec<Measure> = USUAL.iter().copied().filter(wanted).collect();
        if measures.is_empty() {
            // The reason is that of what there is: of an actual, or of a score or rank alone.
            let own = scope.indicator(*indicator).ranking.by;
            let which = match exists(scope, *indicator, Measure::Actual) {
                false if exists(scope, *indicator, own) => own,
                _ => Measure::Actual,
            };
            wrong.extend(no_total(scope, *indicator, which, span));
        }
        found.extend(measures.into_iter().map(|which| {
            let what = What::Measure(*indicator, which);
            Asked { what, unit: None, span, of_parent: !totals(&which) }
        }));
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn prints(scope: &Scope, district: DistrictId, indicator: IndicatorId, which: Measure) -> bool {
    let of_parent = Scope::new(scope.words, vec![indicator], vec![district], false);
    is_printed(&of_parent, indicator, which)
}

/// Collapses the rows and gives the columns, after the partition's own.
fn collapsed(frame: &mut Frame, asked: &[Asked], has_beside: bool) -> Result<Vec<OutputColumn>> {
    frame.scope.collapsing = true;
    // Where printed figures stand below, the rows say which is which.
    let usual = if has_beside { Basis::Derived } else { Basis::Computed };
    let mut totals = Vec::new();
    for one in asked {
        totals.push(totalled_column(&mut frame.scope, one));
    }
    let totals = crate::analyze::all(totals)?;
    let by = partition_of(frame);
    let asks: Vec<Diagnostic> =
        totals.iter().filter_map(|total| parts::asks_which(total, &by)).collect();
    if !asks.is_empty() {
        return Err(asks);
    }
    let mut aggregates = frame.scope.take_aggregates();
    aggregates.push(("first".into(), first_place()));
    frame.then.push(Step::Aggregate { by, aggregates });
    let mut found = frame.partition_columns();
    for (one, expr) in asked.iter().zip(totals) {
        let basis = if is_sum(&frame.scope, one) { Basis::Derived } else { usual };
        found.push(one.column(&mut frame.scope, expr, basis)?);
    }
    Ok(found)
}

/// Whether a column is a plain sum, which in a total is no surprise.
fn is_sum(scope: &Scope, asked: &Asked) -> bool {
    match asked.what {
        What::Measure(indicator, Measure::Actual | Measure::Target) => {
            scope.indicator(indicator).parts.is_none()
        }
        _ => false,
    }
}

/// The total itself; missing for what only the parent's row below has.
fn totalled_column(scope: &mut Scope, asked: &Asked) -> Result<Expr> {
    match &asked.what {
        What::Measure(..) if asked.of_parent => Ok(asked.missing(scope)),
        What::Measure(indicator, which) => total_measure(scope, *indicator, *which, asked.span),
        What::Expression(expr) => parts::joined(scope, expr),
    }
}

/// What the rows collapse by: the period, so that the one row knows it, and what `per` says.
pub(super) fn partition_of(frame: &Frame) -> Vec<ColumnId> {
    let mut by = vec![ColumnId::Period];
    by.extend(frame.within().into_iter().filter(|column| *column != ColumnId::Period));
    by
}

/// A count or a number of rows, made by a step under the column's own name.
pub(super) fn whole_column(label: Text) -> OutputColumn {
    let name = label.in_language(Language::English).to_owned();
    OutputColumn {
        name: name.clone(),
        label,
        column: ColumnId::Made(name),
        ty: quantity(Unit::NUMBER, false),
        basis: Basis::Derived,
        decimals: Decimals::Fixed(0),
    }
}

/// Partitions in calendar and catalog order.
pub(super) fn order(frame: &Frame) -> Vec<SortKey> {
    let mut keys = Vec::new();
    if frame.scope.every_period {
        let ty = Type { kind: TypeKind::Period, nullable: false };
        keys.push(super::ascending(column(ColumnId::Period, ty, nowhere())));
    }
    if frame.clauses.per.is_some() {
        let first = ColumnId::Made("first".into());
        keys.push(super::ascending(column(first, quantity(Unit::NUMBER, true), nowhere())));
    }
    keys
}
