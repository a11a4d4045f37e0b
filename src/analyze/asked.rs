//! Questions and SQL, as statements about what the open data has.
//!
//! Takes a text that is no statement; gives one that has been tried: it can be read, and means something.

use super::meant::means;
use super::names::{self, Thing};
use super::vocabulary::Vocabulary;
use crate::source::SourceId;
use crate::syntax::ast::{Name, NamePart};
use crate::syntax::keywords::{Keyword, Surface};
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, Token, TokenKind};
use crate::text::has_chinese;
use crate::units::{Dimension, Unit};

/// Words that begin a question.
const BEGIN: &[&str] = &[
    "how", "who", "which", "what", "what's", "where's", "who's", "is", "are", "does", "do",
    "whose", "behind", "lagging", "laggards",
];
/// What makes a Chinese text a question, wherever it stands.
const ASKING: &[&str] =
    &["哪些", "哪个", "哪几", "谁", "多少", "几个", "什么", "吗", "怎么", "落后", "低于序时"];

/// What is asked for, by words of which one is in the question; the first that fits counts.
const ASKED: &[(Asked, &[&str])] = &[
    (Asked::HowMany, &["how many", "几个", "多少个", "多少县", "多少地区", "多少家"]),
    (
        Asked::Behind,
        &["behind", "lagging", "laggards", "below schedule", "落后", "低于序时", "没达标"],
    ),
    (Asked::Ahead, &["ahead", "on schedule", "on track", "达到序时", "快于序时", "超序时", "达标"]),
    (
        Asked::Worst,
        &["worst", "lowest", "last", "least", "最差", "最低", "最少", "最慢", "倒数", "垫底"],
    ),
    (
        Asked::Best,
        &[
            "best", "lead", "highest", "first", "most", "top", "最好", "最高", "最多", "最快",
            "第一", "领先",
        ],
    ),
    (Asked::Mean, &["average", "mean", "平均"]),
    (
        Asked::Sum,
        &[
            "total",
            "sum",
            "altogether",
            "in all",
            "合计",
            "总共",
            "总额",
            "总量",
            "一共",
            "共计",
            "总计",
            "how much",
        ],
    ),
];

/// What turns a question round.
const NOT: &[&str] =
    &["not", "isn't", "aren't", "except", "without", "不", "没有", "未", "除了", "除外"];
/// What a number behind it is a limit of.
const BELOW: &[&str] =
    &["below", "under", "less than", "fewer than", "低于", "不到", "小于", "不足"];
const ABOVE: &[&str] = &["above", "over", "more than", "at least", "高于", "超过", "大于", "以上"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    HowMany,
    Behind,
    Ahead,
    Worst,
    Best,
    Mean,
    Sum,
}

/// The statement that a question stands for.
pub(super) fn question(typed: &str, words: &Vocabulary) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let begins = lower.split(|sign: char| sign.is_whitespace() || sign == '?').next()?;
    let asks = BEGIN.contains(&begins)
        || lower.ends_with(['?', '？'])
        || ASKING.iter().any(|part| lower.contains(part));
    if !asks {
        return None;
    }
    let surface = if has_chinese(&lower) { Surface::Chinese } else { Surface::English };
    let word = |keyword: Keyword| keyword.spelling(surface);
    let fits = |parts: &[&str]| parts.iter().any(|part| is_said(&lower, part));
    let of = indicator(&lower, surface, words)?;
    let (schedule, progress, mean) = match surface {
        Surface::English => ("schedule", "progress", "mean"),
        Surface::Chinese => ("序时进度", "进度", "平均"),
    };
    let filter =
        |sign: &str, limit: &str| format!(" {} {progress} {sign} {limit}", word(Keyword::Where));
    let late = filter("<", schedule);
    let early = filter(">=", schedule);
    // A condition that is understood in part would turn the answer into another one.
    let negated = NOT.iter().any(|part| is_said(&lower, part) && !fits(&["不到", "不足"]));
    let numbers = lower.chars().any(|sign| sign.is_ascii_digit());
    let limited = match limit(&lower) {
        Some(limit) if !negated && fits(BELOW) => Some(filter("<", &limit)),
        Some(limit) if !negated && fits(ABOVE) => Some(filter(">", &limit)),
        _ if numbers => return None,
        _ => None,
    };
    // 合计 may be a name of the whole, and is what is asked for.
    let is_asked = |name: &str| ASKED.iter().any(|(_, parts)| parts.contains(&name));
    let district = words
        .catalog
        .district_names()
        .filter(|name| lower.contains(&name.to_lowercase()) && !is_asked(name));
    let district = district.max_by_key(|name| name.chars().count());
    let counts = |clause: &str| format!("{} {of}{clause}", word(Keyword::Count));
    let ranks = |clause: &str| format!("{} {of}{clause}", word(Keyword::Rank));
    let one = |keyword: Keyword| format!(" {} 1", word(keyword));
    let behind = ASKED.iter().any(|(asked, parts)| *asked == Asked::Behind && fits(parts));
    let asked = ASKED.iter().find(|(_, parts)| fits(parts)).map(|(asked, _)| *asked);
    if let Some(district) = district {
        let card = format!("{} {}", word(Keyword::Show), written(district));
        return (asked.is_none() && !negated && means(&card, words)).then_some(card);
    }
    let first = match asked {
        Some(Asked::HowMany) if limited.is_some() => counts(&limited?),
        _ if limited.is_some() => ranks(&limited?),
        Some(Asked::Behind) if negated => ranks(&early),
        Some(Asked::HowMany) if behind && negated => counts(&early),
        _ if negated => return None,
        Some(Asked::Ahead) => ranks(&early),
        Some(Asked::HowMany) if behind => counts(&late),
        Some(Asked::HowMany) => counts(""),
        Some(Asked::Behind) => ranks(&late),
        Some(Asked::Worst) => ranks(&one(Keyword::Bottom)),
        Some(Asked::Best) => ranks(&one(Keyword::Top)),
        Some(Asked::Mean) => format!("{} \"{{{mean}({of}.{progress})}}\"", word(Keyword::Print)),
        Some(Asked::Sum) => format!("{} {of}", word(Keyword::Total)),
        None => format!("{} {of}", word(Keyword::List)),
    };
    // An indicator that has no progress, or is not ranked, is listed.
    let others = [ranks(""), format!("{} {of}", word(Keyword::List))];
    std::iter::once(first).chain(others).find(|mended| means(mended, words))
}

/// The percent that a question names, where it names one number.
fn limit(question: &str) -> Option<String> {
    let mut numbers = question
        .split(|sign: char| !sign.is_ascii_digit() && sign != '.')
        .filter(|part| part.starts_with(|sign: char| sign.is_ascii_digit()));
    let number = numbers.next()?.trim_end_matches('.');
    let is_percent =
        question.contains(&format!("{number}%")) || question.contains(&format!("{number}％"));
    (is_percent && numbers.next().is_none()).then(|| format!("{number}%"))
}

/// Whether a question has these words: an English one whole, or with an ending.
fn is_said(question: &str, part: &str) -> bool {
    if !part.is_ascii() {
        return question.contains(part);
    }
    let begins = |at: usize| {
        question
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|sign| !sign.is_alphanumeric())
    };
    question.match_indices(part).any(|(at, _)| begins(at))
}

/// The indicator that a question names, or else the first there is, by a name of its language.
fn indicator(question: &str, surface: Surface, words: &Vocabulary) -> Option<String> {
    let all = &words.catalog.indicators;
    let named = all
        .iter()
        .flat_map(|one| one.names())
        .filter(|name| is_said(question, &name.to_lowercase()))
        .max_by_key(|name| name.chars().count());
    let usual = || {
        let first = all.first()?;
        let chinese = surface == Surface::Chinese;
        let names = first.names().filter(|name| chinese && has_chinese(name));
        Some(names.min_by_key(|name| name.chars().count()).unwrap_or(&first.id))
    };
    named.or_else(usual).map(written)
}

/// A name as it is written: in backquotes where it must be.
fn written(name: &str) -> String {
    let one_word = lex(SourceId::default(), name).tokens;
    let plain = matches!(one_word.as_slice(), [Token { kind: TokenKind::Word(_), .. }]);
    if plain { name.to_owned() } else { format!("`{name}`") }
}

/// What a statement made of SQL is to be, where it means something: with the units that its numbers
/// lack, without columns that are not there; what it is about need not be an indicator.
pub(super) fn sql(made: &str, words: &Vocabulary) -> Option<String> {
    let with_units = with_units(made, words);
    let tries = |text: &str| {
        let show = format!(" {} ", Keyword::Show.spelling(Surface::English));
        let without = text.rsplit_once(&show).map_or(text, |(front, _)| front).to_owned();
        [text.to_owned(), without].into_iter().find(|mended| means(mended, words))
    };
    tries(&with_units)
}

/// The table that a statement made of SQL asks about, where no indicator is called so.
pub(super) fn unknown_table(made: &str, words: &Vocabulary) -> Option<String> {
    let table = made.split_whitespace().nth(1)?;
    let part = NamePart { text: table.to_owned(), quoted: true, span: Default::default() };
    let name = Name { span: part.span, parts: vec![part] };
    let known = names::subject(&name, words).is_ok() || words.result(table).is_some();
    (!known).then(|| table.to_owned())
}

/// `progress < 0.25` as `progress < 25%`: a bare number gets the unit of what it is compared with, a
/// share of one that of a percent.
fn with_units(text: &str, words: &Vocabulary) -> String {
    let tokens = lex(SourceId::default(), text).tokens;
    let tokens: Vec<Token> = tokens.into_iter().filter(|token| !token.kind.is_trivia()).collect();
    let mut mended = text.to_owned();
    for (at, number) in tokens.iter().enumerate().rev() {
        let TokenKind::Quantity(quantity) = &number.kind else { continue };
        let unit = compared(&tokens, at).and_then(|measure| unit_of(measure, &tokens, words));
        let Some(unit) = unit.filter(|unit| unit.dimension != Dimension::Number) else { continue };
        if quantity.unit != Unit::NUMBER {
            continue;
        }
        let written = text.get(number.span.range()).unwrap_or_default();
        let with_unit = match written.parse::<f64>() {
            Ok(share) if unit.dimension == Dimension::Percent && share.abs() <= 1.0 => {
                let percent = format!("{:.6}", share * 100.0);
                format!("{}%", percent.trim_end_matches('0').trim_end_matches('.'))
            }
            _ => format!("{written}{unit}"),
        };
        mended.replace_range(number.span.range(), &with_unit);
    }
    mended
}

/// What the number at a place is compared with: `progress < 1`, `progress between 1 and 2`.
fn compared(tokens: &[Token], at: usize) -> Option<&Token> {
    let behind = |count: usize| at.checked_sub(count).and_then(|at| tokens.get(at));
    let keyword = |count: usize| match &behind(count)?.kind {
        TokenKind::Word(word) => Keyword::of(word),
        _ => None,
    };
    match &behind(1)?.kind {
        TokenKind::Symbol(
            Symbol::Less
            | Symbol::LessEqual
            | Symbol::Greater
            | Symbol::GreaterEqual
            | Symbol::Equal
            | Symbol::NotEqual,
        ) => behind(2),
        _ if keyword(1) == Some(Keyword::Between) => behind(2),
        _ if keyword(1) == Some(Keyword::And) && keyword(3) == Some(Keyword::Between) => behind(4),
        _ => None,
    }
}

/// The unit of what is compared, in a statement of which the first indicator is the subject.
fn unit_of(token: &Token, tokens: &[Token], words: &Vocabulary) -> Option<Unit> {
    let thing = |token: &Token| {
        let TokenKind::Word(word) = &token.kind else { return None };
        let part = NamePart { text: word.clone(), quoted: false, span: token.span };
        names::thing(&Name { span: part.span, parts: vec![part] }, words).ok()
    };
    let own = |thing: Thing| match thing {
        Thing::Indicator(id) => words.catalog.indicators.get(id.0).map(|one| one.unit.clone()),
        _ => None,
    };
    match thing(token)? {
        Thing::Measure(measure) => {
            let subject = tokens.iter().filter_map(thing).find_map(own)?;
            Some(measure.default_unit(&subject))
        }
        other => own(other),
    }
}
