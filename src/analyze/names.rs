//! What a name stands for: an indicator, one of its measures, a district, a group, a level.

use super::vocabulary::Vocabulary;
use crate::catalog::{self, Catalog, DistrictId, GroupId, IndicatorId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::ColumnId;
use crate::syntax::ast::{self, Name, NamePart};
use crate::syntax::keywords::Keyword;
use crate::text::{Text, listed, text};
use std::collections::HashMap;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// `domestic`
    Indicator(IndicatorId),
    /// `domestic.progress`
    Figure(IndicatorId, Measure),
    /// `progress`, of whatever indicator is in focus.
    Measure(Measure),
    /// `恒口`
    District(DistrictId),
    /// `counties`
    Group(GroupId),
    /// `county`: a level of districts.
    Level(String),
    /// `district`, `group`, `level`, `period`: a column that every row has.
    Column(ColumnId),
    /// `let late = …`
    Result(String),
    /// `define lag = …`, of whatever indicator is in focus.
    Definition(String),
    /// `param p = 2023Q1`
    Param(String),
    /// `left_out`: the cells of the tables that were not taken.
    LeftOut,
}

/// What the cells that were not taken are called.
pub(super) const LEFT_OUT: &[&str] = &["left_out", "未采用"];

/// The columns that every row has, by their names.
pub(super) const COLUMNS: &[(&str, ColumnId)] = &[
    ("district", ColumnId::District),
    ("地区", ColumnId::District),
    ("县区", ColumnId::District),
    ("group", ColumnId::Group),
    ("组", ColumnId::Group),
    ("分组", ColumnId::Group),
    ("组别", ColumnId::Group),
    ("level", ColumnId::Level),
    ("层级", ColumnId::Level),
    ("级别", ColumnId::Level),
    ("parent", ColumnId::Parent),
    ("上级", ColumnId::Parent),
    ("period", ColumnId::Period),
    ("时期", ColumnId::Period),
    ("期间", ColumnId::Period),
    ("期", ColumnId::Period),
];

/// The column that a name stands for, the catalog's own nouns included.
pub fn column(text: &str, catalog: &Catalog) -> Option<ColumnId> {
    let nouns = [&catalog.nouns.singular, &catalog.nouns.chinese];
    if nouns.iter().any(|noun| noun.eq_ignore_ascii_case(text)) {
        return Some(ColumnId::District);
    }
    COLUMNS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, id)| id.clone())
}

/// The names of the columns that every row has, in lower case.
pub fn columns_of_all(catalog: &Catalog) -> HashMap<String, ColumnId> {
    let own = COLUMNS.iter().map(|(name, _)| *name);
    let names = own.chain([catalog.nouns.singular.as_str(), catalog.nouns.chinese.as_str()]);
    names.filter_map(|name| Some((name.to_lowercase(), column(name, catalog)?))).collect()
}

/// What a column that every row has is called in output.
pub(super) fn identifier(column: &ColumnId) -> Option<&'static str> {
    COLUMNS.iter().find(|(_, id)| id == column).map(|(name, _)| *name)
}

/// The measure that an expression names and nothing else, with the indicators it may be of:
/// `progress` of each in focus, `foreign.progress` of one, `signed` of itself if it has just one.
pub(super) fn measure_named(
    expr: &ast::Expr,
    focus: &[IndicatorId],
    words: &Vocabulary,
) -> Option<(Vec<IndicatorId>, Measure)> {
    let ast::ExprKind::Name(name) = &expr.kind else { return None };
    let catalog = &words.catalog;
    // What was declared hides a measure of its name.
    if name.parts.last().is_some_and(|part| words.measure(&part.text).is_some()) {
        return None;
    }
    match name.parts.as_slice() {
        [part] => match catalog.find_measure(&part.text) {
            Some(_) if words.defined_indicator(&part.text).is_some() => {
                Some((words.defined_indicator(&part.text).into_iter().collect(), Measure::Actual))
            }
            Some(which) => Some((focus.to_vec(), which)),
            None => {
                let indicator = catalog.find_indicator(&part.text)?;
                if words.formula(indicator).is_some() {
                    return Some((vec![indicator], Measure::Actual));
                }
                let [only] = catalog.indicators[indicator.0].published.as_slice() else {
                    return None;
                };
                Some((vec![indicator], only.measure))
            }
        },
        [indicator, part] => {
            let which = catalog.find_measure(&part.text)?;
            Some((vec![catalog.find_indicator(&indicator.text)?], which))
        }
        _ => None,
    }
}

/// What a name stands for, indicators first: for subjects and for `describe`.
///
/// # Errors
/// [`Code::UnknownName`] with near names.
pub(super) fn thing(name: &Name, words: &Vocabulary) -> Result<Thing> {
    let catalog = &words.catalog;
    match name.parts.as_slice() {
        [one] => declared(&one.text, words)
            .or_else(|| lookup(&one.text, catalog))
            .ok_or_else(|| unknown(one, Wanted::Name, &everything(catalog), catalog).into()),
        [indicator, measure] => figure(indicator, measure, catalog)
            .map(|(indicator, measure)| Thing::Figure(indicator, measure)),
        _ => Err(too_many_parts(name).into()),
    }
}

/// What names stand for, all of them or all that is wrong.
pub(super) fn things(names: &[Name], words: &Vocabulary) -> Result<Vec<Thing>> {
    super::all(names.iter().map(|name| thing(name, words)))
}

/// What a word stands for by a declaration; a param for what its value names.
fn declared(text: &str, words: &Vocabulary) -> Option<Thing> {
    if let Some(result) = words.result(text) {
        return Some(Thing::Result(result.name.clone()));
    }
    if let Some(definition) = words.measure(text) {
        return Some(Thing::Definition(definition.name.clone()));
    }
    match &words.param(text)?.value.kind {
        ast::ExprKind::Name(name) => thing(name, words).ok(),
        _ => Some(Thing::Param(text.to_owned())),
    }
}

/// What one word stands for where no indicator is in focus.
fn lookup(text: &str, catalog: &Catalog) -> Option<Thing> {
    catalog
        .find_indicator(text)
        .map(Thing::Indicator)
        .or_else(|| catalog.find_district(text).map(Thing::District))
        .or_else(|| catalog.find_group(text).map(Thing::Group))
        .or_else(|| catalog.find_measure(text).map(Thing::Measure))
        .or_else(|| column(text, catalog).map(Thing::Column))
        .or_else(|| catalog.find_level(text).map(|level| Thing::Level(level.to_owned())))
        .or_else(|| LEFT_OUT.contains(&catalog::key(text).as_str()).then_some(Thing::LeftOut))
}

/// `indicator.measure`.
pub(super) fn figure(
    indicator: &NamePart,
    measure: &NamePart,
    catalog: &Catalog,
) -> Result<(IndicatorId, Measure)> {
    let found = catalog
        .find_indicator(&indicator.text)
        .ok_or_else(|| unknown_indicator(indicator, catalog).into());
    let figure = catalog
        .find_measure(&measure.text)
        .ok_or_else(|| unknown(measure, Wanted::Measure, &measures(catalog), catalog).into());
    super::both(found, figure)
}

/// The subject of a statement as an indicator.
pub(super) fn subject(name: &Name, words: &Vocabulary) -> Result<IndicatorId> {
    let catalog = &words.catalog;
    match thing(name, words) {
        Ok(Thing::Indicator(indicator)) => Ok(indicator),
        Ok(Thing::Figure(indicator, measure)) => {
            let one = &catalog.indicators[indicator.0];
            let message = text!(
                "an indicator is needed here, not its {measure}",
                "此处需要指标，而不是它的{measure}",
                measure
            );
            let hint = text!(
                "write {one}, and {measure} after show, where or by",
                "此处写 `{one}`，`{measure}` 写在 `显示`、`其中` 或 `按` 之后",
                one,
                measure
            );
            Err(Diagnostic::error(Code::TypeMismatch, message)
                .at(name.span)
                .hint(hint)
                .replace(name.span, one.id.clone())
                .into())
        }
        Ok(other) => Err(not_an_indicator(name, &other, catalog).into()),
        Err(_) if name.parts.len() == 1 => Err(unknown_indicator(&name.parts[0], catalog).into()),
        Err(wrong) => Err(wrong),
    }
}

fn not_an_indicator(name: &Name, found: &Thing, catalog: &Catalog) -> Diagnostic {
    let (what, text) = (in_words(found), name.text());
    let message = text!(
        "an indicator is needed here, and {text} is {what}",
        "此处需要指标，而 `{text}` 是{what}",
        text,
        what
    );
    let diagnostic =
        Diagnostic::error(Code::TypeMismatch, message).at(name.span).label(name.span, what);
    diagnostic.hint(match found {
        Thing::District(_) => text!(
            "write show {text} for all its figures",
            "要看它的全部数据，写：显示 {text}",
            text
        ),
        Thing::Measure(_) | Thing::Definition(_) => text!(
            "the indicator comes first, and {text} stands behind show or by: list {one} show {text}",
            "先写指标，`{text}` 写在 `显示` 或 `按` 之后：列出 {one} 显示 {text}",
            text,
            one = some_indicator(catalog)
        ),
        Thing::Group(_) | Thing::Level(_) => {
            let one = some_indicator(catalog);
            text!(
                "write the indicator first: list {one} among {text}",
                "先写指标：列出 {one} 范围 {text}",
                one,
                text
            )
        }
        _ => {
            let all = listed(indicators(catalog));
            text!("the indicators are {all}", "指标有：{all}", all)
        }
    })
}

/// An indicator for an example.
fn some_indicator(catalog: &Catalog) -> Text {
    catalog.indicators.first().map_or_else(|| text!("domestic", "内资"), Text::of)
}

/// A thing in words.
pub(super) fn in_words(thing: &Thing) -> Text {
    match thing {
        Thing::Indicator(_) => text!("an indicator", "指标"),
        Thing::Figure(..) | Thing::Measure(_) => text!("a measure", "度量"),
        Thing::District(_) => text!("a district", "地区"),
        Thing::Group(_) => text!("a group of districts", "地区分组"),
        Thing::Level(_) => text!("a level of districts", "地区层级"),
        Thing::Column(_) => text!("a column", "列"),
        Thing::Result(_) => text!("a result", "已命名的结果"),
        Thing::Definition(_) => text!("a defined measure", "自定义的度量"),
        Thing::Param(_) => text!("a param", "参数"),
        Thing::LeftOut => text!("the cells that were left out", "未采用的单元格"),
    }
}

/// What a name was to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Name,
    Indicator,
    Measure,
}

/// An unknown name, with those that are near it.
pub(super) fn unknown(
    part: &NamePart,
    wanted: Wanted,
    candidates: &[&str],
    catalog: &Catalog,
) -> Diagnostic {
    let text = &part.text;
    let of = match catalog.name.as_str() {
        "" => text!("", ""),
        name => text!(" of {name}", "（{name}）", name),
    };
    let message = match wanted {
        Wanted::Name => text!(
            "{text} is not a name of the language or{of}",
            "`{text}` 既不是语言里的名称，也不是目录{of}里的名称",
            text,
            of
        ),
        Wanted::Indicator => {
            text!("{text} is not an indicator{of}", "`{text}` 不是目录{of}里的指标", text, of)
        }
        Wanted::Measure => {
            text!("{text} is not a measure{of}", "`{text}` 不是度量{of}", text, of)
        }
    };
    let diagnostic = Diagnostic::error(Code::UnknownName, message)
        .at(part.span)
        .label(part.span, super::not_known());
    if Keyword::of(text) == Some(Keyword::Missing) {
        return diagnostic.hint(text!(
            "a missing figure equals nothing; write: … is missing",
            "缺失值不等于任何值，应写：… 为 缺失"
        ));
    }
    if wanted == Wanted::Name && DISTRICT_ELSEWHERE.contains(&catalog::key(text).as_str()) {
        let district = if text.is_ascii() { "district" } else { "地区" };
        return diagnostic.hint(near(&[district.to_owned()])).replace(part.span, district);
    }
    if wanted != Wanted::Indicator
        && let Some(hint) = elsewhere(text)
    {
        return diagnostic.hint(hint);
    }
    let found = catalog::near(text, candidates.iter().copied());
    match found.as_slice() {
        [] if candidates.len() <= 24 => {
            let known = listed(candidates);
            diagnostic.hint(text!("known here: {known}", "此处可用的有：{known}", known))
        }
        [] => diagnostic.hint(text!("describe lists what there is", "`描述` 列出所有名称")),
        [one] => diagnostic.hint(near(&found)).replace(part.span, one.clone()),
        _ => diagnostic.hint(near(&found)),
    }
}

/// What the column of districts is called in other tables.
const DISTRICT_ELSEWHERE: [&str; 8] =
    ["name", "county", "city", "region", "area", "名称", "区县", "单位名称"];

/// What is written for a word that has another name here.
fn elsewhere(typed: &str) -> Option<Text> {
    let is = |words: &[&str]| words.iter().any(|word| typed.eq_ignore_ascii_case(word));
    if is(&["增长率", "增速", "增幅", "增长", "growth", "growth_rate", "increase"]) {
        return Some(text!(
            "the growth over the same period last year is yoy",
            "比上年同期的增长写作 `同比`"
        ));
    }
    if is(&["环比", "环比增长", "mom", "qoq"]) {
        return Some(text!(
            "with the period before a whole statement compares: compare domestic versus previous",
            "与上一期对比，用整条语句：比较 内资 较 上期"
        ));
    }
    is(&["平均值", "均值", "average", "avg"]).then(|| {
        text!("a mean is the function mean: mean(progress)", "平均用函数 `平均`：平均(进度)")
    })
}

/// The names that are near a misspelt one, as a hint.
pub(super) fn near(names: &[String]) -> Text {
    text!("near: {names}", "相近的有：{names}", names = listed(names))
}

/// An unknown indicator: near names of any kind, and failing those what there is.
fn unknown_indicator(part: &NamePart, catalog: &Catalog) -> Diagnostic {
    let names: Vec<&str> = catalog.indicator_names().collect();
    let mut diagnostic = unknown(part, Wanted::Indicator, &names, catalog);
    let is_missing = Keyword::of(&part.text) == Some(Keyword::Missing);
    if is_missing || catalog::near(&part.text, names).is_empty() {
        let some = catalog.indicators.iter().take(8).map(|one| match one.label == one.id {
            true => one.id.clone(),
            false => format!("{} {}", one.id, one.label),
        });
        let more = match catalog.indicators.len() > 8 {
            true => text!(" … (describe lists all)", "……（`描述` 列出全部）"),
            false => text!("", ""),
        };
        let some = listed(some);
        diagnostic.hints =
            vec![text!("there are {some}{more}", "指标有：{some}{more}", some, more)];
    }
    diagnostic
}

fn too_many_parts(name: &Name) -> Diagnostic {
    let message = text!("{name} has too many parts", "`{name}` 的层次太多", name = name.text());
    Diagnostic::error(Code::UnknownName, message)
        .at(name.span)
        .hint(text!("a qualified name is indicator.measure", "带限定的名称写作：指标.度量"))
}

/// The identifiers of all indicators.
pub(super) fn indicators(catalog: &Catalog) -> Vec<&str> {
    let mut names: Vec<&str> = catalog.indicators.iter().map(|one| one.id.as_str()).collect();
    names.sort_unstable();
    names
}

/// The names of all measures.
pub(super) fn measures(catalog: &Catalog) -> Vec<&str> {
    catalog.measure_spellings().map(|(name, _)| name).collect()
}

/// Every name that an expression may hold, for near names.
pub(super) fn everything(catalog: &Catalog) -> Vec<&str> {
    let mut names = measures(catalog);
    for indicator in &catalog.indicators {
        names.push(&indicator.id);
        names.push(&indicator.label);
        names.extend(indicator.aliases.iter().map(String::as_str));
    }
    for group in &catalog.groups {
        names.push(&group.id);
        names.push(&group.label);
        names.extend(group.aliases.iter().map(String::as_str));
    }
    for district in &catalog.districts {
        names.push(&district.name);
        names.extend(district.aliases.iter().map(String::as_str));
    }
    names.extend(COLUMNS.iter().map(|(name, _)| *name));
    names
}
