//! `total domestic per group`

use super::{Frame, counted, first_place, frame, parent};
use crate::analyze::arithmetic::quantity;
use crate::analyze::measure::{exists, is_printed};
use crate::analyze::scope::{Scope, column};
use crate::analyze::totals::{has_total, no_total, total as total_measure};
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{Beside, Meaning, Table, columns, names, nowhere, parts};
use crate::catalog::{DistrictId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result, Severity};
use crate::plan::{
    Basis, ColumnId, Decimals, Expr, ExprKind, OutputColumn, Role, SortKey, Step, Type, TypeKind,
};
use crate::source::Span;
use crate::syntax::ast::{self, Query};
use crate::text::{Language, Text, text};
use crate::units::Unit;
use std::collections::{BTreeSet, HashSet};

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
    let beside = match parent {
        Some(parent) => Some(below_all(&frame, query, words, parent, &asked)?),
        None => below_parents(&frame, query, words, &asked)?,
    };
    let notes = asked.iter().filter_map(|one| why_of_parent(&frame.scope, one));
    let notes: Vec<Diagnostic> = notes.collect();
    frame.scope.warnings.extend(notes);
    let columns = collapsed(&mut frame, &asked, beside.is_some())?;
    let parts = counted::counted(query, words, &asked)?;
    let order = order(&frame);
    let rows = if is_selection(&frame) { frame.row_noun() } else { Text::default() };
    let table = frame.table(columns, order, rows);
    Ok(Meaning::Table(Box::new(Table { beside, parts, ..table })))
}

/// The line of the parent of all districts.
fn below_all(
    frame: &Frame,
    query: &Query,
    words: &Vocabulary,
    parent: DistrictId,
    asked: &[Asked],
) -> Result<Beside> {
    let name = &words.catalog.districts[parent.0].name;
    let count = frame.scope.population.len();
    let noun = words.catalog.nouns.many();
    Ok(Beside {
        plan: parent::printed(query, words, vec![parent], asked)?,
        above: text!("{count} {noun}, computed", "{count} 个{noun}，计算", count, noun),
        below: text!("{name}, as printed", "{name}，公布", name),
    })
}

/// The lines of the parents under `per parent`, each of which is made of its districts here.
fn below_parents(
    frame: &Frame,
    query: &Query,
    words: &Vocabulary,
    asked: &[Asked],
) -> Result<Option<Beside>> {
    let clauses = &frame.clauses;
    let narrowed = clauses.among.is_some()
        || clauses.filter.is_some()
        || clauses.of.is_some()
        || clauses.has_many_periods()
        || frame.of_result;
    if narrowed || clauses.per != Some(ColumnId::Parent) {
        return Ok(None);
    }
    let districts = &words.catalog.districts;
    let parents = frame.scope.population.iter().filter_map(|one| districts[one.0].parent);
    let parents: BTreeSet<DistrictId> = parents.collect();
    let prints = |parent: &DistrictId| {
        asked.iter().any(|one| match &one.what {
            What::Measure(indicator, which) => prints(&frame.scope, *parent, *indicator, *which),
            What::Expression(_) => false,
        })
    };
    let parents: Vec<DistrictId> = parents.into_iter().filter(prints).collect();
    if parents.is_empty() {
        return Ok(None);
    }
    Ok(Some(Beside {
        plan: parent::printed(query, words, parents, asked)?,
        above: text!("computed", "计算"),
        below: text!("as printed", "公布"),
    }))
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
        // What is printed for the parent stands below totals; alone it is none.
        if !measures.iter().any(totals) {
            // The reason is that of what there is: of an actual, or of a score or rank alone.
            let own = scope.indicator(*indicator).ranking.by;
            let which = match exists(scope, *indicator, Measure::Actual) {
                false if exists(scope, *indicator, own) => own,
                _ => Measure::Actual,
            };
            wrong.extend(no_total(scope, *indicator, which, span).map(|refused| match parent {
                Some(parent) if prints(scope, parent, *indicator, which) => {
                    refused.hint(of_its_own(scope, parent, *indicator))
                }
                _ => refused,
            }));
        }
        found.extend(measures.into_iter().map(|which| {
            let what = What::Measure(*indicator, which);
            Asked { what, unit: None, span, of_parent: !totals(&which) }
        }));
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// Why a column that is printed for the parent has nothing above.
fn why_of_parent(scope: &Scope, asked: &Asked) -> Option<Diagnostic> {
    let What::Measure(indicator, which) = &asked.what else { return None };
    let refused = asked.of_parent.then(|| no_total(scope, *indicator, *which, asked.span))??;
    Some(Diagnostic { severity: Severity::Note, ..refused })
}

/// How to see what is printed for the parent of the districts.
fn of_its_own(scope: &Scope, parent: DistrictId, indicator: IndicatorId) -> Text {
    let (id, parent) = (scope.indicator(indicator), &scope.catalog.districts[parent.0].name);
    text!(
        "what {parent} has of its own, where it is printed: list {id} of {parent}",
        "{parent}本身的数（如有公布）：列出 {id} 关于 {parent}",
        parent,
        id
    )
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
