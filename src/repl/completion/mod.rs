//! Which words could stand where the cursor is.
//!
//! Takes a text and a byte position in it; gives the start of the word there and what could take
//! its place, best first, each once, with a line on what it is. The grammar says which keywords fit
//! and what kind of name does; behind an error every word is offered.

mod index;
mod sound;

use crate::about::{KnownName, NameKind};
use crate::catalog::IndicatorId;
use crate::session::Session;
use crate::source::SourceId;
use crate::syntax::keywords::{Entry, Surface, TABLE};
use crate::syntax::lexer::lex;
use crate::syntax::token::TokenKind;
use crate::syntax::{Expected, expected_after};
use crate::text::{Language, Text, has_chinese, text};
use crate::units::{Dimension, Unit, parse_unit};
use index::{Fit, Index, Word};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many candidates are offered at most: nobody reads more.
const MOST: usize = 500;

/// With more names than that they are put in order beside the typing.
const MANY: usize = 2_000;

/// What could be typed, beside keywords, which are in their own table.
pub struct Vocabulary {
    names: Arc<[KnownName]>,
    /// The same, to be found.
    known: HashSet<String>,
    /// What each indicator prints, and its unit.
    indicators: Vec<(Vec<crate::catalog::Measure>, Unit)>,
    indicator_names: HashMap<String, IndicatorId>,
    periods: Vec<Text>,
    index: Arc<OnceLock<Index>>,
    /// The language of a line that has no word in it yet.
    language: Language,
}

/// One word that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What takes the place of what is typed.
    pub text: String,
    /// What it is, in one line; may be nothing.
    pub what: Text,
}

impl Candidate {
    /// As a list shows it, `width` columns for the word: `汉滨区    county of 全市`. In a terminal of
    /// `columns` it is one line: the list tells words apart, and `help` tells more.
    pub fn shown(&self, width: usize, columns: Option<usize>, language: Language) -> String {
        let what = self.what.in_language(language);
        if what.is_empty() {
            return self.text.clone();
        }
        let blanks = width.saturating_sub(self.text.width());
        let line = format!("{}{}  {what}", self.text, " ".repeat(blanks));
        match columns.map(|columns| columns.saturating_sub(1)) {
            Some(most) if line.width() > most => cut(&line, most),
            _ => line,
        }
    }
}

/// The beginning of a line, as wide as it may be, with a sign that there is more.
fn cut(line: &str, most: usize) -> String {
    let mut kept = String::new();
    for sign in line.chars() {
        if kept.width() + sign.width().unwrap_or(0) >= most {
            break;
        }
        kept.push(sign);
    }
    kept.trim_end().to_owned() + "…"
}

/// Units that may be asked for, in the order of their size.
const UNITS: &[&str] =
    &["元", "万元", "亿元", "美元", "万美元", "亿美元", "%", "pp", "分", "个", "家", "场"];

impl Vocabulary {
    /// What a session knows.
    pub fn of(session: &Session) -> Self {
        let indicators = session.catalog().indicators.iter().map(|one| {
            let printed = one.published.iter().map(|published| published.measure).collect();
            (printed, one.unit.clone())
        });
        let new = Self::new(session.names(), indicators.collect(), session.known_periods());
        Self { language: session.language(), ..new }
    }

    fn new(
        names: Vec<KnownName>,
        indicators: Vec<(Vec<crate::catalog::Measure>, Unit)>,
        periods: Vec<Text>,
    ) -> Self {
        let names: Arc<[KnownName]> = names.into();
        let index = Arc::new(OnceLock::new());
        if names.len() > MANY {
            let (names, index) = (names.clone(), index.clone());
            // Where the system gives no thread it is done when the first word is completed.
            let work = move || _ = index.get_or_init(|| index_of(&names));
            let _ = std::thread::Builder::new().name("index".into()).spawn(work);
        }
        let indicator = |one: &KnownName| match one.kind {
            NameKind::Indicator(id) => Some((one.name.to_lowercase(), id)),
            _ => None,
        };
        Self {
            known: names.iter().map(|one| one.name.to_lowercase()).collect(),
            indicator_names: names.iter().filter_map(indicator).collect(),
            names,
            indicators,
            periods,
            index,
            language: Language::default(),
        }
    }

    /// Whether a word is a name.
    pub fn has(&self, word: &str) -> bool {
        self.known.contains(&word.to_lowercase())
    }

    /// Where the word at `pos` starts, and what could stand there: the first [`MOST`], and behind them
    /// what all begin with, where there are more.
    pub fn complete(&self, text: &str, pos: usize) -> (usize, Vec<Candidate>) {
        let before = text.get(..pos).unwrap_or(text);
        let (start, quoted) = word_start(before);
        let (earlier, typed) = before.split_at_checked(start).unwrap_or((before, ""));
        let typed = typed.trim_start_matches('`');
        let surface = match (before.trim().is_empty(), self.language) {
            (true, Language::Chinese) => Surface::Chinese,
            _ => Surface::of(before),
        };
        let expected = expected_after(earlier);
        let lower = typed.to_lowercase();
        let others = self.others(&expected, earlier, surface);
        let fixed: Vec<(Fit, Candidate)> = keywords(&expected, surface)
            .filter(|one| {
                !typed.is_empty() || has_chinese(&one.text) == (surface == Surface::Chinese)
            })
            .chain(others)
            .filter(|_| !quoted)
            .filter_map(|one| Some((begins(&one.text, &lower)?, one)))
            .collect();
        let wanted = Wanted::of(&expected, earlier, quoted);
        let focus = self.focus(earlier);
        // Where nothing is begun, a word of the language stands in the list once, and not in both.
        let foreign =
            |word: &str| typed.is_empty() && has_chinese(word) != (surface == Surface::Chinese);
        let order = |word: &Word| {
            let of_language = matches!(word.kind, NameKind::Measure(_) | NameKind::Function);
            let order = wanted.order(word.kind, &focus, &self.indicators);
            order.filter(|_| !(of_language && foreign(&word.text)))
        };
        // What is found by letters here and there is offered only where nothing else is: the editor
        // inserts what all candidates share from their start on.
        let mut found = offers(self.index().beginning(typed), order);
        if found.is_empty() && fixed.is_empty() {
            found = offers(self.index().holding(typed), order);
            let best = found.iter().map(|(fit, ..)| *fit).min();
            found.retain(|(fit, ..)| Some(*fit) == best);
        }
        found.extend(fixed.iter().map(|(fit, one)| (*fit, 1, Offer::Fixed(one))));
        found.sort_by_key(|(fit, order, _)| (*fit, *order));
        (start, first_of(found.iter().map(|(_, _, offer)| *offer), quoted))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| index_of(&self.names))
    }

    /// The indicators that the statement which is being typed names.
    fn focus(&self, earlier: &str) -> Vec<IndicatorId> {
        let tokens = lex(SourceId::default(), earlier).tokens;
        let named = tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Word(name) | TokenKind::QuotedName(name) => Some(name.to_lowercase()),
            _ => None,
        });
        named.filter_map(|name| self.indicator_names.get(&name).copied()).collect()
    }

    /// Periods and units, where they are expected.
    fn others(
        &self,
        expected: &[Expected],
        earlier: &str,
        surface: Surface,
    ) -> impl Iterator<Item = Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        if expected.contains(&Expected::Period) {
            let language = match surface {
                Surface::English => Language::English,
                Surface::Chinese => Language::Chinese,
            };
            found.extend(self.periods.iter().rev().map(|period| Candidate {
                text: period.in_language(language).to_owned(),
                what: text!("period of the data", "数据中的期间"),
            }));
        }
        if expected.contains(&Expected::Unit) {
            let focus = self.focus(earlier);
            let of_focus = focus.iter().filter_map(|id| self.indicators.get(id.0));
            let dimensions: Vec<&Dimension> = of_focus.map(|(_, unit)| &unit.dimension).collect();
            let ratio = [Dimension::Percent, Dimension::Points];
            let fits = |unit: &Unit| {
                dimensions.is_empty()
                    || dimensions.contains(&&unit.dimension)
                    || ratio.contains(&unit.dimension)
            };
            let units = UNITS.iter().filter(|word| parse_unit(word).is_ok_and(|unit| fits(&unit)));
            found.extend(
                units.map(|word| Candidate {
                    text: (*word).to_owned(),
                    what: text!("unit", "单位"),
                }),
            );
        }
        found.into_iter()
    }
}

/// The words of names, with their keys.
fn index_of(names: &[KnownName]) -> Index {
    let mut words: Vec<Word> = Vec::with_capacity(names.len());
    for one in names {
        // The names of a thing that is written one way stand together.
        match words.last_mut().filter(|last| last.kind == one.kind && last.text == one.written) {
            Some(last) => last.names.push(one.name.clone()),
            None => words.push(Word {
                text: one.written.clone(),
                names: vec![],
                what: one.what.clone(),
                kind: one.kind,
            }),
        }
    }
    Index::new(words)
}

/// What may be offered.
#[derive(Clone, Copy)]
enum Offer<'a> {
    Fixed(&'a Candidate),
    Name(&'a Word),
}

impl<'a> Offer<'a> {
    fn text(self) -> &'a str {
        match self {
            Self::Fixed(one) => &one.text,
            Self::Name(word) => &word.text,
        }
    }

    fn candidate(self, quoted: bool) -> Candidate {
        match self {
            Self::Fixed(one) => one.clone(),
            Self::Name(word) => {
                let plain = !quoted && (is_plain(&word.text) || is_call(&word.text));
                let text = if plain { word.text.clone() } else { format!("`{}`", word.text) };
                Candidate { text, what: word.what.clone() }
            }
        }
    }
}

/// The words that can stand there, each with its order.
fn offers<'a>(
    found: Vec<(&'a Word, Fit)>,
    order: impl Fn(&Word) -> Option<usize>,
) -> Vec<(Fit, usize, Offer<'a>)> {
    let found = found.into_iter();
    found.filter_map(|(word, fit)| Some((fit, order(word)?, Offer::Name(word)))).collect()
}

/// The first of what is offered, each once, and behind them what all begin with, where there are more:
/// the editor inserts what candidates share, and must not take it from the first alone.
fn first_of<'a>(offers: impl Iterator<Item = Offer<'a>> + Clone, quoted: bool) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut rest = offers.clone();
    let mut first = Vec::new();
    for offer in rest.by_ref() {
        if seen.insert(offer.text()) {
            first.push(offer.candidate(quoted));
        }
        if first.len() == MOST {
            break;
        }
    }
    if rest.next().is_none() {
        return first;
    }
    let mut shared = first.first().map_or("", |one| one.text.as_str());
    for offer in offers {
        if shared.is_empty() {
            break;
        }
        let other = offer.candidate(quoted).text;
        let same = shared.chars().zip(other.chars()).take_while(|(one, other)| one == other);
        shared = shared.get(..same.map(|(one, _)| one.len_utf8()).sum()).unwrap_or("");
    }
    let (text, most) = (shared.to_owned(), MOST);
    let what = text!("more than {most} fit: type on", "符合的超过 {most} 个：请继续输入", most);
    first.push(Candidate { text, what });
    first
}

/// What kinds of names could stand at a place.
struct Wanted {
    /// Whether anything may, as behind an error.
    all: bool,
    subject: bool,
    expression: bool,
    any_name: bool,
    grouping: bool,
    /// Behind a dot only a measure can stand.
    member: bool,
    quoted: bool,
}

impl Wanted {
    fn of(expected: &[Expected], earlier: &str, quoted: bool) -> Self {
        let has = |one| expected.contains(&one);
        Self {
            all: expected.is_empty(),
            subject: has(Expected::Subject),
            expression: has(Expected::Expression),
            any_name: has(Expected::Name),
            grouping: has(Expected::Grouping),
            member: earlier.ends_with(['.', '。', '的']) && has(Expected::Name),
            quoted,
        }
    }

    /// In which order a kind is offered; none where it cannot stand there. What the indicators in
    /// focus print comes before what may be worked out.
    fn order(
        &self,
        kind: NameKind,
        focus: &[IndicatorId],
        indicators: &[(Vec<crate::catalog::Measure>, Unit)],
    ) -> Option<usize> {
        if self.quoted && kind == NameKind::Function {
            return None;
        }
        let subject = self.subject || self.any_name || self.all;
        let value = self.expression || self.any_name || self.all;
        match kind {
            NameKind::Measure(measure) => (value || self.member).then(|| {
                let printed = focus.iter().filter_map(|id| indicators.get(id.0));
                let is_printed = printed.into_iter().any(|(printed, _)| printed.contains(&measure));
                if is_printed { 0 } else { 3 }
            }),
            _ if self.member => None,
            NameKind::Declared => (subject || value).then_some(2),
            NameKind::Indicator(_) => (subject || value).then_some(if subject { 2 } else { 5 }),
            NameKind::District => (subject || value).then_some(6),
            NameKind::Group => (subject || value).then_some(5),
            NameKind::Level => (value || self.grouping).then_some(7),
            NameKind::Function => (self.expression || self.all).then_some(4),
        }
    }
}

/// The keywords that fit, those of the language in use first; all of them behind an error.
fn keywords(expected: &[Expected], surface: Surface) -> impl Iterator<Item = Candidate> {
    let fits = |keyword| expected.is_empty() || expected.contains(&Expected::Keyword(keyword));
    let entries: Vec<&Entry> = TABLE.iter().filter(|entry| fits(entry.keyword)).collect();
    let candidate = |entry: &&Entry, word: &&'static str| Candidate {
        text: (*word).to_owned(),
        what: entry.meaning.clone(),
    };
    let of = |words: fn(&&Entry) -> &'static [&'static str]| {
        let each =
            entries.iter().flat_map(|entry| words(entry).iter().map(|word| candidate(entry, word)));
        each.collect::<Vec<_>>()
    };
    let (english, chinese) = (of(|entry| entry.english), of(|entry| entry.chinese));
    let words: Vec<Candidate> = match surface {
        Surface::English => english.into_iter().chain(chinese).collect(),
        Surface::Chinese => chinese.into_iter().chain(english).collect(),
    };
    words.into_iter()
}

/// How a keyword, a period or a unit fits: from its beginning, by its sound too.
fn begins(word: &str, typed: &str) -> Option<Fit> {
    if word.to_lowercase().starts_with(typed) {
        return Some(Fit::Begins);
    }
    let sounds = typed.is_ascii() && !typed.is_empty();
    let heard = sounds && sound::sounds(word).iter().any(|sound| sound.starts_with(typed));
    heard.then_some(Fit::Sounds)
}

/// Where the word that ends `before` starts, and whether a backquote opens it.
fn word_start(before: &str) -> (usize, bool) {
    let backquotes = before.matches('`').count();
    if backquotes % 2 == 1
        && let Some(at) = before.rfind('`')
    {
        return (at, true);
    }
    let word = before.char_indices().rev().take_while(|&(_, sign)| in_word(sign)).last();
    (word.map_or(before.len(), |(at, _)| at), false)
}

fn in_word(sign: char) -> bool {
    sign == '_' || unicode_ident::is_xid_continue(sign)
}

/// Whether a name can be written without backquotes.
fn is_plain(name: &str) -> bool {
    let mut signs = name.chars();
    signs.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && signs.all(in_word)
}

/// Whether a name is that of a function: `mean(`.
fn is_call(name: &str) -> bool {
    name.ends_with('(')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Measure;
    use crate::units::Currency;

    fn complete(text: &str) -> (usize, Vec<String>) {
        let names =
            ["domestic", "progress", "内资", "进度", "mean(", "5亿元以上项目", "恒口", "汉阴县"];
        let kinds = [
            NameKind::Indicator(IndicatorId(0)),
            NameKind::Measure(Measure::Progress),
            NameKind::Indicator(IndicatorId(0)),
            NameKind::Measure(Measure::Progress),
            NameKind::Function,
            NameKind::Indicator(IndicatorId(1)),
            NameKind::District,
            NameKind::District,
        ];
        let names = names.into_iter().zip(kinds).map(|(name, kind)| KnownName {
            name: name.to_owned(),
            written: name.to_owned(),
            what: Text::default(),
            kind,
        });
        let vocabulary = Vocabulary::new(
            names.collect(),
            vec![(vec![Measure::Progress], Unit::money(Currency::CNY, 8))],
            vec![text!("2022Q1", "2022年一季度"), text!("2023Q1", "2023年一季度")],
        );
        let (start, found) = vocabulary.complete(text, text.len());
        (start, found.into_iter().map(|one| one.text).collect())
    }

    fn words(text: &str) -> Vec<String> {
        complete(text).1
    }

    #[test]
    fn a_word_begun_is_completed_from_its_start() {
        assert_eq!(complete("rank dom"), (5, vec!["domestic".into()]));
        assert_eq!(complete("排名 内"), (7, vec!["内资".into()]));
        assert_eq!(complete("rank domestic where (pro"), (21, vec!["progress".into()]));
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(words("RA"), ["rank"]);
    }

    #[test]
    fn a_statement_begins_with_a_verb() {
        assert!(words("").starts_with(&["rank".to_owned()]));
        assert!(!words("").contains(&"domestic".to_owned()));
        assert_eq!(words("list domestic; ra"), ["rank"]);
        assert_eq!(words("排"), ["排名"]);
        assert_eq!(words("list domestic\nsho"), ["show"]);
    }

    #[test]
    fn a_verb_takes_names_and_no_clause() {
        let words = words("rank ");
        assert_eq!(words.first().map(String::as_str), Some("domestic"));
        assert!(!words.contains(&"where".to_owned()) && !words.contains(&"mean(".to_owned()));
    }

    #[test]
    fn clauses_follow_a_subject_in_the_language_in_use() {
        assert_eq!(words("rank domestic wh"), ["where"]);
        assert!(!words("rank domestic ").contains(&"内资".to_owned()));
        let place = |words: Vec<String>, word: &str| words.iter().position(|one| one == word);
        assert!(place(words("rank domestic "), "where").is_some());
        assert_eq!(place(words("rank domestic "), "其中"), None);
        assert!(place(words("排名 内资 "), "其中").is_some());
        assert_eq!(place(words("排名 内资 "), "where"), None);
        assert_eq!(
            (words("排名 内资 wh"), words("rank domestic 其")),
            (vec!["where".into()], vec!["其中".into()])
        );
    }

    #[test]
    fn functions_fit_where_an_expression_does() {
        assert_eq!(words("rank domestic where me"), ["mean("]);
    }

    #[test]
    fn each_once() {
        let words = words("rank domestic where ");
        let distinct: HashSet<_> = words.iter().collect();
        assert_eq!(words.len(), distinct.len());
    }

    #[test]
    fn the_middle_of_a_name_counts_where_no_beginning_does() {
        assert_eq!(words("show 阴"), ["汉阴县"]);
    }

    #[test]
    fn names_that_need_backquotes_get_them() {
        assert_eq!(complete("list `5"), (5, vec!["`5亿元以上项目`".into()]));
        assert_eq!(words("list 5亿"), ["`5亿元以上项目`"]);
        assert_eq!(words("list `恒"), ["`恒口`"]);
    }

    #[test]
    fn behind_an_error_every_word_is_offered() {
        assert_eq!(words("rank ) dom"), ["domestic"]);
        assert_eq!(words("rank ) whe"), ["where", "when"]);
    }

    #[test]
    fn chinese_names_are_found_by_their_sound() {
        assert_eq!(words("list `hany"), ["`汉阴县`"]);
        assert_eq!(words("show hyx"), ["汉阴县"]);
        assert_eq!(words("list nz"), ["内资"]);
        assert_eq!(words("paim"), ["排名"]);
    }

    #[test]
    fn what_the_indicator_prints_comes_before_what_may_be_worked_out() {
        let words = words("rank domestic where ");
        let place = |word: &str| words.iter().position(|one| one == word);
        assert!(place("progress") < place("mean("), "{words:?}");
        assert_eq!(words.iter().filter(|one| *one == "progress").count(), 1);
    }

    #[test]
    fn behind_a_dot_stand_measures_alone() {
        assert_eq!(words("list domestic show domestic."), ["progress"]);
        assert_eq!(words("列出 内资 显示 内资."), ["进度"]);
        assert_eq!(words("list domestic show domestic.进"), ["进度"]);
    }

    #[test]
    fn periods_of_the_data_the_latest_first() {
        let found = words("rank domestic at 20");
        assert_eq!(found, ["2023Q1", "2022Q1"]);
        assert_eq!(words("排名 内资 在 2023年"), ["2023年一季度"]);
    }

    #[test]
    fn units_that_fit_the_indicator() {
        let found = words("list domestic show actual in ");
        assert!(
            found.contains(&"万元".to_owned()) && !found.contains(&"万美元".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn of_very_many_the_first_come_and_what_all_share() {
        let name = |at: usize| {
            let name = format!("汉{}{at}区", if at < 3_000 { "滨" } else { "阴" });
            let what = Text::default();
            KnownName { written: name.clone(), name, what, kind: NameKind::District }
        };
        let vocabulary = Vocabulary::new((0..5_000).map(name).collect(), vec![], vec![]);
        let (_, found) = vocabulary.complete("show 汉", "show 汉".len());
        assert_eq!((found.len(), found[500].text.as_str()), (501, "汉"));
        let (_, found) = vocabulary.complete("show 汉滨2999", "show 汉滨2999".len());
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_line_of_the_list_fits_the_terminal() {
        let what = text!("Adds up what may be added.", "只加能加的。");
        let one = Candidate { text: "total".into(), what };
        let shown = |columns| one.shown(6, columns, Language::English);
        assert_eq!(shown(None), "total   Adds up what may be added.");
        assert_eq!(shown(Some(80)), shown(None));
        assert_eq!(shown(Some(20)), "total   Adds up wh…");
        assert_eq!(one.shown(6, Some(15), Language::Chinese), "total   只加…");
    }

    #[test]
    fn nothing_fits_nothing() {
        assert_eq!(words("rank zzz"), Vec::<String>::new());
    }
}
