//! Which keyword a word was meant to be: a misspelt one, one of another language, or one that is
//! written together with the next word.

use super::expected::Expected;
use crate::syntax::keywords::{Keyword, Surface};
use strsim::normalized_damerau_levenshtein;

/// How alike two words have to be for one to be a misspelling of the other; two Chinese words of
/// two characters with one in common are not.
const ALIKE: f64 = 0.6;

/// Words of other languages and what stands for them here.
const FOREIGN: &[(&str, Keyword)] = &[
    ("select", Keyword::List),
    ("find", Keyword::List),
    ("display", Keyword::Show),
    ("sort", Keyword::Rank),
    ("order", Keyword::Rank),
    ("sum", Keyword::Total),
    ("plot", Keyword::Trend),
    ("graph", Keyword::Trend),
    ("chart", Keyword::Trend),
    ("对比", Keyword::Compare),
    ("versus", Keyword::Compare),
    ("vs", Keyword::Compare),
    ("set", Keyword::Let),
    ("var", Keyword::Let),
    ("parameter", Keyword::Param),
    ("const", Keyword::Param),
    ("import", Keyword::Include),
    ("echo", Keyword::Print),
    ("say", Keyword::Print),
    ("write", Keyword::Save),
    ("export", Keyword::Save),
    ("查询", Keyword::List),
    ("排序", Keyword::Rank),
    ("求和", Keyword::Total),
    ("导入", Keyword::Include),
    ("导出", Keyword::Save),
    ("filter", Keyword::Where),
    ("having", Keyword::Where),
    ("with", Keyword::Where),
    ("whose", Keyword::Where),
    ("if", Keyword::Where),
    ("如果", Keyword::Where),
    ("筛选", Keyword::Where),
    ("order", Keyword::By),
    ("sort", Keyword::By),
    ("排序", Keyword::By),
    ("limit", Keyword::Top),
    ("从高到低", Keyword::Descending),
    ("由高到低", Keyword::Descending),
    ("从大到小", Keyword::Descending),
    ("倒序", Keyword::Descending),
    ("reverse", Keyword::Descending),
    ("从低到高", Keyword::Ascending),
    ("由低到高", Keyword::Ascending),
    ("从小到大", Keyword::Ascending),
    ("正序", Keyword::Ascending),
    ("first", Keyword::Top),
    ("last", Keyword::Bottom),
    ("group", Keyword::Per),
    ("on", Keyword::At),
    ("during", Keyword::At),
    ("截至", Keyword::At),
    ("vs", Keyword::Versus),
    ("against", Keyword::Versus),
    ("比", Keyword::Versus),
    ("since", Keyword::From),
    ("自从", Keyword::From),
    ("until", Keyword::To),
    ("till", Keyword::To),
    ("through", Keyword::To),
    ("直到", Keyword::To),
    ("for", Keyword::Of),
    ("replace", Keyword::Overwrite),
    ("替换", Keyword::Overwrite),
    ("elif", Keyword::When),
    ("elseif", Keyword::When),
    ("otherwise", Keyword::Else),
    ("default", Keyword::Else),
    ("其他", Keyword::Else),
];

/// The verb that a word was meant to be, as it should be written; nothing for several words in
/// one.
pub(super) fn near_verb(word: &str) -> Option<String> {
    meant(word, super::statement::VERBS).filter(|verb| !verb.contains(' '))
}

/// The keyword among `expected` that a word was meant to be, as it should be written: a near one,
/// the one that another language has this word for, or one that the word begins with.
pub(super) fn meant(word: &str, expected: &[Expected]) -> Option<String> {
    let surface = Surface::of(word);
    let lower = word.to_lowercase();
    let keywords = || {
        expected.iter().filter_map(|item| match item {
            Expected::Keyword(keyword) => Some(*keyword),
            _ => None,
        })
    };
    let foreign = |keyword: &Keyword| {
        FOREIGN.iter().any(|(other, meaning)| *other == lower && meaning == keyword)
    };
    if let Some(keyword) = keywords().find(foreign) {
        return Some(keyword.spelling(surface).to_owned());
    }
    let spellings = || keywords().flat_map(|keyword| keyword.entry().spellings());
    // top5
    let counts = |keyword: &Keyword| matches!(keyword, Keyword::Top | Keyword::Bottom);
    let counted = keywords().filter(counts).flat_map(|keyword| keyword.entry().english);
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let counted = counted
        .filter_map(|spelling| Some((spelling, lower.strip_prefix(spelling)?)))
        .find(|(_, rest)| digits(rest));
    if let Some((keyword, rest)) = counted {
        return Some(format!("{keyword} {rest}"));
    }
    // 其中进度: only Chinese words are written together, and one character may be a name's own.
    let written_together = spellings()
        .filter(|spelling| spelling.chars().count() > 1 && !spelling.is_ascii())
        .filter_map(|spelling| Some((spelling, word.strip_prefix(spelling)?)))
        .find(|(_, rest)| !rest.is_empty());
    if let Some((keyword, rest)) = written_together {
        return Some(format!("{keyword} {rest}"));
    }
    let mut best: Option<(f64, &str)> = None;
    let mut tied = false;
    for spelling in spellings().filter_map(|spelling| spelling.split(' ').next()) {
        let alike = normalized_damerau_levenshtein(&lower, spelling);
        // `how` is no slip of `show`, nor `as` of `asc`: in a short word the first letter is right.
        let short = lower.is_ascii() && lower.len() <= 4;
        let other_word =
            short && (lower.len() < 3 || !spelling.starts_with(lower.get(..1).unwrap_or("")));
        if spelling.chars().count() < 3
            || alike < ALIKE
            || other_word
            || best.is_some_and(|(_, it)| it == spelling)
        {
            continue;
        }
        match best {
            Some((before, _)) if before > alike => {}
            Some((before, _)) if before >= alike => tied = true,
            _ => (best, tied) = (Some((alike, spelling)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, spelling)| spelling.to_owned())
}
