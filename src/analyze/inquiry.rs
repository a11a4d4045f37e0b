//! The values in a `print` text: `{total(domestic.actual)}`, `{count of late}`,
//! `{domestic.progress of 恒口 at 2022Q1}`.
//!
//! Each becomes a small table of its own, of which output takes the cells of one column. What a
//! result, a group or all districts are asked for is a total or an aggregate; what a district is
//! asked for is its own figure, and so is what a result is asked for that turns out to be one row.

use super::functions;
use super::names::{self, Thing};
use super::verb;
use super::vocabulary::Vocabulary;
use super::{Meaning, Table, nowhere};
use crate::catalog::{DistrictId, IndicatorId};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::syntax::ast::{
    self, Clause, ClauseKind, Inquiry, InquiryKind, Name, Query, ShownColumn, Template,
    TemplatePart, Verb,
};
use crate::syntax::keywords::Keyword;
use crate::text::{Language, Text, text};

/// A part of what is printed.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Text as it is.
    Text(String),
    /// Names, joined as the text around them does.
    Names(Vec<String>),
    /// The cells of a column, joined likewise; of a figure that is not there, a dash.
    Cells {
        /// What gives them.
        table: Box<Table>,
        /// Which of its columns, by name; the last one without it.
        column: Option<String>,
        /// Of a result that turns out to have one row, the figures of that row: what takes the
        /// place of `table` where it gives just one.
        alone: Option<Box<Table>>,
    },
}

impl Said {
    /// What came up in the analysis that deserves a look.
    pub(super) fn warnings(&self) -> &[Diagnostic] {
        match self {
            Self::Cells { table, .. } => &table.warnings,
            Self::Text(_) | Self::Names(_) => &[],
        }
    }
}

/// All parts of a text.
///
/// # Errors
/// Those of every inquiry in it.
pub(super) fn template(template: &Template, words: &Vocabulary) -> Result<Vec<Said>> {
    let texts = template.parts.iter().filter_map(|part| match part {
        TemplatePart::Text(text) => Some(text.as_str()),
        TemplatePart::Value(_) => None,
    });
    let language = language_of(texts);
    super::all(template.parts.iter().map(|part| match part {
        TemplatePart::Text(text) => Ok(Said::Text(text.clone())),
        TemplatePart::Value(inquiry) => said(inquiry, language, words),
    }))
}

/// The language of a text, whatever that of its reader: the one that most of it is in.
pub fn language_of<'t>(texts: impl Iterator<Item = &'t str>) -> Language {
    let (mut chinese, mut latin) = (0_usize, 0_usize);
    for sign in texts.flat_map(str::chars) {
        chinese += usize::from(('\u{4e00}'..='\u{9fff}').contains(&sign));
        latin += usize::from(sign.is_ascii_alphabetic());
    }
    if chinese > latin { Language::Chinese } else { Language::English }
}

fn said(inquiry: &Inquiry, language: Language, words: &Vocabulary) -> Result<Said> {
    if let (InquiryKind::Value(expr), None, None) = (&inquiry.kind, &inquiry.of, &inquiry.at)
        && let ast::ExprKind::Name(name) = &expr.kind
        && let Some(param) = words.param(&name.text())
    {
        return Ok(Said::Text(match &param.value.kind {
            ast::ExprKind::Text(text) => text.clone(),
            _ => param.value.text_in_both().in_language(language).to_owned(),
        }));
    }
    let of = inquiry.of.as_ref().map(|of| Ok::<_, Vec<_>>((of, names::thing(of, words)?)));
    let of = of.transpose()?;
    match &inquiry.kind {
        InquiryKind::Count => counted(inquiry, of, words),
        InquiryKind::Names => named(inquiry, of, words),
        InquiryKind::Value(expr) => {
            value(inquiry, expr, of, words).map_err(|wrong| misspelt(wrong, inquiry, expr))
        }
    }
}

/// A figure of one district whose cells are asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// What is asked for, as written.
    pub figure: Text,
    /// Whose.
    pub district: DistrictId,
    /// Its one row; the last column is the figure.
    pub table: Table,
}

/// `trace domestic.gap of 恒口`
///
/// # Errors
/// What is no figure of one district.
pub(super) fn traced(inquiry: &Inquiry, words: &Vocabulary) -> Result<Trace> {
    let InquiryKind::Value(expr) = &inquiry.kind else {
        return Err(needs(
            inquiry,
            &text!("a figure, as in domestic.actual", "一个数，如 内资.实际"),
        ));
    };
    let of = inquiry.of.as_ref().map(|name| Ok::<_, Vec<_>>((name, names::thing(name, words)?)));
    let (name, district) = match of.transpose()? {
        Some((name, Thing::District(district))) => (name, district),
        _ => {
            let noun = words.catalog.nouns.one();
            let message = text!(
                "a figure comes from the cells of one {noun}: which?",
                "一个数来自一个{noun}的单元格：哪一个？",
                noun
            );
            let hint = text!(
                "say whose it is: trace {expr} of 恒口",
                "写明属于谁：追溯 {expr} 关于 恒口",
                expr
            );
            return Err(Diagnostic::error(Code::NoMeaning, message)
                .at(inquiry.of.as_ref().map_or(inquiry.span, |name| name.span))
                .hint(hint)
                .into());
        }
    };
    let shown = vec![ShownColumn { expr: expr.clone(), unit: None }];
    let mut clauses = at(inquiry);
    clauses.push(Clause { kind: ClauseKind::Show(shown), span: inquiry.span });
    let query =
        Query { subjects: subjects(expr, words)?, ..query(Verb::List, name.clone(), clauses) };
    let table = verb::of_one(&query, district, words)?;
    Ok(Trace { figure: expr.text_in_both(), district, table })
}

/// `{counts of late}`: what stands before `of` may be a word of braces alone, which no name is near.
fn misspelt(mut wrong: Vec<Diagnostic>, inquiry: &Inquiry, expr: &ast::Expr) -> Vec<Diagnostic> {
    let (ast::ExprKind::Name(name), true) = (&expr.kind, inquiry.of.is_some()) else {
        return wrong;
    };
    let entries = [Keyword::Count, Keyword::Names].map(Keyword::entry);
    let spellings = entries.into_iter().flat_map(|entry| entry.spellings());
    let near = crate::catalog::near(&name.text(), spellings);
    let unknown =
        |one: &&mut Diagnostic| one.code == Code::UnknownName && one.span == Some(name.span);
    if let (Some(first), Some(one)) = (near.first(), wrong.iter_mut().find(unknown)) {
        one.hints = vec![names::near(&near)];
        *one = one.clone().replace(name.span, first);
    }
    wrong
}

/// `count of late`: of a result or of the districts that an indicator has.
fn counted(inquiry: &Inquiry, of: Option<(&Name, Thing)>, words: &Vocabulary) -> Result<Said> {
    match of {
        Some((name, Thing::Result(_) | Thing::Indicator(_))) => {
            let query = query(Verb::Count, name.clone(), at(inquiry));
            table(verb::count(&query, words)?, Some("count"))
        }
        Some((name, Thing::Group(_) | Thing::Level(_))) => {
            let districts = super::expression::districts_of(name, words)?;
            Ok(Said::Text(districts.len().to_string()))
        }
        _ => Err(needs(
            inquiry,
            &text!("count of a result, an indicator or a group", "结果、指标或分组的计数"),
        )),
    }
}

/// `names of late`
fn named(inquiry: &Inquiry, of: Option<(&Name, Thing)>, words: &Vocabulary) -> Result<Said> {
    match of {
        Some((name, Thing::Result(result))) => {
            let known = words.result(&result);
            if known.is_some_and(|result| !result.table.rows.of_districts) {
                return Err(needs(
                    inquiry,
                    &text!(
                        "a result whose rows are districts, and no sums",
                        "各行是地区而不是合计的结果"
                    ),
                ));
            }
            let query = query(Verb::List, name.clone(), at(inquiry));
            table(verb::list(&query, words)?, Some("district"))
        }
        Some((name, Thing::Indicator(_))) => {
            let query = query(Verb::List, name.clone(), at(inquiry));
            table(verb::list(&query, words)?, Some("district"))
        }
        Some((name, Thing::Group(_) | Thing::Level(_))) => {
            let districts = super::expression::districts_of(name, words)?;
            let name = |one: &DistrictId| words.catalog.districts[one.0].name.clone();
            Ok(Said::Names(districts.iter().map(name).collect()))
        }
        _ => Err(needs(
            inquiry,
            &text!("names of a result, an indicator or a group", "结果、指标或分组的名单"),
        )),
    }
}

fn value(
    inquiry: &Inquiry,
    expr: &ast::Expr,
    of: Option<(&Name, Thing)>,
    words: &Vocabulary,
) -> Result<Said> {
    let shown = vec![ShownColumn { expr: expr.clone(), unit: None }];
    let mut clauses = at(inquiry);
    clauses.push(Clause { kind: ClauseKind::Show(shown), span: inquiry.span });
    match of {
        Some((name, Thing::Result(_))) => {
            of_result(&query(Verb::Total, name.clone(), clauses), expr, words)
        }
        Some((name, Thing::District(district))) => {
            let query = Query {
                subjects: subjects(expr, words)?,
                ..query(Verb::List, name.clone(), clauses)
            };
            of_district(&query, district, words)
        }
        None | Some((_, Thing::Group(_) | Thing::Level(_))) => {
            if let Some(only) = only_district(inquiry, expr, words)? {
                let subjects = subjects(expr, words)?;
                let query = Query { verb: Verb::List, verb_span: inquiry.span, subjects, clauses };
                return of_district(&query, only, words);
            }
            let of = inquiry.of.iter().cloned().collect::<Vec<_>>();
            if !of.is_empty() {
                clauses.push(Clause { kind: ClauseKind::Of(of), span: inquiry.span });
            }
            let subjects = subjects(expr, words)?;
            let query = Query { verb: Verb::Total, verb_span: inquiry.span, subjects, clauses };
            table(verb::total(&query, words)?, None)
        }
        Some(_) => Err(needs(
            inquiry,
            &text!("a value of a result, a district or a group", "结果、地区或分组的值"),
        )),
    }
}

/// The one district that a figure is asked of, where there is no other: the city, of an indicator that
/// only the city has. Its own figure is meant then, and no total of one.
fn only_district(
    inquiry: &Inquiry,
    expr: &ast::Expr,
    words: &Vocabulary,
) -> Result<Option<DistrictId>> {
    if aggregates(expr) {
        return Ok(None);
    }
    let asked = match &inquiry.of {
        Some(of) => vec![super::expression::districts_of(of, words)?],
        None => super::all(subjects(expr, words)?.iter().map(|subject| {
            let indicator = names::subject(subject, words)?;
            Ok(words.catalog.population(&words.catalog.indicators[indicator.0]))
        }))?,
    };
    let first = asked.first().filter(|first| asked.iter().all(|other| other == *first));
    Ok(match first.map(Vec::as_slice) {
        Some([only]) => Some(*only),
        _ => None,
    })
}

/// What a result is asked for: its total; the figure of its row where there turns out to be one. The
/// rows of a result that are sums have their figures already.
fn of_result(query: &Query, expr: &ast::Expr, words: &Vocabulary) -> Result<Said> {
    let listed = || {
        let query = Query { verb: Verb::List, ..query.clone() };
        match verb::list(&query, words) {
            Ok(Meaning::Table(table)) => Ok(table),
            Ok(_) => Err(no_table()),
            Err(wrong) => Err(wrong),
        }
    };
    let sums = |name: &Name| {
        words.result(&name.text()).is_some_and(|result| !result.table.rows.of_districts)
    };
    if query.subjects.iter().any(sums) {
        return Ok(Said::Cells { table: listed()?, column: None, alone: None });
    }
    let said = table(verb::total(query, words)?, None)?;
    match (said, aggregates(expr)) {
        (Said::Cells { table, column, .. }, false) => {
            Ok(Said::Cells { table, column, alone: listed().ok() })
        }
        (said, _) => Ok(said),
    }
}

/// Whether an expression says itself that it is of many: `total(progress)` of one row is a total too.
fn aggregates(expr: &ast::Expr) -> bool {
    let own = match &expr.kind {
        ast::ExprKind::Call { function, arguments } => {
            functions::find(&function.text()).is_some_and(|one| one.is_of_many(arguments.len()))
        }
        _ => false,
    };
    own || expr.operands().into_iter().any(aggregates)
}

/// The figure that one district has itself, printed where it is printed.
fn of_district(query: &Query, district: DistrictId, words: &Vocabulary) -> Result<Said> {
    let table = verb::of_one(query, district, words)?;
    Ok(Said::Cells { table: Box::new(table), column: None, alone: None })
}

/// The indicators that an expression names, as subjects.
pub(super) fn subjects(expr: &ast::Expr, words: &Vocabulary) -> Result<Vec<Name>> {
    let mut found: Vec<(IndicatorId, Name)> = Vec::new();
    super::define::visit(expr, &mut |name| {
        let Some(part) = name.parts.first() else { return };
        let Some(id) = words.catalog.find_indicator(&part.text) else { return };
        if !found.iter().any(|(known, _)| *known == id) {
            found.push((id, Name { parts: vec![part.clone()], span: part.span }));
        }
    });
    if found.is_empty() {
        let message = text!("{expr} of which indicator?", "哪个指标的 `{expr}`？", expr);
        let hint = text!(
            "a figure that is asked for alone names its indicator: domestic.actual",
            "单独取数须写明指标：内资.实际"
        );
        return Err(Diagnostic::error(Code::AmbiguousName, message)
            .at(expr.span)
            .hint(hint)
            .into());
    }
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

fn at(inquiry: &Inquiry) -> Vec<Clause> {
    let at = inquiry.at.iter().cloned();
    at.map(|at| Clause { span: at.span, kind: ClauseKind::At(at) }).collect()
}

fn query(verb: Verb, subject: Name, clauses: Vec<Clause>) -> Query {
    Query { verb, verb_span: subject.span, subjects: vec![subject], clauses }
}

fn table(meaning: Meaning, column: Option<&str>) -> Result<Said> {
    match meaning {
        Meaning::Table(mut table) => {
            // What stands beside a total is not part of the one value.
            table.beside = None;
            Ok(Said::Cells { table, column: column.map(str::to_owned), alone: None })
        }
        _ => Err(no_table()),
    }
}

fn no_table() -> Vec<Diagnostic> {
    let message = text!("this gives no table", "这里得不到表格");
    Diagnostic::error(Code::NoMeaning, message).at(nowhere()).into()
}

fn needs(inquiry: &Inquiry, what: &Text) -> Vec<Diagnostic> {
    Diagnostic::error(Code::NoMeaning, text!("needed here: {what}", "此处需要{what}", what))
        .at(inquiry.span)
        .label(inquiry.span, text!("not one", "这不是"))
        .into()
}
