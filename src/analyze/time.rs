//! Periods as written to what the plan reads, and to ways from one period to another.

use super::vocabulary::{DeclaredAs, Vocabulary};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::Figure;
use crate::period::{PeriodLiteral, as_year};
use crate::plan::{Move, Moves, When};
use crate::syntax::ast::{self, Name, PeriodReference, PeriodReferenceKind};
use crate::syntax::keywords::{Keyword, Surface};
use crate::text::{Text, text};

/// The way from a row's own period to one that is written inside an expression or behind `versus`.
///
/// # Errors
/// [`Code::NoMeaning`] for `latest`, which only a whole statement can be at.
pub(super) fn moves(reference: &PeriodReference, words: &Vocabulary) -> Result<Moves> {
    Ok(match &reference.kind {
        PeriodReferenceKind::Literal(period) => vec![Move::To(*period)],
        PeriodReferenceKind::Previous => vec![Move::Previous { within_year: true }],
        PeriodReferenceKind::LastYear => vec![Move::LastYear],
        PeriodReferenceKind::Name(name) => {
            let offered = &[Keyword::Previous, Keyword::LastYear];
            vec![Move::To(of_param(name, offered, words)?)]
        }
        PeriodReferenceKind::Latest => {
            let message = text!("latest belongs to a whole statement", "`最新` 只能用于整个语句");
            let hint = text!(
                "write at latest behind the subject, outside brackets, or a period here",
                "把 `在 最新` 写在指标之后、括号之外，或在此处写明期间"
            );
            return Err(Diagnostic::error(Code::NoMeaning, message)
                .at(reference.span)
                .hint(hint)
                .into());
        }
    })
}

/// The period that `at` names for a whole statement; `figures` say which is the latest.
pub(super) fn at(
    reference: &PeriodReference,
    figures: Vec<Vec<Figure>>,
    words: &Vocabulary,
) -> Result<When> {
    let span = reference.span;
    let latest = |moves| When::Latest { figures, moves, span };
    Ok(match &reference.kind {
        PeriodReferenceKind::Latest => latest(vec![]),
        PeriodReferenceKind::Previous => latest(vec![Move::Previous { within_year: false }]),
        PeriodReferenceKind::LastYear => latest(vec![Move::LastYear]),
        PeriodReferenceKind::Literal(period) => When::At { period: *period, span },
        PeriodReferenceKind::Name(name) => {
            let offered = &[Keyword::Latest, Keyword::Previous, Keyword::LastYear];
            When::At { period: of_param(name, offered, words)?, span }
        }
    })
}

/// One end of `from … to …`.
pub(super) fn end(
    reference: &PeriodReference,
    words: &Vocabulary,
) -> Result<Option<PeriodLiteral>> {
    match &reference.kind {
        PeriodReferenceKind::Literal(period) => Ok(Some(*period)),
        PeriodReferenceKind::Name(name) => of_param(name, &[Keyword::Latest], words).map(Some),
        PeriodReferenceKind::Latest => Ok(None),
        PeriodReferenceKind::Previous | PeriodReferenceKind::LastYear => {
            let message = text!(
                "an end of from … to … is a period of its own",
                "`从 … 到 …` 的两端须写明期间"
            );
            let hint = text!(
                "write it as 2022-01, 2022Q1 or 2022年一季度",
                "写作 2022-01、2022Q1 或 2022年一季度"
            );
            Err(Diagnostic::error(Code::NoMeaning, message).at(reference.span).hint(hint).into())
        }
    }
}

/// The period that a param stands for; `offered` are the words that could stand in its place.
fn of_param(name: &Name, offered: &[Keyword], words: &Vocabulary) -> Result<PeriodLiteral> {
    let text = name.text();
    let Some(param) = words.param(&text) else {
        return month(&text).ok_or_else(|| no_period(name, offered, words).into());
    };
    written(&param.value).ok_or_else(|| {
        let value = &param.value;
        let message = text!(
            "{text} is no period, but {value}",
            "`{text}` 不是期间，而是 {value}",
            text,
            value
        );
        Diagnostic::error(Code::TypeMismatch, message)
            .at(name.span)
            .label(name.span, text!("a period is needed here", "此处需要期间"))
            .into()
    })
}

/// `M3`, `m1-9` without a year. Where no period is needed such a word is a name.
fn month(text: &str) -> Option<PeriodLiteral> {
    let month = text.strip_prefix(['M', 'm', 'Ｍ', 'ｍ'])?;
    let literal = crate::period::parse(&format!("2000M{month}")).ok()?;
    Some(PeriodLiteral { year: None, ..literal })
}

/// Words for a year that go by today, which a script that is run again must not.
const YEARS: &[&str] = &["去年", "上年", "前年", "今年", "本年", "当年"];

/// What is said of `去年`, `去年3月`, `上年一季度`.
fn of_year(text: &str) -> Option<Text> {
    let part = YEARS.iter().find_map(|year| text.strip_prefix(year))?;
    let is_part = part.is_empty() || crate::period::parse(part).is_ok();
    is_part.then(|| {
        text!(
            "write the year, as in 2022年{part}; {last_year} is the same part of the year before",
            "请写明年份，如 2022年{part}；`{last_year}` 是上一年的同一时段",
            part,
            last_year = Keyword::LastYear.spelling(Surface::Chinese)
        )
    })
}

/// Words that mean a period elsewhere, and are no spelling that a word of ours is near to.
const MEANT: &[(&str, Keyword)] = &[
    ("now", Keyword::Latest),
    ("current", Keyword::Latest),
    ("本期", Keyword::Latest),
    ("当期", Keyword::Latest),
    ("本月", Keyword::Latest),
    ("本季", Keyword::Latest),
    ("本季度", Keyword::Latest),
    ("最近", Keyword::Latest),
    ("last", Keyword::Previous),
    ("prior", Keyword::Previous),
    ("上月", Keyword::Previous),
    ("上个月", Keyword::Previous),
    ("上季", Keyword::Previous),
    ("上季度", Keyword::Previous),
    ("去年", Keyword::LastYear),
    ("今年", Keyword::Latest),
    ("本年", Keyword::Latest),
    ("本月", Keyword::Latest),
    ("本季", Keyword::Latest),
    ("本季度", Keyword::Latest),
];

/// `今年一季度`: the part, which without its year is that of the latest year in the data.
fn of_this_year(text: &str) -> Option<&str> {
    let part = ["今年", "本年"].iter().find_map(|year| text.strip_prefix(year))?;
    crate::period::parse(part).is_ok().then_some(part)
}

/// `在 城区`, `at 六月份`, `at 全年`: places, and periods that are written another way.
fn of_another_word(text: &str, words: &Vocabulary) -> Option<Text> {
    let catalog = &words.catalog;
    if catalog.find_group(text).is_some() || catalog.find_level(text).is_some() {
        return Some(text!("write among {text}", "写作：范围 {text}", text));
    }
    if catalog.find_district(text).is_some() {
        return Some(text!("write of {text}", "写作：关于 {text}", text));
    }
    if matches!(text, "全年" | "整年" | "年底" | "年末") {
        return Some(text!(
            "a whole year is written with its number: 2023年",
            "全年要写年份：2023年"
        ));
    }
    let month = text.strip_suffix('份').unwrap_or(text).strip_suffix('月')?;
    let number = MONTHS.iter().position(|known| *known == month).map(|at| (at + 1).to_string());
    let month = format!("{}月", number.as_deref().unwrap_or(month));
    crate::period::parse(&month).is_ok().then(|| text!("write {month}", "写作 {month}", month))
}

/// The months as they are written out.
const MONTHS: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// What is said of a name that no param has: params and words that are near it.
fn no_period(name: &Name, offered: &[Keyword], words: &Vocabulary) -> Diagnostic {
    let text = name.text();
    let message = text!("no period is called {text}", "没有名为 `{text}` 的期间", text);
    let diagnostic = Diagnostic::error(Code::UnknownName, message)
        .at(name.span)
        .label(name.span, super::not_known());
    let params = words.declared().into_iter().filter(|(_, what)| *what == DeclaredAs::Param);
    let mut known: Vec<&str> = params.map(|(name, _)| name).collect();
    for spelling in offered.iter().flat_map(|keyword| keyword.entry().spellings()) {
        known.push(spelling);
    }
    let typed = crate::catalog::key(&text);
    let meant = MEANT.iter().find(|(word, meant)| *word == typed && offered.contains(meant));
    if let Some(part) = of_this_year(&text) {
        let hint = text!(
            "without a year it is the latest in the data: {part}",
            "不写年份就是数据中最近一年的：{part}",
            part
        );
        return diagnostic.hint(hint).replace(name.span, part);
    }
    if let Some(hint) = of_year(&text) {
        return diagnostic.hint(hint);
    }
    if let Some(hint) = of_another_word(&text, words) {
        return diagnostic.hint(hint);
    }
    let near = match meant {
        Some((_, keyword)) => vec![keyword.spelling(Surface::of(&text)).to_owned()],
        None => crate::catalog::near(&text, known),
    };
    match near.first() {
        Some(first) if meant.is_some_and(|(_, meant)| *meant == Keyword::Previous) => {
            let hint = text!(
                "write {first}: the period before, of the same length",
                "写作 `{first}`：上一个同样长短的期间",
                first
            );
            diagnostic.hint(hint).replace(name.span, first)
        }
        Some(first) => diagnostic.hint(super::names::near(&near)).replace(name.span, first),
        None => diagnostic.hint(text!(
            "a period is written 2023Q1, 2023-03, 2023年一季度, or is a param",
            "期间写作 2023Q1、2023-03、2023年一季度，或用参数"
        )),
    }
}

/// A period as written; where a period is needed, a bare number of four digits is a year.
pub(super) fn written(expr: &ast::Expr) -> Option<PeriodLiteral> {
    match &expr.kind {
        ast::ExprKind::Period(literal) => Some(*literal),
        ast::ExprKind::Quantity(quantity) => as_year(quantity),
        _ => None,
    }
}

/// The way with its steps to the period before stopping at the year's start, or not: cumulative
/// figures stop there, as those of December and January do not compare; ranks, flows, stocks and
/// rates do not.
pub(super) fn crossing(moves: &[Move], stops: bool) -> Moves {
    let one = |step: &Move| match step {
        Move::Previous { .. } => Move::Previous { within_year: stops },
        other => *other,
    };
    moves.iter().map(one).collect()
}
