//! The clauses of a query, gathered: each at most once, and only those that its verb takes.

use super::names;
use super::vocabulary::Vocabulary;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ColumnId, End};
use crate::source::Span;
use crate::syntax::ast::{self, Clause, ClauseKind, PeriodReference, Query, RowCount, ShownColumn};
use crate::syntax::keywords::{Keyword, Surface, called};
use crate::text::{Text, listed, text};

/// The clauses of one query.
#[derive(Debug, Default)]
pub(super) struct Clauses<'q> {
    pub filter: Option<&'q ast::Expr>,
    pub among: Option<&'q ast::Expr>,
    pub by: Option<&'q ast::Expr>,
    /// Whether the lowest is first, as `asc` and `desc` say.
    pub ascending: Option<bool>,
    /// Where they say it.
    pub direction_span: Span,
    pub cut: Option<Cut>,
    pub per: Option<ColumnId>,
    pub show: Option<&'q [ShownColumn]>,
    pub at: Option<&'q PeriodReference>,
    /// Whether all periods are asked for, whatever the rows are divided by.
    pub every: bool,
    pub versus: Option<&'q PeriodReference>,
    pub from: Option<&'q PeriodReference>,
    pub to: Option<&'q PeriodReference>,
    pub of: Option<&'q [ast::Name]>,
}

impl Clauses<'_> {
    /// Whether there are rows of several periods.
    pub fn has_many_periods(&self) -> bool {
        let per_period = self.per == Some(ColumnId::Period) && self.at.is_none();
        per_period || self.every || self.from.is_some() || self.to.is_some()
    }
}

/// `top 5`, `bottom 3`
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub end: End,
    pub count: u32,
    pub span: Span,
}

/// Gathers the clauses; `takes` names those that the verb takes.
///
/// # Errors
/// [`Code::ClauseNotHere`] for each clause that the verb does not take.
pub(super) fn gather<'q>(
    query: &'q Query,
    takes: &[&str],
    words: &Vocabulary,
) -> Result<Clauses<'q>> {
    let mut clauses = Clauses::default();
    let mut wrong = Vec::new();
    for clause in &query.clauses {
        let keyword = clause.kind.keyword().spelling(Surface::English);
        if !takes.contains(&keyword) {
            let one = not_here(query, clause, keyword, takes);
            wrong.push(match grouping(clause, &words.catalog).filter(|_| takes.contains(&"per")) {
                Some(name) => per_instead(one, clause, &name),
                None => one,
            });
            continue;
        }
        match &clause.kind {
            ClauseKind::Where(expr) => clauses.filter = Some(expr),
            ClauseKind::Among(expr) => clauses.among = Some(expr),
            ClauseKind::By(expr) if query.verb == ast::Verb::Rank => {
                match grouping(clause, &words.catalog) {
                    Some(name) => wrong.push(per_instead(no_key(expr), clause, &name)),
                    None => clauses.by = Some(expr),
                }
            }
            ClauseKind::By(expr) => clauses.by = Some(expr),
            ClauseKind::Ascending | ClauseKind::Descending => {
                clauses.ascending = Some(clause.kind == ClauseKind::Ascending);
                clauses.direction_span = clause.span;
            }
            ClauseKind::Top(count) | ClauseKind::Bottom(count) => match row_count(count, words) {
                Ok(count) => {
                    let is_top = matches!(clause.kind, ClauseKind::Top(_));
                    let end = if is_top { End::Top } else { End::Bottom };
                    clauses.cut = Some(Cut { end, count, span: clause.span });
                }
                Err(mut diagnostics) => wrong.append(&mut diagnostics),
            },
            ClauseKind::Per(name) => match partition(name, &words.catalog) {
                Ok(column) => wrong.extend(divide(&mut clauses, column, clause.span)),
                Err(mut diagnostics) => wrong.append(&mut diagnostics),
            },
            ClauseKind::Show(columns) => clauses.show = Some(columns),
            ClauseKind::At(period) => clauses.at = Some(period),
            ClauseKind::Versus(period) => clauses.versus = Some(period),
            ClauseKind::From(period) => clauses.from = Some(period),
            ClauseKind::To(period) => clauses.to = Some(period),
            ClauseKind::Of(names) => clauses.of = Some(names),
        }
    }
    // One period is not divided by periods.
    clauses.every &= clauses.at.is_none();
    if wrong.is_empty() { Ok(clauses) } else { Err(wrong) }
}

/// Takes what a `per` says; `per group per period` divides by both, anything else by one thing.
fn divide(clauses: &mut Clauses, column: ColumnId, span: Span) -> Option<Diagnostic> {
    let other = match clauses.per.take() {
        None => {
            clauses.per = Some(column);
            return None;
        }
        Some(other) => other,
    };
    let group = match (&other, &column) {
        (ColumnId::Period, _) => column,
        (_, ColumnId::Period) => other,
        _ => {
            let message = text!("rows are divided by one thing", "只能按一项分组");
            let hint = text!(
                "only per period goes with another: per group per period",
                "只有 `每 期间` 可以与另一项同用：每 组 每 期间"
            );
            return Some(Diagnostic::error(Code::RepeatedClause, message).at(span).hint(hint));
        }
    };
    clauses.every = true;
    clauses.per = Some(group);
    None
}

/// The number behind `top`, as written or that of a param.
fn row_count(count: &RowCount, words: &Vocabulary) -> Result<u32> {
    let name = match count {
        RowCount::Number(count) => return Ok(*count),
        RowCount::Name(name) => name,
    };
    let text = name.text();
    let hint = text!(
        "write how many, as in `top 5`, or a param: param n = 5",
        "写明行数，如 `前5`，或用参数：参数 n = 5"
    );
    let Some(param) = words.param(&text) else {
        let message = text!("{text} is not how many", "`{text}` 不是行数", text);
        return Err(Diagnostic::error(Code::UnknownName, message)
            .at(name.span)
            .label(name.span, text!("no param", "没有这个参数"))
            .hint(hint)
            .into());
    };
    let number = match &param.value.kind {
        ast::ExprKind::Quantity(quantity) => RowCount::of_quantity(quantity),
        _ => None,
    };
    number.ok_or_else(|| {
        let message = text!(
            "{text} is {value}, not a whole number from 1 upwards",
            "`{text}` 是 {value}，不是 1 以上的整数",
            text,
            value = param.value.text_in_both()
        );
        Diagnostic::error(Code::BadNumber, message).at(name.span).hint(hint).into()
    })
}

fn not_here(query: &Query, clause: &Clause, keyword: &str, takes: &[&str]) -> Diagnostic {
    let verb = called(&query.verb.to_string());
    let message = text!(
        "{verb} does not take {keyword}",
        "`{verb}` 不能带子句 `{keyword}`",
        verb,
        keyword = called(keyword)
    );
    let takes = listed(takes.iter().map(|keyword| called(keyword)));
    Diagnostic::error(Code::ClauseNotHere, message)
        .at(clause.span)
        .label(clause.span, text!("not here", "不能用在这里"))
        .hint(text!("{verb} takes {takes}", "`{verb}` 可带的子句有：{takes}", verb, takes))
}

fn no_key(expr: &ast::Expr) -> Diagnostic {
    let message = text!("a figure is needed here, not a column", "此处需要数，而不是列");
    let label = text!("orders nothing", "不能作为排名依据");
    Diagnostic::error(Code::TypeMismatch, message).at(expr.span).label(expr.span, label)
}

/// The column that `by group` names, which orders nothing.
pub(super) fn grouping(clause: &Clause, catalog: &Catalog) -> Option<String> {
    let ClauseKind::By(expr) = &clause.kind else { return None };
    let ast::ExprKind::Name(name) = &expr.kind else { return None };
    partition(name, catalog).ok().map(|_| name.text())
}

/// The error with `per group` in the stead of `by group`.
pub(super) fn per_instead(mut diagnostic: Diagnostic, clause: &Clause, name: &str) -> Diagnostic {
    let per = Keyword::Per.spelling(Surface::of(name));
    let mended = format!("{per} {name}");
    diagnostic.hints = vec![text!("write: {mended}", "改为：{mended}", mended)];
    diagnostic.replace(clause.span, mended)
}

/// What rows can be divided by, each by its usual name in either language.
pub fn groupings(catalog: &Catalog) -> Vec<Text> {
    let mut found = vec![
        text!("group", "组"),
        text!("period", "期间"),
        text!("level", "层级"),
        text!("parent", "上级"),
    ];
    let mut levels: Vec<&str> = Vec::new();
    for parent in catalog.districts.iter().filter_map(|one| one.parent) {
        if let Some(parent) = catalog.districts.get(parent.0)
            && !levels.contains(&parent.level.as_str())
        {
            levels.push(&parent.level);
        }
    }
    found.extend(levels.into_iter().map(Text::same));
    found
}

/// What `per` partitions by: `group`, `period`, `level`, `parent`, or the level of the parents
/// (`per city`).
fn partition(name: &ast::Name, catalog: &Catalog) -> Result<ColumnId> {
    let text = name.text();
    if let Some(column) = names::column(&text, catalog)
        && column != ColumnId::District
    {
        return Ok(column);
    }
    let is_parents = |level: &str| {
        catalog
            .districts
            .iter()
            .filter_map(|one| one.parent)
            .any(|parent| catalog.districts[parent.0].level == level)
    };
    if catalog.find_level(&text).is_some_and(is_parents) {
        return Ok(ColumnId::Parent);
    }
    let message = text!("nothing is divided by {text}", "不能按 `{text}` 分组", text);
    let hint = text!(
        "per takes group, period, level, parent or the level of the parents",
        "`每` 之后可写 组、期间、层级、上级，或上级所在的层级"
    );
    Err(Diagnostic::error(Code::UnknownName, message)
        .at(name.span)
        .label(name.span, text!("not known here", "此处不认识"))
        .hint(hint)
        .into())
}
