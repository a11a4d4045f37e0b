//! Which words could stand where the cursor is.
//!
//! Takes a text and a byte position in it; gives the start of the word there and what could take
//! its place, best first, each once, with a line on what it is. The grammar says which keywords fit
//! and what kind of name does; behind an error every word is offered.

mod index;
mod offer;
mod sound;
#[cfg(test)]
mod tests;
mod wanted;

pub use offer::{Candidate, Completion, common, harmless};

use crate::about::{KnownName, NameKind};
use crate::analyze;
use crate::catalog::IndicatorId;
use crate::plan::ColumnId;
use crate::session::Session;
use crate::source::SourceId;
use crate::syntax::keywords::{Entry, Role, Surface, TABLE};
use crate::syntax::lexer::lex;
use crate::syntax::token::TokenKind;
use crate::syntax::{Expected, Gathered, place_after};
use crate::text::{Language, Text, has_chinese, text};
use crate::units::{Dimension, Unit, parse_unit};
use index::{Fit, Index, Word};
use offer::{Offer, first_of, offers, steers};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};
use wanted::Wanted;

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
    /// What rows can be divided by.
    groupings: Vec<Text>,
    /// The names of the columns that every row has.
    columns: HashMap<String, ColumnId>,
    index: Arc<OnceLock<Index>>,
    /// The language of a line that has no word in it yet.
    language: Language,
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
        Self {
            language: session.language(),
            groupings: analyze::groupings(session.catalog()),
            columns: analyze::columns_of_all(session.catalog()),
            ..new
        }
    }

    fn new(
        mut names: Vec<KnownName>,
        indicators: Vec<(Vec<crate::catalog::Measure>, Unit)>,
        periods: Vec<Text>,
    ) -> Self {
        // What a table calls so must not reach the terminal, and could not be typed.
        names.retain(|one| !one.name.contains(steers) && !one.written.contains(steers));
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
            groupings: Vec::new(),
            columns: HashMap::new(),
            index,
            language: Language::default(),
        }
    }

    /// Whether a word is a name.
    pub fn has(&self, word: &str) -> bool {
        self.known.contains(&word.to_lowercase())
    }

    /// Where the word at `pos` starts, and what could stand there, the best first.
    pub fn complete(&self, text: &str, pos: usize) -> Completion {
        let before = text.get(..pos).unwrap_or(text);
        let (start, quoted) = word_start(before);
        let (earlier, typed) = before.split_at_checked(start).unwrap_or((before, ""));
        let typed = typed.trim_start_matches('`');
        let surface = match (before.trim().is_empty(), self.language) {
            (true, Language::Chinese) => Surface::Chinese,
            // That of the verb: names are Chinese in either.
            _ => Surface::of(before.split_whitespace().next().unwrap_or(before)),
        };
        let place = place_after(earlier);
        let expected = self.taken(place.expected, place.query.as_ref());
        let lower = typed.to_lowercase();
        let column = |word: &str| self.columns.get(&word.to_lowercase()).cloned();
        let wanted = Wanted::of(&expected, earlier, quoted, column);
        let others = self.others(&expected, earlier, surface);
        let fixed: Vec<(Fit, Candidate)> = keywords(&expected, surface)
            .chain(others)
            .filter(|one| {
                !typed.is_empty()
                    || !one.spaced
                    || has_chinese(&one.text) == (surface == Surface::Chinese)
            })
            .filter(|_| !quoted)
            .filter_map(|one| Some((begins(&one.text, &lower)?, one)))
            .collect();
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
        if let Some(order) = wanted.order_of_others() {
            found.extend(fixed.iter().map(|(fit, one)| (*fit, order, Offer::Fixed(one))));
        }
        found.sort_by_key(|(fit, order, _)| (*fit, *order));
        let far = found.first().is_some_and(|(fit, ..)| *fit == Fit::Far);
        let (words, shared) = first_of(found.iter().map(|(_, _, offer)| *offer), quoted);
        Completion { start, words, shared, far }
    }

    /// What the grammar expects, without clauses that the verb does not take.
    fn taken(&self, mut expected: Vec<Expected>, query: Option<&Gathered>) -> Vec<Expected> {
        let Some((verb, query)) = query.and_then(|query| Some((query.verb?, query))) else {
            return expected;
        };
        let is_district = |name: &String| {
            let of_name = |one: &&KnownName| one.name.eq_ignore_ascii_case(name);
            let mut known = self.names.iter().filter(of_name);
            known.any(|one| one.kind == NameKind::District)
        };
        let of_districts = query.subjects.iter().any(is_district);
        expected.retain(|one| match one {
            Expected::Keyword(keyword) if keyword.is(Role::Clause) => {
                analyze::takes(verb, of_districts, *keyword)
            }
            _ => true,
        });
        expected
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
                spaced: false,
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
            found.extend(units.map(|word| Candidate {
                text: (*word).to_owned(),
                what: text!("unit", "单位"),
                spaced: false,
            }));
        }
        if expected.contains(&Expected::Grouping) {
            let mut words: Vec<String> = Vec::new();
            for name in &self.groupings {
                for word in [Language::English, Language::Chinese].map(|one| name.in_language(one))
                {
                    if !words.iter().any(|one| one == word) {
                        words.push(word.to_owned());
                    }
                }
            }
            let foreign = |word: &str| has_chinese(word) != (surface == Surface::Chinese);
            words.sort_by_key(|word| foreign(word));
            found.extend(words.into_iter().map(|text| Candidate {
                text,
                what: text!("to divide rows by", "分组依据"),
                spaced: false,
            }));
        }
        found.into_iter()
    }
}

/// Where the path starts that is being typed at the end of a text, if a statement names a file there:
/// `save late to "answers/la`.
pub fn path_start(before: &str) -> Option<usize> {
    let open = lex(SourceId::default(), before).tokens.pop()?;
    let range = open.span.range();
    let quote = before.get(range.clone())?.chars().next()?;
    let is_path = open.kind == TokenKind::Unknown
        && range.end == before.len()
        && place_after(before).expected == [Expected::File];
    is_path.then_some(range.start + quote.len_utf8())
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

/// The keywords that fit, those of the language in use first; all of them behind an error.
fn keywords(expected: &[Expected], surface: Surface) -> impl Iterator<Item = Candidate> {
    let fits = |keyword| expected.is_empty() || expected.contains(&Expected::Keyword(keyword));
    let entries: Vec<&Entry> = TABLE.iter().filter(|entry| fits(entry.keyword)).collect();
    let candidate = |entry: &&Entry, word: &&'static str| Candidate {
        text: (*word).to_owned(),
        what: entry.meaning.clone(),
        spaced: true,
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
    let lower = word.to_lowercase();
    if lower.starts_with(typed) {
        return Some(if lower == typed { Fit::Is } else { Fit::Begins });
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
